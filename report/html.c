#include "report/html.h"

#include <assert.h>
#include <string.h>

#include "model/prose.h"
#include "report/markup.h"
#include "report/style.h"

#define CONTENT_ID "indhold"

static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

static void put_node(struct markup *m, const struct node *n);

static void
put_children(struct markup *m, const struct node *n)
{
	for (const struct node *c = n->first; c != NULL; c = c->next)
		put_node(m, c);
}

/* Of a name that is not in the page's language. */
static void
put_own_language(struct markup *m, const struct node *n)
{
	markup_attr(m, "lang", n->danish ? "da" : NULL);
}

/* Text or inline children inside TAG, with the node's style as class. */
static void
put_inline(struct markup *m, const char *tag, const struct node *n)
{
	markup_open(m, tag);
	markup_attr(m, "class", n->style);
	put_own_language(m, n);
	markup_text(m, n->text);
	put_children(m, n);
	markup_close(m, tag);
}

static void
put_block(struct markup *m, const char *tag, const struct node *n)
{
	put_inline(m, tag, n);
	markup_line(m);
}

static void
put_paragraph(struct markup *m, const struct node *n)
{
	put_block(m, "p", n);
}

static void
put_text(struct markup *m, const struct node *n)
{
	if (n->style != NULL || n->danish)
		put_inline(m, "span", n);
	else
		markup_text(m, n->text);
}

static void
put_strong(struct markup *m, const struct node *n)
{
	put_inline(m, "strong", n);
}

static void
put_symbol(struct markup *m, const struct node *n)
{
	markup_open(m, "span");
	markup_attr(m, "class", "symbol");
	markup_attr(m, "aria-hidden", "true");
	markup_text(m, n->text);
	markup_close(m, "span");
}

static void
put_date(struct markup *m, const struct node *n)
{
	markup_open(m, "time");
	markup_attr(m, "datetime", n->id);
	markup_text(m, n->text);
	markup_close(m, "time");
}

/* A link to ID, with the text of N. */
static void
put_reference(struct markup *m, const char *id, const struct node *n)
{
	char target[128];

	snprintf(target, sizeof target, "#%s", id);
	markup_open(m, "a");
	markup_attr(m, "href", target);
	put_own_language(m, n);
	markup_text(m, n->text);
	markup_close(m, "a");
}

static void
put_link(struct markup *m, const struct node *n)
{
	put_reference(m, n->id, n);
}

static void
put_file_link(struct markup *m, const struct node *n)
{
	markup_open(m, "a");
	markup_attr(m, "href", n->id);
	if (n->style != NULL && strcmp(n->style, "current") == 0)
		markup_attr(m, "aria-current", "page");
	markup_text(m, n->text);
	markup_close(m, "a");
}

static void
put_web_link(struct markup *m, const struct node *n)
{
	markup_open(m, "a");
	markup_attr(m, "href", n->id);
	markup_text(m, n->text);
	markup_close(m, "a");
}

static void
put_spark(struct markup *m, const struct node *n)
{
	markup_raw(m, n->text, strlen(n->text));
}

static void
put_nav(struct markup *m, const struct node *n)
{
	markup_open(m, "nav");
	markup_attr(m, "class", "pages");
	markup_attr(m, "aria-label", n->text);
	put_children(m, n);
	markup_close(m, "nav");
	markup_line(m);
}

static void
put_note(struct markup *m, const struct node *n)
{
	markup_open(m, "div");
	markup_attr(m, "class", n->style);
	markup_attr(m, "role", "note");
	markup_text(m, n->text);
	put_children(m, n);
	markup_close(m, "div");
	markup_line(m);
}

static void
put_list(struct markup *m, const struct node *n)
{
	put_block(m, "ul", n);
}

static void
put_item(struct markup *m, const struct node *n)
{
	put_block(m, "li", n);
}

