/*
 * Properties of the limits of analysis/interval.h. Draws come from gsl_rng_mt19937 with the seeds
 * stated; the yardstick is the coverage counted out over all outcomes, not the nominal level, which
 * a discrete count cannot hold exactly.
 */
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "analysis/compare.h"
#include "analysis/interval.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define DRAWS 10000

typedef struct interval share_limits(double x, double n, double confidence);
typedef struct interval count_limits(double x, double confidence);

static bool
holds(struct interval i, double v)
{
	return i.low <= v && v <= i.high;
}

/* The limits of every outcome of N; ALL has room for N + 1. */
static void
share_table(share_limits *f, unsigned n, double confidence, struct interval *all)
{
	for (unsigned x = 0; x <= n; x++)
		all[x] = f(x, n, confidence);
}

/* Probability that the limits hold P, over all outcomes of N. */
static double
share_coverage(const struct interval *all, unsigned n, double p)
{
	double sum = 0;

	for (unsigned x = 0; x <= n; x++)
		if (holds(all[x], p))
			sum += gsl_ran_binomial_pdf(x, p, n);
	return sum;
}

static double
count_coverage(count_limits *f, double mu, double confidence)
{
	unsigned last = (unsigned)(mu + 12 * sqrt(mu) + 40);
	double sum = 0;

	for (unsigned x = 0; x <= last; x++)
		if (holds(f(x, confidence), mu))
			sum += gsl_ran_poisson_pdf(x, mu);
	return sum;
}

static const double shares[] = { 0.01, 0.05, 0.1, 0.3, 0.5, 0.8 };
static const unsigned sizes[] = { 10, 40, 150, 600 };
#define LARGEST 600
static const double levels[] = { 0.8, 0.95, 0.998 };

static const char *
named(double a, double b, double c)
{
	static _Thread_local char text[80];

	snprintf(text, sizeof text, "%g, %g, %g", a, b, c);
	return text;
}

/* 10 000 draws: the share of limits that hold is the coverage counted out, within four
 * Monte-Carlo errors. Seed 1. */
static void
coverage_drawn(void)
{
	static share_limits *const all[] = { interval_wilson, interval_clopper_pearson,
		interval_wilson_corrected };
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);

	gsl_rng_set(r, 1);
	for (size_t f = 0; f < countof(all); f++)
		for (size_t i = 0; i < countof(shares); i++) {
			unsigned n = sizes[i % countof(sizes)], held = 0;
			struct interval limits[LARGEST + 1];
			share_table(all[f], n, 0.95, limits);
			double want = share_coverage(limits, n, shares[i]);
			for (size_t d = 0; d < DRAWS; d++)
				held += holds(limits[gsl_ran_binomial(r, shares[i], n)], shares[i]);
			CHECK_CLOSE((double)held / DRAWS, want,
			    4 * sqrt(want * (1 - want) / DRAWS) + 1e-9, 0,
			    named((double)f, n, shares[i]));
		}
	gsl_rng_free(r);
}

/* The same for means of normal values, where the level is held exactly. Seed 2. */
static void
coverage_of_means(void)
{
	static const size_t lengths[] = { 2, 5, 30 };
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);
	double v[30];

	gsl_rng_set(r, 2);
	for (size_t k = 0; k < countof(lengths); k++)
		for (size_t c = 0; c < countof(levels); c++) {
			size_t held = 0;
			for (size_t d = 0; d < DRAWS; d++) {
				for (size_t i = 0; i < lengths[k]; i++)
					v[i] = 7 + gsl_ran_gaussian(r, 2);
				held += holds(interval_mean(v, lengths[k], levels[c]).ci, 7);
			}
			CHECK_CLOSE((double)held / DRAWS, levels[c],
			    4 * sqrt(levels[c] * (1 - levels[c]) / DRAWS), 0,
			    named((double)lengths[k], levels[c], 0));
		}
	gsl_rng_free(r);
}

/* Exact limits hold at least the level everywhere; Wilson's hold it on average,
 * within a point, and less often than the exact ones. Byar's from 10 events on are near them. */
static void
coverage_counted(void)
{
	for (size_t k = 0; k < countof(sizes); k++) {
		struct interval scores[LARGEST + 1], tails[LARGEST + 1];
		double wilson = 0, exact = 0;
		size_t steps = 0;
		share_table(interval_wilson, sizes[k], 0.95, scores);
		share_table(interval_clopper_pearson, sizes[k], 0.95, tails);
		for (double p = 0.005; p < 1; p += 0.01, steps++) {
			double held = share_coverage(tails, sizes[k], p);
			CHECK_ROW(held >= 0.95 - 1e-9, named(sizes[k], p, held));
			exact += held;
			wilson += share_coverage(scores, sizes[k], p);
		}
		wilson /= (double)steps;
		exact /= (double)steps;
		CHECK_CLOSE(wilson, 0.95, 0.01, 0, named(sizes[k], wilson, 0));
		CHECK_ROW(exact > wilson, named(sizes[k], wilson, exact));
	}
	for (double mu = 0.5; mu < 60; mu *= 1.3)
		for (size_t c = 0; c < countof(levels); c++) {
			double held = count_coverage(interval_poisson, mu, levels[c]);
			CHECK_ROW(held >= levels[c] - 1e-9, named(mu, levels[c], held));
		}
	for (double mu = 10; mu < 60; mu *= 1.3) {
		double held = count_coverage(interval_byar, mu, 0.95);
		CHECK_ROW(held >= 0.945 && held <= 0.98, named(mu, held, 0));
	}
}

/* Drawn x, n and level: limits are in the range, around the share, wider for more confidence, and
 * those of n - x are their mirror. Seed 3. */
