/*
 * cli/pick.h - what --area and --indicator ask for. Each thing once, in the order asked for.
 */
#ifndef CLI_PICK_H
#define CLI_PICK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "cli/options.h"
#include "model/catalogue.h"
#include "model/geography.h"

struct picked {
	int *of; /* area codes, or indices of indicators */
	size_t n;
};

/*
 * Areas: those of --area, a group's members as they are on --as-of; the agreement's region if there
 * is no --area. False after a message: an area that is not known, or a klynge or forum, or a group
 * of them, without a member on that day.
 */
bool pick_areas(struct picked *out, const struct options *o, const struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d);

/*
 * Indicators: those of --indicator; else all of targets.conf, group by group, whose latest target
 * for the region is not a withdrawal. False after a message: one that is not known.
 */
bool pick_indicators(struct picked *out, const struct options *o, const struct catalogue *c,
    struct arena *a, struct diag *d);

#endif
