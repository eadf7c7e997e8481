/* pejl stat: broken lines. Names and indices of results are those of the reference cases
 * (tests/cases.sh). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/interrupted.h"
#include "analysis/joinpoint.h"
#include "analysis/segmented.h"
#include "cli/stat_terms.h"

static void
put(struct stat_job *j, const char *name, double v)
{
	stat_put(j, name, STAT_SCALAR, v);
}

/* Predictor and outcome of whole rows, by the predictor. */
static bool
read_pairs(struct stat_job *j, struct stat_terms *t)
{
	const double *x = stat_predictor(j), *y = stat_outcome(j);

	if (x == NULL || y == NULL)
		return false;
	*t = stat_terms_whole(j, (const double *[]){ x, y }, 2);
	for (size_t i = 1; i < t->n; i++) {
		double at = t->column[0][i], value = t->column[1][i];
		size_t k = i;
		for (; k > 0 && t->column[0][k - 1] > at; k--) {
			t->column[0][k] = t->column[0][k - 1];
			t->column[1][k] = t->column[1][k - 1];
		}
		t->column[0][k] = at;
		t->column[1][k] = value;
	}
	return true;
}

/* ---- joinpoint --------------------------------------------------------- */

/* What -p x takes off the column, to print bends as times. */
static double
origin(struct stat_job *j)
{
	const char *from;
	const double *raw = stat_numbers(j, stat_predictor_name(j, &from));
	const double *x = stat_predictor(j);
	for (size_t i = 0; i < stat_rows(j); i++)
		if (!isnan(raw[i]))
			return raw[i] - x[i];
	return 0;
}

static bool
read_rule(struct stat_job *j, size_t n, struct joinpoint_rule *r, bool *logged)
{
	const char *choice = stat_param(j, "choice");
	size_t permutations = JOINPOINT_PERMUTATIONS;

	*r = (struct joinpoint_rule){
		.most = joinpoint_most(n), .ends = 2, .between = 2, .alpha = 0.05
	};
	if (choice == NULL)
		choice = stat_param(j, "permutations") != NULL ? "permutation" : "bic";
	if (strcmp(choice, "bic") != 0 && strncmp(choice, "permutation", 11) != 0)
		return stat_refuse(
		    j, true, "-p choice: '%s' is neither bic nor permutation", choice);
	if (!stat_param_count(j, "max_joinpoints", 0, JOINPOINT_MOST, &r->most)
	    || !stat_param_count(j, "min_points_at_ends", 1, 1000, &r->ends)
	    || !stat_param_number(j, "min_years_between", &r->between)
	    || !stat_param_number(j, "alpha", &r->alpha) || !stat_param_seed(j, &r->seed)
	    || !stat_param_count(j, "permutations", 1, 99999, &permutations)
	    || !stat_param_truth(j, "log", logged))
		return false;
	r->permutations = choice[0] == 'p' ? permutations : 0;
	return true;
}

static void
put_slopes(struct stat_job *j, const struct joinpoint_fit *f, size_t k, bool logged)
{
	for (size_t i = 0; i <= k; i++) {
		stat_put(j, "slope", (long)i + 1, f->slope[i]);
		stat_put(j, "se_slope", (long)i + 1, f->se_slope[i]);
		if (logged)
			stat_put(j, "apc", (long)i + 1, 100 * expm1(f->slope[i]));
	}
}

static void
put_bends(struct stat_job *j, const struct joinpoint *p, double from, bool logged)
{
	struct arena *a = stat_arena(j);

	for (size_t k = 0; k <= p->most; k++) {
		const struct joinpoint_fit *f = &p->fit[k];
		stat_put(j, "rss", (long)k, f->rss);
		stat_put(j, "bic", (long)k, isfinite(f->bic) ? f->bic : NAN);
		for (size_t i = 0; i < k; i++) {
			put(j, arena_printf(a, "tau_%zu_of_%zu", i + 1, k), f->bend[i] + from);
			stat_put(
			    j, arena_printf(a, "tau_of_%zu", k), (long)i + 1, f->bend[i] + from);
		}
	}
	if (p->most < 1)
		return;
	const struct joinpoint_fit *one = &p->fit[1];
	put(j, "slope_before_1", one->slope[0]);
	put(j, "slope_after_1", one->slope[1]);
	if (!logged)
		return;
	put(j, "apc_before_1", 100 * expm1(one->slope[0]));
	put(j, "apc_after_1", 100 * expm1(one->slope[1]));
}

