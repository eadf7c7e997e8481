/* Files of other programs, whose dialect is stated: the same whatever the size of the reads. */
#include <stdlib.h>
#include <string.h>

#include "ingest/csv.h"
#include "ingest/csv_chunk.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

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

#define STRAY "error: a stray quote; a cell with quotes in it is written \"37.8\"\"N\" (byte "

/* What stands in a file and which records and messages ("!place: text") it gives. */
struct way {
	const char *name, *bytes;
	struct csv_options options;
	const char *want;
};

#define BOTH  (CSV_TRIM_BEFORE | CSV_TRIM_AFTER)
#define KEPT  .stray = CSV_STRAY_KEPT
#define PARTS .stray = CSV_STRAY_PARTS

static const struct way ways[] = {
	{ "quote", "'a;b';c\n", { .quote = '\'' }, "1:a;b|c\n" },
	{ "no quote", "\"a;b\";c\n", { .unquoted = true }, "1:\"a|b\"|c\n" },
	{ "blank records", "a;b\n\nc\r\n\r\n", { .blank_records = true }, "1:a|b\n2:\n3:c\n4:\n" },
	{ "comment", "#x\na;\"b\n#c\"\n#\nd;#e\n", { .comment = "#" }, "2:a|b\n#c\n5:d|#e\n" },
	/* stray quotes */
	{ "kept", "a \"b\";\"c\"d\"\n\"e;f\n", { KEPT }, "1:a \"b\"|c\"d\n2:e;f\n\n" },
	{ "kept, one behind the other", "\"\"\"\"\"\"\"\";\"a\" \"b\";\"c\"", { KEPT },
	    "1:\"\"\"|a\" \"b|c\n" },
	{ "parts", "\"a\";\"b\"c\"d\";x\"y\"\n", { PARTS }, "1:a|bc\"d\"|x\"y\"\n" },
	{ "parts, not closed", "a;\"b\nc\n", { PARTS }, "1:a|b\nc\n" },
	{ "not doubled", "\"a\"\"b\";c\n", { PARTS, .not_doubled = true }, "1:a\"b\"|c\n" },
	/* blanks */
	{ "blanks", " a ; \"b \" ;\tc\n \t\nd\n", { .trim = BOTH }, "1:a|b |c\n3:d\n" },
	{ "blanks before", " a ; \"b\";\tc \n", { .trim = CSV_TRIM_BEFORE }, "1:a |b|c \n" },
	{ "blanks after", " a ;\"b\" ; c\t\n", { .trim = CSV_TRIM_AFTER }, "1: a|b| c\n" },
	{ "blanks behind a quote", " a ;\"b\"  ;\"c\" \n", { .trim = CSV_TRIM_QUOTED },
	    "1: a |b|c\n" },
	{ "blanks behind a quote that goes on", "\"b\"  c\";d\n", { KEPT, .trim = CSV_TRIM_QUOTED },
	    "1:b\"  c|d\n" },
	{ "records of blanks", "a;b\n ;\n\" \";\n\n;c\n", { PARTS, .no_blank_cells = true },
	    "1:a|b\n5:|c\n" },
	/* escapes */
	{ "escape", "a\\;b;\"c\\\"d\\\\\";\\\"e\n\\\nf;g\\h\n", { .escape = '\\' },
	    "1:a;b|c\"d\\|\"e\n2:\nf|gh\n" },
	{ "escape of CRLF", "a\\\r\nb;\"c\\\r\nd\"\r\n", { .escape = '\\' }, "1:a\r\nb|c\r\nd\n" },
	{ "escape of quotes", "a\\;\"c\\\"d\\e\\\\\";f\n", { .escape = '\\', .escape_quote = true },
	    "1:a\\|c\"d\\e\\|f\n" },
	{ "escape at the end", "a;b\\", { .escape = '\\' }, "1:a|b\\\n" },
	{ "escape without quotes", "a\\;b;\"c\n", { .escape = '\\', .unquoted = true },
	    "1:a;b|\"c\n" },
	/* delimiters of several bytes */
	{ "two bytes", "a, b,c, \"d, e\", \n", { .separator = ", " }, "1:a|b,c|d, e|\n" },
	{ "a character", "a\u20ac\"b\u20ac\"\u20acc\n", { .separator = "\u20ac" },
	    "1:a|b\u20ac|c\n" },
	/* line ends */
	{ "LF", "a;b\rc\r\nd;\"e\r\nf\"\n\r", { .line_end = CSV_END_LF },
	    "1:a|b\rc\n3:d|e\r\nf\n" },
	{ "LF, with a CR at the end", "\"a\"\r", { .line_end = CSV_END_LF }, "1:a\n" },
	{ "LF, with two CRs at the end", "a\r\r", { .line_end = CSV_END_LF }, "1:a\r\n" },
	{ "CRLF", "a;b\nc\rd\r\n\ne;f", { .line_end = CSV_END_CRLF }, "1:a|b\nc\rd\n4:\ne|f\n" },
	{ "CR", "a;b\nc\rd\r\ne;f", { .line_end = CSV_END_CR }, "1:a|b\nc\n3:d\n4:e|f\n" },
	/* what is refused has its place */
	{ "stray", "a;b\nc;\"d\"e\nf;g\n", { .trim = BOTH },
	    "1:a|b\n3:f|g\n!2:2: " STRAY "4) [source-error]\n" },
	{ "stray CR", "\"a\"\r\rb\n", { .line_end = CSV_END_LF },
	    "2:\rb\n!1:1: " STRAY "0) [source-error]\n" },
	{ "unclosed", "a;b\nc;\"d\ne;f\n", { .escape = '\\' },
	    "1:a|b\n3:e|f\n!2:2: error: a quote opened here is not closed before the end of the "
	    "file (byte 4) [source-error]\n" },
	{ "windows-1252", "\xC5\\;rhus;\"\x80\"\n", { .escape = '\\' }, "1:Å;rhus|€\n" },
};

