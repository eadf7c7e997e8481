/*
 * analysis/rank.h. Reference: R 4.2.2, 300 000 draws of another generator,
 *   set.seed(7); x <- c(12, 20, 15, 40); n <- c(100, 110, 90, 200)
 *   D <- sapply(1:4, function(i) rbeta(1e6, x[i] + .5, n[i] - x[i] + .5)); apply(D, 1, rank)
 * A share of 10 000 draws has a Monte-Carlo error of at most 0.005, so 0.02 is four of them.
 */
#include <math.h>

#include "analysis/rank.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define AREAS 4

static const struct posterior four[AREAS] = {
	{ POSTERIOR_BETA, 12.5, 88.5 },
	{ POSTERIOR_BETA, 20.5, 90.5 },
	{ POSTERIOR_BETA, 15.5, 75.5 },
	{ POSTERIOR_BETA, 40.5, 160.5 },
};

static void
against_r(void)
{
	static const double mean[] = { 1.3234867, 2.8574133, 2.46704, 3.35206 };
	static const double first[] = { 0.759733, 0.071893, 0.154043, 0.014330 };
	static const double last[] = { 0.015703, 0.288383, 0.181507, 0.514407 };
	static const size_t low[] = { 1, 1, 1, 2 }, high[] = { 3, 4, 4, 4 };
	struct arena a = { 0 };
	struct rank r[AREAS];
	double sum = 0;

	CU_ASSERT_EQUAL(
	    rank_areas(four, AREAS, false, 0.95, RANK_DRAWS, RANK_SEED, r, &a), STAT_OK);
	for (size_t i = 0; i < AREAS; i++) {
		CHECK_CLOSE(r[i].mean, mean[i], 0.05, 0, "mean");
		CHECK_CLOSE(r[i].first, first[i], 0.02, 0, "first");
		CHECK_CLOSE(r[i].last, last[i], 0.02, 0, "last");
		CU_ASSERT_EQUAL(r[i].low, low[i]);
		CU_ASSERT_EQUAL(r[i].high, high[i]);
		sum += r[i].mean;
	}
	CHECK_CLOSE(sum, 10, 0, 1e-12, "ranks 1 to 4");
	/* 96 % of R's draws have area 1 before area 4: not 97.5 %, so one place for all */
	for (size_t i = 0; i < AREAS; i++)
		CU_ASSERT(r[i].place_from == 1 && r[i].place_to == AREAS);
	rank_areas(four, AREAS, false, 0.9, RANK_DRAWS, RANK_SEED, r, &a); /* but at 95 % */
	CU_ASSERT(r[0].place_from == 1 && r[0].place_to == 3);
	CU_ASSERT(r[3].place_from == 2 && r[3].place_to == 4);
	arena_free(&a);
}

/* P(first < second) = pnorm(1 / sqrt(2)) for two normals one standard error apart; and an area far
 * away has its place for certain. */
static void
normals(void)
{
	static const struct posterior n[] = {
		{ POSTERIOR_NORMAL, 1, 1 },
		{ POSTERIOR_NORMAL, 0, 1 },
		{ POSTERIOR_NORMAL, 50, 1 },
	};
	struct arena a = { 0 };
	struct rank r[3], turned[3];

	rank_areas(n, 3, false, 0.95, RANK_DRAWS, RANK_SEED, r, &a);
	CHECK_CLOSE(r[1].first, 0.76024993890652326, 0.02, 0, "pnorm(1 / sqrt(2))");
	CU_ASSERT(r[2].low == 3 && r[2].high == 3 && r[2].last == 1);
	CU_ASSERT(r[2].place_from == 3 && r[2].place_to == 3);
	CU_ASSERT(r[0].place_from == 1 && r[0].place_to == 2);
	rank_areas(n, 3, true, 0.95, RANK_DRAWS, RANK_SEED, turned, &a);
	CU_ASSERT(turned[2].low == 1 && turned[2].high == 1);
	CHECK_CLOSE(turned[0].mean, 4 - r[0].mean, 0, 1e-12, "the highest first");
	arena_free(&a);
}

/* P(Gamma(20.5) / 1000 < Gamma(30.5) / 1000) = pbeta(1/2, 20.5, 30.5) */
static void
rates(void)
{
	static const struct posterior g[] = { { POSTERIOR_GAMMA, 20.5, 1000 },
		{ POSTERIOR_GAMMA, 30.5, 1000 } };
	struct arena a = { 0 };
	struct rank r[2], again[2], other[2];

	rank_areas(g, 2, false, 0.95, RANK_DRAWS, RANK_SEED, r, &a);
	CHECK_CLOSE(r[0].first, 0.92169236988841985, 0.012, 0, "pbeta(.5, 20.5, 30.5)");
	rank_areas(g, 2, false, 0.95, RANK_DRAWS, RANK_SEED, again, &a);
	rank_areas(g, 2, false, 0.95, RANK_DRAWS, RANK_SEED + 1, other, &a);
	CHECK_CLOSE(again[0].first, r[0].first, 0, 0, "same seed, same ranks");
	CU_ASSERT(other[0].first < r[0].first || other[0].first > r[0].first);
	arena_free(&a);
}

static void
refusals(void)
{
	static const struct {
		const char *name;
		struct posterior p;
	} rows[] = {
		{ "shape 0", { POSTERIOR_BETA, 0, 1 } },
		{ "negative shape", { POSTERIOR_GAMMA, -1, 1 } },
		{ "missing shape", { POSTERIOR_BETA, NAN, 1 } },
		{ "no error", { POSTERIOR_NORMAL, 1, 0 } },
		{ "endless error", { POSTERIOR_NORMAL, 1, INFINITY } },
	};
	struct arena a = { 0 };
	struct rank r[2] = { { .mean = -1 } };

	for (size_t i = 0; i < countof(rows); i++) {
		struct posterior two[] = { four[0], rows[i].p };
		CHECK_ROW(
		    rank_areas(two, 2, false, 0.95, 10, 1, r, &a) == STAT_BAD_INPUT, rows[i].name);
	}
	CU_ASSERT_EQUAL(rank_areas(four, 1, false, 0.95, 10, 1, r, &a), STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(rank_areas(four, 2, false, 0.95, 0, 1, r, &a), STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(rank_areas(four, 2, false, 1, 10, 1, r, &a), STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(rank_areas(four, 2, false, 0, 10, 1, r, &a), STAT_BAD_INPUT);
	CHECK_CLOSE(r[0].mean, -1, 0, 0, "untouched");
	arena_free(&a);
}

void
suite_rank(void)
{
	static const struct test tests[] = {
		{ "against R", against_r },
		{ "normals", normals },
		{ "rates", rates },
		{ "refusals", refusals },
	};
	suite_add("rank", tests, countof(tests));
}
