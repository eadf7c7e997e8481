#include "cli/needed.h"

#include <math.h>

#include "analysis/assess.h"
#include "cli/figure.h"
#include "cli/value.h"
#include "model/period.h"
#include "model/phrase_money.h"
#include "model/phrase_needs.h"
#include "model/price.h"

/* ---- which figures ------------------------------------------------------------- */

struct needs
needed_parts(struct run *r, int indicator, int stratum, const struct indicator *i,
    const struct area *area, struct period period, const struct observation *whole,
    const struct target *t)
{
	const struct geography *g = &r->geography;
	struct needs n = { .parts = arena_array(&r->arena, g->nareas + 1, sizeof *n.parts) };
	double year = period_middle(period) - 0.5;

	for (size_t k = 0; k < g->nareas; k++) {
		const struct area *kommune = &g->areas[k];
		if (kommune->kind != AREA_KOMMUNE
		    || !geography_within(g, kommune->code, area->code, r->options->as_of))
			continue;
		struct series s =
		    panel_series(&r->panel, indicator, kommune->code, stratum, r->options->as_of);
		n.parts[n.nparts++] = (struct need_part){ .area = kommune,
			.obs = figure_of(&s, period),
			.persons = area_population(kommune, year) };
	}
	needs_parts(&n, i, t, whole != NULL ? whole->value : NAN, &r->arena);
	return n;
}

static struct need
need_of_item(const struct assessment *as)
{
	const struct series *s = &as->series;
	const struct observation *o = as->latest.obs;
	struct need need;

	if (o == NULL && s->n > 0)
		o = &s->obs[s->n - 1];
	need = need_of(o, s->indicator, figure_target(as, o));
	if ((as->cautions & CAUTION_UNIT_OPEN) != 0)
		need.code = NEED_UNIT_OPEN;
	return need;
}

/* An indicator's region, once for all its kommuner. */
struct region_needs {
	int indicator, stratum;
	bool any;
	struct needs needs;
};

static struct needs
parts_of(struct run *r, const struct run_item *item)
{
	const struct assessment *as = &item->assessment;
	const struct series *s = &as->series;

	if (as->latest.obs == NULL)
		return (struct needs){ .value = NAN,
			.if_all_meet = NAN,
			.best_quarter = NAN,
			.if_best_quarter = NAN,
			.events_over = NAN,
			.share = NAN };
	return needed_parts(r, item->indicator, item->stratum, s->indicator, s->area,
	    as->latest.obs->period, as->latest.obs, figure_target(as, as->latest.obs));
}

/* The agreement's region, assessed without an outlook. */
static const struct needs *
region_of(struct run *r, const struct run_item *item, struct region_needs *last)
{
	int region = r->catalogue.agreement.region, as_of = r->options->as_of;

	if (last->any && last->indicator == item->indicator && last->stratum == item->stratum)
		return &last->needs;
	struct series s = panel_series(&r->panel, item->indicator, region, item->stratum, as_of);
	struct run_item whole = { item->indicator, item->stratum,
		assess(&s, region, as_of, NULL, 0, &r->arena) };
	*last = (struct region_needs){ item->indicator, item->stratum, true, parts_of(r, &whole) };
	return &last->needs;
}

double
needed_persons(const struct assessment *as, const struct needs *n)
{
	double sum = 0;

	if (as->latest.obs == NULL)
		return NAN;
	for (size_t k = 0; k < n->nparts; k++)
		sum += n->parts[k].persons;
	if (n->nparts > 0)
		return isnan(as->covered) ? sum : sum * as->covered;
	return area_population(as->series.area, period_middle(as->latest.obs->period) - 0.5);
}

static struct needs
needs_of_item(struct run *r, const struct run_item *item, struct region_needs *last)
{
	const struct area *area = item->assessment.series.area;
	struct needs n = { .value = NAN,
		.if_all_meet = NAN,
		.best_quarter = NAN,
		.if_best_quarter = NAN,
		.events_over = NAN,
		.share = NAN };

	int region = r->catalogue.agreement.region;
	if (area->code == region)
		n = *region_of(r, item, last);
	else if (area->kind != AREA_KOMMUNE)
		n = parts_of(r, item);
	else if (geography_within(&r->geography, area->code, region, r->options->as_of)) {
		const struct needs *whole = region_of(r, item, last);
		for (size_t k = 0; k < whole->nparts; k++)
			if (whole->parts[k].area == area) {
				n.events_over = whole->parts[k].events_over;
				n.share = whole->parts[k].share;
			}
	}
	n.need = need_of_item(&item->assessment);
	n.cost = gap_cost(&item->assessment, &n.need, needed_persons(&item->assessment, &n));
	return n;
}

struct needs *
needed_of(struct run *r, const struct run_item *items, size_t n)
{
	struct needs *out = arena_array(&r->arena, n + 1, sizeof *out);
	struct region_needs last = { .any = false };

	for (size_t i = 0; i < n; i++)
		out[i] = needs_of_item(r, &items[i], &last);
	return out;
}

/*
 * The figure of the agreement's region in the period of ITEM's latest; NAN for that itself and for
 * what is not within it.
 */
static double
beside(struct run *r, const struct run_item *item)
{
	const struct assessment *as = &item->assessment;
	const struct area *area = as->series.area;
	int region = r->catalogue.agreement.region;
	bool other = area->kind == AREA_KOMMUNE
	    ? !geography_within(&r->geography, area->code, region, r->options->as_of)
	    : area->kind < AREA_KLYNGE;

	if (as->latest.obs == NULL || other)
		return NAN;
	struct series s =
	    panel_series(&r->panel, item->indicator, region, item->stratum, r->options->as_of);
	const struct observation *o = figure_of(&s, as->latest.obs->period);
	return o != NULL ? o->value : NAN;
}

