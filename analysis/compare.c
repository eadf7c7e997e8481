#include "analysis/compare.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#include "analysis/count_law.h"
#include "base/decimal.h"
#include "model/target.h"

#define ONE_SIDED 0.025

__extension__ typedef __int128 int128;

static enum truth
truth(bool b)
{
	return b ? TRUTH_YES : TRUTH_NO;
}

enum truth
target_meets(const struct target *t, double value)
{
	if (isnan(value) || !target_has_number(t))
		return TRUTH_UNKNOWN;
	return truth((t->rule == TARGET_AT_MOST || value >= t->low)
	    && (t->rule == TARGET_AT_LEAST || value <= t->high));
}

/* V = *DIGITS * 10^*EXPONENT by its 15 significant decimal digits. */
static void
decimal_digits(double v, int64_t *digits, int *exponent)
{
	char text[32];
	int64_t m = 0;
	const char *s = text;

	snprintf(text, sizeof text, "%.14e", v);
	for (; *s != 'e'; s++)
		if (*s >= '0' && *s <= '9')
			m = m * 10 + (*s - '0');
	*exponent = (int)strtol(s + 1, NULL, 10) - 14;
	for (; m != 0 && m % 10 == 0; m /= 10)
		++*exponent;
	if (m == 0)
		*exponent = 0;
	*digits = text[0] == '-' ? -m : m;
}

/* *A *= B; false if it does not fit. */
static bool
multiply(int128 *a, int128 b)
{
	return !__builtin_mul_overflow(*a, b, a);
}

int
compare_share(double x, double n, double per, double limit)
{
	if (decimal_is_count(x) && decimal_is_count(n) && decimal_is_count(per)) {
		int64_t digits;
		int exponent;
		decimal_digits(limit, &digits, &exponent);
		int128 left = (int128)x, right = digits;
		bool fits = multiply(&left, (int128)per) && multiply(&right, (int128)n);
		for (; fits && exponent < 0; exponent++)
			fits = multiply(&left, 10);
		for (; fits && exponent > 0; exponent--)
			fits = multiply(&right, 10);
		if (fits)
			return (left > right) - (left < right);
	}
	double share = x * per / n;
	return (share > limit) - (share < limit);
}

enum truth
target_meets_counts(const struct target *t, double x, double n, double per)
{
	if (!target_has_number(t) || isnan(x) || isnan(n) || n == 0)
		return TRUTH_UNKNOWN;
	return truth((t->rule == TARGET_AT_MOST || compare_share(x, n, per, t->low) >= 0)
	    && (t->rule == TARGET_AT_LEAST || compare_share(x, n, per, t->high) <= 0));
}

double
target_gap(const struct target *t, double value)
{
	if (isnan(value) || !target_has_number(t))
		return NAN;
	if (t->rule == TARGET_AT_MOST)
		return t->high - value;
	if (t->rule == TARGET_AT_LEAST)
		return value - t->low;
	return fmin(value - t->low, t->high - value);
}

/* ---- exact tests ------------------------------------------------------ */

/*
 * The outcome nearest to X's mirror image that is not likelier than MOST, between INNER, which is
 * likelier, and OUTER, which is not. Probabilities fall from one to the other.
 */
static unsigned
mirror(const struct count_law *l, double most, unsigned inner, unsigned outer)
{
	while (inner + 1 != outer && outer + 1 != inner) {
		unsigned mid =
		    inner < outer ? inner + (outer - inner) / 2 : outer + (inner - outer) / 2;
		*(count_law_exactly(l, mid) <= most ? &outer : &inner) = mid;
	}
	return outer;
}

/*
 * Two-sided p as R's binom.test and poisson.test: all outcomes on the two sides of the mean with
 * a probability of at most that of X, with their allowance of 1e-7 for rounding.
 */
static double
two_sided(const struct count_law *l, unsigned x)
{
	double mean = count_law_mean(l), most = count_law_exactly(l, x) * (1 + 1e-7);

	if (x == mean)
		return 1;
	if (x > mean) {
		unsigned inner = (unsigned)floor(mean);
		if (count_law_exactly(l, inner) <= most)
			return count_law_at_most(l, inner) + count_law_at_least(l, x);
		if (count_law_exactly(l, 0) > most)
			return count_law_at_least(l, x);
		return count_law_at_most(l, mirror(l, most, inner, 0)) + count_law_at_least(l, x);
	}
	unsigned inner = (unsigned)ceil(mean), outer = inner, top = l->n > 0 ? l->n : UINT_MAX;
	if (count_law_exactly(l, inner) <= most)
		return count_law_at_most(l, x) + count_law_at_least(l, inner);
	while (outer < top && count_law_exactly(l, outer) > most)
		outer = outer < top / 2 ? outer * 2 + 1 : top;
	if (count_law_exactly(l, outer) > most)
		return count_law_at_most(l, x);
	return count_law_at_most(l, x) + count_law_at_least(l, mirror(l, most, inner, outer));
}

static struct exact_test
refused(enum stat_code code)
{
	return (struct exact_test){ code, NAN, NAN, NAN, NAN };
}

static struct exact_test
exact(const struct count_law *l, double x, double variance)
{
	unsigned k = (unsigned)x;
	struct exact_test t = {
		.code = STAT_OK,
		.z = variance > 0 ? (x - count_law_mean(l)) / sqrt(variance) : NAN,
		.p_less = count_law_at_most(l, k),
		.p_greater = count_law_at_least(l, k),
		.p_two_sided = fmin(1, two_sided(l, k)),
	};

	if (isnan(t.p_less) || isnan(t.p_greater) || isnan(t.p_two_sided))
		return refused(STAT_BAD_INPUT);
	return t;
}

