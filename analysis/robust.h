/*
 * analysis/robust.h - least squares that a few odd values cannot turn. Pure: no I/O, no state.
 */
#ifndef ANALYSIS_ROBUST_H
#define ANALYSIS_ROBUST_H

#include <stddef.h>

#include "analysis/regression.h"
#include "base/arena.h"

enum robust_weight {
	ROBUST_HUBER,   /* 1 up to the tuning constant, then falling as 1 / |u| */
	ROBUST_BISQUARE /* Tukey's biweight: 0 beyond the tuning constant */
};

#define ROBUST_HUBER_TUNE    1.345 /* 95 % efficient with normal errors */
#define ROBUST_BISQUARE_TUNE 4.685

struct robust {
	enum stat_code code; /* TOO_SHORT for n <= p; BAD_INPUT: columns that depend on each other,
			      * or no number; EXACT_FIT: half of the values or more lie on the fit,
			      * BETA stands, scale is 0; NOT_CONVERGED: BETA is NAN */
	double scale;        /* median |residual| / 0.6745 of the last round */
	double
	    sigma; /* of the residuals, pooled with that of least squares; NAN without leverage */
	int iterations;
};

/*
 * Y on D by iteratively reweighted least squares from the least squares fit. The scale is
 * median |r| / 0.6745 anew each round, without centring; no leverage term. BETA: p. R:
 * MASS::rlm(y ~ x, psi = psi.huber or psi.bisquare, k or c = TUNE, acc = 1e-12)
 * (Venables & Ripley 2002, 6.5). Cases: mass-phones-bisquare, stackloss-huber.
 */
struct robust robust_fit(const struct design *d, const double *y, enum robust_weight weight,
    double tune, int rounds, double *beta, struct arena *a);

/*
 * The same with residuals divided by the root of 1 - leverage (DuMouchel & O'Brien 1989), as
 * gsl_multifit_robust: the median is that of the n - p + 1 largest |r|, and SE (p) rests on the
 * pooled sigma. Cases: gsl-bisquare-phones.
 */
struct robust robust_fit_leverage(const struct design *d, const double *y,
    enum robust_weight weight, double tune, int rounds, double *beta, double *se, struct arena *a);

#endif
