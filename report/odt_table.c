#include <string.h>

#include "base/diag.h"
#include "report/odt_part.h"

#define MAX_COLUMNS  64
#define CELL_SIDES   0.22 /* cm, padding of both sides and a little more */
#define CM_PER_POINT 0.03528
#define ROWS_KEPT    26 /* a table of so many rows at most is not parted by a page's end */

struct column {
	double least; /* cm: its longest word, at one point of type */
	double most;  /* its longest line */
	double width; /* cm, as set */
};

struct layout {
	struct column columns[MAX_COLUMNS];
	size_t n;
	size_t size; /* of type */
	bool landscape;
};

static bool
is_row(const struct node *n, const char *style)
{
	return n != NULL && n->style != NULL && strcmp(n->style, style) == 0;
}

/* ---- widths --------------------------------------------------------------- */

/* Width in ems of the character that begins with byte C, of Liberation Sans, rather too wide. */
static double
character_width(unsigned char c)
{
	if (c >= 0x80 && c < 0xC0)
		return 0; /* counted with its first byte */
	if (strchr("iljtfrI.,:;'|!-()/ ", c) != NULL)
		return 0.34;
	if (strchr("mwMW%@", c) != NULL)
		return 0.89;
	return c >= 'A' && c <= 'Z' ? 0.72 : 0.56;
}

struct ruler {
	double word, line; /* of the one being read, in ems */
	double longest_word, longest_line;
	double scale;
};

static void
measure_text(struct ruler *m, const char *s)
{
	for (; s != NULL && *s != '\0'; s++) {
		double w = character_width((unsigned char)*s) * m->scale;
		m->line += w;
		m->word = *s == ' ' ? 0 : m->word + w;
		if (m->word > m->longest_word)
			m->longest_word = m->word;
		if (m->line > m->longest_line)
			m->longest_line = m->line;
		if (*s == '-' || *s == '/')
			m->word = 0;
	}
}

static void
measure_node(struct ruler *m, const struct node *n)
{
	double scale = m->scale;

	if (odt_is_minor(n)) {
		m->word = m->line = 0;
		m->scale = 0.88 * scale;
	}
	measure_text(m, n->text);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		measure_node(m, c);
	m->scale = scale;
}

/* What the cells of N's rows need; a cell across columns takes what there is. */
static void
measure_table(struct layout *t, const struct node *n)
{
	for (const struct node *row = n->first; row != NULL; row = row->next) {
		size_t k = 0;
		bool bold = is_row(row, "head") || is_row(row, "whole");
		for (const struct node *c = row->first; c != NULL && k < MAX_COLUMNS; c = c->next) {
			struct ruler m = { .scale = bold ? 1.09 : 1.0 };
			size_t span = c->span > 1 ? (size_t)c->span : 1;
			if (span == 1) {
				measure_node(&m, c);
				struct column *column = &t->columns[k];
				if (c->numeric && !c->head)
					m.longest_word = m.longest_line;
				if (m.longest_word > column->least)
					column->least = m.longest_word;
				if (m.longest_line > column->most)
					column->most = m.longest_line;
			}
			k += span;
		}
		if (k > t->n)
			t->n = k < MAX_COLUMNS ? k : MAX_COLUMNS;
	}
}

/*
 * Columns at type SIZE on a page WIDTH wide: each its longest word, the rest shared by what the
 * lines ask for. False if not even the words have room; the widths are then too large together.
 */
static bool
fit(struct layout *t, size_t size, double width)
{
	double cm = odt_table_points(size) * CM_PER_POINT, least = 0, wish = 0;

	for (size_t k = 0; k < t->n; k++) {
		struct column *c = &t->columns[k];
		/* no column takes more than half of what is there on account of long text */
		double most = c->most * cm + CELL_SIDES, cap = 0.5 * width;
		c->width = c->least * cm + CELL_SIDES;
		least += c->width;
		if (most > cap)
			most = cap;
		wish += most > c->width ? most - c->width : 0;
	}
	if (least > width)
		return false;
	double share = wish > 0 ? (width - least) / wish : 0;
	for (size_t k = 0; k < t->n && wish > 0; k++) {
		struct column *c = &t->columns[k];
		double most = c->most * cm + CELL_SIDES;
		if (most > 0.5 * width)
			most = 0.5 * width;
		if (most > c->width)
			c->width += share * (most - c->width);
	}
	for (size_t k = 0; k < t->n && wish <= 0; k++)
		t->columns[k].width *= width / least;
	return true;
}

