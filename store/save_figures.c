/* Figures and their names into the store's tables. */
#include "store/save.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/period.h"
#include "store/pending.h"

/* ---- names ------------------------------------------------------------------ */

/* Names to numbers of the store: found, or given the next one. */
enum dictionary {
	DICT_UNIT,
	DICT_INDICATOR,
	DICT_STRATUM,
	DICT_AREA,
	DICT_PERIOD,
	DICT_SUBJECT,
	DICTS
};

static const struct {
	const char *find, *add;
} dictionaries[DICTS] = {
	[DICT_UNIT] = { "SELECT id FROM unit WHERE text = ?1",
	    "INSERT INTO unit (text) VALUES (?1)" },
	[DICT_INDICATOR] = { "SELECT id FROM indicator WHERE code = ?1",
	    "INSERT INTO indicator (code, name, unit) VALUES (?1, ?2, ?3)" },
	[DICT_STRATUM] = { "SELECT id FROM stratum WHERE text = ?1",
	    "INSERT INTO stratum (text) VALUES (?1)" },
	[DICT_AREA] = { "SELECT code FROM area WHERE code = ?1",
	    "INSERT INTO area (code, name) VALUES (?1, '')" },
	[DICT_PERIOD] = { "SELECT id FROM period WHERE text = ?1",
	    "INSERT INTO period (text, first_day, last_day) VALUES (?1, ?2, ?3)" },
	[DICT_SUBJECT] = { "SELECT id FROM subject WHERE indicator = ?1 AND stratum = ?2 AND area "
			   "= ?3",
	    "INSERT INTO subject (indicator, stratum, area) VALUES (?1, ?2, ?3)" },
};

struct names {
	struct store *s;
	struct diag *d;
	sqlite3_stmt *find[DICTS], *add[DICTS];
};

/* A parameter: a text, or else a number. */
struct bound {
	const char *text;
	long long number;
};

static void
bind(sqlite3_stmt *q, const struct bound *with, int n)
{
	for (int i = 1; i <= n && i <= sqlite3_bind_parameter_count(q); i++)
		if (with[i - 1].text != NULL)
			sqlite3_bind_text(q, i, with[i - 1].text, -1, SQLITE_STATIC);
		else
			sqlite3_bind_int64(q, i, with[i - 1].number);
}

/* Its number; 0 after a message. Numbers of areas are their codes, of which 0 is one. */
static bool
number_of(
    struct names *n, enum dictionary which, const struct bound *with, int nwith, long long *id)
{
	if ((n->find[which] == NULL
		&& !db_prepare(n->s, dictionaries[which].find, &n->find[which], n->d))
	    || (n->add[which] == NULL
		&& !db_prepare(n->s, dictionaries[which].add, &n->add[which], n->d)))
		return false;
	bind(n->find[which], with, nwith);
	int more = db_step(n->s, n->find[which], n->d);
	*id = more == 1 ? sqlite3_column_int64(n->find[which], 0) : 0;
	sqlite3_reset(n->find[which]);
	if (more != 0)
		return more == 1;
	bind(n->add[which], with, nwith);
	bool ok = db_run(n->s, n->add[which], n->d);
	*id = sqlite3_last_insert_rowid(n->s->db);
	return ok;
}

static bool
name_indicator(struct names *n, const struct indicator *i, long long *id)
{
	long long unit;

	return number_of(n, DICT_UNIT, &(struct bound){ .text = i->unit }, 1, &unit)
	    && number_of(n, DICT_INDICATOR,
		(struct bound[]){ { .text = i->id }, { .text = i->name }, { .number = unit } }, 3,
		id);
}

static bool
name_subject(struct names *n, struct pending_subject *k, long long indicator, long long stratum)
{
	long long area;

	return number_of(n, DICT_AREA, &(struct bound){ .number = k->area }, 1, &area)
	    && number_of(n, DICT_SUBJECT,
		(struct bound[]){
		    { .number = indicator }, { .number = stratum }, { .number = k->area } },
		3, &k->id);
}

static bool
name_subjects(struct names *n, struct pending *p, struct arena *a)
{
	const struct catalogue *c = p->catalogue;
	long long *indicator = arena_array(a, c->nindicators + 1, sizeof *indicator);
	long long *stratum = arena_array(a, c->nstrata + 1, sizeof *stratum);
	bool ok = true;

	for (size_t i = 0; ok && i < p->nsubjects; i++) {
		struct pending_subject *k = &p->subject[i];
		if (indicator[k->indicator] == 0)
			ok = name_indicator(
			    n, &c->indicators[k->indicator], &indicator[k->indicator]);
		if (ok && stratum[k->stratum] == 0)
			ok = number_of(n, DICT_STRATUM,
			    &(struct bound){ .text = c->strata[k->stratum] }, 1,
			    &stratum[k->stratum]);
		ok = ok && name_subject(n, k, indicator[k->indicator], stratum[k->stratum]);
	}
	return ok;
}

static bool
name_periods(struct names *n, struct pending *p, struct arena *a)
{
	char text[PERIOD_SIZE];
	bool ok = true;

	p->period_id = arena_array(a, p->nperiods + 1, sizeof *p->period_id);
	for (size_t i = 0; ok && i < p->nperiods; i++)
		ok = number_of(n, DICT_PERIOD,
		    (struct bound[]){ { .text = period_print(text, p->period[i]) },
			{ .number = period_first_day(p->period[i]) },
			{ .number = period_last_day(p->period[i]) } },
		    3, &p->period_id[i]);
	return ok;
}

