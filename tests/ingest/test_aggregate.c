/* Sums by key: what is added to what, in which order it comes out, what is not summed. */
#include "tests/ingest/suites.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "ingest/aggregate.h"
#include "model/period.h"
#include "tests/check.h"

static struct by
by_of(const enum by_part *part, size_t n)
{
	struct by by = { .n = n };

	for (size_t i = 0; i < n; i++) {
		by.part[i] = part[i];
		by.has[part[i]] = true;
	}
	return by;
}

static struct by
by_usual(void)
{
	return by_of((const enum by_part[]){ BY_INDICATOR, BY_AREA, BY_YEAR }, 3);
}

static struct observation
obs(const char *period, int area, double numerator, double denominator)
{
	struct observation o = { .area = area,
		.numerator = numerator,
		.denominator = denominator,
		.value = NAN,
		.origin = { "a.csv", 2, 3 } };

	CU_ASSERT(period_parse(&o.period, period));
	return o;
}

static const struct indicator amount = {
	.id = "x", .name = "x", .unit = "", .measure = MEASURE_AMOUNT, .per = 1
};

static void
sums_parts_of_the_year(void)
{
	struct arena a = { 0 };
	struct groups g;
	const struct observation rows[] = {
		obs("2022K4", 461, 1, 10),
		obs("2023K1", 461, 2, 20),
		obs("2023K2", 461, 3, 30),
		obs("2023M07", 480, 4, 40),
		obs("2021-2023", 461, 5, 50),
	};

	groups_init(&g, by_usual(), &a);
	for (size_t i = 0; i < countof(rows); i++)
		groups_put(&g, &rows[i], &amount);
	CU_ASSERT(g.n == 4);
	CU_ASSERT(exact_value(&g.group[1].numerator) == 5);
	CU_ASSERT(exact_value(&g.group[1].denominator) == 50);
	CU_ASSERT(g.group[1].n == 2);
	CU_ASSERT(g.group[3].key.period.kind == PERIOD_SPAN); /* is in no one year */
	arena_free(&a);
}

static void
leaves_out_what_has_no_counts(void)
{
	struct arena a = { 0 };
	struct groups g;
	struct observation none = obs("2023", 461, NAN, 10), half = obs("2023", 461, 5, NAN),
			   both = obs("2023", 461, 5, 10);

	groups_init(&g, by_usual(), &a);
	none.origin.line = 7;
	groups_put(&g, &both, &amount);
	groups_put(&g, &none, &amount);
	groups_put(&g, &half, &amount);
	CU_ASSERT(g.n == 1);
	CU_ASSERT(g.left_out == 2);
	CU_ASSERT(g.first_out.line == 7);
	CU_ASSERT(exact_value(&g.group[0].denominator) == 10);
	arena_free(&a);
}

/* 0.1 ten times is 1; 2^53 + 1 - 2^53 is 1. A plain sum gives 0.9999999999999999 and 0. */
static void
sums_exactly_in_any_order(void)
{
	static const double rows[][2] = { { 9007199254740992, 0.1 }, { 1, 0.7 },
		{ -9007199254740992, 0.2 }, { 0.5, 1e17 }, { 0.25, -1e17 } };
	struct arena a = { 0 };
	struct groups g, part[2];

	groups_init(&g, by_usual(), &a);
	groups_init(&part[0], by_usual(), &a);
	groups_init(&part[1], by_usual(), &a);
	for (size_t i = 0; i < countof(rows); i++) {
		struct observation o = obs("2023", 461, rows[i][0], rows[i][1]);
		groups_put(&g, &o, &amount);
		groups_put(&part[i % 2], &o, &amount);
	}
	CU_ASSERT(exact_value(&g.group[0].numerator) == 1.75);
	CU_ASSERT(exact_value(&g.group[0].denominator) == 1);
	groups_merge(&part[1], &part[0]);
	CU_ASSERT(part[1].n == 1);
	CU_ASSERT(exact_value(&part[1].group[0].numerator) == 1.75);
	CU_ASSERT(exact_value(&part[1].group[0].denominator) == 1);
	CU_ASSERT(part[1].group[0].n == countof(rows));
	arena_free(&a);
}

