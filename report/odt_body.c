#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "report/odt_part.h"

#define CM_PER_PIXEL 0.0215 /* of a chart: its 12 pixel type becomes 7.3 points */
#define SIGN_WIDTH   7.0    /* cm at most, of the sign above the title */
#define SIGN_HEIGHT  1.8

static void put_block(struct odt *o, const struct node *n);

/* ---- inline --------------------------------------------------------------- */

static bool
has_word(const char *style, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = style; s != NULL && (s = strstr(s, word)) != NULL; s += n)
		if ((s == style || s[-1] == ' ') && (s[n] == '\0' || s[n] == ' '))
			return true;
	return false;
}

bool
odt_is_minor(const struct node *n)
{
	return n->kind == NODE_TEXT && has_word(n->style, "minor");
}

void
odt_anchor(struct odt *o, const char *id)
{
	if (id == NULL)
		return;
	markup_open(&o->m, "text:bookmark");
	markup_attr(&o->m, "text:name", id);
	markup_close(&o->m, "text:bookmark");
}

void
odt_text(struct odt *o, const struct node *n)
{
	if (!n->danish || n->text == NULL) {
		markup_text(&o->m, n->text);
		return;
	}
	markup_open(&o->m, "text:span");
	markup_attr(&o->m, "text:style-name", "Dansk");
	markup_text(&o->m, n->text);
	markup_close(&o->m, "text:span");
}

static void
put_children(struct odt *o, const struct node *n)
{
	for (const struct node *c = n->first; c != NULL; c = c->next)
		odt_inline(o, c);
}

static void
put_span(struct odt *o, const char *style, const struct node *n)
{
	markup_open(&o->m, "text:span");
	markup_attr(&o->m, "text:style-name", style);
	odt_text(o, n);
	put_children(o, n);
	markup_close(&o->m, "text:span");
}

void
odt_open_reference(struct odt *o, const char *id)
{
	markup_open(&o->m, "text:a");
	markup_attr(&o->m, "xlink:type", "simple");
	markup_attr(&o->m, "xlink:href", arena_printf(o->arena, "#%s", id));
}

static void
put_link(struct odt *o, const struct node *n)
{
	odt_open_reference(o, n->id);
	markup_attr(&o->m, "text:style-name", "Internet_20_link");
	markup_attr(&o->m, "text:visited-style-name", "Internet_20_link");
	odt_text(o, n);
	markup_close(&o->m, "text:a");
}

static void
put_web_link(struct odt *o, const struct node *n)
{
	markup_open(&o->m, "text:a");
	markup_attr(&o->m, "xlink:type", "simple");
	markup_attr(&o->m, "xlink:href", n->id);
	markup_attr(&o->m, "text:style-name", "Internet_20_link");
	markup_attr(&o->m, "text:visited-style-name", "Internet_20_link");
	markup_text(&o->m, n->text);
	markup_close(&o->m, "text:a");
}

bool
odt_inline(struct odt *o, const struct node *n)
{
	switch (n->kind) {
	case NODE_TEXT:
	case NODE_DATE:
		odt_text(o, n);
		put_children(o, n);
		return true;
	case NODE_STRONG:
		put_span(o,
		    has_word(n->style, "mark") ? "Maerke"
			: o->strong != NULL    ? o->strong
					       : "Strong_20_Emphasis",
		    n);
		return true;
	case NODE_SYMBOL:
		put_span(o,
		    o->tone != NULL ? arena_printf(o->arena, "Tegn_%s", o->tone)
				    : "Strong_20_Emphasis",
		    n);
		return true;
	case NODE_LINK: put_link(o, n); return true;
	case NODE_WEB_LINK: put_web_link(o, n); return true;
	case NODE_FILE_LINK: odt_text(o, n); return true;
	case NODE_SPARK: return true; /* the page's */
	default: return false;
	}
}

