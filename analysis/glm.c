#include "analysis/glm.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#define ROUNDS    100
#define HALVINGS  30
#define TOLERANCE 1e-10 /* of a standard error */

struct rows {
	enum glm_family family;
	const double *t, *x, *exposure;
	size_t n;
};

/* Expected events of row I at ETA, their variance. */
static double
expected(const struct rows *r, size_t i, double eta, double *variance)
{
	if (r->family == GLM_POISSON) {
		*variance = r->exposure[i] * exp(eta);
		return *variance;
	}
	double p = 1 / (1 + exp(-eta)), q = 1 / (1 + exp(eta));
	*variance = r->exposure[i] * p * q;
	return r->exposure[i] * p;
}

/* a log(a / b), 0 for a = 0 */
static double
log_ratio(double a, double b)
{
	return a > 0 ? a * log(a / b) : 0;
}

/* The line through CENTRE: eta = at + slope (t - centre). */
struct state {
	double centre, at, slope;
};

static double
eta_of(const struct rows *r, const struct state *s, size_t i)
{
	return s->at + s->slope * (r->t[i] - s->centre);
}

static double
deviance_of(const struct rows *r, const struct state *s)
{
	double sum = 0, variance;

	for (size_t i = 0; i < r->n; i++) {
		double n = r->exposure[i], x = r->x[i];
		if (n == 0)
			continue;
		double mean = expected(r, i, eta_of(r, s, i), &variance);
		sum += log_ratio(x, mean);
		if (r->family == GLM_POISSON)
			sum -= x - mean;
		else
			sum += log_ratio(n - x, n / (1 + exp(eta_of(r, s, i))));
	}
	return 2 * sum;
}

/* Sums of one round, weights being the variances of the counts. */
struct round {
	double total, centre, sxx; /* information */
	double at, slope;          /* the next line, through centre */
	double pearson;
};

static struct round
round_of(const struct rows *r, const struct state *s)
{
	struct round o = { 0 };
	double score_at = 0, score_slope = 0;

	for (size_t i = 0; i < r->n; i++) {
		double w;
		if (r->exposure[i] == 0)
			continue;
		double off = r->x[i] - expected(r, i, eta_of(r, s, i), &w);
		o.total += w;
		o.centre += (r->t[i] - o.centre) * w / o.total;
		o.pearson += off * off / w;
	}
	for (size_t i = 0; i < r->n; i++) {
		double w, away = r->t[i] - o.centre;
		if (r->exposure[i] == 0)
			continue;
		double off = r->x[i] - expected(r, i, eta_of(r, s, i), &w);
		o.sxx += w * away * away;
		score_at += off;
		score_slope += off * away;
	}
	o.at = s->at + s->slope * (o.centre - s->centre) + score_at / o.total;
	o.slope = s->slope + score_slope / o.sxx;
	return o;
}

/* What makes the fit impossible before it begins; *N rows with exposure. */
static enum stat_code
check_rows(const struct rows *r, size_t *n)
{
	double low = INFINITY, high = -INFINITY, x_low = INFINITY, x_high = -INFINITY;
	double rest_low = INFINITY, rest_high = -INFINITY;
	bool poisson = r->family == GLM_POISSON;

	*n = 0;
	for (size_t i = 0; i < r->n; i++) {
		double t = r->t[i], x = r->x[i], e = r->exposure[i];
		if (!isfinite(t) || !isfinite(x) || !isfinite(e) || x < 0 || e < 0
		    || (e == 0 && x > 0) || (!poisson && x > e))
			return STAT_BAD_INPUT;
		if (e == 0)
			continue;
		++*n;
		low = fmin(low, t);
		high = fmax(high, t);
		x_low = x > 0 ? fmin(x_low, t) : x_low;
		x_high = x > 0 ? fmax(x_high, t) : x_high;
		rest_low = poisson || x < e ? fmin(rest_low, t) : rest_low;
		rest_high = poisson || x < e ? fmax(rest_high, t) : rest_high;
	}
	if (*n < 3)
		return *n == 0 && r->n >= 3 ? STAT_ZERO_DENOMINATOR : STAT_TOO_SHORT;
	if (low == high)
		return STAT_NO_SPREAD;
	if (x_low > x_high || rest_low > rest_high)
		return STAT_ALL_EQUAL;
	return x_low >= rest_high || x_high <= rest_low ? STAT_SEPARATION : STAT_OK;
}

