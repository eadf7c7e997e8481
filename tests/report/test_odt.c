/* tests/report/test_odt.c - the tree as OpenDocument; LibreOffice reads it in tests/odt.sh. */
#include "report/odt.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/report/suites.h"
#include "tests/report/unpack.h"

#define EVIL "\"><script>'&\x1b[31m\xE2\x80\xAE\xFF"

static const char svg[] = "<svg role=\"img\" viewBox=\"0 0 400 200\"><title>t</title></svg>";
static const struct figure figure = { .id = "f-1",
	.title = "Overskrift",
	.alt = "Linje op",
	.svg = svg,
	.size = sizeof svg - 1,
	.png = "PNG",
	.png_size = 3 };

/* Part NAME of DOC as .odt. */
static const char *
part(const struct node *doc, const char *name, struct arena *a)
{
	char *zip = NULL;
	size_t size = 0;
	FILE *f = open_memstream(&zip, &size);

	odt_write(doc, "2025-05-01T00:00:00", f, a);
	fclose(f);
	const char *text = unpack(zip, size, name, NULL, a);
	free(zip);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	return text;
}

static void
has_in_order(const char *text, const char *const *strings, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		const char *at = strstr(text, strings[k]);
		CHECK_ROW(at != NULL, strings[k]);
		if (at != NULL)
			text = at + strlen(strings[k]);
	}
}

static struct node *
all_kinds(struct arena *a)
{
	static const char *const heads[] = { "Navn", "Tal", "Mål" };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "Status – Fanø", a);
	struct node *note = node_styled(doc, NODE_NOTE, "example", NULL, a);
	node_add(node_add(note, NODE_PARAGRAPH, NULL, a), NODE_STRONG, "EKSEMPELDATA", a);
	struct node *p = node_styled(doc, NODE_PARAGRAPH, "as-of", "Pr. ", a);
	node_add(p, NODE_DATE, "1. maj 2025", a)->id = "2025-05-01";
	node_add(doc, NODE_CONTENTS, "Indhold", a);

	struct node *s = node_section(doc, 2, "et", "Et", a);
	struct node *list = node_styled(s, NODE_LIST, "tally", NULL, a);
	struct node *item = node_styled(list, NODE_ITEM, "met", NULL, a);
	p = node_styled(item, NODE_PARAGRAPH, "count", NULL, a);
	node_add(p, NODE_SYMBOL, "✓", a);
	node_add(node_add(item, NODE_LIST, NULL, a), NODE_ITEM, "navn", a);
	struct node *t = node_styled(s, NODE_TABLE, "cards", "Titel", a);
	node_head_row(t, heads, countof(heads), a);
	struct node *row = node_styled(t, NODE_ROW, "group", NULL, a);
	node_head_cell(row, "Gruppe", a)->span = 3;
	row = node_add(t, NODE_ROW, NULL, a);
	row->id = "r1";
	node_add(node_head_cell(row, NULL, a), NODE_LINK, "x", a)->id = "et";
	struct node *cell = node_number_cell(row, "1,5", a);
	cell->style = "not_met";
	node_add(cell, NODE_TEXT, " ", a);
	node_styled(cell, NODE_TEXT, "minor", "2025", a);
	node_add(row, NODE_CELL, "2", a);
	struct node *sub = node_section(s, 3, NULL, "To", a);
	node_styled(node_add(sub, NODE_COLUMNS, NULL, a), NODE_FIGURE, "tall", "Figuren", a)
	    ->figure = &figure;
	node_add(node_add(node_add(sub, NODE_DETAILS, "Mere", a), NODE_LIST, NULL, a), NODE_ITEM,
	    "a < b", a);
	node_styled(sub, NODE_PARAGRAPH, "back", "Til toppen", a);
	node_add(doc, NODE_FOOTER, "slut", a);
	return doc;
}

