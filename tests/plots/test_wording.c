/* tests/plots/test_wording.c - what charts say. */
#include "plots/wording.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/suites.h"

/* No-break spaces as plain ones, so that the tables below can be read. */
static const char *
plain(const char *s, struct arena *a)
{
	char *text = arena_strdup(a, s), *to = text;

	for (const char *from = text; *from != '\0'; from++)
		if (strncmp(from, NBSP, 2) == 0) {
			*to++ = ' ';
			from++;
		} else {
			*to++ = *from;
		}
	*to = '\0';
	return text;
}

static void
writes_targets(void)
{
	static const struct {
		struct target t;
		const char *da, *en;
	} rows[] = {
		{ { .rule = TARGET_AT_MOST,
		      .low = NAN,
		      .high = 13,
		      .by = 2023,
		      .status = TARGET_FINAL },
		    "Mål: højst 13 % i 2023", "Target: at most 13 % in 2023" },
		{ { .rule = TARGET_AT_LEAST,
		      .low = 79.3,
		      .high = NAN,
		      .by = 2023,
		      .status = TARGET_DRAFT },
		    "Udkast til mål: mindst 79,3 % i 2023",
		    "Draft target: at least 79.3 % in 2023" },
		{ { .rule = TARGET_BETWEEN,
		      .low = 5,
		      .high = 8.25,
		      .by = 2030,
		      .status = TARGET_FINAL },
		    "Mål: mellem 5 og 8,25 % i 2030", "Target: between 5 and 8.25 % in 2030" },
	};
	static const struct indicator in = { .unit = "%", .decimals = 1 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		CHECK_STR(
		    plain(word_target_label(&in, &rows[i].t, LANGUAGE_DANISH, &a), &a), rows[i].da);
		CHECK_STR(plain(word_target_label(&in, &rows[i].t, LANGUAGE_ENGLISH, &a), &a),
		    rows[i].en);
		arena_free(&a);
	}
}

