/* What in a file is hard to believe, and what it has no row for: analysis/plausible.h on a panel.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/plausible.h"
#include "base/translate.h"
#include "cli/inspect.h"
#include "model/observation.h"
#include "model/period.h"

#define SAID       5    /* warnings of a kind that are written out */
#define SMALL_STEP 0.01 /* of the figure before: no jump however even the series is */
#define NEAR_YEAR  3    /* years between a figure and the folketal it is held against */

enum kind { SHARE, COUNTS, ZERO, JUMP, PERSONS, WHOLE, NKINDS };

/* A series that jumps: its figures before and after the farthest step. */
struct leap {
	const struct observation *from, *to;
	struct jump jump;
};

static const struct pos nowhere = { 0 };

struct check {
	struct inspection *in;
	struct arena *arena;
	bool several;        /* the panel has more than one indicator */
	size_t more[NKINDS]; /* warnings that are only counted */
	size_t said[NKINDS];
	struct leap *leaps;
	size_t nleaps, capleaps;
	size_t cells, rows; /* of kommuner x periods, and those of them that have a row */
	const char *holes;  /* the first of them */
	size_t nholes;
	double *value, *work; /* room for a slice */
};

static bool
may_say(struct check *c, enum kind k)
{
	if (c->said[k] == SAID) {
		c->more[k]++;
		return false;
	}
	c->said[k]++;
	return true;
}

/* "Odense 2019", with the indicator where there are several, with its subgroup. */
static const char *
name_figure(const struct check *c, const struct observation *o)
{
	const struct catalogue *k = &c->in->run.catalogue;
	const char *stratum = k->strata[o->stratum];
	char period[PERIOD_SIZE];
	const char *place = arena_printf(
	    c->arena, "%s %s", inspect_area(c->in, o->area), period_print(period, o->period));

	if (!c->several && *stratum == '\0')
		return place;
	return arena_printf(c->arena, inspect_say(c->in, "%s ('%s'%s%s)"), place,
	    k->indicators[o->indicator].name, *stratum != '\0' ? ", " : "", stratum);
}

static bool
is_kommune(const struct check *c, const struct observation *o)
{
	const struct area *a = geography_area(&c->in->run.geography, o->area);

	return a != NULL && a->kind == AREA_KOMMUNE;
}

/* ---- one figure ------------------------------------------------------- */

static void
check_figure(struct check *c, const struct observation *o)
{
	const struct indicator *i = &c->in->run.catalogue.indicators[o->indicator];

	if (strcmp(i->unit, "%") == 0 && (o->value < 0 || o->value > 100) && may_say(c, SHARE))
		diag_warning(&c->in->diag, o->origin, "constraint-error",
		    "%s %% in %s: a share is from 0 to 100", inspect_number(c->in, o->value),
		    name_figure(c, o));
	bool part =
	    !i->configured || i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE;
	if (part && o->numerator > o->denominator && may_say(c, COUNTS))
		diag_warning(&c->in->diag, o->origin, "constraint-error",
		    "the numerator %s is over the denominator %s in %s",
		    inspect_number(c->in, o->numerator), inspect_number(c->in, o->denominator),
		    name_figure(c, o));
}

/* ---- one series ------------------------------------------------------- */

/* OBS: one area's N figures in time order. A break is no jump. */
static void
check_series(struct check *c, const struct observation *obs, size_t n)
{
	const struct series s = {
		.indicator = &c->in->run.catalogue.indicators[obs->indicator], .n = n, .obs = obs
	};
	const struct observation **to = arena_array(c->arena, n, sizeof *to);
	size_t steps = 0, last = n;

	for (size_t i = 0; i < n; i++) {
		if (isnan(obs[i].value))
			continue;
		if (last != n && series_continues(&s, last, i)) {
			c->value[steps] = obs[i].value - obs[last].value;
			to[steps++] = &obs[i];
		}
		last = i;
	}
	struct jump j = plausible_jump(c->value, steps, c->work);
	if (j.code != STAT_OK || j.count == 0)
		return;
	const struct observation *from = to[j.at] - 1;
	while (isnan(from->value))
		from--;
	if (fabs(to[j.at]->value - from->value) < SMALL_STEP * fabs(from->value))
		return;
	c->leaps = arena_grow(c->arena, c->leaps, c->nleaps, &c->capleaps, sizeof *c->leaps);
	c->leaps[c->nleaps++] = (struct leap){ from, to[j.at], j };
}

