/* tests/plots/test_reliability.c - said against seen. */
#include "plots/reliability.h"

#include <math.h>
#include <string.h>

#include "plots/script.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

static const struct source published = {
	.publisher = "Sundhedsstyrelsen", .title = "Sundhedsprofil", .extracted = 20260305
};
static const struct source invented = { .publisher = "pejl", .title = "opdigt", .fictional = true };

/* Limits: R 4.2.2: prop.test(23, 100, correct = FALSE)$conf.int; 40 of 50. */
static const struct reliability_group groups[] = {
	{ 0.0, 0.5, 100, 0.20, 0.23, 0.1584, 0.3215 },
	{ 0.5, 0.9, 50, 0.60, 0.80, 0.6696, 0.8876 },
	{ 0.9, 1.0, 0, NAN, NAN, NAN, NAN },
};
static const struct reliability_panel panels[] = { { 1, groups, 3 }, { 2, groups, 2 } };

static struct chart
a_chart(struct reliability_chart *r, const struct source *const *source)
{
	*r = (struct reliability_chart){ .event = "at nå målet",
		.nseries = 1150,
		.panels = panels,
		.npanels = 2,
		.sources = source,
		.nsources = 1 };
	return (struct chart){
		.kind = CHART_RELIABILITY, .id = "reliability", .as_of = 20251231, .reliability = r
	};
}

/* Mean distance: (100 x 0.03 + 50 x 0.20) / 150 = 8.67 points. */
static void
says_how_far_off(void)
{
	const struct source *one[] = { &published }, *other[] = { &invented };
	struct arena a = { 0 };
	struct reliability_chart r;
	struct chart c = a_chart(&r, one);
	struct chart_words w = chart_words(&c, &a);

	CHECK_STR(w.title,
	    "Fremskrivningens sandsynligheder lå i gennemsnit 8,7\xC2\xA0"
	    "procentpoint fra det, der skete");
	CU_ASSERT(strstr(w.alt, "I 2 af 4 grupper af forudsigelser") != NULL);
	CHECK_STR(w.source,
	    "Kilde: Sundhedsstyrelsen: Sundhedsprofil (udtrukket\xC2\xA0"
	    "5.\xC2\xA0marts 2026)");
	CU_ASSERT(!w.fictional);
	c.language = LANGUAGE_ENGLISH;
	CHECK_STR(chart_words(&c, &a).title,
	    "The outlook's probabilities were on average 8.7 percentage\xC2\xA0"
	    "points from what happened");
	r.sources = other;
	CU_ASSERT(chart_words(&c, &a).fictional);
	CU_ASSERT(strstr(chart_words(&c, &a).subtitle, "EXAMPLE DATA") != NULL);
	r.npanels = 0;
	CHECK_STR(chart_words(&c, &a).title, "The outlook's probabilities: no data");
	arena_free(&a);
}

static void
has_a_table(void)
{
	static const char *const want[] = { "1", "50–90\xC2\xA0%", "50", "60,0\xC2\xA0%",
		"80,0\xC2\xA0%", "67,0\xC2\xA0%", "88,8\xC2\xA0%" };
	const struct source *one[] = { &published };
	struct arena a = { 0 };
	struct reliability_chart r;
	struct chart c = a_chart(&r, one);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT(t.nrows == 5 && t.ncolumns == countof(want));
	for (size_t i = 0; i < countof(want); i++)
		CHECK_STR(t.cells[t.ncolumns + i], want[i]);
	CHECK_STR(t.cells[2 * t.ncolumns + 3], "–");
	arena_free(&a);
}

/* The point of the second group, 60 % said and 80 % seen, in a panel whose corners are known. */
static void
puts_points_to_scale(void)
{
	const struct source *one[] = { &published };
	struct arena a = { 0 };
	struct reliability_chart r;
	struct chart c = a_chart(&r, one);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);
	const char *diagonal = strstr(script, "$d3 << EOD\n"),
		   *points = strstr(script, "$d6 << EOD\n");
	double left, bottom, right, top, x, y;

	CU_ASSERT_FATAL(diagonal != NULL && points != NULL);
	CU_ASSERT(
	    sscanf(diagonal, "$d3 << EOD\n%lf %lf\n%lf %lf", &left, &bottom, &right, &top) == 4);
	CU_ASSERT(sscanf(points, "$d6 << EOD\n%*f %*f\n%lf %lf", &x, &y) == 2);
	CHECK_CLOSE(right - left, bottom - top, 1e-9, 0, "a square");
	CHECK_CLOSE((x - left) / (right - left), 0.6, 1e-9, 0, "said");
	CHECK_CLOSE((bottom - y) / (bottom - top), 0.8, 1e-9, 0, "seen");
	arena_free(&a);
}

static void
looks_right(void)
{
	const struct source *one[] = { &published }, *other[] = { &invented };
	static const struct source hostile = { .publisher = "`touch x`' . system('x') . '",
		.title = "a\nEOD\n<script>" };
	const struct source *third[] = { &hostile };
	const struct source *const *sources[] = { one, other, third };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(sources); i++)
		for (size_t n = 0; n <= 2; n++)
			for (int l = 0; l < 2; l++) {
				struct reliability_chart r;
				struct chart c = a_chart(&r, sources[i]);
				r.npanels = n;
				c.language = (enum language)l;
				if (n > 0)
					check_chart(&c, &a);
				else
					check_labels(&c, &a);
			}
	arena_free(&a);
}

void
suite_reliability(void)
{
	static const struct test tests[] = {
		{ "says how far off", says_how_far_off },
		{ "has a table", has_a_table },
		{ "puts points to scale", puts_points_to_scale },
		{ "looks right", looks_right },
	};

	suite_add("reliability", tests, countof(tests));
}
