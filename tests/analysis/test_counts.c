/* analysis/counts.h, analysis/glm.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/counts.h"
#include "analysis/glm.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double smokers[] = { 83, 90, 129, 70 }, patients[] = { 86, 93, 136, 82 };
static const double order[] = { 1, 2, 3, 4 };

/* prop.trend.test(x, n), prop.trend.test(x, n, c(0, .5, 1.5, 4)), prop.test(x, n)$statistic */
static void
cochran(void)
{
	static const double uneven[] = { 0, 0.5, 1.5, 4 };
	struct share_trend t = share_trend(order, smokers, patients, 4);

	CU_ASSERT_EQUAL(t.code, STAT_OK);
	CHECK_CLOSE(t.chi_square, 8.224922285197710, 0, 1e-12, "even");
	CHECK_CLOSE(t.p, 0.004131897477641487, 0, 1e-11, "even");
	CHECK_CLOSE(t.homogeneity, 12.60041129712764, 0, 1e-12, "homogeneity");
	CHECK_CLOSE(t.departure, t.homogeneity - t.chi_square, 1e-12, 0, "departure");
	CHECK_CLOSE(t.chi_square_less1, t.chi_square * 396 / 397, 1e-12, 0, "N - 1");
	CHECK_ROW(t.z < 0, "falls");
	t = share_trend(uneven, smokers, patients, 4);
	CHECK_CLOSE(t.chi_square, 11.79467028206020, 0, 1e-12, "uneven");
	CHECK_CLOSE(share_trend(order, smokers, patients, 2).p_departure, NAN, 0, 0, "two groups");
}

