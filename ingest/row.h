/*
 * ingest/row.h - one record of a file -> its observations: one in a long file, one per column of
 * figures in a wide one.
 */
#ifndef INGEST_ROW_H
#define INGEST_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "ingest/csv.h"
#include "ingest/import.h"
#include "ingest/mapping.h"
#include "ingest/memo.h"
#include "ingest/number.h"

#define NAMED_MAX  16   /* skipped areas and totals that are named; more are only counted */
#define NAME_SIZE  1024 /* longest name of an indicator with its stratum, bytes */
#define ABOVE_SIZE 256  /* longest key that stands for the rows below it, bytes */

/* Everything a row needs. Set up by the caller with the fields above the line. */
struct row_reader {
	const struct mapping *mapping;
	const struct geography *geography;
	struct catalogue *catalogue;
	const struct source_rule *rule; /* NULL if none */
	const struct source *source;
	struct number_format format;
	observation_sink *sink;
	void *sink_to;
	struct diag *diag;
	struct import_facts *facts; /* NULL: not wanted */
	/* -------- */
	size_t observations;
	size_t given, skipped, refused; /* records; refused: any figure of it was */
	size_t refused_cells;           /* of wide rows */
	int block;                      /* indicator of the block of rows, -1 before the first */
	bool block_begins;              /* its title was read, but no row yet */
	char block_title[NAME_SIZE];
	bool footer; /* nothing but legend and notes is left */
	bool christiansoe;
	char named[NAMED_MAX][MEMO_TEXT];
	size_t nnamed;
	char (*above)[ABOVE_SIZE]; /* per column the key above; NULL if none is filled down */
	struct observation *whole; /* the figures of a row that is given whole; NULL: each alone */
	struct memo code_memo, name_memo, period_memo, indicator_memo, stratum_memo;
};

/*
 * Make RR, zeroed but for what the caller sets, ready for the first row; rooms live in A. WHOLE: a
 * wide row with a refused cell gives nothing, so that it can be mended and read again.
 */
void row_begin(struct row_reader *rr, struct arena *a, bool whole);

/*
 * Give the observations of R to the sink. What cannot be understood is listed in diag, with its
 * place, and counted: the row, and in a wide one also the cell. A missing or suppressed
 * figure is an observation too (value NAN, status M or Q). False if anything was refused.
 */
bool row_read(struct row_reader *rr, struct csv_record *r);

#endif
