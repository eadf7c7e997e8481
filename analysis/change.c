#include "analysis/change.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_statistics_double.h>

#include "analysis/regression.h"

static bool
all_finite(const double *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isfinite(v[i]))
			return false;
	return true;
}

static bool
all_equal(const double *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (v[i] != v[0])
			return false;
	return true;
}

/* ---- Pettitt ----------------------------------------------------------- */

/* Mean ranks: 1 + those below + half of the other equal ones. */
static void
mean_ranks(const double *v, size_t n, double *rank)
{
	for (size_t i = 0; i < n; i++) {
		rank[i] = 1;
		for (size_t j = 0; j < n; j++)
			rank[i] += v[j] < v[i] ? 1 : v[j] == v[i] && j != i ? 0.5 : 0;
	}
}

/* The largest |U_k| of RANK in this order, its sign in *SIGNED_U, its first k in *AFTER. */
static double
largest_u(const double *rank, size_t n, double *signed_u, size_t *after)
{
	double sum = 0, most = -1;

	for (size_t k = 1; k < n; k++) {
		sum += rank[k - 1];
		double u = 2 * sum - (double)k * ((double)n + 1);
		if (fabs(u) > most) {
			most = fabs(u);
			*signed_u = u;
			*after = k;
		}
	}
	return most;
}

static void
swap(double *v, size_t i, size_t j)
{
	double t = v[i];

	v[i] = v[j];
	v[j] = t;
}

/* Share of all orders of RANK with U or more (Heap's algorithm; STATE has room for N). */
static double
share_of_all_orders(double *rank, size_t n, double u, double *state)
{
	double all = 1, reached = 1, sign;
	size_t k;

	memset(state, 0, n * sizeof *state);
	reached = largest_u(rank, n, &sign, &k) >= u ? 1 : 0;
	for (size_t i = 0; i < n;) {
		if (state[i] >= (double)i) {
			state[i++] = 0;
			continue;
		}
		swap(rank, i % 2 == 0 ? 0 : (size_t)state[i], i);
		all++;
		reached += largest_u(rank, n, &sign, &k) >= u ? 1 : 0;
		state[i]++;
		i = 0;
	}
	return reached / all;
}

/* The same of PETTITT_ORDERS random orders and this one. */
static double
share_of_random_orders(double *rank, size_t n, double u, unsigned long seed, struct arena *a)
{
	gsl_rng r = { .type = gsl_rng_mt19937, .state = arena_alloc(a, gsl_rng_mt19937->size) };
	double reached = 1, sign;
	size_t k;

	gsl_rng_set(&r, seed);
	for (long order = 0; order < PETTITT_ORDERS; order++) {
		gsl_ran_shuffle(&r, rank, n, sizeof *rank);
		reached += largest_u(rank, n, &sign, &k) >= u ? 1 : 0;
	}
	return reached / (PETTITT_ORDERS + 1.0);
}

struct pettitt
change_pettitt(const double *value, size_t n, unsigned long seed, struct arena *a)
{
	struct pettitt p = { STAT_TOO_SHORT, n, NAN, NAN, 0, NAN, NAN, NAN };
	double *rank = arena_array(a, 2 * n + 1, sizeof *rank), size = (double)n;

	if (n < 2)
		return p;
	p.code = STAT_BAD_INPUT;
	if (!all_finite(value, n))
		return p;
	mean_ranks(value, n, rank);
	p.u = largest_u(rank, n, &p.signed_u, &p.after);
	p.code = all_equal(value, n) ? STAT_ALL_EQUAL : STAT_OK;
	p.p_approx = fmin(1, 2 * exp(-6 * p.u * p.u / (size * size * size + size * size)));
	if (n <= PETTITT_EXACT_MAX)
		p.p_permuted = share_of_all_orders(rank, n, p.u, rank + n);
	else if (n <= PETTITT_PERMUTE_MAX)
		p.p_permuted = share_of_random_orders(rank, n, p.u, seed, a);
	p.p = isnan(p.p_permuted) ? p.p_approx : p.p_permuted;
	return p;
}

