#include "ingest/plain_record.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int
never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static bool
parser_open(struct plain_records *r)
{
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	csv_set_delim(&r->parser, (unsigned char)r->delimiter);
	csv_set_space_func(&r->parser, never_space);
	return true;
}

bool
records_open(struct plain_records *r, size_t ncolumns, char delimiter)
{
	*r = (struct plain_records){ .ncolumns = ncolumns, .delimiter = delimiter };
	r->cell = calloc(ncolumns, sizeof *r->cell);
	return parser_open(r) && r->cell != NULL;
}

void
records_close(struct plain_records *r)
{
	csv_free(&r->parser);
	free(r->cell);
	free(r->text);
}

/* ---- cells ------------------------------------------------------------ */

static bool
is_high(const char *s, size_t n)
{
	uint64_t all = 0, word = 0;

	for (; n >= sizeof word; s += sizeof word, n -= sizeof word) {
		memcpy(&word, s, sizeof word);
		all |= word;
	}
	word = 0;
	memcpy(&word, s, n);
	return ((all | word) & UINT64_C(0x8080808080808080)) != 0;
}

/* Are these bytes text in the encoding that the file is known to have? */
static bool
is_text(const struct plain_records *r, const char *s, size_t n)
{
	return !is_high(s, n) || encoding_is_page(r->encoding)
	    || (r->encoding == CSV_UTF8 && text_is_utf8(s, n));
}

/* libcsv has a cell. Without quotes it is the bytes as they lie in the line. */
static void
on_field(void *s, size_t n, void *to)
{
	struct plain_records *r = to;

	if (r->ncells == r->ncolumns) {
		r->ncells = SIZE_MAX; /* too many */
		return;
	}
	if (r->ncells > r->ncolumns)
		return;
	struct cell *c = &r->cell[r->ncells];
	if (r->cursor != NULL) {
		c->s = r->cursor;
		r->cursor += n + 1;
		c->after = (size_t)(r->cursor - r->line);
	} else {
		c->s = r->text + r->ntext;
		if (n != 0)
			memcpy(r->text + r->ntext, s, n);
		r->ntext += n;
	}
	c->n = n;
	r->ncells++;
}

static void
on_record(int c, void *to)
{
	struct plain_records *r = to;

	(void)c;
	r->complete = true;
}

/* Give N bytes to libcsv. False: they are no CSV, and it begins anew. */
static bool
parse(struct plain_records *r, const char *s, size_t n)
{
	if (csv_parse(&r->parser, s, n, on_field, on_record, r) == n && r->ncells <= r->ncolumns)
		return true;
	csv_free(&r->parser);
	parser_open(r);
	return false;
}

/* How many bytes A and B have in common; both have N and PLAIN_PAD more to look at. */
static size_t
common(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i += sizeof(uint64_t)) {
		uint64_t x, y;
		memcpy(&x, a + i, sizeof x);
		memcpy(&y, b + i, sizeof y);
		if (x == y)
			continue;
		while (i < n && a[i] == b[i])
			i++;
		return i;
	}
	return n;
}

/* The cells at the beginning of LINE, N bytes with its end, that are those of the line before it.
 */
static size_t
same_cells(const struct plain_records *r, const char *line, size_t n)
{
	size_t k = 0;

	if (r->line == NULL)
		return 0;
	size_t same = common(r->line, line, n < r->line_size ? n : r->line_size);
	while (k + 1 < r->ncolumns && r->cell[k].after <= same)
		k++;
	while (k > 0 && (line[r->cell[k - 1].after] == '\n' || line[r->cell[k - 1].after] == '\r'))
		k--;
	return k;
}

/* Read the unquoted line at s, N bytes with its end. */
static bool
read_line(struct plain_records *r, size_t n)
{
	const char *line = r->s;
	size_t k = same_cells(r, line, n), from = k > 0 ? r->cell[k - 1].after : 0;

	r->same = k;
	r->line = line;
	r->line_size = n;
	r->bytes = n;
	r->lines = 1;
	r->cursor = line + from;
	r->ncells = k;
	r->complete = false;
	if (is_text(r, line + from, n - from) && parse(r, line + from, n - from)
	    && r->ncells == r->ncolumns)
		return true;
	r->line = NULL;
	return false;
}

/* Room for SIZE bytes of text and a NUL for each cell. */
static bool
text_room(struct plain_records *r, size_t size)
{
	size += r->ncolumns;
	if (size <= r->text_size)
		return true;
	char *bigger = realloc(r->text, size);
	if (bigger == NULL)
		return false;
	r->text = bigger;
	r->text_size = size;
	return true;
}

/* The length of the line at S with its LF; 0 if there is none in N bytes, or a CR inside it. */
static size_t
line_length(const char *s, size_t n)
{
	const char *lf = memchr(s, '\n', n);
	const char *cr = lf != NULL ? memchr(s, '\r', (size_t)(lf - s)) : NULL;

	return lf == NULL || (cr != NULL && cr + 1 != lf) ? 0 : (size_t)(lf - s) + 1;
}

/* Read the record with quotes at s. */
static bool
read_quoted(struct plain_records *r)
{
	size_t left = (size_t)(r->end - r->s);

	r->line = NULL;
	r->cursor = NULL;
	r->same = r->ncells = r->ntext = r->bytes = r->lines = 0;
	r->complete = false;
	if (!text_room(r, left))
		return false;
	while (!r->complete) {
		const char *line = r->s + r->bytes;
		size_t k = line_length(line, left - r->bytes);
		if (k == 0 || !is_text(r, line, k)) {
			csv_free(&r->parser);
			parser_open(r);
			return false;
		}
		if (!parse(r, line, k))
			return false;
		r->bytes += k;
		r->lines++;
	}
	return r->ncells == r->ncolumns;
}

/* ---- records ------------------------------------------------------------ */

/* Where the next SIGN is, not before S; END if there is none. */
static const char *
next_sign(const char *last, const char *s, const char *end, char sign)
{
	if (last != NULL && last >= s)
		return last;
	const char *p = memchr(s, sign, (size_t)(end - s));
	return p != NULL ? p : end;
}

void
records_begin(struct plain_records *r, const char *bytes, size_t n)
{
	r->s = bytes;
	r->end = bytes + n;
	r->quote = r->cr = r->nul = r->line = NULL;
}

bool
records_next(struct plain_records *r)
{
	const char *lf = memchr(r->s, '\n', (size_t)(r->end - r->s));

	if (lf == NULL)
		return false;
	size_t n = (size_t)(lf - r->s) + 1;
	r->quote = next_sign(r->quote, r->s, r->end, '"');
	r->cr = next_sign(r->cr, r->s, r->end, '\r');
	r->nul = next_sign(r->nul, r->s, r->end, '\0');
	if (n == 1 || (n == 2 && *r->s == '\r')) {
		r->ncells = 0;
		r->bytes = n;
		r->lines = 1;
		return true;
	}
	if (r->quote > lf && r->cr < lf - 1)
		return false;
	return (r->quote < lf ? read_quoted(r) : read_line(r, n)) && r->nul >= r->s + r->bytes;
}

void
records_pass(struct plain_records *r)
{
	r->s += r->bytes;
}
