#include "cli/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/assess.h"
#include "base/text.h"
#include "cli/pick.h"
#include "cli/share.h"
#include "ingest/parallel.h"
#include "ingest/money.h"
#include "ingest/places.h"
#include "ingest/portfolio.h"
#include "ingest/targets.h"
#include "model/period.h"
#include "model/price.h"
#include "model/target.h"
#include "store/absent.h"
#include "store/store.h"

#define CONTRADICTIONS_NAMED 20 /* of figures given twice, each with its place */

static const struct pos nowhere = { 0 };

static void
out_of_memory(void)
{
	static const char text[] = "pejl: error: out of memory\n";

	if (write(STDERR_FILENO, text, sizeof text - 1) > 0)
		_exit(EXIT_UNAVAILABLE);
	_exit(EXIT_UNAVAILABLE);
}

/*
 * The configuration file NAME: as given, else in the current folder, else the shipped one. A name
 * without a folder that is not here is looked for among the shipped ones.
 */
static const char *
config_path(const char *given, const char *name, const char *share, struct arena *a)
{
	const char *shipped = given != NULL ? arena_printf(a, "%s/%s", share, given) : NULL;

	if (given != NULL && strchr(given, '/') == NULL && access(given, F_OK) != 0
	    && access(shipped, R_OK) == 0)
		return shipped;
	if (given != NULL)
		return given;
	if (access(name, R_OK) == 0)
		return name;
	return arena_printf(a, "%s/%s", share, name);
}

/* The price index: of the command line, else the agreement's, whose path is seen from its file. */
static bool
open_prices(struct run *r)
{
	const char *path = r->options->price_index, *own = r->catalogue.agreement.price_index;
	struct arena *a = &r->arena;
	struct price_index *index = arena_alloc(a, sizeof *index);

	if (path == NULL && own[0] == '/')
		path = own;
	else if (path == NULL && own[0] != '\0')
		path = text_beside(r->targets_path, own, a);
	if (path != NULL && !price_index_load(index, path, a, r->diag))
		return false;
	return prices_settle(
	    &r->catalogue, path != NULL ? index : NULL, r->options->price_year, a, r->diag);
}

enum exit_code
run_open(struct run *r, const struct options *o, struct diag *d)
{
	*r = (struct run){ .arena = { .out_of_memory = out_of_memory }, .options = o, .diag = d };
	struct arena *a = &r->arena;
	const char *share = share_folder(a);

	if (share == NULL) {
		diag_error(d, nowhere, NULL,
		    "data/kommuner.csv was not found; set PEJL_SHARE to the folder that has it");
		return EXIT_UNAVAILABLE;
	}
	r->share = share;
	r->geography.arena = a;
	catalogue_init(&r->catalogue, a);
	r->targets_path = config_path(o->targets, "targets.conf", share, a);
	r->sources_path = config_path(o->sources, "sources.conf", share, a);
	if (!places_load(&r->geography, arena_printf(a, "%s/data", share), a, d)
	    || !targets_load(&r->catalogue, r->targets_path, &r->geography, a, d)
	    || !sources_load(&r->sources, r->sources_path, &r->catalogue, a, d) || !open_prices(r))
		return EXIT_USAGE;
	panel_init(&r->panel, a, &r->catalogue, &r->geography);
	return EXIT_DONE;
}

bool
run_portfolio(struct run *r, struct portfolio *p)
{
	const struct options *o = r->options;
	struct arena *a = &r->arena;

	if (portfolio_load(p, config_path(o->portfolio, "portfolio.conf", r->share, a),
		&r->catalogue, &r->geography, a, r->diag))
		return true;
	if (o->portfolio == NULL && o->targets != NULL)
		diag_note(r->diag, nowhere,
		    "portfolio.conf is read beside %s; name the portfolio of that agreement: "
		    "--portfolio FILE",
		    o->targets);
	return false;
}

void
run_close(struct run *r)
{
	arena_free(&r->arena);
}

static const enum exit_code import_exit[] = {
	[IMPORT_OK] = EXIT_DONE,
	[IMPORT_UNREADABLE] = EXIT_UNAVAILABLE,
	[IMPORT_NOT_UNDERSTOOD] = EXIT_DATA,
};

/* A file to the sink, or summed on as many threads as were asked for or there are processors. */
static enum import_code
import_one(const struct run *r, const struct import *im, const char *path, struct import_summary *s)
{
	long n = r->options->threads > 0 ? r->options->threads : sysconf(_SC_NPROCESSORS_ONLN);

	if (r->groups == NULL)
		return import_file(im, path, s);
	return parallel_sum(im, path, s, r->groups, n > 1 ? (size_t)n : 1);
}

