/*
 * cli/keep.h - the status kept in the store, for its view "assessment".
 */
#ifndef CLI_KEEP_H
#define CLI_KEEP_H

#include "cli/run.h"

/* Put the N items of R, which came from the store, in place of what was kept. False after a
 * message. */
bool keep_status(struct run *r, const struct run_item *items, size_t n);

#endif