static void
writes_all_kinds(void)
{
	static const char *const strings[] = {
		"<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">Status – Fanø",
		"<text:p text:style-name=\"Boks_example\"><text:span text:style-name=\"Eksempel\">",
		"<text:p text:style-name=\"Opgjort\">Pr. 1. maj 2025</text:p>",
		"<text:index-source-style text:style-name=\"Heading_20_2\">",
		"<text:p text:style-name=\"Indhold_1\"><text:a xlink:type=\"simple\" "
		"xlink:href=\"#afsnit.1\">Et<text:tab></text:tab><text:bookmark-ref "
		"text:reference-format=\"page\" text:ref-name=\"afsnit.1\">",
		"<text:p text:style-name=\"Indhold_2\"><text:a xlink:type=\"simple\" "
		"xlink:href=\"#afsnit.2\">To",
		"<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\"><text:bookmark "
		"text:name=\"afsnit.1\"></text:bookmark><text:bookmark "
		"text:name=\"et\"></text:bookmark>Et</text:h>",
		"<text:list text:style-name=\"Optaelling\"><text:list-item>"
		"<text:p text:style-name=\"Antal_met\"><text:span text:style-name=\"Tegn_met\">✓",
		"<text:list><text:list-item><text:p text:style-name=\"List\">navn</text:p>",
		"<text:p text:style-name=\"Table\">Titel</text:p>",
		"<table:table-header-rows><table:table-row><table:table-cell "
		"table:style-name=\"Hovedfelt\" office:value-type=\"string\"><text:p "
		"text:style-name=\"Hoved0\">Navn</text:p>",
		"</table:table-header-rows>",
		"table:number-columns-spanned=\"3\"><text:p text:style-name=\"Gruppe0\">Gruppe",
		"<table:covered-table-cell></table:covered-table-cell>"
		"<table:covered-table-cell></table:covered-table-cell></table:table-row>",
		"<text:p text:style-name=\"Raekke0\"><text:bookmark text:name=\"r1\">"
		"</text:bookmark><text:a xlink:type=\"simple\" xlink:href=\"#et\"",
		"<table:table-cell table:style-name=\"Felt_not_met\" office:value-type=\"string\">"
		"<text:p text:style-name=\"Tal0\">1,5</text:p>"
		"<text:p text:style-name=\"Lilletal0\">2025</text:p></table:table-cell>",
		"<text:h text:style-name=\"Heading_20_3\" text:outline-level=\"3\">",
		"svg:width=\"8.60cm\" svg:height=\"4.30cm\"><draw:image "
		"xlink:href=\"Pictures/1-f-1.svg\"",
		"draw:mime-type=\"image/svg+xml\"></draw:image><draw:image "
		"xlink:href=\"Pictures/1-f-1.png\"",
		"<svg:title>Figuren</svg:title><svg:desc>Linje op</svg:desc></draw:frame>",
		"<text:p text:style-name=\"Figure\">Figuren</text:p>",
		"<text:p text:style-name=\"Udfoldet\">Mere</text:p>",
		"a &lt; b",
		"<text:p text:style-name=\"Afslutning\">slut</text:p>",
	};
	struct arena a = { 0 };
	const struct node *doc = all_kinds(&a);
	const char *content = part(doc, "content.xml", &a);

	has_in_order(content, strings, countof(strings));
	CU_ASSERT_PTR_NULL(strstr(content, "Til toppen"));
	CHECK_STR(part(doc, "mimetype", &a), "application/vnd.oasis.opendocument.text");
	CHECK_STR(part(doc, "Pictures/1-f-1.svg", &a), svg);
	CHECK_STR(part(doc, "Pictures/1-f-1.png", &a), "PNG");
	CU_ASSERT_PTR_NOT_NULL(strstr(part(doc, "META-INF/manifest.xml", &a),
	    "manifest:full-path=\"Pictures/1-f-1.svg\" manifest:media-type=\"image/svg+xml\""));
	arena_free(&a);
}

static void
says_what_it_is(void)
{
	static const char *const meta[] = {
		"<dc:title>Status – Fanø</dc:title><dc:language>da-DK</dc:language>"
		"<meta:creation-date>2025-05-01T00:00:00</meta:creation-date>",
	};
	static const char *const styles[] = {
		"fo:language=\"da\" fo:country=\"DK\"",
		"style:name=\"Heading_20_2\" style:display-name=\"Heading 2\"",
		"<style:header><text:p text:style-name=\"Header\">EKSEMPELDATA</text:p>",
		"Status – Fanø<text:tab></text:tab>Side <text:page-number "
		"text:select-page=\"current\">1</text:page-number> af <text:page-count>",
	};
	struct arena a = { 0 };
	struct node *doc = all_kinds(&a);

	has_in_order(part(doc, "meta.xml", &a), meta, countof(meta));
	has_in_order(part(doc, "styles.xml", &a), styles, countof(styles));
	/* what is important inside a section is not the page's */
	doc->first = doc->first->next;
	CU_ASSERT_PTR_NULL(strstr(part(doc, "styles.xml", &a), "<style:header>"));
	arena_free(&a);
}

