#include "store/panel.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/aggregate.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/price.h"

void
panel_init(struct panel *p, struct arena *a, const struct catalogue *c, const struct geography *g)
{
	*p = (struct panel){ .arena = a, .catalogue = c, .geography = g };
}

/* ---- taking in ------------------------------------------------------------ */

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ (h >> 29);
}

static uint64_t
key_hash(const struct observation *o)
{
	uint64_t h = mix(0, (uint64_t)o->indicator);

	h = mix(h, (uint64_t)o->stratum);
	h = mix(h, (uint64_t)o->area);
	h = mix(h, (uint64_t)o->period.kind);
	return mix(h, (uint64_t)period_first_day(o->period) << 8 ^ (uint64_t)o->period.year_end);
}

static bool
key_equal(const struct observation *a, const struct observation *b)
{
	return a->indicator == b->indicator && a->stratum == b->stratum && a->area == b->area
	    && period_same(a->period, b->period);
}

/* The slot that holds O's key, or the free one where it belongs. */
static size_t *
find_slot(const struct panel *p, const struct observation *o)
{
	size_t i = key_hash(o) & (p->nslots - 1);

	while (p->slots[i] != 0 && !key_equal(&p->obs[p->slots[i] - 1], o))
		i = (i + 1) & (p->nslots - 1);
	return &p->slots[i];
}

const struct observation *
panel_find(const struct panel *p, const struct observation *o)
{
	size_t i = p->nslots != 0 ? *find_slot(p, o) : 0;

	return i != 0 ? &p->obs[i - 1] : NULL;
}

static void
make_room(struct panel *p)
{
	p->obs = arena_grow(p->arena, p->obs, p->nobs, &p->capobs, sizeof *p->obs);
	if (p->nobs * 2 < p->nslots)
		return;
	p->nslots = p->nslots == 0 ? 256 : p->nslots * 2;
	p->slots = arena_array(p->arena, p->nslots, sizeof *p->slots);
	for (size_t i = 0; i < p->nobs; i++)
		*find_slot(p, &p->obs[i]) = i + 1;
}

/* Is it known that A was taken out before B? */
static bool
is_older(const struct source *a, const struct source *b)
{
	return a != NULL && b != NULL && a->extracted != 0 && a->extracted < b->extracted;
}

enum panel_news
panel_put(struct panel *p, const struct observation *o, struct pos *other)
{
	make_room(p);
	size_t *slot = find_slot(p, o);
	p->fictional = p->fictional || (o->source != NULL && o->source->fictional);
	if (*slot == 0) {
		p->obs[p->nobs++] = *o;
		*slot = p->nobs;
		return PANEL_NEW;
	}
	struct observation *old = &p->obs[*slot - 1];
	bool same = observation_same(old, o);
	*other = old->origin;
	if (!same && strcmp(old->origin.file, o->origin.file) == 0)
		return PANEL_CONTRADICTS;
	bool older = is_older(o->source, old->source);
	if (!same) {
		p->replaced = arena_grow(
		    p->arena, p->replaced, p->nreplaced, &p->capreplaced, sizeof *p->replaced);
		p->replaced[p->nreplaced++] = older ? *o : *old;
	}
	if (!older)
		*old = *o;
	return same ? PANEL_SAME : PANEL_REVISED;
}

int
panel_compare(const struct observation *a, const struct observation *b)
{
	if (a->indicator != b->indicator)
		return a->indicator < b->indicator ? -1 : 1;
	if (a->stratum != b->stratum)
		return a->stratum < b->stratum ? -1 : 1;
	if (a->area != b->area)
		return a->area < b->area ? -1 : 1;
	if (a->period.kind != b->period.kind)
		return a->period.kind < b->period.kind ? -1 : 1;
	return period_compare(a->period, b->period);
}

static int
compare(const void *x, const void *y)
{
	return panel_compare(x, y);
}

const struct observation *
panel_figure(const struct panel *p, const struct observation *o)
{
	assert(p->nslots == 0);
	return p->nobs != 0 ? bsearch(o, p->obs, p->nobs, sizeof *p->obs, compare) : NULL;
}

void
panel_close(struct panel *p)
{
	if (p->nobs != 0)
		qsort(p->obs, p->nobs, sizeof *p->obs, compare);
	p->slots = NULL;
	p->nslots = 0;
}

/* ---- finding ---------------------------------------------------------------- */

