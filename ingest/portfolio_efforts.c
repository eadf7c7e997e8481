/* portfolio.conf: the indsatser. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/goal.h"
#include "base/translate.h"
#include "ingest/portfolio_work.h"
#include "model/period.h"

static const struct conf_rule milestone_rules[] = {
	{ "due", CONF_VALUE, NULL },
	{ "done", CONF_VALUE, NULL },
	{ "note", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule criterion_rules[] = {
	{ "indicator", CONF_VALUE, NULL },
	{ "at_most", CONF_VALUE, NULL },
	{ "at_least", CONF_VALUE, NULL },
	{ "between", CONF_LIST, NULL },
	{ "by", CONF_VALUE, NULL },
	{ "area", CONF_VALUE, NULL },
	{ "stratum", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule decision_rules[] = {
	{ "meeting", CONF_VALUE, NULL },
	{ "answer", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

const struct conf_rule portfolio_effort_rules[] = {
	{ "name", CONF_VALUE, NULL },
	{ "kind", CONF_VALUE, NULL },
	{ "group", CONF_VALUE, NULL },
	{ "forum", CONF_VALUE, NULL },
	{ "local", CONF_LIST, NULL },
	{ "status", CONF_VALUE, NULL },
	{ "start", CONF_VALUE, NULL },
	{ "end", CONF_VALUE, NULL },
	{ "years", CONF_LIST, NULL },
	{ "staff", CONF_VALUE, NULL },
	{ "indicators", CONF_LIST, NULL },
	{ "responsible", CONF_VALUE, NULL },
	{ "implementation", CONF_VALUE, NULL },
	{ "communication", CONF_VALUE, NULL },
	{ "involvement", CONF_VALUE, NULL },
	{ "gain", CONF_VALUE, NULL },
	{ "technology", CONF_VALUE, NULL },
	{ "risk", CONF_VALUE, NULL },
	{ "note", CONF_VALUE, NULL },
	{ "document", CONF_VALUE, NULL },
	{ "updated", CONF_VALUE, NULL },
	{ "milestone", CONF_TITLED, milestone_rules },
	{ "criterion", CONF_TITLED, criterion_rules },
	{ "decision", CONF_TITLED, decision_rules },
	{ NULL, CONF_VALUE, NULL },
};

/* In the order of their enums; the status that is not stated is not written. */
static const char *const kinds[] = { "new", "existing", "task" };
static const char *const statuses[] = { "planned", "running", "paused", "done" };
static const char *const threshold_keys[] = { "at_most", "at_least", "between", "by", "area",
	"stratum" };

/* ---- who ------------------------------------------------------------------- */

/* The first day that E is known to be there on, 0 if none is; LATEST: as late as it can be. */
static int
first_day(const struct effort *e, bool latest)
{
	if (e->start != 0 || e->nyears == 0)
		return e->start;
	return e->years[0] * 10000 + (latest ? 1231 : 101);
}

/* The last one, 0 if none is; LATEST: as late as it can be. */
static int
last_day(const struct effort *e, bool latest)
{
	if (e->end != 0 || e->nyears == 0)
		return e->end != 0 || latest ? e->end : e->updated;
	return e->years[e->nyears - 1] * 10000 + (latest ? 1231 : 101);
}

/*
 * Refuse B, which V names, if it is not there for E: closed before E begins, gone without a
 * successor before E ends, or not there yet: when E begins if it ANSWERS for E, else when E ends.
 * Who was there before the agreement is not asked.
 */
static void
check_open(const struct portfolio_load *l, const struct effort *e, const struct body *b,
    bool answers, const struct conf_value *v)
{
	struct diag *d = l->conf.diag;
	struct pos at = portfolio_pos(l, v);
	int first = first_day(e, false), last = last_day(e, false);
	int by = answers ? first_day(e, true) : last_day(e, true);
	const char *closed = portfolio_day(l, b->to);

	if (first != 0 && b->to < first && b->successor != NULL)
		diag_error(d, at, NULL,
		    "'%s' closed on %s, before '%s' begins; its successor is '%s' from %s", b->id,
		    closed, e->id, b->successor->id, portfolio_day(l, b->successor->from));
	else if (first != 0 && b->to < first)
		diag_error(d, at, NULL,
		    "'%s' closed on %s, before '%s' begins, and nobody took over", b->id, closed,
		    e->id);
	else if (by != 0 && b->from > by && b->from > l->catalogue->agreement.from)
		diag_error(d, at, NULL,
		    answers
			? N_("'%s' begins on %s, after '%s' does; write who answered for it then")
			: N_("'%s' begins on %s, after '%s' ends"),
		    b->id, portfolio_day(l, b->from), e->id);
	else if (last != 0 && body_on(b, last) == NULL)
		diag_error(d, at, NULL, "'%s' closed on %s and nobody took over, but '%s' goes on",
		    b->id, closed, e->id);
}

