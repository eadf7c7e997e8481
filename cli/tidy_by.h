/*
 * cli/tidy_by.h - pejl tidy --by: counts summed over everything but the key.
 */
#ifndef CLI_TIDY_BY_H
#define CLI_TIDY_BY_H

#include "cli/command.h"
#include "ingest/aggregate.h"

/* Read "indicator,area,year" into *OUT; false after a message. */
bool by_read(struct by *out, const char *list, struct diag *d);

enum exit_code tidy_by_run(const struct options *o, struct diag *d);

#endif
