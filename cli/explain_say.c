/* What is explained, in sentences. */
#include <math.h>

#include "cli/explain.h"
#include "cli/say.h"
#include "model/observation.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "model/target.h"

#define TREND_MIN 5 /* as assess() has it: under this no development can show */
#define SHOWN_P   0.05

static const char *const method_ids[] = { [EXPLAIN_NONE] = "none",
	[EXPLAIN_PUBLISHED] = "published",
	[EXPLAIN_COUNTS] = "counts",
	[EXPLAIN_ABSENT] = "absent_zero",
	[EXPLAIN_SUMMED] = "summed",
	[EXPLAIN_WEIGHTED] = "weighted" };
static const char *const limits_ids[] = { [LIMITS_NONE] = NULL,
	[LIMITS_PUBLISHED] = "published",
	[LIMITS_WILSON] = "wilson",
	[LIMITS_POISSON] = "poisson_exact" };

static const struct {
	const char *id, *say;
} reasons[REASONS] = {
	[REASON_JUDGED] = { "judged", SAY("det gælder") },
	[REASON_MILESTONE] = { "milestone",
	    SAY("samme beslutning for et andet år; det nærmeste, der ikke er gået, vurderes") },
	[REASON_LATER] = { "later", SAY("var ikke besluttet på datoen") },
	[REASON_DRAFT] = { "draft", SAY("et udkast viger for et endeligt mål") },
	[REASON_REPLACED] = { "replaced", SAY("en senere beslutning gælder") },
	[REASON_WITHDRAWN] = { "withdrawn", SAY("er siden trukket tilbage") },
	[REASON_WITHDRAWAL] = { "withdrawal", SAY("trækker det, der gjaldt, tilbage") },
	[REASON_REGION] = { "region", SAY("regionens; området har sit eget") },
	[REASON_OTHER_GROUP] = { "other_group", SAY("gælder en anden gruppe") },
};

const char *
explain_method_id(enum explain_method m)
{
	return method_ids[m];
}

const char *
explain_limits_id(enum explain_limits m)
{
	return limits_ids[m];
}

const char *
explain_reason_id(enum explain_reason r)
{
	return reasons[r].id;
}

/* ---- the figure ---------------------------------------------------------------------- */

/* "536 / 4.000 · 100 = 13,4" */
static const char *
quotient(struct run *r, const struct explanation *e, enum language l)
{
	const struct indicator *i = e->assessment.series.indicator;
	const struct observation *o = e->obs;
	struct arena *a = &r->arena;

	return arena_printf(a, "%s / %s · %s = %s", phrase_stated(o->numerator, l, a),
	    phrase_stated(o->denominator, l, a), phrase_stated(i->per, l, a),
	    phrase_value(i, o->value, NAN, l, a));
}

/* ", der dækker 95 % af befolkningen" */
static const char *
coverage(struct run *r, const struct explanation *e, enum language l)
{
	if (isnan(e->covered))
		return "";
	return arena_printf(&r->arena, prose_say(l, "; de har %s\u00A0%% af borgerne"),
	    say_number(100 * e->covered, 1, l, &r->arena));
}

/* How many of the parts have a value. */
static size_t
count_valued(const struct explanation *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->nparts; i++)
		n += isnan(e->parts[i].obs->value) ? 0 : 1;
	return n;
}

const char *
explain_say_method(struct run *r, const struct explanation *e, enum language l)
{
	struct arena *a = &r->arena;

	switch (e->method) {
	case EXPLAIN_NONE: return prose_say(l, "Der er intet tal.");
	case EXPLAIN_PUBLISHED: return prose_say(l, "Tallet står i filen, som udgiveren har det.");
	case EXPLAIN_COUNTS:
		return arena_printf(
		    a, prose_say(l, "Tallet følger af filens antal: %s."), quotient(r, e, l));
	case EXPLAIN_ABSENT:
		return prose_say(
		    l, "Der er ingen række; udgiveren udelader dem, der er 0, så tallet er 0.");
	case EXPLAIN_SUMMED:
		return arena_printf(a,
		    prose_say(l, "Beregnet af antal fra %zu kommuner, lagt sammen: %s%s."),
		    count_valued(e), quotient(r, e, l), coverage(r, e, l));
	case EXPLAIN_WEIGHTED: break;
	}
	return arena_printf(a,
	    prose_say(l, "Gennemsnit af %zu kommuners tal, vægtet efter folketal: %s%s."),
	    count_valued(e), phrase_value(e->assessment.series.indicator, e->obs->value, NAN, l, a),
	    coverage(r, e, l));
}

