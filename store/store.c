/* The connection: open what is trusted to be no more than bytes, ask it nothing it could run. */
#include "store/store.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>
#include <zlib.h>

#include "base/translate.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/guard.h"
#include "store/holder.h"
#include "store/pending.h"
#include "store/schema.h"

#define WAIT_OPEN_MS   10000
#define CHECK_WHOLE    ((long long)16 << 20) /* a store of so many bytes is looked at whole */
#define CHECK_MESSAGES 5

static const char *const statements[DB_STATEMENTS] = {
	[DB_RANGE] =
	    "SELECT id, status, value, numerator, denominator, ci_low, ci_high, hidden_low, "
	    "hidden_high, line, field, byte FROM observation WHERE id BETWEEN ? AND ?",
};

const char *
db_path(const struct store *s)
{
	return s->path;
}

static const char *
reason(const struct store *s, const struct diag *d)
{
	switch (sqlite3_errcode(s->db)) {
	case SQLITE_CORRUPT: return diag_say(d, "it is damaged");
	case SQLITE_NOTADB: return diag_say(d, "it is no store of pejl");
	case SQLITE_FULL: return diag_say(d, "no room is left");
	case SQLITE_READONLY: return diag_say(d, "it may not be written");
	default: return sqlite3_errmsg(s->db);
	}
}

bool
db_fail(const struct store *s, const char *what, struct diag *d)
{
	const struct pos at = { .file = s->path };
	char who[HOLDER_SIZE];

	if (sqlite3_errcode(s->db) == SQLITE_BUSY)
		return diag_error(d, at, NULL, "%s: %s is writing to it", diag_say(d, what),
		    holder_print(who, s->path, d));
	return diag_error(d, at, NULL, "%s: %s", diag_say(d, what), reason(s, d));
}

bool
db_exec(struct store *s, const char *sql, struct diag *d)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK
	    || db_fail(s, N_("the store cannot be used"), d);
}

void
db_quietly(struct store *s, const char *sql)
{
	sqlite3_exec(s->db, sql, NULL, NULL, NULL);
}

bool
db_prepare(struct store *s, const char *sql, sqlite3_stmt **out, struct diag *d)
{
	*out = NULL;
	return sqlite3_prepare_v2(s->db, sql, -1, out, NULL) == SQLITE_OK
	    || db_fail(s, N_("the store cannot be used"), d);
}

sqlite3_stmt *
db_ready(struct store *s, enum db_statement which, struct diag *d)
{
	if (s->ready[which] == NULL)
		db_prepare(s, statements[which], &s->ready[which], d);
	return s->ready[which];
}

int
db_step(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	int code = sqlite3_step(q);

	if (code == SQLITE_ROW)
		return 1;
	if (code == SQLITE_DONE)
		return 0;
	db_fail(s, N_("the store cannot be used"), d);
	return -1;
}

bool
db_run(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	bool ok = db_step(s, q, d) == 0;

	sqlite3_reset(q);
	return ok;
}

bool
db_number(struct store *s, const char *sql, long long *out, struct diag *d)
{
	sqlite3_stmt *q;
	int more = -1;

	*out = 0;
	if (db_prepare(s, sql, &q, d) && (more = db_step(s, q, d)) == 1)
		*out = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return more >= 0;
}

const char *
db_text(sqlite3_stmt *q, int i, struct arena *a)
{
	const unsigned char *text = sqlite3_column_text(q, i);

	return text != NULL ? arena_strdup(a, (const char *)text) : "";
}

double
db_real(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ? NAN : sqlite3_column_double(q, i);
}

/* ---- open ------------------------------------------------------------------- */

bool
store_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

const char *
store_library(struct arena *a)
{
	return arena_printf(a, "SQLite %s, zlib %s", sqlite3_libversion(), zlibVersion());
}

/* Is there a plain file, or may one be made? */
static bool
check_file(const char *path, enum store_mode mode, struct diag *d)
{
	const struct pos at = { .file = path };
	struct stat st;

	if (stat(path, &st) != 0 && errno == ENOENT && mode == STORE_WRITE)
		return true;
	if (stat(path, &st) != 0 && errno == ENOENT)
		return diag_error(d, at, NULL,
		    "there is no store here; make one with 'pejl ingest FILE...', name another "
		    "with "
		    "--store, or files after --from");
	if (stat(path, &st) != 0)
		return diag_error(d, at, NULL, "cannot be opened: %s", strerror(errno));
	return S_ISREG(st.st_mode) || diag_error(d, at, NULL, "is no file, so it is no store");
}

