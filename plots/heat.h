/*
 * plots/heat.h - indicators by kommune, a cell for each figure: its class as in a map, and the
 * number. The columns come in blocks of as many as the width holds.
 */
#ifndef PLOTS_HEAT_H
#define PLOTS_HEAT_H

#include "model/kpi.h"

/* An indicator: the region's figure and the kommuner's, which have the same order in all columns.
 */
struct heat_column {
	const struct assessment *region;
	const struct assessment *areas; /* nareas of the chart */
};

struct heat_chart {
	const char *place; /* whose kommuner */
	const struct heat_column *columns;
	size_t ncolumns, nareas;
	const struct source *const *sources; /* each once, none NULL */
	size_t nsources;
};

#endif
