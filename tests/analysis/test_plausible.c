/* analysis/plausible.h. */
#include "analysis/plausible.h"

#include <math.h>
#include <stdio.h>

#include "tests/analysis/suites.h"
#include "tests/check.h"

#define ROOM 128

static void
jumps(void)
{
	static const struct {
		const char *name;
		enum stat_code code;
		size_t n, count, at;
		double step[12];
	} rows[] = {
		{ "seven steps are too few", STAT_TOO_SHORT, 7, 0, 0, { 1, 2, -1, 1, -1, 2, 90 } },
		{ "one of eight", STAT_OK, 8, 1, 7, { 1, 2, -1, 0.5, -0.5, 1.5, -2, 30 } },
		{ "up and down again", STAT_OK, 9, 2, 4, { 1, 2, -1, 31, -30, 1.5, -2, 1, 0 } },
		{ "a drop", STAT_OK, 8, 1, 0, { -30, 2, -1, 0.5, -0.5, 1.5, -2, 1 } },
		{ "an even climb has none", STAT_ALL_EQUAL, 8, 0, 0, { 3, 3, 3, 3, 3, 3, 3, 3 } },
		{ "half the steps alike: no spread to measure by", STAT_ALL_EQUAL, 8, 0, 0,
		    { 0, 0, 0, 0, 0, 9, -9, 50 } },
		{ "none", STAT_OK, 8, 0, 6, { 1, 2, -1, 0.5, -0.5, 1.5, -2, 1 } },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		double work[ROOM];
		struct jump j = plausible_jump(rows[i].step, rows[i].n, work);
		CHECK_ROW(j.code == rows[i].code, rows[i].name);
		CHECK_ROW(j.count == rows[i].count, rows[i].name);
		CHECK_ROW(j.at == rows[i].at, rows[i].name);
	}
}

/*
 * Python 3.11: s = [1, 2, -1, .5, -.5, 1.5, -2, 30]; m = statistics.median(s);
 * sd = 1.4826 * 1.129 * statistics.median(abs(x - m) for x in s)
 */
static void
jump_figures(void)
{
	static const double step[] = { 1, 2, -1, 0.5, -0.5, 1.5, -2, 30 };
	double work[ROOM];
	struct jump j = plausible_jump(step, countof(step), work);

	CHECK_CLOSE(j.median, 0.75, 0, 1e-14, "median");
	CHECK_CLOSE(j.sd, 2.09231925, 0, 1e-12, "sd");
	CHECK_CLOSE(j.away, 13.979702189328899, 0, 1e-12, "away");
}

/* N figures from LOW to HIGH, evenly, in front of them ZEROS zeros. */
static size_t
spread(double v[static ROOM], size_t zeros, size_t n, double low, double high)
{
	for (size_t i = 0; i < zeros; i++)
		v[i] = 0;
	for (size_t i = 0; i < n; i++)
		v[zeros + i] = low + (high - low) * (double)i / (double)(n - 1);
	return zeros + n;
}

static void
odd_zeros(void)
{
	static const struct {
		const char *name;
		size_t zeros, n;
		double low, high;
		bool odd;
	} rows[] = {
		{ "four false 0,0 among shares of 4.1 to 21.3 (as in LABY26)", 4, 91, 4.1, 21.3,
		    true },
		{ "no zero", 0, 91, 4.1, 21.3, false },
		{ "shares that come near 0", 4, 91, 0.1, 21.3, false },
		{ "too few others", 1, 19, 4.1, 21.3, false },
		{ "enough others", 1, 20, 4.1, 21.3, true },
		{ "zeros are common", 11, 91, 4.1, 21.3, false },
		{ "small counts reach 0", 2, 21, 5, 25, false },
		{ "great counts do not", 2, 21, 1005, 3005, true },
		{ "figures of both signs", 2, 61, -3, 3, false },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		double v[ROOM], work[ROOM];
		size_t n = spread(v, rows[i].zeros, rows[i].n, rows[i].low, rows[i].high);
		struct zeros z = plausible_zeros(v, n, work);
		CHECK_ROW(z.odd == rows[i].odd, rows[i].name);
		if (rows[i].low > 0)
			CHECK_ROW(z.zeros == rows[i].zeros && z.least == rows[i].low, rows[i].name);
	}
	double none[] = { 0, 0 }, work[2];
	struct zeros z = plausible_zeros(none, 2, work);
	CU_ASSERT_FALSE(z.odd);
	CU_ASSERT_EQUAL(z.zeros, 2);
	CU_ASSERT_TRUE(isnan(z.median));
}

static void
wholes(void)
{
	static const struct {
		const char *name;
		double whole, unit, part[3];
		enum whole_code code;
	} rows[] = {
		{ "the sum", 600, 1, { 100, 200, 300 }, WHOLE_IS_SUM },
		{ "the sum of rounded figures", 601, 1, { 100, 200, 300 }, WHOLE_IS_SUM },
		{ "within 0.1 %", 600500, 1, { 100000, 200000, 300000 }, WHOLE_IS_SUM },
		{ "one kommune short", 300, 1, { 100, 200, 300 }, WHOLE_IS_BETWEEN },
		{ "1 % too much", 606, 1, { 100, 200, 300 }, WHOLE_DIFFERS },
		{ "a share", 12.3, 0.1, { 10.1, 12.9, 15 }, WHOLE_IS_BETWEEN },
		{ "a share rounded past the greatest", 12.9, 0.1, { 12.9, 12.9, 12.86 },
		    WHOLE_IS_BETWEEN },
		{ "a share over all its parts", 15.2, 0.1, { 10.1, 12.9, 15 }, WHOLE_DIFFERS },
		{ "a share under all its parts", 9.9, 0.1, { 10.1, 12.9, 15 }, WHOLE_DIFFERS },
		{ "nothing", 0, 1, { 0, 0, 0 }, WHOLE_IS_SUM },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct whole w = plausible_whole(rows[i].whole, rows[i].part, 3, rows[i].unit);
		CHECK_ROW(w.code == rows[i].code, rows[i].name);
	}
}

static void
persons(void)
{
	static const struct {
		const char *name;
		size_t n;
		double ratio[12];
		bool yes;
	} rows[] = {
		{ "folketal with one wrong", 10, { 1, 1.01, 0.99, 1, 1, 1.02, 1, 1, 1, 0.5 },
		    true },
		{ "nine areas", 9, { 1, 1, 1, 1, 1, 1, 1, 1, 1 }, false },
		{ "half as many, as of one sex", 10,
		    { 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 }, false },
		{ "zeros", 10, { 0 }, false },
	};
	static const struct {
		double ratio;
		bool unlike;
	} each[] = { { 1, false }, { 1.09, false }, { 1.11, true }, { 0.92, false }, { 0.9, true },
		{ 0, true }, { -1, true } };

	for (size_t i = 0; i < countof(rows); i++) {
		double work[ROOM];
		CHECK_ROW(plausible_is_population(rows[i].ratio, rows[i].n, work) == rows[i].yes,
		    rows[i].name);
	}
	for (size_t i = 0; i < countof(each); i++) {
		char name[32];
		snprintf(name, sizeof name, "%g", each[i].ratio);
		CHECK_ROW(plausible_unlike_population(each[i].ratio) == each[i].unlike, name);
	}
}

void
suite_plausible(void)
{
	static const struct test tests[] = {
		{ "jumps", jumps },
		{ "the figures behind a jump", jump_figures },
		{ "zeros among what is never zero", odd_zeros },
		{ "a region and its kommuner", wholes },
		{ "folketal", persons },
	};

	suite_add("plausible", tests, countof(tests));
}