/* Index of the first observation not before INDICATOR, STRATUM, AREA. */
static size_t
lower_bound(const struct panel *p, int indicator, int stratum, int area)
{
	size_t lo = 0, hi = p->nobs;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const struct observation *o = &p->obs[mid];
		bool before = o->indicator != indicator ? o->indicator < indicator
		    : o->stratum != stratum             ? o->stratum < stratum
							: o->area < area;
		if (before)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool
panel_has(const struct panel *p, int indicator, int stratum)
{
	size_t i = lower_bound(p, indicator, stratum, INT_MIN);

	return i < p->nobs && p->obs[i].indicator == indicator && p->obs[i].stratum == stratum;
}

unsigned
panel_period_kinds(const struct panel *p, int indicator)
{
	unsigned kinds = 0;

	for (size_t i = lower_bound(p, indicator, 0, INT_MIN);
	     i < p->nobs && p->obs[i].indicator == indicator; i++)
		kinds |= 1u << p->obs[i].period.kind;
	return kinds;
}

/* What is asked for: the figures of one indicator and stratum that were there on a day. */
struct request {
	int indicator, stratum, as_of;
};

/* The observations of AREA, by period, of KIND and ended by the day asked for: *N of them. */
static const struct observation *
find_run(const struct panel *p, const struct request *q, int area, enum period_kind kind, size_t *n)
{
	size_t at = lower_bound(p, q->indicator, q->stratum, area);

	*n = 0;
	for (size_t i = at; i < p->nobs; i++) {
		const struct observation *o = &p->obs[i];
		if (o->indicator != q->indicator || o->stratum != q->stratum || o->area != area)
			break;
		if (o->period.kind == kind && period_last_day(o->period) <= q->as_of)
			at = ++*n == 1 ? i : at;
	}
	return p->obs + at;
}

/* A series has one kind of period: the first of years, quarters ... that AREA has figures for. */
static enum period_kind
kind_of(const struct panel *p, const struct request *q, int area)
{
	int kind = PERIOD_YEAR;
	size_t n = 0;

	while (find_run(p, q, area, (enum period_kind)kind, &n), n == 0 && kind < PERIOD_SPAN)
		kind++;
	return (enum period_kind)kind;
}

/* ---- from kommuner ---------------------------------------------------------- */

struct member {
	const struct area *kommune;
	const struct observation *obs; /* n, by period */
	size_t n, next;                /* next: first not yet pooled */
};

struct members {
	struct member *of;
	size_t n, nobs; /* nobs: of all of them */
};

/* The kommuner of AREA on the day asked for, with what they have of one kind of period. */
static struct members
members_of(const struct panel *p, const struct request *q, const struct area *area)
{
	const struct geography *g = p->geography;
	struct members m = { .of = arena_array(p->arena, g->nareas, sizeof *m.of) };
	enum period_kind kind = PERIOD_SPAN;

	for (size_t i = 0; i < g->nareas; i++)
		if (g->areas[i].kind == AREA_KOMMUNE
		    && geography_within(g, g->areas[i].code, area->code, q->as_of)) {
			enum period_kind own = kind_of(p, q, g->areas[i].code);
			kind = own < kind ? own : kind;
			m.of[m.n++].kommune = &g->areas[i];
		}
	for (size_t i = 0; i < m.n; i++) {
		m.of[i].obs = find_run(p, q, m.of[i].kommune->code, kind, &m.of[i].n);
		m.nobs += m.of[i].n;
	}
	return m;
}

/* The first period not yet pooled; false if there is none. */
static bool
next_period(const struct members *m, struct period *period)
{
	bool any = false;

	for (size_t i = 0; i < m->n; i++) {
		const struct member *k = &m->of[i];
		if (k->next < k->n
		    && (!any || period_compare(k->obs[k->next].period, *period) < 0)) {
			*period = k->obs[k->next].period;
			any = true;
		}
	}
	return any;
}

/* The figure of kommune K for PERIOD, NULL if it has none; moves on past it. */
static const struct observation *
take(struct member *k, struct period period)
{
	if (k->next == k->n || period_compare(k->obs[k->next].period, period) != 0)
		return NULL;
	return &k->obs[k->next++];
}

static struct part
part_of(const struct observation *o, const struct indicator *i, double persons)
{
	struct part part = { NAN, NAN, NAN, persons };

	if (o == NULL || isnan(o->value))
		return part;
	part.value = o->value;
	if (observation_has_counts(o, i)) {
		part.numerator = o->numerator;
		part.denominator = o->denominator;
	}
	return part;
}

static bool
is_fictional(const struct observation *o)
{
	return o->source != NULL && o->source->fictional;
}

/*
 * The figure of AREA for PERIOD, which at least one member has. Its source is that of the first
 * kommune, of an invented figure if one is among them. PARTS: room for all members.
 */
static struct observation
pool(struct members *m, struct period period, const struct indicator *i, int area,
    struct part *parts, struct aggregate *sum)
{
	const struct observation *first = NULL;
	bool suppressed = false, provisional = false, absent = false;

	for (size_t k = 0; k < m->n; k++) {
		const struct observation *o = take(&m->of[k], period);
		double persons = area_population(m->of[k].kommune, period_middle(period) - 0.5);
		parts[k] = part_of(o, i, persons);
		if (o == NULL)
			continue;
		if (first == NULL || (is_fictional(o) && !is_fictional(first)))
			first = o;
		absent = absent || o->absent;
		suppressed = suppressed || o->status == OBS_SUPPRESSED;
		provisional = provisional || o->status == OBS_PROVISIONAL;
	}
	assert(first != NULL);
	*sum = aggregate_parts(parts, m->n, i->per);
	struct observation out = *first;
	out.area = area;
	out.value = sum->value;
	out.numerator = out.denominator = out.ci_low = out.ci_high = NAN;
	out.hidden_low = out.hidden_high = NAN;
	out.absent = absent;
	if (!isnan(sum->value))
		out.status = provisional ? OBS_PROVISIONAL : OBS_NORMAL;
	else
		out.status = suppressed ? OBS_SUPPRESSED : OBS_MISSING;
	if (!isnan(sum->value) && !sum->weighted) {
		out.numerator = sum->numerator;
		out.denominator = sum->denominator;
	}
	return out;
}

/* Only rates, proportions and means can be pooled from the kommuner's figures. */
static bool
can_pool(const struct indicator *i)
{
	return i->measure != MEASURE_AMOUNT && i->measure != MEASURE_RATIO;
}

static struct series
aggregate(struct panel *p, const struct request *q, const struct area *area)
{
	const struct indicator *i = &p->catalogue->indicators[q->indicator];
	struct members m = members_of(p, q, area);
	struct part *parts = arena_array(p->arena, m.n + 1, sizeof *parts);
	struct observation *obs = arena_array(p->arena, m.nobs + 1, sizeof *obs);
	double *covered = arena_array(p->arena, m.nobs + 1, sizeof *covered);
	struct series s = { .obs = obs, .covered = covered, .aggregated = true };
	struct period period;

	while (next_period(&m, &period)) {
		struct aggregate sum;
		obs[s.n] = pool(&m, period, i, area->code, parts, &sum);
		covered[s.n++] = sum.covered;
		s.weighted = s.weighted || (sum.weighted && !isnan(sum.value));
	}
	return s;
}

/* ---- giving out ------------------------------------------------------------ */

struct series
panel_series(struct panel *p, int indicator, int area, int stratum, int as_of)
{
	const struct request q = { indicator, stratum, as_of };
	const struct area *place = geography_area(p->geography, area);
	struct series s = { 0 };

	assert(p->nslots == 0 && place != NULL);
	s.obs = find_run(p, &q, area, kind_of(p, &q, area), &s.n);
	if (s.n == 0 && place->kind != AREA_KOMMUNE
	    && can_pool(&p->catalogue->indicators[indicator]))
		s = aggregate(p, &q, place);
	s.indicator = &p->catalogue->indicators[indicator];
	s.area = place;
	s.stratum = p->catalogue->strata[stratum];
	double *year = arena_array(p->arena, s.n + 1, sizeof *year);
	for (size_t i = 0; i < s.n; i++)
		year[i] = period_middle(s.obs[i].period);
	s.year = year;
	if (s.indicator->money.currency != CURRENCY_NONE)
		series_restate(&s, p->arena);
	return s;
}

size_t
panel_origins(struct panel *p, const struct series *s, size_t i, int as_of, const struct pos **out)
{
	const struct observation *o = &s->obs[i];
	const struct request q = { o->indicator, o->stratum, as_of };
	struct pos *at = arena_array(p->arena, p->geography->nareas + 1, sizeof *at);
	size_t n = 0;

	*out = at;
	if (!s->aggregated) {
		at[0] = o->origin;
		return 1;
	}
	struct members m = members_of(p, &q, s->area);
	for (size_t k = 0; k < m.n; k++)
		for (size_t j = 0; j < m.of[k].n; j++)
			if (period_compare(m.of[k].obs[j].period, o->period) == 0
			    && !isnan(m.of[k].obs[j].value))
				at[n++] = m.of[k].obs[j].origin;
	return n;
}
