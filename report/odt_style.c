#include <string.h>

#include "base/diag.h"
#include "model/prose.h"
#include "report/odt_part.h"

#define KEEP "fo:keep-with-next=always;"

static const struct {
	const char *id, *colour;
} tones[] = {
	{ "met", "#1f7a6d" },
	{ "on_track", "#28a197" },
	{ "undecided", "#7c5cb8" },
	{ "off_track", "#d9531e" },
	{ "not_met", "#801650" },
	{ "no_data", "#7b868f" },
	{ "not_comparable", "#3d3d3d" },
};

/*
 * Attributes are written "name=value;name=value;". Of the margins above and below LibreOffice takes
 * both from the style or both from its parent, so a style gives both. The names that LibreOffice
 * and Word have keep their meaning: a secretariat that changes "Heading 2" changes every one.
 */
struct paragraph_style {
	const char *name, *shown, *parent;
	int level; /* of a heading, 0: none */
	const char *paragraph, *text;
};

static const struct paragraph_style paragraph_styles[] = {
	{ "Text_20_body", "Text body", "Standard", 0,
	    "fo:margin-top=0cm;fo:margin-bottom=0.22cm;fo:line-height=130%;", "" },
	{ "Heading", "Heading", "Standard", 0, KEEP "fo:margin-top=0.5cm;fo:margin-bottom=0.2cm;",
	    "fo:font-weight=bold;" },
	{ "Heading_20_1", "Heading 1", "Heading", 1,
	    "fo:margin-top=0cm;fo:margin-bottom=0.15cm;fo:line-height=115%;",
	    "fo:font-size=24pt;" },
	{ "Heading_20_2", "Heading 2", "Heading", 2, "fo:margin-top=0.9cm;fo:margin-bottom=0.3cm;",
	    "fo:font-size=17pt;" },
	{ "Heading_20_3", "Heading 3", "Heading", 3, "fo:margin-top=0.7cm;fo:margin-bottom=0.2cm;",
	    "fo:font-size=13pt;" },
	{ "Heading_20_4", "Heading 4", "Heading", 4, "fo:margin-top=0.4cm;fo:margin-bottom=0.12cm;",
	    "fo:font-size=10.5pt;" },
	{ "Opgjort", "Opgjort pr.", "Text_20_body", 0,
	    "fo:margin-top=0.3cm;fo:margin-bottom=0.5cm;",
	    "fo:color=" SOFT ";fo:font-size=12.5pt;" },
	{ "Indledning", "Indledning", "Text_20_body", 0, "fo:margin-bottom=0.3cm;",
	    "fo:font-size=12pt;" },
	{ "Boks", "Boks", "Text_20_body", 0,
	    KEEP "fo:margin-top=0.08cm;fo:margin-bottom=0.08cm;fo:padding=0.2cm;fo:border=1pt "
		 "solid " LINK ";fo:background-color=" TINT ";",
	    "" },
	{ "Boks_example", "Boks: eksempeldata", "Boks", 0,
	    "fo:padding=0.2cm;fo:border=1.5pt solid " WARN ";fo:background-color=#fdf4f8;", "" },
	{ "Vurdering", "Vurdering", "Text_20_body", 0,
	    KEEP "fo:margin-top=0.2cm;fo:margin-bottom=0.25cm;fo:background-color=" TINT ";",
	    "fo:font-size=11.5pt;" },
	{ "Antal", "Antal", "Vurdering", 0, "fo:margin-top=0.12cm;fo:margin-bottom=0.1cm;", "" },
	{ "List", "List", "Text_20_body", 0, "fo:margin-bottom=0.08cm;fo:line-height=125%;", "" },
	{ "Udfoldet", "Overskrift til tal", "Text_20_body", 0,
	    KEEP "fo:margin-top=0.4cm;fo:margin-bottom=0cm;",
	    "fo:font-weight=bold;fo:color=" LINK ";" },
	{ "Billede", "Billede", "Standard", 0,
	    KEEP "fo:margin-top=0.2cm;fo:margin-bottom=0cm;fo:text-align=start;", "" },
	{ "Caption", "Caption", "Standard", 0, "fo:margin-top=0.08cm;fo:margin-bottom=0.4cm;",
	    "fo:font-size=9pt;fo:color=" SOFT ";" },
	{ "Figure", "Figure", "Caption", 0, "", "" },
	{ "Table", "Table", "Caption", 0, KEEP "fo:margin-top=0.35cm;fo:margin-bottom=0.12cm;",
	    "fo:font-weight=bold;fo:color=" INK ";" },
	{ "Table_20_Contents", "Table Contents", "Standard", 0, "", "fo:font-size=9pt;" },
	{ "Table_20_Heading", "Table Heading", "Table_20_Contents", 0, "", "fo:font-weight=bold;" },
	{ "Tabelnote", "Tabelnote", "Text_20_body", 0,
	    "fo:margin-top=0.15cm;fo:margin-bottom=0.35cm;",
	    "fo:font-size=9pt;fo:color=" SOFT ";" },
	{ "Kilde", "Kilde", "Text_20_body", 0, "fo:margin-bottom=0.1cm;",
	    "fo:font-size=9pt;fo:color=" SOFT ";" },
	{ "Afslutning", "Afslutning", "Text_20_body", 0,
	    "fo:margin-top=0.8cm;fo:padding-top=0.2cm;fo:border-top=0.5pt solid " LINE ";",
	    "fo:font-size=9pt;fo:color=" SOFT ";" },
	{ "Contents_20_Heading", "Contents Heading", "Heading", 0,
	    "fo:margin-top=0.6cm;fo:margin-bottom=0.15cm;", "fo:font-size=13pt;" },
	{ "Contents_20_1", "Contents 1", "Standard", 0,
	    "fo:margin-top=0.15cm;fo:margin-bottom=0.05cm;", "fo:font-weight=bold;" },
	{ "Contents_20_2", "Contents 2", "Standard", 0,
	    "fo:margin-left=0.5cm;fo:margin-top=0.03cm;fo:margin-bottom=0.03cm;",
	    "fo:font-size=10pt;" },
	{ "Header", "Header", "Standard", 0, "fo:text-align=end;",
	    "fo:font-size=13pt;fo:font-weight=bold;fo:letter-spacing=0.05cm;fo:color=" WARN ";" },
	{ "Footer", "Footer", "Standard", 0,
	    "fo:border-top=0.5pt solid " LINE ";fo:padding-top=0.12cm;",
	    "fo:font-size=8.5pt;fo:color=" SOFT ";" },
};

