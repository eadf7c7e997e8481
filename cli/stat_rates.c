/* pejl stat: rates with age in them, inequality, many figures at once. Names and indices of results
 * are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <string.h>

#include "analysis/equity.h"
#include "analysis/interval.h"
#include "analysis/multiplicity.h"
#include "analysis/rank.h"
#include "analysis/rate.h"
#include "cli/stat_terms.h"

static void
put_interval(struct stat_job *j, const char *low, const char *high, struct interval i, double scale)
{
	stat_put(j, low, STAT_SCALAR, i.low * scale);
	stat_put(j, high, STAT_SCALAR, i.high * scale);
}

/* Parameter KEY is one of the words YES or NO (or not given: FALLBACK). */
static bool
param_word(struct stat_job *j, const char *key, const char *yes, const char *no, bool *out)
{
	const char *text = stat_param(j, key);

	if (text == NULL)
		return true;
	*out = strcmp(text, yes) == 0;
	return *out || strcmp(text, no) == 0
	    || stat_refuse(j, true, "-p %s is %s or %s, not '%s'", key, yes, no, text);
}

/* ---- direct standardisation -------------------------------------------- */

/* The stratum of row I among the N there are, made if new. */
static struct rate_stratum *
stratum_of_row(struct stat_job *j, struct rate_stratum *s, size_t *rows, size_t *n, size_t i)
{
	size_t k = 0;

	while (k < *n && strcmp(stat_text(j, "ageband", rows[k]), stat_text(j, "ageband", i)) != 0)
		k++;
	if (k == *n) {
		rows[k] = i;
		s[k] = (struct rate_stratum){ 0 };
		(*n)++;
	}
	return &s[k];
}

/*
 * Rows to strata: a row each; or, with a column of how many events a person had, the rows of one
 * age band together, COUNT being persons.
 */
static struct rate_stratum *
read_strata(struct stat_job *j, size_t *n)
{
	static const char *const frequencies[] = { "frequency", "eventfreq", "events_per_person" };
	const double *count = stat_numbers_among(j, "count x events"), *f = NULL;
	const double *pop = stat_numbers_among(j, "pop n population");
	const double *stdpop = stat_numbers_among(j, "stdpop standard weight");
	struct rate_stratum *s = arena_array(stat_arena(j), stat_rows(j), sizeof *s);
	size_t *rows = arena_array(stat_arena(j), stat_rows(j), sizeof *rows);
	bool independent = false;

	*n = 0;
	for (size_t k = 0; k < countof(frequencies); k++)
		if (stat_has(j, frequencies[k]) && (f = stat_numbers(j, frequencies[k])) == NULL)
			return NULL;
	if (count == NULL || pop == NULL || stdpop == NULL
	    || !param_word(j, "independent_events", "true", "false", &independent))
		return NULL;
	if (f != NULL && !stat_has(j, "ageband")) {
		stat_refuse(j, false, "persons by number of events need a column 'ageband'");
		return NULL;
	}
	for (size_t i = 0; i < stat_rows(j); i++) {
		double each = f != NULL ? f[i] : 1;
		struct rate_stratum *to = f != NULL ? stratum_of_row(j, s, rows, n, i) : &s[(*n)++];
		if (to->persons > 0 && (to->persons != pop[i] || to->weight != stdpop[i])) {
			stat_refuse(j, false, "age band '%s' has two populations",
			    stat_text(j, "ageband", i));
			return NULL;
		}
		to->events += count[i] * each;
		to->squares += count[i] * each * (independent ? 1 : each);
		to->persons = pop[i];
		to->weight = stdpop[i];
	}
	return s;
}

static bool
run_dobson(struct stat_job *j)
{
	size_t n;
	double confidence = 0.95, multiplier = 100000, least = 10, exact_below = 0;
	bool exact = false;
	const struct rate_stratum *s = read_strata(j, &n);

	if (s == NULL || !stat_param_number(j, "confidence", &confidence)
	    || !stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "min_total_count", &least)
	    || !stat_param_number(j, "exact_below", &exact_below)
	    || !param_word(j, "interval", "exact", "byar", &exact))
		return false;
	if (exact)
		exact_below = INFINITY;
	struct standardised d = rate_dobson(s, n, confidence, least, exact_below);
	struct standardised usual = rate_dobson(s, n, 0.95, least, exact_below);
	struct standardised wide = rate_dobson(s, n, 0.998, least, exact_below);
	stat_put(j, "total_count", STAT_SCALAR, d.events);
	stat_put(j, "total_pop", STAT_SCALAR, d.persons);
	stat_put_text(j, "suppressed", STAT_SCALAR, d.events < least ? "true" : "false");
	stat_put(j, "crude", STAT_SCALAR, d.crude * multiplier);
	stat_put(j, "value", STAT_SCALAR, d.value * multiplier);
	stat_put(j, "variance", STAT_SCALAR, d.variance * multiplier * multiplier);
	put_interval(j, "lower", "upper", d.ci, multiplier);
	put_interval(j, "lower95", "upper95", usual.ci, multiplier);
	put_interval(j, "lower998", "upper998", wide.ci, multiplier);
	return true;
}

