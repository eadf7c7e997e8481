/*
 * analysis/needs.h - what it would take to meet a target, in events and kommune by kommune.
 * Pure: no I/O, no state; work space is the caller's arena.
 *
 * The program must have called numeric_begin() (analysis/numeric.h).
 */
#ifndef ANALYSIS_NEEDS_H
#define ANALYSIS_NEEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define NEEDS_FALSE_SHARE 0.05 /* of false alarms among what is called */

/*
 * The smallest change of O's numerator, in whole events and at its denominator, that meets T
 * (NULL: none; the caller knows an open unit). O of I; NULL: no figure. The numerator stays from 0
 * up, of a MEASURE_PROPORTION within the denominator. Decided by target_meets_counts, in whole
 * numbers: equality meets. The direction stands also without counts.
 */
struct need need_of(const struct observation *o, const struct indicator *i, const struct target *t);

/*
 * Fill what N's caller has not set: area, obs and persons of every part are given, and nparts; all
 * else is overwritten but need. I: the indicator; T: the whole's target, NULL if none or not to be
 * compared; WHOLE: the whole's own value, which says on which side of TARGET_BETWEEN the gap is.
 * By counts where every part with a value has them, else by persons; parts without either are left
 * out; MEASURE_AMOUNT and MEASURE_RATIO do not add up, all is NAN then. Quantile of type 7, not
 * weighted; NAN where neither side is better. q is that of peers_compare (analysis/peers.h).
 */
void needs_parts(struct needs *n, const struct indicator *i, const struct target *t, double whole,
    struct arena *a);

/* One series among those that may be worse and worsening. The caller sets the first two. */
struct worsening {
	const struct assessment *assessment;
	double region;    /* its region's figure of the same period; NAN: none, or it is that */
	bool than_target; /* the latest value misses the target in force */
	bool than_region; /* it is on the wrong side of the region's */
	double q;         /* Benjamini-Hochberg of the development's p over all; NAN: no test */
	bool called;      /* worse than either, and worsening with q <= NEEDS_FALSE_SHARE */
};

/*
 * The family is every one of the N series that has a side that is better and a Mann-Kendall p; its
 * size is returned. Level: the latest value as it stands; development: beyond chance in the family.
 */
size_t needs_worsening(struct worsening *w, size_t n, struct arena *a);

#endif
