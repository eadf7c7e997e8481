/* pejl stat: smoothing, levels, shares carried forward, and how forecasts have done. Names and
 * indices of results are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/forecast.h"
#include "analysis/local_level.h"
#include "analysis/logit_trend.h"
#include "analysis/scores.h"
#include "cli/stat.h"
#include "cli/stat_terms.h"

#define NORMAL95   1.959963984540054 /* R: qnorm(0.975) */
#define MOST_STEPS 100

/* Does TEXT, which may be NULL, begin with WORD? */
static bool
begins(const char *text, const char *word)
{
	return text != NULL && strncmp(text, word, strlen(word)) == 0;
}

/* ---- what forecasts read ------------------------------------------------- */

/* The values that are there, in the order of the file, with their times. */
static bool
read_series(struct stat_job *j, struct stat_terms *s)
{
	const double *columns[2] = { NULL, stat_outcome(j) };

	columns[0] = columns[1] != NULL && stat_columns(j) > 1 ? stat_predictor(j) : columns[1];
	if (columns[0] == NULL)
		return false;
	*s = stat_terms_whole(j, columns, 2);
	for (size_t i = 0; stat_columns(j) == 1 && i < s->n; i++)
		s->column[0][i] = (double)s->row[i] + 1;
	return true;
}

/* -p confidence or level, h or horizon. */
static bool
read_ahead(struct stat_job *j, double *confidence, size_t *h)
{
	if (!stat_param_number(j, "confidence", confidence)
	    || !stat_param_number(j, "level", confidence)
	    || !stat_param_count(j, "h", 1, MOST_STEPS, h)
	    || !stat_param_count(j, "horizon", 1, MOST_STEPS, h))
		return false;
	if (!(*confidence > 0 && *confidence < 1))
		return stat_refuse(j, true, "the level of the limits lies between 0 and 1");
	return true;
}

static void
put_step(struct stat_job *j, long k, const struct prediction *p)
{
	stat_put(j, "forecast", k, p->value);
	stat_put(j, "se", k, p->se);
	stat_put(j, "lower", k, p->low);
	stat_put(j, "upper", k, p->high);
	stat_put(j, "lower_95_normal", k, p->value - NORMAL95 * p->se);
	stat_put(j, "upper_95_normal", k, p->value + NORMAL95 * p->se);
}

/* ---- exponential smoothing ------------------------------------------------- */

/* "second value" is 1, "third value" 2; SIZE_MAX for none of them. */
static size_t
ordinal(const char *text)
{
	static const char *const words[] = { "first", "second", "third", "fourth", "fifth" };

	for (size_t i = 0; i < countof(words); i++)
		if (begins(text, words[i]))
			return i;
	return SIZE_MAX;
}

/* A number, or one of the values by its ordinal, in *OUT; *AT the ordinal, else as it was. */
static bool
read_start(struct stat_job *j, const char *key, const struct stat_terms *s, double *out, size_t *at)
{
	const char *text = stat_param(j, key);
	size_t i = ordinal(text);

	if (text == NULL)
		return true;
	if (i == SIZE_MAX)
		return stat_param_number(j, key, out);
	if (i >= s->n)
		return stat_refuse(j, false, "-p %s: there is no %s", key, text);
	*out = s->column[1][i];
	*at = i;
	return true;
}

/* -p level_start, trend_start, first_update over what RULE has from the series. */
static bool
read_starts(struct stat_job *j, const struct stat_terms *s, struct smoothing_rule *rule)
{
	const char *trend = stat_param(j, "trend_start"), *first = stat_param(j, "first_update");
	const char *level = stat_param(j, "level_start"), *at = NULL;
	size_t start = rule->first - 1, ignored = 0;

	if (!read_start(j, "level_start", s, &rule->level, &start))
		return false;
	rule->first = start + 1;
	if (level != NULL && (at = strstr(level, "starts at the ")) != NULL)
		at += strlen("starts at the ");
	at = first != NULL ? first : at;
	if (at != NULL && (rule->first = ordinal(at)) == SIZE_MAX)
		return stat_refuse(
		    j, true, "-p first_update: 'second value' or the like, not '%s'", at);
	if (begins(trend, "second minus first") || begins(trend, "first difference"))
		return true;
	if (begins(trend, "zero")) {
		rule->trend = 0;
		return true;
	}
	return read_start(j, "trend_start", s, &rule->trend, &ignored);
}

