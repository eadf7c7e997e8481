#include "store/schema.h"

#include <sqlite3.h>

#include "store/db.h"

#define WAIT_SECONDS 10 /* for another program that makes the store */

/*
 * The steps from each form to the next; user_version is how many were taken. A step that was
 * released is never changed. The columns are explained in doc/STORE.md.
 */
static const struct schema_step released[] = {
	{ "CREATE TABLE content ("
	  "  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL) STRICT;"
	  "CREATE TABLE chunk ("
	  "  id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES content,"
	  "  first INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL,"
	  "  UNIQUE (content, first)) STRICT;"
	  "CREATE TABLE import ("
	  "  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 65535),"
	  "  undoes INTEGER UNIQUE REFERENCES import, revises INTEGER REFERENCES import,"
	  "  time INTEGER NOT NULL, day INTEGER NOT NULL, file TEXT NOT NULL, name TEXT NOT NULL,"
	  "  content INTEGER REFERENCES content, note TEXT NOT NULL, version TEXT NOT NULL,"
	  "  options TEXT NOT NULL, rule TEXT NOT NULL, source TEXT NOT NULL,"
	  "  publisher TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,"
	  "  extracted INTEGER NOT NULL, fictional INTEGER NOT NULL, absent_zero INTEGER NOT NULL,"
	  "  source_note TEXT NOT NULL, targets INTEGER REFERENCES content,"
	  "  sources INTEGER REFERENCES content, records INTEGER NOT NULL,"
	  "  observations INTEGER NOT NULL, skipped INTEGER NOT NULL, refused INTEGER NOT NULL,"
	  "  refused_cells INTEGER NOT NULL, fresh INTEGER NOT NULL, changed INTEGER NOT NULL,"
	  "  unchanged INTEGER NOT NULL, vanished INTEGER NOT NULL) STRICT;"
	  "CREATE TABLE reject ("
	  "  id INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES import,"
	  "  line INTEGER NOT NULL, field INTEGER NOT NULL, byte INTEGER, name TEXT NOT NULL,"
	  "  text TEXT NOT NULL) STRICT;"
	  "CREATE INDEX reject_import ON reject (import);"
	  "CREATE TABLE unit (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
	  "CREATE TABLE indicator ("
	  "  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
	  "  unit INTEGER NOT NULL REFERENCES unit) STRICT;"
	  "CREATE TABLE area (code INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
	  "CREATE TABLE stratum (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
	  "CREATE TABLE period ("
	  "  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 65535), text TEXT NOT NULL UNIQUE,"
	  "  first_day INTEGER NOT NULL, last_day INTEGER NOT NULL) STRICT;"
	  "CREATE TABLE subject ("
	  "  id INTEGER PRIMARY KEY, indicator INTEGER NOT NULL REFERENCES indicator,"
	  "  area INTEGER NOT NULL REFERENCES area, stratum INTEGER NOT NULL REFERENCES stratum,"
	  "  UNIQUE (indicator, stratum, area)) STRICT;"
	  "CREATE TABLE observation ("
	  "  id INTEGER PRIMARY KEY, status TEXT NOT NULL, value REAL, numerator REAL,"
	  "  denominator REAL, ci_low REAL, ci_high REAL, hidden_low REAL, hidden_high REAL,"
	  "  line INTEGER NOT NULL, field INTEGER NOT NULL, byte INTEGER,"
	  "  subject INTEGER AS (id >> 32) REFERENCES subject,"
	  "  period INTEGER AS ((id >> 16) & 65535) REFERENCES period,"
	  "  import INTEGER AS (id & 65535) REFERENCES import) STRICT;"
	  "CREATE TABLE import_subject ("
	  "  import INTEGER NOT NULL REFERENCES import, subject INTEGER NOT NULL REFERENCES "
	  "subject,"
	  "  PRIMARY KEY (import, subject)) STRICT, WITHOUT ROWID;",
	    /* an import that is not undone, nor replaced whole by a later one of the same file */
	    "CREATE VIEW import_counting AS SELECT i.*,"
	    "  CASE i.extracted WHEN 0 THEN i.day ELSE i.extracted END AS known_from FROM import i"
	    "  WHERE i.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = i.id)"
	    "  AND NOT EXISTS (SELECT 1 FROM import r WHERE r.name = i.name AND r.id > i.id"
	    "    AND r.absent_zero = 1 AND r.undoes IS NULL"
	    "    AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = r.id));"
	    "CREATE VIEW observation_all AS SELECT n.code AS indicator, n.name AS indicator_name,"
	    "  k.area AS area, a.name AS area_name, s.text AS stratum, p.text AS period,"
	    "  p.first_day AS first_day, p.last_day AS last_day, o.status, o.value, o.numerator,"
	    "  o.denominator, o.ci_low, o.ci_high, o.hidden_low, o.hidden_high, u.text AS unit,"
	    "  o.import AS import, i.file AS file, o.line, o.field, o.byte, o.id AS observation"
	    "  FROM subject k JOIN indicator n ON n.id = k.indicator JOIN unit u ON u.id = n.unit"
	    "  JOIN area a ON a.code = k.area JOIN stratum s ON s.id = k.stratum"
	    "  JOIN observation o ON o.id BETWEEN k.id << 32 AND (k.id << 32) + 4294967295"
	    "  JOIN period p ON p.id = o.period JOIN import i ON i.id = o.import;"
	    "CREATE VIEW observation_current AS SELECT a.* FROM observation_all a"
	    "  JOIN import_counting i ON i.id = a.import WHERE NOT EXISTS ("
	    "    SELECT 1 FROM observation b JOIN import_counting j ON j.id = b.import"
	    "    WHERE b.id BETWEEN (a.observation >> 16) << 16"
	    "      AND ((a.observation >> 16) << 16) + 65535"
	    "    AND (j.known_from > i.known_from"
	    "      OR (j.known_from = i.known_from AND j.id > i.id)));"
	    "CREATE VIEW series AS SELECT indicator, indicator_name, area, area_name, stratum, "
	    "unit,"
	    "  count(value) AS figures, min(first_day) AS first_day, max(last_day) AS last_day,"
	    "  group_concat(import) AS imports"
	    "  FROM observation_current GROUP BY indicator, area, stratum;" },
	/* what a status said when it was asked to keep it, which is no part of the figures; days as
	   text */
	{ "CREATE TABLE assessment_last ("
	  "  indicator TEXT NOT NULL, name TEXT NOT NULL, area INTEGER NOT NULL,"
	  "  area_name TEXT NOT NULL, stratum TEXT NOT NULL, unit TEXT, period TEXT, value REAL,"
	  "  target_rule TEXT, target_low REAL, target_value REAL, target_by INTEGER,"
	  "  target_status TEXT, judged_period TEXT, judged_value REAL, gap REAL,"
	  "  verdict TEXT NOT NULL, development TEXT, slope REAL, p REAL, outlook_period INTEGER,"
	  "  probability_met REAL, as_of INTEGER NOT NULL, time INTEGER NOT NULL,"
	  "  entry INTEGER NOT NULL, version TEXT NOT NULL,"
	  "  PRIMARY KEY (indicator, area, stratum)) STRICT, WITHOUT ROWID;",
	    "DROP VIEW series; DROP VIEW observation_current; DROP VIEW observation_all;"
	    "CREATE VIEW observation_all AS SELECT n.code AS indicator, n.name AS indicator_name,"
	    "  k.area AS area, a.name AS area_name, s.text AS stratum, p.text AS period,"
	    "  p.first_day AS first_day, p.last_day AS last_day, o.status, o.value, o.numerator,"
	    "  o.denominator, o.ci_low, o.ci_high, o.hidden_low, o.hidden_high, u.text AS unit,"
	    "  o.import AS import, i.file AS file, o.line, o.field, o.byte, o.id AS observation,"
	    "  substr(p.first_day, 1, 4) || '-' || substr(p.first_day, 5, 2) || '-'"
	    "    || substr(p.first_day, 7, 2) AS first_date,"
	    "  substr(p.last_day, 1, 4) || '-' || substr(p.last_day, 5, 2) || '-'"
	    "    || substr(p.last_day, 7, 2) AS last_date"
	    "  FROM subject k JOIN indicator n ON n.id = k.indicator JOIN unit u ON u.id = n.unit"
	    "  JOIN area a ON a.code = k.area JOIN stratum s ON s.id = k.stratum"
	    "  JOIN observation o ON o.id BETWEEN k.id << 32 AND (k.id << 32) + 4294967295"
	    "  JOIN period p ON p.id = o.period JOIN import i ON i.id = o.import;"
	    "CREATE VIEW observation_current AS SELECT a.* FROM observation_all a"
	    "  JOIN import_counting i ON i.id = a.import WHERE NOT EXISTS ("
	    "    SELECT 1 FROM observation b JOIN import_counting j ON j.id = b.import"
	    "    WHERE b.id BETWEEN (a.observation >> 16) << 16"
	    "      AND ((a.observation >> 16) << 16) + 65535"
	    "    AND (j.known_from > i.known_from"
	    "      OR (j.known_from = i.known_from AND j.id > i.id)));"
	    "CREATE VIEW series AS SELECT indicator, indicator_name, area, area_name, stratum, "
	    "unit,"
	    "  count(value) AS figures, min(first_day) AS first_day, max(last_day) AS last_day,"
	    "  group_concat(import) AS imports, min(first_date) AS first_date,"
	    "  max(last_date) AS last_date"
	    "  FROM observation_current GROUP BY indicator, area, stratum;"
	    "CREATE VIEW assessment AS SELECT s.*,"
	    "  substr(as_of, 1, 4) || '-' || substr(as_of, 5, 2) || '-' || substr(as_of, 7, 2)"
	    "    AS as_of_date,"
	    "  strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS kept,"
	    "  entry = (SELECT coalesce(max(id), 0) FROM import) AS up_to_date"
	    "  FROM assessment_last s;" },
	/* views that SQLite runs in the one order that is quick, which it cannot guess without
	   statistics: CROSS JOIN holds it to names, then a series' figures by their row, then what
	   each refers to, NOT INDEXED from making an index of all figures for each series, and +
	   from looking for the imports by undoes, which most have none of */
	{ "CREATE INDEX import_whole ON import (name) WHERE absent_zero = 1;",
	    "DROP VIEW series; DROP VIEW observation_current; DROP VIEW observation_all;"
	    "DROP VIEW import_counting;"
	    "CREATE VIEW import_counting AS SELECT i.*,"
	    "  CASE i.extracted WHEN 0 THEN i.day ELSE i.extracted END AS known_from FROM import i"
	    "  WHERE +i.undoes IS NULL"
	    "  AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = i.id)"
	    "  AND NOT EXISTS (SELECT 1 FROM import r WHERE r.name = i.name AND r.id > i.id"
	    "    AND r.absent_zero = 1 AND +r.undoes IS NULL"
	    "    AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = r.id));"
	    "CREATE VIEW observation_all AS SELECT n.code AS indicator, n.name AS indicator_name,"
	    "  k.area AS area, a.name AS area_name, s.text AS stratum, p.text AS period,"
	    "  p.first_day AS first_day, p.last_day AS last_day, o.status, o.value, o.numerator,"
	    "  o.denominator, o.ci_low, o.ci_high, o.hidden_low, o.hidden_high, u.text AS unit,"
	    "  o.import AS import, i.file AS file, o.line, o.field, o.byte, o.id AS observation,"
	    "  substr(p.first_day, 1, 4) || '-' || substr(p.first_day, 5, 2) || '-'"
	    "    || substr(p.first_day, 7, 2) AS first_date,"
	    "  substr(p.last_day, 1, 4) || '-' || substr(p.last_day, 5, 2) || '-'"
	    "    || substr(p.last_day, 7, 2) AS last_date, k.id AS subject"
	    "  FROM subject k JOIN indicator n ON n.id = k.indicator JOIN unit u ON u.id = n.unit"
	    "  JOIN area a ON a.code = k.area JOIN stratum s ON s.id = k.stratum"
	    "  CROSS JOIN observation o NOT INDEXED"
	    "    ON o.id BETWEEN k.id << 32 AND (k.id << 32) + 4294967295"
	    "  CROSS JOIN period p ON p.id = o.period CROSS JOIN import i ON i.id = o.import;"
	    /* which imports count is found once, as a list, and not for each figure */
	    "CREATE VIEW observation_current AS SELECT a.* FROM observation_all a"
	    "  CROSS JOIN import i ON i.id = a.import"
	    "  WHERE a.import IN (SELECT id FROM import_counting) AND NOT EXISTS ("
	    "    SELECT 1 FROM observation b NOT INDEXED CROSS JOIN import j ON j.id = b.import"
	    "    WHERE b.id BETWEEN (a.observation >> 16) << 16"
	    "      AND ((a.observation >> 16) << 16) + 65535"
	    "    AND b.id <> a.observation AND b.import IN (SELECT id FROM import_counting)"
	    "    AND (CASE j.extracted WHEN 0 THEN j.day ELSE j.extracted END, j.id)"
	    "      > (CASE i.extracted WHEN 0 THEN i.day ELSE i.extracted END, i.id));"
	    /* in the order that the figures lie in, so that they need not be sorted */
	    "CREATE VIEW series AS SELECT indicator, indicator_name, area, area_name, stratum, "
	    "unit,"
	    "  count(value) AS figures, min(first_day) AS first_day, max(last_day) AS last_day,"
	    "  group_concat(import) AS imports,"
	    "  substr(min(first_day), 1, 4) || '-' || substr(min(first_day), 5, 2) || '-'"
	    "    || substr(min(first_day), 7, 2) AS first_date,"
	    "  substr(max(last_day), 1, 4) || '-' || substr(max(last_day), 5, 2) || '-'"
	    "    || substr(max(last_day), 7, 2) AS last_date, subject"
	    "  FROM observation_current GROUP BY subject, indicator, area, stratum;" },
};