/* A table of N columns that each hold WORD, and a section after it. */
static const char *
content_of_table(size_t n, const char *word, struct arena *a)
{
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "D", a);
	struct node *s = node_section(doc, 2, NULL, "S", a);
	struct node *t = node_add(s, NODE_TABLE, "T", a);
	struct node *row = node_add(t, NODE_ROW, NULL, a);

	for (size_t k = 0; k < n; k++)
		node_add(row, NODE_CELL, word, a);
	node_section(doc, 2, NULL, "Bagefter", a);
	return part(doc, "content.xml", a);
}

static void
tables_fit_their_page(void)
{
	static const struct {
		const char *name;
		size_t columns;
		const char *word, *cell, *caption, *heading;
		double width;
	} rows[] = {
		{ "two", 2, "ord", "\"Celle0\"", "\"Table\">T", "Heading_20_2", 16.6 },
		{ "small type", 10, "1.234,5678", "\"Celle2\"", "\"Table\">T", "Heading_20_2",
		    16.6 },
		{ "turned", 20, "1.234,567", "\"Celle1\"", "\"Table_liggende\">T",
		    "Heading_2_staaende", 25.7 },
		{ "too wide", 60, "12345678901234567890", "\"Celle4\"", "\"Table_liggende\">T",
		    "Heading_2_staaende", 25.7 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		const char *text = content_of_table(rows[i].columns, rows[i].word, &a), *at = text;
		static const char width[] = "style:column-width=\"";
		double sum = 0;

		while ((at = strstr(at, width)) != NULL) {
			at += strlen(width);
			sum += strtod(at, NULL);
		}
		CHECK_CLOSE(sum, rows[i].width, 0.3, 0, rows[i].name);
		CHECK_ROW(strstr(text, rows[i].cell) != NULL, rows[i].name);
		CHECK_ROW(strstr(text, rows[i].caption) != NULL, rows[i].name);
		const char *after = strstr(text, "</table:table>");
		CHECK_ROW(after != NULL && strstr(after, rows[i].heading) != NULL, rows[i].name);
		arena_free(&a);
	}
}

/* The words above a wide table turn the page with it, and what stands at its top names both. */
static void
turns_the_page_for_what_is_folded(void)
{
	static const char *const strings[] = {
		"<text:p text:style-name=\"Udfoldet_liggende\">Tallene</text:p>",
		"<text:p text:style-name=\"Table\">T</text:p>",
		"<text:h text:style-name=\"Heading_3_staaende\"",
	};
	struct arena a = { 0 };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "D", &a);

	for (int k = 0; k < 2; k++)
		node_add(node_add(node_add(doc, NODE_NOTE, NULL, &a), NODE_PARAGRAPH, NULL, &a),
		    NODE_STRONG, k == 0 ? "EKSEMPELDATA" : "Intern udgave", &a);
	struct node *s = node_section(doc, 2, NULL, "S", &a);
	struct node *t = node_add(node_add(s, NODE_DETAILS, "Tallene", &a), NODE_TABLE, "T", &a);
	struct node *row = node_add(t, NODE_ROW, NULL, &a);
	for (int k = 0; k < 20; k++)
		node_add(row, NODE_CELL, "1.234,567", &a);
	node_section(s, 3, NULL, "Bagefter", &a);
	has_in_order(part(doc, "content.xml", &a), strings, countof(strings));
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(part(doc, "styles.xml", &a), ">EKSEMPELDATA · Intern udgave</text:p>"));
	arena_free(&a);
}

