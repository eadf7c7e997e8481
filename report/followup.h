/*
 * report/followup.h - the status sheet of one forum for one meeting, as a document tree.
 *
 * The opfølgningsværktøj of the agreement: what each indsats has reached since the last meeting,
 * its plans, success criteria and gain, the målsætninger it serves, what the forum is asked to
 * decide. What nobody stated is said to be not stated.
 */
#ifndef REPORT_FOLLOWUP_H
#define REPORT_FOLLOWUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/portfolio.h"
#include "model/words.h"
#include "report/compose.h"

/* An indsats on the sheet. */
struct followup_effort {
	const struct effort *effort;
	bool local;           /* the forum carries it out; another one answers for it */
	bool late;            /* the meeting asked for an update that was not made */
	struct update update; /* of LATE */
	/*
	 * effort->ncriteria: the figures of each succeskriterium held against its threshold as if
	 * that were a målsætning; of one that is words alone nothing is set.
	 */
	const struct assessment *criteria;
};

struct followup {
	enum language language;
	const struct portfolio *portfolio;
	const struct catalogue *catalogue;
	const struct body *body;  /* whose sheet it is on DAY */
	const struct body *meets; /* whose meetings they are: BODY, or whom it reports to */
	const struct body *asked; /* whom it took over from and who was asked for; NULL: itself */
	int day;                  /* of the meeting, yyyymmdd */
	int before;               /* day of the meeting before it; 0: none is known */
	bool listed;              /* DAY is among the meetings of the portfolio */
	const struct area *area;  /* whose figures the sheet has */
	const struct followup_effort *efforts; /* nefforts, group by group */
	size_t nefforts;
	/* what they serve, each once, in AREA and its kommuner; of its pictures the spark is used
	 */
	const struct section *goals; /* ngoals */
	size_t ngoals;
	bool sparks;    /* the goals' sparks are wanted */
	bool fictional; /* any figure is invented: EKSEMPELDATA everywhere */
	const char *version;
	enum edition edition;
	/* an office's title, logo, colour and addresses; NULL: none */
	const struct report_settings *settings;
};

/* The sheet of IN, in A. */
const struct node *followup_compose(const struct followup *in, struct arena *a);

#endif
