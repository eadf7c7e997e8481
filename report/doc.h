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
#include "model/settings.h"
#include "model/words.h"

enum node_kind {
	NODE_DOCUMENT,  /* text: title; children: sections and blocks; style of one with words of
			   an office's own: the colour of links and accents, #rrggbb, or "" */
	NODE_CONTENTS,  /* text: its name; a writer lists the sections of level 2 here */
	NODE_SECTION,   /* text: heading, id; level; children */
	NODE_PARAGRAPH, /* text or inline children */
	NODE_TEXT,      /* inline text */
	NODE_STRONG,    /* inline, important */
	NODE_SYMBOL,    /* inline sign whose meaning the words beside it give too */
	NODE_DATE,      /* inline; text: the date in words; id: as ISO 8601 */
	NODE_LINK,      /* inline; text; id: the section or row it points to */
	NODE_FILE_LINK, /* inline; text; id: a file of the report, from the page's own folder, or an
			   anchor of one; style: "current" if it is this page */
	NODE_WEB_LINK,  /* inline; text; id: an address that base/url.h calls safe */
	NODE_SPARK,     /* inline; text: a checked <svg> as small as a word, with its own name */
	NODE_NAV,       /* text: its name; children: lists of links to other pages */
	NODE_NOTE,      /* a boxed remark; style says which; children */
	NODE_LIST,      /* children: NODE_ITEM */
	NODE_ITEM,      /* text or inline children */
	NODE_TABLE,     /* text: caption; children: NODE_ROW, the first of them heads */
	NODE_ROW,       /* style: "head", "group" or ""; id; children: NODE_CELL */
	NODE_CELL,      /* text or inline children; head: row or column head; numeric; span */
	NODE_FIGURE,    /* figure; text: caption */
	NODE_PICTURE,   /* picture; first in the document: its sign, above the title */
	NODE_COLUMNS,   /* two columns on a wide page; children: blocks, of which a figure of
			   style "tall", or the facts, has a column to itself */
	NODE_DETAILS,   /* text: summary, closed at first; children */
	NODE_FOOTER     /* last in the document: small print; text or inline children */
};

struct node {
	enum node_kind kind;
	const char *text;
	const char
	    *id; /* anchor of a section or row, target of a link, ISO form of a date; or NULL */
	const char *name;  /* of a section without id: a name that its heading ends with; or NULL */
	const char *style; /* a word the writers know: "met", "warning", "example"; NULL if none */
	int level;         /* of a section: 2 to 5 */
	int span;          /* of a cell: columns, 0 = 1 */
	bool head;
	bool numeric;
	bool danish; /* its text, or its name, is Danish in a document of another language */
	enum language language; /* of a document */
	const struct figure *figure;
	const struct picture *picture;
	struct node *first, *last, *next;
};

/* A new node as PARENT's last child (NULL: a root). Strings are not copied. */
struct node *node_add(struct node *parent, enum node_kind kind, const char *text, struct arena *a);

/* The same with the words that make a section, a styled node, a cell. */
struct node *node_section(
    struct node *parent, int level, const char *id, const char *heading, struct arena *a);
struct node *node_styled(
    struct node *parent, enum node_kind kind, const char *style, const char *text, struct arena *a);
struct node *node_head_cell(struct node *row, const char *text, struct arena *a);
struct node *node_number_cell(struct node *row, const char *text, struct arena *a);

/* N (NULL: nothing), whose text is a Danish name in a document in language L. N. */
struct node *node_name(struct node *n, enum language l);

/* The first row of TABLE: N column heads. */
struct node *node_head_row(struct node *table, const char *const *heads, size_t n, struct arena *a);

/* SENTENCE as the next of a paragraph, a space before it unless it is the first. NULL: nothing. */
void node_say(struct node *paragraph, const char *sentence, struct arena *a);

#endif
