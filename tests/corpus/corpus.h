/*
 * tests/corpus/corpus.h - third parties' CSV files with what their own tests expect of them. The
 * folder has a program of its own, run by tests/corpus.sh; what it leaves out and why is in
 * README.md.
 */
#ifndef TESTS_CORPUS_CORPUS_H
#define TESTS_CORPUS_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "ingest/csv.h"

/* How the parser that a case comes from was told to read it. */
struct dialect {
	struct csv_options options;
	size_t skip_lines, max_records; /* 0: all */
	bool same_width;                /* another number of fields than WIDTH is an error */
	size_t width;                   /* 0: as many as the first has */
	bool lf_in_cells;               /* a CRLF in a cell becomes an LF */
	bool last_blank;                /* it has a record behind the last line end */
};

/*
 * Read the dialect of CASE, an object of the manifest, whose file is the N bytes at TEXT. NULL, or
 * why a reader of files cannot be told it or must not follow it.
 */
const char *dialect_read(struct dialect *d, const json_t *test, const char *text, size_t n);

/*
 * A file as an array of arrays of strings, with the facts and the place of the first error; or that
 * the dialect was refused before anything was read.
 */
struct reading {
	json_t *records;
	size_t *lines; /* of each record */
	size_t errors, error_line;
	bool dialect_refused;
	enum csv_code code;
	struct csv_facts facts;
};

/* Room for what the records of PATH are by D; for reading_free. */
void reading_make(struct reading *r, const char *path, const struct dialect *d);
void reading_free(struct reading *r);

/* The bytes of PATH with a NUL behind them, malloc'ed; NULL if it cannot be read. */
char *file_bytes(const char *path, size_t *n);

struct score {
	size_t right, wrong, left_out;
};

/* Print "NAME: 97 of 98 (99.0 %), 12 left out"; true if at least SHARE of them is right. */
bool score_print(const char *name, struct score s, double share);

/* Each part: its files lie in FOLDER. What is wrong or left out is printed if VERBOSE. */
struct score rows_score(const char *folder, const json_t *cases, bool verbose);
struct score errors_score(const char *folder, const json_t *cases, bool verbose);
struct score danish_score(const char *folder, const json_t *cases, bool verbose);
/* CELLS: the same by cells and not by tables. LENIENT: what is spoilt is repaired. */
struct score tables_score(const char *folder, struct score *cells, bool lenient, bool verbose);
/* Every file, and those of data/real beside FOLDER, through import_file: no crash, 5 seconds at
 * most, every record accounted for. */
struct score survival_score(const char *folder, bool verbose);

#endif
