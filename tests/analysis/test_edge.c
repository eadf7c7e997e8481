/*
 * The edges of an assessment: a figure on its target by each rule, and series that hardly are any.
 * By hand; the sentences are model/sentence.h's.
 */
#include <math.h>
#include <string.h>

#include "analysis/assess.h"
#include "analysis/judge.h"
#include "model/period.h"
#include "model/sentence.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REGION 1083
#define MOST   8

static const struct area region = {
	.code = REGION, .kind = AREA_REGION, .name = "Region Syddanmark"
};

/* ---- equality -------------------------------------------------------------------- */

/* At most: value <= high; at least: value >= low; between: both. On the limit meets, distance 0. */
static void
on_the_limit(void)
{
	static const struct target most = { TARGET_AT_MOST, .low = NAN, .high = 10 };
	static const struct target least = { TARGET_AT_LEAST, .low = 10, .high = NAN };
	static const struct target range = { TARGET_BETWEEN, .low = 10, .high = 79.3 };
	static const struct target seven = { TARGET_AT_MOST, .low = NAN, .high = 7 };
	static const struct {
		const char *name;
		const struct target *target;
		double value, numerator, denominator; /* NAN: no counts */
		enum truth meets;
		double gap;
	} rows[] = {
		{ "at most, below", &most, 9.99, NAN, NAN, TRUTH_YES, 0.01 },
		{ "at most, on it", &most, 10, NAN, NAN, TRUTH_YES, 0 },
		{ "at most, prints like it", &most, 10.01, NAN, NAN, TRUTH_NO, -0.01 },
		{ "at least, below", &least, 9.99, NAN, NAN, TRUTH_NO, -0.01 },
		{ "at least, on it", &least, 10, NAN, NAN, TRUTH_YES, 0 },
		{ "at least, above", &least, 10.01, NAN, NAN, TRUTH_YES, 0.01 },
		{ "between, below", &range, 9.99, NAN, NAN, TRUTH_NO, -0.01 },
		{ "between, on the low end", &range, 10, NAN, NAN, TRUTH_YES, 0 },
		{ "between, inside", &range, 20, NAN, NAN, TRUTH_YES, 10 },
		{ "between, on the high end", &range, 79.3, NAN, NAN, TRUTH_YES, 0 },
		{ "between, above", &range, 79.31, NAN, NAN, TRUTH_NO, -0.01 },
		{ "counts on it, at most", &most, 10, 412, 4120, TRUTH_YES, 0 },
		{ "counts on it, at least", &least, 10, 412, 4120, TRUTH_YES, 0 },
		{ "counts on it, between", &range, 10, 412, 4120, TRUTH_YES, 0 },
		{ "one more than it", &most, 10, 413, 4120, TRUTH_NO, -10. / 412 },
		{ "one less than it", &least, 10, 411, 4120, TRUTH_NO, -10. / 412 },
		{ "0.07 * 100 > 7 in binary", &seven, 7, 7, 100, TRUTH_YES, 0 },
	};
	static const struct indicator share = {
		.unit = "%", .per = 100, .measure = MEASURE_PROPORTION
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct observation o = { .status = OBS_NORMAL,
			.value = rows[i].value,
			.numerator = rows[i].numerator,
			.denominator = rows[i].denominator,
			.ci_low = NAN,
			.ci_high = NAN };
		struct judgement j = judge(&o, &share, rows[i].target);
		CHECK_ROW(j.meets == rows[i].meets, rows[i].name);
		CHECK_CLOSE(j.gap, rows[i].gap, 1e-12, 0, rows[i].name);
		if (rows[i].gap == 0) {
			CHECK_ROW(j.gap == 0, rows[i].name);
			CHECK_ROW(j.beyond_chance != TRUTH_YES, rows[i].name);
		}
	}
}

/* ---- hardly a series ---------------------------------------------------------------- */

static const struct target by_2023 = { .rule = TARGET_AT_MOST,
	.low = NAN,
	.high = 13,
	.by = 2023,
	.from = 20190626,
	.area = REGION,
	.status = TARGET_FINAL };
static const struct series_break at_2022 = { .at = 20220101, .reason = "ny opgørelse" };

