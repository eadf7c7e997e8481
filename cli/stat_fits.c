/* pejl stat: regression. Names and indices of results are those of the reference cases
 * (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/regression.h"
#include "analysis/robust.h"
#include "base/translate.h"
#include "cli/stat_terms.h"

static void
put(struct stat_job *j, const char *name, double v)
{
	stat_put(j, name, STAT_SCALAR, v);
}

/* ---- the model --------------------------------------------------------- */

struct model {
	size_t degree; /* of a polynomial, 0: one term a column */
	bool intercept;
};

/* MODEL in lower case without blanks and asterisks; powers keep a caret: "y=b0+b1x+b2x^2". */
static char *
model_plain(struct stat_job *j, const char *model)
{
	char *out = arena_strdup(stat_arena(j), model), *to = out;

	for (const char *p = model; *p != '\0'; p++)
		if (p[0] == '*' && p[1] == '*') {
			*to++ = '^';
			p++;
		} else if (*p != ' ' && *p != '*')
			*to++ = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	*to = '\0';
	return out;
}

/* A model in words or as a formula without an intercept. */
static bool
through_origin(const char *plain)
{
	static const char *const words[] = { "nointercept", "withoutintercept",
		"withoutanintercept", "throughorigin", "throughtheorigin", "noconstant",
		"intercept=false", "~0+", "-1", "y=b1x", "y=bx", "y=slopex" };

	for (size_t i = 0; i < countof(words); i++)
		if (strstr(plain, words[i]) != NULL)
			return true;
	return false;
}

/* The degree that PLAIN states, 0: none. */
static long
degree_of(const char *plain)
{
	static const char *const marks[] = { "degree", "order" };
	const char *power = strrchr(plain, '^');

	for (size_t i = 0; i < countof(marks) && strstr(plain, "polynomial") != NULL; i++) {
		const char *at = strstr(plain, marks[i]);
		if (at != NULL) {
			at += strlen(marks[i]);
			return strtol(at + strspn(at, "of="), NULL, 10);
		}
	}
	if (strcmp(plain, "quadratic") == 0)
		return 2;
	if (strcmp(plain, "cubic") == 0)
		return 3;
	return power != NULL ? strtol(power + 1, NULL, 10) : 0;
}

/*
 * "intercept + x1..x6", "y = b0 + b1 x", "y = b0 + b1*x + b2*x^2", "polynomial of degree 5",
 * "y = b1 x", "no intercept", "y ~ x". False for a model that is not offered.
 */
static bool
read_model(struct stat_job *j, struct model *m)
{
	static const char *const known[] = { "intercept", "polynomial", "linear", "straightline",
		"y=b0+", "y=a+b", "y~" };
	const char *model = stat_param(j, "model");
	bool ok;

	*m = (struct model){ .intercept = true };
	if (!stat_param_truth(j, "intercept", &m->intercept))
		return false;
	if (model == NULL)
		return true;
	const char *plain = model_plain(j, model);
	ok = strcmp(plain, "quadratic") == 0 || strcmp(plain, "cubic") == 0;
	if (through_origin(plain)) {
		m->intercept = false;
		ok = true;
	}
	for (size_t i = 0; i < countof(known) && !ok; i++)
		ok = strncmp(plain, known[i], strlen(known[i])) == 0;
	long k = degree_of(plain);
	if (!ok)
		return stat_refuse(j, true, "reg.ols offers no model '%s'", model);
	bool polynomial =
	    k != 0 || strstr(plain, "polynomial") != NULL || strchr(plain, '^') != NULL;
	if (polynomial && (k < 1 || k > 10 || !m->intercept))
		return stat_refuse(
		    j, true, "reg.ols offers degrees 1 to 10 with an intercept, not '%s'", model);
	m->degree = (size_t)k;
	return true;
}

/* The outcome is column y, else value, else the last. */
static size_t
outcome_column(const struct stat_job *j)
{
	static const char *const names[] = { "y", "value" };

	for (size_t k = 0; k < countof(names); k++)
		for (size_t c = 0; c < stat_columns(j); c++)
			if (strcmp(stat_heading(j, c), names[k]) == 0)
				return c;
	return stat_columns(j) - 1;
}

