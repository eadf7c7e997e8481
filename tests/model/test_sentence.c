#include "model/sentence.h"

#include <math.h>
#include <string.h>

#include "model/prose.h"
#include "model/words.h"
#include "tests/check.h"
#include "tests/model/suites.h"

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
	"004", "", { 0 }, "", 0, 0 };
static const struct target draft13 = { TARGET_AT_MOST, NAN, 13, 2023, 20190919, 1083, TARGET_DRAFT,
	"003", "", { 0 }, "", 0, 0 };
static const struct target open_draft = { TARGET_AT_LEAST, NAN, NAN, 2023, 20190919, 1083,
	TARGET_DRAFT, "003", "", { 0 }, "", 0, 0 };

static const struct target range = { TARGET_BETWEEN, 12, 13, 2023, 20201123, 1083, TARGET_FINAL,
	"004", "", { 0 }, "", 0, 0 };

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
		.baseline = { .code = STAT_BAD_INPUT, .value = NAN },
		.required_per_year = NAN,
		.observed_per_year = NAN,
		.covered = NAN };
}

/* Both languages of one sentence: SAY(l) has it in language l. */
#define CHECK_BOTH(SAY, danish, english)                                                           \
	do {                                                                                       \
		enum language l = LANGUAGE_DANISH;                                                 \
		CHECK_STR(shown(SAY, &a), danish);                                                 \
		l = LANGUAGE_ENGLISH;                                                              \
		CHECK_STR(shown(SAY, &a), english);                                                \
	} while (0)

static void
latest(void)
{
	struct arena a = { 0 };
	struct assessment t = assessment(&smoking, in2025, in2021, &final13, VERDICT_NOT_MET);

	CHECK_BOTH(sentence_latest(&t, l, &a), "I 2025 var andelen i Region Syddanmark 10,9~%.",
	    "In 2025 the share in Region Syddanmark was 10.9~%.");
	t.latest = judgement(&counted, &final13, TRUTH_YES);
	CHECK_BOTH(sentence_latest(&t, l, &a),
	    "I 2023 var andelen i Region Syddanmark 10,0~% (412 af 4120).",
	    "In 2023 the share in Region Syddanmark was 10.0~% (412 of 4120).");
	t.series.indicator = &visits;
	t.latest.obs = in2021;
	t.latest.value = 55.4;
	CHECK_BOTH(sentence_latest(&t, l, &a),
	    "I 2021 var tallet for Region Syddanmark 55~pr. 1000.",
	    "In 2021 the figure for Region Syddanmark was 55~pr. 1000.");
	t.latest.obs = NULL;
	CU_ASSERT_PTR_NULL(sentence_latest(&t, LANGUAGE_DANISH, &a));
	/* a figure that is not the target must not read like it */
	struct observation near = YEAR(2023, 13.04);
	t = assessment(&smoking, &near, &near, &final13, VERDICT_NOT_MET);
	CHECK_STR(shown(sentence_latest(&t, LANGUAGE_DANISH, &a), &a),
	    "I 2023 var andelen i Region Syddanmark 13,04~%.");
	arena_free(&a);
}

