#include "store/pending.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/period.h"
#include "store/db.h"
#include "store/schema.h"

/* Memory that runs out is remembered; nothing more is taken. */
static void *
grow(struct pending *p, void *old, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return old;
	size_t more = *cap == 0 ? 64 : *cap + *cap / 2;
	void *bigger = more <= SIZE_MAX / size ? realloc(old, more * size) : NULL;
	if (bigger == NULL) {
		p->full = true;
		return old;
	}
	*cap = more;
	return bigger;
}

static size_t
hash(int indicator, int area, int stratum)
{
	uint64_t h = (uint64_t)(unsigned)indicator * UINT64_C(0x9E3779B97F4A7C15);

	h = (h ^ (unsigned)area) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ (h >> 29) ^ (unsigned)stratum) * UINT64_C(0x9E3779B97F4A7C15);
	return (size_t)(h ^ (h >> 31));
}

static uint32_t *
find_slot(struct pending *p, int indicator, int area, int stratum)
{
	size_t i = hash(indicator, area, stratum) & (p->nslots - 1);

	while (p->slots[i] != 0) {
		const struct pending_subject *k = &p->subject[p->slots[i] - 1];
		if (k->indicator == indicator && k->area == area && k->stratum == stratum)
			break;
		i = (i + 1) & (p->nslots - 1);
	}
	return &p->slots[i];
}

static void
more_slots(struct pending *p)
{
	size_t n = p->nslots == 0 ? 1024 : p->nslots * 2;
	uint32_t *slots = calloc(n, sizeof *slots);

	if (slots == NULL) {
		p->full = true;
		return;
	}
	free(p->slots);
	p->slots = slots;
	p->nslots = n;
	for (size_t i = 0; i < p->nsubjects; i++)
		*find_slot(p, p->subject[i].indicator, p->subject[i].area, p->subject[i].stratum) =
		    (uint32_t)i + 1;
}

static bool
is_subject(const struct pending_subject *k, const struct observation *o)
{
	return k->indicator == o->indicator && k->area == o->area && k->stratum == o->stratum;
}

/* Files name subjects in the same order again and again, or one many times in a row. */
static uint32_t
subject_of(struct pending *p, const struct observation *o)
{
	uint32_t guess = p->n > 0 ? p->row[p->n - 1].subject : 0;

	for (uint32_t i = guess; i < p->nsubjects && i < guess + 2; i++)
		if (is_subject(&p->subject[i], o))
			return i;
	if (p->nsubjects * 2 >= p->nslots)
		more_slots(p);
	p->subject = grow(p, p->subject, p->nsubjects, &p->capsubjects, sizeof *p->subject);
	if (p->full || p->nsubjects == SCHEMA_SERIES) {
		p->full = true;
		return 0;
	}
	uint32_t *slot = find_slot(p, o->indicator, o->area, o->stratum);
	if (*slot == 0) {
		p->subject[p->nsubjects++] = (struct pending_subject){
			.indicator = o->indicator, .area = o->area, .stratum = o->stratum
		};
		*slot = (uint32_t)p->nsubjects;
	}
	return *slot - 1;
}

static bool
same_period(struct period a, struct period b)
{
	return a.kind == b.kind && a.year == b.year && a.part == b.part && a.day == b.day
	    && a.year_end == b.year_end;
}

/* Files name few periods, and one of them many times in a row or in turn. */
static uint16_t
period_of(struct pending *p, struct period period, uint16_t guess)
{
	for (size_t i = guess; i < p->nperiods && i < (size_t)guess + 2; i++)
		if (same_period(p->period[i], period))
			return (uint16_t)i;
	for (size_t i = 0; i < p->nperiods; i++)
		if (same_period(p->period[i], period))
			return (uint16_t)i;
	p->period = grow(p, p->period, p->nperiods, &p->capperiods, sizeof *p->period);
	if (p->full || p->nperiods == SCHEMA_PERIODS) {
		p->full = true;
		return 0;
	}
	p->period[p->nperiods] = period;
	return (uint16_t)p->nperiods++;
}

void
store_put(struct store *s, const struct catalogue *c, const struct observation *o, size_t byte)
{
	if (s->pending == NULL && (s->pending = calloc(1, sizeof *s->pending)) == NULL) {
		s->lost = true;
		return;
	}
	struct pending *p = s->pending;
	assert(!p->settled);
	p->catalogue = c;
	p->row = grow(p, p->row, p->n, &p->cap, sizeof *p->row);
	uint32_t subject = subject_of(p, o);
	uint16_t period = period_of(p, o->period, p->n > 0 ? p->row[p->n - 1].period : 0);
	p->full = p->full || o->origin.line > UINT32_MAX || p->n == UINT32_MAX;
	if (p->full)
		return;
	p->subject[subject].n++;
	p->row[p->n++] = (struct figure_row){ .subject = subject,
		.period = period,
		.field = (uint16_t)o->origin.field,
		.number = { o->value, o->numerator, o->denominator, o->ci_low, o->ci_high,
		    o->hidden_low, o->hidden_high },
		.line = (uint32_t)o->origin.line,
		.status = (char)o->status,
		.byte = byte };
}

