/* The targets that were considered, and why each counts or does not. */
#include <stdlib.h>
#include <string.h>

#include "cli/explain.h"
#include "model/target.h"

/* Is the region's target lent to AREA, as target_in_force has it? */
static bool
is_lent(const struct area *area, int region)
{
	return area->kind == AREA_KLYNGE || area->kind == AREA_FORUM
	    || (area->kind == AREA_KOMMUNE && (area->region == 0 || area->region == region));
}

static bool
is_about(const struct target *t, const char *stratum)
{
	return strcmp(t->stratum != NULL ? t->stratum : "", stratum) == 0;
}

/* Has the area said something of its own that was decided by AS_OF? */
static bool
has_own(const struct series *s, int as_of)
{
	for (size_t i = 0; i < s->indicator->ntargets; i++) {
		const struct target *t = &s->indicator->targets[i];
		if (t->area == s->area->code && t->from <= as_of && is_about(t, s->stratum))
			return true;
	}
	return false;
}

/* Is T followed by a withdrawal by AS_OF? */
static bool
is_withdrawn(const struct series *s, const struct target *t, int as_of)
{
	for (size_t k = 0; k < s->indicator->ntargets; k++) {
		const struct target *w = &s->indicator->targets[k];
		if (w->status == TARGET_WITHDRAWN && w->area == t->area && w->from >= t->from
		    && w->from <= as_of && is_about(w, s->stratum))
			return true;
	}
	return false;
}

static enum explain_reason
reason_of(const struct series *s, const struct target *t, const struct target_choice *c, int as_of)
{
	const struct target *judged = c->judged;

	if (!is_about(t, s->stratum))
		return REASON_OTHER_GROUP;
	if (t->from > as_of)
		return REASON_LATER;
	if (t == judged)
		return REASON_JUDGED;
	if (t->area != s->area->code && has_own(s, as_of))
		return REASON_REGION;
	if (t->status == TARGET_WITHDRAWN)
		return REASON_WITHDRAWAL;
	if (judged != NULL && t->from == judged->from && t->status == judged->status)
		return REASON_MILESTONE;
	if (is_withdrawn(s, t, as_of))
		return REASON_WITHDRAWN;
	if (judged != NULL && t->status == TARGET_DRAFT && judged->status == TARGET_FINAL)
		return REASON_DRAFT;
	return REASON_REPLACED;
}

static int
compare_targets(const void *x, const void *y)
{
	const struct target *a = ((const struct explain_target *)x)->target;
	const struct target *b = ((const struct explain_target *)y)->target;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->by != b->by)
		return a->by < b->by ? -1 : 1;
	return (a > b) - (a < b);
}

void
explain_targets(struct run *r, struct explanation *e)
{
	const struct series *s = &e->assessment.series;
	const struct indicator *i = s->indicator;
	int region = r->catalogue.agreement.region, as_of = r->options->as_of;
	struct target_choice c = target_in_force(i, s->area, s->stratum, region, as_of);

	e->targets = arena_array(&r->arena, i->ntargets + 1, sizeof *e->targets);
	for (size_t k = 0; k < i->ntargets; k++) {
		const struct target *t = &i->targets[k];
		if (t->area == s->area->code || (t->area == region && is_lent(s->area, region)))
			e->targets[e->ntargets++] =
			    (struct explain_target){ t, reason_of(s, t, &c, as_of) };
	}
	if (e->ntargets > 1)
		qsort(e->targets, e->ntargets, sizeof *e->targets, compare_targets);
}