/* Why the last period has no figure. */
static void
hidden(void)
{
	static const struct observation obs[] = {
		{ .period = { .kind = PERIOD_YEAR, .year = 2022 },
		    .status = OBS_SUPPRESSED,
		    .value = NAN,
		    .denominator = NAN },
		{ .period = { .kind = PERIOD_YEAR, .year = 2023 },
		    .status = OBS_SUPPRESSED,
		    .value = NAN,
		    .denominator = NAN },
		{ .period = { .kind = PERIOD_YEAR, .year = 2024 },
		    .status = OBS_NORMAL,
		    .value = 3,
		    .denominator = NAN },
		{ .period = { .kind = PERIOD_YEAR, .year = 2025 },
		    .status = OBS_SUPPRESSED,
		    .value = NAN,
		    .denominator = NAN },
		{ .period = { .kind = PERIOD_YEAR, .year = 2026 },
		    .status = OBS_MISSING,
		    .value = NAN,
		    .denominator = 0 },
	};
	static const struct {
		size_t first, n;
		const char *danish, *english;
	} rows[] = {
		{ 0, 0, NULL, NULL },
		{ 0, 1, "Tallet for 2022 er diskretioneret.",
		    "The figure for 2022 is suppressed." },
		{ 0, 2, "Alle to tal (2022 til 2023) er diskretionerede.",
		    "All two figures (2022 to 2023) are suppressed." },
		{ 0, 3, NULL, NULL },
		{ 0, 4, "Tallet for 2025 er diskretioneret.",
		    "The figure for 2025 is suppressed." },
		{ 2, 3, "Der er intet tal for 2026: nævneren er 0.",
		    "There is no figure for 2026: the denominator is 0." },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t = assessment(&smoking, NULL, NULL, &final13, VERDICT_NO_DATA);
		t.series.n = rows[i].n;
		t.series.obs = obs + rows[i].first;
		CHECK_BOTH(sentence_hidden(&t, l, &a), rows[i].danish, rows[i].english);
	}
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
		const char *danish, *english;
	} rows[] = {
		{ "missed, a later wave meets", &waves[4], &waves[3], &final13, VERDICT_NOT_MET,
		    CAUTION_EARLIER_WAVE | CAUTION_LATER_MEETS, 20251231,
		    "Målet var højst~13~% i 2023; ved den seneste måling inden da (2021) var "
		    "andelen 14,8~%, og målet blev ikke indfriet.",
		    "The target was at most~13~% in 2023; at the last figure before then (2021) "
		    "the share was 14.8~%, and the target was not met." },
		{ "met, a later wave misses", &misses, &at_year, &final13, VERDICT_MET,
		    CAUTION_LATER_MISSES, 20251231,
		    "Målet var højst~13~% i 2023; ved målingen i 2023 var andelen 12,1~%, og målet "
		    "blev indfriet.",
		    "The target was at most~13~% in 2023; at the figure in 2023 the share was "
		    "12.1~%, and the target was met." },
		{ "missed, nothing later", &waves[3], &waves[3], &final13, VERDICT_NOT_MET,
		    CAUTION_EARLIER_WAVE, 20231231,
		    "Målet var højst~13~% i 2023. Der er ingen måling for 2023; med den seneste "
		    "inden da (2021) blev målet ikke indfriet.",
		    "The target was at most~13~% in 2023. There is no figure for 2023; with the "
		    "last one before it (2021) the target was not met." },
		{ "met, nothing later, earlier wave", &early, &early, &final13, VERDICT_MET,
		    CAUTION_EARLIER_WAVE, 20231231,
		    "Målet var højst~13~% i 2023. Der er ingen måling for 2023; med den seneste "
		    "inden da (2021) blev målet indfriet.",
		    "The target was at most~13~% in 2023. There is no figure for 2023; with the "
		    "last one before it (2021) the target was met." },
		{ "met in its year", &at_year, &at_year, &final13, VERDICT_MET, 0, 20231231,
		    "Målet var højst~13~% i 2023, og det blev indfriet.",
		    "The target was at most~13~% in 2023, and it was met." },
		{ "missed in its year", &waves[3], &waves[3], &final13, VERDICT_NOT_MET, 0,
		    20231231, "Målet var højst~13~% i 2023, og det blev ikke indfriet.",
		    "The target was at most~13~% in 2023, and it was not met." },
		{ "met ahead of time", &early, &early, &final13, VERDICT_MET, 0, 20211231,
		    "Målet er højst~13~% i 2023, og det er indfriet med den seneste måling.",
		    "The target is at most~13~% in 2023, and it is met with the latest figure." },
		{ "on track", &waves[3], &waves[3], &final13, VERDICT_ON_TRACK, 0, 20211231,
		    "Målet er højst~13~% i 2023. Det er ikke nået endnu, men det er på vej.",
		    "The target is at most~13~% in 2023. It has not been reached yet, but it is on "
		    "track." },
		{ "undecided, the region's, lent", &waves[3], &waves[3], &final13,
		    VERDICT_UNDECIDED, CAUTION_REGIONAL_TARGET, 20211231,
		    "Regionens mål er højst~13~% i 2023. Det er ikke nået endnu, og det er "
		    "uafklaret, om det bliver nået.",
		    "The region's target is at most~13~% in 2023. It has not been reached yet, and "
		    "whether it will be is undecided." },
		{ "off track, draft", &waves[3], &waves[3], &draft13, VERDICT_OFF_TRACK,
		    CAUTION_DRAFT, 20200101,
		    "Målet (udkast) er højst~13~% i 2023. Det er ikke nået endnu, og det er ikke "
		    "på vej.",
		    "The target (draft) is at most~13~% in 2023. It has not been reached yet, and "
		    "it is off track." },
		{ "no data", NULL, NULL, &final13, VERDICT_NO_DATA, 0, 20231231,
		    "Målet var højst~13~% i 2023. Der er ingen data at holde op mod det.",
		    "The target was at most~13~% in 2023. There are no data to hold against it." },
		{ "only after the year", &waves[4], NULL, &final13, VERDICT_NO_DATA, 0, 20251231,
		    "Målet var højst~13~% i 2023, men der er ingen data fra 2023 eller før.",
		    "The target was at most~13~% in 2023, but there are no data from 2023 or "
		    "before." },
		{ "unit open", &waves[3], &waves[3], &final13, VERDICT_NOT_COMPARABLE,
		    CAUTION_UNIT_OPEN, 20211231,
		    "Målet er højst~13~% i 2023, men dokumenterne angiver ikke enheden. Derfor kan "
		    "det ikke vurderes, om målet er nået.",
		    "The target is at most~13~% in 2023, but the documents do not state the unit. "
		    "So it cannot be told whether the target is reached: the figures are not "
		    "comparable with it." },
		{ "unit open, year over", &waves[3], &waves[3], &final13, VERDICT_NOT_COMPARABLE,
		    CAUTION_UNIT_OPEN, 20241231,
		    "Målet var højst~13~% i 2023, men dokumenterne angiver ikke enheden. Derfor "
		    "kan det ikke vurderes, om målet blev nået.",
		    "The target was at most~13~% in 2023, but the documents do not state the unit. "
		    "So it cannot be told whether the target was reached: the figures are not "
		    "comparable with it." },
		{ "no number", &waves[3], &waves[3], &open_draft, VERDICT_NOT_COMPARABLE,
		    CAUTION_TARGET_OPEN, 20200101,
		    "Udkastet til mål har ikke noget tal, så det kan ikke vurderes, om det er "
		    "nået.",
		    "The draft target has no number, so no figure is comparable with it." },
		{ "no number, no data, unit open", NULL, NULL, &open_draft, VERDICT_NO_DATA,
		    CAUTION_TARGET_OPEN | CAUTION_UNIT_OPEN, 20200101,
		    "Udkastet til mål har ikke noget tal, så det kan ikke vurderes, om det er "
		    "nået.",
		    "The draft target has no number, so no figure is comparable with it." },
		{ "else", &waves[3], &waves[3], &final13, VERDICT_NOT_COMPARABLE, CAUTION_BREAK,
		    20231231, "Målet var højst~13~% i 2023, men tallet kan ikke vurderes mod det.",
		    "The target was at most~13~% in 2023, but the figure is not comparable with "
		    "it." },
		{ "no target", &waves[3], &waves[3], NULL, VERDICT_NOT_COMPARABLE,
		    CAUTION_NO_TARGET, 20190101, "Der var intet mål i kraft på opgørelsesdatoen.",
		    "No target was in force on the as-of date." },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t = assessment(
		    &smoking, rows[i].latest, rows[i].judged, rows[i].target, rows[i].verdict);
		t.cautions = rows[i].cautions;
		CHECK_BOTH(
		    sentence_verdict(&t, rows[i].as_of, l, &a), rows[i].danish, rows[i].english);
	}
	struct assessment t = assessment(&smoking, in2021, in2021, &final13, VERDICT_ON_TRACK);
	t.final.target = &range; /* judged is a milestone */
	CHECK_BOTH(sentence_verdict(&t, 20211231, l, &a),
	    "Delmålet er højst~13~% i 2023. Det er ikke nået endnu, men det er på vej.",
	    "The milestone is at most~13~% in 2023. It has not been reached yet, but it is on "
	    "track.");
	arena_free(&a);
}

