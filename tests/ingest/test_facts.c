/* What an import finds out beside the figures: marks, signs, spellings, units. */
#include "ingest/facts.h"

#include <string.h>

#include "ingest/import.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

static void
drop(void *to, const struct observation *o)
{
	(void)to;
	(void)o;
}

/* The facts of a file that says TEXT. */
static void
gather(struct import_facts *f, const char *text, struct arena *a)
{
	struct geography g;
	struct catalogue c;
	struct import_summary summary;
	const struct import_options o = { 0 };
	struct diag d = { 0 };

	small_geography(&g, a);
	geography_add_area(&g,
	    (struct area){ .code = 101,
		.kind = AREA_KOMMUNE,
		.name = "København",
		.official_name = "Københavns Kommune",
		.landsdel = "",
		.kommunegruppe = "" });
	geography_index(&g);
	catalogue_init(&c, a);
	*f = (struct import_facts){ .arena = a };
	import_file(&(struct import){ .arena = a,
			.geography = &g,
			.catalogue = &c,
			.options = &o,
			.sink = drop,
			.diag = &d,
			.facts = f },
	    test_file(a, "facts.csv", text, strlen(text)), &summary);
}

/* "text:line:count:code" of each, parted by blanks. */
static const char *
print(const struct fact_list *l, struct arena *a)
{
	const char *s = "";

	for (size_t i = 0; i < l->n; i++)
		s = arena_printf(a, "%s%s%s:%zu:%zu:%d", s, i > 0 ? " " : "", l->item[i].text,
		    l->item[i].at.line, l->item[i].count, l->item[i].code);
	return s;
}

static void
lists(void)
{
	static const struct {
		const char *name, *text, *marks, *others, *unmatched, *respelled;
	} rows[] = {
		{ "marks are counted with their first line and meaning",
		    "kommune;år;andel\nOdense;2019;..\nOdense;2020;..\nOdense;2021;<5\nOdense;2022;"
		    "5*\nOdense;2023;12\nOdense;2024;.\n",
		    "..:2:2:0 <5:4:1:1 *:5:1:5 .:7:1:3", "", "", "" },
		{ "totals and unknown residence are others",
		    "kommune;år;andel\nI alt;2019;1\nOdense;2019;1\n019;2019;1\nI "
		    "alt;2020;1\n;2020;1\n",
		    "", "I alt:2:2:0 019:4:1:0 :6:1:0", "", "" },
		{ "unmatched, and spellings that are not the usual ones",
		    "kommune;år;andel\nOdensee;2019;1\nCopenhagen;2019;1\nÅrhus;2019;1\nAarhus "
		    "Kommune;2019;1\n"
		    "København;2019;1\nKøbenhavns Kommune;2019;1\n",
		    "", "", "Odensee:2:1:0", "Copenhagen:3:1:101" },
		{ "columns of a wide file", "dato;Odense;Copenhagen;NA;Ærø\n2020-01-01;1;2;3;4\n",
		    "", "NA:1:1:0", "", "Copenhagen:1:1:101" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct import_facts *f = arena_alloc(&a, sizeof *f);
		gather(f, rows[i].text, &a);
		CHECK_ROW(f->mapped, rows[i].name);
		CHECK_STR(print(&f->marks, &a), rows[i].marks);
		CHECK_STR(print(&f->others, &a), rows[i].others);
		CHECK_STR(print(&f->unmatched, &a), rows[i].unmatched);
		CHECK_STR(print(&f->respelled, &a), rows[i].respelled);
		arena_free(&a);
	}
}

/* Which cell decided how numbers are written. */
static void
signs(void)
{
	static const struct {
		const char *text;
		char decimal, thousands;
		const char *decimal_cell, *thousands_cell;
		size_t decimal_line;
	} rows[] = {
		{ "kommune;år;andel\nOdense;2019;12\nOdense;2020;13,5\n", ',', 0, "13,5", NULL, 3 },
		{ "kommune;år;andel\nOdense;2019;1.234,5\n", ',', '.', "1.234,5", "1.234,5", 2 },
		{ "kommune;år;andel\nOdense;2019; 66.116.589 \n", ',', '.', "66.116.589",
		    "66.116.589", 2 },
		{ "kommune;år;andel\nOdense;2019;13.51\n", '.', 0, "13.51", NULL, 2 },
		{ "kommune;år;andel\nOdense;2019;1.157\n", 0, 0, NULL, NULL, 0 },
		{ "kommune;år;andel\nOdense;2019;12\n", 0, 0, NULL, NULL, 0 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct import_facts *f = arena_alloc(&a, sizeof *f);
		gather(f, rows[i].text, &a);
		CHECK_ROW(f->format.decimal == rows[i].decimal, rows[i].text);
		CHECK_ROW(f->format.thousands == rows[i].thousands, rows[i].text);
		CHECK_STR(f->decimal.text, rows[i].decimal_cell);
		CHECK_STR(f->thousands.text, rows[i].thousands_cell);
		CHECK_ROW(f->decimal.at.line == rows[i].decimal_line, rows[i].text);
		arena_free(&a);
	}
}

static void
hidden(void)
{
	static const struct {
		const char *text;
		bool zeros, ok;
		int low, high;
	} rows[] = {
		{ "<10", true, true, 1, 9 },
		{ "<10", false, true, 0, 9 },
		{ "< 5", true, true, 1, 4 },
		{ "1-4", false, true, 1, 4 },
		{ "0-4", true, true, 0, 4 },
		{ "4-1", true, false, 0, 0 },
		{ "<", true, false, 0, 0 },
		{ "..", true, false, 0, 0 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		int low = 0, high = 0;
		CHECK_ROW(facts_hidden(rows[i].text, rows[i].zeros, &low, &high) == rows[i].ok,
		    rows[i].text);
		if (rows[i].ok)
			CHECK_ROW(low == rows[i].low && high == rows[i].high, rows[i].text);
	}
}

/* More distinct texts than are kept: the cells are counted all the same. */
static void
many(void)
{
	struct arena a = { 0 };
	struct import_facts *f = arena_alloc(&a, sizeof *f);
	const char *text = "kommune;år;andel\n";

	for (int i = 0; i < FACTS_TEXTS + 3; i++)
		text = arena_printf(&a, "%sFlecke%dn;2019;1\n", text, i);
	gather(f, text, &a);
	CU_ASSERT_EQUAL(f->unmatched.n, FACTS_TEXTS);
	CU_ASSERT_EQUAL(f->unmatched.others, 3);
	arena_free(&a);
}

void
suite_facts(void)
{
	static const struct test tests[] = {
		{ "marks, others, unmatched, spellings", lists },
		{ "which cell showed a sign", signs },
		{ "what a suppressing mark hides", hidden },
		{ "more texts than are kept", many },
	};

	suite_add("facts", tests, countof(tests));
}
