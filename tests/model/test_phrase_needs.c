/* model/phrase_needs.h: sentences word for word, in both languages. */
#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/phrase_needs.h"
#include "tests/check.h"
#include "tests/model/suites.h"

static const struct indicator readmissions = { .id = "genindl",
	.measure = MEASURE_PROPORTION,
	.unit = "%",
	.per = 100,
	.decimals = 1,
	.better = BETTER_LOWER,
	.event = { { "genindlæggelse", "genindlæggelser" }, { "readmission", "readmissions" } } };
static const struct indicator nameless = { .id = "x",
	.measure = MEASURE_RATE,
	.unit = "pr. 1000",
	.per = 1000,
	.decimals = 1,
	.better = BETTER_LOWER,
	.event = { { "fald", "fald" } } };
static const struct area region = {
	.code = 1083, .kind = AREA_REGION, .name = "Region Syddanmark"
};
static const struct area kommuner[] = { { .name = "Odense" }, { .name = "Vejle" },
	{ .name = "Assens" }, { .name = "Fanø" } };
static const struct target at_most_15 = { .rule = TARGET_AT_MOST, .low = NAN, .high = 15 };

/* Plain blanks. */
static const char *
plain(const char *s, struct arena *a)
{
	static const char nbsp[] = "\xC2\xA0";
	char *copy = arena_strdup(a, s != NULL ? s : "(none)"), *to = copy;

	for (const char *from = copy; *from != '\0'; to++) {
		bool blank = strncmp(from, nbsp, 2) == 0;
		*to = blank ? ' ' : *from;
		from += blank ? 2 : 1;
	}
	*to = '\0';
	return copy;
}

static void
events(void)
{
	static const struct indicator none = { .id = "y", .unit = "%" };
	static const struct {
		const struct indicator *i;
		double n;
		int direction;
		const char *danish, *english;
	} rows[] = {
		{ &readmissions, 312, -1, "312 færre genindlæggelser", "312 fewer readmissions" },
		{ &readmissions, 1, -1, "1 genindlæggelse færre", "1 fewer readmission" },
		{ &readmissions, 1, 1, "1 genindlæggelse flere", "1 more readmission" },
		{ &readmissions, 12345, 1, "12 345 flere genindlæggelser",
		    "12 345 more readmissions" },
		{ &nameless, 2, -1, "2 færre fald", "2 fewer cases" },
		{ &nameless, 1, -1, "1 fald færre", "1 fewer case" },
		{ &none, 2, -1, "2 færre tilfælde", "2 fewer cases" },
		{ &none, 1, 1, "1 tilfælde flere", "1 more case" },
	};
	const struct observation year = { .period = { .kind = PERIOD_YEAR, .year = 2024 } };
	struct arena a = { 0 };

	for (size_t k = 0; k < countof(rows); k++) {
		const struct assessment as = { .series = { .indicator = rows[k].i,
						   .area = &region },
			.target = &at_most_15,
			.latest.obs = &year };
		const struct need n = { NEED_OK, rows[k].n, rows[k].direction };
		const char *rule =
		    plain(phrase_rule(rows[k].i, &at_most_15, LANGUAGE_DANISH, &a), &a);
		CHECK_STR(plain(phrase_need(&as, &n, LANGUAGE_DANISH, &a), &a),
		    arena_printf(&a,
			"Målet (%s) svarer til %s pr. år i Region Syddanmark, regnet på tallene "
			"for "
			"2024.",
			rule, rows[k].danish));
		rule = plain(phrase_rule(rows[k].i, &at_most_15, LANGUAGE_ENGLISH, &a), &a);
		CHECK_STR(plain(phrase_need(&as, &n, LANGUAGE_ENGLISH, &a), &a),
		    arena_printf(&a,
			"The target (%s) is %s a year in Region Syddanmark, by the figures for "
			"2024.",
			rule, rows[k].english));
	}
	CHECK_STR(need_code_id(NEED_NO_WHOLE_NUMBER), "no_whole_number");
	arena_free(&a);
}

