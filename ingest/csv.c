#include "ingest/csv.h"

#include <assert.h>
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/csv_chunk.h"
#include "ingest/csv_sniff.h"

#define CHUNK_SIZE ((size_t)64 << 10)
#define SNIFF_SIZE ((size_t)64 << 10) /* bytes looked at before the first record */
#define BAD_LIMIT  10000              /* bad records in a row after which the rest is not read */

enum fault { FAULT_NONE, FAULT_QUOTE, FAULT_UNCLOSED, FAULT_NUL, FAULT_ENCODING, FAULT_FIELDS };

/*
 * The bytes of the current record stay in buf, [begin, next) given to libcsv and [next, end) not
 * yet: when the record turns out bad, reading goes on at its second line.
 */
struct reader {
	FILE *in; /* NULL: all of the bytes are in buf from the beginning, and are not ours */
	const char *name;
	struct csv_facts *facts;
	struct diag *diag;
	struct csv_parser parser;
	char *buf;
	size_t cap, chunk, begin, next, end;
	size_t lf_free; /* there is no LF in [next, lf_free) */
	bool eof;
	size_t begin_line; /* physical line number at begin */
	size_t next_line;  /* and at next */
	size_t second;     /* where the record's second line begins; 0 while in its first */
	char *text;        /* the record's fields, one after the other */
	size_t ntext;
	char *field[CSV_MAX_FIELDS];
	size_t nfields;
	bool complete;
	enum fault fault;
	size_t fault_field;
	size_t bad_run;      /* bad records since the last good one */
	char cp1252[128][4]; /* bytes 80-FF in UTF-8 */
};

/* ---- bytes ------------------------------------------------------------ */

static bool
input_failed(const struct reader *r)
{
	return r->in != NULL && ferror(r->in);
}

/* Read one more chunk behind the bytes kept. False at the end of the input, or on an error. */
static bool
fill(struct reader *r)
{
	if (r->eof)
		return false;
	if (r->cap - r->end < r->chunk) {
		memmove(r->buf, r->buf + r->begin, r->end - r->begin);
		r->next -= r->begin;
		r->end -= r->begin;
		r->lf_free = r->lf_free > r->begin ? r->lf_free - r->begin : 0;
		if (r->second != 0)
			r->second -= r->begin;
		r->begin = 0;
	}
	size_t n = fread(r->buf + r->end, 1, r->chunk, r->in);
	if (n < r->chunk && (feof(r->in) || input_failed(r)))
		r->eof = true;
	r->end += n;
	r->facts->bytes += n;
	return n != 0;
}

/* The first LF at or after next, or the end of the buffer. Looks at no byte twice. */
static size_t
find_lf(struct reader *r)
{
	size_t from = r->lf_free > r->next ? r->lf_free : r->next;
	const char *p = memchr(r->buf + from, '\n', r->end - from);

	r->lf_free = p != NULL ? (size_t)(p - r->buf) : r->end;
	return r->lf_free;
}

/*
 * The end (with its CR, LF or CRLF) of the line at next, looking from FROM on; 0 if it is not in
 * the buffer. A CR that is the last byte read may be half a CRLF: more must be read first.
 */
static size_t
line_end(struct reader *r, size_t from)
{
	size_t lf = find_lf(r);
	const char *cr = memchr(r->buf + from, '\r', lf - from);

	if (cr == NULL)
		return lf < r->end ? lf + 1 : 0;
	size_t after = (size_t)(cr - r->buf) + 1;
	if (after < r->end)
		return r->buf[after] == '\n' ? after + 1 : after;
	return r->eof ? after : 0;
}

enum line { LINE_FOUND, LINE_NONE, LINE_TOO_LONG };

/* Find the line at next, reading as needed: [next, *END). The last one may have no line end. */
static enum line
find_line(struct reader *r, size_t *end)
{
	size_t seen = 0; /* bytes of the line without a line end in them */

	for (;;) {
		*end = line_end(r, r->next + seen);
		if (*end != 0)
			return *end - r->begin > CSV_MAX_RECORD ? LINE_TOO_LONG : LINE_FOUND;
		if (r->end - r->begin > CSV_MAX_RECORD)
			return LINE_TOO_LONG;
		seen = r->end - r->next;
		if (seen > 0 && r->buf[r->end - 1] == '\r')
			seen--;
		if (fill(r))
			continue;
		if (r->next == r->end || input_failed(r))
			return LINE_NONE;
		*end = line_end(r, r->next);
		if (*end == 0)
			*end = r->end;
		return LINE_FOUND;
	}
}

