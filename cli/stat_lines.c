/* pejl stat: a line, or the drift, carried forward. Names and indices of results are those
 * of the reference cases (tests/cases.sh). */
#include <math.h>

#include "analysis/regression.h"
#include "cli/stat_points.h"

#define NORMAL95 1.959963984540054 /* R: qnorm(0.975) */

/* ---- forecasts --------------------------------------------------------- */

static bool
run_prob_target(struct stat_job *j)
{
	struct stat_points p;
	struct target t;
	double year = NAN, confidence = 0.95;

	if (!stat_points(j, &p) || !stat_param_target(j, &t)
	    || !stat_param_number(j, "target_year", &year)
	    || !stat_param_number(j, "confidence", &confidence))
		return false;
	if (isnan(year))
		return stat_refuse(j, true, "forecast.prob_target needs -p target_year=YEAR");
	struct line l = line_fit(p.t, p.y, p.n);
	struct prediction f = line_predict(&l, year, confidence);
	stat_put(j, "forecast", STAT_SCALAR, f.value);
	stat_put(j, "se_prediction", STAT_SCALAR, f.se);
	stat_put(j, "df", STAT_SCALAR, f.df);
	stat_put(j, "lower", STAT_SCALAR, f.low);
	stat_put(j, "upper", STAT_SCALAR, f.high);
	stat_put(j, "prob_target_met", STAT_SCALAR, prediction_meets(&f, &t));
	return true;
}

static bool
run_drift(struct stat_job *j)
{
	struct stat_points p;
	struct target t;
	double h = 1, confidence = 0.95;

	if (!stat_points(j, &p) || !stat_param_target(j, &t) || !stat_param_number(j, "h", &h)
	    || !stat_param_number(j, "confidence", &confidence))
		return false;
	if (!(h >= 1 && h <= 100) || floor(h) != h)
		return stat_refuse(j, true, "-p h: whole steps from 1 to 100");
	stat_put(
	    j, "drift", STAT_SCALAR, p.n > 1 ? (p.y[p.n - 1] - p.y[0]) / (double)(p.n - 1) : NAN);
	for (long k = 1; k <= (long)h; k++) {
		struct prediction f = drift_predict(p.y, p.n, (double)k, confidence);
		stat_put(j, "forecast", k, f.value);
		stat_put(j, "se", k, f.se);
		stat_put(j, "lower", k, f.low);
		stat_put(j, "upper", k, f.high);
		stat_put(j, "lower_95_normal", k, f.value - NORMAL95 * f.se);
		stat_put(j, "upper_95_normal", k, f.value + NORMAL95 * f.se);
		if (k == (long)h)
			stat_put(j, "prob_target_met_t", STAT_SCALAR, prediction_meets(&f, &t));
	}
	return true;
}

/* ---- table ------------------------------------------------------------ */

static const struct stat_method methods[] = {
	{ "forecast.prob_target", "probability of meeting the target, straight line",
	    "Draper & Smith 1998", "year, value",
	    { "target_year", "target", "direction", "confidence", "model" }, run_prob_target },
	{ "forecast.drift", "random walk with drift", "Hyndman & Athanasopoulos 2021",
	    "year, value", { "h", "target", "direction", "confidence", "variance" }, run_drift },
};

const struct stat_method *
stat_line_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
