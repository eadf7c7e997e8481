#include "report/markup.h"

#include <stdlib.h>

#include "tests/check.h"
#include "tests/report/suites.h"

#define BAD "\xEF\xBF\xBD" /* U+FFFD */

/* Text that a name may hold -> what stands in the page, in text and attributes alike. */
static void
escapes(void)
{
	static const char *const rows[][2] = {
		{ "Ærø & Åbenrå", "Ærø &amp; Åbenrå" },
		{ "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
		{ "\"><img src=x onerror='a'>", "&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt;" },
		{ "&amp;", "&amp;amp;" },
		{ "a\tb\nc", "a\tb\nc" },
		{ "\x1b]0;x\x07", BAD "]0;x" BAD },
		{ "\x7f", BAD },
		{ "\xC2\x9B", BAD },                /* C1 */
		{ "\xE2\x80\xAEgnik", BAD "gnik" }, /* right-to-left override */
		{ "\xE2\x81\xA6x\xE2\x81\xA9", BAD "x" BAD },
		{ "\xEF\xBF\xBE", BAD }, /* noncharacter */
		{ "\xEF\xBB\xBFx", BAD "x" },
		{ "\xFFx\xC3", BAD "x" BAD },    /* ill-formed, cut off */
		{ "\xC0\xAF", BAD BAD },         /* overlong */
		{ "\xED\xA0\x80", BAD BAD BAD }, /* surrogate */
		{ "\xC2\xA0\xE2\x88\x92\xF0\x9F\x98\x80", "\xC2\xA0\xE2\x88\x92\xF0\x9F\x98\x80" },
		{ "`touch x` $(x) =1+1 ;", "`touch x` $(x) =1+1 ;" },
		{ "", "" },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		char *got = NULL;
		size_t size = 0;
		FILE *f = open_memstream(&got, &size);
		struct markup m;
		markup_begin(&m, f);
		markup_open(&m, "p");
		markup_attr(&m, "title", rows[i][0]);
		markup_text(&m, rows[i][0]);
		markup_close(&m, "p");
		markup_end(&m);
		fclose(f);
		CHECK_STR(got, arena_printf(&a, "<p title=\"%s\">%s</p>", rows[i][1], rows[i][1]));
		free(got);
	}
	arena_free(&a);
}

static void
nests(void)
{
	char *got = NULL;
	size_t size = 0;
	FILE *f = open_memstream(&got, &size);
	struct markup m;

	markup_begin(&m, f);
	markup_open(&m, "div");
	markup_attr(&m, "class", NULL);
	markup_void(&m, "meta");
	markup_attr_int(&m, "colspan", 7);
	markup_element(&m, "b", "x");
	markup_raw(&m, "<i/>", 4);
	markup_text(&m, NULL);
	markup_open(&m, "p");
	markup_close(&m, "p");
	markup_line(&m);
	markup_close(&m, "div");
	markup_end(&m);
	fclose(f);
	CHECK_STR(got, "<div><meta colspan=\"7\"><b>x</b><i/><p></p>\n</div>");
	free(got);
}

void
suite_markup(void)
{
	static const struct test tests[] = {
		{ "escapes for its place", escapes },
		{ "opens and closes in pairs", nests },
	};

	suite_add("report/markup", tests, countof(tests));
}
