#include "analysis/power.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>

#include "analysis/regression.h"

#define NCP_MOST   37.0 /* exp(-NCP^2 / 2) is still a number */
#define NEGLIGIBLE 1e-18

/* P(0 < T <= x) for x > 0, ncp of either sign: AS 243's sum with x^2 / (x^2 + df). */
static double
positive_part(double x, double df, double ncp)
{
	double half = ncp * ncp / 2, share = x * x / (x * x + df), sum = 0;
	double p = exp(-half), q = ncp * sqrt(2 / M_PI) * exp(-half);

	for (int j = 0; j < half || p > NEGLIGIBLE; j++) {
		sum += p * gsl_cdf_beta_P(share, j + 0.5, df / 2)
		    + q * gsl_cdf_beta_P(share, j + 1.0, df / 2);
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
	while (high - low > 1e-14 * high) {
		double middle = (low + high) / 2;
		double found = power_t_upper(limit, df, middle) + power_t_upper(limit, df, -middle);
		if (found < power)
			low = middle;
		else
			high = middle;
	}
	return high < NCP_MOST ? high : NAN;
}

/* power_t_shift(DF, 0.05, 0.8) from DF = 1 on: the annual series of a run share a few of them. */
static const double usual_shifts[] = { 16.334008869921099, 5.6534892661971474, 4.2558986865156152,
	3.7610595538250227, 3.513902729171126, 3.3668948970850279, 3.2697598403875432,
	3.2009196486508924, 3.1496328864506231, 3.1099681015776257, 3.0783886757022363,
	3.0526574670540962, 3.0312912793559397, 3.0132684557533871, 2.9978625780542205,
	2.9845431486578518, 2.9729137922548348, 2.9626724364182637, 2.9535848698190539,
	2.9454667170541851, 2.9381708643635234, 2.931578506779255, 2.925592656433055,
	2.9201333577504269, 2.9151341082186666, 2.9105391448220663, 2.9063013614696476,
	2.9023806927033631, 2.8987428463248723, 2.8953583001532093, 2.8922015008734991,
	2.8892502190439271, 2.8864850258799075, 2.8838888658192632, 2.8814467050242172,
	2.879145240538743, 2.8769726582347022, 2.8749184302610309, 2.8729731446756173,
	2.8711283614497121 };

double
power_shift_usual(double df)
{
	return df >= 1 && df <= countof(usual_shifts) ? usual_shifts[(size_t)df - 1]
						      : power_t_shift(df, 0.05, 0.8);
}

/* SHIFT: as many standard errors of the slope have to be there. */
static struct detectable
detectable(const double *t, size_t n, double sd, double shift)
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

struct detectable
power_slope(const double *t, size_t n, double sd, double alpha, double power)
{
	return detectable(t, n, sd, power_t_shift((double)n - 2, alpha, power));
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
	return detectable(t, n, power_residual(t, y, n), power_shift_usual((double)n - 2));
}
