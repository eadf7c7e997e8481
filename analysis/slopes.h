/*
 * analysis/slopes.h - the slopes of all pairs of points by rank, without making them all.
 *
 * Pure: no I/O, no allocation, no state. T: times, Y: values, N of each, none NAN, in any order.
 */
#ifndef ANALYSIS_SLOPES_H
#define ANALYSIS_SLOPES_H

#include <stddef.h>

#define SLOPES_PLAIN 64 /* points up to which all slopes are made */
#define SLOPES_RANKS 8  /* ranks that one call finds */

/* A rank among the slopes, from 1, and the slope that has it. */
struct slope_rank {
	double rank, slope;
};

/*
 * Sort V, N values, and return how many pairs fall: i before j with v[i] > v[j]. Merge sort
 * (Knight 1966). WORK: n / 2 doubles. Never fails; n may be 0.
 */
double sort_falling(double *v, size_t n, double *work);

/* Doubles of work space for slopes_select(): N (N - 1) / 2 for few points, else 11 N. */
size_t slopes_work(size_t n);

/*
 * The slopes (y_j - y_i) / (t_j - t_i) of chosen ranks; pairs at one time have none. W: NRANKS
 * whole ranks from 1 to the number of slopes, at most SLOPES_RANKS; sorted by rank on return,
 * slopes filled in. The caller knows the number of slopes: pairs less pairs at one time.
 *
 * Many points: the slopes below THETA are the pairs that y - THETA t puts in another order than
 * t does, so they can be counted, and drawn from, in one merge sort; an interval around the rank
 * is narrowed by draws until its slopes fit the work space (Matousek 1991, Inf Process Lett
 * 39:183; Dillencourt, Mount & Netanyahu 1992, Int J Comput Geom Appl 2:1). O(n log n) expected.
 * The draws have a fixed seed; the result does not depend on them: it is the slope of that rank,
 * where equal slopes that rounding made different by a few units in the last place count as one.
 * Many points of sizes beyond 1e100 or below 1e-100, in any ratio: the slopes are NAN.
 * WORK: slopes_work(N) doubles. tests/analysis/test_slopes.c has all pairs to compare with.
 */
void slopes_select(
    const double *t, const double *y, size_t n, struct slope_rank *w, size_t nranks, double *work);

#endif
