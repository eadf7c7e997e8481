#include "plots/wording.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/script.h"

/* Columns that names from outside may take; longer ones are cut with "…". */
#define NAME_WIDTH 80
#define AREA_WIDTH 40
#define UNIT_WIDTH 16
#define TEXT_WIDTH 200

/* S without control characters and not too long; NULL is "". */
static const char *
clean(const char *s, int width, struct arena *a)
{
	return text_label(a, s != NULL ? s : "", width);
}

static const char *
area_name(const struct area *area, struct arena *a)
{
	return clean(area != NULL ? area->name : "", AREA_WIDTH, a);
}

/* ---- what a chart is about ---------------------------------------------- */

const struct indicator *
chart_indicator(const struct chart *c, struct arena *a)
{
	struct indicator *i = arena_alloc(a, sizeof *i);

	*i = *c->assessment->series.indicator;
	i->name = clean(i->name, NAME_WIDTH, a);
	i->population = clean(i->population, NAME_WIDTH, a);
	i->unit = clean(i->unit, UNIT_WIDTH, a);
	return i;
}

const char *
word_target_label(
    const struct indicator *i, const struct target *t, enum language l, struct arena *a)
{
	const char *what =
	    t->status == TARGET_DRAFT ? prose_say(l, "Udkast til mål") : prose_say(l, "Mål");

	return arena_printf(
	    a, prose_say(l, "%s: %s i\u00A0%d"), what, phrase_rule(i, t, l, a), t->by);
}

const char *
word_whole(double v, enum language l, struct arena *a)
{
	const struct indicator whole = { .decimals = 0 };

	return phrase_number(&whole, v, NAN, l, a);
}

const char *
word_figure(
    const struct indicator *i, const struct observation *o, enum language l, struct arena *a)
{
	if (o == NULL)
		return prose_say(l, "ingen data");
	if (!isnan(o->value))
		return phrase_value(i, o->value, NAN, l, a);
	return o->status == OBS_SUPPRESSED ? prose_say(l, "diskretioneret")
					   : prose_say(l, "mangler");
}

struct chart
chart_about(const struct chart *c, enum chart_kind kind, const struct assessment *s)
{
	return (struct chart){ .kind = kind,
		.id = c->id,
		.language = c->language,
		.as_of = c->as_of,
		.assessment = s };
}

bool
chart_shows_target(const struct chart *c)
{
	return target_has_number(c->assessment->target)
	    && (c->assessment->cautions & CAUTION_UNIT_OPEN) == 0;
}

const char *
word_hidden_target(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;

	if (!target_has_number(s->target) || chart_shows_target(c))
		return "";
	return arena_printf(a,
	    prose_say(
		c->language, "Målet (%s) er ikke tegnet: dokumenterne angiver ikke dets enhed. "),
	    phrase_target(chart_indicator(c, a), s->target, c->language, a));
}

bool
chart_fictional(const struct chart *c)
{
	bool found = (c->assessment->cautions & CAUTION_FICTIONAL) != 0;

	for (size_t i = 0; i < c->assessment->series.n; i++) {
		const struct source *s = c->assessment->series.obs[i].source;
		found = found || (s != NULL && s->fictional);
	}
	for (size_t i = 0; i < c->nareas; i++)
		found = found || (c->areas[i].cautions & CAUTION_FICTIONAL) != 0;
	return found;
}

bool
chart_period(const struct chart *c, struct period *out)
{
	const struct observation *latest = c->assessment->latest.obs;

	for (size_t i = 0; i < c->nareas && c->assessment->latest.obs == NULL; i++) {
		const struct observation *o = c->areas[i].latest.obs;
		if (o != NULL && (latest == NULL || period_compare(o->period, latest->period) > 0))
			latest = o;
	}
	if (latest != NULL)
		*out = latest->period;
	return latest != NULL;
}

const struct observation *
area_figure(const struct assessment *area, struct period period, enum truth *meets)
{
	*meets = TRUTH_UNKNOWN;
	if (area->latest.obs != NULL && period_compare(area->latest.obs->period, period) == 0) {
		*meets = area->latest.meets;
		return area->latest.obs;
	}
	for (size_t i = 0; i < area->series.n; i++)
		if (period_compare(area->series.obs[i].period, period) == 0)
			return &area->series.obs[i];
	return NULL;
}

/* ---- title -------------------------------------------------------------- */