static bool
is_inline(const struct node *n)
{
	return n->kind == NODE_TEXT || n->kind == NODE_DATE || n->kind == NODE_STRONG
	    || n->kind == NODE_SYMBOL || n->kind == NODE_LINK || n->kind == NODE_FILE_LINK
	    || n->kind == NODE_WEB_LINK || n->kind == NODE_SPARK;
}

/* ---- paragraphs ----------------------------------------------------------- */

void
odt_open_paragraph(struct odt *o, const char *style)
{
	markup_open(&o->m, "text:p");
	markup_attr(&o->m, "text:style-name", style);
}

void
odt_close_paragraph(struct odt *o)
{
	markup_close(&o->m, "text:p");
	markup_line(&o->m);
}

void
odt_plain(struct odt *o, const char *style, const char *text)
{
	if (text == NULL)
		return;
	odt_open_paragraph(o, style);
	markup_text(&o->m, text);
	odt_close_paragraph(o);
}

/* The text and children of N: inline ones as paragraphs of STYLE, blocks as they are. */
static void
put_mixed(struct odt *o, const char *style, const struct node *n)
{
	const struct node *c = n->first;

	if (n->text != NULL || (c != NULL && is_inline(c))) {
		odt_open_paragraph(o, style);
		odt_text(o, n);
		for (; c != NULL && is_inline(c); c = c->next)
			odt_inline(o, c);
		odt_close_paragraph(o);
	}
	while (c != NULL) {
		if (!is_inline(c)) {
			put_block(o, c);
			c = c->next;
			continue;
		}
		odt_open_paragraph(o, style);
		for (; c != NULL && is_inline(c); c = c->next)
			odt_inline(o, c);
		odt_close_paragraph(o);
	}
}

/* The style for the words of STYLE; FALLBACK if none is known. */
static const char *
paragraph_style(struct odt *o, const char *style, const char *fallback)
{
	static const char *const known[][2] = {
		{ "lead", "Indledning" },
		{ "as-of", "Opgjort" },
		{ "table-note", "Tabelnote" },
		{ "source", "Kilde" },
		{ "subtitle", "Undertitel" },
		{ "byline", "Egne_20_ord_20_kilde" },
	};

	for (size_t k = 0; k < countof(known); k++)
		if (has_word(style, known[k][0]))
			return known[k][1];
	if (has_word(style, "count"))
		return o->tone != NULL ? arena_printf(o->arena, "Antal_%s", o->tone) : "Antal";
	if (has_word(style, "badge"))
		return o->tone != NULL ? arena_printf(o->arena, "Vurdering_%s", o->tone)
				       : "Vurdering";
	return fallback;
}

static void
put_paragraph(struct odt *o, const struct node *n)
{
	const char *outer = o->tone;

	if (has_word(n->style, "back"))
		return;
	if (odt_tone(n->style) != NULL)
		o->tone = odt_tone(n->style);
	put_mixed(o, paragraph_style(o, n->style, o->paragraph), n);
	o->tone = outer;
}

static void
put_note(struct odt *o, const struct node *n)
{
	const char *paragraph = o->paragraph, *strong = o->strong;
	bool warns = has_word(n->style, "example");

	o->paragraph = warns ? "Boks_example" : "Boks";
	o->strong = warns ? "Eksempel" : NULL;
	put_mixed(o, o->paragraph, n);
	o->paragraph = paragraph;
	o->strong = strong;
}

static void
put_list(struct odt *o, const struct node *n)
{
	const char *paragraph = o->paragraph, *tone = o->tone;

	if (n->first == NULL)
		return;
	markup_open(&o->m, "text:list");
	if (!o->in_list)
		markup_attr(&o->m, "text:style-name",
		    has_word(n->style, "tally") ? "Optaelling" : "Punkter");
	bool outer = o->in_list;
	o->in_list = true;
	o->paragraph = "List";
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		markup_open(&o->m, "text:list-item");
		if (odt_tone(c->style) != NULL)
			o->tone = odt_tone(c->style);
		put_mixed(o, "List", c);
		o->tone = tone;
		markup_close(&o->m, "text:list-item");
	}
	markup_close(&o->m, "text:list");
	markup_line(&o->m);
	o->in_list = outer;
	o->paragraph = paragraph;
}

