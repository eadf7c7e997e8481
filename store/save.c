/* An import is stored: its bytes, its names, its figures, its place in the log. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "model/period.h"
#include "store/packing.h"
#include "store/save.h"
#include "store/schema.h"
#include "store/view.h"

/* The time of an entry: SOURCE_DATE_EPOCH if it is set, else now. */
static long long
now(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	if (epoch != NULL && *epoch != '\0' && strspn(epoch, "0123456789") == strlen(epoch)
	    && strlen(epoch) <= 12)
		return strtoll(epoch, NULL, 10);
	return (long long)time(NULL);
}

/* ---- bytes ------------------------------------------------------------------ */

static bool
save_chunks(struct store *s, const struct store_packing *p, long long content, struct diag *d)
{
	sqlite3_stmt *q;
	bool ok = db_prepare(
	    s, "INSERT INTO chunk (content, first, size, bytes) VALUES (?, ?, ?, ?)", &q, d);

	for (const struct packing_chunk *c = packing_chunks(p); ok && c != NULL; c = c->next) {
		sqlite3_bind_int64(q, 1, content);
		sqlite3_bind_int64(q, 2, (sqlite3_int64)c->first);
		sqlite3_bind_int64(q, 3, (sqlite3_int64)c->size);
		sqlite3_bind_blob64(q, 4, c->bytes, c->packed, SQLITE_STATIC);
		ok = db_run(s, q, d);
	}
	sqlite3_finalize(q);
	return ok;
}

/* The number of the content with P's bytes, which is stored once; 0 without P. */
static bool
save_content(struct store *s, struct store_packing *p, long long *id, struct diag *d)
{
	char sha256[STORE_HASH_SIZE];
	sqlite3_stmt *q;
	size_t size;

	*id = 0;
	if (p == NULL)
		return true;
	if (!store_packing_wait(p, &size, sha256, d)
	    || !db_prepare(s, "SELECT id FROM content WHERE sha256 = ?", &q, d))
		return false;
	sqlite3_bind_text(q, 1, sha256, -1, SQLITE_STATIC);
	int more = db_step(s, q, d);
	*id = more == 1 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_finalize(q);
	if (more != 0)
		return more == 1;
	if (!db_prepare(s, "INSERT INTO content (sha256, size) VALUES (?, ?)", &q, d))
		return false;
	sqlite3_bind_text(q, 1, sha256, -1, SQLITE_STATIC);
	sqlite3_bind_int64(q, 2, (sqlite3_int64)size);
	bool ok = db_run(s, q, d);
	sqlite3_finalize(q);
	*id = sqlite3_last_insert_rowid(s->db);
	return ok && save_chunks(s, p, *id, d);
}

/* ---- the log ---------------------------------------------------------------- */

static void
bind_text(sqlite3_stmt *q, const char *name, const char *text)
{
	sqlite3_bind_text(
	    q, sqlite3_bind_parameter_index(q, name), text != NULL ? text : "", -1, SQLITE_STATIC);
}

/* 0: NULL. */
static void
bind_reference(sqlite3_stmt *q, const char *name, long long id)
{
	if (id != 0)
		sqlite3_bind_int64(q, sqlite3_bind_parameter_index(q, name), id);
}

static void
bind_number(sqlite3_stmt *q, const char *name, size_t n)
{
	sqlite3_bind_int64(q, sqlite3_bind_parameter_index(q, name), (sqlite3_int64)n);
}

static const char sql_entry[] =
    "INSERT INTO import (id, undoes, revises, time, day, file, name, content, note, version, "
    "options, rule, source, publisher, title, url, extracted, fictional, absent_zero, source_note, "
    "targets, sources, records, observations, skipped, refused, refused_cells, fresh, changed, "
    "unchanged, vanished) VALUES (:id, :undoes, :revises, :time, :day, :file, :name, :content, "
    ":note, :version, :options, :rule, :source, :publisher, :title, :url, :extracted, :fictional, "
    ":absent_zero, :source_note, :targets, :sources, :records, :observations, :skipped, :refused, "
    ":refused_cells, 0, 0, 0, 0)";

