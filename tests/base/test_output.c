/* diag, json, table, outfile, spool: what leaves the program. */
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/outfile.h"
#include "base/spool.h"
#include "base/table.h"
#include "tests/base/suites.h"
#include "tests/check.h"

static void
messages_name_the_place(void)
{
	struct caught c;

	caught_begin(&c);
	CU_ASSERT_FALSE(diag_error(&c.diag, (struct pos){ "fk.csv", 7, 2 }, "type-error",
	    "'%s' is no period", "2023K9\033]0;x"));
	diag_warning(&c.diag, (struct pos){ "fk.csv", 0, 0 }, NULL, "odd");
	c.diag.byte = &(size_t){ 1234 }; /* a record is being read */
	diag_error(&c.diag, (struct pos){ "fk.csv", 8, 0 }, "missing-cell", "short");
	diag_error(&c.diag, (struct pos){ "fk.csv", 0, 0 }, NULL, "not of a record");
	diag_warning(&c.diag, (struct pos){ "fk.csv", 8, 0 }, NULL, "no error");
	diag_note(&c.diag, (struct pos){ 0 }, "99 kommuner");
	CHECK_STR(caught_text(&c),
	    "pejl: fk.csv:7:2: error: '2023K9^[]0;x' is no period [type-error]\n"
	    "pejl: fk.csv: warning: odd\n"
	    "pejl: fk.csv:8: error: short (byte 1234) [missing-cell]\n"
	    "pejl: fk.csv: error: not of a record\n"
	    "pejl: fk.csv:8: warning: no error\n"
	    "pejl: note: 99 kommuner\n");
	CU_ASSERT_EQUAL(c.diag.errors, 3);
	CU_ASSERT_EQUAL(c.diag.warnings, 2);
	caught_end(&c);
}

/* A result waits in a file without a name, and comes whole or not at all. */
static void
holds_back(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct spool s;
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	caught_begin(&c);
	CU_ASSERT_FATAL(spool_open(&s, &a, &c.diag));
	for (int i = 0; i < 100000; i++)
		fprintf(s.f, "%05d\n", i);
	fflush(to);
	CU_ASSERT_EQUAL(size, 0);
	CU_ASSERT(spool_give(&s, to, &c.diag));
	fflush(to);
	CU_ASSERT_EQUAL_FATAL(size, 600000);
	CU_ASSERT_STRING_EQUAL(text + size - 6, "99999\n");
	CU_ASSERT_PTR_NULL(s.f);
	CU_ASSERT_FATAL(spool_open(&s, &a, &c.diag));
	fputs("never seen", s.f);
	spool_drop(&s);
	spool_drop(&s);
	fflush(to);
	CU_ASSERT_EQUAL(size, 600000);
	CHECK_STR(caught_text(&c), "");
	caught_end(&c);
	fclose(to);
	free(text);
	arena_free(&a);
}

/* Where there is no room for it, nothing comes. */
static void
finds_no_room(void)
{
	struct arena a = { 0 };
	struct caught c;
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	struct spool s = { .f = fopen("/dev/full", "w+"), .folder = "/here" };

	CU_ASSERT_PTR_NOT_NULL_FATAL(s.f);
	caught_begin(&c);
	fputs("more than there is room for", s.f);
	CU_ASSERT_FALSE(spool_give(&s, to, &c.diag));
	fflush(to);
	CU_ASSERT_EQUAL(size, 0);
	CHECK_STR(caught_text(&c),
	    "pejl: /here: error: the result cannot be held back here until all is read: No space "
	    "left on device; TMPDIR names another folder\n");
	caught_end(&c);
	fclose(to);
	free(text);
	arena_free(&a);
}

