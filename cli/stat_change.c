/* pejl stat: where a level changes. Names and indices of results are those of the reference cases
 * (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/change.h"
#include "cli/stat_terms.h"

static void
put(struct stat_job *j, const char *name, double v)
{
	stat_put(j, name, STAT_SCALAR, v);
}

/* ---- the series -------------------------------------------------------- */

/* Values that are there, with their rows; time: NULL if there is one column only. */
struct levels {
	size_t n;
	const double *value, *time;
	const size_t *row;
};

static bool
read_levels(struct stat_job *j, struct levels *l)
{
	const double *value = stat_outcome(j);
	const double *time = stat_columns(j) > 1 ? stat_predictor(j) : value;

	if (value == NULL || time == NULL)
		return false;
	struct stat_terms t = stat_terms_whole(j, (const double *[]){ value, time }, 2);
	*l = (struct levels){ .n = t.n,
		.value = t.column[0],
		.time = stat_columns(j) > 1 ? t.column[1] : NULL,
		.row = t.row };
	return true;
}

/* The number of the row in the file and the time of value AFTER (from 1), 0: NA. */
static void
put_place(struct stat_job *j, const struct levels *l, size_t after, const char *const names[2],
    long index)
{
	stat_put(j, names[0], index, after > 0 ? (double)l->row[after - 1] + 1 : NAN);
	stat_put(j, names[1], index, after > 0 && l->time != NULL ? l->time[after - 1] : NAN);
}

static const char *const change_names[2] = { "change_after_index", "change_after_year" };

static bool
run_pettitt(struct stat_job *j)
{
	struct levels l;
	unsigned long seed;

	if (!read_levels(j, &l) || !stat_param_seed(j, &seed))
		return false;
	struct pettitt p = change_pettitt(l.value, l.n, seed, stat_arena(j));
	put(j, "n", (double)p.n);
	put(j, "U", p.u);
	put(j, "U_signed", p.signed_u);
	put_place(j, &l, p.code == STAT_OK ? p.after : 0, change_names, STAT_SCALAR);
	put(j, "p_approx", p.p_approx);
	put(j, "p_permutation", p.p_permuted);
	put(j, "p", p.p);
	return true;
}

/* ---- breakpoints ------------------------------------------------------- */

/* The shortest segment: -p min_segment, or min_segment_fraction of the values, 0.15 by default. */
static bool
read_shortest(struct stat_job *j, size_t n, size_t *shortest)
{
	double fraction = 0.15;

	if (!stat_param_number(j, "min_segment_fraction", &fraction))
		return false;
	if (!(fraction > 0 && fraction < 1))
		return stat_refuse(j, true, "-p min_segment_fraction: between 0 and 1");
	*shortest = (size_t)floor(fraction * (double)n + 1e-9);
	return stat_param_count(j, "min_segment", 1, 1000000, shortest);
}

static void
put_breaks(struct stat_job *j, const struct levels *l, const struct breakpoints *b)
{
	struct arena *a = stat_arena(j);

	for (size_t m = 0; b->rss != NULL && m <= b->most; m++) {
		stat_put(j, "rss", (long)m, b->rss[m]);
		stat_put(j, "bic", (long)m, b->bic[m]);
		for (size_t i = 1; i <= m; i++) {
			const char *names[2] = { arena_printf(a, "break_%zu_of_%zu_index", i, m),
				arena_printf(a, "break_%zu_of_%zu_year", i, m) };
			put_place(j, l, b->after[m * (m - 1) / 2 + i - 1], names, STAT_SCALAR);
		}
	}
	put(j, "best_breaks", b->rss != NULL ? (double)b->best : NAN);
}

static bool
run_breakpoints(struct stat_job *j)
{
	struct levels l;
	size_t shortest, most;

	if (!read_levels(j, &l) || !read_shortest(j, l.n, &shortest))
		return false;
	most = shortest > 0 ? l.n / shortest : 0;
	most = most > 2 ? most - 1 : 1;
	if (!stat_param_count(j, "max_breaks", 0, 100, &most))
		return false;
	struct breakpoints b = change_breakpoints(l.value, l.n, shortest, most, stat_arena(j));
	put_breaks(j, &l, &b);
	for (size_t i = 1; b.rss != NULL && i <= b.best; i++) {
		static const char *const names[2] = { "break_index", "break_year" };
		put_place(j, &l, b.after[b.best * (b.best - 1) / 2 + i - 1], names, (long)i);
	}
	return true;
}

/* ---- PELT -------------------------------------------------------------- */

/* TEXT without blanks and asterisks, in lower case. */
static const char *
plain(struct stat_job *j, const char *text)
{
	char *out = arena_strdup(stat_arena(j), text), *to = out;

	for (; *text != '\0'; text++)
		if (*text != ' ' && *text != '*')
			*to++ = (char)(*text >= 'A' && *text <= 'Z' ? *text - 'A' + 'a' : *text);
	*to = '\0';
	return out;
}

