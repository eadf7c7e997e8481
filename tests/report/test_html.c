#include "report/html.h"

#include <string.h>

#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

static const char *
body_of(const char *html)
{
	const char *body = strstr(html, "<body>\n");

	return body != NULL ? body : html;
}

static void
writes_all_kinds(void)
{
	static const char svg[] = "<svg role=\"img\"><title>t</title></svg>";
	static const struct figure figure = {
		.id = "f", .title = "t", .alt = "alt", .svg = svg, .size = sizeof svg - 1
	};
	static const char *const heads[] = { "Navn", "Tal", "Mål" };
	struct arena a = { 0 };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "Status – Fanø", &a);
	struct node *note = node_styled(doc, NODE_NOTE, "example", NULL, &a);
	node_add(node_add(note, NODE_PARAGRAPH, NULL, &a), NODE_STRONG, "OBS", &a);
	struct node *p = node_styled(doc, NODE_PARAGRAPH, "as-of", "Pr. ", &a);
	node_add(p, NODE_DATE, "1. maj 2025", &a)->id = "2025-05-01";
	node_add(doc, NODE_CONTENTS, "Indhold", &a);

	struct node *s = node_section(doc, 2, "et", "Et", &a);
	struct node *t = node_styled(s, NODE_TABLE, "cards", "Titel", &a);
	node_head_row(t, heads, countof(heads), &a);
	struct node *row = node_styled(t, NODE_ROW, "group", NULL, &a);
	node_head_cell(row, "Gruppe", &a)->span = 3;
	row = node_add(t, NODE_ROW, NULL, &a);
	row->id = "r1";
	node_add(node_head_cell(row, NULL, &a), NODE_LINK, "x", &a)->id = "et";
	struct node *cell = node_number_cell(row, "1,5", &a);
	cell->style = "met";
	node_add(cell, NODE_SYMBOL, "✓", &a);
	node_styled(cell, NODE_TEXT, "minor", "2025", &a);
	node_add(row, NODE_CELL, "2", &a);
	t = node_styled(s, NODE_TABLE, "facts", "Smal", &a);
	row = node_add(t, NODE_ROW, NULL, &a);
	node_head_cell(row, "Hvad", &a);
	node_add(row, NODE_CELL, "Det", &a);
	struct node *sub = node_section(s, 3, NULL, "To", &a);
	node_styled(node_add(sub, NODE_COLUMNS, NULL, &a), NODE_FIGURE, "tall", "Figuren", &a)
	    ->figure = &figure;
	node_add(node_add(node_add(sub, NODE_DETAILS, "Mere", &a), NODE_LIST, NULL, &a), NODE_ITEM,
	    "a < b", &a);
	node_add(doc, NODE_FOOTER, "slut", &a);

	const char *html = page_of(doc, &a);
	CU_ASSERT_PTR_NULL(page_fault(html, &a));
	CHECK_STR(body_of(html),
	    "<body>\n"
	    "<a class=\"skip\" href=\"#indhold\">Spring til indholdet</a>\n"
	    "<header><h1><span>Status –</span> <span>Fanø</span></h1>\n"
	    "<div class=\"example\" role=\"note\"><p><strong>OBS</strong></p>\n</div>\n"
	    "<p class=\"as-of\">Pr. <time datetime=\"2025-05-01\">1. maj 2025</time></p>\n"
	    "<nav aria-label=\"Indhold\"><ul><li><a href=\"#et\">Et</a></li>\n</ul></nav>\n"
	    "</header>\n"
	    "<main id=\"indhold\">\n"
	    "<section id=\"et\"><h2>Et</h2>\n"
	    "<div class=\"scroll\" role=\"region\" aria-label=\"Titel\" tabindex=\"0\">"
	    "<table class=\"cards\">\n<caption>Titel</caption>\n"
	    "<thead><tr class=\"head\"><th scope=\"col\">Navn</th><th scope=\"col\">Tal</th>"
	    "<th scope=\"col\">Mål</th></tr>\n"
	    "</thead>\n"
	    "<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">Gruppe</th></tr>\n"
	    "<tr id=\"r1\"><th scope=\"row\"><a href=\"#et\">x</a></th>"
	    "<td class=\"num met\" data-label=\"Tal\"><div>1,5"
	    "<span class=\"symbol\" aria-hidden=\"true\">✓</span>"
	    "<span class=\"minor\">2025</span></div></td>"
	    "<td data-label=\"Mål\"><div>2</div></td></tr>\n"
	    "</tbody>\n</table></div>\n"
	    "<div class=\"scroll\"><table class=\"facts\">\n<caption>Smal</caption>\n"
	    "<tbody><tr><th scope=\"row\">Hvad</th><td>Det</td></tr>\n"
	    "</tbody>\n</table></div>\n"
	    "<section><h3>To</h3>\n"
	    "<div class=\"columns\">\n<figure class=\"tall\">\n<svg "
	    "role=\"img\"><title>t</title></svg>\n"
	    "<figcaption>Figuren</figcaption></figure>\n</div>\n"
	    "<details><summary>Mere</summary>\n<ul><li>a &lt; b</li>\n</ul>\n</details>\n"
	    "</section>\n</section>\n</main>\n"
	    "<footer>slut</footer>\n"
	    "</body>\n</html>\n");
	arena_free(&a);
}

static void
head_forbids_scripts(void)
{
	struct arena a = { 0 };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "</title><script>", &a);
	const char *html = page_of(doc, &a);
	static const char head[] =
	    "<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
	    "style-src &#39;unsafe-inline&#39;; img-src data:\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<title>&lt;/title&gt;&lt;script&gt;</title>\n<style>\n";

	CU_ASSERT_PTR_NULL(page_fault(html, &a));
	CHECK_STR(arena_strndup(&a, html, strlen(head)), head);
	arena_free(&a);
}

/* The checker itself finds what it is there to find. */
static void
checker_finds_faults(void)
{
	static const char *const rows[][2] = {
		{ "<p>x", "p is open" },
		{ "<p></b>", "</b> closes p" },
		{ "<p id=\"a\"></p><p id=\"a\"></p>", "id a twice" },
		{ "<a href=\"#b\"></a>", "no id b" },
		{ "<a href=\"http://x\"></a>", "link to http://x" },
		{ "<p onclick=\"x\"></p>", "attribute onclick" },
		{ "<script></script>", "tag script" },
		{ "<h1></h1><h3></h3>", "h3 after h1" },
		{ "<p title=\"<\"></p>", "value of title is not closed" },
		{ "<p>a > b</p>", "bare > at '> b</p>'" },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_STR(
		    page_fault(arena_printf(&a, "<!DOCTYPE html>%s", rows[i][0]), &a), rows[i][1]);
	arena_free(&a);
}

void
suite_html(void)
{
	static const struct test tests[] = {
		{ "every kind of node", writes_all_kinds },
		{ "the head forbids scripts and requests", head_forbids_scripts },
		{ "the page checker finds faults", checker_finds_faults },
	};

	suite_add("report/html", tests, countof(tests));
}
