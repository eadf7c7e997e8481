#include "analysis/power.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>

#include "analysis/regression.h"

#define NCP_MOST   37.0 /* exp(-NCP^2 / 2) is still a number */
#define TERMS_MOST 5000
#define HALVINGS   200

/* P(0 < T <= x) for x > 0, ncp of either sign: AS 243's sum with x^2 / (x^2 + df). */
static double
positive_part(double x, double df, double ncp)
{
	double half = ncp * ncp / 2, share = x * x / (x * x + df), sum = 0, left = 1;
	double p = exp(-half), q = ncp * sqrt(2 / M_PI) * exp(-half);

	for (int j = 0; j < TERMS_MOST && (left > DBL_EPSILON || j < half); j++) {
		sum += p * gsl_cdf_beta_P(share, j + 0.5, df / 2)
		    + q * gsl_cdf_beta_P(share, j + 1.0, df / 2);
		left -= p;
		p *= half / (j + 1);
		q *= half / (j + 1.5);
	}
	return sum / 2;
}

double
power_t_upper(double x, double df, double ncp)
{
	if (!(df > 0) || !(fabs(ncp) <= NCP_MOST) || isnan(x))
		return NAN;
	if (x < 0)
		return 1 - power_t_upper(-x, df, -ncp);
	double above_zero = gsl_cdf_ugaussian_P(ncp);
	if (x == 0 || isinf(x))
		return x == 0 ? above_zero : 0;
	return fmin(1, fmax(0, above_zero - positive_part(x, df, ncp)));
}

static bool
is_share(double p)
{
	return p > 0 && p < 1;
}

double
power_t_shift(double df, double alpha, double power)
{
	double low = 0, high = NCP_MOST;

	if (!(df > 0) || !is_share(alpha) || !is_share(power) || power <= alpha)
		return NAN;
	double limit = gsl_cdf_tdist_Qinv(alpha / 2, df);
	for (int i = 0; i < HALVINGS && high - low > 1e-14 * high; i++) {
		double middle = (low + high) / 2;
		double found = power_t_upper(limit, df, middle) + power_t_upper(limit, df, -middle);
		if (found < power)
			low = middle;
		else
			high = middle;
	}
	return high < NCP_MOST ? high : NAN;
}

struct detectable
power_slope(const double *t, size_t n, double sd, double alpha, double power)
{
	struct detectable r = { .code = STAT_TOO_SHORT, .df = NAN, .change = NAN };
	double mean = 0, sxx = 0;

	if (n < 3)
		return r;
	r.df = (double)n - 2;
	for (size_t i = 0; i < n; i++)
		mean += (t[i] - t[0]) / (double)n;
	for (size_t i = 0; i < n; i++)
		sxx += (t[i] - t[0] - mean) * (t[i] - t[0] - mean);
	double shift = power_t_shift(r.df, alpha, power);
	r.code = STAT_OK;
	if (sxx == 0)
		r.code = STAT_NO_SPREAD;
	else if (!(sd >= 0) || !isfinite(sd) || !isfinite(sxx) || isnan(shift))
		r.code = STAT_BAD_INPUT;
	else if (sd == 0)
		r.code = STAT_EXACT_FIT;
	else
		r.change = shift * sd / sqrt(sxx);
	return r;
}

double
power_residual(const double *t, const double *y, size_t n)
{
	struct line l = line_fit(t, y, n);

	return l.code == STAT_OK ? sqrt(l.rss / l.df) : l.code == STAT_EXACT_FIT ? 0 : NAN;
}

struct detectable
power_series(const double *t, const double *y, size_t n)
{
	return power_slope(t, n, power_residual(t, y, n), 0.05, 0.8);
}
