/* The comparison for machines: CSV and JSON. */
#include <math.h>

#include "base/json.h"
#include "cli/compare.h"
#include "cli/emit.h"
#include "cli/needed.h"
#include "cli/value.h"
#include "model/period.h"
#include "model/target.h"

static const char *const truths[] = {
	[TRUTH_UNKNOWN] = "", [TRUTH_NO] = "false", [TRUTH_YES] = "true"
};

static const char *const places[] = {
	[FUNNEL_WITHIN] = "within",
	[FUNNEL_LOW] = "below_95",
	[FUNNEL_VERY_LOW] = "below_998",
	[FUNNEL_HIGH] = "above_95",
	[FUNNEL_VERY_HIGH] = "above_998",
	[FUNNEL_UNKNOWN] = NULL,
};

/* ---- CSV -------------------------------------------------------------------------- */

static const char *const heads[] = { "indicator", "name", "stratum", "period", "area", "area_name",
	"value", "numerator", "denominator", "ci_low", "ci_high", "unit", "price_year", "status",
	"target_value", "gap", "meets", "beyond_chance", "reference", "difference",
	"difference_low", "difference_high", "funnel", "funnel_low_95", "funnel_high_95",
	"funnel_low_998", "funnel_high_998", "z", "p", "q", "rank", "rank_low", "rank_high",
	"fictional", "file", "line", "field", "events_over_target", "share_of_gap",
	"region_if_all_meet", "best_quarter", "region_if_best_quarter" };

static void
emit_funnel(struct emit *e, const struct peer *p)
{
	emit_text(e, places[p->place] != NULL ? places[p->place] : "");
	emit_number(e, p->inner.low);
	emit_number(e, p->inner.high);
	emit_number(e, p->outer.low);
	emit_number(e, p->outer.high);
	emit_number(e, p->z);
	emit_number(e, p->p);
	emit_number(e, p->q);
}

/* A rank, NAN for none. */
static double
place_number(size_t rank)
{
	return rank > 0 ? (double)rank : NAN;
}

/* The area's part of the region's gap, and what the region would have. */
static void
emit_needs(struct emit *e, const struct comparison *c, const struct area *area)
{
	const struct need_part *part = compare_part(c, area);

	emit_number(e, part != NULL ? part->events_over : NAN);
	emit_number(e, part != NULL ? part->share : NAN);
	emit_number(e, c->needs.if_all_meet);
	emit_number(e, c->needs.best_quarter);
	emit_number(e, c->needs.if_best_quarter);
}

/* Where it was read; O NULL: nowhere. */
static void
emit_origin(struct emit *e, const struct observation *o)
{
	if (o == NULL) {
		emit_text(e, ""), emit_text(e, ""), emit_text(e, "");
		return;
	}
	emit_text(e, o->origin.file);
	emit_int(e, (long long)o->origin.line);
	emit_int(e, (long long)o->origin.field);
}

static void
emit_area(struct emit *e, const struct comparison *c, const struct peer *p, bool computed)
{
	const struct indicator *i = c->indicator;
	const struct observation *o = p->obs;
	char period[PERIOD_SIZE], status[] = { o != NULL ? (char)o->status : '\0', '\0' };

	emit_text(e, i->id);
	emit_text(e, i->name);
	emit_text(e, c->stratum);
	emit_text(e, period_print(period, c->period));
	emit_int(e, p->area->code);
	emit_text(e, p->area->name);
	emit_number(e, p->judged.value);
	emit_number(e, o != NULL ? o->numerator : NAN);
	emit_number(e, o != NULL ? o->denominator : NAN);
	emit_number(e, p->judged.ci.low);
	emit_number(e, p->judged.ci.high);
	emit_text(e, i->unit);
	emit_number(e, c->price_year != 0 ? (double)c->price_year : NAN);
	emit_text(e, status);
	emit_number(e, target_bound(p->target, p->judged.value));
	emit_number(e, p->judged.gap);
	emit_text(e, truths[p->judged.meets]);
	emit_text(e, truths[p->judged.beyond_chance]);
	emit_number(e, c->peers.reference != NULL ? c->peers.reference->value : NAN);
	emit_number(e, p->difference);
	emit_number(e, p->difference_ci.low);
	emit_number(e, p->difference_ci.high);
	emit_funnel(e, p);
	emit_number(e, place_number(p->rank));
	emit_number(e, place_number(p->rank_low));
	emit_number(e, place_number(p->rank_high));
	emit_text(e, o != NULL && o->source != NULL && o->source->fictional ? "true" : "false");
	emit_origin(e, computed ? NULL : o);
	emit_needs(e, c, p->area);
	emit_row_end(e);
}

