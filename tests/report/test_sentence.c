#include "report/sentence.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

static const struct area region = {
	.code = 1083, .kind = AREA_REGION, .name = "Region Syddanmark"
};
static const struct indicator smoking = { .id = "rygning",
	.name = "Daglige rygere",
	.measure = MEASURE_PROPORTION,
	.unit = "%",
	.per = 100,
	.better = BETTER_LOWER,
	.decimals = 1 };
static const struct indicator visits = { .id = "ophold",
	.name = "Forebyggelige sygehusophold",
	.measure = MEASURE_RATE,
	.unit = "pr. 1000",
	.per = 1000,
	.better = BETTER_LOWER,
	.decimals = 0 };

#define YEAR(y, v)                                                                                 \
	{                                                                                          \
		.period = { .kind = PERIOD_YEAR, .year = (y) }, .status = OBS_NORMAL,              \
		.value = (v), .numerator = NAN, .denominator = NAN                                 \
	}
static const struct observation waves[] = { YEAR(2010, 22.2), YEAR(2013, 19.2), YEAR(2017, 18.7),
	YEAR(2021, 14.8), YEAR(2025, 10.9) };
static const struct observation *const in2021 = &waves[3], *const in2025 = &waves[4];
static const struct observation counted = { .period = { .kind = PERIOD_YEAR, .year = 2023 },
	.status = OBS_NORMAL,
	.value = 10,
	.numerator = 412,
	.denominator = 4120 };

static const struct target final13 = { TARGET_AT_MOST, NAN, 13, 2023, 20201123, 1083, TARGET_FINAL,
	"004", "", { 0 } };
static const struct target draft13 = { TARGET_AT_MOST, NAN, 13, 2023, 20190919, 1083, TARGET_DRAFT,
	"003", "", { 0 } };
static const struct target open_draft = { TARGET_AT_LEAST, NAN, NAN, 2023, 20190919, 1083,
	TARGET_DRAFT, "003", "", { 0 } };

static const struct target range = { TARGET_BETWEEN, 12, 13, 2023, 20201123, 1083, TARGET_FINAL,
	"004", "", { 0 } };

/* A judgement as analysis gives it, for the fields that sentences read. */
static struct judgement
judgement(const struct observation *o, const struct target *t, enum truth chance)
{
	struct judgement j = { .obs = o, .value = NAN, .gap = NAN, .beyond_chance = chance };

	if (o == NULL)
		return j;
	j.value = o->value;
	if (t != NULL && !isnan(t->high)) {
		j.gap = t->high - o->value;
		j.meets = o->value <= t->high ? TRUTH_YES : TRUTH_NO;
	}
	return j;
}

static struct assessment
assessment(const struct indicator *i, const struct observation *latest,
    const struct observation *judged, const struct target *t, enum verdict v)
{
	return (struct assessment){ .series = { .indicator = i, .area = &region, .stratum = "" },
		.target = t,
		.latest = judgement(latest, t, TRUTH_YES),
		.judged = judgement(judged, t, TRUTH_YES),
		.verdict = v,
		.outlook = { .code = STAT_BAD_INPUT },
		.required_per_year = NAN,
		.observed_per_year = NAN,
		.covered = NAN };
}

static void
latest(void)
{
	struct arena a = { 0 };
	struct assessment t = assessment(&smoking, in2025, in2021, &final13, VERDICT_NOT_MET);

	CHECK_STR(
	    shown(sentence_latest(&t, &a), &a), "I 2025 var andelen i Region Syddanmark 10,9~%.");
	t.latest = judgement(&counted, &final13, TRUTH_YES);
	CHECK_STR(shown(sentence_latest(&t, &a), &a),
	    "I 2023 var andelen i Region Syddanmark 10,0~% (412 af 4120).");
	t.series.indicator = &visits;
	t.latest.obs = in2021;
	t.latest.value = 55.4;
	CHECK_STR(shown(sentence_latest(&t, &a), &a),
	    "I 2021 var tallet for Region Syddanmark 55~pr. 1000.");
	t.latest.obs = NULL;
	CU_ASSERT_PTR_NULL(sentence_latest(&t, &a));
	/* a figure that is not the target must not read like it */
	struct observation near = YEAR(2023, 13.04);
	t = assessment(&smoking, &near, &near, &final13, VERDICT_NOT_MET);
	CHECK_STR(
	    shown(sentence_latest(&t, &a), &a), "I 2023 var andelen i Region Syddanmark 13,04~%.");
	arena_free(&a);
}