static const struct body *
read_forum(const struct portfolio_load *l, const struct effort *e, const struct conf_section *s)
{
	const struct conf_value *v = conf_value(s, "forum", NULL);
	const struct body *b = v != NULL ? portfolio_named(l, v) : NULL;

	if (v == NULL)
		conf_text(&l->conf, s, "forum", NULL);
	if (b != NULL)
		check_open(l, e, b, true, v);
	return b;
}

/* Refuse a second of one value in the list KEY. */
static void
check_list(const struct portfolio_load *l, const struct conf_section *s, const char *key)
{
	const struct conf_value *twice = portfolio_twice(s, key);

	if (twice != NULL)
		diag_error(l->conf.diag, portfolio_pos(l, twice), NULL,
		    "'%s' has '%s' more than once", key, twice->text);
}

static size_t
count_values(const struct conf_section *s, const char *key)
{
	size_t n = 0;

	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;)
		n++;
	return n;
}

static void
read_local(const struct portfolio_load *l, struct effort *e, const struct conf_section *s)
{
	const struct body **local =
	    arena_array(l->conf.arena, count_values(s, "local") + 1, sizeof *local);

	for (const struct conf_value *v = NULL; (v = conf_value(s, "local", v)) != NULL;) {
		const struct body *b = v->text[0] != '\0' ? portfolio_named(l, v) : NULL;
		if (b == NULL)
			continue;
		check_open(l, e, b, false, v);
		local[e->nlocal++] = b;
	}
	e->local = local;
	check_list(l, s, "local");
}

/* ---- what it serves ---------------------------------------------------------- */

/* The index of the indicator that V names, -1 after a message. */
static int
read_indicator(const struct portfolio_load *l, const struct conf_value *v)
{
	int index = catalogue_find(l->catalogue, v->text);

	if (index < 0)
		diag_error(l->conf.diag, portfolio_pos(l, v), NULL,
		    "targets.conf has no indicator '%s'%s", v->text,
		    portfolio_near(
			l, portfolio_seeks(l) ? catalogue_nearest(l->catalogue, v->text) : NULL));
	return index;
}

static void
read_indicators(const struct portfolio_load *l, struct effort *e, const struct conf_section *s)
{
	int *of = arena_array(l->conf.arena, count_values(s, "indicators") + 1, sizeof *of);

	for (const struct conf_value *v = NULL; (v = conf_value(s, "indicators", v)) != NULL;) {
		int index = v->text[0] != '\0' ? read_indicator(l, v) : -1;
		if (index >= 0)
			of[e->nindicators++] = index;
	}
	e->indicators = of;
	check_list(l, s, "indicators");
}

/* K's threshold, of whose indicator S says the limits. */
static void
read_threshold(const struct portfolio_load *l, struct criterion *k, const struct conf_section *s,
    const struct effort *e)
{
	const struct conf *c = &l->conf;
	const struct agreement *a = &l->catalogue->agreement;
	const struct indicator *i = &l->catalogue->indicators[k->indicator];
	int area = e->forum != NULL && e->forum->area != 0 ? e->forum->area : a->region;

	k->threshold = (struct target){ .low = NAN,
		.high = NAN,
		.from = e->start != 0 ? e->start : a->from,
		.status = TARGET_FINAL,
		.document = "",
		.note = "",
		.origin = k->origin };
	goal_limits(c, &k->threshold, s, i);
	k->threshold.by = conf_whole(c, s, "by", 1900, 2100, a->to / 10000);
	if (e->start != 0 && k->threshold.by < e->start / 10000)
		diag_error(c->diag, conf_pos(c, s, "by"), NULL, "'by' %d is before the start, %s",
		    k->threshold.by, portfolio_day(l, e->start));
	k->threshold.area = goal_area(c, l->geography, s, "area", area);
	k->threshold.stratum = conf_text(c, s, "stratum", "");
	if (strcmp(k->threshold.stratum, i->stratum) == 0)
		k->threshold.stratum = "";
}

