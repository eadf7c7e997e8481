/* Records of a CSV file: the same whatever the size of the reads. */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ingest/csv.h"
#include "ingest/csv_chunk.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

#define BIG_CHUNK ((size_t)64 << 10)

/* What a reading gave: records as "line:cell|cell\n", then messages without the file's name. */
struct reading {
	char *text;
	size_t size;
	FILE *out;
	struct csv_facts facts;
	enum csv_code code;
};

static bool
print_record(void *to, struct csv_record *r)
{
	FILE *out = to;

	fprintf(out, "%zu:", r->at.line);
	for (size_t i = 0; i < r->nfields; i++)
		fprintf(out, "%s%s", i != 0 ? "|" : "", r->field[i]);
	fputc('\n', out);
	return true;
}

static void
reading_begin(struct reading *g, const char *path, struct csv_options o, size_t chunk)
{
	struct caught messages;

	*g = (struct reading){ 0 };
	g->out = open_memstream(&g->text, &g->size);
	caught_begin(&messages);
	g->code = csv_read_chunked(path, o, print_record, g->out, &g->facts, &messages.diag, chunk);
	for (const char *m = caught_text(&messages), *end; *m != '\0'; m = end + 1) {
		const char *place = m + strlen("pejl: ") + strlen(path) + 1;
		end = strchr(m, '\n');
		fprintf(g->out, "!%.*s\n", (int)(end - place), place);
	}
	caught_end(&messages);
	fflush(g->out);
}

static void
reading_end(struct reading *g)
{
	fclose(g->out);
	free(g->text);
}

struct row {
	const char *name;
	const char *bytes;
	size_t n; /* 0: up to the first NUL */
	char delimiter;
	const char *want;
};

#define WITH_NUL(s) s, sizeof(s) - 1