/* Of a document with words of an office's own. */
static const struct paragraph_style own_styles[] = {
	{ "Heading_20_5", "Heading 5", "Heading", 5, "fo:margin-top=0.3cm;fo:margin-bottom=0.1cm;",
	    "fo:font-size=10.5pt;fo:font-style=italic;" },
	{ "Undertitel", "Undertitel", "Text_20_body", 0,
	    "fo:margin-top=0cm;fo:margin-bottom=0.2cm;", "fo:font-size=14pt;" },
	{ "Logo", "Logo", "Standard", 0, "fo:margin-top=0cm;fo:margin-bottom=0.6cm;", "" },
	{ "Egne_20_ord", "Egne ord", "Text_20_body", 0,
	    "fo:margin-top=0cm;fo:margin-bottom=0cm;fo:padding=0.08cm;fo:padding-left=0.35cm;"
	    "fo:border-left=3pt solid " LINK ";",
	    "" },
	{ "Egne_20_ord_20_kilde", "Egne ord: afsender", "Egne_20_ord", 0, "",
	    "fo:font-size=9pt;fo:color=" SOFT ";" },
};

static const struct {
	const char *name, *shown, *text;
} text_styles[] = {
	{ "Strong_20_Emphasis", "Strong Emphasis", "fo:font-weight=bold;" },
	{ "Internet_20_link", "Internet link", "fo:color=" LINK ";" },
	{ "Maerke", "Mærke",
	    "fo:font-size=7.5pt;fo:font-weight=bold;fo:letter-spacing=0.02cm;fo:color=" WARN ";" },
	{ "Dansk", "Dansk", "fo:language=da;fo:country=DK;" },
	{ "Eksempel", "Eksempeldata",
	    "fo:font-weight=bold;fo:letter-spacing=0.03cm;fo:color=" WARN ";" },
};

/* Two kinds of list, two levels deep. */
static const struct {
	const char *name, *shown;
	struct {
		const char *sign, *left, *hang;
	} levels[2];
} list_styles[] = {
	{ "Punkter", "Punkter", { { "•", "0.5cm", "-0.4cm" }, { "–", "1cm", "-0.4cm" } } },
	{ "Optaelling", "Optælling", { { "", "0cm", "0cm" }, { "•", "0.75cm", "-0.4cm" } } },
};

