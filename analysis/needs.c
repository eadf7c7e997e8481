#include "analysis/needs.h"

#include <math.h>

#include "analysis/compare.h"
#include "analysis/describe.h"
#include "analysis/multiplicity.h"
#include "analysis/peers.h"
#include "model/observation.h"
#include "model/target.h"

#define MOST_EVENTS 9007199254740992.0 /* 2^53: beyond it a double skips whole numbers */

/* ---- in events ----------------------------------------------------------------- */

/* T's end that V is past, as a target of its own. */
static struct target
passed_end(const struct target *t, double v)
{
	struct target end = *t;

	if (t->rule == TARGET_BETWEEN)
		end.rule = v > t->high ? TARGET_AT_MOST : TARGET_AT_LEAST;
	return end;
}

/*
 * The number of events nearest to GOOD's other side: MISS does not meet END, GOOD does, all between
 * them change once.
 */
static double
last_that_meets(const struct target *end, double miss, double good, double n, double per)
{
	while (fabs(good - miss) > 1) {
		double middle = floor((good + miss) / 2);
		if (target_meets_counts(end, middle, n, per) == TRUTH_YES)
			good = middle;
		else
			miss = middle;
	}
	return good;
}

static struct need
need_in_counts(const struct observation *o, const struct indicator *i, const struct target *t)
{
	double x = o->numerator, n = o->denominator;
	struct need need = { NEED_NO_WHOLE_NUMBER, NAN, 0 };

	if (target_meets_counts(t, x, n, i->per) == TRUTH_YES)
		return (struct need){ NEED_MET, 0, 0 };
	struct target end = passed_end(t, x * i->per / n);
	bool fewer = end.rule == TARGET_AT_MOST;
	double far = i->measure == MEASURE_PROPORTION ? n : MOST_EVENTS;
	double good = fewer ? 0 : far;
	need.direction = fewer ? -1 : 1;
	if (target_meets_counts(&end, good, n, i->per) != TRUTH_YES)
		return need;
	good = last_that_meets(&end, x, good, n, i->per);
	if (target_meets_counts(t, good, n, i->per) != TRUTH_YES)
		return need;
	need.code = NEED_OK;
	need.events = fabs(good - x);
	return need;
}

struct need
need_of(const struct observation *o, const struct indicator *i, const struct target *t)
{
	struct need need = { NEED_NO_COUNTS, NAN, 0 };

	if (!target_has_number(t))
		need.code = NEED_NO_TARGET;
	else if (o == NULL)
		need.code = NEED_NO_FIGURE;
	else if (o->status == OBS_SUPPRESSED)
		need.code = NEED_SUPPRESSED;
	else if (o->denominator == 0)
		need.code = NEED_ZERO_DENOMINATOR;
	else if (isnan(o->value))
		need.code = NEED_NO_FIGURE;
	if (need.code != NEED_NO_COUNTS)
		return need;
	if (observation_has_counts(o, i)
	    && (i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE))
		return need_in_counts(o, i, t);
	if (target_meets(t, o->value) == TRUTH_YES)
		return (struct need){ NEED_MET, 0, 0 };
	need.direction = passed_end(t, o->value).rule == TARGET_AT_MOST ? -1 : 1;
	return need;
}

/* ---- kommune by kommune ---------------------------------------------------------- */

static bool
has_value(const struct need_part *p)
{
	return p->obs != NULL && isfinite(p->obs->value);
}

/* Do all parts with a value have counts that give it? */
static bool
all_have_counts(const struct needs *n, const struct indicator *i)
{
	for (size_t k = 0; k < n->nparts; k++)
		if (has_value(&n->parts[k]) && !observation_has_counts(n->parts[k].obs, i))
			return false;
	return true;
}

static void
set_values(struct needs *n, const struct indicator *i)
{
	bool adds_up = i->measure != MEASURE_AMOUNT && i->measure != MEASURE_RATIO;

	n->weighted = !all_have_counts(n, i);
	n->nvalues = 0;
	for (size_t k = 0; k < n->nparts; k++) {
		struct need_part *p = &n->parts[k];
		p->value = p->events_over = p->share = p->q = NAN;
		if (!has_value(p) || !adds_up || (n->weighted && !(p->persons > 0)))
			continue;
		p->value =
		    n->weighted ? p->obs->value : p->obs->numerator * i->per / p->obs->denominator;
		n->nvalues++;
	}
}

static double
weight(const struct needs *n, const struct need_part *p)
{
	return n->weighted ? p->persons : p->obs->denominator;
}

/* What the parts make together, each value kept within LOW and HIGH. */
static double
together(const struct needs *n, double low, double high)
{
	double sum = 0, weights = 0;

	for (size_t k = 0; k < n->nparts; k++) {
		const struct need_part *p = &n->parts[k];
		if (isnan(p->value))
			continue;
		sum += fmin(fmax(p->value, low), high) * weight(n, p);
		weights += weight(n, p);
	}
	return weights > 0 ? sum / weights : NAN;
}

