/* The status for machines: CSV and JSON. */
#include <math.h>

#include "base/json.h"
#include "cli/emit.h"
#include "cli/needed.h"
#include "cli/sentences.h"
#include "cli/status.h"
#include "cli/value.h"
#include "model/period.h"
#include "model/target.h"

static const char *const heads[] = { "indicator", "name", "group", "area", "area_name", "stratum",
	"period", "value", "numerator", "denominator", "ci_low", "ci_high", "unit", PRICE_COLUMNS,
	"target_rule", "target_low", "target_value", "target_by", "target_status", "target_from",
	"target_document", "target_area", "region_target_value", "region_target_by", "region_gap",
	"gap", "beyond_chance", "verdict", "judged_period", "judged_value", "judged_gap",
	"judged_beyond_chance", "development", "trend_n", "slope", "slope_low", "slope_high", "p",
	"p_attainable", "smallest_change", "power_code", "outlook_period", "outlook_value",
	"outlook_low", "outlook_high", "probability_met", "required_per_year", "observed_per_year",
	"covered", "cautions", "fictional", "places", "file", "line", "field", NEEDED_COLUMNS,
	"worse_and_worsening" };

static const char *const truths[] = {
	[TRUTH_UNKNOWN] = "", [TRUTH_NO] = "false", [TRUTH_YES] = "true"
};

static const char *
period_text(char buf[static PERIOD_SIZE], const struct observation *o)
{
	buf[0] = '\0';
	return o != NULL ? period_print(buf, o->period) : buf;
}

static void
emit_target(struct emit *e, const struct target *t)
{
	char date[PERIOD_SIZE];

	emit_text(e, t != NULL ? target_rule_id(t->rule) : "");
	emit_number(e, t != NULL && t->rule == TARGET_BETWEEN ? t->low : NAN);
	emit_number(e, target_bound(t, HUGE_VAL)); /* of BETWEEN the upper end */
	if (t != NULL)
		emit_int(e, t->by);
	else
		emit_text(e, "");
	emit_text(e, t != NULL ? target_status_id(t->status) : "");
	emit_text(e, t != NULL ? date_print(date, t->from) : "");
	emit_text(e, t != NULL ? t->document : "");
	if (t != NULL)
		emit_int(e, t->area);
	else
		emit_text(e, "");
}

/* The region's, where the area has its own. */
static void
emit_regional(struct emit *e, const struct beside *b)
{
	emit_number(e, target_bound(b->target, HUGE_VAL));
	emit_number(e, b->target != NULL ? (double)b->target->by : NAN);
	emit_number(e, b->latest.gap);
}

static void
emit_judgements(struct emit *e, const struct assessment *as)
{
	char period[PERIOD_SIZE];

	emit_number(e, as->latest.gap);
	emit_text(e, truths[as->latest.beyond_chance]);
	emit_text(e, verdict_id(as->verdict));
	emit_text(e, period_text(period, as->judged.obs));
	emit_number(e, as->judged.value);
	emit_number(e, as->judged.gap);
	emit_text(e, truths[as->judged.beyond_chance]);
}

static void
emit_trend(struct emit *e, const struct trend *t)
{
	emit_int(e, (long long)t->n);
	emit_number(e, t->slope);
	emit_number(e, t->slope_low);
	emit_number(e, t->slope_high);
	emit_number(e, t->p);
	emit_number(e, t->p_attainable);
	emit_number(e, t->smallest_change);
	emit_text(e, stat_code_id(t->power_code));
}

static bool
has_outlook(const struct outlook *o)
{
	return o->code == STAT_OK && o->year != 0;
}

static void
emit_outlook(struct emit *e, const struct outlook *o)
{
	bool any = has_outlook(o);

	if (any)
		emit_int(e, o->year);
	else
		emit_text(e, "");
	emit_number(e, any ? o->value : NAN);
	emit_number(e, any ? o->low : NAN);
	emit_number(e, any ? o->high : NAN);
	emit_number(e, any ? o->probability_met : NAN);
}

/* Where the latest figure of AS was read: *AT, as many as returned. */
static size_t
origins(struct run *r, const struct assessment *as, const struct pos **at)
{
	if (as->latest.obs == NULL || r->unsourced)
		return 0;
	return panel_origins(&r->panel, &as->series, (size_t)(as->latest.obs - as->series.obs),
	    r->options->as_of, at);
}

