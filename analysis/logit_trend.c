#include "analysis/logit_trend.h"

#include <math.h>

#include "analysis/glm.h"

static double
share_of(double logit)
{
	return 1 / (1 + exp(-logit));
}

struct logit_trend
logit_trend_predict(const double *t, const double *x, const double *n, size_t k, double t0,
    double future_n, enum logit_dispersion dispersion, double confidence)
{
	struct glm g = glm_fit(GLM_BINOMIAL, t, x, n, k);
	struct logit_trend l = { .code = g.code, .logit = NAN, .share = NAN, .dispersion = NAN };

	if (l.code == STAT_OK && !isfinite(t0))
		l.code = STAT_BAD_INPUT;
	l.truth = l.observed = prediction_none(l.code, NAN);
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
	l.truth = prediction_of(l.logit, sqrt(variance), df, confidence);
	l.observed = future_n > 0 ? prediction_of(l.logit,
			 sqrt(variance + l.dispersion / (future_n * l.share * (1 - l.share))), df,
			 confidence)
				  : prediction_none(STAT_BAD_INPUT, NAN);
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
