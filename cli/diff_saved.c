/* A saved status held against another one, or against a state of the store. */
#include "cli/diff_work.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/strmap.h"
#include "cli/pick.h"
#include "ingest/saved.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/target.h"

static const struct pos nowhere = { 0 };

/* One of the two. */
struct side {
	struct diff_state *state;
	struct run_item *items;
	size_t n;
	struct strmap places; /* of the items, by what they are of */
};

static const char *
key_of(const struct run_item *i, struct arena *a)
{
	return arena_printf(
	    a, "%d %d %d", i->indicator, i->stratum, i->assessment.series.area->code);
}

/* S has all its items: note where they are. */
static void
settle(struct side *s, struct arena *a)
{
	for (size_t i = 0; i < s->n; i++)
		strmap_put(&s->places, a, key_of(&s->items[i], a), (int)i);
}

static const struct run_item *
find_item(const struct side *s, const struct run_item *like, struct arena *a)
{
	int place = strmap_get(&s->places, key_of(like, a));

	return place >= 0 ? &s->items[place] : NULL;
}

/* ---- reading ---------------------------------------------------------------------- */

static bool
read_saved(struct diff_work *w, struct side *s, const char *path)
{
	struct run *r = w->run;
	struct saved_status status;

	if (access(path, F_OK) != 0)
		return diag_error(r->diag, nowhere, NULL,
		    "'%s' is neither a date (2024-03-01), nor the number of an import (3), nor a "
		    "folder of 'pejl report' or a file of 'pejl status --format json'",
		    path);
	if (!saved_load(&status, path, &r->catalogue, &r->geography, &r->arena, r->diag))
		return false;
	*s->state = (struct diff_state){
		.day = status.as_of, .version = status.version, .file = status.file
	};
	s->items = arena_array(&r->arena, status.n + 1, sizeof *s->items);
	for (s->n = 0; s->n < status.n; s->n++)
		s->items[s->n] = (struct run_item){ status.items[s->n].indicator,
			status.items[s->n].stratum, status.items[s->n].assessment };
	return true;
}

/* Only what is asked for. False after a message. */
static bool
keep_asked(struct diff_work *w, struct side *s)
{
	struct run *r = w->run;
	const struct options *o = &w->options;
	struct picked areas = { 0 };
	size_t kept = 0;

	if (o->nareas > 0
	    && !pick_areas(&areas, o, &r->catalogue, &r->geography, &r->arena, r->diag))
		return false;
	for (size_t i = 0; i < s->n; i++) {
		const struct series *one = &s->items[i].assessment.series;
		bool here = o->nareas == 0, asked = o->nindicators == 0;
		for (size_t k = 0; k < areas.n; k++)
			here = here || areas.of[k] == one->area->code;
		for (size_t k = 0; k < o->nindicators; k++)
			asked = asked || strcmp(o->indicators[k], one->indicator->id) == 0;
		if (here && asked)
			s->items[kept++] = s->items[i];
	}
	s->n = kept;
	settle(s, &r->arena);
	return true;
}

/* ---- the store's side ------------------------------------------------------------- */

/* Of the areas and indicators that the OTHER side has, and of all that are agreed on. */
static void
ask_as(struct diff_work *w, const struct side *other)
{
	struct options *o = &w->options;
	struct run *r = w->run;
	struct arena *a = &r->arena;
	bool areas = o->nareas == 0, indicators = o->nindicators == 0;

	if (areas)
		o->areas = arena_array(a, other->n + 1, sizeof *o->areas);
	for (size_t i = 0; areas && i < other->n; i++) {
		int code = other->items[i].assessment.series.area->code;
		bool known = geography_area(&r->geography, code) == NULL;
		for (size_t k = 0; k < i && !known; k++)
			known = other->items[k].assessment.series.area->code == code;
		if (!known)
			o->areas[o->nareas++] = arena_printf(a, "%d", code);
	}
	if (!indicators)
		return;
	diff_ask_for_all(w);
	const char **all =
	    arena_array(a, o->nindicators + r->catalogue.nindicators + 1, sizeof *all);
	if (o->nindicators > 0)
		memcpy(all, o->indicators, o->nindicators * sizeof *all);
	o->indicators = all;
	for (size_t i = 0; i < r->catalogue.nindicators; i++) {
		bool had = false;
		for (size_t k = 0; k < other->n; k++)
			had = had || other->items[k].indicator == (int)i;
		if (had && !r->catalogue.indicators[i].configured)
			o->indicators[o->nindicators++] = r->catalogue.indicators[i].id;
	}
}

