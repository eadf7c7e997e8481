/*
 * base/table.h - aligned columns on a terminal, by display width.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

#define TABLE_READABLE 24 /* columns that names are easily read in */

enum align { ALIGN_LEFT, ALIGN_RIGHT };

struct table {
	struct arena *arena;
	size_t ncolumns;
	const char *const *heads; /* ncolumns */
	const enum align *aligns; /* ncolumns */
	size_t flex;              /* column that may be wrapped when the line is too long */
	const char ***rows;       /* a row of one cell, ncolumns - 1 NULLs: a heading across */
	size_t nrows, cap;
};

/* Add a row of ncolumns cells (copied pointers, strings must live on). */
void table_row(struct table *t, const char *const *cells);
/* Add a heading across all columns. */
void table_heading(struct table *t, const char *text);
/* What column C needs: as its cells are, or with those of a left column wrapped at blanks. */
int table_width(const struct table *t, size_t c);
int table_least(const struct table *t, size_t c);
/*
 * Print; lines at most WIDTH columns where wrapping allows: the flex column to TABLE_READABLE, then
 * the other left columns, the widest first, then the flex one to 12. A line is wrapped after a
 * blank, or a hyphen that is not between numbers.
 */
void table_print(const struct table *t, FILE *out, int width);

#endif
