/* analysis/assess.h: verdicts, breaks, cautions. Reference numbers: R 4.2.2. */
#include <math.h>
#include <string.h>

#include "analysis/assess.h"
#include "model/period.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REGION 1083
#define MOST   16

static const struct area region = { .code = REGION, .kind = AREA_REGION };
static const struct area odense = { .code = 461, .kind = AREA_KOMMUNE, .region = REGION };
static const struct area horsens = { .code = 615, .kind = AREA_KOMMUNE, .region = 1082 };

static const struct target final_2023 = { TARGET_AT_MOST, .low = NAN, .high = 13, .by = 2023,
	.from = 20190626, .area = REGION, .status = TARGET_FINAL };

static const struct indicator smoking = { .id = "rygning_daglig",
	.unit = "%",
	.per = 100,
	.measure = MEASURE_PROPORTION,
	.better = BETTER_LOWER,
	.targets = &final_2023,
	.ntargets = 1 };

/* A series in room that lasts as long as the test. */
struct fixture {
	struct arena arena;
	struct observation obs[MOST];
	double year[MOST];
	struct series series;
};

static struct observation
figure(const char *period, double value)
{
	struct observation o = { .status = isnan(value) ? OBS_MISSING : OBS_NORMAL,
		.value = value,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = NAN,
		.ci_high = NAN };

	CHECK_ROW(period_parse(&o.period, period), period);
	return o;
}

static void
put(struct fixture *f, struct observation o)
{
	f->year[f->series.n] = period_middle(o.period);
	f->obs[f->series.n++] = o;
}

static void
begin(struct fixture *f, const struct indicator *i, const struct area *a)
{
	*f = (struct fixture){ 0 };
	f->series = (struct series){
		.indicator = i, .area = a, .stratum = "", .obs = f->obs, .year = f->year
	};
}

/* One value a year from FIRST on, N of them. */
static void
put_years(struct fixture *f, int first, const double *value, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct observation o = figure("2000", value[k]);
		o.period.year = first + (int)k;
		put(f, o);
	}
}

static struct assessment
held(struct fixture *f, int as_of)
{
	struct outlook_pool *nothing = outlook_learn(NULL, 0, &f->arena);

	return assess(&f->series, REGION, as_of, nothing, 0, &f->arena);
}

/* Weighted regional mean of daily smoking in the shipped file: at most 13 % by 2023. */
static void
put_smoking(struct fixture *f, int as_of)
{
	static const struct {
		const char *period;
		double value;
	} waves[] = { { "2010", 22.2 }, { "2013", 19.2 }, { "2017", 18.65 }, { "2021", 14.8 },
		{ "2025", 10.85 } };

	begin(f, &smoking, &region);
	for (size_t k = 0; k < countof(waves); k++) {
		struct observation o = figure(waves[k].period, waves[k].value);
		if (period_last_day(o.period) <= as_of)
			put(f, o);
	}
	f->series.aggregated = f->series.weighted = true;
}

static void
smoking_2021(void)
{
	struct fixture f;

	put_smoking(&f, 20211231);
	struct assessment r = held(&f, 20211231);
	CU_ASSERT_EQUAL(r.verdict, VERDICT_UNDECIDED);
	CU_ASSERT_EQUAL(r.outlook.code, STAT_OK);
	CU_ASSERT_EQUAL(r.outlook.n, 4);
	CU_ASSERT_EQUAL(r.outlook.year, 2023);
	CHECK_STR(r.outlook.model, "pool");
	/* the R of test_outlook.c */
	CHECK_CLOSE(r.outlook.value, 14.23331403636364, 0, 1e-9, "outlook");
	CHECK_CLOSE(r.outlook.low, 7.35315645229547, 0, 1e-9, "low");
	CHECK_CLOSE(r.outlook.probability_met, 0.2672961931850078, 0, 1e-9, "probability");
	CHECK_CLOSE(r.required_per_year, -0.9, 0, 1e-12, "(13 - 14.8) / 2");
	CHECK_CLOSE(r.observed_per_year, -0.61136363636363622, 0, 1e-12, "Theil-Sen");
	CHECK_CLOSE(r.judged.gap, -1.8, 0, 1e-12, "gap");
	CU_ASSERT_EQUAL(r.development, DEVELOPMENT_UNDECIDED); /* four values cannot show it */
	CU_ASSERT_EQUAL(r.cautions, CAUTION_SHORT_SERIES | CAUTION_WEIGHTED | CAUTION_NO_COUNTS);
	arena_free(&f.arena);
}

