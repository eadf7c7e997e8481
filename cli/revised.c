#include "cli/revised.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/period.h"
#include "model/phrase.h"

bool
revised_supersedes(const struct store_import *a, const struct store_import *b)
{
	int one = a->source.extracted != 0 ? a->source.extracted : a->day;
	int other = b->source.extracted != 0 ? b->source.extracted : b->day;

	return one != other ? one > other : a->id > b->id;
}

int
revised_undone(const struct store_import *i, const struct store_import *log, size_t n, int day)
{
	const struct store_import *undo = store_find_import(log, n, i->undone);

	return undo != NULL && undo->day <= day ? undo->id : 0;
}

/* ---- the store ---------------------------------------------------------------------- */

/* What one import had of the key that is being read. */
struct version {
	const struct store_import *import;
	double value;
};

/* All figures of the store on their way: those of one key come together. */
struct history {
	struct run *run;
	struct store_import *log;
	size_t nlog;
	struct observation key; /* the last that came; area 0 and no year: none yet */
	struct version *of;
	size_t n, cap;
	struct revisions *out;
	size_t capout;
};

static void
add(struct run *r, struct revisions *out, size_t *cap, const struct observation *o, int day)
{
	out->of = arena_grow(&r->arena, out->of, out->n, cap, sizeof *out->of);
	out->of[out->n] = (struct superseded){ *o, day, out->n };
	out->n++;
}

/* The versions of a key are all there: the last one before the one that counts, if it differs. */
static void
end_key(struct history *h)
{
	const struct observation *now = h->n > 1 ? panel_figure(&h->run->panel, &h->key) : NULL;
	const struct version *last = NULL, *first = NULL;

	for (size_t i = 0; i < h->n && now != NULL; i++)
		if (!isnan(h->of[i].value) && h->of[i].value != now->value
		    && (last == NULL || revised_supersedes(h->of[i].import, last->import)))
			last = &h->of[i];
	if (last == NULL || isnan(now->value))
		return;
	/* from which one on it was as it is */
	for (size_t i = 0; i < h->n; i++)
		if (h->of[i].value == now->value
		    && revised_supersedes(h->of[i].import, last->import)
		    && (first == NULL || revised_supersedes(first->import, h->of[i].import)))
			first = &h->of[i];
	struct observation old = *now;
	old.value = last->value;
	int extracted = first != NULL ? first->import->source.extracted : 0;
	add(h->run, h->out, &h->capout, &old,
	    extracted != 0      ? extracted
		: first != NULL ? first->import->day
				: 0);
}

static bool
same_key(const struct observation *a, const struct observation *b)
{
	return a->indicator == b->indicator && a->stratum == b->stratum && a->area == b->area
	    && period_same(a->period, b->period);
}

static void
take(void *to, const struct store_observation *o)
{
	struct history *h = to;
	struct run *r = h->run;
	struct observation key = o->obs;
	const struct store_import *im = store_find_import(h->log, h->nlog, o->import);

	key.stratum = run_stratum(r, &o->obs);
	if (im == NULL || revised_undone(im, h->log, h->nlog, r->options->as_of) != 0)
		return;
	if (h->n > 0 && !same_key(&h->key, &key)) {
		end_key(h);
		h->n = 0;
	}
	if (h->n == 0)
		h->key = key;
	h->of = arena_grow(&r->arena, h->of, h->n, &h->cap, sizeof *h->of);
	h->of[h->n++] = (struct version){ im, o->obs.value };
}

/* Can anything have been replaced by the as-of date? */
static bool
any_changed(const struct history *h)
{
	for (size_t i = 0; i < h->nlog; i++)
		if (h->log[i].day <= h->run->options->as_of
		    && h->log[i].changed + h->log[i].vanished > 0)
			return true;
	return false;
}

static bool
find_in_store(struct run *r, struct revisions *out)
{
	struct history h = { .run = r, .out = out };
	struct store_query q = { .area = STORE_ALL_AREAS, .day = r->options->as_of };

	if (!store_imports(r->store, &h.log, &h.nlog, &r->arena, r->diag))
		return false;
	q.indicators = run_asked(r, &q.nindicators);
	if (!any_changed(&h) || q.nindicators == 0)
		return true;
	if (!store_history(r->store, &q, &r->catalogue, take, &h, &r->arena, r->diag))
		return false;
	end_key(&h);
	return true;
}

/* ---- files -------------------------------------------------------------------------- */

/* What the panel replaced as it was filled; of several figures of a key the one told last. */
static void
find_in_files(struct run *r, struct revisions *out)
{
	size_t cap = 0;

	for (size_t i = 0; i < r->panel.nreplaced; i++) {
		const struct observation *o = &r->panel.replaced[i];
		const struct observation *now = panel_figure(&r->panel, o);
		if (now == NULL || isnan(o->value) || isnan(now->value) || o->value == now->value)
			continue;
		struct observation old = *now;
		old.value = o->value;
		old.source = o->source;
		add(r, out, &cap, &old, now->source != NULL ? now->source->extracted : 0);
	}
}

