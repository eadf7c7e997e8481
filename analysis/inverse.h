/*
 * analysis/inverse.h - quantiles of distributions whose inverse in GSL gives up.
 *
 * gsl_cdf_beta_Pinv does not converge for the counts of a region, gsl_cdf_gamma_Pinv not at shape
 * 1e6, and gsl_cdf_beta_P itself not near the middle of a beta of a million. Here the distribution
 * function is bracketed and bisected down to neighbouring doubles.
 * Pure: no I/O, no allocation, no state. NAN for a tail outside 0-1, a shape that is not positive,
 * or where GSL cannot evaluate the distribution function.
 */
#ifndef ANALYSIS_INVERSE_H
#define ANALYSIS_INVERSE_H

/*
 * P(X <= V) and P(X > V), X of a beta distribution with shapes A, B > 0. GSL's where it converges,
 * else the continued fraction (DLMF 8.17.22) with as many terms as it takes. R: pbeta(v, a, b)
 */
double beta_below(double v, double a, double b);
double beta_above(double v, double a, double b);

/* V with P(X <= V) = P, X of a beta distribution. R: qbeta(p, a, b) */
double inverse_beta_lower(double p, double a, double b);
/* V with P(X > V) = P. R: qbeta(p, a, b, lower.tail = FALSE) */
double inverse_beta_upper(double p, double a, double b);

/* V with P(X <= V) = P, X of a gamma distribution with scale 1. R: qgamma(p, shape) */
double inverse_gamma_lower(double p, double shape);
/* V with P(X > V) = P. R: qgamma(p, shape, lower.tail = FALSE) */
double inverse_gamma_upper(double p, double shape);

#endif
