/*
 * analysis/interrupted.h - what a series did at a known date. Pure: no I/O, no allocation, no
 * state.
 */
#ifndef ANALYSIS_INTERRUPTED_H
#define ANALYSIS_INTERRUPTED_H

#include <stddef.h>

#include "model/kpi.h"

#define INTERRUPTED_LEAST 3 /* values on each side */

/* An effect with its error; limits and p by Student's t with the fit's df. */
struct effect {
	double value, se;
	double low, high;
	double t, p; /* two-sided, H0: none */
};

struct interruption {
	/*
	 * TOO_SHORT below 3 values on a side; NO_SPREAD: all times of a side equal; EXACT_FIT: both
	 * lines meet their values, the effects stand without errors; BAD_INPUT: not finite, or a
	 * confidence outside (0, 1). Numbers are NAN where the code leaves none.
	 */
	enum stat_code code;
	size_t n_before, n_after;
	double df;                  /* n - 4 */
	double sigma;               /* of the residuals, both sides pooled */
	struct effect slope_before; /* unit of y per unit of t */
	struct effect level;        /* jump at the date: after less before */
	struct effect slope;        /* change of slope: after less before */
	struct effect slope_after;
	double expected; /* at the date, as if nothing had happened */
};

/*
 * Segmented regression at AT (Wagner et al. 2002, J Clin Pharm Ther 27:299): N pairs T, Y in any
 * order; t < AT is before, t >= AT after. Assumes straight lines on both sides, independent errors
 * of one size and nothing else at that date: a control series is for the last.
 * R: d <- t >= at; summary(lm(y ~ I(t - at) * d))
 */
struct interruption interruption_fit(
    const double *t, const double *y, size_t n, double at, double confidence);

#endif
