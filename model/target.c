#include "model/target.h"

#include <math.h>
#include <string.h>

bool
target_has_number(const struct target *t)
{
	if (t == NULL)
		return false;
	return (t->rule == TARGET_AT_MOST || isfinite(t->low))
	    && (t->rule == TARGET_AT_LEAST || isfinite(t->high));
}

double
target_bound(const struct target *t, double v)
{
	if (!target_has_number(t))
		return NAN;
	if (t->rule == TARGET_AT_MOST)
		return t->high;
	if (t->rule == TARGET_AT_LEAST)
		return t->low;
	return fabs(v - t->low) < fabs(v - t->high) ? t->low : t->high;
}

/* ---- in force --------------------------------------------------------------- */

static bool
is_about(const struct target *t, const char *stratum)
{
	return strcmp(t->stratum != NULL ? t->stratum : "", stratum) == 0;
}

bool
target_is_about(const struct indicator *i, const char *stratum)
{
	for (size_t k = 0; k < i->ntargets; k++)
		if (is_about(&i->targets[k], stratum))
			return true;
	return false;
}

/* Whose decisions are looked at. */
struct holder {
	const struct indicator *indicator;
	int area;
	const char *stratum;
	int as_of;
};

/* What H decided last with STATUS; NULL if nothing. */
static const struct target *
latest(const struct holder *h, enum target_status status)
{
	const struct target *last = NULL;

	for (size_t k = 0; k < h->indicator->ntargets; k++) {
		const struct target *t = &h->indicator->targets[k];
		if (t->area == h->area && t->status == status && t->from <= h->as_of
		    && is_about(t, h->stratum) && (last == NULL || t->from > last->from))
			last = t;
	}
	return last;
}

/* Is X nearer to what is asked on AS_OF than Y: its year ahead and the first, else the last? */
static bool
is_nearer(const struct target *x, const struct target *y, int as_of)
{
	bool past = target_is_past(y, as_of);

	if (target_is_past(x, as_of) != past)
		return past;
	return past ? x->by > y->by : x->by < y->by;
}

/* The years that were decided on DAY. */
static struct target_choice
of_decision(const struct holder *h, int day)
{
	const struct target *judged = NULL, *final = NULL;

	for (size_t k = 0; k < h->indicator->ntargets; k++) {
		const struct target *t = &h->indicator->targets[k];
		if (t->area != h->area || t->from != day || t->status == TARGET_WITHDRAWN
		    || !is_about(t, h->stratum))
			continue;
		if (judged == NULL || is_nearer(t, judged, h->as_of))
			judged = t;
		if (final == NULL || t->by > final->by)
			final = t;
	}
	return (struct target_choice){ .judged = judged, .final = final != judged ? final : NULL };
}

static struct target_choice
decided_by(const struct holder *h)
{
	const struct target *final = latest(h, TARGET_FINAL), *draft = latest(h, TARGET_DRAFT);
	const struct target *withdrawal = latest(h, TARGET_WITHDRAWN);

	if (final != NULL && (withdrawal == NULL || withdrawal->from <= final->from))
		return of_decision(h, final->from);
	if (draft != NULL && (withdrawal == NULL || withdrawal->from < draft->from))
		return of_decision(h, draft->from);
	return (struct target_choice){ .withdrawal = withdrawal };
}

#define COUNTRY 0 /* its code */

/* Is the target of REGION, a code, lent to AREA? A national one is lent to all. */
static bool
is_lent(const struct area *area, int region)
{
	switch (area->kind) {
	case AREA_KOMMUNE:
	case AREA_KLYNGE:
	case AREA_FORUM: return region == COUNTRY || area->region == 0 || area->region == region;
	case AREA_REGION: return region == COUNTRY;
	case AREA_COUNTRY: break;
	}
	return false;
}

struct target_choice
target_in_force(
    const struct indicator *i, const struct area *area, const char *stratum, int region, int as_of)
{
	struct holder h = { i, area->code, stratum, as_of };
	struct target_choice own = decided_by(&h);

	if (!is_lent(area, region))
		return own;
	h.area = region;
	struct target_choice lent = decided_by(&h);
	if (own.judged == NULL && own.withdrawal == NULL)
		return lent;
	own.regional = lent.judged;
	return own;
}

bool
target_is_past(const struct target *t, int as_of)
{
	return t->by * 10000 + 1231 <= as_of;
}