static void
writes_json(void)
{
	char *text = NULL;
	size_t size;
	FILE *f = open_memstream(&text, &size);
	struct json j;

	json_begin(&j, f);
	json_object(&j);
	json_key(&j, "navn"), json_string(&j, "\"Ærø\"\\\n\x01\x1F\xC6");
	json_key(&j, "n"), json_int(&j, -3);
	json_key(&j, "v");
	json_array(&j);
	json_number(&j, 0.1), json_number(&j, NAN), json_bool(&j, true), json_string(&j, NULL);
	json_array_end(&j);
	json_key(&j, "tom");
	json_array(&j);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
	fclose(f);
	CHECK_STR(text,
	    "{\n  \"navn\": \"\\\"Ærø\\\"\\\\\\u000a\\u0001\\u001f\xEF\xBF\xBD\",\n  \"n\": -3,\n  "
	    "\"v\": "
	    "[\n"
	    "    0.1,\n    null,\n    true,\n    null\n  ],\n  \"tom\": []\n}\n");
	free(text);
}

static const char *
print_table(int width, char **text)
{
	static const char *const heads[] = { "Mål", "Værdi" };
	static const enum align aligns[] = { ALIGN_LEFT, ALIGN_RIGHT };
	struct arena a = { 0 };
	struct table t = { .arena = &a, .ncolumns = 2, .heads = heads, .aligns = aligns };
	size_t size;
	FILE *f = open_memstream(text, &size);

	table_heading(&t, "Forebyggelse");
	table_row(&t, (const char *const[]){ "Andel unge der ryger dagligt", "9,6 %" });
	table_row(&t, (const char *const[]){ "Ærø\033", "12 %" });
	table_print(&t, f, width);
	fclose(f);
	arena_free(&a);
	return *text;
}

/* Names keep TABLE_READABLE columns as long as other texts can be wrapped; a hyphen parts. */
static void
wraps_the_widest_text_too(void)
{
	static const char *const heads[] = { "Kommune", "Tal", "Note" };
	static const enum align aligns[] = { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT };
	struct arena a = { 0 };
	struct table t = { .arena = &a, .ncolumns = 3, .heads = heads, .aligns = aligns };
	char *text;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	table_row(&t,
	    (const char *const[]){
		"Den store kommune Faaborg-Midtfyn, alder 16-24 år", "9,6 %", "mindst 53 i 2023" });
	CU_ASSERT_EQUAL(table_width(&t, 2), 16);
	CU_ASSERT_EQUAL(table_least(&t, 2), 6);
	CU_ASSERT_EQUAL(table_least(&t, 1), 5);
	table_print(&t, f, 42);
	fclose(f);
	CHECK_STR(text,
	    "Kommune                     Tal  Note\n"
	    "────────────────────────  ─────  ─────────\n"
	    "Den store kommune         9,6 %  mindst\n"
	    "Faaborg-Midtfyn, alder           53 i 2023\n"
	    "16-24 år\n");
	free(text);
	arena_free(&a);
}

static void
aligns_tables(void)
{
	char *text;

	CHECK_STR(print_table(80, &text),
	    "Mål                           Værdi\n"
	    "────────────────────────────  ─────\n"
	    "Forebyggelse\n"
	    "Andel unge der ryger dagligt  9,6 %\n"
	    "Ærø^[                          12 %\n");
	free(text);
	CHECK_STR(print_table(24, &text),
	    "Mål                Værdi\n"
	    "─────────────────  ─────\n"
	    "Forebyggelse\n"
	    "Andel unge der     9,6 %\n"
	    "ryger dagligt\n"
	    "Ærø^[               12 %\n");
	free(text);
}

/* No cell is too long to be printed whole. */
static void
prints_long_cells(void)
{
	static const char *const heads[] = { "Navn" };
	static const enum align aligns[] = { ALIGN_LEFT };
	struct arena a = { 0 };
	struct table t = { .arena = &a, .ncolumns = 1, .heads = heads, .aligns = aligns };
	char *text, cell[2001] = "";
	size_t size;
	FILE *f = open_memstream(&text, &size);

	for (size_t i = 0; i < 1000; i++)
		memcpy(cell + 2 * i, "ø", 3);
	table_row(&t, (const char *const[]){ cell });
	table_print(&t, f, 10000);
	fclose(f);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, cell));
	free(text);
	arena_free(&a);
}

