#include "ingest/aggregate.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "model/observation.h"
#include "model/period.h"

_Static_assert(sizeof(struct group_key) == 8 * sizeof(int), "a key has no padding");

void
groups_init(struct groups *g, struct by by, struct arena *a)
{
	*g = (struct groups){ .arena = a, .by = by };
}

void
groups_clear(struct groups *g)
{
	if (g->n != 0)
		memset(g->buckets, 0, g->nbuckets * sizeof *g->buckets);
	g->n = g->left_out = 0;
	g->first_out = (struct pos){ 0 };
}

/* ---- keys ------------------------------------------------------------- */

static struct group_key
key_make(const struct by *by, const struct observation *o)
{
	struct group_key k = { 0 };

	if (by->has[BY_INDICATOR])
		k.indicator = o->indicator;
	if (by->has[BY_STRATUM])
		k.stratum = o->stratum;
	if (by->has[BY_AREA])
		k.area = o->area;
	if (by->has[BY_PERIOD] || (by->has[BY_YEAR] && o->period.kind == PERIOD_SPAN))
		k.period = o->period;
	else if (by->has[BY_YEAR])
		k.period = (struct period){ .kind = PERIOD_YEAR, .year = o->period.year };
	return k;
}

static size_t
key_hash(const struct group_key *k)
{
	int part[8];
	uint64_t h = 0;

	memcpy(part, k, sizeof part);
	for (size_t i = 0; i < countof(part); i++) {
		h = (h ^ (uint64_t)part[i]) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 29;
	}
	return (size_t)h;
}

static void
make_room(struct groups *g)
{
	g->group = arena_grow(g->arena, g->group, g->n, &g->cap, sizeof *g->group);
	if (g->n < g->nbuckets)
		return;
	g->nbuckets = g->nbuckets == 0 ? 256 : 2 * g->nbuckets;
	g->buckets = arena_array(g->arena, g->nbuckets, sizeof *g->buckets);
	for (size_t i = 0; i < g->n; i++) {
		uint32_t *b = &g->buckets[key_hash(&g->group[i].key) & (g->nbuckets - 1)];
		g->group[i].after = *b;
		*b = (uint32_t)i + 1;
	}
}

static struct group *
find(struct groups *g, const struct group_key *k)
{
	size_t h = key_hash(k);

	for (uint32_t i = g->nbuckets != 0 ? g->buckets[h & (g->nbuckets - 1)] : 0; i != 0;
	     i = g->group[i - 1].after)
		if (memcmp(&g->group[i - 1].key, k, sizeof *k) == 0)
			return &g->group[i - 1];
	assert(g->n < UINT32_MAX);
	make_room(g);
	uint32_t *b = &g->buckets[h & (g->nbuckets - 1)];
	g->group[g->n] = (struct group){ .key = *k, .after = *b };
	*b = (uint32_t)++g->n;
	return &g->group[g->n - 1];
}

struct group *
groups_at(struct groups *g, const struct observation *o)
{
	struct group_key k = key_make(&g->by, o);

	return find(g, &k);
}

/* ---- sums ------------------------------------------------------------- */

/* What rounding takes from the sum is kept (D. E. Knuth's TwoSum). */
static void
exact_add(struct exact_sum *s, double x)
{
	double sum = s->sum + x, part = sum - s->sum;

	s->rest += (s->sum - (sum - part)) + (x - part);
	s->sum = sum;
}

double
exact_value(const struct exact_sum *s)
{
	return s->sum + s->rest;
}

/* What a published value of I must be a multiple of; NAN if counts do not make it. */
static double
candidate_per(const struct indicator *i)
{
	if (i->configured)
		return i->measure == MEASURE_AMOUNT ? (double)NAN : i->per;
	return i->unit[0] == '\0' || strcmp(i->unit, "%") == 0 ? 100 : (double)NAN;
}

unsigned
group_evidence(const struct observation *o, const struct indicator *i)
{
	struct indicator as = { .per = candidate_per(i) };

	if (isnan(o->value) || isnan(as.per))
		return 0;
	if (!observation_has_counts(o, &as))
		return GROUP_MISFITS;
	return o->value != 0 ? GROUP_FITS : 0;
}

/*
 * Rounded to DECIMALS the counts' value is O's. observation_has_counts asks for no more, since a
 * value written with so many decimals is not taken to have more of them.
 */
bool
group_fits(const struct observation *o, const struct indicator *i, size_t decimals)
{
	static const double half[] = { 0.5, 0.5e-1, 0.5e-2, 0.5e-3, 0.5e-4, 0.5e-5, 0.5e-6 };
	double per = candidate_per(i);

	return decimals < countof(half) && o->value != 0
	    && fabs(o->numerator * per / o->denominator - o->value) <= half[decimals];
}

