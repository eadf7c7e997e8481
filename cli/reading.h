/*
 * cli/reading.h - how a user said to read a file, as an import keeps it.
 */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "ingest/import.h"

/*
 * The lines "decimal=,", "source=x" that 'pejl ingest' keeps, back into options; strings live in A.
 * False: TEXT has a line that is none of them.
 */
bool reading_parse(struct import_options *out, const char *text, struct arena *a);

#endif
