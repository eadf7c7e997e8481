/* What a series did at a dated event, for people and for machines. */
#include <math.h>

#include "cli/say.h"
#include "cli/trend.h"
#include "cli/value.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"

/* ---- sentences ----------------------------------------------------------------- */

/* "5 målinger før og 1 efter". */
static const char *
sides(const struct event_effect *v, enum language l, struct arena *a)
{
	size_t before = v->fit.n_before, after = v->fit.n_after;

	return arena_printf(a, prose_say(l, "%zu %s før og %zu efter"), before,
	    before == 1 ? prose_say_in(l, "trend", "måling") : prose_say_in(l, "trend", "målinger"),
	    after);
}

/* Why nothing can be told, after the colon. */
static const char *
reason(const struct event_effect *v, enum language l, struct arena *a)
{
	if (v->parted)
		return prose_say(l, "et andet databrud ligger mellem målingerne på de to sider.");
	if (v->fit.code == STAT_TOO_SHORT)
		return arena_printf(a, prose_say(l, "%s; der skal mindst %d på hver side."),
		    sides(v, l, a), INTERRUPTED_LEAST);
	if (v->fit.code == STAT_EXACT_FIT)
		return prose_say(
		    l, "målingerne ligger præcis på to linjer, så usikkerheden er ukendt.");
	return stat_code_sentence(v->fit.code, l);
}

/* Figures that are on neither side, with a blank before it; "" for none. */
static const char *
left_out(const struct event_effect *v, enum language l, struct arena *a)
{
	const char *across = "", *other = "";

	if (v->across > 0)
		across = prose_say(l, " Perioden, som datoen ligger inde i, er udeladt.");
	if (v->other_way > 0)
		other = arena_printf(a,
		    prose_say(l, " %zu %s på den anden side af et andet databrud er udeladt."),
		    v->other_way,
		    v->other_way == 1 ? prose_say_in(l, "left out", "måling")
				      : prose_say_in(l, "left out", "målinger"));
	return arena_printf(a, "%s%s", across, other);
}

/* "p = 0,02"; of several areas "p = 0,02, q = 0,04". */
static const char *
chance(double p, double q, enum language l, struct arena *a)
{
	const char *text = prose_p(p, l, a);

	return isnan(q) ? text : arena_printf(a, "%s, q%s", text, prose_p(q, l, a) + 1);
}

static const char *
level_change(
    const struct indicator *i, const struct effect *e, double q, enum language l, struct arena *a)
{
	return arena_printf(a, "%s (95\u00A0%%: %s), %s", phrase_difference(i, e->value, l, a),
	    say_range(i, e->low, e->high, l, a), chance(e->p, q, l, a));
}

const char *
trend_event(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct event_effect *v = &t->event;
	const struct interruption *f = &v->fit;
	const struct indicator *i = t->assessment.series.indicator;

	if (v->at == 0)
		return NULL;
	const char *day = phrase_date(v->at, l, a), *rest = left_out(v, l, a);
	if (f->code != STAT_OK)
		return arena_printf(
		    a, prose_say(l, "%s: Kan ikke afgøres: %s%s"), day, reason(v, l, a), rest);
	return arena_printf(a,
	    prose_say(l,
		"%s (%s): niveauet ændrede sig %s; hældningen ændrede sig %s, %s. Linjen før giver "
		"%s på dagen.%s"),
	    day, sides(v, l, a), level_change(i, &f->level, t->level_q, l, a),
	    say_slope(i, f->slope.value, f->slope.low, f->slope.high, l, a),
	    chance(f->slope.p, t->slope_q, l, a), phrase_value(i, f->expected, NAN, l, a), rest);
}

const char *
trend_event_warning(const struct trend_series *t, enum language l)
{
	if (t->event.at == 0 || t->event.fit.code != STAT_OK)
		return NULL;
	if (t->event.is_break)
		return prose_say(l,
		    "Hændelsen er selv et databrud: ændringen kan være den nye måde at gøre op på "
		    "og er intet bevis for en virkning.");
	return prose_say(l,
	    "En ændring ved hændelsen er intet bevis for, at hændelsen er årsagen: alt andet fra "
	    "samme tid er med i tallet, og der er ingen kontrolgruppe.");
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
	const struct event_effect *v = &t->event;
	char date[PERIOD_SIZE];

	emit_text(e, v->at != 0 ? date_print(date, v->at) : "");
	emit_text(e, v->at != 0 ? code_id(v) : "");
	emit_number(e, v->at != 0 ? (double)v->fit.n_before : NAN);
	emit_number(e, v->at != 0 ? (double)v->fit.n_after : NAN);
	emit_effect(e, v, &v->fit.level);
	emit_effect(e, v, &v->fit.slope);
	emit_number(e, t->level_q);
	emit_number(e, t->slope_q);
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
	const struct event_effect *v = &t->event;
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
	put_effect(j, "level_change", v, &v->fit.level, t->level_q);
	put_effect(j, "slope_change", v, &v->fit.slope, t->slope_q);
	value_number(j, "slope_before", told(v, &v->fit.slope_before).value);
	value_number(j, "slope_after", told(v, &v->fit.slope_after).value);
	value_number(j, "expected", v->fit.code == STAT_OK ? v->fit.expected : NAN);
	value_number(j, "level", EVENT_CONFIDENCE);
	json_object_end(j);
}