/* Rows without NA: the outcome in *Y, all other columns of numbers row by row in *X, *K of them. */
static bool
read_rows(struct stat_job *j, double **x, double **y, size_t *n, size_t *k)
{
	size_t columns = stat_columns(j), outcome = outcome_column(j), rows = stat_rows(j);
	const double **v = arena_array(stat_arena(j), columns, sizeof *v);

	*x = arena_array(stat_arena(j), rows * columns, sizeof **x);
	*y = arena_array(stat_arena(j), rows, sizeof **y);
	*k = columns - 1;
	*n = 0;
	for (size_t c = 0; c < columns; c++) {
		bool words = c != outcome && stat_is_words(j, c);
		v[c] = words ? NULL : stat_numbers_at(j, c);
		if (!words && v[c] == NULL)
			return false;
		*k -= words; /* a name of the row */
	}
	for (size_t i = 0; i < rows; i++) {
		bool whole = true;
		for (size_t c = 0, at = 0; c < columns; c++) {
			if (v[c] == NULL)
				continue;
			whole = whole && !isnan(v[c][i]);
			if (c != outcome)
				(*x)[*n * *k + at++] = v[c][i];
		}
		(*y)[*n] = v[outcome][i];
		*n += whole;
	}
	return *k > 0 || stat_refuse(j, false, "y and an x are needed");
}

/* Coefficients by their place in the model: b[0] is the intercept, b[1] the first column's. */
static void
put_coefficients(struct stat_job *j, const struct design *d, bool intercept, const double *beta,
    const double *se)
{
	static const char *const names[][2] = { { "b0", "se_b0" }, { "b1", "se_b1" } };
	size_t first = intercept ? 0 : 1;

	for (size_t i = 0; i < d->p; i++) {
		stat_put(j, "b", (long)(i + first), beta[i]);
		if (se != NULL)
			stat_put(j, "se_b", (long)(i + first), se[i]);
	}
	if (d->p + first != 2)
		return;
	for (size_t i = 0; i < d->p; i++) {
		put(j, names[i + first][0], beta[i]);
		if (se != NULL)
			put(j, names[i + first][1], se[i]);
	}
	if (intercept) {
		put(j, "intercept", beta[0]);
		if (se != NULL)
			put(j, "se_intercept", se[0]);
	}
	put(j, "slope", beta[d->p - 1]);
	if (se != NULL)
		put(j, "se_slope", se[d->p - 1]);
}

static bool
run_ols(struct stat_job *j)
{
	struct arena *a = stat_arena(j);
	struct model m;
	double *x, *y;
	size_t n, k;

	if (!read_rows(j, &x, &y, &n, &k) || !read_model(j, &m))
		return false;
	if (m.degree > 0 && k != 1)
		return stat_refuse(j, false, "a polynomial takes y and one x");
	struct design d = m.degree > 0 ? design_polynomial(x, n, m.degree, a)
				       : design_columns(x, n, k, m.intercept, a);
	double *beta = arena_array(a, 2 * d.p, sizeof *beta);
	struct least_squares f = design_fit(&d, y, NULL, beta, beta + d.p, a);
	put_coefficients(j, &d, m.intercept, beta, beta + d.p);
	put(j, "rss", f.rss);
	put(j, "df", f.df);
	put(j, "residual_sd", sqrt(f.rss / f.df));
	return true;
}

/* ---- weights ----------------------------------------------------------- */

static bool
run_wls(struct stat_job *j)
{
	const double *columns[] = { stat_predictor(j), stat_outcome(j), stat_weights(j, true) };

	if (columns[0] == NULL || columns[1] == NULL || columns[2] == NULL)
		return false;
	struct stat_terms t = stat_terms_whole(j, columns, 3);
	struct weighted_line l = weighted_line_fit(t.column[0], t.column[1], t.column[2], t.n);
	put(j, "n", (double)l.n);
	put(j, "intercept", l.at_zero);
	put(j, "slope", l.slope);
	put(j, "se_intercept_known", l.se_at_zero);
	put(j, "se_slope_known", l.se_slope);
	put(j, "chi2_slope", l.chi_square);
	put(j, "p_chi2", l.p_known);
	put(j, "residual_Q", l.residual);
	put(j, "birge_ratio", l.birge);
	put(j, "se_intercept_scaled", l.se_at_zero_scaled);
	put(j, "se_slope_scaled", l.se_slope_scaled);
	put(j, "t_slope", l.t);
	put(j, "p_slope_t", l.p_scaled);
	return true;
}

