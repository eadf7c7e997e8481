/* pejl diff: what changed between two states of the store, and what flipped the verdicts. */
#include "cli/diff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/pick.h"
#include "model/period.h"
#include "store/absent.h"

#define PANELS 4 /* by the bits DIFF_REVISED and DIFF_NEW */

static const struct pos nowhere = { 0 };

/* The work of one answer: the run's panel and pool are those of a mixture at a time. */
struct work {
	struct run *run;
	struct store *store;
	struct options options; /* the run's: its as-of date is that of the mixture */
	struct diff_answer *answer;
	struct panel panel[PANELS];
	struct outlook_pool *pool[PANELS];
};

/* ---- the two states ------------------------------------------------------------- */

/* The number in "3" or "#3"; 0 if TEXT is none. */
static int
import_number(const char *text)
{
	const char *digits = text + (*text == '#');
	size_t n = strspn(digits, "0123456789");

	return n > 0 && n < 9 && digits[n] == '\0' ? (int)strtol(digits, NULL, 10) : 0;
}

static const struct store_import *
find_import(const struct store_import *log, size_t n, int id)
{
	for (size_t i = 0; i < n; i++)
		if (log[i].id == id)
			return &log[i];
	return NULL;
}

static bool
read_state(struct diff_state *out, const char *text, const struct store_import *log, size_t n,
    struct diag *d)
{
	const struct store_import *named = find_import(log, n, import_number(text));

	*out = (struct diff_state){ .day = named != NULL ? named->day : date_parse(text),
		.before = named != NULL ? named->id + 1 : 0,
		.version = "" };
	if (out->day == 0 && import_number(text) != 0)
		return diag_error(
		    d, nowhere, NULL, "there is no import %d; see 'pejl log'", import_number(text));
	if (out->day == 0)
		return diag_error(d, nowhere, NULL,
		    "'%s' is neither a date (2024-03-01) nor the number of an import (3)", text);
	for (size_t i = 0; i < n; i++)
		if (log[i].day <= out->day && (out->before == 0 || log[i].id < out->before)) {
			out->import = log[i].id;
			out->version = log[i].version;
		}
	return true;
}

int
diff_undone(const struct diff_answer *x, int id)
{
	const struct store_import *of = find_import(x->log, x->nlog, id);
	const struct store_import *undo =
	    of != NULL ? find_import(x->log, x->nlog, of->undone) : NULL;
	bool known = undo != NULL && undo->day <= x->to.day
	    && (x->to.before == 0 || undo->id < x->to.before);

	return known ? undo->id : 0;
}

/* From the operands, or from --since to now. */
static bool
read_states(struct work *w, const struct store_import *log, size_t n)
{
	const struct options *o = &w->options;
	struct diff_answer *x = w->answer;
	char today[PERIOD_SIZE];
	const char *to = o->since != NULL ? date_print(today, date_today()) : o->files[1];

	if (!read_state(&x->from, o->since != NULL ? o->since : o->files[0], log, n, w->run->diag)
	    || !read_state(&x->to, to, log, n, w->run->diag))
		return false;
	if (x->from.day > x->to.day || (x->to.before != 0 && x->from.import > x->to.import))
		return diag_error(w->run->diag, nowhere, NULL,
		    "the first of the two is the later one; the earlier goes first");
	return true;
}

/* ---- mixtures of their figures ---------------------------------------------------- */

static bool
is_seen(const struct observation *o, const struct diff_state *s)
{
	return o != NULL && period_last_day(o->period) <= s->day;
}

