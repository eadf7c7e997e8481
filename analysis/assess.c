#include "analysis/assess.h"

#include <math.h>
#include <string.h>

#include "analysis/baseline.h"
#include "analysis/compare.h"
#include "analysis/describe.h"
#include "analysis/judge.h"
#include "analysis/trend.h"
#include "analysis/usable.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/price.h"
#include "model/target.h"

#define CONFIDENCE      0.95
#define SIGNIFICANT     0.05
#define LIKELY          0.8
#define UNLIKELY        0.2
#define TREND_MIN       5    /* points under which no trend can be beyond chance */
#define UNCHANGED_SHARE 0.01 /* of the median a year: a change too small to matter */
#define SMALL_COUNT     10
#define OLD_YEARS       3

/* ---- the series -------------------------------------------------------- */

/* The value that answers for YEAR: the latest that ends in it or before. NULL if none. */
static const struct observation *
value_for_year(const struct usable *u, int year)
{
	for (size_t k = u->n; k-- > 0;)
		if (period_last_day(u->obs[k]->period) / 10000 <= year)
			return u->obs[k];
	return NULL;
}

/*
 * Beyond chance only: an exact test says there is a trend, or the slope's limits say that it is
 * too small to matter. Fewer than 5 values can do neither, even if all are equal.
 */
static enum development
development_of(const struct trend *t, double median, enum better better)
{
	if (t->n < TREND_MIN)
		return DEVELOPMENT_UNDECIDED;
	if (t->code == STAT_ALL_EQUAL)
		return DEVELOPMENT_UNCHANGED;
	if (t->code != STAT_OK)
		return DEVELOPMENT_UNDECIDED;
	if (t->p <= SIGNIFICANT) {
		if (better == BETTER_UNKNOWN || t->slope == 0)
			return DEVELOPMENT_UNDECIDED;
		return (t->slope > 0) == (better == BETTER_HIGHER) ? DEVELOPMENT_IMPROVING
								   : DEVELOPMENT_WORSENING;
	}
	double margin = UNCHANGED_SHARE * fabs(median);
	if (t->slope_low <= 0 && t->slope_high >= 0 && t->slope_low >= -margin
	    && t->slope_high <= margin)
		return DEVELOPMENT_UNCHANGED;
	return DEVELOPMENT_UNDECIDED;
}

/* ---- the target year --------------------------------------------------- */

/* A year's figure stands for its middle, as period_middle has it. */
static double
middle_of_year(int year)
{
	return year + 0.5;
}

static double
clamp(double v, double low, double high)
{
	return fmin(fmax(v, low), high);
}

/* The line's limits end where the measure does: no share is under 0 or over all. */
static double
possible(double v, const struct indicator *i)
{
	if (i->measure == MEASURE_PROPORTION)
		return clamp(v, 0, i->per);
	return i->measure == MEASURE_RATE ? fmax(v, 0) : v;
}

static struct outlook
no_outlook(void)
{
	return (struct outlook){ .code = STAT_BAD_INPUT,
		.model = "pool",
		.ahead = NAN,
		.value = NAN,
		.low = NAN,
		.high = NAN,
		.level = CONFIDENCE,
		.low_80 = NAN,
		.high_80 = NAN,
		.low_50 = NAN,
		.high_50 = NAN,
		.probability_met = NAN,
		.probability_met_by = NAN };
}

static struct interval
possible_limits(const struct outlook_figure *f, double level, const struct indicator *i)
{
	struct interval limits = outlook_interval(f, level);

	limits.low = possible(limits.low, i);
	limits.high = possible(limits.high, i);
	return limits;
}

/* Few values never make a future near certain or near impossible. */
static double
capped(double probability, size_t n)
{
	return n < OUTLOOK_FEW ? clamp(probability, OUTLOOK_CAP, 1 - OUTLOOK_CAP) : probability;
}

/* What the pool says of the figure published for T's year, from the values since the last break. */
static struct outlook
outlook_of(const struct series *series, const struct target *t, const struct outlook_pool *pool,
    size_t group, struct arena *a)
{
	const struct indicator *i = series->indicator;
	struct outlook_series s =
	    outlook_series_of(series, group, series->area->kind == AREA_KOMMUNE, a);
	struct outlook_figure f = outlook_figure(pool, &s, middle_of_year(t->by), OUTLOOK_MIN);
	struct outlook o = no_outlook();

	o.code = f.code;
	o.n = f.n;
	o.year = t->by;
	o.ahead = f.ahead;
	if (f.code != STAT_OK)
		return o;
	o.value = possible(f.value, i);
	struct interval wide = possible_limits(&f, CONFIDENCE, i);
	struct interval middle = possible_limits(&f, 0.8, i), half = possible_limits(&f, 0.5, i);
	o.low = wide.low;
	o.high = wide.high;
	o.low_80 = middle.low;
	o.high_80 = middle.high;
	o.low_50 = half.low;
	o.high_50 = half.high;
	o.probability_met = capped(outlook_meets(&f, t), f.n);
	o.probability_met_by =
	    capped(outlook_meets_by(pool, &s, t, middle_of_year(t->by), OUTLOOK_MIN), f.n);
	memcpy(o.share, f.weight, sizeof o.share);
	return o;
}

