#include "analysis/inverse.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>

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

/* Does GSL stop its fraction too early? It does so within one standard deviation below the mean,
 * and beyond a million on both sides. */
static bool
is_near_mean(double v, double shape)
{
	double d = (v - shape) / sqrt(shape);

	return (shape > 100 && d <= 0 && d >= -1) || (shape > 1e6 && fabs(d) <= 5);
}

/* P(X <= V) for V around the mean: v^a e^-v / gamma(a + 1) times 1 + v / (a + 1) + ... */
static double
gamma_series(double v, double shape)
{
	double sum = 1, term = 1;
	double front = exp(shape * gsl_sf_log_1plusx_mx((v - shape) / shape))
	    / (sqrt(2 * M_PI * shape) * gsl_sf_gammastar(shape));

	for (long k = 1; k < TERMS && term > sum * DBL_EPSILON / 4; k++) { /* all positive */
		term *= v / (shape + (double)k);
		sum += term;
	}
	return front * sum;
}

double
gamma_below(double v, double shape)
{
	return is_near_mean(v, shape) ? gamma_series(v, shape) : gsl_cdf_gamma_P(v, shape, 1);
}

double
gamma_above(double v, double shape)
{
	return is_near_mean(v, shape) ? 1 - gamma_series(v, shape) : gsl_cdf_gamma_Q(v, shape, 1);
}

double
binomial_at_most(double k, double n, double p)
{
	return k >= n ? 1 : beta_above(p, k + 1, n - k);
}

double
binomial_at_least(double k, double n, double p)
{
	return k <= 0 ? 1 : beta_below(p, k, n - k + 1);
}

double
poisson_at_most(double k, double mu)
{
	return gamma_above(mu, k + 1);
}

double
poisson_at_least(double k, double mu)
{
	return k <= 0 ? 1 : gamma_below(mu, k);
}

/* With the signature of the beta. */
static double
gamma_lower(double v, double shape, double unused)
{
	(void)unused;
	return gamma_below(v, shape);
}

static double
gamma_upper(double v, double shape, double unused)
{
	(void)unused;
	return gamma_above(v, shape);
}

/* A distribution function with its one or two shape parameters. */
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
	return invert_gamma(gamma_lower, p, 1, shape);
}

double
inverse_gamma_upper(double p, double shape)
{
	return invert_gamma(gamma_upper, p, -1, shape);
}
