/*
 * analysis/interval.h - confidence limits of one figure. Pure: no I/O, no allocation, no state.
 *
 * Everywhere: CONFIDENCE is two-sided, 0.95 for 95 %. Codes: STAT_ZERO_DENOMINATOR for n = 0,
 * STAT_BAD_INPUT for anything that is no count, x > n, or a confidence outside (0, 1); the limits
 * are then NAN. doc/METHODS.md has the formulas; the inverses never call GSL's Pinv (which does
 * not converge for counts of a region) but bracket and bisect the distribution function.
 */
#ifndef ANALYSIS_INTERVAL_H
#define ANALYSIS_INTERVAL_H

#include <stddef.h>

#include "model/kpi.h"

/* No limits, with the code why. */
struct interval interval_none(enum stat_code code);

/* Both limits times FACTOR, which is not below 0: to the indicator's unit and back. */
struct interval interval_scaled(struct interval i, double factor);

/* Share x / n of 1, Wilson's score limits (Wilson 1927). x = 0 gives exactly 0, x = n exactly 1. */
struct interval interval_wilson(double x, double n, double confidence);

/*
 * The same with continuity correction (Newcombe 1998, Stat Med 17:857, method 4): the lower limit
 * is that of x - 1/2, the upper that of x + 1/2. R: prop.test(x, n, correct = TRUE)$conf.int, which
 * leaves the correction out where x = n / 2.
 */
struct interval interval_wilson_corrected(double x, double n, double confidence);

/* Share x / n of 1, exact limits (Clopper & Pearson 1934). R: binom.test(x, n)$conf.int */
struct interval interval_clopper_pearson(double x, double n, double confidence);

/*
 * Limits of v1 - v2, two independent estimates with limits of their own: v1 - v2 - sqrt((v1 - l1)^2
 * + (u2 - v2)^2) and the mirror image (MOVER; Zou & Donner 2008, Stat Med 27:1693). Code: that of
 * the first interval that has none.
 */
struct interval interval_mover(double v1, struct interval ci1, double v2, struct interval ci2);

/* x1 / n1 - x2 / n2 of independent samples (Newcombe 1998, method 10: from Wilson's limits). */
struct interval interval_newcombe(double x1, double n1, double x2, double n2, double confidence);

/* Expected count behind x events, exact limits (Garwood 1936). R: poisson.test(x)$conf.int */
struct interval interval_poisson(double x, double confidence);

/* The same by Byar's approximation (Breslow & Day 1987). */
struct interval interval_byar(double x, double confidence);

/* Mean of N values and its limits, Student's t with n - 1. STAT_TOO_SHORT below 2 values. */
struct mean {
	enum stat_code code;
	size_t n;
	double sum, mean; /* NAN for n = 0 */
	double sd;        /* divisor n - 1; NAN below 2 values */
	struct interval ci;
};
struct mean interval_mean(const double *v, size_t n, double confidence);

#endif
