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

#include "analysis/change.h"
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

#define SHIFT_MIN     12 /* values, before a change of level is proposed */
#define SHIFT_SEGMENT 4  /* values on each side of one */
#define SHIFT_MOST    3
#define SHIFT_SEED    20240101UL

/*
 * Changes of level that the figures themselves propose, never applied. Mean shifts by the smallest
 * BIC; none is proposed where a straight line has as small a one, since a steady development can
 * always be cut into steps.
 */
struct shifts {
	enum stat_code code; /* RULE_TOO_SHORT below SHIFT_MIN values; of change_breakpoints */
	size_t n;            /* proposed */
	bool steady;         /* there would be some, but a straight line does as well */
	const size_t *after; /* of the proposed, or of those a line replaces: how many values lie
			      * before; shifts of them */
	size_t shifts;
	double gain;            /* BIC without a shift less BIC with them, > 0; NAN without */
	struct pettitt pettitt; /* the rank test of one change, as further evidence */
};

struct profile {
	struct usable usable;       /* tested: usable.from to usable.n */
	size_t n;                   /* tested figures */
	const double *year, *value; /* n, of the tested */
	struct mann_kendall mk;
	double q;             /* Benjamini-Hochberg of mk.p, see profile_family; NAN: no family */
	struct theil_sen sen; /* limits NAN where one of them is outside the slopes */
	/* Quarters and months: the same part of different years only (seasonal Kendall). */
	size_t seasons; /* 4, 12; 0: the series has none */
	struct kendall_groups season;
	struct detectable power; /* what the line through them could have shown */
	struct count_trend counts;
	struct shifts shifts;
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
