#include "cli/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/assess.h"
#include "base/text.h"
#include "ingest/parallel.h"
#include "ingest/places.h"
#include "ingest/targets.h"
#include "model/period.h"

static const struct pos nowhere = { 0 };

static void
out_of_memory(void)
{
	static const char text[] = "pejl: error: out of memory\n";

	if (write(STDERR_FILENO, text, sizeof text - 1) > 0)
		_exit(EXIT_UNAVAILABLE);
	_exit(EXIT_UNAVAILABLE);
}

/* The folder of the running program, "" if the system does not tell. */
static const char *
program_folder(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n <= 0)
		return "";
	path[n] = '\0';
	*strrchr(path, '/') = '\0';
	return arena_strdup(a, path);
}

/*
 * The folder that holds data/, targets.conf and sources.conf: $PEJL_SHARE, beside the installed
 * program, above the built one, or where `make install` was told to put them. NULL if none has
 * them.
 */
static const char *
share_folder(struct arena *a)
{
	const char *own = program_folder(a), *env = getenv("PEJL_SHARE");
	const char *const places[] = { env != NULL ? env : "",
		arena_printf(a, "%s/../share/pejl", own), arena_printf(a, "%s/..", own),
		arena_printf(a, "%s/../..", own), PEJL_DATADIR };

	for (size_t i = 0; i < countof(places); i++)
		if (places[i][0] != '\0'
		    && access(arena_printf(a, "%s/data/kommuner.csv", places[i]), R_OK) == 0)
			return places[i];
	return NULL;
}

/* The configuration file NAME: as given, else in the current folder, else the shipped one. */
static const char *
config_path(const char *given, const char *name, const char *share, struct arena *a)
{
	if (given != NULL)
		return given;
	if (access(name, R_OK) == 0)
		return name;
	return arena_printf(a, "%s/%s", share, name);
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
	r->geography.arena = a;
	catalogue_init(&r->catalogue, a);
	if (!places_load(&r->geography, arena_printf(a, "%s/data", share), a, d)
	    || !targets_load(&r->catalogue, config_path(o->targets, "targets.conf", share, a),
		&r->geography, a, d)
	    || !sources_load(&r->sources, config_path(o->sources, "sources.conf", share, a),
		&r->catalogue, a, d))
		return EXIT_USAGE;
	panel_init(&r->panel, a, &r->catalogue, &r->geography);
	return EXIT_DONE;
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
		.rejects = r->rejects };
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

/* A stratum that is the indicator's own is the indicator itself. */
static void
put(void *to, const struct observation *o)
{
	struct run *r = to;
	const struct indicator *i = &r->catalogue.indicators[o->indicator];
	struct observation own = *o;

	if (o->stratum != 0 && strcmp(r->catalogue.strata[o->stratum], i->stratum) == 0)
		own.stratum = 0;
	panel_put(&r->panel, &own);
}

static enum exit_code
load_and_answer(
    struct run *r, enum exit_code (*answer)(struct run *r, const void *with), const void *with)
{
	enum exit_code loaded = run_import(r, put, r), code;

	if (r->unusable)
		return loaded;
	panel_close(&r->panel);
	code = answer(r, with);
	return code != EXIT_DONE ? code : loaded;
}

enum exit_code
run_answer(const struct options *o, struct diag *d,
    enum exit_code (*answer)(struct run *r, const void *with), const void *with)
{
	struct run r;

	if (o->nfiles == 0) {
		diag_error(d, nowhere, NULL, "no files given: name them after --from");
		return EXIT_USAGE;
	}
	enum exit_code code = run_open(&r, o, d);
	if (code == EXIT_DONE)
		code = load_and_answer(&r, answer, with);
	run_close(&r);
	return code;
}

/* ---- which figures ---------------------------------------------------------- */

struct place_list {
	int *code;
	size_t n;
};

static bool
add_group(const struct run *r, const char *word, struct place_list *out)
{
	static const struct {
		const char *word;
		enum area_kind kind;
	} groups[] = { { "kommuner", AREA_KOMMUNE }, { "klynger", AREA_KLYNGE },
		{ "fora", AREA_FORUM }, { "regioner", AREA_REGION } };
	const struct geography *g = &r->geography;
	int region = r->catalogue.agreement.region;

	for (size_t i = 0; i < countof(groups); i++) {
		if (strcmp(groups[i].word, word) != 0)
			continue;
		for (size_t k = 0; k < g->nareas; k++)
			if (g->areas[k].kind == groups[i].kind
			    && (groups[i].kind != AREA_KOMMUNE || g->areas[k].region == region))
				out->code[out->n++] = g->areas[k].code;
		return true;
	}
	return false;
}

