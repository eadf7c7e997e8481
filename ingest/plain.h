/*
 * ingest/plain.h - the quick way through a part of a long file of counts: they are summed, or its
 * figures are given one by one.
 *
 * libcsv finds the cells and row_read says what they are, but neither is asked twice: of a line
 * that begins as the one above it only the rest is parsed, and a kommune, a period, an indicator
 * with its subgroup that row_read has read once is known by its bytes. A plain row is one whose
 * figures are digits with the file's decimal sign and whose key is known; any other goes through
 * row_read as it is. Where row_read would say something, learn something or refuse the row, and
 * where the bytes are no whole records, the part is left there for the usual reader, which sees
 * all in file order. So the figures and messages are the usual ones.
 */
#ifndef INGEST_PLAIN_H
#define INGEST_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/aggregate.h"
#include "ingest/csv.h"
#include "ingest/plain_record.h"
#include "ingest/row.h"

#define PLAIN_GROUPS ((size_t)4096) /* keys in one part, after which it stops */

enum plain_stop {
	PLAIN_END,  /* all read */
	PLAIN_FULL, /* PLAIN_GROUPS keys; call again for the rest */
	PLAIN_ODD   /* the record there is for the usual reader */
};

/* How far a part was read; never into a record. */
struct plain_done {
	enum plain_stop stop;
	size_t bytes, lines, records, observations, skipped;
};

/* A figure of a part: line from 1 and byte from 0 are counted from where the part begins. */
struct plain_row {
	struct observation obs;
	size_t byte; /* that its record begins at */
};

/* Figures in order; zeroed to begin with, free is the caller's. */
struct plain_rows {
	struct plain_row *row;
	size_t n, cap;
};

struct plain;

/*
 * Can rows be read so: one figure a row, each row for itself, both counts? One by one also without
 * columns of what is hidden.
 */
bool plain_can(const struct row_reader *rows, const struct csv_facts *facts, bool one_by_one);

/*
 * A reader of parts of the file called FILE that ROWS reads; several may work at a time. NULL: out
 * of memory. What the three point to must live as long.
 */
struct plain *plain_new(
    const char *file, const struct row_reader *rows, const struct csv_facts *facts);
void plain_free(struct plain *p);

/* Know what ROWS knows now. It must stay as it is until the parts are read. */
void plain_begin(struct plain *p, const struct row_reader *rows, const struct csv_facts *facts);

/*
 * Sum the records of the N bytes at BYTES, which begin with a record, into G, or where it is NULL
 * add their figures to EACH; PLAIN_PAD more can be read behind them. Lines are counted from 1
 * there, also in G->first_out.
 */
struct plain_done plain_read(
    struct plain *p, const char *bytes, size_t n, struct groups *g, struct plain_rows *each);

#endif
