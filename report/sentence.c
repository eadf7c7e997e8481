#include "report/sentence.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/target.h"
#include "model/words.h"
#include "report/prose.h"

/* What the figure is called inside a sentence. */
static const char *
figure_noun(const struct indicator *i)
{
	return i->measure == MEASURE_PROPORTION ? "andelen" : "tallet";
}

/* " (412 af 4120)" where the figure is one count of another. */
static const char *
counts(const struct observation *o, const struct indicator *i, struct arena *a)
{
	char part[DECIMAL_SIZE], whole[DECIMAL_SIZE];

	if (i->measure != MEASURE_PROPORTION || !observation_has_counts(o, i))
		return "";
	return arena_printf(a, " (%s af %s)", decimal_print_people(part, o->numerator, 0),
	    decimal_print_people(whole, o->denominator, 0));
}

const char *
sentence_latest(const struct assessment *t, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	const struct observation *o = t->latest.obs;

	if (o == NULL)
		return NULL;
	return arena_printf(a, "%s var %s %s %s %s%s.",
	    prose_capital(prose_in_period(o->period, a), a), figure_noun(i),
	    i->measure == MEASURE_PROPORTION ? "i" : "for", t->series.area->name,
	    phrase_value(
		i, t->latest.value, target_bound(t->target, t->latest.value), LANGUAGE_DANISH, a),
	    counts(o, i, a));
}

/* ---- the target ----------------------------------------------------------- */

static const char *
target_noun(const struct target *t)
{
	return t->status == TARGET_DRAFT ? "Målet (udkast)" : "Målet";
}

/* The target's year is over: what was measured for it. */
static const char *
past(const struct assessment *t, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	const struct judgement *j = &t->judged;
	const char *result = t->verdict == VERDICT_MET ? "blev indfriet" : "blev ikke indfriet";
	const char *goal = arena_printf(a, "%s var %s", target_noun(t->target),
	    phrase_target(i, t->target, LANGUAGE_DANISH, a));
	bool earlier = (t->cautions & CAUTION_EARLIER_WAVE) != 0;

	if (j->obs == NULL || (j->obs == t->latest.obs && !earlier))
		return arena_printf(a, "%s, og det %s.", goal, result);
	if (j->obs == t->latest.obs)
		return arena_printf(a,
		    "%s. Der er ingen måling for %d; med den seneste inden da (%s) blev målet "
		    "%sindfriet.",
		    goal, t->target->by, phrase_period(j->obs->period, LANGUAGE_DANISH, a),
		    t->verdict == VERDICT_MET ? "" : "ikke ");
	const char *when = earlier
	    ? arena_printf(a, "den seneste måling inden da (%s)",
		phrase_period(j->obs->period, LANGUAGE_DANISH, a))
	    : arena_printf(a, "målingen %s", prose_in_period(j->obs->period, a));
	return arena_printf(a, "%s; ved %s var %s %s, og målet %s.", goal, when, figure_noun(i),
	    phrase_value(i, j->value, target_bound(t->target, j->value), LANGUAGE_DANISH, a),
	    result);
}

static const char *
ahead(const struct assessment *t, struct arena *a)
{
	static const char *const outcomes[] = {
		[VERDICT_ON_TRACK] =
		    "men med den hidtidige udvikling bliver det sandsynligvis nået",
		[VERDICT_UNDECIDED] = "og det er uafklaret, om det bliver nået",
		[VERDICT_OFF_TRACK] = "og med den hidtidige udvikling bliver det næppe nået",
	};
	const char *goal = arena_printf(a, "%s er %s", target_noun(t->target),
	    phrase_target(t->series.indicator, t->target, LANGUAGE_DANISH, a));

	if (t->verdict == VERDICT_MET)
		return arena_printf(a, "%s, og det er indfriet med den seneste måling.", goal);
	if (t->outlook.code == STAT_OK)
		return arena_printf(a,
		    "%s. Det er ikke nået endnu, %s (beregnet sandsynlighed: %s).", goal,
		    outcomes[t->verdict], prose_probability(t->outlook.probability_met, a));
	return arena_printf(a,
	    "%s. Det er ikke nået endnu, og det kan ikke beregnes, om det bliver nået. %s", goal,
	    stat_code_sentence(t->outlook.code, LANGUAGE_DANISH));
}

