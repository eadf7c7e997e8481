#include "analysis/joinpoint.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "analysis/regression.h"

/*
 * The search over the grid, depth by depth: column[d] is the orthonormal part of the d-th term,
 * covered[d] what the terms up to there explain of each of the M right sides. Least rss of every
 * number of bends by right side.
 */
struct search {
	const double *x;
	size_t n, m, most;
	const struct joinpoint_rule *rule;
	const double *right;                 /* m rows of n */
	const double *total;                 /* m: their sums of squares */
	double *column[JOINPOINT_MOST + 2];  /* n each */
	double *covered[JOINPOINT_MOST + 2]; /* m each */
	double *least[JOINPOINT_MOST + 1];   /* m each */
	size_t at[JOINPOINT_MOST];           /* bends under way, index of x */
	size_t *best[JOINPOINT_MOST + 1];    /* of the first right side */
};

size_t
joinpoint_most(size_t n)
{
	static const size_t up_to[] = { 6, 11, 16, 21, 26 };
	size_t k = 0;

	while (k < sizeof up_to / sizeof up_to[0] && n > up_to[k])
		k++;
	return k;
}

/* Take the earlier columns out of column D, twice against rounding, and make its length 1. */
static bool
orthonormal(struct search *s, size_t d)
{
	double *c = s->column[d], length = 0, before = 0;

	for (size_t i = 0; i < s->n; i++)
		before += c[i] * c[i];
	for (int twice = 0; twice < 2; twice++)
		for (size_t k = 0; k < d; k++) {
			double part = 0;
			for (size_t i = 0; i < s->n; i++)
				part += s->column[k][i] * c[i];
			for (size_t i = 0; i < s->n; i++)
				c[i] -= part * s->column[k][i];
		}
	for (size_t i = 0; i < s->n; i++)
		length += c[i] * c[i];
	for (size_t i = 0; i < s->n; i++)
		c[i] /= sqrt(length);
	return length > 1e-20 * before;
}

static void
cover(struct search *s, size_t d)
{
	for (size_t r = 0; r < s->m; r++) {
		const double *right = s->right + r * s->n;
		double part = 0;
		for (size_t i = 0; i < s->n; i++)
			part += s->column[d][i] * right[i];
		s->covered[d][r] = (d > 0 ? s->covered[d - 1][r] : 0) + part * part;
	}
}

/* The bends so far, K of them, against the best of K. */
static void
keep_least(struct search *s, size_t k)
{
	for (size_t r = 0; r < s->m; r++) {
		double rss = s->total[r] - s->covered[k + 1][r];
		if (!(rss < s->least[k][r]))
			continue;
		s->least[k][r] = rss;
		if (r == 0 && k > 0)
			memcpy(s->best[k], s->at, k * sizeof *s->at);
	}
}

static void
search_bends(struct search *s, size_t k)
{
	size_t first = k > 0 ? s->at[k - 1] + 1 : s->rule->ends;

	keep_least(s, k);
	if (k == s->most)
		return;
	for (size_t i = first; i + s->rule->ends < s->n; i++) {
		if (k > 0 && s->x[i] - s->x[s->at[k - 1]] < s->rule->between)
			continue;
		for (size_t t = 0; t < s->n; t++)
			s->column[k + 2][t] = t > i ? s->x[t] - s->x[i] : 0;
		if (!orthonormal(s, k + 2))
			continue;
		s->at[k] = i;
		cover(s, k + 2);
		search_bends(s, k + 1);
	}
}

static struct search
search_new(const double *x, size_t n, size_t m, size_t most, const struct joinpoint_rule *rule,
    struct arena *a)
{
	struct search s = { .x = x, .n = n, .m = m, .most = most, .rule = rule };

	for (size_t d = 0; d < most + 2; d++) {
		s.column[d] = arena_array(a, n, sizeof(double));
		s.covered[d] = arena_array(a, m, sizeof(double));
	}
	for (size_t k = 0; k <= most; k++) {
		s.least[k] = arena_array(a, m, sizeof(double));
		s.best[k] = arena_array(a, JOINPOINT_MOST, sizeof(size_t));
	}
	return s;
}

/* RIGHT: M rows of N. */
static void
search_run(struct search *s, const double *right, struct arena *a)
{
	double *total = arena_array(a, s->m, sizeof *total);

	for (size_t r = 0; r < s->m; r++)
		for (size_t i = 0; i < s->n; i++)
			total[r] += right[r * s->n + i] * right[r * s->n + i];
	s->right = right;
	s->total = total;
	for (size_t k = 0; k <= s->most; k++)
		for (size_t r = 0; r < s->m; r++)
			s->least[k][r] = INFINITY;
	for (size_t i = 0; i < s->n; i++) {
		s->column[0][i] = 1;
		s->column[1][i] = s->x[i];
	}
	orthonormal(s, 0);
	orthonormal(s, 1);
	cover(s, 0);
	cover(s, 1);
	search_bends(s, 0);
}

/* The line with K bends at BEST: coefficients to slopes by L; FITTED is what it says. */
static struct joinpoint_fit
fit_bends(const double *x, const double *y, size_t n, size_t k, const size_t *best, double *fitted,
    struct arena *a)
{
	size_t p = k + 2;
	struct joinpoint_fit f = { .df = (double)n - 2 - 2 * (double)k };
	double *z = arena_array(a, n * p, sizeof *z), *right = arena_array(a, n, sizeof *right);
	double *l = arena_array(a, p * p, sizeof *l), *beta = arena_array(a, 2 * p, sizeof *beta);

