/* The success criteria of an indsats and whether they are met. */
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "report/followup_part.h"

#define NBSP "\xC2\xA0"

/* Is the figure that T rests on from before E began? Then it cannot say what E did. */
static bool
is_earlier(const struct effort *e, const struct assessment *t)
{
	return t->judged.obs != NULL && e->start != 0
	    && period_last_day(t->judged.obs->period) < e->start;
}

/* What became of a criterion with a threshold. */
struct outcome {
	enum verdict verdict; /* whose symbol and colour it has */
	const char *word, *why;
};

static struct outcome
undecidable(const char *why, enum language l)
{
	return (struct outcome){ VERDICT_NOT_COMPARABLE, prose_say(l, "Kan ikke afgøres"), why };
}

static struct outcome
outcome_of(const struct effort *e, const struct assessment *t, enum language l, struct arena *a)
{
	bool chance = t->judged.beyond_chance == TRUTH_NO;
	const char *may_be =
	    chance ? prose_say(l, "afstanden kan skyldes tilfældige udsving") : NULL;

	if (t->judged.obs == NULL)
		return undecidable(
		    arena_printf(a, prose_say(l, "ingen tal for %s"), t->series.area->name), l);
	if (is_earlier(e, t))
		return undecidable(prose_say(l, "tallet er fra før indsatsen begyndte"), l);
	switch (t->verdict) {
	case VERDICT_MET: return (struct outcome){ VERDICT_MET, prose_say(l, "Opfyldt"), may_be };
	case VERDICT_NOT_MET:
		return (struct outcome){ VERDICT_NOT_MET, prose_say(l, "Ikke opfyldt"), may_be };
	case VERDICT_ON_TRACK:
	case VERDICT_UNDECIDED:
	case VERDICT_OFF_TRACK:
		return (struct outcome){ t->verdict, prose_say(l, "Endnu ikke opfyldt"),
			assessment_has_outlook(t)
			    ? arena_printf(a, prose_say(l, "sandsynlighed for at nå det: %s"),
				sentence_chance(&t->outlook, l, a))
			    : may_be };
	case VERDICT_NO_DATA:
	case VERDICT_NOT_COMPARABLE: break;
	}
	return undecidable(prose_say(l, "tallet kan ikke holdes op mod grænsen"), l);
}

static void
figure_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	const struct judgement *j = &t->judged;

	if (j->obs == NULL) {
		cell_empty(row, true, a);
		return;
	}
	struct node *cell = node_number_cell(row, judged_text(t, j, l, a), a);
	cell_minor(cell,
	    arena_printf(a, "%s, %s", t->series.area->name, phrase_period(j->obs->period, l, a)),
	    a);
	if (j->ci.code == STAT_OK)
		cell_minor(cell,
		    arena_printf(a, prose_say(l, "95\u00A0%%: %s"),
			prose_interval(t->series.indicator, j->ci, l, a)),
		    a);
	if (t->cautions & CAUTION_NOT_COVERED)
		cell_minor(cell, prose_say(l, "ikke alle kommuner har et tal"), a);
}

static void
criterion_row(struct node *table, const struct followup *in, const struct followup_effort *f,
    size_t k, struct arena *a)
{
	enum language l = in->language;
	const struct criterion *c = &f->effort->criteria[k];
	const struct assessment *t = &f->criteria[k];
	struct node *row = node_add(table, NODE_ROW, NULL, a);
	struct node *cell = node_head_cell(row, NULL, a);
	bool words = c->indicator < 0;
	struct outcome o = words ? undecidable(prose_say(l, "kriteriet har ingen grænse i tal"), l)
				 : outcome_of(f->effort, t, l, a);

	node_name(node_add(cell, NODE_TEXT, c->text, a), l);
	if (words) {
		node_styled(row, NODE_CELL, "none", "–", a);
		cell_empty(row, true, a);
	} else {
		cell_mark(cell, t->cautions & CAUTION_FICTIONAL, in->language, a);
		struct node *rule = node_styled(row, NODE_CELL, "rule", NULL, a);
		node_add(
		    rule, NODE_TEXT, phrase_target(t->series.indicator, &c->threshold, l, a), a);
		cell_minor(rule, prose_label(&t->series, a), a);
		node_name(rule->last, l);
		figure_cell(row, t, l, a);
	}
	cell = node_styled(row, NODE_CELL, verdict_id(o.verdict), NULL, a);
	cell_sign(cell, verdict_symbol(o.verdict), o.word, a);
	if (o.why != NULL)
		cell_minor(cell, o.why, a);
}

void
followup_criteria_add(struct node *parent, const struct followup *in,
    const struct followup_effort *f, struct arena *a)
{
	enum language l = in->language;
	const char *const heads[] = { prose_say(l, "Succeskriterium"), prose_say(l, "Grænse"),
		prose_say(l, "Tal"), prose_say(l, "Resultat") };

	if (f->effort->ncriteria == 0)
		return;
	struct node *s = node_section(parent, 4, NULL, prose_say(l, "Succeskriterier"), a);
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    arena_printf(a, prose_say(l, "Succeskriterier for %s"), f->effort->name), a);
	node_head_row(table, heads, countof(heads), a)->first->next->next->numeric = true;
	for (size_t k = 0; k < f->effort->ncriteria; k++)
		criterion_row(table, in, f, k, a);
}