/* ---- records ---------------------------------------------------------- */

static bool
is_high(const char *s, size_t n)
{
	unsigned char any = 0;

	for (size_t i = 0; i < n; i++)
		any |= (unsigned char)s[i];
	return any >= 0x80;
}

/* Is the first sequence that is not ASCII in the N bytes at S UTF-8? */
static bool
begins_as_utf8(const char *s, size_t n)
{
	size_t i = 0;

	while ((unsigned char)s[i] < 0x80)
		i++;
	unsigned char lead = (unsigned char)s[i];
	size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	return n - i >= want && text_is_utf8(s + i, want);
}

static void
copy_from_cp1252(struct reader *r, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c < 0x80) {
			r->text[r->ntext++] = s[i];
			continue;
		}
		for (const char *u = r->cp1252[c - 0x80]; *u != '\0'; u++)
			r->text[r->ntext++] = *u;
	}
}

static void
field_fault(struct reader *r, enum fault fault)
{
	if (r->fault == FAULT_NONE) {
		r->fault = fault;
		r->fault_field = r->nfields + 1;
	}
}

/* libcsv has a field. The text buffer has room: a record's bytes, tripled, and a NUL each. */
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
	bool high = is_high(bytes, n);
	if (high && r->facts->encoding == CSV_ENCODING_FIND)
		r->facts->encoding = begins_as_utf8(bytes, n) ? CSV_UTF8 : CSV_WINDOWS_1252;
	if (high && r->facts->encoding == CSV_WINDOWS_1252) {
		copy_from_cp1252(r, bytes, n);
	} else {
		if (high && !text_is_utf8(bytes, n))
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
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	csv_set_delim(&r->parser, (unsigned char)r->facts->delimiter);
	csv_set_space_func(&r->parser, never_space);
	csv_set_blk_size(&r->parser, (size_t)16 << 10);
	return true;
}

/* The next record begins at BUF offset AT, physical line LINE. */
static void
record_begin(struct reader *r, size_t at, size_t line)
{
	if (at < r->next)
		r->lf_free = at;
	r->begin = r->next = at;
	r->begin_line = r->next_line = line;
	r->second = 0;
	r->ntext = r->nfields = 0;
	r->complete = false;
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

/* List the current record as bad. */
static void
record_bad(struct reader *r, enum fault fault)
{
	struct pos at = { r->name, r->begin_line, r->nfields + 1 };

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
		    "bytes that are not UTF-8, the encoding of this file");
		break;
	case FAULT_FIELDS:
		at.field = 0;
		diag_error(r->diag, at, "source-error", "more than %zu fields in one record",
		    CSV_MAX_FIELDS);
		break;
	case FAULT_NONE: break;
	}
}

/* Go on at the second line of a bad record; the current line is the first if it has no second. */
static bool
resync(struct reader *r, size_t line_end)
{
	size_t at = r->second != 0 ? r->second : line_end;

	csv_free(&r->parser);
	record_begin(r, at, r->begin_line + 1);
	return parser_open(r);
}

/* Over the cap: a single line is read to its end and dropped. */
static bool
skip_long(struct reader *r)
{
	bool one_line = r->second == 0;
	size_t end;

	r->facts->bad_records++;
	r->bad_run++;
	diag_error(r->diag, (struct pos){ r->name, r->begin_line, one_line ? 0 : r->nfields + 1 },
	    "source-error",
	    one_line ? "a record of more than %zu bytes; is a quote in it not closed?"
		     : "a quote opened here is not closed within %zu bytes",
	    CSV_MAX_RECORD);
	if (!one_line)
		return resync(r, 0);
	while ((end = line_end(r, r->next)) == 0) {
		bool cr = r->buf[r->end - 1] == '\r';
		r->begin = r->next = cr ? r->end - 1 : r->end;
		if (!fill(r)) {
			end = r->end;
			break;
		}
	}
	return resync(r, end);
}

