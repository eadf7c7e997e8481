/* The panel from the store. */
#include <stdlib.h>

#include "cli/run.h"
#include "model/period.h"
#include "store/store.h"

const char *
run_store_path(const struct options *o)
{
	const char *env = getenv("PEJL_STORE");

	if (o->store != NULL)
		return o->store;
	return env != NULL && *env != '\0' ? env : "pejl.db";
}

/* Figures come import by import, so that a new file is seldom one that was met. */
static void
take(void *to, const struct store_observation *o)
{
	struct run *r = to;
	const char *file = o->obs.origin.file;

	if (run_import_of(r, o->obs.origin) == 0) {
		r->stored =
		    arena_grow(&r->arena, r->stored, r->nstored, &r->capstored, sizeof *r->stored);
		r->stored[r->nstored++] = (struct run_file){ file, o->import };
	}
	run_put(r, &o->obs);
}

int
run_import_of(const struct run *r, struct pos at)
{
	for (size_t i = r->nstored; i-- > 0;)
		if (r->stored[i].file == at.file)
			return r->stored[i].import;
	return 0;
}

/* Nothing was imported by then: a reader who expects figures is told when some were. */
static bool
warn_before_all(struct run *r, struct store *s)
{
	struct store_import *log;
	char asked[PERIOD_SIZE], first[PERIOD_SIZE];
	size_t n;

	if (!store_imports(s, &log, &n, &r->arena, r->diag))
		return false;
	if (n == 0 || log[0].day > r->options->as_of)
		diag_warning(r->diag, (struct pos){ .file = run_store_path(r->options) }, NULL,
		    "%s%s%s",
		    n == 0 ? diag_say(r->diag, "nothing is in the store yet")
			   : diag_say(r->diag, "nothing was known on "),
		    n == 0 ? "" : date_print(asked, r->options->as_of),
		    n == 0
			? ""
			: arena_printf(&r->arena, diag_say(r->diag, ": the first import is of %s"),
			    date_print(first, log[0].day)));
	return true;
}

/* The ids of what the answer may need. */
static const char *const *
wanted(struct run *r, size_t *n)
{
	const struct catalogue *c = &r->catalogue;
	const struct options *o = r->options;
	const char **ids = arena_array(&r->arena, c->nindicators + 1, sizeof *ids);

	*n = 0;
	for (size_t i = 0; i < c->nindicators; i++) {
		bool asked = c->indicators[i].configured;
		for (size_t k = 0; k < o->nindicators && !asked; k++)
			asked = catalogue_find(c, o->indicators[k]) == (int)i;
		if (asked)
			ids[(*n)++] = c->indicators[i].id;
	}
	return ids;
}

const char *const *
run_asked(struct run *r, size_t *n)
{
	const struct options *o = r->options;
	const char **ids = arena_array(&r->arena, o->nindicators + 1, sizeof *ids);

	if (o->nindicators == 0)
		return wanted(r, n);
	*n = o->nindicators;
	for (size_t i = 0; i < *n; i++)
		ids[i] = o->indicators[i];
	return ids;
}

bool
run_load_before(struct run *r, struct store *s, int before)
{
	struct store_query q = {
		.area = STORE_ALL_AREAS, .day = r->options->as_of, .before = before
	};

	if (!store_names(s, &r->catalogue, r->diag) || !warn_before_all(r, s))
		return false;
	q.indicators = wanted(r, &q.nindicators);
	return q.nindicators == 0 || store_load(s, &q, &r->catalogue, take, r, &r->arena, r->diag);
}

bool
run_load(struct run *r, struct store *s)
{
	if (!run_load_before(r, s, 0))
		return false;
	run_filled(r);
	return true;
}
