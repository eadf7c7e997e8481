#include "ingest/csv_input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/csv.h"
#include "ingest/csv_chunk.h"

/* ---- bytes ------------------------------------------------------------ */

bool
input_open(struct csv_input *c, FILE *in, size_t chunk)
{
	*c = (struct csv_input){ .in = in, .chunk = chunk };
	c->cap = CSV_LOOK_AHEAD + 2 * chunk;
	c->buf = malloc(c->cap);
	return c->buf != NULL;
}

void
input_close(struct csv_input *c)
{
	free(c->buf);
	free(c->raw);
	encoding_utf16_close(&c->utf16);
}

bool
input_failed(const struct csv_input *c)
{
	return c->no_memory || ferror(c->in);
}

/* One chunk to TO, which has room for it; 0 at the end of the input, or on an error. */
static size_t
read_chunk(struct csv_input *c, char *to)
{
	errno = 0;
	size_t n = fread(to, 1, c->chunk, c->in);
	c->error = ferror(c->in) ? errno : 0;
	c->eof = n < c->chunk;
	c->bytes += n;
	return n;
}

/* Bytes that one chunk may become. */
static size_t
chunk_room(const struct csv_input *c)
{
	return c->raw != NULL ? ENCODING_UTF16_ROOM(c->chunk) : c->chunk;
}

/* Make room for one more chunk: move the current record to the beginning, or get more memory. */
static bool
make_room(struct csv_input *c)
{
	size_t room = chunk_room(c);

	if (c->cap - c->end >= room)
		return true;
	memmove(c->buf, c->buf + c->begin, c->end - c->begin);
	c->next -= c->begin;
	c->end -= c->begin;
	c->lf_free = c->lf_free > c->begin ? c->lf_free - c->begin : 0;
	c->begin = 0;
	if (c->cap - c->end >= room)
		return true;
	size_t cap = 2 * c->cap + room;
	char *more = realloc(c->buf, cap);
	c->no_memory = more == NULL;
	if (more == NULL)
		return false;
	c->buf = more;
	c->cap = cap;
	return true;
}

/* Read on behind the bytes kept. False at the end of the input, or on an error. */
static bool
input_fill(struct csv_input *c)
{
	size_t got = 0;

	while (!c->eof && got == 0) {
		if (!make_room(c))
			return false;
		char *to = c->buf + c->end;
		if (c->raw == NULL) {
			got = read_chunk(c, to);
		} else {
			size_t n = read_chunk(c, c->raw);
			got = encoding_utf16_convert(&c->utf16, c->raw, n, to);
			if (c->eof && n > 0)
				got += encoding_utf16_convert(&c->utf16, "", 0, to + got);
		}
		c->end += got;
	}
	return got > 0;
}

void
input_want(struct csv_input *c, size_t n)
{
	while (c->end - c->next < n && input_fill(c))
		;
}

bool
input_convert(struct csv_input *c, size_t mark, enum csv_encoding e)
{
	char *all = c->buf;
	size_t n = c->end - mark;

	c->raw = malloc(c->chunk);
	c->cap = CSV_LOOK_AHEAD + 2 * ENCODING_UTF16_ROOM(n + c->chunk);
	c->buf = malloc(c->cap);
	c->end = 0;
	bool ok = c->raw != NULL && c->buf != NULL && encoding_utf16_open(&c->utf16, e);
	if (ok) {
		c->end = encoding_utf16_convert(&c->utf16, all + mark, n, c->buf);
		if (c->eof)
			c->end += encoding_utf16_convert(&c->utf16, "", 0, c->buf + c->end);
	}
	free(all);
	return ok;
}

/* ---- lines ------------------------------------------------------------ */

/* The first LF at or after next, or the end of the buffer. Looks at no byte twice. */
static size_t
find_lf(struct csv_input *c)
{
	size_t from = c->lf_free > c->next ? c->lf_free : c->next;
	const char *p = from < c->end ? memchr(c->buf + from, '\n', c->end - from) : NULL;

	c->lf_free = p != NULL ? (size_t)(p - c->buf) : c->end;
	return c->lf_free;
}

/*
 * The end (with its CR, LF or CRLF) of the line at next, looking from FROM on; 0 if it is not in
 * the buffer. A CR that is the last byte read may be half a CRLF: more must be read first.
 */
static size_t
line_end(struct csv_input *c, size_t from)
{
	size_t lf = find_lf(c);
	const char *cr = from < lf ? memchr(c->buf + from, '\r', lf - from) : NULL;

	if (cr == NULL)
		return lf < c->end ? lf + 1 : 0;
	size_t after = (size_t)(cr - c->buf) + 1;
	if (after < c->end)
		return c->buf[after] == '\n' ? after + 1 : after;
	return c->eof ? after : 0;
}

enum csv_line
input_line(struct csv_input *c, size_t *n)
{
	size_t seen = 0; /* bytes of the line without a line end in them */

	for (;;) {
		size_t end = line_end(c, c->next + seen);
		*n = end - c->next;
		if (end != 0)
			return end - c->begin > CSV_MAX_RECORD ? LINE_TOO_LONG : LINE_FOUND;
		if (c->end - c->begin > CSV_MAX_RECORD)
			return LINE_TOO_LONG;
		seen = c->end - c->next;
		if (seen > 0 && c->buf[c->end - 1] == '\r')
			seen--;
		if (input_fill(c))
			continue;
		if (c->next == c->end || input_failed(c))
			return LINE_NONE;
		end = line_end(c, c->next);
		*n = (end != 0 ? end : c->end) - c->next;
		return LINE_FOUND;
	}
}

void
input_skip_line(struct csv_input *c)
{
	size_t end;

	while ((end = line_end(c, c->next)) == 0) {
		bool cr = c->buf[c->end - 1] == '\r';
		c->begin = c->next = cr ? c->end - 1 : c->end;
		if (!input_fill(c)) {
			end = c->end;
			break;
		}
	}
	input_begin(c, end);
}

size_t
input_offset(const struct csv_input *c)
{
	return c->bytes - (c->end - c->next);
}

bool
input_seek(struct csv_input *c, size_t offset)
{
	if (c->raw != NULL || fseeko(c->in, (off_t)offset, SEEK_SET) != 0)
		return false;
	c->begin = c->next = c->end = c->lf_free = 0;
	c->bytes = offset;
	c->eof = false;
	return true;
}

void
input_begin(struct csv_input *c, size_t at)
{
	if (at < c->next)
		c->lf_free = at;
	c->begin = c->next = at;
}
