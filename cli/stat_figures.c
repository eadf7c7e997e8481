/* pejl stat: limits of figures, and kommuner to region. Names and indices of results are those of
 * the reference cases (tests/cases.sh). */
#include <math.h>
#include <string.h>

#include "analysis/interval.h"
#include "analysis/rate.h"
#include "cli/stat.h"
#include "cli/stat_terms.h"
#include "model/aggregate.h"

#define EVENTS  "x count events numerator"
#define PERSONS "n pop population denominator"

/* ---- intervals --------------------------------------------------------- */

typedef struct interval limits_of_row(const double *const *columns, size_t i, double confidence);

/* Limits at the confidence asked for, and at the two levels the peers print. */
static void
put_three(struct stat_job *j, size_t i, struct interval asked, struct interval usual,
    struct interval wide, double scale)
{
	stat_put(j, "lower", stat_row(i), asked.low * scale);
	stat_put(j, "upper", stat_row(i), asked.high * scale);
	stat_put(j, "lower95", stat_row(i), usual.low * scale);
	stat_put(j, "upper95", stat_row(i), usual.high * scale);
	stat_put(j, "lower998", stat_row(i), wide.low * scale);
	stat_put(j, "upper998", stat_row(i), wide.high * scale);
}

/* Limits of every row from N columns, each by any of its NAMES. */
static bool
run_limits(struct stat_job *j, limits_of_row *f, const char *const *names, size_t n)
{
	const double *columns[4];
	const double *confidence = stat_numbers_or_param(j, "confidence", 0.95);
	double multiplier = 1;

	if (confidence == NULL || !stat_param_number(j, "multiplier", &multiplier))
		return false;
	for (size_t k = 0; k < n; k++)
		if ((columns[k] = stat_numbers_among(j, names[k])) == NULL)
			return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		bool ok = f(columns, i, 0.95).code == STAT_OK;
		double share = ok && n > 1 ? columns[0][i] / columns[1][i] : NAN;
		if (n == 2)
			stat_put(j, "value", stat_row(i), share * multiplier);
		if (n == 4)
			stat_put(j, "difference", stat_row(i),
			    (share - columns[2][i] / columns[3][i]) * multiplier);
		put_three(j, i, f(columns, i, confidence[i]), f(columns, i, 0.95),
		    f(columns, i, 0.998), multiplier);
	}
	return true;
}

static const char *const share_columns[] = { EVENTS, PERSONS };
static const char *const difference_columns[] = { "x1", "n1", "x2", "n2" };

static struct interval
wilson_row(const double *const *c, size_t i, double confidence)
{
	return interval_wilson(c[0][i], c[1][i], confidence);
}

static struct interval
wilson_corrected_row(const double *const *c, size_t i, double confidence)
{
	return interval_wilson_corrected(c[0][i], c[1][i], confidence);
}

static bool
run_wilson(struct stat_job *j)
{
	bool corrected = false;

	if (!stat_param_truth(j, "continuity_correction", &corrected))
		return false;
	return run_limits(j, corrected ? wilson_corrected_row : wilson_row, share_columns, 2);
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

/* Limits of counts; with a column of persons, those of the rate. */
static bool
run_counts(struct stat_job *j, double exact_below)
{
	const double *x = stat_numbers_among(j, EVENTS), *n = NULL;
	const double *confidence = stat_numbers_or_param(j, "confidence", 0.95);
	double multiplier = 1;

	if (x == NULL || confidence == NULL || !stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "exact_below", &exact_below))
		return false;
	if (stat_column_among(j, PERSONS) != NULL && (n = stat_numbers_among(j, PERSONS)) == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		double scale = n == NULL ? multiplier : n[i] > 0 ? multiplier / n[i] : NAN;
		struct interval asked = rate_count_limits(x[i], confidence[i], exact_below);
		struct interval usual = rate_count_limits(x[i], 0.95, exact_below);
		struct interval wide = rate_count_limits(x[i], 0.998, exact_below);
		stat_put(j, "value", stat_row(i), asked.code == STAT_OK ? x[i] * scale : NAN);
		put_three(j, i, asked, usual, wide, scale);
	}
	return true;
}

static bool
run_poisson_exact(struct stat_job *j)
{
	return run_counts(j, INFINITY);
}

