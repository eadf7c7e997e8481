/* pejl portfolio: which indsatser, who answers for them on the day, what is late. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/forum.h"
#include "cli/portfolio.h"
#include "model/period.h"

static const struct pos nowhere = { 0 };

/* ---- what the options name --------------------------------------------------- */

static bool
is_alike(const char *a, const char *b)
{
	char x[256], y[256];

	return text_fold(x, sizeof x, a) && text_fold(y, sizeof y, b) && strcmp(x, y) == 0;
}

/* "; did you mean 'X'"; "" if BEST is NULL: none is near. */
static const char *
near(struct run *r, const char *best)
{
	return best != NULL
	    ? arena_printf(&r->arena, diag_say(r->diag, "; did you mean '%s'"), best)
	    : "";
}

static const char *
find_group(struct run *r, const struct portfolio *p, const char *word)
{
	const char **names = arena_array(&r->arena, p->nefforts + 1, sizeof *names);

	for (size_t i = 0; i < p->nefforts; i++) {
		names[i] = p->efforts[i].group;
		if (is_alike(names[i], word))
			return names[i];
	}
	diag_error(r->diag, nowhere, NULL, "--group: portfolio.conf has no group '%s'%s", word,
	    near(r, text_nearest(word, names, p->nefforts)));
	return NULL;
}

/* -1 after a message. */
static int
find_status(struct run *r, const char *word)
{
	for (int s = EFFORT_UNSTATED; s <= EFFORT_DONE; s++) {
		enum effort_status status = (enum effort_status)s;
		if (strcmp(effort_status_id(status), word) == 0
		    || is_alike(effort_status_word(status, LANGUAGE_DANISH), word))
			return s;
	}
	diag_error(r->diag, nowhere, NULL,
	    "--status: '%s' is none of: planned, running, paused, done, unstated (planlagt, i "
	    "gang, "
	    "sat på pause, afsluttet, ikke oplyst)",
	    word);
	return -1;
}

static int
find_year(struct run *r, const char *word)
{
	struct period p;

	if (period_parse(&p, word) && p.kind == PERIOD_YEAR)
		return p.year;
	diag_error(r->diag, nowhere, NULL, "--year: '%s' is no year from 1900 to 2100", word);
	return -1;
}

static int
find_indicator(struct run *r, const char *word)
{
	int found = catalogue_find(&r->catalogue, word);

	if (found < 0)
		diag_error(r->diag, nowhere, NULL, "--indicator: targets.conf has no '%s'%s", word,
		    near(r, catalogue_nearest(&r->catalogue, word)));
	return found;
}

/* What the options name, looked up; an empty list asks for all. */
struct wanted {
	const struct body **fora;
	const char **groups;
	int *statuses, *years, *indicators;
};

static bool
find_wanted(struct wanted *w, struct run *r, const struct portfolio *p)
{
	const struct options *o = r->options;
	struct arena *a = &r->arena;
	bool ok = true;

	*w = (struct wanted){ .fora = arena_array(a, o->nfora + 1, sizeof *w->fora),
		.groups = arena_array(a, o->ngroups + 1, sizeof *w->groups),
		.statuses = arena_array(a, o->nstatuses + 1, sizeof *w->statuses),
		.years = arena_array(a, o->nyears + 1, sizeof *w->years),
		.indicators = arena_array(a, o->nindicators + 1, sizeof *w->indicators) };
	for (size_t i = 0; i < o->nfora; i++)
		ok = (w->fora[i] = forum_find(r, p, o->fora[i])) != NULL && ok;
	for (size_t i = 0; i < o->ngroups; i++)
		ok = (w->groups[i] = find_group(r, p, o->groups[i])) != NULL && ok;
	for (size_t i = 0; i < o->nstatuses; i++)
		ok = (w->statuses[i] = find_status(r, o->statuses[i])) >= 0 && ok;
	for (size_t i = 0; i < o->nyears; i++)
		ok = (w->years[i] = find_year(r, o->years[i])) >= 0 && ok;
	for (size_t i = 0; i < o->nindicators; i++)
		ok = (w->indicators[i] = find_indicator(r, o->indicators[i])) >= 0 && ok;
	return ok;
}

/* ---- which are asked for ------------------------------------------------------- */

static bool
holds(const int *of, size_t n, int x)
{
	for (size_t i = 0; i < n; i++)
		if (of[i] == x)
			return true;
	return false;
}

