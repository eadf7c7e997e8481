/* tests/plots/test_gantt.c - efforts over time. */
#include "plots/gantt.h"

#include <math.h>
#include <string.h>

#include "plots/chart.h"
#include "tests/check.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

static const struct source source = { .publisher = "pejl",
	.title = "opdigtede indsatser",
	.extracted = 20251101,
	.fictional = true };
static const struct source *const sources[] = { &source };

static const struct gantt_row rows[] = {
	{ "Røgfri arbejdstid", "Sundhedsklynge Lillebælt", 20240101, 20261231, GANTT_RUNNING, 2.5 },
	{ "Fælles udskrivningskoordinator på sygehuset i Odense og i ni kommuner",
	    "Sundhedsklynge Fyn", 20230301, 20250630, GANTT_DONE, 6 },
	{ "Akutteam døgnet rundt", "Sundhedsklynge Fyn", 20250901, 0, GANTT_RUNNING, NAN },
	{ "Overvægt hos børn", "Sundhedsklynge Fyn", 20260801, 20281231, GANTT_PLANNED, 3.25 },
	{ "Telemedicin til KOL", "Sundhedsklynge Sønderjylland", 20240601, 20251001, GANTT_STOPPED,
	    1 },
	{ "Mental sundhed i ungdomsuddannelser", "Sundhedsklynge Sønderjylland", 20250201, 20270701,
	    GANTT_PAUSED, 4 },
};

static struct chart
chart_of(const struct gantt_row *of, size_t n, struct arena *a)
{
	struct gantt_chart *g = arena_alloc(a, sizeof *g);

	*g = (struct gantt_chart){ .place = "Region Syddanmark",
		.rows = of,
		.nrows = n,
		.sources = sources,
		.nsources = 1 };
	return (struct chart){ .kind = CHART_GANTT, .id = "gantt", .as_of = 20251231, .gantt = g };
}

static void
is_sound(void)
{
	static const struct gantt_row odd[] = {
		{ "`touch x`'\"@|<b>\n$d1 EOD %s", "'`", 20250101, 20240101, GANTT_RUNNING, NAN },
		{ "", "", 19990101, 20990101, GANTT_PLANNED, 1e6 },
		{ "", "", 20251231, 20251231, GANTT_DONE, 0 },
	};
	struct arena a = { 0 };
	struct chart c = chart_of(rows, countof(rows), &a), hostile = chart_of(odd, 3, &a);
	struct chart none = chart_of(NULL, 0, &a);

	check_chart(&c, &a);
	check_quotes(&hostile, &a);
	check_quotes(&none, &a);
	c.language = LANGUAGE_ENGLISH;
	check_chart(&c, &a);
	arena_free(&a);
}

/* Fora by name, in each by start; sums what is stated and says what is not. */
static void
says_all(void)
{
	static const char *const names[] = {
		"Fælles udskrivningskoordinator på sygehuset i Odense og "
		"i ni kommuner",
		"Akutteam døgnet rundt", "Overvægt hos børn", "Røgfri arbejdstid",
		"Telemedicin til KOL", "Mental sundhed i ungdomsuddannelser"
	};
	static const char *const said[] = { "'i gang, uden slutdato'",
		"'planlagt, 3,25\xC2\xA0"
		"årsværk'",
		"'Sundhedsklynge Lillebælt'", "december 2025'",
		"I alt 16,75\xC2\xA0"
		"årsværk (1 uden oplyst årsværk)",
		"EKSEMPELDATA" };
	struct arena a = { 0 };
	struct chart c = chart_of(rows, countof(rows), &a);
	struct figure_table t = chart_table(&c, &a);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);

	CU_ASSERT_FATAL(t.nrows == countof(names) && t.ncolumns == 6);
	for (size_t i = 0; i < countof(names); i++)
		CHECK_STR(t.cells[6 * i], names[i]);
	CHECK_STR(t.cells[6 + 4], "–");
	CHECK_STR(t.cells[6 + 5], "–");
	for (size_t i = 0; i < countof(said); i++)
		CHECK_ROW(strstr(script, said[i]) != NULL, said[i]);
	arena_free(&a);
}

void
suite_gantt(void)
{
	static const struct test tests[] = {
		{ "nothing stands on anything", is_sound },
		{ "rows in order, sums said", says_all },
	};

	suite_add("gantt", tests, countof(tests));
}
