#include "analysis/forecast.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "analysis/compare.h"
#include "analysis/scores.h"

struct prediction
no_change_predict(const double *y, size_t n, double h, double confidence)
{
	double squares = 0;

	if (n < 2)
		return prediction_none(STAT_TOO_SHORT, NAN);
	for (size_t i = 1; i < n; i++)
		squares += (y[i] - y[i - 1]) * (y[i] - y[i - 1]);
	if (squares == 0)
		return prediction_none(STAT_EXACT_FIT, y[n - 1]);
	double steps = (double)n - 1;
	return prediction_of(y[n - 1], sqrt(squares / steps * h), steps, confidence);
}

struct prediction
mean_predict(const double *y, size_t n, double confidence)
{
	if (n < 2)
		return prediction_none(STAT_TOO_SHORT, NAN);
	double mean = gsl_stats_mean(y, 1, n), squares = gsl_stats_tss_m(y, 1, n, mean);
	if (squares == 0)
		return prediction_none(STAT_EXACT_FIT, mean);
	double df = (double)n - 1;
	return prediction_of(mean, sqrt(squares / df * (1 + 1 / (double)n)), df, confidence);
}

/* ---- exponential smoothing ---------------------------------------------- */

struct smoothing_rule
smoothing_simple(const double *y, double alpha)
{
	return (struct smoothing_rule){ .alpha = alpha, .phi = 1, .level = y[0], .first = 1 };
}

struct smoothing_rule
smoothing_holt(const double *y, double alpha, double beta, double phi)
{
	return (struct smoothing_rule){ .alpha = alpha,
		.beta = beta,
		.phi = phi,
		.level = y[1],
		.trend = y[1] - y[0],
		.first = 2 };
}

static bool
is_share(double v)
{
	return v >= 0 && v <= 1;
}

struct smoothing
smooth_series(const double *y, size_t n, const struct smoothing_rule *rule, double *fitted)
{
	struct smoothing s = { .code = STAT_TOO_SHORT,
		.rule = *rule,
		.level = rule->level,
		.trend = rule->trend,
		.sse = NAN,
		.variance = NAN };
	double largest = 0;

	for (size_t i = 0; fitted != NULL && i < n; i++)
		fitted[i] = NAN;
	if (n <= rule->first)
		return s;
	s.code = STAT_BAD_INPUT;
	if (!is_share(rule->alpha) || !is_share(rule->beta) || !is_share(rule->phi)
	    || rule->phi == 0)
		return s;
	s.sse = 0;
	for (size_t i = rule->first; i < n; i++) {
		double before = s.level, expected = s.level + rule->phi * s.trend;
		double error = y[i] - expected;
		if (fitted != NULL)
			fitted[i] = expected;
		s.sse += error * error;
		s.level = expected + rule->alpha * error;
		s.trend = rule->beta * (s.level - before) + (1 - rule->beta) * rule->phi * s.trend;
		largest = fmax(largest, fabs(y[i]));
	}
	s.errors = n - rule->first;
	s.variance = s.sse / (double)s.errors;
	double rounding = 8 * DBL_EPSILON * largest;
	s.code = !isfinite(s.sse)               ? STAT_BAD_INPUT
	    : s.variance <= rounding * rounding ? STAT_EXACT_FIT
						: STAT_OK;
	return s;
}

struct prediction
smoothing_predict(const struct smoothing *s, double h, double confidence)
{
	double power = 1, damped = 0, factor = 1;

	if (s->code != STAT_OK && s->code != STAT_EXACT_FIT)
		return prediction_none(s->code, NAN);
	for (double j = 1; j <= h; j++) {
		power *= s->rule.phi;
		damped += power;
		if (j < h) {
			double weight = s->rule.alpha * (1 + s->rule.beta * damped);
			factor += weight * weight;
		}
	}
	double value = s->level + damped * s->trend;
	if (s->code == STAT_EXACT_FIT)
		return prediction_none(s->code, value);
	return prediction_of(value, sqrt(s->variance * factor), (double)s->errors, confidence);
}

/* ---- from past errors alone ---------------------------------------------- */

double
conformal_most(size_t m)
{
	return (double)m / ((double)m + 1);
}

