#include "ingest/csv.h"

#include <assert.h>
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/csv_chunk.h"
#include "ingest/csv_decode.h"
#include "ingest/csv_input.h"
#include "ingest/csv_line.h"
#include "ingest/csv_sniff.h"

#define CHUNK_SIZE ((size_t)64 << 10)
#define BAD_LIMIT  10000 /* bad records in a row after which the rest is not read */

enum fault { FAULT_NONE, FAULT_QUOTE, FAULT_UNCLOSED, FAULT_NUL, FAULT_ENCODING, FAULT_FIELDS };

/*
 * The bytes of the current record stay in the input's buffer: when the record turns out bad,
 * reading goes on at its second line.
 */
struct reader {
	struct csv_input input;
	const char *name;
	const struct csv_options *options;
	struct csv_facts *facts;
	struct diag *diag;
	struct csv_parser parser;
	size_t begin_line; /* physical line number at the input's begin */
	size_t next_line;  /* and at its next */
	size_t second;     /* where the record's second line is from begin; 0 while in its first */
	char *text;        /* the record's fields, one after the other */
	size_t ntext, captext;
	char *field[CSV_MAX_FIELDS];
	size_t nfields;
	bool complete;
	enum fault fault;
	size_t fault_field;
	size_t bad_run; /* bad records since the last good one */
	size_t byte;    /* that the record begins at, for messages about it */
	unsigned look;  /* csv_line_look of the current line */
	bool as_is;     /* fields may be what stands between delimiters */
	bool high;      /* the record is not all ASCII */
	struct csv_decoder decoder;
};

/* ---- records ---------------------------------------------------------- */

/* Make room for the fields of the record up to the N bytes at next. False: out of memory. */
static bool
text_room(struct reader *r, size_t n)
{
	const struct csv_input *c = &r->input;
	/* a byte may become three, each field has a NUL, and csv_line_split writes on to eight */
	size_t want = 3 * (c->next - c->begin + n) + CSV_MAX_FIELDS + 8;

	if (want <= r->captext)
		return true;
	char *text = malloc(2 * want);
	if (text == NULL)
		return false;
	if (r->ntext > 0)
		memcpy(text, r->text, r->ntext);
	for (size_t i = 0; i < r->nfields; i++)
		r->field[i] = text + (r->field[i] - r->text);
	free(r->text);
	r->text = text;
	r->captext = 2 * want;
	return true;
}

static void
field_fault(struct reader *r, enum fault fault)
{
	if (r->fault == FAULT_NONE) {
		r->fault = fault;
		r->fault_field = r->nfields + 1;
	}
}

/* libcsv has a field. The text has room, see text_room. */
static void
on_field(void *s, size_t n, void *to)
{
	struct reader *r = to;
	const char *bytes = s;

	if (r->nfields == CSV_MAX_FIELDS) {
		field_fault(r, FAULT_FIELDS);
		return;
	}
	r->field[r->nfields] = r->text + r->ntext;
	if (r->high && r->decoder.paged) {
		r->ntext += decode_page(&r->decoder, bytes, n, r->text + r->ntext);
	} else {
		if (r->high && !text_is_utf8(bytes, n))
			field_fault(r, FAULT_ENCODING);
		if (n != 0)
			memcpy(r->text + r->ntext, bytes, n);
		r->ntext += n;
	}
	r->text[r->ntext++] = '\0';
	r->nfields++;
}

static void
on_record(int c, void *to)
{
	struct reader *r = to;

	(void)c;
	r->complete = true;
}

