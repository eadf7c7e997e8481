/* analysis/serial.h. Reference: R 4.2.2, acf() of what is named, pnorm(). */
#include <math.h>

#include "analysis/serial.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define N 24

/* S = 210, Var S = 1614.667, Theil-Sen 0.5; its ranks swing with a period of 10. */
static const double swing[N] = { 31, 30, 33, 32, 34, 36, 35, 33, 32, 34, 37, 38, 38, 36, 37, 39, 41,
	40, 38, 39, 42, 44, 43, 41 };

struct want {
	enum stat_code code;
	double factor, variance, p;
};

static void
check(const struct serial_kendall *r, const struct want *w, const char *row)
{
	CHECK_ROW(r->code == w->code, row);
	CHECK_CLOSE(r->factor, w->factor, 0, 1e-12, row);
	CHECK_CLOSE(r->variance, w->variance, 0, 1e-12, row);
	CHECK_CLOSE(r->p, w->p, 0, 1e-9, row);
}

/* d <- y - 0.5 * t; r <- acf(rank(d), lags)$acf[-1]; only abs(r) > qnorm(1 - alpha / 2) / sqrt(n)
 */
static void
hamed_rao(void)
{
	static const struct {
		const char *name;
		size_t lags;
		double alpha;
		enum serial_sum sum;
		struct want want;
	} rows[] = {
		{ "all lags leave nothing", 0, 0.05, SERIAL_SIGNED,
		    { STAT_NEGATIVE_VARIANCE, -0.5880570445098332, -949.5161078685441, NAN } },
		{ "lags beyond the last", 99, 0.05, SERIAL_SIGNED,
		    { STAT_NEGATIVE_VARIANCE, -0.5880570445098332, -949.5161078685441, NAN } },
		{ "size of the sum", 0, 0.05, SERIAL_ABSOLUTE,
		    { STAT_OK, 2.588057044509833, 4178.849441201877, 0.001224585626124544 } },
		{ "two lags", 2, 0.05, SERIAL_SIGNED,
		    { STAT_OK, 0.2605051121924311, 420.6289211533788, 2.185720208481429e-24 } },
		{ "five lags, less strict", 5, 0.5, SERIAL_SIGNED,
		    { STAT_OK, 0.3173438896361022, 512.4046004657597, 2.633159902953596e-20 } },
		{ "five lags, all of them", 5, 1, SERIAL_SIGNED,
		    { STAT_OK, 0.2065841976033855, 333.5646177302665, 2.53648803911538e-30 } },
	};
	double t[N], work[1024];

	for (size_t i = 0; i < N; i++)
		t[i] = (double)i + 1;
	CU_ASSERT_FATAL(serial_work(N) <= countof(work));
	for (size_t i = 0; i < countof(rows); i++) {
		struct serial_kendall r =
		    kendall_hamed_rao(t, swing, N, rows[i].lags, rows[i].alpha, rows[i].sum, work);
		check(&r, &rows[i].want, rows[i].name);
		CHECK_ROW(r.s == 210 && r.slope == 0.5 && r.n == N, rows[i].name);
	}
}

/* Printed in github.com/mmhs013/pyMannKendall/issues/29, second series: var_s = -8.737179487179525
 */
static void
negative_as_printed(void)
{
	static const double y[] = { 0.35257984, 0.38692909, 0.39669828, 0.36296244, 0.42035612,
		0.39374964, 0.41100085, 0.43182076, 0.40815853, 0.45394297, 0.41584767,
		0.47399517 };
	double t[12], work[256];

	for (size_t i = 0; i < 12; i++)
		t[i] = (double)i + 1;
	struct serial_kendall r = kendall_hamed_rao(t, y, 12, 0, 0.05, SERIAL_SIGNED, work);
	CU_ASSERT_EQUAL(r.code, STAT_NEGATIVE_VARIANCE);
	CU_ASSERT_EQUAL(r.s, 44);
	CHECK_CLOSE(r.variance, -8.737179487179525, 0, 1e-10, "variance");
	CHECK_CLOSE(r.z, NAN, 0, 0, "z");
	CHECK_CLOSE(r.p, NAN, 0, 0, "p");
}

/* 1 + 2 * sum((1 - k / n) * acf(d, lags)$acf[-1]) */
static void
yue_wang(void)
{
	static const struct {
		const char *name;
		size_t lags;
		struct want want;
	} rows[] = {
		{ "all lags", 0,
		    { STAT_OK, 0.0960210210210206, 155.0419419419413, 3.141596252732892e-63 } },
		{ "one lag", 1,
		    { STAT_OK, 1.600099206349206, 2583.626851851852, 3.92595834447605e-05 } },
		{ "three lags", 3,
		    { STAT_NEGATIVE_VARIANCE, -0.4307861432861433, -695.5760260260261, NAN } },
	};
	double t[N], work[1024];

	for (size_t i = 0; i < N; i++)
		t[i] = (double)i + 1;
	for (size_t i = 0; i < countof(rows); i++) {
		struct serial_kendall r = kendall_yue_wang(t, swing, N, rows[i].lags, work);
		check(&r, &rows[i].want, rows[i].name);
	}
}