/* What is in the file may have been written by anybody: it runs nothing and is taken for no code.
 */
static bool
harden(struct store *s, struct diag *d)
{
	static const int on[] = { SQLITE_DBCONFIG_DEFENSIVE };
	static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
		SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
		SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER };
	static const struct {
		int what, most;
	} limits[] = { { SQLITE_LIMIT_LENGTH, 64 << 20 }, { SQLITE_LIMIT_SQL_LENGTH, 100000 },
		{ SQLITE_LIMIT_ATTACHED, 0 }, { SQLITE_LIMIT_COLUMN, 100 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 100 }, { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 }, { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 } };

	for (size_t i = 0; i < countof(on); i++)
		sqlite3_db_config(s->db, on[i], 1, NULL);
	for (size_t i = 0; i < countof(off); i++)
		sqlite3_db_config(s->db, off[i], 0, NULL);
	for (size_t i = 0; i < countof(limits); i++)
		sqlite3_limit(s->db, limits[i].what, limits[i].most);
	sqlite3_extended_result_codes(s->db, 0);
	sqlite3_busy_timeout(s->db, WAIT_OPEN_MS);
	guard_begin(s);
	return db_exec(s,
	    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; "
	    "PRAGMA cache_size = -131072; PRAGMA synchronous = NORMAL",
	    d);
}

/* One message for each fault that SQL, a check, tells of; at most so many. */
static bool
look_through(struct store *s, const char *sql, struct diag *d)
{
	sqlite3_stmt *q;
	int more, said = 0;

	if (!db_prepare(s, sql, &q, d))
		return false;
	while ((more = db_step(s, q, d)) == 1) {
		const char *text = (const char *)sqlite3_column_text(q, 0);
		if (text != NULL && strcmp(text, "ok") != 0 && said++ < CHECK_MESSAGES)
			diag_error(d, (struct pos){ .file = s->path }, NULL,
			    "is damaged: %s; take it from a copy", text);
	}
	sqlite3_finalize(q);
	return more == 0 && said == 0;
}

/*
 * Is the file whole? Of a large one that is only read, the tables that say what the figures are;
 * pejl verify and every ingest look at all.
 */
static bool
check_pages(struct store *s, struct diag *d)
{
	static const char *const small[] = { "PRAGMA quick_check('import')",
		"PRAGMA quick_check('content')", "PRAGMA quick_check('indicator')",
		"PRAGMA quick_check('area')", "PRAGMA quick_check('stratum')",
		"PRAGMA quick_check('period')", "PRAGMA quick_check('subject')" };
	struct stat st;
	bool ok = true;

	if (stat(s->path, &st) != 0 || st.st_size <= CHECK_WHOLE || s->mode == STORE_WRITE)
		return look_through(s, "PRAGMA quick_check(5)", d);
	for (size_t i = 0; ok && i < countof(small); i++)
		ok = look_through(s, small[i], d);
	return ok;
}

/* A new store gets its pages' size; one that is written to is in WAL, so that readers read on. */
static bool
begin_file(struct store *s, struct diag *d)
{
	long long pages;

	if (!db_number(s, "PRAGMA page_count", &pages, d))
		return false;
	s->fresh = pages == 0 && s->mode == STORE_WRITE;
	if (s->fresh && !db_exec(s, "PRAGMA page_size = 8192", d))
		return false;
	if (!check_pages(s, d) || !schema_apply(s, s->mode == STORE_WRITE, d))
		return false;
	if (s->mode == STORE_READ)
		return db_exec(s, "PRAGMA query_only = ON; BEGIN", d);
	if (!s->fresh) /* if another program writes to one that is new, that will do it */
		db_quietly(s, "PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL");
	return true;
}

/*
 * May nothing be written beside the file, as on a medium that is read only? Then it stays as it is
 * while it is read, if no log of another program lies there.
 */
