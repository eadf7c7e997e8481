/*
 * plots/patch.h - areas of a picture filled by colour and pattern, so that the fillings are told
 * apart in grey and without colour. Pixels, y downwards; the chart draws in pixels (draw_pixels).
 */
#ifndef PLOTS_PATCH_H
#define PLOTS_PATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/draw.h"

enum hatch {
	HATCH_NONE,
	HATCH_SLOPED,  /* lines rising to the right */
	HATCH_LEVEL,   /* lines across */
	HATCH_DOTTED,  /* dotted lines across */
	HATCH_CROSSED, /* lines rising and falling */
	HATCHES
};

/* A closed line: N corners, the first not told again. */
struct outline {
	const double *xy; /* 2 n */
	size_t n;
	bool hole; /* what is inside is not filled; comes after the outline around it */
};

struct patch {
	const char *fill; /* a colour of the program's */
	enum hatch hatch;
	const struct outline *outlines;
	size_t n;
};

/* The rectangle as an outline, in A. */
struct outline outline_box(struct box b, struct arena *a);
/* Twice its area in square pixels, positive or negative as the line runs (the shoelace formula). */
double outline_turn(const struct outline *o);

/*
 * Fill N patches, pattern them, and draw their outlines in EDGE, a colour of the program's; none if
 * EDGE is NULL.
 */
void patches_draw(struct draw *d, const struct patch *p, size_t n, const char *edge, double width);

/* Their patterns alone. */
void patches_hatch(struct draw *d, const struct patch *p, size_t n);

/*
 * The lines of pattern H inside P, for strokes_draw: added to S, whose columns are 2. A line is
 * inside where it has crossed an odd number of outlines.
 */
void patch_hatch(struct strokes *s, const struct patch *p, enum hatch h, struct arena *a);

#endif
