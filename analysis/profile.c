#include "analysis/profile.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sort_double.h>

#include "analysis/multiplicity.h"
#include "analysis/regression.h"
#include "model/observation.h"

static bool
all_have_counts(const struct profile *p, const struct indicator *i)
{
	if (i->measure != MEASURE_PROPORTION && i->measure != MEASURE_RATE)
		return false;
	for (size_t k = 0; k < p->n; k++)
		if (!observation_has_counts(p->usable.obs[p->usable.from + k], i))
			return false;
	return p->n > 0;
}

/* ---- season ----------------------------------------------------------------- */

static size_t
seasons_of(const struct profile *p)
{
	enum period_kind kind = p->n > 0 ? p->usable.obs[p->usable.from]->period.kind : PERIOD_YEAR;

	return kind == PERIOD_QUARTER ? 4 : kind == PERIOD_MONTH ? 12 : 0;
}

/* Years down, the year's parts across. */
static struct kendall_groups
season_of(const struct profile *p, size_t seasons, struct arena *a)
{
	const struct observation **obs = p->usable.obs + p->usable.from;
	int first = obs[0]->period.year;
	size_t rows = (size_t)(obs[p->n - 1]->period.year - first) + 1;
	double *t = arena_array(a, rows, sizeof *t), *y = arena_array(a, rows * seasons, sizeof *y);
	double *work = arena_array(a, kendall_groups_work(rows, seasons) + 1, sizeof *work);

	for (size_t row = 0; row < rows; row++)
		t[row] = first + (double)row;
	for (size_t i = 0; i < rows * seasons; i++)
		y[i] = NAN;
	for (size_t k = 0; k < p->n; k++)
		y[(size_t)(obs[k]->period.year - first) * seasons
		    + (size_t)(obs[k]->period.part - 1)] = obs[k]->value;
	return kendall_groups(t, y, rows, seasons, work);
}

/* ---- counts ----------------------------------------------------------------- */

static struct count_trend
no_count_trend(enum stat_code code)
{
	return (struct count_trend){ .code = code,
		.dispersion = NAN,
		.change = NAN,
		.low = NAN,
		.high = NAN,
		.p = NAN,
		.first = NAN,
		.last = NAN };
}

/* The figure at year T on the line of G, per PER. */
static double
fitted(const struct glm *g, enum glm_family family, double t, double per)
{
	double eta = g->at_centre + g->slope * (t - g->centre);

	return per * (family == GLM_BINOMIAL ? 1 / (1 + exp(-eta)) : exp(eta));
}

static struct count_trend
count_trend_of(const struct profile *p, const struct indicator *i, const double *x, const double *n)
{
	enum glm_family family = i->measure == MEASURE_RATE ? GLM_POISSON : GLM_BINOMIAL;
	struct glm g = glm_fit(family, p->year, x, n, p->n);
	struct count_trend r = no_count_trend(g.code);

	r.counts = true;
	r.family = family;
	r.n = g.n;
	if (g.code != STAT_OK)
		return r;
	double se = g.se_slope * sqrt(fmax(1, g.dispersion));
	double half = gsl_cdf_tdist_Qinv((1 - PROFILE_CONFIDENCE) / 2, g.df) * se;
	r.dispersion = g.dispersion;
	r.change = 100 * expm1(g.slope);
	r.low = 100 * expm1(g.slope - half);
	r.high = 100 * expm1(g.slope + half);
	r.p = 2 * gsl_cdf_tdist_Q(fabs(g.slope) / se, g.df);
	r.first = fitted(&g, family, p->year[0], i->per);
	r.last = fitted(&g, family, p->year[p->n - 1], i->per);
	return r;
}

/* ---- level ------------------------------------------------------------------ */

/* BIC of the straight line, which has three parameters, as change_breakpoints counts it. */
static double
bic_of_line(const struct profile *p)
{
	struct line l = line_fit(p->year, p->value, p->n);
	double n = (double)p->n;

	return n * (log(2 * M_PI * l.rss / n) + 1) + 3 * log(n);
}

static struct shifts
shifts_of(const struct profile *p, struct arena *a)
{
	struct shifts s = { .code = STAT_RULE_TOO_SHORT,
		.gain = NAN,
		.pettitt = { .code = STAT_RULE_TOO_SHORT, .p = NAN } };

	if (p->n < SHIFT_MIN)
		return s;
	struct breakpoints b = change_breakpoints(p->value, p->n, SHIFT_SEGMENT, SHIFT_MOST, a);
	s.code = b.code;
	s.pettitt = change_pettitt(p->value, p->n, SHIFT_SEED, a);
	if (b.code != STAT_OK || b.best == 0)
		return s;
	s.shifts = b.best;
	s.after = b.after + b.best * (b.best - 1) / 2;
	s.gain = b.bic[0] - b.bic[b.best];
	s.steady = bic_of_line(p) <= b.bic[b.best];
	s.n = s.steady ? 0 : s.shifts;
	return s;
}

