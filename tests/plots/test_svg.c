/* tests/plots/test_svg.c - what an SVG may hold, and how it is written anew. */
#include "plots/svg.h"

#include <string.h>

#include "tests/check.h"
#include "tests/plots/suites.h"

static const struct svg_words words = { "fig-1", "A < B", "\"C\" & D" };

#define ROOT(inside) "<svg viewBox='0 0 4 3' width='4'>" inside "</svg>"
#define HEAD                                                                                       \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"fig-1-title "    \
	"fig-1-desc\" viewBox=\"0 0 4 3\" font-family=\"Arial,Helvetica,sans-serif\" "             \
	"font-size=\"15\" fill=\"none\" "                                                          \
	"stroke-linecap=\"round\" stroke-linejoin=\"round\"><title id=\"fig-1-title\">A &lt; "     \
	"B</title><desc id=\"fig-1-desc\">&quot;C&quot; &amp; D</desc>"

static void
writes_anew(void)
{
	static const struct {
		const char *name, *svg, *want; /* want: after HEAD */
	} rows[] = {
		{ "nothing", ROOT(""), "" },
		{ "prolog and titles",
		    "<?xml version='1.0'?>" ROOT("<title>Gnuplot</title><desc>x</desc>"
						 "<g><title>$d</title></g>"),
		    "" },
		{ "blanks", ROOT(" <path d=' M0,0  L1,1 '/>\n"), "<path d=\"m0 0 1 1\"/>" },
		{ "unknown attributes", ROOT("<path class='x' data-y='z' style='a:b' d='M0,0'/>"),
		    "<path d=\"m0 0\"/>" },
		{ "colours",
		    ROOT("<path stroke='rgb( 18,  67, 109)'/><path stroke='rgb(300,0,0)'/>"),
		    "<path stroke=\"#12436d\"/><path stroke=\"rgb(300,0,0)\"/>" },
		{ "current colour", ROOT("<g color='rgb(1,2,3)'><path stroke='currentColor'/></g>"),
		    "<path stroke=\"#010203\"/>" },
		{ "a mark in place of its use",
		    ROOT("<defs><circle id='p5' stroke='currentColor' r='1'/><use xlink:href='#p5' "
			 "id='p6' fill='currentColor' stroke='none'/></defs>"
			 "<use xlink:href='#p6' transform='scale(6)' color='red'/>"),
		    "<circle stroke=\"red\" r=\"1\" fill=\"red\" transform=\"scale(6)\"/>" },
		{ "transforms in their order",
		    ROOT("<defs><rect id='a' transform='rotate(45)'/></defs>"
			 "<g transform='scale(2)'><use xlink:href='#a' "
			 "transform='translate(1,1)'/></g>"),
		    "<rect transform=\"scale(2) translate(1,1) rotate(45)\"/>" },
		{ "ids that are used",
		    ROOT("<defs><clipPath id='c'><rect width='1'/></clipPath><path id='u'/></defs>"
			 "<path id='x' clip-path='url(#c)'/>"),
		    "<defs><clipPath id=\"fig-1-c\"><rect width=\"1\"/></clipPath></defs><path "
		    "clip-path=\"url(#fig-1-c)\"/>" },
		{ "groups",
		    ROOT("<g fill='none' stroke-width='2'></g><g fill='none'><g><path d='a'/><path "
			 "d='b'/>"
			 "</g></g><g stroke='red'><path d='c'/><path d='d'/></g>"),
		    "<path d=\"a\"/><path d=\"b\"/><g stroke=\"red\"><path d=\"c\"/><path "
		    "d=\"d\"/></g>" },
		{ "a filter is its group's own",
		    ROOT("<defs><filter id='f'/></defs><g filter='url(#f)'><path "
			 "opacity='0.5'/></g>"),
		    "<defs><filter id=\"fig-1-f\"/></defs><g filter=\"url(#fig-1-f)\"><path "
		    "opacity=\"0.5\"/></g>" },
		{ "text",
		    ROOT("<g transform='translate(1,2)' font-family='Arial:Bold' font-size='20'>"
			 "<text>a &lt;b&gt; &amp; c</text></g><g "
			 "font-family='Arial'><text></text></g>"),
		    "<text font-size=\"20\" font-weight=\"bold\" x=\"1\" y=\"2\">a "
		    "&lt;b&gt; &amp; c</text>" },
		{ "a reference that gnuplot left in a label is text",
		    ROOT("<text>&#x202e; &#x0; &amp;#65;</text>"),
		    "<text>&amp;#x202e; &amp;#x0; &amp;#65;</text>" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct caught c;
		size_t size = 0;
		caught_begin(&c);
		char *got =
		    svg_rewrite(rows[i].svg, strlen(rows[i].svg), &words, &size, &a, &c.diag);
		CHECK_ROW(c.diag.errors == 0, rows[i].name);
		CHECK_STR(got, arena_printf(&a, HEAD "%s</svg>", rows[i].want));
		CHECK_ROW(got != NULL && size == strlen(got), rows[i].name);
		caught_end(&c);
		arena_free(&a);
	}
}

static void
refuses(void)
{
	static const struct {
		const char *svg, *why;
	} rows[] = {
		{ ROOT("<script>alert(1)</script>"), "it has the element 'script'" },
		{ ROOT("<SCRIPT/>"), "it has the element 'SCRIPT'" },
		{ ROOT("<svg:script/>"), "it has the element 'svg:script'" },
		{ ROOT("<g><foreignObject/></g>"), "it has the element 'foreignObject'" },
		{ ROOT("<a xlink:href='#x'/>"), "it has the element 'a'" },
		{ ROOT("<image/>"), "it has the element 'image'" },
		{ ROOT("<style>x</style>"), "it has the element 'style'" },
		{ ROOT("<animate/>"), "it has the element 'animate'" },
		{ ROOT("<set/>"), "it has the element 'set'" },
		{ ROOT("<iframe/>"), "it has the element 'iframe'" },
		{ "<svg viewBox='0 0 1 1' onload='x'/>", "it has the attribute 'onload'" },
		{ ROOT("<path onmousemove='x'/>"), "it has the attribute 'onmousemove'" },
		{ ROOT("<path ONCLICK='x'/>"), "it has the attribute 'ONCLICK'" },
		{ ROOT("<path ev:onclick='x'/>"), "it has the attribute 'ev:onclick'" },
		{ ROOT("<use xlink:href='http://x/y'/>"), "it refers to 'http://x/y'" },
		{ ROOT("<use href='javascript:x'/>"), "it refers to 'javascript:x'" },
		{ ROOT("<use xlink:href='data:x'/>"), "it refers to 'data:x'" },
		{ ROOT("<path fill='url(http://x)'/>"), "it refers to 'url(http://x)'" },
		{ ROOT("<path fill='URL( #x)'/>"), "it refers to 'URL( #x)'" },
		{ ROOT("<path fill='url(#x) url(y)'/>"), "it refers to 'url(#x) url(y)'" },
		{ ROOT("<path fill='url(#x)'/>"), "it refers to '#x', which is not there" },
		{ ROOT("<use xlink:href='#x'/>"), "it has a 'use' that cannot be resolved" },
		{ ROOT("<use/>"), "it has a 'use' that cannot be resolved" },
		{ ROOT("<use id='x' xlink:href='#x'/>"), "it has a 'use' that cannot be resolved" },
		{ ROOT("<defs><g id='x'><path/></g></defs><use xlink:href='#x'/>"),
		    "it has a 'use' of more than a shape" },
		{ "<html viewBox='x'/>", "it is no svg with a viewBox" },
		{ "<svg/>", "it is no svg with a viewBox" },
		{ "<svg viewBox='0 0 1 1'>",
		    "it is not well-formed at byte 23: an element is not closed" },
		{ "", "it is not well-formed at byte 0: there is no element" },
		{ ROOT("<text>\x1b</text>"),
		    "it is not well-formed at byte 39: a control character" },
		{ ROOT("<text>\xE6</text>"), "it is not well-formed at byte 0: it is not UTF-8" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct caught c;
		size_t size = 0;
		caught_begin(&c);
		CHECK_ROW(svg_rewrite(rows[i].svg, strlen(rows[i].svg), &words, &size, &a, &c.diag)
			== NULL,
		    rows[i].svg);
		CHECK_STR(caught_text(&c),
		    arena_printf(
			&a, "pejl: error: the chart 'fig-1' is not usable: %s\n", rows[i].why));
		caught_end(&c);
		arena_free(&a);
	}
}

static void
refuses_size(void)
{
	struct arena a = { 0 };
	struct diag d = { 0 };
	size_t n = SVG_SIZE_MAX + 1, size = 0;
	char *big = arena_alloc(&a, n);

	memset(big, ' ', n);
	memcpy(big, "<svg viewBox='0 0 1 1'>", 23);
	memcpy(big + n - 6, "</svg>", 6);
	CU_ASSERT(svg_rewrite(big, n, &words, &size, &a, &d) == NULL);
	memcpy(big + n - 7, "</svg>", 6);
	CU_ASSERT(svg_rewrite(big, n - 1, &words, &size, &a, &d) != NULL);
	CU_ASSERT(d.errors == 1);
	arena_free(&a);
}

static void
cleans_words(void)
{
	static const struct svg_words dirty = { "f", "a\x1b[31m\n<b>", "\xE6'\"" };
	static const char svg[] = ROOT("");
	struct arena a = { 0 };
	struct diag d = { 0 };
	size_t size;
	char *got = svg_rewrite(svg, strlen(svg), &dirty, &size, &a, &d);

	CU_ASSERT(strstr(got, "<title id=\"f-title\">a [31m &lt;b&gt;</title>") != NULL);
	CU_ASSERT(strstr(got, "<desc id=\"f-desc\">\xEF\xBF\xBD'&quot;</desc>") != NULL);
	arena_free(&a);
}

/* Places as steps in tenths of a pixel, without what says nothing. */
static void
writes_short(void)
{
	static const struct {
		const char *name, *svg, *want; /* want: after HEAD */
	} rows[] = {
		{ "steps are of rounded places, so that errors do not add up",
		    ROOT("<path d='M10.04,20.00 L10.08,20.04 L10.12,20.08 L30.12,20.08 "
			 "L30.12,5.16'/>"),
		    "<path d=\"m10 20h.1v.1h20v-14.9\"/>" },
		{ "a part begins with a word of its own",
		    ROOT(
			"<path d='M1.00,1.00 L2.00,2.00 M3.00,1.00 L4.00,0.00 \n\t\tL5.00,1.00'/>"),
		    "<path d=\"m1 1 1 1m1-1 1-1 1 1\"/>" },
		{ "after the end of a part its beginning is here",
		    ROOT("<path d='M1.00,1.00 L3.00,1.00 L3.00,3.00 z M4.00,4.00 L5.00,5.00'/>"),
		    "<path d=\"m1 1h2v2zm3 3 1 1\"/>" },
		{ "a dot stays", ROOT("<path d='M1.00,1.00 L1.00,1.00'/>"),
		    "<path d=\"m1 1h0\"/>" },
		{ "curves stay", ROOT("<path d='M1.00,1.00 C2,2 3,3 4,4'/>"),
		    "<path d=\"M1.00,1.00 C2,2 3,3 4,4\"/>" },
		{ "no path", ROOT("<path d='L1.00,1.00'/>"), "<path d=\"L1.00,1.00\"/>" },
		{ "far away", ROOT("<path d='M1e9,1 L99999999,1'/>"),
		    "<path d=\"M1e9,1 L99999999,1\"/>" },
		{ "a polygon is a closed path",
		    ROOT("<polygon points='1.00,1.00 4.50,1.00 4.50,-2.00 1.00,1.00'/>"),
		    "<path d=\"m1 1h3.5v-3z\"/>" },
		{ "half a corner", ROOT("<polygon points='1,1 2'/>"),
		    "<polygon points=\"1,1 2\"/>" },
		{ "a mark where it stands",
		    ROOT("<circle cx='0' cy='0' r='1' stroke-width='0.178' stroke='rgb(0,0,0)' "
			 "transform='translate(12.34,5.00) scale(3.66)'/>"),
		    "<circle cx=\"12.3\" cy=\"5\" r=\"3.66\" stroke-width=\".65\" "
		    "stroke=\"#000\"/>" },
		{ "a mark of lines",
		    ROOT("<path d='M0,-1.33 L-1.33,0.67 L1.33,0.67 z' "
			 "transform='translate(10.00,10.00) scale(3.00)'/>"),
		    "<path d=\"m10 6-4 6h8z\"/>" },
		{ "turned text",
		    ROOT("<text transform='translate(1.00,2.00) rotate(-18)'>a</text>"),
		    "<text transform=\"translate(1.00,2.00) rotate(-18)\">a</text>" },
		{ "no stroke", ROOT("<text stroke='none' stroke-width='1.00' y='2.50'>a</text>"),
		    "<text y=\"2.5\">a</text>" },
		{ "one filling of all",
		    ROOT("<g stroke='red'><path fill='#112233' d='a'/><path fill='#112233' d='b'/>"
			 "</g>"),
		    "<g stroke=\"red\" fill=\"#123\"><path d=\"a\"/><path d=\"b\"/></g>" },
		{ "boxes in a row are one path",
		    ROOT("<g fill='red'><path d='M1.00,1.00 L3.00,1.00 L3.00,2.00 L1.00,2.00 z'/>"
			 "<path d='M5.00,1.00 L9.00,1.00 L9.00,2.00 L5.00,2.00 z'/>"
			 "<path d='M1.00,3.00 L3.00,3.00 L3.00,4.00 L1.00,4.00 z'/></g>"),
		    "<g fill=\"red\"><path d=\"m1 1h2v1h-2zm4 0h4v1h-4zm-4 2h2v1h-2z\"/></g>" },
		{ "not where they turn the other way, look otherwise or are no boxes",
		    ROOT("<g fill='red'><path d='M1.00,1.00 L3.00,1.00 L3.00,2.00 L1.00,2.00 z'/>"
			 "<path d='M3.00,1.00 L1.00,1.00 L1.00,2.00 L3.00,2.00 z'/>"
			 "<path stroke='blue' d='M3.00,1.00 L1.00,1.00 L1.00,2.00 L3.00,2.00 z'/>"
			 "<path d='M1.00,1.00 L3.00,1.00 L3.00,2.00 L2.00,2.00 z'/></g>"),
		    "<g fill=\"red\"><path d=\"m1 1h2v1h-2z\"/><path d=\"m3 1h-2v1h2z\"/>"
		    "<path stroke=\"blue\" d=\"m3 1h-2v1h2z\"/><path d=\"m1 1h2v1h-1z\"/></g>" },
		{ "numbers", ROOT("<rect x='0.00' y='-0.50' width='10.00' height='0.178'/>"),
		    "<rect x=\"0\" y=\"-0.5\" width=\"10\" height=\".178\"/>" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct diag d = { 0 };
		size_t size = 0;
		char *got = svg_rewrite(rows[i].svg, strlen(rows[i].svg), &words, &size, &a, &d);
		CHECK_ROW(d.errors == 0, rows[i].name);
		CHECK_STR(got, arena_printf(&a, HEAD "%s</svg>", rows[i].want));
		arena_free(&a);
	}
}

/* As it comes: whole, in part, wrong. */
static void
finds_the_first(void)
{
	static const struct {
		const char *text;
		size_t want;
		const char *first;
	} rows[] = {
		{ "", 0, NULL },
		{ "<?x", 0, NULL },
		{ "<?xml?><svg>", 0, NULL },
		{ "\n <?xml?><svg></svg", 0, NULL },
		{ "<?xml?><svg></svg>", 18, "<?xml?><svg></svg>" },
		{ "\n\n<?xml?><svg>1</svg>\n<?xml?><svg>2</svg>\n", 21, "<?xml?><svg>1</svg>" },
		{ "<?xml?><svg></svg>x", 18, "<?xml?><svg></svg>" },
		{ "x<?xml?><svg></svg>", SVG_NONE, NULL },
		{ " \n", SVG_NONE, NULL },
		{ "<svg></svg>", SVG_NONE, NULL },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		const char *start = NULL;
		size_t length = 0;
		CHECK_ROW(
		    svg_first(rows[i].text, strlen(rows[i].text), &start, &length) == rows[i].want,
		    rows[i].text);
		CHECK_ROW((start == NULL) == (rows[i].first == NULL), rows[i].text);
		if (start != NULL)
			CHECK_STR(arena_strndup(&a, start, length), rows[i].first);
		arena_free(&a);
	}
}

void
suite_svg(void)
{
	static const struct test tests[] = {
		{ "writes anew", writes_anew },
		{ "writes short", writes_short },
		{ "refuses", refuses },
		{ "refuses size", refuses_size },
		{ "cleans words", cleans_words },
		{ "finds the first", finds_the_first },
	};

	suite_add("svg", tests, countof(tests));
}
