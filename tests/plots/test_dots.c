/* tests/plots/test_dots.c - what the ranked dots say beyond their places. */
#include <string.h>

#include "plots/chart.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

/* The kommuner, judged: whose interval holds the target differs from it by chance. */
static struct chart
judged(bool weighted, struct arena *a)
{
	struct chart c = fixture_kommuner(a);
	struct assessment *areas = arena_array(a, c.nareas, sizeof *areas);
	struct assessment *region = arena_alloc(a, sizeof *region);

	*region = *c.assessment;
	region->series.aggregated = true;
	region->series.weighted = weighted;
	for (size_t i = 0; i < c.nareas; i++) {
		areas[i] = c.areas[i];
		const struct interval *ci = &areas[i].latest.ci;
		if (areas[i].latest.obs != NULL && ci->code == STAT_OK)
			areas[i].latest.beyond_chance =
			    ci->low <= 13 && ci->high >= 13 ? TRUTH_NO : TRUTH_YES;
	}
	c.assessment = region;
	c.areas = areas;
	return c;
}

static size_t
count(const char *in, const char *what)
{
	size_t n = 0;

	for (; (in = strstr(in, what)) != NULL; in++)
		n++;
	return n;
}

/*
 * Four have at most 13 %, none of them beyond chance; of the sixteen above it five may be so by
 * chance. Each mark is once more in the key.
 */
static void
chance_is_shown(void)
{
	static const struct {
		const char *mark;
		size_t want;
	} rows[] = { { "point pt 7 ", 1 }, { "point pt 6 ", 5 }, { "point pt 9 ", 12 },
		{ "point pt 8 ", 6 } };
	struct arena a = { 0 };
	struct chart c = judged(true, &a);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(
		    (double)count(script, rows[i].mark), (double)rows[i].want, 0, 0, rows[i].mark);
	CU_ASSERT(strstr(script, "'åben: forskellen til målet kan være tilfældig'") != NULL);
	check_chart(&c, &a);
	c.language = LANGUAGE_ENGLISH;
	check_chart(&c, &a);
	arena_free(&a);
}

static void
weighting_is_said(void)
{
	struct arena a = { 0 };
	struct chart weighted = judged(true, &a), summed = judged(false, &a);
	struct chart given = fixture_kommuner(&a);

	CU_ASSERT(strstr(chart_script(&weighted, 1, IMAGE_SVG, &a), "folketal") != NULL);
	CU_ASSERT(strstr(chart_script(&summed, 1, IMAGE_SVG, &a), "lagt sammen") != NULL);
	CU_ASSERT(strstr(chart_script(&given, 1, IMAGE_SVG, &a), "folketal") == NULL);
	CU_ASSERT(strstr(chart_script(&given, 1, IMAGE_SVG, &a), "lagt sammen") == NULL);
	arena_free(&a);
}

void
suite_dots(void)
{
	static const struct test tests[] = {
		{ "what may be chance is open", chance_is_shown },
		{ "a weighted figure is called so", weighting_is_said },
	};

	suite_add("dots", tests, countof(tests));
}
