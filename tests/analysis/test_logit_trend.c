/* analysis/logit_trend.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/logit_trend.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double years[] = { 2018, 2019, 2020, 2021, 2022, 2023 };
static const double n[] = { 3950, 3987, 4003, 4061, 4090, 4122 };
static const double even[] = { 412, 398, 371, 366, 349, 342 };
static const double uneven[] = { 512, 398, 471, 366, 249, 342 };
static const struct target at_most = { TARGET_AT_MOST, .low = NAN, .high = 0.08 };
static const struct target at_least = { TARGET_AT_LEAST, .low = 0.08, .high = NAN };

/* g <- glm(cbind(x, n - x) ~ yr, binomial); predict(g, data.frame(yr = 2025), se.fit = TRUE);
 * phi <- sum(residuals(g, "pearson")^2) / 4; qt(.975, 4), pt(., 4) on the logit */
static void
overdispersed(void)
{
	struct logit_trend l =
	    logit_trend_predict(years, uneven, n, 6, 2025, 4150, LOGIT_AT_LEAST_ONE, 0.95);
	struct interval observed = logit_limits(&l.observed), truth = logit_limits(&l.truth);

	CU_ASSERT_EQUAL(l.code, STAT_OK);
	CHECK_CLOSE(l.logit, -2.810066518823589377, 0, 1e-9, "logit");
	CHECK_CLOSE(l.share, 0.056782618065160162, 0, 1e-9, "share");
	CHECK_CLOSE(l.dispersion, 12.165194811576750311, 0, 1e-8, "phi");
	CHECK_CLOSE(l.truth.se, 0.227189009994062746, 0, 1e-8, "se of the truth");
	CHECK_CLOSE(l.observed.se, 0.326109114241235065, 0, 1e-8, "se of the figure");
	CHECK_CLOSE(observed.low, 0.023764973394786809, 0, 1e-8, "low");
	CHECK_CLOSE(observed.high, 0.129583940665889186, 0, 1e-8, "high");
	CHECK_CLOSE(truth.low, 0.031043077049971637, 0, 1e-8, "low of the truth");
	CHECK_CLOSE(truth.high, 0.101625849420066208, 0, 1e-8, "high of the truth");
	CHECK_CLOSE(logit_meets(&l.truth, &at_most), 0.90957360736602466, 0, 1e-8, "truth");
	CHECK_CLOSE(logit_meets(&l.observed, &at_most), 0.83872564248391579, 0, 1e-8, "at most");
	CHECK_CLOSE(logit_meets(&l.observed, &at_least), 0.16127435751608421, 0, 1e-7, "at least");
}

static void
chance_alone(void)
{
	struct logit_trend l =
	    logit_trend_predict(years, even, n, 6, 2025, NAN, LOGIT_AT_LEAST_ONE, 0.95);

	CHECK_CLOSE(l.logit, -2.52012686356785309, 0, 1e-9, "logit");
	CHECK_CLOSE(l.dispersion, 1, 0, 0, "never below 1");
	CHECK_CLOSE(l.truth.se, 0.06381570429065303, 0, 1e-8, "se.fit");
	CU_ASSERT_EQUAL(l.observed.code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(logit_limits(&l.observed).code, STAT_BAD_INPUT);
	l = logit_trend_predict(years, even, n, 6, 2025, 4150, LOGIT_PEARSON, 0.95);
	CU_ASSERT_TRUE(l.dispersion < 1);
	l = logit_trend_predict(years, uneven, n, 6, 2025, 4150, LOGIT_BINOMIAL, 0.95);
	CHECK_CLOSE(l.dispersion, 1, 0, 0, "set to 1");
	/* qnorm(.975) */
	CHECK_CLOSE((l.truth.high - l.truth.low) / l.truth.se, 2 * 1.959963984540054, 0, 1e-12,
	    "normal limits");
}

static void
refuses(void)
{
	static const double none[] = { 0, 0, 0, 0, 0, 0 };
	struct logit_trend l =
	    logit_trend_predict(years, none, n, 6, 2025, 4150, LOGIT_AT_LEAST_ONE, 0.95);

	CU_ASSERT_EQUAL(l.code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(l.truth.code, STAT_ALL_EQUAL);
	CHECK_CLOSE(logit_meets(&l.truth, &at_most), NAN, 0, 0, "nothing to go by");
	CU_ASSERT_EQUAL(
	    logit_trend_predict(years, even, n, 2, 2025, 4150, LOGIT_PEARSON, 0.95).code,
	    STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(logit_trend_predict(years, even, n, 6, NAN, 4150, LOGIT_PEARSON, 0.95).code,
	    STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(
	    logit_trend_predict(years, even, n, 6, 2025, 4150, LOGIT_PEARSON, 1).truth.code,
	    STAT_BAD_INPUT);
}

void
suite_logit_trend(void)
{
	static const struct test tests[] = {
		{ "more spread than chance", overdispersed },
		{ "no more than chance", chance_alone },
		{ "refuses", refuses },
	};
	suite_add("logit_trend", tests, countof(tests));
}
