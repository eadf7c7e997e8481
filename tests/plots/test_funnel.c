/* tests/plots/test_funnel.c - areas by size among limits. */
#include "plots/funnel.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/script.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

static const struct source published = { .publisher = "eSundhed", .title = "Genindlæggelser" };
static const struct source invented = { .publisher = "pejl", .title = "opdigt", .fictional = true };
static const struct source *const one_source[] = { &published },
				  *const an_invented[] = { &invented };

static const struct funnel_dot dots[] = {
	{ "Fanø", 150, 11, FUNNEL_SIDE_WITHIN },
	{ "Odense", 10000, 14.5, FUNNEL_SIDE_FAR_HIGH },
	{ "Vejle", 6000, 11.9, FUNNEL_SIDE_LOW },
	{ "Kolding", 5900, 12.8, FUNNEL_SIDE_WITHIN },
};

/* About 13 %: 13 -/+ z sqrt(13 * 87 / n). */
static struct chart
a_chart(struct funnel_chart *f, const struct source *const *source, struct arena *a)
{
	struct funnel_limits *limits = arena_array(a, 20, sizeof *limits);
	struct chart smoking = fixture_smoking(a);

	for (size_t i = 0; i < 20; i++) {
		double n = 100 * pow(150, (double)i / 19), se = sqrt(13 * 87 / n);
		limits[i] = (struct funnel_limits){ n, 13 - 1.96 * se, 13 + 1.96 * se,
			13 - 3.09 * se, 13 + 3.09 * se };
	}
	*f = (struct funnel_chart){ .region = smoking.assessment,
		.period = { .kind = PERIOD_YEAR, .year = 2025 },
		.dots = dots,
		.ndots = countof(dots),
		.benchmark = 13.4,
		.phi = 2.25,
		.widened = true,
		.limits = limits,
		.nlimits = 20,
		.sources = source,
		.nsources = 1 };
	return (struct chart){
		.kind = CHART_FUNNEL, .id = "funnel-rygning", .as_of = 20251231, .funnel = f
	};
}

static void
says_who_is_outside(void)
{
	struct arena a = { 0 };
	struct funnel_chart f;
	struct chart c = a_chart(&f, one_source, &a);

	CHECK_STR(chart_words(&c, &a).title,
	    "Daglige rygere: 2\xC2\xA0"
	    "af\xC2\xA0"
	    "4\xC2\xA0kommuner lå uden for tragten i 2025");
	CU_ASSERT(strstr(chart_words(&c, &a).alt, "i 2025: Odense, Vejle. Alle") != NULL);
	CU_ASSERT(!chart_words(&c, &a).fictional);
	f.sources = an_invented;
	CU_ASSERT(chart_words(&c, &a).fictional);
	CU_ASSERT(strstr(chart_words(&c, &a).subtitle, "EKSEMPELDATA") != NULL);
	f.ndots = 0;
	CHECK_STR(chart_words(&c, &a).title, "Daglige rygere: ingen data");
	arena_free(&a);
}

static void
has_a_table(void)
{
	static const char *const want[] = { "Odense", "over 99,8 %", "14,5\xC2\xA0%",
		"10\xC2\xA0"
		"000" };
	struct arena a = { 0 };
	struct funnel_chart f;
	struct chart c = a_chart(&f, one_source, &a);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT_FATAL(t.nrows == 4 && t.ncolumns == countof(want) && t.nwords == 2);
	for (size_t i = 0; i < countof(want); i++)
		CHECK_STR(t.cells[t.ncolumns + i], want[i]);
	arena_free(&a);
}

static void
looks_right(void)
{
	static const double benchmarks[] = { 13.4, 13, 10, 40 };
	struct arena a = { 0 };
	struct funnel_chart f;
	struct chart c = a_chart(&f, one_source, &a);

	for (size_t i = 0; i < countof(benchmarks); i++)
		for (int l = 0; l < 2; l++) {
			f.benchmark = benchmarks[i];
			f.widened = l == 0;
			f.without = (size_t)l * 3;
			c.language = (enum language)l;
			check_chart(&c, &a);
		}
	f.sources = an_invented;
	check_chart(&c, &a);
	arena_free(&a);
}

/* Names as hostile as can be, of dots and of all that the region brings. */
static void
keeps_text_in_quotes(void)
{
	struct funnel_dot hostile[] = { { "`touch x`' . system('x')\nEOD\n<script>", 500, 12,
	    FUNNEL_SIDE_HIGH } };
	struct arena a = { 0 };
	struct funnel_chart f;
	struct chart c = a_chart(&f, one_source, &a);
	struct chart smoking = fixture_smoking(&a);

	fixture_rename(&smoking, hostile[0].name, &a);
	f.region = smoking.assessment;
	f.dots = hostile;
	f.ndots = 1;
	check_chart(&c, &a);
	arena_free(&a);
}

void
suite_funnel(void)
{
	static const struct test tests[] = {
		{ "says who is outside", says_who_is_outside },
		{ "has a table", has_a_table },
		{ "looks right", looks_right },
		{ "keeps text in quotes", keeps_text_in_quotes },
	};

	suite_add("funnel", tests, countof(tests));
}