static bool
save_names(struct store *s, struct pending *p, struct arena *a, struct diag *d)
{
	struct names n = { .s = s, .d = d };
	bool ok = name_subjects(&n, p, a) && name_periods(&n, p, a);

	for (size_t i = 0; i < DICTS; i++) {
		sqlite3_finalize(n.find[i]);
		sqlite3_finalize(n.add[i]);
	}
	return ok;
}

/* ---- figures ---------------------------------------------------------------- */

/* What a place of a statement was given last: it stays, and most rows have the same. */
struct bound_row {
	char status;
	bool null[7]; /* numbers */
};

/* Rows on their way: DB_MANY at a time, the last ones each alone. */
struct writer {
	struct store *s;
	struct diag *d;
	sqlite3_stmt *many, *one;
	const struct figure_row *row[DB_MANY];
	long long id[DB_MANY];
	struct bound_row last[DB_MANY]; /* of many */
	int n;
};

static void
bind_row(sqlite3_stmt *q, int at, const struct figure_row *r, long long id, struct bound_row *last)
{
	static const char letters[] = "ABMPQ";
	const char *letter = strchr(letters, r->status);

	sqlite3_bind_int64(q, at + 1, id);
	if (last->status != r->status)
		sqlite3_bind_text(q, at + 2, letter != NULL ? letter : letters, 1, SQLITE_STATIC);
	last->status = r->status;
	for (int i = 0; i < (int)countof(r->number); i++) {
		bool null = isnan(r->number[i]);
		if (!null || !last->null[i])
			db_bind_real(q, at + 3 + i, r->number[i]);
		last->null[i] = null;
	}
	sqlite3_bind_int64(q, at + 10, r->line);
	sqlite3_bind_int(q, at + 11, r->field);
	if (r->byte == STORE_NO_BYTE)
		sqlite3_bind_null(q, at + 12);
	else
		sqlite3_bind_int64(q, at + 12, (sqlite3_int64)r->byte);
}

static bool
flush(struct writer *w)
{
	bool ok = true;

	if (w->n == DB_MANY) {
		for (int i = 0; i < DB_MANY; i++)
			bind_row(w->many, i * DB_ROW, w->row[i], w->id[i], &w->last[i]);
		ok = db_run(w->s, w->many, w->d);
	} else {
		for (int i = 0; ok && i < w->n; i++) {
			bind_row(w->one, 0, w->row[i], w->id[i], &(struct bound_row){ 0 });
			ok = db_run(w->s, w->one, w->d);
		}
	}
	w->n = 0;
	return ok;
}

static int
compare_periods(const void *x, const void *y)
{
	const struct figure_row *a = x, *b = y;

	return (a->period > b->period) - (a->period < b->period);
}

/* The rows of the subject K of import ID, which ORDER names; their periods become the store's. */
static bool
write_subject(struct writer *w, struct pending *p, const struct pending_subject *k,
    const uint32_t *order, int id)
{
	bool ok = true, in_order = true;

	for (size_t i = 0; i < k->n; i++) {
		struct figure_row *r = &p->row[order[i]];
		r->period = (uint16_t)p->period_id[r->period];
		in_order = in_order && (i == 0 || p->row[order[i - 1]].period < r->period);
	}
	if (!in_order && !pending_sort(p, order, k->n, compare_periods))
		return diag_error(w->d, (struct pos){ .file = w->s->path }, NULL, "out of memory");
	for (size_t i = 0; ok && i < k->n; i++) {
		const struct figure_row *r = &p->row[order[i]];
		w->row[w->n] = r;
		w->id[w->n++] = k->id << 32 | (long long)r->period << 16 | id;
		ok = w->n < DB_MANY || flush(w);
	}
	return ok;
}

struct place {
	long long id;
	size_t subject, at;
};

static int
compare_places(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

/* The subjects in the order of their rows in the store. */
static struct place *
places_of(const struct pending *p, struct arena *a)
{
	struct place *place = arena_array(a, p->nsubjects + 1, sizeof *place);
	size_t at = 0;

	for (size_t i = 0; i < p->nsubjects; i++) {
		place[i] = (struct place){ p->subject[i].id, i, at };
		at += p->subject[i].n;
	}
	if (p->nsubjects > 1)
		qsort(place, p->nsubjects, sizeof *place, compare_places);
	return place;
}

static bool
save_subjects(struct store *s, const struct place *place, size_t n, int id, struct diag *d)
{
	sqlite3_stmt *q;
	bool ok = db_prepare(s, "INSERT INTO import_subject VALUES (?, ?)", &q, d);

	for (size_t i = 0; ok && i < n; i++) {
		sqlite3_bind_int(q, 1, id);
		sqlite3_bind_int64(q, 2, place[i].id);
		ok = db_run(s, q, d);
	}
	sqlite3_finalize(q);
	return ok;
}

static bool
save_figures(struct store *s, struct pending *p, int id, struct arena *a, struct diag *d)
{
	struct writer w = { .s = s,
		.d = d,
		.many = db_ready(s, DB_INSERT_MANY, d),
		.one = db_ready(s, DB_INSERT, d) };
	struct place *place = places_of(p, a);
	bool ok = w.many != NULL && w.one != NULL && save_subjects(s, place, p->nsubjects, id, d);

	for (size_t i = 0; ok && i < p->nsubjects; i++)
		ok =
		    write_subject(&w, p, &p->subject[place[i].subject], p->order + place[i].at, id);
	return ok && flush(&w);
}

bool
save_pending(struct store *s, int id, struct arena *a, struct diag *d)
{
	return s->pending == NULL
	    || (save_names(s, s->pending, a, d) && save_figures(s, s->pending, id, a, d));
}