/* What the heading of N ends with. */
static void
put_name(struct markup *m, const struct node *n)
{
	if (!n->danish) {
		markup_text(m, n->name);
		return;
	}
	markup_open(m, "span");
	put_own_language(m, n);
	markup_text(m, n->name);
	markup_close(m, "span");
}

static void
put_section(struct markup *m, const struct node *n)
{
	char heading[] = { 'h', (char)('0' + n->level), '\0' };

	markup_open(m, "section");
	markup_attr(m, "class", n->style);
	markup_attr(m, "id", n->id);
	markup_open(m, heading);
	if (n->name == NULL)
		put_own_language(m, n);
	markup_text(m, n->text);
	if (n->name != NULL)
		put_name(m, n);
	markup_close(m, heading);
	markup_line(m);
	put_children(m, n);
	markup_close(m, "section");
	markup_line(m);
}

static void
put_contents(struct markup *m, const struct node *n, const struct node *doc)
{
	markup_open(m, "nav");
	markup_attr(m, "aria-label", n->text);
	markup_open(m, "ul");
	for (const struct node *c = doc->first; c != NULL; c = c->next) {
		if (c->kind != NODE_SECTION || c->id == NULL)
			continue;
		markup_open(m, "li");
		put_reference(m, c->id, c);
		markup_close(m, "li");
		markup_line(m);
	}
	markup_close(m, "ul");
	markup_close(m, "nav");
	markup_line(m);
}

static void
put_details(struct markup *m, const struct node *n)
{
	markup_open(m, "details");
	markup_element(m, "summary", n->text);
	markup_line(m);
	put_children(m, n);
	markup_close(m, "details");
	markup_line(m);
}

/* ---- tables ------------------------------------------------------------- */

static bool
is_row(const struct node *n, const char *style)
{
	return n != NULL && n->kind == NODE_ROW && n->style != NULL && strcmp(n->style, style) == 0;
}

/* SCOPE: of a head cell. LABEL: the column's head, shown beside the cell where columns do not fit.
 */
static void
put_cell(struct markup *m, const struct node *n, const char *scope, const char *label)
{
	const char *tag = n->head ? "th" : "td";
	char class[64];

	snprintf(class, sizeof class, "%s%s%s", n->numeric ? "num" : "",
	    n->numeric && n->style != NULL ? " " : "", n->style != NULL ? n->style : "");
	markup_open(m, tag);
	if (n->head)
		markup_attr(m, "scope", scope);
	if (n->span > 1)
		markup_attr_int(m, "colspan", n->span);
	markup_attr(m, "class", class[0] != '\0' ? class : NULL);
	put_own_language(m, n);
	if (!n->head)
		markup_attr(m, "data-label", label);
	/* one box for what a narrow screen sets beside the label */
	if (label != NULL && !n->head)
		markup_open(m, "div");
	markup_text(m, n->text);
	put_children(m, n);
	if (label != NULL && !n->head)
		markup_close(m, "div");
	markup_close(m, tag);
}

/* HEADS: the head row when cells are to repeat it, else NULL. */
static void
put_row(struct markup *m, const struct node *n, const char *scope, const struct node *heads)
{
	const struct node *head = heads != NULL ? heads->first : NULL;

	markup_open(m, "tr");
	markup_attr(m, "id", n->id);
	markup_attr(m, "class", n->style);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		put_cell(m, c, scope, head != NULL ? head->text : NULL);
		head = head != NULL ? head->next : NULL;
	}
	markup_close(m, "tr");
	markup_line(m);
}

/* Rows from N on, a tbody for each group. */
static void
put_bodies(struct markup *m, const struct node *n, const struct node *heads)
{
	while (n != NULL) {
		markup_open(m, "tbody");
		if (is_row(n, "group")) {
			put_row(m, n, "rowgroup", NULL);
			n = n->next;
		}
		for (; n != NULL && !is_row(n, "group"); n = n->next)
			put_row(m, n, "row", heads);
		markup_close(m, "tbody");
		markup_line(m);
	}
}

