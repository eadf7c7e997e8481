/* base/strmap.h. */
#include "base/strmap.h"

#include "tests/base/suites.h"
#include "tests/check.h"

static void
keeps_the_last_number(void)
{
	struct arena a = { 0 };
	struct strmap m = { 0 };

	CU_ASSERT_EQUAL(strmap_get(&m, ""), -1);
	strmap_put(&m, &a, "", 0);
	strmap_put(&m, &a, "Ærø", 7);
	strmap_put(&m, &a, "Ærø", 8);
	CU_ASSERT_EQUAL(strmap_get(&m, ""), 0);
	CU_ASSERT_EQUAL(strmap_get(&m, "Ærø"), 8);
	CU_ASSERT_EQUAL(strmap_get(&m, "ærø"), -1);
	CU_ASSERT_EQUAL(m.n, 2);
	arena_free(&a);
}

static void
finds_each_of_many(void)
{
	enum { MANY = 5000 };
	struct arena a = { 0 };
	struct strmap m = { 0 };
	int lost = 0;

	for (int i = 0; i < MANY; i++)
		strmap_put(&m, &a, arena_printf(&a, "indikator %d", i), i);
	for (int i = 0; i < MANY; i++)
		lost += strmap_get(&m, arena_printf(&a, "indikator %d", i)) != i;
	CU_ASSERT_EQUAL(lost, 0);
	CU_ASSERT_EQUAL(m.n, MANY);
	CU_ASSERT_EQUAL(strmap_get(&m, "indikator"), -1);
	arena_free(&a);
}

void
suite_strmap(void)
{
	static const struct test tests[] = {
		{ "keeps the last number", keeps_the_last_number },
		{ "finds each of many", finds_each_of_many },
	};

	suite_add("strmap", tests, countof(tests));
}
