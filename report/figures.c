#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"
#include "model/prose.h"

/* Marks that occur in the table and are explained under it. */
enum mark {
	MARK_NONE = 1 << 0,
	MARK_SUPPRESSED = 1 << 1,
	MARK_PROVISIONAL = 1 << 2,
	MARK_BREAK = 1 << 3
};

static const struct {
	enum mark mark;
	const char *text;
} marks[] = {
	{ MARK_NONE, SAY("– betyder, at der ikke er noget tal.") },
	{ MARK_SUPPRESSED,
	    SAY("»diskretioneret« betyder, at udgiveren ikke viser tallet, fordi det gælder få "
		"borgere.") },
	{ MARK_PROVISIONAL, SAY("* betyder, at tallet er foreløbigt.") },
	{ MARK_BREAK,
	    SAY("† betyder, at opgørelsen er ændret (databrud) fra og med denne periode.") },
};

struct periods {
	struct period *at; /* rising */
	size_t n;
};

/* Columns after those of the periods; what they say is of PERIOD. */
struct columns {
	struct period period;
	bool limits, targets;
};

static void
periods_take(struct periods *p, const struct series *s)
{
	for (size_t k = 0; k < s->n; k++) {
		struct period q = s->obs[k].period;
		size_t at = p->n;
		while (at > 0 && period_compare(p->at[at - 1], q) > 0)
			at--;
		if (at > 0 && period_compare(p->at[at - 1], q) == 0)
			continue;
		memmove(p->at + at + 1, p->at + at, (p->n - at) * sizeof *p->at);
		p->at[at] = q;
		p->n++;
	}
}

/* Every period that the region or a kommune has a row for. */
static struct periods
periods_of(const struct section *s, struct arena *a)
{
	struct periods p = { NULL, 0 };
	size_t most = s->region->series.n;

	for (size_t k = 0; k < s->nkommuner; k++)
		most += s->kommuner[k].series.n;
	if (s->whole != NULL)
		most += s->whole->series.n;
	p.at = arena_array(a, most, sizeof *p.at);
	periods_take(&p, &s->region->series);
	for (size_t k = 0; k < s->nkommuner; k++)
		periods_take(&p, &s->kommuner[k].series);
	if (s->whole != NULL)
		periods_take(&p, &s->whole->series);
	return p;
}

static const struct observation *
observation_at(const struct series *s, struct period p)
{
	for (size_t k = 0; k < s->n; k++)
		if (period_compare(s->obs[k].period, p) == 0)
			return &s->obs[k];
	return NULL;
}

/* One figure without its unit, which the caption gives. Adds to *USED the marks it needs. */
static const char *
figure_text(const struct observation *o, const struct assessment *t, unsigned *used,
    enum language l, struct arena *a)
{
	if (o != NULL && o->status == OBS_SUPPRESSED) {
		*used |= MARK_SUPPRESSED;
		return prose_say(l, "diskretioneret");
	}
	if (o == NULL || isnan(o->value)) {
		*used |= MARK_NONE;
		return "–";
	}
	const char *number =
	    phrase_number(t->series.indicator, o->value, target_bound(t->target, o->value), l, a);
	const char *mark = "";
	if (o->status == OBS_PROVISIONAL) {
		*used |= MARK_PROVISIONAL;
		mark = "*";
	} else if (o->status == OBS_BREAK) {
		*used |= MARK_BREAK;
		mark = "†";
	}
	return arena_printf(a, "%s%s", number, mark);
}

static void
meets_cell(struct node *row, const struct judgement *j, enum language l, struct arena *a)
{
	bool meets = j->meets == TRUTH_YES;

	if (j->meets == TRUTH_UNKNOWN) {
		node_add(row, NODE_CELL, "–", a);
		return;
	}
	struct node *cell =
	    node_styled(row, NODE_CELL, verdict_id(meets ? VERDICT_MET : VERDICT_NOT_MET), NULL, a);
	node_add(cell, NODE_SYMBOL, verdict_symbol(meets ? VERDICT_MET : VERDICT_NOT_MET), a);
	node_add(
	    cell, NODE_TEXT, meets ? prose_say(l, " opfylder") : prose_say(l, " opfylder ikke"), a);
}

/* The limits of T's figure of period P; NULL if there are none. */
static const struct interval *
limits_at(const struct assessment *t, struct period p)
{
	for (size_t k = 0; k < t->series.n && t->limits != NULL; k++)
		if (period_compare(t->series.obs[k].period, p) == 0)
			return t->limits[k].code == STAT_OK ? &t->limits[k] : NULL;
	return NULL;
}

static void
limits_cell(
    struct node *row, const struct assessment *t, struct period p, enum language l, struct arena *a)
{
	const struct interval *limits = limits_at(t, p);

	node_number_cell(
	    row, limits != NULL ? prose_limits(t->series.indicator, *limits, l, a) : "–", a);
}

static struct node *
area_row(struct node *table, const struct assessment *t, const struct periods *p,
    const struct columns *c, unsigned *used, enum language l, struct arena *a)
{
	static const struct judgement none = { .gap = NAN, .meets = TRUTH_UNKNOWN };
	const struct judgement *j = &t->latest;
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	node_head_cell(row, t->series.area->name, a);
	for (size_t k = 0; k < p->n; k++)
		node_number_cell(
		    row, figure_text(observation_at(&t->series, p->at[k]), t, used, l, a), a);
	if (c->limits)
		limits_cell(row, t, c->period, l, a);
	if (!c->targets)
		return row;
	if (j->obs == NULL || period_compare(j->obs->period, c->period) != 0)
		j = &none;
	node_number_cell(row, prose_signed(t->series.indicator, j->gap, l, a), a);
	meets_cell(row, j, l, a);
	return row;
}

