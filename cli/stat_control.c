/* pejl stat: control and run charts, their rules, and what their limits say of a target. Names and
 * indices of results are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/control.h"
#include "analysis/control_rules.h"
#include "analysis/run_chart.h"
#include "cli/stat.h"
#include "model/words.h"

static long
row(size_t i)
{
	return (long)i + 1;
}

static void
put_truth(struct stat_job *j, const char *name, long index, bool truth)
{
	stat_put_text(j, name, index, truth ? "true" : "false");
}

/* ---- parameters -------------------------------------------------------- */

/* Parameter KEY as rows from 1, "6,20", in rising order as written, into *OUT; *N of them. */
static bool
read_rows(struct stat_job *j, const char *key, size_t **out, size_t *n)
{
	const char *text = stat_param(j, key);

	*n = 0;
	if (text == NULL)
		return true;
	*out = arena_array(stat_arena(j), strlen(text) + 1, sizeof **out);
	for (const char *p = text; *p != '\0';) {
		char *end;
		long v = strtol(p, &end, 10);
		if (end == p || v < 1 || (*end != ',' && *end != '\0'))
			return stat_refuse(
			    j, true, "-p %s takes rows from 1 (6,20), not '%s'", key, text);
		(*out)[(*n)++] = (size_t)v;
		p = *end == ',' ? end + 1 : end;
	}
	return true;
}

/* Parameter KEY as a whole number into *OUT, which keeps its value if not given. */
static bool
read_count(struct stat_job *j, const char *key, size_t *out)
{
	double v = (double)*out;

	if (!stat_param_number(j, key, &v))
		return false;
	if (!(v >= 0 && v <= 1e6) || floor(v) != v)
		return stat_refuse(j, true, "-p %s takes a whole number", key);
	*out = (size_t)v;
	return true;
}

static bool
is_word(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(text, *words) == 0)
			return true;
	return false;
}

static bool
read_truth(struct stat_job *j, const char *key, bool *out)
{
	static const char *const yes[] = { "true", "TRUE", "yes", "1", NULL };
	static const char *const no[] = { "false", "FALSE", "no", "none", "0", NULL };
	const char *text = stat_param(j, key);

	if (text == NULL)
		return true;
	*out = is_word(text, yes);
	return *out || is_word(text, no)
	    || stat_refuse(j, true, "-p %s takes true or false, not '%s'", key, text);
}

/* The number after MARK in parameter KEY ("mean moving range / 1.128") into *OUT, if any is. */
static bool
read_number_in(struct stat_job *j, const char *key, const char *mark, double *out)
{
	const char *text = stat_param(j, key);
	const char *at = text != NULL ? strstr(text, mark) : NULL;

	if (text == NULL || at == NULL)
		return text == NULL;
	char *end;
	double v = strtod(at + strlen(mark), &end);
	if (end == at + strlen(mark) || !(v > 0 && v < 100))
		return false;
	*out = v;
	return true;
}

/* How sigma is made, in words: the mean moving range over a number, or the chart's own formula. */
static bool
read_sigma(struct stat_job *j, struct control_input *in)
{
	const char *text = stat_param(j, "sigma");
	double d2 = 0;

	if (text == NULL)
		return true;
	if (in->chart != CONTROL_XMR) {
		if (in->chart != CONTROL_G || strcmp(text, "sqrt(mean*(mean+1))") == 0)
			return true;
	} else if (strstr(text, "median") == NULL && read_number_in(j, "sigma", "/", &d2)) {
		if (in->k == 0 && d2 != CONTROL_D2)
			in->k = 3 / d2;
		return true;
	}
	return stat_refuse(j, true, "no chart here has sigma '%s'", text);
}