static void
smoking_2025(void)
{
	struct fixture f;

	put_smoking(&f, 20251231);
	struct assessment r = held(&f, 20251231);
	CU_ASSERT_EQUAL(r.verdict, VERDICT_NOT_MET);
	CU_ASSERT_EQUAL(r.judged.obs->period.year, 2021);
	CU_ASSERT_EQUAL(r.judged.meets, TRUTH_NO);
	CU_ASSERT_EQUAL(r.latest.obs->period.year, 2025);
	CU_ASSERT_EQUAL(r.latest.meets, TRUTH_YES);
	CHECK_CLOSE(r.latest.gap, 2.15, 0, 1e-12, "gap of the latest");
	CU_ASSERT_EQUAL(r.development, DEVELOPMENT_IMPROVING);
	CHECK_CLOSE(r.trend.p, 0.016666666666666666, 0, 1e-12, "p");
	CU_ASSERT_EQUAL(r.outlook.year, 0); /* the year has passed: not asked */
	CHECK_CLOSE(r.required_per_year, NAN, 0, 0, "nothing is required any more");
	CU_ASSERT_EQUAL(r.cautions,
	    CAUTION_EARLIER_WAVE | CAUTION_LATER_MEETS | CAUTION_WEIGHTED | CAUTION_NO_COUNTS);
	arena_free(&f.arena);
}

/* One indicator, yearly values from 2015, target at most 13 by 2023. */
static void
verdicts(void)
{
	static const struct {
		const char *name;
		int first;
		size_t n;
		double value[9];
		int as_of;
		enum verdict verdict;
		int judged;        /* year; 0: none */
		unsigned cautions; /* among those about the judged year */
	} rows[] = {
		{ "met before the year", 2017, 5, { 16, 15, 14, 13.5, 13 }, 20211231, VERDICT_MET,
		    2021, 0 },
		{ "it alone has fallen, not likely enough", 2016, 6,
		    { 16.58, 15.98, 15.58, 14.88, 14.58, 13.88 }, 20211231, VERDICT_UNDECIDED, 2021,
		    0 },
		{ "off track", 2016, 6, { 16.1, 16.3, 15.9, 16.2, 16.0, 16.1 }, 20211231,
		    VERDICT_OFF_TRACK, 2021, 0 },
		{ "too short to say", 2019, 3, { 16, 15, 14 }, 20211231, VERDICT_UNDECIDED, 2021,
		    0 },
		{ "no residual to err by", 2018, 4, { 17, 16, 15, 14 }, 20211231, VERDICT_UNDECIDED,
		    2021, 0 },
		{ "further ahead than back", 2016, 4, { 16.1, 15.5, 15.1, 14.4 }, 20191231,
		    VERDICT_UNDECIDED, 2019, 0 },
		{ "met in the year", 2021, 3, { 15, 14, 13 }, 20231231, VERDICT_MET, 2023, 0 },
		{ "the day before it has passed", 2018, 5, { 16, 15.5, 15.2, 14.9, 14.8 }, 20231230,
		    VERDICT_OFF_TRACK, 2022, 0 },
		{ "missed in the year", 2021, 3, { 15, 14, 13.1 }, 20231231, VERDICT_NOT_MET, 2023,
		    0 },
		{ "met in the year, missed later", 2021, 4, { 15, 14, 13, 13.2 }, 20241231,
		    VERDICT_MET, 2023, CAUTION_LATER_MISSES },
		{ "last value before the year meets", 2020, 3, { 15, 14, 12 }, 20241231,
		    VERDICT_MET, 2022, CAUTION_EARLIER_WAVE },
		{ "the year's value is missing", 2021, 4, { 15, 12, NAN, 12.5 }, 20241231,
		    VERDICT_MET, 2022, CAUTION_EARLIER_WAVE | CAUTION_LATER_MEETS },
		{ "only after the year", 2024, 2, { 12, 11 }, 20251231, VERDICT_NO_DATA, 0, 0 },
		{ "no values", 2020, 2, { NAN, NAN }, 20211231, VERDICT_NO_DATA, 0, 0 },
		{ "no figures", 2020, 0, { 0 }, 20211231, VERDICT_NO_DATA, 0, 0 },
	};
	const unsigned about = CAUTION_EARLIER_WAVE | CAUTION_LATER_MEETS | CAUTION_LATER_MISSES;

	for (size_t i = 0; i < countof(rows); i++) {
		struct fixture f;
		begin(&f, &smoking, &region);
		put_years(&f, rows[i].first, rows[i].value, rows[i].n);
		struct assessment r = held(&f, rows[i].as_of);
		const struct observation *judged = r.judged.obs;
		CHECK_ROW(r.verdict == rows[i].verdict, rows[i].name);
		CHECK_ROW(
		    (judged != NULL ? judged->period.year : 0) == rows[i].judged, rows[i].name);
		CHECK_ROW((r.cautions & about) == rows[i].cautions, rows[i].name);
		arena_free(&f.arena);
	}
}

