/*
 * plots/gantt.h - the indsatser of a portfolio over time: the years they take resources in, from
 * when to when they run, their milestones, how far they are.
 *
 * What the documents state of most is the years alone: those are crosses in year cells. A bar is
 * drawn where a first or last day is stated.
 */
#ifndef PLOTS_GANTT_H
#define PLOTS_GANTT_H

#include "model/portfolio.h"

struct gantt_chart {
	const char *place;                /* whose indsatser, for the title */
	const struct effort *const *rows; /* nrows; grouped by følgegruppe, then by kind */
	size_t nrows;
	const char *portfolio; /* its name; their documents are named after it */
};

#endif
