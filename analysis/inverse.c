#include "analysis/inverse.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#define BISECTIONS 1200 /* from a bracket of any width down to neighbouring doubles */

/* A distribution function with its two shape parameters; the gamma's scale is 1. */
typedef double tail(double v, double a, double b);

/* Where the tail F(V; A, B) is P, from 0 up to HIGH. SIGN: +1 if F rises with V, -1 if it falls. */
static double
invert(tail *f, double a, double b, double p, double sign, double high)
{
	double low = 0;

	for (int i = 0; i < BISECTIONS; i++) {
		double mid = low + (high - low) / 2;
		if (mid <= low || mid >= high)
			break;
		double difference = (f(mid, a, b) - p) * sign;
		if (isnan(difference))
			return NAN;
		if (difference < 0)
			low = mid;
		else
			high = mid;
	}
	return low + (high - low) / 2;
}

static bool
is_positive(double v)
{
	return v > 0 && isfinite(v);
}

static double
invert_beta(tail *f, double p, double sign, double a, double b)
{
	if (!(p >= 0 && p <= 1) || !is_positive(a) || !is_positive(b))
		return NAN;
	if (p == 0 || p == 1)
		return (p == 1) == (sign > 0) ? 1 : 0;
	return invert(f, a, b, p, sign, 1);
}

double
inverse_beta_lower(double p, double a, double b)
{
	return invert_beta(gsl_cdf_beta_P, p, 1, a, b);
}

double
inverse_beta_upper(double p, double a, double b)
{
	return invert_beta(gsl_cdf_beta_Q, p, -1, a, b);
}

static double
invert_gamma(tail *f, double p, double sign, double shape)
{
	double high = shape + 1;

	if (!(p >= 0 && p <= 1) || !is_positive(shape))
		return NAN;
	if (p == 0 || p == 1)
		return (p == 1) == (sign > 0) ? INFINITY : 0;
	while ((f(high, shape, 1) - p) * sign < 0)
		high *= 2;
	return invert(f, shape, 1, p, sign, high);
}

double
inverse_gamma_lower(double p, double shape)
{
	return invert_gamma(gsl_cdf_gamma_P, p, 1, shape);
}

double
inverse_gamma_upper(double p, double shape)
{
	return invert_gamma(gsl_cdf_gamma_Q, p, -1, shape);
}
