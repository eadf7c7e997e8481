/* pejl stat: single rules of control charts, limits of runs, and assurance. Names and indices of
 * results are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <string.h>

#include "analysis/control.h"
#include "analysis/control_rules.h"
#include "analysis/run_chart.h"
#include "base/translate.h"
#include "cli/stat_terms.h"
#include "model/words.h"

/* The row after the last of the series that begins at FIRST: rows in a row with one name. */
static size_t
series_end(struct stat_job *j, size_t first)
{
	static const char names[] = "series group f facet";
	const char *name = stat_column_among(j, names);
	size_t i = first + 1;

	while (i < stat_rows(j)
	    && (name == NULL || strcmp(stat_text(j, name, i), stat_text(j, name, first)) == 0))
		i++;
	return i;
}

/* ---- spc.rules --------------------------------------------------------- */

static const char near_names[] = "near_limit close_to_limits beyond_two_sigma";
static const char side_names[] = "side relative_to_mean side_of_centre";
static const char value_names[] = "value y x";
static const char low_names[] = "lcl lpl lower";
static const char high_names[] = "ucl upl upper";
static const char centre_names[] = "centre mean cl median";

/* Side of each row, -1, 0 or 1, from a column of its own or from value and centre, which is 0 if
 * there is none. NULL after a message. */
static int *
read_sides(struct stat_job *j)
{
	const char *name = stat_column_among(j, side_names),
		   *line = stat_column_among(j, centre_names);
	const double *v = stat_numbers(j, name != NULL ? name : stat_column_among(j, value_names));
	const double *c = name == NULL && line != NULL ? stat_numbers(j, line) : NULL;
	int *side = arena_array(stat_arena(j), stat_rows(j), sizeof *side);

	if (v == NULL || (name == NULL && line != NULL && c == NULL))
		return NULL;
	for (size_t i = 0; i < stat_rows(j); i++) {
		double middle = c != NULL ? c[i] : 0;
		side[i] = (v[i] > middle) - (v[i] < middle);
	}
	return side;
}

