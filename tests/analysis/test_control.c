/* analysis/control.h. References: R 4.2.2, each formula written out; the data are made up. */
#include <math.h>
#include <string.h>

#include <gsl/gsl_rng.h>

#include "analysis/control.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define N 13

static const double y[N] = { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3, 11.0, 10.1, 9.8, 10.4, 10.0,
	14.9 };
static const double n[N] = { 310, 295, 402, 350, 188, 167, 420, 390, 305, 288, 360, 342, 300 };
static const double x[N] = { 31, 28, 45, 36, 17, 21, 42, 37, 33, 33, 36, 35, 48 };
static const bool fifth[N] = { [4] = true };
static const size_t after_6[] = { 6 };
static const size_t odd_breaks[] = { 0, 6, 6, 4, 13 };
static const double between[12] = { 105, 33, 212, 54, 18, 97, 140, 76, 11, 61, 250, 5 };
static const double days[12] = { 12, 45, 3, 30, 22, 8, 61, 17, 5, 39, 27, 14 };

/* s <- mean(abs(diff(y)))/1.128; mean(y) + c(0, -3, 3)*s and so on; the point that is looked at */
static const struct {
	const char *name;
	struct control_input in;
	size_t point;
	double centre, low, high;
	size_t parts;
} charts[] = {
	{ "xmr", { .chart = CONTROL_XMR, N, y }, 0, 11.153846153846153, 8.8488816148390619,
	    13.458810692853245, 1 },
	{ "xmr 2.66", { .chart = CONTROL_XMR, N, y, .k = 2.66 }, 12, 11.153846153846153,
	    8.8485128205128198, 13.459179487179487, 1 },
	{ "xmr screened", { .chart = CONTROL_XMR, N, y, .screen = true }, 12, 11.153846153846153,
	    9.8240589198036012, 12.483633387888705, 1 },
	{ "xmr screened at 99", { .chart = CONTROL_XMR, N, y, .screen = true, .screen_at = 99 }, 12,
	    11.153846153846153, 8.8488816148390619, 13.458810692853245, 1 },
	{ "xmr from 8", { .chart = CONTROL_XMR, N, y, .baseline = 8 }, 12, 11.225,
	    9.9712006079027358, 12.478799392097264, 1 },
	{ "xmr without the fifth", { .chart = CONTROL_XMR, N, y, .left_out = fifth }, 4,
	    11.183333333333334, 8.5503546099290784, 13.816312056737589, 1 },
	{ "xmr over the fifth", { .chart = CONTROL_XMR, N, y, .left_out = fifth, .bridge = true },
	    4, 11.183333333333334, 8.7171824629271448, 13.649484203739522, 1 },
	{ "xmr, nothing to reach over", { .chart = CONTROL_XMR, N, y, .bridge = true }, 12,
	    11.153846153846153, 8.8488816148390619, 13.458810692853245, 1 },
	{ "xmr part 1", { .chart = CONTROL_XMR, N, y, .breaks = after_6, .nbreaks = 1 }, 5,
	    11.416666666666666, 10.352836879432623, 12.480496453900709, 2 },
	{ "xmr part 2", { .chart = CONTROL_XMR, N, y, .breaks = after_6, .nbreaks = 1 }, 6,
	    10.928571428571429, 7.4711246200607899, 14.386018237082068, 2 },
	{ "breaks that break nothing",
	    { .chart = CONTROL_XMR, N, y, .breaks = odd_breaks, .nbreaks = 5 }, 6,
	    10.928571428571429, 7.4711246200607899, 14.386018237082068, 2 },
	{ "xmr part 2 from 4",
	    { .chart = CONTROL_XMR, N, y, .breaks = after_6, .nbreaks = 1, .baseline = 4 }, 12,
	    10.300000000000001, 8.6156028368794342, 11.984397163120567, 2 },
	{ "xmr of what is at most 13", { .chart = CONTROL_XMR, N, y, .low = 9, .high = 13 }, 0,
	    11.153846153846153, 9, 13, 1 },
	{ "p", { .chart = CONTROL_P, N, x, n }, 0, 0.10735972795725042, 0.054612535678151247,
	    0.16010692023634959, 1 },
	{ "p of another size", { .chart = CONTROL_P, N, x, n }, 12, 0.10735972795725042,
	    0.053740622191619937, 0.16097883372288091, 1 },
	{ "p'", { .chart = CONTROL_P_PRIME, N, x, n }, 12, 0.10735972795725042,
	    0.064484807003209452, 0.1502346489112914, 1 },
	{ "p' from 10", { .chart = CONTROL_P_PRIME, N, x, n, .baseline = 10 }, 12,
	    0.10369181380417336, 0.06898406183321916, 0.13839956577512758, 1 },
	{ "u per 1000", { .chart = CONTROL_U, N, x, n, .per = 1000 }, 12, 107.35972795725041,
	    50.607707387780714, 164.11174852672011, 1 },
	{ "u' per 1000", { .chart = CONTROL_U_PRIME, N, x, n, .per = 1000 }, 12, 107.35972795725041,
	    64.484807003209454, 150.2346489112914, 1 },
	{ "c", { .chart = CONTROL_C, N, x }, 0, 34, 16.507144315464096, 51.492855684535904, 1 },
	{ "i'", { .chart = CONTROL_I_PRIME, N, y, n }, 12, 11.144134078212291, 8.7604257624494188,
	    13.527842393975163, 1 },
	{ "i' screened", { .chart = CONTROL_I_PRIME, N, y, n, .screen = true }, 12,
	    11.144134078212291, 9.7661722542286284, 12.522095902195954, 1 },
	{ "i' from 10", { .chart = CONTROL_I_PRIME, N, y, n, .baseline = 10 }, 12,
	    10.994028892455859, 9.6206830180696503, 12.367374766842067, 1 },
	{ "g", { .chart = CONTROL_G, 12, between }, 0, 68.5, 0, 355.49578648360728, 1 },
	{ "g about the mean", { .chart = CONTROL_G, 12, between, .centre_mean = true }, 0, 88.5, 0,
	    355.49578648360728, 1 },
	{ "t", { .chart = CONTROL_T, 12, days }, 0, 18.986321870021197, 0, 223.72344270990533, 1 },
	{ "t to the fourth", { .chart = CONTROL_T, 12, days, .power = 4 }, 0, 18.803667984480356, 0,
	    239.97919355758208, 1 },
	{ "run", { .chart = CONTROL_RUN, N, y }, 0, 10.9, NAN, NAN, 1 },
};

