#include "analysis/dispersion.h"

#include <math.h>

#include <gsl/gsl_math.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

static bool
usable(double x, double base)
{
	return x >= 0 && isfinite(x) && base > 0 && isfinite(base);
}

static struct dispersion_point
point_of(enum dispersion_scale scale, double x, double base)
{
	struct dispersion_point p = { NAN, NAN, NAN, NAN };

	switch (scale) {
	case DISPERSION_RATIO_LOG:
		p.y = log(x / base);
		p.s = 1 / sqrt(base);
		break;
	case DISPERSION_RATIO_ROOT:
		p.y = sqrt(x / base);
		p.s = 1 / (2 * sqrt(base));
		break;
	case DISPERSION_SHARE:
		p.y = asin(sqrt(x / base));
		p.s = 1 / (2 * sqrt(base));
		break;
	case DISPERSION_COUNTS:
		p.y = log((x + 0.5) / (base + 0.5));
		p.s = sqrt(x / ((x + 0.5) * (x + 0.5)) + base / ((base + 0.5) * (base + 0.5)));
		break;
	}
	return p;
}

/* The benchmark on the scale, from the sums of all areas. */
static double
centre_of(enum dispersion_scale scale, double x, double base)
{
	switch (scale) {
	case DISPERSION_RATIO_LOG: return 0;
	case DISPERSION_RATIO_ROOT: return 1;
	case DISPERSION_SHARE: return asin(sqrt(x / base));
	case DISPERSION_COUNTS: return log(x / base);
	}
	return NAN;
}

/* Pull the z of the usable points in; WORK takes them sorted. False without a finite limit. */
static bool
winsorise(struct dispersion_point *points, size_t n, double trim, double *work, size_t m)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(points[i].s))
			work[at++] = points[i].z;
	gsl_sort(work, 1, m);
	double low = gsl_stats_quantile_from_sorted_data(work, 1, m, trim);
	double high = gsl_stats_quantile_from_sorted_data(work, 1, m, 1 - trim);
	for (size_t i = 0; i < n; i++)
		if (!isnan(points[i].s))
			points[i].winsorised = fmin(fmax(points[i].z, low), high);
	return isfinite(low); /* only a count of 0 is infinite, downwards */
}

struct dispersion
dispersion_fit(enum dispersion_scale scale, const double *x, const double *base, size_t n,
    double trim, struct dispersion_point *points, double *work)
{
	struct dispersion d = { STAT_TOO_SHORT, scale, 0, NAN, NAN, NAN };
	double events = 0, bases = 0, squares = 0, weights = 0, squared = 0;

	for (size_t i = 0; i < n; i++) {
		bool ok = usable(x[i], base[i]) && (scale != DISPERSION_SHARE || x[i] <= base[i]);
		points[i] = ok ? point_of(scale, x[i], base[i])
			       : (struct dispersion_point){ NAN, NAN, NAN, NAN };
		events += ok ? x[i] : 0;
		bases += ok ? base[i] : 0;
		d.n += ok;
	}
	if (d.n < 2)
		return d;
	d.code = STAT_BAD_INPUT;
	d.centre = centre_of(scale, events, bases);
	for (size_t i = 0; i < n; i++)
		points[i].z = (points[i].y - d.centre) / points[i].s;
	if (!(trim >= 0 && trim < 0.5) || !isfinite(d.centre)
	    || !winsorise(points, n, trim, work, d.n))
		return d;
	for (size_t i = 0; i < n; i++) {
		if (isnan(points[i].s))
			continue;
		double w = 1 / (points[i].s * points[i].s);
		squares += points[i].winsorised * points[i].winsorised;
		weights += w;
		squared += w * w;
	}
	double m = (double)d.n;
	d.code = STAT_OK;
	d.phi = squares / m;
	d.tau2 = fmax(0, (squares - (m - 1)) / (weights - squared / weights));
	return d;
}

/* From the scale back to the figure; V is first cut at what the scale can be. */
static double
back(enum dispersion_scale scale, double v)
{
	switch (scale) {
	case DISPERSION_RATIO_LOG:
	case DISPERSION_COUNTS: return exp(v);
	case DISPERSION_RATIO_ROOT: return v > 0 ? v * v : 0;
	case DISPERSION_SHARE: v = sin(fmin(fmax(v, 0), M_PI_2)); return v * v;
	}
	return NAN;
}

static struct interval
limits(const struct dispersion *d, double half)
{
	struct interval none = { d->code == STAT_OK ? STAT_BAD_INPUT : d->code, NAN, NAN };

	if (d->code != STAT_OK || !isfinite(half))
		return none;
	return (struct interval){ STAT_OK, back(d->scale, d->centre - half),
		back(d->scale, d->centre + half) };
}

struct interval
dispersion_additive(const struct dispersion *d, double s, double z)
{
	return limits(d, z * sqrt(s * s + d->tau2));
}

struct interval
dispersion_multiplicative(const struct dispersion *d, double s, double z)
{
	return limits(d, z * s * sqrt(fmax(1, d->phi)));
}
