#include "store/absent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/period.h"

/* What one file has: an observation for each key, each area and each period, in order, once. */
struct span {
	struct observation *key, *area, *period;
	size_t nkeys, nareas, nperiods;
};

/* By indicator, stratum and kind of period; a numerator comes first. */
static int
compare_keys(const void *x, const void *y)
{
	const struct observation *a = x, *b = y;

	if (a->indicator != b->indicator)
		return a->indicator < b->indicator ? -1 : 1;
	if (a->stratum != b->stratum)
		return a->stratum < b->stratum ? -1 : 1;
	if (a->period.kind != b->period.kind)
		return a->period.kind < b->period.kind ? -1 : 1;
	return isnan(a->numerator) - isnan(b->numerator);
}

static bool
same_key(const struct observation *a, const struct observation *b)
{
	return a->indicator == b->indicator && a->stratum == b->stratum
	    && a->period.kind == b->period.kind;
}

static int
compare_areas(const void *x, const void *y)
{
	const struct observation *a = x, *b = y;

	return (a->area > b->area) - (a->area < b->area);
}

static bool
same_area(const struct observation *a, const struct observation *b)
{
	return a->area == b->area;
}

static int
compare_periods(const void *x, const void *y)
{
	const struct observation *a = x, *b = y;

	if (a->period.kind != b->period.kind)
		return a->period.kind < b->period.kind ? -1 : 1;
	return period_compare(a->period, b->period);
}

static bool
same_period(const struct observation *a, const struct observation *b)
{
	return compare_periods(a, b) == 0;
}

/* A copy of the N at FROM in order, each once; *N of them. */
static struct observation *
distinct(struct arena *a, const struct observation *from, size_t *n,
    int (*compare)(const void *x, const void *y),
    bool (*same)(const struct observation *x, const struct observation *y))
{
	struct observation *to = arena_array(a, *n, sizeof *to);
	size_t k = 0;

	memcpy(to, from, *n * sizeof *to);
	qsort(to, *n, sizeof *to, compare);
	for (size_t i = 0; i < *n; i++)
		if (k == 0 || !same(&to[k - 1], &to[i]))
			to[k++] = to[i];
	*n = k;
	return to;
}

/* The figures of P's first N that are of the same file as OF: *COUNT of them. */
static struct observation *
of_file(
    const struct panel *p, size_t n, const struct observation *of, struct arena *a, size_t *count)
{
	struct observation *all = arena_array(a, n, sizeof *all);

	*count = 0;
	for (size_t i = 0; i < n; i++)
		if (strcmp(p->obs[i].origin.file, of->origin.file) == 0)
			all[(*count)++] = p->obs[i];
	return all;
}

static bool
follow_each_other(enum period_kind kind)
{
	return kind != PERIOD_YEAR && kind != PERIOD_SPAN;
}

/* Zeros of KEY in all areas for PERIOD, which the file of S has a figure or no row for. */
static size_t
fill_period(
    struct panel *p, const struct span *s, const struct observation *key, struct period period)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nareas; i++) {
		struct observation o = { .indicator = key->indicator,
			.stratum = key->stratum,
			.area = s->area[i].area,
			.period = period,
			.status = OBS_NORMAL,
			.value = 0,
			.numerator = isnan(key->numerator) ? NAN : 0,
			.denominator = NAN,
			.ci_low = NAN,
			.ci_high = NAN,
			.hidden_low = NAN,
			.hidden_high = NAN,
			.absent = true,
			.source = key->source,
			.origin = { .file = key->origin.file } };
		struct pos other;
		if (panel_find(p, &o) == NULL) {
			panel_put(p, &o, &other);
			n++;
		}
	}
	return n;
}

/* All periods of KEY's kind from the first to the last. */
static size_t
fill_key(struct panel *p, const struct span *s, const struct observation *key)
{
	enum period_kind kind = key->period.kind;
	size_t n = 0;

	for (size_t i = 0; i < s->nperiods; i++) {
		struct period at = s->period[i].period;
		if (at.kind != kind)
			continue;
		n += fill_period(p, s, key, at);
		bool last = i + 1 == s->nperiods || s->period[i + 1].period.kind != kind;
		while (!last && follow_each_other(kind)) {
			at = period_next(at);
			if (period_compare(at, s->period[i + 1].period) >= 0)
				break;
			n += fill_period(p, s, key, at);
		}
	}
	return n;
}

/* The rows that the file of OF leaves out; N figures of P were read. */
static size_t
fill_file(struct panel *p, size_t n, const struct observation *of)
{
	struct arena a = { .out_of_memory = p->arena->out_of_memory };
	size_t count, filled = 0;
	struct observation *all = of_file(p, n, of, &a, &count);
	struct span s = { .nkeys = count, .nareas = count, .nperiods = count };

	s.key = distinct(&a, all, &s.nkeys, compare_keys, same_key);
	s.area = distinct(&a, all, &s.nareas, compare_areas, same_area);
	s.period = distinct(&a, all, &s.nperiods, compare_periods, same_period);
	for (size_t i = 0; i < s.nkeys; i++)
		filled += fill_key(p, &s, &s.key[i]);
	arena_free(&a);
	return filled;
}

/* Is I the first figure of its file? Figures stand in the order of the files. */
static bool
begins_file(const struct panel *p, size_t i)
{
	for (size_t k = i; k-- > 0;)
		if (strcmp(p->obs[k].origin.file, p->obs[i].origin.file) == 0)
			return false;
	return true;
}

size_t
panel_fill_absent(struct panel *p, const struct source **first)
{
	size_t n = p->nobs, filled = 0;

	for (size_t i = 0; i < n; i++) {
		const struct source *source = p->obs[i].source;
		if (source == NULL || !source->absent_zero || !begins_file(p, i))
			continue;
		size_t more = fill_file(p, n, &p->obs[i]);
		if (filled == 0 && more != 0)
			*first = source;
		filled += more;
	}
	return filled;
}