/* S as the store has it; a målsætning without a target counts only where the OTHER has it too. */
static bool
load_state(struct diff_work *w, struct side *s, const struct side *other)
{
	struct run *r = w->run;
	size_t kept = 0;

	w->options.as_of = s->state->day;
	ask_as(w, other);
	if (!run_load_before(r, w->store, s->state->before))
		return false;
	run_filled(r);
	if (!run_assess(r, &s->items, &s->n))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (s->items[i].assessment.target != NULL
		    || find_item(other, &s->items[i], &r->arena) != NULL)
			s->items[kept++] = s->items[i];
	s->n = kept;
	settle(s, &r->arena);
	return true;
}

/* ---- what changed ----------------------------------------------------------------- */

static bool
same_target(const struct target *a, const struct target *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return a->rule == b->rule && number_same(a->low, b->low) && number_same(a->high, b->high)
	    && a->by == b->by && a->from == b->from && a->status == b->status;
}

/* What AS shows of the period of O; NULL if it does not. */
static const struct observation *
shown(const struct assessment *as, const struct observation *o)
{
	if (as->latest.obs != NULL && period_same(as->latest.obs->period, o->period))
		return as->latest.obs;
	return as->judged.obs != NULL && period_same(as->judged.obs->period, o->period)
	    ? as->judged.obs
	    : NULL;
}

/* A count that one of the two does not keep says nothing. */
static bool
same_figure(const struct observation *a, const struct observation *b)
{
	return number_same(a->value, b->value)
	    && (isnan(a->numerator) || isnan(b->numerator) || a->numerator == b->numerator)
	    && (isnan(a->denominator) || isnan(b->denominator) || a->denominator == b->denominator);
}

static struct store_observation
keyed(const struct run *r, const struct diff_item *i, const struct assessment *as,
    const struct observation *o)
{
	struct store_observation out = { .obs = *o, .byte = STORE_NO_BYTE };

	out.obs.indicator = i->indicator;
	out.obs.stratum = i->stratum;
	out.obs.area = i->area;
	if (as->series.aggregated)
		out.obs.origin = nowhere;
	else
		out.import = run_import_of(r, o->origin);
	return out;
}

/* Room for all, so that items can point at them. */
static void
add_change(struct diff_work *w, const struct diff_item *i, enum store_news news,
    const struct observation *before, const struct observation *after)
{
	struct store_changes *x = &w->answer->figures;
	struct store_change *c = &x->of[x->n++];

	*c = (struct store_change){ .news = news };
	if (before != NULL)
		c->before = keyed(w->run, i, &i->before, before);
	if (after != NULL)
		c->after = keyed(w->run, i, &i->after, after);
	x->count[news]++;
}

/* The figures of ITEM that differ, and those that only one side shows. */
static void
compare_figures(struct diff_work *w, const struct diff_item *item)
{
	const struct assessment *before = &item->before, *after = &item->after;
	const struct observation *now[] = { after->latest.obs, after->judged.obs };
	const struct observation *was = before->latest.obs;

	for (size_t k = 0; k < countof(now); k++) {
		if (now[k] == NULL
		    || (k > 0 && now[0] != NULL && period_same(now[0]->period, now[k]->period)))
			continue;
		const struct observation *old = shown(before, now[k]);
		if (old == NULL)
			add_change(w, item, STORE_FRESH, NULL, now[k]);
		else if (!same_figure(old, now[k]))
			add_change(w, item, STORE_CHANGED, old, now[k]);
	}
	/* an earlier latest figure is no longer shown; one that is later than all is gone */
	if (was != NULL && (now[0] == NULL || period_compare(was->period, now[0]->period) > 0))
		add_change(w, item, STORE_VANISHED, was, NULL);
}

static bool
is_about(const struct assessment *as, const struct store_change *c)
{
	const struct observation *o = c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;

	return as->judged.obs != NULL && period_same(as->judged.obs->period, o->period);
}

/* Of ITEM, whose changes begin at FIRST, or are among those of both reports. */
static void
take_own(struct diff_work *w, struct diff_item *item, size_t first)
{
	struct diff_answer *x = w->answer;
	struct arena *a = &w->run->arena;

	if (x->every_figure) {
		item->after.series.aggregated = diff_is_computed(w, item);
		diff_own_figures(w, item);
	} else {
		item->figures = arena_array(a, x->figures.n - first + 1, sizeof *item->figures);
		for (size_t i = first; i < x->figures.n; i++)
			item->figures[item->nfigures++] = &x->figures.of[i];
	}
	item->first = arena_array(a, item->nfigures + 1, sizeof *item->first);
}

/*
 * All that differs and can have turned the verdict of ITEM: where the target's year is ahead any of
 * its figures, else the one that is judged.
 */