static void
hostile_text_stays_text(void)
{
	static const struct figure evil = {
		.id = "f", .title = EVIL, .alt = EVIL, .svg = svg, .size = sizeof svg - 1
	};
	static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml" };
	struct arena a = { 0 };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, EVIL, &a);
	struct node *s = node_section(doc, 2, EVIL, EVIL, &a);

	node_add(node_styled(doc, NODE_NOTE, EVIL, EVIL, &a), NODE_STRONG, EVIL, &a);
	node_add(s, NODE_FIGURE, EVIL, &a)->figure = &evil;
	struct node *row = node_add(node_add(s, NODE_TABLE, EVIL, &a), NODE_ROW, NULL, &a);
	row->id = EVIL;
	node_add(node_add(row, NODE_CELL, EVIL, &a), NODE_LINK, EVIL, &a)->id = EVIL;
	for (size_t k = 0; k < countof(parts); k++) {
		const char *text = part(doc, parts[k], &a);
		CHECK_ROW(strstr(text, "<script>") == NULL, parts[k]);
		CHECK_ROW(strchr(text, '\x1b') == NULL, parts[k]);
		CHECK_ROW(strstr(text, "\xE2\x80\xAE") == NULL, parts[k]);
		CHECK_ROW(strchr(text, '\xFF') == NULL, parts[k]);
		CHECK_ROW(strstr(text, "&quot;&gt;&lt;script&gt;") != NULL, parts[k]);
	}
	arena_free(&a);
}

/* An office's own words: a logo in the package, its colour, links out, a bar beside its texts. */
static void
own_words(void)
{
	static const struct picture logo = { "image/svg+xml", "<svg/>", 6, 200, 100, "", { 0 } };
	static const char *const strings[] = {
		"<text:p text:style-name=\"Logo\"><draw:frame ",
		"svg:width=\"3.60cm\" svg:height=\"1.80cm\"",
		"xlink:href=\"Pictures/logo.svg\"",
		"<svg:title>Logo</svg:title>",
		"text:outline-level=\"1\"",
		"text:outline-level=\"5\"",
		"<text:p text:style-name=\"Egne_20_ord\">Se <text:a xlink:type=\"simple\" "
		"xlink:href=\"https://b.dk/?a&amp;b\"",
	};
	struct arena a = { 0 };
	struct node *doc = node_styled(NULL, NODE_DOCUMENT, "#00533c", "T", &a);
	node_add(doc, NODE_PICTURE, NULL, &a)->picture = &logo;
	struct node *s = node_section(doc, 2, "a", "A", &a);
	for (int level = 3; level <= 5; level++) {
		s = node_section(s, level, NULL, "B", &a);
		s->style = level == 4 ? "own" : NULL;
	}
	struct node *p = node_add(s, NODE_PARAGRAPH, "Se ", &a);
	node_add(p, NODE_WEB_LINK, "her", &a)->id = "https://b.dk/?a&b";

	has_in_order(part(doc, "content.xml", &a), strings, countof(strings));
	CHECK_STR(part(doc, "Pictures/logo.svg", &a), "<svg/>");
	CU_ASSERT_PTR_NOT_NULL(strstr(part(doc, "META-INF/manifest.xml", &a),
	    "manifest:full-path=\"Pictures/logo.svg\" manifest:media-type=\"image/svg+xml\""));
	const char *styles = part(doc, "styles.xml", &a);
	CU_ASSERT_PTR_NOT_NULL(strstr(styles, "fo:color=\"#00533c\""));
	CU_ASSERT_PTR_NULL(strstr(styles, "#12436d"));
	CU_ASSERT_PTR_NOT_NULL(strstr(styles, "style:name=\"Egne_20_ord\""));
	CU_ASSERT_PTR_NULL(strstr(part(all_kinds(&a), "styles.xml", &a), "Egne"));
	arena_free(&a);
}

void
suite_odt(void)
{
	static const struct test tests[] = {
		{ "writes all kinds", writes_all_kinds },
		{ "says what it is", says_what_it_is },
		{ "tables fit their page", tables_fit_their_page },
		{ "turns the page for what is folded", turns_the_page_for_what_is_folded },
		{ "hostile text stays text", hostile_text_stays_text },
		{ "an office's own words", own_words },
	};

	suite_add("odt", tests, countof(tests));
}
