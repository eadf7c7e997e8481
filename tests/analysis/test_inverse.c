/* analysis/inverse.h. Reference: R 4.2.2, qbeta and qgamma. */
#include <math.h>

#include "analysis/inverse.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static void
beta(void)
{
	static const struct {
		const char *name;
		double p, a, b, lower, upper;
	} rows[] = {
		{ "qbeta(.025, .5, 20.5)", 0.025, 0.5, 20.5, 2.4246478459242726e-05,
		    0.1166389829048754 },
		{ "qbeta(.001, 1000, 9000)", 0.001, 1000, 9000, 0.090958740568915009,
		    0.109497107250431713 },
		{ "qbeta(.3, 1, 1)", 0.3, 1, 1, 0.3, 0.7 },
		{ "tail 0", 0, 2, 3, 0, 1 },
		{ "tail 1", 1, 2, 3, 1, 0 },
		{ "tail below 0", -0.1, 2, 3, NAN, NAN },
		{ "tail missing", NAN, 2, 3, NAN, NAN },
		{ "first shape 0", 0.5, 0, 3, NAN, NAN },
		{ "second shape infinite", 0.5, 2, INFINITY, NAN, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_CLOSE(inverse_beta_lower(rows[i].p, rows[i].a, rows[i].b), rows[i].lower, 0,
		    1e-10, rows[i].name);
		CHECK_CLOSE(inverse_beta_upper(rows[i].p, rows[i].a, rows[i].b), rows[i].upper, 0,
		    1e-10, rows[i].name);
	}
}

static void
gamma_scale_1(void)
{
	static const struct {
		const char *name;
		double p, shape, lower, upper;
	} rows[] = {
		{ "qgamma(.025, .5)", 0.025, 0.5, 0.00049103455858762809, 2.5119430936574436 },
		{ "qgamma(.025, 1e6)", 0.025, 1e6, 998040.98334029387, 1001960.91096545034 },
		{ "qgamma(1e-9, .01)", 1e-9, 0.01, 0, 13.481814845137484 },
		{ "tail 0", 0, 2, 0, INFINITY },
		{ "tail 1", 1, 2, INFINITY, 0 },
		{ "tail above 1", 1.1, 2, NAN, NAN },
		{ "shape negative", 0.5, -1, NAN, NAN },
		{ "shape infinite", 0.5, INFINITY, NAN, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_CLOSE(inverse_gamma_lower(rows[i].p, rows[i].shape), rows[i].lower, 1e-300,
		    1e-10, rows[i].name);
		CHECK_CLOSE(inverse_gamma_upper(rows[i].p, rows[i].shape), rows[i].upper, 0, 1e-10,
		    rows[i].name);
	}
}

/* The distribution function takes the quantile back to its tail, where GSL's inverse gives up. */
static void
there_and_back(void)
{
	static const double sizes[] = { 0.5, 10, 1e3, 1e5, 1e7 }, tails[] = { 0.001, 0.025, 0.5 };

	for (size_t i = 0; i < countof(sizes); i++)
		for (size_t k = 0; k < countof(tails); k++) {
			double a = sizes[i], p = tails[k], b = 9 * a;
			CHECK_CLOSE(
			    beta_below(inverse_beta_lower(p, a, b), a, b), p, 0, 1e-7, "beta");
			CHECK_CLOSE(beta_above(inverse_beta_upper(p, a, b), a, b), p, 0, 1e-7,
			    "beta above");
			CHECK_CLOSE(gamma_below(inverse_gamma_lower(p, a), a), p, 0, 1e-7, "gamma");
			CHECK_CLOSE(
			    gamma_above(inverse_gamma_upper(p, a), a), p, 0, 1e-7, "gamma above");
		}
}

/* pbeta(v, 1e6 + .5, 9e6 + .5, lower.tail): GSL's own gives NaN at the second */
static void
million(void)
{
	static const struct {
		const char *name;
		double v, below, above;
	} rows[] = {
		{ "just below the middle", 0.09999, 0.45796853572609764, 0.54203146427390236 },
		{ "just above the middle", 0.10001, 0.54191746812801267, 0.45808253187198733 },
		{ "far out", 0.101, 1, 3.8952696700739382e-26 },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_CLOSE(beta_below(rows[i].v, 1e6 + 0.5, 9e6 + 0.5), rows[i].below, 0, 1e-8,
		    rows[i].name);
		CHECK_CLOSE(beta_above(rows[i].v, 1e6 + 0.5, 9e6 + 0.5), rows[i].above, 0, 1e-8,
		    rows[i].name);
	}
	CHECK_CLOSE(beta_below(NAN, 1, 1), NAN, 0, 0, "missing");
	CHECK_CLOSE(beta_above(NAN, 1, 1), NAN, 0, 0, "missing, above");
	CHECK_CLOSE(beta_below(0.5, 1e300, 1e300), NAN, 0, 0, "more terms than allowed");
	CHECK_CLOSE(inverse_beta_lower(0.5, 1e300, 1e300), NAN, 0, 0, "and its quantile");
}

/* pgamma(v, shape), lower.tail; qgamma(.19, 811465) */
static void
below_the_mean(void)
{
	CHECK_CLOSE(gamma_below(809109, 810000), 0.16108881209899387, 0, 1e-11, "below");
	CHECK_CLOSE(gamma_above(809109, 810000), 0.83891118790100616, 0, 1e-11, "above");
	CHECK_CLOSE(gamma_below(809550, 810000), 0.30863533691314682, 0, 1e-11, "half an sd");
	CHECK_CLOSE(gamma_above(810450, 810000), 0.30843974506641175, 0, 1e-11, "above the mean");
	CHECK_CLOSE(
	    gamma_below(2688359, 2685590), 0.95441880429675963, 0, 1e-10, "above, millions");
	CHECK_CLOSE(
	    gamma_above(2688359, 2685590), 0.045581195703240374, 0, 1e-9, "above, millions");
	CHECK_CLOSE(gamma_below(95, 101), 0.28233157330547287, 0, 1e-11, "small");
	CHECK_CLOSE(inverse_gamma_lower(0.19, 811465), 810674.10288314417, 0, 1e-12, "quantile");
}

/* pbinom(1000100, 1e7, .1); ppois(810000, 810500); ppois(809999, 810500, lower.tail = FALSE) */
static void
counts(void)
{
	CHECK_CLOSE(binomial_at_most(1000100, 1e7, 0.1), 0.54223868280650289, 0, 1e-7, "n 1e7");
	CHECK_CLOSE(
	    binomial_at_least(1000101, 1e7, 0.1), 1 - 0.54223868280650289, 0, 1e-7, "n 1e7");
	CHECK_CLOSE(poisson_at_most(810000, 810500), 0.28954971938920537, 0, 1e-10, "many");
	CHECK_CLOSE(poisson_at_least(810000, 810500), 0.71083018501306305, 0, 1e-10, "many");
	CHECK_CLOSE(binomial_at_most(4, 4, 0.3), 1, 0, 0, "all");
	CHECK_CLOSE(binomial_at_least(0, 4, 0.3), 1, 0, 0, "none");
	CHECK_CLOSE(binomial_at_most(0, 4, 1), 0, 0, 0, "certain");
	CHECK_CLOSE(poisson_at_most(0, 0), 1, 0, 0, "nothing expected");
	CHECK_CLOSE(poisson_at_least(0, 3), 1, 0, 0, "none");
}

void
suite_inverse(void)
{
	static const struct test tests[] = {
		{ "beta", beta },
		{ "gamma", gamma_scale_1 },
		{ "there and back", there_and_back },
		{ "a million", million },
		{ "counts", counts },
		{ "below the mean", below_the_mean },
	};
	suite_add("inverse", tests, countof(tests));
}
