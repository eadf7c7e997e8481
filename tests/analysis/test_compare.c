/* analysis/compare.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/compare.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const struct target at_most_10 = { TARGET_AT_MOST, .low = NAN, .high = 10 };
static const struct target at_most_7 = { TARGET_AT_MOST, .low = NAN, .high = 7 };
static const struct target at_least_79_3 = { TARGET_AT_LEAST, .low = 79.3, .high = NAN };
static const struct target between_8_10 = { TARGET_BETWEEN, .low = 8, .high = 10 };
static const struct target open = { TARGET_AT_MOST, .low = NAN, .high = NAN };

static void
value_meets(void)
{
	static const struct {
		const char *name;
		const struct target *target;
		double value;
		enum truth meets;
		double gap;
	} rows[] = {
		{ "equal meets at most", &at_most_10, 10, TRUTH_YES, 0 },
		{ "under at most", &at_most_10, 9, TRUTH_YES, 1 },
		{ "over at most", &at_most_10, 11, TRUTH_NO, -1 },
		{ "a hair over", &at_most_10, 10.000000000000002, TRUTH_NO,
		    -1.7763568394002505e-15 },
		{ "79.29 prints as 79.3 and misses", &at_least_79_3, 79.29, TRUTH_NO, -0.01 },
		{ "equal meets at least", &at_least_79_3, 79.3, TRUTH_YES, 0 },
		{ "over at least", &at_least_79_3, 80.3, TRUTH_YES, 1 },
		{ "both ends belong: low", &between_8_10, 8, TRUTH_YES, 0 },
		{ "both ends belong: high", &between_8_10, 10, TRUTH_YES, 0 },
		{ "inside", &between_8_10, 8.5, TRUTH_YES, 0.5 },
		{ "under", &between_8_10, 7, TRUTH_NO, -1 },
		{ "over", &between_8_10, 12, TRUTH_NO, -2 },
		{ "missing", &at_most_10, NAN, TRUTH_UNKNOWN, NAN },
		{ "no number to meet", &open, 10, TRUTH_UNKNOWN, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_ROW(
		    target_meets(rows[i].target, rows[i].value) == rows[i].meets, rows[i].name);
		CHECK_CLOSE(
		    target_gap(rows[i].target, rows[i].value), rows[i].gap, 1e-13, 0, rows[i].name);
	}
}

static void
counts_meet(void)
{
	static const struct {
		const char *name;
		const struct target *target;
		double x, n, per;
		enum truth meets;
	} rows[] = {
		{ "412 of 4120 is 10 %", &at_most_10, 412, 4120, 100, TRUTH_YES },
		{ "413 of 4120", &at_most_10, 413, 4120, 100, TRUTH_NO },
		{ "412 of 4119 prints as 10.0", &at_most_10, 412, 4119, 100, TRUTH_NO },
		{ "0.07 * 100 is over 7 in doubles", &at_most_7, 7, 100, 100, TRUTH_YES },
		{ "793 of 1000", &at_least_79_3, 793, 1000, 100, TRUTH_YES },
		{ "7929 of 10000", &at_least_79_3, 7929, 10000, 100, TRUTH_NO },
		{ "one of 10^15 short", &at_least_79_3, 792999999999999, 1e15, 100, TRUTH_NO },
		{ "per 1000", &at_most_10, 10, 1000, 1000, TRUTH_YES },
		{ "person-years", &at_most_10, 10, 999.5, 1000, TRUTH_NO },
		{ "inside", &between_8_10, 9, 100, 100, TRUTH_YES },
		{ "on the low end", &between_8_10, 8, 100, 100, TRUTH_YES },
		{ "below", &between_8_10, 7, 100, 100, TRUTH_NO },
		{ "no denominator", &at_most_10, 0, 0, 100, TRUTH_UNKNOWN },
		{ "missing", &at_most_10, NAN, 100, 100, TRUTH_UNKNOWN },
		{ "no number to meet", &open, 1, 100, 100, TRUTH_UNKNOWN },
	};
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(target_meets_counts(rows[i].target, rows[i].x, rows[i].n, rows[i].per)
			== rows[i].meets,
		    rows[i].name);
	/* what the counts are for: doubles get this one wrong */
	CU_ASSERT_EQUAL(target_meets(&at_most_7, 0.07 * 100), TRUTH_NO);
}