static void
bind_entry(sqlite3_stmt *q, const struct store_import *e)
{
	const struct source *from = &e->source;

	bind_number(q, ":id", (size_t)e->id);
	bind_reference(q, ":undoes", e->undoes);
	bind_reference(q, ":revises", e->revises);
	sqlite3_bind_int64(q, sqlite3_bind_parameter_index(q, ":time"), e->time);
	bind_number(q, ":day", (size_t)e->day);
	bind_text(q, ":file", e->file);
	bind_text(q, ":name", text_base_name(e->file != NULL ? e->file : ""));
	bind_text(q, ":note", e->note);
	bind_text(q, ":version", e->version);
	bind_text(q, ":options", e->options);
	bind_text(q, ":rule", e->rule);
	bind_text(q, ":source", from->id);
	bind_text(q, ":publisher", from->publisher);
	bind_text(q, ":title", from->title);
	bind_text(q, ":url", from->url);
	bind_text(q, ":source_note", from->note);
	bind_number(q, ":extracted", (size_t)from->extracted);
	bind_number(q, ":fictional", from->fictional);
	bind_number(q, ":absent_zero", from->absent_zero);
	bind_number(q, ":records", e->records);
	bind_number(q, ":observations", e->observations);
	bind_number(q, ":skipped", e->skipped);
	bind_number(q, ":refused", e->refused);
	bind_number(q, ":refused_cells", e->refused_cells);
}

/* E with number, time, day and version where they are not given. */
static bool
begin_entry(struct store *s, struct store_import *e, struct diag *d)
{
	long long last;

	assert(s->begun);
	if (!db_number(s, "SELECT max(id) FROM import", &last, d))
		return false;
	if (last >= SCHEMA_IMPORTS)
		return diag_error(d, (struct pos){ .file = s->path }, NULL,
		    "the store has %d imports, which is all it can hold", SCHEMA_IMPORTS);
	e->id = e->id != 0 ? e->id : (int)last + 1;
	e->time = e->time != 0 ? e->time : now();
	e->day = e->day != 0 ? e->day : date_today();
	e->version = e->version != NULL ? e->version : PEJL_VERSION;
	return true;
}

/* The import of the same file that counts now; 0 if there is none. */
static bool
find_revised(struct store *s, struct store_import *e, struct diag *d)
{
	sqlite3_stmt *q;

	if (!db_prepare(s,
		"SELECT max(i.id) FROM import i WHERE i.name = ? AND i.undoes IS NULL "
		"AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = i.id)",
		&q, d))
		return false;
	sqlite3_bind_text(q, 1, text_base_name(e->file), -1, SQLITE_STATIC);
	int more = db_step(s, q, d);
	e->revises = more == 1 ? sqlite3_column_int(q, 0) : 0;
	sqlite3_finalize(q);
	return more >= 0;
}

struct contents {
	long long file, targets, sources;
};

static bool
save_entry(struct store *s, const struct store_import *e, struct contents c, struct diag *d)
{
	sqlite3_stmt *q;

	if (!db_prepare(s, sql_entry, &q, d))
		return false;
	bind_entry(q, e);
	bind_reference(q, ":content", c.file);
	bind_reference(q, ":targets", c.targets);
	bind_reference(q, ":sources", c.sources);
	bool ok = db_run(s, q, d);
	sqlite3_finalize(q);
	return ok;
}

static bool
save_rejects(struct store *s, int id, const struct store_reject *r, size_t n, struct diag *d)
{
	sqlite3_stmt *q;
	bool ok = db_prepare(s,
	    "INSERT INTO reject (import, line, field, byte, name, text) VALUES (?, ?, ?, ?, ?, ?)",
	    &q, d);

	for (size_t i = 0; ok && i < n; i++) {
		sqlite3_bind_int(q, 1, id);
		sqlite3_bind_int64(q, 2, (sqlite3_int64)r[i].line);
		sqlite3_bind_int64(q, 3, (sqlite3_int64)r[i].field);
		if (r[i].byte == STORE_NO_BYTE)
			sqlite3_bind_null(q, 4);
		else
			sqlite3_bind_int64(q, 4, (sqlite3_int64)r[i].byte);
		sqlite3_bind_text(q, 5, r[i].name, -1, SQLITE_STATIC);
		sqlite3_bind_text(q, 6, r[i].text, -1, SQLITE_STATIC);
		ok = db_run(s, q, d);
	}
	sqlite3_finalize(q);
	return ok;
}