static const struct row rows[] = {
	{ "plain", "a;b\nc;d\n", 0, 0, "1:a|b\n2:c|d\n" },
	{ "crlf", "a;b\r\nc;d\r\n", 0, 0, "1:a|b\n2:c|d\n" },
	{ "cr alone", "a;b\rc;d\r", 0, 0, "1:a|b\n2:c|d\n" },
	{ "no end", "a;b\nc;d", 0, 0, "1:a|b\n2:c|d\n" },
	{ "ends in cr", "a;b\nc;d\r", 0, 0, "1:a|b\n2:c|d\n" },
	{ "bom", "\xEF\xBB\xBF\"a\";b\n1;2\n", 0, 0, "1:a|b\n2:1|2\n" },
	{ "blank lines count", "\n\na;b\r\n\r\n\nc;d\n", 0, 0, "3:a|b\n6:c|d\n" },
	{ "line end in quotes counts", "a;\"b\nb\"\nc;\"d\r\nd\"\r\ne;f\n", 0, 0,
	    "1:a|b\nb\n3:c|d\r\nd\n5:e|f\n" },
	{ "blanks are kept", " a ;\tb\n", 0, ';', "1: a |\tb\n" },
	{ "empty fields", ";;\n\"\";;x\n", 0, 0, "1:||\n2:||x\n" },
	{ "doubled quotes", "\"37.8\"\"N\";b\n", 0, 0, "1:37.8\"N|b\n" },
	{ "stray quote", "a;b\n37.8\"N;c\nd;e\n", 0, 0,
	    "1:a|b\n3:d|e\n!2:1: error: a stray quote; a cell with quotes in it is written "
	    "\"37.8\"\"N\" (byte 4) [source-error]\n" },
	{ "after a quote", "a;b\nc;\"d\"e\nf;g\n", 0, 0,
	    "1:a|b\n3:f|g\n!2:2: error: a stray quote; a cell with quotes in it is written "
	    "\"37.8\"\"N\" (byte 4) [source-error]\n" },
	{ "unclosed", "a;b\nc;\"d\ne;f\ng;h\n", 0, 0,
	    "1:a|b\n3:e|f\n4:g|h\n!2:2: error: a quote opened here is not closed before the end of "
	    "the file (byte 4) [source-error]\n" },
	{ "unclosed before a quoted cell", "a;b\nc;\"d\ne;\"f\"\ng;h\n", 0, 0,
	    "1:a|b\n3:e|f\n4:g|h\n!2:2: error: a quote opened here is not closed before the stray "
	    "quote on line 3 (byte 4) [source-error]\n" },
	{ "unclosed in the last line", "a;b\n\"c", 0, 0,
	    "1:a|b\n!2:1: error: a quote opened here is not closed before the end of the file "
	    "(byte 4) [source-error]\n" },
	{ "NUL", WITH_NUL("a;b\nc;\0d\ne;f\n"), 0,
	    "1:a|b\n3:e|f\n!2: error: a NUL byte, which no text has (byte 4) [source-error]\n" },
	{ "windows-1252", "by;pris\n\xC5rhus;5 \x80\n", 0, 0, "1:by|pris\n2:Århus|5 €\n" },
	{ "utf-8", "by;n\nÅrhus;1\n", 0, 0, "1:by|n\n2:Århus|1\n" },
	{ "not utf-8 any more", "by;n\nÅrhus;1\nk;K\xF8ge\nc;d\n", 0, 0,
	    "1:by|n\n2:Århus|1\n4:c|d\n!3:2: error: bytes that are not UTF-8, the encoding of this "
	    "file (byte 14) [encoding-error]\n" },
	{ "bom, then not utf-8",
	    "\xEF\xBB\xBF"
	    "a;b\n\xF8;1\nc;d\n",
	    0, 0,
	    "1:a|b\n3:c|d\n!2:1: error: bytes that are not UTF-8, the encoding of this file "
	    "(byte 7) [encoding-error]\n" },
	{ "comma", "a,b\n\"9,6 %\",2\n", 0, 0, "1:a|b\n2:9,6 %|2\n" },
	{ "tab", "a\tb\n1,5\t2,5\n", 0, 0, "1:a|b\n2:1,5|2,5\n" },
	{ "bar", "a|b\n1|2\n", 0, 0, "1:a|b\n2:1|2\n" },
	{ "semicolon before decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", 0, 0,
	    "1:a|b\n2:1,5|2,5\n3:3,5|4,5\n" },
	{ "delimiter seen through line ends in quotes", "\"two\nline\",\"one\",\"a\nb\"\n", 0, 0,
	    "1:two\nline|one|a\nb\n" },
	{ "one column", "a\nb\n", 0, 0, "1:a\n2:b\n" },
	{ "stated delimiter", "a;b,c\n", 0, ',', "1:a;b|c\n" },
	{ "delimiters at every place of eight", "a;b\n;;;;;;;;;\n1234567;\n12345678;\n;87654321\n",
	    0, 0, "1:a|b\n2:|||||||||\n3:1234567|\n4:12345678|\n5:|87654321\n" },
	{ "bytes like the delimiter but for a bit", "a;b\n:;<\xC2\xBB;{\n", 0, ';',
	    "1:a|b\n2::|<\xC2\xBB|{\n" },
};

static void
reads(void)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		size_t n = rows[i].n != 0 ? rows[i].n : strlen(rows[i].bytes);
		const char *path = test_file(&a, "rows.csv", rows[i].bytes, n);
		for (size_t way = 0; way < 2 * (n + 1); way++) {
			struct reading g;
			reading_begin(&g, path,
			    (struct csv_options){
				.delimiter = rows[i].delimiter, .libcsv_only = way % 2 == 1 },
			    1 + way / 2);
			CHECK_ROW(strcmp(g.text, rows[i].want) == 0, rows[i].name);
			if (strcmp(g.text, rows[i].want) != 0)
				CHECK_STR(g.text, rows[i].want);
			CHECK_ROW(g.code == CSV_OK, rows[i].name);
			CHECK_ROW(g.facts.bytes == n, rows[i].name);
			reading_end(&g);
		}
	}
	arena_free(&a);
}

static void
finds_facts(void)
{
	static const char bytes[] = "\xEF\xBB\xBF"
				    "a|b\r\n\"x\r\ny\"|d\r\n\r\n\"e|f";
	struct arena a = { 0 };
	struct reading g;

	reading_begin(&g, test_file(&a, "facts.csv", bytes, sizeof bytes - 1),
	    (struct csv_options){ 0 }, BIG_CHUNK);
	CU_ASSERT(g.facts.encoding == CSV_UTF8 && g.facts.bom && g.facts.crlf && g.facts.quoted);
	CU_ASSERT_EQUAL(g.facts.delimiter, '|');
	CU_ASSERT_EQUAL(g.facts.lines, 5);
	CU_ASSERT_EQUAL(g.facts.records, 2);
	CU_ASSERT_EQUAL(g.facts.bad_records, 1);
	CU_ASSERT_EQUAL(g.facts.bytes, sizeof bytes - 1);
	reading_end(&g);
	arena_free(&a);
}

