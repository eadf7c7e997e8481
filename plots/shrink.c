#include "plots/shrink.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLACE_MAX 1e6 /* pixels; what is farther away stays as it is */

/* A path being written: places in tenths of a pixel. */
struct path {
	char *text;
	size_t size, cap;
	char command; /* the last one written; 0: none */
	long x, y;
	struct arena *arena;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A decimal number at *S, which moves on past it and a comma or blanks. */
static bool
take_number(const char **s, double *v)
{
	const char *from = *s, *at = from + (*from == '-');
	double sum = 0, unit = 1;
	bool digits = false;

	for (; *at >= '0' && *at <= '9'; at++, digits = true)
		sum = 10 * sum + (*at - '0');
	if (*at == '.')
		for (at++; *at >= '0' && *at <= '9'; at++, digits = true)
			sum += (*at - '0') * (unit /= 10);
	if (!digits || sum > PLACE_MAX)
		return false;
	*v = *from == '-' ? -sum : sum;
	while (is_blank(*at) || *at == ',')
		at++;
	*s = at;
	return true;
}

static long
tenths(double v)
{
	return lround(10 * v);
}

/* V tenths: "-12.3", ".5", "4". */
static const char *
tenths_text(char text[static 24], long v)
{
	const char *sign = v < 0 ? "-" : "";
	long whole = labs(v) / 10, part = labs(v) % 10;

	if (part == 0)
		snprintf(text, 24, "%s%ld", sign, whole);
	else if (whole == 0)
		snprintf(text, 24, "%s.%ld", sign, part);
	else
		snprintf(text, 24, "%s%ld.%ld", sign, whole, part);
	return text;
}

static void
put(struct path *p, const char *s)
{
	for (; *s != '\0'; s++) {
		p->text = arena_grow(p->arena, p->text, p->size, &p->cap, 1);
		p->text[p->size++] = *s;
	}
}

static void
put_command(struct path *p, char command)
{
	/* after a move come lines without a word */
	if (command == 'm' || (p->command != command && !(p->command == 'm' && command == 'l')))
		put(p, (char[]){ command, '\0' });
	else
		put(p, " ");
	p->command = command;
}

/* The number after a command or after another number. */
static void
put_number(struct path *p, long v, bool first)
{
	char text[24];

	tenths_text(text, v);
	/* a sign parts it from the number before */
	if (p->text[p->size - 1] == ' ' && text[0] == '-')
		p->size--;
	if (!first && text[0] != '-')
		put(p, " ");
	put(p, text);
}

static void
put_step(struct path *p, bool move, double px, double py)
{
	long x = tenths(px), y = tenths(py), dx = x - p->x, dy = y - p->y;

	/* a line of no length that stands alone is a dot */
	if (!move && p->command != 'm' && dx == 0 && dy == 0)
		return;
	if (!move && dy == 0) {
		put_command(p, 'h');
		put_number(p, dx, true);
	} else if (!move && dx == 0) {
		put_command(p, 'v');
		put_number(p, dy, true);
	} else {
		put_command(p, move ? 'm' : 'l');
		put_number(p, dx, true);
		put_number(p, dy, false);
	}
	p->x = x;
	p->y = y;
}

static const char *
path_text(struct path *p)
{
	return arena_strndup(p->arena, p->text != NULL ? p->text : "", p->size);
}

/* Where a shape of its own scale stands: 0, 0 and 1 for all others. */
struct stand {
	double x, y, scale;
};

/* "M1.00,2.00 L3.00,4.00 z", shorter and where it stands; NULL if D is another kind of path. */
static const char *
short_path(const char *d, struct stand at, struct arena *a)
{
	struct path p = { .arena = a };
	double x, y, start_x = 0, start_y = 0;

	for (;;) {
		while (is_blank(*d))
			d++;
		char command = *d;
		if (command == '\0')
			return path_text(&p);
		d++;
		if ((command == 'z' || command == 'Z') && p.command != 0) {
			put(&p, "z");
			p.command = 'z';
			p.x = tenths(start_x);
			p.y = tenths(start_y);
			continue;
		}
		if ((command != 'M' && command != 'L') || (command == 'L' && p.command == 0)
		    || !take_number(&d, &x) || !take_number(&d, &y))
			return NULL;
		x = at.x + at.scale * x;
		y = at.y + at.scale * y;
		if (command == 'M') {
			start_x = x;
			start_y = y;
		}
		put_step(&p, command == 'M', x, y);
	}
}

/* The corners of a polygon as a closed path; NULL if they are not in pairs. */
static const char *
polygon_path(const char *points, struct arena *a)
{
	struct path p = { .arena = a };
	double x, y, start_x = 0, start_y = 0;

	points += strspn(points, " \t\r\n");
	for (size_t n = 0; *points != '\0'; n++) {
		if (!take_number(&points, &x) || !take_number(&points, &y))
			return NULL;
		if (n == 0) {
			start_x = x;
			start_y = y;
		} else if (*points == '\0' && x == start_x && y == start_y) {
			break; /* the first again */
		}
		put_step(&p, n == 0, x, y);
	}
	if (p.size == 0)
		return NULL;
	put(&p, "z");
	return path_text(&p);
}

/* "1.00" as "1", "0.178" as ".178"; V where it is more than one number. */
static const char *
short_number(const char *v, struct arena *a)
{
	const char *at = v, *point = strchr(v, '.');
	double number;

	if (point == NULL || !take_number(&at, &number) || *at != '\0')
		return v;
	size_t n = strlen(v);
	while (v[n - 1] == '0')
		n--;
	if (v[n - 1] == '.')
		n--;
	if (n == 0 || (n == 1 && v[0] == '-'))
		return "0";
	return arena_strndup(a, v[0] == '0' && n > 1 ? v + 1 : v, v[0] == '0' && n > 1 ? n - 1 : n);
}

/* "translate(1.00,2.00)", or with "scale(3)" after it; nothing else. */
static bool
take_stand(const char *v, struct stand *at)
{
	static const char shift[] = "translate(", grow[] = "scale(";

	at->scale = 1;
	if (strncmp(v, shift, sizeof shift - 1) != 0)
		return false;
	v += sizeof shift - 1;
	if (!take_number(&v, &at->x) || !take_number(&v, &at->y) || *v++ != ')')
		return false;
	v += strspn(v, " ");
	if (*v == '\0')
		return true;
	if (strncmp(v, grow, sizeof grow - 1) != 0)
		return false;
	v += sizeof grow - 1;
	return take_number(&v, &at->scale) && strcmp(v, ")") == 0 && at->scale > 0;
}

static void
set_tenths(struct xml *x, const char *name, double v, struct arena *a)
{
	char text[24];

	xml_set(x, name, arena_strdup(a, tenths_text(text, tenths(v))), a);
}

/* Attribute NAME of a shape that is drawn SCALE times as large. */
static void
scale_attribute(struct xml *x, const char *name, double scale, struct arena *a)
{
	const char *v = xml_get(x, name);
	double number;

	if (v != NULL && scale != 1 && take_number(&v, &number) && *v == '\0')
		xml_set(x, name, arena_printf(a, "%.2f", scale * number), a);
}

/* Draw shape X where its transform would put it; false if it is no shape for that. */
static bool
stand_shape(struct xml *x, struct stand at, struct arena *a)
{
	const char *d = xml_get(x, "d"), *path, *cx = xml_get(x, "cx"), *cy = xml_get(x, "cy");

	if (strcmp(x->name, "text") == 0 && at.scale == 1 && xml_get(x, "x") == NULL
	    && xml_get(x, "y") == NULL) {
		set_tenths(x, "x", at.x, a);
		set_tenths(x, "y", at.y, a);
	} else if (strcmp(x->name, "circle") == 0 && cx != NULL && strcmp(cx, "0") == 0
	    && cy != NULL && strcmp(cy, "0") == 0) {
		set_tenths(x, "cx", at.x, a);
		set_tenths(x, "cy", at.y, a);
		scale_attribute(x, "r", at.scale, a);
	} else if (strcmp(x->name, "path") == 0 && d != NULL
	    && (path = short_path(d, at, a)) != NULL) {
		xml_set(x, "d", path, a);
	} else {
		return false;
	}
	scale_attribute(x, "stroke-width", at.scale, a);
	xml_remove(x, "transform");
	return true;
}

static void
shrink_shape(struct xml *x, struct arena *a)
{
	const char *v = xml_get(x, "transform"), *d = xml_get(x, "d"), *path;
	const char *points = xml_get(x, "points");
	struct stand at = { 0, 0, 1 };

	if (v != NULL) {
		if (take_stand(v, &at))
			stand_shape(x, at, a);
	} else if (strcmp(x->name, "polygon") == 0 && points != NULL
	    && (path = polygon_path(points, a)) != NULL) {
		x->name = "path";
		xml_remove(x, "points");
		xml_set(x, "d", path, a);
	} else if (strcmp(x->name, "path") == 0 && d != NULL
	    && (path = short_path(d, at, a)) != NULL) {
		xml_set(x, "d", path, a);
	}
}

/* Six digits in pairs as three: "#000000" as "#000". */
static const char *
short_colour(const char *v, struct arena *a)
{
	if (v[0] != '#' || strlen(v) != 7 || v[1] != v[2] || v[3] != v[4] || v[5] != v[6])
		return v;
	return arena_printf(a, "#%c%c%c", v[1], v[3], v[5]);
}

/* To group X what all in it say alike of fill, so that it is said once. */
static void
hoist_fill(struct xml *x, struct arena *a)
{
	const char *fill =
	    x->first != NULL && x->first->name != NULL ? xml_get(x->first, "fill") : NULL;

	for (const struct xml *child = x->first; child != NULL && fill != NULL;
	     child = child->next) {
		const char *own = child->name != NULL ? xml_get(child, "fill") : NULL;
		if (own == NULL || strcmp(own, fill) != 0)
			fill = NULL;
	}
	if (fill != NULL && strcmp(x->name, "g") == 0)
		xml_set(x, "fill", fill, a);
}

/* ---- boxes ---------------------------------------------------------------- */

/* "m1 2h3v4h-3z": where it begins, its sides and which way the first two go. */
struct box_path {
	long x, y; /* tenths */
	const char *sides;
	bool right, down;
};

/* Is X a box? */
static bool
take_box(const struct xml *x, struct box_path *b)
{
	double left, top, first, second, third;

	if (x->name == NULL || strcmp(x->name, "path") != 0 || xml_get(x, "d") == NULL
	    || xml_get(x, "id") != NULL)
		return false;
	const char *d = xml_get(x, "d");
	if (*d++ != 'm' || !take_number(&d, &left) || !take_number(&d, &top))
		return false;
	b->sides = d;
	if (*d++ != 'h' || !take_number(&d, &first) || *d++ != 'v' || !take_number(&d, &second)
	    || *d++ != 'h' || !take_number(&d, &third) || strcmp(d, "z") != 0 || first != -third)
		return false;
	b->x = tenths(left);
	b->y = tenths(top);
	b->right = first > 0;
	b->down = second > 0;
	return true;
}

/* Have X and Y the same attributes but for their place? */
static bool
looks_alike(const struct xml *x, const struct xml *y)
{
	const struct xml_attribute *p = x->attributes, *q = y->attributes;

	for (; p != NULL && q != NULL; p = p->next, q = q->next)
		if (strcmp(p->name, q->name) != 0
		    || (strcmp(p->name, "d") != 0 && strcmp(p->value, q->value) != 0))
			return false;
	return p == NULL && q == NULL;
}

/*
 * Boxes in a row as one path. All of them turn the same way, so that none can make a hole in
 * another, whatever they cover of each other.
 */
static void
join_boxes(struct xml *x, struct arena *a)
{
	struct path p = { .arena = a };
	struct xml *into = NULL, *child, *next;
	struct box_path first = { 0 }, b;

	child = x->first;
	x->first = x->last = NULL;
	for (; child != NULL; child = next) {
		next = child->next;
		bool box = take_box(child, &b);
		if (box && into != NULL && b.right == first.right && b.down == first.down
		    && looks_alike(into, child)) {
			put(&p, "m");
			put_number(&p, b.x - p.x, true);
			put_number(&p, b.y - p.y, false);
			put(&p, b.sides);
			p.x = b.x;
			p.y = b.y;
			continue;
		}
		if (into != NULL)
			xml_set(into, "d", path_text(&p), a);
		into = box ? child : NULL;
		first = b;
		if (box) {
			p = (struct path){ .x = b.x, .y = b.y, .arena = a };
			put(&p, xml_get(child, "d"));
		}
		xml_add(x, child);
	}
	if (into != NULL)
		xml_set(into, "d", path_text(&p), a);
}

/* How a stroke looks says nothing where there is none. */
static void
drop_stroke(struct xml *x)
{
	static const char *const looks[] = { "stroke-width", "stroke-dasharray" };
	const char *stroke = xml_get(x, "stroke");

	if (x->first != NULL && x->first->name != NULL)
		return; /* what is inside may have one */
	if (stroke != NULL && strcmp(stroke, "none") == 0)
		for (size_t i = 0; i < countof(looks); i++)
			xml_remove(x, looks[i]);
}

void
xml_shrink(struct xml *x, struct arena *a)
{
	static const char *const numbers[] = { "stroke-width", "font-size", "r", "x", "y", "width",
		"height" };
	static const char *const colours[] = { "fill", "stroke" };

	shrink_shape(x, a);
	for (size_t i = 0; i < countof(numbers); i++)
		if (xml_get(x, numbers[i]) != NULL)
			xml_set(x, numbers[i], short_number(xml_get(x, numbers[i]), a), a);
	for (size_t i = 0; i < countof(colours); i++)
		if (xml_get(x, colours[i]) != NULL)
			xml_set(x, colours[i], short_colour(xml_get(x, colours[i]), a), a);
	drop_stroke(x);
	for (struct xml *child = x->first; child != NULL; child = child->next)
		if (child->name != NULL)
			xml_shrink(child, a);
	hoist_fill(x, a);
	join_boxes(x, a);
}
