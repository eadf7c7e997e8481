/*
 * plots/funnel.h - areas by size among the limits that chance and their usual spread would give:
 * who stands out, and who only looks so because it is small (Spiegelhalter 2005).
 */
#ifndef PLOTS_FUNNEL_H
#define PLOTS_FUNNEL_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

/* Where an area lies. Inner limits: 95 %; outer: 99.8 %. */
enum funnel_side {
	FUNNEL_SIDE_WITHIN,
	FUNNEL_SIDE_LOW, /* below the inner limits only */
	FUNNEL_SIDE_FAR_LOW,
	FUNNEL_SIDE_HIGH,
	FUNNEL_SIDE_FAR_HIGH
};

struct funnel_dot {
	const char *name;
	double size;  /* persons, above 0 */
	double value; /* indicator's unit */
	enum funnel_side side;
};

/* Limits of an area of this size, indicator's unit. */
struct funnel_limits {
	double size;
	double inner_low, inner_high, outer_low, outer_high;
};

struct funnel_chart {
	const struct assessment *region; /* what is measured, where, the target */
	struct period period;            /* of the figures */
	const struct funnel_dot *dots;
	size_t ndots;
	size_t without;                     /* areas that have no counts */
	double benchmark;                   /* what all areas make together, indicator's unit */
	double phi;                         /* spread of the areas, 1 is chance alone */
	bool widened;                       /* limits allow for more spread than chance */
	const struct funnel_limits *limits; /* by size, rising; 2 or more */
	size_t nlimits;
	const struct source *const *sources; /* each once */
	size_t nsources;
};

#endif
