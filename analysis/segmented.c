#include "analysis/segmented.h"

#include <math.h>

#include <gsl/gsl_statistics_double.h>

#include "analysis/regression.h"

#define ROUNDS   200
#define HALVINGS 40

/* The values, x centred and scaled to u = (x - centre) / spread, and room for one fit. */
struct bends {
	const double *y;
	double *u;
	size_t n, k;
	double centre, spread, low, high;  /* bends lie between low and high */
	double *z, *right, *beta, *se, *l; /* n p, n, p, p, p p; p = 2 + 2 k */
	struct arena *arena;
};

static double
positive(double v)
{
	return v > 0 ? v : 0;
}

/* Least squares at PSI, with (P = 2 + 2 k) or without (2 + k) the steps; back by B's l. */
static struct least_squares
fit_at(struct bends *b, const double *psi, bool steps)
{
	size_t k = b->k, p = 2 + (steps ? 2 * k : k);

	for (size_t i = 0; i < b->n; i++) {
		double *row = b->z + i * p;
		row[0] = 1;
		row[1] = b->u[i];
		for (size_t j = 0; j < k; j++) {
			row[2 + j] = positive(b->u[i] - psi[j]);
			if (steps)
				row[2 + k + j] = b->u[i] > psi[j] ? -1 : 0;
		}
		b->right[i] = b->y[i];
	}
	return least_squares_fit(b->z, b->right, b->n, p, b->l, b->beta, b->se, b->arena);
}

/* Coefficients as they are. */
static void
plain(struct bends *b, size_t p)
{
	for (size_t i = 0; i < p * p; i++)
		b->l[i] = i % (p + 1) == 0 ? 1 : 0;
}

static bool
inside(const struct bends *b, const double *psi)
{
	for (size_t j = 0; j < b->k; j++)
		if (!(psi[j] > (j > 0 ? psi[j - 1] : b->low)) || !(psi[j] < b->high))
			return false;
	return true;
}

static double
rss_at(struct bends *b, const double *psi)
{
	if (!inside(b, psi))
		return INFINITY;
	plain(b, 2 + b->k);
	struct least_squares f = fit_at(b, psi, false);
	return f.code == STAT_OK ? f.rss : INFINITY;
}

/* One round: PSI moves, as far as it lowers *RSS. The largest move, 0 if nothing does, NAN: none.
 */
static double
move(struct bends *b, double *psi, double *rss)
{
	double step[SEGMENTED_MOST], next[SEGMENTED_MOST], most = 0;

	plain(b, 2 + 2 * b->k);
	if (fit_at(b, psi, true).code != STAT_OK)
		return NAN;
	for (size_t j = 0; j < b->k; j++) {
		step[j] = b->beta[2 + b->k + j] / b->beta[2 + j];
		if (!isfinite(step[j]))
			return NAN;
		most = fmax(most, fabs(step[j]));
	}
	for (int half = 0; half < HALVINGS; half++) {
		for (size_t j = 0; j < b->k; j++)
			next[j] = psi[j] + ldexp(step[j], -half);
		double now = rss_at(b, next);
		if (now >= *rss)
			continue;
		for (size_t j = 0; j < b->k; j++)
			psi[j] = next[j];
		*rss = now;
		return ldexp(most, -half);
	}
	return 0;
}

/* Slopes and the intercept from the fit without steps, into S's arrays. */
static void
put_slopes(struct bends *b, const double *psi, struct segmented *s, double *slope)
{
	plain(b, 2 + b->k);
	s->rss = fit_at(b, psi, false).rss;
	double sum = 0;
	for (size_t j = 0; j <= b->k; j++) {
		sum += b->beta[1 + j];
		slope[j] = sum / b->spread;
	}
	double at_zero = -b->centre / b->spread;
	s->intercept = b->beta[0] + b->beta[1] * at_zero;
	for (size_t j = 0; j < b->k; j++)
		s->intercept += b->beta[2 + j] * positive(at_zero - psi[j]);
}

/*
 * Errors: rows of l are the slopes and gamma / delta, gamma being the step's coefficient and delta
 * the bend's in the fit without steps, whose residuals the errors rest on too.
 */
