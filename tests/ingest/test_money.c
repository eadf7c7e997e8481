#include "ingest/money.h"

#include <math.h>
#include <string.h>

#include "ingest/targets.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

#define AGREEMENT "agreement \"A\" { region = 0 }\n"
#define NAMED     "name = \"A\" unit = \"1000 kr.\" better = lower "
#define MEAN      "measure = mean currency = kroner scale = 1000 "

/* The messages of WHAT, the file's path as "@". */
static const char *
with_at(struct arena *a, const char *text, const char *path)
{
	char *out = arena_strdup(a, "");
	const char *hit;

	for (; (hit = strstr(text, path)) != NULL; text = hit + strlen(path))
		out = arena_printf(a, "%s%.*s@", out, (int)(hit - text), text);
	return arena_printf(a, "%s%s", out, text);
}

/* An agreement whose one indicator has KEYS, and in *SAID what was said of it. */
static bool
load(struct catalogue *c, const char *keys, struct arena *a, const char **said)
{
	const char *text = arena_printf(a, "%sindicator a {\n%s\n}\n", AGREEMENT, keys);
	const char *path = test_file(a, "targets.conf", text, strlen(text));
	struct geography g = { .arena = a };
	struct caught m;

	geography_add_area(&g,
	    (struct area){ .code = 0,
		.kind = AREA_COUNTRY,
		.name = "Hele landet",
		.official_name = "Danmark",
		.landsdel = "",
		.kommunegruppe = "" });
	geography_index(&g);
	caught_begin(&m);
	catalogue_init(c, a);
	bool ok = targets_load(c, path, &g, a, &m.diag);
	*said = with_at(a, caught_text(&m), path);
	caught_end(&m);
	return ok;
}

static void
reads_money(void)
{
	struct arena a = { 0 };
	struct catalogue c;
	const char *said;

	CU_ASSERT_TRUE_FATAL(load(&c,
	    NAMED MEAN "prices = current price_year = 2019 denominator = inhabitants\n"
		       "target { from = \"2020-01-01\" at_most = 20 by = 2025 status = final "
		       "document = D price_year = 2021 }\n"
		       "target { from = \"2021-01-01\" at_most = 21 by = 2025 status = final "
		       "document = D }",
	    &a, &said));
	CHECK_STR(said, "");
	const struct indicator *i = &c.indicators[0];
	CU_ASSERT(i->money.currency == CURRENCY_KRONER && i->money.scale == 1000);
	CU_ASSERT(i->money.figures_year == 0 && i->money.price_year == 2019);
	CU_ASSERT(i->money.by_inhabitants && i->cost.source == NULL);
	CU_ASSERT(i->targets[0].price_year == 2021 && i->targets[1].price_year == 2019);
	CU_ASSERT(c.agreement.region == 0 && c.agreement.from == 0 && c.agreement.to == 0);

	CU_ASSERT_TRUE_FATAL(load(&c,
	    NAMED "measure = amount currency = drg scale = 1 prices = fixed price_year = 2022", &a,
	    &said));
	CU_ASSERT(c.indicators[0].money.currency == CURRENCY_DRG
	    && c.indicators[0].money.figures_year == 2022);

	CU_ASSERT_TRUE_FATAL(load(&c,
	    NAMED "measure = rate per = 1000 cost { amount = 34500.5 source = Takst }", &a, &said));
	const struct unit_cost *u = &c.indicators[0].cost;
	CU_ASSERT(u->amount == 34500.5 && u->currency == CURRENCY_NONE && u->price_year == 0);
	CHECK_STR(u->source, "Takst");
	arena_free(&a);
}

static void
refuses_keys(void)
{
	static const struct {
		const char *keys, *want;
	} rows[] = {
		{ NAMED "measure = mean\nprices = current",
		    "pejl: @:4: error: 'prices' is of money, and indicator 'a' has no 'currency' "
		    "(kroner or drg)\n" },
		{ NAMED "measure = mean\ncurrency = euro scale = 1 prices = current",
		    "pejl: @:4: error: 'euro' is no value of 'currency': write kroner or drg\n" },
		{ NAMED "measure = mean\ncurrency = kroner prices = current",
		    "pejl: @:4: error: indicator 'a' has no 'scale': 1, 1000 where the unit is "
		    "\"1000 kr.\", 1000000 where it is \"mio. kr.\"\n" },
		{ NAMED "measure = proportion\ncurrency = kroner scale = 1 prices = current",
		    "pejl: @:4: error: a proportion or rate counts events, not money; money is a "
		    "mean, ratio or amount\n" },
		{ NAMED MEAN, "pejl: @:2: error: indicator 'a' has no 'prices'\n" },
		{ NAMED MEAN "\nprices = fixed",
		    "pejl: @:4: error: indicator 'a' has no 'price_year', which fixed prices "
		    "need\n" },
		{ NAMED "measure = mean currency = kroner prices = current\nscale = 0",
		    "pejl: @:4: error: 'scale' is a number above 0\n" },
		{ NAMED MEAN "prices = current\nprice_year = 19",
		    "pejl: @:4: error: '19' is no whole number from 1900 to 2100\n" },
		{ NAMED MEAN "prices = current\ndenominator = patients",
		    "pejl: @:4: error: 'patients' is no value of 'denominator': write "
		    "inhabitants\n" },
		{ NAMED "measure = rate per = 1\ncost { source = S }",
		    "pejl: @:4: error: 'amount' is a number above 0: what one event costs\n" },
		{ NAMED "measure = rate per = 1\ncost { amount = 5 }",
		    "pejl: @:4: error: cost has no 'source'\n" },
		{ NAMED MEAN "prices = current\ncost { amount = 5 source = S }",
		    "pejl: @:4: error: a cost is of an event, and only a proportion or rate "
		    "counts events\n" },
		{ NAMED "measure = rate per = 1\ncost { amount = 5 source = S }\n"
			"cost { amount = 6 source = S }",
		    "pejl: @:5: error: indicator 'a' has a second cost\n" },
		{ NAMED "measure = mean\ntarget { from = \"2020-01-01\" at_most = 20 by = 2025 "
			"status = final document = D price_year = 2021 }",
		    "pejl: @:4: error: 'price_year' is of money, and indicator 'a' has no "
		    "'currency' (kroner or drg)\n" },
	};

	for (size_t k = 0; k < countof(rows); k++) {
		struct arena a = { 0 };
		struct catalogue c;
		const char *said;

		CHECK_ROW(!load(&c, rows[k].keys, &a, &said), rows[k].keys);
		CHECK_STR(said, rows[k].want);
		arena_free(&a);
	}
}