/* Why a figure cannot be held against the target, or what is missing. */
static const char *
without_verdict(const struct assessment *t, int as_of, struct arena *a)
{
	bool is_past = target_is_past(t->target, as_of);
	const char *goal =
	    arena_printf(a, "%s %s %s", target_noun(t->target), is_past ? "var" : "er",
		phrase_target(t->series.indicator, t->target, LANGUAGE_DANISH, a));

	if (!target_has_number(t->target))
		return arena_printf(a,
		    "%s har ikke noget tal, så det kan ikke vurderes, om det er nået.",
		    t->target->status == TARGET_DRAFT ? "Udkastet til mål" : "Målet i kraft");
	if (t->verdict == VERDICT_NO_DATA && t->latest.obs == NULL)
		return arena_printf(a, "%s. Der er ingen data at holde op mod det.", goal);
	if (t->verdict == VERDICT_NO_DATA)
		return arena_printf(
		    a, "%s, men der er ingen måling fra %d eller før.", goal, t->target->by);
	if (t->cautions & CAUTION_UNIT_OPEN)
		return arena_printf(a,
		    "%s, men dokumenterne angiver ikke enheden. Derfor kan det ikke vurderes, om "
		    "målet %s nået.",
		    goal, is_past ? "blev" : "er");
	return arena_printf(a, "%s, men tallet kan ikke sammenlignes med det.", goal);
}

const char *
sentence_verdict(const struct assessment *t, int as_of, struct arena *a)
{
	if (t->target == NULL)
		return caution_sentence(CAUTION_NO_TARGET, LANGUAGE_DANISH);
	switch (t->verdict) {
	case VERDICT_MET: return target_is_past(t->target, as_of) ? past(t, a) : ahead(t, a);
	case VERDICT_NOT_MET: return past(t, a);
	case VERDICT_ON_TRACK:
	case VERDICT_UNDECIDED:
	case VERDICT_OFF_TRACK: return ahead(t, a);
	case VERDICT_NO_DATA:
	case VERDICT_NOT_COMPARABLE: break;
	}
	return without_verdict(t, as_of, a);
}

/* What the distance is measured to. */
static const char *
distance_noun(const struct target *t)
{
	return t != NULL && t->rule == TARGET_BETWEEN ? "Afstanden til målets nærmeste grænse"
						      : "Afstanden til målet";
}

const char *
sentence_chance(const struct assessment *t, struct arena *a)
{
	const struct judgement *j = &t->judged;

	if (j->obs == NULL || isnan(j->gap))
		return NULL;
	const char *verb = j->obs != t->latest.obs ? "var" : "er";
	if (j->gap == 0.0)
		return arena_printf(a, "%s %s præcis på målet.",
		    prose_capital(figure_noun(t->series.indicator), a),
		    j->obs != t->latest.obs ? "lå" : "ligger");
	const char *distance = arena_printf(a, "%s %s %s", distance_noun(t->target), verb,
	    phrase_distance(t->series.indicator, j->gap, LANGUAGE_DANISH, a));
	switch (j->beyond_chance) {
	case TRUTH_YES:
		return arena_printf(a, "%s, mere end tilfældige udsving kan forklare.", distance);
	case TRUTH_NO: return arena_printf(a, "%s og kan skyldes tilfældige udsving.", distance);
	case TRUTH_UNKNOWN: break;
	}
	return arena_printf(
	    a, "%s; om den kan skyldes tilfældige udsving, kan ikke vurderes.", distance);
}