static bool
put_smoothing(struct stat_job *j, const struct stat_terms *s, const struct smoothing_rule *rule)
{
	double confidence = 0.95, *fitted = arena_array(stat_arena(j), s->n + 1, sizeof *fitted);
	size_t h = 10;
	struct target t;

	if (!read_ahead(j, &confidence, &h) || !stat_param_target(j, &t))
		return false;
	struct smoothing m = smooth_series(s->column[1], s->n, rule, fitted);
	stat_put(j, "n", STAT_SCALAR, (double)s->n);
	stat_put(j, "sse", STAT_SCALAR, m.sse);
	stat_put(j, "mse", STAT_SCALAR, m.variance);
	bool ran = m.errors > 0;
	stat_put(j, "level_end", STAT_SCALAR, ran ? m.level : NAN);
	stat_put(j, "trend_end", STAT_SCALAR, ran ? m.trend : NAN);
	for (size_t i = 0; i < s->n; i++)
		stat_put(j, "fitted", stat_row(s->row[i]), fitted[i]);
	for (size_t k = 1; k <= h; k++) {
		struct prediction p = smoothing_predict(&m, (double)k, confidence);
		put_step(j, (long)k, &p);
		stat_put(j, "prob_target_met", (long)k, prediction_meets(&p, &t));
		if (k == h)
			stat_put(j, "prob_target_met", STAT_SCALAR, prediction_meets(&p, &t));
	}
	return true;
}

static bool
run_ses(struct stat_job *j)
{
	struct stat_terms s;
	double alpha = NAN;

	if (!read_series(j, &s) || !stat_param_number(j, "alpha", &alpha))
		return false;
	if (isnan(alpha))
		return stat_refuse(j, true, "forecast.ses needs -p alpha=NUMBER");
	if (s.n < 1)
		return stat_refuse(j, false, "no value to begin with");
	struct smoothing_rule rule = smoothing_simple(s.column[1], alpha);
	return read_starts(j, &s, &rule) && put_smoothing(j, &s, &rule);
}

static bool
run_holt(struct stat_job *j)
{
	struct stat_terms s;
	double alpha = NAN, beta = NAN, phi = 1;
	bool damped = false;

	if (!read_series(j, &s) || !stat_param_number(j, "alpha", &alpha)
	    || !stat_param_number(j, "beta", &beta) || !stat_param_truth(j, "damped", &damped))
		return false;
	phi = damped ? 0.9 : 1;
	if (!stat_param_number(j, "phi", &phi))
		return false;
	if (isnan(alpha) || isnan(beta))
		return stat_refuse(
		    j, true, "forecast.holt needs -p alpha=NUMBER and -p beta=NUMBER");
	if (s.n < 2)
		return stat_refuse(j, false, "two values are needed to begin with");
	struct smoothing_rule rule = smoothing_holt(s.column[1], alpha, beta, phi);
	return read_starts(j, &s, &rule) && put_smoothing(j, &s, &rule);
}

/* ---- a wandering level ------------------------------------------------------ */

static bool
read_local_level(struct stat_job *j, struct local_level_rule *rule)
{
	const char *start = stat_param(j, "start");

	*rule = (struct local_level_rule){ NAN, NAN, NAN, NAN };
	if (!stat_param_number(j, "var_epsilon", &rule->error)
	    || !stat_param_number(j, "var_eta", &rule->step)
	    || !stat_param_number(j, "a1", &rule->level)
	    || !stat_param_number(j, "P1", &rule->variance))
		return false;
	if (isnan(rule->error) || isnan(rule->step))
		return stat_refuse(
		    j, true, "bayes.local_level needs -p var_epsilon=NUMBER and -p var_eta=NUMBER");
	if (isnan(rule->level) != isnan(rule->variance))
		return stat_refuse(j, true, "-p a1 and -p P1 go together");
	if (start != NULL && !begins(start, "diffuse") && isnan(rule->level))
		return stat_refuse(
		    j, true, "-p start: diffuse, or -p a1 and -p P1; not '%s'", start);
	return true;
}

static void
put_states(struct stat_job *j, const struct local_level_state *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		stat_put(j, "innovation", stat_row(i), s[i].innovation);
		stat_put(j, "innovation_variance", stat_row(i), s[i].innovation_variance);
		stat_put(j, "level_filtered", stat_row(i), s[i].level);
		stat_put(j, "P_filtered", stat_row(i), s[i].variance);
		stat_put(j, "level_smoothed", stat_row(i), s[i].smooth);
		stat_put(j, "P_smoothed", stat_row(i), s[i].smooth_variance);
	}
}