static void
find_causes(const struct diff_answer *x, struct diff_item *item)
{
	const struct assessment *before = &item->before, *after = &item->after;
	const struct target *t = before->target, *now = after->target;
	bool ahead = (t != NULL && !target_is_past(t, x->from.day))
	    || (now != NULL && !target_is_past(now, x->to.day));
	unsigned mask = diff_is_target(item) ? DIFF_TARGET : 0;

	for (size_t i = 0; i < item->nfigures; i++) {
		const struct store_change *c = item->figures[i];
		if (ahead || is_about(before, c) || is_about(after, c))
			mask |= diff_is_revised(c) ? DIFF_REVISED : DIFF_NEW;
	}
	if (t != NULL && !target_is_past(t, x->from.day) && target_is_past(t, x->to.day))
		mask |= DIFF_DATE;
	if (mask != 0)
		item->cause[item->ncauses++] = mask;
}

/* A row that both have; its own changes begin behind those that are there. */
static void
compare_pair(struct diff_work *w, const struct run_item *was, const struct run_item *now)
{
	struct diff_answer *x = w->answer;
	size_t first = x->figures.n;
	struct diff_item one = { .indicator = now->indicator,
		.stratum = now->stratum,
		.area = now->assessment.series.area->code,
		.before = was->assessment,
		.after = now->assessment };

	if (same_target(one.before.target, one.after.target))
		one.before.target = one.after.target;
	if (!x->every_figure)
		compare_figures(w, &one);
	if (diff_is_flip(&one)) {
		take_own(w, &one, first);
		find_causes(x, &one);
	}
	if (diff_is_flip(&one) || diff_is_target(&one))
		x->items[x->n++] = one;
}

/* The pairs, flips first; what only one side has. */
static void
compare_sides(struct diff_work *w, const struct side *from, const struct side *to)
{
	struct diff_answer *x = w->answer;
	struct arena *a = &w->run->arena;
	size_t n = from->n + to->n + 1;
	struct diff_only *only = arena_array(a, n, sizeof *only);

	x->items = arena_array(a, n, sizeof *x->items);
	if (!x->every_figure)
		x->figures.of = arena_array(a, 3 * n, sizeof *x->figures.of);
	x->only = only;
	for (size_t i = 0; i < from->n; i++)
		if (find_item(to, &from->items[i], a) == NULL)
			only[x->nonly++] = (struct diff_only){ &from->items[i].assessment, false };
	for (size_t i = 0; i < to->n; i++) {
		const struct run_item *now = &to->items[i], *was = find_item(from, now, a);
		if (was != NULL)
			compare_pair(w, was, now);
		else
			only[x->nonly++] = (struct diff_only){ &now->assessment, true };
	}
	diff_flips_first(x, a);
	if (x->every_figure)
		return;
	/* sorted apart: items point at them */
	x->figures.of = memcpy(arena_array(a, 3 * n, sizeof *x->figures.of), x->figures.of,
	    3 * n * sizeof *x->figures.of);
	store_sort_changes(&x->figures);
}

/* ---- all -------------------------------------------------------------------------- */

enum exit_code
diff_saved(struct diff_work *w, const char *const *named)
{
	struct diff_answer *x = w->answer;
	struct side sides[] = { { .state = &x->from }, { .state = &x->to } };

	x->saved = true;
	/* the store first: it has names for what targets.conf does not know */
	for (size_t i = 0; i < countof(sides); i++) {
		if (!diff_names_state(named[i]))
			continue;
		if (!diff_open_store(w) || !store_names(w->store, &w->run->catalogue, w->run->diag))
			return EXIT_UNAVAILABLE;
		if (!diff_read_state(sides[i].state, named[i], x->log, x->nlog, w->run->diag))
			return EXIT_USAGE;
	}
	for (size_t i = 0; i < countof(sides); i++)
		if (!diff_names_state(named[i]) && !read_saved(w, &sides[i], named[i]))
			return EXIT_USAGE;
	if (!diff_in_order(&x->from, &x->to, w->run->diag))
		return EXIT_USAGE;
	for (size_t i = 0; i < countof(sides); i++)
		if (sides[i].state->file != NULL && !keep_asked(w, &sides[i]))
			return EXIT_USAGE;
	for (size_t i = 0; i < countof(sides); i++)
		if (sides[i].state->file == NULL && !load_state(w, &sides[i], &sides[1 - i]))
			return EXIT_USAGE;
	if (diff_has_tables(w, named) && !diff_tables(w, named))
		return EXIT_USAGE;
	compare_sides(w, &sides[0], &sides[1]);
	return EXIT_DONE;
}