/* The areas of --area; the agreement's region if there are none. */
static bool
pick_areas(struct run *r, struct place_list *out)
{
	const struct options *o = r->options;
	const struct geography *g = &r->geography;

	out->code = arena_array(&r->arena, (o->nareas + 1) * g->nareas, sizeof *out->code);
	if (o->nareas == 0)
		out->code[out->n++] = r->catalogue.agreement.region;
	for (size_t i = 0; i < o->nareas; i++) {
		int code;
		if (add_group(r, o->areas[i], out))
			continue;
		if (geography_match(g, o->areas[i], &code) != AREA_FOUND) {
			const char *near = geography_nearest(g, o->areas[i]);
			return diag_error(r->diag, nowhere, NULL,
			    "--area: '%s' is no area or group%s%s", o->areas[i],
			    near != NULL ? "; did you mean " : "", near != NULL ? near : "");
		}
		out->code[out->n++] = code;
	}
	return true;
}

/* Is I's latest target on AS_OF a withdrawal? */
static bool
is_withdrawn(const struct indicator *i, int region, int as_of)
{
	const struct target *last = NULL;

	for (size_t k = 0; k < i->ntargets; k++)
		if (i->targets[k].area == region && i->targets[k].from <= as_of
		    && (last == NULL || i->targets[k].from >= last->from))
			last = &i->targets[k];
	return last != NULL && last->status == TARGET_WITHDRAWN;
}

static bool
is_first_of_group(const struct catalogue *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(c->indicators[k].group, c->indicators[i].group) == 0)
			return false;
	return true;
}

/* The configured indicators of GROUP that are not withdrawn. */
static void
add_group_indicators(const struct run *r, const char *group, struct place_list *out)
{
	const struct catalogue *c = &r->catalogue;

	for (size_t i = 0; i < c->nindicators; i++)
		if (c->indicators[i].configured && strcmp(c->indicators[i].group, group) == 0
		    && !is_withdrawn(&c->indicators[i], c->agreement.region, r->options->as_of))
			out->code[out->n++] = (int)i;
}

/* Indices of the indicators asked for, group by group; all configured ones not withdrawn if none
 * are named. */
static bool
pick_indicators(struct run *r, struct place_list *out)
{
	const struct options *o = r->options;
	const struct catalogue *c = &r->catalogue;

	out->code = arena_array(&r->arena, c->nindicators + o->nindicators + 1, sizeof *out->code);
	for (size_t i = 0; i < o->nindicators; i++) {
		int index = catalogue_find(c, o->indicators[i]);
		if (index == -1)
			return diag_error(r->diag, nowhere, NULL,
			    "--indicator: '%s' is neither in targets.conf nor in the files",
			    o->indicators[i]);
		out->code[out->n++] = index;
	}
	for (size_t i = 0; i < c->nindicators && o->nindicators == 0; i++)
		if (is_first_of_group(c, i))
			add_group_indicators(r, c->indicators[i].group, out);
	return true;
}

static struct assessment
assess_one(struct run *r, int indicator, int stratum, int area)
{
	struct series s = panel_series(&r->panel, indicator, area, stratum, r->options->as_of);

	return assess(&s, r->catalogue.agreement.region, r->options->as_of, &r->arena);
}

bool
run_assess(struct run *r, struct run_item **items, size_t *n)
{
	struct place_list areas = { 0 }, indicators = { 0 };
	size_t cap = 0;

	*items = NULL;
	*n = 0;
	if (!pick_areas(r, &areas) || !pick_indicators(r, &indicators))
		return false;
	for (size_t i = 0; i < indicators.n; i++) {
		int index = indicators.code[i];
		for (int stratum = 0; stratum < (int)r->catalogue.nstrata; stratum++) {
			bool configured = r->catalogue.indicators[index].configured;
			if (configured ? stratum != 0 : !panel_has(&r->panel, index, stratum))
				continue;
			for (size_t k = 0; k < areas.n; k++) {
				*items = arena_grow(&r->arena, *items, *n, &cap, sizeof **items);
				(*items)[(*n)++] = (struct run_item){ index, stratum,
					assess_one(r, index, stratum, areas.code[k]) };
			}
		}
	}
	return true;
}

struct assessment *
run_kommuner(struct run *r, int indicator, int stratum, int region, size_t *n)
{
	const struct geography *g = &r->geography;
	struct assessment *out = arena_array(&r->arena, g->nareas, sizeof *out);

	*n = 0;
	for (size_t i = 0; i < g->nareas; i++)
		if (g->areas[i].kind == AREA_KOMMUNE && g->areas[i].region == region)
			out[(*n)++] = assess_one(r, indicator, stratum, g->areas[i].code);
	return out;
}
