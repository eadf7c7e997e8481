/*
 * plots/control.h - one series among the limits that its own chance variation gives, and which
 * points are more than chance.
 */
#ifndef PLOTS_CONTROL_H
#define PLOTS_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

/* What is said of a point; the strongest only. */
enum control_label {
	CONTROL_LABEL_NONE,
	CONTROL_LABEL_OUTSIDE,
	CONTROL_LABEL_NEAR,  /* two of three near a limit */
	CONTROL_LABEL_SHIFT, /* one of many in a row on one side of the centre */
	CONTROL_LABEL_TREND  /* one of many in a row rising or falling */
};

struct control_dot {
	double year;              /* middle of the period as a decimal year */
	double value;             /* NAN: missing */
	double centre, low, high; /* NAN where there is none */
	size_t part;              /* from 0; a new one begins after a break */
	enum control_label label;
	bool up; /* the signal is upwards */
};

struct control_plot {
	const struct assessment *assessment; /* whose series it is; its n figures are the dots */
	const struct control_dot *dots;      /* assessment->series.n */
	size_t nparts;
	bool limits;      /* else a run chart: the centre is the median */
	bool trial;       /* limits from fewer figures than they need */
	bool runs_signal; /* of a run chart: more than chance */
	size_t longest, longest_max, crossings, crossings_min; /* of the last part of a run chart */
	size_t shift, trend;                                   /* how many in a row make a signal */
	const char *rules;                                     /* "Making Data Count 2019" */
};

#endif