static const struct {
	const char *name, *page, *footer;
	const char *properties, *tab;
} layouts[] = {
	{ "Standard", "Staaende", "Sidefod_staaende",
	    "fo:page-width=21cm;fo:page-height=29.7cm;style:print-orientation=portrait;"
	    "fo:margin-top=1.6cm;fo:margin-bottom=1.3cm;fo:margin-left=2.2cm;"
	    "fo:margin-right=2.2cm;",
	    "16.6cm" },
	{ "Liggende", "Liggende", "Sidefod_liggende",
	    "fo:page-width=29.7cm;fo:page-height=21cm;style:print-orientation=landscape;"
	    "fo:margin-top=1.6cm;fo:margin-bottom=1.3cm;fo:margin-left=2cm;fo:margin-right=2cm;",
	    "25.7cm" },
};

static const char *const namespaces[][2] = {
	{ "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
	{ "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
	{ "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
	{ "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
	{ "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
	{ "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
	{ "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
	{ "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
	{ "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
	{ "xmlns:xlink", "http://www.w3.org/1999/xlink" },
};

void
odt_root(struct markup *m, const char *tag)
{
	markup_open(m, tag);
	for (size_t k = 0; k < countof(namespaces); k++)
		markup_attr(m, namespaces[k][0], namespaces[k][1]);
	markup_attr(m, "office:version", "1.3");
	markup_line(m);
}

const char *
odt_tone(const char *style)
{
	for (const char *word = style; word != NULL && *word != '\0';) {
		size_t n = strcspn(word, " ");
		for (size_t k = 0; k < countof(tones); k++)
			if (strlen(tones[k].id) == n && strncmp(tones[k].id, word, n) == 0)
				return tones[k].id;
		word += n + strspn(word + n, " ");
	}
	return NULL;
}

bool
odt_tone_at(size_t k, const char **id, const char **colour)
{
	if (k >= countof(tones))
		return false;
	*id = tones[k].id;
	*colour = tones[k].colour;
	return true;
}

void
odt_attributes(struct markup *m, const char *list)
{
	char name[64], value[128];

	while (*list != '\0') {
		size_t n = strcspn(list, "="), nvalue = strcspn(list + n + 1, ";");
		snprintf(name, sizeof name, "%.*s", (int)n, list);
		snprintf(value, sizeof value, "%.*s", (int)nvalue, list + n + 1);
		markup_attr(m, name, value);
		list += n + 1 + nvalue + 1;
	}
}

void
odt_properties(struct markup *m, const char *tag, const char *attributes)
{
	if (attributes[0] == '\0')
		return;
	markup_open(m, tag);
	odt_attributes(m, attributes);
	markup_close(m, tag);
}

void
odt_style(struct markup *m, const char *name, const char *family, const char *parent,
    const char *tag, const char *properties)
{
	markup_open(m, "style:style");
	markup_attr(m, "style:name", name);
	markup_attr(m, "style:family", family);
	markup_attr(m, "style:parent-style-name", parent);
	if (tag != NULL)
		odt_properties(m, tag, properties);
}

void
odt_style_end(struct markup *m)
{
	markup_close(m, "style:style");
	markup_line(m);
}

void
odt_recolour(char out[ODT_LIST], const char *list, const char *accent)
{
	snprintf(out, ODT_LIST, "%s", list);
	for (char *at = out; accent[0] != '\0' && (at = strstr(at, LINK)) != NULL;)
		memcpy(at, accent, strlen(LINK));
}

static void
put_coloured(struct markup *m, const char *tag, const char *attributes, const char *accent)
{
	char list[ODT_LIST];

	odt_recolour(list, attributes, accent);
	odt_properties(m, tag, list);
}

static void
put_paragraph_style(struct markup *m, const struct paragraph_style *s, const char *accent)
{
	markup_open(m, "style:style");
	markup_attr(m, "style:name", s->name);
	markup_attr(m, "style:display-name", s->shown);
	markup_attr(m, "style:family", "paragraph");
	markup_attr(m, "style:parent-style-name", s->parent);
	if (s->level > 0) {
		markup_attr(m, "style:next-style-name", "Text_20_body");
		markup_attr_int(m, "style:default-outline-level", s->level);
	}
	put_coloured(m, "style:paragraph-properties", s->paragraph, accent);
	put_coloured(m, "style:text-properties", s->text, accent);
	odt_style_end(m);
}

/* One look of paragraph NAME_<verdict> for each verdict: a bar of its colour at the left. */
static void
put_bars(struct markup *m, const char *parent)
{
	char name[64], bar[96];

	for (size_t k = 0; k < countof(tones); k++) {
		snprintf(name, sizeof name, "%s_%s", parent, tones[k].id);
		snprintf(bar, sizeof bar,
		    "fo:padding=0.1cm;fo:padding-left=0.25cm;fo:border-left=4pt solid %s;",
		    tones[k].colour);
		odt_style(m, name, "paragraph", parent, "style:paragraph-properties", bar);
		odt_style_end(m);
	}
}

static void
put_text_styles(struct markup *m, const char *accent)
{
	char name[64], colour[64];

	for (size_t k = 0; k < countof(text_styles); k++) {
		markup_open(m, "style:style");
		markup_attr(m, "style:name", text_styles[k].name);
		markup_attr(m, "style:display-name", text_styles[k].shown);
		markup_attr(m, "style:family", "text");
		put_coloured(m, "style:text-properties", text_styles[k].text, accent);
		odt_style_end(m);
	}
	for (size_t k = 0; k < countof(tones); k++) {
		snprintf(name, sizeof name, "Tegn_%s", tones[k].id);
		snprintf(
		    colour, sizeof colour, "fo:font-weight=bold;fo:color=%s;", tones[k].colour);
		odt_style(m, name, "text", NULL, "style:text-properties", colour);
		odt_style_end(m);
	}
}

static void
put_list_styles(struct markup *m)
{
	for (size_t k = 0; k < countof(list_styles); k++) {
		markup_open(m, "text:list-style");
		markup_attr(m, "style:name", list_styles[k].name);
		markup_attr(m, "style:display-name", list_styles[k].shown);
		for (int level = 0; level < 2; level++) {
			const char *sign = list_styles[k].levels[level].sign;
			const char *tag = sign[0] != '\0' ? "text:list-level-style-bullet"
							  : "text:list-level-style-number";
			markup_open(m, tag);
			markup_attr_int(m, "text:level", level + 1);
			if (sign[0] != '\0')
				markup_attr(m, "text:bullet-char", sign);
			else
				markup_attr(m, "style:num-format", "");
			markup_open(m, "style:list-level-properties");
			markup_attr(
			    m, "text:list-level-position-and-space-mode", "label-alignment");
			markup_open(m, "style:list-level-label-alignment");
			markup_attr(
			    m, "text:label-followed-by", sign[0] != '\0' ? "listtab" : "nothing");
			markup_attr(m, "fo:text-indent", list_styles[k].levels[level].hang);
			markup_attr(m, "fo:margin-left", list_styles[k].levels[level].left);
			markup_close(m, "style:list-level-label-alignment");
			markup_close(m, "style:list-level-properties");
			markup_close(m, tag);
		}
		markup_close(m, "text:list-style");
		markup_line(m);
	}
}

static void
put_default(
    struct markup *m, const char *family, const char *tag, const char *properties, const char *text)
{
	markup_open(m, "style:default-style");
	markup_attr(m, "style:family", family);
	odt_properties(m, tag, properties);
	odt_properties(m, "style:text-properties", text);
	markup_close(m, "style:default-style");
	markup_line(m);
}

static void
put_defaults(struct markup *m, enum language l)
{
	static const char *const languages[] = {
		[LANGUAGE_DANISH] = "da", [LANGUAGE_ENGLISH] = "en"
	};
	static const char *const countries[] = {
		[LANGUAGE_DANISH] = "DK", [LANGUAGE_ENGLISH] = "GB"
	};
	char text[200];

	snprintf(text, sizeof text,
	    "style:font-name=Liberation Sans;fo:font-size=10.5pt;fo:color=" INK
	    ";fo:language=%s;fo:country=%s;",
	    languages[l], countries[l]);
	markup_open(m, "office:font-face-decls");
	markup_open(m, "style:font-face");
	odt_attributes(m,
	    "style:name=Liberation Sans;svg:font-family='Liberation Sans', Arial;"
	    "style:font-family-generic=swiss;style:font-pitch=variable;");
	markup_close(m, "style:font-face");
	markup_close(m, "office:font-face-decls");
	markup_line(m);
	markup_open(m, "office:styles");
	markup_line(m);
	put_default(m, "paragraph", "style:paragraph-properties",
	    "fo:orphans=2;fo:widows=2;style:tab-stop-distance=1.25cm;style:writing-mode=page;",
	    text);
	put_default(m, "table", "style:table-properties", "table:border-model=collapsing;", "");
	put_default(m, "table-row", "style:table-row-properties", "fo:keep-together=always;", "");
	odt_style(m, "Standard", "paragraph", NULL, NULL, NULL);
	odt_style_end(m);
	odt_style(m, "Graphics", "graphic", NULL, "style:graphic-properties",
	    "text:anchor-type=as-char;style:vertical-pos=top;style:vertical-rel=baseline;"
	    "fo:border=none;fo:padding=0cm;");
	odt_style_end(m);
}

/* ---- pages ---------------------------------------------------------------- */

static void
put_page_layouts(struct markup *m)
{
	for (size_t k = 0; k < countof(layouts); k++) {
		markup_open(m, "style:page-layout");
		markup_attr(m, "style:name", layouts[k].page);
		odt_properties(m, "style:page-layout-properties", layouts[k].properties);
		markup_open(m, "style:header-style");
		odt_properties(m, "style:header-footer-properties",
		    "fo:min-height=0.6cm;fo:margin-bottom=0.3cm;");
		markup_close(m, "style:header-style");
		markup_open(m, "style:footer-style");
		odt_properties(m, "style:header-footer-properties",
		    "fo:min-height=0.8cm;fo:margin-top=0.5cm;");
		markup_close(m, "style:footer-style");
		markup_close(m, "style:page-layout");
		markup_line(m);
		odt_style(m, layouts[k].footer, "paragraph", "Footer", NULL, NULL);
		markup_open(m, "style:paragraph-properties");
		markup_open(m, "style:tab-stops");
		markup_open(m, "style:tab-stop");
		markup_attr(m, "style:position", layouts[k].tab);
		markup_attr(m, "style:type", "right");
		markup_close(m, "style:tab-stop");
		markup_close(m, "style:tab-stops");
		markup_close(m, "style:paragraph-properties");
		odt_style_end(m);
	}
}

/* "TITLE      Side 3 af 20" */
static void
put_footer(struct markup *m, const char *style, const struct node *doc)
{
	markup_open(m, "style:footer");
	markup_open(m, "text:p");
	markup_attr(m, "text:style-name", style);
	markup_text(m, doc->text);
	markup_open(m, "text:tab");
	markup_close(m, "text:tab");
	markup_text(m, prose_say(doc->language, "Side "));
	markup_open(m, "text:page-number");
	markup_attr(m, "text:select-page", "current");
	markup_text(m, "1");
	markup_close(m, "text:page-number");
	markup_text(m, prose_say(doc->language, " af "));
	markup_element(m, "text:page-count", "1");
	markup_close(m, "text:p");
	markup_close(m, "style:footer");
}

static void
put_pages(struct markup *m, const struct node *doc, const char *mark)
{
	for (size_t k = 0; k < countof(layouts); k++) {
		markup_open(m, "style:master-page");
		markup_attr(m, "style:name", layouts[k].name);
		markup_attr(m, "style:page-layout-name", layouts[k].page);
		if (mark != NULL) {
			markup_open(m, "style:header");
			markup_open(m, "text:p");
			markup_attr(m, "text:style-name", "Header");
			markup_text(m, mark);
			markup_close(m, "text:p");
			markup_close(m, "style:header");
		}
		put_footer(m, layouts[k].footer, doc);
		markup_close(m, "style:master-page");
		markup_line(m);
	}
}

void
odt_styles(struct markup *m, const struct node *doc, const char *mark)
{
	const char *accent = doc->style != NULL ? doc->style : "";

	odt_root(m, "office:document-styles");
	put_defaults(m, doc->language);
	for (size_t k = 0; k < countof(paragraph_styles); k++)
		put_paragraph_style(m, &paragraph_styles[k], accent);
	for (size_t k = 0; k < countof(own_styles) && doc->style != NULL; k++)
		put_paragraph_style(m, &own_styles[k], accent);
	put_bars(m, "Vurdering");
	put_bars(m, "Antal");
	put_text_styles(m, accent);
	put_list_styles(m);
	markup_close(m, "office:styles");
	markup_line(m);
	markup_open(m, "office:automatic-styles");
	markup_line(m);
	put_page_layouts(m);
	markup_close(m, "office:automatic-styles");
	markup_line(m);
	markup_open(m, "office:master-styles");
	markup_line(m);
	put_pages(m, doc, mark);
	markup_close(m, "office:master-styles");
	markup_close(m, "office:document-styles");
	markup_line(m);
}
