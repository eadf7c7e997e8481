/*
 * ingest/own_table.h - the CSV tables of data/: UTF-8 with ';', known columns in a known order.
 */
#ifndef INGEST_OWN_TABLE_H
#define INGEST_OWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct own_table {
	const char *const *columns;
	size_t ncolumns;
	/* Called for each row, with its trimmed cells; they are valid until it returns. False after
	 * a message. */
	bool (*row)(void *to, struct pos at, char *const cell[]);
	void *to;
};

/*
 * Read the table at PATH, which must live as long as places in it are told. False after messages
 * for every fault found: no header or another one, a row with another number of cells, what ROW
 * refuses. Rows are read on after a faulty one, but not after a faulty header of so many columns.
 */
bool own_table_read(const struct own_table *t, const char *path, struct diag *d);

/* The place of field FIELD, from 1, of the record AT. */
struct pos own_cell(struct pos at, size_t field);

/* Digits alone, from LOW to HIGH; else *OUT is untouched. */
bool own_int(int *out, const char *s, int low, int high);

#endif
