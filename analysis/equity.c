#include "analysis/equity.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#include "analysis/interval.h"

static double
z_of(double confidence)
{
	return gsl_cdf_ugaussian_Qinv((1 - confidence) / 2);
}

static bool
is_level(double confidence)
{
	return confidence > 0 && confidence < 1;
}

/* ---- scales ------------------------------------------------------------ */

static double
to_scale(enum equity_scale scale, double v)
{
	switch (scale) {
	case EQUITY_LOG: return log(v);
	case EQUITY_LOGIT: return log(v / (1 - v));
	default: return v;
	}
}

static double
from_scale(enum equity_scale scale, double v)
{
	switch (scale) {
	case EQUITY_LOG: return exp(v);
	case EQUITY_LOGIT: return 1 / (1 + exp(-v));
	default: return v;
	}
}

/* How fast a value V moves as its place on the scale does. */
static double
slope_of_scale(enum equity_scale scale, double v)
{
	switch (scale) {
	case EQUITY_LOG: return v;
	case EQUITY_LOGIT: return v * (1 - v);
	default: return 1;
	}
}

/* ---- slope index ------------------------------------------------------- */

/* The weighted line and the covariance of its two numbers. */
struct fit {
	double intercept, slope;
	double vii, vis, vss; /* NAN if an error is not known */
};

static struct fit
fit_line(const struct equity_group *g, size_t n, enum equity_scale scale, double persons)
{
	struct fit f = { 0 };
	double before = 0, spread = 0;

	for (size_t i = 0; i < n; i++) { /* the mean of the ridits is always a half */
		double b = (before + g[i].persons / 2) / persons - 0.5;
		spread += g[i].persons * b * b;
		before += g[i].persons;
	}
	before = 0;
	for (size_t i = 0; i < n; i++) {
		double b = (before + g[i].persons / 2) / persons - 0.5;
		double to_slope = g[i].persons * b / spread;
		double to_intercept = g[i].persons / persons - to_slope / 2;
		double y = to_scale(scale, g[i].value);
		double se = g[i].se / slope_of_scale(scale, g[i].value);
		f.slope += to_slope * y;
		f.intercept += to_intercept * y;
		f.vss += to_slope * to_slope * se * se;
		f.vis += to_slope * to_intercept * se * se;
		f.vii += to_intercept * to_intercept * se * se;
		before += g[i].persons;
	}
	return f;
}

/* Standard error of something that moves by DI with the intercept and by DS with the slope. */
static double
error_of(const struct fit *f, double di, double ds)
{
	return sqrt(fmax(0, di * di * f->vii + 2 * di * ds * f->vis + ds * ds * f->vss));
}

static enum stat_code
check_groups(const struct equity_group *g, size_t n, enum equity_scale scale, double *persons)
{
	*persons = 0;
	if (n < 2)
		return STAT_TOO_SHORT;
	for (size_t i = 0; i < n; i++) {
		if (!(g[i].persons > 0) || !isfinite(to_scale(scale, g[i].value)) || g[i].se < 0)
			return STAT_BAD_INPUT;
		*persons += g[i].persons;
	}
	return isfinite(*persons) ? STAT_OK : STAT_BAD_INPUT;
}

static void
put_limits(struct inequality *r, const struct fit *f, enum equity_scale scale, double z)
{
	double low = from_scale(scale, f->intercept);
	double high = from_scale(scale, f->intercept + f->slope);
	double dlow = slope_of_scale(scale, low), dhigh = slope_of_scale(scale, high);
	double half = z * error_of(f, dhigh - dlow, dhigh);

	r->sii_ci = (struct interval){ STAT_OK, r->sii - half, r->sii + half };
	if (isnan(r->rii)) {
		r->rii_ci = interval_none(STAT_ZERO_DENOMINATOR);
		return;
	}
	half = z * error_of(f, dhigh / high - dlow / low, dhigh / high);
	r->rii_ci = (struct interval){ STAT_OK, r->rii * exp(-half), r->rii * exp(half) };
}

struct inequality
equity_slope(const struct equity_group *g, size_t n, enum equity_scale scale, double confidence)
{
	double persons;
	struct inequality r = { .code = check_groups(g, n, scale, &persons), .n = n };

	if (r.code == STAT_OK && !is_level(confidence))
		r.code = STAT_BAD_INPUT;
	if (r.code != STAT_OK) {
		r.intercept = r.slope = r.sii = r.rii = NAN;
		r.sii_ci = r.rii_ci = interval_none(r.code);
		return r;
	}
	struct fit f = fit_line(g, n, scale, persons);
	double low = from_scale(scale, f.intercept),
	       high = from_scale(scale, f.intercept + f.slope);
	r.intercept = f.intercept;
	r.slope = f.slope;
	r.sii = high - low;
	r.rii = low > 0 && high > 0 ? high / low : NAN;
	r.sii_ci = r.rii_ci = interval_none(STAT_BAD_INPUT);
	if (!isnan(f.vss))
		put_limits(&r, &f, scale, z_of(confidence));
	return r;
}

/* ---- extremes ---------------------------------------------------------- */

struct equity_gap
equity_extremes(double x1, double n1, double x2, double n2, double confidence)
{
	struct equity_gap r = { .difference = NAN, .ratio = NAN };

	r.difference_ci = interval_newcombe(x2, n2, x1, n1, confidence);
	r.code = r.difference_ci.code;
	r.ratio_ci = interval_none(r.code == STAT_OK ? STAT_ZERO_DENOMINATOR : r.code);
	if (r.code != STAT_OK)
		return r;
	r.difference = x2 / n2 - x1 / n1;
	if (x1 > 0)
		r.ratio = x2 / n2 / (x1 / n1);
	if (x1 > 0 && x2 > 0) {
		double half = z_of(confidence) * sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2);
		r.ratio_ci =
		    (struct interval){ STAT_OK, r.ratio * exp(-half), r.ratio * exp(half) };
	}
	return r;
}
