/* tests/plots/test_gantt.c - the indsatser of a portfolio over time. */
#include "plots/gantt.h"

#include <math.h>
#include <string.h>

#include "plots/chart.h"
#include "tests/check.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

static const int early[] = { 2019, 2020, 2021 }, late[] = { 2021, 2023 };
static const struct milestone steps[] = {
	{ .name = "aftale", .due = 20240301, .done = 20240415 },
	{ .name = "ansat", .due = 20250601 },
	{ .name = "evaluering", .due = 20270101 },
	/* reached after the day of the picture: not yet */
	{ .name = "rapport", .due = 20260301, .done = 20260201 },
};

static const struct effort efforts[] = {
	{ .name = "Røgfri arbejdstid",
	    .group = "Forebyggelse",
	    .kind = EFFORT_EXISTING,
	    .status = EFFORT_RUNNING,
	    .start = 20240101,
	    .end = 20261231,
	    .years = late,
	    .nyears = 2,
	    .staff = 2.5,
	    .milestones = steps,
	    .nmilestones = 4,
	    .document = "bilag 1" },
	{ .name = "Fælles udskrivningskoordinator på sygehuset i Odense og i ni kommuner",
	    .group = "Behandling og pleje",
	    .kind = EFFORT_NEW,
	    .years = early,
	    .nyears = 3,
	    .staff = NAN,
	    .document = "bilag 2" },
	{ .name = "Overvægt hos børn",
	    .group = "Forebyggelse",
	    .kind = EFFORT_NEW,
	    .status = EFFORT_PLANNED,
	    .start = 20250901,
	    .staff = NAN,
	    .document = "bilag 1" },
	{ .name = "Telemedicin",
	    .group = "Forebyggelse",
	    .kind = EFFORT_NEW,
	    .status = EFFORT_PAUSED,
	    .end = 20240630,
	    .staff = NAN,
	    .document = "" },
	{ .name = "Patientuddannelse",
	    .group = "Forebyggelse",
	    .kind = EFFORT_NEW,
	    .status = EFFORT_DONE,
	    .start = 20220101,
	    .end = 20221231,
	    .staff = NAN,
	    .document = "" },
	{ .name = "Fælles sprog",
	    .group = "",
	    .kind = EFFORT_TASK,
	    .status = EFFORT_UNSTATED,
	    .staff = NAN,
	    .document = "" },
};

static struct chart
chart_of(const struct effort *of, size_t n, struct arena *a)
{
	const struct effort **rows = arena_array(a, n + 1, sizeof *rows);
	struct gantt_chart *g = arena_alloc(a, sizeof *g);

	for (size_t i = 0; i < n; i++)
		rows[i] = &of[i];
	*g = (struct gantt_chart){ .place = "Region Syddanmark",
		.rows = rows,
		.nrows = n,
		.portfolio = "Sundhedsaftalen" };
	return (struct chart){ .kind = CHART_GANTT, .id = "gantt", .as_of = 20251231, .gantt = g };
}

static void
is_sound(void)
{
	static const int far[] = { 1900, 2100 };
	static const struct effort odd[] = {
		{ .name = "`touch x`'\"@|<b>\n$d1 EOD %s",
		    .group = "'`",
		    .start = 20250101,
		    .end = 20240101,
		    .staff = 1e6,
		    .document = "'`" },
		{ .name = "", .group = "", .years = far, .nyears = 2, .staff = 0, .document = "" },
		{ .name = "", .group = "", .end = 19000101, .staff = NAN, .document = "" },
		{ .name = "", .group = "", .start = 21001231, .staff = NAN, .document = "" },
	};
	struct arena a = { 0 };
	struct chart c = chart_of(efforts, countof(efforts), &a);
	struct chart hostile = chart_of(odd, countof(odd), &a), none = chart_of(NULL, 0, &a);

	check_chart(&c, &a);
	check_quotes(&hostile, &a);
	check_quotes(&none, &a);
	c.language = LANGUAGE_ENGLISH;
	check_chart(&c, &a);
	arena_free(&a);
}

