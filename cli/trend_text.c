/* The trend for people: the series as a table, what it says as sentences. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "cli/sentences.h"
#include "cli/trend.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"

#define WHOLE 3 /* so many areas are shown whole */

enum { PERIOD, VALUE, LIMITS, NUMERATOR, DENOMINATOR, GAP, REMARK, NCOLUMNS };

static const char *const heads[NCOLUMNS] = { SAY("Periode"), SAY("Værdi"), SAY("95 %-grænser"),
	SAY("Tæller"), SAY("Nævner"), SAY("Afstand til mål"), SAY("Bemærkning") };
static const enum align aligns[NCOLUMNS] = { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT,
	ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_LEFT };

/* ---- the series --------------------------------------------------------------- */

/* What the status of figure I of T says, "" for a normal one. */
static const char *
remark(const struct trend_series *t, size_t i, enum language l, struct arena *a)
{
	const struct series *s = &t->assessment.series;

	switch (s->obs[i].status) {
	case OBS_MISSING: return prose_say(l, "mangler");
	case OBS_SUPPRESSED: return prose_say(l, "diskretioneret");
	case OBS_PROVISIONAL: return prose_say(l, "foreløbigt");
	case OBS_NORMAL:
	case OBS_BREAK: break;
	}
	if (s->covered != NULL && s->covered[i] < 1 - 1e-9)
		return arena_printf(
		    a, prose_say(l, "dækker %d\u00A0%%"), (int)floor(s->covered[i] * 100 + 1e-9));
	return "";
}

static const char *
gap_cell(const struct trend_series *t, size_t i, enum language l, struct arena *a)
{
	const struct indicator *in = t->assessment.series.indicator;
	double gap = trend_gap(t, i);

	return arena_printf(a, "%s%s", gap > 0 ? "+" : "", phrase_number(in, gap, 0, l, a));
}

static void
add_figure(struct table *table, const struct trend_series *t, size_t i, enum language l)
{
	const struct series *s = &t->assessment.series;
	const struct interval *ci = &t->assessment.limits[i];
	const struct observation *o = &s->obs[i];
	struct arena *a = table->arena;
	char period[PERIOD_SIZE];
	double bound = target_bound(t->assessment.target, o->value);
	const char *cells[NCOLUMNS] = {
		[PERIOD] = arena_strdup(a, period_print(period, o->period)),
		[VALUE] = phrase_value(s->indicator, o->value, bound, l, a),
		[LIMITS] = say_limits(s->indicator, ci->low, ci->high, l, a),
		[NUMERATOR] = say_number(o->numerator, 0, l, a),
		[DENOMINATOR] = say_number(o->denominator, 0, l, a),
		[GAP] = gap_cell(t, i, l, a),
		[REMARK] = remark(t, i, l, a),
	};

	table_row(table, cells);
}

static const char *
break_heading(const struct series *s, size_t i, enum language l, struct arena *a)
{
	const struct series_break *b = trend_break(s, i);

	if (b == NULL)
		return prose_say(l, "--- databrud, mærket af kilden ---");
	return arena_printf(a, "--- %s %s ---", prose_say(l, "databrud"), phrase_date(b->at, l, a));
}

static void
put_series(FILE *out, const struct trend_series *t, enum language l, int width, struct arena *a)
{
	const struct series *s = &t->assessment.series;
	struct table table = { .arena = a,
		.ncolumns = NCOLUMNS,
		.heads = prose_each(heads, NCOLUMNS, l, a),
		.aligns = aligns,
		.flex = PERIOD };

	for (size_t i = 0; i < s->n; i++) {
		if (i > 0 && !series_continues(s, i - 1, i))
			table_heading(&table, break_heading(s, i, l, a));
		add_figure(&table, t, i, l);
	}
	grid_print(&table, out, width);
}

/* ---- what it says --------------------------------------------------------------- */

static void
put_findings(FILE *out, const struct trend_series *t, enum language l, int width, struct arena *a)
{
	static const enum align sides[] = { ALIGN_LEFT, ALIGN_LEFT };
	static const char *const titles[] = { SAY("Spørgsmål"), SAY("Svar") };
	struct table table = { .arena = a,
		.ncolumns = 2,
		.heads = prose_each(titles, countof(titles), l, a),
		.aligns = sides,
		.flex = 1 };

	for (size_t i = 0; i < trend_questions(); i++) {
		const char *cells[2];
		cells[1] = trend_answer_to(t, i, l, a, &cells[0]);
		if (cells[1] != NULL)
			table_row(&table, cells);
	}
	table_print(&table, out, grid_prose(width));
}