static void
need(void)
{
	const struct observation year = { .period = { .kind = PERIOD_YEAR, .year = 2024 } };
	const struct observation quarter = {
		.period = { .kind = PERIOD_QUARTER, .year = 2023, .part = 1 }
	};
	struct assessment as = { .series = { .indicator = &readmissions, .area = &region },
		.target = &at_most_15,
		.latest.obs = &year };
	struct need n = { NEED_OK, 312, -1 };
	struct arena a = { 0 };

	CHECK_STR(plain(phrase_need(&as, &n, LANGUAGE_DANISH, &a), &a),
	    "Målet (højst 15 %) svarer til 312 færre genindlæggelser pr. år i Region Syddanmark, "
	    "regnet på tallene for 2024.");
	CHECK_STR(plain(phrase_need(&as, &n, LANGUAGE_ENGLISH, &a), &a),
	    "The target (at most 15 %) is 312 fewer readmissions a year in Region Syddanmark, by "
	    "the figures for 2024.");
	as.latest.obs = &quarter;
	CHECK_STR(plain(phrase_need(&as, &n, LANGUAGE_DANISH, &a), &a),
	    "Målet (højst 15 %) svarer til 312 færre genindlæggelser i Region Syddanmark, regnet "
	    "på tallene for 1. kvartal 2023.");
	n.code = NEED_NO_WHOLE_NUMBER;
	CHECK_STR(plain(phrase_need(&as, &n, LANGUAGE_DANISH, &a), &a),
	    "Der er så få bag tallet for Region Syddanmark, at intet helt antal giver målet (højst "
	    "15 %).");
	for (enum need_code c = NEED_MET; c < NEED_NO_WHOLE_NUMBER; c++) {
		n.code = c;
		CHECK_ROW(phrase_need(&as, &n, LANGUAGE_DANISH, &a) == NULL, need_code_id(c));
	}
	as.latest.obs = NULL;
	n.code = NEED_OK;
	CU_ASSERT_PTR_NULL(phrase_need(&as, &n, LANGUAGE_DANISH, &a));
	arena_free(&a);
}

static void
kommune_by_kommune(void)
{
	struct need_part parts[] = {
		{ .area = &kommuner[0], .value = 16.5, .share = 0.3, .q = 0.9 },
		{ .area = &kommuner[1], .value = 24, .share = 0.6, .q = 0.001 },
		{ .area = &kommuner[2], .value = 10, .share = 0, .q = 0.05 },
		{ .area = &kommuner[3], .value = NAN, .share = NAN, .q = NAN },
	};
	struct needs n = { .parts = parts,
		.nparts = 4,
		.nvalues = 3,
		.nwrong = 2,
		.value = 16.3,
		.if_all_meet = 14.375,
		.best_quarter = 13.75,
		.if_best_quarter = 13.28 };
	const struct needs one = { .share = 0.444 };
	struct assessment as = { .series = { .indicator = &readmissions, .area = &region },
		.latest.value = 16.3 };
	struct arena a = { 0 };

	CHECK_STR(plain(phrase_shares(&n, LANGUAGE_DANISH, &a), &a),
	    "Af det, der mangler i 2 kommuner, ligger det hele i Vejle (60 %) og Odense (30 %).");
	CHECK_STR(plain(phrase_if(&as, &n, LANGUAGE_DANISH, &a), &a),
	    "Hvis de 2 kommuner, der ikke opfylder målet, nåede det, ville andelen være 14,4 %; "
	    "nåede alle den bedste fjerdedel (13,8 %), ville andelen være 13,3 %. Nu giver "
	    "kommunernes tal 16,3 %; 1 kommune uden tal er ikke med.");
	CU_ASSERT_PTR_NULL(phrase_own_share(&as, &n, LANGUAGE_DANISH, &a));
	CHECK_STR(plain(phrase_own_share(&as, &one, LANGUAGE_DANISH, &a), &a),
	    "Region Syddanmark har 44 % af det, der mangler i de kommuner i regionen, der ikke "
	    "opfylder målet.");
	CHECK_STR(plain(phrase_own_share(&as, &one, LANGUAGE_ENGLISH, &a), &a),
	    "Region Syddanmark has 44 % of what is missing in the region's kommuner that miss the "
	    "target.");
	CHECK_STR(plain(phrase_differ(&n, LANGUAGE_DANISH, &a), &a),
	    "Mere end tilfældige udsving kan forklare, når 3 kommuner prøves på én gang: højere i "
	    "Vejle; lavere i Assens.");
	CHECK_STR(plain(phrase_differ(&n, LANGUAGE_ENGLISH, &a), &a),
	    "By more than chance, 3 kommuner tested at once: higher in Vejle; lower in Assens.");
	n.nwrong = 1;
	n.weighted = true;
	CHECK_STR(plain(phrase_if(&as, &n, LANGUAGE_ENGLISH, &a), &a),
	    "If the one kommune that misses the target reached it, the share would be 14.4 %; if "
	    "every one reached the best quarter (13.8 %), the share would be 13.3 %. Now the "
	    "kommuner's figures give 16.3 % (weighted by population); 1 kommune without a figure "
	    "not counted.");
	n.nwrong = 0;
	n.weighted = false;
	n.nparts = 3;
	CHECK_STR(plain(phrase_if(&as, &n, LANGUAGE_DANISH, &a), &a),
	    "Hvis alle kommuner nåede den bedste fjerdedel (13,8 %), ville andelen være 13,3 %.");
	n.if_best_quarter = NAN;
	CU_ASSERT_PTR_NULL(phrase_if(&as, &n, LANGUAGE_DANISH, &a));
	parts[0].share = 0;
	CU_ASSERT_PTR_NULL(phrase_shares(&n, LANGUAGE_DANISH, &a));
	parts[1].q = parts[2].q = 0.06;
	CU_ASSERT_PTR_NULL(phrase_differ(&n, LANGUAGE_DANISH, &a));
	arena_free(&a);
}

