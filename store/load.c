/* The log, and figures as they count. */
#include <stdlib.h>
#include <string.h>

#include "store/view.h"

static const char sql_log[] =
    "SELECT i.id, coalesce(i.undoes, 0), coalesce(u.id, 0), coalesce(i.revises, 0), i.time, i.day, "
    "i.file, coalesce(c.size, 0), coalesce(c.sha256, ''), i.note, i.version, i.options, i.rule, "
    "i.source, i.publisher, i.title, i.url, i.extracted, i.fictional, i.absent_zero, "
    "i.source_note, i.records, i.observations, i.skipped, i.refused, i.refused_cells, i.fresh, "
    "i.changed, i.unchanged, i.vanished FROM import i LEFT JOIN import u ON u.undoes = i.id "
    "LEFT JOIN content c ON c.id = i.content ORDER BY i.id";

static size_t
whole(sqlite3_stmt *q, int i)
{
	long long v = sqlite3_column_int64(q, i);

	return v > 0 ? (size_t)v : 0;
}

static struct store_import
read_import(sqlite3_stmt *q, struct arena *a)
{
	struct store_import i = { .id = sqlite3_column_int(q, 0),
		.undoes = sqlite3_column_int(q, 1),
		.undone = sqlite3_column_int(q, 2),
		.revises = sqlite3_column_int(q, 3),
		.time = sqlite3_column_int64(q, 4),
		.day = sqlite3_column_int(q, 5),
		.file = db_text(q, 6, a),
		.size = whole(q, 7),
		.note = db_text(q, 9, a),
		.version = db_text(q, 10, a),
		.options = db_text(q, 11, a),
		.rule = db_text(q, 12, a),
		.source = { .id = db_text(q, 13, a),
		    .publisher = db_text(q, 14, a),
		    .title = db_text(q, 15, a),
		    .url = db_text(q, 16, a),
		    .extracted = sqlite3_column_int(q, 17),
		    .fictional = sqlite3_column_int(q, 18) != 0,
		    .absent_zero = sqlite3_column_int(q, 19) != 0,
		    .note = db_text(q, 20, a) } };
	size_t *const numbers[] = { &i.records, &i.observations, &i.skipped, &i.refused,
		&i.refused_cells, &i.fresh, &i.changed, &i.unchanged, &i.vanished };

	for (size_t k = 0; k < countof(numbers); k++)
		*numbers[k] = whole(q, 21 + (int)k);
	sqlite3_snprintf(sizeof i.sha256, i.sha256, "%s", db_text(q, 8, a));
	return i;
}

const struct store_import *
store_find_import(const struct store_import *log, size_t n, int id)
{
	for (size_t i = 0; i < n; i++)
		if (log[i].id == id)
			return &log[i];
	return NULL;
}

bool
store_imports(
    struct store *s, struct store_import **out, size_t *n, struct arena *a, struct diag *d)
{
	sqlite3_stmt *q;
	size_t cap = 0;
	int more;

	*out = NULL;
	*n = 0;
	if (!db_prepare(s, sql_log, &q, d))
		return false;
	while ((more = db_step(s, q, d)) == 1) {
		*out = arena_grow(a, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = read_import(q, a);
	}
	sqlite3_finalize(q);
	return more == 0;
}

bool
store_rejects(
    struct store *s, int id, struct store_reject **out, size_t *n, struct arena *a, struct diag *d)
{
	sqlite3_stmt *q;
	size_t cap = 0;
	int more;

