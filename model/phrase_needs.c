#include "model/phrase_needs.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence_part.h"
#include "model/target.h"

#define NBSP        "\xC2\xA0"
#define NAMED       3    /* kommuner with the largest parts */
#define FALSE_SHARE 0.05 /* as analysis/needs.h has it */

static const char *const codes[] = {
	[NEED_OK] = "ok",
	[NEED_MET] = "met",
	[NEED_NO_TARGET] = "no_target",
	[NEED_UNIT_OPEN] = "unit_open",
	[NEED_NO_FIGURE] = "no_figure",
	[NEED_SUPPRESSED] = "suppressed",
	[NEED_ZERO_DENOMINATOR] = "zero_denominator",
	[NEED_NO_COUNTS] = "no_counts",
	[NEED_NO_WHOLE_NUMBER] = "no_whole_number",
};

const char *
need_code_id(enum need_code c)
{
	return codes[c];
}

/* ---- events -------------------------------------------------------------------- */

static const char *
event_word(const struct indicator *i, bool several, enum language l)
{
	static const char *const usual[][2] = {
		[LANGUAGE_DANISH] = { "tilfælde", "tilfælde" },
		[LANGUAGE_ENGLISH] = { "case", "cases" },
	};

	return i->event[l][several] != NULL ? i->event[l][several] : usual[l][several];
}

static const char *
whole(double v, struct arena *a)
{
	char text[DECIMAL_SIZE];

	return arena_strdup(a, decimal_print_people(text, v, 0));
}

/* "312 færre genindlæggelser", "1 genindlæggelse færre", "1 fewer readmission". */
static const char *
change_of_events(
    const struct indicator *i, double events, int direction, enum language l, struct arena *a)
{
	static const char *const words[][2] = {
		[LANGUAGE_DANISH] = { "færre", "flere" },
		[LANGUAGE_ENGLISH] = { "fewer", "more" },
	};
	const char *change = words[l][direction > 0], *event = event_word(i, events != 1, l);

	if (events == 1 && l == LANGUAGE_DANISH)
		return arena_printf(a, "1" NBSP "%s %s", event, change);
	return arena_printf(a, "%s" NBSP "%s %s", whole(events, a), change, event);
}

const char *
phrase_need(const struct assessment *as, const struct need *need, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;
	bool danish = l == LANGUAGE_DANISH;

	if (as->latest.obs == NULL || as->target == NULL)
		return NULL;
	const char *rule = phrase_rule(i, as->target, l, a), *area = as->series.area->name;
	if (need->code == NEED_NO_WHOLE_NUMBER)
		return arena_printf(a,
		    danish ? "Der er så få bag tallet for %s, at intet helt antal giver målet (%s)."
			   : "There are so few behind the figure for %s that no whole number gives "
			     "the target (%s).",
		    area, rule);
	if (need->code != NEED_OK)
		return NULL;
	const char *yearly = as->latest.obs->period.kind != PERIOD_YEAR ? ""
	    : danish                                                    ? " pr. år"
									: " a year";
	return arena_printf(a,
	    danish ? "Målet (%s) svarer til %s%s i %s, regnet på tallene for %s."
		   : "The target (%s) is %s%s in %s, by the figures for %s.",
	    rule, change_of_events(i, need->events, need->direction, l, a), yearly, area,
	    phrase_period(as->latest.obs->period, l, a));
}

/* ---- kommuner ------------------------------------------------------------------ */

/* The part with the largest share below that of LAST, of equal ones in order; NULL if none. */
static const struct need_part *
next_largest(const struct needs *n, const struct need_part *last)
{
	const struct need_part *best = NULL;

	for (size_t k = 0; k < n->nparts; k++) {
		const struct need_part *p = &n->parts[k];
		bool after =
		    last == NULL || p->share < last->share || (p->share == last->share && p > last);
		if (p->share > 0 && after && (best == NULL || p->share > best->share))
			best = p;
	}
	return best;
}

static const char *
percent(double share, struct arena *a)
{
	int rounded = (int)round(share * 100);

	return rounded < 1 ? "under 1" NBSP "%" : arena_printf(a, "%d" NBSP "%%", rounded);
}

