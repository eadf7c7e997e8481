#include "analysis/serial.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analysis/describe.h"
#include "analysis/trend.h"

/* Three series of n values, then what a trend needs. */
size_t
serial_work(size_t n)
{
	return 3 * n + trend_work(n);
}

static double
continuity_z(double s, double variance)
{
	return (s - (s > 0) + (s < 0)) / sqrt(variance);
}

/* S and its variance for independent values; z and p follow in finish(). */
static struct serial_kendall
begin(const double *t, const double *y, size_t n, double *work)
{
	struct serial_kendall r = { .code = STAT_TOO_SHORT,
		.n = n,
		.s = NAN,
		.tau_a = NAN,
		.plain = NAN,
		.factor = NAN,
		.variance = NAN,
		.z = NAN,
		.p = NAN,
		.slope = NAN,
		.lag1 = NAN };

	if (n < 4)
		return r;
	struct theil_sen sen = theil_sen(t, y, n, 0.95, work);
	struct mann_kendall m = mann_kendall(y, n, work);
	r.slope = sen.slope;
	r.s = m.s;
	r.tau_a = m.tau_a;
	r.plain = m.variance;
	r.code = sen.code == STAT_OK ? m.code : STAT_NO_SPREAD;
	return r;
}

static void
finish(struct serial_kendall *r, double factor)
{
	r->factor = factor;
	r->variance = r->plain * factor;
	if (!(r->variance > 0)) {
		r->code = STAT_NEGATIVE_VARIANCE;
		return;
	}
	r->z = continuity_z(r->s, r->variance);
	r->p = fmin(1, 2 * gsl_cdf_ugaussian_Q(fabs(r->z)));
}

static void
detrend(const double *y, size_t n, double slope, double *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = y[i] - slope * (double)(i + 1);
}

/* Middle ranks of V: places among SORTED, which is V in rising order. */
static void
rank_values(const double *v, const double *sorted, size_t n, double *rank)
{
	for (size_t i = 0; i < n; i++) {
		size_t below = 0, upto = n;
		for (size_t to = n; below < to;) {
			size_t k = below + (to - below) / 2;
			if (sorted[k] < v[i])
				below = k + 1;
			else
				to = k;
		}
		for (size_t from = below; from < upto;) {
			size_t k = from + (upto - from) / 2;
			if (sorted[k] <= v[i])
				from = k + 1;
			else
				upto = k;
		}
		rank[i] = (double)(below + upto + 1) / 2;
	}
}

static size_t
lags_of(size_t lags, size_t n)
{
	return lags == 0 || lags > n - 1 ? n - 1 : lags;
}

struct serial_kendall
kendall_hamed_rao(const double *t, const double *y, size_t n, size_t lags, double alpha,
    enum serial_sum sum, double *work)
{
	double *rest = work, *rank = work + n, *r_k = work + 2 * n, total = 0;
	struct serial_kendall r = begin(t, y, n, work + 3 * n);

	if (r.code != STAT_OK)
		return r;
	lags = lags_of(lags, n);
	detrend(y, n, r.slope, rest);
	for (size_t i = 0; i < n; i++)
		r_k[i] = rest[i];
	describe_sort(r_k, n);
	rank_values(rest, r_k, n, rank);
	r.code = describe_autocorrelation(rank, n, lags, r_k);
	if (r.code != STAT_OK)
		return r;
	r.lag1 = r_k[0];
	double least = gsl_cdf_ugaussian_Qinv(alpha / 2) / sqrt((double)n), m = (double)n;
	for (size_t i = 0; i < lags; i++) {
		double k = (double)(i + 1);
		if (fabs(r_k[i]) > least)
			total += (m - k) * (m - k - 1) * (m - k - 2) * r_k[i];
	}
	if (sum == SERIAL_ABSOLUTE)
		total = fabs(total);
	finish(&r, 1 + 2 / (m * (m - 1) * (m - 2)) * total);
	return r;
}

struct serial_kendall
kendall_yue_wang(const double *t, const double *y, size_t n, size_t lags, double *work)
{
	double *rest = work, *r_k = work + n, total = 0;
	struct serial_kendall r = begin(t, y, n, work + 3 * n);

	if (r.code != STAT_OK)
		return r;
	lags = lags_of(lags, n);
	detrend(y, n, r.slope, rest);
	r.code = describe_autocorrelation(rest, n, lags, r_k);
	if (r.code != STAT_OK)
		return r;
	r.lag1 = r_k[0];
	for (size_t i = 0; i < lags; i++)
		total += (1 - (double)(i + 1) / (double)n) * r_k[i];
	finish(&r, 1 + 2 * total);
	return r;
}

/* FROM without its first autocorrelation, BACK a value added again; the test of what is left. */
static void
test_whitened(
    struct serial_kendall *r, const double *from, double back, double *white, double *work)
{
	size_t n = r->n;

	r->code = describe_autocorrelation(from, n, 1, &r->lag1);
	if (r->code != STAT_OK)
		return;
	for (size_t i = 1; i < n; i++)
		white[i - 1] = from[i] - r->lag1 * from[i - 1] + back * (double)i;
	struct mann_kendall m = mann_kendall(white, n - 1, work);
	r->n = n - 1;
	r->s = m.s;
	r->tau_a = m.tau_a;
	r->plain = m.variance;
	r->code = m.code;
	if (m.code == STAT_OK)
		finish(r, 1);
}

struct serial_kendall
kendall_prewhite(const double *t, const double *y, size_t n, double *work)
{
	struct serial_kendall r = begin(t, y, n, work + 3 * n);

	if (r.code == STAT_OK)
		test_whitened(&r, y, 0, work, work + 3 * n);
	return r;
}

struct serial_kendall
kendall_trend_free(const double *t, const double *y, size_t n, double *work)
{
	struct serial_kendall r = begin(t, y, n, work + 3 * n);

	if (r.code != STAT_OK)
		return r;
	detrend(y, n, r.slope, work);
	test_whitened(&r, work, r.slope, work + n, work + 3 * n);
	return r;
}
