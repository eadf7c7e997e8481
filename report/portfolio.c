/* The indsatser beside the målsætninger: their groups, and those behind one målsætning. */
#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/prose.h"
#include "report/parts.h"

/* ---- one målsætning ------------------------------------------------------------ */

void
starts_add(struct node *parent, const struct section_starts *s, enum language l, struct arena *a)
{
	if (s == NULL)
		return;
	struct node *n =
	    node_section(parent, 4, NULL, prose_say(l, "Indsatser bag målsætningen"), a);
	struct node *list = s->n > 0 ? node_add(n, NODE_LIST, NULL, a) : NULL, *p = NULL;

	for (size_t k = 0; k < s->n; k++)
		node_add(list, NODE_ITEM, s->items[k], a);
	for (size_t k = 0; k < s->nnotes; k++) {
		if (p == NULL)
			p = node_add(n, NODE_PARAGRAPH, NULL, a);
		node_say(p, s->notes[k], a);
	}
}

/* ---- what a row says -------------------------------------------------------------- */

static const char *
status_words(const struct effort *e, enum language l, struct arena *a)
{
	const char *status = effort_status_word(e->status, l);

	if (isnan(e->staff))
		return status;
	return arena_printf(
	    a, prose_say(l, "%s, %s\u00A0årsværk årligt"), status, phrase_stated(e->staff, l, a));
}

/* Who answers for E on DAY; PLACES: who carries it out, "" if everybody. */
static const char *
forum_words(const struct effort *e, const char *places, int day, enum language l, struct arena *a)
{
	const struct body *b = body_on(e->forum, day);
	const char *forum =
	    b != NULL ? b->name : arena_printf(a, prose_say(l, "%s (ophørt)"), e->forum->name);

	if (places[0] == '\0' || strcmp(places, forum) == 0)
		return forum;
	return arena_printf(a, prose_say(l, "%s; udføres af %s"), forum, places);
}

/* "2019–2021"; "fra 1. januar 2024 til 31. december 2026". */
static const char *
time_words(const struct effort *e, enum language l, struct arena *a)
{
	const char *years = phrase_year_list(e->years, e->nyears, a);
	const char *from = e->start != 0
	    ? arena_printf(a, prose_say(l, "fra %s"), phrase_date(e->start, l, a))
	    : "";
	const char *to =
	    e->end != 0 ? arena_printf(a, prose_say(l, "til %s"), phrase_date(e->end, l, a)) : "";
	const char *days =
	    arena_printf(a, "%s%s%s", from, from[0] != '\0' && to[0] != '\0' ? " " : "", to);

	if (years[0] == '\0' && days[0] == '\0')
		return prose_say_in(l, "portfolio", "ikke oplyst");
	return arena_printf(
	    a, "%s%s%s", years, years[0] != '\0' && days[0] != '\0' ? "; " : "", days);
}

const char *
effort_late(
    const struct portfolio *p, const struct effort *e, int day, enum language l, struct arena *a)
{
	const char *text = "";
	struct update u;

	for (size_t k = 0; k < e->nmilestones; k++) {
		const struct milestone *m = &e->milestones[k];
		if (effort_milestone_overdue(e, m, day))
			text = arena_printf(a, prose_say(l, "%s%smilepælen »%s« (%s)"), text,
			    text[0] != '\0' ? "; " : "", m->name, phrase_date(m->due, l, a));
	}
	if (effort_update_overdue(p, e, day, &u))
		text = arena_printf(a, prose_say(l, "%s%sopdatering til mødet %s (frist %s)"), text,
		    text[0] != '\0' ? "; " : "", phrase_date(u.meeting, l, a),
		    phrase_date(u.due, l, a));
	return text;
}

/* ---- the table --------------------------------------------------------------------- */

/* The row of IN that is about INDICATOR and has a section on the page; NULL if there is none. */
static const struct status_row *
section_of(
    const struct status_row *rows, const struct status_input *in, const struct indicator *indicator)
{
	for (size_t k = 0; k < in->nsections; k++)
		if (section_indicator(rows[k].section) == indicator
		    && section_has_figures(rows[k].section))
			return &rows[k];
	return NULL;
}

