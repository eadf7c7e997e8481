#include "cli/pick.h"

#include <string.h>

#include "model/period.h"
#include "model/target.h"

static const struct pos nowhere = { 0 };

static void
pick(struct picked *out, int which)
{
	for (size_t i = 0; i < out->n; i++)
		if (out->of[i] == which)
			return;
	out->of[out->n++] = which;
}

/* ---- areas ------------------------------------------------------------------ */

static const struct area_group {
	const char *word;
	enum area_kind kind;
} groups[] = { { "kommuner", AREA_KOMMUNE }, { "klynger", AREA_KLYNGE }, { "fora", AREA_FORUM },
	{ "regioner", AREA_REGION } };

static const struct area_group *
group_named(const char *word)
{
	for (size_t i = 0; i < countof(groups); i++)
		if (strcmp(groups[i].word, word) == 0)
			return &groups[i];
	return NULL;
}

/* All areas of GROUP's kind, of kommuner those of REGION. False if there are none on the day. */
static bool
pick_group(struct picked *out, const struct area_group *group, const struct geography *g,
    int region, int as_of)
{
	bool any = false;

	for (size_t i = 0; i < g->nareas; i++) {
		const struct area *a = &g->areas[i];
		if (a->kind != group->kind || (a->kind == AREA_KOMMUNE && a->region != region)
		    || !geography_exists(g, a->code, as_of))
			continue;
		pick(out, a->code);
		any = true;
	}
	return any;
}

static bool
pick_area(
    struct picked *out, const char *word, const struct geography *g, int as_of, struct diag *d)
{
	char day[PERIOD_SIZE];
	int code;

	if (geography_match(g, word, &code) != AREA_FOUND) {
		const char *near = geography_nearest(g, word);
		return diag_error(d, nowhere, NULL, "--area: '%s' is no area or group%s%s", word,
		    near != NULL ? diag_say(d, "; did you mean ") : "", near != NULL ? near : "");
	}
	if (!geography_exists(g, code, as_of))
		return diag_error(d, nowhere, NULL, "--area: '%s' has no kommuner on %s", word,
		    date_print(day, as_of));
	pick(out, code);
	return true;
}

bool
pick_areas(struct picked *out, const struct options *o, const struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d)
{
	char day[PERIOD_SIZE];

	*out = (struct picked){ .of = arena_array(a, g->nareas + 1, sizeof *out->of) };
	if (o->nareas == 0)
		pick(out, c->agreement.region);
	for (size_t i = 0; i < o->nareas; i++) {
		const struct area_group *group = group_named(o->areas[i]);
		if (group == NULL && !pick_area(out, o->areas[i], g, o->as_of, d))
			return false;
		if (group != NULL && !pick_group(out, group, g, c->agreement.region, o->as_of))
			return diag_error(d, nowhere, NULL, "--area: there are no %s on %s",
			    o->areas[i], date_print(day, o->as_of));
	}
	return true;
}

/* ---- indicators --------------------------------------------------------------- */

static bool
is_withdrawn(const struct indicator *i, int region, int as_of)
{
	const struct area of = { .code = region, .kind = AREA_REGION };

	return target_in_force(i, &of, "", region, as_of).withdrawal != NULL;
}

static bool
is_first_of_group(const struct catalogue *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(c->indicators[k].group, c->indicators[i].group) == 0)
			return false;
	return true;
}

/* The configured indicators of GROUP that are not withdrawn. */
static void
pick_of_group(struct picked *out, const char *group, const struct catalogue *c, int as_of)
{
	for (size_t i = 0; i < c->nindicators; i++)
		if (c->indicators[i].configured && strcmp(c->indicators[i].group, group) == 0
		    && !is_withdrawn(&c->indicators[i], c->agreement.region, as_of))
			pick(out, (int)i);
}

bool
pick_indicators(struct picked *out, const struct options *o, const struct catalogue *c,
    struct arena *a, struct diag *d)
{
	*out = (struct picked){ .of = arena_array(a, c->nindicators + 1, sizeof *out->of) };
	for (size_t i = 0; i < o->nindicators; i++) {
		int index = catalogue_find(c, o->indicators[i]);
		if (index == -1)
			return diag_error(d, nowhere, NULL,
			    "--indicator: '%s' is neither in targets.conf nor in the files",
			    o->indicators[i]);
		pick(out, index);
	}
	for (size_t i = 0; i < c->nindicators && o->nindicators == 0; i++)
		if (is_first_of_group(c, i))
			pick_of_group(out, c->indicators[i].group, c, o->as_of);
	return true;
}
