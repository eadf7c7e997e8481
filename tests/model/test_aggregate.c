/* model/aggregate.h. */
#include <math.h>

#include "model/aggregate.h"
#include "tests/model/suites.h"
#include "tests/check.h"

/* Every figure has counts: 920 of 9137, though the mean of the percentages is another. */
static void
counts(void)
{
	static const struct part parts[] = {
		{ 10.4304, 412, 3950, 221000 },
		{ 12.069, 98, 812, 36400 },
		{ 9.268, 371, 4003, 63800 },
		{ 10.4839, 39, 372, 20000 },
	};
	struct aggregate a = aggregate_parts(parts, countof(parts), 100);

	CU_ASSERT_EQUAL(a.code, STAT_OK);
	CU_ASSERT_FALSE(a.weighted);
	CHECK_CLOSE(a.value, 92000 / 9137.0, 0, 1e-14, "pooled");
	CHECK_CLOSE(a.covered, 1, 0, 0, "all covered");
	CHECK_CLOSE(a.mean, 10.562825, 0, 1e-12, "plain mean");
}

/* One figure without counts: weights for all, never the two mixed. weighted.mean(value, weight) */
static void
weights(void)
{
	static const struct part parts[] = {
		{ 10.4304, 412, 3950, 221000 },
		{ 11.2, NAN, 2380, 43000 },
		{ NAN, NAN, NAN, 36000 },
	};
	struct aggregate a = aggregate_parts(parts, countof(parts), 100);

	CU_ASSERT_TRUE(a.weighted);
	CHECK_CLOSE(a.value, (10.4304 * 221000 + 11.2 * 43000) / 264000, 0, 1e-14, "weighted");
	CHECK_CLOSE(a.covered, 264000 / 300000.0, 0, 1e-14, "share of persons with a figure");
	CHECK_CLOSE(a.pooled_covered, 221000 / 300000.0, 0, 1e-14, "share with counts");
	CU_ASSERT_EQUAL(a.npooled, 1);
}

static void
nothing(void)
{
	static const struct part parts[] = { { NAN, NAN, NAN, 36000 }, { 3, NAN, NAN, NAN } };

	CU_ASSERT_EQUAL(aggregate_parts(parts, 0, 100).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(aggregate_parts(parts, 1, 100).code, STAT_TOO_SHORT);
	CHECK_CLOSE(aggregate_parts(parts, 1, 100).value, NAN, 0, 0, "no figure");
	CHECK_CLOSE(
	    aggregate_parts(parts, 2, 100).value, NAN, 0, 0, "no weight for the one figure");
}

void
suite_aggregate(void)
{
	static const struct test tests[] = {
		{ "counts", counts },
		{ "weights", weights },
		{ "nothing", nothing },
	};
	suite_add("aggregate", tests, countof(tests));
}
