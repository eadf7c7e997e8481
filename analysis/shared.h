/*
 * analysis/shared.h - what the areas of one indicator have in common, year by year.
 * Pure: no I/O, no state; memory is the caller's arena.
 */
#ifndef ANALYSIS_SHARED_H
#define ANALYSIS_SHARED_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/outlook.h"

#define SHARED_MIN 5 /* areas without which nothing is shared */

/*
 * At each of N times at which a peer has a value. Figures of a time use no later value, so that a
 * forecast from it can be tried out; NAN where fewer than SHARED_MIN areas tell.
 */
struct shared {
	size_t n;
	double *time;  /* rising */
	double *step;  /* median change a year of the steps that end here */
	double *drift; /* median change a year of all steps that end here or before */
	double *level; /* median of the values here */
	double
	    *spread; /* geometric mean over areas of shared_steps() up to here, 0 if none moved */
};

/*
 * Variance a step of the first N values of S beyond what sampling alone gives:
 * pi/2 (mean |y_k - y_k-1| / sqrt(years))^2 - SAMPLING, at least a twentieth of the first part.
 */
double shared_steps(const struct outlook_series *s, size_t n, double sampling);

/* Mean over the first N values of the sampling variance of a step between two of them; 0 without
 * counts. Binomial for a proportion, Poisson for a rate. */
double shared_sampling(const struct outlook_series *s, size_t n);

/* Is there a time at which enough peers tell? */
bool shared_any(const struct shared *p);

/* The peers among N series of one group. */
struct shared shared_of(const struct outlook_series *const *s, size_t n, struct arena *a);

/* The place of the latest time at or before TIME; shared.n if there is none. */
size_t shared_at(const struct shared *p, double time);

#endif
