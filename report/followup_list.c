/* The indsatser of a sheet in one table, and what is not stated of them. */
#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/prose.h"
#include "report/followup_part.h"

/* ---- an indsats ------------------------------------------------------------ */

void
effort_words(const struct effort *e, enum language l, struct effort_word words[static EFFORT_WORDS])
{
	const struct effort_word all[EFFORT_WORDS] = {
		{ prose_say(l, "Ansvarlig"), e->responsible },
		{ prose_say(l, "Implementeringsplan"), e->implementation },
		{ prose_say(l, "Kommunikationsplan"), e->communication },
		{ prose_say(l, "Borger- og patientinddragelse"), e->involvement },
		{ prose_say(l, "Forventet gevinst"), e->gain },
		{ prose_say(l, "IT og velfærdsteknologi"), e->technology },
		{ prose_say(l, "Risici"), e->risk },
	};

	memcpy(words, all, sizeof all);
}

bool
effort_is_told(const struct effort *e)
{
	struct effort_word words[EFFORT_WORDS];
	bool any = e->status != EFFORT_UNSTATED || e->nmilestones > 0 || e->ncriteria > 0
	    || e->ndecisions > 0 || e->nindicators > 0 || e->note[0] != '\0';

	effort_words(e, LANGUAGE_DANISH, words);
	for (size_t k = 0; k < EFFORT_WORDS; k++)
		any = any || words[k].text[0] != '\0';
	return any;
}

const char *
effort_anchor(const struct effort *e, struct arena *a)
{
	return arena_printf(a, "indsats-%s", e->id);
}

void
effort_name_add(struct node *parent, const struct effort *e, enum language l, struct arena *a)
{
	if (effort_is_told(e))
		node_name(node_add(parent, NODE_LINK, e->name, a), l)->id = effort_anchor(e, a);
	else
		node_name(node_add(parent, NODE_TEXT, e->name, a), l);
}

const char *
effort_staff(const struct effort *e, enum language l, struct arena *a)
{
	return arena_printf(a, prose_say(l, "%s årsværk om året"), phrase_stated(e->staff, l, a));
}

/* ---- the table ------------------------------------------------------------- */

static void
name_cell(
    struct node *row, const struct followup *in, const struct followup_effort *f, struct arena *a)
{
	enum language l = in->language;
	struct node *cell = node_head_cell(row, NULL, a);

	effort_name_add(cell, f->effort, l, a);
	cell_minor(cell,
	    f->local ? arena_printf(
		a, prose_say(l, "%s, udføres lokalt"), effort_kind_word(f->effort->kind, l))
		     : effort_kind_word(f->effort->kind, l),
	    a);
}

/* "2 nået, 1 overskredet"; what is not there is left out. */
static void
news_cell(struct node *row, const struct followup *in, const struct effort *e, struct arena *a)
{
	enum language l = in->language;
	size_t reached = milestones_in(in, e, MILESTONE_REACHED),
	       overdue = milestones_in(in, e, MILESTONE_OVERDUE);

	if (reached + overdue == 0 && !effort_is_unfinished(in, e)) {
		cell_empty(row, false, a);
		return;
	}
	struct node *cell = node_add(row, NODE_CELL, NULL, a);
	if (reached > 0)
		node_add(cell, NODE_TEXT, arena_printf(a, prose_say(l, "%zu nået"), reached), a);
	if (reached > 0 && overdue > 0)
		node_add(cell, NODE_TEXT, ", ", a);
	if (overdue > 0)
		node_add(cell, NODE_STRONG,
		    arena_printf(a, prose_say(l, "%zu overskredet"), overdue), a);
	if (effort_is_unfinished(in, e))
		cell_minor(cell, prose_say(l, "slutdatoen er passeret"), a);
}

static void
next_cell(struct node *row, const struct followup *in, const struct effort *e, struct arena *a)
{
	for (size_t k = 0; k < e->nmilestones; k++) {
		const struct milestone *m = &e->milestones[k];
		if (milestone_state(in, e, m) != MILESTONE_AHEAD)
			continue;
		struct node *cell = node_add(row, NODE_CELL, NULL, a);
		node_name(node_add(cell, NODE_TEXT, m->name, a), in->language);
		cell_minor(cell, phrase_date(m->due, in->language, a), a);
		return;
	}
	cell_empty(row, false, a);
}

static void
years_cell(struct node *row, const struct followup *in, const struct effort *e, struct arena *a)
{
	if (e->nyears == 0) {
		cell_empty(row, false, a);
		return;
	}
	struct node *cell = node_add(row, NODE_CELL, NULL, a);
	node_add(cell, NODE_TEXT, phrase_year_list(e->years, e->nyears, a), a);
	if (!isnan(e->staff))
		cell_minor(cell, effort_staff(e, in->language, a), a);
}

