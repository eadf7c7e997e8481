/* analysis/dispersion.h. Reference: the formulas written out in R 4.2.2 with quantile(type = 7). */
#include <math.h>

#include "analysis/dispersion.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define AREAS 7

static const double base[AREAS] = { 20, 20, 19, 14, 6, 30, 25 };
static const double thrice[AREAS] = { 60, 60, 57, 42, 18, 90, 75 };
static const double with_none[AREAS] = { 12, 30, 18, 8, 0, 45, 22 };
static const double without[AREAS] = { 12, 30, 18, 8, 3, 45, 22 };

/* First z, second winsorised z, and both forms of limits of the third area. */
static void
scales(void)
{
	static const struct {
		const char *name;
		enum dispersion_scale scale;
		const double *x, *base;
		double trim, z, centre, z1, w2, phi, tau2, low, high, m_low, m_high;
	} rows[] = {
		{ "log", DISPERSION_RATIO_LOG, without, base, 0.1, 1.96, 0, -2.28448163877897503,
		    1.81329508846831344, 2.80492142410104250, 0.12149330335196022,
		    0.44136893595324517, 2.26567825359130248, 0.47091512134119473,
		    2.12352492982586671 },
		{ "root", DISPERSION_RATIO_ROOT, with_none, base, 0.1, 1.96, 1,
		    -2.016068679723649559, 2.010179240104162712, 3.817540414542823779,
		    0.046163933183288486, 0.27313268282240893, 2.18264878545353813,
		    0.31440729700094361, 2.07152594659136424 },
		{ "share", DISPERSION_SHARE, with_none, thrice, 0.1, 1.96, 0.618115722336037621,
		    -2.393009721869726381, 2.591528433375070772, 5.470977240520718432,
		    0.023982448084898442, 0.080672919266719809, 0.659975508669742639,
		    0.095693173300071405, 0.634648096010945739 },
		{ "counts", DISPERSION_COUNTS, with_none, base, 0.1, 1.96, 0.0074349784875179905,
		    -1.4237155689730494057, 1.3797668208497699815, 2.9921799739465435586,
		    0.2423995795230871886, 0.31862597813098065, 3.18549375910551147,
		    0.34016001498326770, 2.98383413722231428 },
		{ "log, a fifth pulled in, 99.8 %", DISPERSION_RATIO_LOG, without, base, 0.2, 3.09,
		    0, -2.284481638778975032, 1.403501360039615120, 2.200618328109503086,
		    0.083799706860401252, 0.31939039252100709, 3.13096456066450868,
		    0.34937536559309507, 2.86225102992711866 },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct dispersion_point points[AREAS];
		double work[AREAS];
		struct dispersion d = dispersion_fit(
		    rows[i].scale, rows[i].x, rows[i].base, AREAS, rows[i].trim, points, work);
		struct interval a = dispersion_additive(&d, points[2].s, rows[i].z);
		struct interval m = dispersion_multiplicative(&d, points[2].s, rows[i].z);
		CHECK_ROW(d.code == STAT_OK && d.n == AREAS, rows[i].name);
		CHECK_CLOSE(d.centre, rows[i].centre, 1e-14, 1e-12, rows[i].name);
		CHECK_CLOSE(points[0].z, rows[i].z1, 0, 1e-12, rows[i].name);
		CHECK_CLOSE(points[1].winsorised, rows[i].w2, 0, 1e-12, rows[i].name);
		CHECK_CLOSE(d.phi, rows[i].phi, 0, 1e-12, rows[i].name);
		CHECK_CLOSE(d.tau2, rows[i].tau2, 0, 1e-11, rows[i].name);
		CHECK_CLOSE(a.low, rows[i].low, 0, 1e-11, rows[i].name);
		CHECK_CLOSE(a.high, rows[i].high, 0, 1e-11, rows[i].name);
		CHECK_CLOSE(m.low, rows[i].m_low, 0, 1e-11, rows[i].name);
		CHECK_CLOSE(m.high, rows[i].m_high, 0, 1e-11, rows[i].name);
	}
}

/* No more than chance: tau2 is 0, phi below 1 does not narrow the limits. */
static void
homogeneous(void)
{
	static const double x[] = { 20, 21, 19, 10 }, e[] = { 20, 20, 20, 10 };
	struct dispersion_point points[4];
	double work[4];
	struct dispersion d = dispersion_fit(DISPERSION_RATIO_LOG, x, e, 4, 0.1, points, work);

	CHECK_CLOSE(d.tau2, 0, 0, 0, "nothing beyond chance");
	CU_ASSERT_TRUE(d.phi < 1);
	CHECK_CLOSE(dispersion_additive(&d, points[2].s, 1.96).low, 0.64515200480307766, 0, 1e-12,
	    "chance alone");
	CHECK_CLOSE(dispersion_multiplicative(&d, points[2].s, 1.96).low, 0.64515200480307766, 0,
	    1e-12, "never narrower");
}

