/*
 * analysis/inverse.h - quantiles of distributions whose inverse in GSL gives up.
 *
 * gsl_cdf_beta_Pinv does not converge for the counts of a region, gsl_cdf_gamma_Pinv not at shape
 * 1e6. The distribution functions have holes as well: gsl_cdf_beta_P is NaN near the middle of a
 * beta of a million, and gsl_cdf_gamma_P is wrong without saying so within one standard deviation
 * below the mean (shape 810 000, v = 809 109: 0.1073, right is 0.1611) and by 1e-5 around it beyond
 * a million. Here the distribution function is bracketed and bisected down to neighbouring doubles.
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

/*
 * P(X <= K) and P(X >= K) for a count of N with probability P, and for one with mean MU. K and N
 * are whole. R: pbinom(k, n, p), ppois(k, mu)
 */
double binomial_at_most(double k, double n, double p);
double binomial_at_least(double k, double n, double p);
double poisson_at_most(double k, double mu);
double poisson_at_least(double k, double mu);

/* V with P(X <= V) = P, X of a beta distribution. R: qbeta(p, a, b) */
double inverse_beta_lower(double p, double a, double b);
/* V with P(X > V) = P. R: qbeta(p, a, b, lower.tail = FALSE) */
double inverse_beta_upper(double p, double a, double b);

/*
 * P(X <= V) and P(X > V), X of a gamma distribution with shape > 0 and scale 1. GSL's, but the
 * power series (DLMF 8.7.1) where that is wrong. R: pgamma(v, shape)
 */
double gamma_below(double v, double shape);
double gamma_above(double v, double shape);

/* V with P(X <= V) = P, X of a gamma distribution with scale 1. R: qgamma(p, shape) */
double inverse_gamma_lower(double p, double shape);
/* V with P(X > V) = P. R: qgamma(p, shape, lower.tail = FALSE) */
double inverse_gamma_upper(double p, double shape);

#endif
