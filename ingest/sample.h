/*
 * ingest/sample.h - the first records of a file, kept until it is known what they are.
 */
#ifndef INGEST_SAMPLE_H
#define INGEST_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/csv.h"
#include "ingest/sources.h"
#include "model/geography.h"

#define SAMPLE_RECORDS 80
#define SAMPLE_BYTES   ((size_t)1 << 18)
#define SAMPLE_HEADER  20 /* records among which the header must be */

/* Zeroed: empty. Owns its copies. */
struct sample {
	struct arena arena;
	struct csv_record *record;
	size_t n, cap, bytes;
};

/* Keep a copy of R. False when there is enough: 80 records or 256 KiB. */
bool sample_add(struct sample *s, const struct csv_record *r);
void sample_free(struct sample *s);

/*
 * Can record I be the header by its shape? At least two names, no bare number that is no period,
 * and in at least half of the ten records below it, of as many fields, a number.
 */
bool sample_has_names(const struct sample *s, size_t i);

/* Is TEXT a number by its shape, whatever its signs: 26,8, -1.234, 9,6 %, 850 (62), 1.022e+04? */
bool sample_is_number(const char *text);

#endif
