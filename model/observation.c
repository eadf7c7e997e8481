#include "model/observation.h"

#include <math.h>

#include "base/decimal.h"

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
