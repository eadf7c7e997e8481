/*
 * analysis/multiplicity.h - many tests at once. Pure: no I/O, no allocation, no state.
 *
 * The family is declared by the caller: one indicator in all areas, or a whole report. What is not
 * in the family is not in N.
 */
#ifndef ANALYSIS_MULTIPLICITY_H
#define ANALYSIS_MULTIPLICITY_H

#include <stddef.h>

#include "model/kpi.h"

enum adjustment {
	ADJUST_BONFERRONI,
	ADJUST_HOLM,               /* chance of any false alarm (Holm 1979, Scand J Stat 6:65) */
	ADJUST_BENJAMINI_HOCHBERG, /* share of false alarms (1995, JRSS B 57:289) */
	ADJUST_BENJAMINI_YEKUTIELI /* the same under any dependence (2001, Ann Stat 29:1165) */
};

/*
 * ADJUSTED[i]: the smallest level at which test i of the family P (N of them, 0-1) is rejected. A
 * missing p (NAN) is no member and stays NAN. WORK has room for 2 N.
 * BAD_INPUT with all NAN if a p is outside 0-1; TOO_SHORT if there is none.
 * Case multi.bh. R: p.adjust(p, "bonferroni" | "holm" | "BH" | "BY")
 */
enum stat_code multiplicity_adjust(
    enum adjustment how, const double *p, size_t n, double *adjusted, size_t *work);

#endif
