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
	if (i->event[l][several] != NULL)
		return i->event[l][several];
	return several ? prose_say(l, "tilfælde") : prose_say_in(l, "one", "tilfælde");
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
	const char *change = direction > 0 ? prose_say(l, "flere") : prose_say(l, "færre");
	const char *event = event_word(i, events != 1, l);

	if (events == 1)
		return arena_printf(a, prose_say(l, "1\u00A0%s %s"), event, change);
	return arena_printf(a, "%s" NBSP "%s %s", whole(events, a), change, event);
}

const char *
phrase_need(const struct assessment *as, const struct need *need, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;

	if (as->latest.obs == NULL || as->target == NULL)
		return NULL;
	const char *rule = phrase_rule(i, as->target, l, a), *area = as->series.area->name;
	if (need->code == NEED_NO_WHOLE_NUMBER)
		return arena_printf(a,
		    prose_say(
			l, "Der er så få bag tallet for %s, at intet helt antal giver målet (%s)."),
		    area, rule);
	if (need->code != NEED_OK)
		return NULL;
	const char *yearly =
	    as->latest.obs->period.kind != PERIOD_YEAR ? "" : prose_say(l, " pr. år");
	return arena_printf(a,
	    prose_say(l, "Målet (%s) svarer til %s%s i %s, regnet på tallene for %s."), rule,
	    change_of_events(i, need->events, need->direction, l, a), yearly, area,
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
	return arena_printf(a, prose_say(l, "Af det, der mangler i %zu kommuner, ligger %s i %s."),
	    nshares, nshares > nnames ? prose_say(l, "de største dele") : prose_say(l, "det hele"),
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
		    "målet.")
		: prose_say(l,
		    "%s har %s af det, der mangler i de kommuner i regionen, der ikke opfylder "
		    "målet."),
	    as->series.area->name, percent(n->share, a));
}

static const char *
if_all_meet(const struct assessment *as, const struct needs *n, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;
	bool one = n->nwrong == 1;
	const char *value = phrase_value(i, n->if_all_meet, n->value, l, a);

	if (n->nwrong == 0 || isnan(n->if_all_meet))
		return NULL;
	const char *who = one ? prose_say(l, "den ene kommune")
			      : arena_printf(a, prose_say(l, "de %zu kommuner"), n->nwrong);
	return arena_printf(a,
	    one ? prose_say_in(
		l, "one", "Hvis %s, der ikke opfylder målet, nåede det, ville %s være %s")
		: prose_say(l, "Hvis %s, der ikke opfylder målet, nåede det, ville %s være %s"),
	    who, sentence_noun(i, l), value);
}

static const char *
if_best_quarter(const struct indicator *i, const struct needs *n, const char *before,
    enum language l, struct arena *a)
{
	const char *quarter = phrase_value(i, n->best_quarter, NAN, l, a);
	const char *value = phrase_value(i, n->if_best_quarter, n->value, l, a);

	if (isnan(n->if_best_quarter))
		return before;
	if (before == NULL)
		return arena_printf(a,
		    prose_say(
			l, "Hvis alle kommuner nåede den bedste fjerdedel (%s), ville %s være %s"),
		    quarter, sentence_noun(i, l), value);
	return arena_printf(a,
	    prose_say(l, "%s; nåede alle den bedste fjerdedel (%s), ville %s være %s"), before,
	    quarter, sentence_noun(i, l), value);
}

/* What the kommuner make together, unless it reads like the figure, and who is not in it. */
static const char *
basis(const struct assessment *as, const struct needs *n, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;
	size_t missing = n->nparts - n->nvalues;
	const char *now = phrase_value(i, n->value, NAN, l, a), *left = "";

	if (missing > 0)
		left = arena_printf(a, prose_say(l, "; %zu kommune%s uden tal er ikke med"),
		    missing, missing == 1 ? "" : "r");
	if (missing == 0 && !n->weighted
	    && strcmp(now, phrase_value(i, as->latest.value, NAN, l, a)) == 0)
		return "";
	return arena_printf(a, prose_say(l, " Nu giver kommunernes tal %s%s%s."), now,
	    n->weighted ? prose_say(l, " (vægtet med folketal)") : "", left);
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
	size_t tested = 0;

	for (size_t i = 0; i < n->nparts; i++)
		tested += isnan(n->parts[i].q) ? 0u : 1u;
	if (above == NULL && below == NULL)
		return NULL;
	return arena_printf(a,
	    prose_say(l,
		"Mere end tilfældige udsving kan forklare, når %zu kommuner prøves på én gang: "
		"%s%s%s%s%s."),
	    tested, above != NULL ? prose_say(l, "højere i ") : "", above != NULL ? above : "",
	    above != NULL && below != NULL ? "; " : "",
	    below != NULL ? prose_say(l, "lavere i ") : "", below != NULL ? below : "");
}

/* ---- worse and worsening -------------------------------------------------------- */

/* What a kommune is worse than besides the target. */
static const char *
whole_word(bool national, enum language l)
{
	return national ? prose_say(l, "landet") : prose_say(l, "regionen");
}

const char *
phrase_worsening_head(size_t called, size_t tested, bool national, enum language l, struct arena *a)
{
	if (tested == 0)
		return prose_say(l, "Dårligere og i forværring: ingen udvikling kan prøves.");
	if (called == 0)
		return arena_printf(a,
		    prose_say(l,
			"Ingen af de %zu udviklinger, der er prøvet på én gang, er både dårligere "
			"end "
			"målet eller %s og i sikker forværring (q ≤ 0,05)."),
		    tested, whole_word(national, l));
	return arena_printf(a,
	    prose_say(l,
		"Af %zu udviklinger, der er prøvet på én gang, er disse både dårligere end målet "
		"eller %s og i sikker forværring (q ≤ 0,05):"),
	    tested, whole_word(national, l));
}

const char *
phrase_worsening(const struct assessment *as, bool than_target, bool than_region, bool national,
    double q, enum language l, struct arena *a)
{
	const struct indicator fine = phrase_finer(as->series.indicator);
	const char *worse[2];
	size_t n = 0;

	if (than_target)
		worse[n++] = prose_say(l, "målet");
	if (than_region)
		worse[n++] = whole_word(national, l);
	return arena_printf(a, prose_say(l, "dårligere end %s; %s om året, %s"),
	    prose_list(worse, n, l, a), phrase_difference(&fine, as->trend.slope, l, a),
	    prose_q(q, l, a));
}
