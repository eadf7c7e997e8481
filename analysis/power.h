/*
 * analysis/power.h - what a series could have shown: the other half of every "no trend".
 *
 * Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_POWER_H
#define ANALYSIS_POWER_H

#include <stddef.h>

#include "model/kpi.h"

/*
 * P(T > x), T = (Z + NCP) / sqrt(chi^2 / DF): Student's t with DF degrees of freedom about NCP.
 * Lenth 1989, Appl Stat 38:185 (AS 243): a Poisson mixture of beta probabilities. NAN unless DF > 0
 * and |NCP| <= 37. R: pt(x, df, ncp, lower.tail = FALSE)
 */
double power_t_upper(double x, double df, double ncp);

/* Shift of Student's t that a two-sided test at ALPHA finds with probability POWER; NAN if none. */
double power_t_shift(double df, double alpha, double power);

/* The same at 5 % with probability 0.8, from a table for DF = 1 to 40. */
double power_shift_usual(double df);

struct detectable {
	enum stat_code code; /* TOO_SHORT below 3 values, NO_SPREAD: one time only; EXACT_FIT: no
			      * residual, any change shows; BAD_INPUT: SD, ALPHA or POWER */
	double df;           /* n - 2 */
	double change;       /* the smallest, per unit of time, either way; NAN unless code is OK */
};

/*
 * The smallest yearly change that N values at times T with residual standard deviation SD would
 * have shown with probability POWER in the two-sided t test of a straight line's slope at ALPHA:
 * shift * SD / sqrt(sum of (t - mean)^2). R: power_t_shift() by uniroot() on pt(..., ncp).
 */
struct detectable power_slope(const double *t, size_t n, double sd, double alpha, double power);

/* Residual standard deviation of the straight line through the points; NAN without one, 0 where the
 * line meets all of them. */
double power_residual(const double *t, const double *y, size_t n);

/* The same for the series itself, SD from its own straight line; 5 %, 80 %. */
struct detectable power_series(const double *t, const double *y, size_t n);

#endif