/* ---- robust ------------------------------------------------------------ */

struct robust_choice {
	double tune;
	size_t rounds;
	bool leverage; /* as GSL */
};

/*
 * -p k, c or tune; -p convention or variant that names gsl or MASS, with "maxiter N"; -p scale is
 * the one of the convention. Without any, as MASS.
 */
static bool
read_choice(struct stat_job *j, struct robust_choice *r)
{
	const char *text = stat_param(j, "convention");

	if (!stat_param_number(j, "k", &r->tune) || !stat_param_number(j, "c", &r->tune)
	    || !stat_param_number(j, "tune", &r->tune)
	    || !stat_param_count(j, "maxiter", 1, 100000, &r->rounds))
		return false;
	if (!(r->tune > 0))
		return stat_refuse(j, true, "the tuning constant must be over 0");
	if (text == NULL)
		return true;
	const char *rounds = strstr(text, "maxiter ");
	if (rounds != NULL && strtol(rounds + 8, NULL, 10) > 0)
		r->rounds = (size_t)strtol(rounds + 8, NULL, 10);
	r->leverage = strncmp(text, "gsl", 3) == 0 || strncmp(text, "GSL", 3) == 0;
	return r->leverage || strncmp(text, "MASS", 4) == 0 || strncmp(text, "rlm", 3) == 0
	    || stat_refuse(j, true, "-p convention: '%s' is neither gsl nor MASS", text);
}

static bool
run_robust(struct stat_job *j, enum robust_weight weight, double tune)
{
	struct arena *a = stat_arena(j);
	struct robust_choice r = { .tune = tune, .rounds = 500 };
	double *x, *y;
	size_t n, k;

	if (!read_rows(j, &x, &y, &n, &k) || !read_choice(j, &r))
		return false;
	struct design d = design_columns(x, n, k, true, a);
	double *beta = arena_array(a, 2 * d.p, sizeof *beta);
	struct robust f = r.leverage
	    ? robust_fit_leverage(&d, y, weight, r.tune, (int)r.rounds, beta, beta + d.p, a)
	    : robust_fit(&d, y, weight, r.tune, (int)r.rounds, beta, a);
	put_coefficients(j, &d, true, beta, r.leverage ? beta + d.p : NULL);
	put(j, "scale", f.scale);
	put(j, "sigma", f.sigma);
	return true;
}

static bool
run_bisquare(struct stat_job *j)
{
	return run_robust(j, ROBUST_BISQUARE, ROBUST_BISQUARE_TUNE);
}

static bool
run_huber(struct stat_job *j)
{
	return run_robust(j, ROBUST_HUBER, ROBUST_HUBER_TUNE);
}

/* ---- table ------------------------------------------------------------- */

static const struct stat_method methods[] = {
	{ "reg.ols", "least squares", "Golub 1965", N_("y and one or more x"),
	    { "model", "intercept" }, run_ols },
	{ "reg.wls", "weighted line, variances known or scaled", "Birge 1932", "year, value, se",
	    { "x", "weights" }, run_wls },
	{ "reg.robust_bisquare", "line that odd values do not turn, Tukey", "Beaton & Tukey 1974",
	    N_("y and one or more x"), { "c", "tune", "k", "convention", "scale", "maxiter" },
	    run_bisquare },
	{ "reg.robust_huber", "line that odd values do not turn, Huber", "Huber 1964",
	    N_("y and one or more x"), { "k", "tune", "c", "convention", "scale", "maxiter" },
	    run_huber },
};

const struct stat_method *
stat_fit_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