/* What is said of the latest figure; the target has a number. */
static const char *
judged_message(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;
	enum language l = c->language;
	const char *goal = phrase_rule(chart_indicator(c, a), s->target, l, a);
	int by = s->target->by;

	switch (s->verdict) {
	case VERDICT_MET:
		if (s->cautions & CAUTION_LATER_MISSES)
			return arena_printf(a, prose_say(l, "målet på %s blev nået i\u00A0%s"),
			    goal, phrase_period(s->judged.obs->period, l, a));
		return arena_printf(a, prose_say(l, "målet på %s er nået"), goal);
	case VERDICT_ON_TRACK:
		return arena_printf(a, prose_say(l, "på vej mod %s i\u00A0%d"), goal, by);
	case VERDICT_UNDECIDED:
		return arena_printf(a, prose_say(l, "uvist, om målet på %s nås i %d"), goal, by);
	case VERDICT_OFF_TRACK:
		return arena_printf(a, prose_say(l, "ikke på vej mod %s i\u00A0%d"), goal, by);
	case VERDICT_NOT_MET:
		if (s->cautions & CAUTION_LATER_MEETS)
			return arena_printf(a, prose_say(l, "målet var %s i\u00A0%d"), goal, by);
		return arena_printf(a, prose_say(l, "målet på %s i %d blev ikke nået"), goal, by);
	case VERDICT_NO_DATA:
	case VERDICT_NOT_COMPARABLE: break;
	}
	return prose_say(l, "kan ikke vurderes");
}

static const char *
line_message(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;
	enum language l = c->language;
	const struct judgement *shown = &s->latest;

	if (shown->obs == NULL)
		return prose_say(l, "ingen data");
	const char *value = phrase_value(
	    chart_indicator(c, a), shown->value, target_bound(s->target, shown->value), l, a);
	const char *message;
	if (s->target == NULL)
		message = prose_say(l, "intet mål i kraft");
	else if (!target_has_number(s->target))
		message = prose_say(l, "målet har intet tal");
	else
		message = judged_message(c, a);
	return arena_printf(a, prose_say(l, "%s\u00A0i\u00A0%s\u00A0– %s"), value,
	    phrase_period(shown->obs->period, l, a), message);
}

/* The lowest and the highest figure of a dot chart and whose they are; false if there is none. */
struct range {
	double least, most;
	const struct area *lowest, *highest;
};

static bool
find_range(struct range *r, const struct chart *c, struct period period)
{
	bool found = false;
	enum truth meets;

	for (size_t i = 0; i < c->nareas; i++) {
		const struct observation *o = area_figure(&c->areas[i], period, &meets);
		if (o == NULL || isnan(o->value))
			continue;
		if (!found || o->value < r->least) {
			r->least = o->value;
			r->lowest = c->areas[i].series.area;
		}
		if (!found || o->value > r->most) {
			r->most = o->value;
			r->highest = c->areas[i].series.area;
		}
		found = true;
	}
	return found;
}

/* Does every area have the region's target? */
static bool
one_target(const struct chart *c)
{
	for (size_t i = 0; i < c->nareas; i++)
		if (c->areas[i].target != c->assessment->target)
			return false;
	return true;
}

/* Is there an area that no target holds for? */
static bool
some_without_target(const struct chart *c)
{
	for (size_t i = 0; i < c->nareas; i++)
		if (c->areas[i].target == NULL)
			return true;
	return false;
}

static const char *
range_message(const struct chart *c, struct period period, struct arena *a)
{
	const struct indicator *i = chart_indicator(c, a);
	struct range r;

	if (!find_range(&r, c, period))
		return prose_say(c->language, "ingen data");
	return arena_printf(a, prose_say(c->language, "fra %s (%s) til %s (%s) i\u00A0%s"),
	    phrase_value(i, r.least, NAN, c->language, a), area_name(r.lowest, a),
	    phrase_value(i, r.most, NAN, c->language, a), area_name(r.highest, a),
	    phrase_period(period, c->language, a));
}

const char *
word_how_many(size_t some, size_t all, enum language l, struct arena *a)
{
	if (some == all && all > 1)
		return arena_printf(a, prose_say(l, "alle\u00A0%zu"), all);
	if (some == 0)
		return arena_printf(a, prose_say(l, "ingen af\u00A0%zu"), all);
	return arena_printf(a, prose_say(l, "%zu\u00A0af\u00A0%zu"), some, all);
}

