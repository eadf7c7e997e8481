#include "base/table.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

#define GAP         2 /* blanks between columns */
#define MAX_COLUMNS 32
#define FLEX_MIN    12

void
table_row(struct table *t, const char *const *cells)
{
	const char **row = arena_array(t->arena, t->ncolumns, sizeof *row);

	assert(t->ncolumns <= MAX_COLUMNS);
	memcpy(row, cells, t->ncolumns * sizeof *row);
	t->rows = arena_grow(t->arena, t->rows, t->nrows, &t->cap, sizeof *t->rows);
	t->rows[t->nrows++] = row;
}

void
table_heading(struct table *t, const char *text)
{
	const char *cells[MAX_COLUMNS] = { text };

	table_row(t, cells);
}

static bool
is_heading(const struct table *t, const char *const *row)
{
	return t->ncolumns > 1 && row[1] == NULL;
}

/* The longest part of S between blanks. */
static int
longest_word(const struct table *t, const char *s)
{
	int longest = 0;

	while (*s != '\0') {
		size_t n = strcspn(s, " ");
		int w = text_width(arena_strndup(t->arena, s, n));
		if (w > longest)
			longest = w;
		s += n + strspn(s + n, " ");
	}
	return longest;
}

static int
widest(const struct table *t, size_t c, bool wrapped)
{
	int w = wrapped ? longest_word(t, t->heads[c]) : text_width(t->heads[c]);

	for (size_t r = 0; r < t->nrows; r++) {
		if (is_heading(t, t->rows[r]))
			continue;
		const char *cell = t->rows[r][c];
		int own = wrapped ? longest_word(t, cell) : text_width(cell);
		if (own > w)
			w = own;
	}
	return w;
}

int
table_width(const struct table *t, size_t c)
{
	return widest(t, c, false);
}

int
table_least(const struct table *t, size_t c)
{
	return widest(t, c, t->aligns[c] == ALIGN_LEFT);
}

/* The widest left column that can still give way, but for the flex one; ncolumns if none can. */
static size_t
widest_left(const struct table *t, const int *w)
{
	size_t found = t->ncolumns;

	for (size_t c = 0; c < t->ncolumns; c++)
		if (c != t->flex && w[c] > table_least(t, c)
		    && (found == t->ncolumns || w[c] > w[found]))
			found = c;
	return found;
}

/* A column gives *OVER of its width *W, down to LEAST. */
static void
give_way(int *w, int least, int *over)
{
	int give = *w - least < *over ? *w - least : *over;

	if (give <= 0)
		return;
	*w -= give;
	*over -= give;
}

/*
 * Widest cell of each column. To fit WIDTH the flex column gives way while it is easily read, then
 * other left ones do, the widest first, and at last the flex one again.
 */
static void
measure(const struct table *t, int width, int *w)
{
	int over = -width;
	size_t c;

	for (c = 0; c < t->ncolumns; c++) {
		w[c] = table_width(t, c);
		over += w[c] + (c > 0 ? GAP : 0);
	}
	give_way(&w[t->flex], TABLE_READABLE, &over);
	while (over > 0 && (c = widest_left(t, w)) < t->ncolumns)
		give_way(&w[c], table_least(t, c), &over);
	give_way(&w[t->flex], FLEX_MIN, &over);
}

/* Bytes of S that fit WIDTH columns, cut at a blank or after a hyphen if there is one. */
static size_t
fitting(const char *s, int width)
{
	size_t cut = 0, n = strlen(s), at = 0;
	char one[5];

	if (text_width(s) <= width)
		return n;
	for (int used = 0; at < n;) {
		size_t k = 1;
		while (at + k < n && ((unsigned char)s[at + k] & 0xC0) == 0x80)
			k++;
		memcpy(one, s + at, k < 4 ? k : 4);
		one[k < 4 ? k : 4] = '\0';
		used += text_width(one);
		if (used > width)
			break;
		if (s[at] == ' ')
			cut = at;
		else if (s[at] == '-' && at > 0 && strchr(" 0123456789", s[at + 1]) == NULL)
			cut = at + 1;
		at += k;
	}
	return cut > 0 ? cut : at > 0 ? at : n;
}

static void
put_cell(FILE *out, const char *cut, int width, enum align align, bool last)
{
	int pad = width - text_width(cut);

	if (pad < 0)
		pad = 0;
	if (align == ALIGN_RIGHT)
		fprintf(out, "%*s", pad, "");
	text_put_safe(out, cut);
	if (align == ALIGN_LEFT && !last)
		fprintf(out, "%*s", pad, "");
}

/* Does a column after C still have something to print on this line? */
static bool
is_last(const struct table *t, const char *const *rest, size_t c)
{
	for (size_t k = c + 1; k < t->ncolumns; k++)
		if (*rest[k] != '\0')
			return false;
	return true;
}

/* One row, on as many lines as its wrapped cells need. */
static void
put_row(const struct table *t, const char *const *row, const int *w, FILE *out)
{
	const char *rest[MAX_COLUMNS];
	bool more = true;

	for (size_t c = 0; c < t->ncolumns; c++)
		rest[c] = row[c] != NULL ? row[c] : "";
	while (more) {
		more = false;
		for (size_t c = 0; c < t->ncolumns; c++) {
			size_t n = fitting(rest[c], w[c]);
			bool last = is_last(t, rest, c);
			put_cell(out, arena_printf(t->arena, "%.*s", (int)n, rest[c]), w[c],
			    t->aligns[c], last);
			rest[c] += n + strspn(rest[c] + n, " ");
			more = more || *rest[c] != '\0';
			if (last)
				break;
			fprintf(out, "%*s", GAP, "");
		}
		fputc('\n', out);
	}
}

void
table_print(const struct table *t, FILE *out, int width)
{
	int w[MAX_COLUMNS];

	measure(t, width, w);
	put_row(t, t->heads, w, out);
	for (size_t c = 0; c < t->ncolumns; c++) {
		for (int i = 0; i < w[c]; i++)
			fputs("\xE2\x94\x80", out); /* ─ */
		fputs(c + 1 < t->ncolumns ? "  " : "\n", out);
	}
	for (size_t r = 0; r < t->nrows; r++) {
		if (is_heading(t, t->rows[r])) {
			fputs(r > 0 ? "\n" : "", out);
			text_put_safe(out, t->rows[r][0]);
			fputc('\n', out);
		} else {
			put_row(t, t->rows[r], w, out);
		}
	}
}
