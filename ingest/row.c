#include "ingest/row.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "ingest/facts.h"
#include "ingest/row_keys.h"

/* ---- figures ---------------------------------------------------------- */

struct figures {
	struct number value, numerator, denominator, ci_low, ci_high, hidden_low, hidden_high;
	size_t split; /* the column that has two of them in a cell, NO_COLUMN if none */
};

static const struct number no_number = { .value = NAN, .status = OBS_MISSING };

static bool
read_figure(struct row_reader *rr, struct csv_record *r, size_t column, struct number *out)
{
	*out = no_number;
	if (column == NO_COLUMN)
		return true;
	struct pos at = row_pos(r, column);
	bool ok = number_read(out, &rr->format, r->field[column], at, rr->diag);
	if (ok && out->no_figure && row_names(rr, text_trim(r->field[column])))
		diag_note(rr->diag, at, "'%s' is an answer, no figure: kept as missing",
		    text_trim(r->field[column]));
	if (rr->facts != NULL)
		facts_cell(rr->facts, r->field[column], ok ? out : NULL, &rr->format, at);
	if (ok && rr->mapping->columns[column].split && !out->paired && !isnan(out->value))
		return diag_error(rr->diag, at, "type-error",
		    "'%s' is one number, where --pair, or pair in sources.conf, says there are two",
		    text_trim(r->field[column]));
	return ok;
}

/* What the suppressed figure in CELL is known to be, by its mark or by the publisher's threshold.
 */
static void
take_hidden(const struct row_reader *rr, const char *cell, struct observation *o)
{
	int below = rr->rule != NULL ? rr->rule->suppressed_below : 0, low, high;

	if (facts_hidden(cell, below != 0, &low, &high)) {
		o->hidden_low = low;
		o->hidden_high = high;
	} else if (below != 0) {
		o->hidden_low = 1;
		o->hidden_high = below - 1;
	}
}

/* The column that the figure of ROLE was read from: its own, or that of two in a cell. */
static size_t
column_of(const struct row_reader *rr, const struct figures *f, enum role role)
{
	return rr->mapping->at[role] != NO_COLUMN ? rr->mapping->at[role] : f->split;
}

static bool
refuse_negative(
    struct row_reader *rr, struct csv_record *r, const struct figures *f, enum role role)
{
	size_t i = column_of(rr, f, role);

	return diag_error(rr->diag, row_pos(r, i), "constraint-error", "'%s' is a count below 0",
	    text_trim(r->field[i]));
}

static bool
refuse_low(struct row_reader *rr, struct csv_record *r, const struct figures *f, enum role role)
{
	size_t i = column_of(rr, f, role);

	return diag_error(rr->diag, row_pos(r, i), "constraint-error",
	    "'%s' as a lower limit is over the upper one", text_trim(r->field[i]));
}

static struct number *
figure_of(struct figures *f, enum role role)
{
	switch (role) {
	case ROLE_NUMERATOR: return &f->numerator;
	case ROLE_DENOMINATOR: return &f->denominator;
	case ROLE_CI_LOW: return &f->ci_low;
	case ROLE_CI_HIGH: return &f->ci_high;
	default: return &f->value;
	}
}

/* Give each number of a pair, in column I that is read as ROLE, its own role. */
static void
part_pair(const struct row_reader *rr, struct figures *f, enum role role, size_t i)
{
	const struct pair *p = &rr->format.pair;
	struct number both = *figure_of(f, role);

	if (!both.paired)
		return;
	*figure_of(f, role) = no_number;
	*figure_of(f, p->role[0]) =
	    (struct number){ .value = both.value, .status = both.status, .percent = both.percent };
	*figure_of(f, p->role[1]) = (struct number){
		.value = both.second, .status = both.status, .percent = both.second_percent
	};
	f->split = i;
}

static bool
check_counts(
    struct row_reader *rr, struct csv_record *r, const struct figures *f, enum measure measure)
{
	size_t above = column_of(rr, f, ROLE_NUMERATOR), below = column_of(rr, f, ROLE_DENOMINATOR);