static void
reads_otherwise(void)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(ways); i++) {
		const struct way *w = &ways[i];
		size_t n = strlen(w->bytes), size;
		const char *path = test_file(&a, "ways.csv", w->bytes, n);
		for (size_t chunk = 1; chunk <= n + 2; chunk++) {
			struct csv_options o = w->options;
			struct csv_facts facts;
			struct caught c;
			char *text;
			FILE *out = open_memstream(&text, &size);
			if (o.separator == NULL)
				o.delimiter = ';';
			caught_begin(&c);
			csv_read_chunked(path, o, print_record, out, &facts, &c.diag, chunk);
			if (*caught_text(&c) != '\0')
				fprintf(out, "!%s",
				    caught_text(&c) + strlen("pejl: ") + strlen(path) + 1);
			caught_end(&c);
			fclose(out);
			CHECK_ROW(strcmp(text, w->want) == 0, w->name);
			if (strcmp(text, w->want) != 0)
				CHECK_STR(text, w->want);
			free(text);
		}
	}
	arena_free(&a);
}

/* Options by which nothing can be read, whatever the file; here it is empty. */
static void
refuses_options(void)
{
	static const struct {
		struct csv_options options;
		const char *want;
	} rows[] = {
		{ { .delimiter = '\n' }, "a line end cannot be the delimiter" },
		{ { .delimiter = '"' }, "the delimiter and the quote are the same" },
		{ { .delimiter = ';', .quote = '\r' }, "a line end cannot be the quote" },
		{ { .separator = "" }, "the delimiter is empty" },
		{ { .separator = "\uFFFD" },
		    "the delimiter is U+FFFD, which stands for what could not be read" },
		{ { .delimiter = ';', .escape = ';' },
		    "the escape character is the delimiter or a line end" },
		{ { .delimiter = ';', .comment = "" },
		    "the comment sign is empty or begins with a line end" },
		{ { .delimiter = ';', .comment = "\r" },
		    "the comment sign is empty or begins with a line end" },
		{ { .delimiter = ';', .comment = "\uFFFD" },
		    "the comment sign is U+FFFD, which stands for what could not be read" },
		{ { .delimiter = 'X', .comment = "X" },
		    "the comment sign and the delimiter are the same" },
	};
	struct arena a = { 0 };
	const char *path = test_file(&a, "none.csv", "", 0);

	for (size_t i = 0; i < countof(rows); i++) {
		struct csv_facts facts;
		struct caught c;
		caught_begin(&c);
		CHECK_ROW(csv_read(path, rows[i].options, print_record, stdout, &facts, &c.diag)
			== CSV_NOT_TEXT,
		    rows[i].want);
		CHECK_STR(caught_text(&c),
		    arena_printf(&a, "pejl: %s: error: %s [dialect-error]\n", path, rows[i].want));
		caught_end(&c);
	}
	arena_free(&a);
}

void
suite_csv_dialect(void)
{
	static const struct test tests[] = {
		{ "files of other programs, at every chunk size", reads_otherwise },
		{ "options that no file can be read by", refuses_options },
	};

	suite_add("csv_dialect", tests, countof(tests));
}