/* -p standardise: none, false or raw keeps the values, (x-mean)/sd (n-1) is the default. */
static bool
read_standardised(struct stat_job *j, const struct levels *l, double *out)
{
	static const char *const raw[] = { "none", "false", "no", "raw" };
	static const char *const scaled[] = { "(x-mean)/sd(n-1)", "(x-mean)/sd", "true", "yes",
		"(x-mean(x))/sd(x)", "scale(x)" };
	const char *given = stat_param(j, "standardise");
	const char *word = given != NULL ? plain(j, given) : scaled[0];

	for (size_t i = 0; i < countof(raw); i++)
		if (strcmp(word, raw[i]) == 0) {
			memcpy(out, l->value, l->n * sizeof *out);
			return true;
		}
	for (size_t i = 0; i < countof(scaled); i++)
		if (strcmp(word, scaled[i]) == 0) {
			change_standardise(l->value, l->n, out);
			return true;
		}
	return stat_refuse(
	    j, true, "-p standardise: '%s' is neither none nor (x-mean)/sd (n-1)", given);
}

/* A number, or so many times log n in words: "2 log n", "3*log(n)", "ln n". */
static bool
read_penalty(struct stat_job *j, size_t n, double *penalty)
{
	static const char *const logs[] = { "logn", "log(n)", "lnn", "ln(n)" };
	const char *given = stat_param(j, "penalty");
	const char *word = given != NULL ? plain(j, given) : "2logn";
	size_t digits = strspn(word, "0123456789.");

	for (size_t i = 0; i < countof(logs); i++)
		if (strcmp(word + digits, logs[i]) == 0) {
			*penalty = (digits > 0 ? strtod(word, NULL) : 1) * log((double)n);
			return true;
		}
	return stat_param_number(j, "penalty", penalty);
}

static bool
run_pelt(struct stat_job *j)
{
	struct levels l;
	size_t shortest = 1;
	double penalty;

	if (!read_levels(j, &l) || !stat_param_count(j, "min_segment", 1, 1000000, &shortest))
		return false;
	double *v = arena_array(stat_arena(j), l.n + 1, sizeof *v);
	if (!read_penalty(j, l.n, &penalty) || !read_standardised(j, &l, v))
		return false;
	struct penalised p = change_penalised(v, l.n, penalty, shortest, stat_arena(j));
	put(j, "n_changes", p.code == STAT_OK ? (double)p.changes : NAN);
	for (size_t i = 0; i < p.changes; i++)
		put_place(j, &l, p.after[i], change_names, (long)i + 1);
	if (p.changes == 1)
		put_place(j, &l, p.after[0], change_names, STAT_SCALAR);
	put(j, "penalty", penalty);
	put(j, "total_cost", p.cost);
	return true;
}

/* ---- CUSUM ------------------------------------------------------------- */

static void
put_sums(struct stat_job *j, const struct levels *l, const char *name, const double *sum,
    const char *first_name, size_t first)
{
	for (size_t i = 0; i < l->n; i++)
		stat_put(j, name, (long)l->row[i] + 1, sum[i]);
	put(j, first_name, first > 0 ? (double)l->row[first - 1] + 1 : NAN);
	if (first > 0) /* the sum that signals, by name: c_plus_29 */
		put(j, arena_printf(stat_arena(j), "%s_%zu", name, l->row[first - 1] + 1),
		    sum[first - 1]);
}

static bool
run_cusum(struct stat_job *j)
{
	struct levels l;
	double target = NAN, sigma = NAN, k = 0.5, h = 5;

	if (!read_levels(j, &l) || !stat_param_number(j, "target", &target)
	    || !stat_param_number(j, "sigma", &sigma) || !stat_param_number(j, "k", &k)
	    || !stat_param_number(j, "h", &h))
		return false;
	if (isnan(target) || isnan(sigma))
		return stat_refuse(j, true, "change.cusum needs -p target=NUMBER and sigma=NUMBER");
	double *up = arena_array(stat_arena(j), 2 * l.n + 1, sizeof *up), *down = up + l.n;
	struct cusum c = change_cusum(l.value, l.n, target, sigma, k, h, up, down);
	put_sums(j, &l, "c_plus", up, "first_signal_up", c.first_up);
	put_sums(j, &l, "c_minus", down, "first_signal_down", c.first_down);
	put(j, "change_began_up", c.since_up > 0 ? (double)l.row[c.since_up - 1] + 1 : NAN);
	put(j, "change_began_down", c.since_down > 0 ? (double)l.row[c.since_down - 1] + 1 : NAN);
	return true;
}

/* ---- table ------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "change.pettitt", "one change of level, by ranks", "Pettitt 1979", "year, value",
	    { "p", "seed" }, run_pettitt },
	{ "change.breakpoints", "shifts of the mean, number by BIC", "Bai & Perron 2003",
	    "year, value", { "min_segment_fraction", "min_segment", "max_breaks", "bic" },
	    run_breakpoints },
	{ "change.pelt", "shifts of the mean, by a penalty", "Killick, Fearnhead & Eckley 2012",
	    "year, value", { "standardise", "penalty", "min_segment" }, run_pelt },
	{ "change.cusum", "drift from a target", "Page 1954", "sample, value",
	    { "target", "sigma", "k", "h" }, run_cusum },
};

const struct stat_method *
stat_change_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
