/* pejl stat: figures against targets. Names and indices of results are those of the
 * reference cases (tests/cases.sh). */
#include <math.h>
#include <string.h>

#include "analysis/compare.h"
#include "analysis/interval.h"
#include "analysis/standing.h"
#include "cli/stat.h"
#include "cli/stat_terms.h"

/* ---- targets ----------------------------------------------------------- */

/* max, at_most, low_is_good / min, at_least, high_is_good. */
static bool
parse_rule(struct stat_job *j, const char *word, bool usage, enum target_rule *rule)
{
	static const struct {
		const char *word;
		enum target_rule rule;
	} words[] = {
		{ "max", TARGET_AT_MOST },
		{ "at_most", TARGET_AT_MOST },
		{ "low_is_good", TARGET_AT_MOST },
		{ "lower_is_better", TARGET_AT_MOST },
		{ "low", TARGET_AT_MOST },
		{ "min", TARGET_AT_LEAST },
		{ "at_least", TARGET_AT_LEAST },
		{ "high_is_good", TARGET_AT_LEAST },
		{ "higher_is_better", TARGET_AT_LEAST },
		{ "high", TARGET_AT_LEAST },
	};

	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(words[i].word, word) == 0) {
			*rule = words[i].rule;
			return true;
		}
	return stat_refuse(j, usage, "direction '%s' is neither max nor min", word);
}

bool
stat_rule(struct stat_job *j, size_t i, enum target_rule *rule)
{
	static const char *const keys[] = { "direction", "polarity" };

	for (size_t k = 0; k < countof(keys); k++) {
		if (stat_has(j, keys[k]))
			return parse_rule(j, stat_text(j, keys[k], i), false, rule);
		if (stat_param(j, keys[k]) != NULL)
			return parse_rule(j, stat_param(j, keys[k]), true, rule);
	}
	return stat_refuse(j, true, "a column 'direction' or -p direction=max|min is needed");
}

struct target
stat_target(enum target_rule rule, double limit)
{
	return (struct target){ .rule = rule,
		.low = rule == TARGET_AT_LEAST ? limit : NAN,
		.high = rule == TARGET_AT_MOST ? limit : NAN };
}

bool
stat_param_target(struct stat_job *j, struct target *t)
{
	enum target_rule rule = TARGET_AT_MOST;
	double limit = NAN;

	if (!stat_param_number(j, "target", &limit) || (!isnan(limit) && !stat_rule(j, 0, &rule)))
		return false;
	*t = stat_target(rule, limit);
	return true;
}

static const char *
truth_word(enum truth t)
{
	return t == TRUTH_UNKNOWN ? "NA" : t == TRUTH_YES ? "true" : "false";
}

/* A target of a share is per cent if it is over 1. */
static double
unit_of(double target)
{
	return target > 1 ? 100 : 1;
}

/* Counts against a share of 1 or per cent, or -p per. */
static bool
run_status_value(struct stat_job *j)
{
	bool counts = stat_has(j, "count") && stat_has(j, "n");
	const double *x = counts ? stat_numbers(j, "count") : stat_numbers(j, "value");
	const double *n = counts ? stat_numbers(j, "n") : x;
	const char *key =
	    stat_has(j, "target") || stat_param(j, "target") != NULL ? "target" : "limit";
	const double *limit = stat_numbers_or_param(j, key, NAN);
	double per = NAN;

	if (x == NULL || n == NULL || limit == NULL || !stat_param_number(j, "per", &per))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!stat_rule(j, i, &rule))
			return false;
		struct target t = stat_target(rule, limit[i]);
		double unit = isnan(per) ? unit_of(limit[i]) : per;
		enum truth meets =
		    counts ? target_meets_counts(&t, x[i], n[i], unit) : target_meets(&t, x[i]);
		stat_put_text(j, "status", stat_row(i),
		    meets == TRUTH_UNKNOWN   ? "NA"
			: meets == TRUTH_YES ? "better"
					     : "worse");
		stat_put_text(j, "point_meets_target", stat_row(i), truth_word(meets));
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
	stat_put(j, "z_score", stat_row(i), e->z);
	stat_put(j, "p_exact_less", stat_row(i), e->p_less);
	stat_put(j, "p_exact_greater", stat_row(i), e->p_greater);
	stat_put(j, "p_exact_two_sided", stat_row(i), e->p_two_sided);
	stat_put_text(j, "point_meets_target", stat_row(i), truth_word(meets));
	stat_put_text(j, "status", stat_row(i),
	    four_way_status(
		meets, most ? e->p_less : e->p_greater, most ? e->p_greater : e->p_less, alpha));
	return true;
}

