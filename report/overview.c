#include <math.h>
#include <string.h>

#include "model/words.h"
#include "report/parts.h"
#include "report/prose.h"
#include "report/sentence.h"

/* ---- the summary ---------------------------------------------------------- */

/* How a verdict is said of some målsætninger, in the order they are told. */
static const struct {
	enum verdict verdict;
	const char *one, *many;
} outcomes[] = {
	{ VERDICT_MET, "er indfriet", "er indfriet" },
	{ VERDICT_ON_TRACK, "er på vej", "er på vej" },
	{ VERDICT_UNDECIDED, "er uafklaret", "er uafklarede" },
	{ VERDICT_OFF_TRACK, "er ikke på vej", "er ikke på vej" },
	{ VERDICT_NOT_MET, "er ikke indfriet", "er ikke indfriet" },
	{ VERDICT_NOT_COMPARABLE, "kan ikke vurderes", "kan ikke vurderes" },
	{ VERDICT_NO_DATA, "er uden data", "er uden data" },
};

static size_t
count_verdict(const struct section *const *rows, size_t n, enum verdict v)
{
	size_t count = 0;

	for (size_t k = 0; k < n; k++)
		count += rows[k]->region->verdict == v;
	return count;
}

static const char *
verdicts_sentence(const struct section *const *rows, size_t n, int as_of, struct arena *a)
{
	const char *parts[countof(outcomes)];
	size_t nparts = 0;

	for (size_t k = 0; k < countof(outcomes); k++) {
		size_t count = count_verdict(rows, n, outcomes[k].verdict);
		if (count > 0)
			parts[nparts++] = arena_printf(a, "%s %s", prose_small(count, a),
			    count == 1 ? outcomes[k].one : outcomes[k].many);
	}
	return arena_printf(
	    a, "Status pr. %s: %s.", prose_date(as_of, a), prose_join(parts, nparts, a));
}

static const char *
developments_sentence(const struct section *const *rows, size_t n, struct arena *a)
{
	size_t better = 0, worse = 0, with_data = 0;

	for (size_t k = 0; k < n; k++) {
		if (rows[k]->region->latest.obs == NULL)
			continue;
		with_data++;
		better += rows[k]->region->development == DEVELOPMENT_IMPROVING;
		worse += rows[k]->region->development == DEVELOPMENT_WORSENING;
	}
	if (with_data == 0)
		return NULL;
	const char *text = arena_printf(a,
	    "Ud over tilfældige udsving er udviklingen gået den rigtige vej for %s og den forkerte "
	    "for %s",
	    prose_small(better, a), prose_small(worse, a));
	size_t rest = with_data - better - worse;
	if (rest == 0)
		return arena_printf(a, "%s.", text);
	return arena_printf(
	    a, "%s; for %s kan tallene ikke vise en retning.", text, prose_small(rest, a));
}

static void
tally_add(struct node *parent, const struct section *const *rows, size_t n, struct arena *a)
{
	struct node *list = node_styled(parent, NODE_LIST, "tally", NULL, a);

	for (size_t k = 0; k < countof(outcomes); k++) {
		enum verdict v = outcomes[k].verdict;
		size_t count = count_verdict(rows, n, v);
		if (count == 0)
			continue;
		struct node *item = node_styled(list, NODE_ITEM, verdict_id(v), NULL, a);
		node_add(item, NODE_STRONG, arena_printf(a, "%zu", count), a);
		node_add(item, NODE_TEXT, " ", a);
		verdict_say(item, v, a);
	}
}

void
summary_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	size_t n;
	const struct section **rows = status_rows(in, &n, a);
	struct node *s = node_section(doc, 2, "sammenfatning", "Sammenfatning", a);
	struct node *p = node_styled(s, NODE_PARAGRAPH, "lead", NULL, a);

	if (n == 0) {
		node_say(p, "Der er ingen målsætninger i kraft på opgørelsesdatoen.", a);
		return;
	}
	node_say(p,
	    arena_printf(a, "%s har %s for %s.", in->catalogue->agreement.name,
		prose_count(n, "målsætning", "målsætninger", a),
		rows[0]->region->series.area->name),
	    a);
	node_say(p, verdicts_sentence(rows, n, in->as_of, a), a);
	node_say(p, developments_sentence(rows, n, a), a);
	tally_add(s, rows, n, a);
}