static void
serves_cell(struct node *row, const struct effort *e, const struct status_row *rows,
    const struct status_input *in, struct arena *a)
{
	struct node *cell = node_add(row, NODE_CELL, NULL, a);

	for (size_t k = 0; k < e->nindicators; k++) {
		const struct indicator *i = &in->catalogue->indicators[e->indicators[k]];
		const struct status_row *to = section_of(rows, in, i);
		if (k > 0)
			node_add(cell, NODE_TEXT, "; ", a);
		struct node *name = node_add(cell, to != NULL ? NODE_LINK : NODE_TEXT, i->name, a);
		node_name(name, in->language)->id = to != NULL ? to->anchor : NULL;
	}
	if (e->nindicators == 0)
		node_add(cell, NODE_TEXT, "–", a);
}

/* Is any row of G answered for by others than the group itself, which the heading names? */
static bool
has_other_forum(const struct effort_group *g, const struct status_input *in, struct arena *a)
{
	const char *title = group_title(in->catalogue, g->name, in->language, a);

	for (size_t k = 0; k < g->n; k++)
		if (strcmp(forum_words(g->rows[k], g->places[k], in->as_of, in->language, a), title)
		    != 0)
			return true;
	return false;
}

static void
effort_row(struct node *table, const struct effort_group *g, size_t k, bool forum,
    const struct status_row *rows, const struct status_input *in, struct arena *a)
{
	const struct effort *e = g->rows[k];
	struct node *row = node_add(table, NODE_ROW, NULL, a);
	const char *late = effort_late(in->efforts->portfolio, e, in->as_of, in->language, a);

	node_name(node_head_cell(row, e->name, a), in->language);
	if (forum)
		node_add(
		    row, NODE_CELL, forum_words(e, g->places[k], in->as_of, in->language, a), a);
	node_add(row, NODE_CELL, status_words(e, in->language, a), a);
	node_add(row, NODE_CELL, time_words(e, in->language, a), a);
	serves_cell(row, e, rows, in, a);
	if (late[0] != '\0')
		node_add(node_add(row, NODE_CELL, NULL, a), NODE_STRONG, late, a);
	else
		node_add(row, NODE_CELL, "–", a);
}

static const char *
kind_head(enum effort_kind k, enum language l)
{
	return k == EFFORT_NEW     ? prose_say(l, "Nye indsatser")
	    : k == EFFORT_EXISTING ? prose_say(l, "Eksisterende indsatser")
				   : prose_say(l, "Øvrige opgaver");
}

static void
table_add(struct node *parent, const struct effort_group *g, const char *caption,
    const struct status_input *in, struct arena *a)
{
	enum language l = in->language;
	bool forum = has_other_forum(g, in, a);
	const char *heads[6] = { prose_say(l, "Indsats") };
	size_t n = 1;
	if (forum)
		heads[n++] = prose_say(l, "Forum");
	heads[n++] = prose_say(l, "Status");
	heads[n++] = prose_say(l, "Tid");
	heads[n++] = prose_say(l, "Målsætninger");
	heads[n++] = prose_say(l, "Overskredet");
	const struct status_row *rows = status_rows(in, a);
	struct node *table = node_styled(parent, NODE_TABLE, "cards", caption, a);

	node_head_row(table, heads, n, a);
	for (size_t k = 0; k < g->n; k++) {
		if (k == 0 || g->rows[k]->kind != g->rows[k - 1]->kind)
			node_head_cell(node_styled(table, NODE_ROW, "group", NULL, a),
			    kind_head(g->rows[k]->kind, l), a)
			    ->span = (int)n;
		effort_row(table, g, k, forum, rows, in, a);
	}
}

/* ---- the section ---------------------------------------------------------------------- */