static bool
run_byar(struct stat_job *j)
{
	return run_counts(j, 0);
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

static bool
run_mean_t(struct stat_job *j)
{
	size_t n;
	const double *v = stat_values(j, "value", &n);
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

/* ---- region ------------------------------------------------------------ */

/* Column NAME, all missing if there is none. */
static const double *
numbers_if_any(struct stat_job *j, const char *name)
{
	double *none;

	if (stat_has(j, name))
		return stat_numbers(j, name);
	none = arena_array(stat_arena(j), stat_rows(j), sizeof *none);
	for (size_t i = 0; i < stat_rows(j); i++)
		none[i] = NAN;
	return none;
}

static void
put_aggregate(struct stat_job *j, const struct aggregate *a)
{
	stat_put(j, "value", STAT_SCALAR, a->value);
	stat_put_text(j, "rule", STAT_SCALAR, a->weighted ? "weights" : "counts");
	stat_put(j, "covered", STAT_SCALAR, a->covered);
	stat_put(j, "pooled_percent", STAT_SCALAR, a->pooled);
	stat_put(j, "pooled", STAT_SCALAR, a->pooled);
	stat_put(j, "n_pooled", STAT_SCALAR, (double)a->npooled);
	stat_put(j, "count", STAT_SCALAR, a->numerator);
	stat_put(j, "n", STAT_SCALAR, a->denominator);
	stat_put(j, "weight_covered", STAT_SCALAR,
	    a->npooled > 0 ? a->pooled_covered : a->weighted_covered);
	stat_put(j, "weighted_mean", STAT_SCALAR, a->weighted_mean);
	stat_put(j, "weight_covered_mean", STAT_SCALAR, a->weighted_covered);
	stat_put(j, "unweighted_mean", STAT_SCALAR, a->mean);
}

static bool
run_aggregate(struct stat_job *j)
{
	const double *x = numbers_if_any(j, "count"), *n = numbers_if_any(j, "n");
	const double *value = numbers_if_any(j, "value"), *se = numbers_if_any(j, "se");
	const double *weight =
	    numbers_if_any(j, stat_has(j, "population") ? "population" : "weight");
	struct part *parts = arena_array(stat_arena(j), stat_rows(j), sizeof *parts);
	double per = 100, confidence = 0.95;

	if (x == NULL || n == NULL || value == NULL || se == NULL || weight == NULL
	    || !stat_param_number(j, "multiplier", &per)
	    || !stat_param_number(j, "confidence", &confidence))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		parts[i] = (struct part){ value[i], x[i], n[i], weight[i] };
	struct aggregate a = aggregate_parts(parts, stat_rows(j), per);
	struct interval pooled = interval_wilson(a.numerator, a.denominator, confidence);
	struct weighted_mean m = rate_weighted_mean(value, se, weight, stat_rows(j), confidence);
	if (!(fabs(m.covered - a.weighted_covered) < 1e-12)) /* an area without an error */
		m.se = m.ci.low = m.ci.high = NAN;
	put_aggregate(j, &a);
	stat_put(j, "pooled_lower", STAT_SCALAR, pooled.low * per);
	stat_put(j, "pooled_upper", STAT_SCALAR, pooled.high * per);
	stat_put(j, "weighted_se", STAT_SCALAR, m.se);
	stat_put(j, "weighted_lower", STAT_SCALAR, m.ci.low);
	stat_put(j, "weighted_upper", STAT_SCALAR, m.ci.high);
	return true;
}

/* ---- table ------------------------------------------------------------ */

static const struct stat_method methods[] = {
	{ "ci.wilson", "limits of a share, Wilson's score", "Wilson 1927", "x, n, confidence?",
	    { "confidence", "multiplier", "continuity_correction" }, run_wilson },
	{ "ci.clopper_pearson", "limits of a share, exact", "Clopper & Pearson 1934",
	    "x, n, confidence?", { "confidence", "multiplier" }, run_clopper_pearson },
	{ "ci.newcombe_diff", "limits of the difference of two shares", "Newcombe 1998, method 10",
	    "x1, n1, x2, n2, confidence?", { "confidence", "multiplier" }, run_newcombe },
	{ "ci.poisson_exact", "limits of a count, exact", "Garwood 1936", "x, n?, confidence?",
	    { "confidence", "multiplier" }, run_poisson_exact },
	{ "ci.poisson_byar", "limits of a count, Byar's approximation", "Breslow & Day 1987",
	    "x, n?, confidence?", { "confidence", "multiplier", "exact_below" }, run_byar },
	{ "ci.mean_t", "mean with Student's t", "Student 1908", "value", { "confidence" },
	    run_mean_t },
	{ "region.aggregate", "kommuner to region by counts or weights",
	    "Wilson 1927; Cochran 1977", "count, n, value, weight, se?",
	    { "multiplier", "confidence" }, run_aggregate },
};

const struct stat_method *
stat_figure_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