/* Hand a complete record to the sink. False if the sink wants no more. */
static bool
record_give(struct reader *r, csv_sink *sink, void *to)
{
	struct csv_record rec = {
		.at = { r->name, r->begin_line, 0 }, .nfields = r->nfields, .field = r->field
	};

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

static bool
is_blank(const struct reader *r, size_t end)
{
	return r->begin == r->next && (r->buf[r->next] == '\n' || r->buf[r->next] == '\r')
	    && end - r->next <= 2;
}

/* Give the line to libcsv. False: it is the end of a bad record. */
static enum fault
line_parse(struct reader *r, size_t end)
{
	size_t n = end - r->next;
	char last = r->buf[end - 1];

	if (memchr(r->buf + r->next, '\0', n) != NULL)
		return FAULT_NUL;
	if (csv_parse(&r->parser, r->buf + r->next, n, on_field, on_record, r) != n)
		return FAULT_QUOTE;
	if (last != '\n' && last != '\r' && csv_fini(&r->parser, on_field, on_record, r) != 0)
		return FAULT_UNCLOSED;
	return FAULT_NONE;
}

static enum csv_code
read_records(struct reader *r, csv_sink *sink, void *to)
{
	for (;;) {
		size_t end;
		enum line line = find_line(r, &end);

		if (give_up(r))
			return CSV_NOT_TEXT;
		if (line == LINE_NONE && (r->begin == r->next || input_failed(r)))
			return CSV_OK;
		if (line == LINE_TOO_LONG) {
			if (!skip_long(r))
				return out_of_memory(r);
			continue;
		}
		if (line == LINE_FOUND && is_blank(r, end)) {
			record_begin(r, end, r->next_line + 1);
			continue;
		}
		enum fault fault = line == LINE_NONE ? FAULT_UNCLOSED : line_parse(r, end);
		if (fault != FAULT_NONE) {
			if (csv_error(&r->parser) == CSV_ENOMEM)
				return out_of_memory(r);
			record_bad(r, fault);
			if (!resync(r, end))
				return out_of_memory(r);
		} else if (r->complete) {
			bool more = record_give(r, sink, to);
			record_begin(r, end, r->next_line + 1);
			if (!more)
				return CSV_STOPPED;
		} else {
			if (r->second == 0)
				r->second = end;
			r->next = end;
			r->next_line++;
		}
	}
}

/* ---- the beginning of the file ---------------------------------------- */

static const struct {
	const char *bytes;
	size_t n;
	const char *what;
} not_csv[] = {
	{ "\xFF\xFE", 2, "the file is UTF-16; save it as \"CSV UTF-8\"" },
	{ "\xFE\xFF", 2, "the file is UTF-16; save it as \"CSV UTF-8\"" },
	{ "PK\x03\x04", 4, "the file is an Excel workbook or a ZIP archive, not CSV" },
	{ "\xD0\xCF\x11\xE0", 4, "the file is an old Excel workbook, not CSV" },
	{ "\x1F\x8B", 2, "the file is compressed (gzip), not CSV" },
	{ "%PDF", 4, "the file is a PDF, not CSV" },
};

static bool
check_beginning(struct reader *r)
{
	struct pos at = { r->name, 0, 0 };
	size_t n = r->end;

	for (size_t i = 0; i < countof(not_csv); i++)
		if (n >= not_csv[i].n && memcmp(r->buf, not_csv[i].bytes, not_csv[i].n) == 0)
			return diag_error(r->diag, at, "encoding-error", "%s", not_csv[i].what);
	if (memchr(r->buf, '\0', n < 4 ? n : 4) != NULL)
		return diag_error(r->diag, at, "encoding-error",
		    "the file begins with NUL bytes: no text, or UTF-16? Save it as \"CSV UTF-8\"");
	if (n >= 3 && memcmp(r->buf, "\xEF\xBB\xBF", 3) == 0) {
		r->facts->bom = true;
		if (r->facts->encoding == CSV_ENCODING_FIND)
			r->facts->encoding = CSV_UTF8;
		r->begin = r->next = 3;
	}
	if (r->next == n)
		return diag_error(r->diag, at, "source-error", "the file is empty");
	return true;
}

static void
cp1252_table(struct reader *r)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(r->cp1252); i++) {
		char byte = (char)(0x80 + i);
		const char *u = text_from_cp1252(&a, &byte, 1);
		memcpy(r->cp1252[i], u, strlen(u) + 1);
	}
	arena_free(&a);
}

