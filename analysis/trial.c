#include "analysis/trial.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "analysis/describe.h"
#include "base/diag.h"

#define SAME_YEAR 1e-6

static const double levels[TRIAL_LEVELS] = { 0.5, 0.8, 0.95 };

const char *
trial_model_id(enum trial_model m)
{
	static const char *const ids[] = { "outlook", "no_change", "drift" };

	return ids[m];
}

/* ---- forecasts --------------------------------------------------------- */

/* Student's t around VALUE; SCALE 0: a point. */
struct guess {
	double value, scale, df;
};

static struct guess
guess_no_change(const struct outlook_series *s, double ahead)
{
	double sum = 0, m = (double)s->n - 1;

	for (size_t k = 1; k < s->n; k++)
		sum += pow(s->value[k] - s->value[k - 1], 2) / (s->year[k] - s->year[k - 1]);
	return (struct guess){ s->value[s->n - 1], sqrt(sum / m * ahead), m };
}

static struct guess
guess_drift(const struct outlook_series *s, double ahead)
{
	size_t last = s->n - 1;
	double span = s->year[last] - s->year[0], drift = (s->value[last] - s->value[0]) / span;
	double sum = 0, df = (double)s->n - 2;

	for (size_t k = 1; k < s->n; k++) {
		double years = s->year[k] - s->year[k - 1];
		sum += pow(s->value[k] - s->value[k - 1] - drift * years, 2) / years;
	}
	return (struct guess){ s->value[last] + ahead * drift,
		sqrt(sum / df * ahead * (1 + ahead / span)), df };
}

/* Is the spread of G no more than rounding of its value? */
static bool
is_point(const struct guess *g)
{
	return !(g->scale > 1e-12 * fmax(1, fabs(g->value)));
}

static double
probability_at_most(const struct guess *g, double limit)
{
	if (is_point(g))
		return g->value <= limit ? 1 : 0;
	return gsl_cdf_tdist_P((limit - g->value) / g->scale, g->df);
}

/* ---- scores ------------------------------------------------------------ */

static void
score_add(struct trial_score *to, const struct guess *g, double truth, double spread, double limit)
{
	double slack = 1e-9 * fabs(truth);

	to->n++;
	for (size_t k = 0; k < TRIAL_LEVELS; k++) {
		double half =
		    is_point(g) ? 0 : gsl_cdf_tdist_Pinv((1 + levels[k]) / 2, g->df) * g->scale;
		to->coverage[k] += fabs(truth - g->value) <= half + slack;
		to->interval_score[k] +=
		    score_interval(truth, g->value - half, g->value + half, levels[k]) / spread;
	}
	to->error += fabs(truth - g->value) / spread;
	to->crps += (is_point(g) || !(g->df > 1) ? fabs(truth - g->value)
						 : score_crps_t(truth, g->value, g->scale, g->df))
	    / spread;
	to->brier += score_brier(probability_at_most(g, limit), truth <= limit);
}

static void
score_close(struct trial_score *s)
{
	double n = s->n > 0 ? (double)s->n : NAN;

	for (size_t k = 0; k < TRIAL_LEVELS; k++) {
		s->coverage[k] /= n;
		s->interval_score[k] /= n;
	}
	s->crps /= n;
	s->error /= n;
	s->brier /= n;
}

/* ---- one number of steps ----------------------------------------------- */

/* What a group's figures are held against. */
struct yardstick {
	double spread;      /* of the known values */
	double year, limit; /* the areas' median in the period of that year, when last asked for */
};

struct bench {
	const struct outlook_series *all; /* n, those that take part, whole */
	struct outlook_series *known;     /* n, without the last STEPS values */
	size_t n, ngroups, steps, min_points;
	struct yardstick *yardstick; /* ngroups */
	double *work;                /* room for all values twice */
	double *said;                /* n: probabilities of the outlook, and whether it came so */
	bool *seen;
	size_t nsaid;
};

static void
hide(struct bench *b)
{
	for (size_t i = 0; i < b->n; i++) {
		b->known[i] = b->all[i];
		b->known[i].n -= b->steps;
	}
	for (size_t g = 0; g < b->ngroups; g++) {
		size_t used = 0;
		for (size_t i = 0; i < b->n; i++) {
			if (b->known[i].group != g)
				continue;
			memcpy(b->work + used, b->known[i].value, b->known[i].n * sizeof(double));
			used += b->known[i].n;
		}
		b->yardstick[g] = (struct yardstick){ describe_values(b->work, used).sd, NAN, NAN };
	}
}

/* The areas' median of GROUP in the period at YEAR, hidden or not. */
static double
median_at(struct bench *b, size_t group, double year)
{
	struct yardstick *y = &b->yardstick[group];
	size_t n = 0;

	if (y->year == year)
		return y->limit;
	for (size_t i = 0; i < b->n; i++)
		for (size_t k = 0; k < b->all[i].n && b->all[i].group == group; k++)
			if (fabs(b->all[i].year[k] - year) < SAME_YEAR)
				b->work[n++] = b->all[i].value[k];
	y->year = year;
	y->limit = describe_median(b->work, n, b->work + n);
	return y->limit;
}

/* Is there something to say of series I by all three? */
static bool
guess_all(const struct bench *b, const struct outlook_pool *pool, size_t i, double year,
    struct guess g[TRIAL_MODELS])
{
	const struct outlook_series *s = &b->known[i];
	struct outlook_figure f = outlook_figure(pool, s, year, b->min_points);
	double ahead = year - s->year[s->n - 1];