/* ---- in order ----------------------------------------------------------------------- */

static int
compare(const void *x, const void *y)
{
	const struct superseded *a = x, *b = y;
	int by = panel_compare(&a->obs, &b->obs);

	return by != 0 ? by : (a->told > b->told) - (a->told < b->told);
}

static int
extracted(const struct superseded *s)
{
	return s->obs.source != NULL ? s->obs.source->extracted : 0;
}

/* Each key once: of files the figure that was taken out last, else told last. */
static void
sort(struct revisions *v)
{
	size_t kept = 0;

	if (v->n > 0)
		qsort(v->of, v->n, sizeof *v->of, compare);
	for (size_t i = 0; i < v->n; i++) {
		bool same = kept > 0 && panel_compare(&v->of[kept - 1].obs, &v->of[i].obs) == 0;
		if (same && extracted(&v->of[i]) < extracted(&v->of[kept - 1]))
			continue;
		v->of[same ? kept - 1 : kept++] = v->of[i];
	}
	v->n = kept;
}

/* Has INDICATOR and STRATUM any? The first of them, of which there are as many as returned. */
static size_t
of_series(const struct revisions *v, int indicator, int stratum, const struct superseded **first)
{
	size_t n = 0;

	*first = NULL;
	for (size_t i = 0; i < v->n; i++)
		if (v->of[i].obs.indicator == indicator && v->of[i].obs.stratum == stratum) {
			*first = n++ == 0 ? &v->of[i] : *first;
		}
	return n;
}

/* The figures of the run as they were: of the indicators and strata that have another one. */
static void
fill_before(struct run *r, struct revisions *v)
{
	const struct superseded *first;
	struct pos other;
	size_t next = 0;

	panel_init(&v->before, &r->arena, &r->catalogue, &r->geography);
	for (size_t i = 0; i < r->panel.nobs; i++) {
		const struct observation *o = &r->panel.obs[i];
		const struct observation *p = i > 0 ? o - 1 : NULL;
		bool same = p != NULL && p->indicator == o->indicator && p->stratum == o->stratum;
		if (!same && of_series(v, o->indicator, o->stratum, &first) == 0)
			first = NULL;
		if (first == NULL)
			continue;
		while (next < v->n && panel_compare(&v->of[next].obs, o) < 0)
			next++;
		bool old = next < v->n && panel_compare(&v->of[next].obs, o) == 0;
		panel_put(&v->before, old ? &v->of[next].obs : o, &other);
	}
	panel_close(&v->before);
}

bool
revised_find(struct run *r, struct revisions *out)
{
	*out = (struct revisions){ 0 };
	if (r->store == NULL)
		find_in_files(r, out);
	else if (!find_in_store(r, out))
		return false;
	sort(out);
	if (out->n > 0)
		fill_before(r, out);
	return true;
}

/* ---- of one series ------------------------------------------------------------------ */

/* The last day on which a figure behind that of PERIOD in S was replaced; 0 if not known. */
static int
day_of(const struct run *r, const struct superseded *first, size_t n, const struct series *s,
    struct period period)
{
	int day = 0;

	for (size_t i = 0; i < n; i++) {
		const struct observation *o = &first[i].obs;
		bool here = o->area == s->area->code
		    || (s->aggregated
			&& geography_within(
			    &r->geography, o->area, s->area->code, r->options->as_of));
		if (here && period_same(o->period, period) && first[i].day > day)
			day = first[i].day;
	}
	return day;
}

/* Do A and B read differently as I is printed? */
static bool
reads_otherwise(const struct indicator *i, double a, double b, struct arena *arena)
{
	return strcmp(phrase_number(i, a, NAN, LANGUAGE_DANISH, arena),
		   phrase_number(i, b, NAN, LANGUAGE_DANISH, arena))
	    != 0;
}

const struct chart_revision *
revised_of(struct run *r, struct revisions *v, int indicator, int stratum, const struct series *s,
    size_t *n)
{
	const struct superseded *first;
	size_t all = of_series(v, indicator, stratum, &first), k = 0;

	*n = 0;
	if (all == 0)
		return NULL;
	struct series before =
	    panel_series(&v->before, indicator, s->area->code, stratum, r->options->as_of);
	struct chart_revision *out = arena_array(&r->arena, s->n + 1, sizeof *out);
	for (size_t i = 0; i < s->n; i++) {
		struct period p = s->obs[i].period;
		while (k < before.n && period_compare(before.obs[k].period, p) < 0)
			k++;
		if (k == before.n || period_compare(before.obs[k].period, p) != 0)
			continue;
		double was = before.obs[k].value, is = s->obs[i].value;
		if (isnan(was) || isnan(is) || !reads_otherwise(s->indicator, was, is, &r->arena))
			continue;
		out[(*n)++] = (struct chart_revision){ p, was, day_of(r, first, all, s, p) };
	}
	return out;
}
