#include "model/portfolio.h"

#include <string.h>

#include "base/text.h"
#include "model/period.h"
#include "model/prose.h"

#define YEAR_DAYS 10000 /* of yyyymmdd */

const struct body *
body_on(const struct body *b, int day)
{
	while (b != NULL && b->to < day)
		b = b->successor;
	return b;
}

const struct body *
body_last(const struct body *b, int day)
{
	while (b->to < day && b->successor != NULL)
		b = b->successor;
	return b;
}

const struct body *
portfolio_body(const struct portfolio *p, const char *text)
{
	char wanted[256], name[256];

	for (size_t i = 0; i < p->nbodies; i++)
		if (strcmp(p->bodies[i].id, text) == 0)
			return &p->bodies[i];
	if (!text_fold(wanted, sizeof wanted, text))
		return NULL;
	for (size_t i = 0; i < p->nbodies; i++)
		if (text_fold(name, sizeof name, p->bodies[i].name) && strcmp(name, wanted) == 0)
			return &p->bodies[i];
	return NULL;
}

/* Do A and B follow one another, over any number of bodies, or are they one? */
static bool
is_kin(const struct body *a, const struct body *b)
{
	for (const struct body *x = a; x != NULL; x = x->successor)
		if (x == b)
			return true;
	for (const struct body *x = b; x != NULL; x = x->successor)
		if (x == a)
			return true;
	return false;
}

int
portfolio_meeting(const struct portfolio *p, const struct body *b, int day)
{
	int latest = 0;

	for (size_t i = 0; i < p->nbodies; i++) {
		const struct body *other = &p->bodies[i];
		for (size_t k = 0; k < other->nmeetings && is_kin(b, other); k++)
			if (other->meetings[k] <= day && other->meetings[k] > latest)
				latest = other->meetings[k];
	}
	return latest;
}

bool
effort_has_ended(const struct effort *e, int day)
{
	return e->status == EFFORT_DONE || (e->end != 0 && e->end < day);
}

bool
effort_milestone_overdue(const struct effort *e, const struct milestone *m, int day)
{
	bool reached = m->done != 0 && m->done <= day;

	return !reached && m->due < day && !effort_has_ended(e, day);
}

bool
effort_update_overdue(const struct portfolio *p, const struct effort *e, int day, struct update *u)
{
	const struct body *forum = body_on(e->forum, day);

	if (effort_has_ended(e, day) || forum == NULL)
		return false;
	const struct body *to = forum->reports_to != NULL ? forum->reports_to : forum;
	int meeting = portfolio_meeting(p, to, date_add(day, p->update_days));
	if (meeting == 0 || (e->start != 0 && e->start > meeting))
		return false;
	int before = portfolio_meeting(p, to, date_add(meeting, -1));
	int since = before > meeting - YEAR_DAYS ? before : meeting - YEAR_DAYS;
	if (e->updated > since)
		return false;
	*u = (struct update){ .meeting = meeting, .due = date_add(meeting, -p->update_days) };
	return true;
}

struct word {
	const char *id;
	const char *word; /* Danish */
};

static const struct word statuses[] = {
	[EFFORT_UNSTATED] = { "unstated", SAY_IN("effort", "ikke oplyst") },
	[EFFORT_PLANNED] = { "planned", SAY("planlagt") },
	[EFFORT_RUNNING] = { "running", SAY("i gang") },
	[EFFORT_PAUSED] = { "paused", SAY("sat på pause") },
	[EFFORT_DONE] = { "done", SAY("afsluttet") },
};

static const struct word kinds[] = {
	[EFFORT_NEW] = { "new", SAY("ny indsats") },
	[EFFORT_EXISTING] = { "existing", SAY("eksisterende indsats") },
	[EFFORT_TASK] = { "task", SAY("øvrig opgave") },
};

const char *
effort_status_id(enum effort_status s)
{
	return statuses[s].id;
}

const char *
effort_status_word(enum effort_status s, enum language l)
{
	return prose_say(l, statuses[s].word);
}

const char *
effort_kind_id(enum effort_kind k)
{
	return kinds[k].id;
}

const char *
effort_kind_word(enum effort_kind k, enum language l)
{
	return prose_say(l, kinds[k].word);
}
