/* The observations behind a figure: their lines, and what other imports had of them. */
#include <math.h>
#include <string.h>

#include "cli/explain.h"
#include "cli/revised.h"
#include "model/observation.h"
#include "model/period.h"

/* What the lines are looked up with. */
struct tracing {
	struct run *run;
	struct store_import *log;
	size_t nlog;
	const char *file; /* the last that was hashed */
	char sha256[STORE_HASH_SIZE];
	struct explain_file lines; /* the last that a line was looked up in */
};

/* ---- which observations -------------------------------------------------------------- */

static void
add_part(
    struct explanation *e, const struct area *area, const struct observation *o, double persons)
{
	e->parts[e->nparts++] = (struct explain_part){
		.area = area, .obs = o, .persons = persons, .weight = NAN, .sha256 = ""
	};
}

/* The kommuner's figures of the same period, as the panel pools them. */
static void
add_kommuner(struct run *r, struct explanation *e)
{
	const struct series *s = &e->assessment.series;
	const struct geography *g = &r->geography;

	for (size_t i = 0; i < g->nareas; i++) {
		const struct area *k = &g->areas[i];
		if (k->kind != AREA_KOMMUNE
		    || !geography_within(g, k->code, s->area->code, r->options->as_of))
			continue;
		struct series one = panel_series(
		    &r->panel, e->obs->indicator, k->code, e->obs->stratum, r->options->as_of);
		for (size_t j = 0; j < one.n; j++)
			if (period_same(one.obs[j].period, e->obs->period))
				add_part(e, k, one.read != NULL ? &one.read[j] : &one.obs[j],
				    area_population(k, period_middle(e->obs->period) - 0.5));
	}
}

/* What each kommune counts: its share of the denominators, or of the persons. */
static void
set_weights(struct explanation *e)
{
	bool summed = e->method == EXPLAIN_SUMMED;
	double sum = 0;

	for (size_t pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < e->nparts; i++) {
			struct explain_part *p = &e->parts[i];
			double w = summed ? p->obs->denominator : p->persons;
			if (isnan(p->obs->value) || isnan(w))
				continue;
			if (pass == 0)
				sum += w;
			else
				p->weight = w / sum;
		}
}

/* ---- their lines --------------------------------------------------------------------- */

/* P's line, in the file of import IM, or else the file itself. */
static bool
look_up(struct tracing *t, const struct store_import *im, struct explain_part *p, size_t byte)
{
	const struct pos *at = &p->obs->origin;

	if (t->lines.import != im || t->lines.path != at->file)
		t->lines = (struct explain_file){ .import = im, .path = at->file };
	return explain_line(t->run, &t->lines, at->line, byte, &p->raw);
}

static bool
trace_file(struct tracing *t, struct explain_part *p)
{
	const char *file = p->obs->origin.file;
	size_t size;

	if (p->obs->origin.line == 0 || strcmp(file, "-") == 0)
		return true;
	if (!look_up(t, NULL, p, STORE_NO_BYTE))
		return false;
	if (t->file != file && !store_hash(file, &size, t->sha256, t->run->diag))
		return false;
	t->file = file;
	p->sha256 = arena_strdup(&t->run->arena, t->sha256);
	return true;
}

/* ---- what imports had ---------------------------------------------------------------- */

struct past_list {
	struct run *run;
	int stratum;
	struct explain_past *of;
	size_t n, cap;
};

static void
take_past(void *to, const struct store_observation *o)
{
	struct past_list *l = to;

	if (run_stratum(l->run, &o->obs) != l->stratum)
		return;
	l->of = arena_grow(&l->run->arena, l->of, l->n, &l->cap, sizeof *l->of);
	l->of[l->n++] = (struct explain_past){ .of = *o };
}

/* Which of the past counts, and by what the others are superseded: the next one that stands. */
static void
order_past(const struct tracing *t, struct explain_part *p)
{
	for (size_t i = 0; i < p->npast; i++) {
		struct explain_past *x = &p->past[i];
		x->import = store_find_import(t->log, t->nlog, x->of.import);
		x->undone_by = revised_undone(x->import, t->log, t->nlog, t->run->options->as_of);
		x->counts = x->import == p->import;
	}
	for (size_t i = 0; i < p->npast; i++) {
		struct explain_past *x = &p->past[i];
		const struct store_import *next = NULL;
		for (size_t k = 0; k < p->npast && !x->counts && x->undone_by == 0; k++) {
			const struct explain_past *y = &p->past[k];
			if (y->undone_by == 0 && revised_supersedes(y->import, x->import)
			    && (next == NULL || revised_supersedes(next, y->import)))
				next = y->import;
		}
		x->superseded_by = next != NULL ? next->id : 0;
	}
}

static bool
trace_store(struct tracing *t, struct explain_part *p)
{
	struct run *r = t->run;
	const char *const id = r->catalogue.indicators[p->obs->indicator].id;
	char period[PERIOD_SIZE];
	const struct store_query q = { .indicators = &id,
		.nindicators = 1,
		.area = p->area->code,
		.period = period_print(period, p->obs->period),
		.day = r->options->as_of };
	struct past_list l = { .run = r, .stratum = p->obs->stratum };

	p->import = store_find_import(t->log, t->nlog, run_import_of(r, p->obs->origin));
	p->sha256 = p->import != NULL ? p->import->sha256 : "";
	if (!store_history(t->run->store, &q, &r->catalogue, take_past, &l, &r->arena, r->diag))
		return false;
	p->past = l.of;
	p->npast = l.n;
	order_past(t, p);
	for (size_t i = 0; i < p->npast; i++)
		if (p->past[i].counts && p->obs->origin.line != 0
		    && p->past[i].of.obs.origin.line == p->obs->origin.line
		    && !look_up(t, p->import, p, p->past[i].of.byte))
			return false;
	return true;
}

bool
explain_parts(struct run *r, struct explanation *e)
{
	struct tracing t = { .run = r };

	e->parts = arena_array(&r->arena, r->geography.nareas + 1, sizeof *e->parts);
	if (e->assessment.series.aggregated) {
		add_kommuner(r, e);
		set_weights(e);
	} else {
		add_part(e, e->assessment.series.area, e->read, NAN);
	}
	if (r->store != NULL && !store_imports(r->store, &t.log, &t.nlog, &r->arena, r->diag))
		return false;
	for (size_t i = 0; i < e->nparts; i++)
		if (r->store != NULL ? !trace_store(&t, &e->parts[i])
				     : !trace_file(&t, &e->parts[i]))
			return false;
	return true;
}
