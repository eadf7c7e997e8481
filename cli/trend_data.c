/* The trend for machines: CSV and JSON. */
#include <math.h>

#include "base/json.h"
#include "cli/emit.h"
#include "cli/sentences.h"
#include "cli/trend.h"
#include "cli/value.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/target.h"

/* ---- CSV ------------------------------------------------------------------------ */

static const char *const heads[] = { "indicator", "name", "area", "area_name", "stratum", "period",
	"value", "numerator", "denominator", "ci_low", "ci_high", "unit", PRICE_COLUMNS, "status",
	"break_before", "tested", "target_rule", "target_low", "target_value", "target_by", "gap",
	"fictional", "file", "line", "field", "n", "mk_code", "mk_s", "mk_tau", "p", "q",
	"p_attainable", "exact", "slope_code", "slope", "slope_low", "slope_high", "power_code",
	"smallest_change", "model_code", "model", "model_change", "model_low", "model_high",
	"model_p", "dispersion", "shift_code", "shift_after", "chart", "chart_code", "chart_centre",
	"chart_low", "chart_high", "chart_signals", "development", TREND_EVENT_COLUMNS };

static void
emit_truth(struct emit *e, bool yes)
{
	emit_text(e, yes ? "true" : "false");
}

static void
emit_target(struct emit *e, const struct target *t)
{
	emit_text(e, t != NULL ? target_rule_id(t->rule) : "");
	emit_number(e, t != NULL && t->rule == TARGET_BETWEEN ? t->low : NAN);
	emit_number(e, target_bound(t, HUGE_VAL)); /* of BETWEEN the upper end */
	if (t != NULL)
		emit_int(e, t->by);
	else
		emit_text(e, "");
}

/* Where it was read; of a figure computed from the kommuner nothing. */
static void
emit_origin(struct emit *e, const struct series *s, size_t i)
{
	const struct pos *at = &s->obs[i].origin;

	if (s->aggregated) {
		emit_text(e, ""), emit_text(e, ""), emit_text(e, "");
		return;
	}
	emit_text(e, at->file);
	emit_int(e, (long long)at->line);
	emit_int(e, (long long)at->field);
}

static void
emit_figure(struct emit *e, const struct trend_series *t, size_t i)
{
	const struct series *s = &t->assessment.series;
	const struct observation *o = &s->obs[i];
	char period[PERIOD_SIZE], status[] = { (char)o->status, '\0' };

	emit_text(e, period_print(period, o->period));
	emit_number(e, o->value);
	emit_number(e, o->numerator);
	emit_number(e, o->denominator);
	emit_number(e, t->assessment.limits[i].low);
	emit_number(e, t->assessment.limits[i].high);
	emit_text(e, s->indicator->unit);
	emit_prices(e, s, o);
	emit_text(e, status);
	emit_truth(e, i > 0 && !series_continues(s, i - 1, i));
	emit_truth(e, trend_is_tested(t, i));
	emit_target(e, t->assessment.target);
	emit_number(e, trend_gap(t, i));
	emit_truth(e, o->source != NULL && o->source->fictional);
	emit_origin(e, s, i);
}

/* Which of the tested figures figure I is; n if none. */
static size_t
tested_index(const struct profile *p, size_t i)
{
	size_t k = 0;

	while (k < p->n && p->usable.index[p->usable.from + k] != i)
		k++;
	return k;
}

static const char *
model_id(const struct count_trend *m)
{
	if (!m->counts)
		return NULL;
	return m->family == GLM_BINOMIAL ? "logistic" : "poisson";
}

static enum stat_code
chart_code(const struct profile *p)
{
	return p->n > 0 ? p->chart.parts[0].code : STAT_TOO_SHORT;
}

static void
emit_model(struct emit *e, const struct count_trend *m)
{
	const char *id = model_id(m);

	emit_text(e, stat_code_id(m->code));
	emit_text(e, id != NULL ? id : "");
	emit_number(e, m->change);
	emit_number(e, m->low);
	emit_number(e, m->high);
	emit_number(e, m->p);
	emit_number(e, m->dispersion);
}