/* Situation -> the sentences about the target. */
static void
verdicts(void)
{
	static const struct observation early = YEAR(2021, 12.1), at_year = YEAR(2023, 12.1),
					misses = YEAR(2025, 13.5);
	static const struct {
		const char *name;
		const struct observation *latest, *judged;
		const struct target *target;
		enum verdict verdict;
		unsigned cautions;
		int as_of;
		double probability; /* NAN: not computable */
		const char *want;
	} rows[] = {
		{ "missed, a later wave meets", &waves[4], &waves[3], &final13, VERDICT_NOT_MET,
		    CAUTION_EARLIER_WAVE | CAUTION_LATER_MEETS, 20251231, NAN,
		    "Målet var højst~13~% i 2023; ved den seneste måling inden da (2021) var "
		    "andelen 14,8~%, og målet blev ikke indfriet." },
		{ "met, a later wave misses", &misses, &at_year, &final13, VERDICT_MET,
		    CAUTION_LATER_MISSES, 20251231, NAN,
		    "Målet var højst~13~% i 2023; ved målingen i 2023 var andelen 12,1~%, og målet "
		    "blev indfriet." },
		{ "missed, nothing later", &waves[3], &waves[3], &final13, VERDICT_NOT_MET,
		    CAUTION_EARLIER_WAVE, 20231231, NAN,
		    "Målet var højst~13~% i 2023. Der er ingen måling for 2023; med den seneste "
		    "inden da "
		    "(2021) blev målet ikke indfriet." },
		{ "met, nothing later, earlier wave", &early, &early, &final13, VERDICT_MET,
		    CAUTION_EARLIER_WAVE, 20231231, NAN,
		    "Målet var højst~13~% i 2023. Der er ingen måling for 2023; med den seneste "
		    "inden da "
		    "(2021) blev målet indfriet." },
		{ "met in its year", &at_year, &at_year, &final13, VERDICT_MET, 0, 20231231, NAN,
		    "Målet var højst~13~% i 2023, og det blev indfriet." },
		{ "met ahead of time", &early, &early, &final13, VERDICT_MET, 0, 20211231, NAN,
		    "Målet er højst~13~% i 2023, og det er indfriet med den seneste måling." },
		{ "on track", &waves[3], &waves[3], &final13, VERDICT_ON_TRACK, 0, 20211231, 0.93,
		    "Målet er højst~13~% i 2023. Det er ikke nået endnu, men med den hidtidige "
		    "udvikling "
		    "bliver det sandsynligvis nået (beregnet sandsynlighed: 93~%)." },
		{ "undecided", &waves[3], &waves[3], &final13, VERDICT_UNDECIDED, 0, 20211231, 0.45,
		    "Målet er højst~13~% i 2023. Det er ikke nået endnu, og det er uafklaret, om "
		    "det "
		    "bliver nået (beregnet sandsynlighed: 45~%)." },
		{ "undecided, too short", &waves[3], &waves[3], &final13, VERDICT_UNDECIDED, 0,
		    20211231, NAN,
		    "Målet er højst~13~% i 2023. Det er ikke nået endnu, og det kan ikke beregnes, "
		    "om det "
		    "bliver nået. Der er for få målinger til beregningen." },
		{ "off track, draft", &waves[3], &waves[3], &draft13, VERDICT_OFF_TRACK,
		    CAUTION_DRAFT, 20200101, 0.05,
		    "Målet (udkast) er højst~13~% i 2023. Det er ikke nået endnu, og med den "
		    "hidtidige "
		    "udvikling bliver det næppe nået (beregnet sandsynlighed: 5~%)." },
		{ "no data", NULL, NULL, &final13, VERDICT_NO_DATA, 0, 20231231, NAN,
		    "Målet var højst~13~% i 2023. Der er ingen data at holde op mod det." },
		{ "only after the year", &waves[4], NULL, &final13, VERDICT_NO_DATA, 0, 20251231,
		    NAN,
		    "Målet var højst~13~% i 2023, men der er ingen måling fra 2023 eller "
		    "før." },
		{ "unit open", &waves[3], &waves[3], &final13, VERDICT_NOT_COMPARABLE,
		    CAUTION_UNIT_OPEN, 20211231, NAN,
		    "Målet er højst~13~% i 2023, men dokumenterne angiver ikke enheden. Derfor kan "
		    "det ikke vurderes, om målet er nået." },
		{ "no number", &waves[3], &waves[3], &open_draft, VERDICT_NOT_COMPARABLE,
		    CAUTION_TARGET_OPEN, 20200101, NAN,
		    "Udkastet til mål har ikke noget tal, så det kan ikke vurderes, om det "
		    "er "
		    "nået." },
		{ "no number, no data, unit open", NULL, NULL, &open_draft, VERDICT_NO_DATA,
		    CAUTION_TARGET_OPEN | CAUTION_UNIT_OPEN, 20200101, NAN,
		    "Udkastet til mål har ikke noget tal, så det kan ikke vurderes, om det "
		    "er "
		    "nået." },
		{ "unit open, year over", &waves[3], &waves[3], &final13, VERDICT_NOT_COMPARABLE,
		    CAUTION_UNIT_OPEN, 20241231, NAN,
		    "Målet var højst~13~% i 2023, men dokumenterne angiver ikke enheden. Derfor "
		    "kan "
		    "det ikke vurderes, om målet blev nået." },
		{ "break", &waves[3], &waves[3], &final13, VERDICT_NOT_COMPARABLE, CAUTION_BREAK,
		    20231231, NAN,
		    "Målet var højst~13~% i 2023, men tallet kan ikke sammenlignes med det." },
		{ "no target", &waves[3], &waves[3], NULL, VERDICT_NOT_COMPARABLE,
		    CAUTION_NO_TARGET, 20190101, NAN,
		    "Der var intet mål i kraft på opgørelsesdatoen." },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t = assessment(
		    &smoking, rows[i].latest, rows[i].judged, rows[i].target, rows[i].verdict);
		t.cautions = rows[i].cautions;
		t.outlook.code = isnan(rows[i].probability) ? STAT_TOO_SHORT : STAT_OK;
		t.outlook.probability_met = rows[i].probability;
		const char *got = shown(sentence_verdict(&t, rows[i].as_of, &a), &a);
		CHECK_ROW(strcmp(got, rows[i].want) == 0, rows[i].name);
		CHECK_STR(got, rows[i].want);
	}
	arena_free(&a);
}