const char *
explain_say_limits(struct run *r, const struct explanation *e, enum language l)
{
	static const char *const how[] = {
		[LIMITS_PUBLISHED] = SAY("udgiverens egne"),
		[LIMITS_WILSON] = SAY("af antallene, Wilsons metode"),
		[LIMITS_POISSON] = SAY("af antallet, eksakt Poisson"),
	};

	if (e->limits == LIMITS_NONE)
		return prose_say(l,
		    "Uden sikkerhedsgrænser: der er hverken udgiverens egne eller antal, der giver "
		    "tallet.");
	return arena_printf(&r->arena, "%s: %s (%s).", prose_say(l, "95\u00A0%-grænser"),
	    say_limits(e->assessment.series.indicator, e->ci.low, e->ci.high, l, &r->arena),
	    prose_say(l, how[e->limits]));
}

/* ---- the target -------------------------------------------------------------------- */

const char *
explain_say_target(
    struct run *r, const struct explanation *e, const struct explain_target *x, enum language l)
{
	const struct target *t = x->target;
	const struct area *area = geography_area(&r->geography, t->area);
	struct arena *a = &r->arena;

	return arena_printf(a, "%s (%s, %s %s, %s; %s): %s",
	    t->status == TARGET_WITHDRAWN ? prose_say(l, "intet mål")
					  : phrase_target(e->assessment.series.indicator, t, l, a),
	    target_status_word(t->status, l), prose_say(l, "fra"), phrase_date(t->from, l, a),
	    area != NULL ? area->name : "?", t->document, prose_say(l, reasons[x->reason].say));
}

/* ---- the verdict -------------------------------------------------------------------- */

/* "14,2 % holdt op mod højst 13 %, uden afrunding: målet er ikke opfyldt" */
static const char *
comparison(struct run *r, const struct explanation *e, enum language l)
{
	const struct judgement *j = &e->assessment.judged;
	const struct indicator *i = e->assessment.series.indicator;
	const struct target *t = e->assessment.target;
	struct arena *a = &r->arena;
	bool counts = observation_has_counts(j->obs, i);
	const char *figure = phrase_value(i, j->value, target_bound(t, j->value), l, a);

	return arena_printf(a,
	    prose_say(l, "%s (%s)%s holdes uden afrunding op mod %s: det %s målet"), figure,
	    phrase_period(j->obs->period, l, a),
	    counts ? arena_printf(a, ", %s %s %s", phrase_stated(j->obs->numerator, l, a),
		prose_say(l, "af"), phrase_stated(j->obs->denominator, l, a))
		   : "",
	    phrase_rule(i, t, l, a),
	    j->meets == TRUTH_YES ? prose_say(l, "opfylder") : prose_say(l, "opfylder ikke"));
}

/* How far from the target, whether chance could explain it, and what said so. */
static const char *
chance(struct run *r, const struct explanation *e, enum language l)
{
	const struct judgement *j = &e->assessment.judged;
	const char *distance = sentence_distance(&e->assessment, l, &r->arena);
	const char *how = prose_say(l, "Der er hverken grænser eller antal at afgøre det ved.");

	if (j->beyond_chance != TRUTH_UNKNOWN)
		how = isfinite(j->obs->ci_low) && isfinite(j->obs->ci_high)
		    ? prose_say(l, "Udgiverens 95\u00A0%-grænser afgør det.")
		    : prose_say(l, "En tosidet test af antallene på 5\u00A0% afgør det.");
	return distance != NULL ? arena_printf(&r->arena, "%s %s", distance, how) : how;
}

