/* plots/gantt_words.c - what a chart of indsatser says, and its data as a table. */
#include "plots/gantt_part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/wording.h"

#define NAME_COLUMNS 60
#define LONG_COLUMNS 200

/* ---- rows ------------------------------------------------------------------ */

bool
gantt_has_groups(const struct gantt_chart *g)
{
	for (size_t i = 1; i < g->nrows; i++)
		if (strcmp(g->rows[i]->group, g->rows[0]->group) != 0)
			return true;
	return false;
}

/* The first row of G that has the group of E. */
static size_t
group_rank(const struct gantt_chart *g, const struct effort *e)
{
	size_t k = 0;

	while (strcmp(g->rows[k]->group, e->group) != 0)
		k++;
	return k;
}

const struct effort *const *
gantt_rows(const struct chart *c, struct arena *a)
{
	const struct gantt_chart *g = c->gantt;
	const struct effort **rows = arena_array(a, g->nrows + 1, sizeof *rows);

	for (size_t i = 0; i < g->nrows; i++) {
		const struct effort *e = g->rows[i];
		size_t at = i, rank = group_rank(g, e);
		for (; at > 0; at--) {
			size_t before = group_rank(g, rows[at - 1]);
			if (before < rank || (before == rank && rows[at - 1]->kind <= e->kind))
				break;
			rows[at] = rows[at - 1];
		}
		rows[at] = e;
	}
	return rows;
}

enum reached
gantt_reached(const struct effort *e, const struct milestone *m, int as_of)
{
	if (m->done != 0 && m->done <= as_of)
		return MILESTONE_DONE;
	return effort_milestone_overdue(e, m, as_of) ? MILESTONE_LATE : MILESTONE_AHEAD;
}

/* ---- words ------------------------------------------------------------------ */

static const char *
kind_word(enum effort_kind k, enum language l)
{
	return k == EFFORT_NEW     ? prose_say(l, "Nye indsatser")
	    : k == EFFORT_EXISTING ? prose_say(l, "Eksisterende indsatser")
				   : prose_say(l, "Øvrige opgaver");
}

const char *
gantt_head(const struct effort *e, bool several, enum language l, struct arena *a)
{
	if (!several || e->group[0] == '\0')
		return kind_word(e->kind, l);
	return arena_printf(a, "%s: %s", text_label(a, e->group, NAME_COLUMNS),
	    prose_uncapital(kind_word(e->kind, l), a));
}

const char *
gantt_status(enum effort_status s, enum language l)
{
	return s == EFFORT_UNSTATED ? prose_say(l, "status ikke oplyst") : effort_status_word(s, l);
}

const char *
gantt_staff(const struct effort *e, enum language l, struct arena *a)
{
	if (isnan(e->staff))
		return "";
	return arena_printf(
	    a, prose_say(l, "%s\u00A0årsværk årligt"), phrase_stated(e->staff, l, a));
}

/* "3 i gang, 2 planlagt"; "status ikke oplyst" of all. */
static const char *
status_words(const struct gantt_chart *g, enum language l, struct arena *a)
{
	static const enum effort_status order[] = { EFFORT_RUNNING, EFFORT_PLANNED, EFFORT_PAUSED,
		EFFORT_DONE, EFFORT_UNSTATED };
	const char *text = "";

	for (size_t k = 0; k < countof(order); k++) {
		size_t n = 0;
		for (size_t i = 0; i < g->nrows; i++)
			n += g->rows[i]->status == order[k];
		if (n == g->nrows)
			return gantt_status(order[k], l);
		if (n > 0)
			text = arena_printf(a, "%s%s%zu" NBSP "%s", text,
			    text[0] != '\0' ? ", " : "", n,
			    order[k] == EFFORT_UNSTATED ? prose_say(l, "uden oplyst status")
							: gantt_status(order[k], l));
	}
	return text;
}

static const char *
title(const struct gantt_chart *g, enum language l, struct arena *a)
{
	const char *place = text_label(a, g->place, NAME_COLUMNS);

	if (g->nrows == 0)
		return arena_printf(a, prose_say(l, "%s: ingen indsatser"), place);
	return arena_printf(a, prose_say(l, "%s: %zu\u00A0%s, %s"), place, g->nrows,
	    g->nrows == 1 ? prose_say(l, "indsats") : prose_say(l, "indsatser"),
	    status_words(g, l, a));
}

