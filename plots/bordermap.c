/*
 * plots/bordermap.c - the kommuner within their borders, from a file that the user gave.
 */
#include <float.h>
#include <math.h>
#include <string.h>

#include "model/map.h"
#include "plots/map.h"
#include "plots/script.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define HEIGHT_MAX 620 /* pixels of the picture */
#define GRAIN      1.0 /* corners nearer than this, in pixels, are one */
#define LEAST_AREA 3.0 /* square pixels of a ring that is drawn beside a larger one */
#define PROBES     16  /* places across and down where the words are tried */

struct place_of {
	struct outline *outlines;
	size_t n;
	size_t largest;
};

struct border_map {
	struct map map;
	const struct borders *borders;
	double east, north;      /* of the picture's left and top */
	double metres;           /* a pixel's */
	double left, top;        /* pixels */
	double width, height;    /* of the picture */
	struct place_of *places; /* one an area of the map */
};

static bool
is_shown(const struct map *m, int code)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->areas[i].code == code)
			return true;
	return false;
}

/* Find the scale at which all rings that are shown fit. */
static void
fit(struct border_map *b)
{
	double east = -DBL_MAX, south = DBL_MAX;

	b->east = DBL_MAX;
	b->north = -DBL_MAX;
	for (size_t i = 0; i < b->borders->n; i++) {
		const struct ring *r = &b->borders->rings[i];
		for (size_t k = 0; k < r->n && is_shown(&b->map, r->area); k++) {
			b->east = fmin(b->east, r->xy[2 * k]);
			east = fmax(east, r->xy[2 * k]);
			south = fmin(south, r->xy[2 * k + 1]);
			b->north = fmax(b->north, r->xy[2 * k + 1]);
		}
	}
	if (east < b->east)
		return; /* nothing to show */
	b->metres = fmax(fmax((east - b->east) / (CANVAS_WIDTH - 2.0 * CANVAS_EDGE),
			     (b->north - south) / HEIGHT_MAX),
	    1);
	b->width = (east - b->east) / b->metres;
	b->height = (b->north - south) / b->metres;
	b->left = (CANVAS_WIDTH - b->width) / 2;
}

/*
 * R in pixels. Corners are moved to a grid, each by its own place alone, so that neighbours whose
 * border has the same corners still fit together; what falls on the corner before is left out.
 */
static struct outline
outline_of(const struct border_map *b, const struct ring *r)
{
	double *xy = arena_array(b->map.arena, r->n, 2 * sizeof *xy);
	struct outline o = { .xy = xy, .hole = r->hole };

	for (size_t k = 0; k < r->n; k++) {
		double x = b->left + GRAIN * round((r->xy[2 * k] - b->east) / b->metres / GRAIN);
		double y =
		    b->top + GRAIN * round((b->north - r->xy[2 * k + 1]) / b->metres / GRAIN);
		if (o.n > 0 && xy[2 * o.n - 2] == x && xy[2 * o.n - 1] == y)
			continue;
		xy[2 * o.n] = x;
		xy[2 * o.n + 1] = y;
		o.n++;
	}
	return o;
}

/* The outlines of the area CODE: the largest whatever its size, others if they can be seen. */
static void
take_place(struct border_map *b, struct place_of *to, int code)
{
	double most = -1;

	to->outlines = arena_array(b->map.arena, b->borders->n + 1, sizeof *to->outlines);
	for (size_t i = 0; i < b->borders->n; i++) {
		if (b->borders->rings[i].area != code)
			continue;
		struct outline o = outline_of(b, &b->borders->rings[i]);
		double size = fabs(outline_turn(&o)) / 2;
		if (size < LEAST_AREA && most >= 0)
			continue;
		if (!o.hole && size > most) {
			most = size;
			to->largest = to->n;
		}
		to->outlines[to->n++] = o;
	}
}

/* ---- the words ---------------------------------------------------------- */

static double
distance(const double *p, const double *from, const double *to)
{
	double dx = to[0] - from[0], dy = to[1] - from[1], l = dx * dx + dy * dy;
	double t = l > 0 ? ((p[0] - from[0]) * dx + (p[1] - from[1]) * dy) / l : 0;

	t = fmin(fmax(t, 0), 1);
	return hypot(p[0] - from[0] - t * dx, p[1] - from[1] - t * dy);
}

/* How far P, inside the outlines, is from the nearest of their lines; -1 if it is outside. */
static double
depth(const struct place_of *s, const double *p)
{
	double least = DBL_MAX;
	bool inside = false;

	for (size_t k = 0; k < s->n; k++) {
		const struct outline *o = &s->outlines[k];
		for (size_t i = 0; i < o->n; i++) {
			const double *q = o->xy + 2 * i, *r = o->xy + 2 * ((i + 1) % o->n);
			if ((q[1] > p[1]) != (r[1] > p[1])
			    && p[0] < (r[0] - q[0]) * (p[1] - q[1]) / (r[1] - q[1]) + q[0])
				inside = !inside;
			least = fmin(least, distance(p, q, r));
		}
	}
	return inside ? least : -1;
}

/* The probe farthest from every border, and how far that is. */
static double
widest(const struct place_of *s, double at[2])
{
	const struct outline *o = &s->outlines[s->largest];
	double low[] = { DBL_MAX, DBL_MAX }, high[] = { -DBL_MAX, -DBL_MAX }, most = -1;

	for (size_t i = 0; i < 2 * o->n; i++) {
		low[i % 2] = fmin(low[i % 2], o->xy[i]);
		high[i % 2] = fmax(high[i % 2], o->xy[i]);
	}
	for (int i = 1; i < PROBES; i++)
		for (int k = 1; k < PROBES; k++) {
			double p[] = { low[0] + (high[0] - low[0]) * i / PROBES,
				low[1] + (high[1] - low[1]) * k / PROBES };
			double d = depth(s, p);
			if (d > most) {
				most = d;
				memcpy(at, p, sizeof p);
			}
		}
	return most;
}

static void
draw_areas(struct border_map *b)
{
	struct map *m = &b->map;
	struct patch *patches = arena_array(m->arena, m->n + 1, sizeof *patches);

	for (size_t i = 0; i < m->n; i++)
		patches[i] = (struct patch){ position_fill(m->areas[i].position),
			position_hatch(m->areas[i].position), b->places[i].outlines,
			b->places[i].n };
	patches_draw(&m->draw, patches, m->n, COLOUR_AXIS, 1);
	for (size_t i = 0; i < m->n; i++) {
		double at[2];
		double room = b->places[i].n > 0 ? widest(&b->places[i], at) : -1;
		if (room >= 11)
			map_label(m, &m->areas[i], at[0], at[1], 1.8 * room, 1.5 * room);
	}
}

void
borders_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct border_map b = { .map = map_take(c, a), .borders = c->borders };
	const char *missing = "";

	fit(&b);
	for (size_t i = 0; i < b.map.n; i++) {
		size_t k = 0;
		while (k < b.borders->n && b.borders->rings[k].area != b.map.areas[i].code)
			k++;
		if (k == b.borders->n)
			missing = arena_printf(a, "%s%s%s", missing, missing[0] != '\0' ? ", " : "",
			    b.map.areas[i].name);
	}
	b.top = map_begin(&b.map, map_note(&b.map, missing), b.height, format, out);
	b.places = arena_array(a, b.map.n + 1, sizeof *b.places);
	for (size_t i = 0; i < b.map.n; i++)
		take_place(&b, &b.places[i], b.map.areas[i].code);
	draw_areas(&b);
	map_end(&b.map);
}