static bool
holds_any(const int *of, size_t n, const int *x, size_t nx)
{
	for (size_t i = 0; i < nx; i++)
		if (holds(of, n, x[i]))
			return true;
	return n == 0;
}

/* Is E of FORUM on DAY, or carried out by it? */
static bool
is_of(const struct effort *e, const struct body *forum, int day)
{
	const struct body *then = body_last(forum, day);
	bool found = body_last(e->forum, day) == then;

	for (size_t k = 0; k < e->nlocal; k++)
		found = found || body_last(e->local[k], day) == then;
	return found;
}

static bool
is_wanted(const struct effort *e, const struct wanted *w, const struct options *o)
{
	bool forum = o->nfora == 0, group = o->ngroups == 0;
	int status = (int)e->status;

	for (size_t i = 0; i < o->nfora; i++)
		forum = forum || is_of(e, w->fora[i], o->as_of);
	for (size_t i = 0; i < o->ngroups; i++)
		group = group || strcmp(w->groups[i], e->group) == 0;
	return forum && group && holds_any(w->statuses, o->nstatuses, &status, 1)
	    && holds_any(w->years, o->nyears, e->years, e->nyears)
	    && holds_any(w->indicators, o->nindicators, e->indicators, e->nindicators);
}

/* ---- as they stand ---------------------------------------------------------------- */

static void
add_row(struct view *v, const struct effort *e)
{
	const struct run *r = v->run;
	int day = r->options->as_of;
	struct listed row = {
		.effort = e, .forum = body_last(e->forum, day), .indicators = "", .place = v->n
	};

	row.update_overdue = effort_update_overdue(&v->portfolio, e, day, &row.update);
	for (size_t k = 0; k < e->nmilestones; k++)
		row.nlate += effort_milestone_overdue(e, &e->milestones[k], day);
	for (size_t k = 0; k < e->nindicators; k++)
		row.indicators = arena_printf(&v->run->arena, "%s%s%s", row.indicators,
		    k > 0 ? " " : "", r->catalogue.indicators[e->indicators[k]].id);
	v->updates += row.update_overdue;
	v->milestones += row.nlate;
	v->rows[v->n++] = row;
}

/* The load of ROW's forum and group, added if it is new. */
static size_t
load_of(struct view *v, const struct listed *row)
{
	size_t i = 0;

	while (i < v->nload
	    && (v->load[i].forum != row->forum
		|| strcmp(v->load[i].group, row->effort->group) != 0))
		i++;
	if (i == v->nload)
		v->load[v->nload++] = (struct load_row){ .forum = row->forum,
			.group = row->effort->group,
			.years = arena_array(&v->run->arena, v->nyears, sizeof(struct load_year)) };
	return i;
}

static void
add_load(struct view *v, struct listed *row)
{
	const struct effort *e = row->effort;
	row->load = load_of(v, row);
	struct load_row *l = &v->load[row->load];

	l->unstated += e->nyears == 0;
	for (size_t k = 0; k < e->nyears; k++) {
		struct load_year *y = &l->years[e->years[k] - v->first_year];
		y->efforts++;
		if (e->staff >= 0) {
			y->staffed++;
			y->staff += e->staff;
		}
	}
}

static int
compare_places(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* One forum and group after the other, as they first come, and in each by kind. */
static int
compare_rows(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	if (x->load != y->load)
		return compare_places(x->load, y->load);
	if (x->effort->kind != y->effort->kind)
		return x->effort->kind < y->effort->kind ? -1 : 1;
	return compare_places(x->place, y->place);
}

bool
view_fill(struct view *v)
{
	struct run *r = v->run;
	const struct portfolio *p = &v->portfolio;
	const struct agreement *a = &r->catalogue.agreement;
	struct wanted w;

	if (!find_wanted(&w, r, p))
		return false;
	v->fora = w.fora;
	v->nfora = r->options->nfora;
	v->first_year = a->from / 10000;
	v->nyears = (size_t)(a->to / 10000 - v->first_year + 1);
	v->rows = arena_array(&r->arena, p->nefforts + 1, sizeof *v->rows);
	v->load = arena_array(&r->arena, p->nefforts + 1, sizeof *v->load);
	for (size_t i = 0; i < p->nefforts; i++)
		if (is_wanted(&p->efforts[i], &w, r->options))
			add_row(v, &p->efforts[i]);
	for (size_t i = 0; i < v->n; i++)
		add_load(v, &v->rows[i]);
	qsort(v->rows, v->n, sizeof *v->rows, compare_rows);
	return true;
}
