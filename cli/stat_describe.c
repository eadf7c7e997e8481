/* pejl stat: what values look like, and what is known of a level. Names and indices of results are
 * those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/bayes.h"
#include "analysis/describe.h"
#include "base/translate.h"
#include "cli/stat_terms.h"

/* ---- values ------------------------------------------------------------ */

static bool
run_univariate(struct stat_job *j)
{
	size_t n;
	const double *v = stat_values(j, "value", &n);

	if (v == NULL)
		return false;
	double *work = arena_array(stat_arena(j), 2 * n + 1, sizeof *work), *sorted = work + n;
	struct description d = describe_values(v, n);
	double median = describe_median(v, n, sorted);
	stat_put(j, "n", STAT_SCALAR, (double)n);
	stat_put(j, "sum", STAT_SCALAR, d.sum);
	stat_put(j, "mean", STAT_SCALAR, d.mean);
	stat_put(j, "sd", STAT_SCALAR, d.sd);
	stat_put(j, "variance", STAT_SCALAR, d.variance);
	stat_put(j, "autocorrelation_lag1", STAT_SCALAR, d.lag1);
	stat_put(j, "min", STAT_SCALAR, describe_quantile(sorted, n, 0));
	stat_put(j, "q1", STAT_SCALAR, describe_quantile(sorted, n, 0.25));
	stat_put(j, "median", STAT_SCALAR, median);
	stat_put(j, "q3", STAT_SCALAR, describe_quantile(sorted, n, 0.75));
	stat_put(j, "max", STAT_SCALAR, describe_quantile(sorted, n, 1));
	stat_put(j, "mad", STAT_SCALAR, describe_mad(v, n, median, work));
	return true;
}

static bool
run_autocorrelation(struct stat_job *j)
{
	size_t n = stat_rows(j);
	const double *v = stat_columns(j) == 1 ? stat_numbers_at(j, 0) : stat_numbers(j, "value");
	double asked = fmin(floor(10 * log10((double)n)), (double)n - 1), fitted = 0; /* as R */

	if (v == NULL || !stat_param_number(j, "lags", &asked)
	    || !stat_param_number(j, "lag", &asked) || !stat_param_number(j, "fitdf", &fitted))
		return false;
	if (!(asked >= 0 && asked <= 10000 && floor(asked) == asked))
		return stat_refuse(j, true, "-p lags is a whole number from 0 to 10000");
	if (!(fitted >= 0 && fitted <= 10000 && floor(fitted) == fitted))
		return stat_refuse(j, true, "-p fitdf is a whole number from 0 to 10000");
	size_t lags = (size_t)asked, df = (size_t)fitted;
	double *r = arena_array(stat_arena(j), lags + 1, sizeof *r);
	describe_autocorrelation(v, n, lags, r);
	for (size_t k = 0; k < lags; k++)
		stat_put(j, "acf", stat_row(k), r[k]);
	struct portmanteau t = describe_ljung_box(r, n, lags, df);
	stat_put(j, "ljung_box", STAT_SCALAR, t.statistic);
	stat_put(j, "df", STAT_SCALAR, t.df);
	stat_put(j, "p", STAT_SCALAR, t.p);
	t = describe_box_pierce(r, n, lags, df);
	stat_put(j, "box_pierce", STAT_SCALAR, t.statistic);
	stat_put(j, "p_box_pierce", STAT_SCALAR, t.p);
	return true;
}

/* ---- a level ----------------------------------------------------------- */

static bool
read_terms(struct stat_job *j, const char *a, const char *b, struct prior *prior, double *level)
{
	return stat_param_number(j, a, &prior->a) && stat_param_number(j, b, &prior->b)
	    && stat_param_number(j, "confidence", level);
}

/* A target by column or parameter, NAN if there is none. */
static const double *
read_target(struct stat_job *j, const char *key)
{
	double *none;

	if (stat_has(j, key) || stat_param(j, key) != NULL)
		return stat_numbers_or_param(j, key, NAN);
	none = arena_array(stat_arena(j), stat_rows(j), sizeof *none);
	for (size_t i = 0; i < stat_rows(j); i++)
		none[i] = NAN;
	return none;
}

/* NAMES: mean, lower, upper in their unit. */
static void
put_belief(struct stat_job *j, size_t i, struct belief b, const char *const *names, double per)
{
	stat_put(j, "prob_at_most_target", stat_row(i), b.at_most);
	stat_put(j, "prob_at_least_target", stat_row(i), b.at_least);
	stat_put(j, names[0], stat_row(i), b.mean * per);
	stat_put(j, names[1], stat_row(i), b.ci.low * per);
	stat_put(j, names[2], stat_row(i), b.ci.high * per);
}

