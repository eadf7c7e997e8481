/* The methods of pejl stat: columns and parameters in, results by name out; the numbers are
 * analysis/'s. Names and indices are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/aggregate.h"
#include "analysis/compare.h"
#include "analysis/interval.h"
#include "analysis/regression.h"
#include "analysis/trend.h"
#include "cli/stat.h"

#define NORMAL95 1.959963984540054 /* R: qnorm(0.975) */

static long
row(size_t i)
{
	return (long)i + 1;
}

/* ---- intervals --------------------------------------------------------- */

typedef struct interval limits_of_row(const double *const *columns, size_t i, double confidence);

/* Limits at the confidence asked for, and at the two levels the peers print. */
static void
put_limits(struct stat_job *j, limits_of_row *f, const double *const *columns, size_t i,
    double confidence, double multiplier)
{
	struct interval asked = f(columns, i, confidence);
	struct interval usual = f(columns, i, 0.95), wide = f(columns, i, 0.998);

	stat_put(j, "lower", row(i), asked.low * multiplier);
	stat_put(j, "upper", row(i), asked.high * multiplier);
	stat_put(j, "lower95", row(i), usual.low * multiplier);
	stat_put(j, "upper95", row(i), usual.high * multiplier);
	stat_put(j, "lower998", row(i), wide.low * multiplier);
	stat_put(j, "upper998", row(i), wide.high * multiplier);
}

/* COLUMNS: names, NCOLUMNS of them. */
static bool
run_limits(struct stat_job *j, limits_of_row *f, const char *const *names, size_t n)
{
	const double *columns[4];
	const double *confidence = stat_numbers_or_param(j, "confidence", 0.95);
	double multiplier = 1;

	if (confidence == NULL || !stat_param_number(j, "multiplier", &multiplier))
		return false;
	for (size_t k = 0; k < n; k++)
		if ((columns[k] = stat_numbers(j, names[k])) == NULL)
			return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		if (n == 2)
			stat_put(j, "value", row(i), columns[0][i] / columns[1][i] * multiplier);
		if (n == 4)
			stat_put(j, "difference", row(i),
			    columns[0][i] / columns[1][i] - columns[2][i] / columns[3][i]);
		put_limits(j, f, columns, i, confidence[i], multiplier);
	}
	return true;
}

static const char *const share_columns[] = { "x", "n" };
static const char *const count_columns[] = { "x" };
static const char *const difference_columns[] = { "x1", "n1", "x2", "n2" };

static struct interval
wilson_row(const double *const *c, size_t i, double confidence)
{
	return interval_wilson(c[0][i], c[1][i], confidence);
}

static bool
run_wilson(struct stat_job *j)
{
	return run_limits(j, wilson_row, share_columns, 2);
}

static struct interval
clopper_pearson_row(const double *const *c, size_t i, double confidence)
{
	return interval_clopper_pearson(c[0][i], c[1][i], confidence);
}

static bool
run_clopper_pearson(struct stat_job *j)
{
	return run_limits(j, clopper_pearson_row, share_columns, 2);
}

static struct interval
poisson_row(const double *const *c, size_t i, double confidence)
{
	return interval_poisson(c[0][i], confidence);
}

static bool
run_poisson_exact(struct stat_job *j)
{
	return run_limits(j, poisson_row, count_columns, 1);
}

static struct interval
byar_row(const double *const *c, size_t i, double confidence)
{
	return interval_byar(c[0][i], confidence);
}

static bool
run_byar(struct stat_job *j)
{
	return run_limits(j, byar_row, count_columns, 1);
}

static struct interval
newcombe_row(const double *const *c, size_t i, double confidence)
{
	return interval_newcombe(c[0][i], c[1][i], c[2][i], c[3][i], confidence);
}

static bool
run_newcombe(struct stat_job *j)
{
	return run_limits(j, newcombe_row, difference_columns, 4);
}

