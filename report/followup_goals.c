/* The målsætninger that the indsatser of a sheet serve, and their success criteria. */
#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "model/target.h"
#include "report/followup_part.h"

/* ---- cells ----------------------------------------------------------------- */

bool
assessment_has_outlook(const struct assessment *t)
{
	return t->outlook.code == STAT_OK && !isnan(t->outlook.probability_met);
}

static void
outlook_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	if (!assessment_has_outlook(t)) {
		cell_empty(row, true, a);
		return;
	}
	cell_minor(node_number_cell(row, sentence_chance(&t->outlook, l, a), a),
	    arena_printf(a, prose_say(l, "nås i %d"), t->outlook.year), a);
}

/* What T says. */
static void
assessment_cells(struct node *row, const struct assessment *t, enum language l, struct arena *a)
{
	latest_cell(row, t, l, a);
	gap_cell(row, t, l, a);
	verdict_cell(row, t, l, a);
	development_cell(row, t, l, a);
	outlook_cell(row, t, l, a);
}

/* ---- the figures as the annual status knows them --------------------------- */

struct status_input
followup_status(const struct followup *in, struct arena *a)
{
	size_t n = in->ngoals;

	for (size_t k = 0; k < in->nefforts; k++)
		n += in->efforts[k].effort->ncriteria;
	struct section *all = arena_array(a, n + 1, sizeof *all);
	if (in->ngoals > 0)
		memcpy(all, in->goals, in->ngoals * sizeof *all);
	n = in->ngoals;
	for (size_t k = 0; k < in->nefforts; k++) {
		const struct followup_effort *f = &in->efforts[k];
		for (size_t j = 0; j < f->effort->ncriteria; j++)
			if (f->effort->criteria[j].indicator >= 0)
				all[n++].region = &f->criteria[j];
	}
	return (struct status_input){ .catalogue = in->catalogue,
		.sections = all,
		.nsections = n,
		.language = in->language,
		.as_of = in->day,
		.fictional = in->fictional,
		.version = in->version,
		.edition = in->edition };
}

/* The goals alone, with label and anchor, brought together by group. */
static const struct status_row *
goal_rows(const struct followup *in, struct arena *a)
{
	struct status_input goals = followup_status(in, a);

	goals.nsections = in->ngoals;
	return status_rows(&goals, a);
}

/* ---- all målsætninger ------------------------------------------------------ */

/* The heads of a table of assessments, which FIRST names; TARGETS: each has its own target. */
static void
heads_add(
    struct node *table, const struct followup *in, const char *first, bool targets, struct arena *a)
{
	enum language l = in->language;

	const struct {
		const char *head;
		bool numeric, shown;
	} heads[] = { { first, false, true }, { prose_say(l, "Mål"), false, targets },
		{ prose_say(l, "Forløb"), false, targets && in->sparks },
		{ prose_say(l, "Seneste tal"), true, true },
		{ prose_say(l, "Afstand"), true, true }, { prose_say(l, "Vurdering"), false, true },
		{ prose_say(l, "Udvikling"), false, true },
		{ prose_say(l, "Sandsynlighed"), true, true } };
	struct node *row = node_styled(table, NODE_ROW, "head", NULL, a);

	for (size_t k = 0; k < countof(heads); k++)
		if (heads[k].shown)
			node_head_cell(row, heads[k].head, a)->numeric = heads[k].numeric;
}

/* Why T has no target: it was withdrawn, or there is none. */
static const char *
without_target(const struct followup *in, const struct assessment *t, struct arena *a)
{
	enum language l = in->language;
	const struct target *gone = target_in_force(t->series.indicator, t->series.area,
	    t->series.stratum, in->catalogue->agreement.region, in->day)
					.withdrawal;

	if (gone == NULL)
		return prose_say(l, "intet mål i kraft");
	return arena_printf(a, prose_say(l, "målet udgik %s"), phrase_date(gone->from, l, a));
}

static void
goals_table(
    struct node *s, const struct followup *in, const struct status_row *rows, struct arena *a)
{
	enum language l = in->language;
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    arena_printf(a, prose_say(l, "Målsætningerne i %s"), in->area->name), a);

	heads_add(table, in, prose_say_in(l, "followup_goals", "Målsætning"), true, a);
	for (size_t k = 0; k < in->ngoals; k++) {
		const struct section *goal = rows[k].section;
		struct node *row = node_add(table, NODE_ROW, NULL, a);
		goal_name_cell(row, &rows[k], section_has_figures(goal), l, a);
		target_cell(row, goal->region, without_target(in, goal->region, a), l, a);
		if (in->sparks)
			spark_cell(row, goal, a);
		assessment_cells(row, goal->region, l, a);
	}
	node_styled(s, NODE_PARAGRAPH, "table-note",
	    prose_say(l,
		"Afstanden er fra det seneste tal til målet: + er den gode side. Målene er aftalt "
		"for regionen som helhed, hvor området ikke har sit eget."),
	    a);
}

