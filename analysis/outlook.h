/*
 * analysis/outlook.h - what a later year's published figure will be, and how sure that is.
 * Pure: no I/O, no state; memory is the caller's arena.
 *
 * One series of 4 to 10 points cannot tell which model is right nor how wrong it will be. Many
 * series together can: a small fixed set of models forecasts every series from every earlier
 * origin, and what they missed by decides how much each counts (stacking, Wolpert 1992, Neural
 * Networks 5:241; Breiman 1996, Machine Learning 24:49) and how wide the limits are. What an
 * indicator has learned is drawn towards what all have learned, that towards no change; where a
 * panel is too small to learn from, figures learned elsewhere stand in (outlook_prior, with their
 * source). The figure then is Student's t around the pooled forecast.
 *
 *   scale   sigma^2 = (A p + m v) / (A + m), v = pi/2 (mean |step|)^2 of the m steps of this series
 *           (as XmR charts have it), p the geometric mean of v over the indicator's areas, A = 8;
 *           with counts both are over and above the sampling variance of the figures.
 *   ahead   sigma^2 grows with the years ahead; its sampling part does not.
 *   spread  the factor on sigma that made 80 % of the earlier misses fall inside, and the degrees
 *           of freedom that made 95 %.
 *
 * The program must have called numeric_begin() (analysis/numeric.h).
 * Proven by tests/analysis/test_outlook.c and `pejl backtest` (doc/METHODS.md, Outlook).
 */
#ifndef ANALYSIS_OUTLOOK_H
#define ANALYSIS_OUTLOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define OUTLOOK_MIN    4 /* points under which nothing is said */
#define OUTLOOK_ORIGIN 3 /* points from which a forecast is tried out to learn from it */
#define OUTLOOK_STEPS  4 /* steps ahead with something learned of their own */

/* A series as the pool sees it: values since the last break, times rising. */
struct outlook_series {
	size_t group; /* same indicator and stratum = same number, from 0 */
	bool peer;    /* one of the areas that are compared: a kommune, not a region */
	size_t n;
	const double *year, *value;
	/* n each; NULL: no counts, or they do not give the values */
	const double *numerator, *denominator;
	enum measure measure;
	double per;
};

/* S as of its last break; PEER and GROUP as above. Arrays are in A. */
struct outlook_series outlook_series_of(
    const struct series *s, size_t group, bool peer, struct arena *a);

struct outlook_pool; /* what was learned */

/*
 * Learn from N series. Shared models need at least 5 peers of a group in a year. Nothing fails:
 * without series the pool holds the prior alone.
 */
struct outlook_pool *outlook_learn(const struct outlook_series *s, size_t n, struct arena *a);

/* Shares of the models for GROUP, STEPS ahead (1 to OUTLOOK_STEPS), and what they rest on. */
struct outlook_law {
	/* >= 0; those of the models of where a series stands sum to 1 at most, those of where it
	 * goes too */
	double weight[OUTLOOK_MODELS];
	double q80;        /* of |miss| / sigma */
	double factor, df; /* t quantile * factor * sigma */
	size_t misses;     /* of this group that were learned from */
};
struct outlook_law outlook_law_of(const struct outlook_pool *p, size_t group, size_t steps);

/* The figure of a later year: Student's t with DF degrees of freedom, SCALE around VALUE. */
struct outlook_figure {
	/*
	 * TOO_SHORT below MIN_POINTS values; TOO_FAR: further ahead than the values reach back;
	 * ALL_EQUAL: neither this series nor its peers ever moved. VALUE and SCALE are NAN then.
	 */
	enum stat_code code;
	double value, scale, df;
	double ahead; /* years from the last value */
	size_t n;
	double weight[OUTLOOK_MODELS];
};

/* The figure of YEAR (a decimal year, the middle of the period), after the last value of S. */
struct outlook_figure outlook_figure(
    const struct outlook_pool *p, const struct outlook_series *s, double year, size_t min_points);

/* Limits of level LEVEL (0-1); a code of F as it is. */
struct interval outlook_interval(const struct outlook_figure *f, double level);

/* Probability that the figure meets T, 0-1; NAN unless both have numbers. */
double outlook_meets(const struct outlook_figure *f, const struct target *t);

/*
 * Probability that the figure of YEAR or of a year before it, from the one after the last value
 * on, meets T: 1000 paths of a random walk whose spread in every year is that of the year's figure
 * and whose tail is that of the figure of YEAR, drawn once per pool with the seed 20201123
 * (gsl_rng_mt19937).
 */
double outlook_meets_by(const struct outlook_pool *p, const struct outlook_series *s,
    const struct target *t, double year, size_t min_points);

#endif
