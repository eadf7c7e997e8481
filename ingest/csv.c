#include "ingest/csv.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/csv_chunk.h"
#include "ingest/csv_line.h"
#include "ingest/csv_record.h"
#include "ingest/csv_sniff.h"

#define CHUNK_SIZE ((size_t)64 << 10)
#define BAD_LIMIT  10000 /* bad records in a row after which the rest is not read */

/* ---- records ---------------------------------------------------------- */

static bool
give_up(struct reader *r)
{
	if (r->bad_run < BAD_LIMIT)
		return false;
	diag_error(r->diag, (struct pos){ r->name, r->begin_line, 0 }, "source-error",
	    "%d records in a row could not be read; the rest of the file is not tried", BAD_LIMIT);
	return true;
}

/* Know what the N bytes at next have in them before they are parsed. False after a message. */
static bool
look_at(struct reader *r, size_t n)
{
	const struct csv_input *c = &r->input;

	r->look = csv_line_look(c->buf + c->next, n, r->quote);
	if ((r->look & LINE_HIGH) == 0)
		return true;
	r->high = true;
	return r->decoder.decided || decode_line(&r->decoder, &r->input, r->next_line);
}

/* Let who reads ahead have records. False after a message. */
static bool
read_ahead(struct reader *r)
{
	struct csv_input *c = &r->input;
	struct csv_place at = { input_offset(c), r->next_line, r->facts->records };

	r->options->ahead(r->options->ahead_to, r->facts, &at);
	if (at.offset == input_offset(c))
		return true;
	errno = 0;
	if (!input_seek(c, at.offset))
		return diag_error(r->diag, (struct pos){ r->name, at.line, 0 }, "source-error",
		    "%s", strerror(errno));
	r->facts->records = at.records;
	r->bad_run = 0;
	record_begin(r, 0, at.line);
	return true;
}

/* At the beginning of a record that somebody may want to read ahead? */
static bool
may_read_ahead(const struct reader *r)
{
	return r->options->ahead != NULL && r->input.begin == r->input.next
	    && !encoding_is_utf16(r->facts->encoding);
}

static enum csv_code
read_records(struct reader *r, csv_sink *sink, void *to)
{
	struct csv_input *c = &r->input;
	enum csv_code code = CSV_OK;

	while (code == CSV_OK) {
		size_t n;
		if (may_read_ahead(r) && !read_ahead(r))
			return CSV_UNREADABLE;
		enum csv_line line = input_line(c, &n);

		if (give_up(r))
			return CSV_NOT_TEXT;
		if (line == LINE_NONE && (c->begin == c->next || input_failed(c)))
			return CSV_OK;
		if (line == LINE_TOO_LONG) {
			if (!record_skip_long(r))
				return out_of_memory(r);
		} else if (line == LINE_FOUND && record_is_none(r, n)) {
			record_begin(r, c->next + n, r->next_line + 1);
		} else if (line == LINE_FOUND && !look_at(r, n)) {
			return CSV_NOT_TEXT;
		} else {
			code = record_line(r, line == LINE_FOUND ? n : 0, sink, to);
		}
	}
	return code;
}

/* ---- the beginning of the file ---------------------------------------- */

/* What only a file's beginning has. False after a message: it is no text. */
static bool
check_beginning(struct reader *r)
{
	struct csv_input *c = &r->input;
	struct pos at = { r->name, 0, 0 };
	const char *other = csv_other_kind(c->buf, c->end);
	size_t mark;

	if (other != NULL)
		return diag_error(r->diag, at, "encoding-error", "%s", other);
	if (!decode_first(&r->decoder, c, &mark))
		return false;
	if (mark == c->end)
		return diag_error(r->diag, at, "source-error", "the file is empty");
	if (encoding_is_utf16(r->facts->encoding)) {
		if (!input_convert(c, mark, r->facts->encoding))
			return diag_error(r->diag, at, NULL, "out of memory");
		input_want(c, CSV_LOOK_AHEAD);
		return true;
	}
	if (memchr(c->buf, '\0', c->end < 4 ? c->end : 4) != NULL)
		return diag_error(
		    r->diag, at, "encoding-error", "the file begins with NUL bytes: it is no text");
	c->begin = c->next = mark;
	return true;
}

/* ---- one file --------------------------------------------------------- */