static void
sorts_by_key_in_the_order_asked(void)
{
	static const struct {
		const char *row;
		enum by_part part[3];
		size_t n;
		const char *want;
	} rows[] = {
		{ "indicator first", { BY_INDICATOR, BY_AREA, BY_YEAR }, 3,
		    "a 461 2022;a 461 2023;a 480 2022;b 101 2021;" },
		{ "year first", { BY_YEAR, BY_AREA, BY_INDICATOR }, 3,
		    "b 101 2021;a 461 2022;a 480 2022;a 461 2023;" },
		{ "area alone", { BY_AREA }, 1, "- 101 -;- 461 -;- 480 -;" },
		{ "period", { BY_PERIOD }, 1, "- - 2021Q4;- - 2022Q1;- - 2022Q2;- - 2023Q1;" },
	};
	struct arena a = { 0 };
	struct catalogue c;

	catalogue_init(&c, &a);
	int b = catalogue_publisher_name(&c, "b", ""),
	    first = catalogue_publisher_name(&c, "a", "");
	for (size_t r = 0; r < countof(rows); r++) {
		const struct observation all[] = { obs("2023K1", 461, 1, 2),
			obs("2022K1", 480, 1, 2), obs("2022K2", 461, 1, 2),
			obs("2021K4", 101, 1, 2) };
		struct groups g;
		char got[256] = "", period[PERIOD_SIZE];

		groups_init(&g, by_of(rows[r].part, rows[r].n), &a);
		for (size_t i = 0; i < countof(all); i++) {
			struct observation o = all[i];
			o.indicator = i == 3 ? b : first;
			groups_put(&g, &o, &amount);
		}
		groups_sort(&g, &c);
		for (size_t i = 0; i < g.n; i++) {
			const struct group_key *k = &g.group[i].key;
			size_t n = strlen(got);
			snprintf(got + n, sizeof got - n, "%s ",
			    g.by.has[BY_INDICATOR] ? c.indicators[k->indicator].id : "-");
			n = strlen(got);
			if (g.by.has[BY_AREA])
				snprintf(got + n, sizeof got - n, "%d ", k->area);
			else
				snprintf(got + n, sizeof got - n, "- ");
			n = strlen(got);
			snprintf(got + n, sizeof got - n, "%s;",
			    g.by.has[BY_YEAR] || g.by.has[BY_PERIOD]
				? period_print(period, k->period)
				: "-");
		}
		CHECK_ROW(strcmp(got, rows[r].want) == 0, got);
	}
	arena_free(&a);
}

static void
knows_what_a_value_is(void)
{
	static const struct {
		const char *row;
		bool configured;
		enum measure measure;
		const char *unit;
		double per, value; /* of a row with 57 of 100 */
		double want;
	} rows[] = {
		{ "a proportion", true, MEASURE_PROPORTION, "%", 100, 57, 100 },
		{ "one without values", true, MEASURE_PROPORTION, "%", 100, NAN, 100 },
		{ "a standardised one", true, MEASURE_PROPORTION, "%", 100, 55.2, NAN },
		{ "a rate", true, MEASURE_RATE, "pr. 1000", 1000, 570, 1000 },
		{ "an amount", true, MEASURE_AMOUNT, "antal", 1, 57, NAN },
		{ "a file's own, in per cent", false, MEASURE_AMOUNT, "", 1, 57, 100 },
		{ "a file's own, of something else", false, MEASURE_AMOUNT, "", 1, 0.57, NAN },
		{ "a file's own, without values", false, MEASURE_AMOUNT, "", 1, NAN, NAN },
		{ "a file's own, stated", false, MEASURE_AMOUNT, "%", 1, NAN, 100 },
		{ "a file's own, other unit", false, MEASURE_AMOUNT, "dage", 1, 57, NAN },
	};

	for (size_t r = 0; r < countof(rows); r++) {
		const struct indicator i = { .configured = rows[r].configured,
			.measure = rows[r].measure,
			.unit = rows[r].unit,
			.per = rows[r].per };
		struct observation o = obs("2023", 461, 57, 100);
		struct group g = { 0 };
		o.value = rows[r].value;
		group_add(&g, &o, &i);
		CHECK_CLOSE(group_per(&i, g.seen), rows[r].want, 0, 0, rows[r].row);
	}
}

