#include "ingest/tiles.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/csv.h"

#define PLACES_MAX   99 /* rows, columns */
#define NAME_LETTERS 3

static const char *const columns[] = { "kode", "raekke", "kolonne", "kort" };

struct reading {
	const struct geography *geography;
	struct arena *arena;
	struct diag *diag;
	struct tile *tiles;
	size_t n, cap;
	bool header_seen, ok;
};

static struct pos
cell_pos(struct pos at, size_t field)
{
	at.field = field;
	return at;
}

/* Digits alone, from 1 to MAX; 0 if it is not so. */
static int
count_read(const char *s, int max)
{
	int v = 0;

	for (; *s >= '0' && *s <= '9' && v <= max; s++)
		v = 10 * v + (*s - '0');
	return *s == '\0' && v <= max ? v : 0;
}

static bool
header_take(struct reading *r, const struct csv_record *rec)
{
	bool ok = true;

	for (size_t i = 0; i < countof(columns); i++)
		if (strcmp(rec->field[i], columns[i]) != 0)
			ok = diag_error(r->diag, cell_pos(rec->at, i + 1), "incorrect-label",
			    "column '%s' should be '%s'", rec->field[i], columns[i]);
	r->header_seen = true;
	return ok;
}

/* Does T stand in nobody's way? */
static bool
is_free(const struct reading *r, struct pos at, const struct tile *t)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct tile *o = &r->tiles[i];
		if (o->area == t->area)
			return diag_error(r->diag, cell_pos(at, 1), "primary-key",
			    "%d has a tile already", t->area);
		if (o->row == t->row && o->column == t->column)
			return diag_error(r->diag, cell_pos(at, 2), "unique-error",
			    "row %d, column %d is %d's already", t->row, t->column, o->area);
		if (strcmp(o->name, t->name) == 0)
			return diag_error(r->diag, cell_pos(at, 4), "unique-error",
			    "'%s' is the name of %d already", t->name, o->area);
	}
	return true;
}

static bool
tile_take(struct reading *r, const struct csv_record *rec)
{
	struct tile t = { .area = count_read(rec->field[0], 860),
		.row = count_read(rec->field[1], PLACES_MAX),
		.column = count_read(rec->field[2], PLACES_MAX),
		.name = arena_strdup(r->arena, rec->field[3]) };
	const struct area *area = geography_area(r->geography, t.area);

	if (t.area == 0 || area == NULL || area->kind != AREA_KOMMUNE)
		return diag_error(r->diag, cell_pos(rec->at, 1), "foreign-key",
		    "'%s' is no code of a kommune", rec->field[0]);
	if (t.row == 0 || t.column == 0)
		return diag_error(r->diag, cell_pos(rec->at, t.row == 0 ? 2 : 3), "type-error",
		    "'%s' is no place (1-%d)", rec->field[t.row == 0 ? 1 : 2], PLACES_MAX);
	if (t.name[0] == '\0' || text_width(t.name) > NAME_LETTERS)
		return diag_error(r->diag, cell_pos(rec->at, 4), "constraint-error",
		    "'%s' should have one to %d letters", t.name, NAME_LETTERS);
	if (!is_free(r, rec->at, &t))
		return false;
	r->tiles = arena_grow(r->arena, r->tiles, r->n, &r->cap, sizeof t);
	r->tiles[r->n++] = t;
	return true;
}

static bool
record_take(void *to, struct csv_record *rec)
{
	struct reading *r = to;

	if (rec->nfields != countof(columns)) {
		r->ok = diag_error(r->diag, rec->at,
		    rec->nfields < countof(columns) ? "missing-cell" : "extra-cell",
		    "%zu fields, but there should be %zu", rec->nfields, countof(columns));
		return r->header_seen;
	}
	for (size_t i = 0; i < rec->nfields; i++)
		rec->field[i] = text_trim(rec->field[i]);
	if (!r->header_seen)
		return r->ok = header_take(r, rec);
	if (!tile_take(r, rec))
		r->ok = false;
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
	struct reading r = { .geography = g, .arena = a, .diag = d, .ok = true };
	struct csv_facts facts = { 0 };
	const struct csv_options options = { .encoding = CSV_UTF8, .delimiter = ';' };

	if (csv_read(path, options, record_take, &r, &facts, d) != CSV_OK || facts.bad_records > 0
	    || !r.ok || !is_complete(&r, path))
		return false;
	if (r.n > 0)
		qsort(r.tiles, r.n, sizeof *r.tiles, by_code);
	*out = (struct tiles){ r.tiles, r.n };
	return true;
}