static void
files_appear_whole_or_not(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct outfile o;
	char line[16] = "";

	caught_begin(&c);
	const char *path = test_file(&a, "out.txt", "old\n", 4);
	CU_ASSERT_TRUE(outfile_open(&o, path, &a, &c.diag));
	const char *tmp = arena_strdup(&a, o.tmp);
	fputs("new\n", o.f);
	CU_ASSERT_TRUE(outfile_commit(&o, &c.diag));
	FILE *f = fopen(path, "r");
	CHECK_STR(fgets(line, sizeof line, f), "new\n");
	fclose(f);
	CU_ASSERT_NOT_EQUAL(access(tmp, F_OK), 0);
	CU_ASSERT_FALSE(outfile_open(&o, "/nonexistent/x", &a, &c.diag));
	/* the rename fails: a folder of that name */
	char *folder = arena_strdup(&a, path);
	*strrchr(folder, '/') = '\0';
	CU_ASSERT_TRUE(outfile_open(&o, folder, &a, &c.diag));
	tmp = arena_strdup(&a, o.tmp);
	CU_ASSERT_FALSE(outfile_commit(&o, &c.diag));
	CU_ASSERT_NOT_EQUAL(access(tmp, F_OK), 0);
	CHECK_STR(caught_text(&c),
	    arena_printf(&a,
		"pejl: /nonexistent/x: error: cannot be written: No such file or directory\n"
		"pejl: %s: error: cannot be written: Is a directory\n",
		folder));
	caught_end(&c);
	arena_free(&a);
}

static volatile sig_atomic_t interrupts;

static void
count_interrupt(int signal_number)
{
	(void)signal_number;
	interrupts++;
}

/* An interrupt between opening and commit waits; after a failure nothing is held back. */
static void
interrupts_wait_for_the_file(void)
{
	struct sigaction count = { .sa_handler = count_interrupt }, before;
	struct arena a = { 0 };
	struct caught c;
	struct outfile o;
	const char *path = test_file(&a, "held.txt", "", 0);

	interrupts = 0;
	caught_begin(&c);
	sigaction(SIGINT, &count, &before);
	CU_ASSERT_TRUE(outfile_open(&o, path, &a, &c.diag));
	raise(SIGINT);
	CU_ASSERT_EQUAL(interrupts, 0);
	CU_ASSERT_TRUE(outfile_commit(&o, &c.diag));
	CU_ASSERT_EQUAL(interrupts, 1);
	CU_ASSERT_FALSE(outfile_open(&o, "/nonexistent/x", &a, &c.diag));
	raise(SIGINT);
	CU_ASSERT_EQUAL(interrupts, 2);
	sigaction(SIGINT, &before, NULL);
	caught_end(&c);
	arena_free(&a);
}

/* The last message heard, as one line. */
static void
hear(void *to, const struct diag_message *m)
{
	snprintf(to, 64, "%d %zu %s %s", (int)m->level, m->at.line, m->name != NULL ? m->name : "-",
	    m->text);
}

/* A listener gets every message as it was made, with a stream beside it or without one. */
static void
messages_are_heard(void)
{
	char last[64] = "";
	struct diag d = { .hear = hear, .hear_to = last };
	struct pos at = { "a.csv", 7, 3 };

	CU_ASSERT_FALSE(diag_error(&d, at, "type-error", "'%s' is no number", "x"));
	CHECK_STR(last, "0 7 type-error 'x' is no number");
	diag_warning(&d, at, NULL, "odd\x1b[");
	CHECK_STR(last, "1 7 - odd\x1b[");
	diag_note(&d, at, "so");
	CHECK_STR(last, "2 7 - so");
	CU_ASSERT_EQUAL(d.errors + d.warnings + d.notes, 3);
}

void
suite_output(void)
{
	static const struct test tests[] = {
		{ "messages name the place", messages_name_the_place },
		{ "messages are heard", messages_are_heard },
		{ "writes JSON", writes_json },
		{ "aligns tables by display width", aligns_tables },
		{ "wraps the widest text too", wraps_the_widest_text_too },
		{ "prints long cells", prints_long_cells },
		{ "files appear whole or not at all", files_appear_whole_or_not },
		{ "interrupts wait for the file", interrupts_wait_for_the_file },
		{ "holds a result back", holds_back },
		{ "finds no room for it", finds_no_room },
	};

	suite_add("output", tests, countof(tests));
}
