/*
 * analysis/rank.h - which place does an area have, and how sure is that? Pure: no I/O, no state;
 * the same input and seed give the same ranks everywhere.
 */
#ifndef ANALYSIS_RANK_H
#define ANALYSIS_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

/* What is known of one area's true level. */
enum posterior_kind {
	POSTERIOR_BETA,  /* shapes a, b: a share; x + 1/2, n - x + 1/2 */
	POSTERIOR_GAMMA, /* shape a, rate b: a rate; x + 1/2, persons */
	POSTERIOR_NORMAL /* mean a, standard error b */
};

struct posterior {
	enum posterior_kind kind;
	double a, b;
};

#define RANK_SEED  20240101UL
#define RANK_DRAWS 10000

struct rank {
	double mean;      /* of the rank over the draws */
	size_t low, high; /* ranks that hold the level asked for */
	/*
	 * Place once areas that cannot be told apart share one: 1 + the areas clearly before it, to
	 * N - those clearly after it. Clearly: in that order in at least (1 + level) / 2 of the
	 * draws.
	 */
	size_t place_from, place_to;
	double first, last; /* share of the draws with this area at the end, 0-1 */
};

/*
 * Ranks of N areas by their true levels, 1 the smallest (HIGH_FIRST: the largest). DRAWS times a
 * level is drawn for each area (gsl_rng_mt19937 from SEED) and the areas are put in order; LOW and
 * HIGH are the quantiles (1 - LEVEL) / 2 and (1 + LEVEL) / 2 of the ranks. OUT has room for N; work
 * arrays of N x N come from A.
 * TOO_SHORT below 2 areas or without draws; BAD_INPUT: a shape or standard error that is not above
 * 0, a number that is not finite, a level outside (0, 1). OUT is then untouched.
 * Goldstein & Spiegelhalter 1996, JRSS A 159:385. R in tests/analysis/test_rank.c.
 */
enum stat_code rank_areas(const struct posterior *areas, size_t n, bool high_first, double level,
    size_t draws, unsigned long seed, struct rank *out, struct arena *a);

#endif