static int
never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static bool
parser_open(struct reader *r)
{
	const struct csv_options *o = r->options;

	if (csv_init(&r->parser, o->lenient ? 0 : CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	csv_set_delim(&r->parser, (unsigned char)r->facts->delimiter);
	if (o->unquoted) /* no record with a NUL gets so far */
		csv_set_quote(&r->parser, '\0');
	else if (o->quote != '\0')
		csv_set_quote(&r->parser, (unsigned char)o->quote);
	r->as_is = !o->trim && !o->libcsv_only;
	if (!o->trim)
		csv_set_space_func(&r->parser, never_space);
	csv_set_blk_size(&r->parser, (size_t)16 << 10);
	return true;
}

/* The next record begins at buffer offset AT, physical line LINE. */
static void
record_begin(struct reader *r, size_t at, size_t line)
{
	input_begin(&r->input, at);
	r->begin_line = r->next_line = line;
	r->second = 0;
	r->ntext = r->nfields = 0;
	r->complete = r->high = false;
	r->fault = FAULT_NONE;
}

static bool
give_up(struct reader *r)
{
	if (r->bad_run < BAD_LIMIT)
		return false;
	diag_error(r->diag, (struct pos){ r->name, r->begin_line, 0 }, "source-error",
	    "%d records in a row could not be read; the rest of the file is not tried", BAD_LIMIT);
	return true;
}

static size_t
record_byte(const struct reader *r)
{
	const struct csv_input *c = &r->input;

	return c->raw != NULL ? CSV_NO_BYTE : c->bytes - (c->end - c->begin);
}

/* The message that follows is about the current record. */
static void
say_byte(struct reader *r)
{
	r->byte = record_byte(r);
	r->diag->byte = r->byte != CSV_NO_BYTE ? &r->byte : NULL;
}

/* List the current record as bad. */
static void
record_bad(struct reader *r, enum fault fault)
{
	struct pos at = { r->name, r->begin_line, r->nfields + 1 };

	say_byte(r);
	r->facts->bad_records++;
	r->bad_run++;
	switch (fault) {
	case FAULT_QUOTE:
		if (r->next_line == r->begin_line)
			diag_error(r->diag, at, "source-error",
			    "a stray quote; a cell with quotes in it is written \"37.8\"\"N\"");
		else
			diag_error(r->diag, at, "source-error",
			    "a quote opened here is not closed before the stray quote on line %zu",
			    r->next_line);
		break;
	case FAULT_UNCLOSED:
		diag_error(r->diag, at, "source-error",
		    "a quote opened here is not closed before the end of the file");
		break;
	case FAULT_NUL:
		at.line = r->next_line;
		at.field = 0;
		diag_error(r->diag, at, "source-error", "a NUL byte, which no text has");
		break;
	case FAULT_ENCODING:
		at.field = r->fault_field;
		diag_error(r->diag, at, "encoding-error",
		    "bytes that are not %s, the encoding of this file",
		    encoding_is_utf16(r->facts->encoding) ? "UTF-16" : "UTF-8");
		break;
	case FAULT_FIELDS:
		at.field = 0;
		diag_error(r->diag, at, "source-error", "more than %zu fields in one record",
		    CSV_MAX_FIELDS);
		break;
	case FAULT_NONE: break;
	}
	r->diag->byte = NULL;
}

/* Go on at the second line of a bad record, or behind its only line, which has N bytes. */
static bool
resync(struct reader *r, size_t n)
{
	size_t at = r->second != 0 ? r->input.begin + r->second : r->input.next + n;

	csv_free(&r->parser);
	record_begin(r, at, r->begin_line + 1);
	return parser_open(r);
}

/* Over the cap: a single line is read to its end and dropped. */
static bool
skip_long(struct reader *r)
{
	bool one_line = r->second == 0;

	r->facts->bad_records++;
	r->bad_run++;
	say_byte(r);
	diag_error(r->diag, (struct pos){ r->name, r->begin_line, one_line ? 0 : r->nfields + 1 },
	    "source-error",
	    one_line ? "a record of more than %zu bytes; is a quote in it not closed?"
		     : "a quote opened here is not closed within %zu bytes",
	    CSV_MAX_RECORD);
	r->diag->byte = NULL;
	if (one_line)
		input_skip_line(&r->input);
	return resync(r, 0);
}

/* Hand a complete record to the sink. False if the sink wants no more. */
static bool
record_give(struct reader *r, csv_sink *sink, void *to)
{
	struct csv_record rec = { .at = { r->name, r->begin_line, 0 },
		.byte = record_byte(r),
		.nfields = r->nfields,
		.field = r->field };

	if (r->fault != FAULT_NONE) {
		record_bad(r, r->fault);
		return true;
	}
	r->bad_run = 0;
	r->facts->records++;
	return sink(to, &rec);
}

static enum csv_code
out_of_memory(struct reader *r)
{
	diag_error(r->diag, (struct pos){ r->name, r->next_line, 0 }, NULL, "out of memory");
	return CSV_UNREADABLE;
}

/* Is the line, N bytes, between records and to be passed over? */
static bool
is_no_record(const struct reader *r, size_t n)
{
	const struct csv_input *c = &r->input;
	const char *line = c->buf + c->next, first = *line;
	const char *comment = r->options->comment;

	if (c->begin != c->next)
		return false;
	if (comment != NULL && n >= strlen(comment) && memcmp(line, comment, strlen(comment)) == 0)
		return true;
	return n <= 2 && (first == '\n' || first == '\r') && !r->options->blank_records;
}

/* What libcsv makes no record of. */
static void
give_blank(struct reader *r)
{
	on_field("", 0, r);
	r->complete = true;
}

static bool
parser_end(struct reader *r)
{
	return csv_fini(&r->parser, on_field, on_record, r) == 0;
}

/* A line that needs no parser: there is no quote in it, and it is not in one. */
static void
line_split(struct reader *r, const char *line, size_t n)
{
	r->nfields =
	    csv_line_split(line, n, r->facts->delimiter, r->text, r->field, CSV_MAX_FIELDS);
	if (r->nfields > CSV_MAX_FIELDS)
		field_fault(r, FAULT_FIELDS);
	r->complete = true;
}

/* Give the line at next, N bytes, to libcsv if that is needed. */
static enum fault
line_parse(struct reader *r, size_t n)
{
	const char *line = r->input.buf + r->input.next;
	char last = line[n - 1];
	bool fresh = r->input.begin == r->input.next;

	if ((r->look & LINE_NUL) != 0)
		return FAULT_NUL;
	if (fresh && n <= 2 && (*line == '\n' || *line == '\r')) {
		give_blank(r);
		return FAULT_NONE;
	}
	if (!r->options->unquoted && (r->look & LINE_QUOTE) != 0)
		r->facts->quoted = true;
	else if (fresh && r->as_is && (!r->high || (!r->decoder.paged && text_is_utf8(line, n)))) {
		line_split(r, line, n);
		return FAULT_NONE;
	}
	if (csv_parse(&r->parser, line, n, on_field, on_record, r) != n)
		return FAULT_QUOTE;
	if (last != '\n' && last != '\r' && !parser_end(r))
		return FAULT_UNCLOSED;
	return FAULT_NONE;
}

/* Take the line at next, N bytes. CSV_OK: go on. */
static enum csv_code
take_line(struct reader *r, size_t n, csv_sink *sink, void *to)
{
	struct csv_input *c = &r->input;
	enum fault fault = FAULT_UNCLOSED;

	if (!text_room(r, n))
		return out_of_memory(r);
	if (n > 0)
		fault = line_parse(r, n);
	else if (r->options->lenient && parser_end(r))
		fault = FAULT_NONE;
	if (fault != FAULT_NONE) {
		if (csv_error(&r->parser) == CSV_ENOMEM)
			return out_of_memory(r);
		record_bad(r, fault);
		return resync(r, n) ? CSV_OK : out_of_memory(r);
	}
	if (r->complete) {
		bool more = record_give(r, sink, to);
		record_begin(r, c->next + n, r->next_line + 1);
		return more ? CSV_OK : CSV_STOPPED;
	}
	c->next += n;
	if (r->second == 0)
		r->second = c->next - c->begin;
	r->next_line++;
	return CSV_OK;
}

/* Know what the N bytes at next have in them before they are parsed. False after a message. */
static bool
look_at(struct reader *r, size_t n)
{
	const struct csv_input *c = &r->input;

	r->look = csv_line_look(c->buf + c->next, n, (char)csv_get_quote(&r->parser));
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
			if (!skip_long(r))
				return out_of_memory(r);
		} else if (line == LINE_FOUND && is_no_record(r, n)) {
			record_begin(r, c->next + n, r->next_line + 1);
		} else if (line == LINE_FOUND && !look_at(r, n)) {
			return CSV_NOT_TEXT;
		} else {
			code = take_line(r, line == LINE_FOUND ? n : 0, sink, to);
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

/* The bytes begin on FIRST_LINE; what only a file's beginning has is looked for on line 1. */
static enum csv_code
read_open(struct reader *r, size_t first_line, csv_sink *sink, void *to)
{
	struct csv_input *c = &r->input;

	input_want(c, CSV_LOOK_AHEAD);
	if (input_failed(c)) /* a folder, for instance */
		return CSV_OK;
	if (first_line == 1 && !check_beginning(r))
		return CSV_NOT_TEXT;
	if (first_line > 1 && encoding_is_utf16(r->facts->encoding)
	    && !input_convert(c, 0, r->facts->encoding))
		return out_of_memory(r);
	size_t n = c->end - c->next < CSV_LOOK_AHEAD ? c->end - c->next : CSV_LOOK_AHEAD;
	if (r->facts->delimiter == '\0')
		r->facts->delimiter = csv_sniff(c->buf + c->next, n);
	const char *lf = n > 0 ? memchr(c->buf + c->next, '\n', n) : NULL;
	r->facts->crlf = lf != NULL && lf > c->buf && lf[-1] == '\r';
	record_begin(r, c->next, first_line);
	if (!parser_open(r))
		return out_of_memory(r);
	enum csv_code code = read_records(r, sink, to);
	r->facts->lines = r->next_line - first_line;
	csv_free(&r->parser);
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
	r->decoder = (struct csv_decoder){ name, options, facts, d, .decided = false };
	return r;
}

static void
reader_free(struct reader *r)
{
	r->facts->bytes = r->input.bytes;
	input_close(&r->input);
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
	if (in != NULL && !input_open(&r->input, in, NULL, 0, chunk)) {
		code = out_of_memory(r);
	} else if (in != NULL) {
		errno = 0;
		code = read_open(r, 1, sink, to);
	}
	if (in == NULL || input_failed(&r->input)) {
		diag_error(d, (struct pos){ r->name, 0, 0 }, "source-error", "%s", strerror(errno));
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

enum csv_code
csv_read_memory(const char *name, const char *bytes, size_t n, size_t first_line,
    struct csv_options options, csv_sink *sink, void *to, struct csv_facts *facts, struct diag *d)
{
	struct reader *r = reader_new(name, &options, facts, d);

	assert(first_line > 0);
	if (r == NULL)
		return CSV_UNREADABLE;
	input_open(&r->input, NULL, n > 0 ? bytes : "", n, CHUNK_SIZE);
	enum csv_code code = read_open(r, first_line, sink, to);
	reader_free(r);
	return code;
}
