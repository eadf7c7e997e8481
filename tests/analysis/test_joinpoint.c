/* analysis/joinpoint.h, segmented.h, interrupted.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/interrupted.h"
#include "analysis/joinpoint.h"
#include "analysis/segmented.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double x[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
static const double y[] = { 10, 10.9, 12.1, 13.0, 14.1, 13.6, 13.2, 12.4, 12.1, 11.3 };

/* f <- function(t) lm(y ~ x + I(pmax(x - t, 0))): deviance of all t in 2 to 7, and of all pairs */
static void
joinpoint(void)
{
	static const double rss[] = { 13.13406060606057935, 0.09123529411764725,
		0.06916981132075481 };
	struct joinpoint_rule rule = { .most = 2, .ends = 2, .between = 2, .alpha = 0.05 };
	struct arena a = { 0 };
	struct joinpoint j = joinpoint_fit(x, y, 10, &rule, &a);

	CU_ASSERT_EQUAL(j.code, STAT_OK);
	CU_ASSERT_EQUAL(j.chosen, 1);
	for (size_t k = 0; k <= 2; k++) {
		CHECK_CLOSE(j.fit[k].rss, rss[k], 0, 1e-11, "rss");
		CHECK_CLOSE(j.fit[k].bic, log(rss[k] / 10) + 2 * ((double)k + 1) * log(10) / 10, 0,
		    1e-11, "bic");
	}
	CHECK_CLOSE(j.fit[1].bend[0], 4, 0, 0, "bend");
	CHECK_CLOSE(j.fit[1].slope[0], 1.0476470588235283, 0, 1e-11, "before");
	CHECK_CLOSE(j.fit[1].slope[1], -0.5435294117647052, 0, 1e-11, "after");
	CHECK_CLOSE(j.fit[2].bend[0], 4, 0, 0, "first of two");
	CHECK_CLOSE(j.fit[2].bend[1], 6, 0, 0, "second of two");
	rule.permutations = 999;
	rule.seed = 5;
	j = joinpoint_fit(x, y, 10, &rule, &a);
	CU_ASSERT_EQUAL(j.chosen, 1);
	CU_ASSERT_EQUAL(j.ntests, 2);
	CHECK_CLOSE(j.p[0], 0.001, 1e-12, 0, "none of 999 orders bends as much");
	CHECK_ROW(j.p[1] > 0.025, "one bend is enough");
	CHECK_CLOSE(joinpoint_fit(x, y, 10, &rule, &a).p[1], j.p[1], 0, 0, "the same seed");
	arena_free(&a);
}

