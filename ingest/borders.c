#include "ingest/borders.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "ingest/borders_work.h"
#include "ingest/utm.h"

/* Denmark in UTM zone 32N, with room around it, in metres. */
#define EAST_MIN  400000
#define EAST_MAX  950000
#define NORTH_MIN 6000000
#define NORTH_MAX 6450000

/* ---- rings -------------------------------------------------------------- */

bool
borders_begin(struct borders_work *w, const char *code, bool hole)
{
	int area = 0;
	enum area_match match = geography_match(w->geography, code, &area);
	const struct area *a = match == AREA_FOUND ? geography_area(w->geography, area) : NULL;

	if (match == AREA_SKIP && geography_name(w->geography, code) == NAME_CHRISTIANSOE)
		area = -1;
	else if (a == NULL || a->kind != AREA_KOMMUNE)
		return diag_error(w->diag, w->at, "foreign-key", "'%s' is no kommune", code);
	w->ring = (struct ring){ .area = area, .hole = hole };
	w->xy = NULL;
	w->capxy = 0;
	return true;
}

bool
borders_corner(struct borders_work *w, double x, double y)
{
	struct ring *r = &w->ring;

	if (fabs(x) <= 180 && fabs(y) <= 90)
		utm32(x, y, &x, &y);
	if (!(x >= EAST_MIN && x <= EAST_MAX && y >= NORTH_MIN && y <= NORTH_MAX))
		return diag_error(w->diag, w->at, "constraint-error",
		    "a corner is not in Denmark: neither longitude and latitude in degrees nor "
		    "metres "
		    "east and north in UTM zone 32");
	w->xy = arena_grow(w->arena, w->xy, r->n, &w->capxy, 2 * sizeof *w->xy);
	w->xy[2 * r->n] = x;
	w->xy[2 * r->n + 1] = y;
	r->n++;
	return true;
}

bool
borders_close(struct borders_work *w)
{
	struct ring *r = &w->ring;

	if (r->area == 0)
		return true;
	if (r->n > 1 && w->xy[0] == w->xy[2 * r->n - 2] && w->xy[1] == w->xy[2 * r->n - 1])
		r->n--;
	if (r->n < 3)
		return diag_error(w->diag, w->at, "constraint-error",
		    "a ring has %zu corners, but at least 3 make an area", r->n);
	r->xy = w->xy;
	if (r->area > 0) {
		w->rings =
		    arena_grow(w->arena, w->rings, w->nrings, &w->caprings, sizeof *w->rings);
		w->rings[w->nrings++] = *r;
	}
	r->area = 0;
	return true;
}

/* ---- the file ----------------------------------------------------------- */

/* Its size, and what it begins with; IN is there then. False after a message. */
static bool
look_at(FILE *in, int *first, const struct borders_work *w)
{
	static const char mark[] = "\xEF\xBB\xBF";
	char begin[3];
	long size = fseek(in, 0, SEEK_END) == 0 ? ftell(in) : -1;

	if (size < 0 || fseek(in, 0, SEEK_SET) != 0)
		return diag_error(w->diag, w->at, NULL, "cannot be read: %s", strerror(errno));
	if ((size_t)size > BORDERS_BYTES)
		return diag_error(w->diag, w->at, NULL,
		    "%ld bytes are more than the %zu that are read; take coarser borders", size,
		    BORDERS_BYTES);
	if (fread(begin, 1, 3, in) != 3 || memcmp(begin, mark, 3) != 0)
		rewind(in);
	do
		*first = getc(in);
	while (*first == ' ' || *first == '\t' || *first == '\r' || *first == '\n');
	if (*first != EOF)
		ungetc(*first, in);
	return true;
}

/* A folder opens like a file, and then cannot be read. */
static bool
is_folder(FILE *in)
{
	struct stat st;

	return fstat(fileno(in), &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
read_file(struct borders_work *w, const char *path)
{
	FILE *in = fopen(path, "rb");
	int first = EOF;

	if (in == NULL)
		return diag_error(w->diag, w->at, NULL, "cannot be opened: %s", strerror(errno));
	if (is_folder(in)) {
		fclose(in);
		return diag_error(
		    w->diag, w->at, NULL, "is a folder; name a file of borders in it");
	}
	bool ok = look_at(in, &first, w);
	if (ok && first == '{')
		ok = borders_read_json(w, in);
	fclose(in);
	return ok && (first == '{' || borders_read_csv(w, path));
}

bool
borders_load(struct borders *out, const char *path, const struct geography *g, struct arena *a,
    struct diag *d)
{
	struct borders_work w = { .geography = g, .arena = a, .diag = d };

	w.at.file = arena_strdup(a, path);
	if (!read_file(&w, path))
		return false;
	w.at.line = 0;
	if (w.nrings == 0)
		return diag_error(d, w.at, NULL, "it has no borders");
	*out = (struct borders){ w.rings, w.nrings };
	return true;
}
