/* analysis/multiplicity.h. Reference: R 4.2.2, p.adjust(c(.01, NA, .04, .03, .5, .04), method). */
#include <math.h>

#include "analysis/multiplicity.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define TESTS 6

static void
adjusts(void)
{
	static const double p[TESTS] = { 0.01, NAN, 0.04, 0.03, 0.5, 0.04 };
	static const struct {
		const char *name;
		enum adjustment how;
		double want[TESTS];
	} rows[] = {
		{ "bonferroni", ADJUST_BONFERRONI, { 0.05, NAN, 0.2, 0.15, 1, 0.2 } },
		{ "holm", ADJUST_HOLM, { 0.05, NAN, 0.12, 0.12, 0.5, 0.12 } },
		{ "BH", ADJUST_BENJAMINI_HOCHBERG, { 0.05, NAN, 0.05, 0.05, 0.5, 0.05 } },
		{ "BY", ADJUST_BENJAMINI_YEKUTIELI,
		    { 0.11416666666666667, NAN, 0.11416666666666667, 0.11416666666666667, 1,
			0.11416666666666667 } },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		double got[TESTS];
		size_t work[2 * TESTS];
		CHECK_ROW(
		    multiplicity_adjust(rows[i].how, p, TESTS, got, work) == STAT_OK, rows[i].name);
		for (size_t k = 0; k < TESTS; k++)
			CHECK_CLOSE(got[k], rows[i].want[k], 0, 1e-14, rows[i].name);
	}
}

static void
refusals(void)
{
	double got[2];
	size_t work[4];

	CU_ASSERT_EQUAL(
	    multiplicity_adjust(ADJUST_HOLM, (double[]){ 0.1, 1.1 }, 2, got, work), STAT_BAD_INPUT);
	CHECK_CLOSE(got[0], NAN, 0, 0, "the whole family");
	CU_ASSERT_EQUAL(multiplicity_adjust(ADJUST_HOLM, (double[]){ -0.1, 0.1 }, 2, got, work),
	    STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(
	    multiplicity_adjust(ADJUST_HOLM, (double[]){ NAN, NAN }, 2, got, work), STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(
	    multiplicity_adjust(ADJUST_BENJAMINI_HOCHBERG, got, 0, got, work), STAT_TOO_SHORT);
}

/* A family of one is left alone; the order of the rows does not matter. */
static void
properties(void)
{
	static const double p[] = { 0.2, 0.001, 0.03, 0.03 }, back[] = { 0.03, 0.03, 0.001, 0.2 };

	for (enum adjustment how = ADJUST_BONFERRONI; how <= ADJUST_BENJAMINI_YEKUTIELI; how++) {
		double there[4], turned[4], one;
		size_t work[8];
		multiplicity_adjust(how, p, 4, there, work);
		multiplicity_adjust(how, back, 4, turned, work);
		for (size_t i = 0; i < 4; i++) {
			CHECK_CLOSE(there[i], turned[3 - i], 0, 0, "order");
			CHECK_ROW(there[i] >= p[i] && there[i] <= 1, "never smaller than p");
		}
		multiplicity_adjust(how, &p[0], 1, &one, work);
		CHECK_CLOSE(one, 0.2, 0, 0, "alone");
	}
}

void
suite_multiplicity(void)
{
	static const struct test tests[] = {
		{ "adjusts", adjusts },
		{ "refusals", refusals },
		{ "properties", properties },
	};
	suite_add("multiplicity", tests, countof(tests));
}