static void
put_errors(struct bends *b, const double *psi, double rss, double *se, double *se_slope)
{
	size_t k = b->k, p = 2 + 2 * k;
	double delta[SEGMENTED_MOST];

	plain(b, 2 + k);
	fit_at(b, psi, false);
	for (size_t j = 0; j < k; j++)
		delta[j] = b->beta[2 + j];
	for (size_t i = 0; i < p * p; i++)
		b->l[i] = 0;
	for (size_t j = 0; j <= k; j++)
		for (size_t i = 1; i <= 1 + j; i++)
			b->l[j * p + i] = 1 / b->spread;
	for (size_t j = 0; j < k; j++)
		b->l[(k + 1 + j) * p + 2 + k + j] = b->spread / delta[j];
	struct least_squares f = fit_at(b, psi, true);
	if (f.code != STAT_OK || f.rss == 0)
		return;
	for (size_t j = 0; j <= k; j++)
		se_slope[j] = b->se[j] * sqrt(rss / f.rss);
	for (size_t j = 0; j < k; j++)
		se[j] = b->se[k + 1 + j] * sqrt(rss / f.rss);
}

/* A bend that came to rest on a time is that time, which then counts as before it. */
static void
settle(struct bends *b, double *psi)
{
	for (size_t j = 0; j < b->k; j++)
		for (size_t i = 0; i < b->n; i++)
			if (fabs(b->u[i] - psi[j]) < 1e-9)
				psi[j] = b->u[i];
}

/* Sorted distinct neighbours matter only at the ends: a bend needs a time beyond its own segment.
 */
static enum stat_code
prepare(struct bends *b, const double *x)
{
	double low = INFINITY, high = -INFINITY;
	bool equal = true;

	b->centre = gsl_stats_mean(x, 1, b->n);
	for (size_t i = 0; i < b->n; i++) {
		if (!isfinite(x[i]) || !isfinite(b->y[i]))
			return STAT_BAD_INPUT;
		low = fmin(low, x[i]);
		high = fmax(high, x[i]);
		equal = equal && b->y[i] == b->y[0];
	}
	if (low == high)
		return STAT_NO_SPREAD;
	b->spread = (high - low) / 2;
	for (size_t i = 0; i < b->n; i++)
		b->u[i] = (x[i] - b->centre) / b->spread;
	b->low = (low - b->centre) / b->spread;
	b->high = (high - b->centre) / b->spread;
	return equal ? STAT_ALL_EQUAL : STAT_OK;
}

static struct bends
bends_new(const double *y, size_t n, size_t k, struct arena *a)
{
	size_t p = 2 + 2 * k;
	struct bends b = { .y = y, .n = n, .k = k, .arena = a };

	b.u = arena_array(a, n + 1, sizeof *b.u);
	b.z = arena_array(a, n * p + 1, sizeof *b.z);
	b.right = arena_array(a, n + 1, sizeof *b.right);
	b.beta = arena_array(a, 2 * p, sizeof *b.beta);
	b.se = b.beta + p;
	b.l = arena_array(a, p * p, sizeof *b.l);
	return b;
}

struct segmented
segmented_fit(
    const double *x, const double *y, size_t n, const double *start, size_t bends, struct arena *a)
{
	struct segmented s = { STAT_TOO_SHORT, n, bends, NAN, NAN, NAN, NULL, NULL, NULL, NULL, 0 };
	struct bends b = bends_new(y, n, bends, a);
	double *psi = arena_array(a, 4 * bends + 2, sizeof *psi), *se = psi + bends;
	double *slope = se + bends, *se_slope = slope + bends + 1, moved = INFINITY;

	for (size_t i = 0; i < 4 * bends + 2; i++)
		psi[i] = NAN;
	s.psi = psi;
	s.se = se;
	s.slope = slope;
	s.se_slope = se_slope;
	if (bends == 0 || bends > SEGMENTED_MOST || n <= 2 + 2 * bends)
		return s;
	s.code = prepare(&b, x);
	if (s.code != STAT_OK)
		return s;
	for (size_t j = 0; j < bends; j++)
		psi[j] = (start[j] - b.centre) / b.spread;
	double rss = rss_at(&b, psi);
	s.code = isfinite(rss) ? STAT_OK : STAT_BAD_INPUT;
	while (s.code == STAT_OK && moved > 1e-12 && s.iterations++ < ROUNDS)
		if (isnan(moved = move(&b, psi, &rss)))
			s.code = STAT_NOT_CONVERGED;
	if (s.code == STAT_OK) {
		s.df = (double)n - 2 - 2 * (double)bends;
		settle(&b, psi);
		put_slopes(&b, psi, &s, slope);
		if (s.rss <= rounding_rss(y, n))
			s.code = STAT_EXACT_FIT;
		else
			put_errors(&b, psi, s.rss, se, se_slope);
	}
	for (size_t j = 0; j < bends; j++)
		psi[j] = s.code == STAT_OK || s.code == STAT_EXACT_FIT
		    ? psi[j] * b.spread + b.centre
		    : NAN;
	return s;
}
