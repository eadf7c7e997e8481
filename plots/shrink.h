/*
 * plots/shrink.h - the same drawing in fewer bytes.
 */
#ifndef PLOTS_SHRINK_H
#define PLOTS_SHRINK_H

#include "base/arena.h"
#include "plots/xml.h"

/*
 * Write X and all in it shorter: places to a tenth of a pixel, far below what can be seen; lines
 * and outlines as steps from corner to corner; polygons as paths; texts by x and y; no strokes
 * where nothing is stroked; boxes of one look as one path. What has another form than gnuplot's stays as it is.
 */
void xml_shrink(struct xml *x, struct arena *a);

#endif
