/* pejl tidy --by: one row for each key, its counts summed over the rest. */
#include "cli/tidy_by.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cli/emit.h"
#include "cli/run.h"
#include "cli/value.h"
#include "model/period.h"

#define NAMED_MAX 3 /* indicators that a message names */

static const struct pos nowhere = { 0 };

static const struct {
	const char *word; /* on the command line */
	const char *head; /* in the table */
} parts[] = {
	[BY_INDICATOR] = { "indicator", "indicator" },
	[BY_AREA] = { "area", "area" },
	[BY_YEAR] = { "year", "period" },
	[BY_STRATUM] = { "stratum", "stratum" },
	[BY_PERIOD] = { "period", "period" },
};

static const char *const figures[] = { "numerator", "denominator", "value", "n" };

/* ---- the option --------------------------------------------------------- */

bool
by_read(struct by *out, const char *list, struct diag *d)
{
	struct by by = { .n = 0 };

	for (const char *s = list;; s++) {
		size_t n = strcspn(s, ","), i = 0;
		while (i < countof(parts)
		    && (strlen(parts[i].word) != n || strncmp(parts[i].word, s, n) != 0))
			i++;
		if (i == countof(parts))
			return diag_error(d, nowhere, NULL,
			    "--by: '%.*s' is none of: indicator, area, year, stratum, period",
			    (int)n, s);
		if (by.has[i])
			return diag_error(
			    d, nowhere, NULL, "--by: '%s' is there twice", parts[i].word);
		by.has[i] = true;
		by.part[by.n++] = (enum by_part)i;
		s += n;
		if (*s == '\0')
			break;
	}
	if (by.has[BY_YEAR] && by.has[BY_PERIOD])
		return diag_error(d, nowhere, NULL, "--by: 'year' and 'period' exclude each other");
	*out = by;
	return true;
}

struct tidy_by {
	struct run run;
	struct groups groups;
	unsigned *seen; /* of each indicator: the bits of all its groups */
};

/* ---- rows out ------------------------------------------------------------- */

static double
value_of(const struct tidy_by *t, const struct group *g)
{
	int i = g->key.indicator;

	if (!t->groups.by.has[BY_INDICATOR])
		return NAN;
	return exact_value(&g->numerator) * group_per(&t->run.catalogue.indicators[i], t->seen[i])
	    / exact_value(&g->denominator);
}

static const char *
key_text(const struct tidy_by *t, const struct group *g, enum by_part part,
    char period[static PERIOD_SIZE])
{
	switch (part) {
	case BY_INDICATOR: return t->run.catalogue.indicators[g->key.indicator].id;
	case BY_STRATUM: return t->run.catalogue.strata[g->key.stratum];
	default: return period_print(period, g->key.period);
	}
}

static void
put_csv(const struct tidy_by *t, struct emit *e)
{
	const struct by *by = &t->groups.by;
	char period[PERIOD_SIZE];

	for (size_t i = 0; i < t->groups.n; i++) {
		const struct group *g = &t->groups.group[i];
		for (size_t k = 0; k < by->n; k++)
			if (by->part[k] == BY_AREA)
				emit_int(e, g->key.area);
			else
				emit_text(e, key_text(t, g, by->part[k], period));
		emit_number(e, exact_value(&g->numerator));
		emit_number(e, exact_value(&g->denominator));
		emit_number(e, value_of(t, g));
		emit_int(e, (long long)g->n);
		emit_row_end(e);
	}
}

