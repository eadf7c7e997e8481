#include "model/sentence.h"

#include <math.h>

#include "base/decimal.h"
#include "model/observation.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence_part.h"
#include "model/target.h"

const char *
sentence_noun(const struct indicator *i, enum language l)
{
	return i->measure == MEASURE_PROPORTION ? prose_say(l, "andelen") : prose_say(l, "tallet");
}

/* ---- the figure ----------------------------------------------------------- */

/* " (412 af 4120)" where the figure is one count of another. */
static const char *
counts(const struct observation *o, const struct indicator *i, enum language l, struct arena *a)
{
	char part[DECIMAL_SIZE], whole[DECIMAL_SIZE];

	if (i->measure != MEASURE_PROPORTION || !observation_has_counts(o, i))
		return "";
	return arena_printf(a, prose_say(l, " (%s af %s)"),
	    decimal_print_people(part, o->numerator, 0),
	    decimal_print_people(whole, o->denominator, 0));
}

const char *
sentence_latest(const struct assessment *t, enum language l, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	const struct observation *o = t->latest.obs;

	if (o == NULL)
		return NULL;
	const char *when = prose_capital(prose_in_period(o->period, l, a), a);
	const char *value =
	    phrase_value(i, t->latest.value, target_bound(t->target, t->latest.value), l, a);
	const char *of = i->measure == MEASURE_PROPORTION ? prose_say(l, "i") : prose_say(l, "for");
	return arena_printf(a, prose_say(l, "%s var %s %s %s %s%s."), when, sentence_noun(i, l), of,
	    t->series.area->name, value, counts(o, i, l, a));
}

/* Of all N figures of S, which are suppressed. */
static const char *
all_suppressed(const struct series *s, enum language l, struct arena *a)
{
	const char *first = phrase_period(s->obs[0].period, l, a);
	const char *last = phrase_period(s->obs[s->n - 1].period, l, a);

	if (s->n == 1)
		return arena_printf(a, prose_say(l, "Tallet for %s er diskretioneret."), last);
	return arena_printf(a, prose_say(l, "Alle %s tal (%s til %s) er diskretionerede."),
	    prose_small(s->n, l, a), first, last);
}

const char *
sentence_hidden(const struct assessment *t, enum language l, struct arena *a)
{
	const struct series *s = &t->series;
	size_t hidden = 0;

	if (s->n == 0)
		return NULL;
	const struct observation *last = &s->obs[s->n - 1];
	const char *when = phrase_period(last->period, l, a);
	for (size_t k = 0; k < s->n; k++)
		hidden += s->obs[k].status == OBS_SUPPRESSED;
	if (hidden == s->n)
		return all_suppressed(s, l, a);
	if (last->status == OBS_SUPPRESSED)
		return arena_printf(a, prose_say(l, "Tallet for %s er diskretioneret."), when);
	if (last->denominator == 0 && isnan(last->value))
		return arena_printf(
		    a, prose_say(l, "Der er intet tal for %s: nævneren er 0."), when);
	return NULL;
}

/* ---- the target ----------------------------------------------------------- */

static const char *
target_noun(const struct assessment *t, enum language l, struct arena *a)
{
	static const char *const nouns[2][2] = { /* lent, milestone */
		{ SAY("Målet"), SAY("Delmålet") }, { SAY("Regionens mål"), SAY("Regionens delmål") }
	};
	bool lent = (t->cautions & CAUTION_REGIONAL_TARGET) != 0;
	const char *noun = prose_say(l, nouns[lent][t->final.target != NULL]);

	if (t->target->status != TARGET_DRAFT)
		return noun;
	return arena_printf(a, prose_say(l, "%s (udkast)"), noun);
}

/* "Målet er højst 13 % i 2023" */
static const char *
goal_of(const struct assessment *t, bool is_past, enum language l, struct arena *a)
{
	return arena_printf(a, "%s %s %s", target_noun(t, l, a),
	    is_past ? prose_say(l, "var") : prose_say(l, "er"),
	    phrase_target(t->series.indicator, t->target, l, a));
}

/* What was measured for it when there is no later figure. */
static const char *
past_latest(const struct assessment *t, const char *goal, enum language l, struct arena *a)
{
	bool met = t->verdict == VERDICT_MET;

	if ((t->cautions & CAUTION_EARLIER_WAVE) == 0)
		return arena_printf(a,
		    met ? prose_say(l, "%s, og det blev indfriet.")
			: prose_say(l, "%s, og det blev ikke indfriet."),
		    goal);
	return arena_printf(a,
	    met ? prose_say(l,
		"%s. Der er ingen måling for %d; med den seneste inden da (%s) blev målet "
		"indfriet.")
		: prose_say(l,
		    "%s. Der er ingen måling for %d; med den seneste inden da (%s) blev målet ikke "
		    "indfriet."),
	    goal, t->target->by, phrase_period(t->judged.obs->period, l, a));
}

