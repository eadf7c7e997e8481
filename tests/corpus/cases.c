#include <stdlib.h>
#include <string.h>

#include "ingest/encoding.h"
#include "tests/corpus/corpus.h"

#include <iconv.h>

struct sink {
	struct reading *reading;
	const struct dialect *dialect;
};

/* TEXT with an LF for each CRLF. */
static char *
lf_alone(char *text)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; from++)
		if (*from != '\r' || from[1] != '\n')
			*to++ = *from;
	*to = '\0';
	return text;
}

static bool
take(void *to, struct csv_record *r)
{
	struct sink *s = to;
	struct reading *g = s->reading;
	size_t n = json_array_size(g->records);

	if (r->at.line <= s->dialect->skip_lines)
		return true;
	json_t *record = json_array();
	for (size_t i = 0; i < r->nfields; i++)
		json_array_append_new(record,
		    json_string(s->dialect->lf_in_cells ? lf_alone(r->field[i]) : r->field[i]));
	json_array_append_new(g->records, record);
	g->lines = realloc(g->lines, (n + 1) * sizeof *g->lines);
	if (g->lines == NULL)
		abort();
	g->lines[n] = r->at.line;
	size_t width = s->dialect->width != 0 ? s->dialect->width
					      : json_array_size(json_array_get(g->records, 0));
	if (s->dialect->same_width && r->nfields != width) {
		g->errors++;
		g->error_line = g->error_line == 0 ? r->at.line : g->error_line;
	}
	return n + 1 != s->dialect->max_records;
}

static void
hear(void *to, const struct diag_message *m)
{
	struct reading *g = to;

	if (m->level != DIAG_ERROR)
		return;
	g->error_line = g->error_line == 0 ? m->at.line : g->error_line;
	g->dialect_refused |= m->name != NULL && strcmp(m->name, "dialect-error") == 0;
}

void
reading_make(struct reading *r, const char *path, const struct dialect *d)
{
	struct sink s = { r, d };
	struct diag diag = { .hear = hear, .hear_to = r };

	*r = (struct reading){ .records = json_array() };
	r->code = csv_read(path, d->options, take, &s, &r->facts, &diag);
	r->errors += diag.errors;
}

void
reading_free(struct reading *r)
{
	json_decref(r->records);
	free(r->lines);
}

char *
file_bytes(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	if (f == NULL || out == NULL)
		return NULL;
	for (int c; (c = getc(f)) != EOF;)
		putc(c, out);
	fclose(f);
	fclose(out);
	*n = size;
	return text;
}

static const char *
kind_of(const json_t *test)
{
	const char *kind = json_string_value(json_object_get(test, "expect_kind"));

	return kind != NULL ? kind : "";
}

/* The file of TEST in FOLDER; the manifest's names begin with the part of the corpus. */
static void
path_of(char path[4096], const char *folder, const json_t *test)
{
	const char *name = json_string_value(json_object_get(test, "file"));
	const char *slash = strchr(name, '/');

	snprintf(path, 4096, "%s/%s", folder, slash != NULL ? slash + 1 : name);
}

static void
say(const char *what, const json_t *test, const char *why)
{
	printf("  %s: %s: %s\n", what, json_string_value(json_object_get(test, "file")), why);
}

/* A parser that has a record behind the last line end has one that we have not. */
static bool
is_expected(const struct reading *g, const struct dialect *d, const json_t *rows, const char *text,
    size_t n)
{
	json_t *want = json_copy((json_t *)rows);
	size_t last = json_array_size(want);

	if (d->last_blank && last > 0 && n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r')
	    && json_array_size(json_array_get(want, last - 1)) == 1
	    && *json_string_value(json_array_get(json_array_get(want, last - 1), 0)) == '\0')
		json_array_remove(want, last - 1);
	bool same = json_equal(want, g->records) == 1;
	json_decref(want);
	return same;
}

/* Is what came of a case as it has to be? */
typedef bool verdict(const struct reading *g, const struct dialect *d, const json_t *test,
    const char *text, size_t n);

