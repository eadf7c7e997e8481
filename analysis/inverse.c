#include "analysis/inverse.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

#define BISECTIONS 1200 /* from a bracket of any width down to neighbouring doubles */

#define TERMS 1000000 /* of the continued fraction; it takes about the root of the larger shape */

/* Term K of the fraction 1 + t1/(1 + t2/(1 + ...)), DLMF 8.17.23. */
static double
beta_term(long k, double v, double a, double b)
{
	double m = (double)(k / 2), even = a + 2 * m;

	if (k % 2 == 1)
		return -(a + m) * (a + b + m) * v / (even * (even + 1));
	return m * (b - m) * v / ((even - 1) * even);
}

/* P(X <= V) for V at or below the middle, where the fraction settles. Lentz's method. */
static double
beta_fraction(double v, double a, double b)
{
	double front = a * log(v) + b * log1p(-v) - gsl_sf_lnbeta(a, b) - log(a);
	double c = 1, d = 0, f = 1;

	for (long k = 1; k < TERMS; k++) {
		double t = beta_term(k, v, a, b);
		d = 1 / (1 + t * d);
		c = 1 + t / c;
		c = c == 0 ? DBL_MIN : c;
		f *= c * d;
		if (fabs(c * d - 1) < 4 * DBL_EPSILON)
			return exp(front) / f;
	}
	return NAN;
}

double
beta_below(double v, double a, double b)
{
	double p = gsl_cdf_beta_P(v, a, b);

	if (!isnan(p) || isnan(v))
		return p;
	return v < (a + 1) / (a + b + 2) ? beta_fraction(v, a, b) : 1 - beta_fraction(1 - v, b, a);
}

double
beta_above(double v, double a, double b)
{
	double p = gsl_cdf_beta_Q(v, a, b);

	if (!isnan(p) || isnan(v))
		return p;
	return v < (a + 1) / (a + b + 2) ? 1 - beta_fraction(v, a, b) : beta_fraction(1 - v, b, a);
}

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
	return invert_beta(beta_below, p, 1, a, b);
}

double
inverse_beta_upper(double p, double a, double b)
{
	return invert_beta(beta_above, p, -1, a, b);
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
