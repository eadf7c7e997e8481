/* analysis/trend.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/trend.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define MOST 128

/*
 * Without ties: cor.test(seq_along(y), y, method = "kendall", exact = TRUE)$p.value.
 * (R loses digits of a rising series, 1 - p: the long one falls.) With ties: mean(abs(S of every
 * permutation) >= abs(S)); the last column with max(abs(S)).
 */
static void
kendall_exact(void)
{
	static const struct {
		const char *name;
		size_t n;
		double y[22], s, p, attainable;
	} rows[] = {
		{ "7 years", 7, { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3 }, -17,
		    0.010714285714285714, 2 / 5040.0 },
		{ "4 rising: nothing to see at 5 %", 4, { 1, 2, 3, 4 }, 6, 1 / 12.0, 1 / 12.0 },
		{ "5 rising", 5, { 1, 2, 3, 4, 5 }, 10, 0.016666666666666666,
		    0.016666666666666666 },
		{ "ties, 6", 6, { 3, 3, 2, 2, 1, 4 }, -3, 0.71111111111111114,
		    0.011111111111111112 },
		{ "ties, 7", 7, { 5, 4, 4, 3, 3, 3, 1 }, -17, 0.0047619047619047623,
		    0.0047619047619047623 },
		{ "ties, 4", 4, { 1, 1, 1, 2 }, 3, 0.5, 0.5 },
		{ "no direction", 4, { 1, 2, 2, 1 }, 0, 1, 1 / 3.0 },
		{ "22 values", 22,
		    { 33, 30, 31, 28, 29, 26, 27, 24, 23, 25, 22, 21, 19, 20, 18, 16, 13, 17, 15,
			11, 14, 12 },
		    -207, 5.1947758001410103e-13, 2 / 1.1240007277776077e21 },
	};
	double work[MOST * MOST];

	for (size_t i = 0; i < countof(rows); i++) {
		struct mann_kendall m = mann_kendall(rows[i].y, rows[i].n, work);
		CHECK_ROW(m.code == STAT_OK && m.s == rows[i].s, rows[i].name);
		CHECK_CLOSE(m.p_exact, rows[i].p, 0, 1e-9, rows[i].name);
		CHECK_CLOSE(m.p, rows[i].p, 0, 1e-9, rows[i].name);
		CHECK_CLOSE(m.p_attainable, rows[i].attainable, 0, 1e-9, rows[i].name);
	}
}

/* 22 values with one pair equal: too many for the exact count, so the normal p. */
static void
kendall_normal(void)
{
	double y[MOST], work[MOST * MOST];

	for (size_t i = 0; i < 22; i++)
		y[i] = (double)i;
	y[5] = y[6];
	struct mann_kendall m = mann_kendall(y, 22, work);
	/* S = 230, Var S = (22 * 21 * 49 - 2 * 9) / 18; 2 * pnorm(-229 / sqrt(1256.667)) */
	CU_ASSERT_EQUAL(m.s, 230);
	CHECK_CLOSE(m.variance, 1256.6666666666667, 0, 1e-12, "variance");
	CHECK_CLOSE(m.p_exact, NAN, 0, 0, "no exact p");
	CHECK_CLOSE(m.p, 1.047759055e-10, 0, 1e-9, "normal p");
	CHECK_CLOSE(m.p_attainable, m.p, 0, 1e-12, "already the most it can be");
	for (size_t i = 0; i < 101; i++)
		y[i] = (double)i;
	CHECK_CLOSE(mann_kendall(y, 101, work).p_exact, NAN, 0, 0, "101 values");
}

