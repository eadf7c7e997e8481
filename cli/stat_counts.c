/* pejl stat: trends of counts, shares and figures with limits. Names and indices of results are
 * those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <string.h>

#include "analysis/counts.h"
#include "analysis/glm.h"
#include "cli/stat_terms.h"

#define EVENTS  "count numerator events cases dead x"
#define PERSONS "n denominator pop total population exposure person_years"

static void
put(struct stat_job *j, const char *name, double v)
{
	stat_put(j, name, STAT_SCALAR, v);
}

/* ---- Cochran-Armitage -------------------------------------------------- */

/* -p scores, else a column, else the number of the row. */
static const double *
read_scores(struct stat_job *j)
{
	size_t n, rows = stat_rows(j);
	double *out = arena_array(stat_arena(j), rows, sizeof *out);
	const char *column = stat_column_among(j, "score scores dose year time t");

	const char *said = stat_param(j, "scores");

	if (said != NULL && stat_has(j, said))
		return stat_numbers(j, said);
	if (!stat_list(j, "scores", out, rows, &n))
		return NULL;
	if (n == rows)
		return out;
	if (n > 0) {
		stat_refuse(j, true, "-p scores: %zu numbers for %zu rows", n, rows);
		return NULL;
	}
	if (column != NULL)
		return stat_numbers(j, column);
	for (size_t i = 0; i < rows; i++)
		out[i] = (double)i + 1;
	return out;
}

static bool
run_cochran(struct stat_job *j)
{
	const double *columns[] = { read_scores(j), stat_numbers_among(j, EVENTS),
		stat_numbers_among(j, PERSONS) };

	if (columns[0] == NULL || columns[1] == NULL || columns[2] == NULL)
		return false;
	struct stat_terms t = stat_terms_whole(j, columns, 3);
	struct share_trend s = share_trend(t.column[0], t.column[1], t.column[2], t.n);
	put(j, "n", (double)s.n);
	put(j, "z", s.z);
	put(j, "chi_square", s.chi_square);
	put(j, "df", 1);
	put(j, "p_two_sided", s.p);
	put(j, "p", s.p);
	put(j, "chi_square_n_minus_1", s.chi_square_less1);
	put(j, "chi_square_homogeneity", s.homogeneity);
	put(j, "chi_square_departure", s.departure);
	put(j, "p_departure", s.p_departure);
	return true;
}

/* ---- recent trend ------------------------------------------------------ */

struct marker_columns {
	const double *year, *a, *b, *c; /* count, denominator; or value, limits */
	bool share;
	size_t points;
	double critical;
};

static const char *
reason_word(enum recent_reason reason)
{
	static const char *const words[] = {
		[RECENT_TREND] = "significant_no_outlier",
		[RECENT_NO_TREND] = "not_significant",
		[RECENT_OUTLIER] = "outlier_found",
		[RECENT_TOO_SHORT] = "too_few_points",
		[RECENT_MISSING] = "missing_values",
		[RECENT_NO_LIMITS] = "missing_limits",
		[RECENT_DUPLICATE] = "duplicate_years",
		[RECENT_NOT_FINITE] = "not_finite",
	};

	return words[reason];
}

static const char *
direction_word(const struct recent_trend *r)
{
	if (r->reason == RECENT_TREND)
		return r->slope < 0 ? "decreasing" : "increasing";
	return r->reason == RECENT_NO_TREND || r->reason == RECENT_OUTLIER ? "no_significant_change"
									   : "cannot_be_calculated";
}

/* Whether the direction is the good one: by direction, polarity; none says neither. */
static bool
judgement_word(struct stat_job *j, const struct recent_trend *r, const char **word)
{
	const char *given = stat_param(j, "polarity");
	enum target_rule rule;

	*word = "none";
	if (r->reason != RECENT_TREND)
		return true;
	if (given == NULL && stat_param(j, "direction") == NULL && !stat_has(j, "polarity")
	    && !stat_has(j, "direction"))
		return true;
	if (given != NULL && (strcmp(given, "none") == 0 || strcmp(given, "not_applicable") == 0))
		return true;
	if (!stat_rule(j, 0, &rule))
		return false;
	*word = (r->slope < 0) == (rule == TARGET_AT_MOST) ? "better" : "worse";
	return true;
}

