/*
 * analysis/judge.h - one figure against one target. Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_JUDGE_H
#define ANALYSIS_JUDGE_H

#include "model/kpi.h"

/*
 * O (NULL: none) of I against T (NULL: nothing to compare with). Counts decide where they are
 * given and give the value to its last decimal; the limits are the publisher's where it has any,
 * else from the counts (Wilson, exact Poisson). ci.code is STAT_BAD_INPUT where there is neither,
 * STAT_ZERO_DENOMINATOR where the denominator is 0.
 */
struct judgement judge(
    const struct observation *o, const struct indicator *i, const struct target *t);

#endif