	for (size_t i = 0; i < n; i++) {
		z[i * p] = 1;
		z[i * p + 1] = x[i] - x[0];
		for (size_t j = 0; j < k; j++)
			z[i * p + 2 + j] = i > best[j] ? x[i] - x[best[j]] : 0;
		right[i] = y[i];
	}
	l[0] = 1;
	for (size_t j = 0; j <= k; j++)
		for (size_t i = 0; i <= j; i++)
			l[(1 + j) * p + 1 + i] = 1;
	struct least_squares fit = least_squares_fit(z, right, n, p, l, beta, beta + p, a);
	f.rss = fit.rss;
	for (size_t j = 0; j < k; j++)
		f.bend[j] = x[best[j]];
	for (size_t j = 0; j <= k; j++) {
		f.slope[j] = beta[1 + j];
		f.se_slope[j] = f.df > 0 ? beta[p + 1 + j] * sqrt(fit.df / f.df) : NAN;
	}
	for (size_t i = 0, j = 0; i < n; i++) {
		fitted[i] = i == 0 ? beta[0] : fitted[i - 1] + f.slope[j] * (x[i] - x[i - 1]);
		j += j < k && i == best[j];
	}
	f.bic = log(f.rss / (double)n) + 2 * ((double)k + 1) * log((double)n) / (double)n;
	return f;
}

/* P of K0 bends against K1: residuals of K0 (Y less FITTED) in random order. */
static double
permute(const struct search *whole, const double *y, const double *fitted, size_t k0, size_t k1,
    gsl_rng *r, struct arena *a)
{
	size_t n = whole->n, m = whole->rule->permutations + 1;
	double *right = arena_array(a, m * n, sizeof *right);
	double *residual = arena_array(a, n, sizeof *residual), mean = 0, reached = 0;

	for (size_t i = 0; i < n; i++) {
		residual[i] = y[i] - fitted[i];
		mean += fitted[i] / (double)n;
	}
	for (size_t row = 0; row < m; row++) {
		if (row > 0)
			gsl_ran_shuffle(r, residual, n, sizeof *residual);
		for (size_t i = 0; i < n;
		     i++) /* less the mean: sums of squares keep their digits */
			right[row * n + i] = fitted[i] - mean + residual[i];
	}
	struct search s = search_new(whole->x, n, m, k1, whole->rule, a);
	search_run(&s, right, a);
	double observed = s.least[k0][0] / s.least[k1][0];
	for (size_t row = 0; row < m; row++)
		reached += s.least[k0][row] / s.least[k1][row] >= observed * (1 - 1e-9) ? 1 : 0;
	return reached / (double)m;
}

static void
choose_by_tests(struct joinpoint *jp, const struct search *s, const double *y,
    double *const *fitted, struct arena *a)
{
	gsl_rng r = { .type = gsl_rng_mt19937, .state = arena_alloc(a, gsl_rng_mt19937->size) };
	size_t k0 = 0, k1 = jp->most;
	double alpha = s->rule->alpha / (double)(jp->most > 0 ? jp->most : 1);

	gsl_rng_set(&r, s->rule->seed);
	while (k0 < k1) {
		double p = permute(s, y, fitted[k0], k0, k1, &r, a);
		jp->p[jp->ntests++] = p;
		if (p <= alpha)
			k0++;
		else
			k1--;
	}
	jp->chosen = k0;
}

static enum stat_code
check(const double *x, const double *y, size_t n)
{
	bool equal = true;

	if (n < 3)
		return STAT_TOO_SHORT;
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(x[i]) || !isfinite(y[i]) || (i > 0 && x[i] < x[i - 1]))
			return STAT_BAD_INPUT;
		equal = equal && y[i] == y[0];
	}
	for (size_t i = 1; i < n; i++)
		if (x[i] == x[i - 1])
			return STAT_NO_SPREAD;
	return equal ? STAT_ALL_EQUAL : STAT_OK;
}

/* Bends that leave a degree of freedom and for which the grid had room. */
static size_t
room_for(const struct search *s, size_t n)
{
	size_t k = 0;

	while (k < s->most && 2 * (k + 1) + 2 < n && isfinite(s->least[k + 1][0]))
		k++;
	return k;
}

struct joinpoint
joinpoint_fit(
    const double *x, const double *y, size_t n, const struct joinpoint_rule *rule, struct arena *a)
{
	struct joinpoint jp = { .code = check(x, y, n), .n = n };
	double *fitted[JOINPOINT_MOST + 1], *right = arena_array(a, 2 * n + 1, sizeof *right);
	double *away = right + n, mean = 0;

	for (size_t k = 0; k < JOINPOINT_MOST; k++)
		jp.p[k] = NAN;
	if (jp.code != STAT_OK)
		return jp;
	for (size_t i = 0; i < n; i++) {
		mean += y[i] / (double)n;
		away[i] = x[i] - x[0];
	}
	for (size_t i = 0; i < n; i++)
		right[i] = y[i] - mean;
	struct search s = search_new(
	    away, n, 1, rule->most < JOINPOINT_MOST ? rule->most : JOINPOINT_MOST, rule, a);
	search_run(&s, right, a);
	jp.most = room_for(&s, n);
	for (size_t k = 0; k <= jp.most; k++) {
		fitted[k] = arena_array(a, n, sizeof *fitted[k]);
		jp.fit[k] = fit_bends(x, y, n, k, s.best[k], fitted[k], a);
		if (jp.fit[k].rss <= rounding_rss(y, n)) {
			jp.code = STAT_EXACT_FIT;
			jp.fit[k].bic = -INFINITY;
			jp.most = jp.chosen = k;
		}
		if (jp.fit[k].bic < jp.fit[jp.chosen].bic)
			jp.chosen = k;
	}
	if (rule->permutations > 0 && jp.code == STAT_OK)
		choose_by_tests(&jp, &s, y, fitted, a);
	return jp;
}
