#include "analysis/slopes.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "base/diag.h"

#define RUN    12    /* points that insertion sorts */
#define STORED 8     /* slopes kept at a time, for each point */
#define TAME   1e100 /* sizes up to which nothing overflows, and 1 / TAME nothing vanishes */

/* ---- values ------------------------------------------------------------- */

static size_t
insert_values(double *v, size_t n)
{
	size_t falling = 0;

	for (size_t j = 1; j < n; j++) {
		double x = v[j];
		size_t i = j;
		for (; i > 0 && v[i - 1] > x; i--)
			v[i] = v[i - 1];
		v[i] = x;
		falling += j - i;
	}
	return falling;
}

/* No branch on the values: which of two random ones is larger cannot be foreseen. */
static size_t
merge_values(double *v, size_t half, size_t n, double *left)
{
	size_t i = 0, j = half, k = 0, falling = 0;

	if (v[half - 1] <= v[half])
		return 0;
	memcpy(left, v, half * sizeof *v);
	while (i < half && j < n) {
		double a = left[i], b = v[j];
		bool right = a > b;
		v[k++] = right ? b : a;
		falling += right ? half - i : 0;
		i += !right;
		j += right;
	}
	memcpy(v + k, left + i, (half - i) * sizeof *v);
	return falling;
}

static size_t
sort_values(double *v, size_t n, double *work)
{
	if (n <= RUN)
		return insert_values(v, n);
	size_t half = n / 2, falling = sort_values(v, half, work);
	falling += sort_values(v + half, n - half, work);
	return falling + merge_values(v, half, n, work);
}

double
sort_falling(double *v, size_t n, double *work)
{
	return (double)sort_values(v, n, work);
}

/* ---- the points in the order of y - slope t ------------------------------ */

struct point {
	double t, y;
};

/* A place among the slopes: just below SLOPE or just above it. Infinite: before or after all. */
struct place {
	double slope;
	bool above;
	double tilt;  /* the slope, 0 if it is infinite */
	double close; /* values of y - tilt t nearer than this are compared exactly */
};

/* Slopes of pairs that change order, every STEP-th of them, beginning at a random one of each. */
struct draw {
	double *slope;
	size_t n, most;
	double step;         /* 1: all */
	uint64_t seen, next; /* pairs passed; the next to take */
	uint64_t seed;
};

/* The points in the order of one place, moved from place to place. */
struct sweep {
	struct point *points, *left; /* n; n / 2 for merging */
	size_t n;
	struct place at;
	uint64_t below; /* slopes below that place */
	double most_t, most_y;
	double *stored; /* STORED n */
	struct draw *draw;
};

static struct place
place_at(const struct sweep *s, double slope, bool above)
{
	if (isinf(slope))
		return (struct place){ .slope = slope, .above = above, .close = INFINITY };
	return (struct place){ .slope = slope,
		.above = above,
		.tilt = slope,
		.close = 4 * DBL_EPSILON * (fabs(slope) * s->most_t + s->most_y) };
}

/* Rounding moves a slope by 3 units in the last place at most. */
static double
slack(double slope)
{
	return 4 * DBL_EPSILON * fabs(slope) + DBL_MIN;
}

/* A - B less its rounded value D, exactly (Knuth's two-sum). */
static double
lost(double a, double b, double d)
{
	double bb = a - d;

	return (a - (d + bb)) + (bb - b);
}

/* Does B come before A at this place? Exact, but for digits beyond the 30th. */
static bool
comes_before(const struct place *at, struct point b, struct point a)
{
	if (isinf(at->slope))
		return a.t == b.t ? b.y < a.y : (b.t < a.t) == (at->slope < 0);
	double dy = b.y - a.y, dt = b.t - a.t, rise = at->slope * dt;
	double rest =
	    lost(b.y, a.y, dy) - fma(at->slope, dt, -rise) - at->slope * lost(b.t, a.t, dt);
	double d = (dy - rise) + rest;
	if (d != 0)
		return d < 0;
	return at->above ? dt > 0 : dt < 0;
}

