/* analysis/regression.h. Reference: R 4.2.2 and NIST StRD. */
#include <math.h>

#include "analysis/regression.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double years[] = { 2010.5, 2013.5, 2017.5, 2021.5, 2025.5 };
static const double smoking[] = { 22.2, 19.2, 18.65, 14.8, 10.85 };

/*
 * m <- lm(v ~ y); predict(m, data.frame(y = 2023.5), interval = "prediction", se.fit = TRUE);
 * pt((13 - fit) / sqrt(se.fit^2 + residual.scale^2), n - 2)
 */
static void
line(void)
{
	static const struct target at_most = { TARGET_AT_MOST, .low = NAN, .high = 13 };
	static const struct target at_least = { TARGET_AT_LEAST, .low = 13, .high = NAN };
	static const struct target between = { TARGET_BETWEEN, .low = 13, .high = 13 };
	static const struct target open = { TARGET_AT_MOST, .low = NAN, .high = NAN };
	struct line l = line_fit(years, smoking, 4);
	struct prediction p = line_predict(&l, 2023.5, 0.95);

	CU_ASSERT_EQUAL(p.code, STAT_OK);
	CHECK_CLOSE(l.slope, -0.61109090909090857, 0, 1e-12, "slope");
	CHECK_CLOSE(l.at_zero, 1250.5189999999991, 0, 1e-12, "at year 0");
	CHECK_CLOSE(p.value, 13.976545454545658, 0, 1e-11, "value");
	CHECK_CLOSE(p.low, 7.6464826889282493, 0, 1e-11, "low");
	CHECK_CLOSE(p.high, 20.306608220163067, 0, 1e-11, "high");
	CHECK_CLOSE(p.se, 1.4712000161783914, 0, 1e-11, "se");
	CHECK_CLOSE(prediction_meets(&p, &at_most), 0.28755685877541171, 0, 1e-10, "at most");
	CHECK_CLOSE(prediction_meets(&p, &at_least), 1 - 0.28755685877541171, 0, 1e-10, "at least");
	CHECK_CLOSE(prediction_meets(&p, &between), 0, 1e-15, 0, "between");
	CHECK_CLOSE(prediction_meets(&p, &open), NAN, 0, 0, "no number");
}

static void
line_refuses(void)
{
	static const double straight[] = { 12.1, 11.8, 11.4, 11, 10.6 };
	static const double same[] = { 2020, 2020, 2020, 2020 };
	static const double broken[] = { 1, NAN, 3 };
	struct line exact = line_fit(years, straight, 5);

	CU_ASSERT_EQUAL(line_fit(years, smoking, 2).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(line_fit(same, smoking, 4).code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(line_fit(years, broken, 3).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(exact.code, STAT_EXACT_FIT);
	CHECK_CLOSE(exact.slope, -0.1, 1e-12, 0, "the slope stands");
	struct prediction p = line_predict(&exact, 2030.5, 0.95);
	CU_ASSERT_EQUAL(p.code, STAT_EXACT_FIT);
	CHECK_CLOSE(p.value, 10.1, 1e-10, 0, "the value stands");
	CHECK_CLOSE(p.low, NAN, 0, 0, "the limits do not");
}

/* forecast::rwf(y, 2, drift = TRUE), forecast 8.20 */
static void
drift(void)
{
	static const double y[] = { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3 };
	static const double steps[] = { 4, 3, 2, 1 };
	struct prediction p = drift_predict(y, 7, 2, 0.95);

	CHECK_CLOSE(p.value, 9.7, 0, 1e-12, "value");
	CHECK_CLOSE(p.se, 0.6613118276073201, 0, 1e-9, "se");
	CU_ASSERT_EQUAL(p.df, 5);
	CU_ASSERT_EQUAL(drift_predict(y, 2, 1, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(drift_predict(steps, 4, 1, 0.95).code, STAT_EXACT_FIT);
}

/* NIST StRD Wampler1: y = 1 + x + ... + x^5 for x = 0 to 20; all coefficients 1, no residual. */
static void
polynomial(void)
{
	double x[21], y[21], beta[6], se[6];
	struct arena a = { 0 };

	for (int i = 0; i < 21; i++) {
		x[i] = i;
		y[i] = 1 + x[i] * (1 + x[i] * (1 + x[i] * (1 + x[i] * (1 + x[i]))));
	}
	struct design d = design_polynomial(x, 21, 5, &a);
	struct least_squares f = design_fit(&d, y, NULL, beta, se, &a);
	CU_ASSERT_EQUAL(f.code, STAT_OK);
	for (int j = 0; j < 6; j++)
		CHECK_CLOSE(beta[j], 1, 1e-7, 0, "Wampler1");
	CHECK_CLOSE(f.rss, 0, 1e-12, 0, "no residual");
	d = design_polynomial(x, 6, 5, &a);
	CU_ASSERT_EQUAL(design_fit(&d, y, NULL, beta, se, &a).code, STAT_TOO_SHORT);
	d = design_polynomial(x, 0, 1, &a);
	CU_ASSERT_EQUAL(design_fit(&d, y, NULL, beta, se, &a).code, STAT_TOO_SHORT);
	arena_free(&a);
}

/* lm(v ~ y): one column and the straight line are the same; two equal columns have no answer. */
static void
columns(void)
{
	double beta[3], se[3], twice[10];
	struct arena a = { 0 };
	struct line l = line_fit(years, smoking, 5);
	struct design d = design_columns(years, 5, 1, true, &a);
	struct least_squares f = design_fit(&d, smoking, NULL, beta, se, &a);

	CU_ASSERT_EQUAL(f.code, STAT_OK);
	CHECK_CLOSE(beta[0], 1457.1200966850754, 0, 1e-11, "at zero");
	CHECK_CLOSE(beta[1], -0.71367403314916777, 0, 1e-11, "slope");
	CHECK_CLOSE(se[0], l.se_at_zero, 0, 1e-10, "its error");
	CHECK_CLOSE(se[1], l.se_slope, 0, 1e-10, "its error");
	CHECK_CLOSE(f.rss, l.rss, 0, 1e-10, "rss");
	for (size_t i = 0; i < 5; i++)
		twice[2 * i] = twice[2 * i + 1] = years[i];
	d = design_columns(twice, 5, 2, true, &a);
	CU_ASSERT_EQUAL(design_fit(&d, smoking, NULL, beta, se, &a).code, STAT_BAD_INPUT);
	CHECK_CLOSE(beta[1], NAN, 0, 0, "nothing is said");
	arena_free(&a);
}

void
suite_regression(void)
{
	static const struct test tests[] = {
		{ "line and prediction", line },
		{ "line refuses", line_refuses },
		{ "drift", drift },
		{ "polynomial", polynomial },
		{ "columns", columns },
	};
	suite_add("regression", tests, countof(tests));
}