/* ---- levels ------------------------------------------------------------ */

/* Running sums of the values less their mean and of their squares: n + 1 of each. */
struct running {
	const long double *sum, *square;
};

static struct running
running_sums(const double *v, size_t n, struct arena *a)
{
	long double *sum = arena_array(a, 2 * n + 2, sizeof *sum), *square = sum + n + 1;
	double mean = gsl_stats_mean(v, 1, n);

	for (size_t i = 0; i < n; i++) {
		long double x = (long double)v[i] - mean;
		sum[i + 1] = sum[i] + x;
		square[i + 1] = square[i] + x * x;
	}
	return (struct running){ sum, square };
}

/* Sum of squares of the values from FROM up to but not TO about their mean. */
static double
segment_rss(const struct running *r, size_t from, size_t to)
{
	long double sum = r->sum[to] - r->sum[from];
	long double rss = r->square[to] - r->square[from] - sum * sum / (long double)(to - from);

	return rss > 0 ? (double)rss : 0;
}

/*
 * LEAST[m * (n + 1) + t]: least rss of the first t values with m breaks, LAST of the same place:
 * where the last segment begins. INFINITY where there is no room.
 */
static void
least_squares_of_breaks(
    const struct running *r, size_t n, size_t shortest, size_t most, double *least, size_t *last)
{
	for (size_t t = 1; t <= n; t++)
		least[t] = t >= shortest ? segment_rss(r, 0, t) : INFINITY;
	least[0] = INFINITY;
	for (size_t m = 1; m <= most; m++) {
		double *now = least + m * (n + 1);
		const double *before = now - (n + 1);
		for (size_t t = 0; t <= n; t++) {
			now[t] = INFINITY;
			for (size_t s = m * shortest; s + shortest <= t; s++) {
				double rss = before[s] + segment_rss(r, s, t);
				if (rss < now[t]) {
					now[t] = rss;
					last[m * (n + 1) + t] = s;
				}
			}
		}
	}
}

static void
choose_breaks(struct breakpoints *b, const double *value, double *rss, double *bic)
{
	double n = (double)b->n, log_two_pi = log(2 * M_PI), rounding = rounding_rss(value, b->n);

	for (size_t m = 0; m <= b->most; m++) {
		bic[m] = NAN;
		if (b->code == STAT_EXACT_FIT)
			continue;
		if (rss[m] <= rounding) {
			b->code = STAT_EXACT_FIT;
			b->best = m;
			continue;
		}
		bic[m] = n * (log_two_pi + log(rss[m] / n) + 1) + 2 * ((double)m + 1) * log(n);
		if (bic[m] < bic[b->best])
			b->best = m;
	}
}

struct breakpoints
change_breakpoints(const double *value, size_t n, size_t shortest, size_t most, struct arena *a)
{
	struct breakpoints b = { .code = STAT_TOO_SHORT, .n = n, .shortest = shortest };

	if (shortest == 0 || n < 2 * shortest || n < 3)
		return b;
	b.code = all_finite(value, n) ? STAT_OK : STAT_BAD_INPUT;
	if (b.code == STAT_OK && all_equal(value, n))
		b.code = STAT_ALL_EQUAL;
	if (b.code != STAT_OK)
		return b;
	b.most = most < n / shortest - 1 ? most : n / shortest - 1;
	struct running r = running_sums(value, n, a);
	double *least = arena_array(a, (b.most + 1) * (n + 1), sizeof *least);
	size_t *last = arena_array(a, (b.most + 1) * (n + 1), sizeof *last);
	size_t *after = arena_array(a, b.most * (b.most + 1) / 2 + 1, sizeof *after);
	double *rss = arena_array(a, b.most + 1, sizeof *rss);
	double *bic = arena_array(a, b.most + 1, sizeof *bic);
	least_squares_of_breaks(&r, n, shortest, b.most, least, last);
	for (size_t m = 0; m <= b.most; m++) {
		size_t t = n;
		rss[m] = least[m * (n + 1) + n];
		for (size_t i = m; i > 0; i--) {
			t = last[i * (n + 1) + t];
			after[m * (m - 1) / 2 + i - 1] = t;
		}
	}
	choose_breaks(&b, value, rss, bic);
	b.rss = rss;
	b.bic = bic;
	b.after = after;
	return b;
}