/* Rows are equally spaced; NA is a time without a value. */
static bool
run_local_level(struct stat_job *j)
{
	struct local_level_rule rule;
	const double *y = stat_outcome(j);
	size_t n = stat_rows(j), h = 1;
	double confidence = 0.95;
	struct target t;

	if (y == NULL || !read_local_level(j, &rule) || !read_ahead(j, &confidence, &h)
	    || !stat_param_target(j, &t))
		return false;
	struct local_level_state *states = arena_array(stat_arena(j), n, sizeof *states);
	struct local_level l = local_level_filter(&rule, y, n, states);
	stat_put(j, "n", STAT_SCALAR, (double)l.n);
	stat_put(j, "loglik", STAT_SCALAR, l.log_likelihood);
	stat_put(j, "level_next", STAT_SCALAR, l.next);
	stat_put(j, "P_next", STAT_SCALAR, l.next_variance);
	stat_put(j, "prediction_variance_next", STAT_SCALAR, l.next_variance + rule.error);
	put_states(j, states, n);
	for (size_t k = 1; k <= h; k++) {
		struct prediction p = local_level_predict(&l, (double)k, confidence);
		put_step(j, (long)k, &p);
		stat_put(j, "prediction_variance", (long)k, p.se * p.se);
		if (k == h)
			stat_put(j, "prob_target_met", STAT_SCALAR, prediction_meets(&p, &t));
	}
	return true;
}

/* ---- a share carried forward -------------------------------------------------- */

static bool
read_dispersion(struct stat_job *j, enum logit_dispersion *out)
{
	const char *text = stat_param(j, "dispersion"), *law = stat_param(j, "reference");

	*out = LOGIT_AT_LEAST_ONE;
	if (begins(text, "Pearson") || begins(text, "pearson"))
		*out = LOGIT_PEARSON;
	else if (begins(text, "1") || begins(text, "none") || begins(text, "binomial"))
		*out = LOGIT_BINOMIAL;
	else if (text != NULL && !begins(text, "max"))
		return stat_refuse(
		    j, true, "-p dispersion: max(1, Pearson), Pearson or none, not '%s'", text);
	if (law == NULL || begins(law, "t") || (begins(law, "normal") && *out == LOGIT_BINOMIAL))
		return true;
	return stat_refuse(
	    j, true, "-p reference: t, or normal with -p dispersion=none, not '%s'", law);
}

static void
put_logit(struct stat_job *j, const struct logit_trend *l, const struct target *t)
{
	struct interval observed = logit_limits(&l->observed), truth = logit_limits(&l->truth);

	stat_put(j, "logit_forecast", STAT_SCALAR, l->logit);
	stat_put(j, "forecast", STAT_SCALAR, l->share);
	stat_put(j, "dispersion", STAT_SCALAR, l->dispersion);
	stat_put(j, "df", STAT_SCALAR, l->truth.df);
	stat_put(j, "se_logit", STAT_SCALAR, l->truth.se / sqrt(l->dispersion));
	stat_put(j, "se_true", STAT_SCALAR, l->truth.se);
	stat_put(j, "se_observed", STAT_SCALAR, l->observed.se);
	stat_put(j, "lower_true", STAT_SCALAR, truth.low);
	stat_put(j, "upper_true", STAT_SCALAR, truth.high);
	stat_put(j, "lower_observed", STAT_SCALAR, observed.low);
	stat_put(j, "upper_observed", STAT_SCALAR, observed.high);
	stat_put(j, "prob_true_meets_target", STAT_SCALAR, logit_meets(&l->truth, t));
	stat_put(j, "prob_observed_meets_target", STAT_SCALAR, logit_meets(&l->observed, t));
}

static void
put_logit_95(struct stat_job *j, const struct logit_trend *l)
{
	struct interval observed = logit_limits(&l->observed), truth = logit_limits(&l->truth);

	stat_put(j, "lower_95_true", STAT_SCALAR, truth.low);
	stat_put(j, "upper_95_true", STAT_SCALAR, truth.high);
	stat_put(j, "lower_95_observed", STAT_SCALAR, observed.low);
	stat_put(j, "upper_95_observed", STAT_SCALAR, observed.high);
}

