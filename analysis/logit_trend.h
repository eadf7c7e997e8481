/*
 * analysis/logit_trend.h - a share of counts, carried on to a later year on the logit scale.
 * Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_LOGIT_TREND_H
#define ANALYSIS_LOGIT_TREND_H

#include <stddef.h>

#include "analysis/regression.h"
#include "model/kpi.h"

enum logit_dispersion {
	LOGIT_AT_LEAST_ONE, /* max(1, Pearson X^2 / (k - 2)): never narrower than chance */
	LOGIT_PEARSON,
	LOGIT_BINOMIAL /* 1: chance alone, normal instead of t */
};

/*
 * Logit of the share in one year, its dispersion phi, and the errors of two questions kept apart:
 * the true share, se^2 = phi se_line^2; the share to be observed in N persons, se^2 = phi se_line^2
 * + phi / (n p (1 - p)). Student's t with k - 2, k rows with persons.
 */
struct logit_trend {
	enum stat_code code; /* that of glm_fit (analysis/glm.h), BAD_INPUT for a year */
	double logit, share; /* expected */
	double dispersion;
	struct prediction truth;    /* on the logit scale */
	struct prediction observed; /* the same; BAD_INPUT without persons to come */
};

/*
 * K rows: time T, X of N persons. To time T0 with FUTURE_N persons then (NAN: not known).
 * R: glm(cbind(x, n - x) ~ t, binomial), predict(se.fit = TRUE).
 * Case: forecast.logit_trend/logit-trend-readmission-6y.
 */
struct logit_trend logit_trend_predict(const double *t, const double *x, const double *n, size_t k,
    double t0, double future_n, enum logit_dispersion dispersion, double confidence);

/* Limits of P, a prediction on the logit scale, as shares of 1. */
struct interval logit_limits(const struct prediction *p);

/* Probability that the share that P predicts meets T, whose numbers are shares of 1. */
double logit_meets(const struct prediction *p, const struct target *t);

#endif
