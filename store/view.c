#include "store/view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/period.h"
#include "store/schema.h"

/* ---- imports ---------------------------------------------------------------- */

static bool
is_undone(const struct view *v, int id)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->import[i].undoes == id)
			return true;
	return false;
}

/* Is import I replaced whole by a later one of the same file? */
static bool
is_replaced(const struct view *v, const struct view_import *i)
{
	for (size_t k = 0; k < v->n; k++) {
		const struct view_import *later = &v->import[k];
		if (later->id > i->id && later->absent_zero && later->undoes == 0
		    && strcmp(later->name, i->name) == 0 && !is_undone(v, later->id))
			return true;
	}
	return false;
}

static const char sql_imports[] =
    "SELECT id, coalesce(undoes, 0), day, CASE extracted WHEN 0 THEN day ELSE extracted END, name, "
    "absent_zero FROM import WHERE (?1 = 0 OR day <= ?1) AND (?2 = 0 OR id < ?2) ORDER BY id";

bool
view_make(
    struct view *v, struct store *s, const struct store_query *q, struct arena *a, struct diag *d)
{
	sqlite3_stmt *st;
	size_t cap = 0;
	int more;

	*v = (struct view){ .only = q->import };
	if (!db_prepare(s, sql_imports, &st, d))
		return false;
	sqlite3_bind_int(st, 1, q->import != 0 ? 0 : q->day);
	sqlite3_bind_int(st, 2, q->import != 0 ? 0 : q->before);
	while ((more = db_step(s, st, d)) == 1) {
		v->import = arena_grow(a, v->import, v->n, &cap, sizeof *v->import);
		v->import[v->n++] = (struct view_import){ .id = sqlite3_column_int(st, 0),
			.undoes = sqlite3_column_int(st, 1),
			.day = sqlite3_column_int(st, 2),
			.known_from = sqlite3_column_int(st, 3),
			.name = db_text(st, 4, a),
			.absent_zero = sqlite3_column_int(st, 5) != 0 };
	}
	sqlite3_finalize(st);
	for (size_t i = 0; i < v->n; i++) {
		struct view_import *im = &v->import[i];
		im->counts = im->undoes == 0 && !is_undone(v, im->id) && !is_replaced(v, im);
	}
	return more == 0;
}