static void
kendall_refuses(void)
{
	static const double same[] = { 3, 3, 3, 3, 3 };
	double work[64];
	struct mann_kendall m = mann_kendall(same, 5, work);

	CU_ASSERT_EQUAL(m.code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(m.p, 1);
	CU_ASSERT_EQUAL(m.s, 0);
	CU_ASSERT_EQUAL(mann_kendall(same, 1, work).code, STAT_TOO_SHORT);
	CHECK_CLOSE(mann_kendall(same, 0, work).p, NAN, 0, 0, "no values");
}

/* Kendall 1975, table of S, as reprinted in Gilbert 1987, table A18. */
static void
kendall_table(void)
{
	static const struct {
		size_t n;
		double s, p;
	} rows[] = { { 4, 4, 0.167 }, { 4, 6, 0.042 }, { 5, 8, 0.042 }, { 5, 10, 0.0083 },
		{ 6, 11, 0.028 }, { 6, -3, 0.765 }, { 8, 0, 0.548 }, { 10, 45, 2.8e-7 } };
	double work[64];

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(
		    mann_kendall_tail(rows[i].n, rows[i].s, work), rows[i].p, 0, 0.02, "table");
	CHECK_CLOSE(mann_kendall_tail(5, -10, work), 1, 0, 1e-15, "all");
	CHECK_CLOSE(mann_kendall_tail(5, 12, work), 0, 0, 0, "over the most");
	CHECK_CLOSE(mann_kendall_tail(101, 1, work), NAN, 0, 0, "too many");
	CHECK_CLOSE(mann_kendall_tail(1, 1, work), NAN, 0, 0, "too few");
	CHECK_CLOSE(mann_kendall_tail(5, NAN, work), NAN, 0, 0, "no S");
	/* S of n = 5 is even: P(S >= 5) is P(S >= 6) */
	CHECK_CLOSE(mann_kendall_tail(5, 5, work), mann_kendall_tail(5, 6, work), 0, 0, "odd");
}

/* sort((v[j] - v[i]) / (y[j] - y[i])), median; waves 3, 4, 4, 4 years apart. */
static void
sen_slope(void)
{
	static const double t[] = { 2010.5, 2013.5, 2017.5, 2021.5, 2025.5 };
	static const double y[] = { 22.2, 19.2, 18.65, 14.8, 10.85 };
	static const double once[] = { 2020, 2020, 2020 };
	double work[64];
	struct theil_sen five = theil_sen(t, y, 5, 0.95, work);

	CHECK_CLOSE(five.slope, -0.72624999999999995, 0, 1e-12, "slope");
	CHECK_CLOSE(five.low, -1, 0, 1e-12, "rank 1 of 10");
	CHECK_CLOSE(five.high, -0.1375, 0, 1e-12, "rank 10 of 10");
	struct theil_sen four = theil_sen(t, y, 4, 0.95, work);
	CHECK_CLOSE(four.slope, -0.61136363636363622, 0, 1e-12, "slope of four");
	CHECK_CLOSE(four.low, NAN, 0, 0, "no rank for 95 %");
	CU_ASSERT_EQUAL(theil_sen(once, y, 3, 0.95, work).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(theil_sen(t, y, 1, 0.95, work).code, STAT_TOO_SHORT);
}

/*
 * s <- sort of the 15 slopes; C <- qnorm(.975) * sqrt((6 * 5 * 17 - 18) / 18);
 * approx(1:15, s, c((15 - C) / 2, (15 + C) / 2 + 1))$y: ranks 2.3765 and 13.6235
 */
static void
sen_between_ranks(void)
{
	static const double t[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 4, 3, 2, 1, 0, 1 };
	double work[64];
	struct theil_sen s = theil_sen_limits(t, y, 6, 0.95, LIMITS_INTERPOLATED, work);

	CHECK_CLOSE(s.low, -1, 0, 1e-12, "between two equal ones");
	CHECK_CLOSE(s.high, -0.12550922685305288, 0, 1e-12, "between -1/3 and 0");
	s = theil_sen(t, y, 6, 0.95, work);
	CHECK_CLOSE(s.high, 0, 0, 0, "rank 14");
}

/* Five values of which two are of one time: 9 slopes, Var S = (5 * 4 * 15 - 18) / 18 (Sen 1968) */
static void
sen_tied_times(void)
{
	static const double t[] = { 1, 2, 2, 3, 4 }, y[] = { 1, 2, 4, 3, 6 };
	static const double huge[] = { -1e308, 1e308 }, near[] = { 0, 1e-300 };
	double work[64];
	struct theil_sen s = theil_sen(t, y, 5, 0.8, work);

	CU_ASSERT_EQUAL(s.slopes, 9);
	/* sorted: -1 1 1 1 1 5/3 2 3 3 (ranks 1 to 9); C = 1.2816 * 3.9581 = 5.07 */
	CHECK_CLOSE(s.slope, 1, 0, 0, "median");
	CHECK_CLOSE(s.low, 1, 0, 0, "rank 2");
	CHECK_CLOSE(s.high, 3, 0, 0, "rank 8");
	CU_ASSERT_EQUAL(theil_sen(near, huge, 2, 0.95, work).code, STAT_BAD_INPUT);
}

static void
both(void)
{
	static const double t[] = { 2010.5, 2013.5, 2017.5, 2021.5, 2025.5 };
	static const double y[] = { 22.2, 19.2, 18.65, 14.8, 10.85 };
	double work[64];
	struct trend r = trend_ranks(t, y, 5, work), two = trend_ranks(t, y, 2, work);

	CHECK_STR(r.method, "theil_sen");
	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CHECK_CLOSE(r.p, 0.016666666666666666, 0, 1e-12, "p");
	CHECK_CLOSE(r.p_attainable, 0.016666666666666666, 0, 1e-12, "smallest p");
	CHECK_CLOSE(r.slope_low, -1, 0, 1e-12, "low");
	/* 4.25589868651 * summary(lm(y ~ t))$sigma / sqrt(sum((t - mean(t))^2)) */
	CU_ASSERT_EQUAL(r.power_code, STAT_OK);
	CHECK_CLOSE(r.smallest_change, 0.377398841148, 0, 1e-9, "what could have shown");
	CU_ASSERT_EQUAL(two.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(two.power_code, STAT_TOO_SHORT);
	CHECK_CLOSE(two.smallest_change, NAN, 0, 0, "nor could two");
	CHECK_CLOSE(two.slope, NAN, 0, 0, "two points are no trend");
}

void
suite_trend(void)
{
	static const struct test tests[] = {
		{ "Mann-Kendall exact", kendall_exact },
		{ "Mann-Kendall normal", kendall_normal },
		{ "Mann-Kendall refuses", kendall_refuses },
		{ "Mann-Kendall table", kendall_table },
		{ "Theil-Sen", sen_slope },
		{ "Theil-Sen between ranks", sen_between_ranks },
		{ "Theil-Sen at tied times", sen_tied_times },
		{ "both", both },
	};
	suite_add("trend", tests, countof(tests));
}
