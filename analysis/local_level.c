#include "analysis/local_level.h"

#include <math.h>

#include <gsl/gsl_math.h>

/* One step of the filter: from the level before S's time, *LEVEL and *VARIANCE, past Y. */
static void
take_value(const struct local_level_rule *rule, double y, double *level, double *variance,
    struct local_level *l, struct local_level_state *s)
{
	if (isnan(y))
		return;
	l->n++;
	if (isnan(*variance)) { /* nothing known: the value is all there is */
		*level = y;
		*variance = rule->error;
		return;
	}
	s->innovation = y - *level;
	s->innovation_variance = *variance + rule->error;
	double gain = *variance / s->innovation_variance;
	l->log_likelihood -= 0.5
	    * (log(2 * M_PI * s->innovation_variance)
		+ s->innovation * s->innovation / s->innovation_variance);
	*level += gain * s->innovation;
	*variance *= 1 - gain;
}

/* Back from the last value: each state, given the smoothed one after it. */
static void
smooth(double step, struct local_level_state *states, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		struct local_level_state *s = &states[i], *after = &states[i + 1];
		s->smooth = s->level;
		s->smooth_variance = s->variance;
		if (i + 1 == n)
			continue;
		if (isnan(s->variance)) { /* before the first value */
			s->smooth = after->smooth;
			s->smooth_variance = after->smooth_variance + step;
			continue;
		}
		double pull = s->variance / (s->variance + step);
		s->smooth += pull * (after->smooth - s->level);
		s->smooth_variance += pull * pull * (after->smooth_variance - s->variance - step);
	}
}

struct local_level
local_level_filter(const struct local_level_rule *rule, const double *y, size_t n,
    struct local_level_state *states)
{
	struct local_level l = { .code = STAT_BAD_INPUT,
		.log_likelihood = NAN,
		.next = NAN,
		.next_variance = NAN,
		.error = rule->error,
		.step = rule->step };
	double level = rule->level, variance = isnan(rule->level) ? NAN : rule->variance;

	for (size_t i = 0; i < n; i++)
		states[i] = (struct local_level_state){ NAN, NAN, NAN, NAN, NAN, NAN };
	if (!(rule->error > 0) || !isfinite(rule->error) || !(rule->step >= 0)
	    || !isfinite(rule->step) || (!isnan(level) && !(variance >= 0)))
		return l;
	l.log_likelihood = 0;
	for (size_t i = 0; i < n; i++) {
		take_value(rule, y[i], &level, &variance, &l, &states[i]);
		states[i].level = isnan(variance) ? NAN : level;
		states[i].variance = variance;
		variance += rule->step;
	}
	l.code = l.n == 0 ? STAT_TOO_SHORT : isfinite(level) ? STAT_OK : STAT_BAD_INPUT;
	if (l.code != STAT_OK) {
		l.log_likelihood = NAN;
		return l;
	}
	smooth(rule->step, states, n);
	l.next = level;
	l.next_variance = variance;
	return l;
}

struct prediction
local_level_predict(const struct local_level *l, double h, double confidence)
{
	if (l->code != STAT_OK)
		return prediction_none(l->code, NAN);
	double se = sqrt(l->next_variance + (h - 1) * l->step + l->error);
	return prediction_of(l->next, se, INFINITY, confidence);
}
