/*
 * ingest/csv_dialect.h - files of other programs, line by line, as libcsv reads them strictly:
 * every cell in double quotes, commas between. A part of csv.c.
 */
#ifndef INGEST_CSV_DIALECT_H
#define INGEST_CSV_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/csv.h"

/* Text that is written piece by piece. */
struct csv_text {
	char *s;
	size_t n, cap;
	bool no_memory; /* something is missing in it */
};

void csv_text_put(struct csv_text *t, const char *s, size_t n);
/* A cell's text between its quotes: the quotes in it are doubled. */
void csv_text_cell(struct csv_text *t, const char *s, size_t n);

enum dialect_state {
	DIALECT_BEGIN, /* of a cell */
	DIALECT_BARE,
	DIALECT_QUOTED,
	DIALECT_CLOSED /* behind a quote in a quoted cell, and blanks that may be dropped */
};

/* The caller sets the first three and zeroes the rest. */
struct csv_dialect {
	const struct csv_options *options;
	char quote; /* NUL: none */
	char delimiter;
	struct csv_text out; /* of the last call */
	enum dialect_state state;
	size_t keep; /* of out: a bare cell's blanks at its end lie behind */
};

enum dialect_code {
	DIALECT_OPEN, /* the record goes on */
	DIALECT_ENDED,
	DIALECT_STRAY,
	DIALECT_UNCLOSED
};

/* Is libcsv not to see the lines as they stand? */
bool dialect_needed(const struct csv_options *o);

/* What is wrong with what is stated, a sentence; NULL if nothing is. */
const char *dialect_fault(const struct csv_options *o);

/* Does the line of N bytes at S end with a line end that is stated? */
bool dialect_ends(const struct csv_options *o, const char *s, size_t n);

/*
 * Rewrite the line of N bytes at S, whose line end may be missing or be none that is stated; LAST:
 * the file ends with it. N 0: the file has ended inside the record. What was rewritten before a
 * stray quote is in out.
 */
enum dialect_code dialect_line(struct csv_dialect *x, const char *s, size_t n, bool last);

/* Has nothing been taken of the current cell? */
bool dialect_is_empty(const struct csv_dialect *x);

/* A new record begins. */
void dialect_begin(struct csv_dialect *x);
void dialect_free(struct csv_dialect *x);

#endif