static const char *const share_names[] = { "posterior_mean", "lower", "upper" };

static bool
run_beta(struct stat_job *j)
{
	const double *x = stat_numbers(j, stat_has(j, "x") ? "x" : "count");
	const double *n = stat_numbers(j, "n"), *target = read_target(j, "target");
	struct prior prior = { 0.5, 0.5 };
	double level = 0.95;

	if (x == NULL || n == NULL || target == NULL
	    || !read_terms(j, "prior_a", "prior_b", &prior, &level))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		put_belief(j, i, bayes_share(x[i], n[i], prior, target[i], level), share_names, 1);
	return true;
}

/* The target's column or parameter and its unit: target_per_1000 is events of a thousand. */
struct per {
	const char *key;
	double per;
	const char *names[3];
};

static struct per
read_per(struct stat_job *j)
{
	struct arena *a = stat_arena(j);
	double per;
	const char *key = stat_per(j, &per), *unit = key + strlen("target_per_");

	return (struct per){
		.key = key,
		.per = per,
		.names = { arena_printf(a, "posterior_mean_per_%s", unit),
		    arena_printf(a, "lower_per_%s", unit), arena_printf(a, "upper_per_%s", unit) },
	};
}

static bool
run_gamma(struct stat_job *j)
{
	const double *x = stat_numbers(j, stat_has(j, "x") ? "x" : "count");
	const double *n = stat_numbers(j, stat_has(j, "n") ? "n" : "pop");
	struct per per = read_per(j);
	const double *target = read_target(j, per.key);
	struct prior prior = { 0.5, 0 };
	double level = 0.95;

	if (x == NULL || n == NULL || target == NULL
	    || !read_terms(j, "prior_shape", "prior_rate", &prior, &level))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		put_belief(j, i, bayes_rate(x[i], n[i], prior, target[i] / per.per, level),
		    per.names, per.per);
	return true;
}

/* Shares with a column n, rates with a column pop; the target of the last row holds for all. */
static bool
run_discounted(struct stat_job *j)
{
	size_t rows = stat_rows(j);
	bool share = stat_has(j, "n");
	struct per per = read_per(j);
	const double *x = stat_numbers(j, "count"), *of = stat_numbers(j, share ? "n" : "pop");
	const double *target = read_target(j, share ? "target" : per.key);
	struct prior prior = { 0.5, share ? 0.5 : 0 };
	struct belief *out = arena_array(stat_arena(j), rows, sizeof *out);
	double level = 0.95, discount = 0.9;

	if (x == NULL || of == NULL || target == NULL
	    || !stat_param_number(j, "discount", &discount)
	    || !read_terms(j, "prior_a", "prior_b", &prior, &level))
		return false;
	if (share)
		bayes_share_discounted(x, of, rows, discount, prior, target[rows - 1], level, out);
	else
		bayes_rate_discounted(
		    x, of, rows, discount, prior, target[rows - 1] / per.per, level, out);
	for (size_t i = 0; i < rows; i++)
		put_belief(j, i, out[i], share ? share_names : per.names, share ? 1 : per.per);
	return true;
}

/* ---- table ------------------------------------------------------------- */

#define TARGETS_PER                                                                                \
	"target_per_1000", "target_per_100000", "target_per_100", "target_per_10000",              \
	    "target_per_1000000"

static const struct stat_method methods[] = {
	{ "stats.univariate", "mean, spread, quartiles, memory of values", "Hyndman & Fan 1996",
	    "value", { NULL }, run_univariate },
	{ "stats.autocorrelation", "autocorrelation and its joint test", "Ljung & Box 1978",
	    "value", { "lags", "lag", "fitdf" }, run_autocorrelation },
	{ "bayes.beta_binomial", "the level behind a share", "Gelman et al. 2013",
	    "count, n, target?", { "prior_a", "prior_b", "confidence", "target" }, run_beta },
	{ "bayes.gamma_poisson", "the level behind a rate", "Gelman et al. 2013",
	    "count, pop, target_per_1000?",
	    { "prior_shape", "prior_rate", "confidence", TARGETS_PER }, run_gamma },
	{ "bayes.discounted", "the level behind a series, older years counting less",
	    "West & Harrison 1997", N_("count, n or pop, target? or target_per_1000?"),
	    { "discount", "prior_a", "prior_b", "confidence", "target", TARGETS_PER },
	    run_discounted },
};

const struct stat_method *
stat_describe_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