/* The values of column NAME (or the only one) that are there, in *N. NULL after a message. */
static const double *
values_of(struct stat_job *j, const char *name, size_t *n)
{
	const double *v = stat_has(j, name) || stat_columns(j) != 1 ? stat_numbers(j, name)
								    : stat_numbers_at(j, 0);
	double *out = arena_array(stat_arena(j), stat_rows(j), sizeof *out);

	*n = 0;
	for (size_t i = 0; v != NULL && i < stat_rows(j); i++)
		if (!isnan(v[i]))
			out[(*n)++] = v[i];
	return v != NULL ? out : NULL;
}

static bool
run_mean_t(struct stat_job *j)
{
	size_t n;
	const double *v = values_of(j, "value", &n);
	double confidence = 0.95;

	if (v == NULL || !stat_param_number(j, "confidence", &confidence))
		return false;
	struct mean asked = interval_mean(v, n, confidence);
	struct mean usual = interval_mean(v, n, 0.95), wide = interval_mean(v, n, 0.998);
	stat_put(j, "n", STAT_SCALAR, (double)n);
	stat_put(j, "sum", STAT_SCALAR, asked.sum);
	stat_put(j, "mean", STAT_SCALAR, asked.mean);
	stat_put(j, "sd", STAT_SCALAR, asked.sd);
	stat_put(j, "lower", STAT_SCALAR, asked.ci.low);
	stat_put(j, "upper", STAT_SCALAR, asked.ci.high);
	stat_put(j, "lower95", STAT_SCALAR, usual.ci.low);
	stat_put(j, "upper95", STAT_SCALAR, usual.ci.high);
	stat_put(j, "lower998", STAT_SCALAR, wide.ci.low);
	stat_put(j, "upper998", STAT_SCALAR, wide.ci.high);
	return true;
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
		if (isnan(y[i]))
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

/* ---- regression -------------------------------------------------------- */

/*
 * The degree of a polynomial model ("polynomial of degree 5", "y = b0 + b1 x + b2 x^2"), 0 for
 * one term a column. False for a model that is not offered.
 */
static bool
model_degree(struct stat_job *j, size_t *degree)
{
	const char *model = stat_param(j, "model");
	const char *power = model != NULL ? strrchr(model, '^') : NULL;

	*degree = 0;
	if (model == NULL || strncmp(model, "intercept", 9) == 0)
		return true;
	if (strncmp(model, "polynomial of degree ", 21) == 0)
		power = model + 20;
	else if (strncmp(model, "y = b0 ", 7) != 0)
		return stat_refuse(j, true, "reg.ols offers no model '%s'", model);
	if (power == NULL)
		return true;
	long k = strtol(power + 1, NULL, 10);
	if (k < 1 || k > 20)
		return stat_refuse(j, true, "reg.ols offers degrees 1 to 20, not '%s'", power + 1);
	*degree = (size_t)k;
	return true;
}

/* All columns but y, row by row, in *X; their number in *K. NULL after a message. */
static const double *
regression_columns(struct stat_job *j, double **x, size_t *k)
{
	size_t columns = stat_columns(j), y = columns - 1, rows = stat_rows(j);

	for (size_t c = 0; c < columns; c++)
		if (strcmp(stat_heading(j, c), "y") == 0)
			y = c;
	*x = arena_array(stat_arena(j), rows * columns, sizeof **x);
	*k = columns - 1;
	for (size_t c = 0, at = 0; c < columns; c++) {
		const double *v = stat_numbers_at(j, c);
		if (v == NULL)
			return NULL;
		for (size_t i = 0; c != y && i < rows; i++)
			(*x)[i * *k + at] = v[i];
		at += c != y;
	}
	return stat_numbers_at(j, y);
}

static bool
run_ols(struct stat_job *j)
{
	double *x, *beta, *se;
	size_t k, degree;
	const double *y = regression_columns(j, &x, &k);

	if (y == NULL || !model_degree(j, &degree))
		return false;
	if (k == 0 || (degree > 0 && k != 1))
		return stat_refuse(
		    j, false, "reg.ols takes y and %s", degree > 0 ? "one x" : "an x");
	size_t terms = degree > 0 ? degree : k;
	beta = arena_array(stat_arena(j), terms + 1, sizeof *beta);
	se = arena_array(stat_arena(j), terms + 1, sizeof *se);
	struct least_squares f = degree > 0
	    ? fit_polynomial(x, y, stat_rows(j), degree, beta, se, stat_arena(j))
	    : fit_columns(x, y, stat_rows(j), k, beta, se, stat_arena(j));
	for (size_t i = 0; i <= terms; i++) {
		stat_put(j, "b", (long)i, beta[i]);
		stat_put(j, "se_b", (long)i, se[i]);
	}
	if (terms == 1) {
		stat_put(j, "b0", STAT_SCALAR, beta[0]);
		stat_put(j, "b1", STAT_SCALAR, beta[1]);
		stat_put(j, "se_b0", STAT_SCALAR, se[0]);
		stat_put(j, "se_b1", STAT_SCALAR, se[1]);
	}
	stat_put(j, "rss", STAT_SCALAR, f.rss);
	stat_put(j, "df", STAT_SCALAR, f.df);
	return true;
}

/* ---- region ------------------------------------------------------------ */

static bool
run_aggregate(struct stat_job *j)
{
	const double *x = stat_numbers(j, "count"), *n = stat_numbers(j, "n");
	const double *value = stat_numbers(j, "value"), *weight = stat_numbers(j, "weight");
	struct part *parts = arena_array(stat_arena(j), stat_rows(j), sizeof *parts);

	if (x == NULL || n == NULL || value == NULL || weight == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		parts[i] = (struct part){ value[i], x[i], n[i], weight[i] };
	struct aggregate a = aggregate_parts(parts, stat_rows(j), 100);
	stat_put(j, "value", STAT_SCALAR, a.value);
	stat_put_text(j, "rule", STAT_SCALAR, a.weighted ? "weights" : "counts");
	stat_put(j, "covered", STAT_SCALAR, a.covered);
	stat_put(j, "pooled_percent", STAT_SCALAR, a.pooled);
	stat_put(j, "n_pooled", STAT_SCALAR, (double)a.npooled);
	stat_put(j, "weight_covered", STAT_SCALAR, a.pooled_covered);
	stat_put(j, "weighted_mean", STAT_SCALAR, a.weighted_mean);
	stat_put(j, "weight_covered_mean", STAT_SCALAR, a.weighted_covered);
	stat_put(j, "unweighted_mean", STAT_SCALAR, a.mean);
	return true;
}

/* ---- targets ----------------------------------------------------------- */

/* max, at_most, low_is_good / min, at_least, high_is_good. */
static bool
parse_rule(struct stat_job *j, const char *word, enum target_rule *rule)
{
	static const struct {
		const char *word;
		enum target_rule rule;
	} words[] = {
		{ "max", TARGET_AT_MOST },
		{ "at_most", TARGET_AT_MOST },
		{ "low_is_good", TARGET_AT_MOST },
		{ "min", TARGET_AT_LEAST },
		{ "at_least", TARGET_AT_LEAST },
		{ "high_is_good", TARGET_AT_LEAST },
	};

	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(words[i].word, word) == 0) {
			*rule = words[i].rule;
			return true;
		}
	return stat_refuse(j, false, "direction '%s' is neither max nor min", word);
}

/* The rule of ROW by column or parameter direction or polarity. */
static bool
rule_of_row(struct stat_job *j, size_t i, enum target_rule *rule)
{
	static const char *const keys[] = { "direction", "polarity" };

	for (size_t k = 0; k < countof(keys); k++) {
		if (stat_has(j, keys[k]))
			return parse_rule(j, stat_text(j, keys[k], i), rule);
		if (stat_param(j, keys[k]) != NULL)
			return parse_rule(j, stat_param(j, keys[k]), rule);
	}
	return stat_refuse(j, true, "a column 'direction' or -p direction=max|min is needed");
}

static struct target
target_of(enum target_rule rule, double limit)
{
	return (struct target){ .rule = rule,
		.low = rule == TARGET_AT_LEAST ? limit : NAN,
		.high = rule == TARGET_AT_MOST ? limit : NAN };
}

static const char *
truth_word(enum truth t)
{
	return t == TRUTH_UNKNOWN ? "NA" : t == TRUTH_YES ? "true" : "false";
}

static bool
run_status_value(struct stat_job *j)
{
	bool counts = stat_has(j, "count") && stat_has(j, "n");
	const double *x = counts ? stat_numbers(j, "count") : stat_numbers(j, "value");
	const double *n = counts ? stat_numbers(j, "n") : x;
	const char *key =
	    stat_has(j, "target") || stat_param(j, "target") != NULL ? "target" : "limit";
	const double *limit = stat_numbers_or_param(j, key, NAN);
	double per = 100;

	if (x == NULL || n == NULL || limit == NULL || !stat_param_number(j, "per", &per))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!rule_of_row(j, i, &rule))
			return false;
		struct target t = target_of(rule, limit[i]);
		enum truth meets =
		    counts ? target_meets_counts(&t, x[i], n[i], per) : target_meets(&t, x[i]);
		stat_put_text(j, "status", row(i),
		    meets == TRUTH_UNKNOWN   ? "NA"
			: meets == TRUTH_YES ? "better"
					     : "worse");
		stat_put_text(j, "point_meets_target", row(i), truth_word(meets));
	}
	return true;
}