/* Cautions that neither the table nor a sentence has said. */
static void
put_cautions(FILE *out, const struct trend_series *t, enum language l, int width, struct arena *a)
{
	const unsigned shown = CAUTION_WEIGHTED | CAUTION_NOT_COVERED | CAUTION_NO_COUNTS
	    | CAUTION_REGIONAL_TARGET | CAUTION_DRAFT | CAUTION_UNIT_OPEN | CAUTION_NO_TARGET
	    | CAUTION_TARGET_OPEN | CAUTION_SMALL_NUMBERS | CAUTION_OLD_DATA;
	const struct series *s = &t->assessment.series;
	bool any = false;

	for (size_t i = 1; i < s->n; i++) {
		const struct series_break *b = trend_break(s, i);
		if (series_continues(s, i - 1, i) || b == NULL
		    || (i > 1 && b == trend_break(s, i - 1)))
			continue;
		fputs(any ? "" : "\n", out);
		any = true;
		grid_paragraph(out,
		    arena_printf(a, "%s %s: %s", prose_say(l, "Databrud"), phrase_date(b->at, l, a),
			b->reason),
		    grid_prose(width), 2, a);
	}
	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++) {
		if ((t->assessment.cautions & shown & 1u << bit) == 0)
			continue;
		fputs(any ? "" : "\n", out);
		any = true;
		grid_paragraph(
		    out, caution_sentence((enum caution)(1u << bit), l), grid_prose(width), 2, a);
	}
}

static void
put_title(FILE *out, const struct run *r, const struct trend_answer *t, const char *place)
{
	enum language l = r->options->language;
	struct arena *a = r->panel.arena;
	char date[PERIOD_SIZE];

	text_put_safe(out,
	    arena_printf(a, "%s%s%s – %s, %s %s", t->indicator->name,
		t->stratum[0] != '\0' ? ", " : "", t->stratum, place, prose_say(l, "opgjort pr."),
		date_print(date, r->options->as_of)));
	fputc('\n', out);
}

static void
put_target(FILE *out, const struct trend_series *t, enum language l, struct arena *a)
{
	const struct target *target = t->assessment.target;

	if (target == NULL)
		return;
	text_put_safe(out,
	    arena_printf(a, "%s: %s (%s)", prose_say(l, "Mål"),
		phrase_target(t->assessment.series.indicator, target, l, a),
		target_status_word(target->status, l)));
	fputc('\n', out);
}

void
trend_heading(FILE *out, const struct run *r, const struct trend_answer *t,
    const struct trend_series *s, const char *place)
{
	enum language l = r->options->language;

	put_title(out, r, t, place);
	put_target(out, s, l, r->panel.arena);
	if ((s->assessment.cautions & CAUTION_FICTIONAL) != 0)
		fputs(prose_say(l, "*** EKSEMPELDATA: tallene er opdigtede ***\n"), out);
	fputc('\n', out);
}

static void
put_event_warning(
    FILE *out, const struct trend_series *t, enum language l, int width, struct arena *a)
{
	const char *warning = trend_event_warning(t, l);

	if (warning == NULL)
		return;
	fputc('\n', out);
	grid_paragraph(out, warning, grid_prose(width), 2, a);
}

/* Of many areas a paragraph each. */
static void
put_events(FILE *out, const struct trend_answer *t, enum language l, int width, struct arena *a)
{
	if (t->n <= WHOLE || t->series[0].event.effect.at == 0)
		return;
	fputc('\n', out);
	for (size_t i = 0; i < t->n; i++)
		grid_paragraph(out,
		    arena_printf(a, "%s: %s", t->series[i].assessment.series.area->name,
			trend_event(&t->series[i], l, a)),
		    grid_prose(width), 2, a);
	for (size_t i = 0; i < t->n; i++)
		if (trend_event_warning(&t->series[i], l) != NULL) {
			put_event_warning(out, &t->series[i], l, width, a);
			break;
		}
}

static void
put_whole(
    FILE *out, struct run *r, const struct trend_answer *t, const struct trend_series *s, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;

	trend_heading(out, r, t, s, s->assessment.series.area->name);
	if (s->assessment.series.n == 0) {
		fputs(prose_say(l, "Filerne har ingen tal for området.\n"), out);
		return;
	}
	put_series(out, s, l, width, a);
	fputc('\n', out);
	sentences_put(out, "", &s->assessment, r->options->as_of, l, grid_prose(width), a);
	fputc('\n', out);
	put_findings(out, s, l, width, a);
	put_event_warning(out, s, l, width, a);
	put_cautions(out, s, l, width, a);
}

void
trend_text(FILE *out, struct run *r, const struct trend_answer *t, int width)
{
	for (size_t i = 0; i < t->n && t->n <= WHOLE; i++) {
		put_whole(out, r, t, &t->series[i], width);
		fputs(t->n > 1 ? "\n\n" : "", out);
	}
	if (t->n > 1)
		trend_overview(out, r, t, width);
	put_events(out, t, r->options->language, width, &r->arena);
}
