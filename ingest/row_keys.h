/*
 * ingest/row_keys.h - the keys of a record: area, period, indicator, stratum; for row*.c alone.
 * Each gives false after a message (the record is refused) or with *SKIP (understood, not ours).
 */
#ifndef INGEST_ROW_KEYS_H
#define INGEST_ROW_KEYS_H

#include "ingest/row.h"

struct pos row_pos(const struct csv_record *r, size_t column);

/* Code and name must agree where there are both. */
bool row_area(struct row_reader *rr, struct csv_record *r, int *code, bool *skip);
bool row_period(struct row_reader *rr, struct csv_record *r, struct period *out, bool *skip);
/* By column, by block, or the one of the file; in a wide file its columns say it later. */
bool row_indicator(struct row_reader *rr, struct csv_record *r, struct observation *o);

/* STRATUM of the row with what the column of figures adds to it. */
int row_stratum_of(struct row_reader *rr, int stratum, const char *column);

/* Is TEXT to be named in a note now? Each once, of at most 16. */
bool row_names(struct row_reader *rr, const char *text);

#endif
