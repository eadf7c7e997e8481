#include "analysis/regression.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_statistics_double.h>

static double
largest(const double *v, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++)
		most = fmax(most, fabs(v[i]));
	return most;
}

/* Residuals of N values of the size of Y that come from rounding alone. */
static double
rounding_rss(const double *y, size_t n)
{
	double unit = 8 * DBL_EPSILON * largest(y, n);

	return (double)n * unit * unit;
}

struct line
line_fit(const double *x, const double *y, size_t n)
{
	struct line l = { .code = STAT_TOO_SHORT,
		.n = n,
		.df = NAN,
		.mean_x = NAN,
		.mean_y = NAN,
		.sxx = NAN,
		.slope = NAN,
		.at_zero = NAN,
		.se_slope = NAN,
		.se_at_zero = NAN,
		.rss = NAN };
	double cov00, cov01, cov11;

	if (n < 3)
		return l;
	l.df = (double)n - 2;
	l.mean_x = gsl_stats_mean(x, 1, n);
	l.mean_y = gsl_stats_mean(y, 1, n);
	l.sxx = gsl_stats_tss_m(x, 1, n, l.mean_x);
	l.code = STAT_BAD_INPUT;
	if (!isfinite(l.sxx) || !isfinite(l.mean_y))
		return l;
	l.code = STAT_ALL_EQUAL;
	if (l.sxx == 0)
		return l;
	gsl_fit_linear(x, 1, y, 1, n, &l.at_zero, &l.slope, &cov00, &cov01, &cov11, &l.rss);
	l.code = STAT_EXACT_FIT;
	if (l.rss <= rounding_rss(y, n))
		return l;
	l.code = STAT_OK;
	l.se_slope = sqrt(cov11);
	l.se_at_zero = sqrt(cov00);
	return l;
}

static struct prediction
predict(double value, double se, double df, double confidence)
{
	double half = gsl_cdf_tdist_Qinv((1 - confidence) / 2, df) * se;

	return (struct prediction){ .code = STAT_OK,
		.value = value,
		.se = se,
		.df = df,
		.low = value - half,
		.high = value + half };
}

static struct prediction
no_prediction(enum stat_code code, double value)
{
	return (struct prediction){ code, value, NAN, NAN, NAN, NAN };
}

struct prediction
line_predict(const struct line *l, double x0, double confidence)
{
	if (l->code != STAT_OK && l->code != STAT_EXACT_FIT)
		return no_prediction(l->code, NAN);
	double away = x0 - l->mean_x, value = l->mean_y + l->slope * away;
	if (l->code == STAT_EXACT_FIT)
		return no_prediction(l->code, value);
	double se = sqrt(l->rss / l->df * (1 + 1 / (double)l->n + away * away / l->sxx));
	return predict(value, se, l->df, confidence);
}

struct prediction
drift_predict(const double *y, size_t n, double h, double confidence)
{
	double rss = 0;

	if (n < 3)
		return no_prediction(STAT_TOO_SHORT, NAN);
	double steps = (double)n - 1, drift = (y[n - 1] - y[0]) / steps;
	for (size_t i = 1; i < n; i++)
		rss += (y[i] - y[i - 1] - drift) * (y[i] - y[i - 1] - drift);
	double value = y[n - 1] + h * drift;
	if (!isfinite(rss))
		return no_prediction(STAT_BAD_INPUT, NAN);
	if (rss <= rounding_rss(y, n))
		return no_prediction(STAT_EXACT_FIT, value);
	double df = steps - 1;
	return predict(value, sqrt(rss / df * h * (1 + h / steps)), df, confidence);
}

double
prediction_meets(const struct prediction *p, const struct target *t)
{
	if (p->code != STAT_OK)
		return NAN;
	double to_low = (t->low - p->value) / p->se, to_high = (t->high - p->value) / p->se;
	switch (t->rule) {
	case TARGET_AT_MOST: return gsl_cdf_tdist_P(to_high, p->df);
	case TARGET_AT_LEAST: return gsl_cdf_tdist_Q(to_low, p->df);
	case TARGET_BETWEEN:
		return fmax(0, gsl_cdf_tdist_P(to_high, p->df) - gsl_cdf_tdist_P(to_low, p->df));
	}
	return NAN;
}

/* ---- more than one column ---------------------------------------------- */

/* The inverse of the upper triangle of R (P x P of an N x P matrix) into INVERSE; false if none. */
static bool
invert_triangle(const gsl_matrix *r, size_t p, double *inverse)
{
	double most = 0, rounding = 8 * DBL_EPSILON * (double)r->size1;

	for (size_t i = 0; i < p; i++)
		most = fmax(most, fabs(gsl_matrix_get(r, i, i)));
	memset(inverse, 0, p * p * sizeof *inverse);
	for (size_t j = 0; j < p; j++) {
		if (!(fabs(gsl_matrix_get(r, j, j)) > most * rounding))
			return false;
		inverse[j * p + j] = 1 / gsl_matrix_get(r, j, j);
		for (size_t i = j; i-- > 0;) {
			double sum = 0;
			for (size_t k = i + 1; k <= j; k++)
				sum += gsl_matrix_get(r, i, k) * inverse[k * p + j];
			inverse[i * p + j] = -sum / gsl_matrix_get(r, i, i);
		}
	}
	return true;
}