struct penalised
change_penalised(const double *value, size_t n, double penalty, size_t shortest, struct arena *a)
{
	struct penalised p = { .code = STAT_TOO_SHORT, .n = n, .cost = NAN };
	size_t count = 0;

	if (shortest == 0 || n < shortest)
		return p;
	p.code = STAT_BAD_INPUT;
	if (!all_finite(value, n) || !(penalty >= 0) || !isfinite(penalty))
		return p;
	p.code = STAT_OK;
	struct running r = running_sums(value, n, a);
	double *cost = arena_array(a, n + 1, sizeof *cost);
	size_t *start = arena_array(a, n + 1, sizeof *start);
	cost[0] = -penalty;
	for (size_t t = 1; t <= n; t++) {
		cost[t] = INFINITY;
		for (size_t s = 0; s + shortest <= t; s++) {
			double c = cost[s] + segment_rss(&r, s, t) + penalty;
			if (c < cost[t]) {
				cost[t] = c;
				start[t] = s;
			}
		}
	}
	p.cost = cost[n];
	for (size_t t = start[n]; t > 0; t = start[t])
		count++;
	size_t *after = arena_array(a, count + 1, sizeof *after);
	p.changes = count;
	for (size_t t = start[n]; t > 0; t = start[t])
		after[--count] = t;
	p.after = after;
	return p;
}

enum stat_code
change_standardise(const double *value, size_t n, double *out)
{
	double mean = n > 0 ? gsl_stats_mean(value, 1, n) : NAN;
	double sd = n > 1 && !all_equal(value, n) ? gsl_stats_sd_m(value, 1, n, mean) : NAN;

	for (size_t i = 0; i < n; i++)
		out[i] = (value[i] - mean) / sd;
	return n < 2 ? STAT_TOO_SHORT : isnan(sd) ? STAT_ALL_EQUAL : STAT_OK;
}

/* ---- CUSUM ------------------------------------------------------------- */

/* One side: SIGN 1 for up. The first sum over LIMIT in *FIRST, where it left 0 in *SINCE. */
static void
cusum_side(const double *value, size_t n, double reference, double sign, double limit, double *sum,
    size_t *first, size_t *since)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		double before = i > 0 ? sum[i - 1] : 0;
		sum[i] = fmax(0, sign * (value[i] - reference) + before);
		if (before == 0)
			left = i + 1;
		if (sum[i] > limit && *first == 0) {
			*first = i + 1;
			*since = left;
		}
	}
}

struct cusum
change_cusum(const double *value, size_t n, double target, double sigma, double k, double h,
    double *up, double *down)
{
	struct cusum c = { .code = STAT_OK };

	if (n == 0)
		c.code = STAT_TOO_SHORT;
	else if (!all_finite(value, n) || !isfinite(target) || !(k >= 0) || !(h >= 0))
		c.code = STAT_BAD_INPUT;
	else if (!(sigma > 0) || !isfinite(sigma))
		c.code = STAT_NO_SPREAD;
	for (size_t i = 0; i < n; i++)
		up[i] = down[i] = NAN;
	if (c.code != STAT_OK)
		return c;
	cusum_side(value, n, target + k * sigma, 1, h * sigma, up, &c.first_up, &c.since_up);
	cusum_side(value, n, target - k * sigma, -1, h * sigma, down, &c.first_down, &c.since_down);
	return c;
}
