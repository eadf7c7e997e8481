/*
 * analysis/forecast.h - a later figure of a yearly series, and how well that would have worked.
 * Pure: no I/O, no allocation the caller does not see, no state.
 *
 * Everywhere: Y are N values in time order without gaps in the numbering, H whole steps ahead
 * (from 1), CONFIDENCE two-sided. struct prediction and the models straight line and drift are in
 * analysis/regression.h. Nothing is estimated but the spread of the one-step errors: smoothing
 * parameters are given, because four to ten values cannot tell them.
 */
#ifndef ANALYSIS_FORECAST_H
#define ANALYSIS_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/regression.h"
#include "base/arena.h"
#include "model/kpi.h"

/*
 * The last value again: se^2 = h s^2, s^2 the mean square of the N - 1 steps, t with N - 1.
 * TOO_SHORT below 2 values, EXACT_FIT when no step is other than 0, BAD_INPUT if not finite.
 */
struct prediction no_change_predict(const double *y, size_t n, double h, double confidence);

/* The mean of all: se^2 = s^2 (1 + 1/n), t with N - 1. R: forecast::meanf(y). Codes as above. */
struct prediction mean_predict(const double *y, size_t n, double confidence);

/* ---- exponential smoothing ---------------------------------------------- */

/*
 * level' = alpha y + (1 - alpha)(level + phi trend)
 * trend' = beta (level' - level) + (1 - beta) phi trend
 * forecast h steps ahead = level + (phi + ... + phi^h) trend
 * beta 0 and trend 0: simple exponential smoothing; phi 1: Holt 1957; phi below 1: damped
 * (Gardner & McKenzie 1985).
 */
struct smoothing_rule {
	double alpha, beta; /* 0 to 1 */
	double phi;         /* above 0, at most 1 */
	double level, trend;
	size_t first; /* index of the first value that is smoothed */
};

struct smoothing {
	enum stat_code code; /* TOO_SHORT: no value to smooth; EXACT_FIT: no error; BAD_INPUT */
	struct smoothing_rule rule;
	size_t errors;       /* one-step errors */
	double level, trend; /* after the last value */
	double sse;          /* sum of their squares */
	double variance;     /* sse / errors: nothing was estimated */
};

/* The start that R's HoltWinters takes: level the first value, smoothing from the second. */
struct smoothing_rule smoothing_simple(const double *y, double alpha);
/* Level the second value, trend the first step, smoothing from the third. N at least 2. */
struct smoothing_rule smoothing_holt(const double *y, double alpha, double beta, double phi);

/*
 * R: HoltWinters(y, alpha, beta, gamma = FALSE, l.start, b.start).
 * FITTED, N or NULL, takes the one-step forecasts, NAN before rule->first.
 * Cases: forecast.ses/nile-ses-fixed-alpha, forecast.holt/annual10-holt-fixed.
 */
struct smoothing smooth_series(
    const double *y, size_t n, const struct smoothing_rule *rule, double *fitted);

/*
 * se^2 = variance (1 + sum over j < h of (alpha (1 + beta phi_j))^2), phi_j = phi + ... + phi^j
 * (class 1 of Hyndman et al. 2005); t with as many degrees of freedom as errors.
 */
struct prediction smoothing_predict(const struct smoothing *s, double h, double confidence);

/* ---- from past errors alone ---------------------------------------------- */

/*
 * VALUE -/+ the k-th smallest of M past absolute errors, k = ceil((m + 1) confidence): covers at
 * least CONFIDENCE if errors come in no order (Vovk et al. 2005). TOO_SHORT where k > m: the widest
 * level that M errors can give is conformal_most(m). ERRORS is made absolute and sorted.
 */
struct interval conformal_interval(double value, double *errors, size_t m, double confidence);
/* M / (M + 1): 5 errors reach 0.833. */
double conformal_most(size_t m);

/* ---- rolling origin ------------------------------------------------------- */

enum forecast_model {
	FORECAST_LINE,
	FORECAST_DRIFT,
	FORECAST_NO_CHANGE,
	FORECAST_MEAN,
	FORECAST_SIMPLE, /* simple exponential smoothing, smoothing_simple */
	FORECAST_HOLT    /* smoothing_holt */
};

struct backtest_rule {
	enum forecast_model model;
	size_t first; /* values before the first forecast */
	size_t h;     /* steps ahead, from 1 */
	double confidence;
	bool normal;                 /* limits and probabilities by the normal law, not by t */
	double alpha, beta, phi;     /* of the last two models */
	const struct target *target; /* NULL: no probabilities */
};

struct backtest_step {
	size_t at; /* index of the value that was forecast */
	struct prediction prediction;
	bool covered;          /* the limits hold the value, ends included */
	double interval_score; /* and the next two: NAN without limits */
	double crps;           /* of Student's t, or the normal law */
	double probability;    /* that the target is met; NAN without target */
	double brier;
};

/* Means over the steps that have limits; error over those that have a value. */
struct backtest {
	enum stat_code code; /* TOO_SHORT: no step */
	size_t n;            /* steps with limits */
	double coverage, mae, rmse, interval_score, crps, brier;
};

/* The prediction of MODEL for time T0, H steps after the last of N values Y at times T. */
struct prediction forecast_predict(
    const struct backtest_rule *rule, const double *t, const double *y, size_t n, double t0);

/* How many steps N values give. */
size_t backtest_steps(const struct backtest_rule *rule, size_t n);

/*
 * Forecast every value from the rule->first values before it on, each time from all values that
 * were there h steps before (Tashman 2000, Int J Forecast 16:437). STEPS has backtest_steps(n).
 */
struct backtest backtest_run(const struct backtest_rule *rule, const double *t, const double *y,
    size_t n, struct backtest_step *steps);

#endif