static void
largest(void)
{
	struct need_part parts[] = {
		{ .area = &kommuner[0], .share = 0.004 },
		{ .area = &kommuner[1], .share = 0.496 },
		{ .area = &kommuner[2], .share = 0.004 },
		{ .area = &kommuner[3], .share = 0.496 },
	};
	struct needs n = { .parts = parts, .nparts = 4 };
	struct arena a = { 0 };

	CHECK_STR(plain(phrase_shares(&n, LANGUAGE_DANISH, &a), &a),
	    "Af det, der mangler i 4 kommuner, ligger de største dele i Vejle (50 %), Fanø (50 %) "
	    "og Odense (under 1 %).");
	arena_free(&a);
}

static void
worsening(void)
{
	struct assessment as = { .series = { .indicator = &readmissions, .area = &kommuner[0] },
		.trend.slope = 0.534 };
	struct arena a = { 0 };

	CHECK_STR(plain(phrase_worsening(&as, true, true, false, 0.0123, LANGUAGE_DANISH, &a), &a),
	    "dårligere end målet og regionen; +0,53 procentpoint om året, q = 0,012");
	CHECK_STR(
	    plain(phrase_worsening(&as, false, true, false, 0.0002, LANGUAGE_ENGLISH, &a), &a),
	    "worse than the region; +0.53 percentage points a year, q < 0.001");
	CHECK_STR(phrase_worsening_head(0, 0, false, LANGUAGE_DANISH, &a),
	    "Dårligere og i forværring: ingen udvikling kan prøves.");
	CHECK_STR(phrase_worsening_head(0, 66, false, LANGUAGE_DANISH, &a),
	    "Ingen af de 66 udviklinger, der er prøvet på én gang, er både dårligere end målet eller "
	    "regionen og i sikker forværring (q ≤ 0,05).");
	CHECK_STR(phrase_worsening_head(2, 66, false, LANGUAGE_ENGLISH, &a),
	    "Of 66 series tested at once, these are both worse than the target or the region and "
	    "worsening beyond chance (q ≤ 0.05):");
	arena_free(&a);
}

void
suite_phrase_needs(void)
{
	static const struct test tests[] = {
		{ "one and several", events },
		{ "distance in events", need },
		{ "kommune by kommune", kommune_by_kommune },
		{ "the largest parts", largest },
		{ "worse and worsening", worsening },
	};

	suite_add("phrase_needs", tests, countof(tests));
}
