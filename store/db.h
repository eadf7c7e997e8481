/*
 * store/db.h - the connection behind store.h: what the files of store/ that speak SQL share.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

struct pending; /* store/pending.h */
struct feed;    /* store/feed.h */

/* The statements that are run often, prepared once. */
enum db_statement { DB_RANGE, DB_STATEMENTS };

struct store {
	sqlite3 *db;
	char *path;
	enum store_mode mode;
	bool begun;    /* a transaction is open */
	bool migrates; /* tables may be made and changed */
	bool fresh; /* just made: its first import is written in place, with no log to copy from */
	sqlite3_stmt *ready[DB_STATEMENTS];
	struct pending *pending; /* NULL: none was put */
	struct feed *feed;       /* rows for the statement that is run; NULL: none */
	bool lost;               /* a figure could not be kept */
};

const char *db_path(const struct store *s);

/* What went wrong last, after WHAT was being done (N_): "cannot be written: no room is left". */
bool db_fail(const struct store *s, const char *what, struct diag *d);
/* Run SQL that gives no rows; false after a message. */
bool db_exec(struct store *s, const char *sql, struct diag *d);
void db_quietly(struct store *s, const char *sql);
/* The whole number that SQL gives, 0 if it gives no row. */
bool db_number(struct store *s, const char *sql, long long *out, struct diag *d);
/* A statement; false after a message. sqlite3_finalize is the caller's. */
bool db_prepare(struct store *s, const char *sql, sqlite3_stmt **out, struct diag *d);
/* One of the often run; NULL after a message. It is the store's. */
sqlite3_stmt *db_ready(struct store *s, enum db_statement which, struct diag *d);
/* The next row: 1, none: 0, after a message: -1. */
int db_step(struct store *s, sqlite3_stmt *q, struct diag *d);
/* Run a statement that gives no rows, and make it ready again. */
bool db_run(struct store *s, sqlite3_stmt *q, struct diag *d);
/* The text of column I in A, "" where it is NULL. */
const char *db_text(sqlite3_stmt *q, int i, struct arena *a);
/* The number of column I, NAN where it is NULL. */
double db_real(sqlite3_stmt *q, int i);

#endif
