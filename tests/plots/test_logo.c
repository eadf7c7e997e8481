/* tests/plots/test_logo.c - a foreign SVG only draws, or is refused. */
#include "plots/logo.h"

#include <string.h>

#include "tests/check.h"
#include "tests/plots/suites.h"

#define SVG(inside) "<svg viewBox=\"0 0 20 10\">" inside "</svg>"
#define OUT(inside)                                                                                \
	"<svg viewBox=\"0 0 20 10\" width=\"200\" height=\"100\" "                                 \
	"xmlns=\"http://www.w3.org/2000/svg\" "                                                    \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\">" inside "</svg>"

static const char *
checked(struct picture *p, const char *svg, struct arena *a)
{
	*p = (struct picture){ .type = "image/svg+xml", .data = svg, .size = strlen(svg) };
	return logo_check(p, a);
}

static void
takes(void)
{
	static const char *const rows[][2] = {
		{ SVG("<path d=\"M0 0h9\" fill=\"#123456\"/>"),
		    OUT("<path d=\"M0 0h9\" fill=\"#123456\"/>") },
		{ "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n" SVG("<g/>"), OUT("<g/>") },
		/* what an editor notes for itself, and words that the page says beside it */
		{ SVG("<title>Layer</title><metadata><rdf:RDF/></metadata><sodipodi:namedview/>"
		      "<g inkscape:label=\"x\" class=\"a\" data-name=\"b\"/>"),
		    OUT("<g/>") },
		{ SVG("<g style=\"fill : url(#a) ;stroke:none;-inkscape-x:1;filter:none; \"/>"),
		    OUT("<g fill=\"url(#a)\" stroke=\"none\"/>") },
		{ SVG("<g fill=\"red\" style=\"fill:#00f\" transform=\"translate(1 2) "
		      "scale(.5)\"/>"),
		    OUT("<g fill=\"#00f\" transform=\"translate(1 2) scale(.5)\"/>") },
		{ SVG("<linearGradient id=\"a\" xlink:href=\"#b\"/>"),
		    OUT("<linearGradient id=\"a\" xlink:href=\"#b\"/>") },
		{ SVG("<text>A &lt;script&gt;<tspan>b</tspan></text> loose"),
		    OUT("<text>A &lt;script&gt;<tspan>b</tspan></text>") },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct picture p;
		CHECK_ROW(checked(&p, rows[i][0], &a) == NULL, rows[i][0]);
		CHECK_STR(p.data, rows[i][1]);
		CHECK_ROW(p.size == strlen(rows[i][1]), rows[i][0]);
		CHECK_ROW(p.width == 200 && p.height == 100, rows[i][0]);
		arena_free(&a);
	}
}

static void
tells_size(void)
{
	static const struct {
		const char *svg;
		double width; /* of 100 high */
	} rows[] = {
		{ "<svg width=\"30mm\" height=\"20mm\"/>", 150 },
		{ "<svg width=\"30\" height=\"60\"/>", 50 },
		{ "<svg width=\"1\" height=\"1\" viewBox=\"-5,-5 40 20\"/>", 200 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct picture p;
		CHECK_ROW(checked(&p, rows[i].svg, &a) == NULL, rows[i].svg);
		CHECK_CLOSE(p.width, rows[i].width, 0, 1e-12, rows[i].svg);
		arena_free(&a);
	}
}

static void
refuses(void)
{
#define ELEMENT(name)                                                                              \
	"it has the element '" name "'; a logo has shapes, paths, gradients and text, with their " \
	"colours as attributes: export it as plain SVG, or as PNG"
#define NO_SIZE "it does not say its size: the svg needs a viewBox=\"0 0 WIDTH HEIGHT\""
	static const char *const rows[][2] = {
		{ SVG("<script>alert(1)</script>"), ELEMENT("script") },
		{ SVG("<style>a{}</style>"), ELEMENT("style") },
		{ SVG("<image href=\"file:///etc/passwd\"/>"), ELEMENT("image") },
		{ SVG("<foreignObject/>"), ELEMENT("foreignObject") },
		{ SVG("<a href=\"https://x.dk\"/>"), ELEMENT("a") },
		{ SVG("<use href=\"#a\"/>"), ELEMENT("use") },
		{ SVG("<g><animate/></g>"), ELEMENT("animate") },
		{ SVG("<svg:script/>"), ELEMENT("svg:script") },
		{ SVG("<SCRIPT/>"), ELEMENT("SCRIPT") },
		{ SVG("<g onload=\"alert(1)\"/>"), "it has the attribute 'onload'" },
		{ SVG("<g ev:onload=\"alert(1)\"/>"), "it has the attribute 'ev:onload'" },
		{ SVG("<g style=\"onload:x\"/>"), "it has the attribute 'onload'" },
		{ SVG("<g filter=\"url(#f)\"/>"), "it has the attribute 'filter', an effect" },
		{ SVG("<g fill=\"url(https://x.dk/#a)\"/>"),
		    "its attribute 'fill' refers to something: 'url(https://x.dk/#a)'" },
		{ SVG("<g style=\"fill:url(//x.dk)\"/>"),
		    "its attribute 'fill' refers to something: 'url(//x.dk)'" },
		{ SVG("<g fill=\"u\\72l(x)\"/>"),
		    "its attribute 'fill' refers to something: 'u\\72l(x)'" },
		{ SVG("<g fill=\"image(x)\"/>"),
		    "its attribute 'fill' refers to something: 'image(x)'" },
		{ SVG("<g fill=\"URL(#a)\"/>"),
		    "its attribute 'fill' refers to something: 'URL(#a)'" },
		{ SVG("<linearGradient xlink:href=\"x.svg#b\"/>"), "it refers to 'x.svg#b'" },
		{ SVG("<g href=\"#b\"/>"), "it refers to '#b'" },
		{ "<svg/>", NO_SIZE },
		{ "<svg width=\"100%\" height=\"100%\"/>", NO_SIZE },
		{ "<svg width=\"3cm\" height=\"3\"/>", NO_SIZE },
		{ "<svg viewBox=\"0 0 nan 1\"/>", NO_SIZE },
		{ "<svg viewBox=\"0 0 1\"/>", NO_SIZE },
		{ "<svg viewBox=\"0 0 1e9 1e9\"/>", NO_SIZE },
		{ "<svg viewBox=\"0 0 201 10\"/>",
		    "it is more than 20 times as long as it is high" },
		{ "<html/>", "it is neither PNG nor SVG" },
		{ "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>", NULL },
		{ "<svg", NULL },
		{ "", NULL },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct picture p;
		const char *why = checked(&p, rows[i][0], &a);
		CHECK_ROW(why != NULL, rows[i][0]);
		if (rows[i][1] != NULL && why != NULL)
			CHECK_STR(why, rows[i][1]);
		else if (why != NULL)
			CHECK_ROW(strstr(why, "it is no SVG that can be read, from byte ") == why,
			    rows[i][0]);
		arena_free(&a);
	}
}

void
suite_logo(void)
{
	static const struct test tests[] = {
		{ "takes what draws", takes },
		{ "tells its size", tells_size },
		{ "refuses anything else", refuses },
	};

	suite_add("logo", tests, countof(tests));
}
