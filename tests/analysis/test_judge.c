/* analysis/judge.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/judge.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const struct indicator share = { .measure = MEASURE_PROPORTION, .unit = "%", .per = 100 };
static const struct indicator rate = { .measure = MEASURE_RATE, .unit = "pr. 1000", .per = 1000 };
static const struct indicator mean = { .measure = MEASURE_MEAN, .unit = "dage", .per = 1 };
static const struct target at_most_10 = { TARGET_AT_MOST, .low = NAN, .high = 10 };

/* Limits: 100 * prop.test(correct = FALSE)$conf.int, 1000 / n * poisson.test()$conf.int */
static void
figures(void)
{
	static const struct {
		const char *name;
		const struct indicator *indicator;
		double value, x, n, ci_low, ci_high;
		enum truth meets, beyond;
		double gap, low, high;
	} rows[] = {
		{ "counts", &share, 10, 412, 4120, NAN, NAN, TRUTH_YES, TRUTH_NO, 0,
		    9.1208766045683801, 10.953645345105076 },
		{ "counts decide over a rounded value", &share, 10, 412, 4119, NAN, NAN, TRUTH_NO,
		    TRUTH_NO, 10 - 41200 / 4119.0, 9.1231012148159909, 10.956289833548299 },
		{ "standardised: the crude counts do not give the value", &share, 9.4, 412, 3950,
		    NAN, NAN, TRUTH_YES, TRUTH_UNKNOWN, 0.6, NAN, NAN },
		{ "the publisher's limits go first", &share, 10.4, 412, 3950, 10.1, 10.7, TRUTH_NO,
		    TRUTH_YES, 10 - 41200 / 3950.0, 10.1, 10.7 },
		{ "limits without counts", &share, 9.4, NAN, NAN, 8, 10.5, TRUTH_YES, TRUTH_NO, 0.6,
		    8, 10.5 },
		{ "neither", &share, 9.4, NAN, NAN, NAN, NAN, TRUTH_YES, TRUTH_UNKNOWN, 0.6, NAN,
		    NAN },
		{ "rate", &rate, 3, 3, 1000, NAN, NAN, TRUTH_YES, TRUTH_YES, 7, 0.6186721,
		    8.7672731 },
		{ "mean of a count of days", &mean, 12, 120, 10, NAN, NAN, TRUTH_NO, TRUTH_UNKNOWN,
		    -2, NAN, NAN },
		{ "limits the wrong way round", &share, 9.4, NAN, NAN, 11, 8, TRUTH_YES,
		    TRUTH_UNKNOWN, 0.6, NAN, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct observation o = { .status = OBS_NORMAL,
			.value = rows[i].value,
			.numerator = rows[i].x,
			.denominator = rows[i].n,
			.ci_low = rows[i].ci_low,
			.ci_high = rows[i].ci_high };
		struct judgement j = judge(&o, rows[i].indicator, &at_most_10);
		CHECK_ROW(j.obs == &o, rows[i].name);
		CHECK_ROW(j.meets == rows[i].meets, rows[i].name);
		CHECK_ROW(j.beyond_chance == rows[i].beyond, rows[i].name);
		CHECK_ROW((j.ci.code == STAT_OK) == !isnan(rows[i].low), rows[i].name);
		CHECK_CLOSE(j.gap, rows[i].gap, 1e-12, 0, rows[i].name);
		CHECK_CLOSE(j.ci.low, rows[i].low, 0, 1e-7, rows[i].name);
		CHECK_CLOSE(j.ci.high, rows[i].high, 0, 1e-7, rows[i].name);
	}
}

static void
nothing_to_compare(void)
{
	struct observation o = { .status = OBS_NORMAL,
		.value = 9,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = 8,
		.ci_high = 10 };
	struct judgement none = judge(NULL, &share, &at_most_10), alone = judge(&o, &share, NULL);

	CU_ASSERT_PTR_NULL(none.obs);
	CHECK_CLOSE(none.value, NAN, 0, 0, "no figure");
	CHECK_CLOSE(none.gap, NAN, 0, 0, "no figure");
	CU_ASSERT_EQUAL(none.meets, TRUTH_UNKNOWN);
	CHECK_CLOSE(alone.value, 9, 0, 0, "no target");
	CHECK_CLOSE(alone.gap, NAN, 0, 0, "no target");
	CU_ASSERT_EQUAL(alone.ci.code, STAT_OK);
	CU_ASSERT_EQUAL(alone.meets, TRUTH_UNKNOWN);
}

void
suite_judge(void)
{
	static const struct test tests[] = {
		{ "figures", figures },
		{ "nothing to compare", nothing_to_compare },
	};
	suite_add("judge", tests, countof(tests));
}
