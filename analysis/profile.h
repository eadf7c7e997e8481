/*
 * analysis/profile.h - everything that one series is asked about its development. Pure: no I/O, no
 * state.
 *
 * Only figures since the last break are tested, the oldest first. Every answer has a code of its
 * own; doc/METHODS.md has the methods. The program must have called numeric_begin().
 */
#ifndef ANALYSIS_PROFILE_H
#define ANALYSIS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/control_rules.h"
#include "analysis/glm.h"
#include "analysis/power.h"
#include "analysis/seasonal.h"
#include "analysis/trend.h"
#include "analysis/usable.h"
#include "base/arena.h"
#include "model/kpi.h"

#define PROFILE_CONFIDENCE 0.95
#define PROFILE_RULES      "making_data_count"

/*
 * Logistic trend of a share, Poisson trend of a rate, with a dispersion of at least 1 (a large
 * denominator makes every trend significant by itself; McCullagh & Nelder 1989), Student's t with
 * n - 2 degrees of freedom.
 */
struct count_trend {
	enum stat_code code; /* of the fit; BAD_INPUT: not all tested figures have counts */
	bool counts;         /* they all have */
	enum glm_family family;
	size_t n;
	double dispersion;  /* Pearson's, as estimated */
	double change;      /* % a year: of the odds (binomial) or of the rate (Poisson) */
	double low, high;   /* its limits */
	double p;           /* two-sided; H0: no change */
	double first, last; /* the fitted figure of the first and the last period, the unit of S */
};

struct profile {
	struct usable usable;       /* tested: usable.from to usable.n */
	size_t n;                   /* tested figures */
	const double *year, *value; /* n, of the tested */
	struct mann_kendall mk;
	double q;             /* Benjamini-Hochberg of mk.p, see profile_family; NAN: no family */
	struct theil_sen sen; /* limits NAN where one of them is outside the slopes */
	struct detectable power; /* what the line through them could have shown */
	struct count_trend counts;
	/*
	 * p' or u' where all tested figures have counts, else XmR, read by PROFILE_RULES. Its
	 * points are the tested figures; no points without figures.
	 */
	struct control chart;
	struct control_signals signals;
};

/* Arrays are in A. Units: S's indicator's, a year. */
struct profile profile_series(const struct series *s, struct arena *a);

/*
 * The N profiles P[i] are one family of tests: q of each, the smallest share of false alarms at
 * which its trend would be among those called. Those without a test are no members.
 */
void profile_family(struct profile *const *p, size_t n, struct arena *a);

/*
 * One verdict over the N profiles' tested figures, each a site (regional Kendall; Helsel & Frans
 * 2006). Times are those that any of them has.
 */
struct kendall_groups profile_region(struct profile *const *p, size_t n, struct arena *a);

#endif
