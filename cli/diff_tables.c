/* All figures of two folders of pejl report: their tal.csv, held against each other. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "cli/diff_work.h"
#include "base/translate.h"
#include "cli/import_cells.h"
#include "cli/pick.h"
#include "cli/report.h"
#include "ingest/csv.h"
#include "model/observation.h"
#include "model/period.h"

/* One table on its way: what was published, and of which series all was computed from kommuner. */
struct table_of {
	struct run *run;
	struct panel *given, *computed;
	bool headed, ok;
};

/* The columns that are read, as the table begins. */
enum column {
	COLUMN_INDICATOR = 0,
	COLUMN_AREA = 2,
	COLUMN_PERIOD = 4,
	COLUMN_STRATUM,
	COLUMN_VALUE,
	COLUMN_NUMERATOR,
	COLUMN_DENOMINATOR,
	COLUMN_AS_READ = 14,
	COLUMN_STATUS,
	COLUMN_COMPUTED = 18,
	COLUMNS = 20
};

static bool
is_headed(struct table_of *t, const struct csv_record *rec)
{
	t->headed = true;
	for (size_t i = 0; i < COLUMNS; i++)
		if (i >= rec->nfields || strcmp(rec->field[i], report_figure_column(i)) != 0)
			return t->ok = diag_error(t->run->diag, rec->at, "incorrect-label",
				   "column %zu should be '%s'", i + 1, report_figure_column(i));
	return true;
}

static bool
wrong(struct table_of *t, const struct csv_record *rec, size_t column, const char *what)
{
	struct pos at = rec->at;

	at.field = column + 1;
	return t->ok = diag_error(t->run->diag, at, "type-error", "'%.80s' is no %s",
		   rec->field[column], diag_say(t->run->diag, what));
}

/* Money that is shown in other prices is not revised: O is what the publisher has, VALUE if any. */
static void
as_read(struct observation *o, double value)
{
	if (isnan(value))
		return;
	o->value = value;
	o->numerator = NAN;
}

static bool
take_record(void *to, struct csv_record *rec)
{
	struct table_of *t = to;
	struct run *r = t->run;
	struct cells c = { rec, r->diag, true };
	struct observation o = { .ci_low = NAN,
		.ci_high = NAN,
		.hidden_low = NAN,
		.hidden_high = NAN,
		.origin = { .file = rec->at.file, .line = rec->at.line } };
	struct pos other = { 0 };

	if (!t->headed)
		return is_headed(t, rec);
	if (rec->nfields < COLUMNS)
		return t->ok = diag_error(r->diag, rec->at, "missing-cell",
			   "%zu fields, but there should be %d", rec->nfields, COLUMNS);
	o.indicator = catalogue_find(&r->catalogue, rec->field[COLUMN_INDICATOR]);
	if (o.indicator < 0)
		return wrong(t, rec, COLUMN_INDICATOR, N_("indicator of its status.json"));
	if (!period_parse(&o.period, rec->field[COLUMN_PERIOD]))
		return wrong(t, rec, COLUMN_PERIOD, N_("period (2023, 2023Q1, 2023M01)"));
	if (strlen(rec->field[COLUMN_STATUS]) != 1
	    || strchr("APBMQ", rec->field[COLUMN_STATUS][0]) == NULL)
		return wrong(t, rec, COLUMN_STATUS, N_("status (A, P, B, M, Q)"));
	o.status = (enum obs_status)rec->field[COLUMN_STATUS][0];
	o.area = (int)cells_whole(&c, COLUMN_AREA, 0, 999999, CELLS_NEEDED);
	o.stratum =
	    catalogue_stratum(&r->catalogue, arena_strdup(&r->arena, rec->field[COLUMN_STRATUM]));
	o.value = cells_real(&c, COLUMN_VALUE);
	o.numerator = cells_real(&c, COLUMN_NUMERATOR);
	o.denominator = cells_real(&c, COLUMN_DENOMINATOR);
	as_read(&o, cells_real(&c, COLUMN_AS_READ));
	bool computed = cells_truth(&c, COLUMN_COMPUTED);
	if (!c.ok)
		return t->ok = false;
	if (panel_put(computed ? t->computed : t->given, &o, &other) == PANEL_CONTRADICTS)
		return t->ok = diag_error(r->diag, rec->at, "constraint-error",
			   "line %zu has another figure for the same place, period and group",
			   other.line);
	return true;
}