/* Files that are no text: the message, word for word, and no record. */
static void
refuses_files(void)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *want;
	} files[] = {
		{ WITH_NUL(""), "the file is empty [source-error]" },
		{ WITH_NUL("\xEF\xBB\xBF"), "the file is empty [source-error]" },
		{ WITH_NUL("\xFF\xFE"), "the file is empty [source-error]" },
		{ WITH_NUL("\xFF\xFE\0\0a\0\0\0"),
		    "the file is UTF-32; save it as \"CSV UTF-8\" [encoding-error]" },
		{ WITH_NUL("\0\0\0\0\0\0"),
		    "the file begins with NUL bytes: it is no text [encoding-error]" },
		{ WITH_NUL("PK\x03\x04xyz"),
		    "the file is an Excel workbook or a ZIP archive, not CSV [encoding-error]" },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(files); i++)
		for (size_t chunk = 1; chunk < 9; chunk++) {
			const char *path = test_file(&a, "not.csv", files[i].bytes, files[i].n);
			struct csv_facts facts;
			struct caught c;
			caught_begin(&c);
			CHECK_ROW(csv_read_chunked(path, (struct csv_options){ 0 }, print_record,
				      stdout, &facts, &c.diag, chunk)
				== CSV_NOT_TEXT,
			    files[i].want);
			CHECK_STR(caught_text(&c),
			    arena_printf(&a, "pejl: %s: error: %s\n", path, files[i].want));
			caught_end(&c);
		}
	arena_free(&a);
}

static void
names_the_system_error(void)
{
	static const struct {
		const char *path, *want;
	} paths[] = {
		{ "/nonexistent/x.csv",
		    "pejl: /nonexistent/x.csv: error: No such file or directory [source-error]\n" },
		{ "/", "pejl: /: error: Is a directory [source-error]\n" },
	};

	for (size_t i = 0; i < countof(paths); i++) {
		struct csv_facts facts;
		struct caught c;
		caught_begin(&c);
		CHECK_ROW(csv_read(paths[i].path, (struct csv_options){ 0 }, print_record, stdout,
			      &facts, &c.diag)
			== CSV_UNREADABLE,
		    paths[i].path);
		CHECK_STR(caught_text(&c), paths[i].want);
		caught_end(&c);
	}
}

static bool
count_record(void *to, struct csv_record *r)
{
	(void)r;
	++*(size_t *)to;
	return true;
}

/*
 * A terminal whose other end is gone: what was written there is read, and then the system says EIO.
 * That is no end of a file: the record that it is in is not given.
 */