static bool
run_gamma(struct stat_job *j)
{
	size_t n;
	double confidence = 0.95, multiplier = 100000;
	const struct rate_stratum *s = read_strata(j, &n);

	if (s == NULL || !stat_param_number(j, "confidence", &confidence)
	    || !stat_param_number(j, "multiplier", &multiplier))
		return false;
	struct standardised d = rate_gamma(s, n, confidence);
	stat_put(j, "total_count", STAT_SCALAR, d.events);
	stat_put(j, "total_pop", STAT_SCALAR, d.persons);
	stat_put(j, "crude", STAT_SCALAR, d.crude * multiplier);
	stat_put(j, "adjusted", STAT_SCALAR, d.value * multiplier);
	stat_put(j, "value", STAT_SCALAR, d.value * multiplier);
	put_interval(j, "lower", "upper", d.ci, multiplier);
	put_interval(j, "lower95", "upper95", rate_gamma(s, n, 0.95).ci, multiplier);
	put_interval(j, "lower998", "upper998", rate_gamma(s, n, 0.998).ci, multiplier);
	return true;
}

/* ---- indirect standardisation ------------------------------------------ */

static bool
run_isr(struct stat_job *j)
{
	const double *count = stat_numbers_among(j, "count x events");
	const double *pop = stat_numbers_among(j, "pop n population");
	const double *refcount = stat_numbers_among(j, "refcount ref_count x_ref");
	const double *refpop = stat_numbers_among(j, "refpop ref_pop n_ref");
	struct isr_stratum *s = arena_array(stat_arena(j), stat_rows(j), sizeof *s);
	double confidence = 0.95, scale = 1, multiplier = 100000, exact_below = 10;
	size_t n = stat_rows(j);

	if (count == NULL || pop == NULL || refcount == NULL || refpop == NULL
	    || !stat_param_number(j, "confidence", &confidence)
	    || !stat_param_number(j, "ratio_reference", &scale)
	    || !stat_param_number(j, "rate_multiplier", &multiplier)
	    || !stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "exact_below", &exact_below))
		return false;
	for (size_t i = 0; i < n; i++)
		s[i] = (struct isr_stratum){ count[i], pop[i], refcount[i], refpop[i] };
	struct indirect r = rate_indirect(s, n, confidence, exact_below);
	struct indirect usual = rate_indirect(s, n, 0.95, exact_below);
	struct indirect wide = rate_indirect(s, n, 0.998, exact_below);
	stat_put(j, "observed", STAT_SCALAR, r.observed);
	stat_put(j, "expected", STAT_SCALAR, r.expected);
	stat_put(j, "ratio", STAT_SCALAR, r.ratio * scale);
	put_interval(j, "ratio_lower", "ratio_upper", r.ratio_ci, scale);
	put_interval(j, "ratio_lower95", "ratio_upper95", usual.ratio_ci, scale);
	put_interval(j, "ratio_lower998", "ratio_upper998", wide.ratio_ci, scale);
	stat_put(j, "reference_rate", STAT_SCALAR, r.reference * multiplier);
	stat_put(j, "rate", STAT_SCALAR, r.rate * multiplier);
	put_interval(j, "rate_lower", "rate_upper", r.rate_ci, multiplier);
	put_interval(j, "rate_lower95", "rate_upper95", usual.rate_ci, multiplier);
	put_interval(j, "rate_lower998", "rate_upper998", wide.rate_ci, multiplier);
	return true;
}

/* ---- inequality -------------------------------------------------------- */

/* -p value_type: 0, 1 (rates) or 2 (shares), or a word for it. */
static bool
read_value_type(struct stat_job *j, double *type)
{
	static const struct {
		const char *word;
		double type;
	} words[] = { { "other", 0 }, { "default", 0 }, { "mean", 0 }, { "rate", 1 },
		{ "rates", 1 }, { "proportion", 2 }, { "proportions", 2 }, { "share", 2 } };
	const char *text = stat_param(j, "value_type");

	for (size_t i = 0; text != NULL && i < countof(words); i++)
		if (strcmp(text, words[i].word) == 0) {
			*type = words[i].type;
			return true;
		}
	return stat_param_number(j, "value_type", type);
}

