#include <math.h>
#include <string.h>

#include "analysis/numeric.h"
#include "analysis/outlook_part.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/* Daily smoking in Region Syddanmark, four waves. */
static const double waves[] = { 2010.5, 2013.5, 2017.5, 2021.5, 2025.5 };
static const double smoking[] = { 22.2, 19.2, 18.65, 14.8, 10.8 };

static struct outlook_series
alone(const double *year, const double *value, size_t n)
{
	return (struct outlook_series){
		.n = n, .year = year, .value = value, .measure = MEASURE_PROPORTION, .per = 100
	};
}

/*
 * A pool that learned nothing. R, y the four values, t their years, H = 2:
 * dr <- (y[4] - y[1]) / 11 * H; da <- coef(lm(y ~ t))[2] * 0.8 * (1 - 0.8^H) / 0.2
 * v <- y[4] + 0.31 * dr + 0.17 * da; s2 <- pi / 2 * mean(abs(diff(y)) / sqrt(diff(t)))^2
 * sc <- sqrt(s2 * H) * 1.33 / qt(0.9, 2.1); v - qt(0.975, 2.1) * sc; pt((13 - v) / sc, 2.1)
 */
static void
prior_alone(void)
{
	struct arena a = { 0 };
	struct outlook_pool *p = outlook_learn(NULL, 0, &a);
	struct outlook_series s = alone(waves, smoking, 4);
	struct outlook_figure f = outlook_figure(p, &s, 2023.5, OUTLOOK_MIN);
	struct target t = { .rule = TARGET_AT_MOST, .low = NAN, .high = 13 };

	CU_ASSERT_EQUAL(f.code, STAT_OK);
	CU_ASSERT_EQUAL(f.n, 4);
	CHECK_CLOSE(f.ahead, 2, 0, 0, "years ahead");
	CHECK_CLOSE(f.value, 14.23331403636364, 0, 1e-12, "value");
	CHECK_CLOSE(f.scale, 1.673127918312913, 0, 1e-9, "scale");
	CHECK_CLOSE(outlook_interval(&f, 0.95).low, 7.35315645229547, 0, 1e-9, "95 % low");
	CHECK_CLOSE(outlook_meets(&f, &t), 0.2672961931850078, 0, 1e-9, "probability");
	arena_free(&a);
}

/* ---- what areas share -------------------------------------------------- */

static const double five_years[] = { 2015.5, 2016.5, 2017.5, 2018.5, 2019.5 };
static const double five[][5] = { { 10, 11, 12.5, 12, 13 }, { 20, 20, 21, 23, 23.5 },
	{ 5, 6, 6, 7, 9 }, { 30, 29, 31, 32, 32 }, { 12, 13, 13, 15, 15.5 } };

static void
five_areas(struct outlook_series *s, size_t n)
{
	for (size_t i = 0; i < 5; i++) {
		s[i] = alone(five_years, five[i], n);
		s[i].peer = true;
	}
}

/*
 * R, Y the five rows: d <- t(apply(Y, 1, diff)); apply(d, 2, median);
 * sapply(1:4, function(k) median(d[, 1:k])); apply(Y, 2, median);
 * exp(mean(log(sapply(1:5, function(i) pi / 2 * mean(abs(d[i, 1:k]))^2))))
 */
