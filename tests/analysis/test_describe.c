/* analysis/describe.h. Reference: R 4.2.2 on the eight values below, and NIST StRD. */
#include <math.h>

#include "analysis/describe.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double eight[] = { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3, 11.9 };

/* quantile(v, p); median(v); mad(v, constant = 1) */
static void
order(void)
{
	static const struct {
		const char *name;
		double p, want;
	} rows[] = {
		{ "smallest", 0, 10.3 },
		{ "10 %", 0.1, 10.65 },
		{ "25 %", 0.25, 10.875 },
		{ "90 %", 0.9, 11.96 },
		{ "largest", 1, 12.1 },
		{ "below 0", -0.1, NAN },
		{ "above 1", 1.1, NAN },
		{ "missing", NAN, NAN },
	};
	double v[countof(eight)], work[countof(eight)];

	for (size_t i = 0; i < countof(eight); i++)
		v[i] = eight[i];
	describe_sort(v, countof(v));
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(describe_quantile(v, countof(v), rows[i].p), rows[i].want, 0, 1e-14,
		    rows[i].name);
	CHECK_CLOSE(describe_quantile(v, 0, 0.5), NAN, 0, 0, "quantile of nothing");
	CHECK_CLOSE(describe_quantile(v, 1, 0.7), 10.3, 0, 0, "quantile of one");
	CHECK_CLOSE(describe_median(eight, countof(eight), work), 11.4, 0, 1e-14, "median");
	CHECK_CLOSE(describe_median(eight, 7, work), 11.2, 0, 0, "median of seven");
	CHECK_CLOSE(describe_median(eight, 0, work), NAN, 0, 0, "median of nothing");
	CHECK_CLOSE(describe_median_sorted(v, 0), NAN, 0, 0, "sorted median of nothing");
	CHECK_CLOSE(describe_mad(eight, countof(eight), 11.4, work), 0.5, 0, 1e-13, "MAD");
	CHECK_CLOSE(describe_mad(eight, 0, 11.4, work), NAN, 0, 0, "MAD of nothing");
}

/* sum, mean, var, sd; acf(v)$acf[2] */
static void
spread(void)
{
	static const double same[] = { 0.1, 0.1, 0.1 }, far[] = { 1, INFINITY, 2 };
	struct description d = describe_values(eight, countof(eight));
	struct description none = describe_values(eight, 0), one = describe_values(eight, 1);

	CU_ASSERT_EQUAL(d.code, STAT_OK);
	CU_ASSERT_EQUAL(d.n, 8);
	CHECK_CLOSE(d.sum, 90.7, 0, 1e-15, "sum");
	CHECK_CLOSE(d.mean, 11.3375, 0, 1e-15, "mean");
	CHECK_CLOSE(d.variance, 0.40839285714285684, 0, 1e-14, "variance");
	CHECK_CLOSE(d.sd, 0.63905622377288274, 0, 1e-14, "sd");
	CHECK_CLOSE(d.lag1, 0.15735679930039320, 0, 1e-12, "lag 1");
	CU_ASSERT_EQUAL(none.code, STAT_TOO_SHORT);
	CHECK_CLOSE(none.mean, NAN, 0, 0, "mean of nothing");
	CU_ASSERT_EQUAL(one.code, STAT_TOO_SHORT);
	CHECK_CLOSE(one.mean, 12.1, 0, 0, "mean of one");
	CHECK_CLOSE(one.sd, NAN, 0, 0, "spread of one");
	CHECK_CLOSE(describe_values(same, 3).sd, 0, 1e-17, 0, "equal values");
	CHECK_CLOSE(describe_values(same, 3).lag1, NAN, 0, 0, "equal values have no memory");
	CU_ASSERT_EQUAL(describe_values(far, 3).code, STAT_BAD_INPUT);
}

/*
 * NIST StRD NumAcc4: 10000000.2, then 500 times 10000000.1 and 10000000.3. Certified: mean
 * 10000000.2, sd 0.1, lag 1 -0.999. The values themselves are off by up to 1e-9 in binary.
 */
static void
cancellation(void)
{
	double v[1001];

	v[0] = 10000000.2;
	for (size_t i = 1; i < countof(v); i++)
		v[i] = i % 2 == 1 ? 10000000.1 : 10000000.3;
	struct description d = describe_values(v, countof(v));
	CHECK_CLOSE(d.mean, 10000000.2, 0, 1e-15, "mean");
	CHECK_CLOSE(d.sd, 0.1, 0, 1e-8, "sd");
	CHECK_CLOSE(d.lag1, -0.999, 0, 1e-8, "lag 1");
}

/* acf(v, lag.max = 3); Box.test(v, 3, "Ljung-Box"); Box.test(v, 3, "Box-Pierce", fitdf = 1) */
static void
memory(void)
{
	static const double want[] = { 0.15735679930039320, 0.16167468299081764,
		-0.22797332750327925 };
	static const double same[] = { 5, 5, 5 }, far[] = { 1, NAN, 2 };
	double r[3], lost[3] = { 0 };

	CU_ASSERT_EQUAL(describe_autocorrelation(eight, countof(eight), 3, r), STAT_OK);
	for (size_t k = 0; k < 3; k++)
		CHECK_CLOSE(r[k], want[k], 0, 1e-12, "lag");
	struct portmanteau t = describe_ljung_box(r, countof(eight), 3, 0);
	CU_ASSERT_EQUAL(t.code, STAT_OK);
	CHECK_CLOSE(t.statistic, 1.46305016228983131, 0, 1e-12, "Ljung-Box");
	CHECK_CLOSE(t.p, 0.69082420821300294, 0, 1e-12, "Ljung-Box p");
	t = describe_box_pierce(r, countof(eight), 3, 1);
	CHECK_CLOSE(t.statistic, 0.82297362767330418, 0, 1e-12, "Box-Pierce");
	CHECK_CLOSE(t.df, 2, 0, 0, "Box-Pierce df");
	CHECK_CLOSE(t.p, 0.66266425893603609, 0, 1e-12, "Box-Pierce p");

	CU_ASSERT_EQUAL(describe_ljung_box(r, countof(eight), 1, 1).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(describe_autocorrelation(eight, 3, 3, lost), STAT_TOO_SHORT);
	CHECK_CLOSE(lost[2], NAN, 0, 0, "lag 3 of three values");
	CU_ASSERT_EQUAL(describe_autocorrelation(eight, 3, 0, lost), STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(describe_autocorrelation(same, 3, 1, lost), STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(describe_autocorrelation(far, 3, 2, lost), STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(describe_ljung_box(lost, 3, 2, 0).code, STAT_BAD_INPUT);
}

void
suite_describe(void)
{
	static const struct test tests[] = {
		{ "order", order },
		{ "spread", spread },
		{ "cancellation", cancellation },
		{ "memory", memory },
	};
	suite_add("describe", tests, countof(tests));
}