static struct recent_trend
marker(const struct marker_columns *m, const size_t *row, size_t n, struct arena *a)
{
	double *v = arena_array(a, 4 * n + 1, sizeof *v);
	double *year = v, *first = v + n, *second = v + 2 * n, *third = v + 3 * n;

	for (size_t i = 0; i < n; i++) {
		year[i] = m->year[row[i]];
		first[i] = m->a[row[i]];
		second[i] = m->b[row[i]];
		third[i] = m->c != NULL ? m->c[row[i]] : NAN;
	}
	return m->share ? recent_share(year, first, second, n, m->points, m->critical)
			: recent_weighted(year, first, second, third, n, m->points, m->critical);
}

/* Results of one series; NAME is "" or ":group". */
static bool
put_marker(struct stat_job *j, const struct recent_trend *r, const char *name)
{
	struct arena *a = stat_arena(j);
	const char *judgement;

	if (!judgement_word(j, r, &judgement))
		return false;
	put(j, arena_printf(a, "chi_square%s", name), r->chi_square);
	put(j, arena_printf(a, "slope%s", name), r->slope);
	stat_put_text(j, arena_printf(a, "significant%s", name), STAT_SCALAR,
	    r->reason == RECENT_TREND ? "true" : "false");
	stat_put_text(j, arena_printf(a, "direction%s", name), STAT_SCALAR, direction_word(r));
	stat_put_text(j, arena_printf(a, "reason%s", name), STAT_SCALAR, reason_word(r->reason));
	stat_put_text(j, arena_printf(a, "judgement%s", name), STAT_SCALAR, judgement);
	return true;
}

/* Rows of the group of row FIRST, in order of year, into ROW; rows without a year are left out. */
static size_t
rows_of_group(struct stat_job *j, const char *column, const double *year, size_t first, size_t *row)
{
	size_t n = 0;

	for (size_t i = first; i < stat_rows(j); i++) {
		if (isnan(year[i])
		    || strcmp(stat_text(j, column, i), stat_text(j, column, first)) != 0)
			continue;
		size_t at = n++;
		for (; at > 0 && year[row[at - 1]] > year[i]; at--)
			row[at] = row[at - 1];
		row[at] = i;
	}
	return n;
}

static bool
seen_before(struct stat_job *j, const char *column, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (strcmp(stat_text(j, column, i), stat_text(j, column, row)) == 0)
			return true;
	return false;
}

static bool
one_group(struct stat_job *j, const char *column)
{
	for (size_t i = 1; i < stat_rows(j); i++)
		if (strcmp(stat_text(j, column, i), stat_text(j, column, 0)) != 0)
			return false;
	return true;
}

static bool
put_markers(struct stat_job *j, const struct marker_columns *m)
{
	size_t *row = arena_array(stat_arena(j), stat_rows(j), sizeof *row);
	const char *group = stat_column_among(j, "group area area_code area_name");

	for (size_t i = 0; i < stat_rows(j); i++) {
		if (i > 0 && (group == NULL || seen_before(j, group, i)))
			continue;
		size_t n = rows_of_group(j, group != NULL ? group : "", m->year, i, row);
		struct recent_trend r = marker(m, row, n, stat_arena(j));
		const char *name =
		    group != NULL ? arena_printf(stat_arena(j), ":%s", stat_text(j, group, i)) : "";
		bool only = i == 0 && group != NULL && one_group(j, group);
		if (!put_marker(j, &r, name) || (only && !put_marker(j, &r, "")))
			return false;
	}
	return true;
}

static bool
run_recent(struct stat_job *j, bool share)
{
	struct marker_columns m = { .year = stat_numbers_among(j, "year time t period"),
		.share = share,
		.points = RECENT_POINTS,
		.critical = RECENT_CRITICAL };

	m.a = share ? stat_numbers_among(j, EVENTS) : stat_numbers(j, "value");
	m.b = share ? stat_numbers_among(j, PERSONS)
		    : stat_numbers_among(j, "lower95 lower lower_cl lower_ci low");
	m.c = share ? NULL : stat_numbers_among(j, "upper95 upper upper_cl upper_ci high");
	if (m.year == NULL || m.a == NULL || m.b == NULL || (!share && m.c == NULL))
		return false;
	return stat_param_count(j, "points", 3, RECENT_MAX, &m.points)
	    && stat_param_number(j, "critical", &m.critical) && put_markers(j, &m);
}

static bool
run_recent_share(struct stat_job *j)
{
	return run_recent(j, true);
}

static bool
run_recent_weighted(struct stat_job *j)
{
	return run_recent(j, false);
}

/* ---- Poisson and logistic trend ---------------------------------------- */

