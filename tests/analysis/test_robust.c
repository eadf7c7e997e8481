/* analysis/robust.h and weighted lines. Reference: R 4.2.2, NIST, GSL. */
#include <math.h>

#include "analysis/robust.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
static const double y[] = { 10.2, 9.9, 9.7, 9.4, 13.5, 8.9, 8.8, 8.2, 8.1, 7.9 };

/*
 * m <- lm.fit(X, y); repeat { s <- median(abs(m$residuals)) / 0.6745
 * m <- lm.wfit(X, y, psi(m$residuals / s)) } until the residuals stay within 1e-13; psi:
 * pmin(1, 1.345 / abs(u)), (1 - pmin(1, abs(u / 4.685))^2)^2
 */
static void
rlm(void)
{
	static const struct {
		const char *name;
		enum robust_weight weight;
		double tune, at_zero, slope, scale;
	} rows[] = {
		{ "Huber", ROBUST_HUBER, ROBUST_HUBER_TUNE, 10.45408788615932849,
		    -0.25774406731883148, 0.04280509067368701 },
		{ "bisquare", ROBUST_BISQUARE, ROBUST_BISQUARE_TUNE, 10.4419122370066120,
		    -0.2562049172926777, 0.0416641343904350 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		double beta[2], se[2];
		struct arena a = { 0 };
		struct design d = design_columns(x, 10, 1, true, &a);
		struct robust f = robust_fit(&d, y, rows[i].weight, rows[i].tune, 500, beta, &a);
		CHECK_ROW(f.code == STAT_OK, rows[i].name);
		CHECK_CLOSE(beta[0], rows[i].at_zero, 0, 1e-8, rows[i].name);
		CHECK_CLOSE(beta[1], rows[i].slope, 0, 1e-8, rows[i].name);
		CHECK_CLOSE(f.scale, rows[i].scale, 0, 1e-6, rows[i].name);
		CHECK_ROW(robust_fit(&d, y, rows[i].weight, rows[i].tune, 1, beta, &a).code
			== STAT_NOT_CONVERGED,
		    rows[i].name);
		CHECK_ROW(isnan(beta[0]), rows[i].name);
		f = robust_fit_leverage(&d, y, rows[i].weight, rows[i].tune, 500, beta, se, &a);
		CHECK_ROW(f.code == STAT_OK, rows[i].name);
		CHECK_CLOSE(beta[1], rows[i].slope, 0.01, 0, "the odd value weighs little");
		CHECK_ROW(se[1] > 0 && f.sigma > 0, rows[i].name);
		f = robust_fit_leverage(&d, y, rows[i].weight, rows[i].tune, 1, beta, se, &a);
		CHECK_ROW(f.code == STAT_NOT_CONVERGED && isnan(se[0]), rows[i].name);
		arena_free(&a);
	}
}

static void
rlm_refuses(void)
{
	double line[10], beta[2], se[2];
	struct arena a = { 0 };
	struct design d = design_columns(x, 10, 1, true, &a);
	struct design few = design_columns(x, 2, 1, true, &a);

	for (size_t i = 0; i < 10; i++)
		line[i] = 3 + 2 * x[i];
	CU_ASSERT_EQUAL(
	    robust_fit(&d, line, ROBUST_HUBER, 1.345, 50, beta, &a).code, STAT_EXACT_FIT);
	CHECK_CLOSE(beta[1], 2, 1e-12, 0, "the line stands");
	CU_ASSERT_EQUAL(robust_fit_leverage(&d, line, ROBUST_HUBER, 1.345, 50, beta, se, &a).code,
	    STAT_EXACT_FIT);
	CU_ASSERT_EQUAL(
	    robust_fit(&few, y, ROBUST_HUBER, 1.345, 50, beta, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(robust_fit_leverage(&few, y, ROBUST_HUBER, 1.345, 50, beta, se, &a).code,
	    STAT_TOO_SHORT);
	arena_free(&a);
}

/* m <- lm(v ~ t, weights = w); known errors: sqrt(diag(solve(t(X) %*% diag(w) %*% X))) */
static void
weighted(void)
{
	static const double t[] = { 2017, 2018, 2019, 2020, 2021, 2022, 2023 };
	static const double v[] = { 12.1, 11.8, 11.9, 11.2, 10.8, 10.9, 10.1 };
	static const double w[] = { 4, 1, 2.5, 3, 1, 2, 6 }, zero[] = { 1, 0, 1, 1, 1, 1, 1 };
	static const double same[] = { 2017, 2017, 2017, 2017 };
	static const double straight[] = { 1, 2, 3, 4, 5, 6, 7 };
	struct weighted_line l = weighted_line_fit(t, v, w, 7);

	CU_ASSERT_EQUAL(l.code, STAT_OK);
	CHECK_CLOSE(l.at_zero, 687.6011910669740, 0, 1e-11, "at zero");
	CHECK_CLOSE(l.slope, -0.3348387096774078, 0, 1e-11, "slope");
	CHECK_CLOSE(l.se_at_zero_scaled, 74.36290250987054, 0, 1e-10, "scaled");
	CHECK_CLOSE(l.se_slope_scaled, 0.03680722037895000, 0, 1e-10, "scaled");
	CHECK_CLOSE(l.se_at_zero, 198.74814855595579, 0, 1e-10, "known");
	CHECK_CLOSE(l.se_slope, 0.09837387537201567, 0, 1e-10, "known");
	CHECK_CLOSE(l.residual, 0.6999652605460779, 0, 1e-10, "Q");
	CHECK_CLOSE(l.chi_square, 11.58541935379619, 0, 1e-10, "chi-square");
	CHECK_CLOSE(l.p_known, 0.0006647094274530022, 0, 1e-9, "p");
	CHECK_CLOSE(l.p_scaled, 2.686247814069326e-04, 0, 1e-9, "p by t");
	CU_ASSERT_EQUAL(weighted_line_fit(t, v, w, 2).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(weighted_line_fit(t, v, zero, 7).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(weighted_line_fit(same, v, w, 4).code, STAT_NO_SPREAD);
	l = weighted_line_fit(t, straight, w, 7);
	CU_ASSERT_EQUAL(l.code, STAT_EXACT_FIT);
	CHECK_CLOSE(l.se_slope_scaled, NAN, 0, 0, "nothing to scale by");
	CHECK_CLOSE(l.se_slope, 0.09837387537201567, 0, 1e-10, "known all the same");
}

void
suite_robust(void)
{
	static const struct test tests[] = {
		{ "robust lines", rlm },
		{ "robust lines refuse", rlm_refuses },
		{ "weighted line", weighted },
	};
	suite_add("robust", tests, countof(tests));
}
