/*
 * plots/scale.h - the upright scale at the left of a plot.
 */
#ifndef PLOTS_SCALE_H
#define PLOTS_SCALE_H

#include "base/arena.h"
#include "model/words.h"
#include "plots/axis.h"
#include "plots/draw.h"

/* Pixels that the numbers of A take, in type T. */
double scale_width(const struct axis *axis, struct type t, enum language l, struct arena *a);
/* Numbers and pale lines across the plot, and the line it stands on; D's scales are set. */
void scale_draw(struct draw *d, const struct axis *axis, enum language l, struct arena *a);

#endif