struct exact_test
test_binomial(double x, double n, double p0)
{
	if (!decimal_is_count(x) || !decimal_is_count(n) || x > n || n > UINT_MAX || !(p0 >= 0)
	    || !(p0 <= 1))
		return refused(STAT_BAD_INPUT);
	if (n == 0)
		return refused(STAT_ZERO_DENOMINATOR);
	return exact(&(struct count_law){ .n = (unsigned)n, .p = p0 }, x, n * p0 * (1 - p0));
}

struct exact_test
test_poisson(double x, double expected)
{
	if (!decimal_is_count(x) || x > UINT_MAX / 2 || !(expected >= 0) || expected > UINT_MAX / 2)
		return refused(STAT_BAD_INPUT);
	if (expected == 0)
		return (struct exact_test){ STAT_OK, NAN, 1, x == 0, x == 0 };
	return exact(&(struct count_law){ .p = expected }, x, expected);
}

/* ---- with a margin ------------------------------------------------------ */

/* Exact tests at the worse and at the better end of the margin. */
static struct margin_test
join_ends(enum target_rule rule, const struct exact_test *worse, const struct exact_test *better)
{
	bool most = rule == TARGET_AT_MOST;

	if (worse->code != STAT_OK)
		return (struct margin_test){ worse->code, NAN, NAN, NAN, NAN };
	double p = most ? worse->p_less : worse->p_greater;
	return (struct margin_test){ .code = STAT_OK,
		.z = worse->z,
		.p_score = gsl_cdf_ugaussian_P(most ? worse->z : -worse->z),
		.p_exact = p,
		.p_equivalent = better->code == STAT_OK
		    ? fmax(p, most ? better->p_greater : better->p_less)
		    : NAN };
}

struct margin_test
test_margin_share(enum target_rule rule, double x, double n, double target, double margin)
{
	double way = rule == TARGET_AT_MOST ? margin : -margin;
	struct exact_test worse = test_binomial(x, n, margin >= 0 ? target + way : NAN);
	struct exact_test better = test_binomial(x, n, target - way);

	return join_ends(rule, &worse, &better);
}

struct margin_test
test_margin_rate(enum target_rule rule, double x, double n, double target, double margin)
{
	double way = rule == TARGET_AT_MOST ? margin : -margin;
	struct exact_test worse = test_poisson(x, margin >= 0 ? (target + way) * n : NAN);
	struct exact_test better = test_poisson(x, (target - way) * n);

	return join_ends(rule, &worse, &better);
}

struct t_test
test_mean(const double *v, size_t n, double mu)
{
	struct t_test t = { STAT_TOO_SHORT, NAN, NAN, NAN, NAN, NAN };

	if (n < 2)
		return t;
	double mean = gsl_stats_mean(v, 1, n), sd = gsl_stats_sd_m(v, 1, n, mean);
	t.code = !isfinite(sd) || !isfinite(mu) ? STAT_BAD_INPUT : STAT_ALL_EQUAL;
	if (t.code == STAT_BAD_INPUT || sd == 0)
		return t;
	t.code = STAT_OK;
	t.df = (double)n - 1;
	t.t = (mean - mu) / (sd / sqrt((double)n));
	t.p_less = gsl_cdf_tdist_P(t.t, t.df);
	t.p_greater = gsl_cdf_tdist_Q(t.t, t.df);
	t.p_two_sided = 2 * fmin(t.p_less, t.p_greater);
	return t;
}

/* ---- beyond chance ---------------------------------------------------- */

/* The test against one end of a target, in the indicator's unit. */
static struct exact_test
test_limit(enum measure measure, double x, double n, double per, double limit)
{
	if (measure == MEASURE_PROPORTION)
		return test_binomial(x, n, limit / per);
	if (measure == MEASURE_RATE && n > 0)
		return test_poisson(x, limit / per * n);
	return refused(STAT_BAD_INPUT);
}

/* Does X lie below (SIDE -1) or above (+1) LIMIT by more than chance? */
static enum truth
beyond(enum measure measure, double x, double n, double per, double limit, int side)
{
	struct exact_test e = test_limit(measure, x, n, per, limit);

	if (e.code != STAT_OK)
		return TRUTH_UNKNOWN;
	return truth((side < 0 ? e.p_less : e.p_greater) <= ONE_SIDED);
}

enum truth
target_beyond_chance(const struct target *t, enum measure measure, double x, double n, double per)
{
	if (!target_has_number(t) || isnan(x) || !(n > 0))
		return TRUTH_UNKNOWN;
	if (t->rule != TARGET_BETWEEN) {
		double limit = target_bound(t, x / n * per);
		int side = compare_share(x, n, per, limit);
		return side == 0 ? TRUTH_NO : beyond(measure, x, n, per, limit, side);
	}
	if (compare_share(x, n, per, t->low) < 0)
		return beyond(measure, x, n, per, t->low, -1);
	if (compare_share(x, n, per, t->high) > 0)
		return beyond(measure, x, n, per, t->high, 1);
	enum truth above = beyond(measure, x, n, per, t->low, 1);
	enum truth below = beyond(measure, x, n, per, t->high, -1);
	if (above == TRUTH_UNKNOWN || below == TRUTH_UNKNOWN)
		return TRUTH_UNKNOWN;
	return truth(above == TRUTH_YES && below == TRUTH_YES);
}

enum truth
target_outside(const struct target *t, double value, double low, double high)
{
	if (isnan(value) || isnan(low) || isnan(high) || !target_has_number(t))
		return TRUTH_UNKNOWN;
	if (t->rule != TARGET_BETWEEN) {
		double limit = target_bound(t, value);
		return truth(limit < low || limit > high);
	}
	if (target_meets(t, value) == TRUTH_YES)
		return truth(t->low < low && t->high > high);
	return truth(t->low > high || t->high < low);
}
