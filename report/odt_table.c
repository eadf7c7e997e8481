#include <string.h>

#include "base/diag.h"
#include "report/odt_part.h"

#define HEIGHT_KEPT 14.0 /* cm; a table no higher is not parted by a page's end */

bool
odt_is_row(const struct node *n, const char *style)
{
	return n != NULL && n->style != NULL && strcmp(n->style, style) == 0;
}

bool
odt_table_is_wide(const struct node *n)
{
	struct odt_layout t = { .n = 0 };

	odt_lay_out(&t, n);
	return t.landscape;
}

/* ---- styles --------------------------------------------------------------- */

static void
put_styles(struct odt *o, const struct odt_layout *t, bool kept)
{
	struct markup *m = &o->automatic;

	odt_style(m, arena_printf(o->arena, "Tabel%zu", o->ntables), "table", NULL,
	    "style:table-properties",
	    arena_printf(o->arena,
		"style:width=%.2fcm;table:align=left;fo:margin-bottom=0.2cm;"
		"style:may-break-between-rows=%s;",
		odt_width(t), kept ? "false" : "true"));
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

	if (odt_is_row(row, "head"))
		return "Hovedfelt";
	if (odt_is_row(row, "group"))
		return "Gruppefelt";
	if (odt_is_row(row, "whole"))
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
	if (odt_is_row(row, "group") && cell->head)
		return "Gruppe";
	if (cell->head && (odt_is_row(row, "head") || odt_is_row(row, "whole")))
		return numeric ? "Talhoved" : "Hoved";
	if (cell->head)
		return "Raekke";
	if (odt_is_row(row, "whole"))
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
	odt_text(o, cell);
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
	struct odt_layout t = { .n = 0 };
	const struct node *row = n->first;

	odt_lay_out(&t, n);
	o->ntables++;
	put_styles(o, &t, odt_height(&t, n) <= HEIGHT_KEPT);
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
	if (odt_is_row(row, "head")) {
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