static void
limits(void)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(charts); i++) {
		struct control c = control_chart(&charts[i].in, &a);
		const struct control_point *p = &c.points[charts[i].point];
		/* the lower limit of t is 0.0359 to the power of 3.6 */
		double slack = charts[i].in.chart == CONTROL_T ? 0.01 : 0;
		CHECK_CLOSE(p->centre, charts[i].centre, 0, 1e-13, charts[i].name);
		CHECK_CLOSE(p->low, charts[i].low, slack, 1e-13, charts[i].name);
		CHECK_CLOSE(p->high, charts[i].high, 0, 1e-12, charts[i].name);
		CHECK_ROW(c.nparts == charts[i].parts, charts[i].name);
	}
	arena_free(&a);
}

/* R: 0.035897691867249559^3.6, 0.2288722914066792^4 */
static void
ingredients(void)
{
	struct arena a = { 0 };
	struct control c = control_chart(
	    &(struct control_input){ .chart = CONTROL_XMR, N, y, .screen = true }, &a);

	CHECK_CLOSE(c.parts[0].mean_range, 0.5, 0, 1e-14, "mean of the ranges kept");
	CU_ASSERT_EQUAL(c.parts[0].ranges, 11);
	CU_ASSERT_EQUAL(c.parts[0].made_of, 13);
	CU_ASSERT_EQUAL(c.code, STAT_OK);
	CHECK_CLOSE(c.points[0].low2, 11.153846153846153 - 1 / 1.128, 0, 1e-14, "two sigma");
	CHECK_CLOSE(c.points[0].high2, 11.153846153846153 + 1 / 1.128, 0, 1e-14, "two sigma");
	CU_ASSERT_TRUE(control_outside(&c.points[12]));
	CU_ASSERT_TRUE(control_outside(&c.points[9])); /* 9.8 under 9.824 */
	CU_ASSERT_FALSE(control_outside(&c.points[0]));
	c = control_chart(&(struct control_input){ .chart = CONTROL_P_PRIME, N, x, n }, &a);
	CHECK_CLOSE(c.parts[0].sigma_z, 0.79962021637301406, 0, 1e-13, "p'");
	CHECK_CLOSE(c.points[0].value, 0.1, 0, 1e-15, "share");
	c = control_chart(&(struct control_input){ .chart = CONTROL_T, 12, days }, &a);
	CHECK_CLOSE(c.points[0].low, pow(0.035897691867249559, 3.6), 0, 1e-10, "t");
	c = control_chart(&(struct control_input){ .chart = CONTROL_T, 12, days, .power = 4 }, &a);
	CHECK_CLOSE(c.points[0].low, pow(0.2288722914066792, 4), 0, 1e-10, "t to the fourth");
	arena_free(&a);
}

