/* What SQL on a store's connection may not do, and files that only say they are stores. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/db.h"
#include "store/schema.h"
#include "tests/check.h"
#include "tests/store/suites.h"

/* A path of its own for a file, and the last message. */
struct place {
	char path[64], said[256];
	struct diag diag;
};

static void
hear(void *to, const struct diag_message *m)
{
	struct place *p = to;

	snprintf(p->said, sizeof p->said, "%s", m->text);
}

static void
place_begin(struct place *p)
{
	*p = (struct place){ .path = "/tmp/pejl-guard-XXXXXX" };
	int fd = mkstemp(p->path);
	CU_ASSERT_FATAL(fd >= 0);
	close(fd);
	p->diag.hear = hear;
	p->diag.hear_to = p;
}

static void
place_end(struct place *p)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal" };
	char path[80];

	for (size_t i = 0; i < countof(parts); i++) {
		snprintf(path, sizeof path, "%s%s", p->path, parts[i]);
		unlink(path);
	}
}

/* SQL by SQLite itself, as anybody can. */
static void
run_plain(const char *path, const char *sql)
{
	sqlite3 *db;
	char *error = NULL;

	CU_ASSERT_FATAL(sqlite3_open(path, &db) == SQLITE_OK);
	CHECK_ROW(sqlite3_exec(db, sql, NULL, NULL, &error) == SQLITE_OK,
	    error != NULL ? error : "plain SQL");
	sqlite3_free(error);
	sqlite3_close(db);
}

static void
asks_for_little(void)
{
	static const struct {
		const char *sql;
		bool may;
	} rows[] = {
		{ "SELECT count(*) FROM observation", true },
		{ "INSERT INTO stratum (text) VALUES ('x')", true },
		{ "UPDATE area SET name = 'x'", true },
		{ "UPDATE import SET fresh = 1", true },
		{ "PRAGMA quick_check", true },
		{ "PRAGMA user_version", true },
		{ "SAVEPOINT a; RELEASE a", true },
		{ "UPDATE import SET day = 1", false },
		{ "UPDATE observation SET value = 1", false },
		{ "DELETE FROM observation", false },
		{ "DELETE FROM import", false },
		{ "INSERT INTO sqlite_schema VALUES ('a', 'b', 'c', 1, 'd')", false },
		{ "UPDATE sqlite_schema SET type = 'x'", false },
		{ "ATTACH ':memory:' AS other", false },
		{ "DETACH main", false },
		{ "SELECT load_extension('x')", false },
		{ "SELECT fts3_tokenizer('simple')", false },
		{ "CREATE TABLE t (a)", false },
		{ "CREATE TEMP TABLE t (a)", false },
		{ "CREATE VIEW v AS SELECT 1", false },
		{ "CREATE TRIGGER t AFTER INSERT ON unit BEGIN SELECT 1; END", false },
		{ "CREATE VIRTUAL TABLE v USING fts5(a)", false },
		{ "DROP TABLE observation", false },
		{ "ALTER TABLE unit ADD COLUMN x INTEGER", false },
		{ "REINDEX", false },
		{ "ANALYZE", false },
		{ "VACUUM INTO '/tmp/pejl-guard-copy.db'", false },
		{ "PRAGMA user_version = 7", false },
		{ "PRAGMA application_id = 7", false },
		{ "PRAGMA journal_mode = OFF", false },
		{ "PRAGMA synchronous = OFF", false },
		{ "PRAGMA writable_schema = ON", false },
		{ "PRAGMA trusted_schema = ON", false },
	};
	struct place p;
	struct store *s;

	place_begin(&p);
	CU_ASSERT_FATAL(store_open(&s, p.path, STORE_WRITE, &p.diag));
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW((sqlite3_exec(s->db, rows[i].sql, NULL, NULL, NULL) == SQLITE_OK)
			== rows[i].may,
		    rows[i].sql);
	store_close(s);
	CU_ASSERT_FATAL(store_open(&s, p.path, STORE_READ, &p.diag));
	CU_ASSERT(sqlite3_exec(s->db, "INSERT INTO stratum (text) VALUES ('y')", NULL, NULL, NULL)
	    != SQLITE_OK);
	store_close(s);
	place_end(&p);
}

/* A file that has the mark and the form of a store, but other tables. */
static void
looks_like_a_store(void)
{
	static const struct {
		const char *sql, *want;
	} rows[] = {
		{ "DROP TABLE reject", "is no whole store: 'reject' is not as pejl makes it" },
		{ "ALTER TABLE unit ADD COLUMN evil TEXT",
		    "is no whole store: 'unit' is not as pejl makes it" },
		{ "DROP VIEW series; CREATE VIEW series AS SELECT 1",
		    "is no whole store: 'series' is not as pejl makes it" },
		{ "CREATE TABLE Feed (c0, c1)",
		    "is no whole store: 'feed' is not as pejl makes it" },
		{ "CREATE VIEW mine AS SELECT * FROM observation_current", NULL },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct place p;
		struct store *s;
		place_begin(&p);
		CU_ASSERT_FATAL(store_open(&s, p.path, STORE_WRITE, &p.diag));
		store_close(s);
		run_plain(p.path, rows[i].sql);
		for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++) {
			bool ok = store_open(&s, p.path, mode, &p.diag);
			CHECK_ROW(ok == (rows[i].want == NULL), rows[i].sql);
			CHECK_ROW(ok || strcmp(p.said, rows[i].want) == 0, p.said);
			store_close(s);
		}
		place_end(&p);
	}
}

