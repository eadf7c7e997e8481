#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"

/* By what the earlier day is told. */
static const char *
basis_sentence(const struct change_list *l, enum language language, struct arena *a)
{
	const char *day = phrase_date(l->since, language, a);

	switch (l->basis) {
	case CHANGES_KNOWN:
		return arena_printf(a,
		    prose_say(language,
			"Sammenlignet med de tal, der var kendt den %s, og de mål, der gjaldt da, "
			"vurderet på samme måde som nu."),
		    day);
	case CHANGES_FILES:
		return arena_printf(a,
		    prose_say(language,
			"Sammenlignet med de samme filer, som de ville have set ud den %s: uden "
			"tal for perioder, der ikke var slut, og med de mål, der gjaldt da. Om et "
			"tal er rettet eller først udgivet senere, kan ikke ses af filerne."),
		    day);
	case CHANGES_YOUNGER:
		if (l->first == 0)
			return prose_say(language, "Lageret har ingen tal endnu.");
		return arena_printf(a,
		    prose_say(language,
			"Lageret har ingen tal fra før den %s. Her er de tal, der er kendt nu, set "
			"som pr. %s: uden tal for perioder, der ikke var slut, og med de mål, der "
			"gjaldt da."),
		    phrase_date(l->first, language, a), day);
	}
	return NULL;
}

/* ---- verdicts ---------------------------------------------------------------------- */

static void
count_table_add(struct node *parent, const struct change_list *l, const struct status_input *in,
    struct arena *a)
{
	enum language language = in->language;
	const char *const heads[] = { prose_say(language, "Vurdering"),
		prose_say(language, "Dengang"), prose_say(language, "Nu") };
	const char *caption =
	    arena_printf(a, prose_say(language, "Antal målsætninger efter vurdering, %s og %s"),
		phrase_date(l->since, language, a), phrase_date(in->as_of, language, a));
	struct node *table = node_styled(parent, NODE_TABLE, "counts", caption, a);
	struct node *head = node_head_row(table, heads, countof(heads), a)->first;

	for (head = head->next; head != NULL; head = head->next)
		head->numeric = true;
	for (int v = 0; v <= VERDICT_NOT_COMPARABLE; v++) {
		if (l->then[v] == 0 && l->now[v] == 0)
			continue;
		struct node *row = node_add(table, NODE_ROW, NULL, a);
		verdict_say(node_head_cell(row, NULL, a), (enum verdict)v, language, a);
		node_number_cell(row, arena_printf(a, "%zu", l->then[v]), a);
		node_number_cell(row, arena_printf(a, "%zu", l->now[v]), a);
	}
}

/* The name of R's målsætning, a link to its section if it has one. */
static void
name_add(
    struct node *item, const struct change_row *r, const struct status_input *in, struct arena *a)
{
	const struct status_row *rows = status_rows(in, a);
	const struct series *s = &r->after->series;

	for (size_t k = 0; k < in->nsections; k++) {
		const struct series *own = &rows[k].section->region->series;
		if (own->indicator != s->indicator || own->stratum != s->stratum
		    || own->area != s->area || !section_has_figures(rows[k].section))
			continue;
		node_add(item, NODE_LINK, rows[k].label, a)->id = rows[k].anchor;
		return;
	}
	node_add(item, NODE_TEXT, prose_label(s, a), a);
}

static void
mark_add(struct node *item, const struct change_row *r, enum language language, struct arena *a)
{
	if (((r->before->cautions | r->after->cautions) & CAUTION_FICTIONAL) == 0)
		return;
	node_add(item, NODE_TEXT, " ", a);
	node_styled(item, NODE_STRONG, "mark", prose_say(language, "EKSEMPELDATA"), a);
}

/* The verdict of AS with the figure it rests on, which must not read like that of BESIDE. */
static void
verdict_add(struct node *item, const struct assessment *as, const struct assessment *beside,
    enum language language, struct arena *a)
{
	const struct judgement *j = &as->judged;

	verdict_say(item, as->verdict, language, a);
	if (j->obs != NULL)
		node_add(item, NODE_TEXT,
		    arena_printf(a, " (%s %s)",
			phrase_value(
			    as->series.indicator, j->value, beside->judged.value, language, a),
			prose_in_period(j->obs->period, language, a)),
		    a);
}

/* A verdict that is another one: then, now, why. */
static void
flip_add(
    struct node *list, const struct change_row *r, const struct status_input *in, struct arena *a)
{
	enum language language = in->language;
	struct node *item = node_add(list, NODE_ITEM, NULL, a);

	name_add(item, r, in, a);
	node_add(item, NODE_TEXT, prose_say(language, ": fra "), a);
	verdict_add(item, r->before, r->after, language, a);
	node_add(item, NODE_TEXT, prose_say(language, " til "), a);
	verdict_add(item, r->after, r->before, language, a);
	node_add(
	    item, NODE_TEXT, arena_printf(a, prose_say(language, ". Årsag: %s."), r->cause), a);
	mark_add(item, r, language, a);
}

static void
flips_add(struct node *parent, const struct change_list *l, const struct status_input *in,
    struct arena *a)
{
	enum language language = in->language;
	struct node *list = NULL;
	size_t n = 0;