static const struct view_import *
find_import(const struct view *v, int id)
{
	size_t lo = 0, hi = v->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (v->import[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < v->n && v->import[lo].id == id ? &v->import[lo] : NULL;
}

/* Does V see import ID? Then what is known from when. */
static const struct view_import *
seen(const struct view *v, int id)
{
	const struct view_import *i = find_import(v, id);

	if (i == NULL || (v->only != 0 && v->only != id))
		return NULL;
	return v->only != 0 || v->every || i->counts ? i : NULL;
}

static bool
supersedes(const struct view_import *a, const struct view_import *b)
{
	return a->known_from != b->known_from ? a->known_from > b->known_from : a->id > b->id;
}

int
view_rank(const struct view *v, int id)
{
	const struct view_import *i = seen(v, id);
	int rank = 1;

	for (size_t k = 0; i != NULL && k < v->n; k++)
		rank += seen(v, v->import[k].id) != NULL && supersedes(i, &v->import[k]);
	return i != NULL ? rank : 0;
}

/* ---- names ------------------------------------------------------------------ */

bool
view_names(struct view_names *out, struct store *s, struct arena *a, struct diag *d)
{
	sqlite3_stmt *q;
	int more;

	*out = (struct view_names){ 0 };
	if (!store_imports(s, &out->import, &out->nimports, a, d))
		return false;
	out->last = out->nimports > 0 ? out->import[out->nimports - 1].id : 0;
	out->by_id = arena_array(a, (size_t)out->last + 1, sizeof *out->by_id);
	for (size_t i = 0; i < out->nimports; i++)
		out->by_id[out->import[i].id] = &out->import[i];
	if (!db_prepare(s, "SELECT id, text FROM period", &q, d))
		return false;
	out->nperiods = SCHEMA_PERIODS + 1;
	out->period = arena_array(a, out->nperiods, sizeof *out->period);
	while ((more = db_step(s, q, d)) == 1) {
		const char *text = (const char *)sqlite3_column_text(q, 1);
		if (text == NULL
		    || !period_parse(&out->period[sqlite3_column_int(q, 0) & SCHEMA_PERIODS], text))
			break;
	}
	sqlite3_finalize(q);
	if (more == 1)
		diag_error(d, (struct pos){ .file = db_path(s) }, NULL,
		    "is damaged: it has a period that is none");
	return more == 0;
}

static const char sql_subjects[] =
    "SELECT k.id, n.code, n.name, u.text, k.area, t.text FROM subject k "
    "JOIN indicator n ON n.id = k.indicator JOIN unit u ON u.id = n.unit "
    "JOIN stratum t ON t.id = k.stratum WHERE %s AND (?2 IS NULL OR t.text = ?2) "
    "AND (?3 < 0 OR k.area = ?3) AND %s ORDER BY n.code, k.area, t.text";

/* The catalogue's indicator for one of the store: by its id, else as a publisher's name. */
static int
indicator_of(struct catalogue *c, const char *code, const char *name, const char *unit)
{
	int i = catalogue_find(c, code);

	if (i >= 0)
		return i;
	i = catalogue_publisher_name(c, arena_strdup(c->arena, name), arena_strdup(c->arena, unit));
	if (strcmp(c->indicators[i].id, code) == 0)
		return i;
	struct indicator in = c->indicators[i];
	in.id = arena_strdup(c->arena, code);
	return catalogue_add(c, in);
}

bool
store_names(struct store *s, struct catalogue *c, struct diag *d)
{
	sqlite3_stmt *q;
	int more;

	if (!db_prepare(s,
		"SELECT n.code, n.name, u.text FROM indicator n JOIN unit u ON u.id = n.unit "
		"ORDER BY n.id",
		&q, d))
		return false;
	while ((more = db_step(s, q, d)) == 1)
		indicator_of(
		    c, db_text(q, 0, c->arena), db_text(q, 1, c->arena), db_text(q, 2, c->arena));
	sqlite3_finalize(q);
	return more == 0;
}

/* What the subject in Q's row is called; the last one's names are kept in LAST. */
static struct view_subject
read_subject(
    sqlite3_stmt *q, struct catalogue *c, struct view_subject *last, char *code, size_t size)
{
	const char *now = (const char *)sqlite3_column_text(q, 1);
	const char *stratum = (const char *)sqlite3_column_text(q, 5);

	if (last->id == 0 || now == NULL || strcmp(now, code) != 0) {
		sqlite3_snprintf((int)size, code, "%s", now != NULL ? now : "");
		last->indicator =
		    indicator_of(c, code, db_text(q, 2, c->arena), db_text(q, 3, c->arena));
	}
	if (last->id == 0 || stratum == NULL || strcmp(c->strata[last->stratum], stratum) != 0)
		last->stratum =
		    catalogue_stratum(c, arena_strdup(c->arena, stratum != NULL ? stratum : ""));
	last->id = sqlite3_column_int64(q, 0);
	last->area = sqlite3_column_int(q, 4);
	return *last;
}

/* Those of one indicator, or of all if CODE is NULL. */
static bool
add_subjects(struct store *s, const struct store_query *q, const char *code, struct catalogue *c,
    struct view_subject **out, size_t *n, size_t *cap, struct arena *a, struct diag *d)
{
	struct view_subject last = { 0 };
	char sql[sizeof sql_subjects + 128], name[128];
	sqlite3_stmt *st;
	int more;

	sqlite3_snprintf(sizeof sql, sql, sql_subjects, code != NULL ? "n.code = ?1" : "?1 IS NULL",
	    q->import != 0 ? "k.id IN (SELECT subject FROM import_subject WHERE import = ?4)"
			   : "?4 = 0");
	if (!db_prepare(s, sql, &st, d))
		return false;
	if (code != NULL)
		sqlite3_bind_text(st, 1, code, -1, SQLITE_STATIC);
	if (q->stratum != NULL)
		sqlite3_bind_text(st, 2, q->stratum, -1, SQLITE_STATIC);
	sqlite3_bind_int(st, 3, q->area);
	sqlite3_bind_int(st, 4, q->import);
	while ((more = db_step(s, st, d)) == 1) {
		*out = arena_grow(a, *out, *n, cap, sizeof **out);
		(*out)[(*n)++] = read_subject(st, c, &last, name, sizeof name);
	}
	sqlite3_finalize(st);
	return more == 0;
}

bool
view_subjects(struct store *s, const struct store_query *q, struct catalogue *c,
    struct view_subject **out, size_t *n, struct arena *a, struct diag *d)
{
	size_t cap = 0;
	bool ok = true;

	*out = NULL;
	*n = 0;
	if (q->nindicators == 0)
		return add_subjects(s, q, NULL, c, out, n, &cap, a, d);
	for (size_t i = 0; ok && i < q->nindicators; i++)
		ok = add_subjects(s, q, q->indicators[i], c, out, n, &cap, a, d);
	return ok;
}

/* ---- figures ---------------------------------------------------------------- */

/* The figure in Q's row, of subject K and the import IM. */
static void
read_figure(struct store_observation *f, sqlite3_stmt *q, const struct view_subject *k,
    const struct store_import *im, struct period period)
{
	const char *status = (const char *)sqlite3_column_text(q, 1);

	f->import = im->id;
	f->byte = sqlite3_column_type(q, 11) == SQLITE_NULL ? STORE_NO_BYTE
							    : (size_t)sqlite3_column_int64(q, 11);
	f->obs = (struct observation){ .indicator = k->indicator,
		.stratum = k->stratum,
		.area = k->area,
		.period = period,
		.status = (enum obs_status)(status != NULL ? status[0] : 'M'),
		.value = db_real(q, 2),
		.numerator = db_real(q, 3),
		.denominator = db_real(q, 4),
		.ci_low = db_real(q, 5),
		.ci_high = db_real(q, 6),
		.hidden_low = db_real(q, 7),
		.hidden_high = db_real(q, 8),
		.source = &im->source,
		.origin = { im->file, (size_t)sqlite3_column_int64(q, 9),
		    (size_t)sqlite3_column_int64(q, 10) } };
}

static int
compare_figures(const void *x, const void *y)
{
	const struct store_observation *a = x, *b = y;
	int by = period_compare(a->obs.period, b->obs.period);

	if (a->obs.period.kind != b->obs.period.kind)
		return a->obs.period.kind < b->obs.period.kind ? -1 : 1;
	return by != 0 ? by : (a->import > b->import) - (a->import < b->import);
}

static struct store_observation *
next_place(struct view_list *l)
{
	if (l->n == l->cap) {
		size_t more = l->cap == 0 ? 256 : l->cap * 2;
		struct store_observation *bigger = realloc(l->of, more * sizeof *l->of);
		if (bigger == NULL) {
			l->no_memory = true;
			return NULL;
		}
		l->of = bigger;
		l->cap = more;
	}
	return &l->of[l->n];
}

/* Rows of a subject come by period and then by import; the one that counts stays. */
static bool
take_rows(struct store *s, sqlite3_stmt *st, const struct view *v, const struct view_names *names,
    const struct view_subject *k, int period, struct view_list *l, struct diag *d)
{
	const struct view_import *best = NULL;
	long long last = 0;
	int more;

	while ((more = db_step(s, st, d)) == 1) {
		long long id = sqlite3_column_int64(st, 0), key = id >> 16;
		const struct view_import *im = seen(v, (int)(id & SCHEMA_IMPORTS));
		int at = (int)(key & SCHEMA_PERIODS);
		bool same = key == last && best != NULL && !v->every;
		if (im == NULL || (period != 0 && period != at) || im->id > names->last
		    || (same && !supersedes(im, best)))
			continue;
		if (same)
			l->n--;
		struct store_observation *f = next_place(l);
		if (f == NULL)
			break;
		read_figure(f, st, k, names->by_id[im->id], names->period[at]);
		l->n++;
		best = im;
		last = key;
	}
	sqlite3_reset(st);
	if (l->no_memory)
		diag_error(d, (struct pos){ .file = db_path(s) }, NULL, "out of memory");
	return more == 0;
}

/* The number of the period that Q asks for: 0 for all, -1 if there is none. */
static int
period_number(const struct view_names *names, const char *text)
{
	char buf[PERIOD_SIZE];

	for (size_t i = 1; text != NULL && i < names->nperiods; i++)
		if (names->period[i].year != 0
		    && strcmp(period_print(buf, names->period[i]), text) == 0)
			return (int)i;
	return text != NULL ? -1 : 0;
}

bool
view_figures(struct store *s, const struct view *v, const struct view_names *names,
    const struct view_subject *k, const struct store_query *q, struct view_list *l, struct diag *d)
{
	sqlite3_stmt *st = db_ready(s, DB_RANGE, d);

	l->n = 0;
	if (st == NULL)
		return false;
	int period = period_number(names, q->period);
	long long low = k->id << 32, high = low + 0xffffffffLL;
	if (period > 0) {
		low += (long long)period << 16;
		high = low + SCHEMA_IMPORTS;
	}
	sqlite3_bind_int64(st, 1, low);
	sqlite3_bind_int64(st, 2, high);
	if (!take_rows(s, st, v, names, k, period, l, d))
		return false;
	bool in_order = true;
	for (size_t i = 1; i < l->n; i++)
		in_order = in_order && compare_figures(&l->of[i - 1], &l->of[i]) < 0;
	if (!in_order)
		qsort(l->of, l->n, sizeof *l->of, compare_figures);
	return true;
}