	if (f->numerator.value < 0)
		return refuse_negative(rr, r, f, ROLE_NUMERATOR);
	if (f->denominator.value < 0)
		return refuse_negative(rr, r, f, ROLE_DENOMINATOR);
	if (f->denominator.value == 0)
		return diag_error(rr->diag, row_pos(r, below), "constraint-error",
		    "'%s' as a denominator is 0", text_trim(r->field[below]));
	if (measure == MEASURE_PROPORTION && f->numerator.value > f->denominator.value)
		return diag_error(rr->diag, row_pos(r, above), "constraint-error",
		    "'%s' as a numerator is over the denominator, which a proportion cannot be",
		    text_trim(r->field[above]));
	if (f->ci_low.value > f->ci_high.value)
		return refuse_low(rr, r, f, ROLE_CI_LOW);
	return true;
}

/* A figure written with % is one: the unit where none is known, else it must be that. */
static bool
check_unit(struct row_reader *rr, struct csv_record *r, size_t column, const struct number *v,
    int indicator)
{
	struct indicator *i = &rr->catalogue->indicators[indicator];

	if (!v->percent || strcmp(i->unit, "%") == 0 || strcmp(i->unit, "?") == 0)
		return true;
	if (i->unit[0] != '\0')
		return diag_error(rr->diag, row_pos(r, column), "constraint-error",
		    "'%s' is written with %%, but the unit of '%s' is %s",
		    text_trim(r->field[column]), i->name, i->unit);
	if (!i->configured)
		i->unit = "%";
	return true;
}

/* The status column's letter, if it has one, over what the cells say. */
static bool
read_status(struct row_reader *rr, struct csv_record *r, struct observation *o)
{
	size_t i = rr->mapping->at[ROLE_STATUS];
	const char *s = i != NO_COLUMN ? text_trim(r->field[i]) : "";

	if (*s == '\0')
		return true;
	if (strlen(s) != 1 || strchr("APBMQ", *s) == NULL)
		return diag_error(rr->diag, row_pos(r, i), "constraint-error",
		    "'%s' is no status (A, P, B, M, Q)", s);
	bool none = *s == 'M' || *s == 'Q';
	if (none && !isnan(o->value))
		return diag_error(rr->diag, row_pos(r, i), "constraint-error",
		    "status '%s' says there is no value, but there is one", s);
	if (none || !isnan(o->value))
		o->status = (enum obs_status) * s;
	return true;
}

/* Value and status from the cells: the value where it is given, else from the counts. */
static void
take_value(struct observation *o, const struct figures *f, const struct indicator *i)
{
	bool counts = !isnan(f->numerator.value) && !isnan(f->denominator.value);
	bool computes = i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE;

	o->value = f->value.value;
	o->status = f->value.status;
	o->numerator = f->numerator.value;
	o->denominator = f->denominator.value;
	o->ci_low = f->ci_low.value;
	o->ci_high = f->ci_high.value;
	if (o->status != OBS_MISSING)
		return;
	if (counts && computes) {
		/* rounded once: 57 of 100 is 57 %, not 56.99999999999999 */
		o->value = o->numerator * i->per / o->denominator;
		o->status = f->numerator.status == OBS_PROVISIONAL
			|| f->denominator.status == OBS_PROVISIONAL
		    ? OBS_PROVISIONAL
		    : OBS_NORMAL;
	} else if (f->numerator.status == OBS_SUPPRESSED
	    || f->denominator.status == OBS_SUPPRESSED) {
		o->status = OBS_SUPPRESSED;
	}
}

/* The interval of what is hidden: as pejl tidy wrote it, or by the mark of value or numerator. */
static bool
read_hidden(struct row_reader *rr, struct csv_record *r, struct figures *f, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	const struct number *figure[] = { &f->value, &f->numerator };
	static const enum role role[] = { ROLE_VALUE, ROLE_NUMERATOR };

	if (!read_figure(rr, r, m->at[ROLE_HIDDEN_LOW], &f->hidden_low)
	    || !read_figure(rr, r, m->at[ROLE_HIDDEN_HIGH], &f->hidden_high))
		return false;
	o->hidden_low = f->hidden_low.value;
	o->hidden_high = f->hidden_high.value;
	if (o->hidden_low > o->hidden_high)
		return refuse_low(rr, r, f, ROLE_HIDDEN_LOW);
	for (size_t i = 0; i < countof(figure) && isnan(o->hidden_low); i++)
		if (figure[i]->status == OBS_SUPPRESSED)
			take_hidden(rr, text_trim(r->field[m->at[role[i]]]), o);
	return true;
}