/* How many places the figure was read from or computed from, and the first of them. */
static void
emit_origin(struct emit *e, struct run *r, const struct assessment *as)
{
	const struct pos *at = NULL;
	size_t n = origins(r, as, &at);

	emit_int(e, (long long)n);
	emit_text(e, n > 0 ? at[0].file : "");
	if (n > 0 && at[0].line != 0) /* else a row that is not there */
		emit_int(e, (long long)at[0].line), emit_int(e, (long long)at[0].field);
	else
		emit_text(e, ""), emit_text(e, "");
}

/* The ids of the cautions, with a blank between. */
static const char *
caution_list(struct arena *a, unsigned cautions)
{
	const char *list = "";

	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++)
		if ((cautions >> bit & 1u) != 0)
			list = arena_printf(a, "%s%s%s", list, *list != '\0' ? " " : "",
			    caution_id((enum caution)(1u << bit)));
	return list;
}

static void
emit_item(struct emit *e, struct run *r, const struct assessment *as, const struct needs *needs,
    bool worsening)
{
	const struct indicator *i = as->series.indicator;
	const struct observation *o = as->latest.obs;
	char period[PERIOD_SIZE];

	emit_text(e, i->id);
	emit_text(e, i->name);
	emit_text(e, i->group);
	emit_int(e, as->series.area->code);
	emit_text(e, as->series.area->name);
	emit_text(e, as->series.stratum);
	emit_text(e, period_text(period, o));
	emit_number(e, as->latest.value);
	emit_number(e, o != NULL ? o->numerator : NAN);
	emit_number(e, o != NULL ? o->denominator : NAN);
	emit_number(e, as->latest.ci.low);
	emit_number(e, as->latest.ci.high);
	emit_text(e, i->unit);
	emit_prices(e, &as->series, o);
	emit_target(e, as->target);
	emit_regional(e, &as->regional);
	emit_judgements(e, as);
	emit_text(e, development_id(as->development));
	emit_trend(e, &as->trend);
	emit_outlook(e, &as->outlook);
	emit_number(e, as->required_per_year);
	emit_number(e, as->observed_per_year);
	emit_number(e, as->covered);
	emit_text(e, caution_list(&r->arena, as->cautions));
	emit_text(e, (as->cautions & CAUTION_FICTIONAL) != 0 ? "true" : "false");
	emit_origin(e, r, as);
	needed_csv(e, needs);
	emit_text(e, worsening ? "true" : "false");
	emit_row_end(e);
}

const char *
status_column(size_t k)
{
	return k < countof(heads) ? heads[k] : NULL;
}

void
status_csv(FILE *out, struct run *r, const struct run_item *items, size_t n, bool danish)
{
	const struct needs *needs = needed_of(r, items, n);
	size_t tested;
	const struct worsening *w = needed_worsening(r, items, n, &tested);
	struct emit e;

	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t i = 0; i < n; i++)
		emit_item(&e, r, &items[i].assessment, &needs[i], w[i].called);
}

/* ---- JSON ------------------------------------------------------------------ */

static void
put_period(struct json *j, const struct observation *o)
{
	char period[PERIOD_SIZE];

	value_string(j, "period", o != NULL ? period_print(period, o->period) : NULL);
}

static void
put_trend(struct json *j, const struct trend *t)
{
	json_key(j, "trend");
	json_object(j);
	value_string(j, "method", isnan(t->slope) ? NULL : t->method);
	value_string(j, "code", stat_code_id(t->code));
	value_count(j, "n", t->n);
	value_number(j, "slope", t->slope);
	value_number(j, "slope_low", t->slope_low);
	value_number(j, "slope_high", t->slope_high);
	value_number(j, "p", t->p);
	value_number(j, "p_attainable", t->p_attainable);
	value_number(j, "smallest_change", t->smallest_change);
	value_string(j, "power_code", stat_code_id(t->power_code));
	json_object_end(j);
}

/* What each model counts; no change has what is left of 1. */
static void
put_shares(struct json *j, const struct outlook *o)
{
	double rest = 1;

	json_key(j, "shares");
	json_object(j);
	for (int m = 0; m < OUTLOOK_MODELS; m++) {
		rest -= o->share[m];
		value_number(j, outlook_model_id((enum outlook_model)m), o->share[m]);
	}
	value_number(j, "no_change", o->code == STAT_OK ? fmax(0, rest) : NAN);
	json_object_end(j);
}

