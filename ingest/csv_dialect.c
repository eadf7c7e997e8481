#include "ingest/csv_dialect.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"

/* ---- text --------------------------------------------------------------- */

void
csv_text_put(struct csv_text *t, const char *s, size_t n)
{
	if (t->cap - t->n < n) {
		size_t cap = 2 * (t->n + n) + 256;
		char *more = realloc(t->s, cap);
		if (more == NULL) {
			t->no_memory = true;
			return;
		}
		t->s = more;
		t->cap = cap;
	}
	memcpy(t->s + t->n, s, n);
	t->n += n;
}

void
csv_text_cell(struct csv_text *t, const char *s, size_t n)
{
	for (const char *end = s + n; s < end;) {
		const char *quote = memchr(s, '"', (size_t)(end - s));
		const char *to = quote != NULL ? quote + 1 : end;
		csv_text_put(t, s, (size_t)(to - s));
		if (quote != NULL)
			csv_text_put(t, "\"", 1);
		s = to;
	}
}

/* ---- what is stated ------------------------------------------------------ */

bool
dialect_needed(const struct csv_options *o)
{
	return o->stray != CSV_STRAY_REFUSED || o->trim != 0 || o->escape != '\0' || o->not_doubled
	    || o->separator != NULL || o->line_end != CSV_END_ANY;
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

const char *
dialect_fault(const struct csv_options *o)
{
	const char one[] = { o->delimiter, '\0' };
	const char *delimiter = o->separator != NULL ? o->separator : one;
	char quote = o->unquoted ? '\0' : o->quote != '\0' ? o->quote : '"';

	if (o->separator != NULL && *o->separator == '\0')
		return N_("the delimiter is empty");
	if (is_line_end(*delimiter))
		return N_("a line end cannot be the delimiter");
	if (*delimiter != '\0' && *delimiter == quote)
		return N_("the delimiter and the quote are the same");
	if (o->separator != NULL && strcmp(o->separator, "\uFFFD") == 0)
		return N_("the delimiter is U+FFFD, which stands for what could not be read");
	if (is_line_end(quote))
		return N_("a line end cannot be the quote");
	if (o->escape != '\0' && (o->escape == *delimiter || is_line_end(o->escape)))
		return N_("the escape character is the delimiter or a line end");
	if (o->comment == NULL)
		return NULL;
	if (*o->comment == '\0' || is_line_end(*o->comment))
		return N_("the comment sign is empty or begins with a line end");
	if (strcmp(o->comment, "\uFFFD") == 0)
		return N_("the comment sign is U+FFFD, which stands for what could not be read");
	if (strcmp(o->comment, delimiter) == 0)
		return N_("the comment sign and the delimiter are the same");
	return NULL;
}

/* How many of the N bytes at S, a physical line, are its end; 0 if it is none that is stated. */
static size_t
end_size(const struct csv_options *o, const char *s, size_t n)
{
	bool lf = n > 0 && s[n - 1] == '\n', crlf = lf && n > 1 && s[n - 2] == '\r';
	bool cr = n > 0 && s[n - 1] == '\r';

	if (crlf)
		return 2;
	if (lf)
		return o->line_end == CSV_END_ANY || o->line_end == CSV_END_LF;
	return cr && (o->line_end == CSV_END_ANY || o->line_end == CSV_END_CR);
}

bool
dialect_ends(const struct csv_options *o, const char *s, size_t n)
{
	return end_size(o, s, n) != 0;
}

/* ---- cells --------------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the delimiter that stands at S, of which N are left; 0 if none does. */
static size_t
delimiter_at(const struct csv_dialect *x, const char *s, size_t n)
{
	const char *separator = x->options->separator;

	if (separator == NULL)
		return *s == x->delimiter;
	size_t k = strlen(separator);
	return n >= k && memcmp(s, separator, k) == 0 ? k : 0;
}

static void
put(struct csv_dialect *x, const char *s, size_t n)
{
	csv_text_cell(&x->out, s, n);
	x->keep = x->out.n;
}

static void
cell_open(struct csv_dialect *x, enum dialect_state state)
{
	csv_text_put(&x->out, "\"", 1);
	x->keep = x->out.n;
	x->state = state;
}

static void
cell_close(struct csv_dialect *x, const char *behind)
{
	if (x->state == DIALECT_BEGIN)
		csv_text_put(&x->out, "\"", 1);
	else if (x->state == DIALECT_BARE && (x->options->trim & CSV_TRIM_AFTER) != 0)
		x->out.n = x->keep;
	csv_text_put(&x->out, "\"", 1);
	csv_text_put(&x->out, behind, 1);
	x->state = DIALECT_BEGIN;
}

/*
 * Does the escape character stand at S with something behind it that it protects? That may be a
 * line end, of which a CRLF is one character.
 */
static size_t
escaped(const struct csv_dialect *x, const char *s, size_t n)
{
	const struct csv_options *o = x->options;

	if (o->escape == '\0' || *s != o->escape || n < 2)
		return 0;
	if (o->escape_quote)
		return x->state == DIALECT_QUOTED && (s[1] == x->quote || s[1] == *s) ? 2 : 0;
	if (o->escape == x->quote)
		return 0;
	return n > 2 && s[1] == '\r' && s[2] == '\n' ? 3 : 2;
}

/* A character of a cell that is not in quotes, at its beginning or behind. How many are taken. */
static size_t
take_bare(struct csv_dialect *x, const char *s)
{
	const struct csv_options *o = x->options;

	if (x->state == DIALECT_BEGIN) {
		if (is_blank(*s) && (o->trim & CSV_TRIM_BEFORE) != 0)
			return 1;
		if (x->quote != '\0' && *s == x->quote) {
			cell_open(x, DIALECT_QUOTED);
			return 1;
		}
		cell_open(x, DIALECT_BARE);
	}
	if (x->quote != '\0' && *s == x->quote && o->stray == CSV_STRAY_REFUSED)
		return 0;
	if (is_blank(*s))
		csv_text_put(&x->out, s, 1);
	else
		put(x, s, 1);
	return 1;
}

/* What stands behind the quote at HELD and is no end of the cell. How many bytes are taken. */
static size_t
take_closed(struct csv_dialect *x, const char *held, const char *s)
{
	const struct csv_options *o = x->options;

	if (*s == x->quote && s == held + 1 && !o->not_doubled
	    && !(o->escape_quote && o->escape != x->quote)) {
		put(x, s, 1);
		x->state = DIALECT_QUOTED;
		return 1;
	}
	if (is_blank(*s) && (o->trim & (CSV_TRIM_AFTER | CSV_TRIM_QUOTED)) != 0)
		return 1;
	if (o->stray == CSV_STRAY_REFUSED)
		return 0;
	const char *from = o->stray == CSV_STRAY_KEPT ? held : held + 1;
	put(x, from, (size_t)(s - from));
	if (o->stray == CSV_STRAY_PARTS) {
		put(x, s, 1);
		x->state = DIALECT_BARE;
		return 1;
	}
	if (*s == x->quote) /* it may be the closing one */
		return SIZE_MAX;
	put(x, s, 1);
	x->state = DIALECT_QUOTED;
	return 1;
}

/* The N bytes at S, a line without its end if that is stated, to out. False at a stray quote. */
static bool
take_text(struct csv_dialect *x, const char *s, size_t n)
{
	const char *held = NULL;

	for (size_t i = 0; i < n;) {
		size_t k = x->state != DIALECT_CLOSED ? escaped(x, s + i, n - i) : 0;
		if (k != 0) {
			if (x->state == DIALECT_BEGIN)
				cell_open(x, DIALECT_BARE);
			put(x, s + i + 1, k - 1);
			i += k;
		} else if (x->state == DIALECT_QUOTED && s[i] == x->quote) {
			held = s + i++;
			x->state = DIALECT_CLOSED;
		} else if (x->state == DIALECT_QUOTED) {
			put(x, s + i++, 1);
		} else if ((k = delimiter_at(x, s + i, n - i)) != 0) {
			cell_close(x, ",");
			i += k;
		} else {
			k = x->state == DIALECT_CLOSED ? take_closed(x, held, s + i)
						       : take_bare(x, s + i);
			if (k == 0)
				return false;
			if (k == SIZE_MAX)
				held = s + i++;
			else
				i += k;
		}
	}
	return true;
}

/* ---- lines ---------------------------------------------------------------- */

static enum dialect_code
end_record(struct csv_dialect *x)
{
	cell_close(x, "\n");
	return DIALECT_ENDED;
}

/* Does the line's end, of SIZE bytes behind the N at S, stand behind an escape character? */
static bool
is_end_escaped(const struct csv_dialect *x, const char *s, size_t n)
{
	const struct csv_options *o = x->options;
	size_t escapes = 0;

	if (o->escape == '\0' || o->escape_quote || o->escape == x->quote)
		return false;
	while (escapes < n && s[n - 1 - escapes] == o->escape)
		escapes++;
	return escapes % 2 == 1;
}

enum dialect_code
dialect_line(struct csv_dialect *x, const char *s, size_t n, bool last)
{
	const struct csv_options *o = x->options;
	size_t end = end_size(o, s, n);

	x->out.n = x->keep = 0;
	if (n == 0)
		return x->state == DIALECT_QUOTED && o->stray == CSV_STRAY_REFUSED
		    ? DIALECT_UNCLOSED
		    : end_record(x);
	if (end == 0 && last && s[n - 1] == '\r' && o->line_end == CSV_END_LF)
		n--; /* half a CRLF */
	if (end != 0 && is_end_escaped(x, s, n - end))
		end = 0;
	if (!take_text(x, s, n - end))
		return DIALECT_STRAY;
	if (end == 0)
		return DIALECT_OPEN;
	if (x->state != DIALECT_QUOTED)
		return end_record(x);
	if (!last || o->stray != CSV_STRAY_PARTS)
		put(x, s + n - end, end);
	return DIALECT_OPEN;
}

bool
dialect_is_empty(const struct csv_dialect *x)
{
	return x->state == DIALECT_BEGIN;
}

void
dialect_free(struct csv_dialect *x)
{
	free(x->out.s);
}
