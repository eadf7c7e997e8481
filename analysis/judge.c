#include "analysis/judge.h"

#include <math.h>

#include "analysis/compare.h"
#include "analysis/interval.h"
#include "model/observation.h"

#define CONFIDENCE 0.95

static bool
has_limits(const struct observation *o)
{
	return isfinite(o->ci_low) && isfinite(o->ci_high) && o->ci_low <= o->ci_high;
}

static struct interval
limits_of(const struct observation *o, const struct indicator *i)
{
	if (has_limits(o))
		return (struct interval){ STAT_OK, o->ci_low, o->ci_high };
	if (observation_has_counts(o, i) && i->measure == MEASURE_PROPORTION)
		return interval_scaled(
		    interval_wilson(o->numerator, o->denominator, CONFIDENCE), i->per);
	if (observation_has_counts(o, i) && i->measure == MEASURE_RATE)
		return interval_scaled(
		    interval_poisson(o->numerator, CONFIDENCE), i->per / o->denominator);
	if (o->denominator == 0)
		return interval_none(STAT_ZERO_DENOMINATOR);
	return interval_none(STAT_BAD_INPUT);
}

/* G without the noise of a binary subtraction: 13 - 12.9 is 0.1. Never 0 unless G is. */
static double
without_noise(double g)
{
	double rounded = round(g * 1e12) / 1e12;

	return rounded != 0 ? rounded : g;
}

struct judgement
judge(const struct observation *o, const struct indicator *i, const struct target *t)
{
	struct judgement j = {
		.obs = o, .value = NAN, .gap = NAN, .ci = { STAT_BAD_INPUT, NAN, NAN }
	};

	if (o == NULL)
		return j;
	j.value = o->value;
	j.ci = limits_of(o, i);
	if (t == NULL)
		return j;
	if (observation_has_counts(o, i)) {
		j.meets = target_meets_counts(t, o->numerator, o->denominator, i->per);
		j.gap = without_noise(target_gap(t, o->numerator * i->per / o->denominator));
		/* on the target to the last count, whatever the quotient rounds to */
		if ((j.meets == TRUTH_YES) != (j.gap >= 0))
			j.gap = 0;
		j.beyond_chance =
		    target_beyond_chance(t, i->measure, o->numerator, o->denominator, i->per);
	} else {
		j.meets = target_meets(t, o->value);
		j.gap = without_noise(target_gap(t, o->value));
	}
	/* the publisher's own limits know the survey's design; what is shown is what is asked */
	if (has_limits(o))
		j.beyond_chance = target_outside(t, o->value, o->ci_low, o->ci_high);
	return j;
}
