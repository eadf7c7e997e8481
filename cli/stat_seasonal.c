/* pejl stat: one trend of several series, the seasons of a year or the sites of a region. Names and
 * indices of results are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/describe.h"
#include "analysis/seasonal.h"
#include "base/translate.h"
#include "cli/stat_terms.h"

#define CELLS_MOST 20000000 /* pairs within series: 160 MB */
#define TIMES      "year time t date aar period"
#define SEASONS    "month season quarter week day part"
#define SITES      "site area kommune region station block group id"

/* A value of each time and series, NAN where there is none. */
struct table {
	size_t rows, groups;
	double *t, *y; /* rows; rows * groups */
	double *at;    /* of each cell: the time with the season as a part of it */
};

static void
put(struct stat_job *j, const char *name, double v)
{
	stat_put(j, name, STAT_SCALAR, v);
}

/* The different numbers of V, N of them, in rising order without NAN. */
static double *
distinct(struct stat_job *j, const double *v, size_t n, size_t *count)
{
	double *out = arena_array(stat_arena(j), n + 1, sizeof *out);
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(v[i]))
			out[m++] = v[i];
	describe_sort(out, m);
	*count = 0;
	for (size_t i = 0; i < m; i++)
		if (i == 0 || out[i] != out[*count - 1])
			out[(*count)++] = out[i];
	return out;
}

static size_t
place_of(const double *sorted, size_t n, double v)
{
	size_t low = 0;

	while (n > low + 1) {
		size_t middle = low + (n - low) / 2;
		if (sorted[middle] <= v)
			low = middle;
		else
			n = middle;
	}
	return low;
}

/* An empty table for these times. False after a message. */
static bool
table_begin(struct stat_job *j, struct table *a, double *t, size_t rows, size_t groups)
{
	if ((double)rows * (double)rows / 2 * (double)groups > CELLS_MOST)
		return stat_refuse(j, false, "%zu times of %zu series are too many", rows, groups);
	*a = (struct table){ .rows = rows,
		.groups = groups,
		.t = t,
		.y = arena_array(stat_arena(j), rows * groups + 1, sizeof *a->y),
		.at = arena_array(stat_arena(j), rows * groups + 1, sizeof *a->at) };
	for (size_t i = 0; i < rows * groups; i++) {
		a->y[i] = NAN;
		a->at[i] = t[i / groups] + (double)(i % groups) / (double)groups;
	}
	return true;
}

static bool
table_set(struct stat_job *j, struct table *a, size_t row, size_t group, double y)
{
	double *cell = &a->y[row * a->groups + group];

	if (!isnan(*cell) && !isnan(y))
		return stat_refuse(j, false, "two values of one series at time %.10g", a->t[row]);
	if (!isnan(y))
		*cell = y;
	return true;
}

/* Rows of time, series and value; the series as numbers. */
static bool
table_long(struct stat_job *j, struct table *a, const double *t, const double *group)
{
	const double *y = stat_outcome(j);
	size_t n = stat_rows(j), rows, groups;

	if (t == NULL || group == NULL || y == NULL)
		return false;
	double *times = distinct(j, t, n, &rows), *series = distinct(j, group, n, &groups);
	if (!table_begin(j, a, times, rows, groups))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!isnan(t[i]) && !isnan(group[i])
		    && !table_set(j, a, place_of(times, rows, t[i]),
			place_of(series, groups, group[i]), y[i]))
			return false;
	return true;
}

/* Is every time a whole number over the one before? Then a missing row leaves its gap. */
static bool
is_counted(const double *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (isnan(t[i]) || floor(t[i]) != t[i] || (i > 0 && t[i] <= t[i - 1]))
			return false;
	return true;
}

/* One column in time order, PERIOD values a cycle. */
static bool
table_cycles(struct stat_job *j, struct table *a)
{
	const char *time = stat_column_among(j, TIMES);
	const double *t = time != NULL ? stat_numbers(j, time) : NULL, *y = stat_outcome(j);
	size_t n = stat_rows(j), period = 12;

	if ((time != NULL && t == NULL) || y == NULL
	    || !stat_param_count(j, "period", 1, 366, &period))
		return false;
	double *at = arena_array(stat_arena(j), n, sizeof *at);
	bool counted = t != NULL && is_counted(t, n);
	for (size_t i = 0; i < n; i++)
		at[i] = counted ? t[i] - t[0] : (double)i;
	double cycles = floor(at[n - 1] / (double)period) + 1;
	if (cycles > CELLS_MOST)
		return stat_refuse(j, false, "times 0 to %.10g are too many", at[n - 1]);
	double *times = arena_array(stat_arena(j), (size_t)cycles, sizeof *times);
	for (size_t i = 0; i < (size_t)cycles; i++)
		times[i] = (double)i;
	if (!table_begin(j, a, times, (size_t)cycles, period))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!table_set(j, a, (size_t)at[i] / period, (size_t)at[i] % period, y[i]))
			return false;
	return true;
}

