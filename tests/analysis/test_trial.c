#include <math.h>
#include <string.h>

#include "analysis/numeric.h"
#include "analysis/trial.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define AREAS 12
#define YEARS 8

struct panel {
	double year[YEARS], value[AREAS][YEARS];
	struct outlook_series series[AREAS];
};

/* Each area by itself: a level, a slope, and a wave that no one can foretell. */
static void
draw(struct panel *p, double slope, double wave)
{
	for (size_t k = 0; k < YEARS; k++)
		p->year[k] = 2012.5 + (double)k;
	for (size_t i = 0; i < AREAS; i++) {
		for (size_t k = 0; k < YEARS; k++)
			p->value[i][k] = 10 + (double)i + slope * (double)k
			    + wave * (double)((i * 7 + k * k * 5 + 3 * k) % 11) / 11;
		p->series[i] = (struct outlook_series){ .group = 2,
			.peer = true,
			.n = YEARS,
			.year = p->year,
			.value = p->value[i],
			.measure = MEASURE_MEAN,
			.per = 1 };
	}
}

/* R, d <- diff(y[1:7]) of the first area, y its eight values, sp the spread of all known:
 * no change: s <- sqrt(mean(d^2)), t with 6; drift: dr <- (y[7] - y[1]) / 6,
 * s <- sqrt(sum((d - dr)^2) / 5 * (1 + 1 / 6)), t with 5. */
static void
one_series_by_hand(void)
{
	static const double y[] = { 12, 11.5, 11.8, 11, 10.4, 10.9, 10.1, 9.8 };
	struct arena a = { 0 };
	double year[8];

	for (size_t k = 0; k < 8; k++)
		year[k] = 2010.5 + (double)k;
	struct outlook_series s = { .n = 8, .year = year, .value = y, .per = 1 };
	struct trial t = trial_run(&s, 1, 1, 4, &a);
	const struct trial_score *none = &t.part[0].score[TRIAL_NO_CHANGE];
	const struct trial_score *drift = &t.part[0].score[TRIAL_DRIFT];
	CU_ASSERT_EQUAL(t.nseries, 1);
	CU_ASSERT_EQUAL(none->n, 1);
	CHECK_CLOSE(none->coverage[1], 1, 0, 0, "80 % held");
	CHECK_CLOSE(
	    none->interval_score[1], 2.482622120333298, 0, 1e-9, "interval score, no change");
	CHECK_CLOSE(none->crps, 0.2960304051225991, 0, 1e-9, "CRPS, no change");
	CHECK_CLOSE(none->brier, 0.25, 0, 1e-9, "Brier, no change");
	CHECK_CLOSE(drift->interval_score[2], 4.481634938236881, 0, 1e-9, "interval score, drift");
	CHECK_CLOSE(drift->crps, 0.224295047022201, 0, 1e-9, "CRPS, drift");
	CHECK_CLOSE(drift->error, 0.02357022603955275, 0, 1e-12, "error, drift");
	CHECK_CLOSE(drift->brier, 0.09901219803002027, 0, 1e-9, "Brier, drift");
	arena_free(&a);
}

/*
 * Waves of a survey, 3 to 4 years apart. R: g <- diff(t); d <- diff(y); no change:
 * s <- sqrt(mean(d^2 / g) * 4), t with 3; drift: r <- (y[4] - y[1]) / 11,
 * s <- sqrt(sum((d - r * g)^2 / g) / 2 * 4 * (1 + 4 / 11)), t with 2; CRPS by integrate(); all /
 * sd(y).
 */
static void
unequal_years(void)
{
	static const double year[] = { 2010.5, 2013.5, 2017.5, 2021.5, 2025.5 };
	static const double y[] = { 22.2, 19.2, 18.65, 14.8, 10.85 };
	struct arena a = { 0 };
	struct outlook_series s = { .n = 5, .year = year, .value = y, .per = 1 };
	struct trial t = trial_run(&s, 1, 1, 4, &a);
	const struct trial_score *none = &t.part[0].score[TRIAL_NO_CHANGE];
	const struct trial_score *drift = &t.part[0].score[TRIAL_DRIFT];

	CHECK_CLOSE(none->interval_score[1], 3.2406193750447567, 0, 1e-9, "no change, limits");
	CHECK_CLOSE(none->crps, 0.8095924789249751, 0, 1e-8, "no change, CRPS");
	CHECK_CLOSE(none->error, 1.2996450807738293, 0, 1e-12, "no change, error");
	CHECK_CLOSE(drift->interval_score[1], 2.7515775750399016, 0, 1e-9, "drift, limits");
	CHECK_CLOSE(drift->crps, 0.3014917556871540, 0, 1e-8, "drift, CRPS");
	CHECK_CLOSE(drift->error, 0.4142712167714049, 0, 1e-12, "drift, error");
	arena_free(&a);
}

