/* What the models missed by, and what follows for their shares and for the width of limits. */
#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "analysis/describe.h"
#include "analysis/outlook_part.h"

#define M OUTLOOK_MODELS
/*
 * How many misses what is known from elsewhere counts as. Many: the misses of 98 areas in one
 * year have the year in common and are far from 98 independent ones.
 */
#define PRIOR_SHARES 300.0 /* of the panel's shares, towards those of outlook_prior */
#define PANEL_SHARES 100.0 /* of a group's shares, towards the panel's */
#define PANEL_WIDTH                                                                                \
	400.0            /* of a group's width, towards the panel's; of the panel's, the prior's   \
			  */
#define LARGE_MISS   2.0 /* sigma: larger ones count by their size, not its square */
#define ORIGINS      5   /* of a series that are learned from */
#define SWEEPS       200
#define SMALLEST_Q80 1e-3
#define DF_MIN       2.1
#define DF_MAX       60.0
#define SEED         20201123 /* the day the targets were agreed on */

/*
 * Learned from the 138 indicators with numbers of six years or more in the Ministry of the
 * Interior's Kommunale Noegletal 2013-2019 (98 kommuner), by this very file without a prior:
 * see doc/METHODS.md.
 */
struct outlook_law
outlook_prior(size_t steps, bool alone)
{
	static const struct outlook_law shared[] = {
		{ .weight = { [OUTLOOK_LINE] = 0.04,
		      [OUTLOOK_SHARED_DRIFT] = 0.37,
		      [OUTLOOK_SHARED_STEP] = 0.38 },
		    .q80 = 1.08,
		    .df = 2.45 },
		{ .weight = { [OUTLOOK_DRIFT] = 0.02,
		      [OUTLOOK_LINE] = 0.01,
		      [OUTLOOK_DAMPED] = 0.01,
		      [OUTLOOK_SHARED_DRIFT] = 0.35,
		      [OUTLOOK_SHARED_STEP] = 0.27 },
		    .q80 = 1.14,
		    .df = 2.65 },
	};
	static const struct outlook_law single[] = {
		{ .weight = { [OUTLOOK_DRIFT] = 0.31, [OUTLOOK_DAMPED] = 0.17 },
		    .q80 = 1.33,
		    .df = 2.1 },
		{ .weight = { [OUTLOOK_DRIFT] = 0.11, [OUTLOOK_DAMPED] = 0.38 },
		    .q80 = 1.53,
		    .df = 2.1 },
	};
	size_t k = steps < 2 ? 0 : 1;

	return alone ? single[k] : shared[k];
}

/* ---- one miss ---------------------------------------------------------- */

struct miss {
	size_t group;
	double move[M]; /* the models', in sigma */
	double truth;   /* what came, less no change, in sigma */
};

struct misses {
	struct miss *of;
	size_t n, cap;
};

/* O, at which the models said MOVE of the value AHEAD years later, which CAME to differ so much. */
static void
miss_add(struct misses *out, const struct origin *o, double ahead, const double *move, double came,
    struct arena *a)
{
	double sigma = outlook_sigma(o, ahead);

	if (!(sigma > 0))
		return;
	out->of = arena_grow(a, out->of, out->n, &out->cap, sizeof *out->of);
	struct miss *m = &out->of[out->n++];
	m->group = o->series->group;
	for (size_t k = 0; k < M; k++)
		m->move[k] = move[k] / sigma;
	m->truth = came / sigma;
}

/*
 * The latest origins of S from which the value STEPS later is known: earlier ones have so much
 * less to go by that they teach too wide limits. By itself into SINGLE, among its peers P into WITH
 * (NULL: it has none).
 */
static void
collect(struct misses *with, struct misses *single, const struct outlook_series *s,
    const struct shared *p, size_t steps, struct arena *a)
{
	static const struct shared none = { 0 };
	size_t first = OUTLOOK_ORIGIN;

	if (s->n > first + steps + ORIGINS - 1)
		first = s->n - steps - ORIGINS + 1;
	for (size_t n = first; n + steps <= s->n; n++) {
		struct origin among = { s, p, n }, alone = { s, &none, n };
		double ahead = s->year[n + steps - 1] - s->year[n - 1], move[M];
		double came = s->value[n + steps - 1] - s->value[n - 1];
		outlook_moves(&among, ahead, move);
		if (with != NULL)
			miss_add(with, &among, ahead, move, came, a);
		move[OUTLOOK_SHARED_DRIFT] = move[OUTLOOK_SHARED_STEP] = 0;
		move[OUTLOOK_SHARED_LEVEL] = 0;
		miss_add(single, &alone, ahead, move, came, a);
	}
}

/* ---- shares ------------------------------------------------------------ */

/* Normal equations of the shares. */
struct gram {
	double a[M][M], b[M];
	size_t n;
};

