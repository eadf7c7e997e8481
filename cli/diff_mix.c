/* Two states of the figures and what lies between them. */
#include "cli/diff_work.h"

#include <math.h>

#include "model/period.h"
#include "store/absent.h"

static bool
is_seen(const struct observation *o, const struct diff_state *s)
{
	return o != NULL && period_last_day(o->period) <= s->day;
}

/* The earlier figures with the later values, or with the later keys beside them. */
static void
mix(struct diff_work *w, unsigned which)
{
	const struct panel *from = &w->panel[0], *to = &w->panel[DIFF_PANELS - 1];
	const struct diff_answer *x = w->answer;
	struct panel *p = &w->panel[which];
	struct pos other;

	panel_init(p, &w->run->arena, &w->run->catalogue, &w->run->geography);
	for (size_t i = 0; i < from->nobs; i++) {
		const struct observation *o = &from->obs[i];
		if (which == DIFF_REVISED)
			o = panel_find(to, o);
		if (is_seen(&from->obs[i], &x->from) && o != NULL)
			panel_put(p, o, &other);
	}
	for (size_t i = 0; which == DIFF_NEW && i < to->nobs; i++)
		if (is_seen(&to->obs[i], &x->to)
		    && !is_seen(panel_find(from, &to->obs[i]), &x->from))
			panel_put(p, &to->obs[i], &other);
}

static bool
load(struct diff_work *w, const struct diff_state *state, struct panel *out)
{
	struct run *r = w->run;

	w->options.as_of = state->day;
	panel_init(&r->panel, &r->arena, &r->catalogue, &r->geography);
	if (!run_load_before(r, w->store, state->before))
		return false;
	*out = r->panel;
	return true;
}

/* P, which was filled and closed, as it was before: to be mixed. */
static void
reopen(struct diff_work *w, const struct panel *p, struct panel *out)
{
	struct pos other;

	panel_init(out, &w->run->arena, &w->run->catalogue, &w->run->geography);
	for (size_t i = 0; i < p->nobs; i++)
		if (!p->obs[i].absent)
			panel_put(out, &p->obs[i], &other);
}

bool
diff_load(struct diff_work *w)
{
	if (w->later != NULL)
		reopen(w, w->later, &w->panel[DIFF_PANELS - 1]);
	if (!load(w, &w->answer->from, &w->panel[0])
	    || (w->later == NULL && !load(w, &w->answer->to, &w->panel[DIFF_PANELS - 1])))
		return false;
	mix(w, DIFF_REVISED);
	mix(w, DIFF_NEW);
	for (size_t i = 0; i < DIFF_PANELS; i++) {
		const struct source *first;
		panel_fill_absent(&w->panel[i], &first);
		panel_close(&w->panel[i]);
	}
	return true;
}

void
diff_share(struct diff_work *w)
{
	for (size_t i = 0; i < DIFF_PANELS; i++)
		w->panel[i] = w->run->panel;
}

/* ---- one verdict of a mixture ------------------------------------------------------ */

static int
day_of(const struct diff_work *w, unsigned mask, enum diff_factor f)
{
	return (mask & f) != 0 ? w->answer->to.day : w->answer->from.day;
}

/*
 * I as its targets were decided by DAY, asked about on another day: the decisions keep their order
 * and all lie before any day that can be asked about.
 */
static const struct indicator *
as_decided(const struct indicator *i, int day, struct arena *a)
{
	struct indicator *out = arena_alloc(a, sizeof *out);
	struct target *t = arena_array(a, i->ntargets + 1, sizeof *t);

	*out = *i;
	out->targets = t;
	out->ntargets = 0;
	for (size_t k = 0; k < i->ntargets; k++) {
		struct target one = i->targets[k];
		if (one.from > day)
			continue;
		one.from = 1;
		for (size_t j = 0; j < i->ntargets; j++)
			one.from += i->targets[j].from < i->targets[k].from;
		t[out->ntargets++] = one;
	}
	return out;
}

/* The panel of MASK: where the figures are shared there are two, by the day. */
static unsigned
panel_of(const struct diff_work *w, unsigned mask)
{
	return mask & (w->store != NULL ? DIFF_REVISED | DIFF_NEW : DIFF_NEW);
}

void
diff_use(struct diff_work *w, unsigned mask)
{
	struct run *r = w->run;

	r->panel = w->panel[panel_of(w, mask)];
	r->pool = w->pool[panel_of(w, mask)];
	w->options.as_of = day_of(w, mask, DIFF_NEW);
}

void
diff_used(struct diff_work *w, unsigned mask)
{
	w->pool[panel_of(w, mask)] = w->run->pool;
}

struct assessment
diff_assess(struct diff_work *w, const struct diff_item *item, unsigned mask)
{
	struct run *r = w->run;
	bool is_state = mask == 0 || mask == DIFF_ALL;

	diff_use(w, mask);
	struct series s =
	    panel_series(&r->panel, item->indicator, item->area, item->stratum, w->options.as_of);
	if (!is_state)
		s.indicator = as_decided(s.indicator, day_of(w, mask, DIFF_TARGET), &r->arena);
	w->options.as_of = day_of(w, mask, DIFF_DATE);
	if (run_looks_ahead(r, &s)) {
		w->options.as_of = day_of(w, mask, DIFF_NEW); /* the day of what is learned from */
		run_learn(r);
		diff_used(w, mask);
		w->options.as_of = day_of(w, mask, DIFF_DATE);
	}
	return run_assess_series(r, &s, item->indicator, item->stratum);
}

static int
count_bits(unsigned v)
{
	int n = 0;

	for (; v != 0; v &= v - 1)
		n++;
	return n;
}

/* One factor at a time; where none does it alone, two, and so on. */
void
diff_find_causes(struct diff_work *w, struct diff_item *item)
{
	for (int size = 1; size <= DIFF_FACTORS; size++)
		for (unsigned mask = 1; mask < 1u << DIFF_FACTORS; mask++) {
			bool known = count_bits(mask) != size;
			for (size_t k = 0; k < item->ncauses; k++)
				known = known || (item->cause[k] & mask) == item->cause[k];
			if (!known && diff_assess(w, item, mask).verdict == item->after.verdict)
				item->cause[item->ncauses++] = mask;
		}
}
