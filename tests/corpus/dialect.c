#include <stdlib.h>
#include <string.h>

#include "tests/corpus/corpus.h"

static const char types[] = "cells that are changed or typed after parsing";

/* Has some cell of the expected records TEXT in it? */
static bool
rows_have(const json_t *rows, const char *text)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		for (size_t k = 0; k < json_array_size(json_array_get(rows, i)); k++) {
			const json_t *cell = json_array_get(json_array_get(rows, i), k);
			if (json_is_string(cell) && strstr(json_string_value(cell), text) != NULL)
				return true;
		}
	return false;
}

static bool
all_strings(const json_t *rows)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		for (size_t k = 0; k < json_array_size(json_array_get(rows, i)); k++)
			if (!json_is_string(json_array_get(json_array_get(rows, i), k)))
				return false;
	return true;
}

/* What a library takes for a character, as the manifest spells it. */
static const char *
text_of(const json_t *v)
{
	const char *s = json_string_value(v);

	return s != NULL && strcmp(s, "utf8.RuneError") == 0 ? "\uFFFD" : s;
}

static void
state_delimiter(struct dialect *d, const char *s)
{
	if (s[0] != '\0' && s[1] == '\0' && (unsigned char)s[0] < 0x80)
		d->options.delimiter = *s;
	else
		d->options.separator = s;
}

/* The quote V; null or false: there is none. False: it is no ASCII character. */
static bool
state_quote(struct dialect *d, const json_t *v)
{
	const char *s = json_string_value(v);

	d->options.unquoted = s == NULL || *s == '\0';
	if (d->options.unquoted)
		return true;
	d->options.quote = *s;
	return (unsigned char)*s < 0x80 && s[1] == '\0';
}

/* ---- Papa Parse ------------------------------------------------------- */

/*
 * The line end that Papa Parse takes where none is stated: LF if one stands before the first CR, or
 * if there is no CR; else CRLF if at least half of the CRs have an LF. Quoted cells do not count.
 */
static enum csv_line_end
papaparse_line_end(const char *s, size_t n)
{
	size_t cr = 0, crlf = 0, first_lf = n, first_cr = n;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		quoted ^= s[i] == '"';
		if (quoted)
			continue;
		if (s[i] == '\n' && first_lf == n)
			first_lf = i;
		if (s[i] != '\r')
			continue;
		first_cr = first_cr == n ? i : first_cr;
		cr++;
		crlf += i + 1 < n && s[i + 1] == '\n';
	}
	if (cr == 0 || first_lf < first_cr)
		return CSV_END_LF;
	return 2 * crlf >= cr ? CSV_END_CRLF : CSV_END_CR;
}

static enum csv_line_end
line_end_of(const char *s)
{
	if (strcmp(s, "\r\n") == 0)
		return CSV_END_CRLF;
	return *s == '\r' ? CSV_END_CR : CSV_END_LF;
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
	if (json_is_true(json_object_get(c, "header"))
	    && (json_is_object(json_object_get(json_object_get(expect, "meta"), "renamedHeaders"))
		|| json_array_size(json_object_get(expect, "rows")) == 0))
		return "a header whose names are changed, or that is not given";
	d->options.stray = CSV_STRAY_KEPT;
	d->options.trim = CSV_TRIM_QUOTED;
	if ((v = json_object_get(c, "escapeChar")) != NULL && json_is_string(v)) {
		d->options.escape = *json_string_value(v);
		d->options.escape_quote = true;
	}
	if ((v = json_object_get(c, "delimiter")) != NULL && json_is_string(v)
	    && *json_string_value(v) != '\0')
		state_delimiter(d, json_string_value(v));
	if ((v = json_object_get(c, "quoteChar")) != NULL && !state_quote(d, v))
		return "a quote that is no ASCII character";
	if ((v = json_object_get(c, "comments")) != NULL && !json_is_false(v))
		d->options.comment = json_is_string(v) ? json_string_value(v) : "#";
	v = json_object_get(c, "skipEmptyLines");
	d->options.no_blank_cells = json_is_string(v);
	d->options.blank_records = d->last_blank = !json_is_true(v);
	v = json_object_get(c, "skipFirstNLines");
	d->skip_lines = json_integer_value(v) > 0 ? (size_t)json_integer_value(v) : 0;
	d->max_records = (size_t)json_integer_value(json_object_get(c, "preview"));
	v = json_object_get(c, "newline");
	d->options.line_end =
	    json_is_string(v) ? line_end_of(json_string_value(v)) : papaparse_line_end(s, n);
	return NULL;
}