static void
gram_add(struct gram *g, const struct miss *m)
{
	double w = 1 / fmax(1, fabs(m->truth) / LARGE_MISS);

	for (size_t i = 0; i < M; i++) {
		for (size_t k = 0; k < M; k++)
			g->a[i][k] += w * m->move[i] * m->move[k];
		g->b[i] += w * m->move[i] * m->truth;
	}
	g->n++;
}

/* Models of where the series stands, and of where it goes; two are of both. */
static const bool tells_level[M] = { [OUTLOOK_LINE] = true,
	[OUTLOOK_LEVEL] = true,
	[OUTLOOK_MEAN] = true,
	[OUTLOOK_COUNTS] = true,
	[OUTLOOK_SHARED_LEVEL] = true };
static const bool tells_trend[M] = { [OUTLOOK_DRIFT] = true,
	[OUTLOOK_LINE] = true,
	[OUTLOOK_DAMPED] = true,
	[OUTLOOK_COUNTS] = true,
	[OUTLOOK_SHARED_DRIFT] = true,
	[OUTLOOK_SHARED_STEP] = true };

static void
cut_to_one(double *w, const bool *of)
{
	double sum = 0;

	for (size_t i = 0; i < M; i++)
		sum += of[i] ? w[i] : 0;
	for (size_t i = 0; i < M && sum > 1; i++)
		w[i] /= of[i] ? sum : 1;
}

/*
 * Shares >= 0 that miss least, drawn towards TOWARDS as by STRENGTH misses (ridge, by coordinate
 * descent, which converges as the problem is convex). Those of a kind are cut to a sum of 1.
 */
static void
shares(const struct gram *g, const double *towards, double strength, double *w)
{
	memcpy(w, towards, M * sizeof *w);
	for (size_t sweep = 0; sweep < SWEEPS; sweep++)
		for (size_t i = 0; i < M; i++) {
			double r = g->b[i] + strength * towards[i] - strength * w[i];
			for (size_t k = 0; k < M; k++)
				r -= g->a[i][k] * w[k];
			w[i] = fmax(0, w[i] + r / (g->a[i][i] + strength));
		}
	cut_to_one(w, tells_level);
	cut_to_one(w, tells_trend);
}

/* ---- width ------------------------------------------------------------- */

static double
miss_by(const struct miss *m, const double *w)
{
	double r = m->truth;

	for (size_t k = 0; k < M; k++)
		r -= w[k] * m->move[k];
	return fabs(r);
}

/* Geometric mean of A (N misses) and B (STRENGTH misses). */
static double
drawn(double a, size_t misses, double b, double strength)
{
	double n = (double)misses;

	return misses == 0
	    ? b
	    : exp((n * log(fmax(a, SMALLEST_Q80)) + strength * log(b)) / (n + strength));
}

static double
tail_ratio(double df)
{
	return gsl_cdf_tdist_Pinv(0.975, df) / gsl_cdf_tdist_Pinv(0.9, df);
}

/* Degrees of freedom of the t whose 95 % and 80 % limits are as RATIO. */
static double
df_of(double ratio)
{
	double low = DF_MIN, high = DF_MAX;

	if (ratio >= tail_ratio(low))
		return low;
	if (ratio <= tail_ratio(high))
		return high;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;
		if (tail_ratio(middle) > ratio)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

static void
law_close(struct outlook_law *l)
{
	l->factor = l->q80 / gsl_cdf_tdist_Pinv(0.9, l->df);
}

/* |Misses| of the groups from FROM to TO by the shares of each group's law, sorted into OUT. */
static size_t
misses_by(
    const struct misses *m, const struct outlook_law *law, size_t from, size_t to, double *out)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->of[i].group >= from && m->of[i].group <= to)
			out[n++] = miss_by(&m->of[i], law[m->of[i].group].weight);
	describe_sort(out, n);
	return n;
}

/* ---- a law ------------------------------------------------------------- */

/*
 * ALL from all misses and PRIOR, then EACH of the NGROUPS from its own and ALL. EACH is ALL where
 * a group has no miss of its own.
 */
static void
learn_laws(struct outlook_law *all, struct outlook_law *each, size_t ngroups,
    const struct misses *m, const struct outlook_law *prior, struct arena *a)
{
	struct gram *g = arena_array(a, ngroups + 1, sizeof *g);
	double *u = arena_array(a, m->n + 1, sizeof *u);

	for (size_t i = 0; i < m->n; i++) {
		gram_add(&g[m->of[i].group], &m->of[i]);
		gram_add(&g[ngroups], &m->of[i]);
	}
	*all = (struct outlook_law){ .misses = m->n };
	shares(&g[ngroups], prior->weight, PRIOR_SHARES, all->weight);
	for (size_t i = 0; i < ngroups; i++) {
		each[i] = (struct outlook_law){ .misses = g[i].n };
		shares(&g[i], all->weight, PANEL_SHARES, each[i].weight);
	}
	size_t n = misses_by(m, each, 0, ngroups, u);
	double ratio = tail_ratio(prior->df);
	all->q80 = drawn(describe_quantile(u, n, 0.8), n, prior->q80, PANEL_WIDTH);
	all->df = df_of(drawn(
	    describe_quantile(u, n, 0.95) / describe_quantile(u, n, 0.8), n, ratio, PANEL_WIDTH));
	law_close(all);
	for (size_t i = 0; i < ngroups; i++) {
		n = misses_by(m, each, i, i, u);
		each[i].q80 = drawn(describe_quantile(u, n, 0.8), n, all->q80, PANEL_WIDTH);
		each[i].df = all->df;
		law_close(&each[i]);
	}
}