/* All areas have fallen alike, year by year: so will this one. */
static void
on_track_with_its_peers(void)
{
	enum { PEERS = 30, N = 6 };
	static double year[N], value[PEERS][N];
	struct outlook_series peers[PEERS];
	struct fixture f;

	begin(&f, &smoking, &odense);
	for (size_t i = 0; i < PEERS; i++) {
		for (size_t k = 0; k < N; k++) {
			year[k] = 2016.5 + (double)k;
			value[i][k] =
			    16.6 + 0.1 * (double)i - 0.6 * (double)k - 0.05 * (double)((i + k) % 3);
		}
		peers[i] = (struct outlook_series){ .peer = true,
			.n = N,
			.year = year,
			.value = value[i],
			.measure = MEASURE_PROPORTION,
			.per = 100 };
	}
	put_years(&f, 2016, value[0], N);
	struct outlook_pool *pool = outlook_learn(peers, PEERS, &f.arena);
	struct assessment r = assess(&f.series, REGION, 20211231, pool, 0, &f.arena);
	CU_ASSERT_EQUAL(r.verdict, VERDICT_ON_TRACK);
	CU_ASSERT_TRUE(r.outlook.share[OUTLOOK_SHARED_DRIFT] > 0.2);
	CU_ASSERT_TRUE(r.outlook.low < r.outlook.low_80 && r.outlook.low_80 < r.outlook.low_50);
	r = assess(&f.series, REGION, 20211231, NULL, 0, &f.arena);
	CU_ASSERT_EQUAL(r.outlook.year, 0); /* no pool, no outlook */
	CU_ASSERT_EQUAL(r.verdict, VERDICT_UNDECIDED);
	arena_free(&f.arena);
}

/* 0.05 to 0.95 below eight points, free from eight on; limits stay within the possible. */
static void
probability_is_capped(void)
{
	static const double seven[] = { 16.1, 16.0, 16.1, 16.0, 16.1, 16.0, 16.1 };
	static const double eight[] = { 16.1, 16.0, 16.1, 16.0, 16.1, 16.0, 16.1, 16.0 };
	static const double falling[] = { 30, 20, 14, 15, 13.5 };
	struct fixture f;

	begin(&f, &smoking, &region);
	put_years(&f, 2015, seven, countof(seven));
	CHECK_CLOSE(held(&f, 20211231).outlook.probability_met, 0.05, 0, 0, "seven");
	arena_free(&f.arena);
	begin(&f, &smoking, &region);
	put_years(&f, 2015, eight, countof(eight));
	double p = held(&f, 20221231).outlook.probability_met;
	CHECK_CLOSE(p, 0.0003416272767798626, 0, 1e-6, "eight"); /* the same R */
	arena_free(&f.arena);
	begin(&f, &smoking, &region);
	put_years(&f, 2017, falling, countof(falling));
	CHECK_CLOSE(held(&f, 20211231).outlook.low, 0, 0, 0, "no share under 0");
	arena_free(&f.arena);
}

