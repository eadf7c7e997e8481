/* The lines that figures were read from, as UTF-8, whatever their files are encoded in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/explain.h"
#include "cli/reading.h"
#include "ingest/encoding.h"

#define RAW_MOST  4000                /* bytes of a line that are shown */
#define HEAD_MOST ((size_t)256 << 10) /* of a file, by which its encoding is told */
#define PIECE     ((size_t)64 << 10)

/* All bytes to SINK, until it says no more. A file that is not there any more has none. */
static bool
give(struct run *r, const struct explain_file *file, store_bytes_sink *sink, void *to)
{
	char piece[PIECE];
	bool on = true;
	size_t n;

	if (file->import != NULL)
		return store_bytes(r->store, file->import->id, 0, sink, to, r->diag);
	FILE *in = fopen(file->path, "r");
	while (in != NULL && on && (n = fread(piece, 1, sizeof piece, in)) > 0)
		on = sink(to, piece, n);
	if (in != NULL)
		fclose(in);
	return true;
}

/* ---- encoding ------------------------------------------------------------------------ */

struct head {
	char *text;
	size_t n;
};

static bool
take_head(void *to, const char *bytes, size_t n)
{
	struct head *h = to;
	size_t room = HEAD_MOST - h->n, more = n < room ? n : room;

	memcpy(h->text + h->n, bytes, more);
	h->n += more;
	return h->n < HEAD_MOST;
}

/* Names of places, by which a code page is known, as when a file is read. */
static struct encoding_words
names_of(struct run *r)
{
	const struct geography *g = &r->geography;
	const char **names = arena_array(&r->arena, g->nareas + 1, sizeof *names);

	for (size_t i = 0; i < g->nareas; i++)
		names[i] = g->areas[i].name;
	return (struct encoding_words){ names, g->nareas };
}

/* Of the N bytes at S from the first one on that is not ASCII; FIND if there is none. */
static enum csv_encoding
encoding_of_text(struct run *r, const char *s, size_t n)
{
	struct encoding_evidence why = { 0 };
	size_t at = 0;

	while (at < n && (unsigned char)s[at] < 0x80)
		at++;
	if (at == n)
		return CSV_ENCODING_FIND;
	while (at > 0 && s[at - 1] != '\n')
		at--;
	return encoding_of_bytes(s + at, n - at, n < HEAD_MOST, names_of(r), &why);
}

/* How the user said that F is encoded, NULL if not. */
static const char *
stated_for(struct run *r, const struct explain_file *f)
{
	struct import_options options = { 0 };

	if (f->import == NULL)
		return r->options->reading.encoding;
	return reading_parse(&options, f->import->options, &r->arena) ? options.encoding : NULL;
}

/* As it was stated, or as the beginning of the file tells; once. */
static bool
find_encoding(struct run *r, struct explain_file *f)
{
	struct head h = { 0 };
	enum csv_encoding e = encoding_named(stated_for(r, f));
	size_t mark;

	if (f->known)
		return true;
	if (e == CSV_ENCODING_FIND) {
		h.text = arena_array(&r->arena, HEAD_MOST, 1);
		if (!give(r, f, take_head, &h))
			return false;
		e = encoding_of_mark(h.text, h.n, &mark);
	}
	if (e == CSV_ENCODING_FIND)
		e = encoding_of_nuls(h.text, h.n);
	if (e == CSV_ENCODING_FIND)
		e = encoding_of_text(r, h.text, h.n);
	f->encoding = (int)e;
	f->known = true;
	return true;
}

/* ---- the line ------------------------------------------------------------------------ */

/* A line that is looked for by its number, in bytes that may be UTF-16. */
struct finder {
	struct arena *arena;
	bool wide;
	struct encoding_utf16 utf16;
	char *utf8; /* room for a piece of it */
	size_t cap;
	size_t want, at; /* lines, from 1 */
	char text[RAW_MOST];
	size_t n;
};

static bool
find_line(void *to, const char *bytes, size_t n)
{
	struct finder *f = to;

	if (f->wide && ENCODING_UTF16_ROOM(n) > f->cap) {
		f->cap = ENCODING_UTF16_ROOM(n);
		f->utf8 = arena_array(f->arena, f->cap, 1);
	}
	if (f->wide) {
		n = encoding_utf16_convert(&f->utf16, bytes, n, f->utf8);
		bytes = f->utf8;
	}
	for (size_t i = 0; i < n && f->at <= f->want; i++)
		if (bytes[i] == '\n')
			f->at++;
		else if (f->at == f->want && bytes[i] != '\r' && f->n < sizeof f->text)
			f->text[f->n++] = bytes[i];
	return f->at <= f->want;
}

/* The N bytes at S as UTF-8. */
static const char *
as_utf8(struct run *r, const char *s, size_t n, enum csv_encoding e)
{
	struct encoding_page page;
	struct arena *a = &r->arena;

	if (e == CSV_ENCODING_FIND)
		e = encoding_of_text(r, s, n);
	if (!encoding_is_page(e) || !encoding_page_load(&page, e))
		return text_is_utf8(s, n) ? arena_strndup(a, s, n) : text_from_cp1252(a, s, n);
	char *out = arena_array(a, 3 * n + 1, 1), *p = out;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c < 0x80)
			*p++ = s[i];
		else
			for (const char *q = page.utf8[c - 0x80]; *q != '\0'; q++)
				*p++ = *q;
	}
	*p = '\0';
	return out;
}

/* Line NUMBER of FILE, read from its beginning. */
static bool
line_by_number(struct run *r, const struct explain_file *file, size_t number, const char **out)
{
	enum csv_encoding e = (enum csv_encoding)file->encoding;
	struct finder f = {
		.arena = &r->arena, .wide = encoding_is_utf16(e), .want = number, .at = 1
	};

	if (f.wide && !encoding_utf16_open(&f.utf16, e))
		return true;
	bool ok = give(r, file, find_line, &f);
	if (f.wide)
		encoding_utf16_close(&f.utf16);
	if (ok && (f.at > number || f.n > 0))
		*out = as_utf8(r, f.text, f.n, f.wide ? CSV_UTF8 : e);
	return ok;
}

bool
explain_line(struct run *r, struct explain_file *f, size_t number, size_t byte, const char **out)
{
	size_t n;
	char *line;

	*out = NULL;
	if (!find_encoding(r, f))
		return false;
	if (f->import == NULL || byte == STORE_NO_BYTE)
		return line_by_number(r, f, number, out);
	if (!store_line(r->store, f->import->id, byte, RAW_MOST, &line, &n, &r->arena, r->diag))
		return false;
	*out = as_utf8(r, line, n, (enum csv_encoding)f->encoding);
	return true;
}