/* The table of folder PATH. False after a message. */
static bool
read_table(struct run *r, const char *path, struct panel *given, struct panel *computed)
{
	const struct csv_options options = { .encoding = CSV_UTF8, .delimiter = ',' };
	struct table_of t = { .run = r, .given = given, .computed = computed, .ok = true };
	struct csv_facts facts = { 0 };

	panel_init(given, &r->arena, &r->catalogue, &r->geography);
	panel_init(computed, &r->arena, &r->catalogue, &r->geography);
	enum csv_code code = csv_read(path, options, take_record, &t, &facts, r->diag);
	panel_close(given);
	panel_close(computed);
	return code == CSV_OK && t.ok && facts.bad_records == 0;
}

/* ---- against each other -------------------------------------------------------------- */

static bool
same_figure(const struct observation *a, const struct observation *b)
{
	return a->status == b->status && number_same(a->value, b->value)
	    && number_same(a->numerator, b->numerator)
	    && number_same(a->denominator, b->denominator);
}

/* Is O of an area and indicator that is asked for, if any is? */
static bool
is_asked(const struct diff_work *w, const struct picked *areas, const struct observation *o)
{
	const struct options *opt = &w->options;
	const char *id = w->run->catalogue.indicators[o->indicator].id;
	bool here = opt->nareas == 0, asked = opt->nindicators == 0;

	for (size_t i = 0; i < areas->n && !here; i++)
		here = o->area == areas->of[i]
		    || geography_within(
			&w->run->geography, o->area, areas->of[i], w->answer->to.day);
	for (size_t i = 0; i < opt->nindicators && !asked; i++)
		asked = strcmp(opt->indicators[i], id) == 0;
	return here && asked;
}

static void
add(struct diff_work *w, size_t *cap, enum store_news news, const struct observation *before,
    const struct observation *after)
{
	struct store_changes *x = &w->answer->figures;
	struct store_change *c;

	x->of = arena_grow(&w->run->arena, x->of, x->n, cap, sizeof *x->of);
	c = &x->of[x->n++];
	*c = (struct store_change){ .news = news };
	if (before != NULL)
		c->before.obs = *before;
	if (after != NULL)
		c->after.obs = *after;
	x->count[news]++;
}

/* Both are in one order. */
static void
merge(struct diff_work *w, const struct panel *from, const struct panel *to,
    const struct picked *areas)
{
	size_t i = 0, k = 0, cap = 0;

	while (i < from->nobs || k < to->nobs) {
		const struct observation *was = i < from->nobs ? &from->obs[i] : NULL;
		const struct observation *now = k < to->nobs ? &to->obs[k] : NULL;
		int by = was == NULL ? 1 : now == NULL ? -1 : panel_compare(was, now);
		was = by <= 0 ? was : NULL;
		now = by >= 0 ? now : NULL;
		i += was != NULL;
		k += now != NULL;
		if (!is_asked(w, areas, was != NULL ? was : now))
			continue;
		if (was == NULL)
			add(w, &cap, STORE_FRESH, NULL, now);
		else if (now == NULL)
			add(w, &cap, STORE_VANISHED, was, NULL);
		else if (!same_figure(was, now))
			add(w, &cap, STORE_CHANGED, was, now);
	}
	store_sort_changes(&w->answer->figures);
}

/* ---- the answer ---------------------------------------------------------------------- */

static const char *
table_in(const struct diff_work *w, const char *folder)
{
	return arena_printf(&w->run->arena, "%s/tal.csv", folder);
}

bool
diff_has_tables(const struct diff_work *w, const char *const *named)
{
	return access(table_in(w, named[0]), F_OK) == 0 && access(table_in(w, named[1]), F_OK) == 0;
}

bool
diff_tables(struct diff_work *w, const char *const *named)
{
	struct run *r = w->run;
	struct picked areas = { 0 };

	for (size_t i = 0; i < 2; i++)
		if (!read_table(r, table_in(w, named[i]), &w->panel[i], &w->computed[i]))
			return false;
	if (w->options.nareas > 0
	    && !pick_areas(&areas, &w->options, &r->catalogue, &r->geography, &r->arena, r->diag))
		return false;
	merge(w, &w->panel[0], &w->panel[1], &areas);
	w->answer->every_figure = true;
	return true;
}

bool
diff_is_computed(const struct diff_work *w, const struct diff_item *item)
{
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < w->computed[i].nobs; k++) {
			const struct observation *o = &w->computed[i].obs[k];
			if (o->indicator == item->indicator && o->stratum == item->stratum
			    && o->area == item->area)
				return true;
		}
	return false;
}
