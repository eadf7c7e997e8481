/* pejl stat: control and run charts. Names and indices of results are those of the reference cases
 * (tests/cases.sh). */
#include <math.h>

#include "analysis/control.h"
#include "analysis/control_rules.h"
#include "cli/stat.h"
#include "cli/stat_chart.h"
#include "model/words.h"

static void
put_truth(struct stat_job *j, const char *name, long index, bool truth)
{
	stat_put_text(j, name, index, truth ? "true" : "false");
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
			stat_put(j, of_part[k].by_part, stat_row(i), v);
			outside += of_part[k].get == outside_in ? v : 0;
		}
	if (c->nparts > 1)
		stat_put(j, "n_outside", STAT_SCALAR, outside);
	stat_put(j, "n_parts", STAT_SCALAR, (double)c->nparts);
	for (size_t i = 0; i < c->nparts; i++)
		stat_put_text(j, "code_by_part", stat_row(i), stat_code_id(c->parts[i].code));
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
		put_runs(j, &s.runs[i], parts, stat_row(i));
	}
	for (size_t i = 0; i < s.n; i++) {
		enum control_signal list[CONTROL_SIGNALS];
		size_t n = control_signal_list(&s.marks[i], list);
		const char *text = "";
		for (size_t k = 0; k < n; k++)
			text = arena_printf(stat_arena(j), "%s%s%s", text, k > 0 ? " " : "",
			    control_signal_name(list[k]));
		stat_put_text(j, "signals", stat_row(i), text);
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
		stat_put(j, "y", stat_row(i), p->value);
		stat_put(j, "centre", stat_row(i), p->centre);
		stat_put(j, "lcl", stat_row(i), p->low);
		stat_put(j, "ucl", stat_row(i), p->high);
		stat_put(j, "lcl95", stat_row(i), p->low2);
		stat_put(j, "ucl95", stat_row(i), p->high2);
		put_truth(j, "outside", stat_row(i), control_outside(p));
		if (c->chart == CONTROL_XMR) { /* the names of Making Data Count */
			stat_put(j, "mean", stat_row(i), p->centre);
			stat_put(j, "lpl", stat_row(i), p->low);
			stat_put(j, "upl", stat_row(i), p->high);
			stat_put(j, "nlpl", stat_row(i), p->low2);
			stat_put(j, "nupl", stat_row(i), p->high2);
		}
		stat_put(j, "part", stat_row(i), (double)p->part + 1);
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
	struct control_input in = { .chart = kind };
	const struct control_rules *rules = read_rules(j);

	if (rules == NULL || !stat_chart_input(j, sized, &in))
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
	{ "spc.xmr", "individuals chart of values", "Shewhart 1931; Nelson 1982", "value",
	    { COMMON, RANGES, "k", "centre", "possible_low", "possible_high" }, run_xmr },
	{ "spc.iprime", "individuals chart of values that differ in size", "Taylor 2017",
	    "value, n", { COMMON, RANGES, "possible_low", "possible_high" }, run_iprime },
	{ "spc.p", "p chart of shares", "Shewhart 1931", "count, n", { COMMON }, run_p },
	{ "spc.u", "u chart of rates", "Shewhart 1931", "count, days", { COMMON }, run_u },
	{ "spc.c", "c chart of counts", "Shewhart 1931", "count", { COMMON }, run_c },
	{ "spc.pprime", "p chart, spread beyond chance included (Laney)", "Laney 2002", "count, n",
	    { COMMON, RANGES }, run_pprime },
	{ "spc.uprime", "u chart, spread beyond chance included (Laney)", "Laney 2002",
	    "count, days", { COMMON, RANGES }, run_uprime },
	{ "spc.g", "g chart of units between events", "Benneyan 2001", "value",
	    { COMMON, "sigma", "centre" }, run_g },
	{ "spc.t", "t chart of time between events", "Nelson 1994", "value",
	    { COMMON, RANGES, "power" }, run_t },
	{ "spc.run_chart", "run chart about the median", "Anhøj & Olesen 2014", "value",
	    { COMMON, "centre" }, run_run_chart },
};

const struct stat_method *
stat_control_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
