#include "analysis/rank.h"

#include <math.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

/* Counts over the draws. */
struct tally {
	size_t n, draws;
	size_t *at;     /* n x n: area i at rank k */
	size_t *before; /* n x n: area i before area k */
};

static bool
is_posterior(const struct posterior *p)
{
	if (!isfinite(p->a) || !isfinite(p->b) || !(p->b > 0))
		return false;
	return p->kind == POSTERIOR_NORMAL || p->a > 0;
}

static double
draw_level(const gsl_rng *r, const struct posterior *p)
{
	switch (p->kind) {
	case POSTERIOR_BETA: return gsl_ran_beta(r, p->a, p->b);
	case POSTERIOR_GAMMA: return gsl_ran_gamma(r, p->a, 1 / p->b);
	default: return p->a + gsl_ran_gaussian(r, p->b);
	}
}

/* One draw: every area's rank, and who is before whom. Equal levels keep the order given. */
static void
tally_add(struct tally *t, const double *level, size_t *rank)
{
	for (size_t i = 0; i < t->n; i++)
		rank[i] = 0;
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = i + 1; k < t->n; k++) {
			size_t first = level[i] <= level[k] ? i : k, second = i + k - first;
			rank[second]++;
			t->before[first * t->n + second]++;
		}
	for (size_t i = 0; i < t->n; i++)
		t->at[i * t->n + rank[i]]++;
}

static struct rank
summarise(const struct tally *t, size_t i, double level)
{
	struct rank r = { .place_from = 1, .place_to = t->n };
	double draws = (double)t->draws, tail = (1 - level) / 2, below = 0;

	for (size_t k = 0; k < t->n; k++) {
		double share = (double)t->at[i * t->n + k] / draws;
		r.mean += share * (double)(k + 1);
		below += share;
		if (r.low == 0 && below >= tail)
			r.low = k + 1;
		if (r.high == 0 && below >= 1 - tail)
			r.high = k + 1;
		r.place_from += (double)t->before[k * t->n + i] >= (1 - tail) * draws;
		r.place_to -= (double)t->before[i * t->n + k] >= (1 - tail) * draws;
	}
	r.high = r.high == 0 ? t->n : r.high; /* the shares may add up to a little less */
	r.first = (double)t->at[i * t->n] / draws;
	r.last = (double)t->at[i * t->n + t->n - 1] / draws;
	return r;
}

enum stat_code
rank_areas(const struct posterior *areas, size_t n, bool high_first, double level, size_t draws,
    unsigned long seed, struct rank *out, struct arena *a)
{
	if (n < 2 || draws == 0)
		return STAT_TOO_SHORT;
	for (size_t i = 0; i < n; i++)
		if (!is_posterior(&areas[i]))
			return STAT_BAD_INPUT;
	if (!(level > 0 && level < 1))
		return STAT_BAD_INPUT;

	gsl_rng r = { .type = gsl_rng_mt19937, .state = arena_alloc(a, gsl_rng_mt19937->size) };
	gsl_rng_set(&r, seed);
	struct tally t = { .n = n,
		.draws = draws,
		.at = arena_array(a, n * n, sizeof *t.at),
		.before = arena_array(a, n * n, sizeof *t.before) };
	double *drawn = arena_array(a, n, sizeof *drawn);
	size_t *rank = arena_array(a, n, sizeof *rank);
	for (size_t d = 0; d < draws; d++) {
		for (size_t i = 0; i < n; i++)
			drawn[i] = draw_level(&r, &areas[i]) * (high_first ? -1 : 1);
		tally_add(&t, drawn, rank);
	}
	for (size_t i = 0; i < n; i++)
		out[i] = summarise(&t, i, level);
	return STAT_OK;
}
