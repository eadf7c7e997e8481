/* analysis/run_chart.h. References: R 4.2.2; Anhoej & Wentzel-Larsen 2020, S1 data (the boxes). */
#include <math.h>

#include <gsl/gsl_rng.h>

#include "analysis/run_chart.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/* R: round(log2(n)) + 3, qbinom(0.05, n - 1, 0.5) */
static void
anhoej(void)
{
	static const struct {
		const char *name;
		size_t n, longest, crossings;
		enum stat_code code;
	} rows[] = {
		{ "one", 1, 3, 0, STAT_RULE_TOO_SHORT },
		{ "two", 2, 4, 0, STAT_RULE_TOO_SHORT },
		{ "five", 5, 5, 0, STAT_RULE_TOO_SHORT },
		{ "nine", 9, 6, 2, STAT_RULE_TOO_SHORT },
		{ "ten", 10, 6, 2, STAT_OK },
		{ "24", 24, 8, 8, STAT_OK },
		{ "100", 100, 10, 41, STAT_OK },
		{ "500", 500, 12, 231, STAT_OK },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct runs_limits b = runs_limits(rows[i].n, RUNS_ANHOEJ, &a);
		CHECK_ROW(b.code == rows[i].code, rows[i].name);
		CHECK_ROW(b.longest_max == rows[i].longest, rows[i].name);
		CHECK_ROW(b.crossings_min == rows[i].crossings, rows[i].name);
		CHECK_ROW(b.cut_longest == RUNS_NO_CUT, rows[i].name);
	}
	CU_ASSERT_EQUAL(runs_limits(0, RUNS_ANHOEJ, &a).code, STAT_TOO_SHORT);
	arena_free(&a);
}

