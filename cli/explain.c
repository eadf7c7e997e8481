/* pejl explain: one figure, back to the lines it was read from. */
#include "cli/explain.h"

#include <math.h>

#include "analysis/judge.h"
#include "cli/pick.h"
#include "cli/subject.h"
#include "model/observation.h"
#include "model/period.h"

static const struct pos nowhere = { 0 };

/* ---- the figure -------------------------------------------------------------------- */

/* The one of --period, else the latest that has a value. */
static bool
find_figure(struct run *r, struct explanation *e)
{
	const struct series *s = &e->assessment.series;
	char period[PERIOD_SIZE];

	e->obs = e->assessment.latest.obs;
	if (!r->options->has_period)
		return true;
	e->obs = NULL;
	for (size_t i = 0; i < s->n; i++)
		if (period_same(s->obs[i].period, r->options->period))
			e->obs = &s->obs[i];
	if (e->obs != NULL)
		return true;
	period_print(period, r->options->period);
	if (s->n == 0)
		return diag_error(r->diag, nowhere, NULL, "--period: %s has no figure of %s",
		    s->area->name, s->indicator->id);
	char first[PERIOD_SIZE], last[PERIOD_SIZE];
	return diag_error(r->diag, nowhere, NULL,
	    "--period: %s has no figure of %s in %s; they are from %s to %s", s->area->name,
	    s->indicator->id, period, period_print(first, s->obs[0].period),
	    period_print(last, s->obs[s->n - 1].period));
}

static enum explain_method
method_of(const struct explanation *e)
{
	const struct series *s = &e->assessment.series;

	if (e->obs == NULL)
		return EXPLAIN_NONE;
	if (s->aggregated)
		return isnan(e->obs->numerator) ? EXPLAIN_WEIGHTED : EXPLAIN_SUMMED;
	if (e->obs->absent)
		return EXPLAIN_ABSENT;
	return observation_has_counts(e->obs, s->indicator) ? EXPLAIN_COUNTS : EXPLAIN_PUBLISHED;
}

/* As judge() takes them. */
static enum explain_limits
limits_of(const struct explanation *e)
{
	if (e->obs == NULL || e->ci.code != STAT_OK)
		return LIMITS_NONE;
	if (isfinite(e->obs->ci_low) && isfinite(e->obs->ci_high))
		return LIMITS_PUBLISHED;
	return e->assessment.series.indicator->measure == MEASURE_PROPORTION ? LIMITS_WILSON
									     : LIMITS_POISSON;
}

static bool
explain_one(struct run *r, int indicator, int stratum, int area, struct explanation *e)
{
	*e = (struct explanation){ .assessment = run_assess_one(r, indicator, stratum, area),
		.covered = NAN };
	const struct series *of = &e->assessment.series;

	if (!find_figure(r, e))
		return false;
	if (e->obs != NULL)
		e->read = of->read != NULL ? &of->read[e->obs - of->obs] : e->obs;
	e->ci = judge(e->obs, of->indicator, NULL).ci;
	if (e->obs != NULL && of->covered != NULL)
		e->covered = of->covered[e->obs - of->obs];
	e->method = method_of(e);
	e->limits = limits_of(e);
	explain_targets(r, e);
	return true;
}

/* ---- the call ------------------------------------------------------------------------ */

static void
print(struct run *r, const struct explanation *e, size_t n)
{
	switch (r->options->format) {
	case FORMAT_TEXT:
		for (size_t i = 0; i < n; i++) {
			fputs(i > 0 ? "\n\n" : "", stdout);
			explain_text(stdout, r, &e[i]);
		}
		break;
	case FORMAT_CSV: explain_csv(stdout, r, e, n, false); break;
	case FORMAT_CSV_DK: explain_csv(stdout, r, e, n, true); break;
	case FORMAT_JSON: explain_json(stdout, r, e, n); break;
	}
}

static enum exit_code
show(struct run *r, const void *unused)
{
	struct picked areas;
	int indicator;
	size_t nstrata, n = 0;

	(void)unused;
	if (!subject_pick(r, &indicator)
	    || !pick_areas(&areas, r->options, &r->catalogue, &r->geography, &r->arena, r->diag))
		return EXIT_USAGE;
	const int *strata = subject_strata(r, indicator, &nstrata);
	struct explanation *e = arena_array(&r->arena, nstrata * areas.n + 1, sizeof *e);
	for (size_t k = 0; k < nstrata; k++)
		for (size_t i = 0; i < areas.n; i++)
			if (!explain_one(r, indicator, strata[k], areas.of[i], &e[n++]))
				return EXIT_USAGE;
	for (size_t i = 0; i < n; i++)
		if (e[i].obs != NULL && !explain_parts(r, &e[i]))
			return EXIT_UNAVAILABLE;
	print(r, e, n);
	return EXIT_DONE;
}

enum exit_code
explain_run(const struct options *o, struct diag *d)
{
	return run_answer(o, d, show, NULL);
}
