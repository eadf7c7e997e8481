#include "plots/logo.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/translate.h"
#include "plots/xml.h"

#define SIDE_MAX  100000.0
#define SHAPE_MAX 20.0
#define NODES_MAX 20000

static const char *const elements[] = { "svg", "g", "defs", "path", "rect", "circle", "ellipse",
	"line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop",
	"clipPath", "mask" };

/* What says something of the drawing and is not drawn. */
static const char *const notes[] = { "title", "desc", "metadata" };

/* Prefixes of what editors write for themselves. */
static const char *const editors[] = { "inkscape:", "sodipodi:", "rdf:", "cc:", "dc:", "xmlns:",
	"xml:", "i:", "x:", "serif:", "sketch:" };

static const char *const attributes[] = { "clip-path", "clip-rule", "clipPathUnits", "cx", "cy",
	"d", "display", "dx", "dy", "fill", "fill-opacity", "fill-rule", "font-family", "font-size",
	"font-style", "font-weight", "fx", "fy", "gradientTransform", "gradientUnits", "height",
	"id", "letter-spacing", "mask", "maskContentUnits", "maskUnits", "offset", "opacity",
	"points", "preserveAspectRatio", "r", "rx", "ry", "spreadMethod", "stop-color",
	"stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
	"stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor",
	"transform", "viewBox", "visibility", "width", "x", "x1", "x2", "y", "y1", "y2" };

struct logo {
	struct arena *arena;
	size_t nodes;
	const char *why; /* the first thing that is wrong */
};

static void
fail(struct logo *l, const char *why)
{
	if (l->why == NULL)
		l->why = why;
}

static bool
is_in(const char *s, const char *const list[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(s, list[i]) == 0)
			return true;
	return false;
}

static bool
is_editors(const char *name)
{
	for (size_t i = 0; i < countof(editors); i++)
		if (strncmp(name, editors[i], strlen(editors[i])) == 0)
			return true;
	return strcmp(name, "xmlns") == 0;
}

/* ---- attributes ------------------------------------------------------------ */

/* Is the word before the bracket at S, in V, one of a colour or a transform? */
static bool
calls_known(const char *v, const char *s)
{
	static const char *const calls[] = { "rgb", "rgba", "hsl", "hsla", "matrix", "translate",
		"scale", "rotate", "skewX", "skewY" };
	const char *from = s;

	while (from > v && strchr(" \t\r\n,)(", from[-1]) == NULL)
		from--;
	size_t n = (size_t)(s - from);
	for (size_t i = 0; i < countof(calls); i++)
		if (strlen(calls[i]) == n && memcmp(calls[i], from, n) == 0)
			return true;
	return false;
}

/*
 * Does V refer to nothing but, as a whole, "url(#id)"? Signs that could hide or begin an address
 * are in no value that draws.
 */
static bool
stays_inside(const char *v)
{
	size_t n = strlen(v);

	if (strpbrk(v, "\\@:") != NULL || strstr(v, "//") != NULL)
		return false;
	if (strncmp(v, "url(#", 5) == 0)
		return n > 6 && strcspn(v, ")") == n - 1 && strpbrk(v, "/\"'") == NULL;
	for (const char *s = strchr(v, '('); s != NULL; s = strchr(s + 1, '('))
		if (!calls_known(v, s))
			return false;
	return true;
}

/* The attribute NAME of OUT becomes VALUE, if it is one that draws. */
static void
take(struct logo *l, struct xml *out, const char *name, const char *value)
{
	if (strncmp(name, "on", 2) == 0 || strchr(name, ':') != NULL)
		fail(l, arena_printf(l->arena, "it has the attribute '%s'", name));
	else if (strcmp(name, "filter") == 0 || strncmp(name, "marker", 6) == 0)
		fail(l, arena_printf(l->arena, "it has the attribute '%s', an effect", name));
	else if (!is_in(name, attributes, countof(attributes)))
		return;
	else if (!stays_inside(value))
		fail(l,
		    arena_printf(
			l->arena, "its attribute '%s' refers to something: '%.60s'", name, value));
	else
		xml_set(out, name, value, l->arena);
}

/* The N bytes at S without blanks at both ends. */
static const char *
trimmed(struct logo *l, const char *s, size_t n)
{
	static const char blanks[] = " \t\r\n";

	for (; n > 0 && strchr(blanks, *s) != NULL; n--)
		s++;
	while (n > 0 && strchr(blanks, s[n - 1]) != NULL)
		n--;
	return arena_strndup(l->arena, s, n);
}

/* "fill:#123; stroke:none" as attributes. */
static void
take_style(struct logo *l, struct xml *out, const char *style)
{
	while (*style != '\0') {
		size_t n = strcspn(style, ";"), colon = strcspn(style, ":;");
		const char *name = trimmed(l, style, colon);
		const char *value =
		    colon < n ? trimmed(l, style + colon + 1, n - colon - 1) : "none";
		/* -inkscape-..., and an effect that is not there, say nothing */
		bool effect = strcmp(name, "filter") == 0 || strncmp(name, "marker", 6) == 0;
		if (name[0] != '-' && colon < n && !(effect && strcmp(value, "none") == 0))
			take(l, out, name, value);
		style += n + (style[n] == ';');
	}
}