static bool
load_index(struct price_index *p, const char *text, struct arena *a, const char **said)
{
	const char *path = test_file(a, "prisindeks.csv", text, strlen(text));
	struct caught m;

	caught_begin(&m);
	bool ok = price_index_load(p, path, a, &m.diag);
	*said = with_at(a, caught_text(&m), path);
	caught_end(&m);
	return ok;
}

static void
reads_an_index(void)
{
	struct arena a = { 0 };
	struct price_index p;
	const char *said;

	CU_ASSERT_TRUE_FATAL(load_index(
	    &p, "aar;indeks;kilde\n2021;103,4; B \n2019;100;\"A;x\"\n2020;101,9;A\n", &a, &said));
	CHECK_STR(said, "");
	CU_ASSERT_EQUAL_FATAL(p.n, 3);
	CU_ASSERT(p.rows[0].year == 2019 && p.rows[0].index == 100 && p.rows[0].at.line == 3);
	CU_ASSERT(p.rows[2].year == 2021 && p.rows[2].index == 103.4 && p.rows[2].at.line == 2);
	CHECK_STR(p.rows[0].source, "A;x");
	CHECK_STR(p.rows[2].source, "B");
	arena_free(&a);
}

static void
refuses_an_index(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "aar;indeks\n2019;100\n",
		    "pejl: @:1: error: 2 fields, but there should be 3 [missing-cell]\n" },
		{ "aar;index;kilde\n",
		    "pejl: @:1:2: error: column 'index' should be 'indeks' [incorrect-label]\n" },
		{ "aar;indeks;kilde\n",
		    "pejl: @: error: the price index has no year; its lines are "
		    "aar;indeks;kilde\n" },
		{ "aar;indeks;kilde\n19;100;A\n",
		    "pejl: @:2:1: error: '19' is no year from 1900 to 2100 [constraint-error]\n" },
		{ "aar;indeks;kilde\n2019;100;A\n2019;101;A\n",
		    "pejl: @:3:1: error: 2019 is there already, in line 2 [primary-key]\n" },
		{ "aar;indeks;kilde\n2019;0;A\n",
		    "pejl: @:2:2: error: '0' is no index: a number from 0,01 to 1000000, as 104,2 "
		    "[constraint-error]\n" },
		{ "aar;indeks;kilde\n2019;1e300;A\n",
		    "pejl: @:2:2: error: '1e300' is out of range [type-error]\n" },
		{ "aar;indeks;kilde\n2019;1000001;A\n",
		    "pejl: @:2:2: error: '1000001' is no index: a number from 0,01 to 1000000, as "
		    "104,2 "
		    "[constraint-error]\n" },
		{ "aar;indeks;kilde\n2019;-5;A\n",
		    "pejl: @:2:2: error: '-5' is no index: a number from 0,01 to 1000000, as 104,2 "
		    "[constraint-error]\n" },
		{ "aar;indeks;kilde\n2019;2 %;A\n",
		    "pejl: @:2:2: error: '2 %' is no index: a number from 0,01 to 1000000, as "
		    "104,2 "
		    "[constraint-error]\n" },
		{ "aar;indeks;kilde\n2019;;A\n",
		    "pejl: @:2:2: error: '' is no index: a number from 0,01 to 1000000, as 104,2 "
		    "[constraint-error]\n" },
		{ "aar;indeks;kilde\n2019;100;\n",
		    "pejl: @:2:3: error: there is no source of the index of 2019 "
		    "[missing-cell]\n" },
	};

	for (size_t k = 0; k < countof(rows); k++) {
		struct arena a = { 0 };
		struct price_index p;
		const char *said;

		CHECK_ROW(!load_index(&p, rows[k].text, &a, &said), rows[k].text);
		CHECK_STR(said, rows[k].want);
		arena_free(&a);
	}
}

void
suite_money(void)
{
	static const struct test tests[] = {
		{ "reads money", reads_money },
		{ "refuses keys", refuses_keys },
		{ "reads an index", reads_an_index },
		{ "refuses an index", refuses_an_index },
	};

	suite_add("money", tests, countof(tests));
}
