/* analysis/change.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/change.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/*
 * U <- function(r) { n <- length(r); max(abs(2 * cumsum(r)[-n] - (1:(n - 1)) * (n + 1))) };
 * exact: mean of U >= observed over all 5040 orders; 12 values: 400 000 sample(r), 0.00648
 */
static void
pettitt(void)
{
	static const double seven[] = { 3, 5, 4, 6, 9, 8, 10 };
	static const double twelve[] = { 1, 3, 2, 4, 2.5, 6, 7, 5, 8, 7.5, 9, 6.5 };
	static const double tied[] = { 1, 1, 1, 2, 2, 2 }, flat[] = { 4, 4, 4 };
	static const double bad[] = { 1, NAN, 2 };
	double twenty[20];
	struct arena a = { 0 };
	struct pettitt p = change_pettitt(seven, 7, 1, &a);

	CU_ASSERT_EQUAL(p.code, STAT_OK);
	CHECK_CLOSE(p.u, 12, 0, 0, "seven");
	CU_ASSERT_EQUAL(p.after, 3);
	CHECK_CLOSE(p.p, 0.1, 1e-12, 0, "all orders");
	p = change_pettitt(twelve, 12, 1, &a);
	CHECK_CLOSE(p.u, 35, 0, 0, "twelve");
	CHECK_CLOSE(p.p, 0.0065, 0.001, 0, "a sample");
	CHECK_CLOSE(change_pettitt(twelve, 12, 1, &a).p, p.p, 0, 0, "the same seed");
	p = change_pettitt(tied, 6, 1, &a);
	CHECK_CLOSE(p.p, 0.1, 1e-12, 0, "2 of the 20 orders of two kinds");
	for (size_t i = 0; i < 20; i++)
		twenty[i] = (double)(i * 7 % 20);
	p = change_pettitt(twenty, 20, 1, &a);
	CHECK_CLOSE(p.p_permuted, NAN, 0, 0, "too many to permute");
	CHECK_CLOSE(p.p, fmin(1, 2 * exp(-6 * p.u * p.u / 8400)), 1e-15, 0, "the formula");
	p = change_pettitt(flat, 3, 1, &a);
	CU_ASSERT_EQUAL(p.code, STAT_ALL_EQUAL);
	CHECK_CLOSE(p.p, 1, 0, 0, "flat");
	CU_ASSERT_EQUAL(change_pettitt(flat, 1, 1, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_pettitt(bad, 3, 1, &a).code, STAT_BAD_INPUT);
	arena_free(&a);
}

static const double steps[] = { 5.1, 5.3, 4.9, 5.2, 7.9, 8.1, 8.0, 7.8, 3.1, 2.9, 3.0, 3.3 };

/* All pairs of breaks tried: sums of squares of the three parts; bic by the formula. */
static void
breakpoints(void)
{
	static const double rss[] = { 48.1566666666666663, 16.1862499999999976, 0.225 };
	static const double bic[] = { 55.698973317510308, 47.585216995419096, 1.245226376851527 };
	static const double two[] = { 1, 1, 1, 2, 2, 2 }, flat[] = { 1, 1, 1, 1 };
	static const double bad[] = { 1, INFINITY, 1, 1 };
	struct arena a = { 0 };
	struct breakpoints b = change_breakpoints(steps, 12, 2, 2, &a);

	CU_ASSERT_EQUAL(b.code, STAT_OK);
	CU_ASSERT_EQUAL(b.best, 2);
	for (size_t m = 0; m <= 2; m++) {
		CHECK_CLOSE(b.rss[m], rss[m], 0, 1e-11, "rss");
		CHECK_CLOSE(b.bic[m], bic[m], 0, 1e-11, "bic");
	}
	CU_ASSERT_EQUAL(b.after[1], 4);
	CU_ASSERT_EQUAL(b.after[2], 8);
	CU_ASSERT_EQUAL(change_breakpoints(steps, 12, 4, 9, &a).most, 2);
	b = change_breakpoints(two, 6, 2, 2, &a);
	CU_ASSERT_EQUAL(b.code, STAT_EXACT_FIT);
	CU_ASSERT_EQUAL(b.best, 1);
	CHECK_CLOSE(b.bic[2], NAN, 0, 0, "no residual");
	CU_ASSERT_EQUAL(change_breakpoints(steps, 12, 7, 2, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_breakpoints(steps, 12, 0, 2, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_breakpoints(flat, 4, 1, 2, &a).code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(change_breakpoints(bad, 4, 1, 2, &a).code, STAT_BAD_INPUT);
	arena_free(&a);
}

static void
penalised(void)
{
	struct arena a = { 0 };
	double v[12];
	struct penalised p = change_penalised(steps, 12, 1, 1, &a);

	CU_ASSERT_EQUAL(p.changes, 2);
	CU_ASSERT_EQUAL(p.after[0], 4);
	CU_ASSERT_EQUAL(p.after[1], 8);
	CHECK_CLOSE(p.cost, 0.225 + 2, 1e-12, 0, "cost");
	p = change_penalised(steps, 12, 100, 1, &a);
	CU_ASSERT_EQUAL(p.changes, 0);
	CHECK_CLOSE(p.cost, 48.1566666666666663, 0, 1e-12, "one level");
	CU_ASSERT_EQUAL(change_penalised(steps, 12, 0, 6, &a).after[0], 6);
	CU_ASSERT_EQUAL(change_penalised(steps, 3, 1, 4, &a).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_penalised(steps, 12, NAN, 1, &a).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(change_standardise(steps, 12, v), STAT_OK);
	/* scale(steps)[1] */
	CHECK_CLOSE(v[0], (5.1 - 64.6 / 12) / sqrt(48.1566666666666663 / 11), 1e-12, 0, "scaled");
	CU_ASSERT_EQUAL(change_standardise(steps, 1, v), STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(change_standardise((double[]){ 2, 2 }, 2, v), STAT_ALL_EQUAL);
	CHECK_CLOSE(v[1], NAN, 0, 0, "no spread");
	arena_free(&a);
}

static void
cusum(void)
{
	static const double v[] = { 10, 12, 11, 12, 8, 6, 7 };
	static const double want_up[] = { 0, 1.5, 2, 3.5, 1, 0, 0 };
	static const double want_down[] = { 0, 0, 0, 0, 1.5, 5, 7.5 };
	double up[7], down[7];
	struct cusum c = change_cusum(v, 7, 10, 1, 0.5, 3, up, down);

	for (size_t i = 0; i < 7; i++) {
		CHECK_CLOSE(up[i], want_up[i], 1e-12, 0, "up");
		CHECK_CLOSE(down[i], want_down[i], 1e-12, 0, "down");
	}
	CU_ASSERT_EQUAL(c.first_up, 4);
	CU_ASSERT_EQUAL(c.since_up, 2);
	CU_ASSERT_EQUAL(c.first_down, 6);
	CU_ASSERT_EQUAL(c.since_down, 5);
	CU_ASSERT_EQUAL(change_cusum(v, 7, 10, 0, 0.5, 3, up, down).code, STAT_NO_SPREAD);
	CHECK_CLOSE(up[0], NAN, 0, 0, "nothing is said");
	CU_ASSERT_EQUAL(change_cusum(v, 7, NAN, 1, 0.5, 3, up, down).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(change_cusum(v, 0, 10, 1, 0.5, 3, up, down).code, STAT_TOO_SHORT);
}

void
suite_change(void)
{
	static const struct test tests[] = {
		{ "Pettitt", pettitt },
		{ "breakpoints", breakpoints },
		{ "penalised", penalised },
		{ "CUSUM", cusum },
	};
	suite_add("change", tests, countof(tests));
}
