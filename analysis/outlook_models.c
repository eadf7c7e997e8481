/* The models of the outlook, each from one series and what its peers share. */
#include <math.h>

#include "analysis/glm.h"
#include "analysis/outlook_part.h"
#include "analysis/regression.h"

#define DAMPING   0.8
#define NEW_VALUE 0.5 /* share of the new value in a local level */
#define SHRINK    8.0 /* steps that the peers' variance counts as */

static double
level_of(const double *y, size_t n)
{
	double level = y[0];

	for (size_t k = 1; k < n; k++)
		level += NEW_VALUE * (y[k] - level);
	return level;
}

/* What the trend of the counts says of YEAR; NAN where it says nothing. */
static double
counts_at(const struct origin *o, double year)
{
	const struct outlook_series *s = o->series;
	bool share = s->measure == MEASURE_PROPORTION;

	if (s->numerator == NULL)
		return NAN;
	struct glm g = glm_fit(
	    share ? GLM_BINOMIAL : GLM_POISSON, s->year, s->numerator, s->denominator, o->n);
	if (g.code != STAT_OK)
		return NAN;
	double eta = g.at_centre + (year - g.centre) * g.slope;
	return s->per * (share ? 1 / (1 + exp(-eta)) : exp(eta));
}

static double
or_nothing(double move)
{
	return isfinite(move) ? move : 0;
}

void
outlook_moves(const struct origin *o, double ahead, double move[OUTLOOK_MODELS])
{
	const double *t = o->series->year, *y = o->series->value;
	double last = y[o->n - 1];
	struct line l = line_fit(t, y, o->n);
	double damped = DAMPING * (1 - pow(DAMPING, ahead)) / (1 - DAMPING);
	size_t k = shared_at(o->shared, t[o->n - 1]);

	move[OUTLOOK_DRIFT] = ahead * (last - y[0]) / (t[o->n - 1] - t[0]);
	move[OUTLOOK_LINE] = l.mean_y + l.slope * (t[o->n - 1] + ahead - l.mean_x) - last;
	move[OUTLOOK_DAMPED] = l.slope * damped;
	move[OUTLOOK_LEVEL] = level_of(y, o->n) - last;
	move[OUTLOOK_MEAN] = l.mean_y - last;
	move[OUTLOOK_COUNTS] = counts_at(o, t[o->n - 1] + ahead) - last;
	move[OUTLOOK_SHARED_DRIFT] = move[OUTLOOK_SHARED_STEP] = move[OUTLOOK_SHARED_LEVEL] = 0;
	if (k < o->shared->n) {
		move[OUTLOOK_SHARED_DRIFT] = ahead * o->shared->drift[k];
		move[OUTLOOK_SHARED_STEP] = ahead * o->shared->step[k];
		move[OUTLOOK_SHARED_LEVEL] = o->shared->level[k] - last;
	}
	for (size_t m = 0; m < OUTLOOK_MODELS; m++)
		move[m] = or_nothing(move[m]);
}

double
outlook_sigma(const struct origin *o, double ahead)
{
	double sampling = shared_sampling(o->series, o->n);
	double own = shared_steps(o->series, o->n, sampling), steps = (double)o->n - 1;
	size_t k = shared_at(o->shared, o->series->year[o->n - 1]);
	double shared = k < o->shared->n && o->series->peer ? o->shared->spread[k] : NAN;
	double v = isnan(shared) ? own : (SHRINK * shared + steps * own) / (SHRINK + steps);

	return sqrt(v * ahead + sampling);
}

size_t
outlook_steps(const struct origin *o, double ahead)
{
	double span = o->series->year[o->n - 1] - o->series->year[0];
	double steps = round(ahead * (double)(o->n - 1) / span);

	return steps < 1 ? 1 : steps > OUTLOOK_STEPS ? OUTLOOK_STEPS : (size_t)steps;
}
