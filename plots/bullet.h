/*
 * plots/bullet.h - all målsætninger of an area: figure, target and verdict, a row each.
 */
#ifndef PLOTS_BULLET_H
#define PLOTS_BULLET_H

#include <stddef.h>

#include "model/kpi.h"

struct bullet_chart {
	const struct area *area;
	const struct assessment *const *rows; /* those of one group next to each other */
	size_t nrows;
	const struct source *const *sources; /* each once */
	size_t nsources;
};

#endif
