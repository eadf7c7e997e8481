/*
 * store/feed.h - rows of the program as a table that SQL can read, so that many are stored by one
 * statement: INSERT ... SELECT ... FROM feed. Half the work of binding them to one that is run
 * again for each.
 */
#ifndef STORE_FEED_H
#define STORE_FEED_H

#include <sqlite3.h>
#include <stdbool.h>

struct store;
struct diag;

#define FEED_COLUMNS 12 /* c0 to c11 */

/* Rows from the first to the last, once. */
struct feed {
	void *from;
	/* Go on to the next row: SQLITE_ROW, SQLITE_DONE, or an error code of SQLite. */
	int (*next)(void *from);
	/* Give column I of the row with sqlite3_result_...; nothing: NULL. */
	void (*column)(const void *from, int i, sqlite3_context *out);
};

/* The connection of S gets the table `feed`, which no schema may name. False after a message. */
bool feed_begin(struct store *s, struct diag *d);
/* Run SQL, which reads the rows of F. False after a message. */
bool feed_run(struct store *s, const char *sql, struct feed *f, struct diag *d);

#endif
