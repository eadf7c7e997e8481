/* Where a series goes: outlook, development, pace. */
#include <math.h>

#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "model/sentence_part.h"

#define NBSP          "\xC2\xA0"
#define SHARE_TOLD    0.01 /* share of a model from which it is named */
#define P_TOO_FEW     0.05 /* values that can reach no smaller p cannot show a trend */
#define MODELS_BESIDE (OUTLOOK_MODELS + 1)

/* ---- outlook -------------------------------------------------------------- */

/* Few values are never nearer to 0 or 1 than the cap: what is there may be beyond it. */
const char *
sentence_chance(const struct outlook *o, enum language l, struct arena *a)
{
	const char *text = prose_probability(o->probability_met, a);

	if (o->n >= OUTLOOK_FEW)
		return text;
	if (o->probability_met <= OUTLOOK_CAP)
		return arena_printf(a, "%s %s", prose_say(l, "højst"), text);
	if (o->probability_met >= 1 - OUTLOOK_CAP)
		return arena_printf(a, "%s %s", prose_say(l, "mindst"), text);
	return text;
}

/* " siden databruddet" */
static const char *
since_break(const struct assessment *t, enum language l)
{
	return (t->cautions & CAUTION_BREAK) != 0 ? prose_say(l, " siden databruddet") : "";
}

static const char *
figures(size_t n, enum language l, struct arena *a)
{
	return prose_count(n, prose_say(l, "måling"), prose_say(l, "målinger"), l, a);
}

/* "2 år", "1,5 years" */
static const char *
years(double span, enum language l, struct arena *a)
{
	double shown = round(span * 10) / 10;

	return arena_printf(a, "%s" NBSP "%s", phrase_stated(shown, l, a),
	    shown == 1 ? prose_say(l, "år") : prose_say_in(l, "several", "år"));
}

/* Why there is no outlook, as a clause. */
static const char *
refusal(const struct assessment *t, enum language l, struct arena *a)
{
	const struct outlook *o = &t->outlook;

	switch (o->code) {
	case STAT_TOO_SHORT:
		return arena_printf(a,
		    o->n == 1 ? prose_say(l, "der er kun %s%s, og det er for lidt")
			      : prose_say(l, "der er kun %s%s, og det er for få"),
		    figures(o->n, l, a), since_break(t, l));
	case STAT_TOO_FAR:
		return arena_printf(a,
		    prose_say(l, "året ligger længere fremme, end de %s%s rækker tilbage"),
		    figures(o->n, l, a), since_break(t, l));
	case STAT_ALL_EQUAL:
		return arena_printf(a,
		    prose_say(l, "de %s%s er ens, så det er ukendt, hvor meget tallet kan svinge"),
		    figures(o->n, l, a), since_break(t, l));
	default: break;
	}
	return prose_say(l, "tallene kan ikke bruges i beregningen");
}

const char *
sentence_outlook(const struct assessment *t, enum language l, struct arena *a)
{
	const struct outlook *o = &t->outlook;
	const struct indicator *i = t->series.indicator;
	const char *goal =
	    t->final.target != NULL ? prose_say(l, "delmålet") : prose_say(l, "målet");
	bool met = t->verdict == VERDICT_MET;

	if (o->year == 0)
		return NULL;
	const char *reached = met ? prose_say(l, "fortsat er nået") : prose_say(l, "nås");
	if (o->code != STAT_OK)
		return arena_printf(a, prose_say(l, "Det kan ikke beregnes, om %s %s i %d: %s."),
		    goal, reached, o->year, refusal(t, l, a));
	return arena_printf(a,
	    prose_say(l,
		"Beregnet sandsynlighed for at %s %s i %d: %s; tallet ventes mellem %s og %s "
		"(95\u00A0%%)."),
	    goal, reached, o->year, sentence_chance(o, l, a), phrase_value(i, o->low, NAN, l, a),
	    phrase_value(i, o->high, NAN, l, a));
}

