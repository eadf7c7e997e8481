/* What is no number, or no possible one, is refused by its code and leaves no number behind. */
#include <math.h>

#include "analysis/change.h"
#include "analysis/counts.h"
#include "analysis/glm.h"
#include "analysis/interrupted.h"
#include "analysis/inverse.h"
#include "analysis/regression.h"
#include "analysis/robust.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double times[] = { 1, 2, 3, 4, 5, 6 }, some[] = { 5, 3, 4, 2, 6, 1 };

/* Each kind of wrong number in one place of SOME. */
static const double wrong[] = { NAN, INFINITY, -INFINITY };

static void
spoil(double *out, const double *good, double v)
{
	for (size_t i = 0; i < countof(some); i++)
		out[i] = good[i];
	out[3] = v;
}

static void
glm_rows(void)
{
	static const double n[] = { 9, 9, 9, 9, 9, 9 };
	double bad[countof(some)];

	for (size_t i = 0; i < countof(wrong); i++)
		for (int family = GLM_POISSON; family <= GLM_BINOMIAL; family++) {
			enum glm_family f = (enum glm_family)family;
			spoil(bad, times, wrong[i]);
			CU_ASSERT_EQUAL(glm_fit(f, bad, some, n, 6).code, STAT_BAD_INPUT);
			spoil(bad, some, wrong[i]);
			CU_ASSERT_EQUAL(glm_fit(f, times, bad, n, 6).code, STAT_BAD_INPUT);
			spoil(bad, n, wrong[i]);
			struct glm g = glm_fit(f, times, some, bad, 6);
			CU_ASSERT_EQUAL(g.code, STAT_BAD_INPUT);
			CHECK_CLOSE(g.slope, NAN, 0, 0, "slope");
			CHECK_CLOSE(g.dispersion, NAN, 0, 0, "dispersion");
		}
	spoil(bad, n, -9);
	CU_ASSERT_EQUAL(glm_fit(GLM_POISSON, times, some, bad, 6).code, STAT_BAD_INPUT);
	spoil(bad, n, 0);
	CU_ASSERT_EQUAL(glm_fit(GLM_POISSON, times, some, bad, 6).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(glm_fit(GLM_POISSON, times, some, n, 0).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(
	    glm_fit(GLM_POISSON, times, some, (double[]){ 0, 0 }, 0).code, STAT_TOO_SHORT);
}

/* Sums that overflow leave no fit that could be believed. */
static void
glm_overflow(void)
{
	static const double huge[] = { 1e308, 1e308, 1e308, 1e308, 1e308, 1e308 };
	static const double events[] = { 1e307, 1e300, 1e308, 1, 1e306, 1e308 };

	for (int family = GLM_POISSON; family <= GLM_BINOMIAL; family++) {
		struct glm g = glm_fit((enum glm_family)family, times, events, huge, 6);
		CU_ASSERT_EQUAL(g.code, STAT_NOT_CONVERGED);
		CHECK_CLOSE(g.slope, NAN, 0, 0, "slope");
	}
}

static void
changes(void)
{
	struct arena a = { 0 };
	double bad[countof(some)], up[countof(some)], down[countof(some)];

	for (size_t i = 0; i < countof(wrong); i++) {
		spoil(bad, some, wrong[i]);
		CU_ASSERT_EQUAL(change_pettitt(bad, 6, 1, &a).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(change_breakpoints(bad, 6, 2, 1, &a).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(change_penalised(bad, 6, 1, 1, &a).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(change_cusum(bad, 6, 3, 1, 0.5, 5, up, down).code, STAT_BAD_INPUT);
		CHECK_CLOSE(up[5], NAN, 0, 0, "no sum");
		CU_ASSERT_EQUAL(
		    change_cusum(some, 6, wrong[i], 1, 0.5, 5, up, down).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(
		    change_cusum(some, 6, 3, wrong[i], 0.5, 5, up, down).code, STAT_NO_SPREAD);
		CU_ASSERT_EQUAL(change_penalised(some, 6, wrong[i], 1, &a).code, STAT_BAD_INPUT);
	}
	CU_ASSERT_EQUAL(change_breakpoints(some, 6, 0, 1, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_breakpoints(some, 2, 1, 1, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_penalised(some, 6, 1, 0, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_penalised(some, 6, 1, 7, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_penalised(some, 6, -1, 1, &a).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(change_cusum(some, 6, 3, 1, -1, 5, up, down).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(change_cusum(some, 6, 3, 1, 0.5, -1, up, down).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(change_cusum(some, 0, 3, 1, 0.5, 5, up, down).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_standardise(some, 0, up), STAT_TOO_SHORT);
	arena_free(&a);
}

static void
lines(void)
{
	static const double weights[] = { 1, 1, 1, 1, 1, 1 };
	double bad[countof(some)];

	for (size_t i = 0; i < countof(wrong); i++) {
		spoil(bad, times, wrong[i]);
		CU_ASSERT_EQUAL(line_fit(bad, some, 6).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(weighted_line_fit(bad, some, weights, 6).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(interruption_fit(bad, some, 6, 4, 0.95).code, STAT_BAD_INPUT);
		spoil(bad, some, wrong[i]);
		CU_ASSERT_EQUAL(line_fit(times, bad, 6).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(weighted_line_fit(times, bad, weights, 6).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(interruption_fit(times, bad, 6, 4, 0.95).code, STAT_BAD_INPUT);
		spoil(bad, weights, wrong[i]);
		CU_ASSERT_EQUAL(weighted_line_fit(times, some, bad, 6).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(
		    interruption_fit(times, some, 6, wrong[i], 0.95).code, STAT_BAD_INPUT);
		CU_ASSERT_EQUAL(interruption_fit(times, some, 6, 4, wrong[i]).code, STAT_BAD_INPUT);
	}
	CU_ASSERT_EQUAL(interruption_fit(times, some, 6, 4, 0).code, STAT_BAD_INPUT);
	/* all times after the date are one */
	CU_ASSERT_EQUAL(interruption_fit((double[]){ 1, 2, 3, 4, 4, 4 }, some, 6, 4, 0.95).code,
	    STAT_NO_SPREAD);
}

/* Two columns that say the same, and a column of nothing: by either robust method. */
static void
dependent_columns(void)
{
	static const double twice[] = { 1, 2, 2, 4, 3, 6, 4, 8, 5, 10, 6, 12 };
	struct arena a = { 0 };
	struct design d = design_columns(twice, 6, 2, true, &a);
	double beta[3], se[3];
	struct robust plain = robust_fit(&d, some, ROBUST_HUBER, 1.345, 50, beta, &a);

	CU_ASSERT_EQUAL(plain.code, STAT_BAD_INPUT);
	CHECK_CLOSE(beta[1], NAN, 0, 0, "no slope");
	struct robust leverage =
	    robust_fit_leverage(&d, some, ROBUST_BISQUARE, 4.685, 50, beta, se, &a);
	CU_ASSERT_EQUAL(leverage.code, STAT_BAD_INPUT);
	CHECK_CLOSE(beta[1], NAN, 0, 0, "no slope");
	arena_free(&a);
}

static void
inverses(void)
{
	for (size_t i = 0; i < countof(wrong); i++) {
		CHECK_CLOSE(inverse_beta_lower(wrong[i], 2, 3), NAN, 0, 0, "p");
		CHECK_CLOSE(inverse_beta_upper(0.1, wrong[i], 3), NAN, 0, 0, "a");
		CHECK_CLOSE(inverse_beta_upper(0.1, 2, wrong[i]), NAN, 0, 0, "b");
		CHECK_CLOSE(inverse_gamma_lower(wrong[i], 2), NAN, 0, 0, "p");
		CHECK_CLOSE(inverse_gamma_upper(0.1, wrong[i]), NAN, 0, 0, "shape");
	}
	CHECK_CLOSE(inverse_beta_lower(1.5, 2, 3), NAN, 0, 0, "p over 1");
	CHECK_CLOSE(inverse_gamma_lower(1.5, 2), NAN, 0, 0, "p over 1");
	CHECK_CLOSE(inverse_gamma_lower(-0.5, 2), NAN, 0, 0, "p below 0");
}

/* Years that are too few or too many to be recent; a missing one; no persons. */
static void
recent_years(void)
{
	static const double of[] = { 90, 90, 90, 90, 90, 90 };
	double bad[countof(some)];
	enum recent_reason few = recent_share(times, some, of, 2, 5, RECENT_CRITICAL).reason;

	CU_ASSERT_EQUAL(recent_share(times, some, of, 6, 2, RECENT_CRITICAL).reason, few);
	CU_ASSERT_EQUAL(recent_share(times, some, of, 6, 101, RECENT_CRITICAL).reason, few);
	spoil(bad, of, NAN);
	CU_ASSERT_NOT_EQUAL(
	    recent_share(times, some, bad, 6, 5, RECENT_CRITICAL).reason, RECENT_TREND);
	spoil(bad, of, 0);
	CU_ASSERT_NOT_EQUAL(
	    recent_share(times, some, bad, 6, 5, RECENT_CRITICAL).reason, RECENT_TREND);
}

void
suite_refusals(void)
{
	static const struct test tests[] = {
		{ "rows of a glm", glm_rows },
		{ "a glm that overflows", glm_overflow },
		{ "changes of level", changes },
		{ "lines", lines },
		{ "columns that depend on each other", dependent_columns },
		{ "inverses", inverses },
		{ "recent years", recent_years },
	};
	suite_add("refusals", tests, countof(tests));
}
