/*
 * cli/figure.h - one figure among an area's, and what it is held against.
 */
#ifndef CLI_FIGURE_H
#define CLI_FIGURE_H

#include "model/kpi.h"

/* The figure of S for P; NULL if there is none. */
const struct observation *figure_of(const struct series *s, struct period p);
/*
 * The target that figure O of AS's series (NULL: any of them) is held against; NULL: none, or none
 * that compares.
 */
const struct target *figure_target(const struct assessment *as, const struct observation *o);

#endif