struct interval
conformal_interval(double value, double *errors, size_t m, double confidence)
{
	struct interval none = { STAT_BAD_INPUT, NAN, NAN };

	if (!isfinite(value) || !(confidence > 0 && confidence < 1))
		return none;
	for (size_t i = 0; i < m; i++) {
		if (!isfinite(errors[i]))
			return none;
		errors[i] = fabs(errors[i]);
	}
	/* 0.8 * 5 is 4.000000000000001 in no reader's eyes: allow for the rounding of one product
	 */
	double k = ceil(((double)m + 1) * confidence * (1 - 2 * DBL_EPSILON));
	none.code = STAT_TOO_SHORT;
	if (k > (double)m)
		return none;
	gsl_sort(errors, 1, m);
	double half = errors[(size_t)k - 1];
	return (struct interval){ STAT_OK, value - half, value + half };
}

/* ---- rolling origin ------------------------------------------------------- */

struct prediction
forecast_predict(
    const struct backtest_rule *rule, const double *t, const double *y, size_t n, double t0)
{
	double h = (double)rule->h;

	switch (rule->model) {
	case FORECAST_LINE: {
		struct line l = line_fit(t, y, n);
		return line_predict(&l, t0, rule->confidence);
	}
	case FORECAST_DRIFT: return drift_predict(y, n, h, rule->confidence);
	case FORECAST_NO_CHANGE: return no_change_predict(y, n, h, rule->confidence);
	case FORECAST_MEAN: return mean_predict(y, n, rule->confidence);
	case FORECAST_SIMPLE:
	case FORECAST_HOLT: break;
	}
	bool simple = rule->model == FORECAST_SIMPLE;
	if (n < (simple ? 2 : 3))
		return prediction_none(STAT_TOO_SHORT, NAN);
	struct smoothing_rule start = simple
	    ? smoothing_simple(y, rule->alpha)
	    : smoothing_holt(y, rule->alpha, rule->beta, rule->phi);
	struct smoothing s = smooth_series(y, n, &start, NULL);
	return smoothing_predict(&s, h, rule->confidence);
}

size_t
backtest_steps(const struct backtest_rule *rule, size_t n)
{
	size_t before = rule->first + rule->h - 1;

	return n > before ? n - before : 0;
}

static void
judge_step(const struct backtest_rule *rule, double y, struct backtest_step *s)
{
	const struct prediction *p = &s->prediction;

	s->covered = p->code == STAT_OK && y >= p->low && y <= p->high;
	s->interval_score = score_interval(y, p->low, p->high, rule->confidence);
	s->crps = score_crps_t(y, p->value, p->se, p->df);
	s->probability = rule->target != NULL ? prediction_meets(p, rule->target) : NAN;
	s->brier = rule->target != NULL
	    ? score_brier(s->probability, target_meets(rule->target, y) == TRUTH_YES)
	    : NAN;
}

struct backtest
backtest_run(const struct backtest_rule *rule, const double *t, const double *y, size_t n,
    struct backtest_step *steps)
{
	struct backtest b = { STAT_TOO_SHORT, 0, NAN, NAN, NAN, NAN, NAN, NAN };
	size_t k = backtest_steps(rule, n), values = 0;
	double covered = 0, absolute = 0, squares = 0, interval = 0, crps = 0, brier = 0;

	for (size_t i = 0; i < k; i++) {
		struct backtest_step *s = &steps[i];
		s->at = rule->first + rule->h - 1 + i;
		s->prediction = forecast_predict(rule, t, y, rule->first + i, t[s->at]);
		if (rule->normal && s->prediction.code == STAT_OK)
			s->prediction = prediction_of(
			    s->prediction.value, s->prediction.se, INFINITY, rule->confidence);
		judge_step(rule, y[s->at], s);
		double error = y[s->at] - s->prediction.value;
		if (!isnan(error)) {
			values++;
			absolute += fabs(error);
			squares += error * error;
		}
		if (s->prediction.code != STAT_OK)
			continue;
		b.n++;
		covered += s->covered;
		interval += s->interval_score;
		crps += s->crps;
		brier += s->brier;
	}
	if (values > 0) {
		b.code = STAT_OK;
		b.mae = absolute / (double)values;
		b.rmse = sqrt(squares / (double)values);
	}
	if (b.n > 0) {
		double m = (double)b.n;
		b.coverage = covered / m;
		b.interval_score = interval / m;
		b.crps = crps / m;
		b.brier = brier / m;
	}
	return b;
}