/* Limits with more digits than counts can be multiplied by fall back on the quotient. */
static void
sign_of_share(void)
{
	CU_ASSERT_EQUAL(compare_share(1, 3, 1, 0.333333333333333), 1);
	CU_ASSERT_EQUAL(compare_share(1, 3, 1, 0.333333333333334), -1);
	CU_ASSERT_EQUAL(compare_share(0, 5, 100, 0), 0);
	CU_ASSERT_EQUAL(compare_share(1, 5, 100, -3.5), 1);
	CU_ASSERT_EQUAL(compare_share(9e15, 9e15, 1e6, 1e-300), 1);
	CU_ASSERT_EQUAL(compare_share(9e15, 9e15, 1e6, 1e300), -1);
	CU_ASSERT_EQUAL(compare_share(1.5, 5, 100, 20), 1); /* no counts, no unit: quotients */
	CU_ASSERT_EQUAL(compare_share(1, 5, 0.5, 0.1), 0);
	CU_ASSERT_EQUAL(compare_share(9e15, 5, 9e15, 0.1), 1);
}

/* binom.test(x, n, p0, "less" / "greater" / "two.sided")$p.value */
static void
binomial(void)
{
	static const struct {
		const char *name;
		double x, n, p0, less, greater, two_sided;
	} rows[] = {
		{ "5 of 20", 5, 20, 0.1, 0.98874686583549098, 0.043174495284463425,
		    0.043174495284463425 },
		{ "0 of 20", 0, 20, 0.1, 0.12157665459056929, 1, 0.25452997802490451 },
		{ "412 of 3950", 412, 3950, 0.1, 0.82360242184671584, 0.19029607404665227,
		    0.36720208854991265 },
		{ "on the target", 412, 4120, 0.1, 0.51311710305233649, 0.50759629658260563, 1 },
		{ "19 of 20", 19, 20, 0.793, 0.99032917006012366, 0.060159147658776724,
		    0.098951480415095522 },
		{ "2 of 7", 2, 7, 0.45, 0.31644005078124993, 0.89758162968749999,
		    0.4693677343749999 },
		{ "share 0", 1, 7, 0, 1, 0, 0 },
		{ "share 1", 6, 7, 1, 0, 1, 0 },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct exact_test e = test_binomial(rows[i].x, rows[i].n, rows[i].p0);
		CHECK_ROW(e.code == STAT_OK, rows[i].name);
		CHECK_CLOSE(e.p_less, rows[i].less, 1e-13, 1e-10, rows[i].name);
		CHECK_CLOSE(e.p_greater, rows[i].greater, 1e-13, 1e-10, rows[i].name);
		CHECK_CLOSE(e.p_two_sided, rows[i].two_sided, 1e-13, 1e-10, rows[i].name);
	}
	CU_ASSERT_EQUAL(test_binomial(0, 0, 0.1).code, STAT_ZERO_DENOMINATOR);
	CU_ASSERT_EQUAL(test_binomial(1, 2, 1.1).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_binomial(3, 2, 0.1).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_binomial(1, 5e9, 0.1).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_binomial(1.5, 2, 0.1).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_binomial(1, 2.5, 0.1).code, STAT_BAD_INPUT);
	CHECK_CLOSE(test_binomial(1, 2, NAN).p_less, NAN, 0, 0, "refused is NAN");
}

/* poisson.test(x, 1, expected, "less" / "greater" / "two.sided")$p.value */
static void
poisson(void)
{
	static const struct {
		const char *name;
		double x, expected, less, greater, two_sided;
	} rows[] = {
		{ "0 of 3.2", 0, 3.2, 0.040762203978366211, 1, 0.085381304933667246 },
		{ "7 of 3.2", 7, 3.2, 0.98317015825104248, 0.044619100955301035,
		    0.044619100955301035 },
		{ "151 of 150.25", 151, 150.25, 0.54594586193970229, 0.48644110796443718,
		    0.93495688684045075 },
		{ "one between", 2, 3.001, 0.42296607666363523, 0.8010010379548772,
		    0.77595822967661476 },
		{ "9 of 3", 9, 3, 0.99889751186988451, 0.0038029920616759576,
		    0.0038029920616759576 },
		{ "some where none are expected", 2, 0, 1, 0, 0 },
		{ "none where none are expected", 0, 0, 1, 1, 1 },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct exact_test e = test_poisson(rows[i].x, rows[i].expected);
		CHECK_ROW(e.code == STAT_OK, rows[i].name);
		CHECK_CLOSE(e.p_less, rows[i].less, 1e-13, 1e-10, rows[i].name);
		CHECK_CLOSE(e.p_greater, rows[i].greater, 1e-13, 1e-10, rows[i].name);
		CHECK_CLOSE(e.p_two_sided, rows[i].two_sided, 1e-13, 1e-10, rows[i].name);
	}
	CU_ASSERT_EQUAL(test_poisson(1.5, 3).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_poisson(1, -3).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_poisson(3e9, 3).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_poisson(3, 3e9).code, STAT_BAD_INPUT);
}