/* The largest type that fits upright, else across, else whatever the words need at the smallest. */
static void
lay_out(struct layout *t, const struct node *n)
{
	measure_table(t, n);
	for (int turn = 0; turn < 2; turn++) {
		double width = turn == 0 ? PORTRAIT_WIDTH : LANDSCAPE_WIDTH, sum = 0;
		t->landscape = turn == 1;
		for (t->size = 0; t->size < TABLE_SIZES; t->size++)
			if (fit(t, t->size, width))
				return;
		for (size_t k = 0; k < t->n; k++)
			sum += t->columns[k].width;
		for (size_t k = 0; k < t->n && turn == 1; k++)
			t->columns[k].width *= width / sum;
	}
	t->size = TABLE_SIZES - 1;
}

/* ---- styles --------------------------------------------------------------- */

static double
width_of(const struct layout *t)
{
	double sum = 0;

	for (size_t k = 0; k < t->n; k++)
		sum += t->columns[k].width;
	return sum;
}

static void
put_styles(struct odt *o, const struct layout *t, size_t nrows)
{
	struct markup *m = &o->automatic;

	odt_style(m, arena_printf(o->arena, "Tabel%zu", o->ntables), "table", NULL,
	    "style:table-properties",
	    arena_printf(o->arena,
		"style:width=%.2fcm;table:align=left;fo:margin-bottom=0.2cm;"
		"style:may-break-between-rows=%s;",
		width_of(t), nrows <= ROWS_KEPT ? "false" : "true"));
	odt_style_end(m);
	for (size_t k = 0; k < t->n; k++) {
		odt_style(m, arena_printf(o->arena, "Tabel%zu.%zu", o->ntables, k + 1),
		    "table-column", NULL, "style:table-column-properties",
		    arena_printf(o->arena, "style:column-width=%.2fcm;", t->columns[k].width));
		odt_style_end(m);
	}
}

/* ---- cells ---------------------------------------------------------------- */

static const char *
field_style(struct odt *o, const struct node *row, const struct node *cell)
{
	const char *tone = odt_tone(cell->style);

	if (is_row(row, "head"))
		return "Hovedfelt";
	if (is_row(row, "group"))
		return "Gruppefelt";
	if (is_row(row, "whole"))
		return "Heltfelt";
	return tone != NULL ? arena_printf(o->arena, "Felt_%s", tone) : "Felt";
}

static const char *
text_style(const struct node *row, const struct node *cell, bool minor)
{
	bool numeric = cell->numeric;

	if (minor && cell->head)
		return numeric ? "Lilletalhoved" : "Lillehoved";
	if (minor)
		return numeric ? "Lilletal" : "Lille";
	if (is_row(row, "group") && cell->head)
		return "Gruppe";
	if (cell->head && (is_row(row, "head") || is_row(row, "whole")))
		return numeric ? "Talhoved" : "Hoved";
	if (cell->head)
		return "Raekke";
	if (is_row(row, "whole"))
		return numeric ? "Heltal" : "Hel";
	return numeric ? "Tal" : "Celle";
}

static void
open_line(struct odt *o, const struct node *row, const struct node *cell, size_t size, bool minor)
{
	markup_open(&o->m, "text:p");
	markup_attr(&o->m, "text:style-name",
	    arena_printf(o->arena, "%s%zu", text_style(row, cell, minor), size));
}

