/* tests/plots/test_bullet.c - all målsætninger of an area. */
#include "plots/bullet.h"

#include <math.h>
#include <string.h>

#include "plots/script.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

/* Smoking, readmissions (invented), and one without figure or target. */
static struct chart
a_chart(struct bullet_chart *b, struct arena *a)
{
	const struct assessment **rows = arena_array(a, 3, sizeof *rows);
	struct assessment *empty = arena_alloc(a, sizeof *empty);

	rows[0] = fixture_smoking(a).assessment;
	rows[1] = fixture_readmissions(a).assessment;
	*empty = *rows[0];
	empty->latest = empty->judged = (struct judgement){ .value = NAN };
	empty->target = NULL;
	empty->verdict = VERDICT_NO_DATA;
	rows[2] = empty;
	*b = (struct bullet_chart){ .area = rows[0]->series.area, .rows = rows, .nrows = 3 };
	return (struct chart){
		.kind = CHART_BULLET, .id = "bullet-1083", .as_of = 20251231, .bullet = b
	};
}

static void
counts_the_verdicts(void)
{
	struct arena a = { 0 };
	struct bullet_chart b;
	struct chart c = a_chart(&b, &a);
	struct chart_words w = chart_words(&c, &a);

	CHECK_STR(w.title,
	    "Region Syddanmark: 3\xC2\xA0målsætninger, 1\xC2\xA0ikke på vej, 1\xC2\xA0ikke "
	    "indfriet, "
	    "1\xC2\xA0ingen data");
	CU_ASSERT(w.fictional);
	b.nrows = 1;
	CU_ASSERT(!chart_words(&c, &a).fictional);
	CU_ASSERT(strstr(chart_words(&c, &a).title, "1\xC2\xA0målsætning, ") != NULL);
	arena_free(&a);
}

static void
has_a_table(void)
{
	static const char *const want[] = { "Daglige rygere", "Ikke indfriet",
		"Mål: højst\xC2\xA0"
		"13\xC2\xA0% i\xC2\xA0"
		"2023",
		"10,9\xC2\xA0% i\xC2\xA0"
		"2025 (14,8\xC2\xA0% i\xC2\xA0"
		"2021)" };
	struct arena a = { 0 };
	struct bullet_chart b;
	struct chart c = a_chart(&b, &a);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT_FATAL(t.nrows == 3 && t.ncolumns == countof(want) && t.nwords == 3);
	for (size_t i = 0; i < countof(want); i++)
		CHECK_STR(t.cells[i], want[i]);
	CHECK_STR(t.cells[2 * 4 + 2], "Intet mål i kraft");
	CHECK_STR(t.cells[2 * 4 + 3], "ingen data");
	arena_free(&a);
}

/* Figure and target of every rule, on either side of 0 and of each other. */
static void
looks_right(void)
{
	static const struct target targets[] = {
		{ .rule = TARGET_AT_MOST, .low = NAN, .high = 13, .by = 2027 },
		{ .rule = TARGET_AT_LEAST, .low = 79.3, .high = NAN, .by = 2027 },
		{ .rule = TARGET_BETWEEN, .low = 5, .high = 8, .by = 2027 },
		{ .rule = TARGET_AT_MOST, .low = NAN, .high = NAN, .by = 2027 },
	};
	static const double values[] = { 10.9, 0, -3, 1e6 };
	struct arena a = { 0 };
	struct bullet_chart b;
	struct chart c = a_chart(&b, &a);

	for (size_t t = 0; t < countof(targets); t++)
		for (size_t v = 0; v < countof(values); v++) {
			struct assessment row = *b.rows[0];
			const struct assessment *rows[] = { &row, b.rows[1], b.rows[2] };
			struct bullet_chart one = b;
			row.target = &targets[t];
			row.latest.value = values[v];
			one.rows = rows;
			c.bullet = &one;
			c.language = (enum language)(v % 2);
			check_chart(&c, &a);
		}
	arena_free(&a);
}

static void
keeps_text_in_quotes(void)
{
	struct arena a = { 0 };
	struct bullet_chart b;
	struct chart c = a_chart(&b, &a), line = fixture_smoking(&a);
	const struct assessment *rows[1];

	fixture_rename(&line, "`touch x`' . system('x')\nEOD\n<script>", &a);
	rows[0] = line.assessment;
	b.rows = rows;
	b.nrows = 1;
	b.area = line.assessment->series.area;
	check_chart(&c, &a);
	arena_free(&a);
}

void
suite_bullet(void)
{
	static const struct test tests[] = {
		{ "counts the verdicts", counts_the_verdicts },
		{ "has a table", has_a_table },
		{ "looks right", looks_right },
		{ "keeps text in quotes", keeps_text_in_quotes },
	};

	suite_add("bullet", tests, countof(tests));
}