/* The target's year is over: what was measured for it. */
static const char *
past(const struct assessment *t, enum language l, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	const struct judgement *j = &t->judged;
	const char *goal = goal_of(t, true, l, a);

	if (j->obs == NULL || j->obs == t->latest.obs)
		return past_latest(t, goal, l, a);
	const char *when = (t->cautions & CAUTION_EARLIER_WAVE) != 0
	    ? arena_printf(a, prose_say(l, "den seneste måling inden da (%s)"),
		phrase_period(j->obs->period, l, a))
	    : arena_printf(a, prose_say(l, "målingen %s"), prose_in_period(j->obs->period, l, a));
	return arena_printf(a,
	    t->verdict == VERDICT_MET
		? prose_say(l, "%s; ved %s var %s %s, og målet blev indfriet.")
		: prose_say(l, "%s; ved %s var %s %s, og målet blev ikke indfriet."),
	    goal, when, sentence_noun(i, l),
	    phrase_value(i, j->value, target_bound(t->target, j->value), l, a));
}

static const char *
ahead(const struct assessment *t, enum language l, struct arena *a)
{
	static const char *const outcomes[] = {
		[VERDICT_MET] = SAY("%s, og det er indfriet med den seneste måling."),
		[VERDICT_ON_TRACK] = SAY("%s. Det er ikke nået endnu, men det er på vej."),
		[VERDICT_UNDECIDED] =
		    SAY("%s. Det er ikke nået endnu, og det er uafklaret, om det bliver nået."),
		[VERDICT_OFF_TRACK] = SAY("%s. Det er ikke nået endnu, og det er ikke på vej."),
	};

	return arena_printf(a, prose_say(l, outcomes[t->verdict]), goal_of(t, false, l, a));
}

/* A target without a number. */
static const char *
open_target(const struct target *t, enum language l, struct arena *a)
{
	const char *noun = t->status == TARGET_DRAFT ? prose_say(l, "Udkastet til mål")
						     : prose_say(l, "Målet i kraft");

	return arena_printf(a,
	    prose_say(l, "%s har ikke noget tal, så det kan ikke vurderes, om det er nået."), noun);
}

/* Why a figure cannot be held against the target, or what is missing. */
static const char *
without_verdict(const struct assessment *t, int as_of, enum language l, struct arena *a)
{
	bool is_past = target_is_past(t->target, as_of);
	const char *goal = goal_of(t, is_past, l, a);

	if (!target_has_number(t->target))
		return open_target(t->target, l, a);
	if (t->verdict == VERDICT_NO_DATA && t->latest.obs == NULL)
		return arena_printf(
		    a, prose_say(l, "%s. Der er ingen data at holde op mod det."), goal);
	if (t->verdict == VERDICT_NO_DATA)
		return arena_printf(a, prose_say(l, "%s, men der er ingen data fra %d eller før."),
		    goal, t->target->by);
	if ((t->cautions & CAUTION_UNIT_OPEN) == 0)
		return arena_printf(
		    a, prose_say(l, "%s, men tallet kan ikke vurderes mod det."), goal);
	return arena_printf(a,
	    prose_say(l,
		"%s, men dokumenterne angiver ikke enheden. Derfor kan det ikke vurderes, om målet "
		"%s nået."),
	    goal, is_past ? prose_say(l, "blev") : prose_say(l, "er"));
}

const char *
sentence_verdict(const struct assessment *t, int as_of, enum language l, struct arena *a)
{
	if (t->target == NULL)
		return caution_sentence(CAUTION_NO_TARGET, l);
	switch (t->verdict) {
	case VERDICT_MET: return target_is_past(t->target, as_of) ? past(t, l, a) : ahead(t, l, a);
	case VERDICT_NOT_MET: return past(t, l, a);
	case VERDICT_ON_TRACK:
	case VERDICT_UNDECIDED:
	case VERDICT_OFF_TRACK: return ahead(t, l, a);
	case VERDICT_NO_DATA:
	case VERDICT_NOT_COMPARABLE: break;
	}
	return without_verdict(t, as_of, l, a);
}

/* ---- the distance --------------------------------------------------------- */

/* How a target is named where it is measured from. */
struct name {
	const char *plain, *genitive;
};
static const struct name in_full = { SAY("målet"), SAY("målets") };
static const struct name pronoun = { SAY("det"), SAY("dets") };

/* On which side of T J's value lies, and of which limit of a range: "over målet". */
static const char *
side_of(const struct target *t, const struct judgement *j, const struct name *name, enum language l,
    struct arena *a)
{
	bool good = j->gap > 0, above = (t->rule == TARGET_AT_LEAST) == good;

	if (t->rule != TARGET_BETWEEN)
		return arena_printf(a, above ? prose_say(l, "over %s") : prose_say(l, "under %s"),
		    prose_say(l, name->plain));
	return arena_printf(a,
	    good                     ? prose_say(l, "inden for %s nærmeste grænse")
		: j->value > t->high ? prose_say(l, "over %s øvre grænse")
				     : prose_say(l, "under %s nedre grænse"),
	    prose_say(l, name->genitive));
}

