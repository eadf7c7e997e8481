/*
 * ingest/csv_input.h - the bytes of a CSV file line by line, UTF-16 already as UTF-8. What csv.c
 * stands on; nobody else includes it.
 */
#ifndef INGEST_CSV_INPUT_H
#define INGEST_CSV_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "ingest/encoding.h"

/*
 * The bytes of the current record stay in buf: [begin, next) are taken and [next, end) not yet.
 * Reading may move them, so that only distances from begin last.
 */
struct csv_input {
	FILE *in;
	char *raw; /* a chunk of UTF-16; NULL: no conversion */
	struct encoding_utf16 utf16;
	char *buf;
	size_t cap, chunk, begin, next, end;
	size_t lf_free; /* there is no LF in [next, lf_free) */
	size_t bytes;   /* read from the file */
	int error;      /* errno of the read that failed */
	bool eof, no_memory;
};

/* IN, to be read CHUNK bytes at a time. False: out of memory. */
bool input_open(struct csv_input *c, FILE *in, size_t chunk);
void input_close(struct csv_input *c);

/* Read until N bytes lie at or after next, if there are so many. */
void input_want(struct csv_input *c, size_t n);
bool input_failed(const struct csv_input *c);

/* Nothing is taken yet but MARK bytes: all that follows them is UTF-16. False: no memory, no iconv.
 */
bool input_convert(struct csv_input *c, size_t mark, enum csv_encoding e);

enum csv_line { LINE_FOUND, LINE_NONE, LINE_TOO_LONG };

/*
 * Find the line at next, *N bytes with its LF, CR or CRLF, which the last may lack. TOO_LONG: with
 * it the record has more than CSV_MAX_RECORD bytes.
 */
enum csv_line input_line(struct csv_input *c, size_t *n);

/* Pass over the line at next, whatever its length. */
void input_skip_line(struct csv_input *c);

/* The byte of the file that next is; not where it was converted. */
size_t input_offset(const struct csv_input *c);
/* Go on at byte OFFSET of the file, with a new record. False: that cannot be done. */
bool input_seek(struct csv_input *c, size_t offset);

/* The next record begins at buf offset AT. */
void input_begin(struct csv_input *c, size_t at);

#endif