static void
names_the_error_midway(void)
{
	const size_t lines = 2000;
	int terminal = posix_openpt(O_RDWR | O_NOCTTY), standard = dup(0);
	size_t n = 0;
	struct csv_facts facts;
	struct caught c;

	if (terminal < 0 && (errno == ENODEV || errno == ENOENT)) {
		test_skip("an error midway", "no terminals here (/dev/pts)");
		close(standard);
		return;
	}
	CU_ASSERT_FATAL(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
	pid_t child = fork();
	if (child == 0) {
		int end = open(ptsname(terminal), O_RDWR | O_NOCTTY);
		for (size_t i = 0; i < lines; i++)
			if (write(end, "a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;s;t\n", 40) != 40)
				_exit(1);
		if (write(end, "half;a;rec", 10) != 10)
			_exit(1);
		_exit(0);
	}
	dup2(terminal, 0);
	caught_begin(&c);
	CU_ASSERT_EQUAL(csv_read("-", (struct csv_options){ 0 }, count_record, &n, &facts, &c.diag),
	    CSV_UNREADABLE);
	CU_ASSERT_EQUAL(n, lines);
	CHECK_STR(caught_text(&c),
	    "pejl: standard input:2001: error: Input/output error [source-error]\n");
	caught_end(&c);
	dup2(standard, 0);
	clearerr(stdin);
	close(terminal);
	close(standard);
	waitpid(child, NULL, 0);
}

static bool
stop_at_second(void *to, struct csv_record *r)
{
	size_t *n = to;

	(void)r;
	return ++*n < 2;
}

static void
stops(void)
{
	struct arena a = { 0 };
	struct csv_facts facts;
	struct diag d = { 0 };
	size_t n = 0;

	CU_ASSERT(csv_read(test_file(&a, "stop.csv", "a\nb\nc\n", 6), (struct csv_options){ 0 },
		      stop_at_second, &n, &facts, &d)
	    == CSV_STOPPED);
	CU_ASSERT_EQUAL(n, 2);
	CU_ASSERT_EQUAL(d.errors, 0);
	arena_free(&a);
}

/* HEAD, then FILL until SIZE bytes, then TAIL. */
static const char *
big_file(struct arena *a, const char *head, const char *fill, size_t size, const char *tail)
{
	size_t n = strlen(head), k = strlen(fill);
	char *text = arena_alloc(a, size + k + strlen(tail) + 1);

	memcpy(text, head, n);
	for (; n < size; n += k)
		memcpy(text + n, fill, k);
	memcpy(text + n, tail, strlen(tail));
	return test_file(a, "big.csv", text, n + strlen(tail));
}

/* Over a cap: one message, and the records behind are read. */
static void
caps(void)
{
	const size_t size = CSV_MAX_RECORD + CSV_MAX_RECORD / 2;
	const struct {
		const char *head, *fill, *tail;
		size_t records;
		const char *want;
	} files[] = {
		{ "a;b\n\"", "x", "\nc;d\n", 2,
		    "2: error: a record of more than 1048576 bytes; is a quote in it not closed? "
		    "(byte 4) [source-error]" },
		{ "a;b\n1;\"", "xxxxxx;\n", "c;d\n", size / 8 + 1,
		    "2:2: error: a quote opened here is not closed within 1048576 bytes "
		    "(byte 4) [source-error]" },
		{ "a;b\n", ";", "\nc;d\n", 2,
		    "2: error: a record of more than 1048576 bytes; is a quote in it not closed? "
		    "(byte 4) [source-error]" },
	};
	static const size_t chunks[] = { 1021, BIG_CHUNK };

	for (size_t i = 0; i < 2 * countof(files); i++) {
		struct arena a = { 0 };
		const char *path =
		    big_file(&a, files[i / 2].head, files[i / 2].fill, size, files[i / 2].tail);
		size_t n = 0;
		struct csv_facts facts;
		struct caught c;
		caught_begin(&c);
		CHECK_ROW(csv_read_chunked(path, (struct csv_options){ .delimiter = ';' },
			      count_record, &n, &facts, &c.diag, chunks[i % 2])
			== CSV_OK,
		    files[i / 2].want);
		CHECK_ROW(n == files[i / 2].records, arena_printf(&a, "%zu records", n));
		CHECK_STR(
		    caught_text(&c), arena_printf(&a, "pejl: %s:%s\n", path, files[i / 2].want));
		caught_end(&c);
		arena_free(&a);
	}
}

static void
caps_fields(void)
{
	struct arena a = { 0 };
	char *text = arena_alloc(&a, 2 * CSV_MAX_FIELDS + 16);
	struct csv_facts facts;
	struct caught c;
	size_t n = 0;

	memset(text, ';', CSV_MAX_FIELDS - 1); /* as many fields as are allowed */
	text[CSV_MAX_FIELDS - 1] = '\n';
	memset(text + CSV_MAX_FIELDS, ';', CSV_MAX_FIELDS); /* one more */
	memcpy(text + 2 * CSV_MAX_FIELDS, "\na;b\n", 5);
	caught_begin(&c);
	const char *path = test_file(&a, "wide.csv", text, 2 * CSV_MAX_FIELDS + 5);
	csv_read(path, (struct csv_options){ 0 }, count_record, &n, &facts, &c.diag);
	CU_ASSERT_EQUAL(n, 2);
	CHECK_STR(caught_text(&c),
	    arena_printf(&a,
		"pejl: %s:2: error: more than 4096 fields in one record (byte 4096) "
		"[source-error]\n",
		path));
	caught_end(&c);
	arena_free(&a);
}

/* A file that is quotes all over ends soon, with a last word. */
static void
gives_up(void)
{
	struct arena a = { 0 };
	struct csv_facts facts;
	struct caught c;
	size_t n = 0;
	const char *path = big_file(&a, "", "\"a\n", 300000, "");

	caught_begin(&c);
	CU_ASSERT(csv_read(path, (struct csv_options){ 0 }, count_record, &n, &facts, &c.diag)
	    == CSV_NOT_TEXT);
	CU_ASSERT_EQUAL(facts.bad_records, 10000);
	const char *last = strstr(caught_text(&c), "10000 records");
	CU_ASSERT_PTR_NOT_NULL_FATAL(last);
	CHECK_STR(last,
	    "10000 records in a row could not be read; the rest of the file is not tried "
	    "[source-error]\n");
	caught_end(&c);
	arena_free(&a);
}

/* ---- other people's files ----------------------------------------------- */

/*
 * Read PATH in chunks of FIRST to LAST bytes, at once, and with nothing but libcsv: the same
 * records, messages and facts.
 */
static void
check_chunks(const char *path, size_t first, size_t last)
{
	struct reading small, big;

	reading_begin(&big, path, (struct csv_options){ 0 }, BIG_CHUNK);
	reading_begin(&small, path, (struct csv_options){ .libcsv_only = true }, BIG_CHUNK);
	CHECK_ROW(strcmp(small.text, big.text) == 0, path);
	reading_end(&small);
	if (last > big.facts.bytes + 1)
		last = big.facts.bytes + 1;
	for (size_t chunk = first; chunk <= last; chunk++) {
		reading_begin(&small, path, (struct csv_options){ 0 }, chunk);
		CHECK_ROW(strcmp(small.text, big.text) == 0, path);
		CHECK_ROW(small.code == big.code && small.facts.lines == big.facts.lines
			&& small.facts.bytes == big.facts.bytes
			&& small.facts.encoding == big.facts.encoding
			&& small.facts.delimiter == big.facts.delimiter,
		    path);
		reading_end(&small);
	}
	reading_end(&big);
}

/* All files ending in .csv of FOLDER: how many. */
static size_t
check_folder(struct arena *a, const char *folder, size_t first, size_t last)
{
	DIR *d = opendir(folder);
	size_t n = 0;

	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
		size_t k = strlen(e->d_name);
		if (k < 5 || strcmp(e->d_name + k - 4, ".csv") != 0)
			continue;
		check_chunks(arena_printf(a, "%s/%s", folder, e->d_name), first, last);
		n++;
	}
	if (d != NULL)
		closedir(d);
	return n;
}

