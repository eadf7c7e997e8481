#include "ingest/mapping.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ingest/word.h"
#include "model/period.h"

#define NAMED_MAX 20 /* columns named in the note */

/* One header while it is being understood. */
struct work {
	const char *const *heads;
	size_t n;
	const struct source_rule *rule;
	const struct geography *geography;
	struct catalogue *catalogue;
	struct arena *arena;
	struct pos at;
	struct diag *diag;
	const struct word **word; /* per column, NULL if its header is no known word */
	bool *by_rule;
	struct mapping *m;
};

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
		"status" };

	return ids[r];
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
	return *s != '\0' && strspn(s, "0123456789., -%") == strlen(s);
}

/* A kommune or region as the header of a column: by name, never by a bare number. */
static bool
is_area(const struct geography *g, const char *header, int *code)
{
	return *header != '\0' && !is_number(header)
	    && geography_match(g, header, code) == AREA_FOUND;
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
		areas += is_area(g, heads[i], &code);
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

/* ---- layouts ---------------------------------------------------------- */

static bool
has(const struct mapping *m, enum role role)
{
	return m->at[role] != NO_COLUMN;
}

/* A column nobody has said anything of. */
static bool
is_open(const struct work *w, size_t i)
{
	const struct mapping_column *c = &w->m->columns[i];

	return c->role == ROLE_IGNORED && !w->by_rule[i] && w->word[i] == NULL
	    && c->header[0] != '\0';
}

static size_t
take_wide_periods(struct work *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct mapping_column *c = &w->m->columns[i];
		if (!is_open(w, i) || !period_parse(&c->period, c->header))
			continue;
		c->role = ROLE_VALUE;
		c->wide = true;
		n++;
	}
	return n;
}

static size_t
take_wide_areas(struct work *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct mapping_column *c = &w->m->columns[i];
		if (!is_open(w, i) || !is_area(w->geography, c->header, &c->area))
			continue;
		c->role = ROLE_VALUE;
		c->wide = true;
		n++;
	}
	return n;
}

static size_t
take_wide_measures(struct work *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct mapping_column *c = &w->m->columns[i];
		if (is_open(w, i)) {
			c->role = ROLE_VALUE;
			c->wide = true;
		}
		n += c->wide;
	}
	return n;
}

/* Do two columns of figures say the same of themselves? */
static bool
same_figures(
    const struct mapping *m, const struct mapping_column *a, const struct mapping_column *b)
{
	if (m->layout == LAYOUT_WIDE_PERIODS)
		return period_compare(a->period, b->period) == 0;
	if (m->layout == LAYOUT_WIDE_AREAS)
		return a->area == b->area;
	return strcmp(a->header, b->header) == 0;
}

static bool
check_wide(const struct work *w)
{
	const struct mapping_column *c = w->m->columns;

	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; c[i].wide && k < i; k++)
			if (c[k].wide && same_figures(w->m, &c[i], &c[k]))
				return diag_error(w->diag,
				    (struct pos){ w->at.file, w->at.line, i + 1 },
				    "duplicate-label", "'%s' and '%s' are the same column twice",
				    c[k].header, c[i].header);
	return true;
}

/* StatBank: every column but INDHOLD is a dimension, and leaving one out would mix its rows. */
static void
take_dimensions(struct work *w)
{
	size_t v = w->m->at[ROLE_VALUE];

	if (v == NO_COLUMN || !word_same(w->m->columns[v].header, "indhold"))
		return;
	for (size_t i = 0; i < w->n; i++)
		if (is_open(w, i))
			w->m->columns[i].role = ROLE_STRATUM;
}

/* A count alone is the figure itself. */
static void
count_alone(struct work *w, enum role role)
{
	size_t i = w->m->at[role];

	if (i == NO_COLUMN)
		return;
	w->m->at[role] = NO_COLUMN;
	w->m->columns[i].role = ROLE_VALUE;
	w->m->columns[i].wide = true;
}

