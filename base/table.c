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

/* Widest cell of each column; the flex column gives way until a line fits WIDTH. */
static void
measure(const struct table *t, int width, int *w)
{
	int total = 0;

	for (size_t c = 0; c < t->ncolumns; c++) {
		w[c] = text_width(t->heads[c]);
		for (size_t r = 0; r < t->nrows; r++)
			if (!is_heading(t, t->rows[r]) && text_width(t->rows[r][c]) > w[c])
				w[c] = text_width(t->rows[r][c]);
		total += w[c] + (c > 0 ? GAP : 0);
	}
	if (total > width) {
		w[t->flex] -= total - width;
		if (w[t->flex] < FLEX_MIN)
			w[t->flex] = FLEX_MIN;
	}
}

/* Bytes of S that fit WIDTH columns, cut at a blank if there is one. */
static size_t
fitting(const char *s, int width)
{
	size_t last_blank = 0, n = strlen(s), at = 0;
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
			last_blank = at;
		at += k;
	}
	return last_blank > 0 ? last_blank : at > 0 ? at : n;
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
