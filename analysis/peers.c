#include "analysis/peers.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analysis/interval.h"
#include "analysis/judge.h"
#include "analysis/multiplicity.h"
#include "analysis/plausible.h"
#include "analysis/rank.h"
#include "model/observation.h"

/* Limits of X of N as a share or rate of one. */
static struct interval
limits_of_counts(enum measure measure, double x, double n)
{
	if (measure == MEASURE_PROPORTION)
		return interval_wilson(x, n, PEERS_CONFIDENCE);
	if (n == 0)
		return interval_none(STAT_ZERO_DENOMINATOR);
	return interval_scaled(interval_poisson(x, PEERS_CONFIDENCE), 1 / n);
}

struct interval
interval_of_part(enum measure measure, double x, double n, double x0, double n0, double per)
{
	double rest = n0 - n;

	if (measure != MEASURE_PROPORTION && measure != MEASURE_RATE)
		return interval_none(STAT_BAD_INPUT);
	if (!(x <= x0) || !(n <= n0))
		return interval_none(STAT_BAD_INPUT);
	if (rest == 0)
		return interval_none(STAT_ZERO_DENOMINATOR);
	struct interval ci = interval_mover(x / n, limits_of_counts(measure, x, n), (x0 - x) / rest,
	    limits_of_counts(measure, x0 - x, rest));
	return interval_scaled(ci, (1 - n / n0) * per);
}

/* To the last count, where there are counts. */
static double
exact_value(const struct observation *o, const struct indicator *i)
{
	return observation_has_counts(o, i) ? o->numerator * i->per / o->denominator : o->value;
}

/* Is the reference of an amount what all areas add up to? */
static bool
is_sum(const struct peers *p, struct arena *a)
{
	double *parts = arena_array(a, p->n + 1, sizeof *parts);
	size_t n = 0;

	if (p->indicator->measure != MEASURE_AMOUNT || p->reference == NULL
	    || isnan(p->reference->value))
		return false;
	for (size_t k = 0; k < p->n; k++)
		if (p->of[k].within && p->of[k].obs != NULL && !isnan(p->of[k].obs->value))
			parts[n++] = p->of[k].obs->value;
	return n > 1 && plausible_whole(p->reference->value, parts, n, 0).code == WHOLE_IS_SUM;
}

/* The area's figure less the reference's, with limits where there are counts or limits of both. */
static void
hold_against_reference(const struct peers *p, struct peer *e)
{
	const struct indicator *i = p->indicator;
	const struct observation *o = e->obs, *r = p->reference;

	e->difference = NAN;
	e->difference_ci = interval_none(STAT_BAD_INPUT);
	if (p->sum || o == NULL || r == NULL || isnan(o->value) || isnan(r->value))
		return;
	e->difference = exact_value(o, i) - exact_value(r, i);
	if (!e->within)
		e->difference_ci =
		    interval_mover(o->value, e->judged.ci, r->value, p->reference_ci);
	else if (observation_has_counts(o, i) && observation_has_counts(r, i))
		e->difference_ci = interval_of_part(
		    i->measure, o->numerator, o->denominator, r->numerator, r->denominator, i->per);
}

/* ---- funnel ------------------------------------------------------------------- */

/* Counts of all areas into X and N, NAN where there are none; *BENCHMARK: their pooled share. */
static void
pool(const struct peers *p, double *x, double *n, double *benchmark)
{
	double events = 0, persons = 0;

	for (size_t k = 0; k < p->n; k++) {
		const struct observation *o = p->of[k].obs;
		x[k] = n[k] = NAN;
		if (o == NULL || !observation_has_counts(o, p->indicator))
			continue;
		events += x[k] = o->numerator;
		persons += n[k] = o->denominator;
	}
	*benchmark = persons > 0 ? events / persons : NAN;
}

/* The area's place in the funnel; UNIT: what 1 is on the figure's scale. */
static void
place(const struct peers *p, struct peer *e, const struct dispersion_point *point, double unit)
{
	const struct dispersion *d = &p->dispersion;

	e->inner = interval_scaled(dispersion_additive(d, point->s, PEERS_INNER), unit);
	e->outer = interval_scaled(dispersion_additive(d, point->s, PEERS_OUTER), unit);
	e->z = (point->y - d->centre) / sqrt(point->s * point->s + d->tau2);
	e->p = 2 * gsl_cdf_ugaussian_Q(fabs(e->z));
	e->place = funnel_place(exact_value(e->obs, p->indicator), &e->inner, &e->outer);
}