static const double one[1] = { 3 };
static const double gaps[3] = { 3, NAN, 5 };
static const double same[3] = { 3, 3, 3 };
static const double none[3] = { 0, 0, 0 };
static const double small[3] = { 9, 8, 10 };
static const double large[3] = { 10, 10, 10 };
static const double negative[3] = { 1, -1, 2 };
static const double endless[3] = { 1, INFINITY, 2 };
static const double missing[3] = { NAN, NAN, NAN };
static const bool all[3] = { true, true, true };

static void
codes(void)
{
	static const struct {
		const char *name;
		struct control_input in;
		enum stat_code code;
		double centre, high; /* of the first point */
	} rows[] = {
		{ "one value", { .chart = CONTROL_XMR, 1, one }, STAT_TOO_SHORT, NAN, NAN },
		{ "no two in a row", { .chart = CONTROL_XMR, 3, gaps }, STAT_TOO_SHORT, NAN, NAN },
		{ "nothing", { .chart = CONTROL_XMR, 3, missing }, STAT_TOO_SHORT, NAN, NAN },
		{ "no row", { .chart = CONTROL_XMR, 0, one }, STAT_TOO_SHORT, NAN, NAN },
		{ "all left out", { .chart = CONTROL_C, 3, small, .left_out = all }, STAT_TOO_SHORT,
		    NAN, NAN },
		{ "no spread", { .chart = CONTROL_XMR, 3, same }, STAT_ALL_EQUAL, 3, 3 },
		{ "no spread to screen", { .chart = CONTROL_XMR, 3, same, .screen = true },
		    STAT_ALL_EQUAL, 3, 3 },
		{ "all screened away",
		    { .chart = CONTROL_XMR, 3, small, .screen = true, .screen_at = 0.1 },
		    STAT_TOO_SHORT, NAN, NAN },
		{ "no events", { .chart = CONTROL_P, 3, none, large }, STAT_ALL_EQUAL, 0, 0 },
		{ "all of them", { .chart = CONTROL_P_PRIME, 3, large, large }, STAT_ALL_EQUAL, 1,
		    1 },
		{ "p over 1", { .chart = CONTROL_P, 3, small, large }, STAT_RULE_TOO_SHORT, 0.9,
		    1 },
		{ "trial limits", { .chart = CONTROL_C, 3, small }, STAT_RULE_TOO_SHORT, 9, 18 },
		{ "sizes of 0", { .chart = CONTROL_U, 3, none, none }, STAT_ZERO_DENOMINATOR, NAN,
		    NAN },
		{ "events among nobody", { .chart = CONTROL_U, 3, small, none }, STAT_BAD_INPUT,
		    NAN, NAN },
		{ "more events than persons", { .chart = CONTROL_P, 3, large, small },
		    STAT_BAD_INPUT, NAN, NAN },
		{ "negative count", { .chart = CONTROL_C, 3, negative }, STAT_BAD_INPUT, NAN, NAN },
		{ "negative size", { .chart = CONTROL_U, 3, small, negative }, STAT_BAD_INPUT, NAN,
		    NAN },
		{ "negative time", { .chart = CONTROL_T, 3, negative }, STAT_BAD_INPUT, NAN, NAN },
		{ "endless", { .chart = CONTROL_XMR, 3, endless }, STAT_BAD_INPUT, NAN, NAN },
		{ "endless size", { .chart = CONTROL_I_PRIME, 3, small, endless }, STAT_BAD_INPUT,
		    NAN, NAN },
		{ "negative values are values", { .chart = CONTROL_XMR, 3, negative },
		    STAT_RULE_TOO_SHORT, 2.0 / 3, 2.0 / 3 + 3 * 2.5 / 1.128 },
		{ "a run chart has no limits", { .chart = CONTROL_RUN, 3, gaps }, STAT_OK, 4, NAN },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct control c = control_chart(&rows[i].in, &a);
		CHECK_ROW(c.code == rows[i].code, rows[i].name);
		if (c.n == 0)
			continue;
		CHECK_CLOSE(c.points[0].centre, rows[i].centre, 0, 1e-14, rows[i].name);
		CHECK_CLOSE(c.points[0].high, rows[i].high, 0, 1e-14, rows[i].name);
	}
	arena_free(&a);
}

