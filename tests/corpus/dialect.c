#include <string.h>

#include "tests/corpus/corpus.h"

static const char several[] = "a delimiter or quote of several bytes";
static const char escape[] = "an escape character that is no quote";
static const char types[] = "cells that are changed or typed after parsing";
static const char bare_cr[] = "a CR alone ends a line here";

static bool
is_byte(const char *s)
{
	return s != NULL && strlen(s) == 1 && (unsigned char)*s < 0x80;
}

/* Cell K of record I, NULL if it is no string. */
static const char *
cell_of(const json_t *rows, size_t i, size_t k)
{
	return json_string_value(json_array_get(json_array_get(rows, i), k));
}

/* Has some cell of the expected records TEXT in it? */
static bool
rows_have(const json_t *rows, const char *text)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		for (size_t k = 0; k < json_array_size(json_array_get(rows, i)); k++)
			if (cell_of(rows, i, k) != NULL
			    && strstr(cell_of(rows, i, k), text) != NULL)
				return true;
	return false;
}

static bool
all_strings(const json_t *rows)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		for (size_t k = 0; k < json_array_size(json_array_get(rows, i)); k++)
			if (cell_of(rows, i, k) == NULL)
				return false;
	return true;
}

static bool
has_bare_cr(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == '\r' && (i + 1 == n || s[i + 1] != '\n'))
			return true;
	return false;
}

/*
 * Where a field of the N bytes at S begins with a quote: what stands behind its closing quote, ' '
 * or another character, if that is no delimiter, quote or line end; '!' if it is never closed.
 */
static char
behind_quote(const char *s, size_t n, char delim)
{
	bool fresh = true;

	for (size_t i = 0; i < n; i++) {
		if (!fresh || s[i] != '"') {
			fresh = s[i] == delim || s[i] == '\n' || s[i] == '\r';
			continue;
		}
		for (i++; i < n && (s[i] != '"' || (i + 1 < n && s[i + 1] == '"')); i++)
			i += s[i] == '"';
		if (i >= n)
			return '!';
		if (i + 1 < n && s[i + 1] != delim && s[i + 1] != '\n' && s[i + 1] != '\r')
			return s[i + 1];
		fresh = false;
	}
	return '\0';
}

static const char *
papaparse(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *c = json_object_get(expect, "config_papaparse"), *v;
	static const char *const unknown[] = { "transform", "transformHeader", "dynamicTyping",
		"step", "worker", "beforeFirstChunk" };

	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		if (json_object_get(c, unknown[i]) != NULL)
			return types;
	if (json_is_true(json_object_get(c, "header")))
		return "a header whose names are changed";
	if (json_object_get(c, "escapeChar") != NULL)
		return escape;
	d->options.lenient = true;
	if ((v = json_object_get(c, "delimiter")) != NULL) {
		if (!is_byte(json_string_value(v)))
			return several;
		d->options.delimiter = *json_string_value(v);
	}
	if ((v = json_object_get(c, "quoteChar")) != NULL) {
		if (json_is_null(v) || json_is_false(v))
			d->options.unquoted = true;
		else if (!is_byte(json_string_value(v)))
			return several;
		else
			d->options.quote = *json_string_value(v);
	}
	if ((v = json_object_get(c, "comments")) != NULL && !json_is_false(v))
		d->options.comment = json_is_string(v) ? json_string_value(v) : "#";
	v = json_object_get(c, "skipEmptyLines");
	if (json_is_string(v))
		return "records of nothing but blanks are left out";
	d->options.blank_records = d->last_blank = !json_is_true(v);
	d->skip_lines = (size_t)json_integer_value(json_object_get(c, "skipFirstNLines"));
	if (json_integer_value(json_object_get(c, "skipFirstNLines")) < 0)
		d->skip_lines = 0;
	d->max_records = (size_t)json_integer_value(json_object_get(c, "preview"));
	v = json_object_get(c, "newline");
	const char *end = v != NULL ? json_string_value(v) : NULL;
	if (end != NULL && *end != '\r' && *end != '\n')
		return "a line end of its own";
	if (has_bare_cr(s, n) && memchr(s, '\n', n) != NULL
	    && rows_have(json_object_get(expect, "rows"), "\r"))
		return bare_cr;
	if (behind_quote(s, n, d->options.delimiter != '\0' ? d->options.delimiter : ',') == ' ')
		return "blanks behind a closing quote, which are refused here";
	return NULL;
}

