/*
 * analysis/bayes.h - the level behind a count, as a distribution. Pure: no I/O, no allocation, no
 * state.
 *
 * One year and no trend: for "is the level under the target already now". The prior of Jeffreys is
 * Beta(1/2, 1/2) for shares and Gamma(1/2, 0) for rates. CONFIDENCE is that of the equal-tailed
 * interval. Codes: BAD_INPUT for a count that is none, x > n, a negative population, a prior below
 * 0, a missing number, a confidence outside (0, 1); ZERO_DENOMINATOR where prior and data together
 * leave no proper distribution (no population and no prior rate, or a shape of 0).
 */
#ifndef ANALYSIS_BAYES_H
#define ANALYSIS_BAYES_H

#include <stddef.h>

#include "model/kpi.h"

/* Beta(a, b) for a share of 1, gamma with shape a and rate b for a rate per person. */
struct belief {
	enum stat_code code; /* else all NAN */
	double a, b;
	double mean;
	struct interval ci;
	double at_most; /* probability that the level is at most the target, 0-1; NAN without one */
	double at_least; /* that it is at least the target */
};

/* A prior: shapes of the beta; shape and rate of the gamma. */
struct prior {
	double a, b;
};

/* X of N against the share TARGET of 1 (NAN for none). R: pbeta(target, x + a, n - x + b) */
struct belief bayes_share(double x, double n, struct prior prior, double target, double confidence);

/*
 * X events among PERSONS against TARGET events per person (NAN for none).
 * R: pgamma(target, x + a, persons + b)
 */
struct belief bayes_rate(
    double x, double persons, struct prior prior, double target, double confidence);

/*
 * The same with forgetting, over N years in order: a_t = D a_(t-1) + x_t, b_t = D b_(t-1) + n_t -
 * x_t, DISCOUNT D in (0, 1]: at 1 all years count as one, and the closer to 0 the more only the
 * last does. OUT[t] is what is known after year t; OUT has room for N. X, OF: N each; a year with a
 * NAN brings nothing but forgetting. West & Harrison 1997 (power discounting, Smith 1979, JRSS B
 * 41:375). TARGET NAN for none. Returns BAD_INPUT for a discount outside (0, 1], TOO_SHORT for n =
 * 0, else the last code.
 */
enum stat_code bayes_share_discounted(const double *x, const double *of, size_t n, double discount,
    struct prior prior, double target, double confidence, struct belief *out);

/* a_t = D a_(t-1) + x_t, b_t = D b_(t-1) + persons_t. */
enum stat_code bayes_rate_discounted(const double *x, const double *persons, size_t n,
    double discount, struct prior prior, double target, double confidence, struct belief *out);

#endif