/* `screen` in words ("drop MR >= 3.267*mean MR once"), `screen_mr` as true or false. */
static bool
read_screen(struct stat_job *j, struct control_input *in)
{
	static const char *const none[] = { "none", "no", "false", NULL };
	const char *text = stat_param(j, "screen");

	if (text != NULL && !is_word(text, none)) {
		in->screen = true;
		if (!read_number_in(j, "screen", ">=", &in->screen_at)
		    && !read_number_in(j, "screen", ">", &in->screen_at))
			return stat_refuse(
			    j, true, "-p screen: 'drop MR >= 3.267*mean MR once', not '%s'", text);
	}
	return read_truth(j, "screen_mr", &in->screen)
	    && stat_param_number(j, "k_screen", &in->screen_at);
}

static bool
read_centre(struct stat_job *j, struct control_input *in)
{
	const char *text = stat_param(j, "centre");

	if (text == NULL)
		return true;
	in->centre_mean = strcmp(text, "mean") == 0;
	if (in->centre_mean ? in->chart == CONTROL_G || in->chart == CONTROL_XMR
			    : strcmp(text, "median") == 0
		    && (in->chart == CONTROL_G || in->chart == CONTROL_RUN))
		return true;
	return stat_refuse(j, true, "the chart has no centre '%s'", text);
}

/* Two names of one parameter each, as programs differ. */
static bool
read_baseline(struct stat_job *j, struct control_input *in)
{
	return read_count(j, "baseline_n", &in->baseline) && read_count(j, "freeze", &in->baseline)
	    && read_count(j, "fix_after_n_points", &in->baseline);
}

static bool
read_exclude(struct stat_job *j, struct control_input *in)
{
	size_t *out = NULL, n;

	if (!read_rows(j, "exclude", &out, &n))
		return false;
	bool *left_out = arena_array(stat_arena(j), in->n + 1, sizeof *left_out);
	for (size_t i = 0; i < n; i++) {
		if (out[i] > in->n)
			return stat_refuse(
			    j, true, "-p exclude: there is no row %zu of %zu", out[i], in->n);
		left_out[out[i] - 1] = true;
	}
	in->left_out = left_out;
	return true;
}

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static bool
read_parts(struct stat_job *j, struct control_input *in)
{
	const char *key = stat_param(j, "part_after") != NULL ? "part_after" : "part";
	size_t *out = NULL, n;

	if (!read_rows(j, key, &out, &n))
		return false;
	if (n > 0)
		qsort(out, n, sizeof *out, by_size);
	in->breaks = out;
	in->nbreaks = n;
	return true;
}

static bool
read_setup(struct stat_job *j, struct control_input *in)
{
	return read_baseline(j, in) && read_exclude(j, in) && read_parts(j, in)
	    && stat_param_number(j, "multiply", &in->per) && stat_param_number(j, "k", &in->k)
	    && stat_param_number(j, "power", &in->power)
	    && stat_param_number(j, "possible_low", &in->low)
	    && stat_param_number(j, "possible_high", &in->high) && read_sigma(j, in)
	    && read_screen(j, in) && read_centre(j, in)
	    && read_truth(j, "bridge_excluded", &in->bridge);
}

/* ---- columns ----------------------------------------------------------- */

/* The first of NAMES that is a column, NULL if none is. */
static const char *
first_column(const struct stat_job *j, const char *const *names)
{
	for (; *names != NULL; names++)
		if (stat_has(j, *names))
			return *names;
	return NULL;
}

static const char *const sizes[] = { "days", "size", "denominator", "risk_days", "patient_days",
	"meters", "population", "pop", "n", NULL };
static const char *const counts[] = { "count", "numerator", "events", "cases", "x", "r", "n",
	NULL };
static const char *const values[] = { "value", "y", "count", "x", "numerator", "events", "cases",
	"n", "hours", "days", NULL };

/* The values of a chart without sizes: a known name, else the last column. */
static bool
read_values(struct stat_job *j, struct control_input *in)
{
	const char *name = first_column(j, values);

	in->y = name != NULL ? stat_numbers(j, name) : stat_numbers_at(j, stat_columns(j) - 1);
	return in->y != NULL;
}

