#include "analysis/outlook.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#include "analysis/compare.h"
#include "analysis/outlook_part.h"
#include "analysis/regression.h"
#include "analysis/usable.h"
#include "model/observation.h"

struct outlook_series
outlook_series_of(const struct series *s, size_t group, bool peer, struct arena *a)
{
	struct usable u = series_usable(s, a);
	size_t n = u.n - u.from;
	double *x = arena_array(a, n + 1, sizeof *x), *d = arena_array(a, n + 1, sizeof *d);
	bool counts = n > 0
	    && (s->indicator->measure == MEASURE_PROPORTION
		|| s->indicator->measure == MEASURE_RATE);

	for (size_t k = 0; k < n; k++) {
		const struct observation *o = u.obs[u.from + k];
		counts = counts && observation_has_counts(o, s->indicator);
		x[k] = o->numerator;
		d[k] = o->denominator;
	}
	return (struct outlook_series){ .group = group,
		.peer = peer,
		.n = n,
		.year = u.year + u.from,
		.value = u.value + u.from,
		.numerator = counts ? x : NULL,
		.denominator = counts ? d : NULL,
		.measure = s->indicator->measure,
		.per = s->indicator->per };
}

static struct outlook_figure
figure_at(const struct outlook_pool *p, const struct origin *o, double ahead)
{
	size_t steps = outlook_steps(o, ahead);
	struct outlook_law law = outlook_law_of(p, o->series->group, steps);
	const struct outlook_law *width = o->series->peer ? &law : &p->horizon[steps - 1].alone;
	struct outlook_figure f = { .ahead = ahead, .n = o->n, .df = width->df };
	double move[OUTLOOK_MODELS], sigma = outlook_sigma(o, ahead);

	outlook_moves(o, ahead, move);
	f.value = o->series->value[o->n - 1];
	for (size_t m = 0; m < OUTLOOK_MODELS; m++) {
		f.weight[m] = law.weight[m];
		f.value += law.weight[m] * move[m];
	}
	f.scale = width->factor * sigma;
	if (!(sigma > 0))
		f.code = STAT_ALL_EQUAL;
	return f;
}

static struct origin
origin_of(const struct outlook_pool *p, const struct outlook_series *s)
{
	static const struct shared none = { 0 };

	return (struct origin){ s, s->group < p->ngroups ? &p->shared[s->group] : &none, s->n };
}

struct outlook_figure
outlook_figure(
    const struct outlook_pool *p, const struct outlook_series *s, double year, size_t min_points)
{
	struct origin o = origin_of(p, s);
	struct outlook_figure f = { STAT_TOO_SHORT, NAN, NAN, NAN, NAN, s->n, { 0 } };

	if (s->n < min_points || s->n < 2)
		return f;
	double last = s->year[s->n - 1];
	f.ahead = year - last;
	if (f.ahead > last - s->year[0])
		f.code = STAT_TOO_FAR;
	else if (!(f.ahead > 0))
		f.code = STAT_BAD_INPUT;
	else
		f = figure_at(p, &o, f.ahead);
	if (f.code != STAT_OK)
		f.value = f.scale = NAN;
	return f;
}

struct interval
outlook_interval(const struct outlook_figure *f, double level)
{
	if (f->code != STAT_OK)
		return (struct interval){ f->code, NAN, NAN };
	double half = gsl_cdf_tdist_Pinv((1 + level) / 2, f->df) * f->scale;
	return (struct interval){ STAT_OK, f->value - half, f->value + half };
}

double
outlook_meets(const struct outlook_figure *f, const struct target *t)
{
	struct prediction p = { .code = f->code, .value = f->value, .se = f->scale, .df = f->df };

	return prediction_meets(&p, t);
}

/* ---- until a year ------------------------------------------------------ */

/* The figures of the periods from the one after the last value to YEAR; how many. */
static size_t
figures_until(const struct outlook_pool *p, const struct outlook_series *s, double year,
    size_t min_points, struct outlook_figure *f)
{
	double last = s->year[s->n - 1];
	double spacing = fmax(1, (last - s->year[0]) / (double)(s->n - 1));
	size_t n = (size_t)fmax(1, round((year - last) / spacing));

	if (n > OUTLOOK_PATH_STEPS)
		n = OUTLOOK_PATH_STEPS;
	for (size_t k = 0; k < n; k++)
		f[k] = outlook_figure(
		    p, s, last + (year - last) * (double)(k + 1) / (double)n, min_points);
	return n;
}

/* Draws of the scale of F, a figure of S: those of the degrees of freedom that it has. */
static const double *
tail_of(
    const struct outlook_pool *p, const struct outlook_series *s, const struct outlook_figure *f)
{
	struct origin o = origin_of(p, s);
	const struct outlook_horizon *h = &p->horizon[outlook_steps(&o, f->ahead) - 1];

	return f->df == h->alone.df ? h->alone_tail : h->shared_tail;
}

double
outlook_meets_by(const struct outlook_pool *p, const struct outlook_series *s,
    const struct target *t, double year, size_t min_points)
{
	struct outlook_figure f[OUTLOOK_PATH_STEPS], goal = outlook_figure(p, s, year, min_points);
	size_t met = 0;

	if (goal.code != STAT_OK || isnan(outlook_meets(&goal, t)))
		return NAN;
	size_t n = figures_until(p, s, year, min_points, f);
	const double *tail = tail_of(p, s, &goal);
	for (size_t i = 0; i < OUTLOOK_PATHS; i++) {
		double walk = 0, before = 0;
		for (size_t k = 0; k < n; k++) {
			double variance = f[k].scale * f[k].scale;
			walk += sqrt(fmax(0, variance - before)) * tail[i]
			    * p->normal[i * OUTLOOK_PATH_STEPS + k];
			before = fmax(before, variance);
			if (target_meets(t, f[k].value + walk) == TRUTH_YES) {
				met++;
				break;
			}
		}
	}
	return fmax((double)met / OUTLOOK_PATHS, outlook_meets(&goal, t));
}