static void
shared_by_year(void)
{
	static const double step[] = { NAN, 1, 1, 1, 0.5 }, drift[] = { NAN, 1, 1, 1, 1 },
			    level[] = { 12, 13, 13, 15, 15.5 };
	struct outlook_series s[5];
	const struct outlook_series *of[5];
	struct arena a = { 0 };

	five_areas(s, 5);
	for (size_t i = 0; i < 5; i++)
		of[i] = &s[i];
	struct shared p = shared_of(of, 5, &a);
	CU_ASSERT_EQUAL_FATAL(p.n, 5);
	for (size_t k = 0; k < 5; k++) {
		CHECK_CLOSE(p.step[k], step[k], 0, 1e-14, "step");
		CHECK_CLOSE(p.drift[k], drift[k], 0, 1e-14, "drift");
		CHECK_CLOSE(p.level[k], level[k], 0, 1e-14, "level");
	}
	CHECK_CLOSE(p.spread[2], 0.8791933429682713, 0, 1e-12, "spread, two steps");
	CHECK_CLOSE(p.spread[4], 1.411647682353616, 0, 1e-12, "spread, four steps");
	CU_ASSERT_TRUE(shared_any(&p));
	CU_ASSERT_EQUAL(shared_at(&p, 2017.0), 1);
	CU_ASSERT_EQUAL(shared_at(&p, 2010.0), p.n);
	p = shared_of(of, 4, &a);
	CU_ASSERT_FALSE(shared_any(&p)); /* four are too few */
	arena_free(&a);
}

/* R: p <- (x + 0.5) / (n + 1); 2 * 100^2 * mean(p * (1 - p) / n); 2 * 1000^2 * mean(p / n) */
static void
sampling_of_a_step(void)
{
	static const double x[] = { 30, 35, 40 }, n[] = { 300, 310, 320 }, none[] = { 300, 0, 320 };
	struct outlook_series s = alone(five_years, five[0], 3);

	CHECK_CLOSE(shared_sampling(&s, 3), 0, 0, 0, "no counts");
	s.numerator = x;
	s.denominator = n;
	CHECK_CLOSE(shared_sampling(&s, 3), 6.4950408008335, 0, 1e-12, "binomial");
	s.measure = MEASURE_RATE;
	s.per = 1000;
	CHECK_CLOSE(shared_sampling(&s, 3), 733.5051850190678, 0, 1e-12, "Poisson");
	s.denominator = none;
	CHECK_CLOSE(shared_sampling(&s, 3), 0, 0, 0, "a denominator of zero");
}

/* ---- what is learned --------------------------------------------------- */

#define MANY 60

/* MANY areas that all move alike by MOVE a year, one after another by a little more. */
static struct outlook_law
learned_from(double move, double zigzag)
{
	static double value[MANY][8], year[8];
	struct outlook_series s[MANY];
	struct arena a = { 0 };

	for (size_t k = 0; k < 8; k++)
		year[k] = 2010.5 + (double)k;
	for (size_t i = 0; i < MANY; i++) {
		for (size_t k = 0; k < 8; k++)
			value[i][k] = 20 + 0.1 * (double)i + move * (double)k
			    + zigzag * (k % 2 == 0 ? 1 : -1) * (i % 3 == 0 ? 1 : 0.5);
		s[i] = alone(year, value[i], 8);
		s[i].peer = true;
	}
	struct outlook_law l = outlook_law_of(outlook_learn(s, MANY, &a), 0, 1);
	arena_free(&a);
	return l;
}

static double
sum_of(const struct outlook_law *l, bool trend)
{
	static const bool level[OUTLOOK_MODELS] = {
		[OUTLOOK_LEVEL] = true, [OUTLOOK_MEAN] = true, [OUTLOOK_SHARED_LEVEL] = true
	};
	double sum = 0;

	for (size_t m = 0; m < OUTLOOK_MODELS; m++)
		sum += level[m] != trend ? l->weight[m] : 0;
	return sum;
}

static void
models_that_were_right(void)
{
	struct outlook_law trend = learned_from(1, 0), noise = learned_from(0, 1);

	CU_ASSERT_EQUAL(trend.misses, MANY * 5);
	CHECK_CLOSE(sum_of(&trend, true), 1, 0.05, 0, "all move alike: the trend is carried on");
	CU_ASSERT_TRUE(sum_of(&noise, false) > 0.5); /* values return: the level counts */
	CU_ASSERT_TRUE(sum_of(&noise, true) < 0.5);
}

/* ---- what is not said -------------------------------------------------- */