static bool
run_binomial(struct stat_job *j)
{
	const double *x = stat_numbers_among(j, "count x numerator events");
	const double *n = stat_numbers_among(j, "n denominator pop population");
	const double *target = stat_numbers_or_param(j, "target", NAN);

	if (x == NULL || n == NULL || target == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!stat_rule(j, i, &rule))
			return false;
		struct target t = stat_target(rule, target[i]);
		double unit = unit_of(target[i]);
		struct exact_test e = test_binomial(x[i], n[i], target[i] / unit);
		if (!put_test(j, i, &e, t, target_meets_counts(&t, x[i], n[i], unit)))
			return false;
	}
	return true;
}

static bool
run_poisson(struct stat_job *j)
{
	double per;
	const char *key = stat_per(j, &per);
	const double *x = stat_numbers_among(j, "count x numerator events");
	const double *n = stat_numbers_among(j, "pop population n denominator");
	const double *target = stat_numbers_or_param(j, key, NAN);

	if (x == NULL || n == NULL || target == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!stat_rule(j, i, &rule))
			return false;
		struct target t = stat_target(rule, target[i]);
		struct exact_test e = test_poisson(x[i], target[i] / per * n[i]);
		if (!put_test(j, i, &e, t, target_meets_counts(&t, x[i], n[i], per)))
			return false;
	}
	return true;
}

/* With a direction, the four-way status of the mean. */
static bool
put_mean_status(struct stat_job *j, const struct mean *m, const struct t_test *t, double limit)
{
	enum target_rule rule;
	double alpha = 0.025;

	if (stat_param(j, "direction") == NULL && stat_param(j, "polarity") == NULL)
		return true;
	if (!stat_rule(j, 0, &rule) || !stat_param_number(j, "alpha_one_sided", &alpha))
		return false;
	bool most = rule == TARGET_AT_MOST;
	struct target target = stat_target(rule, limit);
	enum truth meets = isnan(t->t) ? TRUTH_UNKNOWN : target_meets(&target, m->mean);
	stat_put_text(j, "point_meets_target", STAT_SCALAR, truth_word(meets));
	stat_put_text(j, "status", STAT_SCALAR,
	    four_way_status(
		meets, most ? t->p_less : t->p_greater, most ? t->p_greater : t->p_less, alpha));
	return true;
}

static bool
run_test_t(struct stat_job *j)
{
	size_t n;
	double target = NAN;
	const double *v = stat_values(j, "value", &n);

	if (v == NULL || !stat_param_number(j, "target", &target))
		return false;
	if (isnan(target))
		return stat_refuse(j, true, "target.test_t needs -p target=NUMBER");
	struct t_test t = test_mean(v, n, target);
	struct mean m = interval_mean(v, n, 0.95);
	stat_put(j, "n", STAT_SCALAR, (double)n);
	stat_put(j, "mean", STAT_SCALAR, m.mean);
	stat_put(j, "sd", STAT_SCALAR, m.sd);
	stat_put(j, "t", STAT_SCALAR, t.t);
	stat_put(j, "df", STAT_SCALAR, t.df);
	stat_put(j, "p_less", STAT_SCALAR, t.p_less);
	stat_put(j, "p_greater", STAT_SCALAR, t.p_greater);
	stat_put(j, "p_two_sided", STAT_SCALAR, t.p_two_sided);
	return put_mean_status(j, &m, &t, target);
}

/* ---- with a margin ------------------------------------------------------- */