static bool
take_layout(struct work *w)
{
	struct mapping *m = w->m;
	bool area = has(m, ROLE_AREA_CODE) || has(m, ROLE_AREA_NAME);
	bool counts = has(m, ROLE_NUMERATOR) && has(m, ROLE_DENOMINATOR);

	for (size_t i = 0; i < w->n; i++)
		if (m->columns[i].wide) { /* the rule names several values */
			m->layout = LAYOUT_WIDE_MEASURES;
			return true;
		}
	m->layout = LAYOUT_LONG;
	if (has(m, ROLE_VALUE)) {
		take_dimensions(w);
		return true;
	}
	if (area && !has(m, ROLE_PERIOD) && take_wide_periods(w) > 0) {
		m->layout = LAYOUT_WIDE_PERIODS;
		return true;
	}
	if (!area && take_wide_areas(w) > 1) {
		m->layout = LAYOUT_WIDE_AREAS;
		return true;
	}
	if (counts)
		return true;
	count_alone(w, ROLE_NUMERATOR);
	count_alone(w, ROLE_DENOMINATOR);
	size_t n = take_wide_measures(w);
	if (n == 0)
		return diag_error(w->diag, w->at, "missing-label",
		    "no column of figures: none is called value, indhold, andel, taeller ..., and "
		    "sources.conf names none");
	m->layout = LAYOUT_WIDE_MEASURES;
	if (n > 1 && has(m, ROLE_INDICATOR))
		return diag_error(w->diag, w->at, "incorrect-label",
		    "%zu columns can be the value of '%s': say which in sources.conf", n,
		    m->columns[m->at[ROLE_INDICATOR]].header);
	if (n > 1 || !has(m, ROLE_INDICATOR))
		return true;
	m->layout = LAYOUT_LONG; /* the one open column is the value */
	for (size_t i = 0; i < w->n; i++)
		if (m->columns[i].wide) {
			m->columns[i].wide = false;
			m->at[ROLE_VALUE] = i;
		}
	return true;
}

/* ---- what the file says of all its rows --------------------------------- */

static bool
take_period(struct work *w)
{
	struct mapping *m = w->m;
	const char *text = w->rule != NULL ? w->rule->period : "";

	if (has(m, ROLE_PERIOD) || m->layout == LAYOUT_WIDE_PERIODS)
		return true;
	if (*text == '\0')
		return diag_error(w->diag, w->at, "missing-label",
		    "no column says which period the figures are for: state period in "
		    "sources.conf");
	m->has_period = true;
	return period_parse(&m->period, text)
	    || diag_error(w->diag, w->rule->origin, "type-error", "'%s' is no period", text);
}

static bool
take_area(struct work *w)
{
	const struct mapping *m = w->m;

	return has(m, ROLE_AREA_CODE) || has(m, ROLE_AREA_NAME) || m->layout == LAYOUT_WIDE_AREAS
	    || diag_error(w->diag, w->at, "missing-label",
		"no column says which kommune or region the figures are for");
}

