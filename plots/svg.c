#include "plots/svg.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plots/shrink.h"
#include "plots/theme.h"
#include "plots/xml.h"

#define NODES_MAX 200000 /* after marks are put in place of their uses */
#define USE_DEPTH 8      /* uses of uses */
#define WORDS_MAX 4000   /* columns of a title or description */

static const char *const elements[] = { "svg", "g", "defs", "circle", "ellipse", "rect", "line",
	"polyline", "polygon", "path", "text", "tspan", "use", "title", "desc", "filter", "feFlood",
	"feComposite", "clipPath", "pattern" };

/* Attributes whose value passes on to what is inside. */
static const char *const inherited[] = { "fill", "fill-opacity", "fill-rule", "font-family",
	"font-size", "font-style", "font-weight", "shape-rendering", "stroke", "stroke-dasharray",
	"stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
	"text-anchor" };

static const char *const others[] = { "clip-path", "color", "cx", "cy", "d", "dx", "dy", "filter",
	"filterUnits", "flood-color", "flood-opacity", "height", "id", "in", "in2", "mask",
	"opacity", "operator", "patternUnits", "points", "r", "result", "rx", "ry", "transform",
	"viewBox", "width", "x", "x1", "x2", "xlink:href", "y", "y1", "y2" };

struct svg {
	const struct svg_words *words;
	struct arena *arena;
	struct xml *root;
	struct xml **named; /* elements with an id */
	size_t nnamed, capnamed;
	const char **used; /* ids in "url(#id)" */
	size_t nused, capused;
	size_t nodes;
	const char *why; /* the first thing that is wrong, NULL while nothing is */
};

static bool
is_in(const char *s, const char *const list[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(s, list[i]) == 0)
			return true;
	return false;
}

static void
fail(struct svg *s, const char *why)
{
	if (s->why == NULL)
		s->why = why;
}

static bool
is_named(const struct xml *x, const char *name)
{
	return x->name != NULL && strcmp(x->name, name) == 0;
}

/* ---- check --------------------------------------------------------------- */

/* The id in "url(#id)", NULL if V is no such thing. */
static const char *
url_id(const struct svg *s, const char *v)
{
	size_t n = strlen(v);

	if (strncmp(v, "url(#", 5) != 0 || n < 7 || v[n - 1] != ')' || strchr(v, ')') != v + n - 1)
		return NULL;
	return arena_strndup(s->arena, v + 5, n - 6);
}

/* Does V hold "url" in any spelling? */
static bool
has_url(const char *v)
{
	for (; *v != '\0'; v++)
		if ((v[0] | 0x20) == 'u' && (v[1] | 0x20) == 'r' && (v[2] | 0x20) == 'l')
			return true;
	return false;
}

static void
check_attribute(struct svg *s, const struct xml_attribute *a)
{
	const char *local = strrchr(a->name, ':');

	local = local != NULL ? local + 1 : a->name;
	if ((local[0] | 0x20) == 'o' && (local[1] | 0x20) == 'n')
		fail(s, arena_printf(s->arena, "it has the attribute '%s'", a->name));
	else if (strcmp(local, "href") == 0 && a->value[0] != '#')
		fail(s, arena_printf(s->arena, "it refers to '%s'", a->value));
	else if (has_url(a->value) && url_id(s, a->value) == NULL)
		fail(s, arena_printf(s->arena, "it refers to '%s'", a->value));
}

static void
check(struct svg *s, const struct xml *x)
{
	if (x->name == NULL || s->why != NULL)
		return;
	if (!is_in(x->name, elements, countof(elements)))
		fail(s, arena_printf(s->arena, "it has the element '%s'", x->name));
	for (const struct xml_attribute *a = x->attributes; a != NULL; a = a->next)
		check_attribute(s, a);
	for (const struct xml *child = x->first; child != NULL; child = child->next)
		check(s, child);
}

/* ---- write anew ---------------------------------------------------------- */