/* HAY has NEEDLE, whatever the case of its first letter. */
static bool
has_word(const char *hay, const char *needle, struct arena *a)
{
	return strstr(hay, needle) != NULL || strstr(hay, prose_uncapital(needle, a)) != NULL;
}

/* A verdict's sentence has no word of the table for another one, unless its own has that in it. */
static void
no_other_verdict(void)
{
	struct arena a = { 0 };

	for (int v = VERDICT_MET; v <= VERDICT_NOT_COMPARABLE; v++)
		for (int l = LANGUAGE_DANISH; l <= LANGUAGE_ENGLISH; l++) {
			bool past = v == VERDICT_NOT_MET;
			struct assessment t = assessment(&smoking, in2021,
			    v == VERDICT_NO_DATA ? NULL : in2021, &final13, (enum verdict)v);
			const char *text =
			    sentence_verdict(&t, past ? 20231231 : 20211231, (enum language)l, &a);
			const char *own = verdict_word((enum verdict)v, (enum language)l);
			for (int w = VERDICT_MET; w <= VERDICT_NOT_COMPARABLE; w++) {
				const char *other = verdict_word((enum verdict)w, (enum language)l);
				if (w != v && !has_word(own, other, &a))
					CHECK_ROW(!has_word(text, other, &a), text);
			}
			if (v != VERDICT_NOT_COMPARABLE) /* "kan ikke vurderes" is parted there */
				CHECK_ROW(has_word(text, own, &a)
					|| (v == VERDICT_NO_DATA && strstr(text, "data") != NULL),
				    text);
		}
	arena_free(&a);
}