/* folder/FOLK1A.csv -> FOLK1A */
static const char *
file_name(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(base, '.');

	return arena_strndup(
	    a, base, dot != NULL && dot > base ? (size_t)(dot - base) : strlen(base));
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

/* Each column of figures is an indicator, by its header; of one alone the rule may know better. */
static void
take_measures(struct work *w)
{
	const char *whole = w->rule != NULL ? w->rule->indicator : "";
	struct mapping *m = w->m;
	size_t n = 0;
	bool with_stratum;

	for (size_t i = 0; i < m->ncolumns; i++)
		n += m->columns[i].wide;
	for (size_t i = 0; i < m->ncolumns; i++) {
		struct mapping_column *c = &m->columns[i];
		if (c->wide)
			c->indicator =
			    mapping_indicator(n == 1 && *whole != '\0' ? whole : c->header, "",
				m->unit_text, w->rule, w->catalogue, &with_stratum);
	}
}

static void
take_indicator(struct work *w)
{
	struct mapping *m = w->m;
	size_t v = m->at[ROLE_VALUE];

	m->unit_text = w->rule != NULL ? w->rule->unit : "";
	if (*m->unit_text == '\0' && v != NO_COLUMN && w->word[v] != NULL)
		m->unit_text = w->word[v]->text;
	m->indicator = "";
	if (has(m, ROLE_INDICATOR))
		return;
	if (m->layout == LAYOUT_WIDE_MEASURES)
		take_measures(w);
	else if (w->rule != NULL && w->rule->indicator[0] != '\0')
		m->indicator = w->rule->indicator;
	else
		m->indicator = file_name(w->arena, w->at.file);
}

/* ---- what was understood ------------------------------------------------ */

/* Add WHAT and a header to LIST, of which N are named already. */
static const char *
name_one(struct arena *a, const char *list, size_t n, const char *what, const char *header)
{
	if (n > NAMED_MAX)
		return list;
	if (n == NAMED_MAX)
		return arena_printf(a, "%s, ...", list);
	return arena_printf(a, "%s%s%s '%s'", list, n != 0 ? "," : "", what, header);
}

static const char *
describe(const struct work *w)
{
	const struct mapping *m = w->m;
	const char *used = "", *ignored = "";
	size_t nused = 0, nignored = 0, wide = 0;

	for (size_t i = 0; i < m->ncolumns; i++) {
		const struct mapping_column *c = &m->columns[i];
		char what[24];
		snprintf(what, sizeof what, " %s",
		    i == m->part       ? "part_of_year"
			: i == m->unit ? "unit"
				       : role_id(c->role));
		if (c->wide && m->layout != LAYOUT_WIDE_MEASURES)
			wide++;
		else if (c->role != ROLE_IGNORED || i == m->part || i == m->unit)
			used = name_one(w->arena, used, nused++, what, c->header);
		else if (c->header[0] != '\0')
			ignored = name_one(w->arena, ignored, nignored++, "", c->header);
	}
	if (wide != 0)
		used = arena_printf(w->arena, "%s, %zu columns of figures", used, wide);
	if (m->indicator[0] != '\0')
		used = arena_printf(w->arena, "%s, indicator \"%s\"%s", used, m->indicator,
		    w->rule != NULL && w->rule->indicator[0] != '\0' ? ""
			: m->layout == LAYOUT_WIDE_PERIODS
			? " (the file's name) or the title above a block of rows"
			: " (the file's name)");
	if (m->layout == LAYOUT_LONG && !has(m, ROLE_VALUE))
		used = arena_printf(w->arena, "%s, value computed from the counts", used);
	if (nignored != 0)
		used = arena_printf(w->arena, "%s; ignored%s", used, ignored);
	return used;
}

/* Nothing was inferred: the section of sources.conf names every column. */
static bool
all_by_rule(const struct work *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (!w->by_rule[i])
			return false;
	return true;
}

bool
mapping_make(struct mapping *m, const char *const *heads, size_t n, const struct source_rule *rule,
    const struct geography *g, struct catalogue *c, struct arena *a, struct pos at, struct diag *d)
{
	struct work w = { .heads = heads,
		.n = n,
		.rule = rule,
		.geography = g,
		.catalogue = c,
		.arena = a,
		.at = at,
		.diag = d,
		.m = m };

	*m = (struct mapping){
		.ncolumns = n, .part = NO_COLUMN, .unit = NO_COLUMN, .part_letter = ""
	};
	for (size_t i = 0; i < ROLE_COUNT; i++)
		m->at[i] = NO_COLUMN;
	m->columns = arena_array(a, n, sizeof *m->columns);
	w.word = arena_array(a, n, sizeof *w.word);
	w.by_rule = arena_array(a, n, sizeof *w.by_rule);
	for (size_t i = 0; i < n; i++)
		m->columns[i] =
		    (struct mapping_column){ .header = text_trim(arena_strdup(a, heads[i])) };
	take_words(&w);
	take_part(&w);
	if (!take_places(&w) || !take_layout(&w) || !check_wide(&w) || !take_area(&w)
	    || !take_period(&w))
		return false;
	take_indicator(&w);
	if (rule != NULL && !all_by_rule(&w))
		diag_note(d, at, "read as %s by source '%s':%s", layout_id(m->layout),
		    rule->source.id, describe(&w));
	else if (rule == NULL)
		diag_note(d, at, "read as %s:%s", layout_id(m->layout), describe(&w));
	return true;
}
