#include "cli/grid.h"

#include <string.h>

#include "base/text.h"

#define PROSE      100
#define COLUMN_GAP 2 /* as base/table.c has it */

static bool
says_something(const char *cell)
{
	return cell != NULL && *cell != '\0' && strcmp(cell, "\xE2\x80\x93") != 0;
}

/* Is column C of T worth its room? A heading across counts for nothing. */
static bool
is_kept(const struct table *t, size_t c)
{
	if (c == t->flex)
		return true;
	for (size_t r = 0; r < t->nrows; r++)
		if (t->rows[r][1] != NULL && says_something(t->rows[r][c]))
			return true;
	return false;
}

/* Print the columns of T that KEEP has. */
static void
print_kept(const struct table *t, FILE *out, int width, const bool *keep)
{
	const char **heads = arena_array(t->arena, t->ncolumns, sizeof *heads);
	enum align *aligns = arena_array(t->arena, t->ncolumns, sizeof *aligns);
	size_t *of = arena_array(t->arena, t->ncolumns, sizeof *of);
	struct table kept = { .arena = t->arena, .heads = heads, .aligns = aligns };

	for (size_t c = 0; c < t->ncolumns; c++) {
		if (!keep[c])
			continue;
		if (c == t->flex)
			kept.flex = kept.ncolumns;
		heads[kept.ncolumns] = t->heads[c];
		aligns[kept.ncolumns] = t->aligns[c];
		of[kept.ncolumns++] = c;
	}
	const char **cells = arena_array(t->arena, t->ncolumns, sizeof *cells);
	for (size_t r = 0; r < t->nrows; r++) {
		if (t->rows[r][1] == NULL) {
			table_heading(&kept, t->rows[r][0]);
			continue;
		}
		for (size_t c = 0; c < kept.ncolumns; c++)
			cells[c] = t->rows[r][of[c]];
		table_row(&kept, cells);
	}
	table_print(&kept, out, width);
}

void
grid_print(const struct table *t, FILE *out, int width)
{
	bool *keep = arena_array(t->arena, t->ncolumns, sizeof *keep);

	for (size_t c = 0; c < t->ncolumns; c++)
		keep[c] = is_kept(t, c);
	print_kept(t, out, width, keep);
}

/* The width of the columns KEEP has, with TABLE_READABLE for the flex one if its cells are longer.
 */
static int
readable_width(const struct table *t, const bool *keep)
{
	int sum = -COLUMN_GAP;

	for (size_t c = 0; c < t->ncolumns; c++) {
		if (!keep[c])
			continue;
		int w = c == t->flex ? table_width(t, c) : table_least(t, c);
		sum += COLUMN_GAP + (c == t->flex && w > TABLE_READABLE ? TABLE_READABLE : w);
	}
	return sum;
}

size_t
grid_fit(const struct table *t, FILE *out, int width, const size_t *expendable, size_t n)
{
	bool *keep = arena_array(t->arena, t->ncolumns, sizeof *keep);
	size_t gone = 0;

	for (size_t c = 0; c < t->ncolumns; c++)
		keep[c] = true;
	while (gone < n && readable_width(t, keep) > width)
		keep[expendable[gone++]] = false;
	print_kept(t, out, width, keep);
	return gone;
}

int
grid_prose(int width)
{
	return width < PROSE ? width : PROSE;
}

void
grid_paragraph(FILE *out, const char *text, int width, int indent, struct arena *a)
{
	int used = 0;

	while (*text != '\0') {
		size_t n = strcspn(text, " ");
		const char *word = arena_strndup(a, text, n);
		int w = text_width(word);
		if (used > 0 && used + 1 + w > width) {
			fprintf(out, "\n%*s", indent, "");
			used = indent;
		} else if (used > 0) {
			fputc(' ', out);
			used++;
		}
		text_put_safe(out, word);
		used += w;
		text += n + strspn(text + n, " ");
	}
	fputc('\n', out);
}

void
grid_indented(FILE *out, const char *text, int width, int indent, struct arena *a)
{
	fprintf(out, "%*s", indent, "");
	grid_paragraph(out, text, width - indent, indent + 2, a);
}