static void
notices_what_overlaps(void)
{
	static const struct {
		const char *row;
		enum by_part part[2];
		size_t n;
		int stratum, area; /* of the second row; the first is everyone in 461 in 2023 */
		const char *period;
		const char *want;
	} rows[] = {
		{ "the same kind", { BY_INDICATOR }, 1, 0, 480, "2022", NULL },
		{ "a subgroup", { BY_AREA, BY_YEAR }, 2, 1, 461, "2023",
		    "rows of everyone and of subgroups" },
		{ "a subgroup of its own", { BY_STRATUM }, 1, 1, 461, "2023", NULL },
		{ "the region", { BY_YEAR }, 1, 0, 1083, "2023",
		    "areas that are inside each other" },
		{ "the country", { BY_YEAR }, 1, 0, 0, "2023", "areas that are inside each other" },
		{ "a klynge", { BY_YEAR }, 1, 0, 4001, "2023", "areas that are inside each other" },
		{ "the region for itself", { BY_AREA }, 1, 0, 1083, "2023", NULL },
		{ "a quarter", { BY_AREA, BY_YEAR }, 2, 0, 461, "2023K1",
		    "periods that are inside each other" },
		{ "a quarter for itself", { BY_AREA, BY_PERIOD }, 2, 0, 461, "2023K1", NULL },
	};

	for (size_t r = 0; r < countof(rows); r++) {
		struct arena a = { 0 };
		struct groups g;
		struct observation first = obs("2023", 461, 1, 2),
				   second = obs(rows[r].period, rows[r].area, 1, 2);
		const char *got = NULL;

		second.stratum = rows[r].stratum;
		groups_init(&g, by_of(rows[r].part, rows[r].n), &a);
		groups_put(&g, &first, &amount);
		groups_put(&g, &second, &amount);
		for (size_t i = 0; i < g.n && got == NULL; i++)
			got = group_overlap(&g.group[i], &g.by);
		CHECK_ROW((got == NULL) == (rows[r].want == NULL), rows[r].row);
		if (got != NULL && rows[r].want != NULL)
			CHECK_STR(got, rows[r].want);
		arena_free(&a);
	}
}

static void
holds_many_keys(void)
{
	struct arena a = { 0 };
	struct groups g;

	groups_init(&g, by_usual(), &a);
	for (int turn = 0; turn < 3; turn++) {
		for (int i = 0; i < 5000; i++) {
			struct observation o = obs("2023", i % 2500, 1, 2);
			o.indicator = i / 2500;
			groups_put(&g, &o, &amount);
		}
		CU_ASSERT(g.n == 5000);
		CU_ASSERT(g.group[4999].n == (turn == 1 ? 2 : 1));
		if (turn == 1)
			groups_clear(&g);
	}
	arena_free(&a);
}

static const struct test tests[] = {
	{ "sums parts of the year", sums_parts_of_the_year },
	{ "leaves out what has no counts", leaves_out_what_has_no_counts },
	{ "sums exactly in any order", sums_exactly_in_any_order },
	{ "sorts by key in the order asked", sorts_by_key_in_the_order_asked },
	{ "knows what a value is", knows_what_a_value_is },
	{ "notices what overlaps", notices_what_overlaps },
	{ "holds many keys", holds_many_keys },
};

void
suite_aggregate(void)
{
	suite_add("aggregate", tests, countof(tests));
}
