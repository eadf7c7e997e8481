#include "ingest/mapping.h"

#include <string.h>

#include "base/text.h"
#include "ingest/mapping_work.h"
#include "model/period.h"

#define KOMMUNE_SIGNS "0123456789., -%" /* a header of these alone is no area */

const char *
layout_id(enum layout l)
{
	static const char *const ids[] = { "long", "wide_periods", "wide_areas", "wide_measures" };

	return ids[l];
}

const char *
role_id(enum role r)
{
	static const char *const ids[] = { "ignored", "area_code", "area_name", "period",
		"indicator", "stratum", "value", "numerator", "denominator", "ci_low", "ci_high",
		"status", "hidden_low", "hidden_high" };

	return ids[r];
}

bool
role_is_figure(enum role r)
{
	return r == ROLE_VALUE || r == ROLE_NUMERATOR || r == ROLE_DENOMINATOR || r == ROLE_CI_LOW
	    || r == ROLE_CI_HIGH || r == ROLE_HIDDEN_LOW || r == ROLE_HIDDEN_HIGH;
}

/* ---- words ------------------------------------------------------------ */

static const struct column_rule *
find_rule(const struct source_rule *rule, const char *header)
{
	for (size_t i = 0; rule != NULL && i < rule->ncolumns; i++)
		if (word_same(rule->columns[i].header, header))
			return &rule->columns[i];
	return NULL;
}

static bool
is_number(const char *s)
{
	return *s != '\0' && strspn(s, KOMMUNE_SIGNS) == strlen(s);
}

bool
mapping_is_area(const struct geography *g, const char *header, int *code)
{
	if (*header == '\0' || is_number(header))
		return false;
	int found = geography_name(g, header);
	if (found == NAME_CHRISTIANSOE)
		found = AREA_CHRISTIANSOE;
	if (found < 0)
		return false;
	*code = found;
	return true;
}

bool
mapping_is_period(const char *header, struct period *p, const char **rest, struct arena *a)
{
	*rest = "";
	if (period_parse(p, header))
		return true;
	for (size_t n = strlen(header); n-- > 1;)
		if (header[n] == '_' && period_parse(p, arena_strndup(a, header, n))) {
			*rest = text_trim(arena_strdup(a, header + n + 1));
			return **rest != '\0';
		}
	return false;
}

bool
mapping_is_open(const struct work *w, size_t i)
{
	const struct mapping_column *c = &w->m->columns[i];

	return c->role == ROLE_IGNORED && !w->by_rule[i] && w->word[i] == NULL && !c->by_cells
	    && c->header[0] != '\0';
}

bool
mapping_is_header(
    const char *const *heads, size_t n, const struct source_rule *rule, const struct geography *g)
{
	size_t known = 0, areas = 0;
	struct period p;
	int code;

	for (size_t i = 0; i < n; i++) {
		if (is_number(heads[i]) && !period_parse(&p, heads[i]))
			return false;
		known += word_find(heads[i]) != NULL || find_rule(rule, heads[i]) != NULL;
		areas += mapping_is_area(g, heads[i], &code);
	}
	return n >= 2 && (known > 0 || areas > 1);
}

/* ---- roles ------------------------------------------------------------ */

static void
take_words(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct mapping_column *c = &w->m->columns[i];
		const struct column_rule *r = find_rule(w->rule, c->header);
		w->by_rule[i] = r != NULL;
		w->word[i] = r == NULL ? word_find(c->header) : NULL;
		if (r != NULL)
			c->role = r->role;
		else if (w->word[i] != NULL)
			c->role = w->word[i]->role;
		if (w->word[i] != NULL && w->word[i]->kind == WORD_UNIT && w->m->unit == NO_COLUMN)
			w->m->unit = i;
	}
}

static void
drop(struct work *w, size_t i)
{
	w->m->columns[i].role = ROLE_IGNORED;
}

/* Beside a year, a column of quarters, months or weeks is a part of it. */
static void
take_part(struct work *w)
{
	size_t year = NO_COLUMN, part = NO_COLUMN;

	for (size_t i = 0; i < w->n; i++) {
		if (w->word[i] == NULL)
			continue;
		if (w->word[i]->kind == WORD_YEAR)
			year = i;
		else if (w->word[i]->kind == WORD_PART)
			part = i;
	}
	if (year == NO_COLUMN || part == NO_COLUMN)
		return;
	w->m->part = part;
	w->m->part_letter = w->word[part]->text;
	w->m->columns[part].role = ROLE_IGNORED;
}

static bool
is_region(const struct work *w, size_t i)
{
	return i != NO_COLUMN && w->word[i] != NULL
	    && strncmp(w->word[i]->header, "region", 6) == 0;
}

/* Is I to give way to K for the role they both have? A rule goes before a word, a kommune before
 * its region. */
static bool
gives_way(const struct work *w, size_t i, size_t k)
{
	if (w->by_rule[i] != w->by_rule[k])
		return w->by_rule[k];
	return is_region(w, i) && !is_region(w, k);
}

/* A region beside a kommune is not where the figure is from. */
static void
drop_region(struct work *w)
{
	size_t *code = &w->m->at[ROLE_AREA_CODE], *name = &w->m->at[ROLE_AREA_NAME];

	if (*code == NO_COLUMN || *name == NO_COLUMN || is_region(w, *code) == is_region(w, *name))
		return;
	size_t *region = is_region(w, *code) ? code : name;
	w->m->columns[*region].role = ROLE_IGNORED;
	*region = NO_COLUMN;
}