static void
set_best_quarter(struct needs *n, enum better better, struct arena *a)
{
	double *sorted = arena_array(a, n->nparts + 1, sizeof *sorted);
	size_t nsorted = 0;

	n->best_quarter = n->if_best_quarter = NAN;
	if (better == BETTER_UNKNOWN || n->nvalues == 0)
		return;
	for (size_t k = 0; k < n->nparts; k++)
		if (!isnan(n->parts[k].value))
			sorted[nsorted++] = n->parts[k].value;
	describe_sort(sorted, nsorted);
	bool lower = better == BETTER_LOWER;
	n->best_quarter = describe_quantile(sorted, nsorted, lower ? 0.25 : 0.75);
	n->if_best_quarter =
	    together(n, lower ? -INFINITY : n->best_quarter, lower ? n->best_quarter : INFINITY);
}

/* Each part's events past the bound, and its share of all that are on the wrong side. */
static void
set_shares(struct needs *n, const struct indicator *i, const struct target *end)
{
	double bound = target_bound(end, NAN), wrong = 0;

	for (size_t k = 0; k < n->nparts; k++) {
		struct need_part *p = &n->parts[k];
		if (isnan(p->value))
			continue;
		double over = (end->rule == TARGET_AT_MOST ? p->value - bound : bound - p->value)
		    * weight(n, p) / i->per;
		bool misses = n->weighted
		    ? target_meets(end, p->value) == TRUTH_NO
		    : target_meets_counts(end, p->obs->numerator, p->obs->denominator, i->per)
			== TRUTH_NO;
		p->share = misses ? fmax(over, 0) : 0;
		wrong += p->share;
		if (!n->weighted
		    && (i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE))
			p->events_over = round(over * 1e9) / 1e9; /* of a binary subtraction */
	}
	for (size_t k = 0; k < n->nparts && wrong > 0; k++)
		n->parts[k].share /= wrong;
}

static size_t
count_missing(const struct needs *n, const struct indicator *i, const struct target *t)
{
	size_t wrong = 0;

	for (size_t k = 0; k < n->nparts; k++) {
		const struct need_part *p = &n->parts[k];
		if (isnan(p->value))
			continue;
		wrong += (n->weighted ? target_meets(t, p->value)
				      : target_meets_counts(
					  t, p->obs->numerator, p->obs->denominator, i->per))
		    == TRUTH_NO;
	}
	return wrong;
}

static void
set_target(struct needs *n, const struct indicator *i, const struct target *t, double whole)
{
	n->nwrong = 0;
	n->if_all_meet = NAN;
	if (!target_has_number(t))
		return;
	n->nwrong = count_missing(n, i, t);
	n->if_all_meet = together(n, t->rule == TARGET_AT_MOST ? -INFINITY : t->low,
	    t->rule == TARGET_AT_LEAST ? INFINITY : t->high);
	/* within a range there is no side that the whole is wrong on */
	if (t->rule == TARGET_BETWEEN && target_meets(t, whole) != TRUTH_NO)
		return;
	struct target end = passed_end(t, whole);
	set_shares(n, i, &end);
}

static void
set_chance(struct needs *n, const struct indicator *i, struct arena *a)
{
	struct peer *of = arena_array(a, n->nparts + 1, sizeof *of);
	struct peers peers = { .indicator = i, .of = of, .n = n->nparts };

	for (size_t k = 0; k < n->nparts; k++)
		of[k] = (struct peer){ .area = n->parts[k].area, .obs = n->parts[k].obs };
	peers_place(&peers, a);
	for (size_t k = 0; k < n->nparts; k++)
		n->parts[k].q = of[k].q;
}

void
needs_parts(struct needs *n, const struct indicator *i, const struct target *t, double whole,
    struct arena *a)
{
	set_values(n, i);
	n->events_over = n->share = NAN;
	n->value = together(n, -INFINITY, INFINITY);
	set_best_quarter(n, i->better, a);
	set_target(n, i, t, whole);
	set_chance(n, i, a);
}

/* ---- worse and worsening ----------------------------------------------------------- */

/* Is A on the wrong side of B? Equal is not; of values computed, to their last but three bits. */
static bool
is_worse(double a, double b, enum better better)
{
	if (better == BETTER_UNKNOWN || fabs(a - b) <= 1e-12 * fabs(b))
		return false;
	return better == BETTER_LOWER ? a > b : a < b;
}

size_t
needs_worsening(struct worsening *w, size_t n, struct arena *a)
{
	double *p = arena_array(a, n + 1, sizeof *p), *q = arena_array(a, n + 1, sizeof *q);
	size_t *work = arena_array(a, 2 * n + 1, sizeof *work), family = 0;

	for (size_t k = 0; k < n; k++) {
		const struct assessment *as = w[k].assessment;
		bool tested = as->series.indicator->better != BETTER_UNKNOWN
		    && as->trend.code == STAT_OK && isfinite(as->trend.p);
		p[k] = tested ? as->trend.p : NAN;
		family += tested;
	}
	multiplicity_adjust(ADJUST_BENJAMINI_HOCHBERG, p, n, q, work);
	for (size_t k = 0; k < n; k++) {
		const struct assessment *as = w[k].assessment;
		w[k].q = family > 0 ? q[k] : NAN;
		w[k].than_target = as->latest.meets == TRUTH_NO;
		w[k].than_region =
		    is_worse(as->latest.value, w[k].region, as->series.indicator->better);
		w[k].called = (w[k].than_target || w[k].than_region)
		    && as->development == DEVELOPMENT_WORSENING && w[k].q <= NEEDS_FALSE_SHARE;
	}
	return family;
}
