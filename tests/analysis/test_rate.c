/* analysis/rate.h. Reference: the formulas of the papers in R 4.2.2, with qgamma and poisson.test:
 *   x <- c(3, 5, 12, 20); n <- c(1000, 1200, 900, 400); w <- c(5500, 5000, 4000, 1500)
 *   v <- weighted.mean(x / n, w); var <- sum(w^2 * x / n^2) / sum(w)^2 */
#include <math.h>

#include "analysis/rate.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const struct rate_stratum four[] = {
	{ 3, 3, 1000, 5500 },
	{ 5, 5, 1200, 5000 },
	{ 12, 12, 900, 4000 },
	{ 20, 20, 400, 1500 },
};

static void
check_limits(struct interval got, double low, double high, const char *name)
{
	CHECK_ROW(got.code == STAT_OK, name);
	CHECK_CLOSE(got.low, low, 0, 1e-10, name);
	CHECK_CLOSE(got.high, high, 0, 1e-10, name);
}

/* Byar's limits of 40, poisson.test(40)$conf.int */
static void
dobson(void)
{
	struct standardised d = rate_dobson(four, 4, 0.95, 10, 0);

	CU_ASSERT_EQUAL(d.code, STAT_OK);
	CHECK_CLOSE(d.events, 40, 0, 0, "events");
	CHECK_CLOSE(d.persons, 3500, 0, 0, "persons");
	CHECK_CLOSE(d.crude, 40.0 / 3500, 0, 1e-15, "crude");
	CHECK_CLOSE(d.value, 1.0354166666666666e-02, 0, 1e-14, "value");
	CHECK_CLOSE(d.variance, 2.7181351273148150e-06, 0, 1e-14, "variance");
	check_limits(d.ci, 7.3754694719435909e-03, 1.4126213167241140e-02, "Byar");
	check_limits(rate_dobson(four, 4, 0.95, 10, INFINITY).ci, 0.0073763262120931528,
	    0.0141258345689746160, "exact");
}

/* Two of the third band fell ill twice, three of the last four times: squares 8 + 2 * 4 and
 * 8 + 3 * 16. The value stays, the limits widen. */
static void
same_person(void)
{
	static const struct rate_stratum again[] = {
		{ 3, 3, 1000, 5500 },
		{ 5, 5, 1200, 5000 },
		{ 12, 16, 900, 4000 },
		{ 20, 56, 400, 1500 },
	};
	struct standardised d = rate_dobson(again, 4, 0.95, 10, 0);

	CHECK_CLOSE(d.value, 1.0354166666666666e-02, 0, 1e-14, "value");
	CHECK_CLOSE(d.variance, 5.0043161651234565e-06, 0, 1e-14, "variance");
	check_limits(d.ci, 6.3124747587829629e-03, 1.5472326996807321e-02, "limits");
}