/* Ahead and not met: the probability against the two limits of the rule. */
static const char *
odds(struct run *r, const struct explanation *e, enum language l)
{
	const struct outlook *o = &e->assessment.outlook;
	struct arena *a = &r->arena;

	if (o->code != STAT_OK)
		return arena_printf(a,
		    prose_say(l, "Der er ingen sandsynlighed for %d, så det er uafklaret."),
		    e->assessment.target->by);
	return arena_printf(a,
	    prose_say(l,
		"Sandsynligheden for, at tallet for %d opfylder det, er %s; fra 80\u00A0%% er det "
		"på vej, til og med 20\u00A0%% ikke på vej, derimellem uafklaret."),
	    o->year, prose_probability(o->probability_met, a));
}

static const char *
not_comparable(const struct explanation *e, enum language l)
{
	unsigned c = e->assessment.cautions;

	if ((c & CAUTION_NO_TARGET) != 0)
		return prose_say(
		    l, "Intet mål gjaldt på datoen, så der er intet at holde tallet op mod.");
	if ((c & CAUTION_TARGET_OPEN) != 0)
		return prose_say(l, "Målet, der gjaldt, har intet tal.");
	return prose_say(l, "Dokumenterne lader enheden stå åben.");
}

const char *
explain_say_verdict(struct run *r, const struct explanation *e, enum language l)
{
	const struct assessment *as = &e->assessment;
	struct arena *a = &r->arena;

	if (as->verdict == VERDICT_NOT_COMPARABLE)
		return not_comparable(e, l);
	if (as->judged.obs == NULL)
		return as->target != NULL && as->latest.obs != NULL
		    ? arena_printf(a,
			prose_say(l, "Målets år %d er gået, og intet tal er fra det eller før."),
			as->target->by)
		    : prose_say(l, "Der er intet tal at vurdere.");
	if (target_is_past(as->target, r->options->as_of))
		return arena_printf(a,
		    prose_say(l,
			"Målets år %d er gået, så tallet for det, eller det sidste før, afgør: %s. "
			"%s"),
		    as->target->by, comparison(r, e, l), chance(r, e, l));
	return arena_printf(a,
	    prose_say(
		l, "Målets år %d er ikke gået, så det seneste tal er det, der ses på: %s. %s%s%s"),
	    as->target->by, comparison(r, e, l), chance(r, e, l),
	    as->judged.meets != TRUTH_YES ? " " : "",
	    as->judged.meets != TRUTH_YES ? odds(r, e, l) : "");
}

const char *
explain_say_development(struct run *r, const struct explanation *e, enum language l)
{
	const struct trend *t = &e->assessment.trend;
	const struct indicator *i = e->assessment.series.indicator;
	struct arena *a = &r->arena;

	if (t->n < TREND_MIN)
		return arena_printf(a,
		    prose_say(l,
			"Brugbare tal siden et eventuelt databrud: %zu; færre end %d kan ikke vise "
			"en udvikling ud over tilfældige udsving."),
		    t->n, TREND_MIN);
	if (t->code != STAT_OK)
		return arena_printf(
		    a, prose_say(l, "%zu tal: %s"), t->n, stat_code_sentence(t->code, l));
	return arena_printf(a, prose_say(l, "%zu tal, %s (Theil-Sen), %s (Mann-Kendall); %s."),
	    t->n, say_slope(i, t->slope, t->slope_low, t->slope_high, l, a), prose_p(t->p, l, a),
	    t->p <= SHOWN_P ? prose_say(l, "p er højst 5\u00A0%, så retningen er udviklingen")
			    : prose_say(l,
				"p er over 5\u00A0%, så den er uafklaret, medmindre grænserne "
				"viser, at den er under 1\u00A0% af niveauet om året"));
}