static void
put_glm(struct stat_job *j, const struct glm *g)
{
	put(j, "n", (double)g->n);
	put(j, "intercept", g->intercept);
	put(j, "slope", g->slope);
	put(j, "se_intercept", g->se_intercept);
	put(j, "se_slope", g->se_slope);
	put(j, "deviance", g->deviance);
	put(j, "df", g->df);
	put(j, "pearson_chi_square", g->pearson);
	put(j, "pearson_dispersion", g->dispersion);
	put(j, "z", g->z);
	put(j, "p_wald", g->p_wald);
	put(j, "se_slope_quasi", g->se_slope_quasi);
	put(j, "t_quasi", g->t);
	put(j, "p_quasi_t", g->p_quasi);
}

/* The exposure: -p offset="log(COLUMN)", else a column, else 1 a row. */
static const double *
read_exposure(struct stat_job *j)
{
	const char *offset = stat_param(j, "offset"), *column = stat_column_among(j, PERSONS);
	size_t length = offset != NULL ? strlen(offset) : 0;

	if (offset == NULL && column == NULL) {
		double *ones = arena_array(stat_arena(j), stat_rows(j), sizeof *ones);
		for (size_t i = 0; i < stat_rows(j); i++)
			ones[i] = 1;
		return ones;
	}
	if (offset == NULL)
		return stat_numbers(j, column);
	if (length > 5 && strncmp(offset, "log(", 4) == 0 && offset[length - 1] == ')')
		return stat_numbers(j, arena_strndup(stat_arena(j), offset + 4, length - 5));
	stat_refuse(j, true, "-p offset: '%s' is not log(COLUMN)", offset);
	return NULL;
}

/* The counts by a known name, else the one column that is neither persons nor the predictor. */
static const double *
read_counts(struct stat_job *j)
{
	const char *persons = stat_column_among(j, PERSONS), *from;
	const char *predictor = stat_predictor_name(j, &from);
	size_t left = 0, at = 0;

	if (stat_column_among(j, EVENTS) != NULL)
		return stat_numbers_among(j, EVENTS);
	for (size_t c = 0; c < stat_columns(j); c++) {
		const char *heading = stat_heading(j, c);
		if (strcmp(heading, predictor) == 0
		    || (persons != NULL && strcmp(heading, persons) == 0))
			continue;
		left++;
		at = c;
	}
	return left == 1 ? stat_numbers_at(j, at) : stat_numbers_among(j, EVENTS);
}

static bool
run_glm(struct stat_job *j, enum glm_family family)
{
	const double *columns[] = { stat_predictor(j), read_counts(j),
		family == GLM_POISSON ? read_exposure(j) : stat_numbers_among(j, PERSONS) };

	if (columns[0] == NULL || columns[1] == NULL || columns[2] == NULL)
		return false;
	struct stat_terms t = stat_terms_whole(j, columns, 3);
	struct glm g = glm_fit(family, t.column[0], t.column[1], t.column[2], t.n);
	put_glm(j, &g);
	if (family == GLM_POISSON)
		put(j, "annual_percent_change", 100 * expm1(g.slope));
	else
		put(j, "odds_ratio", exp(g.slope));
	return true;
}

static bool
run_poisson_glm(struct stat_job *j)
{
	return run_glm(j, GLM_POISSON);
}

static bool
run_binomial_glm(struct stat_job *j)
{
	return run_glm(j, GLM_BINOMIAL);
}

/* ---- table ------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "trend.cochran_armitage", "does a share rise with the score?",
	    "Cochran 1954; Armitage 1955", "count, n; score", { "scores" }, run_cochran },
	{ "trend.recent_proportion", "Fingertips recent trend of shares", "OHID, Trend markers",
	    "year, count, denominator; group",
	    { "points", "critical", "outlier_rule", "direction", "polarity" }, run_recent_share },
	{ "trend.recent_weighted", "Fingertips recent trend of figures with limits",
	    "OHID, Trend markers", "year, value, lower95, upper95; group",
	    { "points", "critical", "outlier_rule", "direction", "polarity",
		"se=(upper95-lower95)/3.92" },
	    run_recent_weighted },
	{ "trend.poisson_glm", "Poisson trend with dispersion", "McCullagh & Nelder 1989",
	    "year, count, pop", { "x", "offset", "dispersion" }, run_poisson_glm },
	{ "trend.binomial_glm", "logistic trend with dispersion", "McCullagh & Nelder 1989",
	    "year, count, n", { "x", "dispersion" }, run_binomial_glm },
};

const struct stat_method *
stat_count_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
