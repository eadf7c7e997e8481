#include "ingest/own_table.h"

#include <string.h>

#include "base/text.h"
#include "ingest/csv.h"

struct reading {
	const struct own_table *table;
	struct diag *diag;
	bool header_seen, ok;
};

struct pos
own_cell(struct pos at, size_t field)
{
	at.field = field;
	return at;
}

bool
own_int(int *out, const char *s, int low, int high)
{
	long long v = 0;

	if (*s == '\0' || strlen(s) > 9)
		return false;
	for (; *s != '\0'; s++) {
		if (*s < '0' || *s > '9')
			return false;
		v = 10 * v + (*s - '0');
	}
	if (v < low || v > high)
		return false;
	*out = (int)v;
	return true;
}

static bool
header_check(const struct reading *r, const struct csv_record *rec)
{
	bool ok = true;

	for (size_t i = 0; i < rec->nfields; i++)
		if (strcmp(rec->field[i], r->table->columns[i]) != 0)
			ok = diag_error(r->diag, own_cell(rec->at, i + 1), "incorrect-label",
			    "column '%s' should be '%s'", rec->field[i], r->table->columns[i]);
	return ok;
}

static bool
record_take(void *to, struct csv_record *rec)
{
	struct reading *r = to;
	size_t want = r->table->ncolumns;

	if (rec->nfields != want) {
		r->ok = diag_error(r->diag, rec->at,
		    rec->nfields < want ? "missing-cell" : "extra-cell",
		    "%zu fields, but there should be %zu", rec->nfields, want);
		return r->header_seen;
	}
	for (size_t i = 0; i < rec->nfields; i++)
		rec->field[i] = text_trim(rec->field[i]);
	if (!r->header_seen) {
		r->header_seen = true;
		return r->ok = header_check(r, rec);
	}
	if (!r->table->row(r->table->to, rec->at, rec->field))
		r->ok = false;
	return true;
}

bool
own_table_read(const struct own_table *t, const char *path, struct diag *d)
{
	struct reading r = { .table = t, .diag = d, .ok = true };
	struct csv_facts facts = { 0 };
	const struct csv_options options = { .encoding = CSV_UTF8, .delimiter = ';' };
	enum csv_code code = csv_read(path, options, record_take, &r, &facts, d);

	if (code == CSV_OK && facts.bad_records == 0 && !r.header_seen && r.ok)
		return diag_error(
		    d, (struct pos){ .file = path }, "incorrect-label", "there is no header");
	return code == CSV_OK && r.ok && facts.bad_records == 0;
}