/* Find the one column of each role. Strata may be many, and so may values that a rule names. */
static bool
take_places(struct work *w)
{
	struct mapping *m = w->m;
	size_t values = 0;

	for (size_t i = 0; i < w->n; i++)
		values += w->by_rule[i] && m->columns[i].role == ROLE_VALUE;
	for (size_t i = 0; i < w->n; i++) {
		enum role role = m->columns[i].role;
		if (role == ROLE_IGNORED || role == ROLE_STRATUM)
			continue;
		if (role == ROLE_VALUE && values > 1) { /* each is a measure of its own */
			m->columns[i].wide = w->by_rule[i];
			continue;
		}
		size_t k = m->at[role];
		if (k == NO_COLUMN || gives_way(w, k, i)) {
			if (k != NO_COLUMN)
				drop(w, k);
			m->at[role] = i;
		} else if (gives_way(w, i, k)) {
			drop(w, i);
		} else {
			return diag_error(w->diag, (struct pos){ w->at.file, w->at.line, i + 1 },
			    word_same(m->columns[i].header, m->columns[k].header)
				? "duplicate-label"
				: "incorrect-label",
			    "'%s' and '%s' can both be the %s: say which in sources.conf",
			    m->columns[k].header, m->columns[i].header, role_id(role));
		}
	}
	drop_region(w);
	return true;
}

int
mapping_indicator(const char *name, const char *stratum, const char *unit,
    const struct source_rule *rule, struct catalogue *c, bool *with_stratum)
{
	for (size_t i = 0; rule != NULL && i < rule->nmatches; i++) {
		const struct match_rule *r = &rule->matches[i];
		if (strcmp(r->name, name) != 0
		    || (r->stratum != NULL && strcmp(r->stratum, stratum) != 0))
			continue;
		*with_stratum = r->stratum != NULL;
		return r->indicator;
	}
	*with_stratum = false;
	int i = catalogue_find(c, name);
	return i >= 0 ? i : catalogue_publisher_name(c, name, unit);
}

/* Nothing was inferred: the section of sources.conf names every column. */
static bool
all_by_rule(const struct work *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (!w->by_rule[i])
			return false;
	return w->period_from[0] == '\0' && !is_given(w->in->area)
	    && (w->m->layout != LAYOUT_LONG || mapping_has(w->m, ROLE_VALUE));
}

/* What the publisher says of figures that are not there; kept with the source, nothing is added. */
static void
note_facts(const struct work *w)
{
	const struct source_rule *r = w->rule;

	if (r != NULL && r->absent == ABSENT_ZERO)
		diag_note(w->diag, w->at,
		    "source '%s' says that a row which is not there is a zero: status, report and "
		    "plot count it as one",
		    r->source.id);
	else if (r != NULL && r->absent != ABSENT_UNKNOWN)
		diag_note(w->diag, w->at,
		    "source '%s' says that a row which is not there is a missing figure",
		    r->source.id);
	if (r != NULL && r->suppressed_below != 0)
		diag_note(w->diag, w->at,
		    "source '%s' says that counts from 1 to %d are suppressed", r->source.id,
		    r->suppressed_below - 1);
}

static void
note(const struct work *w)
{
	const char *layout = layout_id(w->m->layout);

	if (w->rule == NULL)
		diag_note(w->diag, w->at, "read as %s:%s", layout, mapping_describe(w));
	else if (!all_by_rule(w))
		diag_note(w->diag, w->at, "read as %s by source '%s':%s", layout,
		    w->rule->source.id, mapping_describe(w));
}

static void
begin(struct work *w)
{
	struct mapping *m = w->m;

	*m = (struct mapping){ .ncolumns = w->n,
		.part = NO_COLUMN,
		.unit = NO_COLUMN,
		.part_letter = "",
		.unit_text = "",
		.indicator = "",
		.year = w->in->year != 0 || w->rule == NULL ? w->in->year : w->rule->year };
	for (size_t i = 0; i < ROLE_COUNT; i++)
		m->at[i] = NO_COLUMN;
	m->columns = arena_array(w->arena, w->n, sizeof *m->columns);
	w->word = arena_array(w->arena, w->n, sizeof *w->word);
	w->by_rule = arena_array(w->arena, w->n, sizeof *w->by_rule);
	for (size_t i = 0; i < w->n; i++)
		m->columns[i] = (struct mapping_column){
			.header = text_trim(arena_strdup(w->arena, w->in->heads[i])), .stratum = ""
		};
}

bool
mapping_make(struct mapping *m, const struct mapping_input *in, const struct geography *g,
    struct catalogue *c, struct arena *a, struct diag *d)
{
	struct work w = { .in = in,
		.n = in->n,
		.rule = in->rule,
		.geography = g,
		.catalogue = c,
		.arena = a,
		.at = in->at,
		.diag = d,
		.period_from = "",
		.m = m };

	begin(&w);
	take_words(&w);
	take_part(&w);
	mapping_take_keys(&w);
	if (!take_places(&w))
		return false;
	mapping_take_strata(&w);
	if (!mapping_take_layout(&w) || !mapping_take_area(&w) || !mapping_take_period(&w))
		return false;
	mapping_take_fill(&w);
	mapping_take_indicator(&w);
	note(&w);
	note_facts(&w);
	return true;
}
