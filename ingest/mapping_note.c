/* How a header was understood, in one line. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ingest/mapping_work.h"
#include "model/period.h"

#define NAMED_MAX   20 /* columns named in the note */
#define FOLDED_SIZE 128

/* Add WHAT and a header to LIST, of which N are named already. */
static const char *
name_one(const struct work *w, const char *list, size_t n, const char *what, const char *header)
{
	struct arena *a = w->arena;

	if (n > NAMED_MAX)
		return list;
	if (n == NAMED_MAX)
		return arena_printf(a, "%s, ...", list);
	return arena_printf(
	    a, diag_say(w->diag, "%s%s%s '%s'"), list, n != 0 ? "," : "", what, header);
}

static const char *
role_of(const struct mapping *m, size_t i)
{
	if (i == m->part)
		return "part_of_year";
	return i == m->unit ? "unit" : role_id(m->columns[i].role);
}

/* Is the column's header another name than the area's own, as Copenhagen is? */
static const char *
own_name(const struct work *w, const struct mapping_column *c)
{
	const struct area *a = geography_area(w->geography, c->area);
	char name[FOLDED_SIZE], header[FOLDED_SIZE];

	if (w->m->layout != LAYOUT_WIDE_AREAS || !c->wide || a == NULL
	    || !text_fold(name, sizeof name, a->name)
	    || !text_fold(header, sizeof header, c->header))
		return NULL;
	return strstr(name, header) != NULL || strstr(header, name) != NULL ? NULL : a->name;
}

/* ", 'Copenhagen' is København": spellings that are not the area's own. */
static const char *
describe_spellings(const struct work *w)
{
	const char *list = "";

	for (size_t i = 0; i < w->n; i++) {
		const char *own = own_name(w, &w->m->columns[i]);
		if (own != NULL)
			list = arena_printf(w->arena, diag_say(w->diag, "%s, '%s' is %s"), list,
			    w->m->columns[i].header, own);
	}
	return list;
}

/* Where the name of the one indicator comes from; "" from its section of sources.conf. */
static const char *
name_from(const struct work *w)
{
	if (w->rule != NULL && is_given(w->rule->indicator))
		return "";
	return w->m->layout == LAYOUT_WIDE_PERIODS
	    ? diag_say(w->diag, " (the file's name) or the title above a block of rows")
	    : diag_say(w->diag, " (the file's name)");
}

static const char *
describe_whole(const struct work *w)
{
	const struct mapping *m = w->m;
	const char *text = "";
	char period[PERIOD_SIZE];

	if (m->indicator[0] != '\0')
		text = arena_printf(w->arena, diag_say(w->diag, ", indicator \"%s\"%s"),
		    m->indicator, name_from(w));
	if (m->has_period && w->period_from[0] != '\0')
		text = arena_printf(w->arena, diag_say(w->diag, "%s, period %s%s"), text,
		    period_print(period, m->period), diag_say(w->diag, w->period_from));
	if (m->has_area)
		text = arena_printf(
		    w->arena, diag_say(w->diag, "%s, area %d of the whole file"), text, m->area);
	if (m->layout == LAYOUT_LONG && !mapping_has(m, ROLE_VALUE))
		text = arena_printf(w->arena,
		    diag_say(w->diag,
			"%s, value computed from the counts (per cent where targets.conf says "
			"nothing else)"),
		    text);
	return text;
}

/* What stands below the header and says more than it does. */
static const char *
describe_cells(const struct work *w)
{
	const char *fill = "", *cells = "";
	size_t nfill = 0, ncells = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct mapping_column *c = &w->m->columns[i];
		if (c->fill)
			fill = name_one(w, fill, nfill++, "", c->header);
		if (c->by_cells && c->role != ROLE_IGNORED)
			cells = name_one(w, cells, ncells++, "", c->header);
	}
	if (ncells != 0)
		cells = arena_printf(w->arena, diag_say(w->diag, "; by their cells%s"), cells);
	if (nfill != 0)
		cells = arena_printf(w->arena,
		    diag_say(w->diag, "%s; a blank cell means the one above in%s"), cells, fill);
	return cells;
}

const char *
mapping_describe(const struct work *w)
{
	const struct mapping *m = w->m;
	const char *used = "", *ignored = "";
	size_t nused = 0, nignored = 0, wide = 0;

	for (size_t i = 0; i < m->ncolumns; i++) {
		const struct mapping_column *c = &m->columns[i];
		char what[24];
		snprintf(what, sizeof what, " %s", role_of(m, i));
		if (c->wide && m->layout != LAYOUT_WIDE_MEASURES)
			wide++;
		else if (c->role != ROLE_IGNORED || i == m->part || i == m->unit)
			used = name_one(w, used, nused++, what, c->header);
		else if (c->header[0] != '\0')
			ignored = name_one(w, ignored, nignored++, "", c->header);
	}
	if (wide != 0)
		used = arena_printf(w->arena, diag_say(w->diag, "%s%s %zu columns of figures"),
		    used, nused != 0 ? "," : "", wide);
	used = arena_printf(w->arena, "%s%s%s%s", used, describe_spellings(w), describe_whole(w),
	    describe_cells(w));
	if (nignored != 0)
		used = arena_printf(w->arena, diag_say(w->diag, "%s; ignored%s"), used, ignored);
	return used;
}
