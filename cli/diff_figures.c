/* The figures that changed, and those behind one flip. */
#include "cli/diff_work.h"

#include <string.h>

#include "cli/pick.h"
#include "model/observation.h"
#include "model/period.h"

bool
diff_is_flip(const struct diff_item *i)
{
	return i->before.verdict != i->after.verdict;
}

bool
diff_is_target(const struct diff_item *i)
{
	return i->before.target != i->after.target;
}

bool
diff_is_revised(const struct store_change *c)
{
	return c->news != STORE_FRESH;
}

static const struct observation *
changed_figure(const struct store_change *c)
{
	return c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;
}

/* Of one key: the imports of the later state that had it. */
struct bringers {
	const struct diff_work *work;
	const struct observation *now;
	int first; /* from which on none had another figure, among those that are not undone */
};

/* They come the first import first. */
static void
take_bringer(void *to, const struct store_observation *o)
{
	struct bringers *b = to;

	if (o->obs.stratum != b->now->stratum || diff_undone(b->work->answer, o->import) != 0)
		return;
	if (!number_same(o->obs.value, b->now->value)
	    || !number_same(o->obs.numerator, b->now->numerator)
	    || !number_same(o->obs.denominator, b->now->denominator))
		b->first = 0;
	else if (b->first == 0)
		b->first = o->import;
}

/* The import that brought the later figure of C; *FIRST is 0 where it is gone. */
static bool
find_first(struct diff_work *w, const struct store_change *c, int *first)
{
	struct run *r = w->run;
	const struct observation *o = &c->after.obs;
	const char *const id = r->catalogue.indicators[o->indicator].id;
	char period[PERIOD_SIZE];
	struct bringers b = { .work = w, .now = o };
	const struct store_query q = { .indicators = &id,
		.nindicators = 1,
		.area = o->area,
		.period = period_print(period, o->period),
		.day = w->answer->to.day,
		.before = w->answer->to.before };

	*first = 0;
	if (c->news == STORE_VANISHED)
		return true;
	if (!store_history(w->store, &q, &r->catalogue, take_bringer, &b, &r->arena, r->diag))
		return false;
	*first = b.first != 0 ? b.first : c->after.import;
	return true;
}

bool
diff_find_firsts(struct diff_work *w, struct diff_item *item)
{
	item->first = arena_array(&w->run->arena, item->nfigures + 1, sizeof *item->first);
	for (size_t k = 0; k < item->nfigures; k++)
		if (!find_first(w, item->figures[k], &item->first[k]))
			return false;
	return true;
}

static void
add_own(struct diff_work *w, struct diff_item *item)
{
	const struct store_changes *all = &w->answer->figures;
	bool computed = item->before.series.aggregated || item->after.series.aggregated;
	size_t cap = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct observation *o = changed_figure(&all->of[i]);
		bool here = o->area == item->area
		    || (computed
			&& geography_within(
			    &w->run->geography, o->area, item->area, w->answer->to.day));
		if (o->indicator != item->indicator || run_stratum(w->run, o) != item->stratum
		    || !here)
			continue;
		item->figures = arena_grow(
		    &w->run->arena, item->figures, item->nfigures, &cap, sizeof *item->figures);
		item->figures[item->nfigures++] = &all->of[i];
	}
}

/* Is C of the period that a verdict of ITEM rests on? */
static bool
is_judged(const struct diff_item *item, const struct store_change *c)
{
	const struct observation *judged[] = { item->after.judged.obs, item->before.judged.obs };

	for (size_t i = 0; i < countof(judged); i++)
		if (judged[i] != NULL && period_same(judged[i]->period, changed_figure(c)->period))
			return true;
	return false;
}

/* What the verdicts rest on first, each part as large changes first as it was. */
static void
put_judged_first(struct diff_work *w, struct diff_item *item)
{
	const struct store_change **sorted =
	    arena_array(&w->run->arena, item->nfigures + 1, sizeof *sorted);
	size_t n = 0;

	for (int judged = 1; judged >= 0; judged--)
		for (size_t i = 0; i < item->nfigures; i++)
			if (is_judged(item, item->figures[i]) == (judged == 1))
				sorted[n++] = item->figures[i];
	item->figures = sorted;
}

void
diff_own_figures(struct diff_work *w, struct diff_item *item)
{
	add_own(w, item);
	put_judged_first(w, item);
}

/* ---- all of them ------------------------------------------------------------- */

/* Only figures of the areas asked for and of their kommuner; all if none was. */
static bool
is_asked(const struct diff_work *w, const struct picked *areas, const struct store_change *c)
{
	int area = changed_figure(c)->area;

	if (w->options.nareas == 0)
		return true;
	for (size_t i = 0; i < areas->n; i++)
		if (area == areas->of[i]
		    || geography_within(&w->run->geography, area, areas->of[i], w->answer->to.day))
			return true;
	return false;
}

bool
diff_figures(struct diff_work *w)
{
	struct diff_answer *x = w->answer;
	struct run *r = w->run;
	const struct store_query from = { .indicators = w->options.indicators,
		.nindicators = w->options.nindicators,
		.area = STORE_ALL_AREAS,
		.day = x->from.day,
		.before = x->from.before };
	struct store_query to = from;
	struct picked areas;
	size_t kept = 0;

	to.day = x->to.day;
	to.before = x->to.before;
	if (!pick_areas(&areas, &w->options, &r->catalogue, &r->geography, &r->arena, r->diag)
	    || !store_compare(w->store, &from, &to, &r->catalogue, &x->figures, &r->arena, r->diag))
		return false;
	memset(x->figures.count, 0, sizeof x->figures.count);
	for (size_t i = 0; i < x->figures.n; i++)
		if (is_asked(w, &areas, &x->figures.of[i])) {
			x->figures.count[x->figures.of[i].news]++;
			x->figures.of[kept++] = x->figures.of[i];
		}
	x->figures.n = kept;
	return true;
}