static const char *
period_of(char buf[static PERIOD_SIZE], const struct profile *p, size_t k)
{
	return period_print(buf, p->usable.obs[p->usable.from + k]->period);
}

/* The last period before each proposed change of level, with a blank between. */
static const char *
shift_periods(const struct profile *p, struct arena *a)
{
	const char *list = "";
	char period[PERIOD_SIZE];

	for (size_t i = 0; i < p->shifts.n; i++)
		list = arena_printf(a, "%s%s%s", list, i > 0 ? " " : "",
		    period_of(period, p, p->shifts.after[i] - 1));
	return list;
}

/* The names of the signals of the K-th tested figure, with a blank between. */
static const char *
signal_names(const struct profile *p, size_t k, struct arena *a)
{
	enum control_signal of[CONTROL_SIGNALS];
	size_t n = control_signal_list(&p->signals.marks[k], of);
	const char *names = "";

	for (size_t i = 0; i < n; i++)
		names =
		    arena_printf(a, "%s%s%s", names, i > 0 ? " " : "", control_signal_name(of[i]));
	return names;
}

static void
emit_chart(struct emit *e, const struct profile *p, size_t i, struct arena *a)
{
	size_t k = tested_index(p, i);
	const struct control_point none = { .centre = NAN, .low = NAN, .high = NAN };
	const struct control_point *point = k < p->n ? &p->chart.points[k] : &none;

	emit_text(e, trend_chart_id(p));
	emit_text(e, stat_code_id(chart_code(p)));
	emit_number(e, point->centre);
	emit_number(e, point->low);
	emit_number(e, point->high);
	emit_text(e, k < p->n ? signal_names(p, k, a) : "");
}

static void
emit_tests(struct emit *e, const struct trend_series *t, size_t i, struct arena *a)
{
	const struct profile *p = &t->profile;

	emit_int(e, (long long)p->n);
	emit_text(e, stat_code_id(p->mk.code));
	emit_number(e, p->mk.s);
	emit_number(e, p->mk.tau_a);
	emit_number(e, p->mk.p);
	emit_number(e, p->q);
	emit_number(e, p->mk.p_attainable);
	emit_truth(e, !isnan(p->mk.p_exact));
	emit_text(e, stat_code_id(p->sen.code));
	emit_number(e, p->sen.slope);
	emit_number(e, p->sen.low);
	emit_number(e, p->sen.high);
	emit_text(e, stat_code_id(p->power.code));
	emit_number(e, p->power.change);
	emit_model(e, &p->counts);
	emit_text(e, stat_code_id(p->shifts.code));
	emit_text(e, shift_periods(p, a));
	emit_chart(e, p, i, a);
	emit_text(e, development_id(t->assessment.development));
	trend_event_csv(e, t);
}

static void
emit_series(struct emit *e, const struct trend_series *t, struct arena *a)
{
	const struct series *s = &t->assessment.series;

	for (size_t i = 0; i < s->n; i++) {
		emit_text(e, s->indicator->id);
		emit_text(e, s->indicator->name);
		emit_int(e, s->area->code);
		emit_text(e, s->area->name);
		emit_text(e, s->stratum);
		emit_figure(e, t, i);
		emit_tests(e, t, i, a);
		emit_row_end(e);
	}
}

void
trend_csv(FILE *out, struct run *r, const struct trend_answer *t, size_t n, bool danish)
{
	struct emit e;

	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < t[k].n; i++)
			emit_series(&e, &t[k].series[i], &r->arena);
}

/* ---- JSON ------------------------------------------------------------------------ */

