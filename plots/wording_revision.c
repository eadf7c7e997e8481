/*
 * plots/wording_revision.c - what a figure replaced.
 */
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "plots/script.h"
#include "plots/wording.h"

/* "marts 2026" of a day. */
static const char *
month_words(int day, enum language l, struct arena *a)
{
	const struct period month = {
		.kind = PERIOD_MONTH, .year = day / 10000, .part = day / 100 % 100
	};

	return phrase_period(month, l, a);
}

const char *
word_revised(int day, enum language l, struct arena *a)
{
	return day != 0 ? month_words(day, l, a) : prose_say(l, "ukendt");
}

size_t
word_revision_lines(const char *lines[2], const struct indicator *i, double before, double now,
    int day, enum language l, struct arena *a)
{
	lines[0] = arena_printf(a,
	    day != 0 ? prose_say(l, "tidligere\u00A0%s,") : prose_say(l, "tidligere\u00A0%s"),
	    phrase_value(i, before, now, l, a));
	if (day != 0)
		lines[1] = arena_printf(a, prose_say(l, "revideret %s"), month_words(day, l, a));
	return day != 0 ? 2 : 1;
}

static const char *
word_revision(
    const struct indicator *i, double before, double now, int day, enum language l, struct arena *a)
{
	const char *lines[2];

	return word_revision_lines(lines, i, before, now, day, l, a) == 1
	    ? lines[0]
	    : arena_printf(a, "%s %s", lines[0], lines[1]);
}

const char *
word_revisions(const struct chart *c, struct arena *a)
{
	const struct series *s = &c->assessment->series;
	enum language l = c->language;

	if (c->kind != CHART_LINE || c->nrevisions == 0)
		return "";
	const struct chart_revision *last = &c->revisions[c->nrevisions - 1];
	double now = last->before;
	for (size_t k = 0; k < s->n; k++)
		if (period_compare(s->obs[k].period, last->period) == 0)
			now = s->obs[k].value;
	const char *text =
	    arena_printf(a, prose_say(l, " Tallet for %s: %s."), phrase_period(last->period, l, a),
		word_revision(chart_indicator(c, a), last->before, now, last->day, l, a));
	if (c->nrevisions == 1)
		return text;
	return arena_printf(a, prose_say(l, "%s I alt er %zu tal revideret."), text, c->nrevisions);
}