static const char *
title_of(const struct effort_group *g, const struct status_input *in, struct arena *a)
{
	return g->name[0] != '\0'
	    ? group_title(in->catalogue, g->name, in->language, a)
	    : prose_say_in(in->language, "report_efforts", "Uden følgegruppe");
}

static void
group_add(struct node *parent, const struct effort_group *g, const struct status_input *in,
    struct arena *a)
{
	enum language l = in->language;
	const char *caption = arena_printf(a, prose_say(l, "Indsatser: %s"), title_of(g, in, a));

	table_add(parent, g, caption, in, a);
	if (in->files)
		download_add(parent, in->efforts->csv, in, a);
	for (size_t k = 0; k < g->nfigures; k++) {
		figure_add(parent, g->figures[k], "tall", prose_say(l, "Indsatserne over tid"), a);
		chart_table_add(
		    parent, g->figures[k], prose_say(l, "Indsatserne over tid"), NULL, in, a);
	}
}

/* "53 indsatser". */
static const char *
count_words(size_t n, enum language l, struct arena *a)
{
	return prose_count(n, prose_say(l, "indsats"), prose_say(l, "indsatser"), l, a);
}

/* How many there are, how many of them late, how many that a chart can mark. */
static void
lead_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	enum language l = in->language;
	const struct effort_part *part = in->efforts;
	size_t n = 0, late = 0, dated = 0;

	for (size_t i = 0; i < part->ngroups; i++)
		for (size_t k = 0; k < part->groups[i].n; k++, n++) {
			const struct effort *e = part->groups[i].rows[k];
			late += effort_late(part->portfolio, e, in->as_of, l, a)[0] != '\0' ? 1 : 0;
			dated += e->start != 0 ? 1 : 0;
		}
	struct node *p = node_add(parent, NODE_PARAGRAPH, NULL, a);
	const char *count = count_words(n, l, a);
	if (part->of == NULL)
		node_say(p,
		    arena_printf(a, prose_say(l, "»%s« har %s."), part->portfolio->name, count), a);
	else
		node_say(
		    p, arena_printf(a, prose_say(l, "%s udfører %s."), part->of->name, count), a);
	if (n == 0)
		return;
	node_say(p,
	    late == 0 ? prose_say(l, "Ingen milepæl eller opdatering er overskredet.")
		      : arena_printf(a,
			  prose_say(l, "En milepæl eller opdatering er overskredet for %s."),
			  count_words(late, l, a)),
	    a);
	node_say(p,
	    arena_printf(a,
		prose_say(l,
		    "Kun en oplyst startdag giver en markering i målsætningens figur og en prøve "
		    "af, om tallene ændrede sig; %s har en. Et år med ressourcetræk er ingen "
		    "startdag."),
		prose_small(dated, l, a)),
	    a);
}

/* On the page of a smaller area: where the charts are. */
static void
elsewhere_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	enum language l = in->language;

	if (in->efforts->of == NULL || in->page == NULL || in->page->kind == PAGE_REGION)
		return;
	struct node *p = node_add(parent, NODE_PARAGRAPH, NULL, a);
	node_add(p, NODE_TEXT, prose_say(l, "Tidsplanerne står på regionens side: "), a);
	node_add(p, NODE_FILE_LINK, prose_say(l, "Indsatser"), a)->id =
	    page_path(in, "index.html#indsatser", a);
	node_add(p, NODE_TEXT, ".", a);
}

void
efforts_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	enum language l = in->language;
	const struct effort_part *part = in->efforts;

	if (part == NULL)
		return;
	struct node *s = node_section(doc, 2, "indsatser", prose_say(l, "Indsatser"), a);
	lead_add(s, in, a);
	elsewhere_add(s, in, a);
	for (size_t i = 0; i < part->ngroups; i++) {
		const struct effort_group *g = &part->groups[i];
		group_add(node_section(
			      s, 3, arena_printf(a, "indsatser-%zu", i + 1), title_of(g, in, a), a),
		    g, in, a);
	}
}