static struct score
cases_score(const char *folder, const json_t *cases, const char *kind, verdict *right, bool verbose)
{
	struct score s = { 0 };
	char path[4096];

	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *test = json_array_get(cases, i);
		struct dialect d;
		struct reading g;
		size_t n;
		if (strcmp(kind_of(test), kind) != 0)
			continue;
		path_of(path, folder, test);
		char *text = file_bytes(path, &n);
		const char *why = text != NULL ? dialect_read(&d, test, text, n) : "no such file";
		if (why != NULL) {
			s.left_out++;
			if (verbose)
				say("left out", test, why);
			free(text);
			continue;
		}
		reading_make(&g, path, &d);
		bool ok = right(&g, &d, test, text, n);
		s.right += ok;
		s.wrong += !ok;
		if (!ok && verbose) {
			char *got = json_dumps(g.records, JSON_COMPACT);
			say("wrong", test, got);
			free(got);
		}
		reading_free(&g);
		free(text);
	}
	return s;
}

static bool
has_rows(const struct reading *g, const struct dialect *d, const json_t *test, const char *text,
    size_t n)
{
	return is_expected(g, d, json_object_get(json_object_get(test, "expect"), "rows"), text, n);
}

/* Refused, at a line; or because of the option that was stated. */
static bool
has_error(const struct reading *g, const struct dialect *d, const json_t *test, const char *text,
    size_t n)
{
	(void)d;
	(void)test;
	(void)text;
	(void)n;
	return g->errors > 0 && (g->error_line > 0 || g->dialect_refused);
}

struct score
rows_score(const char *folder, const json_t *cases, bool verbose)
{
	return cases_score(folder, cases, "rows", has_rows, verbose);
}

struct score
errors_score(const char *folder, const json_t *cases, bool verbose)
{
	return cases_score(folder, cases, "error", has_error, verbose);
}

/* ---- Danish text ------------------------------------------------------ */

/* The N bytes at TEXT from ENCODING to UTF-8, malloc'ed. */
static char *
to_utf8(const char *text, size_t n, const char *encoding)
{
	size_t room = 4 * n + 1;
	char *out = malloc(room), *to = out, *from = (char *)text;
	iconv_t cd = iconv_open("UTF-8", encoding);

	if (out == NULL || cd == (iconv_t)-1 || iconv(cd, &from, &n, &to, &room) == (size_t)-1)
		abort();
	iconv_close(cd);
	*to = '\0';
	return out;
}

/* Are the lines of G, one field each, those of TEXT? */
static bool
same_lines(const struct reading *g, const char *text)
{
	size_t i = 0;

	for (const char *at = text; *at != '\0';) {
		size_t n = strcspn(at, "\r\n");
		const char *got =
		    json_string_value(json_array_get(json_array_get(g->records, i), 0));
		if (n > 0 && (got == NULL || strlen(got) != n || memcmp(got, at, n) != 0))
			return false;
		i += n > 0;
		at += n;
		at += *at != '\0';
	}
	return i == json_array_size(g->records);
}

struct score
danish_score(const char *folder, const json_t *cases, bool verbose)
{
	struct score s = { 0 };
	char path[4096];

	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *test = json_array_get(cases, i);
		const json_t *expect = json_object_get(test, "expect");
		const char *language = json_string_value(json_object_get(expect, "language"));
		const char *encoding = json_string_value(json_object_get(expect, "encoding"));
		struct dialect d = { .options = { .delimiter = '\1', .unquoted = true } };
		struct reading g;
		size_t n;
		if (language == NULL || strcmp(language, "da") != 0)
			continue;
		path_of(path, folder, test);
		char *text = file_bytes(path, &n);
		if (text == NULL)
			continue;
		char *want = to_utf8(text, n, encoding);
		reading_make(&g, path, &d);
		bool ok = same_lines(&g, strncmp(want, "\uFEFF", 3) == 0 ? want + 3 : want);
		s.right += ok;
		s.wrong += !ok;
		if (!ok && verbose)
			say("wrong", test, encoding_name(g.facts.encoding));
		reading_free(&g);
		free(want);
		free(text);
	}
	return s;
}
