#include "analysis/baseline.h"

#include <math.h>

#include "analysis/usable.h"
#include "model/observation.h"

/* Where in S the usable figure of YEAR is; S->n if there is none. */
static size_t
place_of(const struct series *s, int year)
{
	size_t k = 0;

	while (k < s->n
	    && (s->obs[k].period.kind != PERIOD_YEAR || s->obs[k].period.year != year
		|| !observation_is_usable(&s->obs[k])))
		k++;
	return k;
}

static struct baseline_figure
of_years(const struct series *s, const struct baseline *b)
{
	struct baseline_figure f = { .code = STAT_TOO_SHORT,
		.value = NAN,
		.first = b->years[0],
		.last = b->years[b->nyears - 1] };
	size_t first = place_of(s, f.first);
	double sum = 0;

	for (size_t i = 0; i < b->nyears; i++) {
		size_t k = place_of(s, b->years[i]);
		if (k == s->n || !series_continues(s, first, k))
			return f;
		sum += s->obs[k].value;
	}
	f.code = STAT_OK;
	f.value = sum / (double)b->nyears;
	return f;
}

struct baseline_figure
baseline_figure(const struct series *s, int region)
{
	const struct baseline *b = &s->indicator->baseline;

	if (b->nyears > 0)
		return of_years(s, b);
	if (isnan(b->value) || s->area->code != region)
		return (struct baseline_figure){ .code = STAT_BAD_INPUT, .value = NAN };
	return (struct baseline_figure){ STAT_OK, b->value, b->year, b->year, true };
}