/* w <- y[-1] - r1 * y[-n]; the same of d, plus 0.5 * (1:(n - 1)) */
static void
whitened(void)
{
	double t[N], work[1024];

	for (size_t i = 0; i < N; i++)
		t[i] = (double)i + 1;
	struct serial_kendall r = kendall_prewhite(t, swing, N, work);
	CU_ASSERT(r.code == STAT_OK && r.s == 47 && r.n == N - 1);
	CHECK_CLOSE(r.lag1, 0.8192208279073436, 0, 1e-12, "r1");
	CHECK_CLOSE(r.variance, 1431.666666666667, 0, 1e-12, "variance");
	CHECK_CLOSE(r.p, 0.2240880680995239, 0, 1e-9, "p");
	r = kendall_trend_free(t, swing, N, work);
	CU_ASSERT(r.code == STAT_OK && r.s == 193 && r.n == N - 1);
	CHECK_CLOSE(r.lag1, 0.313095238095238, 0, 1e-12, "r1 without the trend");
	CHECK_CLOSE(r.p, 3.888263208327978e-07, 0, 1e-9, "p, trend kept");
}

/* Upside down: z turns its sign, all else stays. A series without direction has z = 0 and p = 1. */
static void
falling(void)
{
	static const double none[] = { 1, 3, 2, 2, 3, 1, 1, 3, 2, 2, 3, 1 };
	double t[N], turned[N], work[1024];

	for (size_t i = 0; i < N; i++) {
		t[i] = (double)i + 1;
		turned[i] = -swing[i];
	}
	struct serial_kendall up = kendall_yue_wang(t, swing, N, 1, work);
	struct serial_kendall down = kendall_yue_wang(t, turned, N, 1, work);
	CU_ASSERT(down.s == -up.s && down.slope == -up.slope);
	CHECK_CLOSE(down.z, -up.z, 0, 1e-12, "z");
	CHECK_CLOSE(down.p, up.p, 0, 1e-12, "p");
	/* acf(none, 1): 1 + 2 * (11 / 12) * r */
	struct serial_kendall flat = kendall_yue_wang(t, none, 12, 1, work);
	CU_ASSERT(flat.code == STAT_OK && flat.s == 0 && flat.z == 0 && flat.p == 1);
	CHECK_CLOSE(flat.factor, 0.3125, 0, 1e-12, "factor");
}

static void
refused(void)
{
	static const double same[] = { 2, 2, 2, 2, 2 }, once[] = { 1, 1, 1, 1, 1 };
	static const double t[] = { 1, 2, 3, 4, 5 }, steps[] = { 1, 2, 4, 8, 16 };
	static const struct {
		const char *name;
		const double *t, *y;
		size_t n;
		enum stat_code code, whitened, detrended;
	} rows[] = {
		{ "three values", t, steps, 3, STAT_TOO_SHORT, STAT_TOO_SHORT, STAT_TOO_SHORT },
		{ "all equal", t, same, 5, STAT_ALL_EQUAL, STAT_ALL_EQUAL, STAT_ALL_EQUAL },
		{ "one time", once, steps, 5, STAT_NO_SPREAD, STAT_NO_SPREAD, STAT_NO_SPREAD },
		{ "a line: nothing left", t, t, 5, STAT_ALL_EQUAL, STAT_OK, STAT_ALL_EQUAL },
	};
	double work[128];

	for (size_t i = 0; i < countof(rows); i++) {
		const double *x = rows[i].t, *y = rows[i].y;
		size_t n = rows[i].n;
		CHECK_ROW(
		    kendall_hamed_rao(x, y, n, 0, 0.05, SERIAL_SIGNED, work).code == rows[i].code,
		    rows[i].name);
		CHECK_ROW(kendall_yue_wang(x, y, n, 0, work).code == rows[i].code, rows[i].name);
		CHECK_ROW(kendall_prewhite(x, y, n, work).code == rows[i].whitened, rows[i].name);
		struct serial_kendall r = kendall_trend_free(x, y, n, work);
		CHECK_ROW(r.code == rows[i].detrended, rows[i].name);
		CHECK_CLOSE(r.p, NAN, 0, 0, rows[i].name);
	}
}

void
suite_serial(void)
{
	static const struct test tests[] = {
		{ "Hamed and Rao", hamed_rao },
		{ "a negative variance as printed", negative_as_printed },
		{ "Yue and Wang", yue_wang },
		{ "pre-whitening", whitened },
		{ "falling", falling },
		{ "refused", refused },
	};
	suite_add("serial", tests, countof(tests));
}
