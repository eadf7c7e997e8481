/*
 * report/odt_part.h - what the parts of the .odt writer share.
 */
#ifndef REPORT_ODT_PART_H
#define REPORT_ODT_PART_H

#include "report/doc.h"
#include "report/markup.h"

/* What a page has room for, cm. */
#define PORTRAIT_WIDTH   16.6
#define PORTRAIT_HEIGHT  24.0
#define LANDSCAPE_WIDTH  25.7
#define LANDSCAPE_HEIGHT 15.0

/* The page's colours (report/style.c), for paper. */
#define INK  "#1d2731"
#define SOFT "#4b5763"
#define LINE "#d3dae1"
#define TINT "#f3f6f8"
#define LINK "#12436d"
#define WARN "#801650"

#define TABLE_SIZES 5 /* of type in tables, largest first */

struct odt {
	struct markup m;         /* the text */
	struct markup automatic; /* the styles that its tables need */
	struct arena *arena;
	const char *paragraph; /* style of a paragraph whose node has none that is known */
	const char *strong;    /* style of what is important there; NULL: the usual */
	const char *tone;      /* a verdict's id: the colour of symbols; NULL: none */
	bool png;              /* pictures as PNG also */
	bool landscape;        /* the page being written on */
	bool in_list;
	size_t nsections, ntables;
	const struct picture *sign;    /* above the title; NULL: none */
	const struct figure **figures; /* in the order of the text */
	size_t nfigures, capfigures;
};

/* ---- odt_style.c: styles.xml ---------------------------------------------- */

/* The root of a part of the package: TAG with the names it may use; the caller closes it. */
void odt_root(struct markup *m, const char *tag);
/* MARK: in large letters on every page, NULL: none. DOC's title is at the foot of each. */
void odt_styles(struct markup *m, const struct node *doc, const char *mark);
/* The id of the verdict among the words of STYLE; NULL if there is none. */
const char *odt_tone(const char *style);
/* The K-th verdict's id and colour; false behind the last. */
bool odt_tone_at(size_t k, const char **id, const char **colour);
/* Attributes of an open tag, written "name=value;name=value;". */
void odt_attributes(struct markup *m, const char *list);
/* LIST with ACCENT, #rrggbb, where it has the colour of links; as it is if that is "". */
#define ODT_LIST 512
void odt_recolour(char out[ODT_LIST], const char *list, const char *accent);
/* An element TAG with attributes; nothing if there are none. */
void odt_properties(struct markup *m, const char *tag, const char *attributes);
/*
 * A style of FAMILY, left open for more properties; PARENT and TAG may be NULL, PROPERTIES are
 * TAG's. odt_style_end closes it.
 */
void odt_style(struct markup *m, const char *name, const char *family, const char *parent,
    const char *tag, const char *properties);
void odt_style_end(struct markup *m);

/* ---- odt_cell.c: automatic styles ----------------------------------------- */

/* Looks of cells and of text in them at each size, and of what begins a page turned, of DOC. */
void odt_automatic(struct markup *m, const struct node *doc);
/* Points of a table's type, SIZE 0 to TABLE_SIZES - 1. */
double odt_table_points(size_t size);
/* Cm kept free at the right of its cells, beside their padding. */
double odt_table_air(size_t size);

/* ---- odt_body.c: the text ------------------------------------------------- */

/* The whole of DOC. */
void odt_body(struct odt *o, const struct node *doc);
/* The text of N, if not NULL, marked where it is Danish in a document that is not. */
void odt_text(struct odt *o, const struct node *n);
/* N if it is inline; false if it is a block, of which nothing is written. */
bool odt_inline(struct odt *o, const struct node *n);
/* An anchor of the name ID, if not NULL. */
void odt_anchor(struct odt *o, const char *id);
/* A paragraph of STYLE, to be closed; one of TEXT alone, none if that is NULL. */
void odt_open_paragraph(struct odt *o, const char *style);
void odt_close_paragraph(struct odt *o);
void odt_plain(struct odt *o, const char *style, const char *text);
/* A link to the anchor ID; attributes may follow, and the caller closes text:a. */
void odt_open_reference(struct odt *o, const char *id);
/* The anchor of the NUMBER-th section, from 1 in the order of the text. */
const char *odt_section_anchor(struct odt *o, size_t number);
/* Is N set below the text before it, small? */
bool odt_is_minor(const struct node *n);

/* ---- odt_contents.c ------------------------------------------------------- */

/* The list of contents that N asks for, of the sections of DOC. */
void odt_contents(struct odt *o, const struct node *n, const struct node *doc);

/* ---- odt_table.c ---------------------------------------------------------- */

void odt_table(struct odt *o, const struct node *n);
/* Does the table N need a page turned? */
bool odt_table_is_wide(const struct node *n);

/* Has the row N this style: "head", "group", "whole"? N may be NULL. */
bool odt_is_row(const struct node *n, const char *style);

/* ---- odt_width.c: room for the columns of a table ------------------------- */

#define ODT_COLUMNS 64 /* of a table; more are not measured */

struct odt_column {
	double least; /* ems: its longest word */
	double most;  /* its longest line */
	double width; /* cm, as set */
};

struct odt_layout {
	struct odt_column columns[ODT_COLUMNS];
	size_t n;
	size_t size; /* of type, as in odt_table_points */
	bool landscape;
};

/*
 * Lay the table N out in T, zeroed: at the largest type at which short lines do not break, upright
 * or else across; else the largest that fits, upright or across; else whatever the words need at
 * the smallest.
 */
void odt_lay_out(struct odt_layout *t, const struct node *n);
/* Cm from side to side, and from top to bottom, rather too many. */
double odt_width(const struct odt_layout *t);
double odt_height(const struct odt_layout *t, const struct node *n);

/* ---- odt.c: the package --------------------------------------------------- */

/* Name in the package of the NUMBER-th picture, which shows F, as ENDING ("svg", "png"). */
const char *odt_picture_name(
    size_t number, const struct figure *f, const char *ending, struct arena *a);
/* The same of the sign above the title. */
const char *odt_sign_name(const struct picture *p);

#endif