/* The earlier figures with the later values, or with the later keys beside them. */
static void
mix(struct work *w, unsigned which)
{
	const struct panel *from = &w->panel[0], *to = &w->panel[PANELS - 1];
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
load(struct work *w, const struct diff_state *state, struct panel *out)
{
	struct run *r = w->run;

	w->options.as_of = state->day;
	panel_init(&r->panel, &r->arena, &r->catalogue, &r->geography);
	if (!run_load_before(r, w->store, state->before))
		return false;
	*out = r->panel;
	return true;
}

static bool
load_all(struct work *w)
{
	if (!load(w, &w->answer->from, &w->panel[0])
	    || !load(w, &w->answer->to, &w->panel[PANELS - 1]))
		return false;
	mix(w, DIFF_REVISED);
	mix(w, DIFF_NEW);
	for (size_t i = 0; i < PANELS; i++) {
		const struct source *first;
		panel_fill_absent(&w->panel[i], &first);
		panel_close(&w->panel[i]);
	}
	return true;
}

/* ---- one verdict of a mixture ------------------------------------------------------ */

static int
day_of(const struct work *w, unsigned mask, enum diff_factor f)
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

static void
use_panel(struct work *w, unsigned mask)
{
	unsigned which = mask & (DIFF_REVISED | DIFF_NEW);
	struct run *r = w->run;

	r->panel = w->panel[which];
	r->pool = w->pool[which];
	w->options.as_of = day_of(w, mask, DIFF_NEW);
	run_learn(r);
	w->pool[which] = r->pool;
}

/* ITEM with the factors of MASK as they are in the later state, the others as in the earlier. */
static struct assessment
assess_mixture(struct work *w, const struct diff_item *item, unsigned mask)
{
	struct run *r = w->run;
	bool is_state = mask == 0 || mask == (1u << DIFF_FACTORS) - 1;

	use_panel(w, mask);
	struct series s =
	    panel_series(&r->panel, item->indicator, item->area, item->stratum, w->options.as_of);
	if (!is_state)
		s.indicator = as_decided(s.indicator, day_of(w, mask, DIFF_TARGET), &r->arena);
	w->options.as_of = day_of(w, mask, DIFF_DATE);
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
static void
find_causes(struct work *w, struct diff_item *item)
{
	for (int size = 1; size <= DIFF_FACTORS; size++)
		for (unsigned mask = 1; mask < 1u << DIFF_FACTORS; mask++) {
			bool known = count_bits(mask) != size;
			for (size_t k = 0; k < item->ncauses; k++)
				known = known || (item->cause[k] & mask) == item->cause[k];
			if (!known && assess_mixture(w, item, mask).verdict == item->after.verdict)
				item->cause[item->ncauses++] = mask;
		}
}

/* ---- what changed --------------------------------------------------------------- */

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

/* A stratum that is the indicator's own is the indicator itself, as in the panel. */
static int
own_stratum(const struct run *r, const struct observation *o)
{
	const struct catalogue *c = &r->catalogue;

	return strcmp(c->strata[o->stratum], c->indicators[o->indicator].stratum) == 0 ? 0
										       : o->stratum;
}

/* Of one key: the imports of the later state that had it. */
struct bringers {
	const struct work *work;
	const struct observation *now;
	int first; /* from which on none had another figure, among those that are not undone */
};

static bool
same_number(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

/* They come the first import first. */
static void
take_bringer(void *to, const struct store_observation *o)
{
	struct bringers *b = to;

	if (o->obs.stratum != b->now->stratum || diff_undone(b->work->answer, o->import) != 0)
		return;
	if (!same_number(o->obs.value, b->now->value)
	    || !same_number(o->obs.numerator, b->now->numerator)
	    || !same_number(o->obs.denominator, b->now->denominator))
		b->first = 0;
	else if (b->first == 0)
		b->first = o->import;
}

/* The import that brought the later figure of C; *FIRST is 0 where it is gone. */
static bool
find_first(struct work *w, const struct store_change *c, int *first)
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

static bool
find_firsts(struct work *w)
{
	for (size_t i = 0; i < w->answer->nflips; i++) {
		struct diff_item *item = &w->answer->items[i];
		item->first = arena_array(&w->run->arena, item->nfigures + 1, sizeof *item->first);
		for (size_t k = 0; k < item->nfigures; k++)
			if (!find_first(w, item->figures[k], &item->first[k]))
				return false;
	}
	return true;
}

static void
add_figures(struct work *w, struct diff_item *item)
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
		if (o->indicator != item->indicator || own_stratum(w->run, o) != item->stratum
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
		if (judged[i] != NULL && judged[i]->period.kind == changed_figure(c)->period.kind
		    && period_compare(judged[i]->period, changed_figure(c)->period) == 0)
			return true;
	return false;
}

/* What the verdicts rest on first, each part as large changes first as it was. */
static void
put_judged_first(struct work *w, struct diff_item *item)
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

/* The items that changed: first the flips. */
static bool
compare_items(struct work *w)
{
	struct diff_answer *x = w->answer;
	struct run_item *items;
	size_t n;

	use_panel(w, (1u << DIFF_FACTORS) - 1);
	if (!run_assess(w->run, &items, &n))
		return false;
	struct diff_item *targets = arena_array(&w->run->arena, n + 1, sizeof *targets);
	size_t ntargets = 0;
	x->items = arena_array(&w->run->arena, n + 1, sizeof *x->items);
	for (size_t i = 0; i < n; i++) {
		struct diff_item one = { .indicator = items[i].indicator,
			.stratum = items[i].stratum,
			.area = items[i].assessment.series.area->code,
			.after = items[i].assessment };
		one.before = assess_mixture(w, &one, 0);
		x->ntargets += diff_is_target(&one);
		if (diff_is_flip(&one)) {
			find_causes(w, &one);
			add_figures(w, &one);
			put_judged_first(w, &one);
			x->items[x->n++] = one;
		} else if (diff_is_target(&one)) {
			targets[ntargets++] = one;
		}
	}
	x->nflips = x->n;
	for (size_t i = 0; i < ntargets; i++)
		x->items[x->n++] = targets[i];
	return true;
}

/* Only figures of the areas asked for and of their kommuner; all if none was. */
static bool
is_asked(const struct work *w, const struct picked *areas, const struct store_change *c)
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

static bool
compare_figures(struct work *w)
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

/* ---- the call -------------------------------------------------------------------- */

static bool
compare_configurations(struct work *w)
{
	struct diff_answer *x = w->answer;
	const int ids[] = { x->from.import, x->to.import };
	char sha256[2][STORE_HASH_SIZE] = { "", "" };

	for (size_t i = 0; i < countof(ids); i++)
		if (ids[i] != 0
		    && !store_configuration_hash(
			w->store, ids[i], STORE_TARGETS, sha256[i], w->run->diag))
			return false;
	x->other_targets =
	    sha256[0][0] != '\0' && sha256[1][0] != '\0' && strcmp(sha256[0], sha256[1]) != 0;
	return true;
}

/* Of every indicator of targets.conf, also of one that has been withdrawn, unless some are asked
 * for. */
static void
ask_for_all(struct work *w)
{
	const struct catalogue *c = &w->run->catalogue;
	struct options *o = &w->options;

	if (o->nindicators > 0)
		return;
	o->indicators = arena_array(&w->run->arena, c->nindicators + 1, sizeof *o->indicators);
	for (size_t i = 0; i < c->nindicators; i++)
		if (c->indicators[i].configured)
			o->indicators[o->nindicators++] = c->indicators[i].id;
}

static void
print(struct run *r, const struct diff_answer *x)
{
	switch (r->options->format) {
	case FORMAT_TEXT: diff_text(stdout, r, x); break;
	case FORMAT_CSV: diff_csv(stdout, r, x, false); break;
	case FORMAT_CSV_DK: diff_csv(stdout, r, x, true); break;
	case FORMAT_JSON: diff_json(stdout, r, x); break;
	}
}

static enum exit_code
answer(struct work *w)
{
	struct run *r = w->run;
	struct store_import *log;
	size_t n;

	if (!store_imports(w->store, &log, &n, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	w->answer->log = log;
	w->answer->nlog = n;
	if (!read_states(w, log, n))
		return EXIT_USAGE;
	ask_for_all(w);
	if (!load_all(w) || !compare_configurations(w))
		return EXIT_UNAVAILABLE;
	if (!compare_figures(w) || !compare_items(w))
		return EXIT_USAGE;
	if (!find_firsts(w))
		return EXIT_UNAVAILABLE;
	w->options.as_of = w->answer->to.day;
	print(r, w->answer);
	bool any = w->answer->n > 0 || w->answer->figures.n > 0;
	return any && w->options.fail_changed ? EXIT_DATA : EXIT_DONE;
}

enum exit_code
diff_run(const struct options *o, struct diag *d)
{
	struct diff_answer x = { 0 };
	struct run r;
	struct work w = { .run = &r, .options = *o, .answer = &x };

	if (o->nfiles != (o->since != NULL ? 0 : 2)) {
		diag_error(
		    d, nowhere, NULL, "name two dates or numbers of imports, or one with --since");
		return EXIT_USAGE;
	}
	enum exit_code code = run_open(&r, o, d);
	if (code == EXIT_DONE) {
		r.options = &w.options;
		code = store_open(&w.store, run_store_path(o), STORE_READ, d) ? answer(&w)
									      : EXIT_UNAVAILABLE;
		store_close(w.store);
	}
	run_close(&r);
	return code;
}
