/* Which columns hold the figures, and what their headers say of them. */
#include <string.h>

#include "ingest/mapping_work.h"
#include "model/period.h"

static size_t
take_wide_periods(struct work *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct mapping_column *c = &w->m->columns[i];
		if (!mapping_is_open(w, i)
		    || !mapping_is_period(c->header, &c->period, &c->stratum, w->arena))
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
		if (!mapping_is_open(w, i) || !mapping_is_area(w->geography, c->header, &c->area))
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
		if (mapping_is_open(w, i)) {
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
		return period_compare(a->period, b->period) == 0
		    && strcmp(a->stratum, b->stratum) == 0;
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
		if (mapping_is_open(w, i))
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

/* All figures are of one area, or a column says which. */
static bool
knows_area(const struct work *w)
{
	return mapping_has(w->m, ROLE_AREA_CODE) || mapping_has(w->m, ROLE_AREA_NAME)
	    || is_given(w->in->area) || (w->rule != NULL && is_given(w->rule->area));
}

static bool
find_layout(struct work *w)
{
	struct mapping *m = w->m;
	bool area = knows_area(w);
	bool counts = mapping_has(m, ROLE_NUMERATOR) && mapping_has(m, ROLE_DENOMINATOR);

	for (size_t i = 0; i < w->n; i++)
		if (m->columns[i].wide) { /* the rule names several values */
			m->layout = LAYOUT_WIDE_MEASURES;
			return true;
		}
	m->layout = LAYOUT_LONG;
	if (mapping_has(m, ROLE_VALUE)) {
		take_dimensions(w);
		return true;
	}
	if (area && !mapping_has(m, ROLE_PERIOD) && take_wide_periods(w) > 0) {
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
		    "sources.conf names none; a list of codes or names cannot be read");
	m->layout = LAYOUT_WIDE_MEASURES;
	if (n > 1 && mapping_has(m, ROLE_INDICATOR))
		return diag_error(w->diag, w->at, "incorrect-label",
		    "%zu columns can be the value of '%s': say which in sources.conf", n,
		    m->columns[m->at[ROLE_INDICATOR]].header);
	if (n > 1 || !mapping_has(m, ROLE_INDICATOR))
		return true;
	m->layout = LAYOUT_LONG; /* the one open column is the value */
	for (size_t i = 0; i < w->n; i++)
		if (m->columns[i].wide) {
			m->columns[i].wide = false;
			m->at[ROLE_VALUE] = i;
		}
	return true;
}

bool
mapping_take_layout(struct work *w)
{
	return find_layout(w) && check_wide(w);
}