const struct schema_step *
schema_steps(size_t *n)
{
	*n = countof(released);
	return released;
}

static bool
take_step(struct store *s, const struct schema_step *step, size_t form, struct diag *d)
{
	char version[64];

	sqlite3_snprintf(sizeof version, version, "PRAGMA user_version = %d", (int)form);
	return db_exec(s, step->tables, d) && db_exec(s, step->views, d) && db_exec(s, version, d);
}

/* All steps that are missing, or none; another program may have taken them meanwhile. */
static bool
take_steps(struct store *s, const struct schema_step *steps, size_t n, struct diag *d)
{
	long long version = 0;
	char mark[64];

	sqlite3_snprintf(sizeof mark, mark, "PRAGMA application_id = %d", SCHEMA_APPLICATION);
	if (!store_begin(s, WAIT_SECONDS, d))
		return false;
	s->migrates = true;
	bool ok = db_number(s, "PRAGMA user_version", &version, d) && db_exec(s, mark, d);
	for (size_t i = (size_t)version; ok && i < n; i++)
		ok = take_step(s, &steps[i], i + 1, d);
	ok = ok && db_exec(s, "COMMIT", d);
	if (ok)
		s->begun = false;
	else
		store_rollback(s);
	s->migrates = false;
	return ok;
}