const char *
sentence_later(const struct assessment *t, struct arena *a)
{
	const struct judgement *j = &t->latest;
	bool meets = j->meets == TRUTH_YES;
	const char *how = meets ? "" : " ikke";

	if (j->obs == NULL || j->obs == t->judged.obs || j->meets == TRUTH_UNKNOWN)
		return NULL;
	if (t->verdict == VERDICT_MET)
		how = meets ? " også" : " derimod ikke";
	else if (t->verdict == VERDICT_NOT_MET)
		how = meets ? " derimod" : " heller ikke";
	return arena_printf(a, "Tallet for %s opfylder%s målet.",
	    phrase_period(j->obs->period, LANGUAGE_DANISH, a), how);
}

/* ---- development ---------------------------------------------------------- */

/* I with one decimal more: a change a year is smaller than the figure. */
static struct indicator
finer(const struct indicator *i)
{
	struct indicator fine = *i;

	fine.decimals++;
	return fine;
}

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
speed(const struct assessment *t, struct arena *a)
{
	const struct observation *first = usable_from_end(&t->series, t->trend.n);
	const struct observation *last = usable_from_end(&t->series, 1);
	struct indicator fine = finer(t->series.indicator);
	double slope = t->trend.slope;

	if (first == NULL || last == NULL)
		return "";
	const char *from = phrase_period(first->period, LANGUAGE_DANISH, a),
		   *to = phrase_period(last->period, LANGUAGE_DANISH, a);
	const char *noun = figure_noun(t->series.indicator);
	const char *values = prose_count(t->trend.n, "måling", "målinger", a);
	if (slope == 0.0)
		return arena_printf(
		    a, "Fra %s til %s er %s i gennemsnit uændret (%s).", from, to, noun, values);
	return arena_printf(a, "Fra %s til %s er %s %s med gennemsnitligt %s om året (%s).", from,
	    to, noun, slope < 0.0 ? "faldet" : "steget",
	    phrase_distance(&fine, slope, LANGUAGE_DANISH, a), values);
}

/* What the rank test says of the direction. */
static const char *
direction(const struct assessment *t, struct arena *a)
{
	const struct trend *r = &t->trend;

	switch (t->development) {
	case DEVELOPMENT_IMPROVING:
		return arena_printf(a,
		    "Forbedringen er større, end tilfældige udsving kan forklare (%s).",
		    prose_p(r->p, a));
	case DEVELOPMENT_WORSENING:
		return arena_printf(a,
		    "Forværringen er større, end tilfældige udsving kan forklare (%s).",
		    prose_p(r->p, a));
	case DEVELOPMENT_UNCHANGED:
		return arena_printf(a,
		    "Ændringen er så lille, at tallet regnes for uændret (%s; mindst mulige "
		    "%s).",
		    prose_p(r->p, a), prose_p(r->p_attainable, a));
	case DEVELOPMENT_UNDECIDED: break;
	}
	if (r->p <= 0.05)
		return arena_printf(a,
		    "Udviklingen er større, end tilfældige udsving kan forklare (%s).",
		    prose_p(r->p, a));
	if (isnan(r->p) || r->p_attainable > 0.05)
		return arena_printf(a,
		    "Så få målinger kan ikke vise, om det er mere end tilfældige udsving (%s; "
		    "mindst mulige %s).",
		    prose_p(r->p, a), prose_p(r->p_attainable, a));
	return arena_printf(a, "Det kan være tilfældige udsving (%s; mindst mulige %s).",
	    prose_p(r->p, a), prose_p(r->p_attainable, a));
}

/* " Målingerne kunne have vist en ændring på ...": beside every "no trend"; else "". */
static const char *
power(const struct assessment *t, struct arena *a)
{
	const char *could = phrase_power(t->series.indicator, &t->trend, LANGUAGE_DANISH, a);

	return could != NULL ? arena_printf(a, " Målingerne %s.", could) : "";
}

const char *
sentence_development(const struct assessment *t, struct arena *a)
{
	if (t->trend.n == 0)
		return NULL;
	if (t->trend.code == STAT_ALL_EQUAL)
		return arena_printf(a, "De %s målinger er ens.", prose_small(t->trend.n, a));
	if (t->trend.code != STAT_OK)
		return arena_printf(a,
		    "Der er kun %s sammenlignelig%s, så en udvikling kan ikke beregnes.",
		    prose_small(t->trend.n, a), t->trend.n == 1 ? " måling" : "e målinger");
	return arena_printf(a, "%s %s%s", speed(t, a), direction(t, a), power(t, a));
}