static int
by_name(const void *x, const void *y)
{
	const struct assessment *const *a = x, *const *b = y;

	return text_compare_danish((*a)->series.area->name, (*b)->series.area->name);
}

const struct assessment **
kommuner_by_name(const struct section *s, struct arena *a)
{
	const struct assessment **sorted =
	    arena_array(a, s->nkommuner + 1, sizeof(const struct assessment *));

	for (size_t k = 0; k < s->nkommuner; k++)
		sorted[k] = &s->kommuner[k];
	if (s->nkommuner > 1)
		qsort(sorted, s->nkommuner, sizeof(const struct assessment *), by_name);
	return sorted;
}

static const char *
caption(const struct status_row *row, enum language l, struct arena *a)
{
	const struct indicator *i = section_indicator(row->section);

	if (i->unit[0] == '\0' || strcmp(i->unit, "?") == 0)
		return row->label;
	const char *prices = phrase_prices(&row->section->region->series, l, a);
	return arena_printf(
	    a, "%s (%s%s%s)", row->label, i->unit, prices[0] != '\0' ? ", " : "", prices);
}

static struct columns
columns_of(const struct section *s)
{
	struct columns c = { .targets =
				 s->region->target != NULL && !isnan(s->region->latest.gap) };

	if (!section_period(s, &c.period))
		return c;
	c.limits = limits_at(s->region, c.period) != NULL;
	for (size_t k = 0; k < s->nkommuner; k++)
		c.limits = c.limits || limits_at(&s->kommuner[k], c.period) != NULL;
	return c;
}

static void
head_add(struct node *table, const struct indicator *i, const struct periods *p,
    const struct columns *c, enum language l, struct arena *a)
{
	struct node *head = node_styled(table, NODE_ROW, "head", NULL, a);
	const char *period = phrase_period(c->period, l, a);

	node_head_cell(head, prose_say(l, "Område"), a);
	for (size_t k = 0; k < p->n; k++)
		node_head_cell(head, phrase_period(p->at[k], l, a), a)->numeric = true;
	if (c->limits) {
		struct node *limits = node_head_cell(head, prose_say(l, "Interval"), a);
		limits->numeric = true;
		node_styled(
		    limits, NODE_TEXT, "minor", arena_printf(a, " 95\xC2\xA0%%, %s", period), a);
	}
	if (!c->targets)
		return;
	struct node *gap = node_head_cell(head, prose_say(l, "Afstand"), a);
	gap->numeric = true;
	node_styled(
	    gap, NODE_TEXT, "minor", arena_printf(a, " %s", prose_difference_unit(i, l, a)), a);
	struct node *goal = node_head_cell(head, prose_say(l, "Målet"), a);
	node_styled(goal, NODE_TEXT, "minor", arena_printf(a, " %s", period), a);
}

static const char *
summary_of(const struct section *s, enum language l, struct arena *a)
{
	const struct area *area = s->region->series.area;
	bool region = area->kind == AREA_REGION;

	if (s->nkommuner > 0)
		return region
		    ? prose_say(l, "Tallene for regionen og kommunerne")
		    : arena_printf(a, prose_say(l, "Tallene for %s og kommunerne"), area->name);
	if (s->whole != NULL)
		return arena_printf(a,
		    s->whole->series.area->code == 0 ? prose_say(l, "Tallene for %s og landet")
						     : prose_say(l, "Tallene for %s og regionen"),
		    area->name);
	return region ? prose_say(l, "Tallene for regionen")
		      : arena_printf(a, prose_say(l, "Tallene for %s"), area->name);
}

void
figures_add(struct node *parent, const struct status_row *row, const struct status_input *in,
    struct arena *a)
{
	const struct section *s = row->section;
	struct node *details = node_add(parent, NODE_DETAILS, summary_of(s, in->language, a), a);
	struct node *table =
	    node_styled(details, NODE_TABLE, "figures", caption(row, in->language, a), a);
	const struct assessment **sorted = kommuner_by_name(s, a);
	struct periods p = periods_of(s, a);
	struct columns c = columns_of(s);
	unsigned used = 0;

	head_add(table, section_indicator(s), &p, &c, in->language, a);
	area_row(table, s->region, &p, &c, &used, in->language, a)->style = "whole";
	for (size_t k = 0; k < s->nkommuner; k++)
		area_row(table, sorted[k], &p, &c, &used, in->language, a);
	if (s->whole != NULL)
		area_row(table, s->whole, &p, &c, &used, in->language, a);

	struct node *note = node_styled(details, NODE_PARAGRAPH, "table-note", NULL, a);
	if (c.targets)
		node_say(note,
		    arena_printf(a,
			prose_say(in->language,
			    "Afstand og mål gælder tallet for %s; + er den gode side."),
			phrase_period(c.period, in->language, a)),
		    a);
	if (c.limits)
		node_say(note,
		    prose_say(in->language, "Intervallet er tallets 95\u00A0%-sikkerhedsinterval."),
		    a);
	for (size_t k = 0; k < countof(marks); k++)
		if (used & marks[k].mark)
			node_say(note, prose_say(in->language, marks[k].text), a);
	download_add(details, s->csv, in, a);
}