/* ---- one file --------------------------------------------------------- */

/* The bytes begin on FIRST_LINE; what only a file's beginning has is looked for on line 1. */
static enum csv_code
read_open(struct reader *r, size_t first_line, csv_sink *sink, void *to)
{
	while (r->end < SNIFF_SIZE && fill(r))
		;
	if (input_failed(r)) /* a folder, for instance */
		return CSV_OK;
	if (first_line == 1 && !check_beginning(r))
		return CSV_NOT_TEXT;
	if (r->facts->delimiter == '\0')
		r->facts->delimiter = csv_sniff(r->buf + r->next,
		    r->end - r->next < SNIFF_SIZE ? r->end - r->next : SNIFF_SIZE);
	const char *lf = r->end > 0 ? memchr(r->buf, '\n', r->end) : NULL;
	r->facts->crlf = lf != NULL && lf > r->buf && lf[-1] == '\r';
	cp1252_table(r);
	record_begin(r, r->next, first_line);
	if (!parser_open(r))
		return out_of_memory(r);
	enum csv_code code = read_records(r, sink, to);
	r->facts->lines = r->next_line - first_line;
	csv_free(&r->parser);
	return code;
}

/* A reader with room for one record's text; NULL after a message. */
static struct reader *
reader_new(const char *name, struct csv_options options, struct csv_facts *facts, struct diag *d)
{
	struct reader *r = calloc(1, sizeof *r);

	*facts = (struct csv_facts){ .encoding = options.encoding, .delimiter = options.delimiter };
	if (r != NULL)
		r->text = malloc(3 * CSV_MAX_RECORD + CSV_MAX_FIELDS);
	if (r == NULL || r->text == NULL) {
		free(r);
		diag_error(d, (struct pos){ name, 0, 0 }, NULL, "out of memory");
		return NULL;
	}
	r->name = name;
	r->facts = facts;
	r->diag = d;
	return r;
}

static void
reader_free(struct reader *r)
{
	free(r->text);
	free(r);
}

enum csv_code
csv_read_chunked(const char *path, struct csv_options options, csv_sink *sink, void *to,
    struct csv_facts *facts, struct diag *d, size_t chunk)
{
	bool standard = strcmp(path, "-") == 0;
	struct reader *r = reader_new(standard ? "standard input" : path, options, facts, d);
	enum csv_code code = CSV_UNREADABLE;

	assert(chunk > 0);
	if (r == NULL)
		return code;
	r->chunk = chunk;
	r->cap = CSV_MAX_RECORD + SNIFF_SIZE + 2 * chunk;
	r->buf = malloc(r->cap);
	r->in = standard ? stdin : fopen(path, "rb");
	bool opened = r->in != NULL;
	if (r->buf == NULL) {
		code = out_of_memory(r);
	} else if (opened) {
		errno = 0;
		code = read_open(r, 1, sink, to);
	}
	if (!opened || input_failed(r)) {
		diag_error(d, (struct pos){ r->name, 0, 0 }, "source-error", "%s", strerror(errno));
		code = CSV_UNREADABLE;
	}
	if (opened && !standard)
		fclose(r->in);
	free(r->buf);
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
	struct reader *r = reader_new(name, options, facts, d);

	assert(first_line > 0);
	if (r == NULL)
		return CSV_UNREADABLE;
	r->buf = n > 0 ? (char *)bytes : (char[]){ 0 }; /* nothing writes to it: eof */
	r->end = r->cap = facts->bytes = n;
	r->eof = true;
	enum csv_code code = read_open(r, first_line, sink, to);
	reader_free(r);
	return code;
}