/* Sites by name: the number of the first row that has it. */
static const double *
numbered(struct stat_job *j, const char *column)
{
	size_t n = stat_rows(j);
	double *out = arena_array(stat_arena(j), n, sizeof *out);

	for (size_t i = 0; i < n; i++) {
		size_t first = 0;
		while (strcmp(stat_text(j, column, first), stat_text(j, column, i)) != 0)
			first++;
		out[i] = (double)first;
	}
	return out;
}

/* Does TEXT have WORD, not as part of another? */
static bool
names(const char *text, const char *word)
{
	static const char parts[] = " ,;:\t";
	size_t length = strlen(word);

	for (const char *p = text; (p = strstr(p, word)) != NULL; p++)
		if ((p == text || strchr(parts, p[-1]) != NULL) && strchr(parts, p[length]) != NULL)
			return true;
	return false;
}

/* Columns that are sites: those that -p sites names, if any; else all but TIME. */
static size_t
site_columns(struct stat_job *j, const char *time, size_t *column)
{
	const char *said = stat_param(j, "sites");
	size_t n = 0;

	for (size_t c = 0; said != NULL && c < stat_columns(j); c++)
		if (names(said, stat_heading(j, c)))
			column[n++] = c;
	if (n > 0)
		return n;
	for (size_t c = 0; c < stat_columns(j); c++)
		if (time == NULL || strcmp(stat_heading(j, c), time) != 0)
			column[n++] = c;
	return n;
}

static bool
table_wide(struct stat_job *j, struct table *a)
{
	const char *time = stat_column_among(j, TIMES);
	size_t n = stat_rows(j), rows;
	size_t *column = arena_array(stat_arena(j), stat_columns(j), sizeof *column);
	size_t groups = site_columns(j, time, column);
	double *count = arena_array(stat_arena(j), n, sizeof *count);
	const double *t = time != NULL ? stat_numbers(j, time) : count;

	for (size_t i = 0; i < n; i++)
		count[i] = (double)i + 1;
	if (t == NULL)
		return false;
	if (groups == 0)
		return stat_refuse(j, false, "no column with values beside '%s'", time);
	double *times = distinct(j, t, n, &rows);
	if (!table_begin(j, a, times, rows, groups))
		return false;
	for (size_t g = 0; g < groups; g++) {
		const double *y = stat_numbers_at(j, column[g]);
		if (y == NULL)
			return false;
		for (size_t i = 0; i < n; i++)
			if (!isnan(t[i]) && !table_set(j, a, place_of(times, rows, t[i]), g, y[i]))
				return false;
	}
	return true;
}

/* Does -p ask for the covariances in the result itself? Under any of its names. */
static bool
wants_covariance(struct stat_job *j)
{
	static const char *const keys[] = { "covariance", "corrected", "correlated",
		"covariance_between_seasons", "covariance_between_sites" };
	static const char *const no[] = { "false", "no", "none", "0" };
	const char *variance = stat_param(j, "variance");

	bool wanted = variance != NULL
	    && (strstr(variance, "ovariance") != NULL || strstr(variance, "Dietz") != NULL);
	for (size_t i = 0; i < countof(keys); i++) {
		const char *text = stat_param(j, keys[i]);
		bool denied = text == NULL;
		for (size_t k = 0; k < countof(no) && !denied; k++)
			denied = strcmp(text, no[k]) == 0;
		wanted = wanted || !denied;
	}
	return wanted;
}

static void
put_main(struct stat_job *j, const struct kendall_groups *r, bool covariance, bool continuity)
{
	double variance = covariance ? r->covariance : r->variance;
	double z = covariance ? r->z_covariance : r->z, p = covariance ? r->p_covariance : r->p;

	if (!continuity) {
		z = variance > 0 ? r->s / sqrt(variance) : NAN;
		p = variance > 0 ? erfc(fabs(z) / sqrt(2)) : r->p_plain;
	}
	put(j, "var_S", variance);
	put(j, "z", z);
	put(j, "p_two_sided", p);
	if (isnan(p))
		put(j, "trend_at_5_percent", NAN);
	else
		stat_put_text(j, "trend_at_5_percent", STAT_SCALAR,
		    !(p < 0.05)    ? "no trend"
			: r->s > 0 ? "increasing"
				   : "decreasing");
}

/*
 * -p missing: "listwise", "complete ..." leaves times out at which any series has no value, from
 * the test but not from the slope; otherwise only the value itself is missing. True if asked for.
 */
