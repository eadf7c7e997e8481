#include "model/target.h"

#include <math.h>

bool
target_has_number(const struct target *t)
{
	if (t == NULL)
		return false;
	return (t->rule == TARGET_AT_MOST || isfinite(t->low))
	    && (t->rule == TARGET_AT_LEAST || isfinite(t->high));
}

double
target_bound(const struct target *t, double v)
{
	if (!target_has_number(t))
		return NAN;
	if (t->rule == TARGET_AT_MOST)
		return t->high;
	if (t->rule == TARGET_AT_LEAST)
		return t->low;
	return fabs(v - t->low) < fabs(v - t->high) ? t->low : t->high;
}

const struct target *
target_latest(const struct indicator *i, int area, int as_of)
{
	const struct target *latest = NULL;

	for (size_t k = 0; k < i->ntargets; k++) {
		const struct target *t = &i->targets[k];
		if (t->area == area && t->from <= as_of
		    && (latest == NULL || t->from > latest->from))
			latest = t;
	}
	return latest;
}

bool
target_is_past(const struct target *t, int as_of)
{
	return t->by * 10000 + 1231 <= as_of;
}