static void
put_figure(struct json *j, const struct trend_series *t, size_t i)
{
	const struct series *s = &t->assessment.series;
	const struct observation *o = &s->obs[i];
	char period[PERIOD_SIZE], status[] = { (char)o->status, '\0' };

	json_object(j);
	value_string(j, "period", period_print(period, o->period));
	value_number(j, "value", o->value);
	value_number(j, "numerator", o->numerator);
	value_number(j, "denominator", o->denominator);
	value_number(j, "ci_low", t->assessment.limits[i].low);
	value_number(j, "ci_high", t->assessment.limits[i].high);
	value_prices(j, s, o);
	value_string(j, "status", status);
	value_bool(j, "break_before", i > 0 && !series_continues(s, i - 1, i));
	value_bool(j, "tested", trend_is_tested(t, i));
	value_number(j, "gap", trend_gap(t, i));
	value_number(j, "covered", s->covered != NULL ? s->covered[i] : NAN);
	json_object_end(j);
}

static void
put_kendall(struct json *j, const struct profile *p)
{
	const struct mann_kendall *m = &p->mk;

	json_key(j, "mann_kendall");
	json_object(j);
	value_string(j, "code", stat_code_id(m->code));
	value_count(j, "n", m->n);
	value_number(j, "s", m->s);
	value_number(j, "tau", m->tau_a);
	value_number(j, "p", m->p);
	value_number(j, "q", p->q);
	value_number(j, "p_attainable", m->p_attainable);
	value_bool(j, "exact", !isnan(m->p_exact));
	json_object_end(j);
}

static void
put_season(struct json *j, const struct profile *p)
{
	const struct kendall_groups *g = &p->season;

	json_key(j, "seasonal_kendall");
	if (p->seasons == 0) {
		json_null(j);
		return;
	}
	json_object(j);
	value_string(j, "code", stat_code_id(g->code));
	value_count(j, "seasons", p->seasons);
	value_number(j, "s", g->s);
	value_number(j, "p_independent", g->p);
	value_number(j, "p", g->p_covariance);
	value_number(j, "slope", g->slope);
	json_object_end(j);
}

static void
put_sen(struct json *j, const struct theil_sen *s)
{
	json_key(j, "theil_sen");
	json_object(j);
	value_string(j, "code", stat_code_id(s->code));
	value_number(j, "slope", s->slope);
	value_number(j, "slope_low", s->low);
	value_number(j, "slope_high", s->high);
	value_number(j, "level", PROFILE_CONFIDENCE);
	json_object_end(j);
}

static void
put_power(struct json *j, const struct detectable *d)
{
	json_key(j, "power");
	json_object(j);
	value_string(j, "code", stat_code_id(d->code));
	value_number(j, "smallest_change", d->change);
	value_number(j, "probability", 0.8);
	value_number(j, "level", 0.05);
	json_object_end(j);
}

static void
put_model(struct json *j, const struct count_trend *m)
{
	json_key(j, "model");
	json_object(j);
	value_string(j, "code", stat_code_id(m->code));
	value_string(j, "family", model_id(m));
	value_count(j, "n", m->n);
	value_number(j, "change_percent", m->change);
	value_number(j, "change_low", m->low);
	value_number(j, "change_high", m->high);
	value_number(j, "level", PROFILE_CONFIDENCE);
	value_number(j, "p", m->p);
	value_number(j, "dispersion", m->dispersion);
	value_number(j, "fitted_first", m->first);
	value_number(j, "fitted_last", m->last);
	json_object_end(j);
}

static void
put_shifts(struct json *j, const struct profile *p)
{
	const struct shifts *s = &p->shifts;
	char period[PERIOD_SIZE];

	json_key(j, "level_shifts");
	json_object(j);
	value_string(j, "code", stat_code_id(s->code));
	json_key(j, "proposed_after");
	json_array(j);
	for (size_t i = 0; i < s->n; i++)
		json_string(j, period_of(period, p, s->after[i] - 1));
	json_array_end(j);
	value_bool(j, "steady_does_as_well", s->steady);
	value_number(j, "bic_gain", s->gain);
	value_number(j, "pettitt_p", s->pettitt.p);
	json_object_end(j);
}