/* A month without patients is a hole, not a 0: nothing is known of it, and the rest goes on. */
static void
holes(void)
{
	static const double events[14] = { 3, 0, 4, 5, NAN, 3, 4, 5, 4, 3, 4, 5, 4, 4 };
	static const double persons[14] = { 50, 0, 60, 55, 50, 50, 50, 50, 50, 50, 50, 50, 50,
		NAN };
	struct arena a = { 0 };
	struct control c = control_chart(
	    &(struct control_input){ .chart = CONTROL_P_PRIME, 14, events, persons, .per = 100 },
	    &a);

	CU_ASSERT_EQUAL(c.parts[0].made_of, 11);
	CU_ASSERT_EQUAL(c.code, STAT_RULE_TOO_SHORT);
	CU_ASSERT(isnan(c.points[1].value) && isnan(c.points[1].high));
	CU_ASSERT(isnan(c.points[4].value) && c.points[4].high > 0);
	CU_ASSERT(isnan(c.points[13].value) && isnan(c.points[13].high));
	CU_ASSERT_FALSE(control_outside(&c.points[1]));
	CU_ASSERT_EQUAL(c.parts[0].ranges, 8);
	c = control_chart(
	    &(struct control_input){ .chart = CONTROL_I_PRIME, 14, events, persons }, &a);
	CU_ASSERT(isnan(c.points[1].high));
	CHECK_CLOSE(c.points[3].value, 5, 0, 0, "a value is not divided");
	arena_free(&a);
}

static void
assurance(void)
{
	static const struct {
		const char *name;
		double low, high, target;
		enum better better;
		enum assurance want;
	} rows[] = {
		{ "above, more is better", 2, 4, 5, BETTER_HIGHER, ASSURANCE_FAIL },
		{ "below, more is better", 2, 4, 1, BETTER_HIGHER, ASSURANCE_PASS },
		{ "above, less is better", 2, 4, 5, BETTER_LOWER, ASSURANCE_PASS },
		{ "below, less is better", 2, 4, 1, BETTER_LOWER, ASSURANCE_FAIL },
		{ "between", 2, 4, 3, BETTER_LOWER, ASSURANCE_INCONSISTENT },
		{ "on the lower", 2, 4, 2, BETTER_HIGHER, ASSURANCE_INCONSISTENT },
		{ "on the upper", 2, 4, 4, BETTER_LOWER, ASSURANCE_INCONSISTENT },
		{ "no target", 2, 4, NAN, BETTER_LOWER, ASSURANCE_UNKNOWN },
		{ "no lower", NAN, 4, 3, BETTER_LOWER, ASSURANCE_UNKNOWN },
		{ "no upper", 2, NAN, 3, BETTER_LOWER, ASSURANCE_UNKNOWN },
		{ "no direction", 2, 4, 5, BETTER_UNKNOWN, ASSURANCE_UNKNOWN },
	};

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(
		    control_assurance(rows[i].low, rows[i].high, rows[i].target, rows[i].better)
			== rows[i].want,
		    rows[i].name);
}

/* 1000 series, seed 1: other units and another zero move limits as they move the values, and
 * mirroring swaps them; a u chart of equal sizes is a c chart of them. */
static void
units(void)
{
	double v[20], moved[20], mirrored[20], count[20], size[20];
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);

	gsl_rng_set(r, 1);
	for (size_t k = 0; k < 1000; k++) {
		struct arena a = { 0 };
		for (size_t i = 0; i < 20; i++) {
			v[i] = gsl_rng_uniform(r);
			moved[i] = 100 * v[i] - 7;
			mirrored[i] = -v[i];
			count[i] = (double)(gsl_rng_get(r) % 30);
			size[i] = 4;
		}
		struct control_input in = { .chart = CONTROL_XMR, .n = 20, .y = v, .screen = true };
		struct control_point p = control_chart(&in, &a).points[0];
		in.y = moved;
		struct control_point q = control_chart(&in, &a).points[0];
		CHECK_CLOSE(q.low, 100 * p.low - 7, 1e-11, 1e-12, "moved");
		CHECK_CLOSE(q.high, 100 * p.high - 7, 1e-11, 1e-12, "moved");
		in.y = mirrored;
		q = control_chart(&in, &a).points[0];
		CHECK_CLOSE(q.low, -p.high, 1e-13, 1e-13, "mirrored");
		in = (struct control_input){ .chart = CONTROL_C, .n = 20, .y = count };
		p = control_chart(&in, &a).points[0];
		in = (struct control_input){
			.chart = CONTROL_U, .n = 20, .y = count, .size = size, .per = 4
		};
		q = control_chart(&in, &a).points[0];
		CHECK_CLOSE(q.high, p.high, 0, 1e-13, "u of equal sizes");
		CHECK_CLOSE(q.low, p.low, 1e-13, 1e-13, "u of equal sizes");
		arena_free(&a);
	}
	gsl_rng_free(r);
}

void
suite_control(void)
{
	CU_pSuite s = CU_add_suite("control", NULL, NULL);

	CU_add_test(s, "centre and limits", limits);
	CU_add_test(s, "ranges and sigma", ingredients);
	CU_add_test(s, "codes", codes);
	CU_add_test(s, "holes", holes);
	CU_add_test(s, "assurance", assurance);
	CU_add_test(s, "units and mirrors", units);
}
