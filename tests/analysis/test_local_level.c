/* analysis/local_level.h. Reference: filter and smoother written out in R 4.2.2, and the joint
 * normal distribution. */
#include <math.h>

#include "analysis/local_level.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double y[] = { 14.2, 13.9, NAN, 13.4, 13.1, 13.2, 12.6, NAN, 12.4, 11.9 };
static const struct local_level_rule diffuse = { 0.04, 0.02, NAN, NAN };

static void
filters(void)
{
	struct local_level_state s[10];
	struct local_level l = local_level_filter(&diffuse, y, 10, s);

	CU_ASSERT_EQUAL(l.code, STAT_OK);
	CU_ASSERT_EQUAL(l.n, 8);
	CHECK_CLOSE(l.log_likelihood, -9.495681282671379, 0, 1e-12, "log-likelihood");
	CHECK_CLOSE(l.next, 12.240265816055290, 0, 1e-12, "next level");
	CHECK_CLOSE(l.next_variance, 0.040954811270600744, 0, 1e-12, "its variance");
	CHECK_CLOSE(s[0].innovation, NAN, 0, 0, "the first is no surprise");
	CHECK_CLOSE(s[1].innovation, -0.3, 0, 1e-12, "the second is");
	CHECK_CLOSE(s[1].innovation_variance, 0.1, 0, 1e-12, "by so much");
	CHECK_CLOSE(s[2].level, 14.02, 0, 1e-12, "no value: the level stays");
	CHECK_CLOSE(s[2].variance, 0.044, 0, 1e-12, "less certain");
	CHECK_CLOSE(s[0].smooth, 13.921552365762890, 0, 1e-12, "smooth, first");
	CHECK_CLOSE(s[0].smooth_variance, 0.02095481127060074, 0, 1e-12, "variance, first");
	CHECK_CLOSE(s[2].smooth, 13.584269005847952, 0, 1e-12, "smooth, missing");
	CHECK_CLOSE(s[2].smooth_variance, 0.020970760233918129, 0, 1e-12, "variance, missing");
	CHECK_CLOSE(s[9].smooth, s[9].level, 0, 0, "the last has nothing after it");
	struct prediction p = local_level_predict(&l, 1, 0.95);
	CHECK_CLOSE(p.se, sqrt(0.080954811270600752), 0, 1e-12, "se");
	CHECK_CLOSE(p.high - p.value, 1.959963984540054 * p.se, 0, 1e-12, "normal limits");
	CHECK_CLOSE(
	    local_level_predict(&l, 3, 0.95).se, sqrt(0.120954811270600752), 0, 1e-12, "three on");
	static const struct target at_most = { TARGET_AT_MOST, .low = NAN, .high = 12 };
	/* pnorm((12 - 12.24026581605529) / sqrt(0.08095481127060075)) */
	CHECK_CLOSE(
	    prediction_meets(&p, &at_most), 0.19921078099824446, 0, 1e-10, "normal probability");
}

/* No step: the mean of all, variance error / n. A known start is one value more. */
static void
special_cases(void)
{
	static const double v[] = { NAN, 3, 5, 7 }, z[] = { 3, 5, 7 };
	static const struct local_level_rule still = { 2, 0, NAN, NAN };
	static const struct local_level_rule known = { 2, 0, 9, 2 };
	static const struct local_level_rule certain = { 2, 0, 9, 0 };
	struct local_level_state s[4];
	struct local_level l = local_level_filter(&still, v, 4, s);

	CHECK_CLOSE(l.next, 5, 0, 1e-14, "mean");
	CHECK_CLOSE(l.next_variance, 2.0 / 3, 0, 1e-14, "error / n");
	CHECK_CLOSE(s[0].level, NAN, 0, 0, "nothing known before the first");
	CHECK_CLOSE(s[0].smooth, 5, 0, 1e-14, "but afterwards");
	CHECK_CLOSE(s[0].smooth_variance, 2.0 / 3, 0, 1e-14, "as the others");
	l = local_level_filter(&known, z, 3, s);
	CHECK_CLOSE(l.next, 6, 0, 1e-14, "mean of four");
	/* sum(log of the joint normal density): dmvnorm with covariance 2 I + 2 */
	CHECK_CLOSE(l.log_likelihood, -9.4896835510138811, 0, 1e-12, "joint density");
	l = local_level_filter(&certain, z, 3, s);
	CHECK_CLOSE(l.next, 9, 0, 1e-14, "nothing moves what is certain");
	static const struct local_level_rule wander = { 1e-6, 1, NAN, NAN };
	l = local_level_filter(&wander, v, 4, s);
	CHECK_CLOSE(s[0].smooth_variance, 1, 0, 1e-5, "one step before the first value");
}

static void
refuses(void)
{
	static const double none[] = { NAN, NAN }, endless[] = { 1, INFINITY };
	static const struct local_level_rule bad[] = {
		{ 0, 1, NAN, NAN },
		{ INFINITY, 1, NAN, NAN },
		{ 1, -1, NAN, NAN },
		{ 1, INFINITY, NAN, NAN },
		{ 1, 1, 0, -1 },
		{ 1, 1, 0, NAN },
	};
	struct local_level_state s[10];

	for (size_t i = 0; i < countof(bad); i++)
		CHECK_ROW(local_level_filter(&bad[i], y, 10, s).code == STAT_BAD_INPUT, "variance");
	struct local_level l = local_level_filter(&diffuse, none, 2, s);
	CU_ASSERT_EQUAL(l.code, STAT_TOO_SHORT);
	CHECK_CLOSE(l.log_likelihood, NAN, 0, 0, "no likelihood");
	CU_ASSERT_EQUAL(local_level_predict(&l, 1, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(local_level_filter(&diffuse, endless, 2, s).code, STAT_BAD_INPUT);
}

void
suite_local_level(void)
{
	static const struct test tests[] = {
		{ "filter and smoother", filters },
		{ "special cases", special_cases },
		{ "refuses", refuses },
	};
	suite_add("local_level", tests, countof(tests));
}
