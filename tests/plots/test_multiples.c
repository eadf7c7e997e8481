/* tests/plots/test_multiples.c - the kommuner over time, side by side. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/script.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

/* The region and four kommuner in 2021-2023: better, worse, suppressed throughout, no rows. */
static struct chart
some_areas(struct arena *a)
{
	static const double region[] = { 14, 13, 12 };
	static const double values[][3] = { { 15, NAN, 12 }, { 11, 12, 13 }, { NAN, NAN, NAN } };
	static const struct area places[] = { { .name = "Aabenraa" }, { .name = "Vejle" },
		{ .name = "Ærø" }, { .name = "Odense" } };
	struct chart c = fixture_smoking(a);
	struct assessment *whole = arena_alloc(a, sizeof *whole);
	struct assessment *areas = arena_array(a, countof(places), sizeof *areas);

	*whole = *c.assessment;
	whole->series = fixture_series(
	    whole->series.indicator, whole->series.area, 2021, region, countof(region), a);
	for (size_t i = 0; i < countof(places); i++)
		areas[i].series = fixture_series(whole->series.indicator, &places[i], 2021,
		    values[i < 3 ? i : 0], i < 3 ? 3 : 0, a);
	c.kind = CHART_MULTIPLES;
	c.id = "multiples-rygning";
	c.assessment = whole;
	c.areas = areas;
	c.nareas = countof(places);
	return c;
}

static void
counts_who_is_better(void)
{
	struct arena a = { 0 };
	struct chart c = some_areas(&a);

	CHECK_STR(chart_words(&c, &a).title,
	    "Daglige rygere: bedre i 1\xC2\xA0"
	    "af\xC2\xA0"
	    "2\xC2\xA0kommuner i 2023 end i 2021");
	c.language = LANGUAGE_ENGLISH;
	CHECK_STR(chart_words(&c, &a).title,
	    "Daglige rygere: better in 1\xC2\xA0of\xC2\xA0"
	    "2\xC2\xA0kommuner in 2023 than in 2021");
	c.nareas = 0;
	CHECK_STR(chart_words(&c, &a).title, "Daglige rygere: no data");
	arena_free(&a);
}

/* Figures before and after a break are not held against each other. */
static void
says_that_a_break_parts(void)
{
	static const struct series_break change = { 20220601, "nyt skema", "" };
	struct arena a = { 0 };
	struct chart c = some_areas(&a);
	struct indicator in = *c.assessment->series.indicator;
	struct assessment *areas = arena_array(&a, c.nareas, sizeof *areas);

	in.breaks = &change;
	in.nbreaks = 1;
	for (size_t i = 0; i < c.nareas; i++) {
		areas[i] = c.areas[i];
		areas[i].series.indicator = &in;
	}
	c.areas = areas;
	CHECK_STR(chart_words(&c, &a).title,
	    "Daglige rygere: kommunerne fra 2021 til 2023; et databrud skiller tallene");
	arena_free(&a);
}

static void
tabulates_all_periods(void)
{
	static const char *const want[] = { "Kommune", "2021", "2022", "2023", "Odense", "–", "–",
		"–", "Vejle", "11,0\xC2\xA0%", "12,0\xC2\xA0%", "13,0\xC2\xA0%", "Ærø",
		"diskretioneret", "diskretioneret", "diskretioneret", "Aabenraa", "15,0\xC2\xA0%",
		"diskretioneret", "12,0\xC2\xA0%" };
	struct arena a = { 0 };
	struct chart c = some_areas(&a);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT_FATAL(t.ncolumns == 4 && t.nrows == 4 && t.nwords == 1);
	for (size_t i = 0; i < countof(want); i++)
		CHECK_STR(i < 4 ? t.heads[i] : t.cells[i - 4], want[i]);
	arena_free(&a);
}

/* The y of a value is the same in every panel, counted from its base. */
static void
has_one_scale(void)
{
	struct arena a = { 0 };
	struct chart c = some_areas(&a);
	double x[2], y[2];

	c.nareas = 3;
	const char *points = strstr(chart_script(&c, 1, IMAGE_SVG, &a), "$d5 << EOD\n");
	CU_ASSERT_FATAL(points != NULL);
	/* Vejle 13 and Aabenraa 12, both in the first row: Vejle, Ærø, Aabenraa */
	CU_ASSERT(
	    sscanf(points, "$d5 << EOD\n%lf %lf\n%lf %lf\n", &x[0], &y[0], &x[1], &y[1]) == 4);
	CU_ASSERT(x[1] > x[0] && y[1] > y[0]);
	/* the axis is 11 to 15: one unit is a quarter of 62 pixels */
	CHECK_CLOSE(y[1] - y[0], 62 / 4.0, 1e-9, 0, "one unit");
	arena_free(&a);
}

static void
looks_right(void)
{
	struct arena a = { 0 };
	struct chart c = some_areas(&a);

	check_chart(&c, &a);
	c.language = LANGUAGE_ENGLISH;
	check_chart(&c, &a);
	fixture_rename(&c, "`touch x`' . system('x')\nEOD\n<script> og et meget langt navn", &a);
	check_chart(&c, &a);
	c = fixture_kommuner(&a);
	c.kind = CHART_MULTIPLES;
	check_chart(&c, &a);
	arena_free(&a);
}

void
suite_multiples(void)
{
	static const struct test tests[] = {
		{ "counts who is better", counts_who_is_better },
		{ "says that a break parts", says_that_a_break_parts },
		{ "tabulates all periods", tabulates_all_periods },
		{ "has one scale", has_one_scale },
		{ "looks right", looks_right },
	};

	suite_add("multiples", tests, countof(tests));
}