/* The scale by `transform` (false, true, log, logit) and `value_type` (0 any, 1 rates, 2 shares).
 */
static bool
read_scale(struct stat_job *j, enum equity_scale *of_values, enum equity_scale *of_fit)
{
	const char *transform = stat_param(j, "transform");
	double type = 0;

	if (!read_value_type(j, &type))
		return false;
	if (type != 0 && type != 1 && type != 2)
		return stat_refuse(j, true, "-p value_type is 0, 1 (rates) or 2 (shares)");
	*of_values = type == 1 ? EQUITY_LOG : type == 2 ? EQUITY_LOGIT : EQUITY_AS_IS;
	*of_fit = EQUITY_AS_IS;
	if (transform == NULL || strcmp(transform, "false") == 0 || strcmp(transform, "none") == 0)
		return true;
	if (strcmp(transform, "log") == 0)
		*of_values = EQUITY_LOG;
	else if (strcmp(transform, "logit") == 0)
		*of_values = EQUITY_LOGIT;
	else if (strcmp(transform, "true") != 0)
		return stat_refuse(
		    j, true, "-p transform is false, true, log or logit, not '%s'", transform);
	*of_fit = *of_values;
	return true;
}

/* The standard error behind 95 % limits that are even on the scale of the values. */
static double
se_of_limits(enum equity_scale scale, double v, double low, double high)
{
	const double width = 2 * 1.959963984540054;

	switch (scale) {
	case EQUITY_LOG: return v * log(high / low) / width;
	case EQUITY_LOGIT: return v * (1 - v) * log(high / (1 - high) / (low / (1 - low))) / width;
	default: return (high - low) / width;
	}
}

/* Groups in their order: by the column that numbers them, else as they come. */
static void
sort_groups(struct equity_group *g, double *order, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && order[k - 1] > order[k]; k--) {
			struct equity_group group = g[k];
			double place = order[k];
			g[k] = g[k - 1];
			order[k] = order[k - 1];
			g[k - 1] = group;
			order[k - 1] = place;
		}
}

static struct equity_group *
read_groups(struct stat_job *j, enum equity_scale of_values)
{
	static const char *const orders[] = { "quantile", "quintile", "decile", "rank", "order" };
	static const char *const lows[] = { "lower", "lower95", "lower_cl", "lower95_0cl" };
	static const char *const highs[] = { "upper", "upper95", "upper_cl", "upper95_0cl" };
	size_t n = stat_rows(j), last = countof(orders);
	struct equity_group *g = arena_array(stat_arena(j), n, sizeof *g);
	double *order = arena_array(stat_arena(j), n, sizeof *order);
	const double *persons = stat_numbers_among(j, "population pop n"), *places = NULL;
	const double *v = stat_numbers_among(j, "value rate"), *se = NULL, *low = NULL,
		     *high = NULL;

	if (persons == NULL || v == NULL || (stat_has(j, "se") && !(se = stat_numbers(j, "se"))))
		return NULL;
	for (size_t k = 0; k < countof(lows) && low == NULL; k++)
		if (stat_has(j, lows[k])
		    && ((low = stat_numbers(j, lows[k])) == NULL
			|| (high = stat_numbers(j, highs[k])) == NULL))
			return NULL;
	for (size_t k = 0; k < last; k++)
		if (stat_has(j, orders[k])) {
			if ((places = stat_numbers(j, orders[k])) == NULL)
				return NULL;
			last = k;
		}
	for (size_t i = 0; i < n; i++) {
		order[i] = places != NULL ? places[i] : (double)i;
		g[i] = (struct equity_group){ persons[i], v[i], NAN };
		if (se != NULL)
			g[i].se = se[i];
		else if (low != NULL)
			g[i].se = se_of_limits(of_values, v[i], low[i], high[i]);
	}
	sort_groups(g, order, n);
	return g;
}

/* A negative FACTOR turns the order round: the index changes sign, the ratio is inverted. */
static void
put_inequality(struct stat_job *j, struct inequality r, double factor)
{
	struct interval sii = { r.sii_ci.code, r.sii_ci.low * factor, r.sii_ci.high * factor };
	struct interval rii = r.rii_ci;

	if (factor < 0) {
		sii = (struct interval){ sii.code, sii.high, sii.low };
		rii = (struct interval){ rii.code, 1 / rii.high, 1 / rii.low };
		r.rii = 1 / r.rii;
	}
	stat_put(j, "intercept", STAT_SCALAR, r.intercept);
	stat_put(j, "slope", STAT_SCALAR, r.slope);
	stat_put(j, "sii", STAT_SCALAR, r.sii * factor);
	put_interval(j, "sii_lower", "sii_upper", sii, 1);
	stat_put(j, "rii", STAT_SCALAR, r.rii);
	put_interval(j, "rii_lower", "rii_upper", rii, 1);
}

