/* analysis/funnel.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/funnel.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define Z95 1.959963984540054 /* qnorm(.975) */

static void
check_limits(struct interval got, double low, double high, double tolerance, const char *row)
{
	CHECK_ROW(got.code == (isnan(low) ? STAT_BAD_INPUT : STAT_OK), row);
	CHECK_CLOSE(got.low, low, 1e-14, tolerance, row);
	CHECK_CLOSE(got.high, high, 1e-14, tolerance, row);
}

static void
shares(void)
{
	/* p0 + c(-1, 1) * z * sqrt(p0 * (1 - p0) / n) */
	check_limits(funnel_share(0.12, 350, Z95), 0.085955573081830688, 0.154044426918169303,
	    1e-12, "normal");
	check_limits(funnel_share(0.02, 20, Z95), -0.041356577840360703, 0.081356577840360711,
	    1e-12, "not clipped");
	/* (2 * E + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * E * (1 - p0))) / 2 / (n + z^2) */
	check_limits(funnel_share_wilson(0.12, 350, Z95), 0.090015925978979811,
	    0.158234968965490136, 1e-12, "Wilson");
	/* qbinom(c(.025, .975), 350, .12) / 350 */
	check_limits(funnel_share_exact(0.12, 350, 0.025), 0.085714285714285715,
	    0.154285714285714276, 1e-12, "exact");
	check_limits(funnel_share_exact(0.8218, 33000, 0.001), 0.81527272727272726,
	    0.82827272727272727, 1e-12, "exact, large");
	/* r <- qbinom(p, 350, .12); (r - (pbinom(r, 350, .12) - p) / dbinom(r, 350, .12)) / 350 */
	check_limits(funnel_share_smooth(0.12, 350, 0.025), 0.085609999277667687,
	    0.15365960237040435, 1e-9, "smooth");
	check_limits(funnel_share_exact(0, 20, 0.025), 0, 0, 0, "nobody");
	check_limits(funnel_share_smooth(1, 20, 0.025), 1, 1, 0, "everybody");
	check_limits(funnel_share(1.2, 20, Z95), NAN, NAN, 0, "no share");
	check_limits(funnel_share(0.2, 0, Z95), NAN, NAN, 0, "no size");
	check_limits(funnel_share(0.2, 20, 0), NAN, NAN, 0, "no z");
	check_limits(funnel_share(0.2, 20, INFINITY), NAN, NAN, 0, "infinite z");
	check_limits(funnel_share_wilson(-0.1, 20, Z95), NAN, NAN, 0, "no share, Wilson");
	check_limits(funnel_share_wilson(0.1, NAN, Z95), NAN, NAN, 0, "no size, Wilson");
	check_limits(funnel_share_wilson(0.1, 20, -1), NAN, NAN, 0, "no z, Wilson");
	check_limits(funnel_share_exact(0.1, 20.5, 0.025), NAN, NAN, 0, "no whole number");
	check_limits(funnel_share_exact(0.1, 0, 0.025), NAN, NAN, 0, "nobody at all");
	check_limits(funnel_share_exact(0.1, 5e9, 0.025), NAN, NAN, 0, "too many");
	check_limits(funnel_share_exact(NAN, 20, 0.025), NAN, NAN, 0, "no benchmark");
	check_limits(funnel_share_exact(0.1, 20, 0.5), NAN, NAN, 0, "no tail");
}

static void
counts(void)
{
	/* qpois(p, e); r - (ppois(r, e) - p) / dpois(r, e) */
	check_limits(funnel_count_exact(42.7, 0.001), 24, 64, 0, "quantiles");
	check_limits(funnel_count_exact(2.3, 0.025), 0, 6, 0, "few");
	check_limits(funnel_count_exact(1234567.8, 0.025), 1232391, 1236746, 0, "many");
	check_limits(funnel_count_smooth(42.7, 0.001), 23.449573089288052, 63.787703472272305, 1e-9,
	    "smooth");
	check_limits(funnel_count_exact(0, 0.025), 0, 0, 0, "none expected");
	check_limits(funnel_count_exact(-1, 0.025), NAN, NAN, 0, "fewer than none");
	check_limits(funnel_count_exact(3e9, 0.025), NAN, NAN, 0, "too many");
	check_limits(funnel_count_exact(3, 0), NAN, NAN, 0, "no tail");
	/* qchisq(tail, 2 * x) / 2, qchisq(1 - tail, 2 * x + 2) / 2 */
	check_limits(funnel_count_means(12.5, 0.025), 6.5598600124688922, 21.597255483078019, 1e-11,
	    "any number");
	check_limits(funnel_count_means(0, 0.025), 0, 3.6888794541139354, 1e-11, "no event");
	check_limits(funnel_count_means(1e6, 0.001), 996912.61731981521, 1003094.08391497016, 1e-10,
	    "a million");
	check_limits(funnel_count_means(-1, 0.025), NAN, NAN, 0, "below none");
	check_limits(funnel_count_means(INFINITY, 0.025), NAN, NAN, 0, "without end");
	check_limits(funnel_count_means(1, 0.7), NAN, NAN, 0, "too much tail");
}