/* ---- forms ------------------------------------------------------------------ */

/*
 * Stores of earlier forms, which are never changed, and what counts in them: now, and on a day
 * between their imports. Form 1 has 14.2 and 13.1, then 9.8 in place of 14.2. Form 2 has 17.9, 14.2
 * and 13.1, then 9.8 without the 13.1, which counts on; 8, 4 and 8 of a publisher who leaves out
 * zeros, then 7 and 8, so that the 4 is gone; and an import that is undone.
 */
static const struct fixture {
	const char *file;
	double now, then;
} forms[] = {
	{ "tests/data/store-form-1.sql", 9.8 + 13.1, 14.2 + 13.1 },
	{ "tests/data/store-form-2.sql", 17.9 + 9.8 + 13.1 + 7 + 8,
	    17.9 + 14.2 + 13.1 + 8 + 4 + 8 },
};

/* The store that F has, as a file at P. */
static void
begin_form(struct place *p, const struct fixture *f)
{
	static char sql[65536];
	FILE *in = fopen(f->file, "r");

	place_begin(p);
	CU_ASSERT_FATAL(in != NULL);
	size_t n = fread(sql, 1, sizeof sql - 1, in);
	fclose(in);
	CU_ASSERT_FATAL(n > 0 && n < sizeof sql - 1);
	sql[n] = '\0';
	run_plain(p->path, sql);
}

static void
count(void *to, const struct store_observation *o)
{
	double *sum = to;

	*sum += o->obs.value;
}

/* What counts in S is what F says. */
static void
check_figures(struct store *s, const struct fixture *f, struct diag *d)
{
	struct arena a = { 0 };
	struct catalogue c;
	double sum = 0;

	catalogue_init(&c, &a);
	CU_ASSERT(store_check(s, d));
	CU_ASSERT(store_load(
	    s, &(struct store_query){ .area = STORE_ALL_AREAS }, &c, count, &sum, &a, d));
	CU_ASSERT_DOUBLE_EQUAL(sum, f->now, 1e-12);
	sum = 0;
	CU_ASSERT(store_load(s, &(struct store_query){ .area = STORE_ALL_AREAS, .day = 20240501 },
	    &c, count, &sum, &a, d));
	CU_ASSERT_DOUBLE_EQUAL(sum, f->then, 1e-12);
	arena_free(&a);
}

static void
earlier_forms_come_forward(void)
{
	for (size_t i = 0; i < countof(forms); i++) {
		struct place p;
		struct store *s;
		begin_form(&p, &forms[i]);
		CU_ASSERT(!store_open(&s, p.path, STORE_READ, &p.diag));
		CU_ASSERT_FATAL(store_open(&s, p.path, STORE_WRITE, &p.diag));
		check_figures(s, &forms[i], &p.diag);
		store_close(s);
		CU_ASSERT_FATAL(store_open(&s, p.path, STORE_READ, &p.diag));
		check_figures(s, &forms[i], &p.diag);
		store_close(s);
		place_end(&p);
	}
}

/* One form more than this version has. */
static size_t
later_steps(struct schema_step *to, const char *tables)
{
	size_t n;
	const struct schema_step *now = schema_steps(&n);

	memcpy(to, now, n * sizeof *to);
	to[n] = (struct schema_step){ tables,
		"DROP VIEW series; CREATE VIEW series AS SELECT extra FROM import" };
	return n + 1;
}

static void
a_later_form(void)
{
	struct schema_step steps[16];
	char want[128];
	struct place p;
	struct store *s;
	size_t n;

	begin_form(&p, &forms[0]);
	CU_ASSERT_FATAL(store_open(&s, p.path, STORE_WRITE, &p.diag));
	n = later_steps(
	    steps, "ALTER TABLE import ADD COLUMN extra TEXT; SELECT wrong FROM import");
	CU_ASSERT(!schema_apply_steps(s, steps, n, true, &p.diag));
	CU_ASSERT(schema_apply(s, true, &p.diag)); /* nothing of it is left */
	check_figures(s, &forms[0], &p.diag);
	n = later_steps(steps, "ALTER TABLE import ADD COLUMN extra TEXT");
	CU_ASSERT(!schema_apply_steps(s, steps, n, false, &p.diag));
	snprintf(want, sizeof want,
	    "is of an earlier version of pejl (form %zu): the next 'pejl ingest' brings it up to "
	    "date",
	    n - 1);
	CU_ASSERT_STRING_EQUAL(p.said, want);
	CU_ASSERT(schema_apply_steps(s, steps, n, true, &p.diag));
	CU_ASSERT(schema_apply_steps(s, steps, n, true, &p.diag));
	check_figures(s, &forms[0], &p.diag);
	store_close(s);
	for (enum store_mode mode = STORE_READ; mode <= STORE_WRITE; mode++) {
		CU_ASSERT(!store_open(&s, p.path, mode, &p.diag));
		snprintf(want, sizeof want,
		    "is of a later version of pejl (form %zu; this one knows %zu): update pejl", n,
		    n - 1);
		CU_ASSERT_STRING_EQUAL(p.said, want);
	}
	place_end(&p);
}

void
suite_guard(void)
{
	static const struct test tests[] = {
		{ "SQL may add and read", asks_for_little },
		{ "other tables are no store", looks_like_a_store },
		{ "stores of earlier forms", earlier_forms_come_forward },
		{ "a later form", a_later_form },
	};

	suite_add("guard", tests, countof(tests));
}