struct worsening *
needed_worsening(struct run *r, const struct run_item *items, size_t n, size_t *tested)
{
	struct worsening *w = arena_array(&r->arena, n + 1, sizeof *w);

	for (size_t i = 0; i < n; i++)
		w[i] = (struct worsening){ .assessment = &items[i].assessment,
			.region = beside(r, &items[i]) };
	*tested = needs_worsening(w, n, &r->arena);
	return w;
}

/* ---- for machines ---------------------------------------------------------------- */

static const char *
direction_id(int direction)
{
	return direction == 0 ? NULL : direction < 0 ? "fewer" : "more";
}

static void
put_cost(struct json *j, const struct gap_cost *c)
{
	json_key(j, "cost");
	if (c->code == COST_NOT_STATED) {
		json_null(j);
		return;
	}
	json_object(j);
	value_string(j, "code", cost_code_id(c->code));
	value_number(j, "amount", c->amount);
	value_string(j, "unit", currency_id(c->currency));
	value_number(j, "price_year", c->price_year != 0 ? (double)c->price_year : NAN);
	value_number(j, "of_one_event", c->each);
	json_object_end(j);
}

static void
put_part(struct json *j, const struct need_part *p)
{
	json_object(j);
	value_int(j, "area", p->area->code);
	value_string(j, "area_name", p->area->name);
	value_number(j, "value", p->value);
	value_number(j, "events_over_target", p->events_over);
	value_number(j, "share_of_gap", p->share);
	value_number(j, "q", p->q);
	json_key(j, "beyond_chance");
	if (isnan(p->q))
		json_null(j);
	else
		json_bool(j, p->q <= NEEDS_FALSE_SHARE);
	json_object_end(j);
}

void
needed_json(struct json *j, const struct assessment *as, const struct needs *n)
{
	bool parts = n->nparts > 0;

	json_key(j, "needed");
	json_object(j);
	value_string(j, "code", need_code_id(n->need.code));
	value_number(j, "events", n->need.events);
	value_string(j, "direction", direction_id(n->need.direction));
	value_string(j, "event", as->series.indicator->event[LANGUAGE_DANISH][1]);
	value_number(j, "events_over_target", n->events_over);
	value_number(j, "share_of_gap", n->share);
	value_number(j, "kommuner", parts ? (double)n->nparts : NAN);
	value_number(j, "kommuner_with_figure", parts ? (double)n->nvalues : NAN);
	value_number(j, "kommuner_missing_target",
	    parts && !isnan(n->if_all_meet) ? (double)n->nwrong : NAN);
	json_key(j, "weighted");
	if (n->nvalues > 0)
		json_bool(j, n->weighted);
	else
		json_null(j);
	value_number(j, "kommuner_value", n->value);
	value_number(j, "region_if_all_meet", n->if_all_meet);
	value_number(j, "best_quarter", n->best_quarter);
	value_number(j, "region_if_best_quarter", n->if_best_quarter);
	put_cost(j, &n->cost);
	json_key(j, "parts");
	json_array(j);
	for (size_t k = 0; k < n->nparts; k++)
		put_part(j, &n->parts[k]);
	json_array_end(j);
	json_object_end(j);
}

void
needed_csv(struct emit *e, const struct needs *n)
{
	const char *direction = direction_id(n->need.direction);

	emit_text(e, need_code_id(n->need.code));
	emit_number(e, n->need.events);
	emit_text(e, direction != NULL ? direction : "");
	emit_number(e, n->if_all_meet);
	emit_number(e, n->best_quarter);
	emit_number(e, n->if_best_quarter);
	emit_number(e, n->events_over);
	emit_number(e, n->share);
	emit_text(e, n->cost.code != COST_NOT_STATED ? cost_code_id(n->cost.code) : "");
	emit_number(e, n->cost.amount);
	emit_text(e, n->cost.code == COST_OK ? currency_id(n->cost.currency) : "");
	emit_number(e, n->cost.code == COST_OK ? (double)n->cost.price_year : NAN);
}

static void
put_worsening(struct json *j, const struct worsening *w)
{
	const struct assessment *as = w->assessment;

	json_object(j);
	value_string(j, "indicator", as->series.indicator->id);
	value_int(j, "area", as->series.area->code);
	value_string(j, "area_name", as->series.area->name);
	value_string(j, "stratum", as->series.stratum);
	value_bool(j, "worse_than_target", w->than_target);
	value_bool(j, "worse_than_region", w->than_region);
	value_number(j, "value", as->latest.value);
	value_number(j, "gap", as->latest.gap);
	value_number(j, "region_value", w->region);
	value_number(j, "slope", as->trend.slope);
	value_number(j, "p", as->trend.p);
	value_number(j, "q", w->q);
	json_object_end(j);
}

void
needed_worsening_json(struct json *j, const struct worsening *w, size_t n, size_t tested)
{
	json_key(j, "worse_and_worsening");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		if (w[i].called)
			put_worsening(j, &w[i]);
	json_array_end(j);
	json_key(j, "worse_and_worsening_rule");
	json_object(j);
	value_string(j, "level", "worse than the target or the region");
	value_string(j, "development", "mann_kendall");
	value_string(j, "adjustment", "benjamini_hochberg");
	value_number(j, "q", NEEDS_FALSE_SHARE);
	value_count(j, "tested", tested);
	json_object_end(j);
}
