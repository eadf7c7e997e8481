#include "ingest/portfolio.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/portfolio_work.h"
#include "model/period.h"

#define UPDATE_DAYS 14 /* kommissorium for følgegruppen for behandling og pleje: senest 14 dage */

static const struct conf_rule portfolio_rules[] = {
	{ "update_days", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule rules[] = {
	{ "portfolio", CONF_TITLED, portfolio_rules },
	{ "body", CONF_TITLED, portfolio_body_rules },
	{ "effort", CONF_TITLED, portfolio_effort_rules },
	{ NULL, CONF_VALUE, NULL },
};

/* ---- shared ---------------------------------------------------------------- */

const char *
portfolio_day(const struct portfolio_load *l, int day)
{
	char text[PERIOD_SIZE];

	return arena_strdup(l->conf.arena, date_print(text, day));
}

struct pos
portfolio_pos(const struct portfolio_load *l, const struct conf_value *v)
{
	return (struct pos){ .file = l->conf.path, .line = v->line };
}

const struct conf_value *
portfolio_twice(const struct conf_section *s, const char *key)
{
	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;)
		for (const struct conf_value *w = NULL; (w = conf_value(s, key, w)) != v;)
			if (strcmp(v->text, w->text) == 0)
				return v;
	return NULL;
}

const char *
portfolio_near(const struct portfolio_load *l, const char *best)
{
	return best != NULL
	    ? arena_printf(l->conf.arena, diag_say(l->conf.diag, "; the nearest is '%s'"), best)
	    : "";
}

bool
portfolio_seeks(const struct portfolio_load *l)
{
	return l->conf.diag->errors < NEAR_MAX;
}

const struct body *
portfolio_named(const struct portfolio_load *l, const struct conf_value *v)
{
	int found = strmap_get(&l->bodies, v->text);

	if (found >= 0)
		return &l->p.bodies[found];
	const char **ids = arena_array(l->conf.arena, l->p.nbodies + 1, sizeof *ids);
	for (size_t i = 0; i < l->p.nbodies; i++)
		ids[i] = l->p.bodies[i].id;
	diag_error(l->conf.diag, portfolio_pos(l, v), NULL, "there is no body '%s'%s", v->text,
	    portfolio_near(
		l, portfolio_seeks(l) ? text_nearest(v->text, ids, l->p.nbodies) : NULL));
	return NULL;
}

/* ---- the file -------------------------------------------------------------- */

static void
read_head(struct portfolio_load *l)
{
	const struct conf *c = &l->conf;
	const struct conf_section *s = conf_next(&c->root, "portfolio", NULL);

	if (s == NULL) {
		diag_error(c->diag, (struct pos){ .file = c->path }, NULL, "there is no portfolio");
		return;
	}
	l->p.name = s->title;
	l->p.update_days = conf_whole(c, s, "update_days", 0, 365, UPDATE_DAYS);
	s = conf_next(&c->root, "portfolio", s);
	if (s != NULL)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL, "there is a second portfolio, '%s'",
		    s->title);
}

bool
portfolio_load(struct portfolio *p, const char *path, const struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d)
{
	struct portfolio_load l = { .catalogue = c, .geography = g };
	size_t before = d->errors;

	if (!conf_read(&l.conf, path, rules, a, d))
		return false;
	read_head(&l);
	portfolio_read_bodies(&l);
	portfolio_read_efforts(&l);
	if (d->errors != before)
		return false;
	*p = l.p;
	return true;
}
