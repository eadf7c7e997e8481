/* What a column is by what stands in it, for headers that nobody knows. */
#include <string.h>

#include "base/text.h"
#include "ingest/mapping_work.h"
#include "ingest/number.h"
#include "ingest/sample.h"
#include "model/period.h"

#define CELL_SIZE 256 /* a longer cell is a text */
#define REMARKS   10  /* so many texts without a repetition are remarks, no subgroups */
#define CODES     4   /* so many different kommune codes are no coincidence */

/* What the filled cells of a column are. Marks for missing figures are not counted. */
struct cells {
	size_t filled;
	size_t periods; /* but for bare years, which are numbers too: */
	size_t years;
	size_t numbers;
	size_t codes; /* numbers that are an area's, or stand for none of ours */
	size_t names; /* of areas, totals, unknown residence */
	size_t texts;
	size_t distinct;
};

/* Cells of R with anything in them, as far as 2. */
static size_t
count_filled(const struct csv_record *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nfields && n < 2; i++)
		n += r->field[i][strspn(r->field[i], " \t")] != '\0';
	return n;
}

/* A row that is no title of a block and no footer. */
static bool
is_whole(const struct work *w, const struct csv_record *r)
{
	return r->nfields == w->n && count_filled(r) >= 2;
}

static char *
cell_text(char out[static CELL_SIZE], const char *cell)
{
	size_t n = strlen(cell);

	if (n >= CELL_SIZE)
		n = CELL_SIZE - 1;
	memcpy(out, cell, n);
	out[n] = '\0';
	return text_trim(out);
}

static bool
is_mark(const struct work *w, const char *text)
{
	struct number_format f = { 0 };
	enum mark_meaning meaning;

	if (w->rule != NULL) {
		f.marks = w->rule->marks;
		f.nmarks = w->rule->nmarks;
	}
	return number_mark(&meaning, &f, text);
}

static bool
is_digits(const char *s)
{
	return strspn(s, "0123456789") == strlen(s);
}

static void
count_cell(struct cells *c, const struct work *w, const char *text)
{
	struct period p;
	int code;

	c->filled++;
	bool area = geography_match(w->geography, text, &code) != AREA_UNKNOWN;
	if (period_parse(&p, text) && p.kind != PERIOD_YEAR) {
		c->periods++;
	} else if (sample_is_number(text)) {
		c->numbers++;
		c->years += is_digits(text) && strlen(text) == 4 && period_parse(&p, text);
		c->codes += is_digits(text) && strlen(text) >= 3 && area;
	} else {
		c->names += area;
		c->texts += !area;
	}
}

static bool
is_first(const struct work *w, size_t row, size_t column)
{
	for (size_t i = 0; i < row; i++)
		if (is_whole(w, &w->in->rows[i])
		    && strcmp(w->in->rows[i].field[column], w->in->rows[row].field[column]) == 0)
			return false;
	return true;
}

static struct cells
count_cells(const struct work *w, size_t column)
{
	struct cells c = { 0 };
	char text[CELL_SIZE];

	for (size_t i = 0; i < w->in->nrows; i++) {
		const struct csv_record *r = &w->in->rows[i];
		if (!is_whole(w, r))
			continue;
		const char *s = cell_text(text, r->field[column]);
		if (*s == '\0' || is_mark(w, s))
			continue;
		count_cell(&c, w, s);
		c.distinct += is_first(w, i, column);
	}
	return c;
}

/* At least PERCENT of what is there. */
static bool
is_most(size_t n, size_t of, size_t percent)
{
	return of != 0 && n * 100 >= of * percent;
}

/* ---- keys ------------------------------------------------------------- */

static bool
has_role(const struct work *w, enum role role)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->m->columns[i].role == role)
			return true;
	return false;
}

static bool
is_unknown(const struct work *w, size_t i)
{
	const struct mapping_column *c = &w->m->columns[i];

	return c->role == ROLE_IGNORED && !w->by_rule[i] && w->word[i] == NULL && !c->by_cells
	    && i != w->m->part && i != w->m->unit;
}

static bool
says_figures(const struct work *w, size_t i)
{
	const char *header = w->m->columns[i].header, *rest;
	struct period p;
	int code;

	return mapping_is_period(header, &p, &rest, w->arena)
	    || mapping_is_area(w->geography, header, &code);
}

