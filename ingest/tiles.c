#include "ingest/tiles.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/own_table.h"

#define PLACES_MAX   99 /* rows, columns */
#define NAME_LETTERS 3

static const char *const columns[] = { "kode", "raekke", "kolonne", "kort" };

struct reading {
	const struct geography *geography;
	struct arena *arena;
	struct diag *diag;
	struct tile *tiles;
	size_t n, cap;
};

/* Does T stand in nobody's way? */
static bool
is_free(const struct reading *r, struct pos at, const struct tile *t)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct tile *o = &r->tiles[i];
		if (o->area == t->area)
			return diag_error(r->diag, own_cell(at, 1), "primary-key",
			    "%d has a tile already", t->area);
		if (o->row == t->row && o->column == t->column)
			return diag_error(r->diag, own_cell(at, 2), "unique-error",
			    "row %d, column %d is %d's already", t->row, t->column, o->area);
		if (strcmp(o->name, t->name) == 0)
			return diag_error(r->diag, own_cell(at, 4), "unique-error",
			    "'%s' is the name of %d already", t->name, o->area);
	}
	return true;
}

static bool
tile_take(void *to, struct pos at, char *const cell[])
{
	struct reading *r = to;
	struct tile t = { .name = arena_strdup(r->arena, cell[3]) };
	const struct area *area =
	    own_int(&t.area, cell[0], 1, 860) ? geography_area(r->geography, t.area) : NULL;

	if (area == NULL || area->kind != AREA_KOMMUNE)
		return diag_error(r->diag, own_cell(at, 1), "foreign-key",
		    "'%s' is no code of a kommune", cell[0]);
	if (!own_int(&t.row, cell[1], 1, PLACES_MAX) || !own_int(&t.column, cell[2], 1, PLACES_MAX))
		return diag_error(r->diag, own_cell(at, t.row == 0 ? 2 : 3), "type-error",
		    "'%s' is no place (1-%d)", cell[t.row == 0 ? 1 : 2], PLACES_MAX);
	if (t.name[0] == '\0' || text_width(t.name) > NAME_LETTERS)
		return diag_error(r->diag, own_cell(at, 4), "constraint-error",
		    "'%s' should have one to %d letters", t.name, NAME_LETTERS);
	if (!is_free(r, at, &t))
		return false;
	r->tiles = arena_grow(r->arena, r->tiles, r->n, &r->cap, sizeof t);
	r->tiles[r->n++] = t;
	return true;
}

/* Has every kommune its tile? */
static bool
is_complete(const struct reading *r, const char *path)
{
	bool ok = true;

	for (size_t i = 0; i < r->geography->nareas; i++) {
		const struct area *a = &r->geography->areas[i];
		size_t k = 0;
		while (k < r->n && r->tiles[k].area != a->code)
			k++;
		if (a->kind == AREA_KOMMUNE && k == r->n)
			ok = diag_error(r->diag, (struct pos){ .file = path }, "missing-row",
			    "%s (%d) has no tile", a->name, a->code);
	}
	return ok;
}

static int
by_code(const void *x, const void *y)
{
	const struct tile *a = x, *b = y;

	return (a->area > b->area) - (a->area < b->area);
}

bool
tiles_load(
    struct tiles *out, const char *path, const struct geography *g, struct arena *a, struct diag *d)
{
	struct reading r = { .geography = g, .arena = a, .diag = d };
	const struct own_table table = {
		.columns = columns, .ncolumns = countof(columns), .row = tile_take, .to = &r
	};

	if (!own_table_read(&table, path, d) || !is_complete(&r, path))
		return false;
	if (r.n > 0)
		qsort(r.tiles, r.n, sizeof *r.tiles, by_code);
	*out = (struct tiles){ r.tiles, r.n };
	return true;
}
