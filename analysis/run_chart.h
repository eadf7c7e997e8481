/*
 * analysis/run_chart.h - are the points around a centre line in random order? Pure.
 *
 * A useful point is one that is there and not on the line. A run is useful points in a row on one
 * side; a crossing is a change of side between neighbouring useful points.
 */
#ifndef ANALYSIS_RUN_CHART_H
#define ANALYSIS_RUN_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define RUNS_MIN     10  /* useful points: below, no rule on runs can be trusted */
#define RUNS_BOX_MAX 100 /* useful points the two box rules go up to */

enum runs_rule {
	RUNS_ANHOEJ,   /* longest run <= round(log2 n) + 3, crossings >= 5 % quantile */
	RUNS_BEST_BOX, /* the limits that find a shift best among those as careful as 92.5 % */
	RUNS_CUT_BOX   /* the best box less corners, as careful as 92.5 % still */
};

/*
 * What randomness allows. A signal is what lies outside; NO_CUT in both cut fields: nothing is
 * cut. Cut: with exactly crossings_min crossings the longest run is at most cut_longest; a run of
 * exactly longest_max needs at least cut_crossings crossings.
 */
#define RUNS_NO_CUT ((size_t)-1)
struct runs_limits {
	enum stat_code code; /* TOO_SHORT: no useful point; RULE_TOO_SHORT below RUNS_MIN, limits
				are of RUNS_ANHOEJ then. BAD_INPUT: no box over RUNS_BOX_MAX, limits
				likewise */
	size_t longest_max, crossings_min;
	size_t cut_longest, cut_crossings;
};

/*
 * Limits of RULE for N useful points. Anhoej & Olesen 2014, PLoS ONE 9:e113825 (Schilling 2012 for
 * the run, Chen 2010 for the crossings); boxes: Anhoej & Wentzel-Larsen 2020, PLoS ONE
 * 15:e0233920, computed here from the exact joint law for a shift of 0.8 standard deviations.
 * Cases: spc.run_rules. Work space is taken from A.
 */
struct runs_limits runs_limits(size_t n, enum runs_rule rule, struct arena *a);

/*
 * P(longest run <= LONGEST and crossings >= CROSSINGS) of N independent points that are above the
 * line with probability P_ABOVE; by recursion over the last run (Wentzel-Larsen & Anhoej 2019,
 * PLoS ONE 14:e0223233). NAN for N = 0 or over RUNS_BOX_MAX, or no probability.
 */
double runs_box_probability(
    size_t n, size_t longest, size_t crossings, double p_above, struct arena *a);

/* Does a longest run or a number of crossings lie outside B? */
bool runs_signal(const struct runs_limits *b, size_t longest, size_t crossings);

struct runs {
	enum stat_code code; /* of limits; the counts are there all the same */
	size_t useful, longest, crossings;
	struct runs_limits limits;
	bool signal; /* outside the limits; never without a useful point. Heed code */
};

/*
 * Runs of Y about CENTRE, N of each; points with a NAN in either do not count, nor do those with
 * LEFT_OUT true (NULL: none).
 */
struct runs runs_about(const double *y, const double *centre, const bool *left_out, size_t n,
    enum runs_rule rule, struct arena *a);

#endif