static double
required_per_year(const struct assessment *r, double year)
{
	double ahead = middle_of_year(r->target->by) - year;

	if (r->latest.meets != TRUTH_NO || !(ahead > 0))
		return NAN;
	return (target_bound(r->target, r->latest.value) - r->latest.value) / ahead;
}

static enum verdict
verdict_ahead(const struct assessment *r)
{
	if (r->judged.meets == TRUTH_YES)
		return VERDICT_MET;
	if (r->outlook.code != STAT_OK)
		return VERDICT_UNDECIDED;
	if (r->outlook.probability_met >= LIKELY)
		return VERDICT_ON_TRACK;
	return r->outlook.probability_met <= UNLIKELY ? VERDICT_OFF_TRACK : VERDICT_UNDECIDED;
}

/* ---- cautions ---------------------------------------------------------- */

static unsigned
cautions_of_figure(const struct judgement *j, const struct indicator *i)
{
	unsigned c = 0;

	if (j->obs == NULL)
		return 0;
	if (j->obs->status == OBS_PROVISIONAL)
		c |= CAUTION_PROVISIONAL;
	if (j->obs->numerator < SMALL_COUNT
	    && (i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE))
		c |= CAUTION_SMALL_NUMBERS;
	if (j->ci.code != STAT_OK)
		c |= CAUTION_NO_COUNTS;
	return c;
}

static unsigned
cautions_of_series(const struct series *s, const struct usable *u, int as_of)
{
	unsigned c = 0;

	for (size_t k = 0; k < s->n; k++)
		if (s->obs[k].source != NULL && s->obs[k].source->fictional)
			c |= CAUTION_FICTIONAL;
	for (size_t k = 0; k < s->n; k++)
		if (s->obs[k].absent)
			c |= CAUTION_ABSENT_ROWS;
	if (s->n > 0 && s->obs[s->n - 1].status == OBS_SUPPRESSED)
		c |= CAUTION_SUPPRESSED;
	if (u->n == 0)
		return c;
	for (size_t k = 1; k < u->n; k++) {
		size_t was = u->index[k - 1], is = u->index[k];
		bool same = series_same_prices(s, was, is);
		if (!same)
			c |= CAUTION_PRICES;
		else if (!series_continues(s, was, is))
			c |= CAUTION_BREAK;
	}
	if (u->n - u->from < TREND_MIN)
		c |= CAUTION_SHORT_SERIES;
	if (period_last_day(u->obs[u->n - 1]->period) + OLD_YEARS * 10000 < as_of)
		c |= CAUTION_OLD_DATA;
	if (s->weighted)
		c |= CAUTION_WEIGHTED;
	return c;
}

static unsigned
cautions_of_target(const struct assessment *r)
{
	const struct target *t = r->target;
	unsigned c = 0;

	if (strcmp(r->series.indicator->unit, "?") == 0)
		c |= CAUTION_UNIT_OPEN;
	if (t == NULL)
		return c | CAUTION_NO_TARGET;
	if (!target_has_number(t))
		c |= CAUTION_TARGET_OPEN;
	if (t->status == TARGET_DRAFT)
		c |= CAUTION_DRAFT;
	if (t->area != r->series.area->code)
		c |= t->area == 0 ? CAUTION_NATIONAL_TARGET : CAUTION_REGIONAL_TARGET;
	return c;
}

/* Is some of the area behind neither the shown nor the judged figure? */
static bool
is_not_covered(const struct assessment *r)
{
	const struct observation *shown[] = { r->latest.obs, r->judged.obs };

	for (size_t k = 0; k < 2 && r->series.covered != NULL; k++)
		if (shown[k] != NULL && r->series.covered[shown[k] - r->series.obs] < 1 - 1e-9)
			return true;
	return false;
}

static struct beside
beside(const struct series *s, const struct observation *o, const struct target *t)
{
	bool comparable = target_has_number(t) && strcmp(s->indicator->unit, "?") != 0
	    && price_comparable(s, o, t);

	return (struct beside){ t, judge(o, s->indicator, comparable ? t : NULL) };
}

/* Does the usual lag of a source say that the shown or judged figure came out after AS_OF? */
static bool
is_released_later(const struct assessment *r, int as_of)
{
	const struct observation *shown[] = { r->latest.obs, r->judged.obs };

	for (size_t k = 0; k < 2; k++) {
		if (shown[k] == NULL || shown[k]->source == NULL)
			continue;
		int end = period_last_day(shown[k]->period);
		int months = end / 10000 * 12 + end / 100 % 100 - 1 + shown[k]->source->lag_months;
		if (months / 12 * 10000 + (months % 12 + 1) * 100 + end % 100 > as_of)
			return true;
	}
	return false;
}