static void
put_outlook(struct json *j, const struct outlook *o)
{
	json_key(j, "outlook");
	if (o->year == 0) {
		json_null(j);
		return;
	}
	json_object(j);
	value_int(j, "period", o->year);
	value_string(j, "code", stat_code_id(o->code));
	value_number(j, "value", o->value);
	value_number(j, "low", o->low);
	value_number(j, "high", o->high);
	value_number(j, "level", o->level);
	value_number(j, "low_80", o->low_80);
	value_number(j, "high_80", o->high_80);
	value_number(j, "low_50", o->low_50);
	value_number(j, "high_50", o->high_50);
	value_number(j, "probability_met", o->probability_met);
	value_number(j, "probability_met_by", o->probability_met_by);
	value_string(j, "model", o->model);
	put_shares(j, o);
	value_count(j, "n", o->n);
	value_number(j, "years_ahead", o->ahead);
	json_object_end(j);
}

/* What the verdict rests on, when the target year is behind us not the latest value. */
static void
put_judged(struct json *j, const struct judgement *judged)
{
	json_key(j, "judged");
	if (judged->obs == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	put_period(j, judged->obs);
	value_number(j, "value", judged->value);
	value_number(j, "gap", judged->gap);
	value_truth(j, "beyond_chance", judged->beyond_chance);
	json_object_end(j);
}

/* null for a row that is not there */
static void
key_place(struct json *j, const char *key, size_t n)
{
	json_key(j, key);
	if (n != 0)
		json_int(j, (long long)n);
	else
		json_null(j);
}

static void
put_origin(struct json *j, struct run *r, const struct assessment *as)
{
	const struct pos *at = NULL;
	size_t n = origins(r, as, &at);

	json_key(j, "origin");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		value_string(j, "file", at[i].file);
		key_place(j, "line", at[i].line);
		key_place(j, "field", at[i].field);
		key_place(j, "import", (size_t)run_import_of(r, at[i]));
		if (at[i].line == 0)
			value_string(j, "note", "absent row, taken as 0 by the publisher's rule");
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_item(struct json *j, struct run *r, const struct assessment *as, const struct needs *needs)
{
	const struct indicator *i = as->series.indicator;
	const struct observation *o = as->latest.obs;

	json_object(j);
	value_string(j, "indicator", i->id);
	value_string(j, "name", i->name);
	value_string(j, "group", i->group);
	value_int(j, "area", as->series.area->code);
	value_string(j, "area_name", as->series.area->name);
	value_string(j, "stratum", as->series.stratum);
	put_period(j, o);
	value_number(j, "value", as->latest.value);
	value_number(j, "numerator", o != NULL ? o->numerator : NAN);
	value_number(j, "denominator", o != NULL ? o->denominator : NAN);
	value_number(j, "ci_low", as->latest.ci.low);
	value_number(j, "ci_high", as->latest.ci.high);
	value_string(j, "unit", i->unit);
	value_prices(j, &as->series, o);
	value_target(j, as->target);
	beside_json(j, as);
	value_number(j, "gap", as->latest.gap);
	value_truth(j, "beyond_chance", as->latest.beyond_chance);
	value_string(j, "verdict", verdict_id(as->verdict));
	put_judged(j, &as->judged);
	value_string(j, "development", development_id(as->development));
	put_trend(j, &as->trend);
	put_outlook(j, &as->outlook);
	value_number(j, "required_per_year", as->required_per_year);
	value_number(j, "observed_per_year", as->observed_per_year);
	needed_json(j, as, needs);
	value_number(j, "covered", as->covered);
	value_cautions(j, as->cautions);
	sentences_json(j, as, r->options->as_of, &r->arena);
	put_origin(j, r, as);
	json_object_end(j);
}

void
status_json(FILE *out, struct run *r, const struct run_item *items, size_t n)
{
	const struct needs *needs = needed_of(r, items, n);
	size_t tested;
	const struct worsening *w = needed_worsening(r, items, n, &tested);
	struct json j;

	value_begin(&j, out, r);
	json_key(&j, "assessments");
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		put_item(&j, r, &items[i].assessment, &needs[i]);
	json_array_end(&j);
	needed_worsening_json(&j, w, n, tested);
	json_object_end(&j);
	json_end(&j);
}
