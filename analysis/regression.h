/*
 * analysis/regression.h - least squares and what a straight line says of a later year.
 * Pure: no I/O, no state.
 */
#ifndef ANALYSIS_REGRESSION_H
#define ANALYSIS_REGRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

/* y = at_zero + slope * x through N points. */
struct line {
	enum stat_code
	    code; /* TOO_SHORT below 3 points; ALL_EQUAL: all x equal; EXACT_FIT: no residual
		   * beyond rounding, the errors are then NAN; BAD_INPUT: not finite */
	size_t n;
	double df;             /* n - 2 */
	double mean_x, mean_y; /* the line goes through them */
	double sxx;            /* sum of (x - mean_x)^2 */
	double slope, at_zero;
	double se_slope, se_at_zero;
	double rss; /* residual sum of squares */
};

/*
 * The sum of squares up to which the residuals of a fit to N values Y are rounding alone: an exact
 * fit, whose errors mean nothing.
 */
double rounding_rss(const double *y, size_t n);

/* R: lm(y ~ x). No allocation. */
struct line line_fit(const double *x, const double *y, size_t n);

/* A new value expected at one x: Student's t with DF degrees of freedom around VALUE. */
struct prediction {
	enum stat_code code;
	double value;
	double se; /* of a new observation, not of the line */
	double df; /* INFINITY: normal */
	double low, high;
};

/* No limits, with the code why; VALUE where there is one all the same, else NAN. */
struct prediction prediction_none(enum stat_code code, double value);

/* Limits of CONFIDENCE around VALUE. BAD_INPUT where one of them is not finite. */
struct prediction prediction_of(double value, double se, double df, double confidence);

/* R: predict(lm(y ~ x), data.frame(x = X0), interval = "prediction", level = CONFIDENCE) */
struct prediction line_predict(const struct line *l, double x0, double confidence);

/* A line through values whose variances are known but for a factor: weight W = 1 / variance. */
struct weighted_line {
	enum stat_code
	    code; /* TOO_SHORT below 3 points, NO_SPREAD: all x equal; BAD_INPUT: not
		   * finite, or a weight not over 0; EXACT_FIT: the scaled errors are NAN */
	size_t n;
	double mean_x;
	double slope, at_zero;
	double se_slope, se_at_zero; /* with the variances as given */
	double chi_square, p_known;  /* (slope / se_slope)^2, 1 degree of freedom */
	double residual;             /* Q, the weighted sum of squares about the line */
	double birge;                /* Q / (n - 2): 1 if the variances are right */
	double se_slope_scaled, se_at_zero_scaled; /* times the root of birge */
	double t, p_scaled;                        /* n - 2 degrees of freedom */
};
/*
 * Birge 1932 for the two forms. R: summary(lm(y ~ x, weights = w)) is the scaled one. No
 * allocation. Cases: reg.wls.
 */
struct weighted_line weighted_line_fit(const double *x, const double *y, const double *w, size_t n);

/*
 * Random walk with drift: value H steps after the last of N equally spaced Y.
 * se^2 = s^2 h (1 + h / (n - 1)), s^2 of the steps about the drift, n - 2 degrees of freedom.
 * R: forecast::rwf(y, h, drift = TRUE); limits here by t. TOO_SHORT below 3 values, EXACT_FIT when
 * every step is the same.
 */
struct prediction drift_predict(const double *y, size_t n, double h, double confidence);

/* Probability that the predicted figure meets T, 0-1; NAN unless both have numbers. */
double prediction_meets(const struct prediction *p, const struct target *t);

/*
 * General least squares: Y (N) on design Z (N x P, row by row, constant column included), by
 * Householder QR. COEFFICIENT = L COEFFICIENT_OF_Z, L being P x P: the way back from a centred and
 * scaled design, whose columns a double can tell apart (NIST Filip, Longley).
 * Z and Y are overwritten. BETA and SE have room for P. Work arrays from A.
 * TOO_SHORT for n <= p; BAD_INPUT when columns depend on each other.
 */
struct least_squares {
	enum stat_code code;
	double rss, df;
};
struct least_squares least_squares_fit(double *z, double *y, size_t n, size_t p, const double *l,
    double *beta, double *se, struct arena *a);

/*
 * A design: N rows of P terms. X has the terms themselves, Z centred and scaled ones (scaled only
 * without intercept) and L the way back. Arrays from the arena that made it.
 */
struct design {
	size_t n, p;
	long double *x, *z;
	double *l;
};
/* The K columns of X (N x K, row by row), after a constant if INTERCEPT. */
struct design design_columns(const double *x, size_t n, size_t k, bool intercept, struct arena *a);
/* The constant and the powers 1 to DEGREE of X (N). */
struct design design_polynomial(const double *x, size_t n, size_t degree, struct arena *a);

/*
 * Y (N) on D with weights W (N, from 0 up; NULL: all 1) by least_squares_fit, then refined three
 * times from residuals of the terms themselves in long double. BETA, SE: P. Errors from rss / (n -
 * p), as R: summary(lm(y ~ x, weights = w)). Proven by NIST StRD, linear regression: 9 digits of
 * every certified figure, 7 of Filip.
 */
struct least_squares design_fit(const struct design *d, const double *y, const double *w,
    double *beta, double *se, struct arena *a);

/*
 * What the coefficients BETA leave of Y, row by row and times the root of its weight W (NULL: all
 * 1), in long double, into RESIDUAL (N). Returns their sum of squares.
 */
double design_residuals(
    const struct design *d, const double *y, const double *w, const double *beta, double *residual);

#endif
