/*
 * ingest/plain_record.h - the records of a part of a file by libcsv, cell by cell where they lie.
 * For plain.c alone.
 *
 * Of a line that begins as the one above it only the rest is given to libcsv. Without quotes it is
 * behind a delimiter where it is at a line's beginning, except that a line end there is an empty
 * last cell and not an empty line; such a rest begins one cell earlier.
 */
#ifndef INGEST_PLAIN_RECORD_H
#define INGEST_PLAIN_RECORD_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

#include "ingest/encoding.h"

#define PLAIN_PAD ((size_t)16) /* readable bytes behind a part, whatever they are */

struct cell {
	const char *s; /* in the part or in text; not converted */
	size_t n;
	size_t after; /* where the next cell begins in its line */
};

struct plain_records {
	struct csv_parser parser;
	char delimiter;
	enum csv_encoding encoding; /* one that the part may be in; FIND: ASCII alone */
	size_t ncolumns;
	/* the part that is not read yet, and the next signs in it */
	const char *s, *end, *quote, *cr, *nul;
	/* the record */
	struct cell *cell; /* ncolumns */
	size_t ncells;     /* ncolumns, or 0: an empty line */
	size_t same;       /* cells at its beginning that are as in the record before */
	size_t bytes, lines;
	/* while it is read */
	const char *cursor; /* where libcsv's next cell lies; NULL: cells are copied to text */
	char *text;
	size_t ntext, text_size;
	bool complete;
	/* the unquoted line before; NULL if there is none */
	const char *line;
	size_t line_size;
};

/* Zeroed R for records of NCOLUMNS cells. False: out of memory. Close it anyway. */
bool records_open(struct plain_records *r, size_t ncolumns, char delimiter);
void records_close(struct plain_records *r);

/* Read the N bytes at BYTES, which begin with a record. */
void records_begin(struct plain_records *r, const char *bytes, size_t n);

/*
 * The next record or empty line; more until S is END. False: the bytes are no such record, with
 * its line end, of so many cells, in that encoding, without NUL. Then read no further.
 */
bool records_next(struct plain_records *r);
/* The record is taken. */
void records_pass(struct plain_records *r);

#endif