enum exit_code
run_import(struct run *r, observation_sink *sink, void *to)
{
	struct import im = { .arena = &r->arena,
		.sources = &r->sources,
		.geography = &r->geography,
		.catalogue = &r->catalogue,
		.options = &r->options->reading,
		.sink = sink,
		.sink_to = to,
		.diag = r->diag,
		.rejects = r->rejects,
		.whole = r->whole };
	enum exit_code worst = EXIT_DONE;

	for (size_t i = 0; i < r->options->nfiles; i++) {
		struct import_summary s = { 0 };
		enum exit_code code = import_exit[import_one(r, &im, r->options->files[i], &s)];
		r->unusable = r->unusable || code != EXIT_DONE;
		if (code == EXIT_DONE && s.refused > 0)
			code = EXIT_DATA;
		if (code > worst)
			worst = code;
		r->total.records += s.records;
		r->total.observations += s.observations;
		r->total.skipped += s.skipped;
		r->total.refused += s.refused;
	}
	return worst;
}

/* Nothing is printed: what to do about it. */
static void
say_refused(const struct run *r, struct pos at)
{
	const struct options *o = r->options;
	size_t n = r->total.refused;
	const char *were =
	    n == 1 ? diag_say(r->diag, "record was") : diag_say(r->diag, "records were");

	if (o->max_rejects >= 0)
		diag_error(r->diag, at, NULL,
		    "%zu %s refused, more than --max-rejects %d%s; nothing is printed", n, were,
		    o->max_rejects,
		    o->rejects != NULL ? diag_say(r->diag, "; none is written") : "");
	else
		diag_error(r->diag, at, NULL,
		    "%zu %s refused, so nothing is printed; mend the file, or do without them: "
		    "--max-rejects %zu%s",
		    n, were, n,
		    at.file != NULL && o->by.n == 0 && o->rejects == NULL ? " --rejects FILE" : "");
}

enum exit_code
run_accept(const struct run *r, enum exit_code code)
{
	const struct options *o = r->options;
	bool one = o->nfiles == 1 && strcmp(o->files[0], "-") != 0;
	struct pos at = { .file = one ? o->files[0] : NULL };

	if (code != EXIT_DATA || r->unusable)
		return code;
	if (o->max_rejects >= 0 && r->total.refused <= (size_t)o->max_rejects)
		return EXIT_DONE;
	say_refused(r, at);
	return code;
}

int
run_stratum(const struct run *r, const struct observation *o)
{
	const struct catalogue *c = &r->catalogue;

	return strcmp(c->strata[o->stratum], c->indicators[o->indicator].stratum) == 0 ? 0
										       : o->stratum;
}

void
run_put(void *run, const struct observation *o)
{
	struct run *r = run;
	struct observation own = *o;
	struct pos other;

	own.stratum = run_stratum(r, o);
	switch (panel_put(&r->panel, &own, &other)) {
	case PANEL_NEW:
	case PANEL_SAME: break;
	case PANEL_REVISED:
		if (r->revised++ == 0)
			r->revision[0] = other, r->revision[1] = o->origin;
		break;
	case PANEL_CONTRADICTS:
		if (r->contradicted++ < CONTRADICTIONS_NAMED)
			diag_error(r->diag, o->origin, "constraint-error",
			    "line %zu has another figure for the same place, period and group",
			    other.line);
		break;
	}
}

/* Is indicator I among those the answer is about? */
static bool
is_asked(const struct run *r, int i)
{
	const struct options *o = r->options;
	const struct indicator *in = &r->catalogue.indicators[i];

	for (size_t k = 0; k < o->nindicators; k++)
		if (strcmp(o->indicators[k], in->id) == 0)
			return true;
	return o->nindicators == 0 && in->configured;
}