static void
put_margin(struct stat_job *j, size_t i, const struct margin_test *m, double alpha)
{
	bool ok = m->code == STAT_OK;

	stat_put(j, "z_score", stat_row(i), m->z);
	stat_put(j, "p_score", stat_row(i), m->p_score);
	stat_put(j, "p_exact", stat_row(i), m->p_exact);
	stat_put(j, "p_equivalence_exact", stat_row(i), m->p_equivalent);
	stat_put_text(j, "noninferior_score", stat_row(i),
	    truth_word(!ok                ? TRUTH_UNKNOWN
		    : m->p_score <= alpha ? TRUTH_YES
					  : TRUTH_NO));
	stat_put_text(j, "noninferior_exact", stat_row(i),
	    truth_word(!ok                ? TRUTH_UNKNOWN
		    : m->p_exact <= alpha ? TRUTH_YES
					  : TRUTH_NO));
	stat_put_text(j, "equivalent_exact", stat_row(i),
	    truth_word(isnan(m->p_equivalent)  ? TRUTH_UNKNOWN
		    : m->p_equivalent <= alpha ? TRUTH_YES
					       : TRUTH_NO));
}

/* Shares of 1; a target over 1 is read as per cent, its margin with it. */
static bool
run_noninferiority(struct stat_job *j)
{
	bool rate = stat_column_among(j, "n denominator") == NULL;
	const double *x = stat_numbers_among(j, "count x events");
	const double *n = stat_numbers_among(j, rate ? "pop population" : "n denominator");
	const double *target = stat_numbers_or_param(j, "target", NAN);
	const double *margin = stat_numbers_or_param(j, "margin", NAN);
	double alpha = 0.025, per = 1;

	if (x == NULL || n == NULL || target == NULL || margin == NULL
	    || !stat_param_number(j, "alpha_one_sided", &alpha)
	    || !stat_param_number(j, "per", &per))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule;
		if (!stat_rule(j, i, &rule))
			return false;
		double unit = !rate && per == 1 && target[i] > 1 ? 100 : per;
		struct margin_test m = rate
		    ? test_margin_rate(rule, x[i], n[i], target[i] / unit, margin[i] / unit)
		    : test_margin_share(rule, x[i], n[i], target[i] / unit, margin[i] / unit);
		put_margin(j, i, &m, alpha);
	}
	return true;
}

/* ---- the peers' words ------------------------------------------------------ */

/* Columns of lower and upper limits by any of their names; NULL if there are none. */
static bool
read_pair(struct stat_job *j, const char *low, const char *high, const double **lows,
    const double **highs)
{
	*lows = *highs = NULL;
	if (stat_column_among(j, low) == NULL || stat_column_among(j, high) == NULL)
		return true;
	*lows = stat_numbers_among(j, low);
	*highs = stat_numbers_among(j, high);
	return *lows != NULL && *highs != NULL;
}

/* What the text of -p rule says of an interval that begins on the benchmark. */
static enum standing_ties
ties_of(const struct stat_job *j)
{
	const char *rule = stat_param(j, "rule");

	return rule != NULL
		&& (strstr(rule, "lower >=") != NULL || strstr(rule, "lower95 >=") != NULL)
	    ? TIES_ABOVE
	    : TIES_SAME;
}

/* The benchmark: a column or parameter of one of its names. */
static const double *
read_benchmark(struct stat_job *j)
{
	static const char *const names[] = { "benchmark", "target", "limit", "benchmark_value",
		"comparator" };

	for (size_t i = 0; i < countof(names); i++)
		if (stat_has(j, names[i]) || stat_param(j, names[i]) != NULL)
			return stat_numbers_or_param(j, names[i], NAN);
	return stat_numbers(j, "benchmark");
}

/* A polarity that judges nothing: no verdict. */
static bool
judges(const struct stat_job *j, size_t i)
{
	const char *word = stat_has(j, "polarity") ? stat_text(j, "polarity", i)
	    : stat_param(j, "polarity") != NULL    ? stat_param(j, "polarity")
						   : "low_is_good";

	return strcmp(word, "none") != 0 && strcmp(word, "not_applicable") != 0
	    && strcmp(word, "NA") != 0;
}