static enum csv_code
read_open(struct reader *r, csv_sink *sink, void *to)
{
	struct csv_input *c = &r->input;

	const char *why = dialect_fault(r->options);
	if (why != NULL) {
		diag_error(r->diag, (struct pos){ r->name, 0, 0 }, "dialect-error", "%s",
		    diag_say(r->diag, why));
		return CSV_NOT_TEXT;
	}
	input_want(c, CSV_LOOK_AHEAD);
	if (input_failed(c)) /* a folder, for instance */
		return CSV_OK;
	if (!check_beginning(r))
		return CSV_NOT_TEXT;
	size_t n = c->end - c->next < CSV_LOOK_AHEAD ? c->end - c->next : CSV_LOOK_AHEAD;
	if (r->facts->delimiter == '\0')
		r->facts->delimiter = csv_sniff(c->buf + c->next, n);
	const char *lf = n > 0 ? memchr(c->buf + c->next, '\n', n) : NULL;
	r->facts->crlf = lf != NULL && lf > c->buf && lf[-1] == '\r';
	record_begin(r, c->next, 1);
	r->dialect.delimiter = r->facts->delimiter;
	if (r->options->repair && !r->rewrites)
		r->repair = repair_learn(c->buf + c->next, n, r->facts->delimiter, r->quote);
	if (!parser_open(r, r->rewrites))
		return out_of_memory(r);
	enum csv_code code = read_records(r, sink, to);
	r->facts->lines = r->next_line - 1;
	csv_free(&r->parser);
	if (r->facts->repaired > 0)
		diag_note(r->diag, (struct pos){ r->name, 0, 0 },
		    "records repaired: %zu, each with a warning above", r->facts->repaired);
	return code;
}

/* A reader with room for one record's text; NULL after a message. */
static struct reader *
reader_new(
    const char *name, const struct csv_options *options, struct csv_facts *facts, struct diag *d)
{
	struct reader *r = calloc(1, sizeof *r);

	*facts =
	    (struct csv_facts){ .encoding = options->encoding, .delimiter = options->delimiter };
	if (r == NULL) {
		diag_error(d, (struct pos){ name, 0, 0 }, NULL, "out of memory");
		return NULL;
	}
	r->name = name;
	r->options = options;
	r->facts = facts;
	r->diag = d;
	r->quote = options->unquoted ? '\0' : options->quote != '\0' ? options->quote : '"';
	r->rewrites = dialect_needed(options);
	r->dialect = (struct csv_dialect){ .options = options, .quote = r->quote };
	if (options->separator != NULL)
		facts->delimiter = *options->separator;
	r->decoder = (struct csv_decoder){ name, options, facts, d, .decided = false };
	return r;
}

static void
reader_free(struct reader *r)
{
	r->facts->bytes = r->input.bytes;
	input_close(&r->input);
	dialect_free(&r->dialect);
	repair_free(r->repair);
	free(r->mended.s);
	free(r->text);
	free(r);
}

enum csv_code
csv_read_chunked(const char *path, struct csv_options options, csv_sink *sink, void *to,
    struct csv_facts *facts, struct diag *d, size_t chunk)
{
	bool standard = strcmp(path, "-") == 0;
	struct reader *r = reader_new(standard ? "standard input" : path, &options, facts, d);
	enum csv_code code = CSV_UNREADABLE;

	assert(chunk > 0);
	if (r == NULL)
		return code;
	FILE *in = standard ? stdin : fopen(path, "rb");
	if (in != NULL && !input_open(&r->input, in, chunk)) {
		code = out_of_memory(r);
	} else if (in != NULL) {
		code = read_open(r, sink, to);
	}
	if (in == NULL || input_failed(&r->input)) {
		int why = in == NULL ? errno : r->input.no_memory ? ENOMEM : r->input.error;
		diag_error(d, (struct pos){ r->name, r->next_line, 0 }, "source-error", "%s",
		    strerror(why));
		code = CSV_UNREADABLE;
	}
	if (in != NULL && !standard)
		fclose(in);
	reader_free(r);
	return code;
}

enum csv_code
csv_read(const char *path, struct csv_options options, csv_sink *sink, void *to,
    struct csv_facts *facts, struct diag *d)
{
	return csv_read_chunked(path, options, sink, to, facts, d, CHUNK_SIZE);
}
