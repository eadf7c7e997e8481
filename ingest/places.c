#include "ingest/places.h"

#include <stdlib.h>
#include <string.h>

#include "ingest/own_table.h"
#include "model/period.h"

#define MAX_COLUMNS 6
#define YEAR_FIRST  1900
#define YEAR_LAST   2100

/* One figure of folketal.csv, until they are sorted and shared out. */
struct count {
	int code;
	struct population population;
	struct pos at;
};

struct places {
	struct geography *g;
	struct arena *arena;
	struct diag *diag;
	struct count *counts;
	size_t ncounts, capcounts;
};

/* One of the files: its header, and what takes its rows. */
struct place_file {
	const char *name;
	const char *columns[MAX_COLUMNS + 1]; /* NULL at the end */
	bool (*row)(struct places *p, struct pos at, char *const cell[]);
};

/* ---- cells -------------------------------------------------------------- */

/* The area of CODE while they are not sorted yet; NULL if there is none. */
static struct area *
area_find(const struct places *p, int code)
{
	for (size_t i = 0; i < p->g->nareas; i++)
		if (p->g->areas[i].code == code)
			return &p->g->areas[i];
	return NULL;
}

/* The kommune whose code is in S, or NULL after a message. */
static struct area *
kommune_read(const struct places *p, struct pos at, const char *s)
{
	int code;
	struct area *a = own_int(&code, s, 101, 860) ? area_find(p, code) : NULL;

	if (a == NULL || a->kind != AREA_KOMMUNE) {
		diag_error(p->diag, at, "foreign-key", "'%s' is no kommune of kommuner.csv", s);
		return NULL;
	}
	return a;
}

static bool
area_add(const struct places *p, struct pos at, struct area a)
{
	if (area_find(p, a.code) != NULL)
		return diag_error(p->diag, at, "primary-key", "%d is there already", a.code);
	geography_add_area(p->g, a);
	return true;
}

/* ---- rows --------------------------------------------------------------- */

static const struct group_type {
	const char *name;
	enum area_kind kind;
	int low, high; /* codes */
} group_types[] = {
	{ "land", AREA_COUNTRY, 0, 0 },
	{ "region", AREA_REGION, 1081, 1085 },
	{ "forum", AREA_FORUM, 3001, 3999 },
	{ "klynge", AREA_KLYNGE, 4001, 4999 },
};

static const struct group_type *
group_type_find(const char *name)
{
	for (size_t i = 0; i < countof(group_types); i++)
		if (strcmp(group_types[i].name, name) == 0)
			return &group_types[i];
	return NULL;
}

static bool
group_row(struct places *p, struct pos at, char *const cell[])
{
	const struct group_type *t = group_type_find(cell[1]);
	int code;

	if (t == NULL)
		return diag_error(p->diag, own_cell(at, 2), "constraint-error",
		    "'%s' is no type of group (land, region, forum, klynge)", cell[1]);
	if (!own_int(&code, cell[0], t->low, t->high))
		return diag_error(p->diag, own_cell(at, 1), "constraint-error",
		    "'%s' is no code of a %s (%d-%d)", cell[0], t->name, t->low, t->high);
	return area_add(p, own_cell(at, 1),
	    (struct area){ .code = code,
		.kind = t->kind,
		.name = cell[2],
		.official_name = cell[3],
		.landsdel = "",
		.kommunegruppe = "" });
}

static bool
kommune_row(struct places *p, struct pos at, char *const cell[])
{
	int code, region;

	if (!own_int(&code, cell[0], 101, 860) || code == AREA_CHRISTIANSOE)
		return diag_error(p->diag, own_cell(at, 1), "constraint-error",
		    "'%s' is no code of a kommune (101-860, not 411 Christiansø)", cell[0]);
	const struct area *r = own_int(&region, cell[3], 1081, 1085) ? area_find(p, region) : NULL;
	if (r == NULL || r->kind != AREA_REGION)
		return diag_error(p->diag, own_cell(at, 4), "foreign-key",
		    "'%s' is no region of grupper.csv", cell[3]);
	return area_add(p, own_cell(at, 1),
	    (struct area){ .code = code,
		.kind = AREA_KOMMUNE,
		.name = cell[1],
		.official_name = cell[2],
		.region = region,
		.landsdel = cell[4],
		.kommunegruppe = cell[5] });
}

static bool
population_row(struct places *p, struct pos at, char *const cell[])
{
	const struct area *a = kommune_read(p, own_cell(at, 1), cell[0]);
	int year, persons;

	if (a == NULL)
		return false;
	if (!own_int(&year, cell[1], YEAR_FIRST, YEAR_LAST))
		return diag_error(p->diag, own_cell(at, 2), "type-error", "'%s' is no year (%d-%d)",
		    cell[1], YEAR_FIRST, YEAR_LAST);
	if (!own_int(&persons, cell[2], 1, 99999999))
		return diag_error(p->diag, own_cell(at, 3), "type-error",
		    "'%s' is no number of persons (digits alone, above 0)", cell[2]);
	p->counts = arena_grow(p->arena, p->counts, p->ncounts, &p->capcounts, sizeof *p->counts);
	p->counts[p->ncounts++] = (struct count){ a->code, { year, persons }, own_cell(at, 1) };
	return true;
}

static bool
date_read(const struct places *p, struct pos at, int *out, const char *s)
{
	int date = date_parse(s);

	if (date == 0)
		return diag_error(p->diag, at, "type-error", "'%s' is no day (2022-07-01)", s);
	*out = date;
	return true;
}