static void
cochran_refuses(void)
{
	static const double none[] = { 0, 0, 0, 0 }, same[] = { 7, 7, 7, 7 };
	static const double bad[] = { 1, NAN, 3, 4 }, over[] = { 87, 1, 1, 1 };

	CU_ASSERT_EQUAL(share_trend(order, smokers, patients, 1).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(share_trend(order, none, none, 4).code, STAT_ZERO_DENOMINATOR);
	CU_ASSERT_EQUAL(share_trend(same, smokers, patients, 4).code, STAT_NO_SPREAD);
	CU_ASSERT_EQUAL(share_trend(order, none, patients, 4).code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(share_trend(order, patients, patients, 4).code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(share_trend(bad, smokers, patients, 4).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(share_trend(order, over, patients, 4).code, STAT_BAD_INPUT);
}

/* Reasons, one row each; five years from 2019. */
static void
markers(void)
{
	static const struct {
		const char *name;
		double x[6], n;
		enum recent_reason want;
	} rows[] = {
		{ "rises", { 10, 20, 30, 40, 50 }, 100, RECENT_TREND },
		{ "level", { 30, 31, 30, 29, 30 }, 100, RECENT_NO_TREND },
		{ "one year makes it", { 30, 29, 28, 27, 80 }, 100, RECENT_OUTLIER },
		{ "missing", { 10, NAN, 30, 40, 50 }, 100, RECENT_MISSING },
		{ "all of them", { 10, 20, 30, 40, 100 }, 100, RECENT_NOT_FINITE },
		{ "more than all", { 10, 20, 30, 40, 101 }, 100, RECENT_NOT_FINITE },
		{ "nobody", { 0, 20, 30, 40, 50 }, 100, RECENT_NOT_FINITE },
	};
	static const double year[] = { 2019, 2020, 2021, 2022, 2023 };
	static const double twice[] = { 2019, 2020, 2021, 2021, 2023 };

	for (size_t i = 0; i < countof(rows); i++) {
		double n[] = { rows[i].n, rows[i].n, rows[i].n, rows[i].n, rows[i].n };
		struct recent_trend r = recent_share(year, rows[i].x, n, 5, 5, RECENT_CRITICAL);
		CHECK_ROW(r.reason == rows[i].want, rows[i].name);
		r = recent_share(twice, rows[i].x, n, 5, 5, RECENT_CRITICAL);
		CHECK_ROW(r.reason == RECENT_DUPLICATE, rows[i].name);
		r = recent_share(year, rows[i].x, n, 4, 5, RECENT_CRITICAL);
		CHECK_ROW(r.reason == RECENT_TOO_SHORT, rows[i].name);
	}
}

/* coef(lm(value ~ year, weights = 1 / se^2)); chi-square: (slope / known error)^2 */
static void
weighted_markers(void)
{
	static const double year[] = { 2018, 2019, 2020, 2021, 2022, 2023 };
	static const double value[] = { 90, 10, 11, 12, 13, 14 };
	double low[6], high[6];

	for (size_t i = 0; i < 6; i++) {
		low[i] = value[i] - 0.98;
		high[i] = value[i] + 0.98; /* a standard error of 0.5 */
	}
	struct recent_trend r = recent_weighted(year, value, low, high, 6, 5, RECENT_CRITICAL);
	CU_ASSERT_EQUAL(r.reason, RECENT_TREND);
	CHECK_CLOSE(r.slope, 1, 1e-12, 0, "the latest five");
	CHECK_CLOSE(r.chi_square, 40, 1e-10, 0, "1 / (0.25 / 10)");
	high[3] = NAN;
	CU_ASSERT_EQUAL(recent_weighted(year, value, low, high, 6, 5, 9).reason, RECENT_NO_LIMITS);
	high[3] = low[3];
	CU_ASSERT_EQUAL(recent_weighted(year, value, low, high, 6, 5, 9).reason, RECENT_NOT_FINITE);
	high[3] = INFINITY;
	CU_ASSERT_EQUAL(recent_weighted(year, value, low, high, 6, 5, 9).reason, RECENT_NOT_FINITE);
	high[3] = value[3] + 1;
	CU_ASSERT_EQUAL(recent_weighted(year, value, low, high, 6, 5, 1e9).reason, RECENT_NO_TREND);
	CU_ASSERT_EQUAL(
	    recent_weighted(year, (double[]){ 1, 2, 3, 4, 5, NAN }, low, high, 6, 5, 9).reason,
	    RECENT_MISSING);
	CU_ASSERT_EQUAL(
	    recent_weighted(year, (double[]){ 1, 2, 3, 4, 5, INFINITY }, low, high, 6, 5, 9).reason,
	    RECENT_NOT_FINITE);
}

static const double years[] = { 2018, 2019, 2020, 2021, 2022, 2023 };
static const double events[] = { 38, 31, 35, 24, 28, 19 };
static const double persons[] = { 5120, 5210, 5230, 5300, 5350, 5400 };

/*
 * m <- glm(x ~ t + offset(log(n)), poisson, control = list(epsilon = 1e-14)), or
 * glm(cbind(x, n - x) ~ t, binomial); coef, summary(m)$coef, deviance, sum of squared Pearson
 * residuals, 2 pnorm(-|z|), 2 pt(-|t|, 4), predict(m, data.frame(t = 2025), se.fit = TRUE)$se.fit
 */
static void
glm(void)
{
	static const struct {
		const char *name;
		enum glm_family family;
		double intercept, slope, se_intercept, se_slope, deviance, pearson, p, quasi,
		    se2025;
	} rows[] = {
		{ "Poisson", GLM_POISSON, 245.104413061334242, -0.123889851414021,
		    90.52120087307764607, 0.04480865733946119, 2.261285519298914, 2.293001252954126,
		    0.005694650197254228, 0.0217377711453343, 0.2291870749645354 },
		{ "logistic", GLM_BINOMIAL, 246.5164740943700679, -0.1245859612673488,
		    90.7793284261719009, 0.0449363883003062, 2.272215645936612, 2.303836965674759,
		    0.00556281861516569, 0.0217098170917563, 0.2297576801408089 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct glm g = glm_fit(rows[i].family, years, events, persons, 6);
		const char *name = rows[i].name;
		CHECK_ROW(g.code == STAT_OK && g.n == 6 && g.df == 4, name);
		CHECK_CLOSE(g.intercept, rows[i].intercept, 0, 1e-9, name);
		CHECK_CLOSE(g.slope, rows[i].slope, 0, 1e-9, name);
		CHECK_CLOSE(g.se_intercept, rows[i].se_intercept, 0, 1e-8, name);
		CHECK_CLOSE(g.se_slope, rows[i].se_slope, 0, 1e-8, name);
		CHECK_CLOSE(g.deviance, rows[i].deviance, 0, 1e-9, name);
		CHECK_CLOSE(g.pearson, rows[i].pearson, 0, 1e-9, name);
		CHECK_CLOSE(g.p_wald, rows[i].p, 0, 1e-8, name);
		CHECK_CLOSE(g.p_quasi, rows[i].quasi, 0, 1e-8, name);
		CHECK_CLOSE(hypot(g.se_at_centre, (2025 - g.centre) * g.se_slope), rows[i].se2025,
		    0, 1e-8, name);
	}
}

static void
glm_refuses(void)
{
	static const double t[] = { 1, 2, 3, 4 }, same[] = { 2, 2, 2, 2 }, n[] = { 9, 9, 9, 9 };
	static const double none[] = { 0, 0, 0, 0 }, some[] = { 1, 2, 4, 3 };
	static const struct {
		const char *name;
		double x[4];
		enum stat_code binomial, poisson;
	} rows[] = {
		{ "fine", { 1, 2, 4, 3 }, STAT_OK, STAT_OK },
		{ "none", { 0, 0, 0, 0 }, STAT_ALL_EQUAL, STAT_ALL_EQUAL },
		{ "all", { 9, 9, 9, 9 }, STAT_ALL_EQUAL, STAT_OK },
		{ "all or none", { 0, 0, 9, 9 }, STAT_SEPARATION, STAT_OK },
		{ "all or none but one", { 9, 4, 0, 0 }, STAT_SEPARATION, STAT_OK },
		{ "last only", { 0, 0, 0, 3 }, STAT_SEPARATION, STAT_SEPARATION },
		{ "first only", { 5, 0, 0, 0 }, STAT_SEPARATION, STAT_SEPARATION },
		{ "too many", { 5, 10, 0, 0 }, STAT_BAD_INPUT, STAT_OK },
		{ "negative", { 5, -1, 0, 0 }, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "not a number", { 5, NAN, 0, 0 }, STAT_BAD_INPUT, STAT_BAD_INPUT },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct glm b = glm_fit(GLM_BINOMIAL, t, rows[i].x, n, 4);
		struct glm p = glm_fit(GLM_POISSON, t, rows[i].x, n, 4);
		CHECK_ROW(b.code == rows[i].binomial, rows[i].name);
		CHECK_ROW(p.code == rows[i].poisson, rows[i].name);
		CHECK_ROW(isnan(b.slope) == (b.code != STAT_OK), rows[i].name);
	}
	CU_ASSERT_EQUAL(glm_fit(GLM_POISSON, t, some, n, 2).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(glm_fit(GLM_POISSON, same, some, n, 4).code, STAT_NO_SPREAD);
	CU_ASSERT_EQUAL(glm_fit(GLM_POISSON, t, none, none, 4).code, STAT_ZERO_DENOMINATOR);
	/* a row of nobody says nothing */
	struct glm with =
	    glm_fit(GLM_BINOMIAL, t, (double[]){ 1, 0, 4, 3 }, (double[]){ 9, 0, 9, 9 }, 4);
	struct glm without =
	    glm_fit(GLM_BINOMIAL, (double[]){ 1, 3, 4 }, (double[]){ 1, 4, 3 }, n, 3);
	CHECK_CLOSE(with.slope, without.slope, 1e-12, 1e-12, "left out");
	CU_ASSERT_EQUAL(with.n, 3);
}

void
suite_counts(void)
{
	static const struct test tests[] = {
		{ "Cochran-Armitage", cochran },
		{ "Cochran-Armitage refuses", cochran_refuses },
		{ "recent shares", markers },
		{ "recent figures", weighted_markers },
		{ "Poisson and logistic", glm },
		{ "Poisson and logistic refuse", glm_refuses },
	};
	suite_add("counts", tests, countof(tests));
}