static const char *
dots_message(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;
	enum language l = c->language;
	struct period period;
	size_t judged = 0, met = 0;

	if (!chart_period(c, &period))
		return prose_say(l, "ingen data");
	for (size_t i = 0; i < c->nareas; i++) {
		enum truth meets;
		area_figure(&c->areas[i], period, &meets);
		judged += meets != TRUTH_UNKNOWN;
		met += meets == TRUTH_YES;
	}
	if (judged == 0)
		return range_message(c, period, a);
	const char *when = phrase_period(period, l, a);
	const char *who = word_how_many(met, judged, l, a);
	if (some_without_target(c))
		return arena_printf(
		    a, prose_say(l, "%s\u00A0kommuner med et mål nåede det i\u00A0%s"), who, when);
	if (!one_target(c) || !target_has_number(s->target))
		return arena_printf(
		    a, prose_say(l, "%s\u00A0kommuner nåede deres mål i\u00A0%s"), who, when);
	return arena_printf(a, prose_say(l, "%s\u00A0kommuner lå på %s i\u00A0%s"), who,
	    phrase_rule(chart_indicator(c, a), s->target, l, a), when);
}

const char *
word_title(const struct chart *c, struct arena *a)
{
	return arena_printf(a, "%s: %s", chart_indicator(c, a)->name,
	    c->kind == CHART_LINE ? line_message(c, a) : dots_message(c, a));
}

/* ---- the small print ---------------------------------------------------- */

static const char *
unit_words(const struct indicator *i, enum language l, struct arena *a)
{
	if (i->unit == NULL || i->unit[0] == '\0')
		return NULL;
	if (strcmp(i->unit, "%") == 0)
		return prose_say(l, "procent");
	if (strcmp(i->unit, "?") == 0)
		return prose_say(l, "enhed ikke oplyst");
	return clean(i->unit, UNIT_WIDTH, a);
}

/* A kommune chart's area is all of them. */
static const char *
area_words(const struct chart *c, struct arena *a)
{
	const char *name = area_name(c->assessment->series.area, a);

	if (c->kind == CHART_LINE)
		return name;
	if (c->assessment->series.area != NULL && c->assessment->series.area->kind == AREA_COUNTRY)
		return prose_say(c->language, "kommuner i hele landet");
	return arena_printf(a, prose_say(c->language, "kommuner i %s"), name);
}

const char *
word_fictional(enum language l)
{
	return prose_say(l, "EKSEMPELDATA: opdigtede\u00A0tal");
}

const char *
word_subtitle(const struct chart *c, struct arena *a)
{
	const struct indicator *whole = c->assessment->series.indicator;
	const struct indicator *i = chart_indicator(c, a);
	bool cut = strcmp(whole->name, i->name) != 0;
	const char *const parts[] = { cut ? whole->name : "", i->population,
		c->assessment->series.stratum, area_words(c, a), unit_words(i, c->language, a) };
	char *text = arena_strdup(a, "");

	for (size_t k = 0; k < countof(parts); k++) {
		bool again = k == 2 && parts[k] != NULL && strcmp(parts[k], i->population) == 0;
		if (parts[k] != NULL && parts[k][0] != '\0' && !again)
			text = arena_printf(a, "%s%s%s", text, text[0] != '\0' ? ", " : "",
			    clean(parts[k], TEXT_WIDTH, a));
	}
	if (text[0] >= 'a' && text[0] <= 'z')
		text[0] = (char)(text[0] - 'a' + 'A');
	if (chart_fictional(c))
		text = arena_printf(a, "%s. %s", text, word_fictional(c->language));
	return text;
}

const char *
word_gaps(const struct chart *c, struct arena *a)
{
	const struct series *s = &c->assessment->series;
	const char *text = "";

	for (size_t i = 0; i < s->n; i++) {
		if (!isnan(s->obs[i].value))
			continue;
		const char *why = s->obs[i].status == OBS_SUPPRESSED
		    ? prose_say(c->language, "diskretioneret")
		    : prose_say(c->language, "mangler");
		text = arena_printf(a, "%s%s%s" NBSP "%s", text, text[0] != '\0' ? ", " : "",
		    phrase_period(s->obs[i].period, c->language, a), why);
	}
	return text[0] == '\0' ? ""
			       : arena_printf(a, prose_say(c->language, "Ingen tal: %s."), text);
}