/* Twice what a følgegruppe has, each name longer than a line. */
static void
takes_many(void)
{
	struct effort many[45];
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(many); i++) {
		many[i] = efforts[i % countof(efforts)];
		many[i].name = arena_printf(&a, "%zu %s", i, efforts[1].name);
	}
	struct chart c = chart_of(many, countof(many), &a);
	check_chart(&c, &a);
	arena_free(&a);
}

/* Groups as they come, in each the new before the existing. */
static void
says_all(void)
{
#define NB "\xC2\xA0"
	static const char *const want[][8] = {
		{ "Overvægt hos børn", "Forebyggelse: nye indsatser", "planlagt", "–",
		    "1." NB "september 2025", "–", "–", "–" },
		{ "Telemedicin", "Forebyggelse: nye indsatser", "sat på pause", "–", "–",
		    "30." NB "juni 2024", "–", "–" },
		{ "Patientuddannelse", "Forebyggelse: nye indsatser", "afsluttet", "–",
		    "1." NB "januar 2022", "31." NB "december 2022", "–", "–" },
		{ "Røgfri arbejdstid", "Forebyggelse: eksisterende indsatser", "i gang",
		    "2021, 2023", "1." NB "januar 2024", "31." NB "december 2026",
		    "aftale: nået 15." NB "april 2024; ansat: overskredet, skulle nås 1." NB
		    "juni 2025; "
		    "evaluering: skal nås 1." NB "januar 2027; rapport: skal nås 1." NB
		    "marts 2026",
		    "2,5" },
		{ "Fælles udskrivningskoordinator på sygehuset i Odense og i ni kommuner",
		    "Behandling og pleje: nye indsatser", "status ikke oplyst", "2019–2021", "–",
		    "–", "–", "–" },
		{ "Fælles sprog", "Øvrige opgaver", "status ikke oplyst", "–", "–", "–", "–", "–" },
	};
	static const char *const said[] = { "'tid ikke oplyst'", "'2,5" NB "årsværk årligt'",
		"'milepæl overskredet'", "'Behandling og pleje: nye indsatser'", "december 2025'",
		"'2019'", "1" NB "planlagt", "2" NB "uden oplyst", "bilag 1; bilag 2" };
	struct arena a = { 0 };
	struct chart c = chart_of(efforts, countof(efforts), &a);
	struct figure_table t = chart_table(&c, &a);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);

	CU_ASSERT_FATAL(t.nrows == countof(want) && t.ncolumns == countof(want[0]));
	for (size_t i = 0; i < countof(want); i++)
		for (size_t k = 0; k < countof(want[0]); k++)
			CHECK_STR(t.cells[t.ncolumns * i + k], want[i][k]);
	for (size_t i = 0; i < countof(said); i++)
		CHECK_ROW(strstr(script, said[i]) != NULL, said[i]);
	arena_free(&a);
}

/* What no effort has is not explained; where all are alike, the title counts none of them. */
static void
says_no_more(void)
{
	static const char *const unsaid[] = { "milepæl", "start til slut", "årsværk",
		"Behandling og pleje:" };
	struct arena a = { 0 };
	struct chart c = chart_of(efforts + 1, 1, &a);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);

	CU_ASSERT(strstr(script, "'år med ressourcetræk'") != NULL);
	CU_ASSERT(strstr(script, "1" NB "indsats, status ikke") != NULL);
	for (size_t i = 0; i < countof(unsaid); i++)
		CHECK_ROW(strstr(script, unsaid[i]) == NULL, unsaid[i]);
	arena_free(&a);
}

void
suite_gantt(void)
{
	static const struct test tests[] = {
		{ "nothing stands on anything", is_sound },
		{ "45 indsatser with long names", takes_many },
		{ "rows in order, all of them told", says_all },
		{ "nothing that is not there", says_no_more },
	};

	suite_add("gantt", tests, countof(tests));
}