/* ---- a pool ------------------------------------------------------------ */

static void
learn_horizon(
    struct outlook_pool *p, const struct outlook_series *s, size_t n, size_t steps, struct arena *a)
{
	struct outlook_horizon *h = &p->horizon[steps - 1];
	struct outlook_law shared = outlook_prior(steps, false), alone = outlook_prior(steps, true);
	struct misses with = { 0 }, single = { 0 };

	h->group = arena_array(a, p->ngroups + 1, sizeof *h->group);
	for (size_t i = 0; i < n; i++) {
		const struct shared *peers = &p->shared[s[i].group];
		collect(
		    s[i].peer && shared_any(peers) ? &with : NULL, &single, &s[i], peers, steps, a);
	}
	struct outlook_law *each = arena_array(a, p->ngroups + 1, sizeof *each);
	learn_laws(&h->alone, each, p->ngroups, &single, &alone, a);
	learn_laws(&h->shared, h->group, p->ngroups, &with, &shared, a);
	for (size_t g = 0; g < p->ngroups; g++)
		if (!shared_any(&p->shared[g]))
			h->group[g] = each[g];
}

/* Series by group: *FIRST[g] to *FIRST[g + 1] of the result. */
static const struct outlook_series **
by_group(const struct outlook_series *s, size_t n, size_t ngroups, size_t *first, struct arena *a)
{
	const struct outlook_series **out = arena_array(a, n + 1, sizeof(struct outlook_series *));
	size_t *next = arena_array(a, ngroups + 1, sizeof *next);

	for (size_t i = 0; i < n; i++)
		first[s[i].group + 1]++;
	for (size_t g = 0; g < ngroups; g++)
		next[g] = first[g + 1] += first[g];
	for (size_t g = ngroups; g-- > 0;)
		next[g] = first[g];
	for (size_t i = 0; i < n; i++)
		out[next[s[i].group]++] = &s[i];
	return out;
}

static double *
draw_tail(const gsl_rng *rng, double df, struct arena *a)
{
	double *tail = arena_array(a, OUTLOOK_PATHS, sizeof *tail);

	for (size_t i = 0; i < OUTLOOK_PATHS; i++)
		tail[i] = sqrt(df / gsl_ran_chisq(rng, df));
	return tail;
}

static void
draw_paths(struct outlook_pool *p, struct arena *a)
{
	gsl_rng rng = { .type = gsl_rng_mt19937, .state = arena_alloc(a, gsl_rng_mt19937->size) };
	size_t n = OUTLOOK_PATHS * OUTLOOK_PATH_STEPS;

	gsl_rng_set(&rng, SEED);
	p->normal = arena_array(a, n, sizeof(double));
	for (size_t i = 0; i < n; i++)
		p->normal[i] = gsl_ran_ugaussian(&rng);
	for (size_t k = 0; k < OUTLOOK_STEPS; k++)
		p->horizon[k].alone_tail = draw_tail(&rng, p->horizon[k].alone.df, a);
	for (size_t k = 0; k < OUTLOOK_STEPS; k++)
		p->horizon[k].shared_tail = draw_tail(&rng, p->horizon[k].shared.df, a);
}

struct outlook_pool *
outlook_learn(const struct outlook_series *s, size_t n, struct arena *a)
{
	struct outlook_pool *p = arena_alloc(a, sizeof *p);

	for (size_t i = 0; i < n; i++)
		if (s[i].group >= p->ngroups)
			p->ngroups = s[i].group + 1;
	size_t *first = arena_array(a, p->ngroups + 2, sizeof *first);
	const struct outlook_series **of = by_group(s, n, p->ngroups, first, a);
	p->shared = arena_array(a, p->ngroups + 1, sizeof *p->shared);
	for (size_t g = 0; g < p->ngroups; g++)
		p->shared[g] = shared_of(of + first[g], first[g + 1] - first[g], a);
	for (size_t steps = 1; steps <= OUTLOOK_STEPS; steps++)
		learn_horizon(p, s, n, steps, a);
	draw_paths(p, a);
	return p;
}

struct outlook_law
outlook_law_of(const struct outlook_pool *p, size_t group, size_t steps)
{
	const struct outlook_horizon *h = &p->horizon[steps - 1];

	return group < p->ngroups ? h->group[group] : h->alone;
}
