#include "cli/subject.h"

#include <math.h>

#define NAMED 30 /* indicators that a message lists */

static const struct pos nowhere = { 0 };

static bool
has_figures(const struct run *r, int indicator)
{
	return panel_period_kinds(&r->panel, indicator) != 0;
}

/* "a, b, c and 9 more": the ids of what the files have figures of. */
static const char *
what_there_is(const struct run *r)
{
	const struct catalogue *c = &r->catalogue;
	const char *list = "";
	size_t n = 0;

	for (int i = 0; i < (int)c->nindicators; i++)
		if (has_figures(r, i) && n++ < NAMED)
			list = arena_printf(
			    c->arena, "%s%s%s", list, n > 1 ? ", " : "", c->indicators[i].id);
	if (n > NAMED)
		list = arena_printf(c->arena,
		    diag_say(r->diag, "%s and %zu more; pejl tidy lists them"), list, n - NAMED);
	return n > 0 ? list : diag_say(r->diag, "none");
}

bool
subject_pick(const struct run *r, int *indicator)
{
	const struct options *o = r->options;

	if (o->nindicators != 1)
		return diag_error(r->diag, nowhere, NULL,
		    "--indicator: name one%s; the files have figures of: %s",
		    o->nindicators == 0 ? "" : diag_say(r->diag, " at a time"), what_there_is(r));
	*indicator = catalogue_find(&r->catalogue, o->indicators[0]);
	if (*indicator == -1)
		return diag_error(r->diag, nowhere, NULL,
		    "--indicator: '%s' is neither in targets.conf nor in the files; they have "
		    "figures of: %s",
		    o->indicators[0], what_there_is(r));
	if (!has_figures(r, *indicator))
		return diag_error(r->diag, nowhere, NULL,
		    "--indicator: the files have no figure of '%s'; they have figures of: %s",
		    o->indicators[0], what_there_is(r));
	return true;
}

const int *
subject_strata(struct run *r, int indicator, size_t *n)
{
	size_t most = r->catalogue.indicators[indicator].configured ? 1 : r->catalogue.nstrata;
	int *strata = arena_array(&r->arena, most, sizeof *strata);

	*n = 0;
	for (int s = 0; s < (int)most; s++)
		if (most == 1 || panel_has(&r->panel, indicator, s))
			strata[(*n)++] = s;
	return strata;
}

bool
subject_read(struct subject *out, struct run *r, const char *group)
{
	struct options o = *r->options;

	if (o.nareas == 0 && group != NULL) {
		o.areas = &group;
		o.nareas = 1;
	}
	if (!subject_pick(r, &out->indicator)
	    || !pick_areas(&out->areas, &o, &r->catalogue, &r->geography, &r->arena, r->diag))
		return false;
	out->strata = subject_strata(r, out->indicator, &out->nstrata);
	return true;
}

struct series *
subject_series(struct run *r, int indicator, int stratum, const struct picked *areas)
{
	struct series *s = arena_array(&r->arena, areas->n + 1, sizeof *s);

	for (size_t i = 0; i < areas->n; i++)
		s[i] = panel_series(&r->panel, indicator, areas->of[i], stratum, r->options->as_of);
	return s;
}

const struct indicator *
subject_shown(struct run *r, const struct indicator *i, const struct series *s, size_t n)
{
	if (i->configured)
		return i;
	for (size_t k = 0; k < n; k++)
		for (size_t j = 0; j < s[k].n; j++)
			if (isfinite(s[k].obs[j].value)
			    && s[k].obs[j].value != floor(s[k].obs[j].value))
				return i;
	struct indicator *shown = arena_alloc(&r->arena, sizeof *shown);
	*shown = *i;
	shown->decimals = 0;
	return shown;
}
