#include "analysis/profile.h"

#include <math.h>

struct profile
profile_series(const struct series *s, struct arena *a)
{
	struct usable u = series_usable(s, a);
	struct profile p = {
		.usable = u, .n = u.n - u.from, .year = u.year + u.from, .value = u.value + u.from
	};
	double *work = arena_array(a, trend_work(p.n), sizeof *work);

	p.mk = mann_kendall(p.value, p.n, work);
	p.sen = theil_sen(p.year, p.value, p.n, PROFILE_CONFIDENCE, work);
	/* one limit without the other says nothing */
	if (isnan(p.sen.low) || isnan(p.sen.high))
		p.sen.low = p.sen.high = NAN;
	return p;
}
