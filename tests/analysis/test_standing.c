/* analysis/standing.h. Reference: the rules as their publishers state them, tie by tie. */
#include <math.h>

#include "analysis/standing.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static void
intervals(void)
{
	static const struct {
		const char *name;
		double low, high, benchmark;
		enum standing same, above; /* low is good: by TIES_SAME, by TIES_ABOVE */
	} rows[] = {
		{ "clearly below", 8, 9, 10, STANDING_BETTER, STANDING_BETTER },
		{ "clearly above", 11, 12, 10, STANDING_WORSE, STANDING_WORSE },
		{ "around", 9, 11, 10, STANDING_SAME, STANDING_SAME },
		{ "ends on it", 9, 10, 10, STANDING_SAME, STANDING_SAME },
		{ "begins on it", 10, 11, 10, STANDING_SAME, STANDING_WORSE },
		{ "is it", 10, 10, 10, STANDING_SAME, STANDING_WORSE },
		{ "no limit", NAN, 10, 10, STANDING_NONE, STANDING_NONE },
		{ "no benchmark", 9, 10, NAN, STANDING_NONE, STANDING_NONE },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_ROW(standing_interval(TARGET_AT_MOST, TIES_SAME, 9, rows[i].low, rows[i].high,
			      rows[i].benchmark)
			== rows[i].same,
		    rows[i].name);
		CHECK_ROW(standing_interval(TARGET_AT_MOST, TIES_ABOVE, 9, rows[i].low,
			      rows[i].high, rows[i].benchmark)
			== rows[i].above,
		    rows[i].name);
	}
	CU_ASSERT_EQUAL(
	    standing_interval(TARGET_AT_LEAST, TIES_SAME, 8.5, 8, 9, 10), STANDING_WORSE);
	CU_ASSERT_EQUAL(
	    standing_interval(TARGET_AT_LEAST, TIES_SAME, 11.5, 11, 12, 10), STANDING_BETTER);
	CU_ASSERT_EQUAL(
	    standing_interval(TARGET_AT_LEAST, TIES_SAME, NAN, 11, 12, 10), STANDING_NONE);
}

static void
two_levels(void)
{
	static const struct interval inner = { STAT_OK, 2.5, 2.7 }, outer = { STAT_OK, 2.3, 2.9 };
	static const struct interval none = { STAT_BAD_INPUT, NAN, NAN };
	static const struct {
		const char *name;
		double benchmark;
		enum standing low_good, high_good;
	} rows[] = {
		{ "above the outer", 3.0, STANDING_BEST, STANDING_WORST },
		{ "on the outer", 2.9, STANDING_BETTER, STANDING_WORSE },
		{ "between", 2.8, STANDING_BETTER, STANDING_WORSE },
		{ "on the inner", 2.7, STANDING_SAME, STANDING_SAME },
		{ "inside", 2.6, STANDING_SAME, STANDING_SAME },
		{ "between, below", 2.4, STANDING_WORSE, STANDING_BETTER },
		{ "below the outer", 2.2, STANDING_WORST, STANDING_BEST },
		{ "none", NAN, STANDING_NONE, STANDING_NONE },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_ROW(
		    standing_two_levels(TARGET_AT_MOST, 2.6, &inner, &outer, rows[i].benchmark)
			== rows[i].low_good,
		    rows[i].name);
		CHECK_ROW(
		    standing_two_levels(TARGET_AT_LEAST, 2.6, &inner, &outer, rows[i].benchmark)
			== rows[i].high_good,
		    rows[i].name);
	}
	CU_ASSERT_EQUAL(standing_two_levels(TARGET_AT_MOST, 2.6, &inner, &none, 3), STANDING_NONE);
}

static void
overlap(void)
{
	static const struct interval a = { STAT_OK, 2.7, 3.1 }, b = { STAT_OK, 3.5, 4.5 },
				     c = { STAT_OK, 3.1, 3.6 }, none = { STAT_OK, NAN, 4 },
				     half = { STAT_OK, 2, NAN };

	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 4, &b, 3, &a), STANDING_WORSE);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &a, 4, &b), STANDING_BETTER);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_LEAST, 4, &b, 3, &a), STANDING_BETTER);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &a, 3.3, &c), STANDING_SAME);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3.3, &c, 3, &a), STANDING_SAME);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &a, 3.3, &none), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, NAN, &a, 3.3, &c), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &a, NAN, &c), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &half, 3, &a), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &a, 3, &half), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_overlap(TARGET_AT_MOST, 3, &none, 3, &a), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_two_levels(TARGET_AT_MOST, 2.9, &a, &half, 2.8), STANDING_NONE);
}

static void
ranges(void)
{
	static const struct {
		const char *name;
		double value;
		enum standing high_good, low_good;
	} rows[] = {
		{ "below", 0, STANDING_WORSE, STANDING_BETTER },
		{ "on the lower", 1, STANDING_SAME, STANDING_SAME },
		{ "within", 1.5, STANDING_SAME, STANDING_SAME },
		{ "on the upper", 2, STANDING_BETTER, STANDING_WORSE },
		{ "above", 3, STANDING_BETTER, STANDING_WORSE },
		{ "missing", NAN, STANDING_NONE, STANDING_NONE },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_ROW(standing_range(TARGET_AT_LEAST, rows[i].value, 1, 2) == rows[i].high_good,
		    rows[i].name);
		CHECK_ROW(standing_range(TARGET_AT_MOST, rows[i].value, 1, 2) == rows[i].low_good,
		    rows[i].name);
	}
	CU_ASSERT_EQUAL(standing_range(TARGET_AT_LEAST, 1, 2, 1), STANDING_NONE);
	CU_ASSERT_EQUAL(standing_range(TARGET_AT_LEAST, 1, NAN, 1), STANDING_NONE);
}

static void
words(void)
{
	CHECK_STR(standing_word(STANDING_NONE), "none");
	CHECK_STR(standing_word(STANDING_WORST), "worst");
	CHECK_STR(standing_word(STANDING_WORSE), "worse");
	CHECK_STR(standing_word(STANDING_SAME), "same");
	CHECK_STR(standing_word(STANDING_BETTER), "better");
	CHECK_STR(standing_word(STANDING_BEST), "best");
}

void
suite_standing(void)
{
	static const struct test tests[] = {
		{ "an interval and a benchmark", intervals },
		{ "limits at two levels", two_levels },
		{ "two intervals", overlap },
		{ "a range", ranges },
		{ "words", words },
	};
	suite_add("standing", tests, countof(tests));
}
