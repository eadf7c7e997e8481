#include "analysis/usable.h"

#include <math.h>

#include "model/observation.h"

bool
observation_is_usable(const struct observation *o)
{
	return (o->status == OBS_NORMAL || o->status == OBS_PROVISIONAL || o->status == OBS_BREAK)
	    && isfinite(o->value);
}

struct usable
series_usable(const struct series *s, struct arena *a)
{
	struct usable u = { .obs = arena_array(a, s->n + 1, sizeof(struct observation *)),
		.index = arena_array(a, s->n + 1, sizeof(size_t)),
		.year = arena_array(a, s->n + 1, sizeof(double)),
		.value = arena_array(a, s->n + 1, sizeof(double)) };

	for (size_t k = 0; k < s->n; k++) {
		if (!observation_is_usable(&s->obs[k]))
			continue;
		if (u.n > 0 && !series_continues(s, u.index[u.n - 1], k))
			u.from = u.n;
		u.obs[u.n] = &s->obs[k];
		u.index[u.n] = k;
		u.year[u.n] = s->year[k];
		u.value[u.n++] = s->obs[k].value;
	}
	return u;
}
