#include "analysis/describe.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

void
describe_sort(double *v, size_t n)
{
	gsl_sort(v, 1, n);
}

double
describe_quantile(const double *sorted, size_t n, double p)
{
	if (n == 0 || !(p >= 0 && p <= 1))
		return NAN;
	return gsl_stats_quantile_from_sorted_data(sorted, 1, n, p);
}

double
describe_median_sorted(const double *sorted, size_t n)
{
	return n == 0 ? NAN : gsl_stats_median_from_sorted_data(sorted, 1, n);
}

double
describe_median(const double *v, size_t n, double *work)
{
	if (n == 0)
		return NAN;
	memcpy(work, v, n * sizeof *v);
	describe_sort(work, n);
	return describe_median_sorted(work, n);
}

double
describe_mad(const double *v, size_t n, double centre, double *work)
{
	for (size_t i = 0; i < n; i++)
		work[i] = fabs(v[i] - centre);
	describe_sort(work, n);
	return describe_median_sorted(work, n);
}

/* ---- mean and spread --------------------------------------------------- */

/* The second pass takes out what the first one rounded away. */
static long double
mean_of(const double *v, size_t n)
{
	long double sum = 0, rest = 0;

	for (size_t i = 0; i < n; i++)
		sum += v[i];
	for (size_t i = 0; i < n; i++)
		rest += v[i] - sum / (long double)n;
	return (sum + rest) / (long double)n;
}

/* Sum of (v[t] - mean)(v[t + lag] - mean). */
static long double
products(const double *v, size_t n, long double mean, size_t lag)
{
	long double sum = 0;

	for (size_t t = 0; t + lag < n; t++)
		sum += (v[t] - mean) * (v[t + lag] - mean);
	return sum;
}

/* Equal values leave no more than the rounding of their mean. */
static bool
is_spread(long double squares, size_t n, long double mean)
{
	long double rounding = DBL_EPSILON * mean;

	return squares > (long double)n * rounding * rounding;
}

struct description
describe_values(const double *v, size_t n)
{
	struct description d = { .code = STAT_TOO_SHORT, .n = n, .sum = NAN, .mean = NAN };

	d.variance = d.sd = d.lag1 = NAN;
	if (n == 0)
		return d;
	long double mean = mean_of(v, n);
	d.mean = (double)mean;
	d.sum = (double)(mean * (long double)n);
	if (!isfinite(d.mean))
		d.code = STAT_BAD_INPUT;
	if (n == 1 || !isfinite(d.mean))
		return d;
	long double squares = products(v, n, mean, 0);
	d.code = STAT_OK;
	d.variance = (double)(squares / (long double)(n - 1));
	d.sd = sqrt(d.variance);
	if (is_spread(squares, n, mean))
		d.lag1 = (double)(products(v, n, mean, 1) / squares);
	return d;
}

/* ---- memory ------------------------------------------------------------ */

enum stat_code
describe_autocorrelation(const double *v, size_t n, size_t lags, double *r)
{
	for (size_t k = 0; k < lags; k++)
		r[k] = NAN;
	if (lags == 0 || n <= lags)
		return STAT_TOO_SHORT;
	long double mean = mean_of(v, n), squares = products(v, n, mean, 0);
	if (!isfinite((double)squares))
		return STAT_BAD_INPUT;
	if (!is_spread(squares, n, mean))
		return STAT_ALL_EQUAL;
	for (size_t k = 1; k <= lags; k++)
		r[k - 1] = (double)(products(v, n, mean, k) / squares);
	return STAT_OK;
}

static struct portmanteau
portmanteau(double statistic, size_t lags, size_t fitted)
{
	struct portmanteau t = { .code = STAT_TOO_SHORT, .statistic = NAN, .df = NAN, .p = NAN };

	if (lags <= fitted)
		return t;
	if (isnan(statistic)) {
		t.code = STAT_BAD_INPUT;
		return t;
	}
	double df = (double)(lags - fitted);
	return (struct portmanteau){ STAT_OK, statistic, df, gsl_cdf_chisq_Q(statistic, df) };
}

struct portmanteau
describe_ljung_box(const double *r, size_t n, size_t lags, size_t fitted)
{
	double sum = 0, size = (double)n;

	for (size_t k = 1; k <= lags; k++)
		sum += r[k - 1] * r[k - 1] / (size - (double)k);
	return portmanteau(size * (size + 2) * sum, lags, fitted);
}

struct portmanteau
describe_box_pierce(const double *r, size_t n, size_t lags, size_t fitted)
{
	double sum = 0;

	for (size_t k = 1; k <= lags; k++)
		sum += r[k - 1] * r[k - 1];
	return portmanteau((double)n * sum, lags, fitted);
}
