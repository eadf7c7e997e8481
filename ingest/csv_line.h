/*
 * ingest/csv_line.h - one line of a CSV file: what kinds of bytes it has, and its fields if none
 * of them is a quote. Pure.
 */
#ifndef INGEST_CSV_LINE_H
#define INGEST_CSV_LINE_H

#include <stdbool.h>
#include <stddef.h>

enum csv_line_bit { LINE_HIGH = 1 << 0, LINE_NUL = 1 << 1, LINE_QUOTE = 1 << 2 };

/* Which of: bytes from 80 on, NUL, QUOTE are among the N bytes at S. */
unsigned csv_line_look(const char *s, size_t n, char quote);

/*
 * Part the N bytes at S, which have no quote and no line end but at their end, at DELIM: each
 * field's begin in FIELD, which has room for MAX, NUL-terminated in TEXT, which has room for N + 8
 * bytes. How many fields there are, of which MAX at most were set. libcsv makes the same of it.
 */
size_t csv_line_split(const char *s, size_t n, char delim, char *text, char **field, size_t max);

#endif
