/*
 * analysis/glm.h - counts and shares that rise or fall at a steady pace. Pure: no I/O, no
 * allocation, no state.
 */
#ifndef ANALYSIS_GLM_H
#define ANALYSIS_GLM_H

#include <stddef.h>

#include "model/kpi.h"

enum glm_family {
	GLM_POISSON, /* log(expected) = log(exposure) + a + b t */
	GLM_BINOMIAL /* logit(share) = a + b t */
};

/*
 * A fit; the line is eta(t) = at_centre + slope (t - centre), where the two are uncorrelated:
 * variance of eta(t) = se_at_centre^2 + (t - centre)^2 se_slope^2, times dispersion if wanted.
 */
struct glm {
	/*
	 * TOO_SHORT below 3 rows with exposure; ZERO_DENOMINATOR: none has; NO_SPREAD: all times
	 * equal; ALL_EQUAL: no event, or nothing but events; SEPARATION: the events end where the
	 * rest begins, the slope is infinite; BAD_INPUT; NOT_CONVERGED. Numbers are then NAN.
	 */
	enum stat_code code;
	size_t n;         /* rows used */
	double df;        /* n - 2 */
	double intercept; /* eta at t = 0 */
	double slope;     /* of eta, per unit of t */
	double se_intercept, se_slope;
	double centre, at_centre, se_at_centre;
	double deviance, pearson; /* Pearson: X^2 */
	double dispersion;        /* X^2 / df: 1 if chance is all there is */
	double z, p_wald;         /* slope / se_slope, normal */
	double se_slope_quasi;    /* times the root of the dispersion */
	double t, p_quasi;        /* Student's t, df */
	int iterations;
};

/*
 * N rows: T, X events, EXPOSURE persons (or person-years; all 1 for bare counts). Rows with no
 * exposure and no event say nothing and are left out. Maximum likelihood by iteratively reweighted
 * least squares (McCullagh & Nelder 1989), until no coefficient moves by more than 1e-10 of its
 * standard error; steps that raise the deviance are halved.
 * R: glm(x ~ t + offset(log(exposure)), poisson) or glm(cbind(x, n - x) ~ t, binomial), and the
 * quasi families. Cases: trend.poisson_glm, trend.binomial_glm.
 */
struct glm glm_fit(
    enum glm_family family, const double *t, const double *x, const double *exposure, size_t n);

#endif
