/*
 * ingest/csv_repair.h - the one reading of a spoilt line that fits the rest of its table. Pure but
 * for memory. A part of csv.c, which asks only where the user has said so.
 */
#ifndef INGEST_CSV_REPAIR_H
#define INGEST_CSV_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "ingest/csv_dialect.h"

#define REPAIR_SAYS ((size_t)256) /* bytes of a sentence about what was done */

struct csv_repair;

/*
 * What the rows among the N bytes at S, a file's first, have in common: how many cells, and for
 * each column whether it is ever empty, in quotes or not, and which shapes its texts have (digits,
 * letters and what stands between). NULL: no memory, or there is no table: fewer than 8 lines that
 * can be read by themselves, or fewer than three in four of them as wide as most.
 */
struct csv_repair *repair_learn(const char *s, size_t n, char delimiter, char quote);
void repair_free(struct csv_repair *p);

/* Cells of a row. */
size_t repair_width(const struct csv_repair *p);

/* Can the line of N bytes at S, without its end, be read by itself, as wide as the table? */
bool repair_reads(struct csv_repair *p, const char *s, size_t n);

/*
 * Read the line of N bytes at S, without its end, as a row (HEAD: as the names of the columns) with
 * the least number of repairs: an empty cell too many, a delimiter too many (in a cell) or too few
 * (at a quote, or where a text of another shape begins), a quote that parts nothing, another
 * delimiter in this line. After 1000 lines in a row without success none is tried. The line as
 * libcsv wants it (csv_dialect.h) to OUT. False if no reading fits, or if
 * a second one fits nearly as well: nothing is guessed.
 */
bool repair_line(struct csv_repair *p, const char *s, size_t n, bool head, struct csv_text *out);

/* What repair_line did last, "repaired: ...; ...", in the language of D. */
void repair_say(const struct csv_repair *p, const struct diag *d, char says[REPAIR_SAYS]);

/*
 * The UTF-8 text S with C1 control characters (U+0080-U+009F, which no text has: windows-1252 that
 * was taken for ISO-8859-1) as the characters of windows-1252, and a NUL, to TO, which has room for
 * twice as much. How many bytes that is; 0 if S has none. CODE and MEANT: the first one and what it
 * is read as (static), if MEANT is NULL before.
 */
size_t controls_replace(const char *s, char *to, unsigned *code, const char **meant);

#endif