/* Far limits stay where figures can be: on the root and share scales the square would turn up. */
static void
cut(void)
{
	static const double x[] = { 0, 4, 1 }, e[] = { 2, 2, 2 }, n[] = { 4, 4, 4 };
	struct dispersion_point points[3];
	double work[3];
	struct dispersion d = dispersion_fit(DISPERSION_RATIO_ROOT, x, e, 3, 0, points, work);

	CHECK_CLOSE(dispersion_additive(&d, points[0].s, 3).low, 0, 0, 0, "no ratio below 0");
	d = dispersion_fit(DISPERSION_SHARE, x, n, 3, 0, points, work);
	CHECK_CLOSE(dispersion_additive(&d, points[0].s, 4).low, 0, 0, 0, "no share below 0");
	CHECK_CLOSE(dispersion_additive(&d, points[0].s, 4).high, 1, 0, 1e-15, "nor above 1");
}

static void
left_out(void)
{
	static const double x[] = { 12, NAN, 30, 18, 8, 3, 5, 45, 22, 7 };
	static const double e[] = { 20, 20, 20, 19, 14, 6, 0, 30, 25, NAN };
	struct dispersion_point points[10], few[2];
	double work[10];
	struct dispersion d = dispersion_fit(DISPERSION_RATIO_LOG, x, e, 10, 0.1, points, work);

	CU_ASSERT_EQUAL(d.n, AREAS);
	CHECK_CLOSE(d.phi, 2.80492142410104250, 0, 1e-12, "as without them");
	CHECK_CLOSE(points[1].z, NAN, 0, 0, "missing");
	CHECK_CLOSE(points[6].winsorised, NAN, 0, 0, "nothing expected");
	/* a share above all of them is none */
	static const double over[] = { 3, 5, 2 }, of[] = { 4, 4, 4 };
	CU_ASSERT_EQUAL(dispersion_fit(DISPERSION_SHARE, over, of, 3, 0.1, points, work).n, 2);
	/* no event in one of seven areas: the quantile of 10 % is infinite on the log scale */
	d = dispersion_fit(DISPERSION_RATIO_LOG, with_none, base, AREAS, 0.1, points, work);
	CU_ASSERT_EQUAL(d.code, STAT_BAD_INPUT);
	CHECK_CLOSE(d.phi, NAN, 0, 0, "no dispersion");
	CU_ASSERT_EQUAL(dispersion_additive(&d, 0.2, 2).code, STAT_BAD_INPUT);
	d = dispersion_fit(DISPERSION_RATIO_LOG, without, base, AREAS, -0.1, points, work);
	CU_ASSERT_EQUAL(d.code, STAT_BAD_INPUT);
	/* not a number in sight: infinite ones are left out as well */
	static const double endless[] = { 3, INFINITY, 2 }, far[] = { 4, 4, INFINITY };
	CU_ASSERT_EQUAL(
	    dispersion_fit(DISPERSION_RATIO_LOG, endless, far, 3, 0.1, points, work).n, 1);
	d = dispersion_fit(DISPERSION_RATIO_LOG, without, base, AREAS, 0.5, points, work);
	CU_ASSERT_EQUAL(d.code, STAT_BAD_INPUT);
	d = dispersion_fit(DISPERSION_RATIO_LOG, without, base, 1, 0.1, few, work);
	CU_ASSERT_EQUAL(d.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(dispersion_multiplicative(&d, 0.2, 2).code, STAT_TOO_SHORT);
	d = dispersion_fit(DISPERSION_RATIO_LOG, without, base, AREAS, 0.1, points, work);
	CU_ASSERT_EQUAL(dispersion_additive(&d, NAN, 2).code, STAT_BAD_INPUT);
	/* no event anywhere: no centre for a ratio of counts */
	static const double zero[] = { 0, 0, 0 };
	d = dispersion_fit(DISPERSION_COUNTS, zero, of, 3, 0.1, points, work);
	CU_ASSERT_EQUAL(d.code, STAT_BAD_INPUT);
}

void
suite_dispersion(void)
{
	static const struct test tests[] = {
		{ "every scale", scales },
		{ "no more than chance", homogeneous },
		{ "limits are cut", cut },
		{ "areas left out, refusals", left_out },
	};
	suite_add("dispersion", tests, countof(tests));
}