/* splitmix64 (Steele, Lea & Flood 2014): a number in [0, 1). */
static double
draw_random(struct draw *d)
{
	uint64_t x = d->seed += 0x9e3779b97f4a7c15u;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return (double)((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

static void
draw_advance(struct draw *d)
{
	double within = d->step > 1 ? draw_random(d) : 0;

	d->next = d->n < d->most ? (uint64_t)(((double)d->n + within) * d->step) : UINT64_MAX;
}

/* POINT passes COUNT others on its left. */
static void
draw_pairs(struct draw *d, const struct point *others, size_t count, struct point point)
{
	for (; d->next < d->seen + count; draw_advance(d)) {
		struct point other = others[d->next - d->seen];
		d->slope[d->n++] = (point.y - other.y) / (point.t - other.t);
	}
	d->seen += count;
}

static size_t
insert_points(struct sweep *s, struct point *p, size_t n)
{
	size_t passed = 0;

	for (size_t j = 1; j < n; j++) {
		struct point x = p[j];
		double key = x.y - s->at.tilt * x.t;
		size_t i = j;
		for (; i > 0; i--) {
			double d = p[i - 1].y - s->at.tilt * p[i - 1].t - key;
			if (!(d > s->at.close)
			    && (d < -s->at.close || !comes_before(&s->at, x, p[i - 1])))
				break;
		}
		if (s->draw != NULL && i < j)
			draw_pairs(s->draw, p + i, j - i, x);
		memmove(p + i + 1, p + i, (j - i) * sizeof *p);
		p[i] = x;
		passed += j - i;
	}
	return passed;
}

static size_t
merge_points(struct sweep *s, struct point *p, size_t half, size_t n)
{
	const struct place at = s->at;
	struct point *left = s->left, a = p[0], b = p[half];
	size_t i = 0, j = half, k = 0, passed = 0;

	if (!comes_before(&at, b, p[half - 1]))
		return 0;
	memcpy(left, p, half * sizeof *p);
	while (i < half && j < n) {
		double d = (a.y - at.tilt * a.t) - (b.y - at.tilt * b.t);
		if (d > at.close || (d >= -at.close && comes_before(&at, b, a))) {
			passed += half - i;
			if (s->draw != NULL)
				draw_pairs(s->draw, left + i, half - i, b);
			p[k++] = b;
			if (++j < n)
				b = p[j];
		} else {
			p[k++] = a;
			if (++i < half)
				a = left[i];
		}
	}
	memcpy(p + k, left + i, (half - i) * sizeof *p);
	return passed;
}

/* Into the order of s->at; returns the number of pairs that changed theirs. */
static uint64_t
sort_points(struct sweep *s, struct point *p, size_t n)
{
	if (n <= RUN)
		return insert_points(s, p, n);
	size_t half = n / 2;
	uint64_t passed = sort_points(s, p, half);
	passed += sort_points(s, p + half, n - half);
	return passed + merge_points(s, p, half, n);
}

static void
sweep_move(struct sweep *s, struct place to)
{
	bool up = to.slope > s->at.slope || (to.slope == s->at.slope && to.above);

	s->at = to;
	uint64_t passed = sort_points(s, s->points, s->n);
	s->below = up ? s->below + passed : s->below - passed;
}

/* Slopes that the sweep from LOW to HIGH passes, COUNT of INSIDE of them, into s->stored. */
static size_t
sweep_draw(struct sweep *s, struct place low, struct place high, uint64_t inside, size_t count)
{
	struct draw d = { .slope = s->stored,
		.most = count,
		.step = (double)inside / (double)count,
		.seed = inside };

	sweep_move(s, low);
	draw_advance(&d);
	s->draw = &d;
	sweep_move(s, high);
	s->draw = NULL;
	return d.n;
}

/* ---- narrowing ----------------------------------------------------------- */

/* Slopes between two places, and one of them. */
struct span {
	struct place low, high;
	uint64_t below, inside;
	double middle;
};

/* A part of the ranks with the places that should enclose it. */
struct cut {
	size_t from, to;
	struct place low, high;
	double middle;
};

static void select_within(
    struct sweep *s, const struct span *in, struct slope_rank *w, size_t nranks);

/*
 * All slopes there are made. Their number can differ from the count only where two of them differ
 * beyond the 30th digit; a neighbour of the rank is then as good.
 */
static void
select_stored(struct sweep *s, const struct span *in, struct slope_rank *w, size_t nranks)
{
	s->stored[0] = in->middle;
	size_t n = sweep_draw(s, in->low, in->high, in->inside, (size_t)in->inside);

	n += n == 0;
	for (size_t i = 0; i < nranks; i++) {
		size_t k = (size_t)w[i].rank - (size_t)in->below - 1;
		w[i].slope = gsl_stats_select(s->stored, 1, n, k < n ? k : n - 1);
	}
}

/* Sample number that a rank would have among N draws. */
static double
expected(const struct span *in, double rank, size_t n)
{
	return (rank - (double)in->below) / (double)in->inside * (double)n;
}

/*
 * The places around draws FIRST to LAST of N sorted ones, which may lie outside; within IN. Where
 * that is all of IN, it is cut beside the draw in the middle, to get on.
 */
static void
cut_places(const struct sweep *s, const struct span *in, double first, double last, size_t n,
    struct cut *c)
{
	const double *v = s->stored;
	double from = fmax(0, first), to = fmin((double)n - 1, last);

	c->low = in->low;
	c->high = in->high;
	c->middle = v[(size_t)((from + to) / 2)];
	double low = v[(size_t)from] - slack(v[(size_t)from]);
	double high = v[(size_t)to] + slack(v[(size_t)to]);
	if (first >= 0 && low > in->low.slope)
		c->low = place_at(s, low, false);
	if (last <= (double)n - 1 && high < in->high.slope)
		c->high = place_at(s, high, true);
	if (c->low.slope > in->low.slope || c->high.slope < in->high.slope)
		return;
	low = c->middle - slack(c->middle);
	high = c->middle + slack(c->middle);
	if (high < in->high.slope)
		c->high = place_at(s, high, true);
	else
		c->low = place_at(s, low, false);
}

static uint64_t
from_to(uint64_t from, uint64_t to)
{
	return to > from ? to - from : 0;
}

/* The ranks of one cut, below it, in it, above it. */
static void
select_cut(struct sweep *s, const struct span *in, const struct cut *c, struct slope_rank *w)
{
	struct span part[3] = { *in, *in, *in };
	size_t from = c->from;

	sweep_move(s, c->low);
	part[0].high = part[1].low = c->low;
	part[1].below = s->below;
	sweep_move(s, c->high);
	part[1].high = part[2].low = c->high;
	part[1].middle = c->middle;
	part[2].below = s->below;
	part[0].inside = from_to(in->below, part[1].below);
	part[1].inside = from_to(part[1].below, part[2].below);
	part[2].inside = from_to(part[2].below, in->below + in->inside);
	for (size_t k = 0; k < countof(part); k++) {
		size_t to = from;
		while (to < c->to && w[to].rank <= (double)part[k].below + (double)part[k].inside)
			to++;
		if (to > from)
			select_within(s, &part[k], w + from, to - from);
		from = to;
	}
}

/* Ranks whose draws are near each other stay together. */
static void
select_within(struct sweep *s, const struct span *in, struct slope_rank *w, size_t nranks)
{
	struct cut cuts[SLOPES_RANKS];
	size_t ncuts = 0, from = 0;

	if (in->inside <= STORED * s->n) {
		select_stored(s, in, w, nranks);
		return;
	}
	if (in->high.slope - in->low.slope <= 8 * slack(in->middle)) {
		for (size_t i = 0; i < nranks; i++)
			w[i].slope = in->middle;
		return;
	}
	size_t n = sweep_draw(s, in->low, in->high, in->inside, s->n);
	sort_values(s->stored, n, s->stored + n);
	double margin = 1.25 * sqrt((double)n) + 2;
	for (size_t i = 0; i < nranks; i++) {
		double here = expected(in, w[i].rank, n);
		if (i + 1 < nranks && expected(in, w[i + 1].rank, n) - here <= 2 * margin)
			continue;
		cuts[ncuts] = (struct cut){ .from = from, .to = i + 1 };
		cut_places(s, in, floor(expected(in, w[from].rank, n) - margin),
		    ceil(here + margin), n, &cuts[ncuts++]);
		from = i + 1;
	}
	for (size_t i = 0; i < ncuts; i++)
		select_cut(s, in, &cuts[i], w);
}

/* ---- selection ------------------------------------------------------------ */

size_t
slopes_work(size_t n)
{
	return n <= SLOPES_PLAIN ? n * (n - (n > 0)) / 2 + 1 : (2 + 1 + STORED) * n + 2;
}

static size_t
all_slopes(const double *t, const double *y, size_t n, double *slope)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (t[i] != t[j])
				slope[count++] = (y[j] - y[i]) / (t[j] - t[i]);
	return count;
}

static void
sort_ranks(struct slope_rank *w, size_t n)
{
	for (size_t j = 1; j < n; j++) {
		struct slope_rank x = w[j];
		size_t i = j;
		for (; i > 0 && w[i - 1].rank > x.rank; i--)
			w[i] = w[i - 1];
		w[i] = x;
	}
}

/* Can every slope, and its product with any time, be told to the last digit? */
static bool
is_tame(const struct sweep *s)
{
	double least = INFINITY;

	for (size_t i = 1; i < s->n; i++)
		if (s->points[i].t > s->points[i - 1].t)
			least = fmin(least, s->points[i].t - s->points[i - 1].t);
	return s->most_t < TAME && s->most_y < TAME && least > 1 / TAME
	    && s->most_y / least * fmax(1, s->most_t) < TAME
	    && (s->most_y == 0 || s->most_y > 1 / TAME);
}

static void
select_all(struct sweep *s, struct slope_rank *w, size_t nranks)
{
	struct span all = { .low = place_at(s, -INFINITY, false),
		.high = place_at(s, INFINITY, true) };

	sweep_move(s, all.low);
	for (size_t i = 0; i < nranks; i++)
		w[i].slope = NAN;
	if (!is_tame(s))
		return;
	s->below = 0;
	sweep_move(s, all.high);
	all.inside = s->below;
	select_within(s, &all, w, nranks);
}

void
slopes_select(
    const double *t, const double *y, size_t n, struct slope_rank *w, size_t nranks, double *work)
{
	assert(nranks <= SLOPES_RANKS);
	sort_ranks(w, nranks);
	if (n <= SLOPES_PLAIN) {
		size_t count = all_slopes(t, y, n, work);
		for (size_t i = 0; i < nranks; i++)
			w[i].slope = gsl_stats_select(work, 1, count, (size_t)w[i].rank - 1);
		return;
	}
	struct sweep s = { .points = (struct point *)work,
		.left = (struct point *)(work + 2 * n),
		.n = n,
		.stored = work + 3 * n };
	for (size_t i = 0; i < n; i++) {
		s.points[i] = (struct point){ t[i], y[i] };
		s.most_t = fmax(s.most_t, fabs(t[i]));
		s.most_y = fmax(s.most_y, fabs(y[i]));
	}
	select_all(&s, w, nranks);
}