const char *
phrase_shares(const struct needs *n, enum language l, struct arena *a)
{
	const struct need_part *p = NULL;
	const char *names[NAMED];
	size_t nnames = 0, nshares = 0;

	for (size_t k = 0; k < n->nparts; k++)
		nshares += n->parts[k].share > 0 ? 1u : 0u;
	if (nshares < 2)
		return NULL;
	while (nnames < NAMED && (p = next_largest(n, p)) != NULL)
		names[nnames++] = arena_printf(a, "%s (%s)", p->area->name, percent(p->share, a));
	return arena_printf(a,
	    l == LANGUAGE_DANISH ? "Af det, der mangler i %zu kommuner, ligger %s i %s."
				 : "Of what is missing in %zu kommuner, %s is in %s.",
	    nshares,
	    nshares > nnames ? (l == LANGUAGE_DANISH ? "de største dele" : "the largest part")
			     : (l == LANGUAGE_DANISH ? "det hele" : "all"),
	    prose_list(names, nnames, l, a));
}

const char *
phrase_own_share(
    const struct assessment *as, const struct needs *n, enum language l, struct arena *a)
{
	if (!(n->share > 0))
		return NULL;
	return arena_printf(a,
	    as->target != NULL && as->target->area == 0
		? prose_say(l,
		    "%s har %s af det, der mangler i de kommuner i landet, der ikke opfylder "
		    "målet.",
		    "%s has %s of what is missing in the country's kommuner that miss the target.")
		: prose_say(l,
		    "%s har %s af det, der mangler i de kommuner i regionen, der ikke opfylder "
		    "målet.",
		    "%s has %s of what is missing in the region's kommuner that miss the target."),
	    as->series.area->name, percent(n->share, a));
}

static const char *
if_all_meet(const struct assessment *as, const struct needs *n, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;
	bool danish = l == LANGUAGE_DANISH, one = n->nwrong == 1;
	const char *value = phrase_value(i, n->if_all_meet, n->value, l, a);

	if (n->nwrong == 0 || isnan(n->if_all_meet))
		return NULL;
	const char *who = one
	    ? (danish ? "den ene kommune" : "the one kommune")
	    : arena_printf(a, danish ? "de %zu kommuner" : "the %zu kommuner", n->nwrong);
	if (danish)
		return arena_printf(a,
		    "Hvis %s, der ikke opfylder målet, nåede det, ville %s være %s", who,
		    sentence_noun(i, l), value);
	return arena_printf(a, "If %s that %s the target reached it, %s would be %s", who,
	    one ? "misses" : "miss", sentence_noun(i, l), value);
}

static const char *
if_best_quarter(const struct indicator *i, const struct needs *n, const char *before,
    enum language l, struct arena *a)
{
	bool danish = l == LANGUAGE_DANISH;
	const char *quarter = phrase_value(i, n->best_quarter, NAN, l, a);
	const char *value = phrase_value(i, n->if_best_quarter, n->value, l, a);

	if (isnan(n->if_best_quarter))
		return before;
	if (before == NULL)
		return arena_printf(a,
		    danish ? "Hvis alle kommuner nåede den bedste fjerdedel (%s), ville %s være %s"
			   : "If every kommune reached the best quarter (%s), %s would be %s",
		    quarter, sentence_noun(i, l), value);
	return arena_printf(a,
	    danish ? "%s; nåede alle den bedste fjerdedel (%s), ville %s være %s"
		   : "%s; if every one reached the best quarter (%s), %s would be %s",
	    before, quarter, sentence_noun(i, l), value);
}

/* What the kommuner make together, unless it reads like the figure, and who is not in it. */
static const char *
basis(const struct assessment *as, const struct needs *n, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;
	bool danish = l == LANGUAGE_DANISH;
	size_t missing = n->nparts - n->nvalues;
	const char *now = phrase_value(i, n->value, NAN, l, a), *left = "";

	if (missing > 0)
		left = arena_printf(a,
		    danish ? "; %zu kommune%s uden tal er ikke med"
			   : "; %zu kommune%s without a figure not counted",
		    missing, missing == 1 ? "" : "r");
	if (missing == 0 && !n->weighted
	    && strcmp(now, phrase_value(i, as->latest.value, NAN, l, a)) == 0)
		return "";
	return arena_printf(a,
	    danish ? " Nu giver kommunernes tal %s%s%s."
		   : " Now the kommuner's figures give %s%s%s.",
	    now,
	    n->weighted ? (danish ? " (vægtet med folketal)" : " (weighted by population)") : "",
	    left);
}

