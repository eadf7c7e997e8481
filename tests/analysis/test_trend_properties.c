/* analysis/trend.h: what holds for all series, on 10 000 drawn ones. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/slopes.h"
#include "analysis/trend.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define DRAWS 10000
#define MOST  90

static double
uniform(unsigned long long *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(*seed >> 33) * 0x1p-31;
}

struct drawn {
	size_t n;
	double t[MOST], y[MOST];
};

/* 2 to MOST - 1 points in time order; every other draw has few values, every third tied times. */
static void
draw_series(struct drawn *d, int k, size_t most, unsigned long long *seed)
{
	d->n = 2 + (size_t)(uniform(seed) * (double)(most - 2));
	for (size_t i = 0; i < d->n; i++) {
		double step = k % 3 == 0 ? floor(2 * uniform(seed)) : 0.25 + uniform(seed);
		d->t[i] = i == 0 ? 2000 : d->t[i - 1] + step;
		d->y[i] = k % 2 == 0 ? floor(6 * uniform(seed)) : 100 * uniform(seed);
	}
}

/* Turned upside down, the trend turns its sign and keeps its p. */
static void
odd(void)
{
	static double work[MOST * MOST];
	unsigned long long seed = 1;

	for (int k = 0; k < DRAWS; k++) {
		struct drawn d;
		double turned[MOST];
		draw_series(&d, k, 40, &seed);
		for (size_t i = 0; i < d.n; i++)
			turned[i] = -d.y[i];
		struct mann_kendall a = mann_kendall(d.y, d.n, work);
		struct mann_kendall b = mann_kendall(turned, d.n, work);
		CHECK_ROW(a.s == -b.s && a.p == b.p && a.variance == b.variance, "Mann-Kendall");
		struct theil_sen up = theil_sen(d.t, d.y, d.n, 0.95, work);
		struct theil_sen down = theil_sen(d.t, turned, d.n, 0.95, work);
		CHECK_CLOSE(up.slope, -down.slope, 0, 1e-14, "slope");
		CHECK_CLOSE(up.low, -down.high, 0, 1e-14, "low");
		CHECK_CLOSE(up.high, -down.low, 0, 1e-14, "high");
	}
}

/* Another zero and another unit, of time and of value: powers of two, so that nothing is rounded.
 */
static void
units(void)
{
	static double work[MOST * MOST];
	unsigned long long seed = 2;

	for (int k = 0; k < DRAWS; k++) {
		struct drawn d;
		draw_series(&d, k, 40, &seed);
		for (size_t i = 0; i < d.n; i++) {
			d.t[i] = round(d.t[i] * 64) / 64;
			d.y[i] = round(d.y[i] * 64) / 64;
		}
		struct mann_kendall a = mann_kendall(d.y, d.n, work);
		struct theil_sen before = theil_sen(d.t, d.y, d.n, 0.95, work);
		for (size_t i = 0; i < d.n; i++) {
			d.t[i] = (d.t[i] - 1990) * 4;
			d.y[i] = d.y[i] * 8 + 1000;
		}
		struct mann_kendall b = mann_kendall(d.y, d.n, work);
		struct theil_sen after = theil_sen(d.t, d.y, d.n, 0.95, work);
		CHECK_ROW(a.s == b.s && a.p == b.p && a.p_attainable == b.p_attainable, "p");
		CHECK_CLOSE(after.slope, 2 * before.slope, 0, 0, "slope");
		CHECK_CLOSE(after.low, 2 * before.low, 0, 0, "low");
		CHECK_CLOSE(after.high, 2 * before.high, 0, 0, "high");
		CHECK_CLOSE(after.middle_y, 8 * before.middle_y + 1000, 0, 0, "middle");
	}
}

/* Points have no order for the slope; its median and limits are the same however they come. */
static void
any_order(void)
{
	static double work[MOST * MOST];
	unsigned long long seed = 3;

	for (int k = 0; k < DRAWS; k++) {
		struct drawn d;
		draw_series(&d, k, 80, &seed);
		struct theil_sen a = theil_sen(d.t, d.y, d.n, 0.95, work);
		for (size_t i = d.n - 1; i > 0; i--) {
			size_t j = (size_t)(uniform(&seed) * (double)(i + 1));
			double t = d.t[i], y = d.y[i];
			d.t[i] = d.t[j];
			d.y[i] = d.y[j];
			d.t[j] = t;
			d.y[j] = y;
		}
		struct theil_sen b = theil_sen(d.t, d.y, d.n, 0.95, work);
		CHECK_CLOSE(b.slope, a.slope, 0, 0, "slope");
		CHECK_CLOSE(b.low, a.low, 0, 0, "low");
		CHECK_CLOSE(b.high, a.high, 0, 0, "high");
		CHECK_ROW(a.slopes == b.slopes && a.code == b.code, "number of slopes");
	}
}

