/*
 * cli/stat_points.h - what the trends and forecasts of pejl stat read: times and values.
 */
#ifndef CLI_STAT_POINTS_H
#define CLI_STAT_POINTS_H

#include "cli/stat.h"

/* Times and values that are there, in time order; times are the rows' numbers if there is one
 * column only. */
struct stat_points {
	size_t n;
	double *t, *y, *order; /* order: place among all rows in time order, from 1 */
	double first;          /* the first time, with a value or without */
	double *work;          /* trend_work(n) */
};

/* The value is column "value", else the last; the time is the first other column. False after a
 * message. */
bool stat_points(struct stat_job *j, struct stat_points *p);

#endif