static bool
leave_out(struct stat_job *j, struct table *a)
{
	const char *said = stat_param(j, "missing");
	size_t kept = 0;

	if (said == NULL || (strstr(said, "listwise") == NULL && strstr(said, "complete") == NULL))
		return false;
	for (size_t i = 0; i < a->rows; i++) {
		const double *row = a->y + i * a->groups;
		bool whole = true;
		for (size_t g = 0; g < a->groups; g++)
			whole = whole && !isnan(row[g]);
		if (!whole)
			continue;
		memmove(a->y + kept * a->groups, row, a->groups * sizeof *row);
		memmove(a->at + kept * a->groups, a->at + i * a->groups, a->groups * sizeof *row);
		a->t[kept++] = a->t[i];
	}
	a->rows = kept;
	return true;
}

static struct kendall_groups
kendall_of(struct stat_job *j, const struct table *a)
{
	double *work =
	    arena_array(stat_arena(j), kendall_groups_work(a->rows, a->groups), sizeof *work);

	return kendall_groups(a->t, a->y, a->rows, a->groups, work);
}

/* At the first cell's time: the median of the values less what the slope makes of theirs. */
static void
put_line(struct stat_job *j, const struct table *a, const struct kendall_groups *r)
{
	double *at = arena_array(stat_arena(j), a->rows * a->groups + 1, sizeof *at);
	size_t n = 0;

	for (size_t i = 0; i < a->rows * a->groups; i++)
		if (!isnan(a->y[i]))
			at[n++] = a->at[i] - a->t[0];
	describe_sort(at, n);
	put(j, "slope", r->slope);
	put(j, "intercept", r->middle_y - r->slope * describe_median_sorted(at, n));
}

static bool
put_groups(struct stat_job *j, struct table *a)
{
	struct kendall_groups r = kendall_of(j, a);
	bool continuity = true;

	if (!stat_param_truth(j, "continuity_correction", &continuity))
		return false;
	put_line(j, a, &r);
	if (leave_out(j, a))
		r = kendall_of(j, a);
	put(j, "n", (double)r.n);
	put(j, "groups", (double)a->groups);
	put(j, "S", r.s);
	put_main(j, &r, wants_covariance(j), continuity);
	put(j, "tau_a", r.tau_a);
	put(j, "tau", r.tau);
	put(j, "z_continuity", r.z);
	put(j, "p_continuity", r.p);
	put(j, "z_no_continuity", r.z_plain);
	put(j, "p_no_continuity", r.p_plain);
	put(j, "var_S_corrected", r.covariance);
	put(j, "z_corrected", r.z_covariance);
	put(j, "p_corrected", r.p_covariance);
	double plain = r.covariance > 0 ? r.s / sqrt(r.covariance) : NAN;
	put(j, "z_corrected_no_continuity", plain);
	put(j, "p_corrected_no_continuity", erfc(fabs(plain) / sqrt(2)));
	return true;
}

/* The column that -p KEY names, else the first of NAMES; NULL if none. */
static const char *
column_said(struct stat_job *j, const char *key, const char *names)
{
	const char *said = stat_param(j, key);

	return said != NULL && stat_has(j, said) ? said : stat_column_among(j, names);
}

bool
stat_run_seasonal(struct stat_job *j)
{
	const char *season = column_said(j, "season", SEASONS);
	struct table a;
	bool ok;

	if (season != NULL && stat_column_among(j, TIMES) != NULL)
		ok = table_long(j, &a, stat_numbers_among(j, TIMES), stat_numbers(j, season));
	else
		ok = table_cycles(j, &a);
	return ok && put_groups(j, &a);
}

static bool
run_regional(struct stat_job *j)
{
	const char *site = column_said(j, "site", SITES);
	struct table a;
	bool ok = site != NULL ? table_long(j, &a, stat_numbers_among(j, TIMES), numbered(j, site))
			       : table_wide(j, &a);

	return ok && put_groups(j, &a);
}

/* ---- table ------------------------------------------------------------ */

#define SAID                                                                                       \
	"missing", "ties", "alternative=two-sided", "continuity_correction", "covariance",         \
	    "corrected", "correlated", "covariance_between_seasons", "covariance_between_sites",   \
	    "variance"

static const struct stat_method methods[] = {
	{ "trend.mk_seasonal", "seasonal Mann-Kendall",
	    "Hirsch, Slack & Smith 1982; Hirsch & Slack 1984",
	    N_("time, value in order; or year, month, value"), { SAID, "period", "season" },
	    stat_run_seasonal },
	{ "trend.mk_regional", "regional Mann-Kendall", "Helsel & Frans 2006; Dietz & Killeen 1981",
	    N_("time and a column a site; or time, site, value"), { SAID, "sites", "site" },
	    run_regional },
};

const struct stat_method *
stat_seasonal_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
