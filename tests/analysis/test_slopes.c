/* analysis/slopes.h. Reference: all pairs, made and sorted here. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "analysis/slopes.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define MOST 200

static void
falling_pairs(void)
{
	static const struct {
		const char *name;
		size_t n;
		double v[16], falling;
	} rows[] = {
		{ "none", 0, { 0 }, 0 },
		{ "one", 1, { 4 }, 0 },
		{ "rising", 3, { 1, 2, 3 }, 0 },
		{ "falling", 4, { 4, 3, 2, 1 }, 6 },
		{ "equal ones do not fall", 4, { 2, 2, 2, 1 }, 3 },
		{ "merged", 16, { 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 120 },
		{ "merged, nothing to do", 14, { 1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13 },
		    0 },
		{ "merged with ties", 14, { 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 3, 3, 3 }, 28 },
	};
	double work[16];

	for (size_t i = 0; i < countof(rows); i++) {
		double v[16];
		for (size_t k = 0; k < 16; k++)
			v[k] = rows[i].v[k];
		CHECK_ROW(sort_falling(v, rows[i].n, work) == rows[i].falling, rows[i].name);
		for (size_t k = 1; k < rows[i].n; k++)
			CHECK_ROW(v[k - 1] <= v[k], rows[i].name);
	}
}

/* Values with a known slope of each rank, too many for all pairs. */
static void
known_slopes(void)
{
	enum { N = 20000 };
	double *t = calloc(N, sizeof *t), *y = calloc(N, sizeof *y);
	double *work = calloc(slopes_work(N), sizeof *work);
	double all = (double)N * (N - 1) / 2;

	CU_ASSERT_FATAL(t != NULL && y != NULL && work != NULL);
	for (size_t i = 0; i < N; i++) {
		t[i] = 2000 + (double)i;
		y[i] = 7 - 0.25 * (double)i;
	}
	struct slope_rank w[] = { { all, 0 }, { 1, 0 }, { all / 2, 0 } };
	slopes_select(t, y, N, w, 3, work);
	for (size_t k = 0; k < 3; k++)
		CHECK_CLOSE(w[k].slope, -0.25, 0, 0, "a line has one slope");
	CU_ASSERT(w[0].rank == 1 && w[2].rank == all);
	/* thirds, which no double has: one slope all the same */
	for (size_t i = 0; i < N; i++)
		y[i] = floor((double)i / 3);
	struct slope_rank third[] = { { floor(all / 2), 0 } };
	slopes_select(t, y, N, third, 1, work);
	CHECK_CLOSE(third[0].slope, 1 / 3., 0, 1e-15, "steps of a third");
	/* all at one time but the first: slopes i, at times 2000 and 2001 */
	for (size_t i = 0; i < N; i++) {
		t[i] = 2000 + (i > 0);
		y[i] = (double)i;
	}
	struct slope_rank few[] = { { 1, 0 }, { 5000, 0 }, { N - 1, 0 } };
	slopes_select(t, y, N, few, 3, work);
	for (size_t k = 0; k < 3; k++)
		CHECK_CLOSE(few[k].slope, few[k].rank, 0, 0, "slopes 1 to n - 1");
	/* two slopes only, half each: 0 among the early, 1 to the late ones */
	for (size_t i = 0; i < N; i++) {
		t[i] = i < N / 2 ? 0 : 1;
		y[i] = (double)(i % 2);
	}
	double pairs = all - 2 * ((double)N / 2 * ((double)N / 2 - 1) / 2);
	struct slope_rank edge[] = { { pairs / 4, 0 }, { pairs / 4 + 1, 0 }, { 3 * pairs / 4, 0 },
		{ 3 * pairs / 4 + 1, 0 } };
	slopes_select(t, y, N, edge, 4, work);
	CHECK_CLOSE(edge[0].slope, -1, 0, 0, "last of the falling");
	CHECK_CLOSE(edge[1].slope, 0, 0, 0, "first of the level");
	CHECK_CLOSE(edge[2].slope, 0, 0, 0, "last of the level");
	CHECK_CLOSE(edge[3].slope, 1, 0, 0, "first of the rising");
	free(t);
	free(y);
	free(work);
}

/* Sizes that would overflow or vanish on the way are refused, not guessed. */
static void
out_of_reach(void)
{
	static const struct {
		const char *name;
		double t, y;
		bool reached;
	} rows[] = { { "usual", 1, 1, true }, { "level", 1, 0, true },
		{ "large values", 1, 1e101, false }, { "large times", 1e101, 1, false },
		{ "near times", 1e-101, 1, false }, { "small values", 1, 1e-101, false },
		{ "steep", 1e-60, 1e60, false } };
	double t[80], y[80], work[1024];

	CU_ASSERT_FATAL(slopes_work(80) <= countof(work));
	for (size_t k = 0; k < countof(rows); k++) {
		for (size_t i = 0; i < 80; i++) {
			t[i] = rows[k].t * (double)i;
			y[i] = rows[k].y * (double)(i % 7);
		}
		struct slope_rank w = { 1500, 0 };
		slopes_select(t, y, 80, &w, 1, work);
		CHECK_ROW(isfinite(w.slope) == rows[k].reached, rows[k].name);
	}
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
uniform(unsigned long long *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(*seed >> 33) * 0x1p-31;
}

/* Times and values of one KIND. */
static void
draw(int kind, size_t n, double *t, double *y, unsigned long long *seed)
{
	for (size_t i = 0; i < n; i++) {
		double x = (double)i, u = uniform(seed), v = uniform(seed);
		const double times[] = { x, floor(20 * u), 2000 + 10 * u, 1990 + x, i == 0, x * x };
		const double values[] = { 100 * v + x, floor(4 * v), 5 - x * v,
			round(120 + 30 * v) / 10, floor(3 * v), 1e6 * v * v };
		t[i] = times[kind % 6];
		y[i] = values[kind / 6 % 6];
	}
}

/* Every kind of times with every kind of values; equal to the last digit. */
static void
as_all_pairs(void)
{
	static double all[MOST * (MOST - 1) / 2], work[MOST * MOST];
	double t[MOST], y[MOST];
	unsigned long long seed = 20260101;

	for (int k = 0; k < 720; k++) {
		size_t n = 2 + (size_t)(uniform(&seed) * (MOST - 2)), count = 0;
		draw(k, n, t, y, &seed);
		for (size_t i = 0; i < n; i++)
			for (size_t j = i + 1; j < n; j++)
				if (t[i] != t[j])
					all[count++] = (y[j] - y[i]) / (t[j] - t[i]);
		if (count == 0)
			continue;
		qsort(all, count, sizeof *all, compare);
		struct slope_rank w[5] = { { (double)((count + 1) / 2), 0 }, { 1, 0 },
			{ (double)count, 0 } };
		for (size_t i = 3; i < 5; i++)
			w[i].rank = 1 + floor(uniform(&seed) * (double)count);
		slopes_select(t, y, n, w, 5, work);
		for (size_t i = 0; i < 5; i++)
			CHECK_CLOSE(w[i].slope, all[(size_t)w[i].rank - 1], 0, 1e-15, "slope");
	}
}

void
suite_slopes(void)
{
	static const struct test tests[] = {
		{ "falling pairs", falling_pairs },
		{ "known slopes", known_slopes },
		{ "out of reach", out_of_reach },
		{ "as all pairs", as_all_pairs },
	};
	suite_add("slopes", tests, countof(tests));
}
