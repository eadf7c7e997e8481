#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"
#include "model/prose.h"

/* ---- cells ---------------------------------------------------------------- */

static void
minor_add(struct node *cell, const char *text, struct arena *a)
{
	node_add(cell, NODE_TEXT, " ", a);
	node_styled(cell, NODE_TEXT, "minor", text, a);
}

/* A cell that has nothing to show says so, and is left out where cells are stacked. */
static void
empty_cell(struct node *row, bool numeric, struct arena *a)
{
	node_styled(row, NODE_CELL, "none", "–", a)->numeric = numeric;
}

static void
name_cell(struct node *row, const struct status_row *r, bool linked, struct arena *a)
{
	struct node *cell = node_head_cell(row, linked ? NULL : r->label, a);

	if (linked)
		node_add(cell, NODE_LINK, r->label, a)->id = r->anchor;
	if (section_is_fictional(r->section)) {
		node_add(cell, NODE_TEXT, " ", a);
		node_styled(cell, NODE_STRONG, "mark", EXAMPLE_WORD, a);
	}
}

static void
baseline_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	const struct baseline_figure *b = &t->baseline;

	if (b->code != STAT_OK) {
		empty_cell(row, true, a);
		return;
	}
	struct node *cell = node_number_cell(
	    row, phrase_value(t->series.indicator, b->value, NAN, LANGUAGE_DANISH, a), a);
	if (b->first != 0)
		minor_add(cell, phrase_years(b->first, b->last, a), a);
}

static void
latest_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	const struct judgement *j = &t->latest;

	if (j->obs == NULL) {
		empty_cell(row, true, a);
		return;
	}
	struct node *cell = node_number_cell(row,
	    phrase_value(t->series.indicator, j->value, target_bound(t->target, j->value),
		LANGUAGE_DANISH, a),
	    a);
	const char *prices = phrase_prices(&t->series, LANGUAGE_DANISH, a);
	minor_add(cell,
	    arena_printf(a, "%s%s%s", phrase_period(j->obs->period, LANGUAGE_DANISH, a),
		prices[0] != '\0' ? ", " : "", prices),
	    a);
}

static void
spark_cell(struct node *row, const struct section *s, struct arena *a)
{
	if (s->spark == NULL || s->spark[0] == '\0')
		empty_cell(row, false, a);
	else
		node_add(node_add(row, NODE_CELL, NULL, a), NODE_SPARK, s->spark, a);
}

static void
target_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	struct node *cell = node_add(row, NODE_CELL,
	    t->target != NULL ? phrase_target(i, t->target, LANGUAGE_DANISH, a)
			      : "intet mål i kraft",
	    a);

	cell->style = "rule";
	if (t->target == NULL)
		return;
	if (t->target->status == TARGET_DRAFT)
		minor_add(cell, target_status_word(TARGET_DRAFT, LANGUAGE_DANISH), a);
	if (t->cautions & CAUTION_UNIT_OPEN)
		minor_add(cell, "enhed ikke angivet", a);
	if (t->regional.target == NULL)
		return;
	minor_add(cell,
	    arena_printf(a, "eget mål; %s: %s",
		t->regional.target->area == 0 ? "landets" : "regionens",
		phrase_target(i, t->regional.target, LANGUAGE_DANISH, a)),
	    a);
}

static void
gap_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	if (isnan(t->latest.gap)) {
		empty_cell(row, true, a);
		return;
	}
	struct node *cell = node_number_cell(
	    row, prose_signed(t->series.indicator, t->latest.gap, LANGUAGE_DANISH, a), a);
	minor_add(cell, prose_difference_unit(t->series.indicator, LANGUAGE_DANISH, a), a);
}

static void
verdict_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	struct node *cell = node_styled(row, NODE_CELL, verdict_id(t->verdict), NULL, a);
	const struct judgement *j = &t->judged;

	verdict_say(cell, t->verdict, a);
	if (j->obs != NULL && j->obs != t->latest.obs)
		minor_add(cell,
		    arena_printf(a, "med %s %s",
			phrase_value(t->series.indicator, j->value,
			    target_bound(t->target, j->value), LANGUAGE_DANISH, a),
			prose_in_period(j->obs->period, LANGUAGE_DANISH, a)),
		    a);
}

static void
development_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	if (t->latest.obs == NULL)
		empty_cell(row, false, a);
	else
		development_say(node_add(row, NODE_CELL, NULL, a), t->development, a);
}

/* A heading across COLUMNS of TABLE where the group of S is not *GROUP. */
static void
group_row(struct node *table, const struct status_row *r, const struct status_input *in,
    const char **group, int columns, struct arena *a)
{
	const char *name = section_indicator(r->section)->group;

	if (*group != NULL && strcmp(*group, name) == 0)
		return;
	*group = name;
	struct node *row = node_styled(table, NODE_ROW, "group", NULL, a);
	node_head_cell(row, group_title(in, name, a), a)->span = columns;
}

/* ---- the table of all ----------------------------------------------------- */

/* The columns that not every page has. */
struct extras {
	bool sparks, whole;
};

static struct extras
extras_of(const struct status_input *in)
{
	struct extras e = { false, false };

	for (size_t k = 0; k < in->nsections; k++) {
		e.sparks = e.sparks || in->sections[k].spark != NULL;
		e.whole = e.whole || in->sections[k].whole != NULL;
	}
	return e;
}