static int
by_size(const void *x, const void *y)
{
	const struct leap *a = x, *b = y;

	if (a->jump.away != b->jump.away)
		return a->jump.away > b->jump.away ? -1 : 1;
	return a->to->origin.line < b->to->origin.line ? -1
						       : a->to->origin.line > b->to->origin.line;
}

static void
put_leap(struct check *c, const struct leap *l)
{
	struct inspection *in = c->in;
	char period[PERIOD_SIZE];
	const char *name = name_figure(c, l->to), *to = inspect_number(in, l->to->value),
		   *from = inspect_number(in, l->from->value),
		   *away = inspect_rounded(in, l->jump.away, 1);

	period_print(period, l->from->period);
	if (l->jump.count == 1)
		diag_warning(&in->diag, l->to->origin, "deviated-value",
		    "%s is %s, after %s in %s: a step %s robust sd from the median of its series",
		    name, to, from, period, away);
	else
		diag_warning(&in->diag, l->to->origin, "deviated-value",
		    "%s is %s, after %s in %s: a step %s robust sd from the median of its series, "
		    "one of %zu",
		    name, to, from, period, away, l->jump.count);
}

/* The farthest first. */
static void
say_leaps(struct check *c)
{
	if (c->nleaps != 0)
		qsort(c->leaps, c->nleaps, sizeof *c->leaps, by_size);
	for (size_t i = 0; i < c->nleaps; i++) {
		const struct leap *l = &c->leaps[i];
		if (may_say(c, JUMP))
			put_leap(c, l);
	}
}

/* ---- one period ------------------------------------------------------- */

/* The usable values of kommuner among the N figures at RUN, to c->value. */
static size_t
take_kommuner(struct check *c, const struct observation **run, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (is_kommune(c, run[i]) && !isnan(run[i]->value))
			c->value[k++] = run[i]->value;
	return k;
}

/* A zero that the publisher's legend declares one is one. */
static bool
has_declared_zeros(const struct check *c)
{
	const struct fact_list *l = &c->in->facts->marks;

	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].code == FACT_ZERO)
			return true;
	return false;
}

static void
check_zeros(struct check *c, const struct observation **run, size_t n)
{
	size_t k = take_kommuner(c, run, n), named = 0;
	struct zeros z = plausible_zeros(c->value, k, c->work);
	const char *names = "";
	const struct observation *first = NULL;

	if (!z.odd || has_declared_zeros(c) || !may_say(c, ZERO))
		return;
	for (size_t i = 0; i < n; i++) {
		if (!is_kommune(c, run[i]) || run[i]->value != 0)
			continue;
		first = first == NULL ? run[i] : first;
		if (named++ < 8)
			names = arena_printf(c->arena, "%s%s%s", names, *names != '\0' ? ", " : "",
			    inspect_area(c->in, run[i]->area));
	}
	diag_warning(&c->in->diag, first->origin, "deviated-value",
	    "0 in %s, and %zu in all (%s%s), while the other %zu kommuner have %s or more (median "
	    "%s): "
	    "a missing figure written as 0?",
	    name_figure(c, first), z.zeros, names, named > 8 ? ", ..." : "", z.others,
	    inspect_number(c->in, z.least), inspect_number(c->in, z.median));
}

/* The folketal of O's area nearest to its period; NAN if none is near. *YEAR is whose it is. */
static double
known_persons(const struct check *c, const struct observation *o, int *year)
{
	const struct area *a = geography_area(&c->in->run.geography, o->area);
	double at = period_middle(o->period), away = NEAR_YEAR, persons = NAN;

	for (size_t i = 0; a != NULL && i < a->npopulation; i++)
		if (fabs(a->population[i].year - at) < away) {
			away = fabs(a->population[i].year - at);
			persons = a->population[i].persons;
			*year = a->population[i].year;
		}
	return persons;
}

/* The value or the denominator of O. */
static double
pick(const struct observation *o, bool denominator)
{
	return denominator ? o->denominator : o->value;
}

