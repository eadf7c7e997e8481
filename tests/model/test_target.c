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

static const struct area region = { .code = 1083, .kind = AREA_REGION };
static const struct area country = { .code = 0, .kind = AREA_COUNTRY };
static const struct area midtjylland = { .code = 1082, .kind = AREA_REGION };
static const struct area klynge = { .code = 4001, .kind = AREA_KLYNGE };
static const struct area odense = { .code = 461, .kind = AREA_KOMMUNE, .region = 1083 };
static const struct area svendborg = { .code = 479, .kind = AREA_KOMMUNE, .region = 1083 };
static const struct area horsens = { .code = 615, .kind = AREA_KOMMUNE, .region = 1082 };

#define DECIDED(day, where, what, year)                                                            \
	{                                                                                          \
		.from = (day), .area = (where), .status = TARGET_##what, .by = (year)              \
	}

/* Who has which target on which day; numbers are places in the list, -1 none. */
static void
is_in_force(void)
{
	static const struct target targets[] = {
		DECIDED(20201123, 1083, FINAL, 2023), /* 0; the order in the file says nothing */
		DECIDED(20190919, 1083, DRAFT, 2022), /* 1 */
		DECIDED(20210301, 461, FINAL, 2025),  /* 2 */
		DECIDED(20220101, 1083, DRAFT, 2027), /* 3: does not displace the final one */
		DECIDED(20240101, 1083, WITHDRAWN, 2023), /* 4 */
		DECIDED(20240601, 1083, DRAFT, 2030),     /* 5: a new start */
		DECIDED(20230101, 461, WITHDRAWN, 2025),  /* 6 */
		DECIDED(20210301, 4001, DRAFT, 2023),     /* 7 */
	};
	static const struct indicator i = { .targets = targets, .ntargets = countof(targets) };
	static const struct {
		const char *name;
		const struct area *area;
		int as_of, judged, regional, withdrawal;
	} rows[] = {
		{ "before any", &region, 20190918, -1, -1, -1 },
		{ "the draft's first day", &region, 20190919, 1, -1, -1 },
		{ "the final's day before", &region, 20201122, 1, -1, -1 },
		{ "the final's first day", &region, 20201123, 0, -1, -1 },
		{ "a later draft", &region, 20220101, 0, -1, -1 },
		{ "withdrawn", &region, 20240101, -1, -1, 4 },
		{ "a draft after the withdrawal", &region, 20240601, 5, -1, -1 },
		{ "lent to a kommune", &svendborg, 20201123, 0, -1, -1 },
		{ "withdrawn for a kommune too", &svendborg, 20240101, -1, -1, 4 },
		{ "before its own", &odense, 20210228, 0, -1, -1 },
		{ "its own, the region's beside", &odense, 20210301, 2, 0, -1 },
		{ "its own withdrawn", &odense, 20230101, -1, 0, 6 },
		{ "a klynge's own draft", &klynge, 20210301, 7, 0, -1 },
		{ "lent to a klynge", &klynge, 20210228, 0, -1, -1 },
		{ "not lent to another region's kommune", &horsens, 20201123, -1, -1, -1 },
		{ "not lent to another region", &midtjylland, 20201123, -1, -1, -1 },
		{ "not lent to the country", &country, 20201123, -1, -1, -1 },
	};

	for (size_t k = 0; k < countof(rows); k++) {
		struct target_choice c = target_in_force(&i, rows[k].area, "", 1083, rows[k].as_of);
		int judged = c.judged != NULL ? (int)(c.judged - targets) : -1;
		int regional = c.regional != NULL ? (int)(c.regional - targets) : -1;
		int withdrawal = c.withdrawal != NULL ? (int)(c.withdrawal - targets) : -1;
		CHECK_ROW(judged == rows[k].judged, rows[k].name);
		CHECK_ROW(regional == rows[k].regional, rows[k].name);
		CHECK_ROW(withdrawal == rows[k].withdrawal, rows[k].name);
		CHECK_ROW(c.final == NULL, rows[k].name);
	}
}

/* Years of one decision: the nearest ahead is judged, the last of them shown beside. */
static void
has_milestones(void)
{
	static const struct target targets[] = {
		DECIDED(20200101, 1083, FINAL, 2025), /* 0 */
		DECIDED(20200101, 1083, FINAL, 2021), /* 1 */
		DECIDED(20200101, 1083, FINAL, 2023), /* 2 */
		DECIDED(20220101, 1083, FINAL, 2024), /* 3: a decision replaces all years */
	};
	static const struct {
		const char *name;
		int as_of, judged, final;
	} rows[] = {
		{ "first milestone ahead", 20200101, 1, 0 },
		{ "its last day but one", 20211230, 1, 0 },
		{ "its last day: the next one", 20211231, 2, 0 },
	};
	static const struct indicator i = { .targets = targets, .ntargets = 3 };
	static const struct indicator revised = { .targets = targets, .ntargets = 4 };

	for (size_t k = 0; k < countof(rows); k++) {
		struct target_choice c = target_in_force(&i, &region, "", 1083, rows[k].as_of);
		CHECK_ROW(c.judged == &targets[rows[k].judged], rows[k].name);
		CHECK_ROW(c.final == &targets[rows[k].final], rows[k].name);
	}
	struct target_choice last = target_in_force(&i, &region, "", 1083, 20240601);
	CU_ASSERT_PTR_EQUAL(last.judged, &targets[0]);
	CU_ASSERT_PTR_NULL(last.final);
	last = target_in_force(&i, &region, "", 1083, 20261231);
	CU_ASSERT_PTR_EQUAL(last.judged, &targets[0]); /* all have passed: the last */
	CU_ASSERT_PTR_NULL(last.final);
	last = target_in_force(&revised, &region, "", 1083, 20220101);
	CU_ASSERT_PTR_EQUAL(last.judged, &targets[3]);
	CU_ASSERT_PTR_NULL(last.final);
}

/* What holds for all is not lent to a subgroup, nor the other way. */
static void
is_about_a_subgroup(void)
{
	static const struct target targets[] = {
		{ .from = 20200101, .area = 1083, .status = TARGET_FINAL, .stratum = "" },
		{ .from = 20210101, .area = 1083, .status = TARGET_FINAL, .stratum = "mænd" },
	};
	static const struct indicator i = { .targets = targets, .ntargets = countof(targets) };

	CU_ASSERT_PTR_EQUAL(target_in_force(&i, &region, "", 1083, 20220101).judged, &targets[0]);
	CU_ASSERT_PTR_EQUAL(
	    target_in_force(&i, &odense, "mænd", 1083, 20220101).judged, &targets[1]);
	CU_ASSERT_PTR_NULL(target_in_force(&i, &region, "mænd", 1083, 20200601).judged);
	CU_ASSERT_PTR_NULL(target_in_force(&i, &region, "kvinder", 1083, 20220101).judged);
	CU_ASSERT_TRUE(target_is_about(&i, "") && target_is_about(&i, "mænd"));
	CU_ASSERT_FALSE(target_is_about(&i, "kvinder"));
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
		{ "is in force", is_in_force },
		{ "has milestones", has_milestones },
		{ "is about a subgroup", is_about_a_subgroup },
		{ "passes on its last day", passes_on_its_last_day },
	};

	suite_add("target", tests, countof(tests));
}
