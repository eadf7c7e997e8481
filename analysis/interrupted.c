#include "analysis/interrupted.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analysis/regression.h"

/* One side's line: y = middle + slope (t - mean). */
struct side {
	size_t n;
	double mean, middle, sxx, sxy;
};

static struct side
side_of(const double *t, const double *y, size_t n, double at, bool after)
{
	struct side s = { 0 };

	for (size_t i = 0; i < n; i++) {
		if ((t[i] >= at) != after)
			continue;
		s.n++;
		s.mean += (t[i] - s.mean) / (double)s.n;
		s.middle += (y[i] - s.middle) / (double)s.n;
	}
	for (size_t i = 0; i < n; i++) {
		if ((t[i] >= at) != after)
			continue;
		s.sxx += (t[i] - s.mean) * (t[i] - s.mean);
		s.sxy += (t[i] - s.mean) * (y[i] - s.middle);
	}
	return s;
}

static double
side_at(const struct side *s, double t)
{
	return s->middle + s->sxy / s->sxx * (t - s->mean);
}

/* Variance of the line at T, of the residuals' variance. */
static double
side_variance(const struct side *s, double t)
{
	return 1 / (double)s->n + (t - s->mean) * (t - s->mean) / s->sxx;
}

static struct effect
effect_of(double value, double se, double df, double confidence)
{
	struct effect e = { value, se, NAN, NAN, NAN, NAN };

	if (isnan(se))
		return e;
	double half = gsl_cdf_tdist_Qinv((1 - confidence) / 2, df) * se;
	e.low = value - half;
	e.high = value + half;
	e.t = value / se;
	e.p = 2 * gsl_cdf_tdist_Q(fabs(e.t), df);
	return e;
}

static enum stat_code
check(const double *t, const double *y, size_t n, double at, double confidence)
{
	if (!(confidence > 0 && confidence < 1) || !isfinite(at))
		return STAT_BAD_INPUT;
	for (size_t i = 0; i < n; i++)
		if (!isfinite(t[i]) || !isfinite(y[i]))
			return STAT_BAD_INPUT;
	return STAT_OK;
}

/* Root of the pooled variance of the residuals; NAN if there is none beyond rounding. */
static double
pooled_sigma(const double *t, const double *y, size_t n, double at, const struct side *before,
    const struct side *after)
{
	double rss = 0;

	for (size_t i = 0; i < n; i++) {
		double off = y[i] - side_at(t[i] >= at ? after : before, t[i]);
		rss += off * off;
	}
	return rss > rounding_rss(y, n) ? sqrt(rss / ((double)n - 4)) : NAN;
}

struct interruption
interruption_fit(const double *t, const double *y, size_t n, double at, double confidence)
{
	static const struct effect none = { NAN, NAN, NAN, NAN, NAN, NAN };
	struct interruption f = { check(t, y, n, at, confidence), 0, 0, NAN, NAN, none, none, none,
		none, NAN };

	if (f.code != STAT_OK)
		return f;
	struct side b = side_of(t, y, n, at, false), a = side_of(t, y, n, at, true);
	f.n_before = b.n;
	f.n_after = a.n;
	if (b.n < INTERRUPTED_LEAST || a.n < INTERRUPTED_LEAST)
		f.code = STAT_TOO_SHORT;
	else if (b.sxx <= 1e-24 * b.mean * b.mean || a.sxx <= 1e-24 * a.mean * a.mean)
		f.code = STAT_NO_SPREAD;
	if (f.code != STAT_OK)
		return f;
	f.df = (double)n - 4;
	f.sigma = pooled_sigma(t, y, n, at, &b, &a);
	f.code = isnan(f.sigma) ? STAT_EXACT_FIT : STAT_OK;
	double before = b.sxy / b.sxx, after = a.sxy / a.sxx;
	f.expected = side_at(&b, at);
	f.slope_before = effect_of(before, f.sigma / sqrt(b.sxx), f.df, confidence);
	f.slope_after = effect_of(after, f.sigma / sqrt(a.sxx), f.df, confidence);
	f.slope =
	    effect_of(after - before, f.sigma * sqrt(1 / b.sxx + 1 / a.sxx), f.df, confidence);
	f.level = effect_of(side_at(&a, at) - f.expected,
	    f.sigma * sqrt(side_variance(&b, at) + side_variance(&a, at)), f.df, confidence);
	return f;
}
