/*
 * plots/reliability.h - do the outlook's probabilities come true as often as they say?
 *
 * One panel for each number of periods ahead: what was said across, what was seen up, a point for
 * each group of forecasts with its limits, and under them how many forecasts the group has. On
 * the diagonal said is seen (Murphy & Winkler 1977, Appl Statist 26:41; Bröcker & Smith 2007,
 * Weather Forecast 22:651, for limits and numbers beside the points).
 */
#ifndef PLOTS_RELIABILITY_H
#define PLOTS_RELIABILITY_H

#include <stddef.h>

#include "model/kpi.h"

#define RELIABILITY_PANELS 4 /* drawn at most: the nearest horizons */

/* Forecasts whose probability was in one range. Shares are 0-1, NAN where N is 0. */
struct reliability_group {
	double from, to; /* the range */
	size_t n;
	double said;      /* mean probability */
	double seen;      /* share that came true */
	double low, high; /* 95 % limits of it */
};

struct reliability_panel {
	size_t steps; /* periods ahead */
	const struct reliability_group *groups;
	size_t ngroups;
};

struct reliability_chart {
	const char *event; /* what was foretold, as a clause: "at ..." */
	size_t nseries;
	const struct reliability_panel *panels;
	size_t npanels;
	const struct source *const *sources; /* each once */
	size_t nsources;
};

#endif
