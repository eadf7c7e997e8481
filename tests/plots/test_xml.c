/* tests/plots/test_xml.c - the strict reader. */
#include "plots/xml.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/plots/suites.h"

/* X written again. */
static const char *
written(const struct xml *x, struct arena *a)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	xml_put(out, x);
	fclose(out);
	const char *kept = arena_strdup(a, text);
	free(text);
	return kept;
}

static void
reads(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "<a/>", "<a/>" },
		{ "<?xml version='1.0'?>\n<!DOCTYPE svg>\n<!-- x --><a></a>\n<!-- y -->\n",
		    "<a/>" },
		{ "<a b='1' c = \"2\" />", "<a b=\"1\" c=\"2\"/>" },
		{ "<a b='\"&lt;&#x26;&#38;'>x &gt; y<b/>&apos;</a>",
		    "<a b=\"&quot;&lt;&amp;&amp;\">x &gt; y<b/>'</a>" },
		{ "<a>]]></a>", "<a>]]&gt;</a>" },
		{ "<a>&#xe6;&#248;&#x1F600;</a>", "<a>æø\xF0\x9F\x98\x80</a>" },
		{ "<a xlink:href='#x'><!-- c --></a >", "<a xlink:href=\"#x\"/>" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		const char *why;
		size_t at;
		struct xml *x = xml_parse(rows[i].text, strlen(rows[i].text), &a, &why, &at);
		CHECK_ROW(x != NULL && why == NULL, rows[i].text);
		if (x != NULL)
			CHECK_STR(written(x, &a), rows[i].want);
		arena_free(&a);
	}
}

static void
refuses(void)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
		{ "", "there is no element" },
		{ "x", "there is no element" },
		{ "<a>", "an element is not closed" },
		{ "<a", "a tag is not closed" },
		{ "<a></b>", "an end tag does not fit its start tag" },
		{ "<a></a", "an end tag is wrong" },
		{ "<a/><b/>", "something follows the end" },
		{ "<a/>x", "something follows the end" },
		{ "<a b/>", "an attribute has no value" },
		{ "<a b=1/>", "an attribute is not quoted" },
		{ "<a b='1/>", "an attribute is not closed" },
		{ "<a b='1'c='2'/>", "blanks are missing between attributes" },
		{ "<a b='1' b='2'/>", "an attribute is given twice" },
		{ "<a b='<'/>", "'<' inside an attribute" },
		{ "<a>&x;</a>", "an entity is unknown" },
		{ "<a>&lt</a>", "an entity is unknown" },
		{ "<a>& </a>", "an entity is unknown" },
		{ "<a>&#0;</a>", "a character reference is wrong" },
		{ "<a>&#27;</a>", "a character reference is wrong" },
		{ "<a>&#xD800;</a>", "a character reference is wrong" },
		{ "<a>&#x110000;</a>", "a character reference is wrong" },
		{ "<a>&#99999999999;</a>", "a character reference is wrong" },
		{ "<a>&#x;</a>", "a character reference is wrong" },
		{ "<a><![CDATA[x]]></a>",
		    "a declaration or processing instruction inside an element" },
		{ "<a><?php x?></a>", "a declaration or processing instruction inside an element" },
		{ "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", "the document type has declarations" },
		{ "<!-- a -- b --><a/>", "'--' inside a comment" },
		{ "<a><!-- </a>", "a comment is not closed" },
		{ "<\xC3\xA6/>", "a name is missing or has other than ASCII letters" },
		{ "<1/>", "a name is missing or has other than ASCII letters" },
		{ "< a/>", "a name is missing or has other than ASCII letters" },
		{ "<a>\x1b</a>", "a control character" },
		{ "<a>\x7f</a>", "a control character" },
		{ "<a>\xC2\x9B</a>", "a control character" },
		{ "<a>\xEF\xBF\xBF</a>", "a control character" },
		{ "<a>\xE6</a>", "it is not UTF-8" },
		{ "<a>\xC0\xAF</a>", "it is not UTF-8" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		const char *why = NULL;
		size_t at = 0, n = strlen(rows[i].text);
		/* exactly N bytes, so that ASan sees a step too far */
		char *exact = malloc(n + 1);
		memcpy(exact, rows[i].text, n);
		exact = realloc(exact, n > 0 ? n : 1);
		CHECK_ROW(xml_parse(exact, n, &a, &why, &at) == NULL, rows[i].text);
		CHECK_STR(why, rows[i].why);
		CHECK_ROW(at <= n, rows[i].text);
		free(exact);
		arena_free(&a);
	}
}

/* Cut anywhere, a document is refused, and read no further than its end. */
static void
refuses_every_beginning(void)
{
	static const char text[] =
	    "<?xml version='1.0'?><!-- c --><!DOCTYPE a><a b='1&amp;'>x&#65;y"
	    "<c d=\"2\"/><!-- e --></a>";

	for (size_t n = 0; n < sizeof text - 1; n++) {
		struct arena a = { 0 };
		const char *why;
		size_t at;
		char *exact = malloc(n + 1);
		memcpy(exact, text, n);
		exact = realloc(exact, n > 0 ? n : 1);
		CHECK_ROW(xml_parse(exact, n, &a, &why, &at) == NULL, arena_strndup(&a, text, n));
		free(exact);
		arena_free(&a);
	}
}

static void
refuses_depth(void)
{
	struct arena a = { 0 };
	const char *why = NULL;
	size_t at;
	char *deep = arena_alloc(&a, 3 * 100000);

	for (size_t i = 0; i < 3 * 100000; i += 3)
		memcpy(deep + i, "<a>", 3);
	CU_ASSERT(xml_parse(deep, 3 * 100000, &a, &why, &at) == NULL);
	CHECK_STR(why, "elements are nested too deep");
	CU_ASSERT(xml_parse("<a>\0</a>", 8, &a, &why, &at) == NULL);
	CHECK_STR(why, "a control character");
	arena_free(&a);
}

void
suite_xml(void)
{
	static const struct test tests[] = {
		{ "reads", reads },
		{ "refuses", refuses },
		{ "refuses every beginning", refuses_every_beginning },
		{ "refuses depth", refuses_depth },
	};

	suite_add("xml", tests, countof(tests));
}