static const char *
four_way_status(enum truth meets, double p_good, double p_bad, double alpha)
{
	if (meets == TRUTH_UNKNOWN)
		return "NA";
	if (meets == TRUTH_YES)
		return p_good <= alpha ? "met_beyond_chance" : "met_within_chance";
	return p_bad <= alpha ? "missed_beyond_chance" : "missed_within_chance";
}

static bool
put_test(
    struct stat_job *j, size_t i, const struct exact_test *e, struct target t, enum truth meets)
{
	bool most = t.rule == TARGET_AT_MOST;
	double alpha = 0.025;

	if (!stat_param_number(j, "alpha_one_sided", &alpha))
		return false;
	stat_put(j, "z_score", row(i), e->z);
	stat_put(j, "p_exact_less", row(i), e->p_less);
	stat_put(j, "p_exact_greater", row(i), e->p_greater);
	stat_put(j, "p_exact_two_sided", row(i), e->p_two_sided);
	stat_put_text(j, "point_meets_target", row(i), truth_word(meets));
	stat_put_text(j, "status", row(i),
	    four_way_status(
		meets, most ? e->p_less : e->p_greater, most ? e->p_greater : e->p_less, alpha));
	return true;
}

static bool
run_binomial(struct stat_job *j)
{
	const double *x = stat_numbers(j, "count"), *n = stat_numbers(j, "n");
	const double *target = stat_numbers_or_param(j, "target", NAN);

	if (x == NULL || n == NULL || target == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!rule_of_row(j, i, &rule))
			return false;
		struct target t = target_of(rule, target[i]);
		struct exact_test e = test_binomial(x[i], n[i], target[i]);
		if (!put_test(j, i, &e, t, target_meets_counts(&t, x[i], n[i], 1)))
			return false;
	}
	return true;
}

