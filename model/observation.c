#include "model/observation.h"

#include <math.h>

#include "base/decimal.h"
#include "model/period.h"
#include "model/price.h"

bool
number_same(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

bool
observation_same(const struct observation *a, const struct observation *b)
{
	return a->status == b->status && number_same(a->value, b->value)
	    && number_same(a->numerator, b->numerator)
	    && number_same(a->denominator, b->denominator) && number_same(a->ci_low, b->ci_low)
	    && number_same(a->ci_high, b->ci_high);
}

/* Half a unit of the last decimal that V, read from decimal text, was given with. */
static double
half_unit(double v)
{
	double scale = 1;

	for (int d = 0; d < 9; d++, scale *= 10)
		if (fabs(v * scale - round(v * scale)) <= 1e-9 * fmax(1, fabs(v * scale)))
			break;
	return 0.5 / scale;
}

bool
observation_has_counts(const struct observation *o, const struct indicator *i)
{
	if (!decimal_is_count(o->numerator) || !(o->denominator > 0) || !isfinite(o->denominator))
		return false;
	double crude = o->numerator * i->per / o->denominator;
	return fabs(crude - o->value) <= half_unit(o->value) + 1e-9 * fabs(o->value);
}

/* Before (-1), after (1) or across (0) the day AT. */
static int
side(const struct observation *o, int at)
{
	if (period_last_day(o->period) < at)
		return -1;
	return period_first_day(o->period) >= at ? 1 : 0;
}

bool
series_continues(const struct series *s, size_t from, size_t to)
{
	if (!series_same_prices(s, from, to))
		return false;
	for (size_t k = 0; k < s->indicator->nbreaks; k++) {
		int before = side(&s->obs[from], s->indicator->breaks[k].at);
		int after = side(&s->obs[to], s->indicator->breaks[k].at);
		if (before != after || before == 0)
			return false;
	}
	for (size_t k = from + 1; k <= to; k++)
		if (s->obs[k].status == OBS_BREAK)
			return false;
	return true;
}