/* Our own files, at every chunk size. */
static void
reads_fixtures(void)
{
	struct arena a = { 0 };

	CU_ASSERT(check_folder(&a, "tests/data", 1, SIZE_MAX) >= 14);
	arena_free(&a);
}

/* Third parties' torture files: nothing crashes, hangs, or depends on the chunk size. */
static void
survives_the_corpus(void)
{
	static const char *const folders[] = { "commons-csv", "cpython-csv", "csv-spectrum",
		"csvkit", "data.table", "duckdb", "frictionless", "go-encoding-csv", "libcsv",
		"papaparse", "pollock-polluted", "pollock-survey", "univocity", "vroom", "w3c-csvw",
		"zsv" };
	const char *shared = getenv("PEJL_SHARED");
	struct arena a = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < countof(folders); i++)
		n += check_folder(&a,
		    arena_printf(
			&a, "%s/csv-corpus/%s", shared != NULL ? shared : "../shared", folders[i]),
		    3, 3);
	if (n == 0)
		test_skip("csv corpus", "shared/csv-corpus is not here");
	arena_free(&a);
}

void
suite_csv(void)
{
	static const struct test tests[] = {
		{ "records, at every chunk size", reads },
		{ "what is found out", finds_facts },
		{ "files that are no text", refuses_files },
		{ "unreadable files", names_the_system_error },
		{ "a read that fails midway", names_the_error_midway },
		{ "the sink can stop", stops },
		{ "a record over the cap", caps },
		{ "fields over the cap", caps_fields },
		{ "bad records without end", gives_up },
		{ "every fixture, at every chunk size", reads_fixtures },
		{ "other people's torture files", survives_the_corpus },
	};

	suite_add("csv", tests, countof(tests));
}