static void
put_details(struct odt *o, const struct node *n)
{
	bool turns = !o->landscape && n->first != NULL && n->first->kind == NODE_TABLE
	    && odt_table_is_wide(n->first);

	if (turns)
		o->landscape = true;
	odt_plain(o, turns ? "Udfoldet_liggende" : "Udfoldet", n->text);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		put_block(o, c);
}

static void
put_columns(struct odt *o, const struct node *n)
{
	for (const struct node *c = n->first; c != NULL; c = c->next)
		put_block(o, c);
}

/* ---- sections ------------------------------------------------------------ */

const char *
odt_section_anchor(struct odt *o, size_t number)
{
	return arena_printf(o->arena, "afsnit.%zu", number);
}

static void
put_heading(struct odt *o, const struct node *n)
{
	bool turns = o->landscape;

	o->landscape = false;
	markup_open(&o->m, "text:h");
	markup_attr(&o->m, "text:style-name",
	    arena_printf(o->arena, turns ? "Heading_%d_staaende" : "Heading_20_%d", n->level));
	markup_attr_int(&o->m, "text:outline-level", n->level);
	odt_anchor(o, odt_section_anchor(o, ++o->nsections));
	odt_anchor(o, n->id);
	odt_text(o, n);
	markup_text(&o->m, n->name);
	markup_close(&o->m, "text:h");
	markup_line(&o->m);
}

static void
put_section(struct odt *o, const struct node *n)
{
	const char *paragraph = o->paragraph;

	put_heading(o, n);
	if (has_word(n->style, "own"))
		o->paragraph = "Egne_20_ord";
	for (const struct node *c = n->first; c != NULL; c = c->next)
		put_block(o, c);
	o->paragraph = paragraph;
}

/* ---- figures -------------------------------------------------------------- */

/* The shape of F's drawing, pixels, as its viewBox tells; 4:3 if it does not. */
static void
figure_shape(const struct figure *f, double *width, double *height)
{
	static const char name[] = "viewBox=\"";
	const char *box = strstr(f->svg, name), *end = strchr(f->svg, '>');
	double v[4] = { 0, 0, 640, 480 };

	*width = v[2];
	*height = v[3];
	if (box == NULL || end == NULL || box > end)
		return;
	char *at = (char *)box + strlen(name);
	for (size_t k = 0; k < countof(v); k++)
		v[k] = strtod(at, &at);
	if (v[2] >= 1 && v[2] <= 1e5 && v[3] >= 1 && v[3] <= 1e5) {
		*width = v[2];
		*height = v[3];
	}
}

/* A frame NAME, cm, left open for its pictures and words about them. */
static void
open_frame(struct odt *o, const char *name, double width, double height)
{
	markup_open(&o->m, "draw:frame");
	markup_attr(&o->m, "draw:style-name", "Graphics");
	markup_attr(&o->m, "draw:name", name);
	markup_attr(&o->m, "text:anchor-type", "as-char");
	markup_attr(&o->m, "svg:width", arena_printf(o->arena, "%.2fcm", width));
	markup_attr(&o->m, "svg:height", arena_printf(o->arena, "%.2fcm", height));
}

/* The part NAME of the package, in an open frame. */
static void
put_image(struct odt *o, const char *name, const char *type)
{
	markup_open(&o->m, "draw:image");
	markup_attr(&o->m, "xlink:href", name);
	markup_attr(&o->m, "xlink:type", "simple");
	markup_attr(&o->m, "xlink:show", "embed");
	markup_attr(&o->m, "xlink:actuate", "onLoad");
	markup_attr(&o->m, "draw:mime-type", type);
	markup_close(&o->m, "draw:image");
}