/* "ligger 3,2 procentpoint over målet" */
static const char *
place_of(const struct indicator *i, const struct target *t, const struct judgement *j,
    const struct name *name, enum language l, struct arena *a)
{
	if (j->gap == 0.0)
		return arena_printf(a, prose_say(l, "præcis på %s"), prose_say(l, name->plain));
	return arena_printf(
	    a, "%s %s", phrase_distance(i, j->gap, l, a), side_of(t, j, name, l, a));
}

const char *
sentence_distance(const struct assessment *t, enum language l, struct arena *a)
{
	const struct judgement *j = &t->judged;

	if (j->obs == NULL || isnan(j->gap))
		return NULL;
	const char *verb = j->obs != t->latest.obs ? prose_say(l, "lå") : prose_say(l, "ligger");
	const char *place =
	    arena_printf(a, "%s %s %s", prose_capital(sentence_noun(t->series.indicator, l), a),
		verb, place_of(t->series.indicator, t->target, j, &in_full, l, a));
	if (j->gap == 0.0)
		return arena_printf(a, "%s.", place);
	switch (j->beyond_chance) {
	case TRUTH_YES:
		return arena_printf(
		    a, prose_say(l, "%s, mere end tilfældige udsving kan forklare."), place);
	case TRUTH_NO:
		return arena_printf(
		    a, prose_say(l, "%s, og det kan skyldes tilfældige udsving."), place);
	case TRUTH_UNKNOWN: break;
	}
	return arena_printf(
	    a, prose_say(l, "%s; om det kan skyldes tilfældige udsving, vides ikke."), place);
}

const char *
sentence_later(const struct assessment *t, enum language l, struct arena *a)
{
	static const char *const texts[3][2] = { /* verdict, meets */
		{ SAY("Tallet for %s opfylder ikke målet."), SAY("Tallet for %s opfylder målet.") },
		{ SAY("Tallet for %s opfylder derimod ikke målet."),
		    SAY("Tallet for %s opfylder også målet.") },
		{ SAY("Tallet for %s opfylder heller ikke målet."),
		    SAY("Tallet for %s opfylder derimod målet.") }
	};
	const struct judgement *j = &t->latest;
	int verdict = t->verdict == VERDICT_MET ? 1 : t->verdict == VERDICT_NOT_MET ? 2 : 0;

	if (j->obs == NULL || j->obs == t->judged.obs || j->meets == TRUTH_UNKNOWN)
		return NULL;
	return arena_printf(a, prose_say(l, texts[verdict][j->meets == TRUTH_YES]),
	    phrase_period(j->obs->period, l, a));
}

/* One target that is shown beside; NOUN is what it is called. */
static const char *
one_beside(const struct assessment *t, const struct beside *b, const char *noun, int as_of,
    enum language l, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	const char *verb =
	    target_is_past(b->target, as_of) ? prose_say(l, "var") : prose_say(l, "er");
	const char *draft = b->target->status == TARGET_DRAFT ? prose_say(l, " (udkast)") : "";
	const char *goal =
	    arena_printf(a, "%s%s %s %s", noun, draft, verb, phrase_target(i, b->target, l, a));

	if (isnan(b->latest.gap) || b->latest.obs == NULL)
		return arena_printf(a, "%s.", goal);
	return arena_printf(a, prose_say(l, "%s; %s ligger %s."), goal, sentence_noun(i, l),
	    place_of(i, b->target, &b->latest, &pronoun, l, a));
}

const char *
sentence_beside(const struct assessment *t, int as_of, enum language l, struct arena *a)
{
	const char *final = t->final.target == NULL
	    ? NULL
	    : one_beside(t, &t->final, prose_say(l, "Slutmålet"), as_of, l, a);
	const char *regional = t->regional.target == NULL
	    ? NULL
	    : one_beside(t, &t->regional, prose_say(l, "Regionens mål"), as_of, l, a);

	if (final != NULL && regional != NULL)
		return arena_printf(a, "%s %s", final, regional);
	return final != NULL ? final : regional;
}

/* ---- all of them ---------------------------------------------------------- */

size_t
sentences_of(const struct assessment *t, int as_of, enum language l, struct arena *a,
    const char *out[static SENTENCES_MOST])
{
	const char *invented =
	    (t->cautions & CAUTION_FICTIONAL) != 0 ? caution_sentence(CAUTION_FICTIONAL, l) : NULL;
	const char *const all[SENTENCES_MOST] = { invented, sentence_latest(t, l, a),
		sentence_hidden(t, l, a), sentence_verdict(t, as_of, l, a),
		sentence_distance(t, l, a), sentence_later(t, l, a),
		sentence_beside(t, as_of, l, a), sentence_outlook(t, l, a), sentence_basis(t, l, a),
		sentence_development(t, l, a), sentence_pace(t, l, a) };
	size_t n = 0;

	for (size_t k = 0; k < SENTENCES_MOST; k++)
		if (all[k] != NULL)
			out[n++] = all[k];
	return n;
}
