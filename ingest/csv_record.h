/*
 * ingest/csv_record.h - one record of a CSV file: from lines to cells, by libcsv, or a message. A
 * part of csv.c.
 */
#ifndef INGEST_CSV_RECORD_H
#define INGEST_CSV_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include <csv.h>

#include "ingest/csv.h"
#include "ingest/csv_decode.h"
#include "ingest/csv_dialect.h"
#include "ingest/csv_fault.h"
#include "ingest/csv_input.h"
#include "ingest/csv_repair.h"

/*
 * The bytes of the current record stay in the input's buffer: when the record turns out bad,
 * reading goes on at its second line.
 */
struct reader {
	struct csv_input input;
	const char *name;
	const struct csv_options *options;
	struct csv_facts *facts;
	struct diag *diag;
	struct csv_parser parser;
	size_t begin_line; /* physical line number at the input's begin */
	size_t next_line;  /* and at its next */
	size_t second;     /* where the record's second line is from begin; 0 while in its first */
	char *text;        /* the record's fields, one after the other */
	size_t ntext, captext;
	char *field[CSV_MAX_FIELDS];
	size_t nfields;
	bool complete;
	enum csv_fault fault;
	size_t fault_field;
	size_t bad_run; /* bad records since the last good one */
	size_t byte;    /* that the record begins at, for messages about it */
	unsigned look;  /* csv_line_look of the current line */
	bool high;      /* the record is not all ASCII */
	struct csv_decoder decoder;
	char quote;    /* NUL: none */
	bool rewrites; /* libcsv has what is made of the lines by: */
	struct csv_dialect dialect;
	struct csv_repair *repair; /* NULL: not wanted, or no table to go by */
	bool in_table;             /* a record as wide as the table was read */
	struct csv_text mended;    /* the line that was repaired last */
};

/* Make the parser ready, for lines as they stand or REWRITTEN. False: out of memory. */
bool parser_open(struct reader *r, bool rewritten);

/* The next record begins at buffer offset AT, physical line LINE. */
void record_begin(struct reader *r, size_t at, size_t line);

/* Is the line, N bytes, between records and to be passed over? */
bool record_is_none(const struct reader *r, size_t n);

/* Over the cap: a single line is read to its end and dropped, after a message. False: no memory. */
bool record_skip_long(struct reader *r);

/*
 * Take the line at next, N bytes (0: the file has ended inside the record), which r->look and
 * r->high have been set for; a record that is complete goes to SINK. CSV_OK: go on.
 */
enum csv_code record_line(struct reader *r, size_t n, csv_sink *sink, void *to);

/* The message, and its code. */
enum csv_code out_of_memory(struct reader *r);

#endif
