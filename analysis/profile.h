/*
 * analysis/profile.h - everything that one series is asked about its development. Pure: no I/O, no
 * state.
 *
 * Only figures since the last break are tested, the oldest first. Every answer has a code of its
 * own; what has none stands in doc/METHODS.md under the method's name.
 */
#ifndef ANALYSIS_PROFILE_H
#define ANALYSIS_PROFILE_H

#include <stddef.h>

#include "analysis/trend.h"
#include "analysis/usable.h"
#include "base/arena.h"
#include "model/kpi.h"

#define PROFILE_CONFIDENCE 0.95

struct profile {
	struct usable usable;       /* tested: usable.from to usable.n */
	size_t n;                   /* tested figures */
	const double *year, *value; /* n, of the tested */
	struct mann_kendall mk;
	struct theil_sen sen; /* limits NAN where one of them is outside the slopes */
};

/* Arrays are in A. Units: S's indicator's, a year. */
struct profile profile_series(const struct series *s, struct arena *a);

#endif
