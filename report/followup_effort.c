/* One indsats on a sheet: what happened, its plans, its success, what it serves. */
#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/prose.h"
#include "report/followup_part.h"

static void
badge_add(struct node *parent, const struct followup *in, const struct followup_effort *f,
    struct arena *a)
{
	enum language l = in->language;
	const struct effort *e = f->effort;
	struct node *p = node_styled(parent, NODE_PARAGRAPH, "badge", NULL, a);

	node_add(p, NODE_STRONG,
	    e->status == EFFORT_UNSTATED ? prose_say(l, "Status ikke oplyst")
					 : prose_capital(effort_status_word(e->status, l), a),
	    a);
	if (e->start != 0)
		node_add(p, NODE_TEXT,
		    arena_printf(a, prose_say(l, " · fra %s"), phrase_date(e->start, l, a)), a);
	if (e->end != 0)
		node_add(p, NODE_TEXT,
		    arena_printf(a, prose_say(l, " · til %s"), phrase_date(e->end, l, a)), a);
	if (effort_is_unfinished(in, e))
		node_add(p, NODE_TEXT, prose_say(l, " · slutdatoen er passeret"), a);
}

/* ---- since the last meeting ------------------------------------------------ */

/* What is told of NAME, in the portfolio's language, WHEN and with what NOTE, as an item of LIST.
 */
static void
event_add(struct node *list, const char *lead, const char *name, const char *when, const char *note,
    enum language l, struct arena *a)
{
	struct node *item = node_add(list, NODE_ITEM, NULL, a);

	node_add(item, NODE_STRONG, lead, a);
	node_add(item, NODE_TEXT, " ", a);
	if (name[0] != '\0')
		node_name(node_add(item, NODE_TEXT, name, a), l);
	node_add(item, NODE_TEXT, when, a);
	if (note[0] == '\0')
		return;
	node_add(item, NODE_TEXT, " – ", a);
	node_name(node_add(item, NODE_TEXT, note, a), l);
}

static void
milestone_add(struct node *list, const struct followup *in, const struct milestone *m,
    enum milestone_state state, struct arena *a)
{
	enum language l = in->language;
	const char *due = phrase_date(m->due, l, a), *when;

	if (state == MILESTONE_REACHED)
		when = arena_printf(
		    a, prose_say(l, ", %s (frist %s)"), phrase_date(m->done, l, a), due);
	else
		when = arena_printf(a, prose_say(l, ", frist %s"), due);
	const char *const leads[] = {
		[MILESTONE_REACHED] = prose_say(l, "Nået:"),
		[MILESTONE_OVERDUE] = prose_say(l, "Overskredet:"),
		[MILESTONE_AHEAD] = prose_say(l, "Kommer:"),
		[MILESTONE_DROPPED] = prose_say(l, "Ikke nået, da indsatsen sluttede:"),
	};
	event_add(list, leads[state], m->name, when, m->note, l, a);
}

static bool
is_since(const struct followup *in, int day)
{
	return day != 0 && day > in->before && day <= in->day;
}

static void
events_add(struct node *parent, const struct followup *in, const struct effort *e, struct arena *a)
{
	enum language l = in->language;
	struct node *list = node_add(parent, NODE_LIST, NULL, a);

	if (is_since(in, e->start))
		event_add(
		    list, prose_say(l, "Begyndt:"), "", phrase_date(e->start, l, a), "", l, a);
	if (e->status == EFFORT_DONE && is_since(in, e->end))
		event_add(
		    list, prose_say(l, "Afsluttet:"), "", phrase_date(e->end, l, a), "", l, a);
	for (enum milestone_state state = MILESTONE_REACHED; state < MILESTONE_PAST; state++)
		for (size_t k = 0; k < e->nmilestones; k++)
			if (milestone_state(in, e, &e->milestones[k]) == state)
				milestone_add(list, in, &e->milestones[k], state, a);
	if (list->first != NULL)
		return;
	node_add(list, NODE_ITEM,
	    e->nmilestones == 0 ? prose_say(l, "Ingen milepæle er oplyst.")
				: prose_say(l, "Alle milepæle er nået tidligere."),
	    a);
}

/* ---- facts ----------------------------------------------------------------- */

/* "2019–2020, 0,5 årsværk om året"; NULL if no document says. */
static const char *
resources_fact(const struct effort *e, enum language l, struct arena *a)
{
	if (e->nyears == 0 || isnan(e->staff))
		return e->nyears == 0 ? NULL : phrase_year_list(e->years, e->nyears, a);
	return arena_printf(
	    a, "%s, %s", phrase_year_list(e->years, e->nyears, a), effort_staff(e, l, a));
}

/* Who B is on the day of the meeting. */
static const char *
name_on(const struct followup *in, const struct body *b)
{
	const struct body *now = body_on(b, in->day);

	return now != NULL ? now->name : b->name;
}