struct weight {
	const char *model;
	double share;
};

/* The models by their share, the largest first; of equal ones in their order. */
static void
sort_weights(struct weight *w, size_t n)
{
	for (size_t k = 1; k < n; k++)
		for (size_t i = k; i > 0 && w[i].share > w[i - 1].share; i--) {
			struct weight swap = w[i];
			w[i] = w[i - 1];
			w[i - 1] = swap;
		}
}

/* "områdernes fælles udvikling 40 %, uændret 60 %" */
static const char *
weights(const struct outlook *o, enum language l, struct arena *a)
{
	struct weight w[MODELS_BESIDE];
	double rest = 1;
	const char *text = "";

	for (int m = 0; m < OUTLOOK_MODELS; m++) {
		rest -= o->share[m];
		w[m] = (struct weight){ outlook_model_word((enum outlook_model)m, l), o->share[m] };
	}
	w[OUTLOOK_MODELS] = (struct weight){ prose_say(l, "uændret"), rest };
	sort_weights(w, MODELS_BESIDE);
	for (size_t k = 0; k < MODELS_BESIDE && w[k].share >= SHARE_TOLD; k++)
		text = arena_printf(a, "%s%s%s %d" NBSP "%%", text, k > 0 ? ", " : "", w[k].model,
		    (int)lround(w[k].share * 100));
	if (rest >= -SHARE_TOLD)
		return text;
	return arena_printf(a, prose_say(l, "%s (niveau og udvikling vægtes hver for sig)"), text);
}

const char *
sentence_basis(const struct assessment *t, enum language l, struct arena *a)
{
	const struct outlook *o = &t->outlook;

	if (o->year == 0 || o->code != STAT_OK)
		return NULL;
	return arena_printf(a, prose_say(l, "Det bygger på %s%s, %s frem; vægt: %s."),
	    figures(o->n, l, a), since_break(t, l), years(o->ahead, l, a), weights(o, l, a));
}

/* ---- development ---------------------------------------------------------- */

/* The N-th usable value of S from its end, NULL if there are not so many. */
static const struct observation *
usable_from_end(const struct series *s, size_t n)
{
	for (size_t k = s->n; k > 0; k--)
		if (!isnan(s->obs[k - 1].value) && --n == 0)
			return &s->obs[k - 1];
	return NULL;
}

static const char *
speed(const struct assessment *t, enum language l, struct arena *a)
{
	const struct observation *first = usable_from_end(&t->series, t->trend.n);
	const struct observation *last = usable_from_end(&t->series, 1);
	const struct indicator fine = phrase_finer(t->series.indicator);
	double slope = t->trend.slope;

	if (first == NULL || last == NULL)
		return "";
	const char *from = phrase_period(first->period, l, a),
		   *to = phrase_period(last->period, l, a);
	const char *noun = sentence_noun(t->series.indicator, l), *n = figures(t->trend.n, l, a);
	if (slope == 0.0)
		return arena_printf(a,
		    prose_say(l, "Fra %s til %s er %s i gennemsnit uændret (%s)."), from, to, noun,
		    n);
	return arena_printf(a,
	    slope < 0.0
		? prose_say(l, "Fra %s til %s er %s faldet med gennemsnitligt %s om året (%s).")
		: prose_say(l, "Fra %s til %s er %s steget med gennemsnitligt %s om året (%s)."),
	    from, to, noun, phrase_distance(&fine, slope, l, a), n);
}