static struct criterion
read_criterion(const struct portfolio_load *l, const struct conf_section *s, const struct effort *e)
{
	const struct conf *c = &l->conf;
	struct criterion k = { .text = s->title, .indicator = -1, .origin = conf_pos(c, s, NULL) };
	const struct conf_value *v = conf_value(s, "indicator", NULL);

	if (v != NULL && (k.indicator = read_indicator(l, v)) >= 0)
		read_threshold(l, &k, s, e);
	for (size_t i = 0; v == NULL && i < countof(threshold_keys); i++)
		if (conf_has(s, threshold_keys[i]))
			diag_error(c->diag, conf_pos(c, s, threshold_keys[i]), NULL,
			    "criterion '%s' has '%s', but no 'indicator'", s->title,
			    threshold_keys[i]);
	return k;
}

static void
read_criteria(const struct portfolio_load *l, struct effort *e, const struct conf_section *in)
{
	struct criterion *of =
	    arena_array(l->conf.arena, conf_count(in, "criterion") + 1, sizeof *of);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "criterion", s)) != NULL;)
		of[e->ncriteria++] = read_criterion(l, s, e);
	e->criteria = of;
}

/* ---- when -------------------------------------------------------------------- */

/* Refuse the DAY that KEY of S has if it is before E's start or after its end. */
static void
check_within(const struct portfolio_load *l, const struct effort *e, const struct conf_section *s,
    const char *key, int day)
{
	const struct conf *c = &l->conf;
	bool before = e->start != 0 && day < e->start, after = e->end != 0 && day > e->end;

	if (day != 0 && (before || after))
		diag_error(c->diag, conf_pos(c, s, key), NULL,
		    before ? N_("%s: '%s' %s is before the start of '%s', %s")
			   : N_("%s: '%s' %s is after the end of '%s', %s"),
		    conf_called(c, s), key, portfolio_day(l, day), e->id,
		    portfolio_day(l, before ? e->start : e->end));
}

static int
compare_milestones(const void *a, const void *b)
{
	const struct milestone *x = a, *y = b;

	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return (x->origin.line > y->origin.line) - (x->origin.line < y->origin.line);
}

static void
read_milestones(const struct portfolio_load *l, struct effort *e, const struct conf_section *in)
{
	const struct conf *c = &l->conf;
	struct milestone *of = arena_array(c->arena, conf_count(in, "milestone") + 1, sizeof *of);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "milestone", s)) != NULL;) {
		struct milestone m = { .name = s->title,
			.due = conf_date(c, s, "due", true),
			.done = conf_date(c, s, "done", false),
			.note = conf_text(c, s, "note", ""),
			.origin = conf_pos(c, s, NULL) };
		check_within(l, e, s, "due", m.due);
		if (m.done != 0 && e->start != 0 && m.done < e->start)
			check_within(l, e, s, "done", m.done);
		of[e->nmilestones++] = m;
	}
	qsort(of, e->nmilestones, sizeof *of, compare_milestones);
	e->milestones = of;
}

static int
compare_decisions(const void *a, const void *b)
{
	const struct decision *x = a, *y = b;

	if (x->meeting != y->meeting)
		return x->meeting < y->meeting ? -1 : 1;
	return (x->origin.line > y->origin.line) - (x->origin.line < y->origin.line);
}

static void
read_decisions(const struct portfolio_load *l, struct effort *e, const struct conf_section *in)
{
	const struct conf *c = &l->conf;
	struct decision *of = arena_array(c->arena, conf_count(in, "decision") + 1, sizeof *of);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "decision", s)) != NULL;)
		of[e->ndecisions++] = (struct decision){ .text = s->title,
			.meeting = conf_date(c, s, "meeting", true),
			.answer = conf_text(c, s, "answer", ""),
			.origin = conf_pos(c, s, NULL) };
	qsort(of, e->ndecisions, sizeof *of, compare_decisions);
	e->decisions = of;
}

