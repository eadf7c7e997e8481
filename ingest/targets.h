/*
 * ingest/targets.h - targets.conf: the agreement, its indicators and their targets.
 */
#ifndef INGEST_TARGETS_H
#define INGEST_TARGETS_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/geography.h"

/*
 * Read PATH into C (empty but initialised). Areas are looked up in G.
 * False after messages with file and line for every fault found: wrong keys, a number with a
 * comma, duplicate ids, two targets of one area and subgroup with the same day and year, years
 * out of range.
 */
bool targets_load(struct catalogue *c, const char *path, const struct geography *g, struct arena *a,
    struct diag *d);

#endif
