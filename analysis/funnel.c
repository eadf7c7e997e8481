#include "analysis/funnel.h"

#include <float.h>
#include <limits.h>
#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analysis/count_law.h"
#include "analysis/inverse.h"
#include "base/decimal.h"

#define INNER 0.025
#define OUTER 0.001

static struct interval
refused(void)
{
	return (struct interval){ STAT_BAD_INPUT, NAN, NAN };
}

static struct interval
limits(double low, double high)
{
	if (!isfinite(low) || !isfinite(high))
		return refused();
	return (struct interval){ STAT_OK, low, high };
}

static bool
is_share(double p)
{
	return p >= 0 && p <= 1;
}

static bool
is_tail(double p)
{
	return p > 0 && p < 0.5;
}

struct interval
funnel_share(double p0, double n, double z)
{
	if (!is_share(p0) || !(n > 0) || !(z > 0))
		return refused();
	double half = z * sqrt(p0 * (1 - p0) / n);
	return limits(p0 - half, p0 + half);
}

struct interval
funnel_share_wilson(double p0, double n, double z)
{
	if (!is_share(p0) || !(n > 0) || !(z > 0))
		return refused();
	double expected = n * p0, z2 = z * z;
	double half = z * sqrt(z2 + 4 * expected * (1 - p0));
	return limits((2 * expected + z2 - half) / (2 * (n + z2)),
	    (2 * expected + z2 + half) / (2 * (n + z2)));
}

/* ---- quantiles of counts ------------------------------------------------------ */

/* The smallest k with P(R <= k) >= P; R's allowance for rounding. */
static unsigned
quantile(const struct count_law *l, double p)
{
	unsigned low = 0, high = l->n > 0 ? l->n : 16;

	p *= 1 - 64 * DBL_EPSILON;
	while (l->n == 0 && high < UINT_MAX / 2 && count_law_at_most(l, high) < p)
		high *= 2;
	while (low < high) {
		unsigned mid = low + (high - low) / 2;
		if (count_law_at_most(l, mid) >= p)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* The quantile less the part of its own probability that goes beyond P. */
static double
smooth_quantile(const struct count_law *l, double p)
{
	unsigned r = quantile(l, p);

	return r - (count_law_at_most(l, r) - p) / count_law_exactly(l, r);
}

static struct interval
law_limits(const struct count_law *l, double tail, bool smooth)
{
	if (!smooth)
		return limits(quantile(l, tail), quantile(l, 1 - tail));
	return limits(smooth_quantile(l, tail), smooth_quantile(l, 1 - tail));
}

static struct interval
share_limits(double p0, double n, double tail, bool smooth)
{
	if (!is_share(p0) || !decimal_is_count(n) || n == 0 || n > UINT_MAX || !is_tail(tail))
		return refused();
	if (p0 == 0 || p0 == 1)
		return limits(p0, p0);
	struct interval counts = law_limits(&(struct count_law){ (unsigned)n, p0 }, tail, smooth);
	return limits(counts.low / n, counts.high / n);
}

struct interval
funnel_share_exact(double p0, double n, double tail)
{
	return share_limits(p0, n, tail, false);
}

struct interval
funnel_share_smooth(double p0, double n, double tail)
{
	return share_limits(p0, n, tail, true);
}

static struct interval
count_limits(double expected, double tail, bool smooth)
{
	if (!(expected >= 0) || expected > INT_MAX || !is_tail(tail))
		return refused();
	if (expected == 0)
		return limits(0, 0);
	return law_limits(&(struct count_law){ 0, expected }, tail, smooth);
}

struct interval
funnel_count_exact(double expected, double tail)
{
	return count_limits(expected, tail, false);
}

struct interval
funnel_count_smooth(double expected, double tail)
{
	return count_limits(expected, tail, true);
}

struct funnel_count
funnel_count_test(double x, double expected)
{
	struct funnel_count t = { STAT_BAD_INPUT, NAN, NAN, NAN };

	if (!decimal_is_count(x) || x > INT_MAX || !(expected > 0) || expected > INT_MAX)
		return t;
	const struct count_law law = { 0, expected };
	unsigned k = (unsigned)x;
	t.code = STAT_OK;
	t.p_upper = count_law_at_least(&law, k);
	t.p_lower = count_law_at_most(&law, k);
	t.p_mid = fmin(1, 2 * (fmin(t.p_upper, t.p_lower) - count_law_exactly(&law, k) / 2));
	return t;
}

struct interval
funnel_count_means(double count, double tail)
{
	if (!(count >= 0) || !isfinite(count) || !is_tail(tail))
		return refused();
	return limits(count == 0 ? 0 : inverse_gamma_lower(tail, count),
	    inverse_gamma_upper(tail, count + 1));
}

/* ---- on which side ----------------------------------------------------------- */

enum funnel_place
funnel_place(double value, const struct interval *inner, const struct interval *outer)
{
	if (isnan(value) || inner->code != STAT_OK || outer->code != STAT_OK)
		return FUNNEL_UNKNOWN;
	if (value < outer->low)
		return FUNNEL_VERY_LOW;
	if (value > outer->high)
		return FUNNEL_VERY_HIGH;
	if (value < inner->low)
		return FUNNEL_LOW;
	return value > inner->high ? FUNNEL_HIGH : FUNNEL_WITHIN;
}

enum funnel_place
funnel_place_count(double count, double expected)
{
	struct interval inner = funnel_count_means(count, INNER);
	struct interval outer = funnel_count_means(count, OUTER);
	static const enum funnel_place seen_from_count[] = {
		[FUNNEL_WITHIN] = FUNNEL_WITHIN,
		[FUNNEL_LOW] = FUNNEL_HIGH,
		[FUNNEL_VERY_LOW] = FUNNEL_VERY_HIGH,
		[FUNNEL_HIGH] = FUNNEL_LOW,
		[FUNNEL_VERY_HIGH] = FUNNEL_VERY_LOW,
		[FUNNEL_UNKNOWN] = FUNNEL_UNKNOWN,
	};

	return seen_from_count[funnel_place(expected, &inner, &outer)];
}
