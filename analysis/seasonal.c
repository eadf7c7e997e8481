#include "analysis/seasonal.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#include "analysis/describe.h"
#include "analysis/trend.h"

/* Ranks of all series, the slopes within them, one series and its trend. */
size_t
kendall_groups_work(size_t rows, size_t groups)
{
	size_t all = rows * groups, pairs = rows < 2 ? 0 : groups * (rows * (rows - 1) / 2);

	return all + (pairs > 2 * all ? pairs : 2 * all) + rows + trend_work(rows);
}

static struct kendall_groups
nothing(void)
{
	return (struct kendall_groups){ .code = STAT_TOO_SHORT,
		.s = NAN,
		.variance = NAN,
		.tau_a = NAN,
		.tau = NAN,
		.z = NAN,
		.p = NAN,
		.z_plain = NAN,
		.p_plain = NAN,
		.covariance = NAN,
		.z_covariance = NAN,
		.p_covariance = NAN,
		.slope = NAN,
		.middle_t = NAN,
		.middle_y = NAN };
}

struct table {
	const double *t, *y;
	size_t rows, groups;
};

static double
cell(const struct table *a, size_t row, size_t group)
{
	return a->y[row * a->groups + group];
}

/* The values of one series that are there, into OUT. */
static size_t
series_of(const struct table *a, size_t group, double *out)
{
	size_t n = 0;

	for (size_t i = 0; i < a->rows; i++)
		if (!isnan(cell(a, i, group)))
			out[n++] = cell(a, i, group);
	return n;
}

/* S, variance and pairs of every series, added up. */
static void
add_series(struct kendall_groups *r, const struct table *a, double *one, double *work)
{
	double pairs = 0, reach = 0;

	r->s = r->variance = 0;
	for (size_t g = 0; g < a->groups; g++) {
		size_t n = series_of(a, g, one);
		r->n += n;
		if (n < 2)
			continue;
		struct mann_kendall m = mann_kendall(one, n, work);
		r->s += m.s;
		r->variance += m.variance;
		pairs += (double)n * ((double)n - 1) / 2;
		reach += m.reach;
	}
	if (pairs > 0) {
		r->code = r->variance > 0 ? STAT_OK : STAT_ALL_EQUAL;
		r->tau_a = r->s / pairs;
		r->tau = reach > 0 ? r->s / reach : NAN;
	}
}

static void
add_slopes(struct kendall_groups *r, const struct table *a, double *slope)
{
	size_t n = 0;

	for (size_t g = 0; g < a->groups; g++)
		for (size_t i = 0; i < a->rows; i++)
			for (size_t j = i + 1; j < a->rows; j++) {
				double rise = cell(a, j, g) - cell(a, i, g);
				if (!isnan(rise))
					slope[n++] = rise / (a->t[j] - a->t[i]);
			}
	describe_sort(slope, n);
	r->slopes = n;
	r->slope = describe_median_sorted(slope, n);
	double *t = slope, *y = slope + r->n;
	n = 0;
	for (size_t i = 0; i < a->rows; i++)
		for (size_t g = 0; g < a->groups; g++)
			if (!isnan(cell(a, i, g))) {
				t[n] = a->t[i];
				y[n++] = cell(a, i, g);
			}
	describe_sort(t, n);
	describe_sort(y, n);
	r->middle_t = describe_median_sorted(t, n);
	r->middle_y = describe_median_sorted(y, n);
}

static double
sign(double x)
{
	return (x > 0) - (x < 0); /* a missing one: 0 */
}

/* Ranks by group: half of 1 + n + the signs of a value's differences to all others. */
static void
rank_groups(const struct table *a, double *rank)
{
	for (size_t g = 0; g < a->groups; g++) {
		size_t n = 0;
		for (size_t i = 0; i < a->rows; i++)
			n += isnan(cell(a, i, g)) ? 0 : 1;
		for (size_t i = 0; i < a->rows; i++) {
			double signs = 0;
			for (size_t j = 0; j < a->rows; j++)
				signs += sign(cell(a, i, g) - cell(a, j, g));
			rank[g * a->rows + i] = ((double)n + 1 + signs) / 2;
		}
	}
}

/* Of the S of series G and H. The ranks of G add up to rows (n_g + 1) / 2. */
static double
covariance(const struct table *a, const double *rank, size_t g, size_t h)
{
	const double *rg = rank + g * a->rows, *rh = rank + h * a->rows;
	double k = 0, product = 0, sum_g = 0, sum_h = 0;

	for (size_t i = 0; i < a->rows; i++) {
		product += rg[i] * rh[i];
		sum_g += rg[i];
		sum_h += rh[i];
		for (size_t j = i + 1; j < a->rows; j++)
			k += sign(cell(a, j, g) - cell(a, i, g))
			    * sign(cell(a, j, h) - cell(a, i, h));
	}
	return (k + 4 * (product - sum_g * sum_h / (double)a->rows)) / 3;
}

static double
two_sided(double z)
{
	return fmin(1, 2 * gsl_cdf_ugaussian_Q(fabs(z)));
}

static void
add_tests(struct kendall_groups *r)
{
	double s = r->s - sign(r->s);

	r->z = s / sqrt(r->variance);
	r->p = two_sided(r->z);
	r->z_plain = r->s / sqrt(r->variance);
	r->p_plain = two_sided(r->z_plain);
	if (r->covariance > 0) {
		r->z_covariance = s / sqrt(r->covariance);
		r->p_covariance = two_sided(r->z_covariance);
	}
}

static bool
times_rise(const double *t, size_t rows)
{
	for (size_t i = 0; i < rows; i++)
		if (!isfinite(t[i]) || (i > 0 && t[i] <= t[i - 1]))
			return false;
	return true;
}

struct kendall_groups
kendall_groups(const double *t, const double *y, size_t rows, size_t groups, double *work)
{
	const struct table a = { t, y, rows, groups };
	struct kendall_groups r = nothing();
	double *rank = work, *one = rank + rows * groups, *slope = one + rows;

	if (!times_rise(t, rows)) {
		r.code = STAT_BAD_INPUT;
		return r;
	}
	add_series(&r, &a, one, slope);
	if (r.code == STAT_TOO_SHORT)
		return r;
	add_slopes(&r, &a, slope);
	if (r.code == STAT_ALL_EQUAL) {
		r.p = r.p_plain = 1;
		return r;
	}
	rank_groups(&a, rank);
	r.covariance = 0;
	for (size_t g = 0; g < groups; g++)
		for (size_t h = 0; h < groups; h++)
			r.covariance += covariance(&a, rank, g, h);
	add_tests(&r);
	return r;
}
