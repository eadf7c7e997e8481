#include "model/catalogue.h"

#include <string.h>

#include "tests/check.h"
#include "tests/model/suites.h"

static void
makes_ids_of_names(void)
{
	static const char *const rows[][2] = { { "Svær overvægt (16+)", "svaer_overvaegt_16" },
		{ "Andel der ryger dagligt", "andel_der_ryger_dagligt" }, { "=1+1", "1_1" },
		{ "../../etc/passwd", "etc_passwd" }, { "'; system(\"x\") #", "system_x" },
		{ "日本", "unnamed" }, { "\033[1m", "1m" } };
	struct arena a = { 0 };
	struct catalogue c;

	catalogue_init(&c, &a);
	for (size_t i = 0; i < countof(rows); i++) {
		int k = catalogue_publisher_name(&c, rows[i][0], "%");
		CHECK_STR(c.indicators[k].id, rows[i][1]);
		CHECK_STR(c.indicators[k].name, rows[i][0]);
		CU_ASSERT_EQUAL(catalogue_publisher_name(&c, rows[i][0], "%"), k);
		CU_ASSERT_EQUAL(catalogue_find(&c, rows[i][1]), k);
	}
	arena_free(&a);
}

static const char *
id_of(struct catalogue *c, const char *name)
{
	int index = catalogue_publisher_name(c, name, "");

	return c->indicators[index].id;
}

/* Two names that make the same id are two indicators; a long one is cut. */
static void
keeps_ids_apart(void)
{
	struct arena a = { 0 };
	struct catalogue c;
	char name[300];

	catalogue_init(&c, &a);
	CHECK_STR(id_of(&c, "A-B"), "a_b");
	CHECK_STR(id_of(&c, "A B"), "a_b_2");
	CHECK_STR(id_of(&c, "a_b_3"), "a_b_3");
	CHECK_STR(id_of(&c, "A+B"), "a_b_4");
	CHECK_STR(id_of(&c, "A?B"), "a_b_5");
	CHECK_STR(id_of(&c, "A B"), "a_b_2");
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	CU_ASSERT_TRUE(strlen(id_of(&c, name)) <= 64);
	arena_free(&a);
}

static void
numbers_strata(void)
{
	struct arena a = { 0 };
	struct catalogue c;

	catalogue_init(&c, &a);
	CU_ASSERT_EQUAL(catalogue_stratum(&c, ""), 0);
	CU_ASSERT_EQUAL(catalogue_stratum(&c, "kvinder"), 1);
	CU_ASSERT_EQUAL(catalogue_stratum(&c, "mænd"), 2);
	CU_ASSERT_EQUAL(catalogue_stratum(&c, "kvinder"), 1);
	arena_free(&a);
}

/* By hand: arb_pysk is one swap from arb_psyk; half of 8 letters is 4. */
static void
finds_the_nearest(void)
{
	static const struct {
		const char *id, *want;
	} rows[] = { { "arb_pysk", "arb_psyk" }, { "arb_s", "arb_som" }, { "arbxxxyk", "arb_psyk" },
		{ "arbxxxxk", "arb_psyk" }, { "axxxxxyk", NULL }, { "", NULL } };
	struct arena a = { 0 };
	struct catalogue c;

	catalogue_init(&c, &a);
	catalogue_add(&c, (struct indicator){ .id = "arb_psyk", .name = "P", .configured = true });
	catalogue_add(&c, (struct indicator){ .id = "arb_som", .name = "S", .configured = true });
	catalogue_publisher_name(&c, "arb pysk", "%"); /* one letter nearer, but no målsætning */
	for (size_t i = 0; i < countof(rows); i++) {
		const char *best = catalogue_nearest(&c, rows[i].id);
		CHECK_ROW(rows[i].want == NULL ? best == NULL
					       : best != NULL && strcmp(best, rows[i].want) == 0,
		    rows[i].id);
	}
	arena_free(&a);
}

void
suite_catalogue(void)
{
	static const struct test tests[] = {
		{ "makes ids of names", makes_ids_of_names },
		{ "keeps ids apart", keeps_ids_apart },
		{ "numbers strata", numbers_strata },
		{ "finds the nearest", finds_the_nearest },
	};

	suite_add("catalogue", tests, countof(tests));
}
