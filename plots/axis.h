/*
 * plots/axis.h - round numbers for a scale.
 */
#ifndef PLOTS_AXIS_H
#define PLOTS_AXIS_H

#include <stdbool.h>

struct axis {
	double min, max; /* multiples of step */
	double step;     /* 1, 2, 2.5 or 5 times a power of ten */
	int decimals;    /* of a label */
	bool zero;       /* it begins (or ends) at 0 */
};

/*
 * A scale that holds LOW to HIGH (finite, LOW <= HIGH) in about STEPS steps. It begins at 0 when
 * that leaves the data at least SHARE of it, so that they are not flattened.
 */
struct axis axis_make(double low, double high, int steps, double share);

/* Make *LOW and *HIGH (NAN at first) reach to V; nothing if V is not finite. */
void axis_extend(double v, double *low, double *high);

#endif
