/* The names of an import's figures in the store: found, or given the next number. */
#include "model/period.h"
#include "store/feed.h"
#include "store/pending.h"
#include "store/save.h"
#include "store/schema.h"

/* Names to numbers of the store: found, or given the next one. */
enum dictionary { DICT_UNIT, DICT_INDICATOR, DICT_STRATUM, DICT_PERIOD, DICTS };

static const struct {
	const char *find, *add;
} dictionaries[DICTS] = {
	[DICT_UNIT] = { "SELECT id FROM unit WHERE text = ?1",
	    "INSERT INTO unit (text) VALUES (?1)" },
	[DICT_INDICATOR] = { "SELECT id FROM indicator WHERE code = ?1",
	    "INSERT INTO indicator (code, name, unit) VALUES (?1, ?2, ?3)" },
	[DICT_STRATUM] = { "SELECT id FROM stratum WHERE text = ?1",
	    "INSERT INTO stratum (text) VALUES (?1)" },
	[DICT_PERIOD] = { "SELECT id FROM period WHERE text = ?1",
	    "INSERT INTO period (text, first_day, last_day) VALUES (?1, ?2, ?3)" },
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

/* Its number; 0 after a message. */
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

/* ---- subjects --------------------------------------------------------------- */

struct subjects {
	struct pending *p;
	long long *indicator, *stratum;    /* numbers in the store, by index in the catalogue */
	long long last_indicator, last_id; /* in the store before */
	size_t i;                          /* that is fed; the first is 1 */
	bool areas;                        /* of areas, or else of what is new */
};

static bool
name_catalogue(struct names *n, struct subjects *k)
{
	const struct catalogue *c = k->p->catalogue;
	bool ok = true;

	for (size_t i = 0; ok && i < k->p->nsubjects; i++) {
		const struct pending_subject *x = &k->p->subject[i];
		if (k->indicator[x->indicator] == 0)
			ok = name_indicator(
			    n, &c->indicators[x->indicator], &k->indicator[x->indicator]);
		if (ok && k->stratum[x->stratum] == 0)
			ok = number_of(n, DICT_STRATUM,
			    &(struct bound){ .text = c->strata[x->stratum] }, 1,
			    &k->stratum[x->stratum]);
	}
	return ok;
}

/* Those that the store has get their numbers; an indicator that is new has none. */
static bool
find_subjects(struct names *n, struct subjects *k)
{
	sqlite3_stmt *q;
	int more = 0;

	if (!db_prepare(n->s,
		"SELECT id FROM subject WHERE indicator = ? AND stratum = ? AND area = ?", &q,
		n->d))
		return false;
	for (size_t i = 0; more >= 0 && i < k->p->nsubjects; i++) {
		struct pending_subject *x = &k->p->subject[i];
		if (k->indicator[x->indicator] > k->last_indicator)
			continue;
		sqlite3_bind_int64(q, 1, k->indicator[x->indicator]);
		sqlite3_bind_int64(q, 2, k->stratum[x->stratum]);
		sqlite3_bind_int64(q, 3, x->area);
		more = db_step(n->s, q, n->d);
		x->id = more == 1 ? sqlite3_column_int64(q, 0) : 0;
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	return more >= 0;
}

static int
next_subject(void *from)
{
	struct subjects *k = from;
	const struct pending_subject *x = k->p->subject;
	size_t n = k->p->nsubjects, i = k->i;

	if (k->areas)
		while (i < n && i > 0 && x[i].area == x[i - 1].area)
			i++;
	else
		while (i < n && x[i].id <= k->last_id)
			i++;
	k->i = i + 1;
	return i < n ? SQLITE_ROW : SQLITE_DONE;
}

static void
put_subject(const void *from, int i, sqlite3_context *out)
{
	const struct subjects *k = from;
	const struct pending_subject *x = &k->p->subject[k->i - 1];
	const long long columns[] = { x->area, x->id, k->indicator[x->indicator],
		k->stratum[x->stratum] };

	if (i < (int)countof(columns))
		sqlite3_result_int64(out, columns[i]);
}

/* New ones get the next numbers, in the order of the file. */
static bool
add_subjects(struct names *n, struct subjects *k)
{
	struct feed f = { k, next_subject, put_subject };
	long long id = k->last_id;

	for (size_t i = 0; i < k->p->nsubjects; i++)
		if (k->p->subject[i].id == 0)
			k->p->subject[i].id = ++id;
	if (id > SCHEMA_SERIES)
		return diag_error(n->d, (struct pos){ .file = n->s->path }, NULL,
		    "the store has %d series, which is all it can hold", SCHEMA_SERIES);
	k->areas = true;
	if (!feed_run(
		n->s, "INSERT OR IGNORE INTO area (code, name) SELECT c0, '' FROM feed", &f, n->d))
		return false;
	k->areas = false;
	k->i = 0;
	return feed_run(n->s,
	    "INSERT OR FAIL INTO subject (area, id, indicator, stratum) "
	    "SELECT c0, c1, c2, c3 FROM feed",
	    &f, n->d);
}

static bool
name_subjects(struct names *n, struct pending *p, struct arena *a)
{
	const struct catalogue *c = p->catalogue;
	struct subjects k = { .p = p,
		.indicator = arena_array(a, c->nindicators + 1, sizeof *k.indicator),
		.stratum = arena_array(a, c->nstrata + 1, sizeof *k.stratum) };

	return db_number(n->s, "SELECT max(id) FROM indicator", &k.last_indicator, n->d)
	    && db_number(n->s, "SELECT max(id) FROM subject", &k.last_id, n->d)
	    && name_catalogue(n, &k) && find_subjects(n, &k) && add_subjects(n, &k);
}

bool
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
