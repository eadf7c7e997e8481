/*
 * plots/tilemap.c - the kommuner as equal squares in places that look like the country: Fanø and
 * Ærø count as much as Odense.
 */
#include <math.h>

#include "model/map.h"
#include "plots/map.h"
#include "plots/script.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define TILE_MAX 72 /* pixels */
#define GAP      2
#define SMALL    48 /* a smaller tile has its short name, whatever its width */

struct grid {
	int row, column; /* of the first */
	int rows, columns;
	double size, left, top;
};

static struct grid
grid_around(const struct map *m)
{
	struct grid g = { 0 };
	int last_row = 0, last_column = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct tile *t = m->areas[i].tile;
		if (t == NULL)
			continue;
		g.row = g.row == 0 || t->row < g.row ? t->row : g.row;
		g.column = g.column == 0 || t->column < g.column ? t->column : g.column;
		last_row = t->row > last_row ? t->row : last_row;
		last_column = t->column > last_column ? t->column : last_column;
	}
	if (g.row == 0)
		return g;
	g.rows = last_row - g.row + 1;
	g.columns = last_column - g.column + 1;
	g.size = fmin(TILE_MAX, floor((CANVAS_WIDTH - 2.0 * CANVAS_EDGE) / g.columns));
	g.left = (CANVAS_WIDTH - g.size * g.columns) / 2;
	return g;
}

static struct box
tile_box(const struct grid *g, const struct tile *t)
{
	double x = g->left + g->size * (t->column - g->column);
	double y = g->top + g->size * (t->row - g->row);

	return (struct box){ x + GAP / 2.0, y + GAP / 2.0, x + g->size - GAP / 2.0,
		y + g->size - GAP / 2.0 };
}

static void
draw_tiles(struct map *m, const struct grid *g)
{
	struct patch *patches = arena_array(m->arena, m->n + 1, sizeof *patches);
	struct outline *boxes = arena_array(m->arena, m->n + 1, sizeof *boxes);
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (m->areas[i].tile == NULL)
			continue;
		boxes[n] = outline_box(tile_box(g, m->areas[i].tile), m->arena);
		patches[n] = (struct patch){ position_fill(m->areas[i].position),
			position_hatch(m->areas[i].position), &boxes[n], 1 };
		n++;
	}
	patches_draw(&m->draw, patches, n, COLOUR_AXIS, 1);
	for (size_t i = 0; i < m->n; i++) {
		if (m->areas[i].tile == NULL)
			continue;
		struct box b = tile_box(g, m->areas[i].tile);
		map_label(m, &m->areas[i], (b.left + b.right) / 2, (b.top + b.bottom) / 2,
		    g->size < SMALL ? g->size + 2 : g->size - GAP - 5, g->size - GAP);
	}
}

void
tiles_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct map m = map_take(c, a);
	struct grid g = grid_around(&m);
	const char *missing = "";

	for (size_t i = 0; i < m.n; i++)
		if (m.areas[i].tile == NULL)
			missing = arena_printf(
			    a, "%s%s%s", missing, missing[0] != '\0' ? ", " : "", m.areas[i].name);
	g.top = map_begin(&m, map_note(&m, missing), g.size * g.rows, format, out);
	draw_tiles(&m, &g);
	map_end(&m);
}