static void
take_role(struct work *w, size_t i, enum role role)
{
	w->m->columns[i].role = role;
	w->m->columns[i].by_cells = true;
}

void
mapping_take_keys(struct work *w)
{
	bool area = has_role(w, ROLE_AREA_CODE) || has_role(w, ROLE_AREA_NAME)
	    || is_given(w->in->area) || (w->rule != NULL && is_given(w->rule->area));
	bool code = area, period = has_role(w, ROLE_PERIOD), figures = false;

	for (size_t i = 0; i < w->n; i++)
		figures = figures || says_figures(w, i);
	for (size_t i = 0; i < w->n && !figures; i++) {
		struct cells c = count_cells(w, i);
		if (!is_unknown(w, i) || c.filled == 0)
			continue;
		if (!period && (is_most(c.periods, c.filled, 90) || c.years == c.filled)) {
			take_role(w, i, ROLE_PERIOD);
			period = true;
		} else if (!area && is_most(c.names, c.filled, 60)) {
			take_role(w, i, ROLE_AREA_NAME);
			area = true;
		} else if (!code && c.distinct >= CODES && is_most(c.codes, c.filled, 90)) {
			take_role(w, i, ROLE_AREA_CODE);
			code = true;
		}
	}
}

/* ---- subgroups -------------------------------------------------------- */

/*
 * A column of texts divides the figures: to leave it out would mix them. But texts that never
 * repeat are remarks, and names of areas beside the area (a landsdel) divide nothing.
 */
void
mapping_take_strata(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		if (!is_unknown(w, i) || says_figures(w, i))
			continue;
		struct cells c = count_cells(w, i);
		if (!is_most(c.texts + c.names + c.periods, c.filled, 80))
			continue;
		bool remark = c.distinct == c.filled && c.filled >= REMARKS;
		bool place = is_most(c.names, c.filled, 60);
		take_role(w, i, remark || place ? ROLE_IGNORED : ROLE_STRATUM);
	}
}

/* ---- keys on the first row of a group ----------------------------------- */

static bool
is_key(const struct work *w, size_t i)
{
	enum role role = w->m->columns[i].role;

	return role == ROLE_AREA_CODE || role == ROLE_AREA_NAME || role == ROLE_PERIOD
	    || role == ROLE_INDICATOR || role == ROLE_STRATUM || i == w->m->part;
}

static size_t
last_key(const struct work *w)
{
	size_t last = NO_COLUMN;

	for (size_t i = 0; i < w->n; i++)
		if (is_key(w, i))
			last = i;
	return last;
}

static bool
is_blank(const struct csv_record *r, size_t column)
{
	char text[CELL_SIZE];

	return *cell_text(text, r->field[column]) == '\0';
}

/* Are all keys from the left to COLUMN blank in R, or COLUMN filled? */
static bool
is_nested(const struct work *w, const struct csv_record *r, size_t column)
{
	if (!is_blank(r, column))
		return true;
	for (size_t i = 0; i < column; i++)
		if (is_key(w, i) && !is_blank(r, i))
			return false;
	return true;
}

/*
 * Is COLUMN a key that stands on the first row of its group alone? The first row has it, at least
 * half of the others do not, it never repeats the one above, where it is blank so is all to its
 * left, and the LAST key always stands. A blank cell for unknown residence fits none of these.
 */
static bool
is_grouped(const struct work *w, size_t column, size_t last)
{
	const struct csv_record *above = NULL;
	size_t blank = 0, filled = 0;

	for (size_t i = 0; i < w->in->nrows; i++) {
		const struct csv_record *r = &w->in->rows[i];
		if (!is_whole(w, r))
			continue;
		if (is_blank(r, last) || !is_nested(w, r, column))
			return false;
		if (is_blank(r, column)) {
			if (above == NULL)
				return false;
			blank++;
			continue;
		}
		if (above != NULL && strcmp(above->field[column], r->field[column]) == 0)
			return false;
		above = r;
		filled++;
	}
	return blank > 0 && blank >= filled;
}

void
mapping_take_fill(struct work *w)
{
	bool stated = w->in->fill_down || (w->rule != NULL && w->rule->fill_down);
	size_t last = last_key(w);

	for (size_t i = 0; last != NO_COLUMN && i < w->n; i++)
		w->m->columns[i].fill =
		    is_key(w, i) && (stated || (i < last && is_grouped(w, i, last)));
}
