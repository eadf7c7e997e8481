#include "ingest/goal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NOT_DECIDED "?" /* "xx %" in a document */

/* In the order of enum target_rule. */
static const char *const limits[] = { "at_most", "at_least", "between" };

int
goal_area(const struct conf *c, const struct geography *g, const struct conf_section *s,
    const char *key, int fallback)
{
	const char *text = conf_text(c, s, key, "");
	int code;

	if (text[0] == '\0')
		return fallback;
	if (geography_match(g, text, &code) == AREA_FOUND)
		return code;
	const char *near = geography_nearest(g, text);
	diag_error(c->diag, conf_pos(c, s, key), NULL, "'%s' is no area%s%s", text,
	    near != NULL ? diag_say(c->diag, "; the nearest name is ") : "",
	    near != NULL ? near : "");
	return fallback;
}

/* Which of at_most, at_least, between S has; -1 after a message if it is not one of them. */
static int
find_rule(const struct conf *c, const struct conf_section *s)
{
	int found = -1;

	for (int i = 0; i < (int)countof(limits); i++) {
		if (!conf_has(s, limits[i]))
			continue;
		if (found >= 0) {
			diag_error(c->diag, conf_pos(c, s, limits[i]), NULL,
			    "'%s' stands beside '%s'; a %s has one of them", limits[i],
			    limits[found], s->name);
			return -1;
		}
		found = i;
	}
	if (found < 0)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL,
		    "%s has no 'at_most', 'at_least' or 'between'", s->name);
	return found;
}

/* The limit V states, NAN for "?" and after a message. */
static double
read_limit(const struct conf *c, const struct conf_value *v, const struct indicator *i)
{
	if (strcmp(v->text, NOT_DECIDED) == 0)
		return NAN;
	double limit = conf_value_number(c, v);
	if (i->measure == MEASURE_PROPORTION && (limit < 0 || limit > i->per))
		diag_error(c->diag, (struct pos){ .file = c->path, .line = v->line }, NULL,
		    "%s is no proportion: it lies between 0 and %.15g", v->text, i->per);
	return limit;
}

static void
read_between(
    const struct conf *c, struct target *t, const struct conf_section *s, const struct indicator *i)
{
	const struct conf_value *low = conf_value(s, "between", NULL);
	const struct conf_value *high = conf_value(s, "between", low);

	if (high == NULL || conf_value(s, "between", high) != NULL) {
		diag_error(c->diag, conf_pos(c, s, "between"), NULL,
		    "'between' takes a low and a high value, as { 5, 10 }");
		return;
	}
	t->low = read_limit(c, low, i);
	t->high = read_limit(c, high, i);
	if (t->low >= t->high)
		diag_error(c->diag, conf_pos(c, s, "between"), NULL,
		    "'between' takes the low value first, and %s is not below %s", low->text,
		    high->text);
}

void
goal_limits(
    const struct conf *c, struct target *t, const struct conf_section *s, const struct indicator *i)
{
	t->rule = i->better == BETTER_HIGHER ? TARGET_AT_LEAST : TARGET_AT_MOST;
	if (t->status == TARGET_WITHDRAWN) {
		for (size_t k = 0; k < countof(limits); k++)
			if (conf_has(s, limits[k]))
				diag_error(c->diag, conf_pos(c, s, limits[k]), NULL,
				    "a withdrawn target has no '%s'", limits[k]);
		return;
	}
	int rule = find_rule(c, s);
	if (rule < 0)
		return;
	if (rule == TARGET_BETWEEN) {
		t->rule = TARGET_BETWEEN;
		read_between(c, t, s, i);
		return;
	}
	if ((enum target_rule)rule != t->rule && i->better != BETTER_UNKNOWN)
		diag_error(c->diag, conf_pos(c, s, limits[rule]), NULL,
		    "'%s' contradicts better = %s", limits[rule],
		    i->better == BETTER_HIGHER ? "higher" : "lower");
	t->rule = (enum target_rule)rule;
	*(rule == TARGET_AT_MOST ? &t->high : &t->low) =
	    read_limit(c, conf_value(s, limits[rule], NULL), i);
}

static int
compare_years(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

const int *
goal_years(const struct conf *c, const struct conf_section *s, const char *key, size_t *n)
{
	size_t most = 0;

	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;)
		most++;
	int *years = arena_array(c->arena, most + 1, sizeof *years);
	*n = 0;
	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;) {
		double year = conf_value_number(c, v);
		if (year >= 1900 && year <= 2100 && year == floor(year))
			years[(*n)++] = (int)year;
		else if (!isnan(year))
			diag_error(c->diag, (struct pos){ .file = c->path, .line = v->line }, NULL,
			    "'%s' is no whole number from 1900 to 2100", v->text);
	}
	qsort(years, *n, sizeof *years, compare_years);
	for (size_t k = 1; k < *n; k++)
		if (years[k] == years[k - 1])
			diag_error(c->diag, conf_pos(c, s, key), NULL, "'%s' has %d more than once",
			    key, years[k]);
	return years;
}
