/* What happened since the last meeting, in short, and what this one has to decide. */
#include "model/phrase.h"
#include "model/prose.h"
#include "report/followup_part.h"

#define NAMED 3 /* in a sentence to be said aloud */

/* ---- states ---------------------------------------------------------------- */

enum milestone_state
milestone_state(const struct followup *in, const struct effort *e, const struct milestone *m)
{
	if (m->done != 0 && m->done <= in->day)
		return m->done > in->before ? MILESTONE_REACHED : MILESTONE_PAST;
	if (effort_milestone_overdue(e, m, in->day))
		return MILESTONE_OVERDUE;
	return effort_has_ended(e, in->day) ? MILESTONE_DROPPED : MILESTONE_AHEAD;
}

size_t
milestones_in(const struct followup *in, const struct effort *e, enum milestone_state state)
{
	size_t n = 0;

	for (size_t k = 0; k < e->nmilestones; k++)
		n += milestone_state(in, e, &e->milestones[k]) == state;
	return n;
}

bool
effort_is_settled(const struct followup *in, const struct effort *e)
{
	int ended = e->end != 0 ? e->end : e->updated;

	return e->status == EFFORT_DONE && in->before != 0 && ended != 0 && ended <= in->before;
}

bool
effort_is_unfinished(const struct followup *in, const struct effort *e)
{
	return e->end != 0 && e->end < in->day && e->status != EFFORT_DONE;
}

/* Does the forum meet on DAY? */
static bool
meets_on(const struct followup *in, int day)
{
	return portfolio_meeting(in->portfolio, in->meets, day) == day;
}

enum decision_state
decision_state(const struct followup *in, const struct followup_effort *f, const struct decision *d)
{
	bool open = d->answer[0] == '\0';

	if (d->meeting > in->day || (f->local && !meets_on(in, d->meeting)))
		return DECISION_ELSEWHERE;
	if (d->meeting == in->day)
		return DECISION_ASKED;
	if (open)
		return DECISION_OPEN;
	return d->meeting == in->before ? DECISION_ANSWERED : DECISION_ELSEWHERE;
}

bool
effort_has_news(const struct followup *in, const struct followup_effort *f)
{
	const struct effort *e = f->effort;
	bool any = effort_is_unfinished(in, e) || milestones_in(in, e, MILESTONE_REACHED) > 0
	    || milestones_in(in, e, MILESTONE_OVERDUE) > 0;

	for (size_t k = 0; k < e->ndecisions; k++) {
		enum decision_state s = decision_state(in, f, &e->decisions[k]);
		any = any || s == DECISION_ASKED || s == DECISION_OPEN;
	}
	return any;
}

/* ---- the summary ----------------------------------------------------------- */

/* Things that a sentence names, up to NAMED of them, and how many there are. */
struct mentions {
	const char *of[NAMED + 1];
	size_t n;
};

static void
mention(struct mentions *m, const char *text)
{
	if (m->n < NAMED)
		m->of[m->n] = text;
	m->n++;
}

/* "a, b, c og to til" */
static const char *
mentions_say(struct mentions *m, enum language l, struct arena *a)
{
	size_t n = m->n;

	if (n > NAMED) {
		m->of[NAMED] =
		    arena_printf(a, prose_say(l, "%s til"), prose_small(n - NAMED, l, a));
		n = NAMED + 1;
	}
	return prose_list(m->of, n, l, a);
}

/* "to er i gang"; NULL if none is. */
static const char *
status_clause(const struct followup *in, enum effort_status s, struct arena *a)
{
	enum language l = in->language;
	size_t n = 0;

	for (size_t k = 0; k < in->nefforts; k++)
		n += in->efforts[k].effort->status == s
		    && !effort_is_settled(in, in->efforts[k].effort);
	if (n == 0)
		return NULL;
	const char *count = prose_small(n, l, a);
	if (s == EFFORT_UNSTATED)
		return n == 1
		    ? arena_printf(a, prose_say(l, "%s har ingen oplyst status"), count)
		    : arena_printf(
			a, prose_say_in(l, "followup_news", "%s har ingen oplyst status"), count);
	return n == 1 ? arena_printf(a, prose_say(l, "%s er %s"), count, effort_status_word(s, l))
		      : arena_printf(a, prose_say_in(l, "followup_news", "%s er %s"), count,
			  effort_status_word(s, l));
}

