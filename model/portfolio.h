/*
 * model/portfolio.h - the indsatser of an agreement beside its målsætninger: who answers for them,
 * how far they are, what they take, which indicators they serve.
 *
 * Strings and arrays live in the run's arena. A day is yyyymmdd, 0 if not stated. What the
 * documents do not state stays not stated.
 */
#ifndef MODEL_PORTFOLIO_H
#define MODEL_PORTFOLIO_H

#include "model/kpi.h"
#include "model/words.h"

enum effort_kind { EFFORT_NEW, EFFORT_EXISTING, EFFORT_TASK };
enum effort_status {
	EFFORT_UNSTATED,
	EFFORT_PLANNED, /* planlagt */
	EFFORT_RUNNING, /* i gang */
	EFFORT_PAUSED,  /* sat på pause */
	EFFORT_DONE     /* afsluttet */
};

/* A committee, forum, klynge or group, for as long as it exists. */
struct body {
	const char *id; /* as an indicator's */
	const char *name;
	int from, to;                 /* first and last day; to = NO_END while it is open */
	const struct body *successor; /* who took over the day after TO; NULL if nobody */
	int area; /* forum, klynge or region whose kommuner are its own; 0: none */
	const struct body *reports_to; /* it updates its efforts for the meetings of that one; NULL:
					  for its own */
	const int *meetings;           /* nmeetings days, rising */
	size_t nmeetings;
	const char *document, *note; /* "" if none */
	struct pos origin;           /* in portfolio.conf */
};

struct milestone {
	const char *name;
	int due;  /* day it is to be reached on */
	int done; /* day it was; 0: not yet */
	const char *note;
	struct pos origin;
};

/* A succeskriterium: words, and a threshold where there is one. */
struct criterion {
	const char *text;
	int indicator;           /* index in the catalogue; -1: words alone */
	struct target threshold; /* rule, low, high, by, area, stratum; of words alone unused */
	struct pos origin;
};

/* What a forum is asked to decide. */
struct decision {
	const char *text;
	int meeting;        /* day of the meeting that decides it */
	const char *answer; /* "" while it is open */
	struct pos origin;
};

/* One indsats, or one of the øvrige opgaver. */
struct effort {
	const char *id;
	const char *name;
	enum effort_kind kind;
	const char *group;        /* følgegruppe, as of indicators; "" of a task outside them */
	const struct body *forum; /* who answers for it; never NULL */
	const struct body *const *local; /* nlocal: who carries it out in their own kommuner */
	size_t nlocal;
	enum effort_status status;
	int start, end;   /* first and last day; 0 if not stated */
	const int *years; /* nyears with a ressourcetræk, rising; none where no document says */
	size_t nyears;
	double staff;          /* årsværk in each of them; NAN if not stated */
	const int *indicators; /* nindicators: indices in the catalogue of what it serves */
	size_t nindicators;
	const struct milestone *milestones; /* by day */
	size_t nmilestones;
	const struct criterion *criteria;
	size_t ncriteria;
	const struct decision *decisions; /* by meeting */
	size_t ndecisions;
	/* words of the opfølgningsværktøj; "" if not stated */
	const char *responsible; /* a role, no person */
	const char *implementation, *communication, *involvement, *gain, *technology, *risk, *note;
	const char *document; /* where it stands */
	int updated;          /* day of the last update */
	struct pos origin;
};

struct portfolio {
	const char *name;
	int update_days; /* an update is due so many days before a meeting of its forum */
	const struct body *bodies;
	size_t nbodies;
	const struct effort *efforts; /* in the order of the file */
	size_t nefforts;
};

/*
 * Who is B on DAY: B itself until its last day, then who took over; NULL if nobody has. On a day
 * before B's first, B.
 */
const struct body *body_on(const struct body *b, int day);

/* The same, but the last of its line where nobody has taken over. */
const struct body *body_last(const struct body *b, int day);

/* The body with id or name TEXT (in any case, as text_fold compares); NULL if there is none. */
const struct body *portfolio_body(const struct portfolio *p, const char *text);

/* The latest meeting not after DAY of B, its predecessors and successors; 0: none. */
int portfolio_meeting(const struct portfolio *p, const struct body *b, int day);

/* Has E come to its end: afsluttet, or its last day before DAY? */
bool effort_has_ended(const struct effort *e, int day);

/* Is milestone M of E overdue on DAY: due before it, not reached by it, E not ended? */
bool effort_milestone_overdue(const struct effort *e, const struct milestone *m, int day);

/* The update of an effort that a meeting asks for. */
struct update {
	int meeting; /* day of the meeting */
	int due;     /* update_days before it */
};

/*
 * Is E's update overdue on DAY? The latest meeting that is at most P's update_days after DAY, of
 * who E's forum (or its successor on DAY) reports to, else of that forum itself, asks for one.
 * What was updated after the meeting before it, and not more than a year before it, is in time.
 * An effort that has ended needs none; one whose status is not stated does. *U is set if true.
 */
bool effort_update_overdue(
    const struct portfolio *p, const struct effort *e, int day, struct update *u);

const char *effort_status_id(enum effort_status s);                    /* "running" */
const char *effort_status_word(enum effort_status s, enum language l); /* "i gang" */
const char *effort_kind_id(enum effort_kind k);                        /* "existing" */
const char *effort_kind_word(enum effort_kind k, enum language l);     /* "eksisterende indsats" */

#endif