static void
parts_and_lengths(void)
{
	struct arena a = { 0 };
	struct panel p;

	draw(&p, 0.5, 1);
	p.series[3].n = 7;
	p.series[4].n = 5; /* too short: 4 to learn from, 2 to hide */
	struct trial t = trial_run(p.series, AREAS, 2, 4, &a);
	CU_ASSERT_EQUAL(t.nseries, AREAS - 1);
	CU_ASSERT_EQUAL(t.ngroups, 1);
	CU_ASSERT_EQUAL(t.nparts, 2);
	CU_ASSERT_EQUAL_FATAL(t.nlengths, 4);
	static const size_t steps[] = { 1, 1, 2, 2 }, points[] = { 6, 7, 5, 6 },
			    n[] = { 1, 10, 1, 10 };
	for (size_t i = 0; i < t.nlengths; i++) {
		CU_ASSERT_EQUAL(t.length[i].steps, steps[i]);
		CU_ASSERT_EQUAL(t.length[i].points, points[i]);
		CU_ASSERT_EQUAL(t.length[i].score[TRIAL_OUTLOOK].n, n[i]);
	}
	size_t sum = 0;
	for (size_t k = 0; k < RELIABILITY_BINS; k++)
		sum += t.reliability[1][k].n;
	CU_ASSERT_EQUAL(sum, AREAS - 1);
	arena_free(&a);
}

/* All move alike: the outlook sees it, no change does not. */
static void
what_all_do_is_learned(void)
{
	struct arena a = { 0 };
	struct panel p;

	draw(&p, 2, 1);
	struct trial t = trial_run(p.series, AREAS, 1, 4, &a);
	const struct trial_score *s = t.part[0].score;
	CU_ASSERT_TRUE(s[TRIAL_OUTLOOK].error < 0.5 * s[TRIAL_NO_CHANGE].error);
	CU_ASSERT_TRUE(s[TRIAL_OUTLOOK].crps < s[TRIAL_NO_CHANGE].crps);
	arena_free(&a);
}

/* A later value changes nothing of what was said: only what is known is learned from. */
static void
nothing_leaks(void)
{
	struct arena a = { 0 };
	struct panel p, changed;
	struct outlook_series known[AREAS];

	draw(&p, 0.5, 1);
	draw(&changed, 0.5, 1);
	for (size_t i = 0; i < AREAS; i++)
		changed.value[i][YEARS - 1] += 100.0 * (double)(i + 1);
	struct trial before = trial_run(p.series, AREAS, 1, 4, &a);
	struct trial after = trial_run(changed.series, AREAS, 1, 4, &a);
	for (size_t i = 0; i < AREAS; i++) {
		known[i] = p.series[i];
		known[i].n--;
	}
	struct outlook_pool *pool = outlook_learn(known, AREAS, &a);
	struct outlook_figure f = outlook_figure(pool, &known[0], p.year[YEARS - 1], 4);
	CU_ASSERT_EQUAL(f.code, STAT_OK);
	for (size_t k = 0; k < RELIABILITY_BINS; k++) {
		CU_ASSERT_EQUAL(before.reliability[0][k].n, after.reliability[0][k].n);
		CHECK_CLOSE(before.reliability[0][k].forecast, after.reliability[0][k].forecast, 0,
		    0, "what was said");
	}
	arena_free(&a);
}

static void
nothing_varies(void)
{
	struct arena a = { 0 };
	struct panel p;

	draw(&p, 0, 0);
	struct trial t = trial_run(p.series, AREAS, 1, 4, &a);
	const struct trial_score *s = t.part[0].score;
	CU_ASSERT_EQUAL(s[TRIAL_OUTLOOK].n, AREAS);
	for (size_t m = 0; m < TRIAL_MODELS; m++) { /* points, and right */
		CHECK_CLOSE(s[m].coverage[0], 1, 0, 1e-12, trial_model_id((enum trial_model)m));
		CHECK_CLOSE(s[m].crps, 0, 1e-12, 0, trial_model_id((enum trial_model)m));
		CHECK_CLOSE(s[m].brier, 0, 1e-12, 0, trial_model_id((enum trial_model)m));
	}
	t = trial_run(p.series, 1, 1, 4, &a); /* one area: the indicator has no spread at all */
	CU_ASSERT_EQUAL(t.refused[0], 1);
	CU_ASSERT_TRUE(isnan(t.part[0].score[TRIAL_OUTLOOK].crps));
	t = trial_run(p.series, 0, 1, 4, &a);
	CU_ASSERT_EQUAL(t.nseries, 0);
	arena_free(&a);
}

void
suite_trial(void)
{
	static const struct test tests[] = {
		{ "one series by hand", one_series_by_hand },
		{ "unequal years, by hand", unequal_years },
		{ "parts by steps and length", parts_and_lengths },
		{ "what all areas do is learned", what_all_do_is_learned },
		{ "nothing hidden is learned from", nothing_leaks },
		{ "nothing varies", nothing_varies },
	};

	numeric_begin();
	suite_add("analysis/trial", tests, countof(tests));
}
