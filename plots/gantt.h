/*
 * plots/gantt.h - efforts (indsatser) over time: when, where, how far, and what they take.
 */
#ifndef PLOTS_GANTT_H
#define PLOTS_GANTT_H

#include "model/kpi.h"

enum gantt_status { GANTT_PLANNED, GANTT_RUNNING, GANTT_PAUSED, GANTT_DONE, GANTT_STOPPED };

struct gantt_row {
	const char *name;
	const char *forum; /* whose it is; "" if nobody's */
	int start, end;    /* yyyymmdd, both included; an end of 0 is open */
	enum gantt_status status;
	double years; /* person-years (årsværk) it takes; NAN if not stated */
};

struct gantt_chart {
	const char *place; /* whose efforts, for the title */
	const struct gantt_row *rows;
	size_t nrows;
	const struct source *const *sources; /* each once, none NULL */
	size_t nsources;
};

#endif
