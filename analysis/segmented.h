/*
 * analysis/segmented.h - a broken line whose bends may lie between the times. Pure: no I/O, no
 * state.
 */
#ifndef ANALYSIS_SEGMENTED_H
#define ANALYSIS_SEGMENTED_H

#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define SEGMENTED_MOST 9 /* bends */

struct segmented {
	enum stat_code code; /* TOO_SHORT for n <= 2 + 2 bends; NO_SPREAD: x all equal; BAD_INPUT:
			      * not finite, or starts not rising inside x; ALL_EQUAL: y; EXACT_FIT:
			      * the bends stand without errors; NOT_CONVERGED: a bend left the
			      * values, or two met */
	size_t n, bends;
	double rss, df;         /* df: n - 2 - 2 bends */
	double intercept;       /* at x = 0 */
	const double *psi, *se; /* bends: where, and errors by the delta method */
	const double *slope;    /* bends + 1 */
	const double *se_slope; /* bends + 1; NAN where there are no errors */
	int iterations;
};

/*
 * Muggeo 2003, Stat Med 22:3055: y on x, (x - psi)+ and -1(x > psi) for each bend, from START
 * (BENDS of them, rising); psi moves by the ratio of the last two coefficients, half as far while
 * that does not lower the sum of squares, until nothing does. The optimum is one near START, not
 * always the best of all. R: segmented::segmented(lm(y ~ x), psi = START, control =
 * seg.control(n.boot = 0)). Cases: trend.segmented.
 */
struct segmented segmented_fit(
    const double *x, const double *y, size_t n, const double *start, size_t bends, struct arena *a);

#endif
