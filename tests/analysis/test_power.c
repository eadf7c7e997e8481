/* analysis/power.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/power.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/* pt(x, df, ncp, lower.tail = FALSE), which is good to 1e-12 itself */
static void
shifted_t(void)
{
	static const struct {
		double x, df, ncp, want;
	} rows[] = {
		{ 2, 5, 1.5, 0.3685507527443789 },
		{ -1, 5, 1.5, 0.9906123543782706 },
		{ 12.7, 1, 10, 0.5675299659233013 },
		{ 0, 3, -0.5, 0.308537538725987 },
		{ 2.2, 30, 3, 0.7845167920064654 },
		{ INFINITY, 5, 1, 0 },
		{ -INFINITY, 5, 1, 1 },
		{ 2, 0, 1, NAN },
		{ 2, 5, 38, NAN },
		{ 2, 5, NAN, NAN },
		{ NAN, 5, 1, NAN },
	};

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(power_t_upper(rows[i].x, rows[i].df, rows[i].ncp), rows[i].want, 1e-11,
		    0, "shifted t");
}

/*
 * uniroot(function(d) pt(qt(1 - a / 2, df), df, d, lower = FALSE)
 *     + pt(-qt(1 - a / 2, df), df, d) - power, c(0, 37), tol = 1e-13)$root
 */
static void
shift(void)
{
	static const struct {
		double df, alpha, power, want;
	} rows[] = {
		{ 1, 0.05, 0.8, 16.3340088699 },
		{ 2, 0.05, 0.8, 5.65348926619 },
		{ 3, 0.05, 0.8, 4.25589868651 },
		{ 5, 0.05, 0.8, 3.51390272917 },
		{ 8, 0.05, 0.8, 3.20091964865 },
		{ 98, 0.05, 0.8, 2.82941121878 },
		{ 5, 0.01, 0.9, 5.90934140152 },
		{ 1, 0.001, 0.8, NAN },
		{ 0, 0.05, 0.8, NAN },
		{ 5, 0, 0.8, NAN },
		{ 5, 0.05, 1, NAN },
		{ 5, 0.05, 0.05, NAN },
	};

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(power_t_shift(rows[i].df, rows[i].alpha, rows[i].power), rows[i].want,
		    0, 1e-10, "shift");
}

/* s <- summary(lm(y ~ t))$sigma; 3.51390272917 * s / sqrt(sum((t - mean(t))^2)) */
static void
seven_years(void)
{
	static const double t[] = { 2017, 2018, 2019, 2020, 2021, 2022, 2023 };
	static const double y[] = { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3 };
	static const double once[] = { 2020, 2020, 2020, 2020 };
	struct detectable d = power_series(t, y, 7);

	CU_ASSERT(d.code == STAT_OK && d.df == 5);
	CHECK_CLOSE(power_residual(t, y, 7), 0.2316092768929127, 0, 1e-12, "residual");
	CHECK_CLOSE(d.change, 0.153803659998494, 0, 1e-10, "a year");
	CU_ASSERT_EQUAL(power_series(t, y, 2).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(power_series(once, y, 4).code, STAT_NO_SPREAD);
	CU_ASSERT_EQUAL(power_series(t, t, 7).code, STAT_EXACT_FIT);
	CHECK_CLOSE(power_series(t, t, 7).change, NAN, 0, 0, "any change shows");
	CU_ASSERT_EQUAL(power_slope(t, 7, -1, 0.05, 0.8).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(power_slope(t, 7, INFINITY, 0.05, 0.8).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(power_slope(t, 7, 1, 0.05, 1.5).code, STAT_BAD_INPUT);
	const double never[] = { 1, 2, INFINITY };
	CU_ASSERT_EQUAL(power_slope(never, 3, 1, 0.05, 0.8).code, STAT_BAD_INPUT);
	/* no line, no residual */
	const double gap[] = { 1, NAN, 3 };
	CU_ASSERT_EQUAL(power_series(t, gap, 3).code, STAT_BAD_INPUT);
}

/* The table of the usual shifts is what it stands for; beyond it they are computed. */
static void
usual_shifts(void)
{
	for (int df = 0; df <= 42; df++)
		CHECK_CLOSE(
		    power_shift_usual(df), power_t_shift(df, 0.05, 0.8), 0, 1e-13, "usual shift");
}

/* Ten times the spread hides ten times the change; twice the distance in time shows half of it. */
static void
scales(void)
{
	static const double t[] = { 2017, 2018, 2019, 2020, 2023 }, wide[] = { 0, 2, 4, 6, 12 };
	double one = power_slope(t, 5, 1, 0.05, 0.8).change;

	CHECK_CLOSE(power_slope(t, 5, 10, 0.05, 0.8).change, 10 * one, 0, 1e-12, "spread");
	CHECK_CLOSE(power_slope(wide, 5, 1, 0.05, 0.8).change, one / 2, 0, 1e-12, "time");
	CU_ASSERT(power_slope(t, 5, 1, 0.05, 0.9).change > one);
}

void
suite_power(void)
{
	static const struct test tests[] = {
		{ "Student's t about another mean", shifted_t },
		{ "shift that a test finds", shift },
		{ "usual shifts", usual_shifts },
		{ "seven years", seven_years },
		{ "scales", scales },
	};
	suite_add("power", tests, countof(tests));
}