static bool
read_long(struct row_reader *rr, struct csv_record *r, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	struct figures f = { .split = NO_COLUMN };

	if (!read_figure(rr, r, m->at[ROLE_VALUE], &f.value)
	    || !read_figure(rr, r, m->at[ROLE_NUMERATOR], &f.numerator)
	    || !read_figure(rr, r, m->at[ROLE_DENOMINATOR], &f.denominator)
	    || !read_figure(rr, r, m->at[ROLE_CI_LOW], &f.ci_low)
	    || !read_figure(rr, r, m->at[ROLE_CI_HIGH], &f.ci_high))
		return false;
	for (enum role role = ROLE_VALUE; role <= ROLE_CI_HIGH; role++)
		part_pair(rr, &f, role, m->at[role]);
	const struct indicator *i = &rr->catalogue->indicators[o->indicator];
	if (!check_counts(rr, r, &f, i->measure))
		return false;
	take_value(o, &f, i);
	size_t v = m->at[ROLE_VALUE] != NO_COLUMN ? m->at[ROLE_VALUE] : m->at[ROLE_NUMERATOR];
	o->origin = row_pos(r, v);
	return read_hidden(rr, r, &f, o) && check_unit(rr, r, v, &f.value, o->indicator)
	    && read_status(rr, r, o);
}

/* The two figures of the wide cell in COLUMN, whose period, area and indicator O has. */
static bool
take_wide_pair(struct row_reader *rr, struct csv_record *r, size_t column, const struct number *v,
    struct observation *o)
{
	const struct indicator *i = &rr->catalogue->indicators[o->indicator];
	struct figures f = { *v, no_number, no_number, no_number, no_number, no_number, no_number,
		NO_COLUMN };

	part_pair(rr, &f, ROLE_VALUE, column);
	if (!check_counts(rr, r, &f, i->measure))
		return false;
	take_value(o, &f, i);
	return check_unit(rr, r, column, &f.value, o->indicator);
}

/* One cell of a wide row, whose column says the period, the area or the indicator. */
static bool
read_wide(struct row_reader *rr, struct csv_record *r, size_t column, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	const struct mapping_column *c = &m->columns[column];
	struct number v;

	if (!read_figure(rr, r, column, &v))
		return false;
	o->value = v.value;
	o->status = v.status;
	if (v.status == OBS_SUPPRESSED)
		take_hidden(rr, text_trim(r->field[column]), o);
	o->origin = row_pos(r, column);
	if (m->layout == LAYOUT_WIDE_PERIODS)
		o->period = c->period;
	else if (m->layout == LAYOUT_WIDE_AREAS)
		o->area = c->area;
	else if (m->at[ROLE_INDICATOR] == NO_COLUMN)
		o->indicator = c->indicator;
	o->stratum = row_stratum_of(rr, o->stratum, c->stratum);
	return v.paired ? take_wide_pair(rr, r, column, &v, o)
			: check_unit(rr, r, column, &v, o->indicator);
}

/* ---- one record ------------------------------------------------------- */

static void
give(struct row_reader *rr, const struct observation *o)
{
	rr->sink(rr->sink_to, o);
	rr->observations++;
}

/* Cells with anything in them, as far as 2; *LAST is one of them. */
static size_t
filled(struct csv_record *r, size_t *last)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nfields && n < 2; i++)
		if (*text_trim(r->field[i]) != '\0') {
			*last = i;
			n++;
		}
	return n;
}

/* A row with nothing but a first cell names the indicator of the rows below it. */
static bool
takes_block(struct row_reader *rr, const struct csv_record *r, size_t nfilled, size_t last)
{
	const struct mapping *m = rr->mapping;

	if (m->layout != LAYOUT_WIDE_PERIODS || m->at[ROLE_INDICATOR] != NO_COLUMN || nfilled != 1
	    || last != 0)
		return false;
	const char *title = text_trim(r->field[0]);
	size_t n = strlen(title);
	if (n >= sizeof rr->block_title)
		return false;
	if (r->nfields < m->ncolumns)
		diag_note(rr->diag, r->at,
		    "'%s' stands alone: taken for the title of the rows below it", title);
	memcpy(rr->block_title, title, n + 1);
	rr->block_begins = true;
	if (rr->facts != NULL)
		rr->facts->blocks = true;
	return true;
}