static void
effort_row(
    struct node *table, const struct followup *in, const struct followup_effort *f, struct arena *a)
{
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	name_cell(row, in, f, a);
	node_add(row, NODE_CELL, effort_status_word(f->effort->status, in->language), a);
	news_cell(row, in, f->effort, a);
	next_cell(row, in, f->effort, a);
	years_cell(row, in, f->effort, a);
}

/* A heading across TABLE where the group of E is not *GROUP. */
static void
group_row(struct node *table, const struct followup *in, const struct effort *e, const char **group,
    int columns, struct arena *a)
{
	if (*group != NULL && strcmp(*group, e->group) == 0)
		return;
	*group = e->group;
	struct node *row = node_styled(table, NODE_ROW, "group", NULL, a);
	enum language l = in->language;
	node_name(node_head_cell(row, group_title(in->catalogue, e->group, l, a), a), l)->span =
	    columns;
}

void
followup_list_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	const char *const heads[] = { prose_say(l, "Indsats"), prose_say(l, "Status"),
		prose_say(l, "Milepæle siden sidst"), prose_say(l, "Næste milepæl"),
		prose_say(l, "Ressourcer") };
	struct node *s = node_section(doc, 2, EFFORTS_ID, prose_say(l, "Indsatser"), a);
	struct node *table = NULL;
	const char *group = NULL;

	for (size_t k = 0; k < in->nefforts; k++) {
		const struct followup_effort *f = &in->efforts[k];
		if (effort_is_settled(in, f->effort))
			continue;
		if (table == NULL) {
			table = node_styled(s, NODE_TABLE, "cards",
			    arena_printf(a, prose_say(l, "Indsatserne hos %s"), in->body->name), a);
			node_head_row(table, heads, countof(heads), a);
		}
		group_row(table, in, f->effort, &group, countof(heads), a);
		effort_row(table, in, f, a);
	}
}

/* ---- what is missing ------------------------------------------------------- */

/* What E leaves open, as one text; NULL if nothing. */
static const char *
missing_text(const struct followup *in, const struct effort *e, struct arena *a)
{
	enum language l = in->language;
	struct effort_word words[EFFORT_WORDS];
	const char *open[EFFORT_WORDS + 5];
	size_t n = 0;

	if (!effort_is_told(e))
		return prose_say(l, "alt ud over navn, år og dokument");
	effort_words(e, l, words);
	if (e->status == EFFORT_UNSTATED)
		open[n++] = prose_say(l, "status");
	if (effort_is_unfinished(in, e))
		open[n++] = prose_say(l, "at den er afsluttet, eller en ny slutdato");
	if (e->start == 0)
		open[n++] = prose_say(l, "startdato");
	if (e->nmilestones == 0)
		open[n++] = prose_say(l, "milepæle");
	if (e->ncriteria == 0)
		open[n++] = prose_say(l, "succeskriterier");
	for (size_t k = 0; k < EFFORT_WORDS; k++)
		if (words[k].text[0] == '\0')
			open[n++] = prose_uncapital(words[k].name, a);
	return n > 0 ? prose_list(open, n, l, a) : NULL;
}

static void
update_cell(
    struct node *row, const struct followup *in, const struct followup_effort *f, struct arena *a)
{
	enum language l = in->language;
	struct node *cell = node_add(row, NODE_CELL, NULL, a);

	node_add(cell, NODE_TEXT,
	    f->effort->updated != 0 ? phrase_date(f->effort->updated, l, a)
				    : prose_say_in(l, "followup_list", "ikke oplyst"),
	    a);
	if (f->late)
		cell_minor(cell,
		    arena_printf(a, prose_say(l, "skulle opdateres senest %s"),
			phrase_date(f->update.due, l, a)),
		    a);
}

void
followup_missing_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	const char *const heads[] = { prose_say(l, "Indsats"), prose_say(l, "Ikke oplyst"),
		prose_say(l, "Sidst opdateret") };
	struct node *table = NULL;

	for (size_t k = 0; k < in->nefforts; k++) {
		const struct followup_effort *f = &in->efforts[k];
		const char *missing = missing_text(in, f->effort, a);
		if ((missing == NULL && !f->late) || effort_is_settled(in, f->effort))
			continue;
		if (table == NULL) {
			struct node *s = node_section(
			    doc, 2, MISSING_ID, prose_say(l, "Mangler i porteføljen"), a);
			node_add(s, NODE_PARAGRAPH,
			    prose_say(l, "Til sekretæren: det skrives i portfolio.conf."), a);
			table = node_styled(
			    s, NODE_TABLE, "cards", prose_say(l, "Det, der ikke er oplyst"), a);
			node_head_row(table, heads, countof(heads), a);
		}
		struct node *row = node_add(table, NODE_ROW, NULL, a);
		effort_name_add(node_head_cell(row, NULL, a), f->effort, l, a);
		node_add(row, NODE_CELL, missing != NULL ? missing : "–", a);
		update_cell(row, in, f, a);
	}
}
