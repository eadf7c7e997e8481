/*
 * analysis/funnel.h - where an area lies among the others: limits about a benchmark that chance
 * alone would give an area of its size. Pure: no I/O, no allocation, no state.
 *
 * Z is a normal quantile (1.959964 for 95 %), TAIL the probability on one side (0.025, 0.001).
 * STAT_BAD_INPUT with NAN limits for a benchmark that is no share or rate, a size not above 0 or a
 * tail outside (0, 0.5). Limits are tests: 22 areas at 95 % give 1.1 false alarms an indicator.
 */
#ifndef ANALYSIS_FUNNEL_H
#define ANALYSIS_FUNNEL_H

#include <stddef.h>

#include "model/kpi.h"

/* ---- a share about P0, N persons ----------------------------------------- */

/*
 * P0 -/+ z sqrt(P0 (1 - P0) / n); not clipped (Spiegelhalter 2005, Stat Med 24:1185).
 * Cases: funnel.proportion/phe-funnel-proportion-limits-large.
 */
struct interval funnel_share(double p0, double n, double z);

/*
 * Wilson's limits of the benchmark as if N persons had it, as Fingertips' SPC comparison has them.
 * They are not the limits above. Cases: funnel.significance/fingertips-spc-proportion.
 */
struct interval funnel_share_wilson(double p0, double n, double z);

/*
 * Exact: shares at the binomial quantiles for TAIL and 1 - TAIL. Smooth: the quantile r less
 * (P(R <= r) - p) / P(R = r), so that the limits move evenly with N (Spiegelhalter 2005, appendix).
 * N a whole number. R: qbinom(p, n, p0)
 */
struct interval funnel_share_exact(double p0, double n, double tail);
struct interval funnel_share_smooth(double p0, double n, double tail);

/* ---- a count about EXPECTED ------------------------------------------------ */

/* Counts at the Poisson quantiles, and smoothed as above. R: qpois(p, expected) */
struct interval funnel_count_exact(double expected, double tail);
struct interval funnel_count_smooth(double expected, double tail);

/* The count X among Poisson counts about EXPECTED. */
struct funnel_count {
	enum stat_code code;
	double p_upper; /* P(R >= x) */
	double p_lower; /* P(R <= x) */
	double p_mid;   /* twice the smaller of the two, each less half of P(R = x); at most 1 */
};
struct funnel_count funnel_count_test(double x, double expected);

/*
 * Means under which COUNT (any number from 0 up, not only a whole one) would be just as far out:
 * gamma quantiles of TAIL with shape COUNT and of 1 - TAIL with shape COUNT + 1; 0 for COUNT 0.
 * Divided by COUNT: limits of a ratio by expectation. COUNT divided by them, crosswise: limits by
 * observed events. R: qchisq(tail, 2 * x) / 2, qchisq(1 - tail, 2 * x + 2) / 2
 * Cases: funnel.ratio/funnelplotr-poisson-limits, phe-funnel-ratio-limits-a.
 */
struct interval funnel_count_means(double count, double tail);

/* ---- on which side ----------------------------------------------------------- */

enum funnel_place {
	FUNNEL_WITHIN,
	FUNNEL_LOW,      /* below the inner limits only */
	FUNNEL_VERY_LOW, /* below the outer limits as well */
	FUNNEL_HIGH,
	FUNNEL_VERY_HIGH,
	FUNNEL_UNKNOWN /* a number is missing */
};

/* VALUE against INNER (95 %) and OUTER (99.8 %) limits; on a limit is within it. */
enum funnel_place funnel_place(
    double value, const struct interval *inner, const struct interval *outer);

/*
 * COUNT events where EXPECTED are usual: does EXPECTED lie outside the exact limits of COUNT?
 * Cases: funnel.significance/phe-funnel-crude-rate-significance.
 */
enum funnel_place funnel_place_count(double count, double expected);

#endif
