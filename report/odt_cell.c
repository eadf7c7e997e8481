#include <stdio.h>

#include "base/diag.h"
#include "report/odt_part.h"

#define DENSE 3 /* the size from which on cells have no air to spare */

static const double table_points[TABLE_SIZES] = { 9.0, 8.5, 8.0, 7.5, 7.0 };

double
odt_table_points(size_t size)
{
	return table_points[size];
}

double
odt_table_air(size_t size)
{
	return size < DENSE ? 0.08 : 0;
}

/* Looks of the text in cells at one size; the name gets the size's number. */
static const struct {
	const char *name, *parent, *paragraph, *text;
	double scale;
} cell_texts[] = {
	{ "Celle", "Table_20_Contents", "fo:text-align=start;", "", 1 },
	{ "Tal", "Table_20_Contents", "fo:text-align=end;", "", 1 },
	{ "Hel", "Table_20_Contents", "fo:text-align=start;", "fo:font-weight=bold;", 1 },
	{ "Heltal", "Table_20_Contents", "fo:text-align=end;", "fo:font-weight=bold;", 1 },
	{ "Hoved", "Table_20_Heading", "fo:text-align=start;", "fo:font-weight=bold;", 1 },
	{ "Talhoved", "Table_20_Heading", "fo:text-align=end;", "fo:font-weight=bold;", 1 },
	{ "Raekke", "Table_20_Heading", "fo:text-align=start;", "fo:font-weight=normal;", 1 },
	{ "Gruppe", "Table_20_Heading", "fo:keep-with-next=always;fo:text-align=start;",
	    "fo:font-weight=bold;fo:color=" LINK ";", 1 },
	{ "Lille", "Table_20_Contents", "fo:text-align=start;", "fo:color=" SOFT ";", 0.88 },
	{ "Lilletal", "Table_20_Contents", "fo:text-align=end;", "fo:color=" SOFT ";", 0.88 },
	{ "Lillehoved", "Table_20_Heading", "fo:text-align=start;",
	    "fo:font-weight=normal;fo:color=" SOFT ";", 0.88 },
	{ "Lilletalhoved", "Table_20_Heading", "fo:text-align=end;",
	    "fo:font-weight=normal;fo:color=" SOFT ";", 0.88 },
};

#define CELL_PADDING "fo:padding=0.08cm;fo:padding-top=0.06cm;fo:padding-bottom=0.06cm;"

static void
put_cell_texts(struct markup *m, size_t size, const char *accent)
{
	char name[32], points[32], air[32], text[ODT_LIST];

	for (size_t k = 0; k < countof(cell_texts); k++) {
		snprintf(name, sizeof name, "%s%zu", cell_texts[k].name, size);
		snprintf(points, sizeof points, "fo:font-size=%.1fpt;",
		    table_points[size] * cell_texts[k].scale);
		odt_style(m, name, "paragraph", cell_texts[k].parent, NULL, NULL);
		markup_open(m, "style:paragraph-properties");
		odt_attributes(m, cell_texts[k].paragraph);
		snprintf(air, sizeof air, "fo:margin-right=%.2fcm;", odt_table_air(size));
		odt_attributes(m, air);
		markup_close(m, "style:paragraph-properties");
		markup_open(m, "style:text-properties");
		odt_attributes(m, points);
		odt_recolour(text, cell_texts[k].text, accent);
		odt_attributes(m, text);
		markup_close(m, "style:text-properties");
		odt_style_end(m);
	}
}

static void
put_cell(struct markup *m, const char *name, const char *properties)
{
	odt_style(m, name, "table-cell", NULL, "style:table-cell-properties", properties);
	odt_style_end(m);
}

/* Paragraphs of a page turned the other way begin it. */
static void
put_page_turns(struct markup *m)
{
	static const char *const turns[][3] = {
		{ "Table_liggende", "Table", "Liggende" },
		{ "Udfoldet_liggende", "Udfoldet", "Liggende" },
		{ "Heading_2_staaende", "Heading_20_2", "Standard" },
		{ "Heading_3_staaende", "Heading_20_3", "Standard" },
		{ "Heading_4_staaende", "Heading_20_4", "Standard" },
	};

	for (size_t k = 0; k < countof(turns); k++) {
		markup_open(m, "style:style");
		markup_attr(m, "style:name", turns[k][0]);
		markup_attr(m, "style:family", "paragraph");
		markup_attr(m, "style:parent-style-name", turns[k][1]);
		markup_attr(m, "style:master-page-name", turns[k][2]);
		odt_properties(m, "style:paragraph-properties", "style:page-number=auto;");
		odt_style_end(m);
	}
}

/* Lines of the list of contents: the page's number at the right, dots before it. */
static void
put_contents_lines(struct markup *m)
{
	for (int level = 1; level <= 2; level++) {
		char name[32], parent[32];
		snprintf(name, sizeof name, "Indhold_%d", level);
		snprintf(parent, sizeof parent, "Contents_20_%d", level);
		odt_style(m, name, "paragraph", parent, NULL, NULL);
		markup_open(m, "style:paragraph-properties");
		markup_open(m, "style:tab-stops");
		markup_open(m, "style:tab-stop");
		odt_attributes(m, level == 1 ? "style:position=16.6cm;" : "style:position=16.1cm;");
		odt_attributes(
		    m, "style:type=right;style:leader-style=dotted;style:leader-text=.;");
		markup_close(m, "style:tab-stop");
		markup_close(m, "style:tab-stops");
		markup_close(m, "style:paragraph-properties");
		odt_style_end(m);
	}
}

void
odt_automatic(struct markup *m, const struct node *doc)
{
	const char *id, *colour, *accent = doc->style != NULL ? doc->style : "";
	char name[64], bar[192];

	put_page_turns(m);
	put_contents_lines(m);
	for (size_t k = 0; k < TABLE_SIZES; k++)
		put_cell_texts(m, k, accent);
	put_cell(m, "Felt", CELL_PADDING "fo:border-bottom=0.5pt solid " LINE ";");
	put_cell(m, "Hovedfelt",
	    CELL_PADDING "fo:border-bottom=1.25pt solid " INK ";style:vertical-align=bottom;");
	put_cell(m, "Gruppefelt",
	    CELL_PADDING "fo:border-bottom=0.5pt solid " LINE ";fo:background-color=" TINT ";");
	put_cell(m, "Heltfelt",
	    CELL_PADDING "fo:border-bottom=1pt solid #9aa7b3;fo:background-color=" TINT ";");
	for (size_t k = 0; odt_tone_at(k, &id, &colour); k++) {
		snprintf(name, sizeof name, "Felt_%s", id);
		snprintf(bar, sizeof bar,
		    CELL_PADDING "fo:padding-left=0.15cm;fo:border-bottom=0.5pt solid " LINE
				 ";fo:border-left=3pt solid %s;",
		    colour);
		put_cell(m, name, bar);
	}
}