static void
check_persons(struct check *c, const struct observation **run, size_t n, bool denominator)
{
	size_t k = 0;
	int year = 0;

	for (size_t i = 0; i < n; i++) {
		double ratio = pick(run[i], denominator) / known_persons(c, run[i], &year);
		if (is_kommune(c, run[i]) && !isnan(ratio))
			c->value[k++] = ratio;
	}
	if (!plausible_is_population(c->value, k, c->work))
		return;
	for (size_t i = 0; i < n; i++) {
		double v = pick(run[i], denominator), known = known_persons(c, run[i], &year);
		if (isnan(v / known) || !plausible_unlike_population(v / known)
		    || !may_say(c, PERSONS))
			continue;
		const char *name = name_figure(c, run[i]), *is = inspect_number(c->in, v),
			   *ought = inspect_number(c->in, known);
		if (denominator)
			diag_warning(&c->in->diag, run[i]->origin, "deviated-value",
			    "the denominator of %s is %s, but the folketal of %d is %s", name, is,
			    year, ought);
		else
			diag_warning(&c->in->diag, run[i]->origin, "deviated-value",
			    "%s is %s, but the folketal of %d is %s", name, is, year, ought);
	}
}

/* ---- a region and its kommuner ---------------------------------------- */

/* The coarsest of 1, 0.1, 0.01, 0.001 that V is written in. */
static double
written_in(double v)
{
	double unit = 1;

	for (; unit > 0.001; unit /= 10) {
		double scaled = v / unit;
		if (fabs(scaled - round(scaled)) < 1e-6)
			break;
	}
	return unit;
}

/* Is P a part of WHOLE: a kommune in it; of the country a region, if REGIONS? */
static bool
is_part(const struct check *c, int p, const struct observation *whole, bool regions)
{
	const struct geography *g = &c->in->run.geography;
	const struct area *a = geography_area(g, p);

	if (a == NULL)
		return false;
	if (regions)
		return a->kind == AREA_REGION;
	return a->kind == AREA_KOMMUNE
	    && geography_within(g, p, whole->area, period_last_day(whole->period));
}

/* The values of all parts of WHOLE in RUN, to c->value; 0 if one is not there. */
static size_t
take_parts(struct check *c, const struct observation **run, size_t n,
    const struct observation *whole, bool regions)
{
	const struct geography *g = &c->in->run.geography;
	size_t k = 0, expected = 0;

	for (size_t i = 0; i < g->nareas; i++)
		expected += is_part(c, g->areas[i].code, whole, regions);
	for (size_t i = 0; i < n; i++)
		if (is_part(c, run[i]->area, whole, regions) && !isnan(run[i]->value))
			c->value[k++] = run[i]->value;
	return k == expected ? k : 0;
}

/* WHOLE is not what its K kommuner, or regions, say. */
static void
put_whole(
    struct check *c, const struct observation *whole, const struct whole *w, size_t k, bool regions)
{
	struct inspection *in = c->in;
	const char *name = name_figure(c, whole), *value = inspect_number(in, whole->value),
		   *sum = inspect_number(in, w->sum), *least = inspect_number(in, w->least),
		   *most = inspect_number(in, w->most);
	double away = (w->sum / whole->value - 1) * 100;
	bool near = fabs(whole->value - w->sum) < fabs(w->sum) / 2;
	const char *percent = arena_printf(c->arena, "%s%s", away > 0 ? "+" : "",
	    inspect_rounded(in, away,
		fabs(away) < 1        ? 2
		    : fabs(away) < 10 ? 1
				      : 0));

	if (near && regions)
		diag_warning(&in->diag, whole->origin, "deviated-value",
		    "%s is %s, but its %zu regions sum to %s (%s %%)", name, value, k, sum,
		    percent);
	else if (near)
		diag_warning(&in->diag, whole->origin, "deviated-value",
		    "%s is %s, but its %zu kommuner sum to %s (%s %%)", name, value, k, sum,
		    percent);
	else if (regions)
		diag_warning(&in->diag, whole->origin, "deviated-value",
		    "%s is %s: neither the sum of its %zu regions (%s) nor between the least (%s) "
		    "and the greatest (%s)",
		    name, value, k, sum, least, most);
	else
		diag_warning(&in->diag, whole->origin, "deviated-value",
		    "%s is %s: neither the sum of its %zu kommuner (%s) nor between the least (%s) "
		    "and the greatest (%s)",
		    name, value, k, sum, least, most);
}

static void
check_whole(
    struct check *c, const struct observation **run, size_t n, const struct observation *whole)
{
	const struct area *a = geography_area(&c->in->run.geography, whole->area);
	double unit = written_in(whole->value);
	bool regions = false;

