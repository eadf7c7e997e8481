/*
 * report/followup_part.h - the parts of a status sheet, which followup.c puts in order.
 *
 * Each adds sections to DOC. All trees and strings live in A.
 */
#ifndef REPORT_FOLLOWUP_PART_H
#define REPORT_FOLLOWUP_PART_H

#include "report/followup.h"
#include "report/parts.h"

#define EFFORTS_ID   "indsatser"
#define DECISIONS_ID "beslutninger"
#define GOALS_ID     "maalsaetninger"
#define MISSING_ID   "mangler"

/* What is to be said of a milestone at a meeting. */
enum milestone_state {
	MILESTONE_REACHED, /* since the last meeting */
	MILESTONE_OVERDUE,
	MILESTONE_AHEAD,
	MILESTONE_DROPPED, /* not reached when its indsats ended */
	MILESTONE_PAST     /* reached before the last meeting: no longer news */
};

/* When a decision is on the sheet. */
enum decision_state {
	DECISION_ASKED,    /* at this meeting */
	DECISION_OPEN,     /* from an earlier one, not answered */
	DECISION_ANSWERED, /* by the last one */
	DECISION_ELSEWHERE /* answered earlier, of a later meeting, or another forum's */
};

/* ---- what happened (followup_news.c) --------------------------------------- */

enum milestone_state milestone_state(
    const struct followup *in, const struct effort *e, const struct milestone *m);
enum decision_state decision_state(
    const struct followup *in, const struct followup_effort *f, const struct decision *d);
/* How many milestones of E are in STATE. */
size_t milestones_in(const struct followup *in, const struct effort *e, enum milestone_state state);
/* Did E end by the last meeting, which has heard of it? */
bool effort_is_settled(const struct followup *in, const struct effort *e);
/* Is there something of F to be taken up: a milestone, a decision, its end? */
bool effort_has_news(const struct followup *in, const struct followup_effort *f);
/* Is E's last day before the meeting, and its status not afsluttet? */
bool effort_is_unfinished(const struct followup *in, const struct effort *e);
/* The sheet in four sentences, for the oral report. */
void followup_summary_add(struct node *doc, const struct followup *in, struct arena *a);
/* What the forum is asked to decide, what is open, what the last meeting decided. */
void followup_decisions_add(struct node *doc, const struct followup *in, struct arena *a);

/* ---- the indsatser --------------------------------------------------------- */

/* followup_list.c: all of them in one table, but for those that ended earlier. */
void followup_list_add(struct node *doc, const struct followup *in, struct arena *a);
/* followup_list.c: what is not stated, indsats by indsats, to be filled in. */
void followup_missing_add(struct node *doc, const struct followup *in, struct arena *a);
/*
 * followup_effort.c: one by one those of which there is more to tell than the table has; first what
 * the meeting has to take up, then those of a known status.
 */
void followup_efforts_add(struct node *doc, const struct followup *in, struct arena *a);
/* followup_effort.c: those that ended by the last meeting, with what became of their criteria. */
void followup_settled_add(struct node *doc, const struct followup *in, struct arena *a);

/* Is there more to tell of E than name, years and document? Then it has a section. */
bool effort_is_told(const struct effort *e);
/* The anchor of E's section. */
const char *effort_anchor(const struct effort *e, struct arena *a);
/* The name of E as a link to its section, or as text where it has none. */
void effort_name_add(struct node *parent, const struct effort *e, enum language l, struct arena *a);

/* "0,5 årsværk om året"; its årsværk are stated. */
const char *effort_staff(const struct effort *e, enum language l, struct arena *a);
/* A field of the opfølgningsværktøj: its name, and what E has in it, "" if nothing. */
struct effort_word {
	const char *name, *text;
};
#define EFFORT_WORDS 7
void effort_words(
    const struct effort *e, enum language l, struct effort_word words[static EFFORT_WORDS]);

/* ---- the målsætninger (followup_goals.c) ----------------------------------- */

/* All of them in a table, and one by one with the forum's own kommuner. */
void followup_goals_add(struct node *doc, const struct followup *in, struct arena *a);
/* The målsætninger that E serves, with what is to be said of each in a line. */
void followup_served_add(
    struct node *parent, const struct followup *in, const struct effort *e, struct arena *a);
/* What sources.c needs to know of the figures. */
struct status_input followup_status(const struct followup *in, struct arena *a);

bool assessment_has_outlook(const struct assessment *t);

/* ---- success criteria (followup_criteria.c) -------------------------------- */

/* The succeskriterier of F and whether they are met; nothing if it has none. */
void followup_criteria_add(struct node *parent, const struct followup *in,
    const struct followup_effort *f, struct arena *a);

#endif
