/*
 * analysis/change.h - where the level of a series changes. Pure: no I/O, no state.
 *
 * VALUE: N values in order, finite. Indices count from 1 and name the last value before a change.
 * A change is proposed, never applied: with fewer than a dozen values it proves little.
 */
#ifndef ANALYSIS_CHANGE_H
#define ANALYSIS_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

/* ---- one change of level, by ranks ------------------------------------- */

#define PETTITT_EXACT_MAX   8     /* all orders */
#define PETTITT_PERMUTE_MAX 19    /* a sample of orders; above, the formula */
#define PETTITT_ORDERS      99999 /* of the sample */

struct pettitt {
	enum stat_code code; /* TOO_SHORT below 2 values; ALL_EQUAL: u is 0 and p 1; BAD_INPUT */
	size_t n;
	double u;          /* largest |U_k|, U_k = 2 (ranks up to k) - k (n + 1) */
	double signed_u;   /* < 0: the later values are higher */
	size_t after;      /* the first k with that |U_k| */
	double p_approx;   /* min(1, 2 exp(-6 u^2 / (n^3 + n^2))) */
	double p_permuted; /* share of orders with at least that u; NAN for n over 19 */
	double p;          /* p_permuted where there is one, else p_approx */
};
/*
 * Pettitt 1979, Appl Stat 28:126; ties have their mean rank. Orders: all n! up to 8 values, then
 * PETTITT_ORDERS random ones from SEED, itself counted as one of them (p = (b + 1) / (B + 1)).
 * Generator: gsl_rng_mt19937. R: trend::pettitt.test for u and p_approx. Cases: change.pettitt.
 */
struct pettitt change_pettitt(const double *value, size_t n, unsigned long seed, struct arena *a);

/* ---- several changes of level ------------------------------------------ */

struct breakpoints {
	enum stat_code code; /* TOO_SHORT: not two segments of that length; ALL_EQUAL; BAD_INPUT;
			      * EXACT_FIT: some number of breaks leaves no residual: bic of that
			      * number and above is NAN and best is that number */
	size_t n, shortest;  /* values; of a segment */
	size_t most;         /* breaks looked for, cut to what N allows */
	size_t best;         /* number with the smallest bic */
	const double *rss;   /* most + 1, by number of breaks */
	const double *bic;   /* most + 1 */
	const size_t *after; /* those of m breaks begin at m (m - 1) / 2, rising */
};
/*
 * Shifts of the mean with the least sum of squares for each number of breaks up to MOST, segments
 * of SHORTEST values or more (Bai & Perron 2003, J Appl Econom 18:1; Zeileis et al. 2003, CSDA
 * 44:109). bic = n (ln(2 pi rss / n) + 1) + 2 (m + 1) ln n. O(n^2 MOST) time, O(n MOST) memory.
 * R: strucchange::breakpoints(v ~ 1, h = SHORTEST, breaks = MOST). Cases: change.breakpoints.
 */
struct breakpoints change_breakpoints(
    const double *value, size_t n, size_t shortest, size_t most, struct arena *a);

struct penalised {
	enum stat_code code; /* TOO_SHORT: not one segment of that length; BAD_INPUT */
	size_t n, changes;
	const size_t *after; /* changes, rising */
	double cost;         /* sum of the segments' rss + PENALTY for each change */
};
/*
 * The segmentation with the least rss + PENALTY * changes: optimal partitioning (Jackson et al.
 * 2005), the optimum that PELT (Killick et al. 2012, JASA 107:1590) finds by pruning. Of equal
 * costs the one with the earlier last change. O(n^2). R: changepoint::cpt.mean(v, method = "PELT",
 * penalty = "Manual", pen.value = PENALTY, minseglen = SHORTEST). Cases: change.pelt.
 */
struct penalised change_penalised(
    const double *value, size_t n, double penalty, size_t shortest, struct arena *a);

/* (VALUE - mean) / sd into OUT (N), sd with n - 1. ALL_EQUAL, TOO_SHORT: OUT is NAN. */
enum stat_code change_standardise(const double *value, size_t n, double *out);

/* ---- a drift away from a target ---------------------------------------- */

struct cusum {
	enum stat_code code; /* TOO_SHORT: no value; NO_SPREAD: sigma not over 0; BAD_INPUT */
	size_t first_up, first_down; /* index of the first sum over h sigma; 0: none */
	size_t since_up, since_down; /* where the sum of that signal last left 0 */
};
/*
 * C+ = max(0, x - (target + k sigma) + C+), C- = max(0, (target - k sigma) - x + C-), from 0 (Page
 * 1954; Montgomery, chapter 9), into UP and DOWN (N each). K and H in sigmas.
 * Cases: change.cusum.
 */
struct cusum change_cusum(const double *value, size_t n, double target, double sigma, double k,
    double h, double *up, double *down);

#endif
