#include "analysis/regression.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_statistics_double.h>

double
rounding_rss(const double *y, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++)
		most = fmax(most, fabs(y[i]));
	double unit = 8 * DBL_EPSILON * most;
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

/* Sums about the weighted means; false when a number is not finite or a weight not over 0. */
static bool
weighted_sums(const double *x, const double *y, const double *w, size_t n, double sums[static 5])
{
	double total = 0, mean_x = 0, mean_y = 0, sxx = 0, sxy = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(w[i] > 0) || !isfinite(w[i]) || !isfinite(x[i]) || !isfinite(y[i]))
			return false;
		total += w[i];
		mean_x += (x[i] - mean_x) * w[i] / total;
		mean_y += (y[i] - mean_y) * w[i] / total;
	}
	for (size_t i = 0; i < n; i++) {
		sxx += w[i] * (x[i] - mean_x) * (x[i] - mean_x);
		sxy += w[i] * (x[i] - mean_x) * (y[i] - mean_y);
	}
	memcpy(sums, (double[]){ total, mean_x, mean_y, sxx, sxy }, 5 * sizeof *sums);
	return true;
}

struct weighted_line
weighted_line_fit(const double *x, const double *y, const double *w, size_t n)
{
	struct weighted_line l = { STAT_TOO_SHORT, n, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
		NAN, NAN, NAN, NAN };
	double sums[5];

	if (n < 3)
		return l;
	l.code = STAT_BAD_INPUT;
	if (!weighted_sums(x, y, w, n, sums))
		return l;
	double total = sums[0], mean_y = sums[2], sxx = sums[3];
	l.mean_x = sums[1];
	l.code = STAT_NO_SPREAD;
	if (sxx <= total * 1e-24 * l.mean_x * l.mean_x)
		return l;
	l.slope = sums[4] / sxx;
	l.at_zero = mean_y - l.slope * l.mean_x;
	l.se_slope = sqrt(1 / sxx);
	l.se_at_zero = sqrt(1 / total + l.mean_x * l.mean_x / sxx);
	l.chi_square = l.slope * l.slope * sxx;
	l.p_known = gsl_cdf_chisq_Q(l.chi_square, 1);
	l.residual = 0;
	for (size_t i = 0; i < n; i++) {
		double r = y[i] - mean_y - l.slope * (x[i] - l.mean_x);
		l.residual += w[i] * r * r;
	}
	l.birge = l.residual / ((double)n - 2);
	l.code = STAT_EXACT_FIT;
	if (l.residual / total * (double)n
	    <= rounding_rss(y, n) + l.slope * l.slope * rounding_rss(x, n))
		return l;
	l.se_slope_scaled = sqrt(l.birge) * l.se_slope;
	l.se_at_zero_scaled = sqrt(l.birge) * l.se_at_zero;
	l.t = l.slope / l.se_slope_scaled;
	l.p_scaled = 2 * gsl_cdf_tdist_Q(fabs(l.t), (double)n - 2);
	l.code = STAT_OK;
	return l;
}

struct prediction
prediction_none(enum stat_code code, double value)
{
	return (struct prediction){ code, value, NAN, NAN, NAN, NAN };
}

struct prediction
prediction_of(double value, double se, double df, double confidence)
{
	double tail = (1 - confidence) / 2;
	double half =
	    se * (isinf(df) ? gsl_cdf_ugaussian_Qinv(tail) : gsl_cdf_tdist_Qinv(tail, df));

	if (!isfinite(value) || !isfinite(half))
		return prediction_none(STAT_BAD_INPUT, NAN);
	return (struct prediction){ STAT_OK, value, se, df, value - half, value + half };
}

struct prediction
line_predict(const struct line *l, double x0, double confidence)
{
	if (l->code != STAT_OK && l->code != STAT_EXACT_FIT)
		return prediction_none(l->code, NAN);
	double away = x0 - l->mean_x, value = l->mean_y + l->slope * away;
	if (l->code == STAT_EXACT_FIT)
		return prediction_none(l->code, value);
	double se = sqrt(l->rss / l->df * (1 + 1 / (double)l->n + away * away / l->sxx));
	return prediction_of(value, se, l->df, confidence);
}

