/*
 * plots/wording_revision.c - what a figure replaced.
 */
#include "model/period.h"
#include "model/phrase.h"
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
	return day != 0 ? month_words(day, l, a) : say(l, "ukendt", "not known");
}

size_t
word_revision_lines(const char *lines[2], const struct indicator *i, double before, double now,
    int day, enum language l, struct arena *a)
{
	lines[0] = arena_printf(a,
	    day != 0 ? say(l, "tidligere" NBSP "%s,", "before" NBSP "%s,")
		     : say(l, "tidligere" NBSP "%s", "before" NBSP "%s"),
	    phrase_value(i, before, now, l, a));
	if (day != 0)
		lines[1] =
		    arena_printf(a, say(l, "revideret %s", "revised %s"), month_words(day, l, a));
	return day != 0 ? 2 : 1;
}

const char *
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
	const char *text = arena_printf(a, say(l, " Tallet for %s: %s.", " The figure of %s: %s."),
	    phrase_period(last->period, l, a),
	    word_revision(chart_indicator(c, a), last->before, now, last->day, l, a));
	if (c->nrevisions == 1)
		return text;
	return arena_printf(a,
	    say(l, "%s I alt er %zu tal revideret.", "%s In all %zu figures are revised."), text,
	    c->nrevisions);
}