/*
 * A table of many columns can be wider than the screen: it scrolls in a region that the keyboard
 * reaches. One of two columns does not, and would be one landmark more to step over.
 */
static void
put_table(struct markup *m, const struct node *n)
{
	const struct node *head = is_row(n->first, "head") ? n->first : NULL;
	bool cards = n->style != NULL && strcmp(n->style, "cards") == 0;
	bool narrow = n->first != NULL && n->first->first != NULL && n->first->first->next != NULL
	    && n->first->first->next->next == NULL;

	markup_open(m, "div");
	markup_attr(m, "class", "scroll");
	if (!narrow) {
		markup_attr(m, "role", "region");
		markup_attr(m, "aria-label", n->text);
		markup_attr(m, "tabindex", "0");
	}
	markup_open(m, "table");
	markup_attr(m, "class", n->style);
	markup_line(m);
	markup_element(m, "caption", n->text);
	markup_line(m);
	if (head != NULL) {
		markup_open(m, "thead");
		put_row(m, head, "col", NULL);
		markup_close(m, "thead");
		markup_line(m);
	}
	put_bodies(m, head != NULL ? head->next : n->first, cards ? head : NULL);
	markup_close(m, "table");
	markup_close(m, "div");
	markup_line(m);
}

static void
put_figure(struct markup *m, const struct node *n)
{
	markup_open(m, "figure");
	markup_attr(m, "class", n->style);
	markup_line(m);
	markup_raw(m, n->figure->svg, n->figure->size);
	markup_line(m);
	markup_element(m, "figcaption", n->text);
	markup_close(m, "figure");
	markup_line(m);
}

static void
put_picture(struct markup *m, const struct node *n)
{
	const struct picture *p = n->picture;

	markup_open(m, "p");
	markup_attr(m, "class", "logo");
	markup_void(m, "img");
	markup_attr(m, "alt", p->alt);
	put_own_language(m, n);
	markup_attr_int(m, "width", (int)p->width);
	markup_attr_int(m, "height", (int)p->height);
	markup_attr_data(m, "src", p->type, p->data, p->size);
	markup_close(m, "p");
	markup_line(m);
}

static void
put_columns(struct markup *m, const struct node *n)
{
	markup_open(m, "div");
	markup_attr(m, "class", "columns");
	markup_line(m);
	put_children(m, n);
	markup_close(m, "div");
	markup_line(m);
}

/* ---- the page ----------------------------------------------------------- */

static void (*const writers[])(struct markup *, const struct node *) = {
	[NODE_SECTION] = put_section,
	[NODE_PARAGRAPH] = put_paragraph,
	[NODE_TEXT] = put_text,
	[NODE_STRONG] = put_strong,
	[NODE_SYMBOL] = put_symbol,
	[NODE_DATE] = put_date,
	[NODE_LINK] = put_link,
	[NODE_FILE_LINK] = put_file_link,
	[NODE_WEB_LINK] = put_web_link,
	[NODE_SPARK] = put_spark,
	[NODE_NAV] = put_nav,
	[NODE_NOTE] = put_note,
	[NODE_LIST] = put_list,
	[NODE_ITEM] = put_item,
	[NODE_TABLE] = put_table,
	[NODE_FIGURE] = put_figure,
	[NODE_PICTURE] = put_picture,
	[NODE_COLUMNS] = put_columns,
	[NODE_DETAILS] = put_details,
};

static void
put_node(struct markup *m, const struct node *n)
{
	/* document, contents, row, cell, footer stand in one place only: their parent writes them
	 */
	assert((size_t)n->kind < countof(writers) && writers[n->kind] != NULL);
	writers[n->kind](m, n);
}

static void
put_meta(struct markup *m, const char *key, const char *name, const char *content)
{
	markup_void(m, "meta");
	markup_attr(m, key, name);
	markup_attr(m, "content", content);
	markup_line(m);
}