/* ppois(x - 1, e, lower = FALSE), ppois(x, e), and each less dpois(x, e) / 2, doubled */
static void
count_test(void)
{
	struct funnel_count t = funnel_count_test(7, 4.2);

	CHECK_CLOSE(t.p_upper, 0.13253600405008167, 0, 1e-10, "upper");
	CHECK_CLOSE(t.p_lower, 0.93605666027257883, 0, 1e-12, "lower");
	CHECK_CLOSE(t.p_mid, 0.1964793437775027, 0, 1e-10, "mid-p");
	t = funnel_count_test(0, 4.2);
	CHECK_CLOSE(t.p_upper, 1, 0, 0, "none or more");
	CHECK_CLOSE(t.p_lower, 0.014995576820477703, 0, 1e-12, "none");
	CHECK_CLOSE(t.p_mid, 0.014995576820477703, 0, 1e-12, "none, mid-p");
	CHECK_CLOSE(funnel_count_test(4, 4).p_mid, 2 * (0.5665298796332909 - 0.0976834074067943), 0,
	    1e-9, "in the middle");
	CU_ASSERT_EQUAL(funnel_count_test(1.5, 4).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(funnel_count_test(1, 0).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(funnel_count_test(3e9, 4).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(funnel_count_test(3, 3e9).code, STAT_BAD_INPUT);
}

static void
places(void)
{
	static const struct interval inner = { STAT_OK, 8, 12 }, outer = { STAT_OK, 6, 14 };
	static const struct interval none = { STAT_BAD_INPUT, NAN, NAN };
	static const struct {
		const char *name;
		double value;
		enum funnel_place place;
	} rows[] = {
		{ "inside", 10, FUNNEL_WITHIN },
		{ "on the inner", 8, FUNNEL_WITHIN },
		{ "on the upper inner", 12, FUNNEL_WITHIN },
		{ "low", 7, FUNNEL_LOW },
		{ "on the outer", 6, FUNNEL_LOW },
		{ "very low", 5.9, FUNNEL_VERY_LOW },
		{ "high", 14, FUNNEL_HIGH },
		{ "very high", 14.1, FUNNEL_VERY_HIGH },
		{ "missing", NAN, FUNNEL_UNKNOWN },
	};
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(
		    funnel_place(rows[i].value, &inner, &outer) == rows[i].place, rows[i].name);
	CU_ASSERT_EQUAL(funnel_place(10, &none, &outer), FUNNEL_UNKNOWN);
	CU_ASSERT_EQUAL(funnel_place(10, &inner, &none), FUNNEL_UNKNOWN);
	/* poisson.test(x, e, conf.level = .95, .998): limits of 20 are 12.2 to 30.9, 9.0 to 38.0 */
	CU_ASSERT_EQUAL(funnel_place_count(20, 20), FUNNEL_WITHIN);
	CU_ASSERT_EQUAL(funnel_place_count(20, 12), FUNNEL_HIGH);
	CU_ASSERT_EQUAL(funnel_place_count(20, 8.5), FUNNEL_VERY_HIGH);
	CU_ASSERT_EQUAL(funnel_place_count(20, 32), FUNNEL_LOW);
	CU_ASSERT_EQUAL(funnel_place_count(20, 40), FUNNEL_VERY_LOW);
	CU_ASSERT_EQUAL(funnel_place_count(0, 3), FUNNEL_WITHIN);
	CU_ASSERT_EQUAL(funnel_place_count(NAN, 3), FUNNEL_UNKNOWN);
	CU_ASSERT_EQUAL(funnel_place_count(3, NAN), FUNNEL_UNKNOWN);
}

void
suite_funnel(void)
{
	static const struct test tests[] = {
		{ "shares", shares },
		{ "counts", counts },
		{ "a count and its expectation", count_test },
		{ "on which side", places },
	};
	suite_add("funnel", tests, countof(tests));
}
