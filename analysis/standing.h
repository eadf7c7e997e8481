/*
 * analysis/standing.h - the words the peers put on a figure beside a benchmark, each rule with its
 * own treatment of equality. Pure: no I/O, no allocation, no state.
 *
 * pejl's own verdict is target_meets and target_outside (analysis/compare.h); these are for reading
 * and checking what others publish. POLARITY: TARGET_AT_MOST means low is good.
 */
#ifndef ANALYSIS_STANDING_H
#define ANALYSIS_STANDING_H

#include "model/kpi.h"

enum standing {
	STANDING_NONE, /* a number is missing */
	STANDING_WORST,
	STANDING_WORSE,
	STANDING_SAME,
	STANDING_BETTER,
	STANDING_BEST
};

/* What an interval that ends exactly on the benchmark counts as. */
enum standing_ties {
	TIES_SAME, /* same if low <= benchmark <= high; pejl's rule */
	TIES_ABOVE /* above if low >= benchmark, below if high < benchmark */
};

/*
 * LOW to HIGH against BENCHMARK. Above is better where high is good.
 * Case: target.status_interval/fingertips-interval-v-benchmark.
 */
enum standing standing_interval(enum target_rule polarity, enum standing_ties ties, double value,
    double low, double high, double benchmark);

/*
 * INNER (95 %) and OUTER (99.8 %) limits: outside the outer is best or worst, between the two
 * better or worse; on a limit is within it. Codes of the intervals are not looked at, NAN is.
 */
enum standing standing_two_levels(enum target_rule polarity, double value,
    const struct interval *inner, const struct interval *outer, double benchmark);

/* Two intervals: same where they overlap or touch. */
enum standing standing_overlap(enum target_rule polarity, double value, const struct interval *own,
    double other_value, const struct interval *other);

/*
 * A middle class from LOWER (it belongs to it) up to UPPER (it does not). NONE where LOWER is above
 * UPPER. Case: target.status_range/fingertips-range.
 */
enum standing standing_range(enum target_rule polarity, double value, double lower, double upper);

/* "better", "same", "none" ... */
const char *standing_word(enum standing s);

#endif
