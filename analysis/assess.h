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
 * The target of I in force for AREA on AS_OF (yyyymmdd): AREA's own, else REGION's; of several
 * the one with the latest `from` on or before AS_OF. NULL if none, or if the latest withdraws it.
 * REGION's is not lent to the country or to another region. The one place that is asked; table,
 * chart, page and exit code all go through it.
 */
const struct target *target_in_force(const struct indicator *i, int area, int region, int as_of);

/*
 * Hold S against the target in force on AS_OF. REGION: the agreement's region code; its target is
 * not lent to a kommune of another region.
 * POOL (analysis/outlook.h) was learned from figures known on AS_OF; S's indicator and stratum are
 * its GROUP. Without POOL there is no outlook (its year is 0).
 * Never fails: what cannot be said has a code, a verdict or a caution.
 * outlook.year is 0 where no outlook is asked for: no comparable target, or its year has passed.
 * Work arrays and the result's strings come from A.
 */
struct assessment assess(const struct series *s, int region, int as_of,
    const struct outlook_pool *pool, size_t group, struct arena *a);

#endif