static unsigned
area_bit(int code)
{
	return code == 0  ? GROUP_COUNTRY
	    : code < 1000 ? GROUP_KOMMUNE
	    : code < 2000 ? GROUP_REGION
			  : GROUP_CLUSTER;
}

unsigned
group_bits(const struct observation *o)
{
	return (o->stratum == 0 ? GROUP_ALL : GROUP_SUBGROUP) | area_bit(o->area)
	    | (unsigned)GROUP_PERIOD << o->period.kind;
}

void
group_sum(struct group *to, double numerator, double denominator, unsigned seen)
{
	exact_add(&to->numerator, numerator);
	exact_add(&to->denominator, denominator);
	to->n++;
	to->seen |= seen;
}

void
group_add(struct group *to, const struct observation *o, const struct indicator *i)
{
	group_sum(to, o->numerator, o->denominator, group_bits(o) | group_evidence(o, i));
}

void
groups_put(struct groups *g, const struct observation *o, const struct indicator *i)
{
	if (!isnan(o->numerator) && !isnan(o->denominator))
		group_add(groups_at(g, o), o, i);
	else if (g->left_out++ == 0)
		g->first_out = o->origin;
}

void
groups_merge(struct groups *g, const struct groups *from)
{
	if (g->left_out == 0)
		g->first_out = from->first_out;
	g->left_out += from->left_out;
	for (size_t i = 0; i < from->n; i++) {
		const struct group *f = &from->group[i];
		struct group *to = find(g, &f->key);
		exact_add(&to->numerator, f->numerator.sum);
		exact_add(&to->numerator, f->numerator.rest);
		exact_add(&to->denominator, f->denominator.sum);
		exact_add(&to->denominator, f->denominator.rest);
		to->n += f->n;
		to->seen |= f->seen;
	}
}

/* ---- order ------------------------------------------------------------ */

/* A group with what its order needs at hand; qsort takes nothing beside the elements. */
struct ordered {
	const struct by *by;
	const struct catalogue *catalogue;
	struct group group;
};

static int
compare_part(const struct ordered *x, const struct ordered *y, enum by_part part)
{
	const struct group_key *a = &x->group.key, *b = &y->group.key;

	switch (part) {
	case BY_INDICATOR:
		return strcmp(x->catalogue->indicators[a->indicator].id,
		    x->catalogue->indicators[b->indicator].id);
	case BY_STRATUM:
		return strcmp(x->catalogue->strata[a->stratum], x->catalogue->strata[b->stratum]);
	case BY_AREA: return (a->area > b->area) - (a->area < b->area);
	default: break;
	}
	int c = period_compare(a->period, b->period);
	return c != 0 ? c : (a->period.kind > b->period.kind) - (a->period.kind < b->period.kind);
}

static int
compare(const void *p, const void *q)
{
	const struct ordered *x = p, *y = q;
	int c = 0;

	for (size_t i = 0; i < x->by->n && c == 0; i++)
		c = compare_part(x, y, x->by->part[i]);
	return c;
}

void
groups_sort(struct groups *g, const struct catalogue *c)
{
	struct ordered *all = arena_array(g->arena, g->n, sizeof *all);

	for (size_t i = 0; i < g->n; i++)
		all[i] = (struct ordered){ &g->by, c, g->group[i] };
	if (g->n != 0)
		qsort(all, g->n, sizeof *all, compare);
	for (size_t i = 0; i < g->n; i++)
		g->group[i] = all[i].group;
	g->buckets = NULL;
	g->nbuckets = 0;
}

/* ---- what a sum means --------------------------------------------------- */

double
group_per(const struct indicator *i, unsigned seen)
{
	bool stated = i->configured || i->unit[0] != '\0';

	if ((seen & GROUP_MISFITS) != 0 || (!stated && (seen & GROUP_FITS) == 0))
		return NAN;
	return candidate_per(i);
}

/* More than one bit? */
static bool
is_mixed(unsigned bits)
{
	return (bits & (bits - 1)) != 0;
}

const char *
group_overlap(const struct group *g, const struct by *by)
{
	const unsigned areas = GROUP_COUNTRY | GROUP_REGION | GROUP_KOMMUNE | GROUP_CLUSTER;

	if (!by->has[BY_STRATUM] && is_mixed(g->seen & (GROUP_ALL | GROUP_SUBGROUP)))
		return N_("rows of everyone and of subgroups");
	if (!by->has[BY_AREA] && is_mixed(g->seen & areas))
		return N_("areas that are inside each other");
	if (!by->has[BY_PERIOD] && is_mixed(g->seen / GROUP_PERIOD))
		return N_("periods that are inside each other");
	return NULL;
}