void
compare_csv(FILE *out, struct run *r, const struct comparison *c, size_t n, bool danish)
{
	struct emit e;

	(void)r;
	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < c[k].peers.n; i++)
			emit_area(&e, &c[k], &c[k].peers.of[i], c[k].notes[i].computed);
}

/* ---- JSON --------------------------------------------------------------------------- */

static void
put_area_name(struct json *j, const struct area *area)
{
	value_int(j, "area", area->code);
	value_string(j, "area_name", area->name);
}

static void
put_figure(struct json *j, const struct observation *o, struct interval ci)
{
	char status[] = { o != NULL ? (char)o->status : '\0', '\0' };

	value_number(j, "value", o != NULL ? o->value : NAN);
	value_number(j, "numerator", o != NULL ? o->numerator : NAN);
	value_number(j, "denominator", o != NULL ? o->denominator : NAN);
	value_number(j, "ci_low", ci.low);
	value_number(j, "ci_high", ci.high);
	value_string(j, "status", o != NULL ? status : NULL);
}

static void
put_place(struct json *j, const struct peer *p)
{
	value_string(j, "funnel", places[p->place]);
	value_number(j, "funnel_low_95", p->inner.low);
	value_number(j, "funnel_high_95", p->inner.high);
	value_number(j, "funnel_low_998", p->outer.low);
	value_number(j, "funnel_high_998", p->outer.high);
	value_number(j, "z", p->z);
	value_number(j, "p", p->p);
	value_number(j, "q", p->q);
}

static void
put_area(struct json *j, const struct comparison *c, const struct peer *p, unsigned cautions)
{
	const struct need_part *part = compare_part(c, p->area);

	json_object(j);
	put_area_name(j, p->area);
	put_figure(j, p->obs, p->judged.ci);
	value_target(j, p->target);
	value_number(j, "gap", p->judged.gap);
	value_truth(j, "meets", p->judged.meets);
	value_truth(j, "beyond_chance", p->judged.beyond_chance);
	value_number(j, "difference", p->difference);
	value_number(j, "difference_low", p->difference_ci.low);
	value_number(j, "difference_high", p->difference_ci.high);
	put_place(j, p);
	value_number(j, "rank", place_number(p->rank));
	value_number(j, "rank_low", place_number(p->rank_low));
	value_number(j, "rank_high", place_number(p->rank_high));
	value_number(j, "events_over_target", part != NULL ? part->events_over : NAN);
	value_number(j, "share_of_gap", part != NULL ? part->share : NAN);
	value_cautions(j, cautions);
	json_object_end(j);
}

static void
put_funnel(struct json *j, const struct peers *p)
{
	const struct dispersion *d = &p->dispersion;
	bool ok = d->code == STAT_OK;

	json_key(j, "funnel");
	json_object(j);
	value_string(j, "code", stat_code_id(d->code));
	value_count(j, "n", d->n);
	value_number(j, "benchmark", ok ? p->benchmark : NAN);
	value_string(j, "scale",
	    !ok                                ? NULL
		: d->scale == DISPERSION_SHARE ? "asin_root_share"
					       : "root_ratio");
	value_number(j, "phi", ok ? d->phi : NAN);
	value_number(j, "tau2", ok ? d->tau2 : NAN);
	json_object_end(j);
}

static void
put_comparison(struct json *j, const struct comparison *c)
{
	char period[PERIOD_SIZE];

	json_object(j);
	value_indicator(j, c->indicator, c->stratum);
	value_string(j, "period", period_print(period, c->period));
	value_number(j, "price_year", c->price_year != 0 ? (double)c->price_year : NAN);
	value_count(j, "areas_with_later_figure", c->newer);
	json_key(j, "reference");
	json_object(j);
	put_area_name(j, c->reference);
	put_figure(j, c->peers.reference, c->peers.reference_ci);
	value_target(j, c->target);
	value_number(j, "covered", c->covered);
	json_object_end(j);
	put_funnel(j, &c->peers);
	needed_json(j, &c->whole, &c->needs);
	value_string(j, "rank_code", stat_code_id(c->peers.ranks));
	json_key(j, "areas");
	json_array(j);
	for (size_t i = 0; i < c->peers.n; i++)
		put_area(j, c, &c->peers.of[i], c->notes[i].cautions);
	json_array_end(j);
	json_object_end(j);
}

void
compare_json(FILE *out, struct run *r, const struct comparison *c, size_t n)
{
	struct json j;

	value_begin(&j, out, r);
	json_key(&j, "comparisons");
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		put_comparison(&j, &c[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
}