static bool
run_sii(struct stat_job *j)
{
	enum equity_scale of_values = EQUITY_AS_IS, of_fit = EQUITY_AS_IS;
	double confidence = 0.95, factor = 1;
	size_t n = stat_rows(j);

	if (!read_scale(j, &of_values, &of_fit) || !stat_param_number(j, "confidence", &confidence)
	    || !stat_param_number(j, "multiplier", &factor))
		return false;
	const struct equity_group *g = read_groups(j, of_values);
	if (g == NULL)
		return false;
	put_inequality(j, equity_slope(g, n, of_fit, confidence), factor);
	stat_put(j, "gap_absolute", STAT_SCALAR, (g[n - 1].value - g[0].value) * factor);
	double from = factor < 0 ? g[n - 1].value : g[0].value;
	double to = factor < 0 ? g[0].value : g[n - 1].value;
	stat_put(j, "gap_relative", STAT_SCALAR, from > 0 ? to / from : NAN);
	return true;
}

static bool
run_gap(struct stat_job *j)
{
	const double *x = stat_numbers_among(j, "count x"),
		     *n = stat_numbers_among(j, "n pop population");
	double confidence = 0.95, factor = 1;
	size_t last = stat_rows(j) - 1;

	if (x == NULL || n == NULL || !stat_param_number(j, "confidence", &confidence)
	    || !stat_param_number(j, "multiplier", &factor))
		return false;
	struct equity_gap r = equity_extremes(x[0], n[0], x[last], n[last], confidence);
	stat_put(j, "gap_absolute", STAT_SCALAR, r.difference * factor);
	put_interval(j, "gap_absolute_lower", "gap_absolute_upper", r.difference_ci, factor);
	stat_put(j, "gap_relative", STAT_SCALAR, r.ratio);
	put_interval(j, "gap_relative_lower", "gap_relative_upper", r.ratio_ci, 1);
	return true;
}

/* ---- many at once ------------------------------------------------------ */

/* The members of row FIRST's family: INDEX has their rows; returns how many. */
static size_t
family_of(const struct stat_job *j, size_t first, size_t *index)
{
	size_t m = 0;

	for (size_t i = 0; i < stat_rows(j); i++)
		if (strcmp(stat_text(j, "family", i), stat_text(j, "family", first)) == 0)
			index[m++] = i;
	return m;
}

static bool
run_bh(struct stat_job *j)
{
	static const char *const names[] = { "adjusted_bonferroni", "adjusted_holm", "adjusted_bh",
		"adjusted_by" };
	static const char *const rejected[] = { "n_rejected_bonferroni", "n_rejected_holm",
		"n_rejected", "n_rejected_by" };
	size_t n = stat_rows(j), count[4] = { 0 };
	const double *p = stat_numbers_among(j, "p p_value pvalue");
	double q = 0.05, *adjusted = arena_array(stat_arena(j), 3 * n, sizeof *adjusted);
	double *members = adjusted + n, *levels = members + n;
	size_t *index = arena_array(stat_arena(j), 3 * n, sizeof *index), *work = index + n;

	if (p == NULL || !stat_param_number(j, "alpha", &q) || !stat_param_number(j, "q", &q))
		return false;
	for (enum adjustment how = ADJUST_BONFERRONI; how <= ADJUST_BENJAMINI_YEKUTIELI; how++) {
		for (size_t i = 0; i < n; i++) {
			size_t m = family_of(j, i, index);
			if (index[0] < i)
				continue;
			for (size_t k = 0; k < m; k++)
				members[k] = p[index[k]];
			multiplicity_adjust(how, members, m, levels, work);
			for (size_t k = 0; k < m; k++)
				adjusted[index[k]] = levels[k];
		}
		for (size_t i = 0; i < n; i++) {
			bool reject = adjusted[i] <= q;
			count[how] += reject;
			stat_put(j, names[how], stat_row(i), adjusted[i]);
			if (how == ADJUST_BENJAMINI_HOCHBERG)
				stat_put_text(j, "rejected", stat_row(i),
				    isnan(adjusted[i]) ? "NA"
					: reject       ? "true"
						       : "false");
		}
		stat_put(j, rejected[how], STAT_SCALAR, (double)count[how]);
	}
	return true;
}

