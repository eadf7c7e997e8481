#include "model/prose.h"
#include "report/parts.h"

#define WORDS_MOST 4 /* columns of words of a table of numbers */

void
figure_add(struct node *parent, const struct figure *f, const char *style, const char *caption,
    struct arena *a)
{
	if (f == NULL)
		return;
	node_styled(parent, NODE_FIGURE, style, caption, a)->figure = f;
}

void
download_add(struct node *parent, const char *csv, const struct status_input *in, struct arena *a)
{
	if (csv == NULL)
		return;
	struct node *p = node_styled(
	    parent, NODE_PARAGRAPH, "download", prose_say(in->language, "Hent tallene: "), a);
	node_add(p, NODE_FILE_LINK, "CSV", a)->id =
	    page_path(in, arena_printf(a, "%s.csv", csv), a);
	node_add(p, NODE_TEXT, " · ", a);
	node_add(p, NODE_FILE_LINK, prose_say(in->language, "CSV til dansk Excel"), a)->id =
	    page_path(in, arena_printf(a, "%s.dk.csv", csv), a);
}

static void
row_add(struct node *table, const struct figure_table *t, size_t k, struct arena *a)
{
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	for (size_t c = 0; c < t->ncolumns; c++) {
		const char *text = t->cells[k * t->ncolumns + c];
		if (c == 0)
			node_head_cell(row, text, a);
		else
			node_add(row, NODE_CELL, text, a)->numeric = c >= t->nwords;
	}
}

void
chart_table_add(struct node *parent, const struct figure *f, const char *name, const char *csv,
    const struct status_input *in, struct arena *a)
{
	if (f == NULL || !in->tables || f->table.nrows == 0)
		return;
	struct node *details = node_add(parent, NODE_DETAILS,
	    arena_printf(a, prose_say(in->language, "%s: figurens tal"), name), a);
	/* a row of words is read as a card where the page is narrow, one of numbers is not */
	struct node *table =
	    node_styled(details, NODE_TABLE, f->table.nwords > WORDS_MOST ? "cards" : "figures",
		arena_printf(a, "%s – %s", f->title, prose_uncapital(name, a)), a);
	struct node *head = node_head_row(table, f->table.heads, f->table.ncolumns, a)->first;
	for (size_t c = 0; head != NULL; c++, head = head->next)
		head->numeric = c >= f->table.nwords;
	for (size_t k = 0; k < f->table.nrows; k++)
		row_add(table, &f->table, k, a);
	download_add(details, csv, in, a);
}
