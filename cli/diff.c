/* pejl diff: what changed between two states of the store, and what flipped the verdicts. */
#include "cli/diff_work.h"

#include <string.h>

#include "model/period.h"

static const struct pos nowhere = { 0 };

void
diff_flips_first(struct diff_answer *x, struct arena *a)
{
	struct diff_item *sorted = arena_array(a, x->n + 1, sizeof *sorted);
	size_t n = 0;

	for (int flip = 1; flip >= 0; flip--) {
		for (size_t i = 0; i < x->n; i++)
			if (diff_is_flip(&x->items[i]) == (flip == 1))
				sorted[n++] = x->items[i];
		x->nflips = flip == 1 ? n : x->nflips;
	}
	x->items = sorted;
}

void
diff_items(struct diff_work *w, const struct run_item *items, size_t n)
{
	struct diff_answer *x = w->answer;
	struct arena *a = &w->run->arena;

	x->items = arena_array(a, n + 1, sizeof *x->items);
	x->n = 0;
	for (size_t i = 0; i < n; i++) {
		struct diff_item one = { .indicator = items[i].indicator,
			.stratum = items[i].stratum,
			.area = items[i].assessment.series.area->code,
			.after = items[i].assessment };
		one.before = diff_assess(w, &one, 0);
		if (diff_is_flip(&one)) {
			diff_find_causes(w, &one);
			diff_own_figures(w, &one);
		}
		if (diff_is_flip(&one) || diff_is_target(&one))
			x->items[x->n++] = one;
	}
	diff_flips_first(x, a);
}

/* ---- the call -------------------------------------------------------------------- */

bool
diff_configurations(struct diff_work *w)
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

void
diff_ask_for_all(struct diff_work *w)
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

/* From the operands, or from --since to now. */
static bool
read_states(struct diff_work *w, const char *const *named, const struct store_import *log, size_t n)
{
	struct diff_answer *x = w->answer;

	return diff_read_state(&x->from, named[0], log, n, w->run->diag)
	    && diff_read_state(&x->to, named[1], log, n, w->run->diag)
	    && diff_in_order(&x->from, &x->to, w->run->diag);
}

static bool
find_firsts(struct diff_work *w)
{
	for (size_t i = 0; i < w->answer->nflips; i++)
		if (!diff_find_firsts(w, &w->answer->items[i]))
			return false;
	return true;
}

/* Both are states of the store. */
static enum exit_code
compare_states(struct diff_work *w, const char *const *named)
{
	struct run *r = w->run;
	struct diff_answer *x = w->answer;
	struct run_item *items;
	size_t n;

	if (!diff_open_store(w))
		return EXIT_UNAVAILABLE;
	if (!read_states(w, named, x->log, x->nlog))
		return EXIT_USAGE;
	diff_ask_for_all(w);
	if (!diff_load(w) || !diff_configurations(w))
		return EXIT_UNAVAILABLE;
	if (!diff_figures(w))
		return EXIT_USAGE;
	diff_use(w, DIFF_ALL);
	if (!run_assess(r, &items, &n))
		return EXIT_USAGE;
	diff_used(w, DIFF_ALL);
	diff_items(w, items, n);
	return find_firsts(w) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

static enum exit_code
answer(struct diff_work *w, const char *const *named)
{
	const struct diff_answer *x = w->answer;
	bool states = diff_names_state(named[0]) && diff_names_state(named[1]);
	enum exit_code code = states ? compare_states(w, named) : diff_saved(w, named);

	if (code != EXIT_DONE)
		return code;
	w->options.as_of = x->to.day;
	print(w->run, x);
	bool any = x->n > 0 || x->nonly > 0 || x->figures.n > 0;
	return any && w->options.fail_changed ? EXIT_DATA : EXIT_DONE;
}

bool
diff_open_store(struct diff_work *w)
{
	struct run *r = w->run;
	struct store_import *log;

	if (!store_open(&w->store, run_store_path(r->options), STORE_READ, r->diag)
	    || !store_imports(w->store, &log, &w->answer->nlog, &r->arena, r->diag))
		return false;
	w->answer->log = log;
	return true;
}

enum exit_code
diff_run(const struct options *o, struct diag *d)
{
	struct diff_answer x = { 0 };
	struct run r;
	struct diff_work w = { .run = &r, .options = *o, .answer = &x };
	char today[PERIOD_SIZE];
	bool since = o->since != NULL;

	if (o->nfiles != (since ? 0 : 2)) {
		diag_error(d, nowhere, NULL,
		    "name two dates, numbers of imports or saved reports, or one with --since");
		return EXIT_USAGE;
	}
	const char *const named[] = { since ? o->since : o->files[0],
		since ? date_print(today, date_today()) : o->files[1] };
	enum exit_code code = run_open(&r, o, d);
	if (code == EXIT_DONE) {
		r.options = &w.options;
		code = answer(&w, named);
		store_close(w.store);
	}
	run_close(&r);
	return code;
}
