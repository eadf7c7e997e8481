#include "cli/efforts.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "ingest/portfolio.h"
#include "model/prose.h"
#include "plots/gantt.h"

/* ---- which there are ------------------------------------------------------- */

bool
efforts_load(struct run *r, const struct portfolio **p)
{
	const char *path = text_beside(r->targets_path, "portfolio.conf", &r->arena);
	struct portfolio *loaded = arena_alloc(&r->arena, sizeof *loaded);
	bool ok = true;

	*p = NULL;
	if (r->options->portfolio != NULL)
		ok = run_portfolio(r, loaded);
	else if (strcmp(text_base_name(r->targets_path), "targets.conf") != 0
	    || access(path, F_OK) != 0)
		return true;
	else
		ok = portfolio_load(loaded, path, &r->catalogue, &r->geography, &r->arena, r->diag);
	if (!ok)
		return false;
	*p = loaded;
	return true;
}

const char *const *
efforts_groups(const struct portfolio *p, size_t *n, struct arena *a)
{
	const char **groups = arena_array(a, p->nefforts + 1, sizeof *groups);

	*n = 0;
	for (size_t i = 0; i < p->nefforts; i++) {
		size_t k = 0;
		while (k < *n && strcmp(groups[k], p->efforts[i].group) != 0)
			k++;
		if (k == *n)
			groups[(*n)++] = p->efforts[i].group;
	}
	return groups;
}

const struct effort *const *
efforts_of(const struct portfolio *p, const char *group, size_t *n, struct arena *a)
{
	const struct effort **list = arena_array(a, p->nefforts + 1, sizeof *list);

	*n = 0;
	for (int kind = EFFORT_NEW; kind <= EFFORT_TASK; kind++)
		for (size_t i = 0; i < p->nefforts; i++)
			if ((int)p->efforts[i].kind == kind
			    && (group == NULL || strcmp(p->efforts[i].group, group) == 0))
				list[(*n)++] = &p->efforts[i];
	return list;
}

/* ---- where and when --------------------------------------------------------- */

/* Do areas A and B have a kommune in common on DAY? */
static bool
areas_meet(const struct geography *g, int a, int b, int day)
{
	for (size_t i = 0; i < g->nareas; i++)
		if (geography_within(g, g->areas[i].code, a, day)
		    && geography_within(g, g->areas[i].code, b, day))
			return true;
	return false;
}

/* The area of body B on DAY; 0: none, so everywhere. */
static int
area_of(const struct body *b, int day)
{
	const struct body *now = body_on(b, day);

	return now != NULL ? now->area : b->area;
}

bool
effort_concerns(const struct effort *e, const struct area *area, const struct geography *g, int day)
{
	int at = e->start != 0 ? e->start : day, own = area_of(e->forum, at);
	bool any = e->nlocal == 0 && (own == 0 || areas_meet(g, own, area->code, at));

	for (size_t k = 0; k < e->nlocal; k++) {
		int local = area_of(e->local[k], at);
		any = any || local == 0 || areas_meet(g, local, area->code, at);
	}
	return any;
}

/* Is E carried out in every kommune of REGION on DAY? */
static bool
is_everywhere(const struct effort *e, const struct geography *g, int region, int day)
{
	for (size_t i = 0; i < g->nareas; i++)
		if (geography_within(g, g->areas[i].code, region, day)
		    && !effort_concerns(e, &g->areas[i], g, day))
			return false;
	return true;
}

const char *
effort_places(const struct effort *e, const struct geography *g, int region, int day,
    enum language l, struct arena *a)
{
	const char **names = arena_array(a, e->nlocal + 1, sizeof *names);

	if (is_everywhere(e, g, region, day))
		return "";
	for (size_t k = 0; k < e->nlocal; k++) {
		const struct body *now = body_on(e->local[k], day);
		names[k] = now != NULL ? now->name : e->local[k]->name;
	}
	if (e->nlocal > 0)
		return prose_list(names, e->nlocal, l, a);
	const struct body *now = body_on(e->forum, day);
	return now != NULL ? now->name : e->forum->name;
}

bool
effort_has_begun(const struct effort *e, int day)
{
	return e->start != 0 && e->start <= day && e->status != EFFORT_PLANNED;
}

bool
effort_serves(const struct effort *e, int indicator)
{
	for (size_t k = 0; k < e->nindicators; k++)
		if (e->indicators[k] == indicator)
			return true;
	return false;
}

/* ---- the chart ---------------------------------------------------------------- */

struct chart
efforts_chart(const struct portfolio *p, const struct effort *const *rows, size_t n,
    const char *place, const char *id, int as_of, struct arena *a)
{
	struct gantt_chart *g = arena_alloc(a, sizeof *g);

	*g = (struct gantt_chart){ .place = place, .rows = rows, .nrows = n, .portfolio = p->name };
	return (struct chart){ .kind = CHART_GANTT, .id = id, .as_of = as_of, .gantt = g };
}