static bool
run_joinpoint(struct stat_job *j)
{
	struct stat_terms t;
	struct joinpoint_rule rule;
	bool logged = false, known;

	if (!read_pairs(j, &t) || !read_rule(j, t.n, &rule, &logged))
		return false;
	for (size_t i = 0; logged && i < t.n; i++)
		t.column[1][i] = log(t.column[1][i]);
	struct joinpoint p = joinpoint_fit(t.column[0], t.column[1], t.n, &rule, stat_arena(j));
	known = p.code == STAT_OK || p.code == STAT_EXACT_FIT;
	if (known) {
		put_bends(j, &p, origin(j), logged);
		put_slopes(j, &p.fit[p.chosen], p.chosen, logged);
	}
	put(j, "chosen_joinpoints", known ? (double)p.chosen : NAN);
	for (size_t i = 0; i < p.ntests; i++)
		stat_put(j, "p_permutation", (long)i + 1, p.p[i]);
	return true;
}

/* ---- segmented --------------------------------------------------------- */

/* As segmented::slope() gives them; slope[1], slope[2] have all digits. */
static double
five_digits(double v)
{
	char text[32];

	if (!isfinite(v))
		return NAN;
	snprintf(text, sizeof text, "%.5g", v);
	return strtod(text, NULL);
}

static void
put_segments(struct stat_job *j, const struct segmented *s)
{
	for (size_t i = 0; i < s->bends; i++) {
		stat_put(j, "psi", (long)i + 1, s->psi[i]);
		stat_put(j, "se_psi", (long)i + 1, s->se[i]);
	}
	for (size_t i = 0; i <= s->bends; i++) {
		stat_put(j, "slope", (long)i + 1, s->slope[i]);
		stat_put(j, "se_slope", (long)i + 1, s->se_slope[i]);
	}
	if (s->bends == 1) {
		put(j, "psi", s->psi[0]);
		put(j, "se_psi", s->se[0]);
		put(j, "slope_before", five_digits(s->slope[0]));
		put(j, "slope_after", five_digits(s->slope[1]));
	}
	put(j, "intercept", s->intercept);
	put(j, "rss", s->rss);
	put(j, "df", s->df);
}

static bool
run_segmented(struct stat_job *j)
{
	struct stat_terms t;
	double start[SEGMENTED_MOST];
	size_t bends;

	if (!read_pairs(j, &t) || !stat_list(j, "start", start, SEGMENTED_MOST, &bends))
		return false;
	if (bends == 0) {
		start[bends++] = t.n > 0 ? t.column[0][t.n / 2] : 0;
	}
	struct segmented s =
	    segmented_fit(t.column[0], t.column[1], t.n, start, bends, stat_arena(j));
	put_segments(j, &s);
	return true;
}

/* ---- interrupted ------------------------------------------------------- */

static void
put_effect(struct stat_job *j, const char *name, const struct effect *e)
{
	struct arena *a = stat_arena(j);

	put(j, name, e->value);
	put(j, arena_printf(a, "se_%s", name), e->se);
	put(j, arena_printf(a, "lower_%s", name), e->low);
	put(j, arena_printf(a, "upper_%s", name), e->high);
	put(j, arena_printf(a, "p_%s", name), e->p);
}

static bool
run_interrupted(struct stat_job *j)
{
	struct stat_terms t;
	double at = NAN, confidence = 0.95;

	if (!read_pairs(j, &t) || !stat_param_number(j, "at", &at)
	    || !stat_param_number(j, "confidence", &confidence))
		return false;
	if (isnan(at))
		return stat_refuse(j, true, "trend.interrupted needs -p at=TIME");
	struct interruption f = interruption_fit(t.column[0], t.column[1], t.n, at, confidence);
	put(j, "n_before", (double)f.n_before);
	put(j, "n_after", (double)f.n_after);
	put(j, "df", f.df);
	put(j, "sigma", f.sigma);
	put(j, "expected", f.expected);
	put_effect(j, "slope_before", &f.slope_before);
	put_effect(j, "level_change", &f.level);
	put_effect(j, "slope_change", &f.slope);
	put_effect(j, "slope_after", &f.slope_after);
	return true;
}

/* ---- table ------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "trend.joinpoint", "broken line that bends at observed times",
	    "Lerman 1980; Kim et al. 2000", "year, value",
	    { "x", "max_joinpoints", "min_points_at_ends", "min_years_between", "log", "bic",
		"choice", "permutations", "seed", "alpha" },
	    run_joinpoint },
	{ "trend.segmented", "broken line that bends anywhere", "Muggeo 2003", "x, y",
	    { "start", "x" }, run_segmented },
	{ "trend.interrupted", "level and slope at a known date", "Wagner et al. 2002",
	    "year, value", { "at", "confidence", "x" }, run_interrupted },
};

const struct stat_method *
stat_break_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