static void
developments(void)
{
	static const struct {
		const char *name;
		enum better better;
		size_t n;
		double value[9];
		enum development development;
		enum stat_code code;
	} rows[] = {
		{ "falls, lower is better", BETTER_LOWER, 5, { 9, 8, 7, 6, 5 },
		    DEVELOPMENT_IMPROVING, STAT_OK },
		{ "falls, higher is better", BETTER_HIGHER, 5, { 9, 8, 7, 6, 5 },
		    DEVELOPMENT_WORSENING, STAT_OK },
		{ "rises, lower is better", BETTER_LOWER, 5, { 5, 6, 7, 8, 9 },
		    DEVELOPMENT_WORSENING, STAT_OK },
		{ "nobody said which is better", BETTER_UNKNOWN, 5, { 5, 6, 7, 8, 9 },
		    DEVELOPMENT_UNDECIDED, STAT_OK },
		{ "four cannot show it", BETTER_LOWER, 4, { 8, 7, 6, 5 }, DEVELOPMENT_UNDECIDED,
		    STAT_OK },
		{ "two are no trend", BETTER_LOWER, 2, { 8, 8 }, DEVELOPMENT_UNDECIDED,
		    STAT_TOO_SHORT },
		{ "four equal ones cannot show it either", BETTER_LOWER, 4, { 8, 8, 8, 8 },
		    DEVELOPMENT_UNDECIDED, STAT_ALL_EQUAL },
		{ "all equal", BETTER_LOWER, 5, { 8, 8, 8, 8, 8 }, DEVELOPMENT_UNCHANGED,
		    STAT_ALL_EQUAL },
		{ "within one per cent a year", BETTER_LOWER, 8,
		    { 10, 10.02, 9.99, 10.01, 10, 10.02, 9.98, 10.01 }, DEVELOPMENT_UNCHANGED,
		    STAT_OK },
		{ "up and down: not known", BETTER_LOWER, 8, { 10, 12, 9, 11, 10, 12, 8, 11 },
		    DEVELOPMENT_UNDECIDED, STAT_OK },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct indicator ind = smoking;
		struct fixture f;
		ind.better = rows[i].better;
		begin(&f, &ind, &region);
		put_years(&f, 2010, rows[i].value, rows[i].n);
		struct assessment r = held(&f, 20231231);
		CHECK_ROW(r.development == rows[i].development, rows[i].name);
		CHECK_ROW(r.trend.code == rows[i].code, rows[i].name);
		arena_free(&f.arena);
	}
}