static void
distance(void)
{
	static const struct target at_least = { .rule = TARGET_AT_LEAST, .low = 13, .high = NAN };
	static const struct {
		const char *name;
		const struct target *target;
		double value, gap;
		bool earlier;
		enum truth chance;
		const char *danish, *english;
	} rows[] = {
		{ "over, beyond chance", &final13, 14.8, -1.8, false, TRUTH_YES,
		    "Andelen ligger 1,8~procentpoint over målet, mere end tilfældige udsving kan "
		    "forklare.",
		    "The share is 1.8~percentage points above the target, more than chance can "
		    "explain." },
		{ "over, maybe chance", &final13, 14.8, -1.8, false, TRUTH_NO,
		    "Andelen ligger 1,8~procentpoint over målet, og det kan skyldes tilfældige "
		    "udsving.",
		    "The share is 1.8~percentage points above the target, and that may be "
		    "chance." },
		{ "not known", &final13, 14.8, -1.8, false, TRUTH_UNKNOWN,
		    "Andelen ligger 1,8~procentpoint over målet; om det kan skyldes tilfældige "
		    "udsving, vides ikke.",
		    "The share is 1.8~percentage points above the target; whether that may be "
		    "chance is not known." },
		{ "an earlier figure", &final13, 12.1, 0.9, true, TRUTH_YES,
		    "Andelen lå 0,9~procentpoint under målet, mere end tilfældige udsving kan "
		    "forklare.",
		    "The share was 0.9~percentage points below the target, more than chance can "
		    "explain." },
		{ "at least, met", &at_least, 14, 1, false, TRUTH_NO,
		    "Andelen ligger 1,0~procentpoint over målet, og det kan skyldes tilfældige "
		    "udsving.",
		    "The share is 1.0~percentage points above the target, and that may be "
		    "chance." },
		{ "at least, missed", &at_least, 12.5, -0.5, false, TRUTH_YES,
		    "Andelen ligger 0,5~procentpoint under målet, mere end tilfældige udsving kan "
		    "forklare.",
		    "The share is 0.5~percentage points below the target, more than chance can "
		    "explain." },
		{ "over a range", &range, 14.8, -1.8, false, TRUTH_YES,
		    "Andelen ligger 1,8~procentpoint over målets øvre grænse, mere end tilfældige "
		    "udsving kan forklare.",
		    "The share is 1.8~percentage points above the target's upper limit, more than "
		    "chance can explain." },
		{ "under a range", &range, 11, -1, false, TRUTH_YES,
		    "Andelen ligger 1,0~procentpoint under målets nedre grænse, mere end "
		    "tilfældige udsving kan forklare.",
		    "The share is 1.0~percentage points below the target's lower limit, more than "
		    "chance can explain." },
		{ "in a range", &range, 12.6, 0.4, false, TRUTH_NO,
		    "Andelen ligger 0,4~procentpoint inden for målets nærmeste grænse, og det kan "
		    "skyldes tilfældige udsving.",
		    "The share is 0.4~percentage points inside the target's nearest limit, and "
		    "that may be chance." },
		{ "on it", &final13, 13, 0, false, TRUTH_NO, "Andelen ligger præcis på målet.",
		    "The share is exactly on the target." },
		{ "was on it", &final13, 13, 0, true, TRUTH_NO, "Andelen lå præcis på målet.",
		    "The share was exactly on the target." },
		{ "no distance", &final13, 13, NAN, false, TRUTH_NO, NULL, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t = assessment(&smoking, rows[i].earlier ? in2025 : in2021,
		    in2021, rows[i].target, VERDICT_NOT_MET);
		t.judged.value = rows[i].value;
		t.judged.gap = rows[i].gap;
		t.judged.beyond_chance = rows[i].chance;
		CHECK_BOTH(sentence_distance(&t, l, &a), rows[i].danish, rows[i].english);
	}
	arena_free(&a);
}

/* What is known after the year that the verdict rests on. */
static void
later(void)
{
	static const struct {
		enum verdict verdict;
		enum truth meets;
		const char *danish, *english;
	} rows[] = {
		{ VERDICT_NOT_MET, TRUTH_YES, "Tallet for 2025 opfylder derimod målet.",
		    "The figure for 2025, however, meets the target." },
		{ VERDICT_NOT_MET, TRUTH_NO, "Tallet for 2025 opfylder heller ikke målet.",
		    "The figure for 2025 does not meet the target either." },
		{ VERDICT_MET, TRUTH_YES, "Tallet for 2025 opfylder også målet.",
		    "The figure for 2025 meets the target too." },
		{ VERDICT_MET, TRUTH_NO, "Tallet for 2025 opfylder derimod ikke målet.",
		    "The figure for 2025, however, does not meet the target." },
		{ VERDICT_NO_DATA, TRUTH_YES, "Tallet for 2025 opfylder målet.",
		    "The figure for 2025 meets the target." },
		{ VERDICT_NO_DATA, TRUTH_NO, "Tallet for 2025 opfylder ikke målet.",
		    "The figure for 2025 does not meet the target." },
		{ VERDICT_NOT_COMPARABLE, TRUTH_UNKNOWN, NULL, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t = assessment(&smoking, in2025,
		    rows[i].verdict == VERDICT_NO_DATA ? NULL : in2021, &final13, rows[i].verdict);
		t.latest.meets = rows[i].meets;
		CHECK_BOTH(sentence_later(&t, l, &a), rows[i].danish, rows[i].english);
		t.judged.obs = in2025;
		CU_ASSERT_PTR_NULL(sentence_later(&t, LANGUAGE_DANISH, &a));
	}
	arena_free(&a);
}

/* The final goal beside a milestone, the region's beside an own one. */
static void
beside(void)
{
	static const struct target goal = {
		.rule = TARGET_AT_MOST, .low = NAN, .high = 10, .by = 2025, .status = TARGET_DRAFT
	};
	struct arena a = { 0 };
	struct assessment t = assessment(&smoking, in2021, in2021, &final13, VERDICT_ON_TRACK);

	CU_ASSERT_PTR_NULL(sentence_beside(&t, 20211231, LANGUAGE_DANISH, &a));
	t.final = (struct beside){ &goal, judgement(in2021, &goal, TRUTH_YES) };
	CHECK_BOTH(sentence_beside(&t, 20211231, l, &a),
	    "Slutmålet (udkast) er højst~10~% i 2025; andelen ligger 4,8~procentpoint over det.",
	    "The final goal (draft) is at most~10~% in 2025; the share is 4.8~percentage points "
	    "above it.");
	t.regional = (struct beside){ &range, judgement(in2021, &range, TRUTH_YES) };
	t.final.target = NULL;
	CHECK_BOTH(sentence_beside(&t, 20231231, l, &a),
	    "Regionens mål var mellem~12 og 13~% i 2023; andelen ligger 1,8~procentpoint over dets "
	    "øvre grænse.",
	    "The region's target was between~12 and 13~% in 2023; the share is 1.8~percentage "
	    "points above its upper limit.");
	t.regional.latest = judgement(NULL, NULL, TRUTH_UNKNOWN);
	t.final.target = &goal;
	t.final.latest = judgement(NULL, NULL, TRUTH_UNKNOWN);
	CHECK_BOTH(sentence_beside(&t, 20211231, l, &a),
	    "Slutmålet (udkast) er højst~10~% i 2025. Regionens mål er mellem~12 og 13~% i 2023.",
	    "The final goal (draft) is at most~10~% in 2025. The region's target is between~12 "
	    "and 13~% in 2023.");
	arena_free(&a);
}

/* Probability and limits, or why not; a short series is never sure. */
static void
outlook(void)
{
	static const struct {
		const char *name;
		struct outlook outlook;
		enum verdict verdict;
		unsigned cautions;
		const char *danish, *english;
	} rows[] = {
		{ "not asked", { .code = STAT_BAD_INPUT }, VERDICT_MET, 0, NULL, NULL },
		{ "between",
		    { .n = 4, .year = 2023, .low = 7.51, .high = 19.68, .probability_met = 0.36 },
		    VERDICT_UNDECIDED, 0,
		    "Beregnet sandsynlighed for at målet nås i 2023: 36~%; tallet ventes mellem "
		    "7,5~% og 19,7~% (95~%).",
		    "Computed probability that the target is reached in 2023: 36~%; the figure is "
		    "expected between 7.5~% and 19.7~% (95~%)." },
		{ "met already, at the cap",
		    { .n = 7, .year = 2023, .low = 9, .high = 12, .probability_met = 0.95 },
		    VERDICT_MET, 0,
		    "Beregnet sandsynlighed for at målet fortsat er nået i 2023: mindst 95~%; "
		    "tallet ventes mellem 9,0~% og 12,0~% (95~%).",
		    "Computed probability that the target is still reached in 2023: at least 95~%; "
		    "the figure is expected between 9.0~% and 12.0~% (95~%)." },
		{ "at the cap",
		    { .n = 7, .year = 2023, .low = 19, .high = 22, .probability_met = 0.05 },
		    VERDICT_OFF_TRACK, 0,
		    "Beregnet sandsynlighed for at målet nås i 2023: højst 5~%; tallet ventes "
		    "mellem 19,0~% og 22,0~% (95~%).",
		    "Computed probability that the target is reached in 2023: at most 5~%; the "
		    "figure is expected between 19.0~% and 22.0~% (95~%)." },
		{ "eight points",
		    { .n = 8, .year = 2023, .low = 19, .high = 22, .probability_met = 0.0003 },
		    VERDICT_OFF_TRACK, 0,
		    "Beregnet sandsynlighed for at målet nås i 2023: under 1~%; tallet ventes "
		    "mellem 19,0~% og 22,0~% (95~%).",
		    "Computed probability that the target is reached in 2023: under 1~%; the "
		    "figure is expected between 19.0~% and 22.0~% (95~%)." },
		{ "three points", { .code = STAT_TOO_SHORT, .n = 3, .year = 2023 },
		    VERDICT_UNDECIDED, 0,
		    "Det kan ikke beregnes, om målet nås i 2023: der er kun 3~målinger, og det er "
		    "for få.",
		    "Whether the target is reached in 2023 cannot be computed: there are only "
		    "3~figures, which is too few." },
		{ "one point since the break", { .code = STAT_TOO_SHORT, .n = 1, .year = 2023 },
		    VERDICT_UNDECIDED, CAUTION_BREAK,
		    "Det kan ikke beregnes, om målet nås i 2023: der er kun 1~måling siden "
		    "databruddet, og det er for lidt.",
		    "Whether the target is reached in 2023 cannot be computed: there is only "
		    "1~figure since the series break, which is too few." },
		{ "too far", { .code = STAT_TOO_FAR, .n = 4, .year = 2033 }, VERDICT_UNDECIDED, 0,
		    "Det kan ikke beregnes, om målet nås i 2033: året ligger længere fremme, end "
		    "de 4~målinger rækker tilbage.",
		    "Whether the target is reached in 2033 cannot be computed: the year is further "
		    "ahead than the 4~figures reach back." },
		{ "constant", { .code = STAT_ALL_EQUAL, .n = 5, .year = 2023 }, VERDICT_UNDECIDED,
		    0,
		    "Det kan ikke beregnes, om målet nås i 2023: de 5~målinger er ens, så det er "
		    "ukendt, hvor meget tallet kan svinge.",
		    "Whether the target is reached in 2023 cannot be computed: the 5~figures are "
		    "equal, so how much the figure can vary is unknown." },
		{ "else", { .code = STAT_BAD_INPUT, .n = 5, .year = 2023 }, VERDICT_UNDECIDED, 0,
		    "Det kan ikke beregnes, om målet nås i 2023: tallene kan ikke bruges i "
		    "beregningen.",
		    "Whether the target is reached in 2023 cannot be computed: the figures do not "
		    "fit the computation." },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t =
		    assessment(&smoking, in2021, in2021, &final13, rows[i].verdict);
		t.outlook = rows[i].outlook;
		t.cautions = rows[i].cautions;
		CHECK_BOTH(sentence_outlook(&t, l, &a), rows[i].danish, rows[i].english);
	}
	arena_free(&a);
}

/* Which models, how many values, how far ahead; below one in a hundred nothing is named. */
static void
basis(void)
{
	struct arena a = { 0 };
	struct assessment t = assessment(&smoking, in2021, in2021, &final13, VERDICT_UNDECIDED);

	CU_ASSERT_PTR_NULL(sentence_basis(&t, LANGUAGE_DANISH, &a));
	t.outlook = (struct outlook){ .n = 4,
		.year = 2023,
		.ahead = 2,
		.share = {
		    [OUTLOOK_SHARED_DRIFT] = 0.4, [OUTLOOK_MEAN] = 0.12, [OUTLOOK_LINE] = 0.004 } };
	CHECK_BOTH(sentence_basis(&t, l, &a),
	    "Det bygger på 4~målinger, 2~år frem; vægt: uændret 48~%, områdernes fælles udvikling "
	    "40~%, eget gennemsnit 12~%.",
	    "This rests on 4~figures, 2~years ahead; weights: no change 48~%, drift shared by the "
	    "areas 40~%, own mean 12~%.");
	t.cautions = CAUTION_BREAK;
	t.outlook = (struct outlook){ .n = 9,
		.year = 2023,
		.ahead = 1.25,
		.share = { [OUTLOOK_SHARED_LEVEL] = 0.5, [OUTLOOK_DRIFT] = 0.6 } };
	CHECK_BOTH(sentence_basis(&t, l, &a),
	    "Det bygger på 9~målinger siden databruddet, 1,3~år frem; vægt: egen udvikling 60~%, "
	    "områdernes midte 50~% (niveau og udvikling vægtes hver for sig).",
	    "This rests on 9~figures since the series break, 1.3~years ahead; weights: own drift "
	    "60~%, median of the areas 50~% (level and development are weighted each by itself).");
	t.outlook.ahead = 1;
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(sentence_basis(&t, LANGUAGE_ENGLISH, &a), "1\xC2\xA0year ahead"));
	t.outlook.code = STAT_TOO_SHORT;
	CU_ASSERT_PTR_NULL(sentence_basis(&t, LANGUAGE_DANISH, &a));
	arena_free(&a);
}

static void
development(void)
{
	static const struct {
		const char *name;
		struct trend trend;
		enum development development;
		const char *danish, *english;
	} rows[] = {
		{ "improving",
		    { STAT_OK, "theil_sen", 5, -0.76, -0.9, -0.6, 1 / 60., 1 / 60., 0.4, STAT_OK },
		    DEVELOPMENT_IMPROVING,
		    "Fra 2010 til 2025 er andelen faldet med gennemsnitligt 0,76~procentpoint om "
		    "året "
		    "(5~målinger). Forbedringen er større, end tilfældige udsving kan forklare "
		    "(p~=~0,017).",
		    "From 2010 to 2025 the share has fallen by 0.76~percentage points a year on "
		    "average (5~figures). The improvement is more than chance can explain "
		    "(p~=~0.017)." },
		{ "worsening",
		    { STAT_OK, "theil_sen", 5, 0.5, 0.1, 0.9, 0.0004, 0.0001, 0.4, STAT_OK },
		    DEVELOPMENT_WORSENING,
		    "Fra 2010 til 2025 er andelen steget med gennemsnitligt 0,50~procentpoint om "
		    "året "
		    "(5~målinger). Forværringen er større, end tilfældige udsving kan forklare "
		    "(p~<~0,001).",
		    "From 2010 to 2025 the share has risen by 0.50~percentage points a year on "
		    "average (5~figures). The worsening is more than chance can explain "
		    "(p~<~0.001)." },
		{ "chance", { STAT_OK, "theil_sen", 5, -0.1, -1, 1, 0.23, 1 / 60., 0.61, STAT_OK },
		    DEVELOPMENT_UNDECIDED,
		    "Fra 2010 til 2025 er andelen faldet med gennemsnitligt 0,10~procentpoint om "
		    "året "
		    "(5~målinger). Det kan være tilfældige udsving (p~=~0,23; mindst mulige "
		    "p~=~0,017). Målingerne kunne med 80~% sandsynlighed have vist en ændring på "
		    "0,61~procentpoint om året.",
		    "From 2010 to 2025 the share has fallen by 0.10~percentage points a year on "
		    "average (5~figures). That may be chance (p~=~0.23; smallest possible "
		    "p~=~0.017). The figures had an 80~% chance of showing a change of "
		    "0.61~percentage points a year." },
		{ "since a break, too few",
		    { STAT_OK, "theil_sen", 3, -1, NAN, NAN, 1 / 3., 1 / 3., NAN, STAT_EXACT_FIT },
		    DEVELOPMENT_UNDECIDED,
		    "Fra 2017 til 2025 er andelen faldet med gennemsnitligt 1,00~procentpoint om "
		    "året "
		    "(3~målinger). Så få målinger kan ikke vise, om det er mere end tilfældige "
		    "udsving (p~=~0,33; mindst mulige p~=~0,33).",
		    "From 2017 to 2025 the share has fallen by 1.00~percentage points a year on "
		    "average (3~figures). So few figures cannot show whether that is more than "
		    "chance (p~=~0.33; smallest possible p~=~0.33)." },
		{ "flat", { STAT_OK, "theil_sen", 5, 0, -0.01, 0.01, 1, 1 / 60., 0.02, STAT_OK },
		    DEVELOPMENT_UNCHANGED,
		    "Fra 2010 til 2025 er andelen i gennemsnit uændret (5~målinger). Ændringen er "
		    "så "
		    "lille, at tallet regnes for uændret (p~=~1,00; mindst mulige p~=~0,017). "
		    "Målingerne kunne med 80~% sandsynlighed have vist en ændring på "
		    "0,02~procentpoint om året.",
		    "From 2010 to 2025 the share is unchanged on average (5~figures). The change "
		    "is so small that the figure counts as unchanged (p~=~1.00; smallest possible "
		    "p~=~0.017). The figures had an 80~% chance of showing a change of "
		    "0.02~percentage points a year." },
		{ "equal", { STAT_ALL_EQUAL, "theil_sen", 4, 0, 0, 0, 1, 1, NAN, STAT_EXACT_FIT },
		    DEVELOPMENT_UNCHANGED, "De fire målinger er ens.",
		    "The four figures are equal." },
		{ "one value",
		    { STAT_TOO_SHORT, "theil_sen", 1, NAN, NAN, NAN, NAN, NAN, NAN,
			STAT_TOO_SHORT },
		    DEVELOPMENT_UNDECIDED,
		    "Der er kun én sammenlignelig måling, så en udvikling kan ikke beregnes.",
		    "There is only one figure to go by, so no development can be computed." },
		{ "two values",
		    { STAT_TOO_SHORT, "theil_sen", 2, NAN, NAN, NAN, NAN, NAN, NAN,
			STAT_TOO_SHORT },
		    DEVELOPMENT_UNDECIDED,
		    "Der er kun to sammenlignelige målinger, så en udvikling kan ikke beregnes.",
		    "There are only two figures to go by, so no development can be computed." },
		{ "none",
		    { STAT_TOO_SHORT, "theil_sen", 0, NAN, NAN, NAN, NAN, NAN, NAN,
			STAT_TOO_SHORT },
		    DEVELOPMENT_UNDECIDED, NULL, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t =
		    assessment(&smoking, in2025, in2021, &final13, VERDICT_NOT_MET);
		t.series.n = countof(waves);
		t.series.obs = waves;
		t.trend = rows[i].trend;
		t.development = rows[i].development;
		CHECK_BOTH(sentence_development(&t, l, &a), rows[i].danish, rows[i].english);
	}
	arena_free(&a);
}

static void
pace(void)
{
	static const struct {
		double need, had;
		const char *danish, *english;
	} rows[] = {
		{ NAN, NAN, NULL, NULL },
		{ -0.9, NAN,
		    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året.",
		    "To reach the target in 2023 the share must fall by 0.90~percentage points a "
		    "year." },
		{ -0.9, -0.76,
		    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året; "
		    "hidtil er den faldet med 0,76~procentpoint.",
		    "To reach the target in 2023 the share must fall by 0.90~percentage points a "
		    "year; so far it has fallen by 0.76~percentage points." },
		{ 0.9, 0.2,
		    "For at nå målet i 2023 skal andelen stige med 0,90~procentpoint om året; "
		    "hidtil er den steget med 0,20~procentpoint.",
		    "To reach the target in 2023 the share must rise by 0.90~percentage points a "
		    "year; so far it has risen by 0.20~percentage points." },
		{ -0.9, 0,
		    "For at nå målet i 2023 skal andelen falde med 0,90~procentpoint om året; "
		    "hidtil har den været uændret.",
		    "To reach the target in 2023 the share must fall by 0.90~percentage points a "
		    "year; so far it has been unchanged." },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct assessment t =
		    assessment(&smoking, in2021, in2021, &final13, VERDICT_OFF_TRACK);
		t.required_per_year = rows[i].need;
		t.observed_per_year = rows[i].had;
		CHECK_BOTH(sentence_pace(&t, l, &a), rows[i].danish, rows[i].english);
	}
	arena_free(&a);
}

/* In one order, without what is not there. */
static void
all_of_them(void)
{
	struct arena a = { 0 };
	const char *out[SENTENCES_MOST];
	struct assessment t = assessment(&smoking, in2025, in2021, &final13, VERDICT_NOT_MET);

	CU_ASSERT_EQUAL_FATAL(sentences_of(&t, 20251231, LANGUAGE_ENGLISH, &a, out), 4);
	CHECK_STR(shown(out[0], &a), "In 2025 the share in Region Syddanmark was 10.9~%.");
	CHECK_STR(shown(out[3], &a), "The figure for 2025, however, meets the target.");
	t.cautions = CAUTION_FICTIONAL;
	CU_ASSERT_EQUAL_FATAL(sentences_of(&t, 20251231, LANGUAGE_DANISH, &a, out), 5);
	CHECK_STR(
	    out[0], "EKSEMPELDATA: Tallene er opdigtede og viser kun, hvordan programmet virker.");
	arena_free(&a);
}

static void
kommuner(void)
{
	static const struct {
		size_t meet, miss, missing, unknown, chance;
		const char *danish, *english;
	} rows[] = {
		{ 19, 2, 1, 0, 0,
		    "Af de 22 kommuner opfylder 19 målet i 2025, to gør det ikke, og én har intet "
		    "tal.",
		    "Of the 22 kommuner 19 meet the target in 2025, two do not, and one has no "
		    "figure." },
		{ 1, 21, 0, 0, 1,
		    "Af de 22 kommuner opfylder én målet i 2025, og 21 gør det ikke. For én "
		    "kommune "
		    "kan afstanden til målet skyldes tilfældige udsving.",
		    "Of the 22 kommuner one meets the target in 2025, and 21 do not. For one "
		    "kommune the distance to the target may be chance." },
		{ 22, 0, 0, 0, 10,
		    "Alle 22 kommuner opfylder målet i 2025. For ti kommuner kan afstanden til "
		    "målet "
		    "skyldes tilfældige udsving.",
		    "All 22 kommuner meet the target in 2025. For ten kommuner the distance to the "
		    "target may be chance." },
		{ 0, 22, 0, 0, 22,
		    "Ingen af de 22 kommuner opfylder målet i 2025. For alle 22 kommuner kan "
		    "afstanden til målet skyldes tilfældige udsving.",
		    "None of the 22 kommuner meets the target in 2025. For all 22 kommuner the "
		    "distance to the target may be chance." },
		{ 0, 20, 1, 1, 0,
		    "Af de 22 kommuner opfylder ingen målet i 2025, 20 gør det ikke, én har intet "
		    "tal, og én kan ikke vurderes.",
		    "Of the 22 kommuner none meets the target in 2025, 20 do not, one has no "
		    "figure, and one cannot be judged." },
		{ 1, 0, 0, 0, 0, "Kommunen opfylder målet i 2025.",
		    "The kommune meets the target in 2025." },
		{ 0, 1, 0, 0, 1,
		    "Kommunen opfylder ikke målet i 2025. Afstanden kan skyldes tilfældige "
		    "udsving.",
		    "The kommune does not meet the target in 2025. The distance may be chance." },
		{ 0, 0, 22, 0, 0, NULL, NULL },
		{ 0, 0, 0, 22, 0, NULL, NULL },
		{ 0, 0, 0, 0, 0, NULL, NULL },
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
		CHECK_BOTH(sentence_kommuner(all, n, in2025->period, l, &a), rows[i].danish,
		    rows[i].english);
	}
	arena_free(&a);
}

void
suite_sentence(void)
{
	static const struct test tests[] = {
		{ "the latest figure", latest },
		{ "a last period without figure", hidden },
		{ "the target and what became of it", verdicts },
		{ "no word of another verdict", no_other_verdict },
		{ "distance and chance", distance },
		{ "a later figure", later },
		{ "targets beside", beside },
		{ "outlook", outlook },
		{ "what the outlook rests on", basis },
		{ "development", development },
		{ "what it would take", pace },
		{ "all of them", all_of_them },
		{ "kommuner, singular and plural", kommuner },
	};

	suite_add("sentence", tests, countof(tests));
}