/* binom.test(x, n, target -/+ margin, "less" / "greater")$p.value; pnorm(z); poisson.test */
static void
margins(void)
{
	struct margin_test m = test_margin_share(TARGET_AT_MOST, 1050, 10200, 0.1, 0.005);

	CU_ASSERT_EQUAL(m.code, STAT_OK);
	CHECK_CLOSE(m.p_exact, 0.25470842283815548, 0, 1e-10, "at most: exact");
	CHECK_CLOSE(m.z, -0.67828629432950749, 0, 1e-10, "at most: z");
	m = test_margin_share(TARGET_AT_LEAST, 905, 1000, 0.9, 0.02);
	CHECK_CLOSE(m.p_exact, 0.0071755704255578069, 0, 1e-10, "at least: exact");
	CHECK_CLOSE(m.z, 2.4328092005047614, 0, 1e-10, "at least: z");
	CHECK_CLOSE(m.p_score, 0.0074910967212601176, 0, 1e-10, "at least: score");
	CHECK_CLOSE(m.p_equivalent, 0.048193446137878695, 0, 1e-10, "equivalent: the larger");
	m = test_margin_rate(TARGET_AT_MOST, 48, 1000, 0.05, 0.005);
	CHECK_CLOSE(m.p_exact, 0.19170334536133843, 0, 1e-10, "rate at most");
	CHECK_CLOSE(m.p_equivalent, 0.34679557839803021, 0, 1e-10, "rate within the margin");
	m = test_margin_rate(TARGET_AT_LEAST, 48, 1000, 0.05, 0.005);
	CHECK_CLOSE(m.p_exact, 0.34679557839803021, 0, 1e-10, "rate at least");
	/* the good end of the margin is below 0: nothing to be equivalent to */
	m = test_margin_share(TARGET_AT_MOST, 3, 100, 0.01, 0.02);
	CU_ASSERT_EQUAL(m.code, STAT_OK);
	CHECK_CLOSE(m.p_equivalent, NAN, 0, 0, "no share below 0");
	CU_ASSERT_EQUAL(test_margin_share(TARGET_AT_MOST, 3, 100, 0.99, 0.02).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_margin_share(TARGET_AT_MOST, 3, 100, 0.5, -0.02).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(test_margin_rate(TARGET_AT_LEAST, 3, 100, 0.5, -0.02).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(
	    test_margin_share(TARGET_AT_MOST, 0, 0, 0.5, 0).code, STAT_ZERO_DENOMINATOR);
}

/* t.test(c(12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3), mu = 11, alternative = "less") */
static void
one_sample_t(void)
{
	static const double v[] = { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3 };
	static const double same[] = { 3, 3, 3 };
	struct t_test t = test_mean(v, countof(v), 11);

	CHECK_CLOSE(t.t, 1.0545748652670885, 0, 1e-12, "t");
	CHECK_CLOSE(t.p_less, 0.83388868792758819, 0, 1e-12, "p");
	CU_ASSERT_EQUAL(test_mean(v, 1, 11).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(test_mean(same, 3, 11).code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(test_mean(v, 7, NAN).code, STAT_BAD_INPUT);
	static const double endless[] = { 3, INFINITY, 3 };
	CU_ASSERT_EQUAL(test_mean(endless, 3, 1).code, STAT_BAD_INPUT);
}

/* binom.test(x, n, p0, alternative): one-sided 2.5 % on the side of the difference. */
static void
beyond_chance(void)
{
	static const struct {
		const char *name;
		const struct target *target;
		enum measure measure;
		double x, n, per;
		enum truth beyond;
	} rows[] = {
		{ "12.5 % of 400: p 0.06", &at_most_10, MEASURE_PROPORTION, 50, 400, 100,
		    TRUTH_NO },
		{ "14 % of 400: p 0.006", &at_most_10, MEASURE_PROPORTION, 56, 400, 100,
		    TRUTH_YES },
		{ "6 % of 400: p 0.003", &at_most_10, MEASURE_PROPORTION, 24, 400, 100, TRUTH_YES },
		{ "on the target", &at_most_10, MEASURE_PROPORTION, 412, 4120, 100, TRUTH_NO },
		{ "rate, 3 of 10", &at_most_10, MEASURE_RATE, 3, 1000, 1000, TRUTH_YES },
		{ "rate, 4 of 10", &at_most_10, MEASURE_RATE, 4, 1000, 1000, TRUTH_NO },
		{ "clearly between", &between_8_10, MEASURE_PROPORTION, 90000, 1e6, 100,
		    TRUTH_YES },
		{ "between by chance", &between_8_10, MEASURE_PROPORTION, 90, 1000, 100, TRUTH_NO },
		{ "clearly under", &between_8_10, MEASURE_PROPORTION, 40, 1000, 100, TRUTH_YES },
		{ "mean", &at_most_10, MEASURE_MEAN, 90, 10, 1, TRUTH_UNKNOWN },
		{ "no denominator", &at_most_10, MEASURE_PROPORTION, 0, 0, 100, TRUTH_UNKNOWN },
		{ "clearly over", &between_8_10, MEASURE_PROPORTION, 200, 1000, 100, TRUTH_YES },
		{ "no count", &at_most_10, MEASURE_PROPORTION, NAN, 100, 100, TRUTH_UNKNOWN },
		{ "between, but a mean", &between_8_10, MEASURE_MEAN, 9, 1, 1, TRUTH_UNKNOWN },
		{ "no number", &open, MEASURE_PROPORTION, 9, 10, 100, TRUTH_UNKNOWN },
	};
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(target_beyond_chance(
			      rows[i].target, rows[i].measure, rows[i].x, rows[i].n, rows[i].per)
			== rows[i].beyond,
		    rows[i].name);
}

static void
outside_limits(void)
{
	CU_ASSERT_EQUAL(target_outside(&at_most_10, 12, 11, 13), TRUTH_YES);
	CU_ASSERT_EQUAL(target_outside(&at_most_10, 12, 10, 14), TRUTH_NO); /* on the limit */
	CU_ASSERT_EQUAL(target_outside(&at_most_10, 8, 7, 9), TRUTH_YES);
	CU_ASSERT_EQUAL(target_outside(&at_least_79_3, 79, 78, 80), TRUTH_NO);
	CU_ASSERT_EQUAL(target_outside(&between_8_10, 9, 8.5, 9.5), TRUTH_YES);
	CU_ASSERT_EQUAL(target_outside(&between_8_10, 9, 7.5, 9.5), TRUTH_NO);
	CU_ASSERT_EQUAL(target_outside(&between_8_10, 12, 11, 13), TRUTH_YES);
	CU_ASSERT_EQUAL(target_outside(&at_most_10, 12, NAN, NAN), TRUTH_UNKNOWN);
	CU_ASSERT_EQUAL(target_outside(&at_most_10, 12, 11, NAN), TRUTH_UNKNOWN);
	CU_ASSERT_EQUAL(target_outside(&open, 12, 11, 13), TRUTH_UNKNOWN);
	CU_ASSERT_EQUAL(target_outside(&between_8_10, 9, 8.5, 11), TRUTH_NO);
	CU_ASSERT_EQUAL(target_outside(&between_8_10, 7, 6, 7.5), TRUTH_YES);
	CU_ASSERT_EQUAL(target_outside(&between_8_10, 7, 6, 8.5), TRUTH_NO);
}

void
suite_compare(void)
{
	static const struct test tests[] = {
		{ "a value meets or misses", value_meets },
		{ "counts meet or miss exactly", counts_meet },
		{ "sign of a share", sign_of_share },
		{ "binomial", binomial },
		{ "Poisson", poisson },
		{ "with a margin of tolerance", margins },
		{ "one-sample t", one_sample_t },
		{ "beyond chance", beyond_chance },
		{ "outside limits", outside_limits },
	};
	suite_add("compare", tests, countof(tests));
}
