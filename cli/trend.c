/* pejl trend: one indicator's series, and what it says beyond chance. */
#include "cli/trend.h"

#include <math.h>

#include "analysis/judge.h"
#include "cli/figure.h"
#include "cli/subject.h"
#include "cli/terminal.h"
#include "model/period.h"

const struct series_break *
trend_break(const struct series *s, size_t i)
{
	int after = period_first_day(s->obs[i - 1].period);
	int before = period_last_day(s->obs[i].period);

	for (size_t k = s->indicator->nbreaks; k-- > 0;)
		if (s->indicator->breaks[k].at > after && s->indicator->breaks[k].at <= before)
			return &s->indicator->breaks[k];
	return NULL;
}

bool
trend_is_tested(const struct trend_series *t, size_t i)
{
	const struct usable *u = &t->profile.usable;

	for (size_t k = u->from; k < u->n; k++)
		if (u->index[k] == i)
			return true;
	return false;
}

double
trend_gap(const struct trend_series *t, size_t i)
{
	const struct assessment *as = &t->assessment;

	return judge(&as->series.obs[i], as->series.indicator, figure_target(as)).gap;
}

static struct trend_series
series_of(struct run *r, const struct series *s, int indicator, int stratum)
{
	return (struct trend_series){
		.assessment = run_assess_series(r, s, indicator, stratum),
		.profile = profile_series(s, &r->arena),
		.event = { r->options->event != 0 ? event_effect_of(s, r->options->event, &r->arena)
						  : (struct event_effect){ .at = 0 },
		    NAN, NAN },
	};
}

/* Several areas are tested at once: the family is these areas; and together. */
static void
add_family(struct trend_answer *t, struct arena *a)
{
	struct profile **p = arena_array(a, t->n, sizeof(struct profile *));

	for (size_t i = 0; i < t->n; i++)
		p[i] = &t->series[i].profile;
	profile_family(p, t->n, a);
	t->region = profile_region(p, t->n, a);
}

/* The event in all areas is one family of tests. */
static void
add_event_family(struct trend_answer *t, struct arena *a)
{
	struct event_test *tests = arena_array(a, t->n + 1, sizeof *tests);

	for (size_t i = 0; i < t->n; i++)
		tests[i] = t->series[i].event;
	event_family(tests, t->n, a);
	for (size_t i = 0; i < t->n; i++)
		t->series[i].event = tests[i];
}

static struct trend_answer
answer_of(struct run *r, int indicator, int stratum, const struct picked *areas)
{
	struct series *s = subject_series(r, indicator, stratum, areas);
	struct trend_answer t = { .stratum = r->catalogue.strata[stratum],
		.series = arena_array(&r->arena, areas->n + 1, sizeof *t.series),
		.n = areas->n };

	t.indicator = subject_shown(r, &r->catalogue.indicators[indicator], s, areas->n);
	for (size_t i = 0; i < areas->n; i++) {
		s[i].indicator = t.indicator;
		t.series[i] = series_of(r, &s[i], indicator, stratum);
	}
	if (t.n > 1) {
		add_family(&t, &r->arena);
		add_event_family(&t, &r->arena);
	}
	return t;
}

static void
print(struct run *r, const struct trend_answer *t, size_t n)
{
	int width = terminal_width();

	switch (r->options->format) {
	case FORMAT_TEXT:
		for (size_t i = 0; i < n; i++) {
			fputs(i > 0 ? "\n\n" : "", stdout);
			trend_text(stdout, r, &t[i], width);
		}
		break;
	case FORMAT_CSV: trend_csv(stdout, r, t, n, false); break;
	case FORMAT_CSV_DK: trend_csv(stdout, r, t, n, true); break;
	case FORMAT_JSON: trend_json(stdout, r, t, n); break;
	}
}

static enum exit_code
show(struct run *r, const void *unused)
{
	struct subject of;

	(void)unused;
	if (!subject_read(&of, r, NULL))
		return EXIT_USAGE;
	struct trend_answer *t = arena_array(&r->arena, of.nstrata, sizeof *t);
	for (size_t i = 0; i < of.nstrata; i++)
		t[i] = answer_of(r, of.indicator, of.strata[i], &of.areas);
	print(r, t, of.nstrata);
	return EXIT_DONE;
}

enum exit_code
trend_run(const struct options *o, struct diag *d)
{
	return run_answer(o, d, show, NULL);
}