static const char *
statuses_sentence(const struct followup *in, struct arena *a)
{
	static const enum effort_status order[] = { EFFORT_RUNNING, EFFORT_PLANNED, EFFORT_PAUSED,
		EFFORT_DONE, EFFORT_UNSTATED };
	enum language l = in->language;
	const char *clauses[countof(order)];
	size_t n = 0, efforts = 0;

	for (size_t k = 0; k < countof(order); k++) {
		clauses[n] = status_clause(in, order[k], a);
		n += clauses[n] != NULL;
	}
	for (size_t k = 0; k < in->nefforts; k++)
		efforts += !effort_is_settled(in, in->efforts[k].effort);
	const char *count =
	    prose_count(efforts, prose_say(l, "indsats"), prose_say(l, "indsatser"), l, a);
	return n == 0 ? arena_printf(a, prose_say(l, "%s har %s på mødet."), in->body->name, count)
		      : arena_printf(a, prose_say(l, "%s har %s på mødet: %s."), in->body->name,
			  count, prose_join(clauses, n, l, a));
}

/* "»Plan godkendt« i Fleksible indlæggelser (frist 1. marts 2022)" */
static const char *
overdue_text(
    const struct followup *in, const struct effort *e, const struct milestone *m, struct arena *a)
{
	return arena_printf(a, prose_say(in->language, "»%s« i »%s« (frist %s)"), m->name, e->name,
	    phrase_date(m->due, in->language, a));
}

static const char *
overdue_sentence(const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct mentions overdue = { .n = 0 };
	size_t late = 0;

	for (size_t k = 0; k < in->nefforts; k++) {
		const struct effort *e = in->efforts[k].effort;
		late += in->efforts[k].late;
		for (size_t j = 0; j < e->nmilestones; j++)
			if (milestone_state(in, e, &e->milestones[j]) == MILESTONE_OVERDUE)
				mention(&overdue, overdue_text(in, e, &e->milestones[j], a));
	}
	const char *text = overdue.n == 0
	    ? prose_say(l, "Ingen milepæl er overskredet")
	    : arena_printf(a,
		overdue.n == 1 ? prose_say(l, "%s milepæl er overskredet: %s")
			       : prose_say(l, "%s milepæle er overskredet: %s"),
		prose_capital(prose_small(overdue.n, l, a), a), mentions_say(&overdue, l, a));
	if (late == 0)
		return arena_printf(a, "%s.", text);
	return arena_printf(a,
	    late == 1 ? prose_say(l, "%s, og %s indsats er ikke opdateret til mødet.")
		      : prose_say(l, "%s, og %s indsatser er ikke opdateret til mødet."),
	    text, prose_small(late, l, a));
}

/* The texts of the decisions in STATE. */
static struct mentions
decisions_in(const struct followup *in, enum decision_state state, struct arena *a)
{
	struct mentions found = { .n = 0 };

	for (size_t k = 0; k < in->nefforts; k++) {
		const struct followup_effort *f = &in->efforts[k];
		for (size_t j = 0; j < f->effort->ndecisions; j++)
			if (decision_state(in, f, &f->effort->decisions[j]) == state)
				mention(&found,
				    arena_printf(a, prose_say(in->language, "»%s«"),
					f->effort->decisions[j].text));
	}
	return found;
}