/* ---- all together ------------------------------------------------------ */

/*
 * The year has passed: the value for it, or the last before it, decides, whatever came later.
 * A first value after it is no answer to what was agreed: there are no data then.
 */
static void
judge_passed(struct assessment *r, const struct usable *u)
{
	const struct observation *o = value_for_year(u, r->target->by);

	bool comparable = price_comparable(&r->series, o, r->target);

	r->judged = judge(o, r->series.indicator, comparable ? r->target : NULL);
	if (o == NULL || !comparable) {
		r->verdict = o == NULL ? VERDICT_NO_DATA : VERDICT_NOT_COMPARABLE;
		return;
	}
	r->verdict = r->judged.meets == TRUTH_YES ? VERDICT_MET : VERDICT_NOT_MET;
	if (period_last_day(o->period) / 10000 != r->target->by)
		r->cautions |= CAUTION_EARLIER_WAVE;
	if (o != r->latest.obs && r->latest.meets != TRUTH_UNKNOWN)
		r->cautions |=
		    r->latest.meets == TRUTH_YES ? CAUTION_LATER_MEETS : CAUTION_LATER_MISSES;
}

static void
judge_ahead(struct assessment *r, const struct usable *u, const struct outlook_pool *pool,
    size_t group, struct arena *a)
{
	r->judged = r->latest;
	if (pool != NULL)
		r->outlook = outlook_of(&r->series, r->target, pool, group, a);
	r->required_per_year = required_per_year(r, u->year[u->n - 1]);
	r->verdict = verdict_ahead(r);
}

/* What the series says by itself, without a target. */
static void
describe(struct assessment *r, const struct usable *u, int as_of, struct arena *a)
{
	size_t n = u->n - u->from;
	double *work = arena_array(a, trend_work(n), sizeof *work);

	r->trend = trend_ranks(u->year + u->from, u->value + u->from, n, work);
	r->observed_per_year = r->trend.slope;
	r->development = development_of(
	    &r->trend, describe_median(u->value + u->from, n, work), r->series.indicator->better);
	r->cautions = cautions_of_series(&r->series, u, as_of);
	if (u->n > 0 && r->series.covered != NULL)
		r->covered = r->series.covered[u->index[u->n - 1]];
}

static void
add_cautions_of_figures(struct assessment *r, int as_of)
{
	r->cautions |= cautions_of_figure(&r->latest, r->series.indicator);
	r->cautions |= cautions_of_figure(&r->judged, r->series.indicator);
	if (is_not_covered(r))
		r->cautions |= CAUTION_NOT_COVERED;
	if (is_released_later(r, as_of))
		r->cautions |= CAUTION_RELEASED_LATER;
}

static const struct interval *
limits_of_series(const struct series *s, struct arena *a)
{
	struct interval *limits = arena_array(a, s->n + 1, sizeof *limits);

	for (size_t i = 0; i < s->n; i++)
		limits[i] = judge(&s->obs[i], s->indicator, NULL).ci;
	return limits;
}

struct assessment
assess(const struct series *s, int region, int as_of, const struct outlook_pool *pool, size_t group,
    struct arena *a)
{
	const unsigned forbids = CAUTION_NO_TARGET | CAUTION_TARGET_OPEN | CAUTION_UNIT_OPEN;
	struct usable u = series_usable(s, a);
	struct assessment r = { .series = *s, .outlook = no_outlook() };

	struct target_choice choice =
	    target_in_force(s->indicator, s->area, s->stratum, region, as_of);

	r.target = choice.judged;
	r.required_per_year = r.covered = NAN;
	describe(&r, &u, as_of, a);
	r.cautions |= cautions_of_target(&r);
	const struct target *comparable = (r.cautions & forbids) == 0 ? r.target : NULL;
	r.limits = limits_of_series(s, a);
	const struct observation *last = u.n > 0 ? u.obs[u.n - 1] : NULL;
	bool same_prices = price_comparable(s, last, r.target);
	if (!same_prices)
		r.cautions |= CAUTION_PRICES;
	r.latest = r.judged = judge(last, s->indicator, same_prices ? comparable : NULL);
	r.final = beside(s, last, choice.final);
	r.regional = beside(s, last, choice.regional);
	r.baseline = baseline_figure(s, region);
	if (u.n == 0)
		r.verdict = VERDICT_NO_DATA;
	else if (comparable == NULL)
		r.verdict = VERDICT_NOT_COMPARABLE;
	else if (target_is_past(comparable, as_of))
		judge_passed(&r, &u);
	else if (!same_prices)
		r.verdict = VERDICT_NOT_COMPARABLE;
	else
		judge_ahead(&r, &u, pool, group, a);
	add_cautions_of_figures(&r, as_of);
	return r;
}