/* Coefficients and their errors: L G and the row lengths of L R^-1, times S. */
static void
transform(const double *l, const double *inverse, const double *g, size_t p, double s, double *beta,
    double *se)
{
	for (size_t i = 0; i < p; i++) {
		double sum = 0, squares = 0;
		for (size_t j = 0; j < p; j++) {
			double element = 0;
			for (size_t k = 0; k <= j; k++)
				element += l[i * p + k] * inverse[k * p + j];
			squares += element * element;
			sum += l[i * p + j] * g[j];
		}
		beta[i] = sum;
		se[i] = s * sqrt(squares);
	}
}

struct least_squares
least_squares_fit(double *z, double *y, size_t n, size_t p, const double *l, double *beta,
    double *se, struct arena *a)
{
	struct least_squares fit = { STAT_TOO_SHORT, NAN, NAN };
	double *work = arena_array(a, 2 * p + n + p * p, sizeof *work);

	for (size_t i = 0; i < p; i++)
		beta[i] = se[i] = NAN;
	if (n <= p)
		return fit;
	gsl_matrix_view qr = gsl_matrix_view_array(z, n, p);
	gsl_vector_view right = gsl_vector_view_array(y, n), tau = gsl_vector_view_array(work, p);
	gsl_vector_view g = gsl_vector_view_array(work + p, p);
	gsl_vector_view residual = gsl_vector_view_array(work + 2 * p, n);
	double *inverse = work + 2 * p + n;
	fit.code = STAT_BAD_INPUT;
	if (gsl_linalg_QR_decomp(&qr.matrix, &tau.vector) != 0
	    || !invert_triangle(&qr.matrix, p, inverse)
	    || gsl_linalg_QR_lssolve(
		   &qr.matrix, &tau.vector, &right.vector, &g.vector, &residual.vector)
		!= 0)
		return fit;
	fit.rss = 0;
	for (size_t i = 0; i < n; i++)
		fit.rss += work[2 * p + i] * work[2 * p + i];
	fit.df = (double)(n - p);
	transform(l, inverse, work + p, p, sqrt(fit.rss / fit.df), beta, se);
	fit.code = isfinite(fit.rss) ? STAT_OK : STAT_BAD_INPUT;
	return fit;
}

/* Column J of X (N rows of K): mean and largest distance from it, never 0. */
static double
column_spread(const double *x, size_t n, size_t k, size_t j, double *mean)
{
	double most = 0;

	*mean = gsl_stats_mean(x + j, k, n);
	for (size_t i = 0; i < n; i++)
		most = fmax(most, fabs(x[i * k + j] - *mean));
	return most > 0 ? most : 1;
}

struct least_squares
fit_columns(
    const double *x, const double *y, size_t n, size_t k, double *beta, double *se, struct arena *a)
{
	size_t p = k + 1;
	double *z = arena_array(a, n * p + 1, sizeof *z),
	       *right = arena_array(a, n + 1, sizeof *right);
	double *l = arena_array(a, p * p, sizeof *l);

	memcpy(right, y, n * sizeof *y);
	l[0] = 1;
	for (size_t i = 0; i < n; i++)
		z[i * p] = 1;
	for (size_t j = 0; j < k && n > 0; j++) {
		double mean, spread = column_spread(x, n, k, j, &mean);
		for (size_t i = 0; i < n; i++)
			z[i * p + j + 1] = (x[i * k + j] - mean) / spread;
		l[j + 1] = -mean / spread;
		l[(j + 1) * p + j + 1] = 1 / spread;
	}
	return least_squares_fit(z, right, n, p, l, beta, se, a);
}

/*
 * Powers of u = (x - c) / h back to powers of x:
 * u^j = sum over i of (j over i) x^i (-c)^(j-i) / h^j, column by column, the next from the last.
 */
static void
powers_back(double c, double h, size_t p, double *l)
{
	l[0] = 1;
	for (size_t j = 1; j < p; j++)
		for (size_t i = 0; i <= j; i++) {
			double from_below = i > 0 ? l[(i - 1) * p + j - 1] : 0;
			double same = i < j ? l[i * p + j - 1] : 0;
			l[i * p + j] = (from_below - c * same) / h;
		}
}

struct least_squares
fit_polynomial(const double *x, const double *y, size_t n, size_t degree, double *beta, double *se,
    struct arena *a)
{
	size_t p = degree + 1;
	double *z = arena_array(a, n * p + 1, sizeof *z),
	       *right = arena_array(a, n + 1, sizeof *right);
	double *l = arena_array(a, p * p, sizeof *l);
	double c = 0, h = n > 0 ? column_spread(x, n, 1, 0, &c) : 1;

	memcpy(right, y, n * sizeof *y);
	for (size_t i = 0; i < n; i++) {
		z[i * p] = 1;
		for (size_t j = 1; j < p; j++)
			z[i * p + j] = z[i * p + j - 1] * ((x[i] - c) / h);
	}
	powers_back(c, h, p, l);
	return least_squares_fit(z, right, n, p, l, beta, se, a);
}
