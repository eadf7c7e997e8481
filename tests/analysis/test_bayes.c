/* analysis/bayes.h. Reference: R 4.2.2, pbeta, qbeta, pgamma, qgamma. */
#include <math.h>

#include "analysis/bayes.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const struct prior jeffreys = { 0.5, 0.5 }, jeffreys_rate = { 0.5, 0 };

/* pbeta(.1, 31.5, 267.5); qbeta(c(.025, .975), 31.5, 267.5) */
static void
share(void)
{
	struct belief b = bayes_share(31, 298, jeffreys, 0.1, 0.95);

	CU_ASSERT_EQUAL(b.code, STAT_OK);
	CHECK_CLOSE(b.mean, 0.105351170568561872, 0, 1e-14, "mean");
	CHECK_CLOSE(b.at_most, 0.398978693605623491, 0, 1e-11, "at most");
	CHECK_CLOSE(b.at_least, 0.601021306394376564, 0, 1e-11, "at least");
	CHECK_CLOSE(b.ci.low, 0.073198846835846237, 0, 1e-11, "low");
	CHECK_CLOSE(b.ci.high, 0.142496897942867129, 0, 1e-11, "high");

	b = bayes_share(300100, 3000000, jeffreys, 0.1, 0.95); /* where GSL's function gives up */
	CHECK_CLOSE(b.at_most, 0.42359807011869266, 0, 1e-7, "three million");
	b = bayes_share(31, 298, jeffreys, NAN, 0.95);
	CHECK_CLOSE(b.at_most, NAN, 0, 0, "no target");
	CHECK_CLOSE(b.at_least, NAN, 0, 0, "no target");
	CHECK_CLOSE(bayes_share(31, 298, jeffreys, 1.2, 0.95).at_most, 1, 0, 0, "over 100 %");
	CHECK_CLOSE(bayes_share(31, 298, jeffreys, -1, 0.95).at_least, 1, 0, 0, "below 0");
}

/* pgamma(.0025, 151.5, 60100); qgamma(c(.025, .975), 151.5, 60100) */
static void
rate(void)
{
	struct belief b = bayes_rate(151, 60100, jeffreys_rate, 0.0025, 0.95);

	CHECK_CLOSE(b.mean, 0.0025207986688851915, 0, 1e-14, "mean");
	CHECK_CLOSE(b.at_most, 0.4702140572149265951, 0, 1e-11, "at most");
	CHECK_CLOSE(b.at_least, 0.5297859427850734049, 0, 1e-11, "at least");
	CHECK_CLOSE(b.ci.low, 0.0021353805688830341, 0, 1e-11, "low");
	CHECK_CLOSE(b.ci.high, 0.0029377210076398453, 0, 1e-11, "high");
	b = bayes_rate(151, 60100, jeffreys_rate, NAN, 0.95);
	CHECK_CLOSE(b.at_most, NAN, 0, 0, "no target");
	CHECK_CLOSE(bayes_rate(1, 1, jeffreys_rate, -1, 0.95).at_most, 0, 0, 0, "below 0");
}

