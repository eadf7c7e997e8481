/*
 * report/doc.h - a document as a tree. Writers (html.h; others later) walk it.
 *
 * Text is plain UTF-8 everywhere; only a writer knows how to make it safe.
 */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

enum node_kind {
	NODE_DOCUMENT,  /* text: title; children: sections and blocks */
	NODE_SECTION,   /* text: heading, id; level; children */
	NODE_PARAGRAPH, /* text or inline children */
	NODE_TEXT,      /* inline text */
	NODE_STRONG,    /* inline, important */
	NODE_LINK,      /* inline; text; id: the section it points to */
	NODE_NOTE,      /* a boxed remark; style says which; children */
	NODE_LIST,      /* children: NODE_ITEM */
	NODE_ITEM,      /* inline children */
	NODE_TABLE,     /* text: caption; children: NODE_ROW, the first of them heads */
	NODE_ROW,       /* style: "head", "group" or ""; children: NODE_CELL */
	NODE_CELL,      /* text or inline children; head: row or column head; numeric; span */
	NODE_FIGURE,    /* figure; text: caption */
	NODE_DETAILS    /* text: summary, closed at first; children */
};

struct node {
	enum node_kind kind;
	const char *text;
	const char *id;    /* anchor of a section, target of a link; NULL if none */
	const char *style; /* a word the writers know: "met", "warning", "example"; NULL if none */
	int level;         /* of a section: 2, 3, 4 */
	int span;          /* of a cell: columns, 0 = 1 */
	bool head;
	bool numeric;
	const struct figure *figure;
	struct node *first, *last, *next;
};

/* A new node as PARENT's last child (NULL: a root). Strings are not copied. */
struct node *node_add(struct node *parent, enum node_kind kind, const char *text, struct arena *a);

#endif