/* The smoking chart with each verdict. */
static void
says_the_message(void)
{
	static const struct {
		enum verdict verdict;
		unsigned cautions;
		const char *da, *en;
	} rows[] = {
		{ VERDICT_MET, 0, "Daglige rygere: 10,9 % i 2025 – målet på højst 13 % er nået",
		    "Daglige rygere: 10.9 % in 2025 – the target of at most 13 % is met" },
		{ VERDICT_MET, CAUTION_LATER_MISSES,
		    "Daglige rygere: 10,9 % i 2025 – målet på højst 13 % blev nået i 2021",
		    "Daglige rygere: 10.9 % in 2025 – the target of at most 13 % was met in 2021" },
		{ VERDICT_ON_TRACK, 0,
		    "Daglige rygere: 10,9 % i 2025 – på vej mod højst 13 % i 2023",
		    "Daglige rygere: 10.9 % in 2025 – on track for at most 13 % in 2023" },
		{ VERDICT_UNDECIDED, 0,
		    "Daglige rygere: 10,9 % i 2025 – uvist, om målet på højst 13 % nås i 2023",
		    "Daglige rygere: 10.9 % in 2025 – it is open whether at most 13 % is reached "
		    "in 2023" },
		{ VERDICT_OFF_TRACK, 0,
		    "Daglige rygere: 10,9 % i 2025 – ikke på vej mod højst 13 % i 2023",
		    "Daglige rygere: 10.9 % in 2025 – not on track for at most 13 % in 2023" },
		{ VERDICT_NOT_MET, CAUTION_LATER_MEETS,
		    "Daglige rygere: 10,9 % i 2025 – målet var højst 13 % i 2023",
		    "Daglige rygere: 10.9 % in 2025 – the target was at most 13 % in 2023" },
		{ VERDICT_NOT_MET, 0,
		    "Daglige rygere: 10,9 % i 2025 – målet på højst 13 % i 2023 blev ikke nået",
		    "Daglige rygere: 10.9 % in 2025 – the target of at most 13 % in 2023 was not "
		    "met" },
		{ VERDICT_NOT_COMPARABLE, 0, "Daglige rygere: 10,9 % i 2025 – kan ikke vurderes",
		    "Daglige rygere: 10.9 % in 2025 – cannot be judged" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct chart c = fixture_smoking(&a);
		struct assessment s = *c.assessment;
		s.verdict = rows[i].verdict;
		s.cautions = rows[i].cautions;
		c.assessment = &s;
		CHECK_STR(plain(word_title(&c, &a), &a), rows[i].da);
		c.language = LANGUAGE_ENGLISH;
		CHECK_STR(plain(word_title(&c, &a), &a), rows[i].en);
		arena_free(&a);
	}
}

/* A unit or name that never ends is cut before it meets its neighbours. */
static void
cuts_long_names(void)
{
	struct arena a = { 0 };
	struct chart c = fixture_smoking(&a);

	fixture_rename(&c, "en enhed uden ende", &a);
	CHECK_STR(chart_indicator(&c, &a)->unit, "en enhed uden e…");
	CHECK_STR(chart_indicator(&c, &a)->name, "en enhed uden ende");
	arena_free(&a);
}

static void
says_what_is_not_there(void)
{
	static const struct target open = { .rule = TARGET_AT_MOST, .low = NAN, .high = NAN };
	struct arena a = { 0 };
	struct chart c = fixture_smoking(&a), dots = fixture_kommuner(&a);
	struct assessment s = *c.assessment;

	c.assessment = &s;
	s.target = NULL;
	CHECK_STR(
	    plain(word_title(&c, &a), &a), "Daglige rygere: 10,9 % i 2025 – intet mål i kraft");
	s.target = &open;
	CHECK_STR(
	    plain(word_title(&c, &a), &a), "Daglige rygere: 10,9 % i 2025 – målet har intet tal");
	s.latest.obs = NULL;
	CHECK_STR(plain(word_title(&c, &a), &a), "Daglige rygere: ingen data");
	dots.nareas = 0;
	CHECK_STR(plain(word_title(&dots, &a), &a), "Daglige rygere: ingen data");
	arena_free(&a);
}

/* A unit that the documents leave open: the target is told, not drawn, and nobody meets it. */
static void
hides_a_target_without_unit(void)
{
	struct arena a = { 0 };
	struct chart c = fixture_kommuner(&a);
	struct assessment s = *c.assessment, *areas = arena_array(&a, c.nareas, sizeof *areas);

	CU_ASSERT(chart_shows_target(&c));
	CHECK_STR(word_hidden_target(&c, &a), "");
	s.cautions |= CAUTION_UNIT_OPEN;
	c.assessment = &s;
	for (size_t i = 0; i < c.nareas; i++) {
		areas[i] = c.areas[i];
		areas[i].latest.meets = TRUTH_UNKNOWN;
	}
	c.areas = areas;
	CU_ASSERT(!chart_shows_target(&c));
	CHECK_STR(plain(word_hidden_target(&c, &a), &a),
	    "Målet (højst 13 % i 2023) er ikke tegnet: dokumenterne angiver ikke dets enhed. ");
	CHECK_STR(plain(word_title(&c, &a), &a),
	    "Daglige rygere: fra 11,6 % (Vejle) til 19,8 % (Langeland) i 2021");
	arena_free(&a);
}

/* All and none are words, not 20 af 20 and 0 af 20. */
static void
counts_kommuner(void)
{
	static const struct {
		enum truth meets;
		const char *want;
	} rows[] = {
		{ TRUTH_YES, "Daglige rygere: alle 20 kommuner lå på højst 13 % i 2021" },
		{ TRUTH_NO, "Daglige rygere: ingen af 20 kommuner lå på højst 13 % i 2021" },
	};
	struct arena a = { 0 };

	for (size_t k = 0; k < countof(rows); k++) {
		struct chart c = fixture_kommuner(&a);
		struct assessment *areas = arena_array(&a, c.nareas, sizeof *areas);
		for (size_t i = 0; i < c.nareas; i++) {
			areas[i] = c.areas[i];
			if (areas[i].latest.obs != NULL)
				areas[i].latest.meets = rows[k].meets;
		}
		c.areas = areas;
		CHECK_STR(plain(word_title(&c, &a), &a), rows[k].want);
	}
	arena_free(&a);
}

static void
says_the_small_print(void)
{
	struct arena a = { 0 };
	struct chart line = fixture_smoking(&a), dots = fixture_kommuner(&a);
	struct chart invented = fixture_readmissions(&a);

	CHECK_STR(word_subtitle(&line, &a), "16 år og derover, Region Syddanmark, procent");
	CHECK_STR(
	    word_subtitle(&dots, &a), "16 år og derover, kommuner i Region Syddanmark, procent");
	CHECK_STR(plain(word_subtitle(&invented, &a), &a),
	    "Somatik, Region Syddanmark, procent. EKSEMPELDATA: opdigtede tal");
	CHECK_STR(plain(word_source(&line, &a), &a),
	    "Kilde: Sundhedsstyrelsen: Danskernes Sundhed – Den Nationale Sundhedsprofil "
	    "(udtrukket 5. marts 2026)");
	CHECK_STR(plain(word_source(&invented, &a), &a),
	    "Kilde: pejl: opdigtede genindlæggelser (udtræksdato ikke oplyst)");
	CHECK_STR(word_gaps(&line, &a), "");
	CHECK_STR(plain(word_gaps(&invented, &a), &a), "Ingen tal: 2016 diskretioneret.");
	arena_free(&a);
}

static void
describes(void)
{
	static const struct chart_event decided = { 20230301, "røgfri skoletid" };
	struct arena a = { 0 };
	struct chart line = fixture_smoking(&a), dots = fixture_kommuner(&a);
	struct chart invented = fixture_readmissions(&a);

	CHECK_STR(plain(word_alt(&line, &a), &a),
	    "Linjediagram. Daglige rygere: 10,9 % i 2025 – målet var højst 13 % i 2023. Region "
	    "Syddanmark: fra 22,2 % i 2010 til 10,9 % i 2025. Mål: højst 13 % i 2023. Vurdering: "
	    "Ikke indfriet.");
	CHECK_STR(plain(word_alt(&dots, &a), &a),
	    "Prikdiagram med kommunerne i rækkefølge. Daglige rygere: 4 af 20 kommuner lå på højst "
	    "13 % i 2021. Region Syddanmark: 14,8 % i 2021. Lavest Vejle med 11,6 %, højest "
	    "Langeland med 19,8 %. Mål: højst 13 % i 2023. Vurdering: På vej.");
	const char *alt = word_alt(&invented, &a);
	CU_ASSERT(strstr(alt, "EKSEMPELDATA: tallene er opdigtede.") != NULL);
	CU_ASSERT(strstr(plain(alt, &a),
		      " Databrud 2. marts 2019: tal fra før og efter kan ikke sammenlignes. ")
	    != NULL);
	CU_ASSERT(strstr(word_alt(&line, &a), "Databrud") == NULL);
	CU_ASSERT(strstr(plain(word_alt(&invented, &a), &a),
		      " Forventet i 2027: 10,6 % (95 %-prognoseinterval 9,9 % til 11,2 %).")
	    != NULL);
	CU_ASSERT(strstr(word_alt(&line, &a), "Forventet") == NULL);
	line.events = &decided;
	line.nevents = 1;
	CU_ASSERT(
	    strstr(plain(word_alt(&line, &a), &a), " 1. marts 2023: røgfri skoletid.") != NULL);
	arena_free(&a);
}

/* Where a target holds for some of the kommuner only, only those are counted. */
static void
counts_who_has_a_target(void)
{
	static const struct area country = {
		.code = 0, .kind = AREA_COUNTRY, .name = "Hele landet"
	};
	struct arena a = { 0 };
	struct chart c = fixture_kommuner(&a);
	struct assessment *areas = arena_array(&a, c.nareas, sizeof *areas);
	struct assessment whole = *c.assessment;

	memcpy(areas, c.areas, c.nareas * sizeof *areas);
	areas[0].target = NULL;
	areas[0].latest.meets = TRUTH_UNKNOWN;
	whole.series.area = &country;
	whole.target = NULL;
	c.areas = areas;
	c.assessment = &whole;
	CHECK_STR(plain(word_title(&c, &a), &a),
	    "Daglige rygere: 4 af 19 kommuner med et mål nåede det i 2021");
	CHECK_STR(
	    plain(word_subtitle(&c, &a), &a), "16 år og derover, kommuner i hele landet, procent");
	c.language = LANGUAGE_ENGLISH;
	CHECK_STR(plain(word_title(&c, &a), &a),
	    "Daglige rygere: 4 of 19 kommuner with a target met it in 2021");
	arena_free(&a);
}

/* However many sources the figures have, each is named, once. */
static void
names_all_sources(void)
{
	struct arena a = { 0 };
	struct chart c = fixture_kommuner(&a);
	struct source *sources = arena_array(&a, c.nareas, sizeof *sources);
	struct observation *obs = arena_array(&a, c.nareas, sizeof *obs);
	struct assessment *areas = arena_array(&a, c.nareas, sizeof *areas);
	size_t n = 0;

	memcpy(areas, c.areas, c.nareas * sizeof *areas);
	c.areas = areas;
	for (size_t i = 0; i < c.nareas; i++) {
		sources[i] = (struct source){ .publisher = "Udgiver",
			.title = arena_printf(&a, "nummer %zu.", i) };
		if (areas[i].latest.obs == NULL)
			continue;
		obs[i] = *areas[i].latest.obs;
		obs[i].source = &sources[i];
		areas[i].latest.obs = &obs[i];
	}
	const char *text = plain(word_source(&c, &a), &a);
	for (size_t i = 0; i < c.nareas; i++) {
		const char *at = strstr(text, sources[i].title);
		n += at != NULL;
		CHECK_ROW((at != NULL) == (c.areas[i].latest.obs != NULL), sources[i].title);
		CHECK_ROW(at == NULL || strstr(at + 1, sources[i].title) == NULL, sources[i].title);
	}
	/* of 22 kommuner one has no figure and one's is suppressed */
	CU_ASSERT_EQUAL(n, 20);
	arena_free(&a);
}

void
suite_wording(void)
{
	static const struct test tests[] = {
		{ "writes targets", writes_targets },
		{ "says the message", says_the_message },
		{ "cuts long names", cuts_long_names },
		{ "says what is not there", says_what_is_not_there },
		{ "hides a target without unit", hides_a_target_without_unit },
		{ "counts kommuner", counts_kommuner },
		{ "says the small print", says_the_small_print },
		{ "describes", describes },
		{ "counts who has a target", counts_who_has_a_target },
		{ "names all sources", names_all_sources },
	};

	suite_add("wording", tests, countof(tests));
}
