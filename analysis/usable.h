/*
 * analysis/usable.h - what of a series can be computed with. Pure: no I/O, no state.
 */
#ifndef ANALYSIS_USABLE_H
#define ANALYSIS_USABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

/* The figures of a series that are numbers, and of them those since the last break. */
struct usable {
	size_t n, from;                 /* from: first since the last break */
	const struct observation **obs; /* n */
	size_t *index;                  /* n: in the series */
	double *year, *value;           /* n */
};

/* Status A, P or B and a finite value? */
bool observation_is_usable(const struct observation *o);

/* The usable ones of S; breaks as series_continues has them. Arrays are in A. */
struct usable series_usable(const struct series *s, struct arena *a);

#endif
