/*
 * analysis/joinpoint.h - a broken line that bends at observed times. Pure: no I/O, no state.
 */
#ifndef ANALYSIS_JOINPOINT_H
#define ANALYSIS_JOINPOINT_H

#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define JOINPOINT_MOST         5
#define JOINPOINT_PERMUTATIONS 4499

struct joinpoint_rule {
	size_t most;         /* bends looked for, 0 to JOINPOINT_MOST */
	size_t ends;         /* values strictly outside the first and the last bend, at least */
	double between;      /* units of x between neighbouring bends, at least */
	size_t permutations; /* 0: choose by bic, else by tests with so many orders */
	unsigned long seed;  /* of them; gsl_rng_mt19937 */
	double alpha;        /* of all tests together: each has alpha / most */
};

struct joinpoint_fit {
	double rss, bic;
	double bend[JOINPOINT_MOST];
	double slope[JOINPOINT_MOST + 1], se_slope[JOINPOINT_MOST + 1];
	double df; /* n - 2 - 2 bends: a bend costs its place and its size */
};

struct joinpoint {
	enum stat_code
	    code; /* TOO_SHORT: n < 3; NO_SPREAD: a time comes twice; BAD_INPUT: not finite
		   * or x not rising; ALL_EQUAL; EXACT_FIT: chosen leaves no residual */
	size_t n;
	size_t most; /* bends that N and the rule allow */
	size_t chosen;
	struct joinpoint_fit fit[JOINPOINT_MOST + 1]; /* by number of bends; 0 to most */
	double p[JOINPOINT_MOST]; /* of the tests in their order; NAN beyond ntests */
	size_t ntests;
};

/* Bends by the number of values, as the NCI program: 0 up to 6, 1 to 11, 2 to 16, ... 5 from 27. */
size_t joinpoint_most(size_t n);

/*
 * N pairs, X rising. Grid search over all bends that the rule allows (Lerman 1980, Appl Stat
 * 29:77). bic = ln(rss / n) + 2 (k + 1) ln n / n (Kim, Yu & Feuer 2009, Stat Sinica 19:597). By
 * permutation (Kim et al. 2000, Stat Med 19:335): from k0 = 0 against k1 = most, residuals of the
 * smaller model are put in random order on its fit; p = (1 + orders with at least that
 * rss0 / rss1) / (orders + 1); k0 grows if p <= alpha / most, else k1 shrinks. On log(y) the
 * slopes are yearly changes: 100 (e^slope - 1) %. Cases: trend.joinpoint.
 */
struct joinpoint joinpoint_fit(
    const double *x, const double *y, size_t n, const struct joinpoint_rule *rule, struct arena *a);

#endif