/* Counts and sizes by name, else the second and third column; I' takes values and sizes, and
 * divides where it is given counts. */
static bool
read_sized(struct stat_job *j, struct control_input *in)
{
	static const char *const rates[] = { "value", "y", NULL };
	bool rated = first_column(j, rates) != NULL;
	const char *top = first_column(j, counts), *under = first_column(j, sizes);

	if (rated && (in->chart == CONTROL_I_PRIME || top == NULL || top == under))
		top = first_column(j, rates);
	bool known = top != NULL && under != NULL && top != under;
	if (!known && stat_columns(j) < 3)
		return stat_refuse(j, false, "columns needed: count and n (or days, size)");
	const double *y = known ? stat_numbers(j, top) : stat_numbers_at(j, 1);
	const double *size = known ? stat_numbers(j, under) : stat_numbers_at(j, 2);
	if (y == NULL || size == NULL)
		return false;
	in->y = y;
	in->size = size;
	if (in->chart == CONTROL_I_PRIME && !rated) {
		double *quotient = arena_array(stat_arena(j), in->n, sizeof *quotient);
		for (size_t i = 0; i < in->n; i++)
			quotient[i] = size[i] > 0 ? y[i] / size[i] : NAN;
		in->y = quotient;
	}
	return true;
}

/* ---- results ----------------------------------------------------------- */

static double
sigma_z_of(const struct control *c, const struct control_part *p)
{
	(void)c;
	return p->sigma_z;
}

static double
mean_range_of(const struct control *c, const struct control_part *p)
{
	(void)c;
	return p->mean_range;
}

static double
made_of(const struct control *c, const struct control_part *p)
{
	(void)c;
	return (double)p->made_of;
}

static double
centre_of(const struct control *c, const struct control_part *p)
{
	return c->points[p->first].centre;
}

/* The mean over a part of a limit, of the points that have it. */
static double
mean_limit(const struct control *c, const struct control_part *p, bool high)
{
	double sum = 0;
	size_t n = 0;

	for (size_t i = p->first; i < p->end; i++) {
		double v = high ? c->points[i].high : c->points[i].low;
		if (!isnan(v)) {
			sum += v;
			n++;
		}
	}
	return n > 0 ? sum / (double)n : NAN;
}

static double
mean_low(const struct control *c, const struct control_part *p)
{
	return mean_limit(c, p, false);
}

static double
mean_high(const struct control *c, const struct control_part *p)
{
	return mean_limit(c, p, true);
}

/* A limit that is the same for all points of the part, else NAN. */
static double
one_limit(const struct control *c, const struct control_part *p, bool high)
{
	double first = high ? c->points[p->first].high : c->points[p->first].low;

	for (size_t i = p->first; i < p->end; i++)
		if ((high ? c->points[i].high : c->points[i].low) != first)
			return NAN;
	return first;
}

static double
one_low(const struct control *c, const struct control_part *p)
{
	return one_limit(c, p, false);
}

static double
one_high(const struct control *c, const struct control_part *p)
{
	return one_limit(c, p, true);
}

static double
outside_in(const struct control *c, const struct control_part *p)
{
	size_t n = 0;

	for (size_t i = p->first; i < p->end; i++)
		n += control_outside(&c->points[i]);
	return (double)n;
}

/* What a part has one of: as a scalar of a chart in one part, and by part. */
static const struct {
	const char *name, *by_part;
	double (*get)(const struct control *c, const struct control_part *p);
} of_part[] = {
	{ "centre", "centre_by_part", centre_of },
	{ "mean", "mean_by_part", centre_of },
	{ "median", "median_by_part", centre_of },
	{ "lcl", "lcl_by_part", one_low },
	{ "ucl", "ucl_by_part", one_high },
	{ "lpl", "lpl_by_part", one_low },
	{ "upl", "upl_by_part", one_high },
	{ "mean_lcl", "mean_lcl_by_part", mean_low },
	{ "mean_ucl", "mean_ucl_by_part", mean_high },
	{ "sigma_z", "sigma_z_by_part", sigma_z_of },
	{ "mean_mr", "mean_mr_by_part", mean_range_of },
	{ "n_baseline", "n_baseline_by_part", made_of },
	{ "n_outside", "n_outside_by_part", outside_in },
};