	*out = NULL;
	*n = 0;
	if (!db_prepare(s,
		"SELECT line, field, byte, name, text FROM reject WHERE import = ? ORDER BY line, "
		"id",
		&q, d))
		return false;
	sqlite3_bind_int(q, 1, id);
	while ((more = db_step(s, q, d)) == 1) {
		*out = arena_grow(a, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct store_reject){ .line = whole(q, 0),
			.field = whole(q, 1),
			.byte =
			    sqlite3_column_type(q, 2) == SQLITE_NULL ? STORE_NO_BYTE : whole(q, 2),
			.name = db_text(q, 3, a),
			.text = db_text(q, 4, a) };
	}
	sqlite3_finalize(q);
	return more == 0;
}

int
store_same_bytes(struct store *s, const char *sha256, struct diag *d)
{
	sqlite3_stmt *q;
	int id = -1;

	if (!db_prepare(s,
		"SELECT i.id FROM import i JOIN content c ON c.id = i.content WHERE c.sha256 = ? "
		"AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = i.id) "
		"AND NOT EXISTS (SELECT 1 FROM import r WHERE r.revises = i.id "
		"AND NOT EXISTS (SELECT 1 FROM import u WHERE u.undoes = r.id)) ORDER BY i.id DESC",
		&q, d))
		return -1;
	sqlite3_bind_text(q, 1, sha256, -1, SQLITE_STATIC);
	int more = db_step(s, q, d);
	if (more >= 0)
		id = more == 1 ? sqlite3_column_int(q, 0) : 0;
	sqlite3_finalize(q);
	return id;
}

/* ---- figures ---------------------------------------------------------------- */

/* Figures that wait until all are read, to be given by import. */
struct ranked {
	int rank;
	size_t at; /* order among the same */
	struct store_observation o;
};

struct waiting {
	struct ranked *of;
	size_t n, cap;
};

static int
compare_ranked(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static bool
wait_with(struct waiting *w, const struct view *v, const struct view_list *l)
{
	if (w->n + l->n > w->cap) {
		size_t more = (w->n + l->n) * 2;
		struct ranked *bigger = realloc(w->of, more * sizeof *w->of);
		if (bigger == NULL)
			return false;
		w->of = bigger;
		w->cap = more;
	}
	for (size_t i = 0; i < l->n; i++) {
		bool as_before = i > 0 && l->of[i].import == l->of[i - 1].import;
		w->of[w->n] = (struct ranked){ .rank = as_before ? w->of[w->n - 1].rank
								 : view_rank(v, l->of[i].import),
			.at = w->n,
			.o = l->of[i] };
		w->n++;
	}
	return true;
}

/* How many imports V sees. */
static size_t
count_seen(const struct view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += view_rank(v, v->import[i].id) != 0;
	return n;
}

static bool
give(struct store *s, const struct view *v, const struct store_query *q, struct catalogue *c,
    store_sink *sink, void *to, struct arena *a, struct diag *d)
{
	struct view_names names;
	struct view_subject *k;
	struct view_list l = { 0 };
	struct waiting w = { 0 };
	bool at_once = v->every || count_seen(v) <= 1;
	size_t n;

	bool ok = view_names(&names, s, a, d) && view_subjects(s, q, c, &k, &n, a, d);
	for (size_t i = 0; ok && i < n; i++) {
		ok = view_figures(s, v, &names, &k[i], q, &l, d);
		for (size_t j = 0; ok && at_once && j < l.n; j++)
			sink(to, &l.of[j]);
		if (ok && !at_once && !wait_with(&w, v, &l))
			ok = diag_error(
			    d, (struct pos){ .file = db_path(s) }, NULL, "out of memory");
	}
	if (ok && w.n > 0)
		qsort(w.of, w.n, sizeof *w.of, compare_ranked);
	for (size_t i = 0; ok && i < w.n; i++)
		sink(to, &w.of[i].o);
	free(l.of);
	free(w.of);
	return ok;
}

bool
store_load(struct store *s, const struct store_query *q, struct catalogue *c, store_sink *sink,
    void *to, struct arena *a, struct diag *d)
{
	struct view v;

	return view_make(&v, s, q, a, d) && give(s, &v, q, c, sink, to, a, d);
}

bool
store_history(struct store *s, const struct store_query *q, struct catalogue *c, store_sink *sink,
    void *to, struct arena *a, struct diag *d)
{
	struct view v;

	if (!view_make(&v, s, q, a, d))
		return false;
	v.every = true;
	return give(s, &v, q, c, sink, to, a, d);
}