static void
boxes(void)
{
	static const struct {
		const char *name;
		size_t n, crossings, longest, cut_crossings, cut_longest;
	} rows[] = {
		{ "10", 10, 2, 6, 3, 5 },
		{ "12, nothing to cut", 12, 3, 6, RUNS_NO_CUT, RUNS_NO_CUT },
		{ "16", 16, 5, 8, 6, 7 },
		{ "24", 24, 6, 7, 7, 6 },
		{ "31, both borders", 31, 11, 9, 14, 8 },
		{ "34", 34, 11, 8, 13, 7 },
		{ "48, down the foot", 48, 19, 12, 20, 11 },
		{ "75", 75, 31, 12, 32, 9 },
		{ "83, down the foot", 83, 33, 10, 36, 7 },
		{ "100", 100, 41, 10, 42, 9 },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct runs_limits best = runs_limits(rows[i].n, RUNS_BEST_BOX, &a);
		struct runs_limits cut = runs_limits(rows[i].n, RUNS_CUT_BOX, &a);
		CHECK_ROW(best.code == STAT_OK && cut.code == STAT_OK, rows[i].name);
		CHECK_ROW(best.crossings_min == rows[i].crossings, rows[i].name);
		CHECK_ROW(best.longest_max == rows[i].longest, rows[i].name);
		CHECK_ROW(best.cut_crossings == RUNS_NO_CUT, rows[i].name);
		CHECK_ROW(cut.crossings_min == rows[i].crossings, rows[i].name);
		CHECK_ROW(cut.cut_crossings == rows[i].cut_crossings, rows[i].name);
		CHECK_ROW(cut.cut_longest == rows[i].cut_longest, rows[i].name);
	}
	CU_ASSERT_EQUAL(runs_limits(9, RUNS_CUT_BOX, &a).code, STAT_RULE_TOO_SHORT);
	struct runs_limits over = runs_limits(101, RUNS_BEST_BOX, &a);
	CU_ASSERT_EQUAL(over.code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(over.longest_max, 10);
	arena_free(&a);
}

/* R: all 4096 rows of 12 points, their rle(): longest run <= 5 and 4 crossings or more */
static void
joint_law(void)
{
	struct arena a = { 0 };

	CHECK_CLOSE(runs_box_probability(12, 5, 4, 0.5, &a), 0.8291015625, 0, 1e-14, "no shift");
	CHECK_CLOSE(
	    runs_box_probability(12, 5, 4, 0.788, &a), 0.4214067039727466, 0, 1e-13, "0.788");
	CHECK_CLOSE(runs_box_probability(12, 5, 4, 0.3, &a), 0.62541238611596572, 0, 1e-13, "0.3");
	CHECK_CLOSE(runs_box_probability(1, 1, 0, 0.3, &a), 1, 0, 0, "one point");
	CHECK_CLOSE(runs_box_probability(7, 3, 8, 0.5, &a), 0, 0, 0, "too many crossings");
	for (size_t n = 1; n <= RUNS_BOX_MAX; n += 11)
		CHECK_CLOSE(runs_box_probability(n, 999, 0, 0.2, &a), 1, 0, 1e-13, "all of it");
	CU_ASSERT(isnan(runs_box_probability(0, 1, 0, 0.5, &a)));
	CU_ASSERT(isnan(runs_box_probability(RUNS_BOX_MAX + 1, 9, 0, 0.5, &a)));
	CU_ASSERT(isnan(runs_box_probability(12, 5, 4, -0.1, &a)));
	CU_ASSERT(isnan(runs_box_probability(12, 5, 4, 1.1, &a)));
	CU_ASSERT(isnan(runs_box_probability(12, 5, 4, NAN, &a)));
	arena_free(&a);
}

/* By hand from n = 31: crossings 11 or more, longest run 9 or less, cut to 14 and 8. */
static void
cut_corner(void)
{
	static const struct {
		const char *name;
		size_t longest, crossings;
		bool signal;
	} rows[] = {
		{ "inside", 8, 12, false },
		{ "longest of all needs 14 crossings", 9, 13, true },
		{ "longest of all with them", 9, 14, false },
		{ "fewest crossings", 8, 11, false },
		{ "the corner", 9, 11, true },
		{ "too long", 10, 20, true },
		{ "too few", 5, 10, true },
	};
	struct arena a = { 0 };
	struct runs_limits b = runs_limits(31, RUNS_CUT_BOX, &a);

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(runs_signal(&b, rows[i].longest, rows[i].crossings) == rows[i].signal,
		    rows[i].name);
	arena_free(&a);
}

/* Counted by hand. */
static void
series(void)
{
	static const double line[12] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
	static const double y[12] = { 6, 7, 5, 8, NAN, 4, 3, 6, 4, 4, 4, 5 };
	static const double level[12] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
	static const double step[12] = { 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9 };
	static const bool left_out[12] = { [7] = true };
	struct arena a = { 0 };

	struct runs r = runs_about(y, line, NULL, 12, RUNS_ANHOEJ, &a);
	CU_ASSERT_EQUAL(r.useful, 9);
	CU_ASSERT_EQUAL(r.longest, 3);
	CU_ASSERT_EQUAL(r.crossings, 3);
	CU_ASSERT_EQUAL(r.code, STAT_RULE_TOO_SHORT);
	CU_ASSERT_FALSE(r.signal);
	r = runs_about(y, line, left_out, 12, RUNS_ANHOEJ, &a);
	CU_ASSERT_EQUAL(r.useful, 8);
	CU_ASSERT_EQUAL(r.longest, 5);
	CU_ASSERT_EQUAL(r.crossings, 1);
	r = runs_about(level, line, NULL, 12, RUNS_ANHOEJ, &a);
	CU_ASSERT_EQUAL(r.useful, 0);
	CU_ASSERT_EQUAL(r.code, STAT_TOO_SHORT);
	CU_ASSERT_FALSE(r.signal);
	r = runs_about(step, line, NULL, 12, RUNS_BEST_BOX, &a);
	CU_ASSERT_EQUAL(r.crossings, 1);
	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CU_ASSERT_TRUE(r.signal);
	arena_free(&a);
}

/* 10 000 series of 24 points, seed 1: as many signals as the joint law says, within 3.3 errors. */
static void
as_careful_as_said(void)
{
	static const double line[24] = { 0 };
	double y[24], none = 0;
	struct arena a = { 0 };
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);
	struct runs_limits cut = runs_limits(24, RUNS_CUT_BOX, &a);
	double cut_none = 0, want = runs_box_probability(24, 8, 8, 0.5, &a);

	gsl_rng_set(r, 1);
	for (size_t k = 0; k < 10000; k++) {
		for (size_t i = 0; i < 24; i++)
			y[i] = gsl_rng_uniform_pos(r) - 0.5;
		struct runs s = runs_about(y, line, NULL, 24, RUNS_ANHOEJ, &a);
		none += !s.signal;
		cut_none += !runs_signal(&cut, s.longest, s.crossings);
	}
	CHECK_CLOSE(none / 10000, want, 3.3 * sqrt(want * (1 - want) / 10000), 0, "Anhoej");
	CU_ASSERT(cut_none / 10000 > 0.925 - 3.3 * sqrt(0.925 * 0.075 / 10000));
	gsl_rng_free(r);
	arena_free(&a);
}

void
suite_run_chart(void)
{
	CU_pSuite s = CU_add_suite("run_chart", NULL, NULL);

	CU_add_test(s, "Anhoej's limits", anhoej);
	CU_add_test(s, "best box and cut box", boxes);
	CU_add_test(s, "joint law of crossings and longest run", joint_law);
	CU_add_test(s, "a cut corner", cut_corner);
	CU_add_test(s, "a series", series);
	CU_add_test(s, "as careful as said", as_careful_as_said);
}