/* ---- cells ---------------------------------------------------------------- */

static void
minor_add(struct node *cell, const char *text, struct arena *a)
{
	node_add(cell, NODE_TEXT, " ", a);
	node_styled(cell, NODE_TEXT, "minor", text, a);
}

static void
name_cell(struct node *row, const struct section *s, bool linked, struct arena *a)
{
	const char *label = prose_label(section_indicator(s), a);
	struct node *cell = node_head_cell(row, linked ? NULL : label, a);

	if (linked)
		node_add(cell, NODE_LINK, label, a)->id = section_anchor(s, a);
	if (section_is_fictional(s)) {
		node_add(cell, NODE_TEXT, " ", a);
		node_styled(cell, NODE_STRONG, "mark", EXAMPLE_WORD, a);
	}
}

static void
baseline_cell(struct node *row, const struct indicator *i, struct arena *a)
{
	struct node *cell = node_number_cell(row, prose_value(i, i->baseline.value, NAN, a), a);

	if (!isnan(i->baseline.value) && i->baseline.year != 0)
		minor_add(cell, arena_printf(a, "%d", i->baseline.year), a);
}

static void
latest_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	const struct judgement *j = &t->latest;
	struct node *cell = node_number_cell(row,
	    prose_value(t->series.indicator, j->value, prose_bound(t->target, j->value), a), a);

	if (j->obs != NULL)
		minor_add(cell, prose_period(j->obs->period, a), a);
}

static void
target_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	struct node *cell = node_add(row, NODE_CELL,
	    t->target != NULL ? prose_target(i, t->target, a) : "intet mål i kraft", a);

	if (t->target == NULL)
		return;
	if (t->target->status == TARGET_DRAFT)
		minor_add(cell, target_status_word(TARGET_DRAFT, LANGUAGE_DANISH), a);
	if (strcmp(i->unit, "?") == 0)
		minor_add(cell, "enhed ikke angivet", a);
}

static void
verdict_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	struct node *cell = node_styled(row, NODE_CELL, verdict_id(t->verdict), NULL, a);
	const struct judgement *j = &t->judged;

	verdict_say(cell, t->verdict, a);
	if (j->obs != NULL && j->obs != t->latest.obs)
		minor_add(cell,
		    arena_printf(a, "bedømt på %s (%s)",
			prose_value(
			    t->series.indicator, j->value, prose_bound(t->target, j->value), a),
			prose_period(j->obs->period, a)),
		    a);
}

static void
development_cell(struct node *row, const struct assessment *t, struct arena *a)
{
	bool known = t->latest.obs != NULL;
	struct node *cell = node_add(row, NODE_CELL, known ? NULL : "–", a);

	if (known)
		development_say(cell, t->development, a);
}

/* A heading across COLUMNS of TABLE where the group of S is not *GROUP. */
static void
group_row(
    struct node *table, const struct section *s, const char **group, int columns, struct arena *a)
{
	const char *name = section_indicator(s)->group;

	if (*group != NULL && strcmp(*group, name) == 0)
		return;
	*group = name;
	struct node *row = node_styled(table, NODE_ROW, "group", NULL, a);
	node_head_cell(row, group_title(name, a), a)->span = columns;
}

/* ---- the table of all ----------------------------------------------------- */

static void
overview_row(struct node *table, const struct section *s, struct arena *a)
{
	const struct assessment *t = s->region;
	const struct indicator *i = section_indicator(s);
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	name_cell(row, s, true, a);
	baseline_cell(row, i, a);
	latest_cell(row, t, a);
	target_cell(row, t, a);
	node_number_cell(row, prose_difference(i, t->latest.gap, a), a);
	verdict_cell(row, t, a);
	development_cell(row, t, a);
}