static bool
is_blank_text(const struct xml *x)
{
	return x->name == NULL && x->text[strspn(x->text, " \t\r\n")] == '\0';
}

/* Leave out gnuplot's titles, blanks between elements and attributes that no chart needs. */
static void
strip(struct xml *x)
{
	bool keeps_text = is_named(x, "text") || is_named(x, "tspan");
	struct xml *child = x->first, *next;

	for (struct xml_attribute *a = x->attributes; a != NULL; a = a->next)
		if (!is_in(a->name, inherited, countof(inherited))
		    && !is_in(a->name, others, countof(others)))
			xml_remove(x, a->name);
	x->first = x->last = NULL;
	for (; child != NULL; child = next) {
		next = child->next;
		if (is_named(child, "title") || is_named(child, "desc")
		    || (child->name == NULL && !keeps_text))
			continue;
		if (child->name != NULL)
			strip(child);
		xml_add(x, child);
	}
}

/* PARENT's attributes where CHILD has none; transforms one after the other. */
static void
merge(struct svg *s, struct xml *child, const struct xml *parent)
{
	for (const struct xml_attribute *a = parent->attributes; a != NULL; a = a->next) {
		const char *own = xml_get(child, a->name);
		if (strcmp(a->name, "id") == 0 || strcmp(a->name, "xlink:href") == 0)
			continue;
		if (own == NULL)
			xml_set(child, a->name, a->value, s->arena);
		else if (strcmp(a->name, "transform") == 0)
			xml_set(child, a->name, arena_printf(s->arena, "%s %s", a->value, own),
			    s->arena);
	}
}

/* Gather the elements that have an id. */
static void
collect_named(struct svg *s, struct xml *x)
{
	if (xml_get(x, "id") != NULL) {
		s->named =
		    arena_grow(s->arena, s->named, s->nnamed, &s->capnamed, sizeof *s->named);
		s->named[s->nnamed++] = x;
	}
	for (struct xml *child = x->first; child != NULL; child = child->next)
		if (child->name != NULL)
			collect_named(s, child);
}

static struct xml *
find_id(const struct svg *s, const char *id)
{
	for (size_t i = 0; i < s->nnamed; i++)
		if (strcmp(xml_get(s->named[i], "id"), id) == 0)
			return s->named[i];
	return NULL;
}

static struct xml *
copy(struct svg *s, const struct xml *x)
{
	struct xml *to = arena_alloc(s->arena, sizeof *to);

	if (++s->nodes > NODES_MAX) {
		fail(s, "it is too large when drawn out");
		return to;
	}
	to->name = x->name;
	to->text = x->text;
	for (const struct xml_attribute *a = x->attributes; a != NULL; a = a->next)
		if (strcmp(a->name, "id") != 0)
			xml_set(to, a->name, a->value, s->arena);
	for (const struct xml *child = x->first; child != NULL && s->why == NULL;
	     child = child->next)
		xml_add(to, copy(s, child));
	return to;
}

/* What USE stands for. */
static struct xml *
expand(struct svg *s, const struct xml *use, int depth)
{
	const char *href = xml_get(use, "xlink:href");
	struct xml *shape = href != NULL ? find_id(s, href + 1) : NULL;

	if (shape == NULL || depth > USE_DEPTH || xml_get(use, "x") != NULL
	    || xml_get(use, "y") != NULL) {
		fail(s, "it has a 'use' that cannot be resolved");
		return copy(s, use);
	}
	if (is_named(shape, "use")) {
		struct xml *inner = expand(s, shape, depth + 1);
		merge(s, inner, use);
		return inner;
	}
	if (shape->first != NULL)
		fail(s, "it has a 'use' of more than a shape");
	struct xml *drawn = copy(s, shape);
	merge(s, drawn, use);
	return drawn;
}

