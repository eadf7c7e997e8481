/* The figures of an import into the store's tables. */
#include "store/save.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/feed.h"
#include "store/pending.h"

static int
compare_periods(const void *x, const void *y)
{
	const struct figure_row *a = x, *b = y;

	return (a->period > b->period) - (a->period < b->period);
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

/* The rows of an import on their way, subject by subject. */
struct figures {
	struct pending *p;
	const struct place *place; /* of the subject that is being written */
	const struct place *next, *end;
	int import;
	size_t i; /* its row, of n; the first is 1 */
	size_t n;
	const uint32_t *order;
	const struct figure_row *row;
	long long id; /* of the row */
};

/* The periods of the subject's rows become the store's, and the rows are in order by them. */
static bool
begin_subject(struct figures *f)
{
	struct pending *p = f->p;
	bool in_order = true;

	f->n = p->subject[f->place->subject].n;
	f->order = p->order + f->place->at;
	for (size_t i = 0; i < f->n; i++) {
		struct figure_row *r = &p->row[f->order[i]];
		r->period = (uint16_t)p->period_id[r->period];
		in_order = in_order && (i == 0 || p->row[f->order[i - 1]].period < r->period);
	}
	return in_order || pending_sort(p, f->order, f->n, compare_periods);
}

static int
next_figure(void *from)
{
	struct figures *f = from;

	while (f->i == f->n) {
		if (f->next == f->end)
			return SQLITE_DONE;
		f->place = f->next++;
		f->i = 0;
		if (!begin_subject(f))
			return SQLITE_NOMEM;
	}
	f->row = &f->p->row[f->order[f->i++]];
	f->id = f->place->id << 32 | (long long)f->row->period << 16 | f->import;
	return SQLITE_ROW;
}

static void
put_status(sqlite3_context *out, char status)
{
	static const char letters[] = "ABMPQ";
	const char *letter = strchr(letters, status);

	sqlite3_result_text(out, letter != NULL ? letter : letters, 1, SQLITE_STATIC);
}

static void
put_figure(const void *from, int i, sqlite3_context *out)
{
	const struct figures *f = from;
	const struct figure_row *r = f->row;

	if (i == 0)
		sqlite3_result_int64(out, f->id);
	else if (i == 1)
		put_status(out, r->status);
	else if (i < 9 && !isnan(r->number[i - 2]))
		sqlite3_result_double(out, r->number[i - 2]);
	else if (i == 9)
		sqlite3_result_int64(out, r->line);
	else if (i == 10)
		sqlite3_result_int(out, r->field);
	else if (i == 11 && r->byte != STORE_NO_BYTE)
		sqlite3_result_int64(out, (sqlite3_int64)r->byte);
}

/* OR FAIL: the transaction is rolled back, so that no statement has to be by itself. */
static bool
save_figures(struct store *s, struct pending *p, const struct place *place, int id, struct diag *d)
{
	struct figures f = { .p = p, .next = place, .end = place + p->nsubjects, .import = id };

	return feed_run(s, "INSERT OR FAIL INTO observation SELECT * FROM feed",
	    &(struct feed){ &f, next_figure, put_figure }, d);
}

/* Subjects of the import, in their order. */
struct subjects {
	const struct place *place;
	size_t i, n; /* the first is 1 */
	int import;
};

static int
next_subject(void *from)
{
	struct subjects *k = from;

	return k->i++ < k->n ? SQLITE_ROW : SQLITE_DONE;
}

static void
put_subject(const void *from, int i, sqlite3_context *out)
{
	const struct subjects *k = from;

	if (i == 0)
		sqlite3_result_int(out, k->import);
	else if (i == 1)
		sqlite3_result_int64(out, k->place[k->i - 1].id);
}

static bool
save_subjects(struct store *s, const struct place *place, size_t n, int id, struct diag *d)
{
	struct subjects k = { .place = place, .n = n, .import = id };

	return feed_run(s, "INSERT OR FAIL INTO import_subject SELECT c0, c1 FROM feed",
	    &(struct feed){ &k, next_subject, put_subject }, d);
}

bool
save_pending(struct store *s, int id, struct arena *a, struct diag *d)
{
	struct pending *p = s->pending;

	if (p == NULL)
		return true;
	if (!save_names(s, p, a, d))
		return false;
	const struct place *place = places_of(p, a);
	return save_subjects(s, place, p->nsubjects, id, d) && save_figures(s, p, place, id, d);
}