static void
put_frame(struct odt *o, const struct figure *f, const char *title)
{
	double width, height, most_wide = o->landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH,
			      most_high = o->landscape ? LANDSCAPE_HEIGHT - 2 : PORTRAIT_HEIGHT - 5;

	figure_shape(f, &width, &height);
	double scale = CM_PER_PIXEL;
	if (width * scale > most_wide)
		scale = most_wide / width;
	if (height * scale > most_high)
		scale = most_high / height;
	o->figures =
	    arena_grow(o->arena, o->figures, o->nfigures, &o->capfigures, sizeof(struct figure *));
	o->figures[o->nfigures++] = f;
	open_frame(
	    o, arena_printf(o->arena, "Figur %zu", o->nfigures), width * scale, height * scale);
	put_image(o, odt_picture_name(o->nfigures, f, "svg", o->arena), "image/svg+xml");
	if (o->png && f->png != NULL)
		put_image(o, odt_picture_name(o->nfigures, f, "png", o->arena), "image/png");
	markup_element(&o->m, "svg:title", title != NULL ? title : f->title);
	markup_element(&o->m, "svg:desc", f->alt);
	markup_close(&o->m, "draw:frame");
}

static void
put_figure(struct odt *o, const struct node *n)
{
	odt_open_paragraph(o, "Billede");
	put_frame(o, n->figure, n->text);
	odt_close_paragraph(o);
	odt_plain(o, "Figure", n->text);
}

/* The sign N above the title, as large as the page shows it. */
static void
put_sign(struct odt *o, const struct node *n)
{
	const struct picture *p = n->picture;
	double scale = CM_PER_PIXEL;

	if (p->width * scale > SIGN_WIDTH)
		scale = SIGN_WIDTH / p->width;
	if (p->height * scale > SIGN_HEIGHT)
		scale = SIGN_HEIGHT / p->height;
	o->sign = p;
	odt_open_paragraph(o, "Logo");
	open_frame(o, "Logo", p->width * scale, p->height * scale);
	put_image(o, odt_sign_name(p), p->type);
	/* the PDF takes no picture without words */
	markup_element(&o->m, "svg:title", p->alt[0] != '\0' ? p->alt : "Logo");
	markup_element(&o->m, "svg:desc", p->alt[0] != '\0' ? p->alt : "Logo");
	markup_close(&o->m, "draw:frame");
	odt_close_paragraph(o);
}

/* ---- the text ------------------------------------------------------------- */

static void (*const writers[])(struct odt *, const struct node *) = {
	[NODE_SECTION] = put_section,
	[NODE_PARAGRAPH] = put_paragraph,
	[NODE_NOTE] = put_note,
	[NODE_LIST] = put_list,
	[NODE_TABLE] = odt_table,
	[NODE_FIGURE] = put_figure,
	[NODE_COLUMNS] = put_columns,
	[NODE_DETAILS] = put_details,
};

static void
put_block(struct odt *o, const struct node *n)
{
	/* the others stand in one place only: their parent writes them */
	assert((size_t)n->kind < countof(writers) && writers[n->kind] != NULL);
	writers[n->kind](o, n);
}

void
odt_body(struct odt *o, const struct node *doc)
{
	const struct node *n = doc->first;

	if (n != NULL && n->kind == NODE_PICTURE) {
		put_sign(o, n);
		n = n->next;
	}
	markup_open(&o->m, "text:h");
	markup_attr(&o->m, "text:style-name", "Heading_20_1");
	markup_attr_int(&o->m, "text:outline-level", 1);
	markup_text(&o->m, doc->text);
	markup_close(&o->m, "text:h");
	markup_line(&o->m);
	for (; n != NULL; n = n->next) {
		if (n->kind == NODE_CONTENTS)
			odt_contents(o, n, doc);
		else if (n->kind == NODE_FOOTER)
			put_mixed(o, "Afslutning", n);
		else
			put_block(o, n);
	}
}