/* qgamma(.025, v^2 / var) * var / v; the upper likewise with wm <- max(w / sum(w) / n) */
static void
gamma_limits(void)
{
	static const struct rate_stratum none[] = {
		{ 0, 0, 1000, 5500 },
		{ 0, 0, 1200, 5000 },
		{ 0, 0, 900, 4000 },
		{ 0, 0, 400, 1500 },
	};
	struct standardised d = rate_gamma(four, 4, 0.95), zero = rate_gamma(none, 4, 0.95);

	CHECK_CLOSE(d.value, 1.0354166666666666e-02, 0, 1e-14, "value");
	check_limits(d.ci, 0.0073781561389908192, 0.0142422763379207867, "gamma");
	CHECK_CLOSE(zero.value, 0, 0, 0, "no event");
	check_limits(zero.ci, 0, 0.0012680523123516651, "no event has limits");
	CU_ASSERT_EQUAL(rate_gamma(four, 4, 1).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(rate_gamma(four, 0, 0.95).code, STAT_TOO_SHORT);

	struct standardised few = rate_dobson(none, 4, 0.95, 10, 0);
	CU_ASSERT_EQUAL(few.code, STAT_TOO_SHORT);
	CHECK_CLOSE(few.events, 0, 0, 0, "the count is told");
	CHECK_CLOSE(few.value, NAN, 0, 0, "the rate is withheld");
	few = rate_dobson(none, 4, 0.95, 0, 0);
	CU_ASSERT_EQUAL(few.code, STAT_ZERO_DENOMINATOR);
	CHECK_CLOSE(few.value, 0, 0, 0, "a rate of 0");
	CHECK_CLOSE(few.ci.high, NAN, 0, 0, "without limits by Dobson");
}

static void
refusals(void)
{
	static const struct {
		const char *name;
		struct rate_stratum s;
		double confidence;
		enum stat_code code;
	} rows[] = {
		{ "missing count", { NAN, NAN, 10, 1 }, 0.95, STAT_BAD_INPUT },
		{ "half a count", { 1.5, 1.5, 10, 1 }, 0.95, STAT_BAD_INPUT },
		{ "fewer squares than events", { 3, 2, 10, 1 }, 0.95, STAT_BAD_INPUT },
		{ "squares missing", { 3, NAN, 10, 1 }, 0.95, STAT_BAD_INPUT },
		{ "negative persons", { 1, 1, -10, 1 }, 0.95, STAT_BAD_INPUT },
		{ "missing weight", { 1, 1, 10, NAN }, 0.95, STAT_BAD_INPUT },
		{ "nobody at risk", { 0, 0, 0, 1 }, 0.95, STAT_ZERO_DENOMINATOR },
		{ "no weight", { 1, 1, 10, 0 }, 0.95, STAT_ZERO_DENOMINATOR },
		{ "confidence of 95", { 1, 1, 10, 1 }, 95, STAT_BAD_INPUT },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct standardised d = rate_dobson(&rows[i].s, 1, rows[i].confidence, 0, 0);
		CHECK_ROW(d.code == rows[i].code, rows[i].name);
		CHECK_ROW(d.ci.code == rows[i].code, rows[i].name);
		CHECK_ROW(isnan(d.ci.low) && isnan(d.ci.high), rows[i].name);
	}
}

/* sum(n * rx / rn); Byar's limits of 40 and poisson.test(5)$conf.int over it */
static void
indirect(void)
{
	static const struct isr_stratum s[] = {
		{ 3, 1000, 30, 20000 },
		{ 5, 1200, 80, 21000 },
		{ 12, 900, 200, 15000 },
		{ 20, 400, 260, 6000 },
	};
	static const struct {
		const char *name;
		struct isr_stratum s;
		enum stat_code code;
	} rows[] = {
		{ "missing count", { NAN, 1, 1, 1 }, STAT_BAD_INPUT },
		{ "missing persons", { 1, NAN, 1, 1 }, STAT_BAD_INPUT },
		{ "negative reference", { 1, 1, -1, 1 }, STAT_BAD_INPUT },
		{ "endless reference", { 1, 1, 1, INFINITY }, STAT_BAD_INPUT },
		{ "reference of nobody", { 1, 1, 1, 0 }, STAT_ZERO_DENOMINATOR },
		{ "nothing expected", { 1, 1, 0, 1 }, STAT_ZERO_DENOMINATOR },
	};
	struct indirect r = rate_indirect(s, 4, 0.95, 10);

	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CHECK_CLOSE(r.expected, 35.4047619047619051, 0, 1e-14, "expected");
	CHECK_CLOSE(r.ratio, 1.12979152656355075, 0, 1e-14, "ratio");
	check_limits(r.ratio_ci, 0.8070468018764963558, 1.5384964165709609230, "ratio limits");
	CHECK_CLOSE(r.reference, 0.0091935483870967741, 0, 1e-14, "reference");
	CHECK_CLOSE(r.rate, 0.0103867930667939350, 0, 1e-14, "rate");
	check_limits(r.rate_ci, 0.8070468018764963558 * 0.0091935483870967741,
	    1.5384964165709609230 * 0.0091935483870967741, "rate limits");

	struct isr_stratum five = { 5, 35.404761904761905, 1, 1 };
	check_limits(rate_indirect(&five, 1, 0.95, 10).ratio_ci, 0.045855029176175975,
	    0.329569567808710162, "5 events: exact below 10");

	CU_ASSERT_EQUAL(rate_indirect(s, 0, 0.95, 10).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(rate_indirect(s, 4, 0, 10).code, STAT_BAD_INPUT);
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(
		    rate_indirect(&rows[i].s, 1, 0.95, 10).code == rows[i].code, rows[i].name);
}

/* m <- weighted.mean(v, w); sqrt(sum((w / sum(w))^2 * se^2)); m + c(-1, 1) * qnorm(.975) * se */
static void
weighted(void)
{
	static const double v[] = { 10.4, 12.1, NAN, 9.3, 11, 11 };
	static const double se[] = { 0.5, 1.1, 0.2, 0.4, NAN, 0.3 };
	static const double w[] = { 221, 36, 40, 64, 39, NAN }, nobody[] = { 0, 0 };
	struct weighted_mean m = rate_weighted_mean(v, se, w, 6, 0.95);

	CU_ASSERT_EQUAL(m.code, STAT_OK);
	CU_ASSERT_EQUAL(m.n, 3);
	CHECK_CLOSE(m.value, 10.37133956386292866, 0, 1e-14, "mean");
	CHECK_CLOSE(m.se, 0.37426986272516183, 0, 1e-14, "se");
	check_limits(m.ci, 9.63778411242286204, 11.10489501530299528, "limits");
	CHECK_CLOSE(m.covered, 321.0 / 400, 0, 1e-15, "covered");
	CU_ASSERT_EQUAL(rate_weighted_mean(v, se, nobody, 2, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(rate_weighted_mean(v, se, w, 0, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(rate_weighted_mean(v, se, w, 6, 95).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(
	    rate_weighted_mean(v, se, (double[]){ 1, -1 }, 2, 0.95).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(rate_weighted_mean(v, (double[]){ -1 }, w, 1, 0.95).code, STAT_BAD_INPUT);
}

void
suite_rate(void)
{
	static const struct test tests[] = {
		{ "Dobson", dobson },
		{ "the same person again", same_person },
		{ "gamma", gamma_limits },
		{ "refusals", refusals },
		{ "indirect", indirect },
		{ "weighted mean", weighted },
	};
	suite_add("rate", tests, countof(tests));
}
