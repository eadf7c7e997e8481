#include "ingest/borders_work.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "ingest/csv.h"

static const char *const columns[] = { "kommunekode", "ring", "hul", "x_utm32_m", "y_utm32_m" };

enum { CODE, RING, HOLE, EAST, NORTH, COLUMNS };

struct reading {
	struct borders_work *work;
	char key[3][16]; /* code, ring and hole of the row before */
	bool header_seen, ok;
};

static bool
wrong(const struct reading *r, size_t field, const char *name, const char *what, const char *cell)
{
	struct pos at = r->work->at;

	at.field = field + 1;
	return diag_error(r->work->diag, at, name, "'%s' %s", cell, diag_say(r->work->diag, what));
}

static bool
header_take(struct reading *r, char *const cell[])
{
	r->header_seen = true;
	for (size_t i = 0; i < countof(columns); i++)
		if (strcmp(cell[i], columns[i]) != 0)
			return wrong(r, i, "incorrect-label",
			    arena_printf(r->work->arena, diag_say(r->work->diag, "should be '%s'"),
				columns[i]),
			    cell[i]);
	return true;
}

/* Digits, at most one dot, a minus before: what strtod reads alike everywhere. */
static bool
metres_read(const struct reading *r, double *out, size_t field, const char *s)
{
	size_t n = strlen(s), sign = s[0] == '-' ? 1 : 0;

	if (n == sign || n > 24 || strspn(s + sign, "0123456789.") != n - sign
	    || strchr(s, '.') != strrchr(s, '.') || strcmp(s + sign, ".") == 0)
		return wrong(r, field, "type-error", N_("is no number of metres"), s);
	*out = strtod(s, NULL);
	return true;
}

/* Does the row begin a new ring? Keeps its key. */
static bool
is_new_ring(struct reading *r, char *const cell[])
{
	bool same = true;

	for (size_t i = CODE; i <= HOLE; i++) {
		same = same && strcmp(r->key[i], cell[i]) == 0;
		snprintf(r->key[i], sizeof r->key[i], "%s", cell[i]);
	}
	return !same;
}

static bool
row_take(struct reading *r, char *const cell[])
{
	double x, y;

	for (size_t i = CODE; i <= HOLE; i++)
		if (strlen(cell[i]) >= sizeof r->key[i] || cell[i][0] == '\0')
			return wrong(r, i, "type-error", N_("is no number"), cell[i]);
	if (strcmp(cell[HOLE], "0") != 0 && strcmp(cell[HOLE], "1") != 0)
		return wrong(r, HOLE, "constraint-error", N_("is neither 0 nor 1"), cell[HOLE]);
	if (is_new_ring(r, cell)
	    && (!borders_close(r->work)
		|| !borders_begin(r->work, cell[CODE], cell[HOLE][0] == '1')))
		return false;
	return metres_read(r, &x, EAST, cell[EAST]) && metres_read(r, &y, NORTH, cell[NORTH])
	    && borders_corner(r->work, x, y);
}

/* The first fault ends it: borders are machine-made, and one is as good as a thousand. */
static bool
record_take(void *to, struct csv_record *rec)
{
	struct reading *r = to;

	r->work->at.line = rec->at.line;
	if (rec->nfields != COLUMNS)
		return r->ok = diag_error(r->work->diag, rec->at,
			   rec->nfields < COLUMNS ? "missing-cell" : "extra-cell",
			   "%zu fields, but there should be %d (kommunekode;ring;hul;x_utm32_m;"
			   "y_utm32_m)",
			   rec->nfields, COLUMNS);
	for (size_t i = 0; i < COLUMNS; i++)
		rec->field[i] = text_trim(rec->field[i]);
	r->ok = r->header_seen ? row_take(r, rec->field) : header_take(r, rec->field);
	return r->ok;
}

bool
borders_read_csv(struct borders_work *w, const char *path)
{
	struct reading r = { .work = w, .ok = true };
	struct csv_facts facts = { 0 };
	const struct csv_options options = { .encoding = CSV_UTF8, .delimiter = ';' };

	return csv_read(path, options, record_take, &r, &facts, w->diag) == CSV_OK && r.ok
	    && facts.bad_records == 0 && borders_close(w);
}
