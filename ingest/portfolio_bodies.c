/* portfolio.conf: the bodies, and who took over from whom. */
#include <stdlib.h>
#include <string.h>

#include "ingest/goal.h"
#include "base/translate.h"
#include "ingest/portfolio_work.h"
#include "model/period.h"

const struct conf_rule portfolio_body_rules[] = {
	{ "name", CONF_VALUE, NULL },
	{ "from", CONF_VALUE, NULL },
	{ "to", CONF_VALUE, NULL },
	{ "successor", CONF_VALUE, NULL },
	{ "reports_to", CONF_VALUE, NULL },
	{ "area", CONF_VALUE, NULL },
	{ "meetings", CONF_LIST, NULL },
	{ "document", CONF_VALUE, NULL },
	{ "note", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static int
compare_days(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The day V states, 0 after a message. */
static int
read_meeting(const struct portfolio_load *l, const struct body *b, const struct conf_value *v)
{
	struct diag *d = l->conf.diag;
	int day = date_parse(v->text);

	if (day == 0)
		diag_error(d, portfolio_pos(l, v), NULL,
		    "'%s' is no date of the years 1900-2100, written as 2019-07-01", v->text);
	else if (day < b->from || day > b->to)
		diag_error(d, portfolio_pos(l, v), NULL,
		    day < b->from ? N_("a meeting on %s, but %s is there from %s")
				  : N_("a meeting on %s, but %s is there until %s"),
		    v->text, b->id, portfolio_day(l, day < b->from ? b->from : b->to));
	return day;
}

static void
read_meetings(const struct portfolio_load *l, struct body *b, const struct conf_section *s)
{
	size_t most = 0;

	for (const struct conf_value *v = NULL; (v = conf_value(s, "meetings", v)) != NULL;)
		most += v->text[0] != '\0';
	int *days = arena_array(l->conf.arena, most + 1, sizeof *days);
	for (const struct conf_value *v = NULL; (v = conf_value(s, "meetings", v)) != NULL;)
		if (v->text[0] != '\0')
			days[b->nmeetings++] = read_meeting(l, b, v);
	qsort(days, b->nmeetings, sizeof *days, compare_days);
	b->meetings = days;
	const struct conf_value *twice = portfolio_twice(s, "meetings");
	if (twice != NULL)
		diag_error(l->conf.diag, portfolio_pos(l, twice), NULL,
		    "'meetings' has %s more than once", twice->text);
}

static void
check_area(const struct portfolio_load *l, const struct body *b, const struct conf_section *s)
{
	int first = l->catalogue->agreement.from, day = b->from > first ? b->from : first;

	if (b->area != 0 && !geography_exists(l->geography, b->area, day))
		diag_error(l->conf.diag, conf_pos(&l->conf, s, "area"), NULL,
		    "area %d has no kommuner on %s", b->area, portfolio_day(l, day));
}

static struct body
read_body(const struct portfolio_load *l, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	struct body b = { .id = s->title, .origin = conf_pos(c, s, NULL) };

	conf_check_id(c, s);
	b.name = conf_text(c, s, "name", NULL);
	b.from = conf_has(s, "from") ? conf_date(c, s, "from", true) : l->catalogue->agreement.from;
	b.to = conf_has(s, "to") ? conf_date(c, s, "to", true) : NO_END;
	if (b.from != 0 && b.to != 0 && b.to < b.from)
		diag_error(c->diag, conf_pos(c, s, "to"), NULL, "'to' is before 'from', %s",
		    portfolio_day(l, b.from));
	b.area = goal_area(c, l->geography, s, "area", 0);
	check_area(l, &b, s);
	read_meetings(l, &b, s);
	b.document = conf_text(c, s, "document", "");
	b.note = conf_text(c, s, "note", "");
	return b;
}

/* ---- who took over ---------------------------------------------------------- */

/* B's successor, which S names. */
static const struct body *
read_successor(const struct portfolio_load *l, const struct body *b, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	const struct conf_value *v = conf_value(s, "successor", NULL);
	const struct body *next = v != NULL ? portfolio_named(l, v) : NULL;

	if (next == NULL || b->to == 0 || next->from == 0)
		return NULL;
	if (b->to == NO_END) {
		diag_error(c->diag, portfolio_pos(l, v), NULL, "%s has a successor, but no 'to'",
		    conf_called(c, s));
		return NULL;
	}
	int day = date_add(b->to, 1);
	if (next->from != day)
		diag_error(c->diag, portfolio_pos(l, v), NULL,
		    next->from < day
			? N_("'%s' begins on %s, while its predecessor is still there; after '%s' "
			     "it has to begin on %s")
			: N_("'%s' begins on %s, and nobody is there before; after '%s' it has "
			     "to begin on %s"),
		    next->id, portfolio_day(l, next->from), b->id, portfolio_day(l, day));
	return next;
}

static const struct body *
read_superior(const struct portfolio_load *l, const struct body *b, const struct conf_section *s)
{
	const struct conf_value *v = conf_value(s, "reports_to", NULL);
	const struct body *to = v != NULL ? portfolio_named(l, v) : NULL;

	if (to == b)
		diag_error(
		    l->conf.diag, portfolio_pos(l, v), NULL, "body '%s' reports to itself", b->id);
	return to;
}

/* Does following successors from B come back to B? */
static bool
is_circular(const struct portfolio_load *l, const struct body *b)
{
	const struct body *next = b->successor;

	for (size_t i = 0; i < l->p.nbodies && next != NULL; i++, next = next->successor)
		if (next == b)
			return true;
	return false;
}

/* Links of BODIES; a circle is cut open, so that nobody follows it for ever. */
static void
link_bodies(const struct portfolio_load *l, struct body *bodies, const struct conf_section **of)
{
	for (size_t i = 0; i < l->p.nbodies; i++) {
		bodies[i].successor = read_successor(l, &bodies[i], of[i]);
		bodies[i].reports_to = read_superior(l, &bodies[i], of[i]);
		if (!is_circular(l, &bodies[i]))
			continue;
		diag_error(l->conf.diag, conf_pos(&l->conf, of[i], "successor"), NULL,
		    "body '%s' is its own successor in the end", bodies[i].id);
		bodies[i].successor = NULL;
	}
}

/* Refuse body K if an earlier one has its id or its name. */
static void
check_unique(const struct portfolio_load *l, const struct conf_section *const *of, size_t k)
{
	const struct body *b = l->p.bodies;

	for (size_t i = 0; i < k; i++) {
		if (strcmp(b[i].id, b[k].id) == 0)
			conf_refuse_again(&l->conf, of[k], of[i]);
		else if (b[k].name[0] != '\0' && strcmp(b[i].name, b[k].name) == 0)
			diag_error(l->conf.diag, conf_pos(&l->conf, of[k], "name"), NULL,
			    "body '%s' has this name too", b[i].id);
	}
}

void
portfolio_read_bodies(struct portfolio_load *l)
{
	const struct conf_section *root = &l->conf.root;
	size_t n = conf_count(root, "body");
	struct body *bodies = arena_array(l->conf.arena, n + 1, sizeof *bodies);
	const struct conf_section **of = arena_array(l->conf.arena, n + 1, sizeof *of);

	l->p.bodies = bodies;
	for (const struct conf_section *s = NULL; (s = conf_next(root, "body", s)) != NULL;) {
		size_t k = l->p.nbodies;
		if (k == BODIES_MAX) {
			diag_error(l->conf.diag, conf_pos(&l->conf, s, NULL), NULL,
			    "there are more than %d bodies", BODIES_MAX);
			break;
		}
		of[k] = s;
		bodies[k] = read_body(l, s);
		if (strmap_get(&l->bodies, s->title) < 0)
			strmap_put(&l->bodies, l->conf.arena, s->title, (int)k);
		check_unique(l, of, l->p.nbodies++);
	}
	link_bodies(l, bodies, of);
}
