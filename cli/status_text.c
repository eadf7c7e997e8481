/* The status as an aligned table. */
#include <math.h>
#include <string.h>

#include "base/table.h"
#include "base/text.h"
#include "cli/grid.h"
#include "cli/needed.h"
#include "cli/sentences.h"
#include "cli/status.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/phrase_needs.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "model/target.h"

#define SIGNIFICANT 0.05
#define SHORT       3 /* rows up to which all sentences are printed */

enum { NAME, AREA, BASELINE, LATEST, TARGET, GAP, VERDICT, DEVELOPMENT, NCOLUMNS };

static const char *const heads[NCOLUMNS] = { SAY("Målsætning"), SAY("Område"), SAY("Basislinje"),
	SAY("Seneste"), SAY_IN("column", "Mål"), SAY("Afstand"), SAY("Vurdering"),
	SAY("Udvikling") };
static const enum align aligns[NCOLUMNS] = { ALIGN_LEFT, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT,
	ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT, ALIGN_LEFT };

/* A goal of the area's own says so; the region's then stands below the table. */
static const char *
target_cell(struct arena *a, const struct assessment *as, enum language l)
{
	if (as->target == NULL)
		return "–";
	const char *goal = phrase_target(as->series.indicator, as->target, l, a);
	return as->regional.target == NULL
	    ? goal
	    : arena_printf(a, "%s %s", goal, prose_say(l, "(eget mål)"));
}

static const char *
gap_cell(struct arena *a, double gap, const struct indicator *i, enum language l)
{
	return arena_printf(a, "%s%s", gap > 0 ? "+" : "", phrase_number(i, gap, 0, l, a));
}

static const char *
latest_cell(struct arena *a, const struct assessment *as, enum language l)
{
	char period[PERIOD_SIZE];

	if (as->latest.obs == NULL)
		return "–";
	double bound = target_bound(as->target, as->latest.value);
	return arena_printf(a, "%s (%s)",
	    phrase_value(as->series.indicator, as->latest.value, bound, l, a),
	    period_print(period, as->latest.obs->period));
}

static const char *
baseline_cell(struct arena *a, const struct assessment *as, enum language l)
{
	const struct baseline_figure *b = &as->baseline;

	if (b->code != STAT_OK)
		return "–";
	const char *value = phrase_value(as->series.indicator, b->value, NAN, l, a);
	return b->first != 0 ? arena_printf(a, "%s (%s)", value, phrase_years(b->first, b->last, a))
			     : value;
}

static void
add_row(struct table *t, const struct run_item *item, enum language l, bool areas)
{
	const struct assessment *as = &item->assessment;
	const struct indicator *i = as->series.indicator;
	struct arena *a = t->arena;
	bool invented = (as->cautions & CAUTION_FICTIONAL) != 0;
	const char *prices = phrase_prices(&as->series, l, a);
	const char *cells[NCOLUMNS] = {
		[NAME] = arena_printf(a, "%s%s%s%s%s", prose_label(&as->series, a),
		    prices[0] != '\0' ? " (" : "", prices, prices[0] != '\0' ? ")" : "",
		    invented ? " [EKSEMPELDATA]" : ""),
		[AREA] = as->series.area->name,
		[BASELINE] = baseline_cell(a, as, l),
		[LATEST] = latest_cell(a, as, l),
		[TARGET] = target_cell(a, as, l),
		[GAP] = gap_cell(a, as->latest.gap, i, l),
		[VERDICT] = arena_printf(
		    a, "%s %s", verdict_symbol(as->verdict), verdict_word(as->verdict, l)),
		[DEVELOPMENT] = as->latest.obs == NULL
		    ? "–"
		    : arena_printf(a, "%s %s", development_symbol(as->development),
			development_word(as->development, l)),
	};

	if (!areas)
		memmove(cells + AREA, cells + AREA + 1, (NCOLUMNS - AREA - 1) * sizeof *cells);
	table_row(t, cells);
}

/* Does any item stand for another area than the first? Then areas need a column. */
static bool
several_areas(const struct run_item *items, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (items[i].assessment.series.area != items[0].assessment.series.area)
			return true;
	return false;
}

static void
put_heading(FILE *out, const struct run *r, const struct run_item *items, size_t n, bool areas)
{
	const struct agreement *ag = &r->catalogue.agreement;
	enum language l = r->options->language;
	char date[PERIOD_SIZE];
	const char *place = n > 0 && !areas ? items[0].assessment.series.area->name
					    : geography_area(&r->geography, ag->region)->name;

	text_put_safe(out,
	    arena_printf(r->panel.arena, "%s – %s, %s %s", ag->name, place,
		prose_say(l, "opgjort pr."), date_print(date, r->options->as_of)));
	fputc('\n', out);
	if (r->panel.fictional)
		fputs(
		    prose_say(l, "*** EKSEMPELDATA: tal mærket [EKSEMPELDATA] er opdigtede ***\n"),
		    out);
	fputc('\n', out);
}