static bool
run_two_of_three(struct stat_job *j)
{
	size_t n = stat_rows(j);
	const double *v = stat_numbers(j, stat_column_among(j, near_names));
	const int *side = read_sides(j);
	bool *near = arena_array(stat_arena(j), n, sizeof *near);
	int *window = arena_array(stat_arena(j), n, sizeof *window);
	int *marked = arena_array(stat_arena(j), n, sizeof *marked);

	if (v == NULL || side == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		near[i] = v[i] < 0 || v[i] > 0;
	for (size_t i = 0, end; i < n; i = end) {
		end = series_end(j, i);
		rule_two_of_three(near + i, side + i, end - i, window + i, marked + i);
	}
	for (size_t i = 0; i < n; i++) {
		stat_put(j, "in_window", stat_row(i), window[i]);
		stat_put(j, "marked", stat_row(i), marked[i]);
	}
	return true;
}

static void
put_part(struct stat_job *j, const int *flag, size_t length)
{
	size_t n = stat_rows(j);
	int *up = arena_array(stat_arena(j), n, sizeof *up);
	int *down = arena_array(stat_arena(j), n, sizeof *down);

	for (size_t i = 0, end; i < n; i = end) {
		end = series_end(j, i);
		rule_part(flag + i, end - i, length, 1, up + i);
		rule_part(flag + i, end - i, length, -1, down + i);
	}
	for (size_t i = 0; i < n; i++) {
		stat_put(j, "part", stat_row(i), up[i] || down[i]);
		stat_put(j, "marked", stat_row(i), up[i] || down[i]);
	}
}

/* -p points or length, else 7. */
static bool
read_length(struct stat_job *j, size_t *length)
{
	double v = 7;

	if (!stat_param_number(j, "points", &v) || !stat_param_number(j, "length", &v))
		return false;
	if (!(v >= 2 && v <= 100) || floor(v) != v)
		return stat_refuse(j, true, "-p points takes 2 to 100");
	*length = (size_t)v;
	return true;
}

static bool
run_shift(struct stat_job *j)
{
	size_t n = stat_rows(j), length;
	const int *side = read_sides(j);
	int *flag = arena_array(stat_arena(j), n, sizeof *flag);

	if (side == NULL || !read_length(j, &length))
		return false;
	for (size_t i = 0, end; i < n; i = end) {
		end = series_end(j, i);
		rule_shift(side + i, end - i, length, flag + i);
	}
	for (size_t i = 0; i < n; i++) {
		stat_put(j, "flag", stat_row(i), flag[i] != 0);
		stat_put(j, "direction", stat_row(i), flag[i]);
	}
	put_part(j, flag, length);
	return true;
}

static bool
run_trend(struct stat_job *j)
{
	size_t n = stat_rows(j), length;
	const double *y = stat_numbers(j, stat_column_among(j, value_names));
	int *flag = arena_array(stat_arena(j), n, sizeof *flag);

	if (y == NULL || !read_length(j, &length))
		return false;
	for (size_t i = 0, end; i < n; i = end) {
		end = series_end(j, i);
		rule_trend(y + i, end - i, length, flag + i);
	}
	for (size_t i = 0; i < n; i++)
		stat_put(j, "flag", stat_row(i), flag[i]);
	put_part(j, flag, length);
	return true;
}

/* Flags that are there: the points behind them. */
static bool
run_behind(struct stat_job *j)
{
	size_t n = stat_rows(j), length;
	const double *v = stat_numbers(j, "flag");
	int *flag = arena_array(stat_arena(j), n, sizeof *flag);

	if (v == NULL || !read_length(j, &length))
		return false;
	for (size_t i = 0; i < n; i++)
		flag[i] = (v[i] > 0) - (v[i] < 0);
	put_part(j, flag, length);
	return true;
}

/* A chart that is there, value, centre and limits by row, read by a rule set. */
static bool
run_drawn(struct stat_job *j)
{
	const char *name = stat_param(j, "rules");
	const struct control_rules *rules =
	    control_rules_find(name != NULL ? name : "making_data_count");
	size_t n = stat_rows(j);
	const double *y = stat_numbers(j, stat_column_among(j, value_names));
	const double *centre = stat_numbers(j, stat_column_among(j, centre_names));
	const double *low = stat_numbers(j, stat_column_among(j, low_names));
	const double *high = stat_numbers(j, stat_column_among(j, high_names));
	struct control_point *points = arena_array(stat_arena(j), n, sizeof *points);
	struct control_part part = { .code = STAT_OK, .end = n };

	if (rules == NULL)
		return stat_refuse(
		    j, true, "no rule set '%s'; see doc/METHODS.md, spc.rules", name);
	if (y == NULL || centre == NULL || low == NULL || high == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		points[i] = (struct control_point){ .value = y[i],
			.centre = centre[i],
			.low = low[i],
			.high = high[i],
			.low2 = centre[i] - (centre[i] - low[i]) * 2 / 3,
			.high2 = centre[i] + (high[i] - centre[i]) * 2 / 3 };
	struct control c = { .n = n, .nparts = 1, .points = points, .parts = &part };
	struct control_signals s = control_signals(&c, rules, stat_arena(j));
	for (size_t i = 0; i < n; i++)
		for (unsigned bit = 1; bit < 1u << CONTROL_SIGNALS; bit <<= 1)
			stat_put(j, control_signal_name((enum control_signal)bit), stat_row(i),
			    ((s.marks[i].up & bit) != 0) - ((s.marks[i].down & bit) != 0));
	for (size_t i = 0; i < n; i++)
		stat_put(j, "special_cause", stat_row(i), (s.marks[i].up | s.marks[i].down) != 0);
	return true;
}

/* Are all values -1, 0 or 1? Then they are sides: no seven of them could rise. */
static bool
holds_sides(struct stat_job *j)
{
	const double *v = stat_numbers(j, stat_column_among(j, value_names));
	size_t i = 0;

	while (v != NULL && i < stat_rows(j) && fabs(v[i]) <= 1 && floor(v[i]) == v[i])
		i++;
	return v != NULL && i == stat_rows(j);
}

/* Which rule is meant follows from -p rule, if it names shift (one side) or trend, else from the
 * columns, so that each can be tried alone. */
static bool
run_rules(struct stat_job *j)
{
	const char *rule = stat_param(j, "rule");
	bool value = stat_column_among(j, value_names) != NULL;
	bool side = stat_column_among(j, side_names) != NULL;
	bool centre = stat_column_among(j, centre_names) != NULL;
	bool shift =
	    rule != NULL && (strstr(rule, "shift") != NULL || strstr(rule, "side") != NULL);
	bool trend = rule != NULL && strstr(rule, "trend") != NULL && value;

	if (trend)
		return run_trend(j);
	if (shift && (side || (value && centre)))
		return run_shift(j);
	if (stat_column_among(j, near_names) != NULL && (side || (value && centre)))
		return run_two_of_three(j);
	if (value && centre && stat_column_among(j, low_names) && stat_column_among(j, high_names))
		return run_drawn(j);
	if (side || (value && centre))
		return run_shift(j);
	if (stat_has(j, "flag"))
		return run_behind(j);
	if (value)
		return shift || holds_sides(j) ? run_shift(j) : run_trend(j);
	return stat_refuse(j, false,
	    "columns needed: value; or side; or near_limit and side; or value, centre, lcl, ucl");
}

/* ---- spc.run_rules ----------------------------------------------------- */

static bool
read_runs_rule(struct stat_job *j, enum runs_rule *rule)
{
	static const struct {
		const char *word;
		enum runs_rule rule;
	} words[] = {
		{ "anhoej", RUNS_ANHOEJ },
		{ "best_box", RUNS_BEST_BOX },
		{ "bestbox", RUNS_BEST_BOX },
		{ "cut_box", RUNS_CUT_BOX },
		{ "cutbox", RUNS_CUT_BOX },
	};
	const char *text = stat_param(j, "rule");

	*rule = RUNS_ANHOEJ;
	if (text == NULL)
		return true;
	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(words[i].word, text) == 0) {
			*rule = words[i].rule;
			return true;
		}
	return stat_refuse(j, true, "-p rule takes anhoej, best_box or cut_box, not '%s'", text);
}

static double
limit_of(size_t v)
{
	return v != RUNS_NO_CUT ? (double)v : NAN;
}

static bool
run_run_rules(struct stat_job *j)
{
	static const char names[] = "n_useful n";
	const char *name = stat_column_among(j, names);
	const double *v = stat_numbers(j, name != NULL ? name : "n_useful");
	enum runs_rule rule;

	if (v == NULL || !read_runs_rule(j, &rule))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		bool whole = v[i] >= 1 && v[i] <= 1e6 && floor(v[i]) == v[i];
		struct runs_limits b = runs_limits(whole ? (size_t)v[i] : 0, rule, stat_arena(j));
		stat_put(j, "longest_run_max", stat_row(i), whole ? (double)b.longest_max : NAN);
		stat_put(j, "crossings_min", stat_row(i), whole ? (double)b.crossings_min : NAN);
		stat_put(j, "cut_longest_run", stat_row(i), limit_of(b.cut_longest));
		stat_put(j, "cut_crossings", stat_row(i), limit_of(b.cut_crossings));
		stat_put(j, "p_no_signal", stat_row(i),
		    whole && rule != RUNS_CUT_BOX ? runs_box_probability(
			(size_t)v[i], b.longest_max, b.crossings_min, 0.5, stat_arena(j))
						  : NAN);
		stat_put_text(j, "code", stat_row(i), stat_code_id(b.code));
	}
	return true;
}