static void
put_parts(struct stat_job *j, const struct control *c)
{
	double outside = 0;

	for (size_t k = 0; k < countof(of_part); k++)
		for (size_t i = 0; i < c->nparts; i++) {
			double v = of_part[k].get(c, &c->parts[i]);
			if (c->nparts == 1)
				stat_put(j, of_part[k].name, STAT_SCALAR, v);
			stat_put(j, of_part[k].by_part, row(i), v);
			outside += of_part[k].get == outside_in ? v : 0;
		}
	if (c->nparts > 1)
		stat_put(j, "n_outside", STAT_SCALAR, outside);
	stat_put(j, "n_parts", STAT_SCALAR, (double)c->nparts);
	for (size_t i = 0; i < c->nparts; i++)
		stat_put_text(j, "code_by_part", row(i), stat_code_id(c->parts[i].code));
}

/* Runs, by name: one part's scalars have no index. */
static void
put_runs(struct stat_job *j, const struct runs *r, const char *const names[7], long index)
{
	bool any = r->useful > 0;

	stat_put(j, names[0], index, (double)r->useful);
	stat_put(j, names[1], index, any ? (double)r->longest : NAN);
	stat_put(j, names[2], index, any ? (double)r->limits.longest_max : NAN);
	stat_put(j, names[3], index, any ? (double)r->crossings : NAN);
	stat_put(j, names[4], index, any ? (double)r->limits.crossings_min : NAN);
	put_truth(j, names[5], index, r->signal);
	stat_put_text(j, names[6], index, stat_code_id(r->code));
}

static void
put_signals(struct stat_job *j, const struct control *c, const struct control_rules *rules)
{
	static const char *const scalars[] = { "n_useful", "longest_run", "longest_run_max",
		"crossings", "crossings_min", "runs_signal", "runs_code" };
	static const char *const parts[] = { "n_useful_by_part", "longest_run_by_part",
		"longest_run_max_by_part", "crossings_by_part", "crossings_min_by_part",
		"runs_signal_by_part", "runs_code_by_part" };
	struct control_signals s = control_signals(c, rules, stat_arena(j));

	for (size_t i = 0; i < s.nparts; i++) {
		if (s.nparts == 1)
			put_runs(j, &s.runs[i], scalars, STAT_SCALAR);
		put_runs(j, &s.runs[i], parts, row(i));
	}
	for (size_t i = 0; i < s.n; i++) {
		enum control_signal list[CONTROL_SIGNALS];
		size_t n = control_signal_list(&s.marks[i], list);
		const char *text = "";
		for (size_t k = 0; k < n; k++)
			text = arena_printf(stat_arena(j), "%s%s%s", text, k > 0 ? " " : "",
			    control_signal_name(list[k]));
		stat_put_text(j, "signals", row(i), text);
	}
	put_truth(j, "special_cause", STAT_SCALAR, s.any);
	stat_put_text(j, "rules", STAT_SCALAR, rules->name);
	stat_put(j, "rules_version", STAT_SCALAR, rules->version);
}

static void
put_points(struct stat_job *j, const struct control *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct control_point *p = &c->points[i];
		stat_put(j, "y", row(i), p->value);
		stat_put(j, "centre", row(i), p->centre);
		stat_put(j, "lcl", row(i), p->low);
		stat_put(j, "ucl", row(i), p->high);
		stat_put(j, "lcl95", row(i), p->low2);
		stat_put(j, "ucl95", row(i), p->high2);
		put_truth(j, "outside", row(i), control_outside(p));
		if (c->chart == CONTROL_XMR) { /* the names of Making Data Count */
			stat_put(j, "mean", row(i), p->centre);
			stat_put(j, "lpl", row(i), p->low);
			stat_put(j, "upl", row(i), p->high);
			stat_put(j, "nlpl", row(i), p->low2);
			stat_put(j, "nupl", row(i), p->high2);
		}
		stat_put(j, "part", row(i), (double)p->part + 1);
	}
}

