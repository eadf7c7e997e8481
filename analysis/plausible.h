/*
 * analysis/plausible.h - figures that are hard to believe. Pure: no I/O, no allocation, no state.
 *
 * Every answer comes with the numbers it rests on, so that a message can show them. Nothing here
 * says that a figure is wrong: a reader decides. WORK is room for N doubles.
 */
#ifndef ANALYSIS_PLAUSIBLE_H
#define ANALYSIS_PLAUSIBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

#define PLAUSIBLE_STEPS   8    /* steps a series needs before one of them can be called a jump */
#define PLAUSIBLE_JUMP_SD 5.0  /* robust standard deviations from the median step */
#define PLAUSIBLE_OTHERS  20   /* figures that are not 0, before a 0 among them is odd */
#define PLAUSIBLE_AREAS   10   /* areas, before figures are taken for a folketal */
#define PLAUSIBLE_PERSONS 0.10 /* how far a folketal may be from the known one, as a share */

/* The steps of one series: from each usable figure to the next. */
struct jump {
	enum stat_code code; /* STAT_OK, STAT_TOO_SHORT, STAT_ALL_EQUAL: half the steps or more are
			      * the same, so that there is no spread to measure by */
	size_t count;        /* steps beyond PLAUSIBLE_JUMP_SD */
	size_t at;           /* the farthest of all, an index in STEP */
	double median, sd;   /* of the steps; sd is the robust one */
	double away;         /* how far STEP[at] is from the median, in sd */
};

/*
 * Median and 1.4826 x MAD of the N steps at STEP, the MAD with the small-sample factors of Croux &
 * Rousseeuw (1992), Time-efficient algorithms for two highly robust estimators of scale. Of normal
 * series without any jump 3 in 100 are said to have one at 8 to 10 steps, 2 at 15, 1 at 20
 * (10 000 simulated series each).
 */
struct jump plausible_jump(const double *step, size_t n, double *work);

/* Zeros among the figures of many areas for one period. */
struct zeros {
	bool odd;
	size_t zeros, others;
	double least, low, median; /* smallest, 5th percentile, median of the others */
};

/*
 * Zeros are odd when they are few (at most a tenth of N), the others many (PLAUSIBLE_OTHERS), none
 * negative, and 0 is far below them: their 5th percentile (R quantile type 7) is at least a quarter
 * of their median; where all are whole numbers none is under 10, since small counts do reach 0.
 */
struct zeros plausible_zeros(const double *v, size_t n, double *work);

enum whole_code {
	WHOLE_IS_SUM,     /* within rounding or 0.1 % */
	WHOLE_IS_BETWEEN, /* not under the least nor over the greatest part: a mean or a share */
	WHOLE_DIFFERS
};

struct whole {
	enum whole_code code;
	double sum, least, most; /* of the parts */
};

/*
 * Does the figure WHOLE of a region agree with the figures of all its N kommuner, which are
 * rounded to UNIT (0.1; 0: exact counts)? None is NAN, N is not 0.
 */
struct whole plausible_whole(double whole, const double *parts, size_t n, double unit);

/*
 * Are N figures folketal, by their RATIOs to the known ones? Yes if there are PLAUSIBLE_AREAS and
 * half of them are within PLAUSIBLE_PERSONS. Ratios that are not above 0 count as far away.
 */
bool plausible_is_population(const double *ratio, size_t n, double *work);
/* Is RATIO farther from 1 than PLAUSIBLE_PERSONS, up or down? */
bool plausible_unlike_population(double ratio);

#endif