/* ---- one målsætning -------------------------------------------------------- */

static void
kommuner_table(
    struct node *parent, const struct followup *in, const struct status_row *goal, struct arena *a)
{
	enum language l = in->language;
	const struct section *s = goal->section;
	const struct assessment **sorted = kommuner_by_name(s, a);
	struct node *table = node_styled(parent, NODE_TABLE, "cards",
	    arena_printf(a, prose_say(l, "%s i kommunerne"), goal->label), a);

	heads_add(table, in, prose_say(l, "Kommune"), false, a);
	for (size_t k = 0; k < s->nkommuner; k++) {
		struct node *row = node_add(table, NODE_ROW, NULL, a);
		node_head_cell(row, sorted[k]->series.area->name, a);
		assessment_cells(row, sorted[k], l, a);
	}
}

static void
goal_add(
    struct node *parent, const struct followup *in, const struct status_row *goal, struct arena *a)
{
	enum language l = in->language;
	const struct assessment *t = goal->section->region;
	struct node *n = node_section(parent, 3, goal->anchor, goal->label, a);
	struct node *p = node_add(n, NODE_PARAGRAPH, NULL, a);
	const char *goes[] = { sentence_outlook(t, l, a), sentence_basis(t, l, a),
		sentence_development(t, l, a) };

	node_name(n, l)->style = "goal";
	p->style = arena_printf(a, "badge %s", verdict_id(t->verdict));
	verdict_say(node_add(p, NODE_STRONG, NULL, a), t->verdict, l, a);
	cell_mark(p, section_is_fictional(goal->section), in->language, a);
	standing_add(n, t, in->day, l, a);
	paragraph_add(n, goes, countof(goes), a);
	cautions_add(n, t, l, a);
	if (goal->section->nkommuner > 0)
		kommuner_table(n, in, goal, a);
}

void
followup_goals_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	const struct status_row *rows = goal_rows(in, a);

	if (in->ngoals == 0)
		return;
	struct node *s =
	    node_section(doc, 2, GOALS_ID, prose_say(l, "Målsætninger, som indsatserne tjener"), a);
	goals_table(s, in, rows, a);
	for (size_t k = 0; k < in->ngoals; k++)
		if (section_has_figures(rows[k].section))
			goal_add(s, in, &rows[k], a);
}

/* ---- of one indsats -------------------------------------------------------- */

/* "På vej, 12,5 % i 2021; mål højst 13 % i 2023; sandsynlighed for at nå det: 40 %" */
static const char *
standing(const struct followup *in, const struct assessment *t, struct arena *a)
{
	enum language l = in->language;
	const char *text = verdict_word(t->verdict, l);

	if (t->latest.obs != NULL)
		text = arena_printf(a, "%s, %s %s", text, judged_text(t, &t->latest, l, a),
		    prose_in_period(t->latest.obs->period, l, a));
	text = t->target != NULL ? arena_printf(a, prose_say(l, "%s; mål %s"), text,
		   phrase_target(t->series.indicator, t->target, l, a))
				 : arena_printf(a, "%s; %s", text, without_target(in, t, a));
	if (assessment_has_outlook(t))
		text = arena_printf(a, prose_say(l, "%s; sandsynlighed for at nå det: %s"), text,
		    sentence_chance(&t->outlook, l, a));
	return text;
}

void
followup_served_add(
    struct node *parent, const struct followup *in, const struct effort *e, struct arena *a)
{
	enum language l = in->language;
	const struct status_row *rows = goal_rows(in, a);
	struct node *list = NULL;

	for (size_t k = 0; k < in->ngoals; k++) {
		const struct assessment *t = rows[k].section->region;
		bool served = false;
		for (size_t j = 0; j < e->nindicators; j++)
			served = served
			    || t->series.indicator == &in->catalogue->indicators[e->indicators[j]];
		if (!served)
			continue;
		if (list == NULL)
			list = node_add(node_section(parent, 4, NULL,
					    prose_say(l, "Målsætninger, den tjener"), a),
			    NODE_LIST, NULL, a);
		struct node *item = node_add(list, NODE_ITEM, NULL, a);
		if (section_has_figures(rows[k].section))
			node_name(node_add(item, NODE_LINK, rows[k].label, a), l)->id =
			    rows[k].anchor;
		else
			node_name(node_add(item, NODE_TEXT, rows[k].label, a), l);
		node_add(item, NODE_TEXT, ": ", a);
		cell_sign(item, verdict_symbol(t->verdict), standing(in, t, a), a);
	}
}
