#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"
#include "model/prose.h"

/* ---- the table ------------------------------------------------------------- */

static void
baseline_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	const struct baseline_figure *b = &t->baseline;

	if (b->code != STAT_OK) {
		cell_empty(row, true, a);
		return;
	}
	struct node *cell =
	    node_number_cell(row, phrase_value(t->series.indicator, b->value, NAN, l, a), a);
	if (b->first != 0)
		cell_minor(cell, phrase_years(b->first, b->last, a), a);
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
	node_name(
	    node_head_cell(row, group_title(in->catalogue, name, in->language, a), a), in->language)
	    ->span = columns;
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
overview_head(struct node *table, struct extras e, bool national, enum language l, struct arena *a)
{
	const struct {
		const char *head;
		bool numeric, shown;
	} columns[] = { { SAY("Målsætning"), false, true }, { SAY("Basislinje"), true, !e.whole },
		{ SAY("Seneste tal"), true, true },
		{ national ? SAY("Landet") : SAY("Regionen"), true, e.whole },
		{ SAY("Forløb"), false, e.sparks }, { SAY_IN("column", "Mål"), false, true },
		{ SAY("Afstand"), true, true }, { SAY("Vurdering"), false, true },
		{ SAY("Udvikling"), false, true } };
	struct node *row = node_styled(table, NODE_ROW, "head", NULL, a);

	for (size_t k = 0; k < countof(columns); k++)
		if (columns[k].shown)
			node_head_cell(row, prose_say(l, columns[k].head), a)->numeric =
			    columns[k].numeric;
}

static void
overview_row(struct node *table, const struct status_row *r, struct extras e, enum language l,
    struct arena *a)
{
	const struct assessment *t = r->section->region;
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	goal_name_cell(row, r, true, l, a);
	if (!e.whole)
		baseline_cell(row, t, l, a);
	latest_cell(row, t, l, a);
	if (e.whole && r->section->whole != NULL)
		latest_cell(row, r->section->whole, l, a);
	else if (e.whole)
		cell_empty(row, true, a);
	if (e.sparks)
		spark_cell(row, r->section, a);
	target_cell(row, t, prose_say(l, "intet mål i kraft"), l, a);
	gap_cell(row, t, l, a);
	verdict_cell(row, t, l, a);
	development_cell(row, t, l, a);
}

static const char *
withdrawn_sentence(const struct indicator *i, const struct target *w, const struct area *region,
    enum language l, struct arena *a)
{
	/* what was in force until then */
	const struct target *old = target_in_force(i, region, "", region->code, w->from - 1).judged;
	const char *was = "";

	if (old != NULL)
		was = arena_printf(a, " (%s: %s)", target_status_word(old->status, l),
		    phrase_target(i, old, l, a));
	return arena_printf(a, prose_say(l, "%s%s udgik den %s.%s%s Dokument: %s."), i->name, was,
	    phrase_date(w->from, l, a), w->note[0] != '\0' ? " " : "", w->note, w->document);
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
			    prose_say(
				in->language, "Disse målsætninger er udgået og er ikke talt med:"),
			    a);
			list = node_add(parent, NODE_LIST, NULL, a);
		}
		node_add(list, NODE_ITEM,
		    withdrawn_sentence(&c->indicators[k], w, &region, in->language, a), a);
	}
}

void
overview_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	struct extras e = extras_of(in);
	int columns = e.sparks ? 8 : 7; /* the region's figure is in place of the baseline */
	struct node *s =
	    node_section(doc, 2, OVERVIEW_ID, prose_say(in->language, "Alle målsætninger"), a);
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    arena_printf(a, prose_say(in->language, "Målsætningerne pr. %s"),
		phrase_date(in->as_of, in->language, a)),
	    a);
	const struct status_row *rows = status_rows(in, a);
	const char *group = NULL;

	overview_head(table, e, is_national(in), in->language, a);
	for (size_t k = 0; k < in->nsections; k++) {
		group_row(table, &rows[k], in, &group, columns, a);
		overview_row(table, &rows[k], e, in->language, a);
	}
	node_styled(s, NODE_PARAGRAPH, "table-note",
	    prose_say(in->language,
		"Afstanden er fra det seneste tal til målet: + er den gode side, \u2212 den "
		"forkerte. Udviklingen er bedømt for sig og siger ikke, om målet er nået; ▲ er den "
		"rigtige vej, også hvor tallet skal ned."),
	    a);
	if (e.sparks)
		node_styled(s, NODE_PARAGRAPH, "table-note",
		    prose_say(in->language,
			"Forløbet har sin egen skala i hver linje: prikken er det seneste tal, den "
			"stiplede linje målet."),
		    a);
	withdrawn_add(s, in, a);
}

/* ---- without data --------------------------------------------------------- */

static void
without_data_row(struct node *table, const struct status_row *r, enum language l, struct arena *a)
{
	const struct assessment *t = r->section->region;
	const char *publisher = t->series.indicator->publisher;
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	row->id = r->anchor;
	goal_name_cell(row, r, false, l, a);
	target_cell(row, t, prose_say(l, "intet mål i kraft"), l, a);
	if (publisher[0] != '\0')
		node_name(node_add(row, NODE_CELL, publisher, a), l);
	else
		node_add(row, NODE_CELL, prose_say(l, "ikke angivet"), a);
	node_name(node_add(row, NODE_CELL, t->target != NULL ? t->target->document : "–", a), l);
}

void
without_data_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const heads[] = { SAY("Målsætning"), SAY_IN("column", "Mål"),
		SAY("Tallene udgives af"), SAY("Målets dokument") };
	const struct status_row *rows = status_rows(in, a);
	const char *group = NULL;
	size_t missing = 0;

	for (size_t k = 0; k < in->nsections; k++)
		missing += !section_has_figures(rows[k].section);
	if (missing == 0)
		return;
	struct node *s = node_section(
	    doc, 2, WITHOUT_DATA_ID, prose_say(in->language, "Målsætninger uden data"), a);
	node_add(s, NODE_PARAGRAPH,
	    arena_printf(a,
		prose_say(in->language,
		    "For %s er der ingen data i denne opgørelse. Tabellen viser, hvem der udgiver "
		    "tallene."),
		prose_count(missing, prose_say(in->language, "målsætning"),
		    prose_say(in->language, "målsætninger"), in->language, a)),
	    a);
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    prose_say(in->language, "Målsætninger uden data og hvem der udgiver dem"), a);
	node_head_row(table, prose_each(heads, countof(heads), in->language, a), countof(heads), a);
	for (size_t k = 0; k < in->nsections; k++) {
		if (section_has_figures(rows[k].section))
			continue;
		group_row(table, &rows[k], in, &group, countof(heads), a);
		without_data_row(table, &rows[k], in->language, a);
	}
}
