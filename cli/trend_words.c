/* What the tests of a series say, in sentences. */
#include <math.h>

#include "cli/say.h"
#include "cli/trend.h"
#include "model/period.h"

#define SIGNIFICANT 0.05

static const struct observation *
tested(const struct profile *p, size_t i)
{
	return p->usable.obs[p->usable.from + i];
}

static const char *
say_basis(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct profile *p = &t->profile;
	bool danish = l == LANGUAGE_DANISH;
	char first[PERIOD_SIZE], last[PERIOD_SIZE];
	const char *left = "";

	if (p->n == 0)
		return danish ? "Ingen målinger kan bruges." : "No value can be used.";
	if (p->usable.from > 0)
		left = arena_printf(a,
		    danish ? "; %zu fra før seneste databrud er udeladt"
			   : "; %zu from before the last series break are left out",
		    p->usable.from);
	period_print(first, tested(p, 0)->period);
	period_print(last, tested(p, p->n - 1)->period);
	if (p->n == 1)
		return arena_printf(
		    a, danish ? "1 måling (%s)%s." : "1 value (%s)%s.", first, left);
	return arena_printf(
	    a, danish ? "%zu målinger, %s–%s%s." : "%zu values, %s–%s%s.", p->n, first, last, left);
}

/* Which way, beyond chance or not; a short series can say neither. */
static const char *
finding(const struct mann_kendall *m, bool danish)
{
	if (m->p <= SIGNIFICANT && m->s != 0)
		return m->s > 0 ? (danish ? "Stigning" : "Rise") : (danish ? "Fald" : "Fall");
	if (m->p_attainable > SIGNIFICANT)
		return danish ? "Kan ikke afgøres med så få målinger"
			      : "Cannot be decided with so few values";
	return danish ? "Ingen påviselig udvikling" : "No trend shown";
}

static const char *
say_direction(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct mann_kendall *m = &t->profile.mk;
	bool danish = l == LANGUAGE_DANISH;

	if (m->code != STAT_OK)
		return stat_code_sentence(m->code, l);
	return arena_printf(a,
	    danish ? "%s: S = %s (tau %s), %s (%s); mindst mulige med disse målinger er %s."
		   : "%s: S = %s (tau %s), %s (%s); the smallest possible with these values is %s.",
	    finding(m, danish), say_number(m->s, 0, l, a), say_number(m->tau_a, 2, l, a),
	    say_p(m->p, l, a),
	    isnan(m->p_exact) ? (danish ? "tilnærmet" : "approximate")
			      : (danish ? "eksakt" : "exact"),
	    say_p(m->p_attainable, l, a));
}

static const char *
say_slope(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct theil_sen *s = &t->profile.sen;
	const struct indicator *i = t->assessment.series.indicator;
	bool danish = l == LANGUAGE_DANISH;

	if (s->code != STAT_OK)
		return stat_code_sentence(s->code, l);
	const char *slope = say_change(i, s->slope, l, a);
	if (isnan(s->low))
		return arena_printf(a,
		    danish ? "%s om året; der er for få målinger til grænser."
			   : "%s a year; too few values for limits.",
		    slope);
	return arena_printf(a,
	    danish ? "%s om året (95 %%: %s til %s)." : "%s a year (95 %%: %s to %s).", slope,
	    say_change_number(i, s->low, s->slope, l, a),
	    say_change_number(i, s->high, s->slope, l, a));
}

static const struct question {
	const char *heading[2];
	const char *(*say)(const struct trend_series *, enum language, struct arena *);
} questions[] = {
	{ { "Grundlag", "Basis" }, say_basis },
	{ { "Retning (Mann-Kendall)", "Direction (Mann-Kendall)" }, say_direction },
	{ { "Hældning (Theil-Sen)", "Slope (Theil-Sen)" }, say_slope },
};

size_t
trend_questions(void)
{
	return countof(questions);
}

const char *
trend_answer_to(
    const struct trend_series *t, size_t k, enum language l, struct arena *a, const char **question)
{
	*question = questions[k].heading[l];
	return questions[k].say(t, l, a);
}
