#include "analysis/run_chart.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#define CROSSINGS_LEVEL 0.05  /* Chen 2010 */
#define BOX_CARE        0.925 /* no signal without a shift, at least */
#define BOX_SHIFT       0.8   /* the shift the boxes are made for, in standard deviations */

/* ---- Anhoej ------------------------------------------------------------ */

/* The smallest k with P(X <= k) >= 5 %, X of N fair coins. */
static size_t
crossings_quantile(size_t n)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (gsl_cdf_binomial_P((unsigned)middle, 0.5, (unsigned)n) >= CROSSINGS_LEVEL)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static struct runs_limits
anhoej_limits(size_t n)
{
	/* R rounds halves to even, but log2 of a whole number never ends in .5 */
	return (struct runs_limits){ .longest_max = (size_t)lround(log2((double)n)) + 3,
		.crossings_min = crossings_quantile(n - 1),
		.cut_longest = RUNS_NO_CUT,
		.cut_crossings = RUNS_NO_CUT };
}

/* ---- the joint law ----------------------------------------------------- */

/* at[(m * (n + 1) + c) * 2 + side]: m points, c crossings, the last run on that side */
struct law {
	size_t n;
	double *at;
};

static double *
law_at(const struct law *w, size_t m, size_t c, size_t side)
{
	return &w->at[(m * (w->n + 1) + c) * 2 + side];
}

/*
 * P(crossings = c and no run over LONGEST) of n points into OUT[c], c below n. A last run of r on
 * one side follows m - r points that end on the other; the sum over r is carried from m to m + 1.
 */
static void
law_row(const struct law *w, size_t longest, double p_above, double *out)
{
	for (size_t side = 0; side < 2; side++)
		*law_at(w, 0, 0, side) = 0;
	for (size_t m = 1; m <= w->n; m++)
		for (size_t c = 0; c < m; c++)
			for (size_t side = 0; side < 2; side++) {
				double p = side == 0 ? 1 - p_above : p_above, sum = 0;
				if (c == 0)
					sum = m <= longest ? pow(p, (double)m) : 0;
				else
					sum = p * *law_at(w, m - 1, c - 1, 1 - side)
					    + (c < m - 1 ? p * *law_at(w, m - 1, c, side) : 0);
				if (c > 0 && m > longest + 1 && c <= m - longest - 1)
					sum -= pow(p, (double)longest + 1)
					    * *law_at(w, m - longest - 1, c - 1, 1 - side);
				*law_at(w, m, c, side) = fmax(sum, 0);
			}
	for (size_t c = 0; c < w->n; c++)
		out[c] = *law_at(w, w->n, c, 0) + *law_at(w, w->n, c, 1);
}

static struct law
law_of(size_t n, struct arena *a)
{
	return (struct law){ n, arena_array(a, (n + 1) * (n + 1) * 2, sizeof(double)) };
}

double
runs_box_probability(size_t n, size_t longest, size_t crossings, double p_above, struct arena *a)
{
	double sum = 0;

	if (n == 0 || n > RUNS_BOX_MAX || !(p_above >= 0 && p_above <= 1))
		return NAN;
	struct law w = law_of(n, a);
	double *row = arena_array(a, n, sizeof *row);
	law_row(&w, longest < n ? longest : n, p_above, row);
	for (size_t c = n; c-- > crossings;)
		sum += row[c];
	return sum;
}

/* ---- boxes ------------------------------------------------------------- */

/* P(crossings = c, no run over l) at [l * n + c], with no shift and with BOX_SHIFT. */
struct tables {
	size_t n;
	double *none, *shift;
};

static struct tables
tables_of(size_t n, struct arena *a)
{
	struct law w = law_of(n, a);
	struct tables t = { n, arena_array(a, (n + 1) * n, sizeof(double)),
		arena_array(a, (n + 1) * n, sizeof(double)) };

	for (size_t l = 1; l <= n; l++) {
		law_row(&w, l, 0.5, t.none + l * n);
		law_row(&w, l, gsl_cdf_ugaussian_P(BOX_SHIFT), t.shift + l * n);
	}
	return t;
}

