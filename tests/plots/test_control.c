/* tests/plots/test_control.c - one series among the limits of its own chance. */
#include "plots/control.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/script.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

#define FIGURES 9

static const double values[FIGURES] = { 20, 21, 25, 20, NAN, 18, 17, 16, 15 };
static const enum control_label labels[FIGURES] = { CONTROL_LABEL_TREND, CONTROL_LABEL_TREND,
	CONTROL_LABEL_OUTSIDE, CONTROL_LABEL_TREND, CONTROL_LABEL_NONE, CONTROL_LABEL_NONE,
	CONTROL_LABEL_SHIFT, CONTROL_LABEL_SHIFT, CONTROL_LABEL_SHIFT };

/* Two parts: 2015-2018 about 20, 2019-2023 about 18; an upward signal first, then a downward. */
static struct chart
a_chart(struct control_plot *p, struct arena *a)
{
	struct chart smoking = fixture_smoking(a);
	struct assessment *as = arena_alloc(a, sizeof *as);
	struct control_dot *dots = arena_array(a, FIGURES, sizeof *dots);

	*as = *smoking.assessment;
	as->series =
	    fixture_series(as->series.indicator, as->series.area, 2015, values, FIGURES, a);
	for (size_t i = 0; i < FIGURES; i++)
		dots[i] = (struct control_dot){ .year = as->series.year[i],
			.value = values[i],
			.centre = i < 4 ? 20 : 18,
			.low = i < 4 ? 17 : 15.5,
			.high = i < 4 ? 23 : 20.5,
			.part = i >= 4,
			.label = labels[i],
			.up = i < 4 };
	*p = (struct control_plot){ .assessment = as,
		.dots = dots,
		.nparts = 2,
		.limits = true,
		.shift = 7,
		.trend = 6,
		.rules = "Making Data Count 2019" };
	return (struct chart){
		.kind = CHART_CONTROL, .id = "xmr-rygning", .as_of = 20231231, .control = p
	};
}

static void
says_what_is_more_than_chance(void)
{
	struct arena a = { 0 };
	struct control_plot p;
	struct chart c = a_chart(&p, &a);

	CHECK_STR(chart_words(&c, &a).title,
	    "Daglige rygere: 7\xC2\xA0"
	    "af\xC2\xA0"
	    "8\xC2\xA0tal viser mere end tilfældige udsving");
	CU_ASSERT(strncmp(chart_words(&c, &a).alt, "Kontroldiagram (XmR) med 8 tal. ", 32) == 0);
	CHECK_STR(chart_words(&c, &a).subtitle,
	    "16 år og derover, Region Syddanmark, procent. Fra 2015 til 2023");
	p.limits = false;
	CHECK_STR(chart_words(&c, &a).title,
	    "Daglige rygere: intet tegn på andet end tilfældige udsving");
	p.runs_signal = true;
	CHECK_STR(
	    chart_words(&c, &a).title, "Daglige rygere: et skift, der er mere end tilfældigt");
	arena_free(&a);
}

static void
has_a_table(void)
{
	static const char *const want[][6] = {
		{ "2015", "mindst 6 i træk opad", "20,0\xC2\xA0%", "20,0\xC2\xA0%", "17,0\xC2\xA0%",
		    "23,0\xC2\xA0%" },
		{ "2017", "over grænsen", "25,0\xC2\xA0%", "20,0\xC2\xA0%", "17,0\xC2\xA0%",
		    "23,0\xC2\xA0%" },
		{ "2019", "–", "diskretioneret", "18,0\xC2\xA0%", "15,5\xC2\xA0%",
		    "20,5\xC2\xA0%" },
		{ "2023", "mindst 7 i træk under midten", "15,0\xC2\xA0%", "18,0\xC2\xA0%",
		    "15,5\xC2\xA0%", "20,5\xC2\xA0%" },
	};
	static const size_t rows[] = { 0, 2, 4, 8 };
	struct arena a = { 0 };
	struct control_plot p;
	struct chart c = a_chart(&p, &a);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT_FATAL(t.nrows == FIGURES && t.ncolumns == 6);
	for (size_t i = 0; i < countof(rows); i++)
		for (size_t k = 0; k < 6; k++)
			CHECK_STR(t.cells[rows[i] * 6 + k], want[i][k]);
	arena_free(&a);
}

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

/* A figure over the limit in the middle of a trend does not name the trend twice. */
static void
names_each_signal_once(void)
{
	struct arena a = { 0 };
	struct control_plot p;
	struct chart c = a_chart(&p, &a);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);

	CU_ASSERT(count(script, "'mindst 6 i træk'") == 1 && count(script, "'opad'") == 1);
	CU_ASSERT(count(script, "'over grænsen'") == 1);
	CU_ASSERT(count(script, "'mindst 7 i træk'") == 1 && count(script, "'under midten'") == 1);
	arena_free(&a);
}

static void
looks_right(void)
{
	static const double levels[] = { 20, 13, 12.99, 200 };
	struct arena a = { 0 };
	struct control_plot p;
	struct chart c = a_chart(&p, &a);
	struct control_dot *dots = arena_array(&a, FIGURES, sizeof *dots);

	for (size_t i = 0; i < countof(levels); i++)
		for (int l = 0; l < 2; l++) {
			memcpy(dots, p.dots, FIGURES * sizeof *dots);
			for (size_t k = 4; k < FIGURES; k++)
				dots[k].centre = dots[k].low = dots[k].high = levels[i];
			p.dots = dots;
			p.trial = l == 0;
			p.limits = i != 1;
			c.language = (enum language)l;
			check_chart(&c, &a);
		}
	arena_free(&a);
}

static void
keeps_text_in_quotes(void)
{
	struct arena a = { 0 };
	struct control_plot p;
	struct chart c = a_chart(&p, &a), line = fixture_smoking(&a);

	line.assessment = p.assessment;
	fixture_rename(&line, "`touch x`' . system('x')\nEOD\n<script>", &a);
	p.assessment = line.assessment;
	check_chart(&c, &a);
	arena_free(&a);
}

void
suite_control(void)
{
	static const struct test tests[] = {
		{ "says what is more than chance", says_what_is_more_than_chance },
		{ "has a table", has_a_table },
		{ "names each signal once", names_each_signal_once },
		{ "looks right", looks_right },
		{ "keeps text in quotes", keeps_text_in_quotes },
	};

	suite_add("control", tests, countof(tests));
}