/* -p target is a share of 1, or per cent when over 1. */
static bool
run_logit_trend(struct stat_job *j)
{
	const double *columns[3];
	double year = NAN, persons = NAN, confidence = 0.95;
	size_t h = 1;
	enum logit_dispersion dispersion;
	struct target t;

	if ((columns[0] = stat_predictor(j)) == NULL
	    || (columns[1] = stat_numbers_among(j, "count x events numerator")) == NULL
	    || (columns[2] = stat_numbers_among(j, "n denominator pop population")) == NULL
	    || !stat_param_number(j, "target_year", &year)
	    || !stat_param_number(j, "future_n", &persons) || !read_ahead(j, &confidence, &h)
	    || !read_dispersion(j, &dispersion) || !stat_param_target(j, &t))
		return false;
	if (isnan(year))
		return stat_refuse(j, true, "forecast.logit_trend needs -p target_year=YEAR");
	if (t.low > 1 || t.high > 1) {
		t.low /= 100;
		t.high /= 100;
	}
	struct stat_terms s = stat_terms_whole(j, columns, 3);
	struct logit_trend l = logit_trend_predict(
	    s.column[0], s.column[1], s.column[2], s.n, year, persons, dispersion, confidence);
	put_logit(j, &l, &t);
	l = logit_trend_predict(
	    s.column[0], s.column[1], s.column[2], s.n, year, persons, dispersion, 0.95);
	put_logit_95(j, &l);
	return true;
}

/* ---- how forecasts have done ----------------------------------------------------- */

static bool
read_model(struct stat_job *j, enum forecast_model *model)
{
	static const struct {
		const char *word;
		enum forecast_model model;
	} words[] = {
		{ "ols", FORECAST_LINE },
		{ "line", FORECAST_LINE }, /* linear too */
		{ "straight line", FORECAST_LINE },
		{ "drift", FORECAST_DRIFT },
		{ "random walk with drift", FORECAST_DRIFT },
		{ "rw_drift", FORECAST_DRIFT },
		{ "naive", FORECAST_NO_CHANGE },
		{ "no change", FORECAST_NO_CHANGE },
		{ "no_change", FORECAST_NO_CHANGE },
		{ "random walk", FORECAST_NO_CHANGE },
		{ "rw", FORECAST_NO_CHANGE },
		{ "mean", FORECAST_MEAN },
		{ "ses", FORECAST_SIMPLE },
		{ "holt", FORECAST_HOLT },
	};
	const char *text = stat_param(j, "model");

	*model = FORECAST_LINE;
	for (size_t i = 0; text != NULL && i < countof(words); i++)
		if (begins(text, words[i].word)) {
			*model = words[i].model;
			return true;
		}
	return text == NULL
	    || stat_refuse(
		j, true, "-p model: ols, drift, no change, mean, ses or holt, not '%s'", text);
}

static bool
read_backtest(struct stat_job *j, struct backtest_rule *rule)
{
	const char *interval = stat_param(j, "interval");

	*rule = (struct backtest_rule){
		.first = 5, .h = 1, .confidence = 0.8, .alpha = 0.5, .beta = 0.3, .phi = 1
	};
	if (!read_model(j, &rule->model)
	    || !stat_param_count(j, "first_origin_points", 2, 10000, &rule->first)
	    || !read_ahead(j, &rule->confidence, &rule->h)
	    || !stat_param_number(j, "alpha", &rule->alpha)
	    || !stat_param_number(j, "beta", &rule->beta)
	    || !stat_param_number(j, "phi", &rule->phi))
		return false;
	rule->normal = begins(interval, "normal");
	if (interval != NULL && !rule->normal && !begins(interval, "t"))
		return stat_refuse(j, true, "-p interval: t or normal, not '%s'", interval);
	return true;
}

static void
put_reliability(struct stat_job *j, const struct backtest_step *steps, size_t k, const double *y,
    const struct target *t)
{
	double *p = arena_array(stat_arena(j), k + 1, sizeof *p);
	bool *met = arena_array(stat_arena(j), k + 1, sizeof *met);
	struct reliability bins[RELIABILITY_BINS];

	for (size_t i = 0; i < k; i++) {
		double v = y[steps[i].at];
		p[i] = steps[i].probability;
		met[i] = t->rule == TARGET_AT_MOST ? v <= t->high : v >= t->low;
	}
	reliability_table(p, met, k, bins);
	for (size_t i = 0; i < RELIABILITY_BINS; i++) {
		stat_put(j, "reliability_n", stat_row(i), (double)bins[i].n);
		stat_put(j, "reliability_forecast", stat_row(i), bins[i].forecast);
		stat_put(j, "reliability_met", stat_row(i), bins[i].met);
	}
}