const char *
phrase_if(const struct assessment *as, const struct needs *n, enum language l, struct arena *a)
{
	if (n->nvalues < 2)
		return NULL;
	const char *text = if_all_meet(as, n, l, a);
	text = if_best_quarter(as->series.indicator, n, text, l, a);
	if (text == NULL)
		return NULL;
	return arena_printf(a, "%s.%s", text, basis(as, n, l, a));
}

/* Names of the parts that stand out on one side of the whole. */
static const char *
outstanding(const struct needs *n, bool above, enum language l, struct arena *a)
{
	const char **names = arena_array(a, n->nparts + 1, sizeof *names);
	size_t k = 0;

	for (size_t i = 0; i < n->nparts; i++)
		if (n->parts[i].q <= FALSE_SHARE && (n->parts[i].value > n->value) == above)
			names[k++] = n->parts[i].area->name;
	return k > 0 ? prose_list(names, k, l, a) : NULL;
}

const char *
phrase_differ(const struct needs *n, enum language l, struct arena *a)
{
	const char *above = outstanding(n, true, l, a), *below = outstanding(n, false, l, a);
	bool danish = l == LANGUAGE_DANISH;
	size_t tested = 0;

	for (size_t i = 0; i < n->nparts; i++)
		tested += isnan(n->parts[i].q) ? 0u : 1u;
	if (above == NULL && below == NULL)
		return NULL;
	return arena_printf(a,
	    danish
		? "Mere end tilfældige udsving kan forklare, når %zu kommuner prøves på én gang: "
		  "%s%s%s%s%s."
		: "By more than chance, %zu kommuner tested at once: %s%s%s%s%s.",
	    tested, above != NULL ? (danish ? "højere i " : "higher in ") : "",
	    above != NULL ? above : "", above != NULL && below != NULL ? "; " : "",
	    below != NULL ? (danish ? "lavere i " : "lower in ") : "", below != NULL ? below : "");
}

/* ---- worse and worsening -------------------------------------------------------- */

/* What a kommune is worse than besides the target. */
static const char *
whole_word(bool national, enum language l)
{
	return national ? prose_say(l, "landet", "the country")
			: prose_say(l, "regionen", "the region");
}

const char *
phrase_worsening_head(size_t called, size_t tested, bool national, enum language l, struct arena *a)
{
	bool danish = l == LANGUAGE_DANISH;

	if (tested == 0)
		return danish ? "Dårligere og i forværring: ingen udvikling kan prøves."
			      : "Worse and worsening: no development can be tested.";
	return arena_printf(a,
	    danish ? "Dårligere og i forværring, af %zu prøvet på én gang (dårligere end målet "
		     "eller %s, og forværring med q ≤ 0,05)%s"
		   : "Worse and worsening, of %zu tested at once (worse than the target or %s, and "
		     "worsening with q ≤ 0.05)%s",
	    tested, whole_word(national, l),
	    called > 0   ? ":"
		: danish ? ": ingen."
			 : ": none.");
}

const char *
phrase_worsening(const struct assessment *as, bool than_target, bool than_region, bool national,
    double q, enum language l, struct arena *a)
{
	const struct indicator fine = phrase_finer(as->series.indicator);
	bool danish = l == LANGUAGE_DANISH;
	const char *worse[2];
	size_t n = 0;

	if (than_target)
		worse[n++] = danish ? "målet" : "the target";
	if (than_region)
		worse[n++] = whole_word(national, l);
	return arena_printf(a,
	    danish ? "dårligere end %s; %s om året, %s" : "worse than %s; %s a year, %s",
	    prose_list(worse, n, l, a), phrase_difference(&fine, as->trend.slope, l, a),
	    prose_q(q, l, a));
}