/* "22,2 % i 2010" of the first usable figure and "10,9 % i 2025" of the latest. */
static const char *
ends_words(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;
	enum language l = c->language;
	size_t first = 0;

	while (first < s->series.n && isnan(s->series.obs[first].value))
		first++;
	if (first == s->series.n || s->latest.obs == NULL)
		return "";
	const struct observation *o = &s->series.obs[first];
	const struct indicator *i = chart_indicator(c, a);
	const char *latest = arena_printf(a, prose_say(l, "%s i %s"),
	    phrase_value(i, s->latest.value, target_bound(s->target, s->latest.value), l, a),
	    phrase_period(s->latest.obs->period, l, a));
	const char *area = area_name(s->series.area, a);
	if (c->kind == CHART_DOTS || period_compare(o->period, s->latest.obs->period) == 0)
		return arena_printf(a, " %s: %s.", area, latest);
	return arena_printf(a, prose_say(l, " %s: fra %s i %s til %s."), area,
	    phrase_value(i, o->value, NAN, l, a), phrase_period(o->period, l, a), latest);
}

static const char *
range_words(const struct chart *c, struct arena *a)
{
	const struct indicator *i = chart_indicator(c, a);
	struct period period;
	struct range r;

	if (!chart_period(c, &period) || !find_range(&r, c, period))
		return "";
	return arena_printf(a, prose_say(c->language, " Lavest %s med %s, højest %s med %s."),
	    area_name(r.lowest, a), phrase_value(i, r.least, NAN, c->language, a),
	    area_name(r.highest, a), phrase_value(i, r.most, NAN, c->language, a));
}

/* What is expected of the target's year. */
static const char *
outlook_words(const struct chart *c, struct arena *a)
{
	const struct outlook *o = &c->assessment->outlook;
	const struct indicator *i = chart_indicator(c, a);
	enum language l = c->language;

	if (c->kind != CHART_LINE || o->code != STAT_OK || !isfinite(o->value))
		return "";
	return arena_printf(a,
	    prose_say(l, " Forventet i %d: %s (95\u00A0%%-prognoseinterval %s til %s)."), o->year,
	    phrase_value(i, o->value, NAN, l, a), phrase_value(i, o->low, NAN, l, a),
	    phrase_value(i, o->high, NAN, l, a));
}

/* What happened, of the events marked in a line chart. */
static const char *
event_words(const struct chart *c, struct arena *a)
{
	const char *text = "";

	for (size_t k = 0; c->kind == CHART_LINE && k < c->nevents; k++)
		text = arena_printf(a, "%s %s: %s.", text,
		    phrase_date(c->events[k].at, c->language, a),
		    clean(c->events[k].text, NAME_WIDTH, a));
	return text;
}

/* What must not be read out of the two ends of a line. */
static const char *
break_words(const struct chart *c, struct arena *a)
{
	const struct indicator *i = c->assessment->series.indicator;
	const char *text = "";

	if ((c->assessment->cautions & CAUTION_BREAK) == 0)
		return "";
	for (size_t k = 0; k < i->nbreaks && i->breaks[k].at <= c->as_of; k++)
		text = arena_printf(a,
		    prose_say(
			c->language, "%s Databrud %s: tal fra før og efter kan ikke sammenlignes."),
		    text, phrase_date(i->breaks[k].at, c->language, a));
	return text;
}

const char *
word_alt(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;
	enum language l = c->language;
	const char *kind = c->kind == CHART_LINE
	    ? prose_say(l, "Linjediagram")
	    : prose_say(l, "Prikdiagram med kommunerne i rækkefølge");
	const char *goal = target_has_number(s->target)
	    ? arena_printf(a, " %s.", word_target_label(chart_indicator(c, a), s->target, l, a))
	    : "";
	const char *example =
	    chart_fictional(c) ? prose_say(l, " EKSEMPELDATA: tallene er opdigtede.") : "";

	return arena_printf(a, prose_say(l, "%s. %s.%s%s%s%s%s%s Vurdering: %s.%s"), kind,
	    word_title(c, a), ends_words(c, a),
	    c->kind == CHART_DOTS ? range_words(c, a) : break_words(c, a), event_words(c, a),
	    word_revisions(c, a), goal, outlook_words(c, a), verdict_word(s->verdict, l), example);
}

struct chart_words
assessment_words(const struct chart *c, struct arena *a)
{
	return (struct chart_words){ .title = word_title(c, a),
		.subtitle = word_subtitle(c, a),
		.source = word_source(c, a),
		.alt = word_alt(c, a),
		.fictional = chart_fictional(c) };
}
