/*
 * analysis/trend.h - change over time without a model. Pure: no I/O, no allocation, no state.
 *
 * T: times, Y: values, N of each, none NAN. WORK: trend_work(N) doubles, overwritten.
 */
#ifndef ANALYSIS_TREND_H
#define ANALYSIS_TREND_H

#include <stddef.h>

#include "model/kpi.h"

#define MK_EXACT_MAX      100 /* values, without ties */
#define MK_EXACT_TIES_MAX 20  /* values, with ties: 20! still fits 64 bits */

/* Doubles of work space for N values: all pairs up to MK_EXACT_MAX, 11 N beyond. */
size_t trend_work(size_t n);

/* Mann 1945, Kendall 1975. */
struct mann_kendall {
	enum stat_code code; /* TOO_SHORT below 2 values; ALL_EQUAL: s = 0, p = 1, z NAN */
	size_t n;
	double s;            /* rising pairs less falling pairs */
	double variance;     /* of s, corrected for ties */
	double tau_a;        /* s / (n (n - 1) / 2) */
	double reach;        /* sqrt((pairs - ties) pairs); 0 if all are equal */
	double tau_b;        /* s / reach */
	double z, p_normal;  /* normal approximation with continuity correction, two-sided */
	double p_exact;      /* two-sided; NAN where n is over the limits above */
	double p;            /* p_exact where there is one, else p_normal */
	double p_attainable; /* the smallest p that n values with these ties could give */
};

/*
 * Does Y (in time order) rise or fall? Exact: the number of inversions of a random order of these
 * values, ties included (the Gaussian multinomial coefficients). O(n log n): falling pairs are
 * counted in a merge sort (Knight 1966, JASA 61:436). R without ties:
 * cor.test(1:n, y, method = "kendall", exact = TRUE). Cases: trend.mk_exact, trend.mann_kendall.
 */
struct mann_kendall mann_kendall(const double *y, size_t n, double *work);

/* P(S >= s) of N values in random order without ties, 2 <= N <= MK_EXACT_MAX; else NAN. */
double mann_kendall_tail(size_t n, double s, double *work);

/* Theil 1950, Sen 1968. */
struct theil_sen {
	enum stat_code code; /* TOO_SHORT: fewer than two times; BAD_INPUT: sizes out of reach */
	size_t n, slopes;
	double slope;              /* median of (y_j - y_i) / (t_j - t_i) */
	double low, high;          /* from Var S by rank; NAN where the rank is outside */
	double middle_t, middle_y; /* medians: the line goes through them (Conover 1980) */
};

/*
 * The limits are the slopes of rank (N - C) / 2 and (N + C) / 2 + 1 of N, C = z sqrt(Var S); Var S
 * with ties of values and of times (Sen 1968). A rank is rounded, as R's trend::sens.slope and
 * scipy do, or the limit is taken between two slopes (Gilbert 1987).
 */
enum limit_ranks { LIMITS_ROUNDED, LIMITS_INTERPOLATED };

/* O(n log n) in time and O(n) in space beyond SLOPES_PLAIN points. Cases: trend.theil_sen. */
struct theil_sen theil_sen_limits(const double *t, const double *y, size_t n, double confidence,
    enum limit_ranks ranks, double *work);

/* The same with rounded ranks. */
struct theil_sen theil_sen(
    const double *t, const double *y, size_t n, double confidence, double *work);

/* Both together, 95 %, with analysis/power.h, as an assessment shows them. TOO_SHORT below 3
 * values; all NAN then. */
struct trend trend_ranks(const double *t, const double *y, size_t n, double *work);

#endif
