#include "store/panel.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/observation.h"
#include "model/period.h"

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
	    && a->period.kind == b->period.kind && period_compare(a->period, b->period) == 0;
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

static bool
same_number(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

void
panel_put(struct panel *p, const struct observation *o)
{
	make_room(p);
	size_t *slot = find_slot(p, o);
	p->fictional = p->fictional || (o->source != NULL && o->source->fictional);
	if (*slot == 0) {
		p->obs[p->nobs++] = *o;
		*slot = p->nobs;
		return;
	}
	struct observation *old = &p->obs[*slot - 1];
	if (!same_number(old->value, o->value) || !same_number(old->numerator, o->numerator)
	    || !same_number(old->denominator, o->denominator) || old->status != o->status)
		p->revised++;
	*old = *o;
}

/* By indicator, stratum, area, kind of period, period. */
static int
compare(const void *x, const void *y)
{
	const struct observation *a = x, *b = y;

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

void
panel_close(struct panel *p)
{
	if (p->nobs != 0)
		qsort(p->obs, p->nobs, sizeof *p->obs, compare);
	p->slots = NULL;
	p->nslots = 0;
}

/* ---- giving out ------------------------------------------------------------ */

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

/*
 * The observations of one indicator, stratum and area: *N of them from the one returned.
 * Of several kinds of period (years and quarters) the first kind only: a series has one.
 */
static const struct observation *
find_run(const struct panel *p, int indicator, int stratum, int area, size_t *n)
{
	size_t at = lower_bound(p, indicator, stratum, area);

	for (*n = 0; at + *n < p->nobs; ++*n) {
		const struct observation *o = &p->obs[at + *n];
		if (o->indicator != indicator || o->stratum != stratum || o->area != area
		    || o->period.kind != p->obs[at].period.kind)
			break;
	}
	return p->obs + at;
}

/* Sums over the kommuner of one area and period. */
struct cell {
	struct period period;
	const struct observation *first; /* a kommune's, for source and origin */
	size_t with_value, with_counts, suppressed, provisional, reported;
	double numerator, denominator;
	double weighted, weight; /* sum of value x persons; persons with a value */
	bool fictional;
};

static void
cell_add(struct cell *c, const struct observation *o, const struct indicator *i,
    const struct area *kommune)
{
	double persons = area_population(kommune, period_middle(o->period) - 0.5);

	if (c->first == NULL || (o->source != NULL && o->source->fictional && !c->fictional))
		c->first = o;
	c->fictional = c->fictional || (o->source != NULL && o->source->fictional);
	c->reported++;
	c->suppressed += o->status == OBS_SUPPRESSED;
	c->provisional += o->status == OBS_PROVISIONAL;
	if (isnan(o->value))
		return;
	c->with_value++;
	if (observation_has_counts(o, i)) {
		c->with_counts++;
		c->numerator += o->numerator;
		c->denominator += o->denominator;
	}
	if (!isnan(persons)) {
		c->weighted += o->value * persons;
		c->weight += persons;
	}
}

/* The cell of period P in CELLS, added in order if it is new. */
static struct cell *
cell_of(struct cell *cells, size_t *n, struct period p)
{
	size_t i = *n;

	while (i > 0 && period_compare(cells[i - 1].period, p) > 0)
		i--;
	if (i > 0 && period_compare(cells[i - 1].period, p) == 0)
		return &cells[i - 1];
	memmove(cells + i + 1, cells + i, (*n - i) * sizeof *cells);
	cells[i] = (struct cell){ .period = p };
	++*n;
	return &cells[i];
}

/* A cell as an observation of AREA; *COVERED is the share of persons behind it. */
static struct observation
cell_observation(const struct cell *c, const struct indicator *i, int area, double persons,
    bool *weighted, double *covered)
{
	struct observation o = *c->first;

	o.area = area;
	o.numerator = o.denominator = o.ci_low = o.ci_high = o.value = NAN;
	o.status = c->suppressed > 0 ? OBS_SUPPRESSED : OBS_MISSING;
	*covered = persons > 0 ? c->weight / persons : NAN;
	if (c->with_value == 0)
		return o;
	o.status = c->provisional > 0 ? OBS_PROVISIONAL : OBS_NORMAL;
	if (c->with_counts == c->with_value && c->denominator > 0) {
		o.numerator = c->numerator;
		o.denominator = c->denominator;
		o.value = c->numerator * i->per / c->denominator;
	} else if (c->weight > 0) {
		o.value = c->weighted / c->weight;
		*weighted = true;
	} else {
		o.status = OBS_MISSING;
	}
	return o;
}

/* Kommuner of AREA on DATE. */
static size_t
kommuner_within(const struct panel *p, const struct area *area, int date, const struct area **out)
{
	size_t n = 0;

	for (size_t i = 0; i < p->geography->nareas; i++) {
		const struct area *k = &p->geography->areas[i];
		if (k->kind == AREA_KOMMUNE
		    && geography_within(p->geography, k->code, area->code, date))
			out[n++] = k;
	}
	return n;
}

/* Only rates, proportions and means can be pooled from the kommuner's figures. */
static bool
can_pool(const struct indicator *i)
{
	return i->measure != MEASURE_AMOUNT && i->measure != MEASURE_RATIO;
}

static struct series
aggregate(struct panel *p, int indicator, const struct area *area, int stratum, int as_of)
{
	const struct indicator *ind = &p->catalogue->indicators[indicator];
	const struct area **kommuner =
	    arena_array(p->arena, p->geography->nareas, sizeof(*kommuner));
	size_t nkommuner = kommuner_within(p, area, as_of, kommuner), ncells = 0, max = 1;
	size_t n[1];

	for (size_t k = 0; k < nkommuner; k++) {
		find_run(p, indicator, stratum, kommuner[k]->code, n);
		max += *n;
	}
	struct cell *cells = arena_array(p->arena, max, sizeof *cells);
	for (size_t k = 0; k < nkommuner; k++) {
		const struct observation *o = find_run(p, indicator, stratum, kommuner[k]->code, n);
		for (size_t i = 0; i < *n; i++)
			if (period_last_day(o[i].period) <= as_of)
				cell_add(
				    cell_of(cells, &ncells, o[i].period), &o[i], ind, kommuner[k]);
	}
	struct observation *obs = arena_array(p->arena, ncells + 1, sizeof *obs);
	double *covered = arena_array(p->arena, ncells + 1, sizeof *covered);
	bool weighted = false;
	for (size_t i = 0; i < ncells; i++) {
		double persons = 0;
		for (size_t k = 0; k < nkommuner; k++)
			persons +=
			    area_population(kommuner[k], period_middle(cells[i].period) - 0.5);
		obs[i] =
		    cell_observation(&cells[i], ind, area->code, persons, &weighted, &covered[i]);
	}
	return (struct series){ .n = ncells,
		.obs = obs,
		.aggregated = true,
		.weighted = weighted,
		.covered = covered };
}

struct series
panel_series(struct panel *p, int indicator, int area, int stratum, int as_of)
{
	const struct area *place = geography_area(p->geography, area);
	size_t n, used = 0;
	const struct observation *o = find_run(p, indicator, stratum, area, &n);
	struct series s = { 0 };

	assert(p->nslots == 0 && place != NULL);
	while (used < n && period_last_day(o[used].period) <= as_of)
		used++;
	if (used == 0 && place->kind != AREA_KOMMUNE
	    && can_pool(&p->catalogue->indicators[indicator]))
		s = aggregate(p, indicator, place, stratum, as_of);
	else
		s = (struct series){ .n = used, .obs = o };
	s.indicator = &p->catalogue->indicators[indicator];
	s.area = place;
	s.stratum = p->catalogue->strata[stratum];
	double *year = arena_array(p->arena, s.n + 1, sizeof *year);
	for (size_t i = 0; i < s.n; i++)
		year[i] = period_middle(s.obs[i].period);
	s.year = year;
	return s;
}

size_t
panel_origins(struct panel *p, const struct series *s, size_t i, int as_of, const struct pos **out)
{
	const struct observation *o = &s->obs[i];
	struct pos *at = arena_array(p->arena, p->geography->nareas + 1, sizeof *at);
	size_t n = 0, m;

	*out = at;
	if (!s->aggregated) {
		at[0] = o->origin;
		return 1;
	}
	for (size_t k = 0; k < p->geography->nareas; k++) {
		const struct area *a = &p->geography->areas[k];
		if (a->kind != AREA_KOMMUNE
		    || !geography_within(p->geography, a->code, s->area->code, as_of))
			continue;
		const struct observation *run = find_run(p, o->indicator, o->stratum, a->code, &m);
		for (size_t j = 0; j < m; j++)
			if (period_compare(run[j].period, o->period) == 0 && !isnan(run[j].value))
				at[n++] = run[j].origin;
	}
	return n;
}
