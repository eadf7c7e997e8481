/*
 * ingest/csv_chunk.h - csv_read with the size of its reads stated: what is read must not
 * depend on where one read ends and the next begins, and the tests try every size.
 */
#ifndef INGEST_CSV_CHUNK_H
#define INGEST_CSV_CHUNK_H

#include "ingest/csv.h"

#ifndef CSV_LOOK_AHEAD                    /* as CSV_MAX_RECORD */
#define CSV_LOOK_AHEAD ((size_t)64 << 10) /* bytes looked at to find out delimiter and encoding */
#endif

/* As csv_read, CHUNK (1 or more) bytes at a time. */
enum csv_code csv_read_chunked(const char *path, struct csv_options options, csv_sink *sink,
    void *to, struct csv_facts *facts, struct diag *d, size_t chunk);

#endif