/* What the files have of indicator I and the answer leaves out. */
static void
note_left_out(const struct run *r, int i)
{
	const struct catalogue *c = &r->catalogue;
	const struct indicator *in = &c->indicators[i];
	unsigned kinds = panel_period_kinds(&r->panel, i);
	int groups = 0, last = 0;

	if ((kinds & (kinds - 1)) != 0)
		diag_note(r->diag, nowhere,
		    "%s has several kinds of period; where there are years, only these are used",
		    in->id);
	for (int s = 1; s < (int)c->nstrata; s++)
		if (in->configured && panel_has(&r->panel, i, s)
		    && !target_is_about(in, c->strata[s])) {
			groups++;
			last = s;
		}
	if (groups > 0)
		diag_note(r->diag, nowhere,
		    "%s: figures of %d subgroup%s ('%s'%s) are left out; the target is for '%s'",
		    in->id, groups, groups > 1 ? "s" : "", c->strata[last],
		    groups > 1 ? " ..." : "",
		    in->stratum[0] != '\0' ? in->stratum : diag_say(r->diag, "all"));
}

/* Choices made where files said more than one thing. */
static void
note_choices(const struct run *r)
{
	if (r->contradicted > CONTRADICTIONS_NAMED)
		diag_note(r->diag, nowhere, "%zu more figures contradict their own file",
		    r->contradicted - CONTRADICTIONS_NAMED);
	if (r->revised > 0)
		diag_note(r->diag, r->revision[1],
		    "differs from %s:%zu, as %zu figure%s in all between files; the file taken out "
		    "last counts, else the last one read",
		    r->revision[0].file, r->revision[0].line, r->revised,
		    r->revised > 1 ? "s do" : " does");
	for (int i = 0; i < (int)r->catalogue.nindicators; i++)
		if (is_asked(r, i))
			note_left_out(r, i);
}

/* Rows that their publisher leaves out because they are zero. */
static void
fill_absent(struct run *r)
{
	const struct source *first = NULL;
	size_t n = panel_fill_absent(&r->panel, &first);

	if (n > 0)
		diag_note(r->diag, nowhere,
		    "%zu absent row%s taken as 0, by the rule of %s (absent in source '%s' of "
		    "sources.conf)",
		    n, n > 1 ? "s" : "", first->publisher, first->id);
}

void
run_filled(struct run *r)
{
	fill_absent(r);
	panel_close(&r->panel);
}

/* From the files, or else from the store. */
static enum exit_code
fill(struct run *r)
{
	if (r->options->nfiles != 0) {
		enum exit_code code = run_import(r, run_put, r);
		if (!r->unusable)
			run_filled(r);
		return code;
	}
	r->unusable = !store_open(&r->store, run_store_path(r->options), STORE_READ, r->diag)
	    || !run_load(r, r->store);
	return r->unusable ? EXIT_UNAVAILABLE : EXIT_DONE;
}

static enum exit_code
load_and_answer(
    struct run *r, enum exit_code (*answer)(struct run *r, const void *with), const void *with)
{
	enum exit_code loaded = fill(r), code;

	if (r->unusable)
		return loaded;
	note_choices(r);
	code = answer(r, with);
	if (code == EXIT_DONE && r->contradicted > 0)
		code = EXIT_DATA;
	return code != EXIT_DONE ? code : loaded;
}

enum exit_code
run_answer(const struct options *o, struct diag *d,
    enum exit_code (*answer)(struct run *r, const void *with), const void *with)
{
	return run_checked(o, d, NULL, answer, with);
}

enum exit_code
run_checked(const struct options *o, struct diag *d,
    enum exit_code (*check)(struct run *r, const void *with),
    enum exit_code (*answer)(struct run *r, const void *with), const void *with)
{
	struct run r;

	enum exit_code code = run_open(&r, o, d);
	if (code == EXIT_DONE && check != NULL)
		code = check(&r, with);
	if (code == EXIT_DONE)
		code = load_and_answer(&r, answer, with);
	store_close(r.store);
	run_close(&r);
	return code;
}

/* ---- which figures ---------------------------------------------------------- */

/* The group of the outlook's pool. */
static size_t
group_of(const struct run *r, int indicator, int stratum)
{
	return (size_t)indicator * r->catalogue.nstrata + (size_t)stratum;
}

/* A list of series to learn from. */
struct learners {
	struct outlook_series *of;
	size_t n, cap;
};

/* Every kommune's series of INDICATOR and STRATUM, and the region's if REGION is. */
static void
add_series(struct run *r, int indicator, int stratum, bool region, struct learners *l)
{
	const struct geography *g = &r->geography;

	for (size_t k = 0; k < g->nareas; k++) {
		const struct area *area = &g->areas[k];
		bool peer = area->kind == AREA_KOMMUNE;
		if (!peer && (!region || area->code != r->catalogue.agreement.region))
			continue;
		struct series one =
		    panel_series(&r->panel, indicator, area->code, stratum, r->options->as_of);
		if (one.n < OUTLOOK_ORIGIN)
			continue;
		l->of = arena_grow(&r->arena, l->of, l->n, &l->cap, sizeof *l->of);
		l->of[l->n++] =
		    outlook_series_of(&one, group_of(r, indicator, stratum), peer, &r->arena);
	}
}

