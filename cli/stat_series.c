/* pejl stat: trends and forecasts of a series. Names and indices of results are those
 * of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/regression.h"
#include "analysis/trend.h"
#include "cli/stat.h"

#define NORMAL95 1.959963984540054 /* R: qnorm(0.975) */

static long
row(size_t i)
{
	return (long)i + 1;
}

/* ---- trends ------------------------------------------------------------ */

/* Times and values that are there; times are the rows' numbers if there is one column only. */
struct points {
	size_t n;
	double *t, *y, *order; /* order: number of the row, from 1 */
	double first;          /* time of the first row, with a value or without */
	double *work;          /* trend_work(n) */
};

/* The value is column "value", else the last; the time is the first other column. */
static bool
read_points(struct stat_job *j, struct points *p)
{
	size_t columns = stat_columns(j), value = columns - 1, rows = stat_rows(j);

	for (size_t c = 0; c < columns; c++)
		if (strcmp(stat_heading(j, c), "value") == 0)
			value = c;
	const double *y = stat_numbers_at(j, value);
	const double *t = columns > 1 ? stat_numbers_at(j, value == 0 ? 1 : 0) : NULL;
	if (y == NULL || (columns > 1 && t == NULL))
		return false;
	*p = (struct points){ .t = arena_array(stat_arena(j), rows, sizeof *p->t),
		.y = arena_array(stat_arena(j), rows, sizeof *p->y),
		.order = arena_array(stat_arena(j), rows, sizeof *p->order),
		.first = t != NULL ? t[0] : 1 };
	for (size_t i = 0; i < rows; i++) {
		if (isnan(y[i]) || (t != NULL && isnan(t[i])))
			continue;
		p->order[p->n] = (double)i + 1;
		p->t[p->n] = t != NULL ? t[i] : (double)i + 1;
		p->y[p->n++] = y[i];
	}
	p->work = arena_array(stat_arena(j), trend_work(p->n), sizeof *p->work);
	return true;
}

static void
put_kendall(struct stat_job *j, const struct mann_kendall *m)
{
	stat_put(j, "n", STAT_SCALAR, (double)m->n);
	stat_put(j, "S", STAT_SCALAR, m->s);
	stat_put(j, "var_S", STAT_SCALAR, m->variance);
	stat_put(j, "tau_a", STAT_SCALAR, m->tau_a);
}

static void
put_sen(struct stat_job *j, const struct points *p, double confidence)
{
	struct theil_sen s = theil_sen(p->t, p->y, p->n, confidence, p->work);

	stat_put(j, "slope", STAT_SCALAR, s.slope);
	stat_put(j, "lower", STAT_SCALAR, s.low);
	stat_put(j, "upper", STAT_SCALAR, s.high);
	/* at the first row's time, and at time 0 */
	stat_put(j, "intercept", STAT_SCALAR, s.middle_y - s.slope * (s.middle_t - p->first));
	stat_put(j, "slope_by_date", STAT_SCALAR, s.slope);
	stat_put(j, "intercept_by_date", STAT_SCALAR, s.middle_y - s.slope * s.middle_t);
	s = theil_sen(p->order, p->y, p->n, confidence, p->work);
	stat_put(j, "slope_by_order", STAT_SCALAR, s.slope);
}

/* Rows of n and S: the table of the null distribution. */
static bool
run_mk_table(struct stat_job *j)
{
	const double *n = stat_numbers(j, "n"), *s = stat_numbers(j, "S");
	double *work = arena_array(stat_arena(j), trend_work(MK_EXACT_MAX), sizeof *work);

	if (n == NULL || s == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		bool fits = n[i] >= 2 && n[i] <= MK_EXACT_MAX && floor(n[i]) == n[i];
		stat_put(j, "p_upper_tail", row(i),
		    fits ? mann_kendall_tail((size_t)n[i], s[i], work) : NAN);
	}
	return true;
}

static bool
run_mk_exact(struct stat_job *j)
{
	struct points p;

	if (stat_has(j, "n") && stat_has(j, "S"))
		return run_mk_table(j);
	if (!read_points(j, &p))
		return false;
	struct mann_kendall m = mann_kendall(p.y, p.n, p.work);
	put_kendall(j, &m);
	stat_put(j, "p_exact_two_sided", STAT_SCALAR, m.p_exact);
	stat_put(j, "p_attainable", STAT_SCALAR, m.p_attainable);
	stat_put(j, "z_normal", STAT_SCALAR, m.z);
	stat_put(j, "p_normal_two_sided", STAT_SCALAR, m.p_normal);
	return true;
}

static bool
run_mann_kendall(struct stat_job *j)
{
	struct points p;

	if (!read_points(j, &p))
		return false;
	struct mann_kendall m = mann_kendall(p.y, p.n, p.work);
	put_kendall(j, &m);
	stat_put(j, "z", STAT_SCALAR, m.z);
	stat_put(j, "p_two_sided", STAT_SCALAR, m.p_normal);
	stat_put(j, "p_exact_two_sided", STAT_SCALAR, m.p_exact);
	stat_put_text(j, "trend_at_5_percent", STAT_SCALAR,
	    !(m.p_normal < 0.05) ? "no trend"
		: m.s > 0        ? "increasing"
				 : "decreasing");
	put_sen(j, &p, 0.95);
	return true;
}

static bool
run_theil_sen(struct stat_job *j)
{
	struct points p;
	double confidence = 0.95;

	if (!read_points(j, &p) || !stat_param_number(j, "confidence", &confidence))
		return false;
	struct mann_kendall m = mann_kendall(p.y, p.n, p.work);
	put_kendall(j, &m);
	stat_put(j, "z", STAT_SCALAR, m.z);
	stat_put(j, "p_two_sided", STAT_SCALAR, m.p_normal);
	put_sen(j, &p, confidence);
	return true;
}

/* ---- forecasts --------------------------------------------------------- */

/* -p target and direction; without a target all probabilities are NA. */
static bool
read_target(struct stat_job *j, struct target *t)
{
	enum target_rule rule = TARGET_AT_MOST;
	double limit = NAN;

	if (!stat_param_number(j, "target", &limit))
		return false;
	if (!isnan(limit) && !stat_rule(j, 0, &rule))
		return false;
	*t = stat_target(rule, limit);
	return true;
}

static bool
run_prob_target(struct stat_job *j)
{
	struct points p;
	struct target t;
	double year = NAN, confidence = 0.95;

	if (!read_points(j, &p) || !read_target(j, &t)
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
	struct points p;
	struct target t;
	double h = 1, confidence = 0.95;

	if (!read_points(j, &p) || !read_target(j, &t) || !stat_param_number(j, "h", &h)
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
	{ "trend.mk_exact", "Mann-Kendall, exact", "time, value; or n, S",
	    { "alternative=two-sided" }, run_mk_exact },
	{ "trend.mann_kendall", "Mann-Kendall, normal with ties", "time, value",
	    { "continuity_correction=true", "missing=skip", "ties=group correction",
		"alternative=two-sided" },
	    run_mann_kendall },
	{ "trend.theil_sen", "Theil-Sen slope with limits", "time, value",
	    { "confidence", "ci_index", "intercept" }, run_theil_sen },
	{ "forecast.prob_target", "probability of meeting the target, straight line", "year, value",
	    { "target_year", "target", "direction", "confidence", "model" }, run_prob_target },
	{ "forecast.drift", "random walk with drift", "year, value",
	    { "h", "target", "direction", "confidence", "variance" }, run_drift },
};

const struct stat_method *
stat_series_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