static bool
run_poisson(struct stat_job *j)
{
	const double *x = stat_numbers(j, "count"), *n = stat_numbers(j, "pop");
	const double *target = stat_numbers_or_param(j, "target_per_1000", NAN);

	if (x == NULL || n == NULL || target == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!rule_of_row(j, i, &rule))
			return false;
		struct target t = target_of(rule, target[i]);
		struct exact_test e = test_poisson(x[i], target[i] / 1000 * n[i]);
		if (!put_test(j, i, &e, t, target_meets_counts(&t, x[i], n[i], 1000)))
			return false;
	}
	return true;
}

static bool
run_test_t(struct stat_job *j)
{
	size_t n;
	double target = NAN;
	const double *v = values_of(j, "value", &n);

	if (v == NULL || !stat_param_number(j, "target", &target))
		return false;
	if (isnan(target))
		return stat_refuse(j, true, "target.test_t needs -p target=NUMBER");
	struct t_test t = test_mean(v, n, target);
	stat_put(j, "t", STAT_SCALAR, t.t);
	stat_put(j, "df", STAT_SCALAR, t.df);
	stat_put(j, "p_less", STAT_SCALAR, t.p_less);
	stat_put(j, "p_greater", STAT_SCALAR, t.p_greater);
	stat_put(j, "p_two_sided", STAT_SCALAR, t.p_two_sided);
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
	if (!isnan(limit) && !rule_of_row(j, 0, &rule))
		return false;
	*t = target_of(rule, limit);
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

/* ---- all --------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "ci.wilson", "limits of a share, Wilson's score", "x, n, confidence?",
	    { "confidence", "multiplier", "continuity_correction=false" }, run_wilson },
	{ "ci.clopper_pearson", "limits of a share, exact", "x, n, confidence?",
	    { "confidence", "multiplier" }, run_clopper_pearson },
	{ "ci.newcombe_diff", "limits of the difference of two shares",
	    "x1, n1, x2, n2, confidence?", { "confidence" }, run_newcombe },
	{ "ci.poisson_exact", "limits of a count, exact", "x, confidence?",
	    { "confidence", "multiplier" }, run_poisson_exact },
	{ "ci.poisson_byar", "limits of a count, Byar's approximation", "x, confidence?",
	    { "confidence", "multiplier" }, run_byar },
	{ "ci.mean_t", "mean with Student's t", "value", { "confidence" }, run_mean_t },
	{ "trend.mk_exact", "Mann-Kendall, exact", "time, value; or n, S",
	    { "alternative=two-sided" }, run_mk_exact },
	{ "trend.mann_kendall", "Mann-Kendall, normal with ties", "time, value",
	    { "continuity_correction=true", "missing=skip", "ties=group correction",
		"alternative=two-sided" },
	    run_mann_kendall },
	{ "trend.theil_sen", "Theil-Sen slope with limits", "time, value",
	    { "confidence", "ci_index", "intercept" }, run_theil_sen },
	{ "reg.ols", "least squares", "y and one or more x", { "model" }, run_ols },
	{ "region.aggregate", "kommuner to region by counts or weights", "count, n, value, weight",
	    { NULL }, run_aggregate },
	{ "target.status_value", "a figure against its target, exact",
	    "value (or count, n), direction, target",
	    { "limit", "target", "direction", "polarity", "per" }, run_status_value },
	{ "target.test_binomial", "a share against its target beyond chance",
	    "count, n, target, direction", { "target", "direction", "polarity", "alpha_one_sided" },
	    run_binomial },
	{ "target.test_poisson", "a rate against its target beyond chance",
	    "count, pop, target_per_1000, direction",
	    { "target_per_1000", "direction", "polarity", "alpha_one_sided" }, run_poisson },
	{ "target.test_t", "a mean against its target", "value", { "target" }, run_test_t },
	{ "forecast.prob_target", "probability of meeting the target, straight line", "year, value",
	    { "target_year", "target", "direction", "confidence", "model" }, run_prob_target },
	{ "forecast.drift", "random walk with drift", "year, value",
	    { "h", "target", "direction", "confidence", "variance" }, run_drift },
};

const struct stat_method *
stat_method_at(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
