/* Two sides of the store, key by key. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/observation.h"
#include "model/period.h"
#include "store/view.h"

struct side {
	const struct store_query *q;
	struct view view;
	struct view_list list;
};

/* What is compared on its way. */
struct comparison {
	struct store *s;
	struct side before, after;
	struct view_names names;
	struct catalogue *c;
	struct store_changes *out;
	size_t cap;
	struct arena *arena;
	struct diag *d;
};

static void
add(struct comparison *c, enum store_news news, const struct store_observation *before,
    const struct store_observation *after)
{
	struct store_changes *x = c->out;

	x->count[news]++;
	if (news == STORE_UNCHANGED)
		return;
	x->of = arena_grow(c->arena, x->of, x->n, &c->cap, sizeof *x->of);
	x->of[x->n] = (struct store_change){ .news = news };
	if (before != NULL)
		x->of[x->n].before = *before;
	if (after != NULL)
		x->of[x->n].after = *after;
	x->n++;
}

static int
compare_periods(struct period a, struct period b)
{
	if (a.kind != b.kind)
		return a.kind < b.kind ? -1 : 1;
	return period_compare(a, b);
}

/* Both sides' figures of one subject, by period. */
static void
merge(struct comparison *c)
{
	const struct view_list *x = &c->before.list, *y = &c->after.list;
	size_t i = 0, k = 0;

	while (i < x->n || k < y->n) {
		int by = i == x->n ? 1
		    : k == y->n    ? -1
				   : compare_periods(x->of[i].obs.period, y->of[k].obs.period);
		if (by < 0)
			add(c, STORE_VANISHED, &x->of[i++], NULL);
		else if (by > 0)
			add(c, STORE_FRESH, NULL, &y->of[k++]);
		else {
			bool same = observation_same(&x->of[i].obs, &y->of[k].obs);
			add(c, same ? STORE_UNCHANGED : STORE_CHANGED, &x->of[i], &y->of[k]);
			i++, k++;
		}
	}
}

static bool
compare_subject(struct comparison *c, const struct view_subject *k)
{
	if (!view_figures(c->s, &c->before.view, &c->names, k, c->before.q, &c->before.list, c->d)
	    || !view_figures(c->s, &c->after.view, &c->names, k, c->after.q, &c->after.list, c->d))
		return false;
	merge(c);
	return true;
}

static int
compare_ids(const void *x, const void *y)
{
	const struct view_subject *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

/* Subjects of both sides by number, each once; *N of them. */
static struct view_subject *
both(struct view_subject *x, size_t nx, const struct view_subject *y, size_t ny, struct arena *a,
    size_t *n)
{
	struct view_subject *all = arena_array(a, nx + ny + 1, sizeof *all);

	*n = 0;
	if (nx > 0)
		memcpy(all, x, nx * sizeof *all);
	if (ny > 0)
		memcpy(all + nx, y, ny * sizeof *all);
	if (nx + ny > 0)
		qsort(all, nx + ny, sizeof *all, compare_ids);
	for (size_t i = 0; i < nx + ny; i++)
		if (*n == 0 || all[*n - 1].id != all[i].id)
			all[(*n)++] = all[i];
	return all;
}

/* The step in per cent of what it was; of a figure that was 0 more than any, of none less. */
static double
size_of(const struct store_change *c)
{
	double from = c->before.obs.value, to = c->after.obs.value;

	if (c->news != STORE_CHANGED || isnan(from) || isnan(to))
		return -1;
	if (from == 0)
		return to == 0 ? 0 : INFINITY;
	return fabs((to - from) / from);
}

static int
compare_key(const struct observation *a, const struct observation *b)
{
	if (a->indicator != b->indicator)
		return a->indicator < b->indicator ? -1 : 1;
	if (a->area != b->area)
		return a->area < b->area ? -1 : 1;
	if (a->stratum != b->stratum)
		return a->stratum < b->stratum ? -1 : 1;
	return compare_periods(a->period, b->period);
}

static int
compare_changes(const void *x, const void *y)
{
	const struct store_change *a = x, *b = y;
	double one = size_of(a), other = size_of(b);

	if (one != other)
		return one > other ? -1 : 1;
	if (a->news != b->news)
		return a->news < b->news ? -1 : 1;
	return a->news == STORE_VANISHED ? compare_key(&a->before.obs, &b->before.obs)
					 : compare_key(&a->after.obs, &b->after.obs);
}

static bool
begin(struct comparison *c, struct catalogue *catalogue, struct store_changes *out)
{
	*out = (struct store_changes){ 0 };
	c->c = catalogue;
	c->out = out;
	return view_make(&c->before.view, c->s, c->before.q, c->arena, c->d)
	    && view_make(&c->after.view, c->s, c->after.q, c->arena, c->d)
	    && view_names(&c->names, c->s, c->arena, c->d);
}

void
store_sort_changes(struct store_changes *x)
{
	if (x->n > 1)
		qsort(x->of, x->n, sizeof *x->of, compare_changes);
}

static void
end(struct comparison *c)
{
	store_sort_changes(c->out);
	free(c->before.list.of);
	free(c->after.list.of);
}

bool
store_compare(struct store *s, const struct store_query *before, const struct store_query *after,
    struct catalogue *c, struct store_changes *out, struct arena *a, struct diag *d)
{
	struct comparison x = { .s = s, .before.q = before, .after.q = after, .arena = a, .d = d };
	struct view_subject *one, *other;
	size_t nx, ny, n;
	bool ok = begin(&x, c, out) && view_subjects(s, before, c, &one, &nx, a, d)
	    && view_subjects(s, after, c, &other, &ny, a, d);

	if (ok) {
		struct view_subject *all = both(one, nx, other, ny, a, &n);
		for (size_t i = 0; ok && i < n; i++)
			ok = compare_subject(&x, &all[i]);
	}
	end(&x);
	return ok;
}

/* Drop of the changes what vanished but never was in import BEFORE. */
static void
keep_vanished_of(struct store_changes *x, int before)
{
	size_t kept = 0;

	for (size_t i = 0; i < x->n; i++) {
		bool other = x->of[i].news == STORE_VANISHED && x->of[i].before.import != before;
		if (other)
			x->count[STORE_VANISHED]--;
		else
			x->of[kept++] = x->of[i];
	}
	x->n = kept;
}

bool
store_revision(struct store *s, int id, struct catalogue *c, struct store_changes *out,
    struct arena *a, struct diag *d)
{
	const struct store_query was = { .area = STORE_ALL_AREAS, .before = id };
	const struct store_query is = { .area = STORE_ALL_AREAS, .import = id };
	struct comparison x = { .s = s, .before.q = &was, .after.q = &is, .arena = a, .d = d };
	struct view_subject *mine, *its = NULL;
	size_t nmine, nits = 0, n;
	bool ok = begin(&x, c, out) && view_subjects(s, &is, c, &mine, &nmine, a, d);
	int revises =
	    ok && id <= x.names.last && x.names.by_id[id] != NULL ? x.names.by_id[id]->revises : 0;
	const struct store_query had = { .area = STORE_ALL_AREAS, .import = revises };

	if (ok && revises != 0)
		ok = view_subjects(s, &had, c, &its, &nits, a, d);
	if (ok) {
		struct view_subject *all = both(mine, nmine, its, nits, a, &n);
		for (size_t i = 0; ok && i < n; i++)
			ok = compare_subject(&x, &all[i]);
		keep_vanished_of(out, revises);
	}
	end(&x);
	return ok;
}