/* Is M's kommune in M's group at some time of M already? */
static bool
is_member_already(const struct geography *g, const struct membership *m)
{
	for (size_t i = 0; i < g->nmembers; i++) {
		const struct membership *o = &g->members[i];
		if (o->area == m->area && o->group == m->group && o->from <= m->to
		    && m->from <= o->to)
			return true;
	}
	return false;
}

static bool
member_row(struct places *p, struct pos at, char *const cell[])
{
	struct membership m = { .to = NO_END, .source = cell[5] };
	const struct area *kommune = kommune_read(p, own_cell(at, 1), cell[0]);

	if (kommune == NULL)
		return false;
	m.area = kommune->code;
	const struct area *group =
	    own_int(&m.group, cell[1], 3001, 4999) ? area_find(p, m.group) : NULL;
	if (group == NULL)
		return diag_error(p->diag, own_cell(at, 2), "foreign-key",
		    "'%s' is no forum or klynge of grupper.csv", cell[1]);
	if (!date_read(p, own_cell(at, 3), &m.from, cell[2])
	    || (cell[3][0] != '\0' && !date_read(p, own_cell(at, 4), &m.to, cell[3])))
		return false;
	if (m.to < m.from)
		return diag_error(p->diag, own_cell(at, 4), "constraint-error",
		    "the last day %s is before the first, %s", cell[3], cell[2]);
	m.uncertain = strcmp(cell[4], "ja") == 0;
	if (!m.uncertain && strcmp(cell[4], "nej") != 0)
		return diag_error(p->diag, own_cell(at, 5), "constraint-error",
		    "'%s' is neither ja nor nej", cell[4]);
	if (is_member_already(p->g, &m))
		return diag_error(p->diag, own_cell(at, 1), "primary-key",
		    "%s is in %s already at that time", kommune->name, group->name);
	geography_add_member(p->g, m);
	return true;
}

/* ---- files -------------------------------------------------------------- */

/* In the order they are read: each names only areas of those before it. */
static const struct place_file files[] = {
	{ "grupper.csv", { "kode", "type", "navn", "officielt_navn" }, group_row },
	{ "kommuner.csv",
	    { "kode", "navn", "officielt_navn", "region", "landsdel", "kommunegruppe" },
	    kommune_row },
	{ "folketal.csv", { "kode", "aar", "folketal" }, population_row },
	{ "medlemskab.csv", { "kommune", "gruppe", "fra", "til", "usikker", "kilde" }, member_row },
};

static size_t
column_count(const struct place_file *f)
{
	size_t n = 0;

	while (f->columns[n] != NULL)
		n++;
	return n;
}

/* A file on its way. */
struct reading {
	const struct place_file *file;
	struct places *places;
};

/* A row, of which no cell may be empty but the last day of a membership that is open. */
static bool
row_take(void *to, struct pos at, char *const cell[])
{
	const struct reading *r = to;

	for (size_t i = 0; r->file->columns[i] != NULL; i++)
		if (cell[i][0] == '\0' && strcmp(r->file->columns[i], "til") != 0)
			return diag_error(r->places->diag, own_cell(at, i + 1), "missing-cell",
			    "'%s' is empty", r->file->columns[i]);
	return r->file->row(r->places, at, cell);
}

static bool
file_read(struct places *p, const char *dir, const struct place_file *f)
{
	struct reading r = { .file = f, .places = p };
	const struct own_table table = {
		.columns = f->columns, .ncolumns = column_count(f), .row = row_take, .to = &r
	};

	/* in the arena: the places of figures point to it */
	return own_table_read(&table, arena_printf(p->arena, "%s/%s", dir, f->name), p->diag);
}

/* ---- all together ------------------------------------------------------- */

static int
count_order(const void *x, const void *y)
{
	const struct count *a = x, *b = y;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (a->population.year != b->population.year)
		return a->population.year < b->population.year ? -1 : 1;
	return (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

/* Give each kommune its figures, by year. */
static bool
counts_share_out(struct places *p)
{
	struct population *years = arena_array(p->arena, p->ncounts, sizeof *years);
	bool ok = true;

	if (p->ncounts != 0)
		qsort(p->counts, p->ncounts, sizeof *p->counts, count_order);
	for (size_t i = 0; i < p->ncounts; i++) {
		const struct count *c = &p->counts[i], *last = i != 0 ? c - 1 : NULL;
		struct area *a = area_find(p, c->code);
		if (last != NULL && last->code == c->code
		    && last->population.year == c->population.year)
			ok = diag_error(p->diag, c->at, "primary-key",
			    "%s has a figure of %d in line %zu already", a->name,
			    c->population.year, last->at.line);
		years[i] = c->population;
		if (a->npopulation++ == 0)
			a->population = &years[i];
	}
	return ok;
}

/* Does each area's name lead to it alone? */
static bool
names_check(const struct places *p, const char *dir)
{
	const struct pos at = { .file = dir };
	bool ok = true;

	for (size_t i = 0; i < p->g->nareas; i++) {
		const struct area *a = &p->g->areas[i];
		const char *names[] = { a->name, a->official_name };
		for (size_t j = 0; j < countof(names); j++) {
			int code = -1;
			if (geography_match(p->g, names[j], &code) != AREA_FOUND || code != a->code)
				ok = diag_error(p->diag, at, "unique-error",
				    "'%s' of %d is the name of something else too", names[j],
				    a->code);
		}
	}
	return ok;
}

bool
places_load(struct geography *g, const char *dir, struct arena *a, struct diag *d)
{
	struct places p = { .g = g, .arena = a, .diag = d };

	*g = (struct geography){ .arena = a };
	for (size_t i = 0; i < countof(files); i++)
		if (!file_read(&p, dir, &files[i]))
			return false;
	if (!counts_share_out(&p))
		return false;
	geography_index(g);
	return names_check(&p, dir);
}
