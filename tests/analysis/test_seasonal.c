/* analysis/seasonal.h. Reference: R 4.2.2, sums of the formulas over outer(v, v, "-"). */
#include <math.h>

#include "analysis/seasonal.h"
#include "analysis/trend.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/* Three series of six times, one year left out, two values missing, ties. */
static void
three_series(void)
{
	static const double t[] = { 2015, 2016, 2017, 2018, 2020, 2021 };
	static const double y[] = { 5, 7, NAN, 6, 7, 3, 5, NAN, 4, 8, 9, 4, 7, 10, 6, 9, 8, 7 };
	double work[256];

	CU_ASSERT_FATAL(kendall_groups_work(6, 3) <= countof(work));
	struct kendall_groups r = kendall_groups(t, y, 6, 3, work);
	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CU_ASSERT(r.n == 16 && r.slopes == 35 && r.s == 24);
	CHECK_CLOSE(r.variance, 58.66666666666666, 0, 1e-12, "variance");
	CHECK_CLOSE(r.tau_a, 0.6857142857142857, 0, 1e-12, "tau a");
	CHECK_CLOSE(r.tau, 0.717166274371334, 0, 1e-12, "tau");
	CHECK_CLOSE(r.z, 3.002839565235788, 0, 1e-12, "z");
	CHECK_CLOSE(r.p, 0.002674733951461274, 0, 1e-10, "p");
	CHECK_CLOSE(r.z_plain, 3.133397807202561, 0, 1e-12, "z without continuity");
	CHECK_CLOSE(r.p_plain, 0.001727950774169047, 0, 1e-10, "p without continuity");
	CHECK_CLOSE(r.covariance, 112, 0, 1e-12, "with covariances");
	CHECK_CLOSE(r.z_covariance, 2.173295719803056, 0, 1e-12, "z with covariances");
	CHECK_CLOSE(r.p_covariance, 0.02975806743519919, 0, 1e-10, "p with covariances");
	CHECK_CLOSE(r.slope, 0.6666666666666666, 0, 1e-12, "slope");
	CHECK_CLOSE(r.middle_t, 2018, 0, 0, "middle time");
	CHECK_CLOSE(r.middle_y, 7, 0, 0, "middle value");
}

/* One series is plain Mann-Kendall, whichever variance; the same series twice has four times it. */
static void
one_and_twice(void)
{
	static const double t[] = { 1, 2, 3, 4, 5, 6, 7 };
	static const double y[] = { 3, 5, 5, 1, 7, 7, 7 };
	double twice[14], work[256];
	struct mann_kendall m = mann_kendall(y, 7, work);

	for (size_t i = 0; i < 14; i++)
		twice[i] = y[i / 2];
	struct kendall_groups one = kendall_groups(t, y, 7, 1, work);
	struct kendall_groups two = kendall_groups(t, twice, 7, 2, work);
	CHECK_CLOSE(one.variance, m.variance, 0, 1e-12, "variance");
	CHECK_CLOSE(one.covariance, m.variance, 0, 1e-12, "the covariance of one");
	CHECK_CLOSE(one.z, m.z, 0, 1e-12, "z");
	CHECK_CLOSE(one.tau, m.tau_b, 0, 1e-12, "tau");
	CHECK_CLOSE(two.variance, 2 * m.variance, 0, 1e-12, "as if independent");
	CHECK_CLOSE(two.covariance, 4 * m.variance, 0, 1e-12, "wholly dependent");
	CHECK_CLOSE(two.slope, one.slope, 0, 1e-12, "slope");
}

static void
opposite_series(void)
{
	static const double t[] = { 1, 2, 3, 4 };
	static const double y[] = { 1, 4, 2, 3, 3, 2, 4, 1 };
	double work[64];
	struct kendall_groups r = kendall_groups(t, y, 4, 2, work);

	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CHECK_CLOSE(r.s, 0, 0, 0, "S");
	CHECK_CLOSE(r.p, 1, 0, 0, "p");
	CHECK_CLOSE(r.covariance, 0, 0, 1e-12, "they cancel");
	CHECK_CLOSE(r.z_covariance, NAN, 0, 0, "no z from it");
}

static void
refused(void)
{
	static const double t[] = { 1, 2, 3 }, back[] = { 1, 3, 2 }, lost[] = { 1, NAN, 3 };
	static const double same[] = { 4, 5, 4, 5, 4, 5 };
	static const double alone[] = { 4, NAN, NAN, 5, NAN, NAN };
	static const struct {
		const char *name;
		const double *t, *y;
		size_t rows;
		enum stat_code code;
		double p;
	} rows[] = {
		{ "times go back", back, same, 3, STAT_BAD_INPUT, NAN },
		{ "no time", lost, same, 3, STAT_BAD_INPUT, NAN },
		{ "one value each", t, alone, 3, STAT_TOO_SHORT, NAN },
		{ "one row", t, same, 1, STAT_TOO_SHORT, NAN },
		{ "nothing", t, same, 0, STAT_TOO_SHORT, NAN },
		{ "all equal", t, same, 3, STAT_ALL_EQUAL, 1 },
	};
	double work[64];

	for (size_t i = 0; i < countof(rows); i++) {
		struct kendall_groups r =
		    kendall_groups(rows[i].t, rows[i].y, rows[i].rows, 2, work);
		CHECK_ROW(r.code == rows[i].code, rows[i].name);
		CHECK_CLOSE(r.p, rows[i].p, 0, 0, rows[i].name);
		CHECK_CLOSE(r.z, NAN, 0, 0, rows[i].name);
	}
}

void
suite_seasonal(void)
{
	static const struct test tests[] = {
		{ "three series", three_series },
		{ "one series, and twice the same", one_and_twice },
		{ "opposite series", opposite_series },
		{ "refused", refused },
	};
	suite_add("seasonal", tests, countof(tests));
}