/* The last target with a number that the withdrawal W set aside, NULL if none. */
static const struct target *
withdrawn_target(const struct indicator *i, const struct target *w)
{
	const struct target *last = NULL;

	for (size_t k = 0; k < i->ntargets; k++) {
		const struct target *t = &i->targets[k];
		if (t->area == w->area && t->from <= w->from && t->status != TARGET_WITHDRAWN
		    && (last == NULL || t->from >= last->from))
			last = t;
	}
	return last;
}

static const char *
withdrawn_sentence(const struct indicator *i, const struct target *w, struct arena *a)
{
	const struct target *old = withdrawn_target(i, w);
	const char *was = old == NULL
	    ? ""
	    : arena_printf(a, " (%s: %s)", target_status_word(old->status, LANGUAGE_DANISH),
		prose_target(i, old, a));

	return arena_printf(a, "%s%s udgik %s.%s%s Dokument: %s.", prose_label(i, a), was,
	    prose_date(w->from, a), w->note[0] != '\0' ? " " : "", w->note, w->document);
}

static void
withdrawn_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	struct node *list = NULL;

	for (size_t k = 0; k < in->nsections; k++) {
		const struct section *s = &in->sections[k];
		const struct target *w =
		    section_withdrawal(s, in->catalogue->agreement.region, in->as_of);
		if (w == NULL)
			continue;
		if (list == NULL) {
			node_add(parent, NODE_PARAGRAPH,
			    "Disse målsætninger er udgået og er ikke talt med:", a);
			list = node_add(parent, NODE_LIST, NULL, a);
		}
		node_add(list, NODE_ITEM, withdrawn_sentence(section_indicator(s), w, a), a);
	}
}

void
overview_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const heads[] = { "Målsætning", "Basislinje", "Seneste", "Mål",
		"Afstand", "Vurdering", "Udvikling" };
	struct node *s = node_section(doc, 2, OVERVIEW_ID, "Alle målsætninger", a);
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    arena_printf(a, "Målsætningerne pr. %s", prose_date(in->as_of, a)), a);
	const char *group = NULL;
	size_t n;
	const struct section **rows = status_rows(in, &n, a);

	node_head_row(table, heads, countof(heads), a);
	for (size_t k = 0; k < n; k++) {
		group_row(table, rows[k], &group, countof(heads), a);
		overview_row(table, rows[k], a);
	}
	node_styled(s, NODE_PARAGRAPH, "table-note",
	    "Afstanden er fra det seneste tal til målet: + er den gode side, − den forkerte. "
	    "Udviklingen er bedømt for sig og siger ikke, om målet er nået.",
	    a);
	withdrawn_add(s, in, a);
}

/* ---- without data --------------------------------------------------------- */

static void
without_data_row(struct node *table, const struct section *s, struct arena *a)
{
	const struct indicator *i = section_indicator(s);
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	row->id = section_anchor(s, a);
	name_cell(row, s, false, a);
	target_cell(row, s->region, a);
	node_add(row, NODE_CELL, i->publisher[0] != '\0' ? i->publisher : "ikke angivet", a);
	node_add(row, NODE_CELL, s->region->target != NULL ? s->region->target->document : "–", a);
}

void
without_data_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const heads[] = { "Målsætning", "Mål", "Tallene udgives af",
		"Målets dokument" };
	size_t n, missing = 0;
	const struct section **rows = status_rows(in, &n, a);
	const char *group = NULL;

	for (size_t k = 0; k < n; k++)
		missing += !section_has_figures(rows[k]);
	if (missing == 0)
		return;
	struct node *s = node_section(doc, 2, WITHOUT_DATA_ID, "Målsætninger uden data", a);
	node_add(s, NODE_PARAGRAPH,
	    arena_printf(a,
		"For %s er der ingen data i denne opgørelse. Tabellen viser, hvem der udgiver "
		"tallene.",
		prose_count(missing, "målsætning", "målsætninger", a)),
	    a);
	struct node *table = node_styled(s, NODE_TABLE, "cards", "Målsætninger uden data", a);
	node_head_row(table, heads, countof(heads), a);
	for (size_t k = 0; k < n; k++) {
		if (section_has_figures(rows[k]))
			continue;
		group_row(table, rows[k], &group, countof(heads), a);
		without_data_row(table, rows[k], a);
	}
}