static const char *
decisions_sentence(const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct mentions asked = decisions_in(in, DECISION_ASKED, a),
			open = decisions_in(in, DECISION_OPEN, a);
	const char *text = asked.n == 0
	    ? prose_say(l, "Mødet skal ikke træffe nye beslutninger")
	    : arena_printf(a,
		asked.n == 1 ? prose_say(l, "Mødet bedes om %s beslutning: %s")
			     : prose_say(l, "Mødet bedes om %s beslutninger: %s"),
		prose_small(asked.n, l, a), mentions_say(&asked, l, a));

	if (open.n == 0)
		return arena_printf(a, "%s.", text);
	return arena_printf(a,
	    open.n == 1 ? prose_say(l, "%s; %s er stadig åben fra tidligere: %s.")
			: prose_say(l, "%s; %s er stadig åbne fra tidligere: %s."),
	    text, prose_small(open.n, l, a), mentions_say(&open, l, a));
}

/* Where the målsætninger stand; NULL where none is served. */
static const char *
goals_sentence(const struct followup *in, struct arena *a)
{
	enum language l = in->language;

	if (in->ngoals == 0)
		return NULL;
	return arena_printf(a, prose_say(l, "Af de målsætninger, som indsatserne tjener (%s): %s."),
	    prose_small(in->ngoals, l, a), verdicts_say(in->goals, in->ngoals, l, a));
}

void
followup_summary_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct node *s = node_section(doc, 2, "sammenfatning", prose_say(l, "Sammenfatning"), a);
	struct node *p = node_styled(s, NODE_PARAGRAPH, "lead", NULL, a);

	if (in->nefforts == 0) {
		node_say(p,
		    arena_printf(
			a, prose_say(l, "%s har ingen indsatser i porteføljen."), in->body->name),
		    a);
		return;
	}
	node_say(p, statuses_sentence(in, a), a);
	node_say(p, overdue_sentence(in, a), a);
	node_say(p, decisions_sentence(in, a), a);
	const char *goals = goals_sentence(in, a);
	if (goals != NULL)
		node_say(p, goals, a);
}

/* ---- decisions ------------------------------------------------------------- */

static void
decision_row(struct node *table, const struct followup *in, const struct effort *e,
    const struct decision *d, struct arena *a)
{
	enum language l = in->language;
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	node_name(node_head_cell(row, d->text, a), l);
	effort_name_add(node_add(row, NODE_CELL, NULL, a), e, l, a);
	node_add(row, NODE_CELL, phrase_date(d->meeting, l, a), a);
	if (d->answer[0] != '\0')
		node_name(node_add(row, NODE_CELL, d->answer, a), l);
	else
		node_add(row, NODE_CELL, prose_say(l, "åben"), a);
}

/* The decisions in STATE as a table called NAME; nothing if there are none. */
static size_t
decisions_table(struct node *s, const struct followup *in, enum decision_state state,
    const char *name, struct arena *a)
{
	enum language l = in->language;
	const char *const heads[] = { prose_say(l, "Beslutning"), prose_say(l, "Indsats"),
		prose_say(l, "Møde"), prose_say(l, "Svar") };
	struct node *table = NULL;
	size_t n = 0;

	for (size_t k = 0; k < in->nefforts; k++) {
		const struct followup_effort *f = &in->efforts[k];
		for (size_t j = 0; j < f->effort->ndecisions; j++) {
			const struct decision *d = &f->effort->decisions[j];
			if (decision_state(in, f, d) != state)
				continue;
			if (n++ == 0) {
				struct node *part = node_section(s, 3, NULL, name, a);
				table = node_styled(part, NODE_TABLE, "cards", name, a);
				node_head_row(table, heads, countof(heads), a);
			}
			decision_row(table, in, f->effort, d, a);
		}
	}
	return n;
}

void
followup_decisions_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct node *s = node_section(doc, 2, DECISIONS_ID, prose_say(l, "Beslutninger"), a);
	size_t n =
	    decisions_table(s, in, DECISION_ASKED, prose_say(l, "Til beslutning på mødet"), a);

	n += decisions_table(s, in, DECISION_OPEN, prose_say(l, "Åbne fra tidligere møder"), a);
	n += decisions_table(s, in, DECISION_ANSWERED, prose_say(l, "Besluttet på sidste møde"), a);
	if (n == 0)
		node_add(s, NODE_PARAGRAPH,
		    prose_say(l, "Der er ingen beslutninger at træffe, og ingen er åbne."), a);
}
