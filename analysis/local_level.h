/*
 * analysis/local_level.h - a level that wanders, seen with error: y = level + e, level' = level + w
 * with given variances (Durbin & Koopman 2012, ch. 2). Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_LOCAL_LEVEL_H
#define ANALYSIS_LOCAL_LEVEL_H

#include <stddef.h>

#include "analysis/regression.h"
#include "model/kpi.h"

struct local_level_rule {
	double error; /* variance of e, above 0 */
	double step;  /* variance of w, 0 or more */
	/*
	 * What is known of the level before the first value; NAN: nothing (diffuse). Then the first
	 * value starts the level and adds nothing to the likelihood.
	 */
	double level, variance;
};

/* One time, values before it for innovation and its variance, up to it for level, all for smooth.
 */
struct local_level_state {
	double innovation, innovation_variance; /* NAN at the start and where the value is missing
						 */
	double level, variance;                 /* filtered; NAN before the first value */
	double smooth, smooth_variance;
};

struct local_level {
	enum stat_code code; /* TOO_SHORT without a value; BAD_INPUT: a variance, an infinity */
	size_t n;            /* values */
	double log_likelihood;
	double next, next_variance; /* level one step on */
	double error, step;         /* as given */
};

/*
 * Kalman filter over the N values Y, equally spaced, NAN where one is missing, then the smoother
 * back. STATES has room for N. R: StructTS(y, "level") with both variances fixed.
 * Case: bayes.local_level/nile-local-level.
 */
struct local_level local_level_filter(const struct local_level_rule *rule, const double *y,
    size_t n, struct local_level_state *states);

/*
 * The figure H steps on: normal (df is infinite) around the level, variance next_variance +
 * (h - 1) step + error.
 */
struct prediction local_level_predict(const struct local_level *l, double h, double confidence);

#endif