static void
chance(void)
{
	struct arena a = { 0 };
	struct assessment t = assessment(&smoking, in2021, in2021, &final13, VERDICT_NOT_MET);

	CHECK_STR(shown(sentence_chance(&t, &a), &a),
	    "Afstanden til målet er 1,8~procentpoint, mere end tilfældige udsving kan forklare.");
	t.judged.beyond_chance = TRUTH_NO;
	CHECK_STR(shown(sentence_chance(&t, &a), &a),
	    "Afstanden til målet er 1,8~procentpoint og kan skyldes tilfældige udsving.");
	t.judged.beyond_chance = TRUTH_UNKNOWN;
	CHECK_STR(shown(sentence_chance(&t, &a), &a),
	    "Afstanden til målet er 1,8~procentpoint; om den kan skyldes tilfældige udsving, kan "
	    "ikke vurderes.");
	t.latest.obs = in2025; /* the distance is an earlier figure's */
	CHECK_STR(shown(sentence_chance(&t, &a), &a),
	    "Afstanden til målet var 1,8~procentpoint; om den kan skyldes tilfældige udsving, kan "
	    "ikke vurderes.");
	t.target = &range;
	CHECK_STR(shown(sentence_chance(&t, &a), &a),
	    "Afstanden til målets nærmeste grænse var 1,8~procentpoint; om den kan skyldes "
	    "tilfældige udsving, kan ikke vurderes.");
	t.judged.gap = 0;
	CHECK_STR(sentence_chance(&t, &a), "Andelen lå præcis på målet.");
	t.latest.obs = in2021;
	CHECK_STR(sentence_chance(&t, &a), "Andelen ligger præcis på målet.");
	t.judged.gap = NAN;
	CU_ASSERT_PTR_NULL(sentence_chance(&t, &a));
	arena_free(&a);
}