/* Put shapes in place of uses, but in defs. */
static void
expand_all(struct svg *s, struct xml *x)
{
	struct xml *child = x->first, *next;

	x->first = x->last = NULL;
	for (; child != NULL && s->why == NULL; child = next) {
		next = child->next;
		if (is_named(child, "use"))
			child = expand(s, child, 0);
		else if (child->name != NULL && !is_named(child, "defs"))
			expand_all(s, child);
		xml_add(x, child);
	}
}

/* "rgb( 18,  67, 109)" as "#12436d"; anything else as it is. */
static const char *
short_colour(struct svg *s, const char *v)
{
	unsigned long part[3];

	if (strncmp(v, "rgb(", 4) != 0)
		return v;
	const char *at = v + 4;
	for (int i = 0; i < 3; i++) {
		char *end;
		part[i] = strtoul(at, &end, 10);
		if (end == at || part[i] > 255 || *end != (i < 2 ? ',' : ')'))
			return v;
		at = end + 1;
	}
	return arena_printf(s->arena, "#%02lx%02lx%02lx", part[0], part[1], part[2]);
}

/* One blank where there are several, none at the ends. */
static const char *
squeezed(struct svg *s, const char *v)
{
	char *text = arena_strdup(s->arena, v), *to = text;

	for (const char *from = v; *from != '\0'; from++)
		if (*from != ' ' || (to > text && to[-1] != ' '))
			*to++ = *from;
	while (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	return text;
}

/* Real colours and one font. COLOUR is what currentColor means here. */
static void
settle(struct svg *s, struct xml *x, const char *colour)
{
	const char *own = xml_get(x, "color"), *font = xml_get(x, "font-family");

	if (own != NULL)
		colour = short_colour(s, own);
	for (struct xml_attribute *a = x->attributes; a != NULL; a = a->next)
		a->value = strcmp(a->value, "currentColor") == 0
		    ? colour
		    : short_colour(s, squeezed(s, a->value));
	xml_remove(x, "color");
	if (font != NULL && strstr(font, ":Bold") != NULL)
		xml_set(x, "font-weight", "bold", s->arena);
	xml_remove(x, "font-family");
	for (struct xml *child = x->first; child != NULL; child = child->next)
		if (child->name != NULL)
			settle(s, child, colour);
}

/* Gather what "url(#id)" refers to and give those references the figure's prefix. */
static void
rename_references(struct svg *s, struct xml *x)
{
	for (struct xml_attribute *a = x->attributes; a != NULL; a = a->next) {
		const char *id = url_id(s, a->value);
		if (id == NULL)
			continue;
		if (find_id(s, id) == NULL)
			fail(s,
			    arena_printf(s->arena, "it refers to '#%s', which is not there", id));
		s->used = arena_grow(s->arena, s->used, s->nused, &s->capused, sizeof *s->used);
		s->used[s->nused++] = id;
		a->value = arena_printf(s->arena, "url(#%s-%s)", s->words->id, id);
	}
	for (struct xml *child = x->first; child != NULL; child = child->next)
		if (child->name != NULL)
			rename_references(s, child);
}

/* Ids that are used get the figure's prefix, others go, and definitions with them. */
static void
rename_ids(struct svg *s, struct xml *x)
{
	struct xml *child = x->first, *next;
	const char *id = xml_get(x, "id");

	if (id != NULL && is_in(id, s->used, s->nused))
		xml_set(x, "id", arena_printf(s->arena, "%s-%s", s->words->id, id), s->arena);
	else
		xml_remove(x, "id");
	x->first = x->last = NULL;
	for (; child != NULL; child = next) {
		next = child->next;
		if (child->name != NULL)
			rename_ids(s, child);
		bool unused = is_named(x, "defs") && xml_get(child, "id") == NULL;
		bool empty = is_named(child, "defs") && child->first == NULL;
		if (!unused && !empty)
			xml_add(x, child);
	}
}

/* May PARENT's attributes be written on CHILD? Not where both mean something for a whole group. */
static bool
can_merge(const struct xml *parent, const struct xml *child)
{
	static const char *const whole[] = { "clip-path", "filter", "mask", "opacity" };

	for (size_t i = 0; i < countof(whole); i++)
		if (xml_get(parent, whole[i]) != NULL)
			return false;
	return child->name != NULL && !is_named(child, "defs");
}

/* Drop what X would inherit anyway: of all above it the nearest, of none what SVG has. */
static void
drop_inherited(struct xml *x, const struct xml *const above[], size_t depth)
{
	for (struct xml_attribute *a = x->attributes; a != NULL; a = a->next) {
		const char *outer = NULL;
		if (!is_in(a->name, inherited, countof(inherited)))
			continue;
		for (size_t i = depth; i-- > 0 && outer == NULL;)
			outer = xml_get(above[i], a->name);
		if (outer == NULL)
			outer = strcmp(a->name, "stroke") == 0     ? "none"
			    : strcmp(a->name, "text-anchor") == 0  ? "start"
			    : strcmp(a->name, "stroke-width") == 0 ? "1"
								   : NULL;
		if (outer != NULL && strcmp(outer, a->value) == 0)
			xml_remove(x, a->name);
	}
}

/* Drop from group X what every child sets itself. */
static void
drop_overridden(struct xml *x)
{
	for (struct xml_attribute *a = x->attributes; a != NULL; a = a->next) {
		bool all = is_in(a->name, inherited, countof(inherited));
		for (const struct xml *child = x->first; child != NULL && all; child = child->next)
			all = child->name != NULL && xml_get(child, a->name) != NULL;
		if (all)
			xml_remove(x, a->name);
	}
}

static bool
draws_nothing(const struct xml *x)
{
	if (is_named(x, "text"))
		return x->first == NULL || (x->first->next == NULL && is_blank_text(x->first));
	return is_named(x, "g") && x->first == NULL;
}

/* From the inside out: empty groups go, a group of one becomes that one. */
static void
flatten(struct svg *s, struct xml *x)
{
	struct xml *child = x->first, *next;

	x->first = x->last = NULL;
	for (; child != NULL; child = next) {
		next = child->next;
		if (child->name != NULL)
			flatten(s, child);
		if (draws_nothing(child))
			continue;
		if (is_named(child, "g") && child->first->next == NULL
		    && can_merge(child, child->first) && xml_get(child, "id") == NULL) {
			struct xml *only = child->first;
			merge(s, only, child);
			child = only;
		}
		xml_add(x, child);
	}
	if (is_named(x, "g"))
		drop_overridden(x);
}

/* From the outside in: what is inherited goes, and a group without attributes opens. */
static void
tidy(struct xml *x, const struct xml *above[], size_t depth)
{
	struct xml *child = x->first, *next;

	if (depth > 0)
		drop_inherited(x, above, depth);
	above[depth] = x;
	x->first = x->last = NULL;
	for (; child != NULL; child = next) {
		next = child->next;
		if (child->name != NULL && depth + 1 < 64)
			tidy(child, above, depth + 1);
		if (is_named(child, "g") && child->attributes == NULL) {
			for (struct xml *inner = child->first, *after; inner != NULL;
			     inner = after) {
				after = inner->next;
				xml_add(x, inner);
			}
		} else {
			xml_add(x, child);
		}
	}
}

static struct xml *
text_element(struct svg *s, const char *name, const char *id, const char *text)
{
	struct xml *x = arena_alloc(s->arena, sizeof *x);
	struct xml *inner = arena_alloc(s->arena, sizeof *inner);

	x->name = name;
	xml_set(x, "id", id, s->arena);
	inner->text = text;
	xml_add(x, inner);
	return x;
}

/* The root with our attributes, title and description. */
static struct xml *
dressed(struct svg *s)
{
	const char *id = s->words->id, *box = xml_get(s->root, "viewBox");
	const char *title = arena_printf(s->arena, "%s-title", id);
	const char *desc = arena_printf(s->arena, "%s-desc", id);
	struct xml *x = arena_alloc(s->arena, sizeof *x);
	const char *const attributes[][2] = { { "xmlns", "http://www.w3.org/2000/svg" },
		{ "role", "img" },
		{ "aria-labelledby", arena_printf(s->arena, "%s %s", title, desc) },
		{ "viewBox", box }, { "font-family", FONT_FAMILY },
		{ "font-size", arena_printf(s->arena, "%d", SIZE_TEXT) }, { "fill", "none" },
		{ "stroke-linecap", "round" }, { "stroke-linejoin", "round" } };

	x->name = "svg";
	for (size_t i = 0; i < countof(attributes); i++)
		xml_set(x, attributes[i][0], attributes[i][1], s->arena);
	xml_add(
	    x, text_element(s, "title", title, text_label(s->arena, s->words->title, WORDS_MAX)));
	xml_add(x, text_element(s, "desc", desc, text_label(s->arena, s->words->desc, WORDS_MAX)));
	for (struct xml *child = s->root->first, *next; child != NULL; child = next) {
		next = child->next;
		xml_add(x, child);
	}
	return x;
}

static char *
printed(struct svg *s, const struct xml *x, size_t *size)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, size);

	if (out == NULL)
		return NULL;
	xml_put(out, x);
	if (fclose(out) != 0) {
		free(text);
		return NULL;
	}
	char *kept = arena_strndup(s->arena, text, *size);
	free(text);
	return kept;
}