static void
put_backtest(struct stat_job *j, const struct stat_terms *s, const struct backtest_step *steps,
    size_t k, const struct backtest *b)
{
	for (size_t i = 0; i < k; i++) {
		const struct prediction *p = &steps[i].prediction;
		stat_put(j, "year", stat_row(i), s->column[0][steps[i].at]);
		stat_put(j, "value", stat_row(i), s->column[1][steps[i].at]);
		stat_put(j, "forecast", stat_row(i), p->value);
		stat_put(j, "se", stat_row(i), p->se);
		stat_put(j, "lower", stat_row(i), p->low);
		stat_put(j, "upper", stat_row(i), p->high);
		stat_put_text(j, "covered", stat_row(i),
		    p->code != STAT_OK     ? "NA"
			: steps[i].covered ? "true"
					   : "false");
		stat_put(j, "interval_score", stat_row(i), steps[i].interval_score);
		stat_put(j, "crps", stat_row(i), steps[i].crps);
		stat_put(j, "prob_target_met", stat_row(i), steps[i].probability);
		stat_put(j, "brier", stat_row(i), steps[i].brier);
	}
	stat_put(j, "n", STAT_SCALAR, (double)b->n);
	stat_put(j, "coverage", STAT_SCALAR, b->coverage);
	stat_put(j, "mae", STAT_SCALAR, b->mae);
	stat_put(j, "rmse", STAT_SCALAR, b->rmse);
	stat_put(j, "mean_interval_score", STAT_SCALAR, b->interval_score);
	stat_put(j, "mean_crps", STAT_SCALAR, b->crps);
	stat_put(j, "mean_brier", STAT_SCALAR, b->brier);
}

static bool
run_backtest(struct stat_job *j)
{
	struct stat_terms s;
	struct backtest_rule rule;
	struct target t;

	if (!read_series(j, &s) || !read_backtest(j, &rule) || !stat_param_target(j, &t))
		return false;
	const bool targeted = stat_param(j, "target") != NULL;
	rule.target = targeted ? &t : NULL;
	size_t k = backtest_steps(&rule, s.n);
	struct backtest_step *steps = arena_array(stat_arena(j), k + 1, sizeof *steps);
	struct backtest b = backtest_run(&rule, s.column[0], s.column[1], s.n, steps);
	put_backtest(j, &s, steps, k, &b);
	if (targeted)
		put_reliability(j, steps, k, s.column[1], &t);
	return true;
}

static bool
run_conformal(struct stat_job *j)
{
	size_t m, h = 1;
	double *errors, value = NAN, confidence = 0.8;
	const double *given = stat_values(j, "error", &m);

	if (given == NULL || !stat_param_number(j, "forecast", &value)
	    || !read_ahead(j, &confidence, &h))
		return false;
	if (isnan(value))
		return stat_refuse(j, true, "forecast.conformal needs -p forecast=NUMBER");
	errors = arena_array(stat_arena(j), m + 1, sizeof *errors);
	memcpy(errors, given, m * sizeof *errors);
	struct interval l = conformal_interval(value, errors, m, confidence);
	stat_put(j, "n", STAT_SCALAR, (double)m);
	stat_put(j, "lower", STAT_SCALAR, l.low);
	stat_put(j, "upper", STAT_SCALAR, l.high);
	stat_put(j, "level_attainable", STAT_SCALAR, conformal_most(m));
	return true;
}

/* ---- table ------------------------------------------------------------ */

static const struct stat_method methods[] = {
	{ "forecast.ses", "simple exponential smoothing", "Hyndman et al. 2005", "year, value",
	    { "alpha", "level_start", "first_update", "h", "horizon", "confidence", "level",
		"target", "direction" },
	    run_ses },
	{ "forecast.holt", "Holt's trend, damped or not",
	    "Hyndman et al. 2005; Gardner & McKenzie 1985", "year, value",
	    { "alpha", "beta", "phi", "damped", "level_start", "trend_start", "first_update", "h",
		"horizon", "confidence", "level", "target", "direction" },
	    run_holt },
	{ "forecast.logit_trend", "a share of counts carried to a later year",
	    "McCullagh & Nelder 1989", "year, count, n",
	    { "target_year", "future_n", "target", "direction", "dispersion", "reference",
		"confidence", "level" },
	    run_logit_trend },
	{ "forecast.backtest", "forecasts from a rolling origin",
	    "Tashman 2000; Gneiting & Raftery 2007", "year, value",
	    { "model", "first_origin_points", "level", "confidence", "interval", "h", "horizon",
		"alpha", "beta", "phi", "target", "direction" },
	    run_backtest },
	{ "forecast.conformal", "limits from past errors alone", "Vovk, Gammerman & Shafer 2005",
	    "error", { "forecast", "level", "confidence" }, run_conformal },
	{ "bayes.local_level", "a level that wanders, given variances", "Durbin & Koopman 2012",
	    "year, value",
	    { "var_epsilon", "var_eta", "start", "a1", "P1", "h", "horizon", "confidence", "level",
		"target", "direction" },
	    run_local_level },
};

const struct stat_method *
stat_forecast_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