/* Each that carries E out on the day, once. */
static const char *
local_fact(const struct followup *in, const struct effort *e, struct arena *a)
{
	const char **names = arena_array(a, e->nlocal + 1, sizeof *names);
	size_t n = 0;

	for (size_t k = 0; k < e->nlocal; k++) {
		const char *name = name_on(in, e->local[k]);
		size_t before = 0;
		while (before < n && strcmp(names[before], name) != 0)
			before++;
		if (before == n)
			names[n++] = name;
	}
	return prose_list(names, n, in->language, a);
}

/* The fields of the opfølgningsværktøj that are stated, and the names of those that are not. */
static void
words_add(struct node *table, const struct effort *e, enum language l, struct arena *a)
{
	struct effort_word words[EFFORT_WORDS];
	const char *open[EFFORT_WORDS];
	size_t n = 0;

	effort_words(e, l, words);
	for (size_t k = 0; k < EFFORT_WORDS; k++) {
		node_name(fact_add(table, words[k].name, words[k].text, a), l);
		if (words[k].text[0] == '\0')
			open[n++] = prose_uncapital(words[k].name, a);
	}
	if (n > 0)
		fact_add(table, prose_say(l, "Ikke oplyst"),
		    prose_capital(prose_list(open, n, l, a), a), a);
}

static void
facts_add(struct node *parent, const struct followup *in, const struct followup_effort *f,
    struct arena *a)
{
	enum language l = in->language;
	const struct effort *e = f->effort;
	struct node *table = node_styled(parent, NODE_TABLE, "facts",
	    arena_printf(a, prose_say(l, "Fakta om indsatsen %s"), e->name), a);

	fact_add(table, prose_say(l, "Forum"), name_on(in, e->forum), a);
	fact_add(table, prose_say(l, "Udføres lokalt af"), local_fact(in, e, a), a);
	fact_add(table, prose_say(l, "Ressourcetræk"), resources_fact(e, l, a), a);
	words_add(table, e, l, a);
	node_name(fact_add(table, prose_say(l, "Note"), e->note, a), l);
	node_name(fact_add(table, prose_say(l, "Dokument"), e->document, a), l);
	fact_add(table, prose_say(l, "Sidst opdateret"), phrase_date(e->updated, l, a), a);
}

/* ---- all ------------------------------------------------------------------- */

static void
back_add(struct node *parent, enum language l, struct arena *a)
{
	struct node *back = node_styled(parent, NODE_PARAGRAPH, "back", NULL, a);

	node_add(back, NODE_LINK, prose_say(l, "Til indsatserne"), a)->id = EFFORTS_ID;
}

static void
effort_add(struct node *parent, const struct followup *in, const struct followup_effort *f,
    struct arena *a)
{
	enum language l = in->language;
	const struct effort *e = f->effort;
	struct node *n = node_section(parent, 3, effort_anchor(e, a), e->name, a);

	node_name(n, l)->style = "goal";
	badge_add(n, in, f, a);
	struct node *part = node_section(n, 4, NULL, prose_say(l, "Siden sidste møde"), a);
	events_add(part, in, e, a);
	facts_add(n, in, f, a);
	followup_criteria_add(n, in, f, a);
	followup_served_add(n, in, e, a);
	back_add(n, l, a);
}

#define RANKS 3

/* How early F is told: what the meeting takes up, what has a status, what is only known of. */
static int
rank_of(const struct followup *in, const struct followup_effort *f)
{
	return effort_has_news(in, f) ? 0 : f->effort->status != EFFORT_UNSTATED ? 1 : 2;
}

void
followup_efforts_add(struct node *doc, const struct followup *in, struct arena *a)
{
	struct node *s = NULL;

	for (int rank = 0; rank < RANKS; rank++) {
		for (size_t k = 0; k < in->nefforts; k++) {
			const struct effort *e = in->efforts[k].effort;
			if (!effort_is_told(e) || effort_is_settled(in, e)
			    || rank_of(in, &in->efforts[k]) != rank)
				continue;
			if (s == NULL)
				s = node_section(doc, 2, "enkeltvis",
				    prose_say(in->language, "Indsatserne enkeltvis"), a);
			effort_add(s, in, &in->efforts[k], a);
		}
	}
}

void
followup_settled_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct node *s = NULL;

	for (size_t k = 0; k < in->nefforts; k++) {
		const struct effort *e = in->efforts[k].effort;
		if (!effort_is_settled(in, e))
			continue;
		if (s == NULL)
			s = node_section(
			    doc, 2, "afsluttede", prose_say(l, "Afsluttet før sidste møde"), a);
		struct node *n = node_section(s, 3, effort_anchor(e, a), e->name, a);
		node_name(n, l)->style = "goal";
		badge_add(n, in, &in->efforts[k], a);
		followup_criteria_add(n, in, &in->efforts[k], a);
		back_add(n, l, a);
	}
}