static void
put_json(const struct tidy_by *t, struct json *j)
{
	const struct by *by = &t->groups.by;
	char period[PERIOD_SIZE];

	json_array(j);
	for (size_t i = 0; i < t->groups.n; i++) {
		const struct group *g = &t->groups.group[i];
		const double number[] = { exact_value(&g->numerator), exact_value(&g->denominator),
			value_of(t, g) };
		json_object(j);
		for (size_t k = 0; k < by->n; k++) {
			json_key(j, parts[by->part[k]].head);
			if (by->part[k] == BY_AREA)
				json_int(j, g->key.area);
			else
				json_string(j, key_text(t, g, by->part[k], period));
		}
		for (size_t k = 0; k < countof(number); k++)
			value_number(j, figures[k], number[k]);
		value_count(j, figures[3], g->n);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_all(const struct tidy_by *t)
{
	const struct by *by = &t->groups.by;
	const char *heads[BY_PARTS + countof(figures)];
	enum format format = t->run.options->format;
	struct emit e;
	struct json j;

	if (format == FORMAT_JSON) {
		json_begin(&j, stdout);
		put_json(t, &j);
		json_end(&j);
		return;
	}
	for (size_t k = 0; k < by->n; k++)
		heads[k] = parts[by->part[k]].head;
	memcpy(heads + by->n, figures, sizeof figures);
	emit_begin(&e, stdout, format == FORMAT_CSV_DK, heads, by->n + countof(figures));
	put_csv(t, &e);
}

/* ---- what a reader must know ------------------------------------------------ */

/* The indicators that WANTED picks, as "'a', 'b', 'c' and 7 more"; NULL if there are none. */
static const char *
name_indicators(struct tidy_by *t, bool (*wanted)(const struct indicator *i, unsigned seen))
{
	const struct catalogue *c = &t->run.catalogue;
	const char *list = NULL;
	size_t n = 0;

	for (size_t i = 0; i < c->nindicators; i++) {
		if (t->seen[i] == 0 || !wanted(&c->indicators[i], t->seen[i]))
			continue;
		if (n++ < NAMED_MAX)
			list = arena_printf(&t->run.arena, "%s%s'%s'", n > 1 ? list : "",
			    n > 1 ? ", " : "", c->indicators[i].id);
	}
	return n <= NAMED_MAX ? list
			      : arena_printf(&t->run.arena,
				  diag_say(t->run.diag, "%s and %zu more"), list, n - NAMED_MAX);
}

static bool
is_inferred(const struct indicator *i, unsigned seen)
{
	return !i->configured && i->unit[0] == '\0' && !isnan(group_per(i, seen));
}

static bool
is_without(const struct indicator *i, unsigned seen)
{
	return (seen & GROUP_MISFITS) != 0 && isnan(group_per(i, seen))
	    && (i->configured || i->unit[0] != '\0');
}

static void
say_values(struct tidy_by *t)
{
	const char *inferred = name_indicators(t, is_inferred);
	const char *without = name_indicators(t, is_without);

	if (!t->groups.by.has[BY_INDICATOR])
		return;
	if (inferred != NULL)
		diag_note(t->run.diag, nowhere,
		    "value is 100 * numerator / denominator for %s, as in their rows", inferred);
	if (without != NULL)
		diag_warning(t->run.diag, nowhere, NULL,
		    "no value for %s: the values of the rows do not follow from their counts",
		    without);
}

static void
say_overlaps(const struct tidy_by *t)
{
	for (size_t i = 0; i < t->groups.n; i++) {
		const char *why = group_overlap(&t->groups.group[i], &t->groups.by);
		if (why != NULL) {
			diag_warning(t->run.diag, nowhere, NULL,
			    "%s were added together: what they share is counted more than once",
			    diag_say(t->run.diag, why));
			return;
		}
	}
}

/* False after a message: there is no sum. */
static bool
say_left_out(const struct tidy_by *t)
{
	const struct groups *g = &t->groups;

	if (g->left_out != 0 && g->n == 0)
		return diag_error(t->run.diag, g->first_out, NULL,
		    "no figure has a numerator and a denominator, so there is nothing to sum");
	if (g->left_out != 0)
		diag_warning(t->run.diag, g->first_out, NULL,
		    "%zu figures without both counts, of which this is the first, are not summed",
		    g->left_out);
	return true;
}

static enum exit_code
sum_and_print(struct tidy_by *t)
{
	struct groups *g = &t->groups;
	enum exit_code code = run_accept(&t->run, run_import(&t->run, NULL, NULL));

	if (code != EXIT_DONE)
		return code;
	t->seen = arena_array(&t->run.arena, t->run.catalogue.nindicators, sizeof *t->seen);
	for (size_t i = 0; i < g->n; i++)
		t->seen[g->group[i].key.indicator] |= g->group[i].seen;
	groups_sort(g, &t->run.catalogue);
	say_values(t);
	say_overlaps(t);
	if (!say_left_out(t))
		return EXIT_DATA;
	put_all(t);
	return EXIT_DONE;
}

enum exit_code
tidy_by_run(const struct options *o, struct diag *d)
{
	struct tidy_by t = { .groups = { .n = 0 } };
	enum exit_code code = run_open(&t.run, o, d);

	groups_init(&t.groups, o->by, &t.run.arena);
	t.run.groups = &t.groups;
	if (code == EXIT_DONE && o->nfiles == 0) {
		diag_error(d, nowhere, NULL, "no files given; '-' is standard input");
		code = EXIT_USAGE;
	} else if (code == EXIT_DONE) {
		code = sum_and_print(&t);
	}
	run_close(&t.run);
	return code;
}