/* S against every pair, one by one. */
static void
every_pair(void)
{
	static double work[MOST * MOST];
	unsigned long long seed = 4;

	for (int k = 0; k < DRAWS; k++) {
		struct drawn d;
		double s = 0;
		draw_series(&d, k, MOST, &seed);
		for (size_t i = 0; i < d.n; i++)
			for (size_t j = i + 1; j < d.n; j++)
				s += (d.y[j] > d.y[i]) - (d.y[j] < d.y[i]);
		CHECK_ROW(mann_kendall(d.y, d.n, work).s == s, "S");
	}
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Beyond SLOPES_PLAIN slopes are selected, not made: the same to the last digit. */
static void
fast_as_plain(void)
{
	static double work[MOST * MOST], all[MOST * MOST];
	unsigned long long seed = 5;

	for (int k = 0; k < DRAWS; k++) {
		struct drawn d;
		size_t n = 0;
		draw_series(&d, k, MOST, &seed);
		if (d.n <= SLOPES_PLAIN && k % 8 != 0)
			continue;
		for (size_t i = 0; i < d.n; i++)
			for (size_t j = i + 1; j < d.n; j++)
				if (d.t[i] != d.t[j])
					all[n++] = (d.y[j] - d.y[i]) / (d.t[j] - d.t[i]);
		struct theil_sen s = theil_sen(d.t, d.y, d.n, 0.95, work);
		CHECK_ROW(s.slopes == n && (s.code == STAT_OK) == (n > 0), "number of slopes");
		if (n == 0)
			continue;
		qsort(all, n, sizeof *all, compare);
		CHECK_CLOSE(s.slope, (all[(n - 1) / 2] + all[n / 2]) / 2, 0, 1e-15, "median");
		CHECK_ROW(!(s.low > s.slope) && !(s.high < s.slope), "limits enclose it");
	}
}

/* The largest distance between exact and normal p shrinks as series grow; both are probabilities.
 */
static void
exact_and_normal(void)
{
	static double work[MK_EXACT_MAX * MK_EXACT_MAX];
	static const struct {
		size_t n;
		double apart;
	} rows[] = { { 5, 0.0210 }, { 10, 0.0101 }, { 20, 0.0050 }, { 50, 0.0020 },
		{ 100, 0.0010 } };
	unsigned long long seed = 6;

	for (size_t r = 0; r < countof(rows); r++) {
		double apart = 0;
		for (int k = 0; k < (rows[r].n < 50 ? DRAWS / 5 : DRAWS / 50); k++) {
			double y[MK_EXACT_MAX];
			for (size_t i = 0; i < rows[r].n; i++)
				y[i] = uniform(&seed);
			struct mann_kendall m = mann_kendall(y, rows[r].n, work);
			apart = fmax(apart, fabs(m.p_exact - m.p_normal));
			CHECK_ROW(m.p_exact > 0 && m.p_exact <= 1, "exact p");
			CHECK_ROW(m.p_exact >= m.p_attainable, "no p below the smallest");
		}
		CHECK_ROW(apart <= rows[r].apart, "exact and normal p meet");
		CHECK_ROW(apart >= rows[r].apart / 2, "and are not the same");
	}
}

/* Under no trend p <= alpha comes with probability alpha at most, ties or not. */
static void
level(void)
{
	static double work[MOST * MOST];
	unsigned long long seed = 7;
	int hits[2] = { 0 };

	for (int k = 0; k < 2 * DRAWS; k++) {
		double y[12];
		for (size_t i = 0; i < 12; i++)
			y[i] = k % 2 == 0 ? floor(4 * uniform(&seed)) : uniform(&seed);
		hits[k % 2] += mann_kendall(y, 12, work).p <= 0.05;
	}
	/* 5 % of 10 000 and three standard errors */
	CHECK_ROW(hits[0] > 300 && hits[0] < 566, "with ties");
	CHECK_ROW(hits[1] > 400 && hits[1] < 566, "without ties");
}

void
suite_trend_properties(void)
{
	static const struct test tests[] = {
		{ "odd under a change of sign", odd },
		{ "any zero, any unit", units },
		{ "rows in any order", any_order },
		{ "S is every pair", every_pair },
		{ "selected slopes are the sorted ones", fast_as_plain },
		{ "exact and normal p meet", exact_and_normal },
		{ "level", level },
	};
	suite_add("trend properties", tests, countof(tests));
}