const char *
sentence_pace(const struct assessment *t, struct arena *a)
{
	struct indicator fine = finer(t->series.indicator);
	double need = t->required_per_year, had = t->observed_per_year;

	if (isnan(need) || need == 0.0 || t->target == NULL)
		return NULL;
	const char *text = arena_printf(a, "For at nå målet i %d skal %s %s med %s om året",
	    t->target->by, figure_noun(t->series.indicator), need < 0.0 ? "falde" : "stige",
	    phrase_distance(&fine, need, LANGUAGE_DANISH, a));
	if (isnan(had))
		return arena_printf(a, "%s.", text);
	const char *pronoun = t->series.indicator->measure == MEASURE_PROPORTION ? "den" : "det";
	if (had == 0.0)
		return arena_printf(a, "%s; hidtil har %s været uændret.", text, pronoun);
	return arena_printf(a, "%s; hidtil er %s %s med %s.", text, pronoun,
	    had < 0.0 ? "faldet" : "steget", phrase_distance(&fine, had, LANGUAGE_DANISH, a));
}

/* ---- kommuner ------------------------------------------------------------- */

struct tally {
	size_t meet, miss, missing, unknown, chance;
};

static struct tally
kommuner_count(const struct assessment *kommuner, size_t n, struct period period)
{
	struct tally c = { 0 };

	for (size_t k = 0; k < n; k++) {
		const struct judgement *j = &kommuner[k].latest;
		if (j->obs == NULL || period_compare(j->obs->period, period) != 0) {
			c.missing++;
			continue;
		}
		c.meet += j->meets == TRUTH_YES;
		c.miss += j->meets == TRUTH_NO;
		c.unknown += j->meets == TRUTH_UNKNOWN;
		c.chance += j->meets != TRUTH_UNKNOWN && j->beyond_chance == TRUTH_NO;
	}
	return c;
}

static const char *
kommuner_meeting(const struct tally *c, size_t n, const char *when, struct arena *a)
{
	const char *parts[4];
	size_t k = 0;

	if (n == 1)
		return arena_printf(
		    a, "Kommunen opfylder %smålet %s.", c->meet == 1 ? "" : "ikke ", when);
	if (c->meet == n)
		return arena_printf(a, "Alle %zu kommuner opfylder målet %s.", n, when);
	if (c->miss == n)
		return arena_printf(a, "Ingen af de %zu kommuner opfylder målet %s.", n, when);
	parts[k++] = arena_printf(
	    a, "Af de %zu kommuner opfylder %s målet %s", n, prose_small(c->meet, a), when);
	if (c->miss > 0)
		parts[k++] = arena_printf(a, "%s gør det ikke", prose_small(c->miss, a));
	if (c->missing > 0)
		parts[k++] = arena_printf(a, "%s har intet tal", prose_small(c->missing, a));
	if (c->unknown > 0)
		parts[k++] = arena_printf(a, "%s kan ikke vurderes", prose_small(c->unknown, a));
	return arena_printf(a, "%s.", prose_join(parts, k, a));
}

const char *
sentence_kommuner(
    const struct assessment *kommuner, size_t n, struct period period, struct arena *a)
{
	struct tally c = kommuner_count(kommuner, n, period);

	if (c.meet + c.miss == 0)
		return NULL;
	const char *text = kommuner_meeting(&c, n, prose_in_period(period, a), a);
	if (c.chance == 0 || n == 1)
		return c.chance == 0
		    ? text
		    : arena_printf(a, "%s Afstanden kan skyldes tilfældige udsving.", text);
	return arena_printf(a,
	    "%s For %s%s kommune%s kan afstanden til målet skyldes tilfældige udsving.", text,
	    c.chance == n ? "alle " : "", prose_small(c.chance, a), c.chance == 1 ? "" : "r");
}
