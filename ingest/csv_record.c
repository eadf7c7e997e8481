#include "ingest/csv_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "ingest/csv_line.h"

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
field_fault(struct reader *r, enum csv_fault fault)
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

bool
parser_open(struct reader *r, bool rewritten)
{
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	csv_set_delim(&r->parser, rewritten ? ',' : (unsigned char)r->facts->delimiter);
	csv_set_quote(&r->parser, rewritten ? '"' : (unsigned char)r->quote);
	csv_set_space_func(&r->parser, never_space);
	csv_set_blk_size(&r->parser, (size_t)16 << 10);
	return true;
}

void
record_begin(struct reader *r, size_t at, size_t line)
{
	input_begin(&r->input, at);
	r->begin_line = r->next_line = line;
	r->second = 0;
	r->ntext = r->nfields = 0;
	r->complete = r->high = false;
	r->fault = FAULT_NONE;
	r->dialect.state = DIALECT_BEGIN;
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
record_bad(struct reader *r, enum csv_fault fault)
{
	struct pos at = { r->name, r->begin_line,
		fault == FAULT_ENCODING ? r->fault_field : r->nfields + 1 };

	r->facts->bad_records++;
	r->bad_run++;
	say_byte(r);
	fault_say(r->diag, fault, at, r->next_line, encoding_is_utf16(r->facts->encoding),
	    CSV_MAX_FIELDS);
	r->diag->byte = NULL;
}

/* Go on at the second line of a bad record, or behind its only line, which has N bytes. */
static bool
resync(struct reader *r, size_t n)
{
	size_t at = r->second != 0 ? r->input.begin + r->second : r->input.next + n;

	csv_free(&r->parser);
	record_begin(r, at, r->begin_line + 1);
	return parser_open(r, r->rewrites);
}

bool
record_skip_long(struct reader *r)
{
	bool one_line = r->second == 0;

	r->facts->bad_records++;
	r->bad_run++;
	say_byte(r);
	diag_error(r->diag, (struct pos){ r->name, r->begin_line, one_line ? 0 : r->nfields + 1 },
	    "source-error",
	    one_line ? N_("a record of more than %zu bytes; is a quote in it not closed?")
		     : N_("a quote opened here is not closed within %zu bytes"),
	    CSV_MAX_RECORD);
	r->diag->byte = NULL;
	if (one_line)
		input_skip_line(&r->input);
	return resync(r, 0);
}

/* Is there nothing in the record but blanks, and is it none then? */
static bool
is_blank_record(const struct reader *r)
{
	for (size_t i = 0; i < r->nfields; i++)
		if (r->field[i][strspn(r->field[i], " \t\r\n")] != '\0')
			return false;
	return r->options->no_blank_cells;
}

/* Say what was repaired in the current record. */
static void
say_repaired(struct reader *r)
{
	static const struct diag english;
	char en[REPAIR_SAYS], said[REPAIR_SAYS];

	r->facts->repaired++;
	repair_say(r->repair, &english, en);
	repair_say(r->repair, r->diag, said);
	diag_warning_made(
	    r->diag, (struct pos){ r->name, r->begin_line, 0 }, "source-error", en, said);
}

/* C1 control characters as those of windows-1252 that were meant. The text has room, see text_room.
 */
static void
repair_controls(struct reader *r)
{
	char *to = r->field[r->nfields - 1] + strlen(r->field[r->nfields - 1]) + 1;
	const char *meant = NULL;
	unsigned code = 0;

	for (size_t i = 0; i < r->nfields; i++) {
		size_t n = controls_replace(r->field[i], to, &code, &meant);
		if (n == 0)
			continue;
		r->field[i] = to;
		to += n;
	}
	if (meant == NULL)
		return;
	r->facts->repaired++;
	diag_warning(r->diag, (struct pos){ r->name, r->begin_line, 0 }, "source-error",
	    "repaired: the control character U+%04X is read as '%s'", code, meant);
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
	if (r->rewrites && is_blank_record(r))
		return true;
	if (r->options->repair && r->high && r->facts->encoding == CSV_UTF8)
		repair_controls(r);
	r->facts->records++;
	return sink(to, &rec);
}

enum csv_code
out_of_memory(struct reader *r)
{
	diag_error(r->diag, (struct pos){ r->name, r->next_line, 0 }, NULL, "out of memory");
	return CSV_UNREADABLE;
}

bool
record_is_none(const struct reader *r, size_t n)
{
	const struct csv_input *c = &r->input;
	const struct csv_options *o = r->options;
	const char *line = c->buf + c->next;
	size_t blanks = 0;

	if (c->begin != c->next)
		return false;
	if (o->comment != NULL && n >= strlen(o->comment)
	    && memcmp(line, o->comment, strlen(o->comment)) == 0)
		return true;
	if (o->trim == 0 && n > 2)
		return false;
	if ((o->trim & CSV_TRIM_BEFORE) != 0 && (o->trim & CSV_TRIM_AFTER) != 0)
		while (blanks < n && (line[blanks] == ' ' || line[blanks] == '\t'))
			blanks++;
	line += blanks;
	n -= blanks;
	return n <= 2 && (n == 0 || *line == '\n' || *line == '\r') && !o->blank_records
	    && (n == 0 || dialect_ends(o, line, n));
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

/* Let libcsv have the N bytes at S. */
static bool
parser_take(struct reader *r, const char *s, size_t n)
{
	return n == 0 || csv_parse(&r->parser, s, n, on_field, on_record, r) == n;
}

/* Let libcsv have what the dialect makes of the line at next, N bytes; 0: of the file's end. */
static enum csv_fault
line_rewrite(struct reader *r, size_t n)
{
	struct csv_input *c = &r->input;
	struct csv_dialect *x = &r->dialect;

	input_want(c, n + 1);
	bool last = c->next + n == c->end;
	enum dialect_code code = dialect_line(x, c->buf + c->next, n, last);
	if (!r->options->unquoted && (r->look & LINE_QUOTE) != 0)
		r->facts->quoted = true;
	if (x->out.no_memory || !parser_take(r, x->out.s, x->out.n)) {
		r->parser.status =
		    CSV_ENOMEM; /* strictly written, there is nothing else to refuse */
		return FAULT_QUOTE;
	}
	if (code == DIALECT_STRAY)
		return FAULT_QUOTE;
	return code == DIALECT_UNCLOSED ? FAULT_UNCLOSED : FAULT_NONE;
}

/* Give the line at next, N bytes, to libcsv if that is needed. */
static enum csv_fault
line_parse(struct reader *r, size_t n)
{
	const char *line = r->input.buf + r->input.next;
	char last = line[n - 1];
	bool fresh = r->input.begin == r->input.next;

	if ((r->look & LINE_NUL) != 0)
		return FAULT_NUL;
	if (r->rewrites)
		return line_rewrite(r, n);
	if (fresh && n <= 2 && (*line == '\n' || *line == '\r')) {
		give_blank(r);
		return FAULT_NONE;
	}
	if (!r->options->unquoted && (r->look & LINE_QUOTE) != 0)
		r->facts->quoted = true;
	else if (fresh && !r->options->libcsv_only
	    && (!r->high || (!r->decoder.paged && text_is_utf8(line, n)))) {
		line_split(r, line, n);
		return FAULT_NONE;
	}
	if (!parser_take(r, line, n))
		return FAULT_QUOTE;
	if (last != '\n' && last != '\r' && !parser_end(r))
		return FAULT_UNCLOSED;
	return FAULT_NONE;
}

/* ---- repairs ---------------------------------------------------------- */

static bool
is_empty(const struct reader *r)
{
	for (size_t i = 0; i < r->nfields; i++)
		if (*r->field[i] != '\0')
			return false;
	return true;
}

/* Above the table nothing is repaired but an empty cell too many among its names. */
static bool
needs_repair(struct reader *r, enum csv_fault fault)
{
	size_t width = repair_width(r->repair);

	if (fault != FAULT_NONE)
		return r->in_table && (fault == FAULT_QUOTE || fault == FAULT_UNCLOSED);
	if (!r->complete || r->fault != FAULT_NONE || is_empty(r))
		return false;
	r->in_table |= r->nfields == width;
	return r->nfields != width && (r->in_table || r->nfields == width + 1);
}

/* Bytes of the line at S before its end or END. */
static size_t
line_length(const char *s, const char *end)
{
	size_t n = 0;

	while (s + n < end && s[n] != '\n' && s[n] != '\r')
		n++;
	return n;
}

/*
 * Read the first line of the record, which goes on to the N bytes at next, in the one way that fits
 * the table. If there are more, the second must be a row by itself. Then next is at the beginning
 * of the line and *N its bytes. False: the record stays as it is.
 */
static bool
record_repair(struct reader *r, size_t *n)
{
	struct csv_input *c = &r->input;
	const char *line = c->buf + c->begin, *end = c->buf + c->next + *n;
	size_t size = r->second != 0 ? r->second : (size_t)(end - line);

	if (r->second != 0 && !repair_reads(r->repair, line + size, line_length(line + size, end)))
		return false;
	r->mended.n = 0;
	if (!repair_line(r->repair, line, line_length(line, end), !r->in_table, &r->mended))
		return false;
	csv_free(&r->parser);
	r->ntext = r->nfields = 0;
	r->fault = FAULT_NONE;
	bool ok = parser_open(r, true) && parser_take(r, r->mended.s, r->mended.n);
	csv_free(&r->parser);
	if (!parser_open(r, false) || !ok)
		return false;
	input_begin(c, c->begin);
	r->next_line = r->begin_line;
	r->in_table = true;
	*n = size;
	say_repaired(r);
	return true;
}

/* ---- lines -------------------------------------------------------------- */

enum csv_code
record_line(struct reader *r, size_t n, csv_sink *sink, void *to)
{
	struct csv_input *c = &r->input;
	enum csv_fault fault = FAULT_UNCLOSED;

	if (!text_room(r, n))
		return out_of_memory(r);
	if (n == 0 && r->rewrites && r->nfields == 0 && dialect_is_empty(&r->dialect)) {
		record_begin(r, c->next, r->next_line);
		return CSV_OK;
	}
	if (n > 0)
		fault = line_parse(r, n);
	else if (r->rewrites)
		fault = line_rewrite(r, 0);
	if (r->repair != NULL && needs_repair(r, fault) && record_repair(r, &n))
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