static const char *
python(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *k = json_object_get(expect, "python_kwargs"), *v;
	const char *quoting = json_string_value(json_object_get(k, "quoting"));

	d->options.delimiter = ',';
	d->options.lenient = !json_is_true(json_object_get(k, "strict"))
	    && json_integer_value(json_object_get(k, "strict")) == 0;
	if ((v = json_object_get(k, "delimiter")) != NULL) {
		if (!is_byte(json_string_value(v)))
			return several;
		d->options.delimiter = *json_string_value(v);
	}
	if (json_object_get(k, "quotechar") != NULL
	    || (quoting != NULL && strstr(quoting, "NONE"))) {
		v = json_object_get(k, "quotechar");
		d->options.unquoted = !json_is_string(v);
		if (json_is_string(v) && !is_byte(json_string_value(v)))
			return several;
		d->options.quote = json_is_string(v) ? *json_string_value(v) : '\0';
	}
	if ((v = json_object_get(k, "escapechar")) != NULL && json_is_string(v)
	    && memchr(s, *json_string_value(v), n) != NULL)
		return escape;
	if (memchr(s, '\\', n) != NULL && !rows_have(json_object_get(expect, "rows"), "\\"))
		return escape;
	if (quoting != NULL && strstr(quoting, "NONNUMERIC") != NULL)
		return types;
	if (json_object_get(k, "skipinitialspace") != NULL)
		d->options.trim = true;
	if (behind_quote(s, n, d->options.delimiter) == '!')
		return "a quote that is not closed, which is refused here";
	if (behind_quote(s, n, d->options.delimiter) != '\0')
		return "text behind a closing quote, which is refused here";
	return NULL;
}

static const char *
go(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *f = json_object_get(expect, "go_flags"), *v;
	const json_t *rows = json_object_get(expect, "rows");

	d->options.delimiter = ',';
	d->options.lenient = json_object_get(f, "LazyQuotes") != NULL;
	d->options.trim = json_object_get(f, "TrimLeadingSpace") != NULL;
	if ((v = json_object_get(f, "Comma")) != NULL) {
		if (!is_byte(json_string_value(v)))
			return several;
		d->options.delimiter = *json_string_value(v);
		if (strchr("\r\n\"", d->options.delimiter) != NULL)
			return "a delimiter that is none, of an empty file";
	}
	if ((v = json_object_get(f, "Comment")) != NULL)
		d->options.comment = json_string_value(v);
	if (n == 0 && v != NULL)
		return "a comment sign that is none, of an empty file";
	v = json_object_get(f, "FieldsPerRecord");
	d->same_width = json_object_get(f, "UseFieldsPerRecord") != NULL && v != NULL
	    && strcmp(json_string_value(v), "0") == 0;
	if (has_bare_cr(s, n))
		return bare_cr;
	if (strstr(s, "\r\n") != NULL && rows_have(rows, "\n") && !rows_have(rows, "\r\n"))
		return "CRLF in a cell stays CRLF here";
	if (rows_have(rows, "\uFFFD"))
		return "bytes that are no UTF-8 are a code page here, not U+FFFD";
	return NULL;
}

static const char *
libcsv(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *calls = json_object_get(expect, "libcsv_calls");

	(void)s;
	(void)n;
	d->options.delimiter = ',';
	d->options.trim = true;
	for (size_t i = 0; i < json_array_size(calls); i++)
		d->options.lenient |=
		    strstr(json_string_value(json_array_get(calls, i)), ", 0") != NULL;
	return NULL;
}

static const char *
spectrum(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *v = json_object_get(expect, "dialect");

	(void)s;
	(void)n;
	d->options.delimiter = *json_string_value(json_object_get(v, "delimiter"));
	d->options.quote = *json_string_value(json_object_get(v, "quote"));
	return NULL;
}

const char *
dialect_read(struct dialect *d, const json_t *test, const char *text, size_t n)
{
	static const struct {
		const char *name;
		const char *(*read)(struct dialect *, const json_t *, const char *, size_t);
	} sources[] = {
		{ "papaparse", papaparse },
		{ "cpython-csv", python },
		{ "go-encoding-csv", go },
		{ "libcsv", libcsv },
		{ "csv-spectrum", spectrum },
	};
	const char *source = json_string_value(json_object_get(test, "source"));
	const json_t *expect = json_object_get(test, "expect");

	*d = (struct dialect){ 0 };
	if (memchr(text, '\0', n) != NULL)
		return "a NUL, which no text has";
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		if (strcmp(source, sources[i].name) != 0)
			continue;
		const char *why = sources[i].read(d, expect, text, n);
		if (why == NULL && !all_strings(json_object_get(expect, "rows")))
			why = types;
		return why;
	}
	return "a source whose dialect is not known here";
}