static bool
is_immutable(const struct store *s)
{
	char beside[4096];
	struct stat st;

	if (s->mode == STORE_WRITE
	    || snprintf(beside, sizeof beside, "%s-wal", s->path) >= (int)sizeof beside
	    || (stat(beside, &st) == 0 && st.st_size > 0))
		return false;
	snprintf(beside, sizeof beside, "%s", s->path);
	char *slash = strrchr(beside, '/');
	if (slash != NULL)
		slash[1] = '\0';
	return access(slash != NULL ? beside : ".", W_OK) != 0;
}

/* "file:PATH?immutable=1", all but plain signs of PATH as %XX. False: it is too long. */
static bool
print_uri(char *uri, size_t size, const char *path)
{
	static const char plain[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
	size_t n = (size_t)snprintf(uri, size, "file:");

	for (; *path != '\0' && n + 16 < size; path++)
		n += (size_t)snprintf(uri + n, size - n,
		    strchr(plain, *path) != NULL ? "%c" : "%%%02X", (unsigned char)*path);
	snprintf(uri + n, size - n, "?immutable=1");
	return *path == '\0';
}

static bool
connect(struct store *s, struct diag *d)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
	char uri[4096];
	const char *name = s->path;

	if (s->mode == STORE_WRITE)
		flags |= SQLITE_OPEN_CREATE;
	if (is_immutable(s) && print_uri(uri, sizeof uri, s->path)) {
		flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
		name = uri;
	}
	int code = sqlite3_open_v2(name, &s->db, flags, NULL);
	if (s->db == NULL)
		return diag_error(d, (struct pos){ .file = s->path }, NULL, "out of memory");
	return code == SQLITE_OK || db_fail(s, N_("cannot be opened"), d);
}

bool
store_open(struct store **out, const char *path, enum store_mode mode, struct diag *d)
{
	struct store *s;

	*out = NULL;
	if (!check_file(path, mode, d))
		return false;
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* a count of no use here, under a lock */
	s = calloc(1, sizeof *s);
	if (s == NULL || (s->path = strdup(path)) == NULL) {
		free(s);
		return diag_error(d, (struct pos){ .file = path }, NULL, "out of memory");
	}
	s->mode = mode;
	if (!connect(s, d) || !harden(s, d) || !feed_begin(s, d) || !begin_file(s, d)) {
		store_close(s);
		return false;
	}
	*out = s;
	return true;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	store_rollback(s);
	store_drop(s);
	for (size_t i = 0; i < DB_STATEMENTS; i++)
		sqlite3_finalize(s->ready[i]);
	sqlite3_close(s->db);
	free(s->path);
	free(s);
}

/* ---- transactions ------------------------------------------------------------- */

bool
store_begin(struct store *s, unsigned seconds, struct diag *d)
{
	char who[HOLDER_SIZE];

	sqlite3_busy_timeout(s->db, (int)seconds * 1000);
	int code = sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	sqlite3_busy_timeout(s->db, WAIT_OPEN_MS);
	if (code == SQLITE_OK) {
		s->begun = true;
		return true;
	}
	if (code != SQLITE_BUSY)
		return db_fail(s, N_("cannot be written"), d);
	return diag_error(d, (struct pos){ .file = s->path }, NULL,
	    "%s holds the store; nothing was stored, try again when it is done",
	    holder_print(who, s->path, d));
}

bool
store_commit(struct store *s, struct diag *d)
{
	if (sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(s, N_("cannot be written"), d);
	s->begun = false;
	if (s->fresh)
		db_quietly(s, "PRAGMA journal_mode = WAL");
	s->fresh = false;
	return true;
}

void
store_rollback(struct store *s)
{
	if (s->begun)
		db_quietly(s, "ROLLBACK");
	s->begun = false;
}

bool
store_try(struct store *s, struct diag *d)
{
	return db_exec(s, "SAVEPOINT one", d);
}

bool
store_keep(struct store *s, bool keep, struct diag *d)
{
	return db_exec(s, keep ? "RELEASE one" : "ROLLBACK TO one; RELEASE one", d);
}

bool
store_check(struct store *s, struct diag *d)
{
	return look_through(s, "PRAGMA integrity_check(5)", d)
	    & look_through(s,
		"SELECT 'a row of ' || \"table\" || ' refers to no row of ' || parent "
		"FROM pragma_foreign_key_check",
		d);
}
