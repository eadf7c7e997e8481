/*
 * plots/frame.h - what every chart has around its data: message above, small print below.
 */
#ifndef PLOTS_FRAME_H
#define PLOTS_FRAME_H

#include <stddef.h>

#include "plots/draw.h"

#define MAX_TITLE 4 /* lines */

struct frame {
	const char *title[MAX_TITLE], *subtitle[3], *foot[8];
	size_t ntitle, nsubtitle, nfoot;
	bool fictional;
	enum language language;
	double top;    /* first pixel below the texts above */
	double bottom; /* height of the texts below */
};

/* Break the texts into lines. NOTE: what a reader must know, "" if nothing. */
struct frame frame_make(const struct chart *c, const char *note, struct arena *a);
/* Draw them, and the watermark of invented figures. */
void frame_draw(const struct frame *f, struct draw *d);

#endif
