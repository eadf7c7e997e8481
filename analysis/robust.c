#include "analysis/robust.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_multifit.h>

#include "analysis/describe.h"

#define MAD_NORMAL 0.6745 /* qnorm(0.75), as both programs round it */
#define SETTLED    1e-12  /* change of the residuals, of their size */

static double
weight_of(enum robust_weight weight, double u)
{
	double v = fabs(u);

	if (weight == ROBUST_HUBER)
		return v > 1 ? 1 / v : 1;
	return v < 1 ? (1 - v * v) * (1 - v * v) : 0;
}

/* How far R is from BEFORE, of the size of BEFORE. */
static double
change(const double *before, const double *r, size_t n)
{
	double moved = 0, size = 0;

	for (size_t i = 0; i < n; i++) {
		moved += (r[i] - before[i]) * (r[i] - before[i]);
		size += before[i] * before[i];
	}
	return sqrt(moved / fmax(1e-20, size));
}

static double
largest(const double *v, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++)
		most = fmax(most, fabs(v[i]));
	return most;
}

static struct robust
give_up(struct robust f, enum stat_code code, double *beta, size_t p)
{
	f.code = code;
	for (size_t j = 0; j < p; j++)
		beta[j] = NAN;
	return f;
}

struct robust
robust_fit(const struct design *d, const double *y, enum robust_weight weight, double tune,
    int rounds, double *beta, struct arena *a)
{
	size_t n = d->n, p = d->p;
	struct robust f = { STAT_OK, NAN, NAN, 0 };
	double *se = arena_array(a, p, sizeof *se), *work = arena_array(a, 4 * n + 1, sizeof *work);
	double *r = work, *before = work + n, *w = work + 2 * n, *sorted = work + 3 * n;
	enum stat_code code = design_fit(d, y, NULL, beta, se, a).code;

	if (code != STAT_OK)
		return give_up(f, code, beta, p);
	double rounding = 16 * DBL_EPSILON * largest(y, n);
	design_residuals(d, y, NULL, beta, r);
	while (f.iterations++ < rounds) {
		f.scale = describe_mad(r, n, 0, sorted) / MAD_NORMAL;
		if (f.scale <= rounding) {
			f.code = STAT_EXACT_FIT;
			f.scale = 0;
			return f;
		}
		for (size_t i = 0; i < n; i++)
			w[i] = weight_of(weight, r[i] / f.scale / tune);
		memcpy(before, r, n * sizeof *r);
		code = design_fit(d, y, w, beta, se, a).code;
		if (code != STAT_OK)
			return give_up(f, code, beta, p);
		design_residuals(d, y, NULL, beta, r);
		if (change(before, r, n) <= SETTLED)
			return f;
	}
	return give_up(f, STAT_NOT_CONVERGED, beta, p);
}

/* ---- with leverage ----------------------------------------------------- */

/* Coefficients of D's scaled terms and their covariance back to those of its terms. */
static void
way_back(
    const struct design *d, const gsl_vector *c, const gsl_matrix *cov, double *beta, double *se)
{
	size_t p = d->p;

	for (size_t i = 0; i < p; i++) {
		double sum = 0, variance = 0;
		for (size_t j = 0; j < p; j++) {
			sum += d->l[i * p + j] * gsl_vector_get(c, j);
			for (size_t k = 0; k < p; k++)
				variance +=
				    d->l[i * p + j] * d->l[i * p + k] * gsl_matrix_get(cov, j, k);
		}
		beta[i] = sum;
		se[i] = sqrt(variance);
	}
}

static enum stat_code
run_leverage(gsl_multifit_robust_workspace *w, const struct design *d, const double *y,
    struct robust *f, double *beta, double *se, struct arena *a)
{
	size_t n = d->n, p = d->p;
	double *space = arena_array(a, p + p * p, sizeof *space);
	gsl_vector_view c = gsl_vector_view_array(space, p);
	gsl_matrix_view cov = gsl_matrix_view_array(space + p, p, p);
	double *z = arena_array(a, n * p, sizeof *z);
	gsl_matrix_const_view x = gsl_matrix_const_view_array(z, n, p);
	gsl_vector_const_view right = gsl_vector_const_view_array(y, n);

	for (size_t i = 0; i < n * p; i++)
		z[i] = (double)d->z[i];
	if (gsl_multifit_robust(&x.matrix, &right.vector, &c.vector, &cov.matrix, w) != 0)
		return STAT_NOT_CONVERGED;
	gsl_multifit_robust_stats s = gsl_multifit_robust_statistics(w);
	f->scale = s.sigma_mad;
	f->sigma = s.sigma;
	f->iterations = (int)s.numit;
	way_back(d, &c.vector, &cov.matrix, beta, se);
	return isfinite(beta[0]) && isfinite(s.sigma) ? STAT_OK : STAT_NOT_CONVERGED;
}

struct robust
robust_fit_leverage(const struct design *d, const double *y, enum robust_weight weight, double tune,
    int rounds, double *beta, double *se, struct arena *a)
{
	size_t n = d->n, p = d->p;
	struct robust f = { STAT_OK, NAN, NAN, 0 };
	struct least_squares ols = design_fit(d, y, NULL, beta, se, a);

	if (ols.code != STAT_OK)
		return give_up(f, ols.code, beta, p);
	double rounding = 16 * DBL_EPSILON * largest(y, n);
	if (ols.rss <= (double)n * rounding * rounding) {
		f.code = STAT_EXACT_FIT;
		f.scale = 0;
		return f;
	}
	gsl_multifit_robust_workspace *w = gsl_multifit_robust_alloc(
	    weight == ROBUST_HUBER ? gsl_multifit_robust_huber : gsl_multifit_robust_bisquare, n,
	    p);
	if (w == NULL)
		arena_array(a, SIZE_MAX, 2); /* ends as the arena ends */
	gsl_multifit_robust_tune(tune, w);
	gsl_multifit_robust_maxiter((size_t)rounds, w);
	enum stat_code code = run_leverage(w, d, y, &f, beta, se, a);
	gsl_multifit_robust_free(w);
	for (size_t j = 0; code != STAT_OK && j < p; j++)
		se[j] = NAN;
	return code == STAT_OK ? f : give_up(f, code, beta, p);
}