/* ---- is it ours? ------------------------------------------------------------ */

/* The row of the schema that Q has, in S. */
static bool
has_same(struct store *s, sqlite3_stmt *q, sqlite3_stmt *same, struct diag *d)
{
	for (int i = 0; i < 3; i++)
		sqlite3_bind_value(same, i + 1, sqlite3_column_value(q, i));
	int more = db_step(s, same, d);
	sqlite3_reset(same);
	return more == 1
	    || (more == 0
		&& diag_error(d, (struct pos){ .file = db_path(s) }, NULL,
		    "is no whole store: '%s' is not as pejl makes it",
		    (const char *)sqlite3_column_text(q, 1)));
}

/* Has S all that the steps made in MODEL? */
static bool
compare_schemas(struct store *s, sqlite3 *model, struct diag *d)
{
	sqlite3_stmt *q = NULL, *same = NULL;
	bool ok =
	    sqlite3_prepare_v2(model, "SELECT type, name, sql FROM sqlite_schema", -1, &q, NULL)
	    == SQLITE_OK;

	ok = ok
	    && db_prepare(s, "SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ? AND sql IS ?",
		&same, d);
	while (ok && sqlite3_step(q) == SQLITE_ROW)
		ok = has_same(s, q, same, d);
	sqlite3_finalize(q);
	sqlite3_finalize(same);
	return ok;
}