/* ---- Python's csv ------------------------------------------------------ */

static const char *
python(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *k = json_object_get(expect, "python_kwargs"), *v;
	const char *quoting = json_string_value(json_object_get(k, "quoting"));

	(void)n;
	d->options.delimiter = ',';
	v = json_object_get(k, "strict");
	if (!json_is_true(v) && json_integer_value(v) == 0)
		d->options.stray = CSV_STRAY_PARTS;
	if ((v = json_object_get(k, "delimiter")) != NULL && json_is_string(v))
		state_delimiter(d, json_string_value(v));
	if ((v = json_object_get(k, "quotechar")) != NULL && !state_quote(d, v))
		return "a quote that is no ASCII character";
	if (quoting != NULL && strstr(quoting, "NONE") != NULL)
		d->options.unquoted = true;
	if ((v = json_object_get(k, "escapechar")) != NULL && json_is_string(v))
		d->options.escape = *json_string_value(v);
	else if (strchr(s, '\\') != NULL && !rows_have(json_object_get(expect, "rows"), "\\"))
		d->options.escape = '\\'; /* its keyword was not taken over into the manifest */
	v = json_object_get(k, "doublequote");
	d->options.not_doubled = v != NULL && !json_is_true(v) && json_integer_value(v) == 0;
	if (quoting != NULL && strstr(quoting, "NONNUMERIC") != NULL)
		return types;
	if ((v = json_object_get(k, "skipinitialspace")) != NULL && !json_is_false(v))
		d->options.trim = CSV_TRIM_BEFORE;
	return NULL;
}

/* ---- the others --------------------------------------------------------- */

static const char *
go(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *f = json_object_get(expect, "go_flags"), *v;

	(void)s;
	(void)n;
	d->options.delimiter = ',';
	d->options.line_end = CSV_END_LF;
	d->lf_in_cells = true;
	if (json_object_get(f, "LazyQuotes") != NULL)
		d->options.stray = CSV_STRAY_KEPT;
	if (json_object_get(f, "TrimLeadingSpace") != NULL)
		d->options.trim = CSV_TRIM_BEFORE;
	if ((v = json_object_get(f, "Comma")) != NULL)
		state_delimiter(d, text_of(v));
	if ((v = json_object_get(f, "Comment")) != NULL)
		d->options.comment = text_of(v);
	v = json_object_get(f, "FieldsPerRecord");
	if (json_object_get(f, "UseFieldsPerRecord") != NULL && v != NULL) {
		int width = atoi(json_string_value(v));
		d->same_width = width >= 0;
		d->width = width > 0 ? (size_t)width : 0;
	}
	if (rows_have(json_object_get(expect, "rows"), "\uFFFD"))
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
	d->options.trim = CSV_TRIM_BEFORE | CSV_TRIM_AFTER;
	for (size_t i = 0; i < json_array_size(calls); i++)
		if (strstr(json_string_value(json_array_get(calls, i)), ", 0") != NULL)
			d->options.stray = CSV_STRAY_KEPT;
	return NULL;
}

/* RFC 4180, with what the case states of it: each record is as wide as the first. */
static const char *
rfc4180(struct dialect *d, const json_t *expect, const char *s, size_t n)
{
	const json_t *v = json_object_get(expect, "dialect");
	const char *delimiter = json_string_value(json_object_get(v, "delimiter"));

	(void)s;
	(void)n;
	state_delimiter(d, delimiter != NULL && *delimiter != '\0' ? delimiter : ",");
	if (json_object_get(v, "quote") != NULL && !state_quote(d, json_object_get(v, "quote")))
		return "a quote that is no ASCII character";
	d->same_width = true;
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
	return rfc4180(d, expect, text, n);
}