static void
overview_head(struct node *table, struct extras e, bool national, struct arena *a)
{
	const struct {
		const char *head;
		bool numeric, shown;
	} columns[] = { { "Målsætning", false, true }, { "Basislinje", true, !e.whole },
		{ "Seneste tal", true, true }, { national ? "Landet" : "Regionen", true, e.whole },
		{ "Forløb", false, e.sparks }, { "Mål", false, true }, { "Afstand", true, true },
		{ "Vurdering", false, true }, { "Udvikling", false, true } };
	struct node *row = node_styled(table, NODE_ROW, "head", NULL, a);

	for (size_t k = 0; k < countof(columns); k++)
		if (columns[k].shown)
			node_head_cell(row, columns[k].head, a)->numeric = columns[k].numeric;
}

static void
overview_row(struct node *table, const struct status_row *r, struct extras e, struct arena *a)
{
	const struct assessment *t = r->section->region;
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	name_cell(row, r, true, a);
	if (!e.whole)
		baseline_cell(row, t, a);
	latest_cell(row, t, a);
	if (e.whole && r->section->whole != NULL)
		latest_cell(row, r->section->whole, a);
	else if (e.whole)
		empty_cell(row, true, a);
	if (e.sparks)
		spark_cell(row, r->section, a);
	target_cell(row, t, a);
	gap_cell(row, t, a);
	verdict_cell(row, t, a);
	development_cell(row, t, a);
}

static const char *
withdrawn_sentence(
    const struct indicator *i, const struct target *w, const struct area *region, struct arena *a)
{
	/* what was in force until then */
	const struct target *old = target_in_force(i, region, "", region->code, w->from - 1).judged;
	const char *was = "";

	if (old != NULL)
		was = arena_printf(a, " (%s: %s)", target_status_word(old->status, LANGUAGE_DANISH),
		    phrase_target(i, old, LANGUAGE_DANISH, a));
	return arena_printf(a, "%s%s udgik den %s.%s%s Dokument: %s.", i->name, was,
	    phrase_date(w->from, LANGUAGE_DANISH, a), w->note[0] != '\0' ? " " : "", w->note,
	    w->document);
}

/* What the agreement no longer aims at, and why: a sentence each, no row. */
static void
withdrawn_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	const struct catalogue *c = in->catalogue;
	int whole = c->agreement.region;
	const struct area region = { .code = whole,
		.kind = whole != 0 ? AREA_REGION : AREA_COUNTRY };
	struct node *list = NULL;

	for (size_t k = 0; k < c->nindicators; k++) {
		const struct target *w =
		    target_in_force(&c->indicators[k], &region, "", region.code, in->as_of)
			.withdrawal;
		if (w == NULL)
			continue;
		if (list == NULL) {
			node_add(parent, NODE_PARAGRAPH,
			    "Disse målsætninger er udgået og er ikke talt med:", a);
			list = node_add(parent, NODE_LIST, NULL, a);
		}
		node_add(list, NODE_ITEM, withdrawn_sentence(&c->indicators[k], w, &region, a), a);
	}
}

void
overview_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	struct extras e = extras_of(in);
	int columns = e.sparks ? 8 : 7; /* the region's figure is in place of the baseline */
	struct node *s = node_section(doc, 2, OVERVIEW_ID, "Alle målsætninger", a);
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    arena_printf(a, "Målsætningerne pr. %s", phrase_date(in->as_of, LANGUAGE_DANISH, a)),
	    a);
	const struct status_row *rows = status_rows(in, a);
	const char *group = NULL;

	overview_head(table, e, is_national(in), a);
	for (size_t k = 0; k < in->nsections; k++) {
		group_row(table, &rows[k], in, &group, columns, a);
		overview_row(table, &rows[k], e, a);
	}
	node_styled(s, NODE_PARAGRAPH, "table-note",
	    "Afstanden er fra det seneste tal til målet: + er den gode side, − den forkerte. "
	    "Udviklingen er bedømt for sig og siger ikke, om målet er nået; ▲ er den rigtige vej, "
	    "også hvor tallet skal ned.",
	    a);
	if (e.sparks)
		node_styled(s, NODE_PARAGRAPH, "table-note",
		    "Forløbet har sin egen skala i hver linje: prikken er det seneste tal, den "
		    "stiplede linje målet.",
		    a);
	withdrawn_add(s, in, a);
}

/* ---- without data --------------------------------------------------------- */

static void
without_data_row(struct node *table, const struct status_row *r, struct arena *a)
{
	const struct assessment *t = r->section->region;
	const char *publisher = t->series.indicator->publisher;
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	row->id = r->anchor;
	name_cell(row, r, false, a);
	target_cell(row, t, a);
	node_add(row, NODE_CELL, publisher[0] != '\0' ? publisher : "ikke angivet", a);
	node_add(row, NODE_CELL, t->target != NULL ? t->target->document : "–", a);
}

void
without_data_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const heads[] = { "Målsætning", "Mål", "Tallene udgives af",
		"Målets dokument" };
	const struct status_row *rows = status_rows(in, a);
	const char *group = NULL;
	size_t missing = 0;

	for (size_t k = 0; k < in->nsections; k++)
		missing += !section_has_figures(rows[k].section);
	if (missing == 0)
		return;
	struct node *s = node_section(doc, 2, WITHOUT_DATA_ID, "Målsætninger uden data", a);
	node_add(s, NODE_PARAGRAPH,
	    arena_printf(a,
		"For %s er der ingen data i denne opgørelse. Tabellen viser, hvem der udgiver "
		"tallene.",
		prose_count(missing, "målsætning", "målsætninger", LANGUAGE_DANISH, a)),
	    a);
	struct node *table = node_styled(
	    s, NODE_TABLE, "cards", "Målsætninger uden data og hvem der udgiver dem", a);
	node_head_row(table, heads, countof(heads), a);
	for (size_t k = 0; k < in->nsections; k++) {
		if (section_has_figures(rows[k].section))
			continue;
		group_row(table, &rows[k], in, &group, countof(heads), a);
		without_data_row(table, &rows[k], a);
	}
}