/* Of how many the documents state no time, and no years; what they take in all. */
static const char *
extent(const struct gantt_chart *g, enum language l, struct arena *a)
{
	size_t years = 0, days = 0, staffed = 0;
	double sum = 0;

	for (size_t i = 0; i < g->nrows; i++) {
		const struct effort *e = g->rows[i];
		years += e->nyears > 0;
		days += e->start != 0 || e->end != 0;
		staffed += isnan(e->staff) ? 0 : 1;
		sum += isnan(e->staff) ? 0 : e->staff * (double)e->nyears;
	}
	const char *text = arena_printf(a,
	    prose_say(l, "År med ressourcetræk er oplyst for %s, start eller slut for %s"),
	    word_how_many(years, g->nrows, l, a), word_how_many(days, g->nrows, l, a));
	if (staffed == 0)
		return text;
	return arena_printf(a, prose_say(l, "%s; årsværk for %s, i alt %s over årene"), text,
	    word_how_many(staffed, g->nrows, l, a), phrase_stated(sum, l, a));
}

/* The portfolio, and each document of its efforts once. */
static const char *
source(const struct gantt_chart *g, enum language l, struct arena *a)
{
	const char *text = text_label(a, g->portfolio, LONG_COLUMNS);

	for (size_t i = 0; i < g->nrows; i++) {
		size_t k = 0;
		while (strcmp(g->rows[k]->document, g->rows[i]->document) != 0)
			k++;
		if (k == i && g->rows[i]->document[0] != '\0')
			text = arena_printf(a, "%s%s%s", text, text[0] != '\0' ? "; " : "",
			    text_label(a, g->rows[i]->document, LONG_COLUMNS));
	}
	return text[0] == '\0' ? prose_say(l, "Kilde: ikke oplyst")
			       : arena_printf(a, prose_say(l, "Kilde: %s"), text);
}

struct chart_words
gantt_words(const struct chart *c, struct arena *a)
{
	const struct gantt_chart *g = c->gantt;
	enum language l = c->language;
	const char *message = title(g, l, a), *reach = extent(g, l, a);

	return (struct chart_words){ .title = message,
		.subtitle = g->nrows > 0 ? reach : "",
		.source = source(g, l, a),
		.alt = arena_printf(a, prose_say(l, "Tidsplan, en række for hver indsats. %s. %s."),
		    message, reach) };
}

/* ---- the table ---------------------------------------------------------------- */

static const char *
date_or_dash(int date, enum language l, struct arena *a)
{
	return date != 0 ? phrase_date(date, l, a) : "–";
}

static const char *
milestone_words(
    const struct effort *e, const struct milestone *m, int as_of, enum language l, struct arena *a)
{
	switch (gantt_reached(e, m, as_of)) {
	case MILESTONE_DONE:
		return arena_printf(
		    a, prose_say(l, "%s: nået %s"), m->name, phrase_date(m->done, l, a));
	case MILESTONE_LATE:
		return arena_printf(a, prose_say(l, "%s: overskredet, skulle nås %s"), m->name,
		    phrase_date(m->due, l, a));
	case MILESTONE_AHEAD: break;
	}
	if (m->due < as_of)
		return arena_printf(a, prose_say(l, "%s: ikke nået, skulle nås %s"), m->name,
		    phrase_date(m->due, l, a));
	return arena_printf(a, prose_say(l, "%s: skal nås %s"), m->name, phrase_date(m->due, l, a));
}

static const char *
milestones_words(const struct effort *e, int as_of, enum language l, struct arena *a)
{
	const char *text = "";

	for (size_t k = 0; k < e->nmilestones; k++)
		text = arena_printf(a, "%s%s%s", text, k > 0 ? "; " : "",
		    milestone_words(e, &e->milestones[k], as_of, l, a));
	return text[0] != '\0' ? text : "–";
}

struct figure_table
gantt_table(const struct chart *c, struct arena *a)
{
	const struct effort *const *rows = gantt_rows(c, a);
	bool several = gantt_has_groups(c->gantt);
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Indsats"), prose_say(l, "Gruppe"),
		prose_say(l, "Status"), prose_say(l, "År med ressourcetræk"), prose_say(l, "Start"),
		prose_say(l, "Slut"), prose_say(l, "Milepæle"), prose_say(l, "Årsværk årligt") };
	struct table t = table_begin(heads, countof(heads), countof(heads) - 1, a);

	for (size_t i = 0; i < c->gantt->nrows; i++) {
		const struct effort *e = rows[i];
		const char *cells[] = { e->name, gantt_head(e, several, l, a),
			gantt_status(e->status, l),
			e->nyears > 0 ? phrase_year_list(e->years, e->nyears, a) : "–",
			date_or_dash(e->start, l, a), date_or_dash(e->end, l, a),
			milestones_words(e, c->as_of, l, a),
			isnan(e->staff) ? "–" : phrase_stated(e->staff, l, a) };
		table_add(&t, cells);
	}
	return table_end(&t);
}