size_t
store_pending(const struct store *s)
{
	const struct pending *p = s->pending;

	if (p == NULL)
		return 0;
	return p->settled ? p->nsettled : p->n;
}

void
store_drop(struct store *s)
{
	struct pending *p = s->pending;

	s->lost = false;
	if (p == NULL)
		return;
	free(p->row);
	free(p->order);
	free(p->subject);
	free(p->slots);
	free(p->period);
	free(p);
	s->pending = NULL;
}

/* ---- order ------------------------------------------------------------------ */

/* By subject, file order within one: one pass to count, one to place. */
static bool
by_subject(struct pending *p)
{
	size_t *at = calloc(p->nsubjects + 1, sizeof *at);
	uint32_t *order = malloc((p->n + 1) * sizeof *order);

	if (at == NULL || order == NULL) {
		free(at);
		free(order);
		return false;
	}
	for (size_t i = 0; i < p->nsubjects; i++)
		at[i + 1] = at[i] + p->subject[i].n;
	for (size_t i = 0; i < p->n; i++)
		order[at[p->row[i].subject]++] = (uint32_t)i;
	free(at);
	free(p->order);
	p->order = order;
	return true;
}

bool
pending_sort(struct pending *p, const uint32_t *order, size_t n,
    int (*compare)(const void *x, const void *y))
{
	struct figure_row *row = malloc((n + 1) * sizeof *row);

	if (row == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		row[i] = p->row[order[i]];
	qsort(row, n, sizeof *row, compare);
	for (size_t i = 0; i < n; i++)
		p->row[order[i]] = row[i];
	free(row);
	return true;
}

/* By period; of the same, as they stood in the file. */
static int
compare_rows(const void *x, const void *y)
{
	const struct figure_row *a = x, *b = y;

	if (a->period != b->period)
		return a->period < b->period ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->field > b->field) - (a->field < b->field);
}

static bool
same_figure(const struct figure_row *a, const struct figure_row *b)
{
	bool same = a->status == b->status;

	for (size_t i = 0; i < countof(a->number) - 2; i++) /* as the panel: not what is hidden */
		same = same
		    && (a->number[i] == b->number[i]
			|| (isnan(a->number[i]) && isnan(b->number[i])));
	return same;
}

/* What is told apart on the way. */
struct settling {
	struct pending *p;
	struct store_clash *clash;
	size_t n, cap;
	struct arena *arena;
};

static void
add_clash(struct settling *s, const struct figure_row *first, const struct figure_row *second)
{
	s->clash = arena_grow(s->arena, s->clash, s->n, &s->cap, sizeof *s->clash);
	s->clash[s->n++] =
	    (struct store_clash){ .first = { .line = first->line, .field = first->field },
		    .second = { .line = second->line, .field = second->field } };
}

/* The rows that the N at ORDER name in order, each key once; how many of them is *KEPT. */
static bool
settle_subject(struct settling *s, uint32_t *order, size_t n, size_t *kept)
{
	struct figure_row *row = s->p->row;
	bool in_order = true;

	*kept = n;
	for (size_t i = 1; i < n; i++)
		in_order = in_order && row[order[i - 1]].period < row[order[i]].period;
	if (in_order)
		return true;
	if (!pending_sort(s->p, order, n, compare_rows))
		return false;
	*kept = 0;
	for (size_t i = 0; i < n; i++) {
		const struct figure_row *r = &row[order[i]];
		struct figure_row *last = *kept > 0 ? &row[order[*kept - 1]] : NULL;
		if (last == NULL || last->period != r->period)
			row[order[(*kept)++]] = *r;
		else if (same_figure(last, r))
			*last = *r;
		else
			add_clash(s, last, r);
	}
	return true;
}

/* All subjects; the rows that stay lie behind each other in the order. */
static bool
settle_all(struct settling *s)
{
	struct pending *p = s->p;
	size_t total = 0, at = 0;

	for (size_t i = 0; i < p->nsubjects; i++) {
		size_t had = p->subject[i].n, kept;
		if (!settle_subject(s, p->order + at, had, &kept))
			return false;
		memmove(p->order + total, p->order + at, kept * sizeof *p->order);
		p->subject[i].n = kept;
		total += kept;
		at += had;
	}
	p->nsettled = total;
	return true;
}

static int
compare_clashes(const void *x, const void *y)
{
	const struct store_clash *a = x, *b = y;

	return (a->second.line > b->second.line) - (a->second.line < b->second.line);
}

bool
store_settle(struct store *s, struct store_clash **out, size_t *n, struct arena *a, struct diag *d)
{
	struct pending *p = s->pending;
	struct settling x = { .p = p, .arena = a };

	*out = NULL;
	*n = 0;
	if (s->lost || (p != NULL && !p->settled && (p->full || !by_subject(p) || !settle_all(&x))))
		return diag_error(d, (struct pos){ .file = s->path }, NULL,
		    "the file has more figures, periods or lines than can be held");
	if (p == NULL || p->settled)
		return true;
	p->settled = true;
	if (x.n > 1)
		qsort(x.clash, x.n, sizeof *x.clash, compare_clashes);
	*out = x.clash;
	*n = x.n;
	return true;
}