/* ---- target.assurance_xmr ---------------------------------------------- */

/* What is better in row I, by column or parameter. False after a message. */
static bool
read_better(struct stat_job *j, size_t i, enum better *better)
{
	static const struct {
		const char *word;
		enum better better;
	} words[] = {
		{ "increase", BETTER_HIGHER },
		{ "high_is_good", BETTER_HIGHER },
		{ "min", BETTER_HIGHER },
		{ "at_least", BETTER_HIGHER },
		{ "1", BETTER_HIGHER },
		{ "decrease", BETTER_LOWER },
		{ "low_is_good", BETTER_LOWER },
		{ "max", BETTER_LOWER },
		{ "at_most", BETTER_LOWER },
		{ "-1", BETTER_LOWER },
		{ "neutral", BETTER_UNKNOWN },
		{ "0", BETTER_UNKNOWN },
		{ "NA", BETTER_UNKNOWN },
	};
	static const char *const keys[] = { "improvement_direction", "direction", "polarity" };
	const char *text = NULL;

	for (size_t k = 0; k < countof(keys) && text == NULL; k++)
		text = stat_has(j, keys[k]) ? stat_text(j, keys[k], i) : stat_param(j, keys[k]);
	for (size_t k = 0; text != NULL && k < countof(words); k++)
		if (strcmp(words[k].word, text) == 0) {
			*better = words[k].better;
			return true;
		}
	return stat_refuse(j, true,
	    "improvement_direction is increase, decrease or neutral, not '%s'",
	    text != NULL ? text : "");
}

static bool
run_assurance(struct stat_job *j)
{
	static const char *const words[] = { [ASSURANCE_UNKNOWN] = "NA",
		[ASSURANCE_PASS] = "consistent_pass",
		[ASSURANCE_FAIL] = "consistent_fail",
		[ASSURANCE_INCONSISTENT] = "inconsistent" };
	const char *low_name = stat_column_among(j, low_names),
		   *high_name = stat_column_among(j, high_names);
	const double *low = stat_numbers(j, low_name != NULL ? low_name : "lpl");
	const double *high = stat_numbers(j, high_name != NULL ? high_name : "upl");
	const double *target = stat_numbers_or_param(j, "target", NAN);
	enum better better = BETTER_UNKNOWN;

	if (low == NULL || high == NULL || target == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		if (!read_better(j, i, &better))
			return false;
		stat_put_text(j, "assurance", stat_row(i),
		    words[control_assurance(low[i], high[i], target[i], better)]);
	}
	return true;
}

/* ---- table ------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "spc.rules", "rules of control charts, singly or as a set",
	    "Western Electric 1956; NHS 2019",
	    N_("value; or side; or near_limit, side; or value, centre, lcl, ucl; series?"),
	    { "points", "length", "rules", "rule" }, run_rules },
	{ "spc.run_rules", "limits of the longest run and of crossings",
	    "Anhøj & Wentzel-Larsen 2020", "n_useful",
	    { "rule", "longest_run_max", "crossings_min" }, run_run_rules },
	{ "target.assurance_xmr", "target against the limits of a control chart",
	    "NHS England 2019", "lpl, upl, target",
	    { "improvement_direction", "direction", "polarity", "target" }, run_assurance },
};

const struct stat_method *
stat_signal_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