/* What a document with words of an office's own needs: its rules and its colour. */
static void
put_own_style(struct markup *m, const struct node *doc)
{
	char rules[160];

	if (doc->style == NULL)
		return;
	markup_raw(m, style_own, strlen(style_own));
	if (doc->style[0] == '\0')
		return;
	int n = snprintf(rules, sizeof rules,
	    ":root { --link: %.7s; }\nbody > header { border-top: 6px solid var(--link); }\n",
	    doc->style);
	markup_raw(m, rules, (size_t)n);
}

static void
put_head(struct markup *m, const struct node *doc)
{
	markup_open(m, "head");
	markup_line(m);
	markup_void(m, "meta");
	markup_attr(m, "charset", "utf-8");
	markup_line(m);
	put_meta(m, "http-equiv", "Content-Security-Policy", policy);
	put_meta(m, "name", "viewport", "width=device-width, initial-scale=1");
	markup_open(m, "title");
	put_own_language(m, doc);
	markup_text(m, doc->text);
	markup_close(m, "title");
	markup_line(m);
	markup_open(m, "style");
	markup_line(m);
	for (size_t i = 0; style_sheet[i] != NULL; i++)
		markup_raw(m, style_sheet[i], strlen(style_sheet[i]));
	put_own_style(m, doc);
	markup_close(m, "style");
	markup_line(m);
	markup_close(m, "head");
	markup_line(m);
}

/* A dash parts the title; a line breaks there before it breaks inside a part. */
static void
put_title(struct markup *m, const struct node *doc)
{
	static const char dash[] = " – ";
	const char *title = doc->text, *part = strstr(title, dash);
	char first[256]; /* with the dash */

	markup_open(m, "h1");
	put_own_language(m, doc);
	if (part == NULL || (size_t)(part - title) + strlen(dash) > sizeof first) {
		markup_text(m, title);
	} else {
		snprintf(first, sizeof first, "%.*s –", (int)(part - title), title);
		markup_element(m, "span", first);
		markup_text(m, " ");
		markup_element(m, "span", part + strlen(dash));
	}
	markup_close(m, "h1");
	markup_line(m);
}

static void
put_body(struct markup *m, const struct node *doc)
{
	const struct node *n = doc->first;

	markup_open(m, "a");
	markup_attr(m, "class", "skip");
	markup_attr(m, "href", "#" CONTENT_ID);
	markup_text(m, prose_say(doc->language, "Spring til indholdet"));
	markup_close(m, "a");
	markup_line(m);
	markup_open(m, "header");
	if (n != NULL && n->kind == NODE_PICTURE) {
		put_picture(m, n);
		n = n->next;
	}
	put_title(m, doc);
	for (; n != NULL && n->kind != NODE_SECTION && n->kind != NODE_FOOTER; n = n->next) {
		if (n->kind == NODE_CONTENTS)
			put_contents(m, n, doc);
		else
			put_node(m, n);
	}
	markup_close(m, "header");
	markup_line(m);
	markup_open(m, "main");
	markup_attr(m, "id", CONTENT_ID);
	markup_line(m);
	for (; n != NULL && n->kind != NODE_FOOTER; n = n->next)
		put_node(m, n);
	markup_close(m, "main");
	markup_line(m);
	if (n != NULL)
		put_block(m, "footer", n);
}

void
html_write(const struct node *doc, FILE *out)
{
	struct markup m;

	fputs("<!DOCTYPE html>\n", out);
	markup_begin(&m, out);
	markup_open(&m, "html");
	markup_attr(&m, "lang", doc->language == LANGUAGE_ENGLISH ? "en" : "da");
	markup_line(&m);
	put_head(&m, doc);
	markup_open(&m, "body");
	markup_line(&m);
	put_body(&m, doc);
	markup_close(&m, "body");
	markup_line(&m);
	markup_close(&m, "html");
	markup_line(&m);
	markup_end(&m);
}
