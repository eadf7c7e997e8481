/*
 * model/aggregate.h - the figures of kommuner -> the figure of their region, klynge or forum. Pure.
 *
 * Counts where every kommune with a figure has them, else the mean weighted by population; never
 * the two mixed.
 */
#ifndef MODEL_AGGREGATE_H
#define MODEL_AGGREGATE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

/* One kommune; NAN where a number is not there. */
struct part {
	double value;
	double numerator, denominator;
	double persons; /* weight */
};

struct aggregate {
	enum stat_code code;           /* STAT_TOO_SHORT: no figure at all */
	double value;                  /* by the rule, the unit of the parts */
	bool weighted;                 /* value is weighted_mean, not pooled */
	double covered;                /* share of persons behind value, 0-1; NAN without persons */
	size_t npooled;                /* parts with counts */
	double numerator, denominator; /* their sums */
	double pooled;                 /* sum of numerators / sum of denominators * per */
	double pooled_covered;         /* share of persons in the parts with counts */
	double weighted_mean;          /* over the parts with value and persons */
	double weighted_covered;
	double mean; /* not weighted, for comparison */
};

/* value = numerator / denominator * PER */
struct aggregate aggregate_parts(const struct part *parts, size_t n, double per);

#endif