/* A verdict that rests on another value than the one shown; NULL if it does not. */
static const char *
judged_note(const struct assessment *as, enum language l, struct arena *a)
{
	unsigned later = as->cautions & (CAUTION_LATER_MEETS | CAUTION_LATER_MISSES);
	char period[PERIOD_SIZE];

	if (later == 0 || as->judged.obs == NULL)
		return NULL;
	return arena_printf(a, prose_say(l, "målet for %d er vurderet på %s (%s). %s"),
	    as->target->by, period_print(period, as->judged.obs->period),
	    phrase_value(as->series.indicator, as->judged.value,
		target_bound(as->target, as->judged.value), l, a),
	    caution_sentence(
		(later & CAUTION_LATER_MEETS) != 0 ? CAUTION_LATER_MEETS : CAUTION_LATER_MISSES,
		l));
}

/* A figure that does not stand for everybody, in whole per cent rounded down; else NULL. */
static const char *
covered_note(const struct assessment *as, enum language l, struct arena *a)
{
	char period[PERIOD_SIZE];

	if (as->latest.obs == NULL || !(as->covered < 1 - 1e-9))
		return NULL;
	return arena_printf(a,
	    prose_say(l, "tallet for %s dækker %d\u00A0%% af borgerne; resten har intet tal."),
	    period_print(period, as->latest.obs->period), (int)floor(as->covered * 100 + 1e-9));
}

/*
 * No trend: what p could have been, and which change would have shown. Of a kommune only where it
 * is all that is asked about.
 */
static const char *
power_note(const struct assessment *as, bool areas, enum language l, struct arena *a)
{
	const struct trend *t = &as->trend;

	if (!(t->p > SIGNIFICANT) || (areas && as->series.area->kind == AREA_KOMMUNE))
		return NULL;
	const char *p = arena_printf(a, prose_say(l, "%s; mindst mulige %s"), prose_p(t->p, l, a),
	    prose_p(t->p_attainable, l, a));
	if (t->p_attainable > SIGNIFICANT)
		return arena_printf(a,
		    prose_say(l, "%zu målinger er for få til at vise nogen udvikling (%s)."), t->n,
		    p);
	const char *power = phrase_power(as->series.indicator, t, l, a);
	if (power == NULL)
		return NULL;
	return arena_printf(
	    a, prose_say(l, "ingen påviselig udvikling (%s). De %zu målinger %s."), p, t->n, power);
}

/* Few rows: each says all it has to say. */
static void
put_sentences(FILE *out, const struct run_item *items, size_t n, int as_of, enum language l,
    int width, struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		const struct series *s = &items[i].assessment.series;
		const char *lead =
		    n > 1 ? arena_printf(a, "%s – %s:", prose_label(s, a), s->area->name) : "";
		fputc('\n', out);
		sentences_put(out, lead, &items[i].assessment, as_of, l, width, a);
	}
}

/* What the columns cannot say. */
static void
put_footnotes(FILE *out, const struct run_item *items, size_t n, bool areas, int as_of,
    enum language l, int width, struct arena *a)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		const struct assessment *as = &items[i].assessment;
		const struct series *s = &as->series;
		const char *notes[] = { n > SHORT ? judged_note(as, l, a) : NULL,
			n > SHORT ? sentence_prices(as, l, a) : NULL,
			n > SHORT ? sentence_beside(as, as_of, l, a) : NULL, covered_note(as, l, a),
			n > SHORT ? power_note(as, areas, l, a) : NULL };
		for (size_t k = 0; k < countof(notes); k++) {
			const char *note = notes[k];
			if (note == NULL)
				continue;
			fputs(any ? "" : "\n", out);
			any = true;
			grid_paragraph(out,
			    arena_printf(a, "%s%s%s: %s", s->indicator->name, areas ? " – " : "",
				areas ? s->area->name : "", note),
			    width, 2, a);
		}
	}
}

/* ---- what it would take ------------------------------------------------------- */

/* Whose line it is: the indicator, marked where its figures are invented, and the area. */
static const char *
line_head(const struct assessment *as, bool areas, struct arena *a)
{
	const struct series *s = &as->series;

	return arena_printf(a, "%s%s%s%s", s->indicator->name,
	    (as->cautions & CAUTION_FICTIONAL) != 0 ? " [EKSEMPELDATA]" : "", areas ? " – " : "",
	    areas ? s->area->name : "");
}

/*
 * A line an indicator where the target is still missed: the distance in people, and what the
 * kommuner could do about it. Of a kommune only where it is all that is asked about.
 */