/* What is known after the year that the verdict rests on. */
static void
later(void)
{
	static const struct {
		enum verdict verdict;
		enum truth meets;
		const char *want;
	} rows[] = {
		{ VERDICT_NOT_MET, TRUTH_YES, "Tallet for 2025 opfylder derimod målet." },
		{ VERDICT_NOT_MET, TRUTH_NO, "Tallet for 2025 opfylder heller ikke målet." },
		{ VERDICT_MET, TRUTH_YES, "Tallet for 2025 opfylder også målet." },
		{ VERDICT_MET, TRUTH_NO, "Tallet for 2025 opfylder derimod ikke målet." },
		{ VERDICT_NO_DATA, TRUTH_YES, "Tallet for 2025 opfylder målet." },
		{ VERDICT_NO_DATA, TRUTH_NO, "Tallet for 2025 opfylder ikke målet." },
		{ VERDICT_NOT_COMPARABLE, TRUTH_UNKNOWN, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t = assessment(&smoking, in2025,
		    rows[i].verdict == VERDICT_NO_DATA ? NULL : in2021, &final13, rows[i].verdict);
		t.latest.meets = rows[i].meets;
		CHECK_STR(sentence_later(&t, &a), rows[i].want);
		t.judged.obs = in2025;
		CU_ASSERT_PTR_NULL(sentence_later(&t, &a));
	}
	arena_free(&a);
}

static void
development(void)
{
	static const struct {
		const char *name;
		struct trend trend;
		enum development development;
		const char *want;
	} rows[] = {
		{ "improving",
		    { STAT_OK, "theil_sen", 5, -0.76, -0.9, -0.6, 1 / 60., 1 / 60., 0.4, STAT_OK },
		    DEVELOPMENT_IMPROVING,
		    "Fra 2010 til 2025 er andelen faldet med gennemsnitligt 0,76~procentpoint om "
		    "året "
		    "(5~målinger). Forbedringen er større, end tilfældige udsving kan forklare "
		    "(p~=~0,017)." },
		{ "worsening",
		    { STAT_OK, "theil_sen", 5, 0.5, 0.1, 0.9, 0.0004, 0.0001, 0.4, STAT_OK },
		    DEVELOPMENT_WORSENING,
		    "Fra 2010 til 2025 er andelen steget med gennemsnitligt 0,50~procentpoint om "
		    "året "
		    "(5~målinger). Forværringen er større, end tilfældige udsving kan forklare "
		    "(p~<~0,001)." },
		{ "chance", { STAT_OK, "theil_sen", 5, -0.1, -1, 1, 0.23, 1 / 60., 0.61, STAT_OK },
		    DEVELOPMENT_UNDECIDED,
		    "Fra 2010 til 2025 er andelen faldet med gennemsnitligt 0,10~procentpoint om "
		    "året "
		    "(5~målinger). Det kan være tilfældige udsving (p~=~0,23; mindst mulige "
		    "p~=~0,017). "
		    "Målingerne kunne med 80~% sandsynlighed have vist en ændring på "
		    "0,61~procentpoint om året." },
		{ "nobody said which is better",
		    { STAT_OK, "theil_sen", 5, -0.76, -0.9, -0.6, 1 / 60., 1 / 60., 0.4, STAT_OK },
		    DEVELOPMENT_UNDECIDED,
		    "Fra 2010 til 2025 er andelen faldet med gennemsnitligt 0,76~procentpoint om "
		    "året (5~målinger). Udviklingen er større, end tilfældige udsving kan forklare "
		    "(p~=~0,017)." },
		{ "since a break, too few",
		    { STAT_OK, "theil_sen", 3, -1, NAN, NAN, 1 / 3., 1 / 3., NAN, STAT_EXACT_FIT },
		    DEVELOPMENT_UNDECIDED,
		    "Fra 2017 til 2025 er andelen faldet med gennemsnitligt 1,00~procentpoint om "
		    "året "
		    "(3~målinger). Så få målinger kan ikke vise, om det er mere end tilfældige "
		    "udsving (p~=~0,33; mindst mulige p~=~0,33)." },
		{ "flat", { STAT_OK, "theil_sen", 5, 0, -0.01, 0.01, 1, 1 / 60., 0.02, STAT_OK },
		    DEVELOPMENT_UNCHANGED,
		    "Fra 2010 til 2025 er andelen i gennemsnit uændret (5~målinger). Ændringen er "
		    "så "
		    "lille, at tallet regnes for uændret (p~=~1,00; mindst mulige p~=~0,017). "
		    "Målingerne kunne med 80~% sandsynlighed have vist en ændring på "
		    "0,02~procentpoint om året." },
		{ "equal", { STAT_ALL_EQUAL, "theil_sen", 4, 0, 0, 0, 1, 1, NAN, STAT_EXACT_FIT },
		    DEVELOPMENT_UNCHANGED, "De fire målinger er ens." },
		{ "one value",
		    { STAT_TOO_SHORT, "theil_sen", 1, NAN, NAN, NAN, NAN, NAN, NAN,
			STAT_TOO_SHORT },
		    DEVELOPMENT_UNDECIDED,
		    "Der er kun én sammenlignelig måling, så en udvikling kan ikke beregnes." },
		{ "two values",
		    { STAT_TOO_SHORT, "theil_sen", 2, NAN, NAN, NAN, NAN, NAN, NAN,
			STAT_TOO_SHORT },
		    DEVELOPMENT_UNDECIDED,
		    "Der er kun to sammenlignelige målinger, så en udvikling kan ikke beregnes." },
		{ "none",
		    { STAT_TOO_SHORT, "theil_sen", 0, NAN, NAN, NAN, NAN, NAN, NAN,
			STAT_TOO_SHORT },
		    DEVELOPMENT_UNDECIDED, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t =
		    assessment(&smoking, in2025, in2021, &final13, VERDICT_NOT_MET);
		t.series.n = countof(waves);
		t.series.obs = waves;
		t.trend = rows[i].trend;
		t.development = rows[i].development;
		CHECK_STR(shown(sentence_development(&t, &a), &a), rows[i].want);
	}
	arena_free(&a);
}

static void
pace(void)
{
	struct arena a = { 0 };
	struct assessment t = assessment(&smoking, in2021, in2021, &final13, VERDICT_OFF_TRACK);

	CU_ASSERT_PTR_NULL(sentence_pace(&t, &a));
	t.required_per_year = -0.9;
	CHECK_STR(shown(sentence_pace(&t, &a), &a),
	    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året.");
	t.observed_per_year = -0.76;
	CHECK_STR(shown(sentence_pace(&t, &a), &a),
	    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året; hidtil er "
	    "den faldet med 0,76~procentpoint.");
	t.observed_per_year = 0.2;
	CHECK_STR(shown(sentence_pace(&t, &a), &a),
	    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året; hidtil er "
	    "den steget med 0,20~procentpoint.");
	t.observed_per_year = 0;
	CHECK_STR(shown(sentence_pace(&t, &a), &a),
	    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året; hidtil har "
	    "den været uændret.");
	arena_free(&a);
}

static void
kommuner(void)
{
	static const struct {
		size_t meet, miss, missing, unknown, chance;
		const char *want;
	} rows[] = {
		{ 19, 2, 1, 0, 0,
		    "Af de 22 kommuner opfylder 19 målet i 2025, to gør det ikke, og én har intet "
		    "tal." },
		{ 1, 21, 0, 0, 1,
		    "Af de 22 kommuner opfylder én målet i 2025, og 21 gør det ikke. For én "
		    "kommune "
		    "kan afstanden til målet skyldes tilfældige udsving." },
		{ 22, 0, 0, 0, 10,
		    "Alle 22 kommuner opfylder målet i 2025. For ti kommuner kan afstanden til "
		    "målet "
		    "skyldes tilfældige udsving." },
		{ 0, 22, 0, 0, 22,
		    "Ingen af de 22 kommuner opfylder målet i 2025. For alle 22 kommuner kan "
		    "afstanden til målet skyldes tilfældige udsving." },
		{ 0, 20, 1, 1, 0,
		    "Af de 22 kommuner opfylder ingen målet i 2025, 20 gør det ikke, én har intet "
		    "tal, og én kan ikke vurderes." },
		{ 1, 0, 0, 0, 0, "Kommunen opfylder målet i 2025." },
		{ 0, 1, 0, 0, 1,
		    "Kommunen opfylder ikke målet i 2025. Afstanden kan skyldes tilfældige "
		    "udsving." },
		{ 0, 0, 22, 0, 0, NULL },
		{ 0, 0, 0, 22, 0, NULL },
		{ 0, 0, 0, 0, 0, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment all[22] = { 0 };
		size_t judged = rows[i].meet + rows[i].miss, known = judged + rows[i].unknown;
		size_t n = known + rows[i].missing;
		for (size_t k = 0; k < n; k++) {
			/* a figure of another period is none, whatever it is like */
			all[k].latest.obs = k < known ? in2025 : k % 2 == 0 ? in2021 : NULL;
			all[k].latest.meets = k < rows[i].meet ? TRUTH_YES
			    : k < judged                       ? TRUTH_NO
			    : k < known                        ? TRUTH_UNKNOWN
							       : TRUTH_YES;
			all[k].latest.beyond_chance = k < rows[i].chance ? TRUTH_NO : TRUTH_YES;
		}
		CHECK_STR(sentence_kommuner(all, n, in2025->period, &a), rows[i].want);
	}
	arena_free(&a);
}

void
suite_sentence(void)
{
	static const struct test tests[] = {
		{ "the latest figure", latest },
		{ "the target and what became of it", verdicts },
		{ "chance", chance },
		{ "a later figure", later },
		{ "development", development },
		{ "what it would take", pace },
		{ "kommuner, singular and plural", kommuner },
	};

	suite_add("report/sentence", tests, countof(tests));
}