/* What must come of it, each with a name of its own and a sentence. */
static const struct edge {
	const char *name;
	int first;
	size_t n;
	double value[MOST];
	enum obs_status status;
	const char *unit;
	bool broken, no_denominator;
	int as_of;
	enum verdict verdict;
	enum stat_code outlook; /* OK where none is asked for */
	unsigned cautions;
	const char *sentence; /* one of those it says */
} edges[] = {
	{ "1 point", 2022, 1, { 16 }, OBS_NORMAL, "%", false, false, 20221231, VERDICT_UNDECIDED,
	    STAT_TOO_SHORT, CAUTION_SHORT_SERIES | CAUTION_NO_COUNTS,
	    "Det kan ikke beregnes, om målet nås i 2023: der er kun 1~måling, og det er for "
	    "lidt." },
	{ "3 points", 2020, 3, { 16, 15, 14 }, OBS_NORMAL, "%", false, false, 20221231,
	    VERDICT_UNDECIDED, STAT_TOO_SHORT, CAUTION_SHORT_SERIES | CAUTION_NO_COUNTS,
	    "Det kan ikke beregnes, om målet nås i 2023: der er kun 3~målinger, og det er for "
	    "få." },
	{ "constant series", 2018, 5, { 16, 16, 16, 16, 16 }, OBS_NORMAL, "%", false, false,
	    20221231, VERDICT_UNDECIDED, STAT_ALL_EQUAL, CAUTION_NO_COUNTS,
	    "Det kan ikke beregnes, om målet nås i 2023: de 5~målinger er ens, så det er ukendt, "
	    "hvor meget tallet kan svinge." },
	{ "all suppressed", 2020, 3, { NAN, NAN, NAN }, OBS_SUPPRESSED, "%", false, false, 20221231,
	    VERDICT_NO_DATA, STAT_OK, CAUTION_SUPPRESSED,
	    "Alle tre tal (2020 til 2022) er diskretionerede." },
	{ "target equal to the value", 2022, 1, { 13 }, OBS_NORMAL, "%", false, false, 20221231,
	    VERDICT_MET, STAT_TOO_SHORT, CAUTION_SHORT_SERIES | CAUTION_NO_COUNTS,
	    "Andelen ligger præcis på målet." },
	{ "target year in the past", 2019, 5, { 16, 15, 15, 14, 13.1 }, OBS_NORMAL, "%", false,
	    false, 20251231, VERDICT_NOT_MET, STAT_OK, CAUTION_NO_COUNTS,
	    "Målet var højst~13~% i 2023, og det blev ikke indfriet." },
	{ "unit open", 2018, 5, { 16, 15, 15, 14, 12 }, OBS_NORMAL, "?", false, false, 20221231,
	    VERDICT_NOT_COMPARABLE, STAT_OK, CAUTION_UNIT_OPEN | CAUTION_NO_COUNTS,
	    "Målet er højst~13 i 2023, men dokumenterne angiver ikke enheden. Derfor kan det ikke "
	    "vurderes, om målet er nået." },
	{ "break last year", 2018, 5, { 16, 15, 15, 14, 15 }, OBS_NORMAL, "%", true, false,
	    20221231, VERDICT_UNDECIDED, STAT_TOO_SHORT,
	    CAUTION_SHORT_SERIES | CAUTION_BREAK | CAUTION_NO_COUNTS,
	    "Det kan ikke beregnes, om målet nås i 2023: der er kun 1~måling siden databruddet, og "
	    "det er for lidt." },
	{ "denominator 0", 2022, 1, { NAN }, OBS_NORMAL, "%", false, true, 20221231,
	    VERDICT_NO_DATA, STAT_OK, 0, "Der er intet tal for 2022: nævneren er 0." },
	{ "no figures at all", 2022, 0, { 0 }, OBS_NORMAL, "%", false, false, 20221231,
	    VERDICT_NO_DATA, STAT_OK, 0,
	    "Målet er højst~13~% i 2023. Der er ingen data at holde op mod det." },
};

/* What E is made of, in OBS and YEAR. */
static struct series
series_of(const struct edge *e, const struct indicator *i, struct observation *obs, double *year)
{
	for (size_t k = 0; k < e->n; k++) {
		obs[k] = (struct observation){ .period = { .kind = PERIOD_YEAR,
						   .year = e->first + (int)k },
			.status = e->status,
			.value = e->value[k],
			.numerator = e->no_denominator ? 0 : NAN,
			.denominator = e->no_denominator ? 0 : NAN,
			.ci_low = NAN,
			.ci_high = NAN };
		year[k] = period_middle(obs[k].period);
	}
	return (struct series){
		.indicator = i, .area = &region, .stratum = "", .n = e->n, .obs = obs, .year = year
	};
}

static bool
says(const struct assessment *r, const char *want, int as_of, struct arena *a)
{
	const char *out[SENTENCES_MOST];
	size_t n = sentences_of(r, as_of, LANGUAGE_DANISH, a, out);

	for (size_t k = 0; k < n; k++)
		if (strcmp(shown(out[k], a), want) == 0)
			return true;
	return false;
}