/* What import E brought, into its row; without other imports before it all is new. */
static bool
save_revision(struct store *s, struct store_import *e, struct arena *a, struct diag *d)
{
	struct catalogue c;
	struct store_changes x = { .count[STORE_FRESH] = e->observations };
	sqlite3_stmt *q;
	bool ok = true;

	if (e->id > 1) {
		catalogue_init(&c, a);
		ok = store_revision(s, e->id, &c, &x, a, d);
	}
	if (!ok
	    || !db_prepare(s,
		"UPDATE import SET fresh = ?, changed = ?, unchanged = ?, vanished = ? "
		"WHERE id = ?",
		&q, d))
		return false;
	e->fresh = x.count[STORE_FRESH];
	e->changed = x.count[STORE_CHANGED];
	e->unchanged = x.count[STORE_UNCHANGED];
	e->vanished = x.count[STORE_VANISHED];
	for (int i = 0; i < 4; i++)
		sqlite3_bind_int64(q, i + 1, (sqlite3_int64)x.count[i]);
	sqlite3_bind_int(q, 5, e->id);
	ok = db_run(s, q, d);
	sqlite3_finalize(q);
	return ok;
}

bool
store_import(struct store *s, const struct store_import *facts, const struct store_reject *rejects,
    size_t nrejects, struct store_packing *file, struct store_packing *targets,
    struct store_packing *sources, struct store_import *out, struct arena *a, struct diag *d)
{
	struct store_import e = *facts;
	struct contents c;
	struct store_clash *clash;
	size_t nclash;
	bool ok = begin_entry(s, &e, d) && store_settle(s, &clash, &nclash, a, d)
	    && find_revised(s, &e, d);

	e.observations = store_pending(s);
	e.undoes = 0;
	/* the figures first: meanwhile the bytes are packed */
	ok = ok && save_pending(s, e.id, a, d) && store_packing_wait(file, &e.size, e.sha256, d)
	    && save_content(s, file, &c.file, d) && save_content(s, targets, &c.targets, d)
	    && save_content(s, sources, &c.sources, d) && save_entry(s, &e, c, d)
	    && save_rejects(s, e.id, rejects, nrejects, d) && save_revision(s, &e, a, d);
	store_drop(s);
	if (ok)
		*out = e;
	return ok;
}

bool
store_areas(struct store *s, const struct geography *g, struct diag *d)
{
	sqlite3_stmt *q;
	bool ok =
	    db_prepare(s, "UPDATE area SET name = ?2 WHERE code = ?1 AND name IS NOT ?2", &q, d);

	for (size_t i = 0; ok && i < g->nareas; i++) {
		sqlite3_bind_int(q, 1, g->areas[i].code);
		sqlite3_bind_text(q, 2, g->areas[i].name, -1, SQLITE_STATIC);
		ok = db_run(s, q, d);
	}
	sqlite3_finalize(q);
	return ok;
}

bool
store_undo(struct store *s, int id, const struct store_import *facts, int *entry, struct diag *d)
{
	const struct pos at = { .file = s->path };
	struct store_import e = { .note = facts->note,
		.time = facts->time,
		.day = facts->day,
		.version = facts->version,
		.id = facts->id,
		.undoes = id };
	sqlite3_stmt *q;

	if (!begin_entry(s, &e, d)
	    || !db_prepare(s,
		"SELECT undoes IS NOT NULL, EXISTS (SELECT 1 FROM import u WHERE u.undoes = i.id) "
		"FROM import i WHERE id = ?",
		&q, d))
		return false;
	sqlite3_bind_int(q, 1, id);
	int more = db_step(s, q, d);
	bool undo = more == 1 && sqlite3_column_int(q, 0) != 0;
	bool undone = more == 1 && sqlite3_column_int(q, 1) != 0;
	sqlite3_finalize(q);
	if (more == 0)
		return diag_error(d, at, NULL, "there is no import %d; see 'pejl log'", id);
	if (undo)
		return diag_error(d, at, NULL,
		    "entry %d is an undo itself; take the file in again with 'pejl ingest'", id);
	if (undone)
		return diag_error(d, at, NULL, "import %d is undone already", id);
	if (more < 0 || !save_entry(s, &e, (struct contents){ 0 }, d))
		return false;
	*entry = e.id;
	return true;
}