/* A file may say that it is a store and have other tables; `feed` would hide store/feed.h's. */
static bool
check_tables(struct store *s, const struct schema_step *steps, size_t n, struct diag *d)
{
	sqlite3 *model = NULL;
	long long other;
	bool ok = sqlite3_open(":memory:", &model) == SQLITE_OK;

	for (size_t i = 0; ok && i < n; i++)
		ok = sqlite3_exec(model, steps[i].tables, NULL, NULL, NULL) == SQLITE_OK
		    && sqlite3_exec(model, steps[i].views, NULL, NULL, NULL) == SQLITE_OK;
	if (!ok)
		diag_error(d, (struct pos){ .file = db_path(s) }, NULL,
		    "the store cannot be used: %s", sqlite3_errmsg(model));
	ok = ok && compare_schemas(s, model, d)
	    && db_number(
		s, "SELECT count(*) FROM sqlite_schema WHERE lower(name) = 'feed'", &other, d);
	sqlite3_close(model);
	return ok
	    && (other == 0
		|| diag_error(d, (struct pos){ .file = db_path(s) }, NULL,
		    "is no whole store: 'feed' is not as pejl makes it"));
}

bool
schema_apply_steps(
    struct store *s, const struct schema_step *steps, size_t n, bool may_write, struct diag *d)
{
	const struct pos at = { .file = db_path(s) };
	long long mark, version, tables;