/* ---- chart ------------------------------------------------------------------ */

static struct control
chart_of(const struct profile *p, const struct indicator *i, const double *x, const double *n,
    struct arena *a)
{
	struct control_input in = { .chart = CONTROL_XMR, .n = p->n, .y = p->value };

	if (p->counts.counts) {
		in.chart = i->measure == MEASURE_RATE ? CONTROL_U_PRIME : CONTROL_P_PRIME;
		in.y = x;
		in.size = n;
		in.per = i->per;
	} else if (i->measure == MEASURE_PROPORTION) {
		in.high = i->per;
	} else if (i->measure == MEASURE_RATE) {
		in.high = INFINITY;
	}
	return control_chart(&in, a);
}

struct profile
profile_series(const struct series *s, struct arena *a)
{
	struct usable u = series_usable(s, a);
	struct profile p = { .usable = u,
		.n = u.n - u.from,
		.year = u.year + u.from,
		.value = u.value + u.from,
		.q = NAN,
		.counts = no_count_trend(STAT_BAD_INPUT) };
	double *work = arena_array(a, trend_work(p.n), sizeof *work);
	double *x = arena_array(a, p.n + 1, sizeof *x), *n = arena_array(a, p.n + 1, sizeof *n);

	for (size_t k = 0; k < p.n; k++) {
		x[k] = u.obs[u.from + k]->numerator;
		n[k] = u.obs[u.from + k]->denominator;
	}
	p.mk = mann_kendall(p.value, p.n, work);
	p.sen = theil_sen(p.year, p.value, p.n, PROFILE_CONFIDENCE, work);
	/* one limit without the other says nothing */
	if (isnan(p.sen.low) || isnan(p.sen.high))
		p.sen.low = p.sen.high = NAN;
	p.seasons = seasons_of(&p);
	if (p.seasons > 0)
		p.season = season_of(&p, p.seasons, a);
	p.power = power_series(p.year, p.value, p.n);
	if (all_have_counts(&p, s->indicator))
		p.counts = count_trend_of(&p, s->indicator, x, n);
	p.shifts = shifts_of(&p, a);
	p.chart = chart_of(&p, s->indicator, x, n, a);
	p.signals = control_signals(&p.chart, control_rules_find(PROFILE_RULES), a);
	return p;
}

void
profile_family(struct profile *const *p, size_t n, struct arena *a)
{
	double *given = arena_array(a, n + 1, sizeof *given);
	double *adjusted = arena_array(a, n + 1, sizeof *adjusted);
	size_t *work = arena_array(a, 2 * n + 1, sizeof *work);

	for (size_t i = 0; i < n; i++)
		given[i] = p[i]->mk.p;
	multiplicity_adjust(ADJUST_BENJAMINI_HOCHBERG, given, n, adjusted, work);
	for (size_t i = 0; i < n; i++)
		p[i]->q = adjusted[i];
}

/* The times that any of the N profiles has, rising, each once; *ROWS of them. */
static double *
times_of(struct profile *const *p, size_t n, size_t *rows, struct arena *a)
{
	size_t all = 0, kept = 0;

	for (size_t i = 0; i < n; i++)
		all += p[i]->n;
	double *t = arena_array(a, all + 1, sizeof *t);
	all = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < p[i]->n; k++)
			t[all++] = p[i]->year[k];
	gsl_sort(t, 1, all);
	for (size_t k = 0; k < all; k++)
		if (kept == 0 || t[k] != t[kept - 1])
			t[kept++] = t[k];
	*rows = kept;
	return t;
}

struct kendall_groups
profile_region(struct profile *const *p, size_t n, struct arena *a)
{
	size_t rows;
	double *t = times_of(p, n, &rows, a);
	double *y = arena_array(a, rows * n + 1, sizeof *y);
	double *work = arena_array(a, kendall_groups_work(rows, n) + 1, sizeof *work);

	for (size_t i = 0; i < n; i++)
		for (size_t row = 0, k = 0; row < rows; row++) {
			bool has = k < p[i]->n && p[i]->year[k] == t[row];
			y[row * n + i] = has ? p[i]->value[k] : NAN;
			k += has ? 1 : 0;
		}
	return kendall_groups(t, y, rows, n, work);
}