static void
hardly_a_series(void)
{
	for (size_t k = 0; k < countof(edges); k++) {
		const struct edge *e = &edges[k];
		const struct indicator i = { .id = "x",
			.unit = e->unit,
			.per = 100,
			.decimals = 1,
			.measure = MEASURE_PROPORTION,
			.better = BETTER_LOWER,
			.baseline = { .value = NAN },
			.breaks = &at_2022,
			.nbreaks = e->broken ? 1 : 0,
			.targets = &by_2023,
			.ntargets = 1 };
		struct observation obs[MOST];
		double year[MOST];
		struct arena a = { 0 };
		struct series s = series_of(e, &i, obs, year);
		struct outlook_pool *nothing = outlook_learn(NULL, 0, &a);
		struct assessment r = assess(&s, REGION, e->as_of, nothing, 0, &a);
		CHECK_ROW(r.verdict == e->verdict, e->name);
		CHECK_ROW((r.outlook.year == 0) == (e->outlook == STAT_OK), e->name);
		CHECK_ROW(e->outlook == STAT_OK || r.outlook.code == e->outlook, e->name);
		CHECK_ROW(r.cautions == e->cautions, e->name);
		CHECK_ROW(says(&r, e->sentence, e->as_of, &a), e->name);
		CHECK_ROW(isnan(r.outlook.probability_met), e->name);
		if (e->no_denominator)
			CHECK_ROW(r.limits[0].code == STAT_ZERO_DENOMINATOR, e->name);
		arena_free(&a);
	}
}

/* ---- several targets ------------------------------------------------------------------ */

/* A kommune's own milestone is judged; its final goal and the region's goal stand beside. */
static void
never_mixed(void)
{
	static const struct area odense = {
		.code = 461, .kind = AREA_KOMMUNE, .region = REGION, .name = "Odense"
	};
	static const struct target targets[] = { { .rule = TARGET_AT_MOST,
						     .low = NAN,
						     .high = 15,
						     .by = 2021,
						     .from = 20200101,
						     .area = 461,
						     .status = TARGET_FINAL },
		{ .rule = TARGET_BETWEEN,
		    .low = 8,
		    .high = 12,
		    .by = 2025,
		    .from = 20200101,
		    .area = 461,
		    .status = TARGET_FINAL },
		{ .rule = TARGET_AT_MOST,
		    .low = NAN,
		    .high = 13,
		    .by = 2023,
		    .from = 20190626,
		    .area = REGION,
		    .status = TARGET_FINAL } };
	const struct indicator i = { .id = "x",
		.unit = "%",
		.per = 100,
		.decimals = 1,
		.measure = MEASURE_PROPORTION,
		.better = BETTER_LOWER,
		.baseline = { .value = NAN },
		.targets = targets,
		.ntargets = countof(targets) };
	const struct edge e = { .first = 2020, .n = 1, .value = { 14 }, .status = OBS_NORMAL };
	struct observation obs[MOST];
	double year[MOST];
	struct arena a = { 0 };
	struct series s = series_of(&e, &i, obs, year);

	s.area = &odense;
	struct assessment r = assess(&s, REGION, 20201231, NULL, 0, &a);
	CU_ASSERT_PTR_EQUAL(r.target, &targets[0]);
	CU_ASSERT_EQUAL(r.verdict, VERDICT_MET);
	CU_ASSERT_EQUAL(r.cautions & CAUTION_REGIONAL_TARGET, 0);
	CHECK_CLOSE(r.final.latest.gap, -2, 1e-12, 0, "final goal");
	CHECK_CLOSE(r.regional.latest.gap, -1, 1e-12, 0, "region's");
	CU_ASSERT_TRUE(says(&r,
	    "Slutmålet er mellem~8 og 12~% i 2025; andelen ligger 2,0~procentpoint over dets øvre "
	    "grænse. Regionens mål er højst~13~% i 2023; andelen ligger 1,0~procentpoint over det.",
	    20201231, &a));
	CU_ASSERT_TRUE(
	    says(&r, "Delmålet er højst~15~% i 2021, og det er indfriet med den seneste måling.",
		20201231, &a));
	arena_free(&a);
}

void
suite_edge(void)
{
	static const struct test tests[] = {
		{ "on the limit, by each rule", on_the_limit },
		{ "hardly a series", hardly_a_series },
		{ "several targets, never mixed", never_mixed },
	};

	suite_add("edge", tests, countof(tests));
}
