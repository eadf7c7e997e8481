/* What the tables of a sheet have in their cells. */
#include "model/prose.h"
#include <math.h>

#include "model/phrase.h"
#include "model/target.h"
#include "report/followup_part.h"

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

bool
assessment_has_outlook(const struct assessment *t)
{
	return t->outlook.code == STAT_OK && !isnan(t->outlook.probability_met);
}
