/*
 * plots/type.h - how much room text takes, so that nothing overlaps.
 */
#ifndef PLOTS_TYPE_H
#define PLOTS_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct type {
	int size; /* pixels */
	bool bold;
};

/*
 * Width of S (UTF-8) in pixels, in Arial or any font with its widths (Helvetica, Liberation
 * Sans), with a few per cent to spare. Widths: Adobe's Helvetica metrics (Core 14 AFM).
 */
double type_width(const char *s, struct type t);

/*
 * Break S at spaces into lines of at most WIDTH pixels; a no-break space keeps. LINES gets at
 * most MAX strings in A, the last cut with "…" if text is left over; a word too long for a line
 * is cut too. Returns how many.
 */
size_t type_wrap(
    const char *lines[], size_t max, const char *s, double width, struct type t, struct arena *a);

#endif