static void
draw_funnel(struct peers *p, struct arena *a)
{
	struct dispersion_point *points = arena_array(a, p->n + 1, sizeof *points);
	double *x = arena_array(a, p->n + 1, sizeof *x), *n = arena_array(a, p->n + 1, sizeof *n);
	double *work = arena_array(a, p->n + 1, sizeof *work), unit = p->indicator->per;
	bool rate = p->indicator->measure == MEASURE_RATE;

	p->dispersion = (struct dispersion){ .code = STAT_BAD_INPUT };
	p->benchmark = NAN;
	if (!rate && p->indicator->measure != MEASURE_PROPORTION)
		return;
	pool(p, x, n, &p->benchmark);
	for (size_t k = 0; rate && k < p->n; k++)
		n[k] *= p->benchmark; /* expected events */
	if (rate)
		unit *= p->benchmark;
	p->benchmark *= p->indicator->per;
	p->dispersion = dispersion_fit(
	    rate ? DISPERSION_RATIO_ROOT : DISPERSION_SHARE, x, n, p->n, PEERS_TRIM, points, work);
	for (size_t k = 0; k < p->n && p->dispersion.code == STAT_OK; k++)
		if (isfinite(points[k].y))
			place(p, &p->of[k], &points[k], unit);
}

/* ---- order -------------------------------------------------------------------- */

/* Is A better than B? Where no side is, the higher goes first. */
static bool
is_better(double a, double b, enum better better)
{
	return better == BETTER_LOWER ? a < b : a > b;
}

static size_t
rank_of(const struct peers *p, const struct peer *e)
{
	size_t rank = 1;

	if (isnan(e->judged.value))
		return 0;
	for (size_t k = 0; k < p->n; k++)
		rank += is_better(p->of[k].judged.value, e->judged.value, p->indicator->better);
	return rank;
}

/* What is known of E's true level, on the scale of one; false: nothing. */
static bool
posterior_of(const struct peer *e, const struct indicator *i, struct posterior *out)
{
	const struct observation *o = e->obs;
	double x = o->numerator, n = o->denominator;

	if (observation_has_counts(o, i) && i->measure == MEASURE_PROPORTION)
		*out = (struct posterior){ POSTERIOR_BETA, x + 0.5, n - x + 0.5 };
	else if (observation_has_counts(o, i) && i->measure == MEASURE_RATE)
		*out = (struct posterior){ POSTERIOR_GAMMA, x + 0.5, n };
	else if (e->judged.ci.code == STAT_OK && e->judged.ci.low < e->judged.ci.high)
		*out = (struct posterior){ POSTERIOR_NORMAL, o->value / i->per,
			(e->judged.ci.high - e->judged.ci.low) / (2 * PEERS_INNER) / i->per };
	else
		return false;
	return true;
}

/* Rank intervals of all areas with a value. */
static void
draw_ranks(struct peers *p, struct arena *a)
{
	struct posterior *levels = arena_array(a, p->n + 1, sizeof *levels);
	struct rank *ranks = arena_array(a, p->n + 1, sizeof *ranks);
	size_t n = 0;

	p->ranks = STAT_BAD_INPUT;
	for (size_t k = 0; k < p->n; k++)
		if (p->of[k].rank > 0 && !posterior_of(&p->of[k], p->indicator, &levels[n++]))
			return;
	p->ranks = rank_areas(levels, n, p->indicator->better != BETTER_LOWER, PEERS_CONFIDENCE,
	    RANK_DRAWS, RANK_SEED, ranks, a);
	if (p->ranks != STAT_OK)
		return;
	n = 0;
	for (size_t k = 0; k < p->n; k++) {
		if (p->of[k].rank == 0)
			continue;
		p->of[k].rank_low = ranks[n].low;
		p->of[k].rank_high = ranks[n++].high;
	}
}

/* The areas are one family of tests. */
static void
declare_family(struct peers *p, struct arena *a)
{
	double *given = arena_array(a, p->n + 1, sizeof *given);
	double *adjusted = arena_array(a, p->n + 1, sizeof *adjusted);
	size_t *work = arena_array(a, 2 * p->n + 1, sizeof *work);

	for (size_t k = 0; k < p->n; k++)
		given[k] = p->of[k].p;
	multiplicity_adjust(ADJUST_BENJAMINI_HOCHBERG, given, p->n, adjusted, work);
	for (size_t k = 0; k < p->n; k++)
		p->of[k].q = adjusted[k];
}

void
peers_place(struct peers *p, struct arena *a)
{
	for (size_t k = 0; k < p->n; k++) {
		struct peer *e = &p->of[k];
		e->place = FUNNEL_UNKNOWN;
		e->inner = e->outer = interval_none(STAT_BAD_INPUT);
		e->z = e->p = NAN;
	}
	draw_funnel(p, a);
	declare_family(p, a);
}

void
peers_compare(struct peers *p, struct arena *a)
{
	p->reference_ci = judge(p->reference, p->indicator, NULL).ci;
	p->sum = is_sum(p, a);
	p->nvalues = 0;
	for (size_t k = 0; k < p->n; k++) {
		struct peer *e = &p->of[k];
		e->judged = judge(e->obs, p->indicator, e->target);
		p->nvalues += e->obs != NULL && !isnan(e->obs->value);
		hold_against_reference(p, e);
	}
	peers_place(p, a);
	for (size_t k = 0; k < p->n; k++)
		p->of[k].rank = rank_of(p, &p->of[k]);
	draw_ranks(p, a);
}