struct prediction
drift_predict(const double *y, size_t n, double h, double confidence)
{
	double rss = 0;

	if (n < 3)
		return prediction_none(STAT_TOO_SHORT, NAN);
	double steps = (double)n - 1, drift = (y[n - 1] - y[0]) / steps;
	for (size_t i = 1; i < n; i++)
		rss += (y[i] - y[i - 1] - drift) * (y[i] - y[i - 1] - drift);
	double value = y[n - 1] + h * drift;
	if (!isfinite(rss))
		return prediction_none(STAT_BAD_INPUT, NAN);
	if (rss <= rounding_rss(y, n))
		return prediction_none(STAT_EXACT_FIT, value);
	double df = steps - 1;
	return prediction_of(value, sqrt(rss / df * h * (1 + h / steps)), df, confidence);
}

/* P(X <= V), X of Student's t; normal for infinitely many degrees of freedom, which GSL takes ill.
 */
static double
t_below(double v, double df)
{
	return isinf(df) ? gsl_cdf_ugaussian_P(v) : gsl_cdf_tdist_P(v, df);
}

double
prediction_meets(const struct prediction *p, const struct target *t)
{
	if (p->code != STAT_OK)
		return NAN;
	double to_low = (t->low - p->value) / p->se, to_high = (t->high - p->value) / p->se;
	switch (t->rule) {
	case TARGET_AT_MOST: return t_below(to_high, p->df);
	case TARGET_AT_LEAST: return t_below(-to_low, p->df);
	case TARGET_BETWEEN: return fmax(0, t_below(to_high, p->df) - t_below(to_low, p->df));
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

/* least_squares_fit with room for P x P in INVERSE, which takes the inverse of R. */
static struct least_squares
solve(double *z, double *y, size_t n, size_t p, const double *l, double *beta, double *se,
    double *inverse, struct arena *a)
{
	struct least_squares fit = { STAT_TOO_SHORT, NAN, NAN };
	double *work = arena_array(a, 2 * p + n, sizeof *work);

	for (size_t i = 0; i < p; i++)
		beta[i] = se[i] = NAN;
	if (n <= p)
		return fit;
	gsl_matrix_view qr = gsl_matrix_view_array(z, n, p);
	gsl_vector_view right = gsl_vector_view_array(y, n), tau = gsl_vector_view_array(work, p);
	gsl_vector_view g = gsl_vector_view_array(work + p, p);
	gsl_vector_view residual = gsl_vector_view_array(work + 2 * p, n);
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

struct least_squares
least_squares_fit(double *z, double *y, size_t n, size_t p, const double *l, double *beta,
    double *se, struct arena *a)
{
	return solve(z, y, n, p, l, beta, se, arena_array(a, p * p, sizeof(double)), a);
}

/* Largest distance of column J of X (N rows of K) from C, never 0. */
static double
column_spread(const double *x, size_t n, size_t k, size_t j, double c)
{
	double most = 0;

	for (size_t i = 0; i < n; i++)
		most = fmax(most, fabs(x[i * k + j] - c));
	return most > 0 ? most : 1;
}

static struct design
design_new(size_t n, size_t p, struct arena *a)
{
	struct design d = { .n = n, .p = p };

	d.x = arena_array(a, n * p + 1, sizeof *d.x);
	d.z = arena_array(a, n * p + 1, sizeof *d.z);
	d.l = arena_array(a, p * p, sizeof *d.l);
	return d;
}

struct design
design_columns(const double *x, size_t n, size_t k, bool intercept, struct arena *a)
{
	size_t first = intercept ? 1 : 0, p = k + first;
	struct design d = design_new(n, p, a);

	for (size_t i = 0; intercept && i < n; i++)
		d.x[i * p] = d.z[i * p] = 1;
	if (intercept)
		d.l[0] = 1;
	for (size_t j = 0; j < k && n > 0; j++) {
		double mean = intercept ? gsl_stats_mean(x + j, k, n) : 0;
		double spread = column_spread(x, n, k, j, mean);
		for (size_t i = 0; i < n; i++) {
			d.x[i * p + j + first] = x[i * k + j];
			d.z[i * p + j + first] = ((long double)x[i * k + j] - mean) / spread;
		}
		if (intercept)
			d.l[j + 1] = -mean / spread;
		d.l[(j + first) * p + j + first] = 1 / spread;
	}
	return d;
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

struct design
design_polynomial(const double *x, size_t n, size_t degree, struct arena *a)
{
	size_t p = degree + 1;
	struct design d = design_new(n, p, a);
	double c = n > 0 ? gsl_stats_mean(x, 1, n) : 0, h = column_spread(x, n, 1, 0, c);

	for (size_t i = 0; i < n; i++) {
		d.x[i * p] = d.z[i * p] = 1;
		for (size_t j = 1; j < p; j++) {
			d.x[i * p + j] = d.x[i * p + j - 1] * x[i];
			d.z[i * p + j] = d.z[i * p + j - 1] * (((long double)x[i] - c) / h);
		}
	}
	powers_back(c, h, p, d.l);
	return d;
}

double
design_residuals(
    const struct design *d, const double *y, const double *w, const double *beta, double *residual)
{
	long double sum = 0;

	for (size_t i = 0; i < d->n; i++) {
		long double r = y[i];
		for (size_t j = 0; j < d->p; j++)
			r -= d->x[i * d->p + j] * (long double)beta[j];
		if (w != NULL)
			r *= sqrtl((long double)w[i]);
		residual[i] = (double)r;
		sum += r * r;
	}
	return (double)sum;
}

/*
 * One refinement: what RESIDUAL (rows by the root of W) still has of the scaled terms, in long
 * double, through the inverse of R'R and the way back; added to BETA.
 */
static void
design_refine(const struct design *d, const double *w, const double *residual,
    const double *inverse, double *beta, double *work)
{
	size_t p = d->p;
	double *g = work, *t = work + p;

	for (size_t j = 0; j < p; j++) {
		long double sum = 0;
		for (size_t i = 0; i < d->n; i++)
			sum += d->z[i * p + j] * residual[i]
			    * (w != NULL ? sqrtl((long double)w[i]) : 1);
		g[j] = (double)sum;
	}
	for (size_t i = 0; i < p; i++) {
		t[i] = 0;
		for (size_t k = 0; k <= i; k++)
			t[i] += inverse[k * p + i] * g[k];
	}
	for (size_t i = 0; i < p; i++) {
		g[i] = 0;
		for (size_t k = i; k < p; k++)
			g[i] += inverse[i * p + k] * t[k];
	}
	for (size_t i = 0; i < p; i++)
		for (size_t k = 0; k < p; k++)
			beta[i] += d->l[i * p + k] * g[k];
}

struct least_squares
design_fit(const struct design *d, const double *y, const double *w, double *beta, double *se,
    struct arena *a)
{
	size_t n = d->n, p = d->p;
	double *z = arena_array(a, n * p + 1, sizeof *z),
	       *right = arena_array(a, n + 1, sizeof *right);
	double *inverse = arena_array(a, p * p + 2 * p, sizeof *inverse);

	for (size_t i = 0; i < n * p; i++)
		z[i] = (double)d->z[i] * (w != NULL ? sqrt(w[i / p]) : 1);
	for (size_t i = 0; i < n; i++)
		right[i] = w != NULL ? y[i] * sqrt(w[i]) : y[i];
	struct least_squares fit = solve(z, right, n, p, d->l, beta, se, inverse, a);
	if (fit.code != STAT_OK)
		return fit;
	double rounded = fit.rss;
	for (int round = 0; round < 3; round++) {
		design_residuals(d, y, w, beta, right);
		design_refine(d, w, right, inverse, beta, inverse + p * p);
	}
	fit.rss = design_residuals(d, y, w, beta, right);
	for (size_t j = 0; j < p && rounded > 0; j++)
		se[j] *= sqrt(fit.rss / rounded);
	return fit;
}
