/*
 * plots/table.h - the table beside a chart, built row by row.
 */
#ifndef PLOTS_TABLE_H
#define PLOTS_TABLE_H

#include "base/arena.h"
#include "model/kpi.h"

struct table {
	struct arena *arena;
	size_t ncolumns, nrows, capcells;
	size_t nwords; /* of struct figure_table */
	const char **heads, **cells;
};

/* A table with these N heads, of which NWORDS are over columns of words. HEADS is copied. */
struct table table_begin(const char *const *heads, size_t n, size_t nwords, struct arena *a);
/* Add a row of as many cells; the strings are kept, not copied. */
void table_add(struct table *t, const char *const *cells);
struct figure_table table_end(const struct table *t);

#endif