	if (a == NULL || a->kind == AREA_KOMMUNE || isnan(whole->value))
		return;
	size_t k = take_parts(c, run, n, whole, false);
	if (k == 0 && a->kind == AREA_COUNTRY) {
		k = take_parts(c, run, n, whole, true);
		regions = true;
	}
	if (k == 0)
		return;
	for (size_t i = 0; i < k; i++)
		unit = fmin(unit, written_in(c->value[i]));
	struct whole w = plausible_whole(whole->value, c->value, k, unit < 1 ? unit : 0);
	if (w.code != WHOLE_DIFFERS || !may_say(c, WHOLE))
		return;
	put_whole(c, whole, &w, k, regions);
}

/* ---- one indicator ---------------------------------------------------- */

static int
by_period(const void *x, const void *y)
{
	const struct observation *a = *(const struct observation *const *)x,
				 *b = *(const struct observation *const *)y;

	if (a->period.kind != b->period.kind)
		return a->period.kind < b->period.kind ? -1 : 1;
	int order = period_compare(a->period, b->period);
	return order != 0 ? order : a->area < b->area ? -1 : a->area > b->area;
}

static bool
same_period(const struct observation *a, const struct observation *b)
{
	return a->period.kind == b->period.kind && period_compare(a->period, b->period) == 0;
}

/* Which kommuner of the slice have no row for the period of RUN? SEEN: those that have one at all.
 */
static void
count_holes(struct check *c, const struct observation **run, size_t n, const bool *kommune,
    size_t nkommuner)
{
	const struct geography *g = &c->in->run.geography;
	size_t rows = 0;

	for (size_t i = 0; i < n; i++)
		rows += is_kommune(c, run[i]);
	c->cells += nkommuner;
	c->rows += rows;
	for (size_t k = 0; rows < nkommuner && c->nholes < 3 && k < g->nareas; k++) {
		size_t i = 0;
		while (i < n && run[i]->area != g->areas[k].code)
			i++;
		if (!kommune[k] || i < n)
			continue;
		char period[PERIOD_SIZE];
		c->holes =
		    arena_printf(c->arena, "%s%s%s %s", c->holes, c->nholes++ > 0 ? ", " : "",
			g->areas[k].name, period_print(period, run[0]->period));
	}
}

/* The N figures at OBS are of one indicator and subgroup, area by area. */
static void
check_slice(struct check *c, const struct observation *obs, size_t n)
{
	const struct geography *g = &c->in->run.geography;
	const struct observation **run = arena_array(c->arena, n, sizeof *run);
	bool *kommune = arena_array(c->arena, g->nareas, sizeof *kommune);
	size_t nkommuner = 0, e;

	for (size_t b = 0; b < n; b = e) {
		for (e = b + 1; e < n && obs[e].area == obs[b].area
		     && obs[e].period.kind == obs[b].period.kind;)
			e++;
		check_series(c, obs + b, e - b);
	}
	for (size_t i = 0; i < n; i++) {
		const struct area *a = geography_area(g, obs[i].area);
		run[i] = &obs[i];
		check_figure(c, &obs[i]);
		if (a == NULL || a->kind != AREA_KOMMUNE || kommune[a - g->areas])
			continue;
		kommune[a - g->areas] = true;
		nkommuner++;
	}
	qsort(run, n, sizeof *run, by_period);
	for (size_t b = 0; b < n; b = e) {
		for (e = b + 1; e < n && same_period(run[b], run[e]);)
			e++;
		check_zeros(c, run + b, e - b);
		check_persons(c, run + b, e - b, false);
		check_persons(c, run + b, e - b, true);
		for (size_t i = b; i < e; i++)
			check_whole(c, run + b, e - b, run[i]);
		count_holes(c, run + b, e - b, kommune, nkommuner);
	}
}

/* ---- the file --------------------------------------------------------- */

