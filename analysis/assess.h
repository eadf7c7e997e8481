/*
 * analysis/assess.h - a series held against its target. Pure: no I/O, no state.
 *
 * The program must have called numeric_begin() (analysis/numeric.h).
 * The rules and their reasons are in doc/METHODS.md.
 */
#ifndef ANALYSIS_ASSESS_H
#define ANALYSIS_ASSESS_H

#include "analysis/outlook.h"
#include "base/arena.h"
#include "model/kpi.h"

/*
 * Hold S against the target in force on AS_OF (model/target.h). REGION: the agreement's region
 * code. POOL (analysis/outlook.h) was learned from figures known on AS_OF; S's indicator and
 * stratum are its GROUP. Without POOL there is no outlook (its year is 0). Never fails: what cannot
 * be said has a code, a verdict or a caution. outlook.year is 0 where no outlook is asked for: no
 * comparable target, or its year has passed. Work arrays and the result's strings come from A.
 */
struct assessment assess(const struct series *s, int region, int as_of,
    const struct outlook_pool *pool, size_t group, struct arena *a);

#endif
