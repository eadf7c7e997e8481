#include "analysis/scores.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>

double
score_interval(double y, double low, double high, double confidence)
{
	if (!isfinite(y) || !(low <= high) || !(confidence > 0 && confidence < 1))
		return NAN;
	double outside = fmax(0, fmax(low - y, y - high));
	return high - low + 2 / (1 - confidence) * outside;
}

double
score_crps_normal(double y, double mean, double sd)
{
	double z = (y - mean) / sd;

	if (!(sd > 0) || !isfinite(z))
		return NAN;
	return sd
	    * (z * (2 * gsl_cdf_ugaussian_P(z) - 1) + 2 * gsl_ran_ugaussian_pdf(z)
		- 1 / sqrt(M_PI));
}

/* Log of the beta function by the logs of the gamma function, which hold for large arguments. */
static double
log_beta(double a, double b)
{
	return gsl_sf_lngamma(a) + gsl_sf_lngamma(b) - gsl_sf_lngamma(a + b);
}

double
score_crps_t(double y, double mean, double scale, double df)
{
	if (isinf(df))
		return score_crps_normal(y, mean, scale);
	double z = (y - mean) / scale;

	if (!(scale > 0) || !isfinite(z) || !(df > 1))
		return NAN;
	double density = gsl_ran_tdist_pdf(z, df) * (df + z * z) / (df - 1);
	double spread =
	    sqrt(df) / (df - 1) * exp(log_beta(0.5, df - 0.5) - 2 * log_beta(0.5, df / 2));
	return scale * (z * (2 * gsl_cdf_tdist_P(z, df) - 1) + 2 * (density - spread));
}

double
score_brier(double p, bool met)
{
	if (!(p >= 0 && p <= 1))
		return NAN;
	return met ? (1 - p) * (1 - p) : p * p;
}

void
reliability_table(
    const double *p, const bool *met, size_t n, struct reliability bins[static RELIABILITY_BINS])
{
	for (size_t k = 0; k < RELIABILITY_BINS; k++)
		bins[k] = (struct reliability){ 0, 0, 0 };
	for (size_t i = 0; i < n; i++) {
		if (!(p[i] >= 0 && p[i] <= 1))
			continue;
		size_t k = p[i] < 1 ? (size_t)(p[i] * RELIABILITY_BINS) : RELIABILITY_BINS - 1;
		bins[k].n++;
		bins[k].forecast += p[i];
		bins[k].met += met[i];
	}
	for (size_t k = 0; k < RELIABILITY_BINS; k++) {
		double m = (double)bins[k].n;
		bins[k].forecast = m > 0 ? bins[k].forecast / m : NAN;
		bins[k].met = m > 0 ? bins[k].met / m : NAN;
	}
}