static void
put_signals(struct json *j, const char *key, unsigned bits)
{
	const struct control_mark mark = { .up = bits };
	enum control_signal of[CONTROL_SIGNALS];
	size_t n = control_signal_list(&mark, of);

	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_string(j, control_signal_name(of[i]));
	json_array_end(j);
}

static void
put_point(struct json *j, const struct profile *p, size_t k)
{
	const struct control_point *point = &p->chart.points[k];
	char period[PERIOD_SIZE];

	json_object(j);
	value_string(j, "period", period_of(period, p, k));
	value_number(j, "centre", point->centre);
	value_number(j, "low", point->low);
	value_number(j, "high", point->high);
	put_signals(j, "up", p->signals.marks[k].up);
	put_signals(j, "down", p->signals.marks[k].down);
	json_object_end(j);
}

static void
put_chart(struct json *j, const struct profile *p)
{
	json_key(j, "chart");
	json_object(j);
	value_string(j, "kind", trend_chart_id(p));
	value_string(j, "rules", p->signals.rules->name);
	value_int(j, "rules_version", p->signals.rules->version);
	value_string(j, "code", stat_code_id(chart_code(p)));
	value_string(
	    j, "runs_code", stat_code_id(p->n > 0 ? p->signals.runs[0].code : STAT_TOO_SHORT));
	json_key(j, "points");
	json_array(j);
	for (size_t k = 0; k < p->n; k++)
		put_point(j, p, k);
	json_array_end(j);
	json_object_end(j);
}

static void
put_series(struct json *j, struct run *r, const struct trend_series *t)
{
	const struct assessment *as = &t->assessment;

	json_object(j);
	value_int(j, "area", as->series.area->code);
	value_string(j, "area_name", as->series.area->name);
	value_target(j, as->target);
	json_key(j, "observations");
	json_array(j);
	for (size_t i = 0; i < as->series.n; i++)
		put_figure(j, t, i);
	json_array_end(j);
	value_count(j, "tested", t->profile.n);
	value_count(j, "left_out_before_break", t->profile.usable.from);
	put_kendall(j, &t->profile);
	put_season(j, &t->profile);
	put_sen(j, &t->profile.sen);
	put_power(j, &t->profile.power);
	put_model(j, &t->profile.counts);
	put_shifts(j, &t->profile);
	put_chart(j, &t->profile);
	trend_event_json(j, t);
	value_string(j, "development", development_id(as->development));
	value_cautions(j, as->cautions);
	sentences_json(j, as, r->options->as_of, &r->arena);
	json_object_end(j);
}

static void
put_region(struct json *j, const struct trend_answer *t)
{
	const struct kendall_groups *g = &t->region;

	json_key(j, "regional_mann_kendall");
	if (t->n < 2) {
		json_null(j);
		return;
	}
	json_object(j);
	value_string(j, "code", stat_code_id(g->code));
	value_count(j, "n", g->n);
	value_count(j, "areas", t->n);
	value_number(j, "s", g->s);
	value_number(j, "tau", g->tau);
	value_number(j, "p_independent", g->p);
	value_number(j, "p", g->p_covariance);
	value_number(j, "slope", g->slope);
	json_object_end(j);
}

static void
put_answer(struct json *j, struct run *r, const struct trend_answer *t)
{
	json_object(j);
	value_indicator(j, t->indicator, t->stratum);
	json_key(j, "series");
	json_array(j);
	for (size_t i = 0; i < t->n; i++)
		put_series(j, r, &t->series[i]);
	json_array_end(j);
	put_region(j, t);
	json_object_end(j);
}

void
trend_json(FILE *out, struct run *r, const struct trend_answer *t, size_t n)
{
	struct json j;

	value_begin(&j, out, r);
	json_key(&j, "trends");
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		put_answer(&j, r, &t[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
}