static bool
is_blank(const struct node *n)
{
	return n->kind == NODE_TEXT && n->first == NULL
	    && (n->text == NULL || strspn(n->text, " ") == strlen(n->text));
}

/* The text of CELL, what is minor on lines of its own. ID: the row's anchor, or NULL. */
static void
put_lines(
    struct odt *o, const struct node *row, const struct node *cell, size_t size, const char *id)
{
	bool empty = cell->text == NULL; /* the line being written */

	open_line(o, row, cell, size, false);
	odt_anchor(o, id);
	markup_text(&o->m, cell->text);
	for (const struct node *c = cell->first; c != NULL; c = c->next) {
		if (odt_is_minor(c)) {
			const char *text = c->text + (c->text != NULL ? strspn(c->text, " ") : 0);
			if (!empty) {
				markup_close(&o->m, "text:p");
				open_line(o, row, cell, size, true);
			}
			markup_text(&o->m, text);
			empty = false;
		} else if (!is_blank(c) || (c->next != NULL && !odt_is_minor(c->next))) {
			odt_inline(o, c);
			empty = false;
		}
	}
	markup_close(&o->m, "text:p");
}

static void
put_cell(
    struct odt *o, const struct node *row, const struct node *cell, size_t size, const char *id)
{
	const char *outer = o->tone;

	o->tone = odt_tone(cell->style);
	markup_open(&o->m, "table:table-cell");
	markup_attr(&o->m, "table:style-name", field_style(o, row, cell));
	markup_attr(&o->m, "office:value-type", "string");
	if (cell->span > 1)
		markup_attr_int(&o->m, "table:number-columns-spanned", cell->span);
	put_lines(o, row, cell, size, id);
	markup_close(&o->m, "table:table-cell");
	for (int k = 1; k < cell->span; k++) {
		markup_open(&o->m, "table:covered-table-cell");
		markup_close(&o->m, "table:covered-table-cell");
	}
	o->tone = outer;
}

static void
put_row(struct odt *o, const struct node *row, size_t size)
{
	markup_open(&o->m, "table:table-row");
	for (const struct node *c = row->first; c != NULL; c = c->next)
		put_cell(o, row, c, size, c == row->first ? row->id : NULL);
	markup_close(&o->m, "table:table-row");
	markup_line(&o->m);
}

static void
put_caption(struct odt *o, const struct node *n, bool landscape)
{
	bool turns = landscape && !o->landscape;

	if (landscape)
		o->landscape = true;
	markup_open(&o->m, "text:p");
	markup_attr(&o->m, "text:style-name", turns ? "Table_liggende" : "Table");
	markup_text(&o->m, n->text);
	markup_close(&o->m, "text:p");
	markup_line(&o->m);
}

void
odt_table(struct odt *o, const struct node *n)
{
	struct layout t = { .n = 0 };
	size_t nrows = 0;
	const struct node *row = n->first;

	lay_out(&t, n);
	for (const struct node *r = row; r != NULL; r = r->next)
		nrows++;
	o->ntables++;
	put_styles(o, &t, nrows);
	put_caption(o, n, t.landscape);
	markup_open(&o->m, "table:table");
	markup_attr(&o->m, "table:name", arena_printf(o->arena, "Tabel %zu", o->ntables));
	markup_attr(&o->m, "table:style-name", arena_printf(o->arena, "Tabel%zu", o->ntables));
	for (size_t k = 0; k < t.n; k++) {
		markup_open(&o->m, "table:table-column");
		markup_attr(&o->m, "table:style-name",
		    arena_printf(o->arena, "Tabel%zu.%zu", o->ntables, k + 1));
		markup_close(&o->m, "table:table-column");
	}
	if (is_row(row, "head")) {
		markup_open(&o->m, "table:table-header-rows");
		put_row(o, row, t.size);
		markup_close(&o->m, "table:table-header-rows");
		row = row->next;
	}
	for (; row != NULL; row = row->next)
		put_row(o, row, t.size);
	markup_close(&o->m, "table:table");
	markup_line(&o->m);
}
