/* What a series did at a dated event, for people and for machines. */
#include <math.h>

#include "cli/trend.h"
#include "cli/value.h"
#include "model/period.h"
#include "model/phrase.h"

/* ---- sentences ----------------------------------------------------------------- */

const char *
trend_event(const struct trend_series *t, enum language l, struct arena *a)
{
	int at = t->event.effect.at;

	return at == 0 ? NULL
		       : event_sentence(
			   &t->event, t->assessment.series.indicator, phrase_date(at, l, a), l, a);
}

const char *
trend_event_warning(const struct trend_series *t, enum language l)
{
	return event_warning(&t->event.effect, l);
}

/* ---- for machines ---------------------------------------------------------------- */

static const char *
code_id(const struct event_effect *v)
{
	return v->parted ? "series_break" : stat_code_id(v->fit.code);
}

/* An effect with limits, else nothing: a change of unknown error is none that can be told. */
static struct effect
told(const struct event_effect *v, const struct effect *e)
{
	static const struct effect none = { NAN, NAN, NAN, NAN, NAN, NAN };

	return v->at != 0 && v->fit.code == STAT_OK ? *e : none;
}

static void
emit_effect(struct emit *e, const struct event_effect *v, const struct effect *of)
{
	struct effect effect = told(v, of);

	emit_number(e, effect.value);
	emit_number(e, effect.low);
	emit_number(e, effect.high);
	emit_number(e, effect.p);
}

void
trend_event_csv(struct emit *e, const struct trend_series *t)
{
	const struct event_effect *v = &t->event.effect;
	char date[PERIOD_SIZE];

	emit_text(e, v->at != 0 ? date_print(date, v->at) : "");
	emit_text(e, v->at != 0 ? code_id(v) : "");
	emit_number(e, v->at != 0 ? (double)v->fit.n_before : NAN);
	emit_number(e, v->at != 0 ? (double)v->fit.n_after : NAN);
	emit_effect(e, v, &v->fit.level);
	emit_effect(e, v, &v->fit.slope);
	emit_number(e, t->event.level_q);
	emit_number(e, t->event.slope_q);
}

static void
put_effect(struct json *j, const char *key, const struct event_effect *v, const struct effect *of,
    double q)
{
	struct effect e = told(v, of);

	json_key(j, key);
	json_object(j);
	value_number(j, "change", e.value);
	value_number(j, "low", e.low);
	value_number(j, "high", e.high);
	value_number(j, "p", e.p);
	value_number(j, "q", q);
	json_object_end(j);
}

void
trend_event_json(struct json *j, const struct trend_series *t)
{
	const struct event_effect *v = &t->event.effect;
	char date[PERIOD_SIZE];

	json_key(j, "event");
	if (v->at == 0) {
		json_null(j);
		return;
	}
	json_object(j);
	value_string(j, "date", date_print(date, v->at));
	value_string(j, "code", code_id(v));
	value_bool(j, "is_series_break", v->is_break);
	value_count(j, "before", v->fit.n_before);
	value_count(j, "after", v->fit.n_after);
	value_count(j, "across", v->across);
	value_count(j, "beyond_other_breaks", v->other_way);
	put_effect(j, "level_change", v, &v->fit.level, t->event.level_q);
	put_effect(j, "slope_change", v, &v->fit.slope, t->event.slope_q);
	value_number(j, "slope_before", told(v, &v->fit.slope_before).value);
	value_number(j, "slope_after", told(v, &v->fit.slope_after).value);
	value_number(j, "expected", v->fit.code == STAT_OK ? v->fit.expected : NAN);
	value_number(j, "level", EVENT_CONFIDENCE);
	json_object_end(j);
}