static void
joinpoint_refuses(void)
{
	static const struct {
		size_t n, most;
	} rows[] = { { 6, 0 }, { 7, 1 }, { 11, 1 }, { 12, 2 }, { 17, 3 }, { 22, 4 }, { 26, 4 },
		{ 27, 5 }, { 90, 5 } };
	static const double bent[] = { 0, 1, 2, 3, 4, 3, 2, 1, 0, -1 }, same[] = { 0, 1, 1, 2 };
	static const double flat[] = { 1, 1, 1, 1 }, falling[] = { 3, 2, 1, 0 };
	struct joinpoint_rule rule = { .most = 9, .ends = 2, .between = 2, .permutations = 9 };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++)
		CU_ASSERT_EQUAL(joinpoint_most(rows[i].n), rows[i].most);
	struct joinpoint j = joinpoint_fit(x, bent, 10, &rule, &a);
	CU_ASSERT_EQUAL(j.code, STAT_EXACT_FIT);
	CU_ASSERT_EQUAL(j.chosen, 1);
	CHECK_CLOSE(j.fit[1].bend[0], 4, 0, 0, "the bend stands");
	CU_ASSERT_EQUAL(joinpoint_fit(x, y, 5, &rule, &a).most, 1);
	CU_ASSERT_EQUAL(joinpoint_fit(x, y, 2, &rule, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(joinpoint_fit(same, y, 4, &rule, &a).code, STAT_NO_SPREAD);
	CU_ASSERT_EQUAL(joinpoint_fit(falling, y, 4, &rule, &a).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(joinpoint_fit(x, flat, 4, &rule, &a).code, STAT_ALL_EQUAL);
	arena_free(&a);
}

/* o <- optimize(function(t) deviance(f(t)), c(2.5, 5.5), tol = 1e-12); coef(f(o$minimum)) */
static void
segmented(void)
{
	static const double bent[] = { 0, 1, 2, 3, 4, 3, 2, 1, 0, -1 }, flat[10] = { 0 };
	double start[] = { 6, 7 }, line[10];
	struct arena a = { 0 };
	struct segmented s = segmented_fit(x, y, 10, start, 1, &a);

	CU_ASSERT_EQUAL(s.code, STAT_OK);
	CHECK_CLOSE(s.psi[0], 4.09375, 0, 1e-7, "between the years");
	CHECK_CLOSE(s.rss, 0.078, 0, 1e-9, "rss");
	CHECK_CLOSE(s.slope[0], 1.03, 0, 1e-8, "before");
	CHECK_CLOSE(s.slope[1], -0.57, 0, 1e-8, "after");
	CHECK_CLOSE(s.intercept, 9.96, 0, 1e-8, "at zero");
	/* the two lines meet there: sigma^2 = 0.078 / 6; var = (1 / 5 + (psi - 2)^2 / 10 + 1 / 5 +
	 * (7 - psi)^2 / 10) sigma^2 / 1.6^2 */
	double away = 2.09375 * 2.09375 + 2.90625 * 2.90625;
	CHECK_CLOSE(s.se[0], sqrt((0.4 + away / 10) * 0.078 / 6) / 1.6, 0, 1e-6, "error of it");
	start[0] = 3.2;
	s = segmented_fit(x, bent, 10, start, 1, &a);
	CU_ASSERT_EQUAL(s.code, STAT_EXACT_FIT);
	CHECK_CLOSE(s.psi[0], 4, 1e-6, 0, "the bend stands");
	CHECK_CLOSE(s.se[0], NAN, 0, 0, "its error does not");
	start[0] = 40;
	CU_ASSERT_EQUAL(segmented_fit(x, y, 10, start, 1, &a).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(segmented_fit(x, y, 4, start, 1, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(segmented_fit(x, y, 10, start, 0, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(segmented_fit(x, flat, 10, start, 1, &a).code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(segmented_fit(flat, y, 10, start, 1, &a).code, STAT_NO_SPREAD);
	for (size_t i = 0; i < 10; i++)
		line[i] = i == 4 ? NAN : x[i];
	CU_ASSERT_EQUAL(segmented_fit(x, line, 10, start, 1, &a).code, STAT_BAD_INPUT);
	start[0] = 8.5; /* one value beyond: its jump and its slope cannot be told apart */
	CU_ASSERT_EQUAL(segmented_fit(x, y, 10, start, 1, &a).code, STAT_NOT_CONVERGED);
	arena_free(&a);
}

/* Two bends of 18 values made with them, 5 and 11, and errors of alternating sign. */
static void
segmented_twice(void)
{
	double t[18], v[18], start[] = { 4, 12 };
	struct arena a = { 0 };

	for (size_t i = 0; i < 18; i++) {
		t[i] = (double)i;
		v[i] = t[i] - 2 * fmax(0, t[i] - 5.4) + 3 * fmax(0, t[i] - 11.6)
		    + (i % 2 == 0 ? 0.01 : -0.01);
	}
	struct segmented s = segmented_fit(t, v, 18, start, 2, &a);
	CU_ASSERT_EQUAL(s.code, STAT_OK);
	CHECK_CLOSE(s.psi[0], 5.4, 0.02, 0, "first");
	CHECK_CLOSE(s.psi[1], 11.6, 0.02, 0, "second");
	CHECK_CLOSE(s.slope[2], 2, 0.01, 0, "last slope");
	CHECK_ROW(s.se[0] > 0 && s.se_slope[2] > 0, "errors");
	start[1] = 3;
	CU_ASSERT_EQUAL(segmented_fit(t, v, 18, start, 2, &a).code, STAT_BAD_INPUT);
	arena_free(&a);
}

/* D <- x >= 2020; m <- lm(y ~ I(x - 2020) * D); summary(m)$coef, confint(m) */
static void
interrupted(void)
{
	static const double year[] = { 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023 };
	static const double v[] = { 20.1, 19.8, 19.9, 19.3, 19.4, 17.2, 16.8, 16.1, 15.7 };
	static const double jump[] = { 1, 2, 3, 4, 5, 9, 10, 11, 12 };
	static const double same[] = { 2015, 2015, 2015, 2015, 2015, 2020, 2021, 2022, 2023 };
	struct interruption f = interruption_fit(year, v, 9, 2020, 0.95);

	CU_ASSERT_EQUAL(f.code, STAT_OK);
	CU_ASSERT_EQUAL(f.n_before, 5);
	CU_ASSERT_EQUAL(f.n_after, 4);
	CHECK_CLOSE(f.expected, 19.13, 0, 1e-11, "as if nothing had happened");
	CHECK_CLOSE(f.sigma, 0.1529705854077825, 0, 1e-10, "sigma");
	CHECK_CLOSE(f.slope_before.value, -0.19, 0, 1e-10, "before");
	CHECK_CLOSE(f.slope_before.se, 0.04837354648979096, 0, 1e-10, "before");
	CHECK_CLOSE(f.level.value, -1.9, 0, 1e-10, "level");
	CHECK_CLOSE(f.level.se, 0.2052315765178434, 0, 1e-10, "level");
	CHECK_CLOSE(f.level.low, -2.42756456269577292, 0, 1e-10, "level");
	CHECK_CLOSE(f.level.high, -1.37243543730422801, 0, 1e-10, "level");
	CHECK_CLOSE(f.level.p, 2.471397453727493e-04, 0, 1e-9, "level");
	CHECK_CLOSE(f.slope.value, -0.33, 0, 1e-10, "slope");
	CHECK_CLOSE(f.slope.low, -0.54537733082986528, 0, 1e-10, "slope");
	CHECK_CLOSE(f.slope.p, 1.097492309725420e-02, 0, 1e-9, "slope");
	CHECK_CLOSE(f.slope_after.value, -0.52, 0, 1e-10, "after");
	CHECK_CLOSE(f.slope_after.se, 0.0684105255059479500, 0, 1e-10, "after");
	f = interruption_fit(year, jump, 9, 2020, 0.95);
	CU_ASSERT_EQUAL(f.code, STAT_EXACT_FIT);
	CHECK_CLOSE(f.level.value, 3, 1e-9, 0, "the jump stands");
	CHECK_CLOSE(f.level.low, NAN, 0, 0, "its limits do not");
	CU_ASSERT_EQUAL(interruption_fit(year, v, 9, 2022, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(interruption_fit(year, v, 9, 2017, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(interruption_fit(same, v, 9, 2020, 0.95).code, STAT_NO_SPREAD);
	CU_ASSERT_EQUAL(interruption_fit(year, v, 9, NAN, 0.95).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(interruption_fit(year, v, 9, 2020, 1).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(
	    interruption_fit(year, (double[]){ 1, NAN, 3 }, 3, 2020, 0.95).code, STAT_BAD_INPUT);
}

void
suite_joinpoint(void)
{
	static const struct test tests[] = {
		{ "joinpoint", joinpoint },
		{ "joinpoint refuses", joinpoint_refuses },
		{ "segmented", segmented },
		{ "segmented, two bends", segmented_twice },
		{ "interrupted", interrupted },
	};
	suite_add("joinpoint", tests, countof(tests));
}