static void
read_document(struct svg *s, const char *svg, size_t size)
{
	const char *why;
	size_t at;

	if (size > SVG_SIZE_MAX) {
		fail(s, "it is larger than 4 MB");
		return;
	}
	/* gnuplot writes no such reference itself and leaves that of a label as it is */
	svg = xml_without_references(svg, &size, s->arena);
	s->root = xml_parse(svg, size, s->arena, &why, &at);
	if (s->root == NULL) {
		fail(s, arena_printf(s->arena, "it is not well-formed at byte %zu: %s", at, why));
		return;
	}
	if (!is_named(s->root, "svg") || xml_get(s->root, "viewBox") == NULL)
		fail(s, "it is no svg with a viewBox");
	check(s, s->root);
}

char *
svg_rewrite(const char *svg, size_t size, const struct svg_words *words, size_t *out_size,
    struct arena *a, struct diag *d)
{
	struct svg s = { .words = words, .arena = a };
	const struct xml *above[64];
	char *out = NULL;

	read_document(&s, svg, size);
	if (s.why == NULL) {
		strip(s.root);
		collect_named(&s, s.root);
		expand_all(&s, s.root);
	}
	if (s.why == NULL) {
		settle(&s, s.root, "black");
		rename_references(&s, s.root);
		rename_ids(&s, s.root);
	}
	if (s.why == NULL) {
		flatten(&s, s.root);
		xml_shrink(s.root, a);
		struct xml *whole = dressed(&s);
		tidy(whole, above, 0);
		out = printed(&s, whole, out_size);
		if (out == NULL)
			fail(&s, "there is no memory to write it");
	}
	if (s.why != NULL)
		diag_error(d, (struct pos){ 0 }, NULL, "the chart '%s' is not usable: %s",
		    words->id, s.why);
	return out;
}

size_t
svg_first(const char *out, size_t size, const char **start, size_t *length)
{
	static const char begin[] = "<?xml", end[] = "</svg>";
	const char *from = out + strspn(out, " \t\r\n");
	size_t left = size - (size_t)(from - out);

	if ((left == 0 && size > 0)
	    || strncmp(from, begin, left < sizeof begin - 1 ? left : sizeof begin - 1) != 0)
		return SVG_NONE;
	const char *close = strstr(from, end);
	if (close == NULL)
		return 0;
	*start = from;
	*length = (size_t)(close - from) + sizeof end - 1;
	return (size_t)(from - out) + *length;
}
