/*
 * ingest/csv_sniff.h - which character parts the fields of a CSV file, and what is none. Pure.
 */
#ifndef INGEST_CSV_SNIFF_H
#define INGEST_CSV_SNIFF_H

#include <stddef.h>

/*
 * The one of ; tab | , on whose number most of the first 20 records in the N bytes at S agree; of
 * equals the first in that order, so that decimal commas do not win. ';' if there is none at all.
 */
char csv_sniff(const char *s, size_t n);

/* What the N bytes at S, a file's first, say it is if it is no CSV: a sentence; else NULL. */
const char *csv_other_kind(const char *s, size_t n);

#endif
