/*
 * analysis/regression.h - least squares and what a straight line says of a later year.
 * Pure: no I/O, no state.
 */
#ifndef ANALYSIS_REGRESSION_H
#define ANALYSIS_REGRESSION_H

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

/* R: lm(y ~ x). No allocation. */
struct line line_fit(const double *x, const double *y, size_t n);

/* A new value expected at one x: Student's t with DF degrees of freedom around VALUE. */
struct prediction {
	enum stat_code code;
	double value;
	double se; /* of a new observation, not of the line */
	double df;
	double low, high;
};

/* R: predict(lm(y ~ x), data.frame(x = X0), interval = "prediction", level = CONFIDENCE) */
struct prediction line_predict(const struct line *l, double x0, double confidence);

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

/* Y on the constant and the K columns of X (N x K, row by row). BETA, SE: K + 1. */
struct least_squares fit_columns(const double *x, const double *y, size_t n, size_t k, double *beta,
    double *se, struct arena *a);

/* Y on the constant and the powers 1 to DEGREE of X. BETA, SE: DEGREE + 1. */
struct least_squares fit_polynomial(const double *x, const double *y, size_t n, size_t degree,
    double *beta, double *se, struct arena *a);

#endif