/* The flat line: one rate for all. */
static struct state
start(const struct rows *r)
{
	struct state s = { 0 };
	double x = 0, exposure = 0;

	for (size_t i = 0; i < r->n; i++) {
		x += r->x[i];
		exposure += r->exposure[i];
		if (r->exposure[i] > 0)
			s.centre += (r->t[i] - s.centre) * r->exposure[i] / exposure;
	}
	s.at = r->family == GLM_POISSON ? log(x / exposure) : log(x / (exposure - x));
	return s;
}

static void
finish(struct glm *g, const struct rows *r, const struct state *s)
{
	struct round last = round_of(r, s);

	g->df = (double)g->n - 2;
	g->slope = s->slope;
	g->centre = last.centre;
	g->at_centre = s->at + s->slope * (last.centre - s->centre);
	g->intercept = s->at - s->slope * s->centre;
	g->se_slope = 1 / sqrt(last.sxx);
	g->se_at_centre = 1 / sqrt(last.total);
	g->se_intercept = sqrt(1 / last.total + last.centre * last.centre / last.sxx);
	g->deviance = fmax(0, deviance_of(r, s));
	g->pearson = last.pearson;
	g->dispersion = g->pearson / g->df;
	g->z = g->slope / g->se_slope;
	g->p_wald = 2 * gsl_cdf_ugaussian_Q(fabs(g->z));
	g->se_slope_quasi = sqrt(g->dispersion) * g->se_slope;
	g->t = g->slope / g->se_slope_quasi;
	g->p_quasi = g->dispersion > 0 ? 2 * gsl_cdf_tdist_Q(fabs(g->t), g->df) : NAN;
}

/* One round from *S; *MOVED is the largest step in standard errors. False: nothing finite. */
static bool
improve(const struct rows *r, struct state *s, double *moved)
{
	struct round o = round_of(r, s);
	double before = deviance_of(r, s), at = s->at + s->slope * (o.centre - s->centre);
	double step_at = o.at - at, step_slope = o.slope - s->slope;

	if (!isfinite(step_at) || !isfinite(step_slope) || !isfinite(before))
		return false;
	for (int half = 0; half < HALVINGS; half++) {
		struct state next = { o.centre, at + step_at, s->slope + step_slope };
		*moved = fmax(fabs(step_at) * sqrt(o.total), fabs(step_slope) * sqrt(o.sxx));
		if (deviance_of(r, &next) <= before + 1e-9 * (1 + fabs(before))) {
			*s = next;
			return true;
		}
		step_at /= 2;
		step_slope /= 2;
	}
	return false;
}

struct glm
glm_fit(enum glm_family family, const double *t, const double *x, const double *exposure, size_t n)
{
	struct rows r = { family, t, x, exposure, n };
	struct glm g = { STAT_BAD_INPUT, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
		NAN, NAN, NAN, NAN, NAN, 0 };

	g.code = check_rows(&r, &g.n);
	if (g.code != STAT_OK)
		return g;
	struct state s = start(&r);
	double moved = INFINITY;
	g.code = STAT_NOT_CONVERGED;
	while (moved > TOLERANCE && g.iterations++ < ROUNDS)
		if (!improve(&r, &s, &moved))
			return g;
	if (moved > TOLERANCE)
		return g;
	g.code = STAT_OK;
	finish(&g, &r, &s);
	return g;
}
