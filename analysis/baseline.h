/*
 * analysis/baseline.h - where a series started. Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_BASELINE_H
#define ANALYSIS_BASELINE_H

#include "model/kpi.h"

/*
 * The baseline of S, in the indicator's unit. A stated one is of REGION (a code) alone; one of
 * years is the mean of S's own usable yearly figures of all these years, in any area. Codes are in
 * model/kpi.h.
 */
struct baseline_figure baseline_figure(const struct series *s, int region);

#endif