/* ---- charts ------------------------------------------------------------ */

static const struct control_rules *
read_rules(struct stat_job *j)
{
	const char *name = stat_param(j, "rules");
	const struct control_rules *rules = control_rules_find(name != NULL ? name : "anhoej");

	if (rules == NULL)
		stat_refuse(j, true, "no rule set '%s'; see doc/METHODS.md, spc.rules", name);
	return rules;
}

static bool
run_chart(struct stat_job *j, enum control_kind kind, bool sized)
{
	struct control_input in = { .chart = kind, .n = stat_rows(j) };
	const struct control_rules *rules = read_rules(j);

	if (rules == NULL || !(sized ? read_sized(j, &in) : read_values(j, &in))
	    || !read_setup(j, &in))
		return false;
	struct control c = control_chart(&in, stat_arena(j));
	put_parts(j, &c);
	put_points(j, &c);
	put_signals(j, &c, rules);
	return true;
}

static bool
run_xmr(struct stat_job *j)
{
	return run_chart(j, CONTROL_XMR, false);
}

static bool
run_iprime(struct stat_job *j)
{
	return run_chart(j, CONTROL_I_PRIME, true);
}

static bool
run_p(struct stat_job *j)
{
	return run_chart(j, CONTROL_P, true);
}

static bool
run_u(struct stat_job *j)
{
	return run_chart(j, CONTROL_U, true);
}

static bool
run_c(struct stat_job *j)
{
	return run_chart(j, CONTROL_C, false);
}

static bool
run_pprime(struct stat_job *j)
{
	return run_chart(j, CONTROL_P_PRIME, true);
}

static bool
run_uprime(struct stat_job *j)
{
	return run_chart(j, CONTROL_U_PRIME, true);
}

static bool
run_g(struct stat_job *j)
{
	return run_chart(j, CONTROL_G, false);
}

static bool
run_t(struct stat_job *j)
{
	return run_chart(j, CONTROL_T, false);
}

static bool
run_run_chart(struct stat_job *j)
{
	return run_chart(j, CONTROL_RUN, false);
}

/* ---- table ------------------------------------------------------------- */

#define COMMON                                                                                     \
	"baseline_n", "freeze", "fix_after_n_points", "exclude", "part_after", "part", "multiply", \
	    "rules"
#define RANGES "screen_mr", "screen", "k_screen", "bridge_excluded", "sigma"

static const struct stat_method methods[] = {
	{ "spc.xmr", "individuals chart of values", "value",
	    { COMMON, RANGES, "k", "centre", "possible_low", "possible_high" }, run_xmr },
	{ "spc.iprime", "individuals chart of values that differ in size", "value, n",
	    { COMMON, RANGES, "possible_low", "possible_high" }, run_iprime },
	{ "spc.p", "p chart of shares", "count, n", { COMMON }, run_p },
	{ "spc.u", "u chart of rates", "count, days", { COMMON }, run_u },
	{ "spc.c", "c chart of counts", "count", { COMMON }, run_c },
	{ "spc.pprime", "p chart, spread beyond chance included (Laney)", "count, n",
	    { COMMON, RANGES }, run_pprime },
	{ "spc.uprime", "u chart, spread beyond chance included (Laney)", "count, days",
	    { COMMON, RANGES }, run_uprime },
	{ "spc.g", "g chart of units between events", "value", { COMMON, "sigma", "centre" },
	    run_g },
	{ "spc.t", "t chart of time between events", "value", { COMMON, RANGES, "power" }, run_t },
	{ "spc.run_chart", "run chart about the median", "value", { COMMON, "centre" },
	    run_run_chart },
};

const struct stat_method *
stat_control_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
