#include "report/text_block.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

/* TEXT in a section of a page, as HTML from the section on. */
static const char *
block(const char *text, struct arena *a)
{
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "T", a);

	text_block_add(node_section(doc, 2, "s", "H", a), text, 3, a);
	text_block_settle(doc, a);
	const char *html = page_of(doc, a), *fault = page_fault(html, a);
	CHECK_ROW(fault == NULL, text);
	const char *from = strstr(html, "<h2>H</h2>");
	CU_ASSERT_PTR_NOT_NULL_FATAL(from);
	from += strlen("<h2>H</h2>\n");
	return arena_strndup(a, from, (size_t)(strstr(from, "</section>\n</main>") - from));
}

static void
marks_up(void)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ " \n\t\n", "" },
		{ "en\nto\n\n\ntre", "<p>en to</p>\n<p>tre</p>\n" },
		{ "\n  en \t to  \n", "<p>en to</p>\n" },
		{ "a **b** c", "<p>a <strong>b</strong> c</p>\n" },
		{ "**b\nc**", "<p><strong>b c</strong></p>\n" },
		{ "**[b](#s) c**", "<p><strong><a href=\"#s\">b</a> c</strong></p>\n" },
		{ "- a\n- b\n  c\nd\n\ne", "<ul><li>a</li>\n<li>b c d</li>\n</ul>\n<p>e</p>\n" },
		{ "a\n- b\n\n- c", "<p>a</p>\n<ul><li>b</li>\n<li>c</li>\n</ul>\n" },
		{ "### Ny\na\n### Gammel ###\nb",
		    "<section><h3>Ny</h3>\n<p>a</p>\n</section>\n"
		    "<section><h3>Gammel</h3>\n<p>b</p>\n</section>\n" },
		{ "se [her](https://x.dk/a?b=1&c) og [os](mailto:a@b.dk).",
		    "<p>se <a href=\"https://x.dk/a?b=1&amp;c\">her</a> og "
		    "<a href=\"mailto:a@b.dk\">os</a>.</p>\n" },
		{ "[her](#s)", "<p><a href=\"#s\">her</a></p>\n" },
		{ "[**a**](#s)", "<p><a href=\"#s\">**a**</a></p>\n" },
		/* the sign itself */
		{ "\\*\\*a\\*\\* \\[b](#s) \\- \\\\", "<p>**a** [b](#s) - \\</p>\n" },
		{ "\\- a", "<p>- a</p>\n" },
		{ "\\### a", "<p>### a</p>\n" },
		{ "[a\\]b](#s)", "<p><a href=\"#s\">a]b</a></p>\n" },
		{ "c:\\dir \\", "<p>c:\\dir \\</p>\n" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		CHECK_STR(block(rows[i][0], &a), rows[i][1]);
		arena_free(&a);
	}
}

/* What is no markup of ours is text, escaped. */
static void
leaves_text(void)
{
	static const char *const rows[][2] = {
		{ "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
		{ "<!-- x --> &amp; &lt;", "&lt;!-- x --&gt; &amp;amp; &amp;lt;" },
		{ "# a", "# a" },
		{ "####  a", "#### a" },
		{ "### ###", NULL },
		{ "* a", "* a" },
		{ "-a", "-a" },
		{ "**a", "**a" },
		{ "****", "****" },
		{ "a * b ** c", "a * b ** c" },
		{ "`a` _b_ ![c](#s)", "`a` _b_ !<a href=\"#s\">c</a>" },
		{ "[a](javascript:alert(1))", "[a](javascript:alert(1))" },
		{ "[a](http://x.dk)", "[a](http://x.dk)" },
		{ "[a](data:text/html,x)", "[a](data:text/html,x)" },
		{ "[a](../x.html)", "[a](../x.html)" },
		{ "[a](https://x.dk/\" onclick=\"b)", "[a](https://x.dk/&quot; onclick=&quot;b)" },
		{ "[a](#s\" x)", "[a](#s&quot; x)" },
		{ "[a](#)", "[a](#)" },
		{ "[](#s)", "[](#s)" },
		{ "[a] (#s)", "[a] (#s)" },
		{ "[a](#s", "[a](#s" },
		{ "[[a](#s)", "[<a href=\"#s\">a</a>" },
		/* a place that the page has not */
		{ "[a](#none)", "a" },
		{ "=HYPERLINK(\"x\")", "=HYPERLINK(&quot;x&quot;)" },
		{ "a\x1b[31m\xE2\x80\xAE", "a\xEF\xBF\xBD[31m\xEF\xBF\xBD" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		CHECK_STR(block(rows[i][0], &a),
		    rows[i][1] != NULL ? arena_printf(&a, "<p>%s</p>\n", rows[i][1]) : "");
		arena_free(&a);
	}
}

/* 64 KiB of what asks for most work: done before a reader looks up. */
static void
is_quick(void)
{
	static const char *const parts[] = { "[", "[a](", "**", "**a", "- ", "\\", "### a\n", "\n",
		"[a](#b) ", "[a](#s) ", "a\n", "](" };

	for (size_t i = 0; i < countof(parts); i++) {
		struct arena a = { 0 };
		size_t n = strlen(parts[i]);
		char *text = arena_alloc(&a, (1 << 16) + 1);
		for (size_t at = 0; at + n <= 1 << 16; at += n)
			memcpy(text + at, parts[i], n);
		struct node *doc = node_add(NULL, NODE_DOCUMENT, "T", &a);
		text_block_add(node_section(doc, 2, "s", "H", &a), text, 3, &a);
		text_block_settle(doc, &a);
		CHECK_ROW(strlen(page_of(doc, &a)) > 0, parts[i]);
		arena_free(&a);
	}
}

static void
tells_unlinked(void)
{
	struct arena a = { 0 };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "T", &a);

	node_section(doc, 2, "s", "H", &a);
	CU_ASSERT_PTR_NULL(text_block_unlinked(doc, "[a](#s) [b](https://x.dk)", &a));
	CHECK_STR(text_block_unlinked(doc, "[a](#s)\n\n- **[b](#t)** [c](#u)", &a), "t");
	arena_free(&a);
}

void
suite_text_block(void)
{
	static const struct test tests[] = {
		{ "marks up", marks_up },
		{ "leaves anything else as text", leaves_text },
		{ "is quick", is_quick },
		{ "tells links that lead nowhere", tells_unlinked },
	};

	suite_add("text_block", tests, countof(tests));
}
