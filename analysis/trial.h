/*
 * analysis/trial.h - how well the outlook would have done: hide the last values of every series,
 * learn from the rest, say what the hidden ones will be, and look. Pure: no I/O, no state.
 */
#ifndef ANALYSIS_TRIAL_H
#define ANALYSIS_TRIAL_H

#include "analysis/outlook.h"
#include "analysis/scores.h"
#include "base/arena.h"

#define TRIAL_LEVELS 3 /* 50, 80 and 95 % */

/*
 * Who forecasts. No change and drift use the series alone, as a user with a spreadsheet would, and
 * allow for unequal years: no change has s^2 = mean of step^2 / years and n - 1 degrees of freedom,
 * drift s^2 of the steps about it, s^2 H (1 + H / span), n - 2. A series without any spread is
 * forecast as a point.
 */
enum trial_model { TRIAL_OUTLOOK, TRIAL_NO_CHANGE, TRIAL_DRIFT, TRIAL_MODELS };
const char *trial_model_id(enum trial_model m); /* "no_change" */

/* Means over N forecasts; NAN for none. */
struct trial_score {
	size_t n;
	double coverage[TRIAL_LEVELS];
	double interval_score[TRIAL_LEVELS]; /* / spread of the indicator, see below */
	double crps, error;                  /* the same; error: mean of |value - figure| */
	double brier; /* of "at or under the areas' median of the period before" */
};

/* One horizon, or one length of series at one. */
struct trial_part {
	size_t steps;  /* hidden values, the last of which is forecast */
	size_t points; /* values known; 0: any */
	struct trial_score score[TRIAL_MODELS];
};

struct trial {
	size_t nseries, ngroups; /* that took part */
	size_t nparts, nlengths;
	struct trial_part *part;   /* nparts: by steps, from 1 */
	struct trial_part *length; /* nlengths: by steps, then points */
	size_t *refused;           /* nparts: series of which the outlook says nothing */
	/* nparts: of the outlook's probability for the event above */
	struct reliability (*reliability)[RELIABILITY_BINS];
};

/*
 * Of N series those take part that have at least MIN_POINTS values before the HORIZON last ones;
 * the same at every number of steps from 1 to HORIZON. The pool of each is learned from all N
 * without their STEPS last values. Scores are divided by the standard deviation of all values of
 * the group that are known; series of a group without any are left out. All three models score the
 * same series: those of which the outlook says something. Arrays are in A.
 */
struct trial trial_run(
    const struct outlook_series *s, size_t n, size_t horizon, size_t min_points, struct arena *a);

#endif