/* The reference of a gradient to another. */
static void
take_reference(struct logo *l, struct xml *out, const char *value)
{
	bool gradient =
	    strcmp(out->name, "linearGradient") == 0 || strcmp(out->name, "radialGradient") == 0;

	if (!gradient || value[0] != '#')
		fail(l, arena_printf(l->arena, "it refers to '%.60s'", value));
	else
		xml_set(out, "xlink:href", value, l->arena);
}

static void
take_attributes(struct logo *l, struct xml *out, const struct xml *x)
{
	const char *style = NULL;

	for (const struct xml_attribute *at = x->attributes; at != NULL; at = at->next) {
		if (strcmp(at->name, "style") == 0)
			style = at->value;
		else if (strcmp(at->name, "href") == 0 || strcmp(at->name, "xlink:href") == 0)
			take_reference(l, out, at->value);
		else if (!is_editors(at->name))
			take(l, out, at->name, at->value);
	}
	/* what stands there counts more than an attribute */
	if (style != NULL)
		take_style(l, out, style);
}

/* ---- elements -------------------------------------------------------------- */

/* X anew; NULL if it is only a note, or something is wrong. */
static struct xml *
copy(struct logo *l, const struct xml *x)
{
	if (++l->nodes > NODES_MAX)
		fail(l, N_("it has more than 20000 parts"));
	if (l->why != NULL || is_editors(x->name) || is_in(x->name, notes, countof(notes)))
		return NULL;
	if (!is_in(x->name, elements, countof(elements))) {
		fail(l,
		    arena_printf(l->arena,
			"it has the element '%.40s'; a logo has shapes, paths, gradients and text, "
			"with their colours as attributes: export it as plain SVG, or as PNG",
			x->name));
		return NULL;
	}
	struct xml *out = arena_alloc(l->arena, sizeof *out);
	bool words = strcmp(x->name, "text") == 0 || strcmp(x->name, "tspan") == 0;
	out->name = x->name;
	take_attributes(l, out, x);
	for (const struct xml *child = x->first; child != NULL; child = child->next) {
		struct xml *kept = NULL;
		if (child->name != NULL)
			kept = copy(l, child);
		else if (words) {
			kept = arena_alloc(l->arena, sizeof *kept);
			kept->text = child->text;
		}
		if (kept != NULL)
			xml_add(out, kept);
	}
	return out;
}

/* ---- size ------------------------------------------------------------------ */

/* The number S begins with and its unit; 0 if it is none above 0. */
static double
length(const char *s, const char **unit)
{
	char *end;
	double v = s != NULL ? strtod(s, &end) : 0;

	if (!(v > 0 && v <= SIDE_MAX))
		return 0;
	*unit = end;
	return v;
}

/* The width and height of ROOT in pixels, by its viewBox, else by its own; a viewBox is set. */
static void
settle_size(struct logo *l, struct xml *root, struct picture *p)
{
	const char *box = xml_get(root, "viewBox"), *unit[2] = { "", "" };
	double v[4] = { 0 };
	char *end = NULL;

	if (box != NULL) {
		const char *at = box;
		for (size_t k = 0; k < 4; k++) {
			at += strspn(at, " ,\t\r\n");
			v[k] = strtod(at, &end);
			at = end;
		}
	} else {
		v[2] = length(xml_get(root, "width"), &unit[0]);
		v[3] = length(xml_get(root, "height"), &unit[1]);
		if (strcmp(unit[0], unit[1]) != 0 || strchr(unit[0], '%') != NULL)
			v[2] = 0;
		xml_set(
		    root, "viewBox", arena_printf(l->arena, "0 0 %.6g %.6g", v[2], v[3]), l->arena);
	}
	if (!(v[2] > 0 && v[3] > 0 && v[2] <= SIDE_MAX && v[3] <= SIDE_MAX)) {
		fail(l,
		    N_("it does not say its size: the svg needs a viewBox=\"0 0 WIDTH HEIGHT\""));
		return;
	}
	if (v[2] > SHAPE_MAX * v[3] || v[3] > SHAPE_MAX * v[2])
		fail(l, N_("it is more than 20 times as long as it is high"));
	p->height = 100;
	p->width = 100 * v[2] / v[3];
	xml_set(root, "width", arena_printf(l->arena, "%.6g", p->width), l->arena);
	xml_set(root, "height", "100", l->arena);
	xml_set(root, "xmlns", "http://www.w3.org/2000/svg", l->arena);
	xml_set(root, "xmlns:xlink", "http://www.w3.org/1999/xlink", l->arena);
}

const char *
logo_check(struct picture *p, struct arena *a)
{
	struct logo l = { .arena = a };
	const char *why, *data = p->data;
	size_t at, n = p->size;

	if (n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
		data += 3, n -= 3;
	const struct xml *root = xml_parse(data, n, a, &why, &at);
	if (root == NULL)
		return arena_printf(
		    a, "it is no SVG that can be read, from byte %zu on: %s", at, why);
	if (strcmp(root->name, "svg") != 0)
		return N_("it is neither PNG nor SVG");
	struct xml *drawn = copy(&l, root);
	if (l.why == NULL)
		settle_size(&l, drawn, p);
	if (l.why != NULL)
		return l.why;
	char *text = NULL;
	FILE *out = open_memstream(&text, &p->size);
	if (out == NULL)
		arena_exhausted(a);
	xml_put(out, drawn);
	if (fclose(out) != 0)
		arena_exhausted(a);
	p->data = arena_strndup(a, text, p->size);
	free(text);
	return NULL;
}