static bool
run_status_interval(struct stat_job *j)
{
	const double *benchmark = read_benchmark(j), *value, *low, *high, *outer_low, *outer_high,
		     *other_low, *other_high;

	if (benchmark == NULL
	    || !read_pair(
		j, "lower95 lower lower_95 low", "upper95 upper upper_95 high", &low, &high)
	    || !read_pair(j, "lower998 lower99_8 lower_998", "upper998 upper99_8 upper_998",
		&outer_low, &outer_high)
	    || !read_pair(j, "benchmark_lower benchmark_lower95 comparator_lower",
		"benchmark_upper benchmark_upper95 comparator_upper", &other_low, &other_high))
		return false;
	if (low == NULL)
		return stat_refuse(
		    j, false, "no columns 'lower95' and 'upper95' (or lower, upper)");
	value = stat_has(j, "value") ? stat_numbers(j, "value") : low;
	if (value == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule = TARGET_AT_MOST;
		struct interval own = { STAT_OK, low[i], high[i] };
		if (judges(j, i) && !stat_rule(j, i, &rule))
			return false;
		enum standing s =
		    standing_interval(rule, ties_of(j), value[i], low[i], high[i], benchmark[i]);
		if (outer_low != NULL) {
			struct interval outer = { STAT_OK, outer_low[i], outer_high[i] };
			s = standing_two_levels(rule, value[i], &own, &outer, benchmark[i]);
		} else if (other_low != NULL) {
			struct interval other = { STAT_OK, other_low[i], other_high[i] };
			s = standing_overlap(rule, value[i], &own, benchmark[i], &other);
		}
		stat_put_text(
		    j, "status", stat_row(i), standing_word(judges(j, i) ? s : STANDING_NONE));
	}
	return true;
}

static bool
run_status_range(struct stat_job *j)
{
	const double *value = stat_numbers(j, "value");
	const double *lower = stat_numbers_or_param(j, "lower_limit", NAN);
	const double *upper = stat_numbers_or_param(j, "upper_limit", NAN);

	if (value == NULL || lower == NULL || upper == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule rule = TARGET_AT_MOST;
		if (lower[i] > upper[i])
			return stat_refuse(
			    j, false, "row %zu: lower_limit is above upper_limit", i + 1);
		if (judges(j, i) && !stat_rule(j, i, &rule))
			return false;
		enum standing s = standing_range(rule, value[i], lower[i], upper[i]);
		stat_put_text(
		    j, "status", stat_row(i), standing_word(judges(j, i) ? s : STANDING_NONE));
	}
	return true;
}

/* ---- table ------------------------------------------------------------ */

static const struct stat_method methods[] = {
	{ "target.status_value", "a figure against its target, exact", "exact comparison",
	    "value (or count, n), direction, target",
	    { "limit", "target", "direction", "polarity", "per" }, run_status_value },
	{ "target.test_binomial", "a share against its target beyond chance",
	    "Clopper & Pearson 1934", "count, n, target, direction",
	    { "target", "direction", "polarity", "alpha_one_sided" }, run_binomial },
	{ "target.test_poisson", "a rate against its target beyond chance", "Garwood 1936",
	    "count, pop, target_per_1000, direction",
	    { "target_per_1000", "target_per_100", "target_per_10000", "target_per_100000",
		"target_per_1000000", "direction", "polarity", "alpha_one_sided" },
	    run_poisson },
	{ "target.test_t", "a mean against its target", "Student 1908", "value",
	    { "target", "direction", "polarity", "alpha_one_sided" }, run_test_t },
	{ "target.noninferiority", "better than the target with a margin?", "Schuirmann 1987",
	    "count, n (or pop), target, margin, direction",
	    { "target", "margin", "direction", "polarity", "alpha_one_sided", "per" },
	    run_noninferiority },
	{ "target.status_interval", "an interval beside a benchmark, in the peers' words",
	    "OHID, Fingertips",
	    "value, lower95, upper95, benchmark, polarity; lower998, upper998 or "
	    "benchmark_lower, benchmark_upper?",
	    { "benchmark", "target", "limit", "rule", "polarity", "direction" },
	    run_status_interval },
	{ "target.status_range", "a value beside a range, in the peers' words", "OHID, Fingertips",
	    "value, polarity", { "lower_limit", "upper_limit", "polarity", "direction" },
	    run_status_range },
};

const struct stat_method *
stat_target_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
