/* analysis/event.h and interrupted.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/event.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REL 1e-9

/* y <- c(20.1, 19.6, 19.4, 18.8, 18.7, 16.9, 16.1, 15.8, 14.9, 14.6), 2010 to 2019. */
static const double values[] = { 20.1, 19.6, 19.4, 18.8, 18.7, 16.9, 16.1, 15.8, 14.9, 14.6 };

struct world {
	struct indicator indicator;
	struct observation obs[countof(values)];
	double year[countof(values)];
	struct area area;
	struct series series;
};

static void
world_make(struct world *w)
{
	*w = (struct world){ .indicator = { .measure = MEASURE_PROPORTION, .per = 100 } };
	for (size_t k = 0; k < countof(values); k++) {
		int year = 2010 + (int)k;
		w->obs[k] = (struct observation){ .period = { .kind = PERIOD_YEAR, .year = year },
			.status = OBS_NORMAL,
			.value = values[k] };
		w->year[k] = year + 0.5;
	}
	w->series = (struct series){ .indicator = &w->indicator,
		.area = &w->area,
		.stratum = "",
		.n = countof(values),
		.obs = w->obs,
		.year = w->year };
}

/*
 * t <- 2010:2019 + .5; at <- 2015 + .5 / 365; d <- t >= at
 * m <- lm(y ~ I(t - at) * d); summary(m); confint(m)
 */
static void
level_and_slope(void)
{
	struct arena a = { 0 };
	struct world w;

	world_make(&w);
	struct event_effect e = event_effect_of(&w.series, 20150101, &a);
	CU_ASSERT_EQUAL(e.fit.code, STAT_OK);
	CU_ASSERT_TRUE(e.fit.n_before == 5 && e.fit.n_after == 5);
	CU_ASSERT_TRUE(e.across == 0 && e.other_way == 0 && !e.parted && !e.is_break);
	CHECK_CLOSE(e.fit.df, 6, 0, 0, "df");
	CHECK_CLOSE(e.fit.level.value, -1.3103013698630082, 0, REL, "level");
	CHECK_CLOSE(e.fit.level.low, -1.7904201992294384, 0, REL, "level low");
	CHECK_CLOSE(e.fit.level.high, -0.83018254049657791, 0, REL, "level high");
	CHECK_CLOSE(e.fit.level.p, 0.0005461626276532525, 0, 1e-8, "level p");
	CHECK_CLOSE(e.fit.slope_before.value, -0.36000000000000065, 0, REL, "slope before");
	CHECK_CLOSE(e.fit.slope.value, -0.21999999999999917, 0, REL, "slope");
	CHECK_CLOSE(e.fit.slope.low, -0.38715590178216908, 0, REL, "slope low");
	CHECK_CLOSE(e.fit.slope.high, -0.052844098217829288, 0, REL, "slope high");
	CHECK_CLOSE(e.fit.slope.p, 0.018126456944567156, 0, 1e-8, "slope p");
	CHECK_CLOSE(e.fit.expected, 18.419506849315077, 0, REL, "as if nothing had happened");
	arena_free(&a);
}

/* A day inside a period: that period is on neither side. */
static void
across(void)
{
	struct arena a = { 0 };
	struct world w;

	world_make(&w);
	struct event_effect e = event_effect_of(&w.series, 20150302, &a);
	CU_ASSERT_EQUAL(e.across, 1);
	CU_ASSERT_TRUE(e.fit.n_before == 5 && e.fit.n_after == 4);
	CU_ASSERT_EQUAL(e.fit.code, STAT_OK);
	CHECK_CLOSE(e.fit.df, 5, 0, 0, "df");
	arena_free(&a);
}

static void
breaks(void)
{
	static const struct series_break at_event = { .at = 20150101 }, beside = { .at = 20140601 },
					 early = { .at = 20120101 }, late = { .at = 20180101 };
	static const struct {
		const char *name;
		const struct series_break *at;
		bool parted, is_break;
		size_t before, after, other_way;
		enum stat_code code;
	} rows[] = {
		{ "the event itself", &at_event, false, true, 5, 5, 0, STAT_OK },
		{ "half a year before", &beside, true, false, 1, 5, 4, STAT_BAD_INPUT },
		{ "years before", &early, false, false, 3, 5, 2, STAT_OK },
		{ "years after", &late, false, false, 5, 3, 2, STAT_OK },
	};
	struct arena a = { 0 };
	struct world w;

	for (size_t k = 0; k < countof(rows); k++) {
		world_make(&w);
		w.indicator.breaks = rows[k].at;
		w.indicator.nbreaks = 1;
		struct event_effect e = event_effect_of(&w.series, 20150101, &a);
		CHECK_ROW(
		    e.parted == rows[k].parted && e.is_break == rows[k].is_break, rows[k].name);
		CHECK_ROW(e.fit.n_before == rows[k].before && e.fit.n_after == rows[k].after,
		    rows[k].name);
		CHECK_ROW(e.other_way == rows[k].other_way, rows[k].name);
		CHECK_ROW(e.fit.code == rows[k].code, rows[k].name);
		CHECK_ROW(isnan(e.fit.level.value) == rows[k].parted, rows[k].name);
	}
	world_make(&w);
	w.obs[5].status = OBS_BREAK;
	CU_ASSERT_TRUE(event_effect_of(&w.series, 20150101, &a).is_break);
	w.obs[5].status = OBS_NORMAL;
	w.obs[7].status = OBS_BREAK;
	CU_ASSERT_EQUAL(event_effect_of(&w.series, 20150101, &a).fit.n_after, 2);
	arena_free(&a);
}

static void
cannot_be_told(void)
{
	struct arena a = { 0 };
	struct world w;

	world_make(&w);
	struct event_effect e = event_effect_of(&w.series, 20180101, &a);
	CU_ASSERT_EQUAL(e.fit.code, STAT_TOO_SHORT);
	CU_ASSERT_TRUE(e.fit.n_before == 8 && e.fit.n_after == 2);
	CU_ASSERT_TRUE(isnan(e.fit.level.value));
	CU_ASSERT_EQUAL(event_effect_of(&w.series, 20050101, &a).fit.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(event_effect_of(&w.series, 20300101, &a).fit.code, STAT_TOO_SHORT);
	for (size_t k = 0; k < countof(values); k++)
		w.obs[k].value = k < 5 ? 20 : 10;
	e = event_effect_of(&w.series, 20150101, &a);
	CU_ASSERT_EQUAL(e.fit.code, STAT_EXACT_FIT);
	CHECK_CLOSE(e.fit.level.value, -10, 0, REL, "a step");
	CU_ASSERT_TRUE(isnan(e.fit.level.low));
	for (size_t k = 0; k < countof(values); k++) {
		w.obs[k].value = NAN;
		w.obs[k].status = OBS_SUPPRESSED;
	}
	CU_ASSERT_EQUAL(event_effect_of(&w.series, 20150101, &a).fit.code, STAT_TOO_SHORT);
	w.series.n = 0;
	CU_ASSERT_EQUAL(event_effect_of(&w.series, 20150101, &a).fit.code, STAT_TOO_SHORT);
	arena_free(&a);
}

void
suite_event(void)
{
	static const struct test tests[] = {
		{ "level and slope", level_and_slope },
		{ "a day inside a period", across },
		{ "series breaks", breaks },
		{ "cannot be told", cannot_be_told },
	};

	suite_add("event", tests, countof(tests));
}