	for (size_t k = 0; k < l->n; k++)
		n += l->rows[k].cause != NULL;
	if (n == 0) {
		node_add(
		    parent, NODE_PARAGRAPH, prose_say(language, "Ingen vurderinger er ændret."), a);
		return;
	}
	count_table_add(parent, l, in, a);
	node_add(parent, NODE_PARAGRAPH,
	    arena_printf(a, prose_say(language, "Vurderinger, der er ændret: %zu"), n), a);
	list = node_add(parent, NODE_LIST, NULL, a);
	for (size_t k = 0; k < l->n; k++)
		if (l->rows[k].cause != NULL)
			flip_add(list, &l->rows[k], in, a);
}

/* ---- targets and figures ----------------------------------------------------------- */

/* Was indicator I's målsætning withdrawn after the earlier day? */
static const struct target *
withdrawn_since(const struct indicator *i, const struct status_input *in)
{
	const struct area region = { .code = in->catalogue->agreement.region, .kind = AREA_REGION };
	const struct target *w = target_in_force(i, &region, "", region.code, in->as_of).withdrawal;

	return w != NULL && w->from > in->changes->since ? w : NULL;
}

/* Is nothing another one than then? */
static bool
is_same(const struct change_list *l, const struct status_input *in)
{
	const struct catalogue *c = in->catalogue;
	bool same = l->n == 0 && l->fresh + l->revised + l->gone == 0;

	for (size_t k = 0; k < c->nindicators; k++)
		same = same && withdrawn_since(&c->indicators[k], in) == NULL;
	return same;
}

static void
targets_add(struct node *parent, const struct change_list *l, const struct status_input *in,
    struct arena *a)
{
	enum language language = in->language;
	const struct catalogue *c = in->catalogue;
	struct node *held = node_add(NULL, NODE_LIST, NULL, a);
	bool told = false;

	for (size_t k = 0; k < l->n; k++) {
		const struct change_row *r = &l->rows[k];
		told = told || (r->targets != NULL && r->caused);
		if (r->targets == NULL || r->caused)
			continue;
		struct node *item = node_add(held, NODE_ITEM, NULL, a);
		name_add(item, r, in, a);
		node_add(item, NODE_TEXT, arena_printf(a, ": %s.", r->targets), a);
	}
	for (size_t k = 0; k < c->nindicators; k++) {
		const struct target *w = withdrawn_since(&c->indicators[k], in);
		if (w != NULL)
			node_add(held, NODE_ITEM,
			    arena_printf(a, prose_say(language, "%s: udgået den %s."),
				c->indicators[k].name, phrase_date(w->from, language, a)),
			    a);
	}
	if (held->first == NULL)
		return;
	node_add(parent, NODE_PARAGRAPH,
	    told ? prose_say(language, "Andre mål, der er ændret:")
		 : prose_say(language, "Mål, der er ændret:"),
	    a);
	struct node *list = node_add(parent, NODE_LIST, NULL, a);
	list->first = held->first;
	list->last = held->last;
}

static const char *
figures_sentence(const struct change_list *l, enum language language, struct arena *a)
{
	if (l->basis != CHANGES_KNOWN)
		return arena_printf(a,
		    prose_say(language, "Nye tal, for perioder der er slut siden da: %zu."),
		    l->fresh);
	return arena_printf(a,
	    prose_say(language, "Tal siden da: nye: %zu, reviderede: %zu, bortfaldne: %zu."),
	    l->fresh, l->revised, l->gone);
}

static void
numbers_add(
    struct node *parent, const struct change_list *l, enum language language, struct arena *a)
{
	struct node *p = node_add(parent, NODE_PARAGRAPH, NULL, a);

	node_say(p, figures_sentence(l, language, a), a);
	if (l->nlargest == 0)
		return;
	const char *list = l->largest[0];
	for (size_t k = 1; k < l->nlargest; k++)
		list = arena_printf(a, "%s; %s", list, l->largest[k]);
	node_say(p,
	    arena_printf(a,
		l->nlargest == l->revised ? prose_say(language, "Revideret: %s.")
					  : prose_say(language, "De største revisioner: %s."),
		list),
	    a);
}

/* Last: what changed comes before how it was found. */
static void
basis_add(struct node *parent, const struct change_list *l, enum language language, struct arena *a)
{
	node_add(parent, NODE_PARAGRAPH, basis_sentence(l, language, a), a);
	if (l->other_targets)
		node_add(parent, NODE_PARAGRAPH,
		    prose_say(language,
			"Filen med mål (targets.conf) var en anden dengang: et mål, der er rettet "
			"uden en ny dato, ses ikke her."),
		    a);
}

void
changes_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	enum language language = in->language;
	const struct change_list *l = in->changes;

	if (l == NULL)
		return;
	struct node *s = node_section(parent, 3, "aendringer",
	    arena_printf(
		a, prose_say(language, "Ændret siden %s"), phrase_date(l->since, language, a)),
	    a);
	if (is_same(l, in)) {
		node_add(s, NODE_PARAGRAPH,
		    prose_say(language,
			"Ingen ændringer: hverken vurderinger, mål eller tal er andre end da."),
		    a);
	} else {
		flips_add(s, l, in, a);
		targets_add(s, l, in, a);
		numbers_add(s, l, language, a);
	}
	basis_add(s, l, language, a);
}
