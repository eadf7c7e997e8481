#include "cli/figure.h"

#include "model/period.h"
#include "model/price.h"

const struct observation *
figure_of(const struct series *s, struct period p)
{
	for (size_t i = 0; i < s->n; i++)
		if (period_same(s->obs[i].period, p))
			return &s->obs[i];
	return NULL;
}

const struct target *
figure_target(const struct assessment *as, const struct observation *o)
{
	const unsigned forbids = CAUTION_NO_TARGET | CAUTION_TARGET_OPEN | CAUTION_UNIT_OPEN;

	if ((as->cautions & forbids) != 0 || !price_comparable(&as->series, o, as->target))
		return NULL;
	return as->target;
}
