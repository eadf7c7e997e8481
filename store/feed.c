/* A virtual table over whatever rows the store has in hand: sqlite.org/vtab.html. */
#include "store/feed.h"

#include <stdlib.h>

#include "base/translate.h"
#include "store/db.h"

struct feed_table {
	sqlite3_vtab base;
	struct store *store;
};

struct feed_cursor {
	sqlite3_vtab_cursor base;
	struct feed *feed;
	bool done;
	sqlite3_int64 row;
};

static int
table_connect(
    sqlite3 *db, void *to, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
	struct feed_table *t;
	int code =
	    sqlite3_declare_vtab(db, "CREATE TABLE t (c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11)");

	(void)argc;
	(void)argv;
	(void)error;
	if (code != SQLITE_OK)
		return code;
	sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
	t = calloc(1, sizeof *t);
	if (t == NULL)
		return SQLITE_NOMEM;
	t->store = to;
	*out = &t->base;
	return SQLITE_OK;
}

static int
table_disconnect(sqlite3_vtab *t)
{
	free(t);
	return SQLITE_OK;
}

static int
table_plan(sqlite3_vtab *t, sqlite3_index_info *info)
{
	(void)t;
	info->estimatedCost = 1e6;
	return SQLITE_OK;
}

static int
cursor_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
	struct feed_cursor *c = calloc(1, sizeof *c);

	if (c == NULL)
		return SQLITE_NOMEM;
	c->feed = ((struct feed_table *)t)->store->feed;
	*out = &c->base;
	return SQLITE_OK;
}

static int
cursor_close(sqlite3_vtab_cursor *c)
{
	free(c);
	return SQLITE_OK;
}

static int
cursor_next(sqlite3_vtab_cursor *base)
{
	struct feed_cursor *c = (struct feed_cursor *)base;
	int code = c->feed != NULL ? c->feed->next(c->feed->from) : SQLITE_DONE;

	c->done = code != SQLITE_ROW;
	c->row++;
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static int
cursor_filter(sqlite3_vtab_cursor *c, int plan, const char *text, int argc, sqlite3_value **argv)
{
	(void)plan;
	(void)text;
	(void)argc;
	(void)argv;
	return cursor_next(c);
}

static int
cursor_end(sqlite3_vtab_cursor *c)
{
	return ((struct feed_cursor *)c)->done;
}

static int
cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *out, int i)
{
	const struct feed *f = ((struct feed_cursor *)base)->feed;

	f->column(f->from, i, out);
	return SQLITE_OK;
}

static int
cursor_row(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
	*out = ((struct feed_cursor *)c)->row;
	return SQLITE_OK;
}

bool
feed_begin(struct store *s, struct diag *d)
{
	/* no xCreate: the table is there by its name alone, and cannot be made part of a file */
	static const sqlite3_module module = { .xConnect = table_connect,
		.xBestIndex = table_plan,
		.xDisconnect = table_disconnect,
		.xOpen = cursor_open,
		.xClose = cursor_close,
		.xFilter = cursor_filter,
		.xNext = cursor_next,
		.xEof = cursor_end,
		.xColumn = cursor_column,
		.xRowid = cursor_row };

	return sqlite3_create_module_v2(s->db, "feed", &module, s, NULL) == SQLITE_OK
	    || db_fail(s, N_("the store cannot be used"), d);
}

bool
feed_run(struct store *s, const char *sql, struct feed *f, struct diag *d)
{
	s->feed = f;
	bool ok = db_exec(s, sql, d);
	s->feed = NULL;
	return ok;
}