/* Nothing is fitted across a break; a period across it stands alone. */
static void
breaks(void)
{
	static const struct series_break march = { .at = 20190302 }, january = { .at = 20190101 };
	static const double value[] = { 20, 19, 18, 12, 11.5, 11, 10.5, 10 };
	static const struct {
		const char *name;
		const struct series_break *at;
		size_t n, since; /* figures from 2016 on, of them since the break */
		int flagged;     /* year marked B, 0: none */
	} rows[] = {
		{ "2019 is half old, half new", &march, 8, 4, 0 },
		{ "2019 is new", &january, 8, 5, 0 },
		{ "the year of the break itself", &march, 4, 1, 0 },
		{ "not reached yet", &march, 3, 3, 0 },
		{ "marked by the publisher", NULL, 8, 3, 2021 },
		{ "no break", NULL, 8, 8, 0 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct indicator ind = smoking;
		struct fixture f;
		ind.breaks = rows[i].at;
		ind.nbreaks = rows[i].at != NULL;
		begin(&f, &ind, &region);
		put_years(&f, 2016, value, rows[i].n);
		if (rows[i].flagged != 0)
			f.obs[rows[i].flagged - 2016].status = OBS_BREAK;
		struct assessment r = held(&f, 20231231);
		CHECK_ROW(r.trend.n == rows[i].since, rows[i].name);
		CHECK_ROW(((r.cautions & CAUTION_BREAK) != 0) == (rows[i].since < rows[i].n),
		    rows[i].name);
		arena_free(&f.arena);
	}
}

/* A missing figure marked B still is a break. */
static void
break_on_missing(void)
{
	static const double value[] = { 20, 19, NAN, 12, 11.5 };
	struct fixture f;

	begin(&f, &smoking, &region);
	put_years(&f, 2016, value, countof(value));
	f.obs[2].status = OBS_BREAK;
	CU_ASSERT_EQUAL(held(&f, 20201231).trend.n, 2);
	arena_free(&f.arena);
}

static const struct target many[] = {
	{ TARGET_AT_LEAST, .low = 70, .high = NAN, .by = 2023, .from = 20200101, .area = 461,
	    .status = TARGET_FINAL },
	{ TARGET_AT_LEAST, .low = 82, .high = NAN, .by = 2023, .from = 20190919, .area = REGION,
	    .status = TARGET_DRAFT },
	{ TARGET_AT_LEAST, .low = 79.3, .high = NAN, .by = 2023, .from = 20201123, .area = REGION,
	    .status = TARGET_FINAL },
	{ TARGET_AT_LEAST, .low = NAN, .high = NAN, .by = 2023, .from = 20230101, .area = REGION,
	    .status = TARGET_WITHDRAWN },
};
static const struct indicator work = { .id = "arb_som",
	.unit = "%",
	.per = 100,
	.measure = MEASURE_PROPORTION,
	.better = BETTER_HIGHER,
	.targets = many,
	.ntargets = countof(many) };

/* 79.29 prints as 79.3; judged by the draft until the final's first day. */
static void
draft_and_final(void)
{
	struct fixture f;

	begin(&f, &work, &region);
	put(&f, figure("2018", 79.29));
	put(&f, figure("2019", 79.3));
	struct assessment draft = held(&f, 20201122), last = held(&f, 20201123);
	CU_ASSERT_EQUAL(draft.verdict, VERDICT_UNDECIDED);
	CU_ASSERT_TRUE((draft.cautions & CAUTION_DRAFT) != 0);
	CU_ASSERT_EQUAL(last.verdict, VERDICT_MET);
	CU_ASSERT_FALSE((last.cautions & CAUTION_DRAFT) != 0);
	f.series.n = 1;
	CU_ASSERT_EQUAL(held(&f, 20201123).verdict, VERDICT_UNDECIDED);
	arena_free(&f.arena);
}

static void
not_comparable(void)
{
	static const struct target xx = { TARGET_AT_MOST, .low = NAN, .high = NAN, .by = 2023,
		.from = 20190919, .area = REGION, .status = TARGET_DRAFT };
	static const double value[] = { 5, 4, 3 };
	struct indicator unit = smoking, no_number = smoking, none = smoking;
	static const struct {
		const char *name;
		unsigned caution;
	} rows[] = { { "unit open", CAUTION_UNIT_OPEN }, { "target open", CAUTION_TARGET_OPEN },
		{ "no target", CAUTION_NO_TARGET } };
	const struct indicator *indicators[] = { &unit, &no_number, &none };

	unit.unit = "?";
	no_number.targets = &xx;
	none.ntargets = 0;
	for (size_t i = 0; i < countof(rows); i++) {
		struct fixture f;
		begin(&f, indicators[i], &region);
		put_years(&f, 2018, value, countof(value));
		struct assessment r = held(&f, 20211231);
		CHECK_ROW(r.verdict == VERDICT_NOT_COMPARABLE, rows[i].name);
		CHECK_ROW((r.cautions & rows[i].caution) != 0, rows[i].name);
		CHECK_ROW(r.latest.meets == TRUTH_UNKNOWN && isnan(r.latest.gap), rows[i].name);
		CHECK_ROW(r.outlook.year == 0 && isnan(r.required_per_year), rows[i].name);
		CHECK_ROW(r.trend.n == 3 && r.latest.value == 3, rows[i].name);
		f.series.n = 0;
		CHECK_ROW(held(&f, 20211231).verdict == VERDICT_NO_DATA, rows[i].name);
		arena_free(&f.arena);
	}
}

static void
regional_target(void)
{
	static const double value[] = { 15, 14, 12 };
	struct fixture f;

	begin(&f, &smoking, &odense);
	put_years(&f, 2018, value, countof(value));
	struct assessment ours = held(&f, 20211231);
	CU_ASSERT_EQUAL(ours.verdict, VERDICT_MET);
	CU_ASSERT_TRUE((ours.cautions & CAUTION_REGIONAL_TARGET) != 0);
	f.series.area = &horsens;
	struct assessment theirs = held(&f, 20211231);
	CU_ASSERT_EQUAL(theirs.verdict, VERDICT_NOT_COMPARABLE);
	CU_ASSERT_TRUE((theirs.cautions & CAUTION_NO_TARGET) != 0);
	arena_free(&f.arena);
}

/* 13 - 12.9 is 0.09999999999999964 in doubles; a reader is told 0.1. */
static void
gap_has_no_noise(void)
{
	struct fixture f;

	begin(&f, &smoking, &region);
	put(&f, figure("2022", 12.9));
	CU_ASSERT_EQUAL(held(&f, 20221231).latest.gap, 0.1);
	f.obs[0].value = 13.0000000000001;
	CU_ASSERT_TRUE(held(&f, 20221231).latest.gap < 0);
	arena_free(&f.arena);
}

/* R: prop.test(412, 4120, correct = FALSE)$conf.int; the publisher's own limits go first. */
static void
limits_of_every_figure(void)
{
	struct fixture f;

	begin(&f, &smoking, &region);
	put(&f, figure("2019", 10));
	put(&f, figure("2020", 10));
	put(&f, figure("2021", NAN));
	put(&f, figure("2022", 12));
	f.obs[0].numerator = 412;
	f.obs[0].denominator = 4120;
	f.obs[1].ci_low = 9;
	f.obs[1].ci_high = 11.5;
	const struct interval *limits = held(&f, 20221231).limits;
	CHECK_CLOSE(limits[0].low, 9.120876605, 0, 1e-9, "Wilson");
	CHECK_CLOSE(limits[0].high, 10.953645345, 0, 1e-9, "Wilson");
	CHECK_CLOSE(limits[1].low, 9, 0, 0, "published");
	CHECK_CLOSE(limits[1].high, 11.5, 0, 0, "published");
	CU_ASSERT_NOT_EQUAL(limits[2].code, STAT_OK);
	CU_ASSERT_NOT_EQUAL(limits[3].code, STAT_OK);
	arena_free(&f.arena);
}

/* Each caution alone: the same five good figures with one thing changed. */
static void
cautions(void)
{
	static const double value[] = { 16, 15, 14, 13.5, 13 };
	static const double covered[] = { 1, 1, 1, 1, 0.9 };
	static const struct source invented = { .fictional = true };
	struct fixture f;
	unsigned before;

	begin(&f, &smoking, &region);
	put_years(&f, 2017, value, countof(value));
	for (size_t k = 0; k < f.series.n; k++) {
		f.obs[k].ci_low = value[k] - 0.5;
		f.obs[k].ci_high = value[k] + 0.5;
	}
	before = held(&f, 20211231).cautions;
	CU_ASSERT_EQUAL(before, 0);
	CU_ASSERT_EQUAL(held(&f, 20241231).cautions & CAUTION_OLD_DATA, 0);
	CU_ASSERT_TRUE((held(&f, 20250101).cautions & CAUTION_OLD_DATA) != 0);

	f.obs[4].status = OBS_PROVISIONAL;
	CU_ASSERT_EQUAL(held(&f, 20211231).cautions, CAUTION_PROVISIONAL);
	f.obs[4].status = OBS_NORMAL;
	f.obs[4].numerator = 9;
	f.obs[4].denominator = 69;
	CU_ASSERT_EQUAL(held(&f, 20211231).cautions, CAUTION_SMALL_NUMBERS);
	f.obs[4].numerator = 10;
	CU_ASSERT_EQUAL(held(&f, 20211231).cautions, 0);
	f.obs[4].numerator = f.obs[4].denominator = NAN;
	f.obs[0].source = &invented;
	CU_ASSERT_EQUAL(held(&f, 20211231).cautions, CAUTION_FICTIONAL);
	f.obs[0].source = NULL;
	f.series.aggregated = true;
	f.series.covered = covered;
	CU_ASSERT_EQUAL(held(&f, 20211231).cautions, CAUTION_NOT_COVERED);
	CHECK_CLOSE(held(&f, 20211231).covered, 0.9, 0, 0, "covered");
	f.series.covered = NULL;
	CHECK_CLOSE(held(&f, 20211231).covered, NAN, 0, 0, "not aggregated");
	struct observation hidden = figure("2022", NAN);
	hidden.status = OBS_SUPPRESSED;
	put(&f, hidden);
	CU_ASSERT_EQUAL(held(&f, 20221231).cautions, CAUTION_SUPPRESSED);
	CU_ASSERT_EQUAL(held(&f, 20221231).latest.obs->period.year, 2021);
	arena_free(&f.arena);
}

void
suite_assess(void)
{
	static const struct test tests[] = {
		{ "a gap has no noise", gap_has_no_noise },
		{ "limits of every figure", limits_of_every_figure },
		{ "smoking as of 2021", smoking_2021 },
		{ "smoking as of 2025", smoking_2025 },
		{ "verdicts", verdicts },
		{ "on track with its peers", on_track_with_its_peers },
		{ "probability is capped", probability_is_capped },
		{ "developments", developments },
		{ "breaks", breaks },
		{ "break on a missing figure", break_on_missing },
		{ "draft and final", draft_and_final },
		{ "not comparable", not_comparable },
		{ "regional target", regional_target },
		{ "cautions", cautions },
	};
	suite_add("assess", tests, countof(tests));
}