/* Legend and notes below the figures: sources.conf says how they begin. */
static bool
takes_footer(struct row_reader *rr, const struct csv_record *r)
{
	const char *footer = rr->rule != NULL ? rr->rule->footer : NULL;

	if (rr->footer || footer == NULL || *footer == '\0')
		return rr->footer;
	rr->footer = strncmp(text_trim(r->field[0]), footer, strlen(footer)) == 0;
	if (rr->footer)
		diag_note(
		    rr->diag, r->at, "the footer that begins here with '%s' is skipped", footer);
	return rr->footer;
}

static bool
check_shape(struct row_reader *rr, struct csv_record *r)
{
	size_t n = rr->mapping->ncolumns;

	if (r->nfields == n)
		return true;
	return diag_error(rr->diag, r->at, r->nfields < n ? "missing-cell" : "extra-cell",
	    "%zu fields, but the header has %zu, in the record that begins '%s'", r->nfields, n,
	    text_trim(r->field[0]));
}

/* Blank keys that stand for the one above. False if one is too long to be kept. */
static bool
fill_down(struct row_reader *rr, struct csv_record *r)
{
	const struct mapping *m = rr->mapping;

	for (size_t i = 0; i < m->ncolumns; i++) {
		if (!m->columns[i].fill)
			continue;
		char *above = rr->above[i];
		const char *text = text_trim(r->field[i]);
		size_t n = strlen(text);
		if (n == 0) {
			r->field[i] = above;
			continue;
		}
		if (n >= ABOVE_SIZE)
			return diag_error(rr->diag, row_pos(r, i), "constraint-error",
			    "a key of %zu bytes is too long to stand for the rows below it", n);
		memcpy(above, text, n + 1);
	}
	return true;
}

static bool
refuse(struct row_reader *rr)
{
	rr->refused++;
	return false;
}

/* What all figures of the record have in common. False: refused, or *SKIP. */
static bool
read_common(struct row_reader *rr, struct csv_record *r, struct observation *o, bool *skip)
{
	enum layout layout = rr->mapping->layout;

	*skip = false;
	return (layout == LAYOUT_WIDE_AREAS || row_area(rr, r, &o->area, skip))
	    && (layout == LAYOUT_WIDE_PERIODS || row_period(rr, r, &o->period, skip))
	    && row_indicator(rr, r, o);
}

/* All figures of a wide row, but none if one was refused and the row is to be mended whole. */
static bool
read_cells(struct row_reader *rr, struct csv_record *r, const struct observation *common)
{
	const struct mapping *m = rr->mapping;
	size_t n = 0;
	bool ok = true;

	for (size_t i = 0; i < m->ncolumns; i++) {
		struct observation one = *common;
		if (!m->columns[i].wide)
			continue;
		if (!read_wide(rr, r, i, &one)) {
			rr->refused_cells++;
			ok = false;
		} else if (rr->whole == NULL) {
			give(rr, &one);
		} else {
			rr->whole[n++] = one;
		}
	}
	for (size_t i = 0; ok && i < n; i++)
		give(rr, &rr->whole[i]);
	return ok;
}

void
row_begin(struct row_reader *rr, struct arena *a, bool whole)
{
	const struct mapping *m = rr->mapping;
	bool fills = false;

	rr->block = -1;
	for (size_t i = 0; i < m->ncolumns; i++)
		fills = fills || m->columns[i].fill;
	if (fills)
		rr->above = arena_array(a, m->ncolumns, sizeof *rr->above);
	if (whole)
		rr->whole = arena_array(a, m->ncolumns, sizeof *rr->whole);
}

bool
row_read(struct row_reader *rr, struct csv_record *r)
{
	struct observation o = { .source = rr->source,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = NAN,
		.ci_high = NAN,
		.hidden_low = NAN,
		.hidden_high = NAN };
	size_t last = 0, n = filled(r, &last);
	bool skip;

	if (n == 0 || takes_footer(rr, r)) {
		rr->skipped++;
		return true;
	}
	/* first, since a title may stand on its line without the delimiters of the others */
	if (takes_block(rr, r, n, last)) {
		rr->skipped++;
		return true;
	}
	if (!check_shape(rr, r))
		return refuse(rr);
	if (rr->above != NULL && n > 1 && !fill_down(rr, r))
		return refuse(rr);
	if (!read_common(rr, r, &o, &skip)) {
		rr->skipped += skip;
		return skip || refuse(rr);
	}
	bool one = rr->mapping->layout == LAYOUT_LONG;
	if (one ? !read_long(rr, r, &o) : !read_cells(rr, r, &o))
		return refuse(rr);
	if (one)
		give(rr, &o);
	rr->given++;
	return true;
}