static void
refusals(void)
{
	static const double flat[] = { 3, 3, 3, 3, 3 };
	static const struct {
		const char *name;
		const double *value;
		size_t n, min;
		double year;
		enum stat_code code;
	} rows[] = {
		{ "no value", smoking, 0, 4, 2023.5, STAT_TOO_SHORT },
		{ "one value", smoking, 1, 1, 2023.5, STAT_TOO_SHORT },
		{ "three values", smoking, 3, 4, 2023.5, STAT_TOO_SHORT },
		{ "three values, three asked", smoking, 3, 3, 2023.5, STAT_OK },
		{ "further than it reaches back", smoking, 4, 4, 2032.6, STAT_TOO_FAR },
		{ "as far as it reaches back", smoking, 4, 4, 2032.5, STAT_OK },
		{ "a year that has passed", smoking, 4, 4, 2021.5, STAT_BAD_INPUT },
		{ "a constant series", flat, 5, 4, 2027.5, STAT_ALL_EQUAL },
	};
	struct target t = { .rule = TARGET_AT_MOST, .low = NAN, .high = 13 };
	struct arena a = { 0 };
	struct outlook_pool *p = outlook_learn(NULL, 0, &a);

	for (size_t i = 0; i < countof(rows); i++) {
		struct outlook_series s = alone(waves, rows[i].value, rows[i].n);
		struct outlook_figure f = outlook_figure(p, &s, rows[i].year, rows[i].min);
		struct interval limits = outlook_interval(&f, 0.8);
		bool ok = rows[i].code == STAT_OK;
		CHECK_ROW(f.code == rows[i].code && limits.code == rows[i].code, rows[i].name);
		CHECK_ROW(isnan(f.value) == !ok && isnan(limits.low) == !ok, rows[i].name);
		CHECK_ROW(isnan(outlook_meets(&f, &t)) == !ok, rows[i].name);
		CHECK_ROW(isnan(outlook_meets_by(p, &s, &t, rows[i].year, rows[i].min)) == !ok,
		    rows[i].name);
	}
	arena_free(&a);
}

/* In any year until then: at least as likely as in that year, and both rules and ends. */
static void
until_a_year(void)
{
	static const double wavy[] = { 14, 16, 13.5, 15, 14 };
	static const struct target rules[] = {
		{ .rule = TARGET_AT_MOST, .low = NAN, .high = 13 },
		{ .rule = TARGET_AT_LEAST, .low = 15, .high = NAN },
		{ .rule = TARGET_BETWEEN, .low = 13.9, .high = 14.2 },
	};
	struct target none = { .rule = TARGET_AT_MOST, .low = NAN, .high = NAN };
	struct arena a = { 0 };
	struct outlook_pool *p = outlook_learn(NULL, 0, &a);
	struct outlook_series s = alone(five_years, wavy, 5);

	for (size_t i = 0; i < countof(rules); i++) {
		struct outlook_figure f = outlook_figure(p, &s, 2023.5, OUTLOOK_MIN);
		double then = outlook_meets(&f, &rules[i]);
		double by = outlook_meets_by(p, &s, &rules[i], 2023.5, OUTLOOK_MIN);
		CHECK_ROW(by > then && by < 1, "four years ahead");
		f = outlook_figure(p, &s, 2020.5, OUTLOOK_MIN);
		CHECK_CLOSE(outlook_meets_by(p, &s, &rules[i], 2020.5, OUTLOOK_MIN),
		    outlook_meets(&f, &rules[i]), 0.05, 0, "one year ahead");
	}
	CU_ASSERT_TRUE(isnan(outlook_meets_by(p, &s, &none, 2023.5, OUTLOOK_MIN)));
	arena_free(&a);
}

void
suite_outlook(void)
{
	static const struct test tests[] = {
		{ "what stands in where nothing was learned", prior_alone },
		{ "what areas share, year by year", shared_by_year },
		{ "the sampling variance of a step", sampling_of_a_step },
		{ "the models that were right count", models_that_were_right },
		{ "what is refused, and why", refusals },
		{ "in any year until then", until_a_year },
	};

	numeric_begin();
	suite_add("analysis/outlook", tests, countof(tests));
}