static const char *
needed_note(const struct assessment *as, const struct needs *n, bool areas, enum language l,
    struct arena *a)
{
	if (as->latest.meets != TRUTH_NO || (areas && as->series.area->kind == AREA_KOMMUNE))
		return NULL;
	const char *said[] = { phrase_need(as, &n->need, l, a), phrase_cost(as, &n->cost, l, a),
		phrase_own_share(as, n, l, a), phrase_if(as, n, l, a) };
	const char *note = NULL;
	for (size_t k = 0; k < countof(said); k++)
		if (said[k] != NULL)
			note = note != NULL ? arena_printf(a, "%s %s", note, said[k]) : said[k];
	return note;
}

static void
put_needed(FILE *out, struct run *r, const struct run_item *items, size_t n, bool areas, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;
	const struct needs *needs = needed_of(r, items, n);
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		const struct assessment *as = &items[i].assessment;
		const char *note = needed_note(as, &needs[i], areas, l, a);
		if (note == NULL)
			continue;
		if (!any)
			fputs(prose_say(l, "\nHvad der skal til\n"), out);
		any = true;
		grid_paragraph(out, arena_printf(a, "%s: %s", line_head(as, areas, a), note),
		    grid_prose(width), 2, a);
	}
}

/* Only of several areas: one indicator's development of one area is in the table. */
static void
put_worsening(FILE *out, struct run *r, const struct run_item *items, size_t n, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;
	bool national = r->catalogue.agreement.region == 0;
	size_t tested, called = 0;
	const struct worsening *w = needed_worsening(r, items, n, &tested);

	for (size_t i = 0; i < n; i++)
		called += w[i].called ? 1u : 0u;
	fputc('\n', out);
	grid_paragraph(
	    out, phrase_worsening_head(called, tested, national, l, a), grid_prose(width), 2, a);
	for (size_t i = 0; i < n; i++) {
		const struct assessment *as = w[i].assessment;
		if (w[i].called)
			grid_paragraph(out,
			    arena_printf(a, "%s: %s", line_head(as, true, a),
				phrase_worsening(as, w[i].than_target, w[i].than_region, national,
				    w[i].q, l, a)),
			    grid_prose(width), 2, a);
	}
}

/* The columns that a narrow window does without, in this order; their heads are in the sentence. */
static void
put_table(FILE *out, const struct table *t, bool areas, enum language l, int width)
{
	static const size_t expendable[] = { BASELINE, GAP, DEVELOPMENT, LATEST };
	size_t columns[countof(expendable)];
	const char *names[countof(expendable)];

	for (size_t k = 0; k < countof(expendable); k++) {
		columns[k] = expendable[k] - (areas ? 0 : 1);
		names[k] = t->heads[columns[k]];
	}
	size_t gone = grid_fit(t, out, width, columns, countof(columns));
	if (gone == 0)
		return;
	fputc('\n', out);
	grid_paragraph(out,
	    arena_printf(t->arena,
		prose_say(l, "Vinduet er for smalt til at vise: %s. --format csv har alle tal."),
		prose_list(names, gone, l, t->arena)),
	    grid_prose(width), 2, t->arena);
}

void
status_text(FILE *out, struct run *r, const struct run_item *items, size_t n, int width)
{
	enum language l = r->options->language;
	bool areas = several_areas(items, n);
	const char *names[NCOLUMNS];
	enum align sides[NCOLUMNS];

	memcpy(names, prose_each(heads, NCOLUMNS, l, &r->arena), sizeof names);
	memcpy(sides, aligns, sizeof sides);
	if (!areas) {
		memmove(names + AREA, names + AREA + 1, (NCOLUMNS - AREA - 1) * sizeof *names);
		memmove(sides + AREA, sides + AREA + 1, (NCOLUMNS - AREA - 1) * sizeof *sides);
	}
	struct table t = { .arena = &r->arena,
		.ncolumns = NCOLUMNS - (areas ? 0 : 1),
		.heads = names,
		.aligns = sides,
		.flex = NAME };
	const char *group = "";
	for (size_t i = 0; i < n; i++) {
		const char *g = items[i].assessment.series.indicator->group;
		if (strcmp(g, group) != 0)
			table_heading(&t, group = g);
		add_row(&t, &items[i], l, areas);
	}
	put_heading(out, r, items, n, areas);
	put_table(out, &t, areas, l, width);
	if (n <= SHORT)
		put_sentences(out, items, n, r->options->as_of, l, grid_prose(width), &r->arena);
	put_footnotes(out, items, n, areas, r->options->as_of, l, width, &r->arena);
	put_needed(out, r, items, n, areas, width);
	if (areas)
		put_worsening(out, r, items, n, width);
}
