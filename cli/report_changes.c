/* What the report says of an earlier day: compared as pejl diff compares two. */
#include "cli/diff_work.h"
#include "cli/report.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/prose.h"

#define LARGEST 3 /* revisions that are told */

static const struct pos nowhere = { 0 };

/* DAY a year before; 29 February has the 28th. */
static int
year_before(int day)
{
	int before = day - 10000;

	return day % 10000 == 229 ? before - 1 : before;
}

int
report_since(const struct options *o, struct diag *d)
{
	char until[PERIOD_SIZE];
	int day = o->since != NULL ? date_parse(o->since) : year_before(o->as_of);

	if (day == 0)
		diag_error(
		    d, nowhere, NULL, "--since: '%s' is no date; write it as 2024-12-31", o->since);
	else if (day >= o->as_of) {
		diag_error(d, nowhere, NULL, "--since: %s is not before %s, the day of the report",
		    o->since, date_print(until, o->as_of));
		return 0;
	}
	return day;
}

/* ---- the two states ---------------------------------------------------------------- */

/* Figures of the run that had not ended on the earlier day, as news of the later one. */
static void
take_fresh(struct diff_work *w)
{
	struct run *r = w->run;
	struct diff_answer *x = w->answer;
	const struct catalogue *c = &r->catalogue;
	size_t cap = 0;

	for (size_t i = 0; i < r->panel.nobs; i++) {
		const struct observation *o = &r->panel.obs[i];
		int end = period_last_day(o->period), region = c->agreement.region;
		bool here = o->area == region
		    || geography_within(&r->geography, o->area, region, x->to.day);
		if (end <= x->from.day || end > x->to.day || !here
		    || !c->indicators[o->indicator].configured)
			continue;
		x->figures.of =
		    arena_grow(&r->arena, x->figures.of, x->figures.n, &cap, sizeof *x->figures.of);
		x->figures.of[x->figures.n++] =
		    (struct store_change){ .news = STORE_FRESH, .after = { .obs = *o } };
	}
}

/* The figures of both days are those of the run. */
static void
share(struct diff_work *w)
{
	w->store = NULL;
	diff_share(w);
	take_fresh(w);
}

/* What the store knew on both days. False after a message. */
static bool
load(struct diff_work *w)
{
	struct run *r = w->run;
	struct options asked = w->options;
	const char *region = arena_printf(&r->arena, "%d", r->catalogue.agreement.region);

	w->options.areas = &region;
	w->options.nareas = 1;
	diff_ask_for_all(w);
	bool ok = diff_load(w) && diff_configurations(w) && diff_figures(w);
	asked.as_of = w->options.as_of;
	w->options = asked;
	return ok;
}

/* Both days of W's answer, and by what they are compared. False after a message. */
static bool
open_states(struct diff_work *w, struct change_list *l)
{
	struct run *r = w->run;
	struct diff_answer *x = w->answer;
	struct store_import *log = NULL;

	if (r->store != NULL && !store_imports(r->store, &log, &x->nlog, &r->arena, r->diag))
		return false;
	x->log = log;
	x->from = diff_day(l->since, log, x->nlog);
	x->to = diff_day(r->options->as_of, log, x->nlog);
	x->page = true;
	l->basis = r->store == NULL ? CHANGES_FILES
	    : x->from.import == 0   ? CHANGES_YOUNGER
				    : CHANGES_KNOWN;
	l->first = x->nlog > 0 ? log[0].day : 0;
	w->store = r->store;
	r->options = &w->options;
	w->pool[DIFF_NEW] = w->pool[DIFF_NEW | DIFF_REVISED] = r->pool;
	/* where nothing came in between, the figures are the same */
	if (l->basis == CHANGES_KNOWN && x->from.import != x->to.import)
		return load(w);
	share(w);
	return true;
}

/* ---- one page ---------------------------------------------------------------------- */