	if (f.code == STAT_ALL_EQUAL)
		f = (struct outlook_figure){ .value = s->value[s->n - 1], .scale = 0, .df = 1 };
	if (f.code != STAT_OK || !(b->yardstick[s->group].spread > 0))
		return false;
	g[TRIAL_OUTLOOK] = (struct guess){ f.value, f.scale, f.df };
	g[TRIAL_NO_CHANGE] = guess_no_change(s, ahead);
	g[TRIAL_DRIFT] = guess_drift(s, ahead);
	return true;
}

static void
try_series(struct bench *b, const struct outlook_pool *pool, size_t i, struct trial *t,
    struct trial_part *length)
{
	const struct outlook_series *whole = &b->all[i];
	double truth = whole->value[whole->n - 1], year = whole->year[whole->n - 1];
	double limit = median_at(b, whole->group, whole->year[whole->n - 2]);
	double spread = b->yardstick[whole->group].spread;
	struct guess g[TRIAL_MODELS];

	if (!guess_all(b, pool, i, year, g)) {
		t->refused[b->steps - 1]++;
		return;
	}
	for (size_t m = 0; m < TRIAL_MODELS; m++) {
		score_add(&t->part[b->steps - 1].score[m], &g[m], truth, spread, limit);
		score_add(&length->score[m], &g[m], truth, spread, limit);
	}
	b->said[b->nsaid] = probability_at_most(&g[TRIAL_OUTLOOK], limit);
	b->seen[b->nsaid++] = truth <= limit;
}

/* The part of STEPS and POINTS, made when it is new; in rising order of points per steps. */
static struct trial_part *
part_of(struct trial *t, size_t steps, size_t points, size_t *cap, struct arena *a)
{
	size_t at = 0;

	while (at < t->nlengths
	    && (t->length[at].steps < steps
		|| (t->length[at].steps == steps && t->length[at].points < points)))
		at++;
	if (at < t->nlengths && t->length[at].steps == steps && t->length[at].points == points)
		return &t->length[at];
	t->length = arena_grow(a, t->length, t->nlengths, cap, sizeof *t->length);
	memmove(&t->length[at + 1], &t->length[at], (t->nlengths - at) * sizeof *t->length);
	t->nlengths++;
	t->length[at] = (struct trial_part){ .steps = steps, .points = points };
	return &t->length[at];
}

static void
try_steps(struct bench *b, struct trial *t, size_t *cap, struct arena *a)
{
	hide(b);
	b->nsaid = 0;
	t->part[b->steps - 1].steps = b->steps;
	struct outlook_pool *pool = outlook_learn(b->known, b->n, a);
	for (size_t i = 0; i < b->n; i++)
		try_series(b, pool, i, t, part_of(t, b->steps, b->known[i].n, cap, a));
	reliability_table(b->said, b->seen, b->nsaid, t->reliability[b->steps - 1]);
}

/* ---- all of them ------------------------------------------------------- */

/* Those of S that are long enough; their number and that of their groups into T. */
static struct outlook_series *
those_that_take_part(const struct outlook_series *s, size_t n, size_t least, struct trial *t,
    struct bench *b, struct arena *a)
{
	struct outlook_series *out = arena_array(a, n + 1, sizeof *out);
	size_t values = 0, ngroups = 0;

	for (size_t i = 0; i < n; i++)
		ngroups = s[i].group >= ngroups ? s[i].group + 1 : ngroups;
	bool *has = arena_array(a, ngroups + 1, sizeof *has);
	for (size_t i = 0; i < n; i++) {
		if (s[i].n < least)
			continue;
		out[t->nseries++] = s[i];
		values += s[i].n;
		t->ngroups += !has[s[i].group];
		has[s[i].group] = true;
	}
	b->ngroups = ngroups;
	b->work = arena_array(a, 2 * values + 2, sizeof(double));
	return out;
}

struct trial
trial_run(
    const struct outlook_series *s, size_t n, size_t horizon, size_t min_points, struct arena *a)
{
	struct trial t = { .nparts = horizon };
	struct bench b = { .min_points = min_points };
	size_t cap = 0;

	b.all = those_that_take_part(s, n, min_points + horizon, &t, &b, a);
	b.n = t.nseries;
	b.known = arena_array(a, b.n + 1, sizeof *b.known);
	b.yardstick = arena_array(a, b.ngroups + 1, sizeof *b.yardstick);
	b.said = arena_array(a, b.n + 1, sizeof *b.said);
	b.seen = arena_array(a, b.n + 1, sizeof *b.seen);
	t.part = arena_array(a, horizon + 1, sizeof *t.part);
	t.refused = arena_array(a, horizon + 1, sizeof *t.refused);
	t.reliability = arena_array(a, horizon + 1, sizeof *t.reliability);
	for (b.steps = 1; b.steps <= horizon; b.steps++)
		try_steps(&b, &t, &cap, a);
	for (size_t m = 0; m < TRIAL_MODELS; m++) {
		for (size_t i = 0; i < t.nparts; i++)
			score_close(&t.part[i].score[m]);
		for (size_t i = 0; i < t.nlengths; i++)
			score_close(&t.length[i].score[m]);
	}
	return t;
}
