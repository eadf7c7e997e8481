#include "analysis/logit_trend.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analysis/glm.h"

static double
share_of(double logit)
{
	return 1 / (1 + exp(-logit));
}

static struct prediction
no_prediction(enum stat_code code)
{
	return (struct prediction){ code, NAN, NAN, NAN, NAN, NAN };
}

static struct prediction
predict(double logit, double variance, double df, double confidence)
{
	double tail = (1 - confidence) / 2, se = sqrt(variance);
	double half =
	    se * (isinf(df) ? gsl_cdf_ugaussian_Qinv(tail) : gsl_cdf_tdist_Qinv(tail, df));

	if (!isfinite(half))
		return no_prediction(STAT_BAD_INPUT);
	return (struct prediction){ STAT_OK, logit, se, df, logit - half, logit + half };
}

struct logit_trend
logit_trend_predict(const double *t, const double *x, const double *n, size_t k, double t0,
    double future_n, enum logit_dispersion dispersion, double confidence)
{
	struct glm g = glm_fit(GLM_BINOMIAL, t, x, n, k);
	struct logit_trend l = { .code = g.code, .logit = NAN, .share = NAN, .dispersion = NAN };

	if (l.code == STAT_OK && !isfinite(t0))
		l.code = STAT_BAD_INPUT;
	l.truth = l.observed = no_prediction(l.code);
	if (l.code != STAT_OK)
		return l;
	double away = t0 - g.centre, df = dispersion == LOGIT_BINOMIAL ? INFINITY : g.df;
	l.dispersion = dispersion == LOGIT_BINOMIAL ? 1
	    : dispersion == LOGIT_PEARSON           ? g.dispersion
						    : fmax(1, g.dispersion);
	l.logit = g.at_centre + g.slope * away;
	l.share = share_of(l.logit);
	double variance = l.dispersion
	    * (g.se_at_centre * g.se_at_centre + away * away * g.se_slope * g.se_slope);
	l.truth = predict(l.logit, variance, df, confidence);
	l.observed = future_n > 0
	    ? predict(l.logit, variance + l.dispersion / (future_n * l.share * (1 - l.share)), df,
		confidence)
	    : no_prediction(STAT_BAD_INPUT);
	return l;
}

struct interval
logit_limits(const struct prediction *p)
{
	if (p->code != STAT_OK)
		return (struct interval){ p->code, NAN, NAN };
	return (struct interval){ STAT_OK, share_of(p->low), share_of(p->high) };
}

/* Minus infinity for no share, infinity for all; NAN beyond. */
static double
logit_of(double share)
{
	return log(share / (1 - share));
}

double
logit_meets(const struct prediction *p, const struct target *t)
{
	struct target on_scale = *t;

	on_scale.low = logit_of(t->low);
	on_scale.high = logit_of(t->high);
	return prediction_meets(p, &on_scale);
}