/* What the rank test says of the direction. */
static const char *
direction(const struct assessment *t, enum language l, struct arena *a)
{
	const struct trend *r = &t->trend;

	switch (t->development) {
	case DEVELOPMENT_IMPROVING:
		return arena_printf(a,
		    prose_say(
			l, "Forbedringen er større, end tilfældige udsving kan forklare (%s)."),
		    prose_p(r->p, l, a));
	case DEVELOPMENT_WORSENING:
		return arena_printf(a,
		    prose_say(
			l, "Forværringen er større, end tilfældige udsving kan forklare (%s)."),
		    prose_p(r->p, l, a));
	case DEVELOPMENT_UNCHANGED:
		return arena_printf(a,
		    prose_say(l,
			"Ændringen er så lille, at tallet regnes for uændret (%s; mindst mulige "
			"%s)."),
		    prose_p(r->p, l, a), prose_p(r->p_attainable, l, a));
	case DEVELOPMENT_UNDECIDED: break;
	}
	if (r->p <= P_TOO_FEW)
		return arena_printf(a,
		    prose_say(
			l, "Udviklingen er større, end tilfældige udsving kan forklare (%s)."),
		    prose_p(r->p, l, a));
	const char *p = arena_printf(a, prose_say(l, "%s; mindst mulige %s"), prose_p(r->p, l, a),
	    prose_p(r->p_attainable, l, a));
	if (isnan(r->p) || r->p_attainable > P_TOO_FEW)
		return arena_printf(a,
		    prose_say(l,
			"Så få målinger kan ikke vise, om det er mere end tilfældige udsving "
			"(%s)."),
		    p);
	return arena_printf(a, prose_say(l, "Det kan være tilfældige udsving (%s)."), p);
}

/* " Målingerne kunne have vist en ændring på ...": beside every "no trend"; else "". */
static const char *
power(const struct assessment *t, enum language l, struct arena *a)
{
	const char *could = phrase_power(t->series.indicator, &t->trend, l, a);

	return could != NULL ? arena_printf(a, prose_say(l, " Målingerne %s."), could) : "";
}

const char *
sentence_development(const struct assessment *t, enum language l, struct arena *a)
{
	size_t n = t->trend.n;

	if (n == 0)
		return NULL;
	if (t->trend.code == STAT_ALL_EQUAL)
		return arena_printf(
		    a, prose_say(l, "De %s målinger er ens."), prose_small(n, l, a));
	if (t->trend.code == STAT_OK)
		return arena_printf(
		    a, "%s %s%s", speed(t, l, a), direction(t, l, a), power(t, l, a));
	return arena_printf(a,
	    n == 1
		? prose_say(
		    l, "Der er kun %s sammenlignelig måling, så en udvikling kan ikke beregnes.")
		: prose_say(l,
		    "Der er kun %s sammenlignelige målinger, så en udvikling kan ikke beregnes."),
	    prose_small(n, l, a));
}

/* "; hidtil er den faldet med 0,76 procentpoint" */
static const char *
had(const struct assessment *t, enum language l, struct arena *a)
{
	const struct indicator fine = phrase_finer(t->series.indicator);
	double slope = t->observed_per_year;
	const char *it = t->series.indicator->measure == MEASURE_PROPORTION
	    ? prose_say_in(l, "figure", "den")
	    : prose_say(l, "det");

	if (isnan(slope))
		return "";
	if (slope == 0.0)
		return arena_printf(a, prose_say(l, "; hidtil har %s været uændret"), it);
	return arena_printf(a,
	    slope < 0.0 ? prose_say(l, "; hidtil er %s faldet med %s")
			: prose_say(l, "; hidtil er %s steget med %s"),
	    it, phrase_distance(&fine, slope, l, a));
}

const char *
sentence_pace(const struct assessment *t, enum language l, struct arena *a)
{
	const struct indicator fine = phrase_finer(t->series.indicator);
	double need = t->required_per_year;

	if (isnan(need) || need == 0.0 || t->target == NULL)
		return NULL;
	return arena_printf(a,
	    need < 0.0 ? prose_say(l, "For at nå målet i %d skal %s falde med %s om året%s.")
		       : prose_say(l, "For at nå målet i %d skal %s stige med %s om året%s."),
	    t->target->by, sentence_noun(t->series.indicator, l),
	    phrase_distance(&fine, need, l, a), had(t, l, a));
}
