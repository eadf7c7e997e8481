#include "store/guard.h"

#include <string.h>

#include "store/db.h"

/* What is asked and what is set; ARGUMENT NULL: any, "": it may only be asked. */
static const struct {
	const char *name, *argument;
} pragmas[] = {
	{ "application_id", "" },
	{ "busy_timeout", NULL },
	{ "cache_size", NULL },
	{ "cell_size_check", NULL },
	{ "foreign_key_check", NULL },
	{ "integrity_check", NULL },
	{ "journal_mode", "WAL" },
	{ "mmap_size", "0" },
	{ "page_count", "" },
	{ "page_size", NULL },
	{ "query_only", "ON" },
	{ "quick_check", NULL },
	{ "synchronous", "NORMAL" },
	{ "temp_store", "MEMORY" },
	{ "user_version", "" },
};

static const struct {
	const char *table, *column;
} changeable[] = {
	{ "area", "name" },
	{ "import", "fresh" },
	{ "import", "changed" },
	{ "import", "unchanged" },
	{ "import", "vanished" },
};

/* What is kept of the last status is no figure: it is put in place of the one before. */
static const char replaceable[] = "assessment_last";

static bool
may_pragma(const struct store *s, const char *name, const char *argument)
{
	for (size_t i = 0; i < countof(pragmas); i++) {
		const char *may = pragmas[i].argument;
		if (sqlite3_stricmp(name, pragmas[i].name) == 0)
			return s->migrates || argument == NULL || may == NULL
			    || sqlite3_stricmp(argument, may) == 0;
	}
	return false;
}

static bool
may_insert(const struct store *s, const char *table)
{
	return s->mode == STORE_WRITE && sqlite3_strnicmp(table, "sqlite_", 7) != 0;
}

static bool
may_update(const struct store *s, const char *table, const char *column)
{
	for (size_t i = 0; i < countof(changeable); i++)
		if (strcmp(table, changeable[i].table) == 0
		    && strcmp(column, changeable[i].column) == 0)
			return s->mode == STORE_WRITE;
	/* asked when a table that is no part of the file is declared; DEFENSIVE refuses the rest */
	return strcmp(table, "sqlite_master") == 0;
}

/* FROM: the trigger or view that wants it, of which none of ours is ever asked. */
static int
authorize(void *to, int what, const char *one, const char *two, const char *base, const char *from)
{
	const struct store *s = to;
	bool may;

	switch (what) {
	case SQLITE_READ:
	case SQLITE_SELECT:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT: may = true; break;
	case SQLITE_PRAGMA: may = may_pragma(s, one, two); break;
	case SQLITE_FUNCTION:
		may = strcmp(two, "load_extension") != 0 && strcmp(two, "fts3_tokenizer") != 0;
		break;
	case SQLITE_INSERT: may = s->migrates || may_insert(s, one); break;
	case SQLITE_UPDATE: may = s->migrates || may_update(s, one, two); break;
	case SQLITE_DELETE: may = s->migrates || strcmp(one, replaceable) == 0; break;
	case SQLITE_ATTACH:
	case SQLITE_DETACH: may = false; break;
	default: may = s->migrates; break;
	}
	bool ours = base == NULL || strcmp(base, "main") == 0;
	return may && ours && from == NULL ? SQLITE_OK : SQLITE_DENY;
}

void
guard_begin(struct store *s)
{
	sqlite3_set_authorizer(s->db, authorize, s);
}