/* P(crossings = C, longest run = L); exactly 0 where N points cannot do it. */
static double
cell(const double *table, size_t n, size_t c, size_t l)
{
	bool possible = l > 0 && c + l <= n && (c + 1) * l >= n;

	return possible ? table[l * n + c] - table[(l - 1) * n + c] : 0;
}

/* Among the boxes that keep BOX_CARE without a shift, the one that holds the shifted least. */
static struct runs_limits
best_box(const struct tables *t, double *care)
{
	struct runs_limits best = {
		.longest_max = t->n, .cut_longest = RUNS_NO_CUT, .cut_crossings = RUNS_NO_CUT
	};
	double least = INFINITY;

	for (size_t l = 1; l <= t->n; l++) {
		double none = 0, shift = 0;
		for (size_t c = t->n; c-- > 0;) {
			none += t->none[l * t->n + c];
			shift += t->shift[l * t->n + c];
			if (none < BOX_CARE || shift >= least)
				continue;
			least = shift;
			*care = none;
			best.longest_max = l;
			best.crossings_min = c;
		}
	}
	return best;
}

/*
 * Take the corner off the box, then cell after cell along its two borders, the likelier under the
 * shift first, as long as CARE allows.
 */
static void
cut_box(const struct tables *t, double care, struct runs_limits *b)
{
	size_t n = t->n, c = b->crossings_min, l = b->longest_max;
	double left = care - cell(t->none, n, c, l);

	if (left < BOX_CARE)
		return;
	b->cut_longest = l - 1;
	b->cut_crossings = c + 1;
	for (;;) {
		double side = cell(t->none, n, b->cut_crossings, l);
		double foot = cell(t->none, n, c, b->cut_longest);
		bool may_side = side > 0 && left - side >= BOX_CARE;
		bool may_foot = foot > 0 && left - foot >= BOX_CARE;
		if (!may_side && !may_foot)
			return;
		if (may_side
		    && (!may_foot
			|| cell(t->shift, n, b->cut_crossings, l)
			    >= cell(t->shift, n, c, b->cut_longest))) {
			left -= side;
			b->cut_crossings++;
		} else {
			left -= foot;
			b->cut_longest--;
		}
	}
}

struct runs_limits
runs_limits(size_t n, enum runs_rule rule, struct arena *a)
{
	struct runs_limits out = {
		.code = STAT_TOO_SHORT, .cut_longest = RUNS_NO_CUT, .cut_crossings = RUNS_NO_CUT
	};
	double care = 0;

	if (n == 0)
		return out;
	if (rule == RUNS_ANHOEJ || n < RUNS_MIN) {
		out = anhoej_limits(n);
		out.code = n < RUNS_MIN ? STAT_RULE_TOO_SHORT : STAT_OK;
		return out;
	}
	if (n > RUNS_BOX_MAX) {
		out = anhoej_limits(n);
		out.code = STAT_BAD_INPUT;
		return out;
	}
	struct tables t = tables_of(n, a);
	out = best_box(&t, &care);
	if (rule == RUNS_CUT_BOX)
		cut_box(&t, care, &out);
	return out;
}

/* ---- a series ---------------------------------------------------------- */

bool
runs_signal(const struct runs_limits *b, size_t longest, size_t crossings)
{
	if (longest > b->longest_max || crossings < b->crossings_min)
		return true;
	if (b->cut_longest == RUNS_NO_CUT)
		return false;
	return (crossings == b->crossings_min && longest > b->cut_longest)
	    || (longest == b->longest_max && crossings < b->cut_crossings);
}

struct runs
runs_about(const double *y, const double *centre, const bool *left_out, size_t n,
    enum runs_rule rule, struct arena *a)
{
	struct runs r = { .code = STAT_OK };
	size_t run = 0;
	int last = 0;

	for (size_t i = 0; i < n; i++) {
		if ((left_out != NULL && left_out[i]) || !(y[i] < centre[i] || y[i] > centre[i]))
			continue;
		int side = y[i] > centre[i] ? 1 : -1;
		r.useful++;
		r.crossings += last == -side;
		run = last == side ? run + 1 : 1;
		r.longest = run > r.longest ? run : r.longest;
		last = side;
	}
	r.limits = runs_limits(r.useful, rule, a);
	r.code = r.limits.code;
	r.signal = r.useful > 0 && runs_signal(&r.limits, r.longest, r.crossings);
	return r;
}
