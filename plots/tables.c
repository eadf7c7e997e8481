/*
 * plots/tables.c - the tables of the charts of assessments.
 */
#include <math.h>

#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/wording.h"

static const char *
limit_words(const struct indicator *i, bool known, double v, enum language l, struct arena *a)
{
	return known ? phrase_value(i, v, NAN, l, a) : "–";
}

/* What stands in the last two columns: the limits of AREA's figure K. */
static void
put_limits(const char *cells[2], const struct indicator *i, const struct assessment *area, size_t k,
    enum language l, struct arena *a)
{
	bool known = k < area->series.n && !isnan(area->series.obs[k].value)
	    && area->limits[k].code == STAT_OK;

	cells[0] = limit_words(i, known, known ? area->limits[k].low : NAN, l, a);
	cells[1] = limit_words(i, known, known ? area->limits[k].high : NAN, l, a);
}

/* What the figure of PERIOD replaced, and since when it does not count any more. */
static void
put_revision(const char *cells[2], const struct chart *c, const struct indicator *i,
    const struct observation *now, struct arena *a)
{
	cells[0] = cells[1] = "–";
	for (size_t k = 0; k < c->nrevisions; k++) {
		const struct chart_revision *r = &c->revisions[k];
		if (period_compare(r->period, now->period) != 0)
			continue;
		cells[0] = phrase_value(i, r->before, now->value, c->language, a);
		cells[1] = word_revised(r->day, c->language, a);
	}
}

/* The last two columns are there where any figure was revised. */
struct figure_table
line_table(const struct chart *c, struct arena *a)
{
	const struct assessment *s = c->assessment;
	const struct indicator *i = chart_indicator(c, a);
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Periode"), prose_say(l, "Tal"),
		prose_say(l, "Nedre grænse"), prose_say(l, "Øvre grænse"),
		prose_say(l, "Tidligere tal"), prose_say(l, "Revideret") };
	struct table t =
	    table_begin(heads, c->nrevisions > 0 ? countof(heads) : countof(heads) - 2, 1, a);

	for (size_t k = 0; k < s->series.n; k++) {
		const struct observation *o = &s->series.obs[k];
		const char *cells[countof(heads)] = { phrase_period(o->period, l, a),
			word_figure(i, o, l, a) };
		put_limits(cells + 2, i, s, k, l, a);
		put_revision(cells + 4, c, i, o, a);
		table_add(&t, cells);
	}
	if (s->outlook.code == STAT_OK) {
		const char *cells[] = { arena_printf(
					    a, prose_say(l, "%d (forventet)"), s->outlook.year),
			phrase_value(i, s->outlook.value, NAN, l, a),
			phrase_value(i, s->outlook.low, NAN, l, a),
			phrase_value(i, s->outlook.high, NAN, l, a), "–", "–" };
		table_add(&t, cells);
	}
	return table_end(&t);
}

struct figure_table
dots_table(const struct chart *c, struct arena *a)
{
	const struct indicator *i = chart_indicator(c, a);
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Område"), prose_say(l, "Målet"), prose_say(l, "Tal"),
		prose_say(l, "Nedre grænse"), prose_say(l, "Øvre grænse") };
	static const char *const meets_words[] = { [TRUTH_UNKNOWN] = SAY("–"),
		[TRUTH_NO] = SAY("opfylder ikke"),
		[TRUTH_YES] = SAY("opfylder") };
	struct table t = table_begin(heads, countof(heads), 2, a);
	struct period period = { 0 };
	bool known = chart_period(c, &period);

	for (size_t k = 0; k < c->nareas; k++) {
		const struct assessment *area = &c->areas[k];
		enum truth meets = TRUTH_UNKNOWN;
		const struct observation *o = known ? area_figure(area, period, &meets) : NULL;
		size_t at = o != NULL ? (size_t)(o - area->series.obs) : area->series.n;
		const char *cells[countof(heads)] = {
			area->series.area != NULL ? area->series.area->name : "",
			prose_say(l, meets_words[meets]), word_figure(i, o, l, a)
		};
		put_limits(cells + 3, i, area, at, l, a);
		table_add(&t, cells);
	}
	return table_end(&t);
}