void
run_learn(struct run *r)
{
	struct learners l = { 0 };

	if (r->pool != NULL)
		return;
	for (int i = 0; i < (int)r->catalogue.nindicators; i++)
		for (int k = 0; k < (int)r->catalogue.nstrata; k++)
			if (panel_has(&r->panel, i, k))
				add_series(r, i, k, true, &l);
	r->pool = outlook_learn(l.of, l.n, &r->arena);
}

bool
run_outlook_series(struct run *r, struct outlook_series **s, size_t *n)
{
	struct learners l = { 0 };
	struct picked indicators = { 0 };

	if (r->options->nindicators > 0
	    && !pick_indicators(&indicators, r->options, &r->catalogue, &r->arena, r->diag))
		return false;
	size_t all = r->options->nindicators > 0 ? indicators.n : r->catalogue.nindicators;
	for (size_t i = 0; i < all; i++)
		for (int k = 0; k < (int)r->catalogue.nstrata; k++) {
			int of = r->options->nindicators > 0 ? indicators.of[i] : (int)i;
			if (panel_has(&r->panel, of, k))
				add_series(r, of, k, false, &l);
		}
	*s = l.of;
	*n = l.n;
	return true;
}

bool
run_looks_ahead(const struct run *r, const struct series *s)
{
	const struct target *t = target_in_force(
	    s->indicator, s->area, s->stratum, r->catalogue.agreement.region, r->options->as_of)
				     .judged;

	return t != NULL && !target_is_past(t, r->options->as_of);
}

struct assessment
run_assess_series(struct run *r, const struct series *s, int indicator, int stratum)
{
	if (run_looks_ahead(r, s))
		run_learn(r);
	return assess(s, r->catalogue.agreement.region, r->options->as_of, r->pool,
	    group_of(r, indicator, stratum), &r->arena);
}

struct assessment
run_assess_one(struct run *r, int indicator, int stratum, int area)
{
	struct series s = panel_series(&r->panel, indicator, area, stratum, r->options->as_of);

	return run_assess_series(r, &s, indicator, stratum);
}

/*
 * Is stratum S of indicator I a figure of the answer? Of a configured one only what its targets are
 * about; of another one whatever the files have, or that they have nothing.
 */
static bool
is_answered(const struct run *r, int i, int s)
{
	const struct panel *p = &r->panel;

	const struct indicator *in = &r->catalogue.indicators[i];

	if (in->configured && in->ntargets > 0)
		return target_is_about(in, r->catalogue.strata[s]);
	if (in->configured)
		return s == 0;
	return panel_has(p, i, s) || (s == 0 && panel_period_kinds(p, i) == 0);
}

bool
run_assess(struct run *r, struct run_item **items, size_t *n)
{
	struct picked areas, indicators;
	size_t cap = 0;

	*items = NULL;
	*n = 0;
	if (!pick_areas(&areas, r->options, &r->catalogue, &r->geography, &r->arena, r->diag)
	    || !pick_indicators(&indicators, r->options, &r->catalogue, &r->arena, r->diag))
		return false;
	for (size_t i = 0; i < indicators.n; i++) {
		int index = indicators.of[i];
		for (int stratum = 0; stratum < (int)r->catalogue.nstrata; stratum++) {
			if (!is_answered(r, index, stratum))
				continue;
			for (size_t k = 0; k < areas.n; k++) {
				*items = arena_grow(&r->arena, *items, *n, &cap, sizeof **items);
				(*items)[(*n)++] = (struct run_item){ index, stratum,
					run_assess_one(r, index, stratum, areas.of[k]) };
			}
		}
	}
	return true;
}

struct assessment *
run_kommuner(struct run *r, int indicator, int stratum, int area, size_t *n)
{
	const struct geography *g = &r->geography;
	struct assessment *out = arena_array(&r->arena, g->nareas, sizeof *out);

	*n = 0;
	for (size_t i = 0; i < g->nareas; i++)
		if (geography_within(g, g->areas[i].code, area, r->options->as_of))
			out[(*n)++] = run_assess_one(r, indicator, stratum, g->areas[i].code);
	return out;
}