	if (!db_number(s, "PRAGMA application_id", &mark, d)
	    || !db_number(s, "PRAGMA user_version", &version, d)
	    || !db_number(s, "SELECT count(*) FROM sqlite_schema", &tables, d))
		return false;
	bool empty = tables == 0 && mark == 0 && version == 0;
	if (empty && !may_write)
		return diag_error(d, at, NULL, "is empty; 'pejl ingest FILE...' makes it a store");
	if (!empty && mark != SCHEMA_APPLICATION)
		return diag_error(d, at, NULL, "is a database, but no store of pejl");
	if (version > (long long)n)
		return diag_error(d, at, NULL,
		    "is of a later version of pejl (form %lld; this one knows %zu): update pejl",
		    version, n);
	if (version < 0 || (!empty && version == 0))
		return diag_error(d, at, NULL, "is no whole store: its form is %lld", version);
	if (version < (long long)n && !may_write)
		return diag_error(d, at, NULL,
		    "is of an earlier version of pejl (form %lld): the next 'pejl ingest' brings "
		    "it up to date",
		    version);
	if (!empty && !check_tables(s, steps, (size_t)version, d))
		return false;
	return version == (long long)n || take_steps(s, steps, n, d);
}

bool
schema_apply(struct store *s, bool may_write, struct diag *d)
{
	return schema_apply_steps(s, released, countof(released), may_write, d);
}
