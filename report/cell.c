/* What the tables of a status and of a sheet have in their cells. */
#include <math.h>

#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/prose.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"

#define NBSP "\xC2\xA0"

void
cell_minor(struct node *cell, const char *text, struct arena *a)
{
	node_add(cell, NODE_TEXT, " ", a);
	node_styled(cell, NODE_TEXT, "minor", text, a);
}

void
cell_empty(struct node *row, bool numeric, struct arena *a)
{
	node_styled(row, NODE_CELL, "none", "–", a)->numeric = numeric;
}

void
cell_mark(struct node *cell, bool fictional, enum language l, struct arena *a)
{
	if (!fictional)
		return;
	node_add(cell, NODE_TEXT, " ", a);
	node_styled(cell, NODE_STRONG, "mark", prose_say(l, "EKSEMPELDATA"), a);
}

void
cell_sign(struct node *n, const char *symbol, const char *word, struct arena *a)
{
	node_add(n, NODE_SYMBOL, symbol, a);
	node_add(n, NODE_TEXT, arena_printf(a, NBSP "%s", word), a);
}

const char *
judged_text(const struct assessment *t, const struct judgement *j, enum language l, struct arena *a)
{
	return phrase_value(t->series.indicator, j->value, target_bound(t->target, j->value), l, a);
}

/* ---- of one målsætning ------------------------------------------------------ */

void
goal_name_cell(
    struct node *row, const struct status_row *r, bool linked, enum language l, struct arena *a)
{
	struct node *cell = node_head_cell(row, NULL, a);

	node_name(node_add(cell, linked ? NODE_LINK : NODE_TEXT, r->label, a), l)->id =
	    linked ? r->anchor : NULL;
	cell_mark(cell, section_is_fictional(r->section), l, a);
}

void
latest_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	const struct judgement *j = &t->latest;

	if (j->obs == NULL) {
		cell_empty(row, true, a);
		return;
	}
	struct node *cell = node_number_cell(row, judged_text(t, j, l, a), a);
	const char *prices = phrase_prices(&t->series, l, a);
	cell_minor(cell,
	    arena_printf(a, "%s%s%s", phrase_period(j->obs->period, l, a),
		prices[0] != '\0' ? ", " : "", prices),
	    a);
}

void
spark_cell(struct node *row, const struct section *s, struct arena *a)
{
	if (s->spark == NULL || s->spark[0] == '\0')
		cell_empty(row, false, a);
	else
		node_add(node_add(row, NODE_CELL, NULL, a), NODE_SPARK, s->spark, a);
}

void
target_cell(struct node *row, const struct assessment *t, const char *none, enum language l,
    struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	struct node *cell = node_styled(row, NODE_CELL, "rule",
	    t->target != NULL ? phrase_target(i, t->target, l, a) : none, a);

	if (t->target == NULL)
		return;
	if (t->target->status == TARGET_DRAFT)
		cell_minor(cell, target_status_word(TARGET_DRAFT, l), a);
	if (t->cautions & CAUTION_UNIT_OPEN)
		cell_minor(cell, prose_say(l, "enhed ikke angivet"), a);
	if (t->regional.target == NULL)
		return;
	cell_minor(cell,
	    arena_printf(a,
		t->regional.target->area == 0 ? prose_say(l, "eget mål; landets: %s")
					      : prose_say(l, "eget mål; regionens: %s"),
		phrase_target(i, t->regional.target, l, a)),
	    a);
}

void
gap_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	if (isnan(t->latest.gap)) {
		cell_empty(row, true, a);
		return;
	}
	struct node *cell =
	    node_number_cell(row, prose_signed(t->series.indicator, t->latest.gap, l, a), a);
	cell_minor(cell, prose_difference_unit(t->series.indicator, l, a), a);
}

void
verdict_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	struct node *cell = node_styled(row, NODE_CELL, verdict_id(t->verdict), NULL, a);
	const struct judgement *j = &t->judged;

	verdict_say(cell, t->verdict, l, a);
	if (j->obs != NULL && j->obs != t->latest.obs)
		cell_minor(cell,
		    arena_printf(a, prose_say(l, "med %s %s"), judged_text(t, j, l, a),
			prose_in_period(j->obs->period, l, a)),
		    a);
}

void
development_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	if (t->latest.obs == NULL)
		cell_empty(row, false, a);
	else
		development_say(node_add(row, NODE_CELL, NULL, a), t->development, l, a);
}