/* The items of page P, in the later state. */
static struct run_item *
items_of(const struct report *rep, const struct status_page *p)
{
	struct run_item *items = arena_array(&rep->run->arena, rep->n + 1, sizeof *items);

	for (size_t i = 0; i < p->nsections; i++)
		items[i] = (struct run_item){ rep->items[i].indicator, rep->items[i].stratum,
			*p->sections[i].region };
	return items;
}

/* The changed items of X, of which one page is made. */
static void
take_rows(struct diff_work *w, struct change_list *l)
{
	struct run *r = w->run;
	const struct diff_answer *x = w->answer;
	struct change_row *rows = arena_array(&r->arena, x->n + 1, sizeof *rows);

	for (size_t i = 0; i < x->n; i++) {
		struct diff_item *item = &x->items[i];
		item->first = arena_array(&r->arena, item->nfigures + 1, sizeof *item->first);
		rows[i] = (struct change_row){ .before = &item->before, .after = &item->after };
		if (diff_is_flip(item)) {
			rows[i].cause = diff_causes(r, x, item, r->options->language);
			for (size_t c = 0; c < item->ncauses; c++)
				rows[i].caused =
				    rows[i].caused || (item->cause[c] & DIFF_TARGET) != 0;
			l->then[item->before.verdict]++;
			l->then[item->after.verdict]--;
		}
		if (diff_is_target(item))
			rows[i].targets = diff_targets(r, x, item, r->options->language);
	}
	l->rows = rows;
	l->n = x->n;
}

/* Of area CODE, and where it is the region of its kommuner too. */
static void
take_figures(struct diff_work *w, struct change_list *l, const struct area *area)
{
	struct run *r = w->run;
	const struct diff_answer *x = w->answer;
	const char **largest = arena_array(&r->arena, LARGEST, sizeof *largest);

	for (size_t i = 0; i < x->figures.n; i++) {
		const struct store_change *c = &x->figures.of[i];
		const struct observation *o =
		    c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;
		if (o->area != area->code
		    && !geography_within(&r->geography, o->area, area->code, x->to.day))
			continue;
		l->fresh += c->news == STORE_FRESH;
		l->revised += c->news == STORE_CHANGED;
		l->gone += c->news == STORE_VANISHED;
		/* where only the counts were revised there is nothing to be told in one line */
		if (c->news == STORE_CHANGED && l->nlargest < LARGEST
		    && !number_same(c->before.obs.value, c->after.obs.value))
			largest[l->nlargest++] = arena_printf(&r->arena, "%s%s%s, %s",
			    r->catalogue.indicators[o->indicator].name, o->stratum != 0 ? ", " : "",
			    r->catalogue.strata[o->stratum],
			    diff_change(r, x, c, 0, r->options->language));
	}
	l->largest = largest;
}

static void
fill(struct diff_work *w, const struct report *rep, size_t k, const struct change_list *common)
{
	const struct status_page *p = &rep->pages[k];
	struct change_list *l = &rep->changes[k];

	*l = *common;
	if (p->nsections == 0)
		return;
	for (size_t i = 0; i < p->nsections; i++)
		l->now[p->sections[i].region->verdict]++;
	for (size_t v = 0; v < countof(l->now); v++)
		l->then[v] = l->now[v];
	diff_items(w, items_of(rep, p), p->nsections);
	take_rows(w, l);
	take_figures(w, l, p->sections[0].region->series.area);
}

bool
report_changes(struct report *rep)
{
	struct run *r = rep->run;
	const struct options *options = r->options;
	const struct panel panel = r->panel;
	struct outlook_pool *pool = r->pool;
	struct diff_answer x = { 0 };
	struct diff_work w = { .run = r, .options = *options, .answer = &x, .later = &panel };
	struct change_list common = { .since = report_since(options, r->diag) };

	rep->changes = arena_array(&r->arena, rep->npages + 1, sizeof *rep->changes);
	bool ok = open_states(&w, &common);
	common.other_targets = x.other_targets;
	for (size_t k = 0; k < rep->npages && ok; k++)
		if (rep->pages[k].kind != PAGE_COUNTRY)
			fill(&w, rep, k, &common);
	r->options = options;
	r->panel = panel;
	r->pool = pool;
	return ok;
}