/* Refuse a year that is outside E or the agreement. */
static void
check_years(const struct portfolio_load *l, const struct effort *e, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	const struct agreement *a = &l->catalogue->agreement;
	int first = (e->start > a->from ? e->start : a->from) / 10000;
	int last = (e->end != 0 && e->end < a->to ? e->end : a->to) / 10000;

	for (size_t k = 0; k < e->nyears; k++)
		if (e->years[k] < first || e->years[k] > last)
			diag_error(c->diag, conf_pos(c, s, "years"), NULL,
			    e->years[k] < a->from / 10000 || e->years[k] > a->to / 10000
				? N_("%d is outside the agreement, %d-%d")
				: N_("%d is outside the effort, %d-%d"),
			    e->years[k], first, last);
}

static void
read_times(const struct portfolio_load *l, struct effort *e, const struct conf_section *s)
{
	const struct conf *c = &l->conf;

	e->start = conf_date(c, s, "start", false);
	e->end = conf_date(c, s, "end", false);
	e->updated = conf_date(c, s, "updated", false);
	if (e->end != 0 && e->end < e->start)
		diag_error(c->diag, conf_pos(c, s, "end"), NULL, "'end' is before 'start', %s",
		    portfolio_day(l, e->start));
	e->years = goal_years(c, s, "years", &e->nyears);
	check_years(l, e, s);
	e->staff = conf_number(c, s, "staff");
	if (e->staff < 0)
		diag_error(c->diag, conf_pos(c, s, "staff"), NULL, "'staff' is a number from 0");
	if (conf_has(s, "staff") && e->nyears == 0)
		diag_error(c->diag, conf_pos(c, s, "staff"), NULL,
		    "'staff' is årsværk of each of the 'years', and there are none");
}

/* ---- all of it ----------------------------------------------------------------- */

static void
read_words(const struct portfolio_load *l, struct effort *e, const struct conf_section *s)
{
	const struct conf *c = &l->conf;

	e->responsible = conf_text(c, s, "responsible", "");
	e->implementation = conf_text(c, s, "implementation", "");
	e->communication = conf_text(c, s, "communication", "");
	e->involvement = conf_text(c, s, "involvement", "");
	e->gain = conf_text(c, s, "gain", "");
	e->technology = conf_text(c, s, "technology", "");
	e->risk = conf_text(c, s, "risk", "");
	e->note = conf_text(c, s, "note", "");
	e->document = conf_text(c, s, "document", NULL);
}

static struct effort
read_effort(const struct portfolio_load *l, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	struct effort e = { .id = s->title, .origin = conf_pos(c, s, NULL) };

	conf_check_id(c, s);
	e.name = conf_text(c, s, "name", NULL);
	int kind = conf_word(c, s, "kind", kinds, countof(kinds), -1);
	e.kind = kind < 0 ? EFFORT_NEW : (enum effort_kind)kind;
	e.group = conf_text(c, s, "group", "");
	if (conf_has(s, "status")) {
		int status = conf_word(c, s, "status", statuses, countof(statuses), -1);
		e.status = (enum effort_status)(status + 1);
	}
	read_times(l, &e, s);
	e.forum = read_forum(l, &e, s);
	read_local(l, &e, s);
	read_indicators(l, &e, s);
	read_milestones(l, &e, s);
	read_criteria(l, &e, s);
	read_decisions(l, &e, s);
	read_words(l, &e, s);
	return e;
}

void
portfolio_read_efforts(struct portfolio_load *l)
{
	const struct conf_section *root = &l->conf.root;
	size_t n = conf_count(root, "effort");
	struct effort *efforts = arena_array(l->conf.arena, n + 1, sizeof *efforts);
	const struct conf_section **of = arena_array(l->conf.arena, n + 1, sizeof *of);
	struct strmap known = { 0 };

	for (const struct conf_section *s = NULL; (s = conf_next(root, "effort", s)) != NULL;) {
		size_t k = l->p.nefforts++;
		of[k] = s;
		efforts[k] = read_effort(l, s);
		int first = strmap_get(&known, s->title);
		if (first >= 0)
			conf_refuse_again(&l->conf, s, of[first]);
		else
			strmap_put(&known, l->conf.arena, s->title, (int)k);
	}
	l->p.efforts = efforts;
}
