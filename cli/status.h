/*
 * cli/status.h - the status in its three forms.
 */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

#include <stdio.h>

#include "cli/run.h"

/* Aligned table for people; WIDTH columns of the terminal. */
void status_text(FILE *out, struct run *r, const struct run_item *items, size_t n, int width);
/* One row per item; DANISH: the dialect of Danish Excel. */
void status_csv(FILE *out, struct run *r, const struct run_item *items, size_t n, bool danish);
/* The name of column K from 0; NULL behind the last. */
const char *status_column(size_t k);
/* The object of design §7. */
void status_json(FILE *out, struct run *r, const struct run_item *items, size_t n);

#endif
