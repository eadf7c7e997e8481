#include "report/odt_part.h"

#define CONTENTS_MAX 3 /* the deepest level in the list of contents */

static void
put_entry(struct odt *o, const struct node *n, size_t number)
{
	const char *anchor = odt_section_anchor(o, number);

	odt_open_paragraph(o, arena_printf(o->arena, "Indhold_%d", n->level - 1));
	odt_open_reference(o, anchor);
	odt_text(o, n);
	markup_open(&o->m, "text:tab");
	markup_close(&o->m, "text:tab");
	markup_open(&o->m, "text:bookmark-ref");
	markup_attr(&o->m, "text:reference-format", "page");
	markup_attr(&o->m, "text:ref-name", anchor);
	markup_text(&o->m, "1");
	markup_close(&o->m, "text:bookmark-ref");
	markup_close(&o->m, "text:a");
	odt_close_paragraph(o);
}

/* Entries for the sections at and after N, numbered as put_heading does. */
static void
put_entries(struct odt *o, const struct node *n, size_t *number)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == NODE_SECTION) {
			++*number;
			if (n->level <= CONTENTS_MAX)
				put_entry(o, n, *number);
		}
		put_entries(o, n->first, number);
	}
}

/* How the list is made anew in an editor: headings 2 and 3 with page numbers. */
static void
put_contents_source(struct odt *o, const char *name)
{
	static const char *const parts[][3] = {
		{ "text:index-entry-link-start", NULL, NULL },
		{ "text:index-entry-text", NULL, NULL },
		{ "text:index-entry-tab-stop", "style:type", "right" },
		{ "text:index-entry-page-number", NULL, NULL },
		{ "text:index-entry-link-end", NULL, NULL },
	};

	markup_open(&o->m, "text:table-of-content-source");
	markup_attr_int(&o->m, "text:outline-level", CONTENTS_MAX - 1);
	markup_attr(&o->m, "text:use-outline-level", "false");
	markup_attr(&o->m, "text:use-index-marks", "false");
	markup_attr(&o->m, "text:use-index-source-styles", "true");
	markup_open(&o->m, "text:index-title-template");
	markup_attr(&o->m, "text:style-name", "Contents_20_Heading");
	markup_text(&o->m, name);
	markup_close(&o->m, "text:index-title-template");
	for (int level = 1; level < CONTENTS_MAX; level++) {
		markup_open(&o->m, "text:table-of-content-entry-template");
		markup_attr_int(&o->m, "text:outline-level", level);
		markup_attr(
		    &o->m, "text:style-name", arena_printf(o->arena, "Contents_20_%d", level));
		for (size_t k = 0; k < countof(parts); k++) {
			markup_open(&o->m, parts[k][0]);
			if (parts[k][1] != NULL) {
				markup_attr(&o->m, parts[k][1], parts[k][2]);
				markup_attr(&o->m, "style:leader-char", ".");
			}
			markup_close(&o->m, parts[k][0]);
		}
		markup_close(&o->m, "text:table-of-content-entry-template");
	}
	for (int level = 1; level < CONTENTS_MAX; level++) {
		markup_open(&o->m, "text:index-source-styles");
		markup_attr_int(&o->m, "text:outline-level", level);
		markup_open(&o->m, "text:index-source-style");
		markup_attr(
		    &o->m, "text:style-name", arena_printf(o->arena, "Heading_20_%d", level + 1));
		markup_close(&o->m, "text:index-source-style");
		markup_close(&o->m, "text:index-source-styles");
	}
	markup_close(&o->m, "text:table-of-content-source");
}

void
odt_contents(struct odt *o, const struct node *n, const struct node *doc)
{
	size_t number = 0;

	markup_open(&o->m, "text:table-of-content");
	markup_attr(&o->m, "text:name", n->text);
	put_contents_source(o, n->text);
	markup_open(&o->m, "text:index-body");
	markup_open(&o->m, "text:index-title");
	markup_attr(&o->m, "text:name", arena_printf(o->arena, "%s_Head", n->text));
	odt_plain(o, "Contents_20_Heading", n->text);
	markup_close(&o->m, "text:index-title");
	put_entries(o, doc->first, &number);
	markup_close(&o->m, "text:index-body");
	markup_close(&o->m, "text:table-of-content");
	markup_line(&o->m);
}
