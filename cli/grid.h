/*
 * cli/grid.h - tables of which only the columns that say something are printed, and text beneath.
 */
#ifndef CLI_GRID_H
#define CLI_GRID_H

#include "base/table.h"

/* As table_print, without the columns that hold nothing but "" and "–"; the flex column stays. */
void grid_print(const struct table *t, FILE *out, int width);

/*
 * Print all columns where they fit WIDTH with a flex column that is easily read; else without the
 * first of the N columns of EXPENDABLE, as many as need be. Returns how many are left out.
 */
size_t grid_fit(const struct table *t, FILE *out, int width, const size_t *expendable, size_t n);

/* The columns that a sentence is read at: WIDTH, or 100 of a wider terminal. */
int grid_prose(int width);
/* TEXT, broken at blanks into lines of at most WIDTH columns; those after the first begin INDENT
 * columns in. Ends with a line feed. */
void grid_paragraph(FILE *out, const char *text, int width, int indent, struct arena *a);
/* The same, INDENT columns in from its first line on, and 2 more from the second. */
void grid_indented(FILE *out, const char *text, int width, int indent, struct arena *a);

#endif