void
inspect_again(struct inspection *in, const struct observation *first, const struct observation *o)
{
	struct check c = { .in = in,
		.arena = &in->run.arena,
		.several = in->run.panel.obs[0].indicator != o->indicator };
	bool same = first->value == o->value || (isnan(first->value) && isnan(o->value));

	if (same)
		in->same++;
	else
		in->different++;
	if ((same ? in->same : in->different) > SAID)
		return;
	const char *name = name_figure(&c, o);
	if (same)
		diag_warning(&in->diag, o->origin, "primary-key",
		    "%s is on line %zu already, the same", name, first->origin.line);
	else if (isnan(o->value))
		diag_warning(&in->diag, o->origin, "primary-key",
		    "%s is missing, but %s on line %zu", name, inspect_number(in, first->value),
		    first->origin.line);
	else if (isnan(first->value))
		diag_warning(&in->diag, o->origin, "primary-key",
		    "%s is %s, but missing on line %zu", name, inspect_number(in, o->value),
		    first->origin.line);
	else
		diag_warning(&in->diag, o->origin, "primary-key", "%s is %s, but %s on line %zu",
		    name, inspect_number(in, o->value), inspect_number(in, first->value),
		    first->origin.line);
}

/* A unit that the file states and that is not the indicator's. */
static void
check_units(struct check *c)
{
	const struct fact_list *l = &c->in->facts->units;

	for (size_t i = 0; i < l->n; i++) {
		const struct indicator *k = &c->in->run.catalogue.indicators[l->item[i].code];
		if (!k->configured || strcmp(k->unit, "?") == 0
		    || inspect_same_unit(k->unit, l->item[i].text))
			continue;
		diag_warning(&c->in->diag, l->item[i].at, "constraint-error",
		    "the file says '%s', but '%s' is in '%s' in targets.conf", l->item[i].text,
		    k->name, k->unit);
	}
}

static void
say_more(struct check *c)
{
	static const char *const what[NKINDS] = {
		[SHARE] = N_("more shares outside 0 to 100: %zu"),
		[COUNTS] = N_("more numerators over their denominator: %zu"),
		[ZERO] = N_("more periods with a 0 where others are far from it: %zu"),
		[JUMP] = N_("more series that jump: %zu"),
		[PERSONS] = N_("more figures unlike the folketal: %zu"),
		[WHOLE] = N_("more regions that do not agree with their kommuner: %zu"),
	};
	struct inspection *in = c->in;
	struct pos at = { in->path, 0, 0 };

	for (size_t k = 0; k < NKINDS; k++)
		if (c->more[k] != 0)
			diag_warning(&in->diag, at,
			    k == SHARE || k == COUNTS ? "constraint-error" : "deviated-value",
			    what[k], c->more[k]);
	if (in->same > SAID)
		diag_warning(&in->diag, at, "primary-key",
		    "%zu more figures are there twice, the same", in->same - SAID);
	if (in->different > SAID)
		diag_warning(&in->diag, at, "primary-key",
		    "%zu more figures are there twice, with other values", in->different - SAID);
}

static void
say_holes(struct check *c)
{
	size_t absent = c->cells - c->rows;

	if (absent == 0)
		return;
	const char *list =
	    arena_printf(c->arena, "%s%s", c->holes, absent > c->nholes ? ", ..." : "");
	if (absent * 2 > c->cells)
		diag_note(&c->in->diag, nowhere,
		    "no row for %zu of %zu kommune x period (%s); does an absent row mean 0?",
		    absent, c->cells, list);
	else
		diag_note(&c->in->diag, nowhere, "no row for %zu of %zu kommune x period (%s)",
		    absent, c->cells, list);
}

void
inspect_check(struct inspection *in)
{
	const struct panel *p = &in->run.panel;
	struct check c = { .in = in, .arena = &in->run.arena, .holes = "" };
	size_t e;

	check_units(&c);
	if (p->nobs != 0) {
		c.several = p->obs[0].indicator != p->obs[p->nobs - 1].indicator;
		c.value = arena_array(c.arena, p->nobs, sizeof *c.value);
		c.work = arena_array(c.arena, p->nobs, sizeof *c.work);
	}
	for (size_t b = 0; b < p->nobs; b = e) {
		for (e = b + 1; e < p->nobs && p->obs[e].indicator == p->obs[b].indicator
		     && p->obs[e].stratum == p->obs[b].stratum;)
			e++;
		check_slice(&c, p->obs + b, e - b);
	}
	say_leaps(&c);
	say_more(&c);
	say_holes(&c);
	if (in->unchecked != 0)
		diag_note(&in->diag, nowhere,
		    "%zu figures over the first %d were counted, not checked", in->unchecked,
		    INSPECT_FIGURES);
}
