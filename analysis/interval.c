#include "analysis/interval.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#include "analysis/inverse.h"
#include "base/decimal.h"

struct interval
interval_none(enum stat_code code)
{
	return (struct interval){ .code = code, .low = NAN, .high = NAN };
}

struct interval
interval_scaled(struct interval i, double factor)
{
	return (struct interval){ i.code, i.low * factor, i.high * factor };
}

static struct interval
limits(double low, double high)
{
	if (!isfinite(low) || !isfinite(high))
		return interval_none(STAT_BAD_INPUT);
	return (struct interval){ .code = STAT_OK, .low = low, .high = high };
}

static enum stat_code
check_share(double x, double n, double confidence)
{
	if (!decimal_is_count(x) || !decimal_is_count(n) || x > n)
		return STAT_BAD_INPUT;
	if (!(confidence > 0 && confidence < 1))
		return STAT_BAD_INPUT;
	return n == 0 ? STAT_ZERO_DENOMINATOR : STAT_OK;
}

static double
z_of(double confidence)
{
	return gsl_cdf_ugaussian_Qinv((1 - confidence) / 2);
}

struct interval
interval_wilson(double x, double n, double confidence)
{
	enum stat_code code = check_share(x, n, confidence);

	if (code != STAT_OK)
		return interval_none(code);
	double z = z_of(confidence), p = x / n, z2 = z * z;
	double centre = (x + z2 / 2) / (n + z2);
	double half = z * sqrt(n) / (n + z2) * sqrt(p * (1 - p) + z2 / (4 * n));
	return limits(x == 0 ? 0 : fmax(0, centre - half), x == n ? 1 : fmin(1, centre + half));
}

/* Wilson's limit of share P of N on the side of Z's sign. */
static double
score_limit(double p, double n, double z)
{
	double z2 = z * z;

	return (n * p + z2 / 2 + z * sqrt(n * p * (1 - p) + z2 / 4)) / (n + z2);
}

struct interval
interval_wilson_corrected(double x, double n, double confidence)
{
	enum stat_code code = check_share(x, n, confidence);

	if (code != STAT_OK)
		return interval_none(code);
	double z = z_of(confidence);
	return limits(x == 0 ? 0 : fmax(0, score_limit((x - 0.5) / n, n, -z)),
	    x == n ? 1 : fmin(1, score_limit((x + 0.5) / n, n, z)));
}

struct interval
interval_clopper_pearson(double x, double n, double confidence)
{
	enum stat_code code = check_share(x, n, confidence);
	double low = 0, high = 1, p = (1 - confidence) / 2;

	if (code != STAT_OK)
		return interval_none(code);
	if (x > 0)
		low = inverse_beta_lower(p, x, n - x + 1);
	if (x < n)
		high = inverse_beta_upper(p, x + 1, n - x);
	return limits(low, high);
}

struct interval
interval_mover(double v1, struct interval ci1, double v2, struct interval ci2)
{
	double d = v1 - v2;

	if (ci1.code != STAT_OK)
		return interval_none(ci1.code);
	if (ci2.code != STAT_OK)
		return interval_none(ci2.code);
	return limits(
	    d - hypot(v1 - ci1.low, ci2.high - v2), d + hypot(ci1.high - v1, v2 - ci2.low));
}

struct interval
interval_newcombe(double x1, double n1, double x2, double n2, double confidence)
{
	return interval_mover(x1 / n1, interval_wilson(x1, n1, confidence), x2 / n2,
	    interval_wilson(x2, n2, confidence));
}

struct interval
interval_poisson(double x, double confidence)
{
	double p = (1 - confidence) / 2;

	if (!decimal_is_count(x) || !(confidence > 0 && confidence < 1))
		return interval_none(STAT_BAD_INPUT);
	return limits(x == 0 ? 0 : inverse_gamma_lower(p, x), inverse_gamma_upper(p, x + 1));
}

static double
byar_limit(double count, double z)
{
	return count * pow(1 - 1 / (9 * count) + z / (3 * sqrt(count)), 3);
}

struct interval
interval_byar(double x, double confidence)
{
	if (!decimal_is_count(x) || !(confidence > 0 && confidence < 1))
		return interval_none(STAT_BAD_INPUT);
	double z = z_of(confidence);
	return limits(x == 0 ? 0 : fmax(0, byar_limit(x, -z)), byar_limit(x + 1, z));
}

struct mean
interval_mean(const double *v, size_t n, double confidence)
{
	struct mean m = { .code = STAT_TOO_SHORT, .n = n, .sum = NAN, .mean = NAN, .sd = NAN };

	m.ci = interval_none(STAT_TOO_SHORT);
	if (n == 0)
		return m;
	m.mean = gsl_stats_mean(v, 1, n);
	m.sum = m.mean * (double)n;
	if (n == 1)
		return m;
	m.sd = gsl_stats_sd_m(v, 1, n, m.mean);
	double t = gsl_cdf_tdist_Qinv((1 - confidence) / 2, (double)n - 1);
	double half = t * m.sd / sqrt((double)n);
	m.ci = limits(m.mean - half, m.mean + half);
	m.code = m.ci.code;
	return m;
}
