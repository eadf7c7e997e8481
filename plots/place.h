/*
 * plots/place.h - find room for labels among what is already drawn. Pixels, y downwards.
 */
#ifndef PLOTS_PLACE_H
#define PLOTS_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct box {
	double left, top, right, bottom;
};

struct place {
	struct arena *arena;
	struct box bounds; /* a label must stay inside */
	struct box *boxes; /* labels, marks: never to be covered */
	size_t nboxes, capboxes;
	struct box *lines; /* from (left, top) to (right, bottom): better not crossed */
	size_t nlines, caplines;
};

void place_box(struct place *p, struct box b);
void place_line(struct place *p, double x1, double y1, double x2, double y2);

/* Does the line from X1, Y1 to X2, Y2 pass through no box but those that its ends are in? */
bool place_is_clear(const struct place *p, double x1, double y1, double x2, double y2);

/*
 * The candidate that lies inside the bounds, covers no box and crosses the fewest lines; of
 * equals the first. If none is free, the one that overlaps least. It is taken: later labels
 * avoid it.
 */
struct box place_choose(struct place *p, const struct box *candidates, size_t n);

/*
 * The first candidate that lies inside the bounds and covers neither a box nor a line, taken like
 * that of place_choose; NULL if there is none: for labels that may be left out.
 */
const struct box *place_try(struct place *p, const struct box *candidates, size_t n);

#endif