/* What is known of each row: a count of n (share), of pop (rate), or a value with its error. */
static struct posterior *
read_posteriors(struct stat_job *j)
{
	bool share = stat_has(j, "n"), rate = stat_has(j, "pop");
	const double *x = stat_numbers(j, share || rate ? "count" : "value");
	const double *of = stat_numbers(j, share ? "n" : rate ? "pop" : "se");
	struct posterior *p = arena_array(stat_arena(j), stat_rows(j), sizeof *p);

	if (x == NULL || of == NULL)
		return NULL;
	for (size_t i = 0; i < stat_rows(j); i++) {
		if (share)
			p[i] = (struct posterior){ POSTERIOR_BETA, x[i] + 0.5, of[i] - x[i] + 0.5 };
		else if (rate)
			p[i] = (struct posterior){ POSTERIOR_GAMMA, x[i] + 0.5, of[i] };
		else
			p[i] = (struct posterior){ POSTERIOR_NORMAL, x[i], of[i] };
	}
	return p;
}

static bool
run_ranks(struct stat_job *j)
{
	const struct posterior *p = read_posteriors(j);
	struct rank *out = arena_array(stat_arena(j), stat_rows(j), sizeof *out);
	bool high_first = false;
	double level = 0.95, seed = RANK_SEED, draws = RANK_DRAWS;

	if (p == NULL || !param_word(j, "first", "high", "low", &high_first)
	    || !stat_param_number(j, "confidence", &level) || !stat_param_number(j, "seed", &seed)
	    || !stat_param_number(j, "draws", &draws))
		return false;
	if (!(draws >= 1 && draws <= 1e6) || !(seed >= 0 && seed <= 4294967295.0))
		return stat_refuse(j, true, "-p draws is 1 to 1000000, -p seed 0 to 4294967295");
	enum stat_code code = rank_areas(p, stat_rows(j), high_first, level, (size_t)draws,
	    (unsigned long)seed, out, stat_arena(j));
	bool ok = code == STAT_OK;
	for (size_t i = 0; i < stat_rows(j); i++) {
		stat_put(j, "rank_mean", stat_row(i), ok ? out[i].mean : NAN);
		stat_put(j, "rank_lower", stat_row(i), ok ? (double)out[i].low : NAN);
		stat_put(j, "rank_upper", stat_row(i), ok ? (double)out[i].high : NAN);
		stat_put(j, "place_from", stat_row(i), ok ? (double)out[i].place_from : NAN);
		stat_put(j, "place_to", stat_row(i), ok ? (double)out[i].place_to : NAN);
		stat_put(j, "prob_first", stat_row(i), ok ? out[i].first : NAN);
		stat_put(j, "prob_last", stat_row(i), ok ? out[i].last : NAN);
	}
	return true;
}

/* ---- table ------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "rate.dsr_dobson", "directly standardised rate, Dobson's limits", "Dobson et al. 1991",
	    "count, pop, stdpop, frequency?, ageband?",
	    { "confidence", "multiplier", "min_total_count", "exact_below", "interval",
		"independent_events" },
	    run_dobson },
	{ "rate.dsr_gamma", "directly standardised rate, gamma limits", "Fay & Feuer 1997",
	    "count, pop, stdpop", { "confidence", "multiplier" }, run_gamma },
	{ "rate.isr", "indirectly standardised ratio and rate", "Breslow & Day 1987",
	    "count, pop, refcount, refpop",
	    { "confidence", "ratio_reference", "rate_multiplier", "multiplier", "exact_below" },
	    run_isr },
	{ "equity.sii", "slope and relative index of inequality", "Low & Low 2004",
	    "population, value, quantile?, se? or lower?, upper?",
	    { "confidence", "transform", "value_type", "multiplier" }, run_sii },
	{ "equity.gap", "first group and last group", "Newcombe 1998; Katz et al. 1978", "count, n",
	    { "confidence", "multiplier" }, run_gap },
	{ "multi.bh", "many tests at once: BH, BY, Holm, Bonferroni", "Benjamini & Hochberg 1995",
	    "p, family?", { "q", "alpha" }, run_bh },
	{ "multi.ranks", "ranks with their intervals, by simulation",
	    "Goldstein & Spiegelhalter 1996", "count, n or count, pop or value, se",
	    { "confidence", "first", "draws", "seed" }, run_ranks },
};

const struct stat_method *
stat_rate_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
