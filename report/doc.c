#include "report/doc.h"

struct node *
node_add(struct node *parent, enum node_kind kind, const char *text, struct arena *a)
{
	struct node *n = arena_alloc(a, sizeof *n);

	n->kind = kind;
	n->text = text;
	if (parent == NULL)
		return n;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
	return n;
}

struct node *
node_section(struct node *parent, int level, const char *id, const char *heading, struct arena *a)
{
	struct node *n = node_add(parent, NODE_SECTION, heading, a);

	n->level = level;
	n->id = id;
	return n;
}

struct node *
node_styled(
    struct node *parent, enum node_kind kind, const char *style, const char *text, struct arena *a)
{
	struct node *n = node_add(parent, kind, text, a);

	n->style = style;
	return n;
}

struct node *
node_head_cell(struct node *row, const char *text, struct arena *a)
{
	struct node *n = node_add(row, NODE_CELL, text, a);

	n->head = true;
	return n;
}

struct node *
node_number_cell(struct node *row, const char *text, struct arena *a)
{
	struct node *n = node_add(row, NODE_CELL, text, a);

	n->numeric = true;
	return n;
}

struct node *
node_head_row(struct node *table, const char *const *heads, size_t n, struct arena *a)
{
	struct node *row = node_styled(table, NODE_ROW, "head", NULL, a);

	for (size_t i = 0; i < n; i++)
		node_head_cell(row, heads[i], a);
	return row;
}

void
node_say(struct node *paragraph, const char *sentence, struct arena *a)
{
	if (sentence == NULL)
		return;
	if (paragraph->first != NULL)
		sentence = arena_printf(a, " %s", sentence);
	node_add(paragraph, NODE_TEXT, sentence, a);
}

struct node *
node_name(struct node *n, enum language l)
{
	if (n != NULL)
		n->danish = l != LANGUAGE_DANISH;
	return n;
}
