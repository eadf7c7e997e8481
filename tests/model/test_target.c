/* model/target.h. */
#include "model/target.h"

#include <math.h>

#include "tests/check.h"
#include "tests/model/suites.h"

static void
knows_its_bound(void)
{
	static const struct {
		const char *name;
		struct target target;
		double value, bound; /* bound NAN: no number */
	} rows[] = {
		{ "at most", { .rule = TARGET_AT_MOST, .low = NAN, .high = 10 }, 3, 10 },
		{ "at least", { .rule = TARGET_AT_LEAST, .low = 79.3, .high = NAN }, 90, 79.3 },
		{ "between, near the low end", { .rule = TARGET_BETWEEN, .low = 2, .high = 8 }, 4,
		    2 },
		{ "between, near the high end", { .rule = TARGET_BETWEEN, .low = 2, .high = 8 }, 9,
		    8 },
		{ "xx %", { .rule = TARGET_AT_MOST, .low = NAN, .high = NAN }, 9, NAN },
		{ "half open", { .rule = TARGET_BETWEEN, .low = 2, .high = NAN }, 9, NAN },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		const struct target *t = &rows[i].target;
		CHECK_CLOSE(target_bound(t, rows[i].value), rows[i].bound, 0, 0, rows[i].name);
		CHECK_ROW(target_has_number(t) == !isnan(rows[i].bound), rows[i].name);
	}
	CU_ASSERT_FALSE(target_has_number(NULL));
}

/* A draft, its final, and a kommune's own; the order in the file says nothing. */
static void
the_latest_decided_counts(void)
{
	static const struct target targets[] = {
		{ .from = 20201123, .area = 1083, .high = 2 },
		{ .from = 20190919, .area = 1083, .high = 1 },
		{ .from = 20210101, .area = 461, .high = 3 },
		{ .from = 20220101, .area = 1083, .high = 4, .status = TARGET_WITHDRAWN },
	};
	static const struct indicator i = { .targets = targets, .ntargets = countof(targets) };
	static const struct {
		int area, as_of, which; /* -1: none */
	} rows[] = { { 1083, 20190918, -1 }, { 1083, 20190919, 1 }, { 1083, 20201122, 1 },
		{ 1083, 20201123, 0 }, { 1083, 20211231, 0 }, { 1083, 20220101, 3 },
		{ 461, 20201231, -1 }, { 461, 20250101, 2 }, { 492, 20250101, -1 } };

	for (size_t k = 0; k < countof(rows); k++)
		CU_ASSERT_PTR_EQUAL(target_latest(&i, rows[k].area, rows[k].as_of),
		    rows[k].which < 0 ? NULL : &targets[rows[k].which]);
}

static void
passes_on_its_last_day(void)
{
	static const struct target t = { .by = 2023 };

	CU_ASSERT_FALSE(target_is_past(&t, 20231230));
	CU_ASSERT_TRUE(target_is_past(&t, 20231231));
}

void
suite_target(void)
{
	static const struct test tests[] = {
		{ "knows its bound", knows_its_bound },
		{ "the latest decided counts", the_latest_decided_counts },
		{ "passes on its last day", passes_on_its_last_day },
	};

	suite_add("target", tests, countof(tests));
}