static void
refusals(void)
{
	static const struct {
		const char *name;
		double x, n;
		struct prior prior;
		double target, confidence;
		enum stat_code share, rate;
	} rows[] = {
		{ "half an event", 0.5, 9, { 1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "missing", NAN, 9, { 1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "of nothing known", 1, NAN, { 1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "more than all", 10, 9, { 1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_OK },
		{ "negative", 0, -9, { 1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "endless", 0, INFINITY, { 1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "prior below 0", 1, 9, { -1, 1 }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "prior missing", 1, 9, { 1, NAN }, 0.1, 0.95, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "endless prior", 1, 9, { INFINITY, 1 }, 0.1, 0.95, STAT_BAD_INPUT,
		    STAT_BAD_INPUT },
		{ "endless prior rate", 1, 9, { 1, INFINITY }, 0.1, 0.95, STAT_BAD_INPUT,
		    STAT_BAD_INPUT },
		{ "endless target", 1, 9, { 1, 1 }, INFINITY, 0.95, STAT_BAD_INPUT,
		    STAT_BAD_INPUT },
		{ "confidence of 0", 1, 9, { 1, 1 }, 0.1, 0, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "confidence of 1", 1, 9, { 1, 1 }, 0.1, 1, STAT_BAD_INPUT, STAT_BAD_INPUT },
		{ "no event, no prior", 0, 9, { 0, 0 }, 0.1, 0.95, STAT_ZERO_DENOMINATOR,
		    STAT_ZERO_DENOMINATOR },
		{ "only events, no prior", 9, 9, { 0, 0 }, 0.1, 0.95, STAT_ZERO_DENOMINATOR,
		    STAT_OK },
		{ "nobody, no prior", 0, 0, { 1, 0 }, 0.1, 0.95, STAT_ZERO_DENOMINATOR,
		    STAT_ZERO_DENOMINATOR },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct belief s = bayes_share(
		    rows[i].x, rows[i].n, rows[i].prior, rows[i].target, rows[i].confidence);
		struct belief r = bayes_rate(
		    rows[i].x, rows[i].n, rows[i].prior, rows[i].target, rows[i].confidence);
		CHECK_ROW(s.code == rows[i].share, rows[i].name);
		CHECK_ROW(r.code == rows[i].rate, rows[i].name);
		CHECK_ROW(isnan(s.mean) == (s.code != STAT_OK), rows[i].name);
		CHECK_ROW(isnan(r.ci.low) == (r.code != STAT_OK), rows[i].name);
	}
}

/* a <- .9 * a + x; b <- .9 * b + n - x (share) or + n (rate); pbeta(.1, a, b), pgamma(.1, a, b) */
static void
forgetting(void)
{
	static const double x[] = { 30, 28, NAN, 40 }, n[] = { 300, 290, NAN, 310 };
	static const double share_at_most[] = { 0.4927871636816355, 0.55295072062676709,
		0.55182570008338294, 0.1653259146769413 };
	static const double rate_at_most[] = { 0.49145288045159663, 0.54950592069209714,
		0.54884715113787508, 0.17853856156901343 };
	struct belief s[4], r[4];

	CU_ASSERT_EQUAL(bayes_share_discounted(x, n, 4, 0.9, jeffreys, 0.1, 0.95, s), STAT_OK);
	CU_ASSERT_EQUAL(bayes_rate_discounted(x, n, 4, 0.9, jeffreys_rate, 0.1, 0.95, r), STAT_OK);
	for (size_t t = 0; t < 4; t++) {
		CHECK_CLOSE(s[t].at_most, share_at_most[t], 0, 1e-11, "share");
		CHECK_CLOSE(r[t].at_most, rate_at_most[t], 0, 1e-11, "rate");
	}
	CHECK_CLOSE(s[3].a, 84.87805, 0, 1e-14, "a");
	CHECK_CLOSE(s[3].b, 679.37805, 0, 1e-14, "b");
	CHECK_CLOSE(r[3].b, 763.6, 0, 1e-14, "rate b");

	/* nothing forgotten: the years are one */
	bayes_share_discounted(x, n, 2, 1, jeffreys, 0.1, 0.95, s);
	struct belief one = bayes_share(58, 590, jeffreys, 0.1, 0.95);
	CHECK_CLOSE(s[1].at_most, one.at_most, 0, 1e-13, "discount 1");
	CHECK_CLOSE(s[1].ci.high, one.ci.high, 0, 1e-13, "discount 1");

	CU_ASSERT_EQUAL(bayes_share_discounted(x, n, 2, 0, jeffreys, 0.1, 0.95, s), STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(
	    bayes_share_discounted(x, n, 2, 1.1, jeffreys, 0.1, 0.95, s), STAT_BAD_INPUT);
	CHECK_CLOSE(s[0].mean, NAN, 0, 0, "refused");
	CU_ASSERT_EQUAL(
	    bayes_rate_discounted(n, n, 0, 0.9, jeffreys_rate, 0.1, 0.95, s), STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(bayes_share_discounted(
			    (double[]){ 3, 5 }, (double[]){ 9, 4 }, 2, 0.9, jeffreys, 0.1, 0.95, s),
	    STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(s[0].code, STAT_OK);
	CU_ASSERT_EQUAL(s[1].code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(bayes_rate_discounted((double[]){ NAN }, (double[]){ 9 }, 1, 0.9,
			    jeffreys_rate, 0.1, 0.95, s),
	    STAT_ZERO_DENOMINATOR);
}

void
suite_bayes(void)
{
	static const struct test tests[] = {
		{ "share", share },
		{ "rate", rate },
		{ "refusals", refusals },
		{ "forgetting", forgetting },
	};
	suite_add("bayes", tests, countof(tests));
}