static void
shape_of_shares(void)
{
	static share_limits *const all[] = { interval_wilson, interval_clopper_pearson,
		interval_wilson_corrected };
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);

	gsl_rng_set(r, 3);
	for (size_t d = 0; d < DRAWS; d++) {
		double n = floor(exp(gsl_rng_uniform(r) * log(1e5))) + 1;
		double x = floor(gsl_rng_uniform(r) * (n + 1));
		double level = 0.5 + 0.499 * gsl_rng_uniform(r);
		share_limits *f = all[d % countof(all)];
		struct interval i = f(x, n, level), mirror = f(n - x, n, level);
		struct interval wide = f(x, n, level + (1 - level) / 2);
		const char *row = named(x, n, level);
		CHECK_ROW(i.code == STAT_OK, row);
		CHECK_ROW(i.low >= 0 && i.high <= 1 && i.low < i.high, row);
		CHECK_ROW(holds(i, x / n), row);
		CHECK_ROW(wide.low <= i.low && i.high <= wide.high, row);
		CHECK_CLOSE(mirror.low, 1 - i.high, 1e-9, 0, row);
		CHECK_CLOSE(mirror.high, 1 - i.low, 1e-9, 0, row);
		CHECK_ROW((i.low <= 0) == (x <= 0) && (i.high >= 1) == (x >= n), row);
	}
	gsl_rng_free(r);
}

/* Wilson's limit excludes a target exactly when the score test rejects it. Seed 4. */
static void
wilson_and_score(void)
{
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);
	double z = gsl_cdf_ugaussian_Qinv(0.025);
	size_t rejected = 0;

	gsl_rng_set(r, 4);
	for (size_t d = 0; d < DRAWS; d++) {
		double n = floor(exp(gsl_rng_uniform(r) * log(1e5))) + 1;
		double target = 0.01 + 0.98 * gsl_rng_uniform(r);
		double x = gsl_ran_binomial(r, target, (unsigned)n);
		struct interval i = interval_wilson(x, n, 0.95);
		struct exact_test t = test_binomial(x, n, target);
		const char *row = named(x, n, target);
		if (fabs(fabs(t.z) - z) < 1e-9)
			continue;
		rejected += fabs(t.z) > z;
		CHECK_ROW((i.high < target) == (t.z < -z), row);
		CHECK_ROW((i.low > target) == (t.z > z), row);
	}
	CU_ASSERT(rejected > DRAWS / 50 && rejected < DRAWS / 10);
	gsl_rng_free(r);
}

/* Limits of a difference lie in -1 to 1, around it, and turn round with the areas. Seed 5. */
static void
differences(void)
{
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);

	gsl_rng_set(r, 5);
	for (size_t d = 0; d < DRAWS; d++) {
		double n1 = (double)gsl_rng_uniform_int(r, 500) + 1;
		double n2 = (double)gsl_rng_uniform_int(r, 500) + 1;
		double x1 = (double)gsl_rng_uniform_int(r, (unsigned long)n1 + 1);
		double x2 = (double)gsl_rng_uniform_int(r, (unsigned long)n2 + 1);
		struct interval i = interval_newcombe(x1, n1, x2, n2, 0.95);
		struct interval turned = interval_newcombe(x2, n2, x1, n1, 0.95);
		const char *row = named(x1 / n1, x2 / n2, n1 + n2);
		CHECK_ROW(i.code == STAT_OK, row);
		CHECK_ROW(i.low >= -1 - 1e-15 && i.high <= 1 + 1e-15, row);
		CHECK_ROW(holds(i, x1 / n1 - x2 / n2), row);
		CHECK_CLOSE(turned.low, -i.high, 1e-14, 0, row);
	}
	gsl_rng_free(r);
}

/* Counts: limits around x, rising with x, wider for more confidence; Byar's within 3 % of the
 * exact ones from 10 events on. Seed 6. */
static void
shape_of_counts(void)
{
	static count_limits *const all[] = { interval_poisson, interval_byar };
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);

	gsl_rng_set(r, 6);
	for (size_t d = 0; d < DRAWS; d++) {
		double x = floor(exp(gsl_rng_uniform(r) * log(1e4))) - 1;
		double level = 0.5 + 0.499 * gsl_rng_uniform(r);
		count_limits *f = all[d % 2];
		struct interval i = f(x, level), next = f(x + 1, level);
		struct interval wide = f(x, level + (1 - level) / 2);
		const char *row = named(x, level, (double)(d % 2));
		CHECK_ROW(i.code == STAT_OK && i.low >= 0 && holds(i, x), row);
		CHECK_ROW(next.low > i.low || x <= 0, row);
		CHECK_ROW(next.high > i.high, row);
		CHECK_ROW(wide.low <= i.low && i.high <= wide.high, row);
		if (x < 10 || level > 0.95)
			continue;
		struct interval exact = interval_poisson(x, level);
		CHECK_CLOSE(i.low, exact.low, 0, 0.03, row);
		CHECK_CLOSE(i.high, exact.high, 0, 0.03, row);
	}
	gsl_rng_free(r);
}

void
suite_interval_properties(void)
{
	static const struct test tests[] = {
		{ "coverage of shares, drawn", coverage_drawn },
		{ "coverage of means, drawn", coverage_of_means },
		{ "coverage, counted out", coverage_counted },
		{ "shape of shares", shape_of_shares },
		{ "Wilson and the score test", wilson_and_score },
		{ "differences", differences },
		{ "shape of counts", shape_of_counts },
	};
	suite_add("interval properties", tests, countof(tests));
}
