#include "ingest/money.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/number.h"
#include "ingest/own_table.h"

#define INDEX_MIN 0.01
#define INDEX_MAX 1e6

/* ---- targets.conf ------------------------------------------------------------ */

static const char *const currencies[] = { "kroner", "drg" };
static const char *const bases[] = { "current", "fixed" };
static const char *const denominators[] = { "inhabitants" };

static enum currency
read_currency(const struct conf *c, const struct conf_section *s, const char *key)
{
	if (!conf_has(s, key))
		return CURRENCY_NONE;
	int k = conf_word(c, s, key, currencies, countof(currencies), -1);
	return k < 0 ? CURRENCY_NONE : (enum currency)(k + 1);
}

static int
read_year(const struct conf *c, const struct conf_section *s, const char *key)
{
	return conf_has(s, key) ? conf_whole(c, s, key, 1900, 2100, 0) : 0;
}

/* Keys that say nothing of an indicator that is no money. */
static void
refuse_idle(const struct conf *c, const struct conf_section *s)
{
	static const char *const idle[] = { "scale", "prices", "price_year", "denominator" };

	for (size_t k = 0; k < countof(idle); k++)
		if (conf_has(s, idle[k]))
			diag_error(c->diag, conf_pos(c, s, idle[k]), NULL,
			    "'%s' is of money, and %s has no 'currency' (kroner or drg)", idle[k],
			    conf_called(c, s));
}

/* In which prices the figures are. */
static void
read_prices(const struct conf *c, struct money *m, const struct conf_section *s)
{
	int basis = conf_word(c, s, "prices", bases, countof(bases), -1);
	bool fixed = basis == 1;

	m->price_year = read_year(c, s, "price_year");
	if (fixed && !conf_has(s, "price_year"))
		diag_error(c->diag, conf_pos(c, s, "prices"), NULL,
		    "%s has no 'price_year', which fixed prices need", conf_called(c, s));
	m->figures_year = fixed ? m->price_year : 0;
}

static void
read_cost(const struct conf *c, struct indicator *i, const struct conf_section *in)
{
	const struct conf_section *s = conf_next(in, "cost", NULL);

	if (s == NULL)
		return;
	i->cost.amount = conf_number(c, s, "amount");
	if (isnan(i->cost.amount) || i->cost.amount <= 0)
		diag_error(c->diag, conf_pos(c, s, "amount"), NULL,
		    "'amount' is a number above 0: what one event costs");
	i->cost.currency = read_currency(c, s, "unit");
	i->cost.price_year = read_year(c, s, "price_year");
	i->cost.source = conf_text(c, s, "source", NULL);
	if (i->measure != MEASURE_PROPORTION && i->measure != MEASURE_RATE)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL,
		    "a cost is of an event, and only a proportion or rate counts events");
	s = conf_next(in, "cost", s);
	if (s != NULL)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL, "%s has a second cost",
		    conf_called(c, in));
}

void
money_read(const struct conf *c, struct indicator *i, const struct conf_section *s)
{
	struct money *m = &i->money;

	read_cost(c, i, s);
	m->currency = read_currency(c, s, "currency");
	if (m->currency == CURRENCY_NONE) {
		if (!conf_has(s, "currency"))
			refuse_idle(c, s);
		return;
	}
	if (i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE)
		diag_error(c->diag, conf_pos(c, s, "currency"), NULL,
		    "a proportion or rate counts events, not money; money is a mean, ratio or "
		    "amount");
	if (!conf_has(s, "scale"))
		diag_error(c->diag, conf_pos(c, s, "currency"), NULL,
		    "%s has no 'scale': 1, 1000 where the unit is \"1000 kr.\", 1000000 where it "
		    "is \"mio. kr.\"",
		    conf_called(c, s));
	m->scale = conf_has(s, "scale") ? conf_number(c, s, "scale") : 1;
	if (m->scale <= 0)
		diag_error(c->diag, conf_pos(c, s, "scale"), NULL, "'scale' is a number above 0");
	read_prices(c, m, s);
	m->by_inhabitants = conf_has(s, "denominator")
	    && conf_word(c, s, "denominator", denominators, countof(denominators), -1) == 0;
}

/* ---- the index ------------------------------------------------------------------ */

struct reading {
	struct arena *arena;
	struct diag *diag;
	struct price_row *rows;
	size_t n, cap;
};

static bool
read_row(void *to, struct pos at, char *const cell[])
{
	struct reading *r = to;
	struct number_format f = { .decimal = ',', .thousands = '-' };
	struct price_row row = { .at = at };
	struct number index;

	if (!own_int(&row.year, cell[0], 1900, 2100))
		return diag_error(r->diag, own_cell(at, 1), "constraint-error",
		    "'%s' is no year from 1900 to 2100", cell[0]);
	for (size_t k = 0; k < r->n; k++)
		if (r->rows[k].year == row.year)
			return diag_error(r->diag, own_cell(at, 1), "primary-key",
			    "%d is there already, in line %zu", row.year, r->rows[k].at.line);
	if (!number_read(&index, &f, cell[1], own_cell(at, 2), r->diag))
		return false;
	if (index.percent || !(index.value >= INDEX_MIN && index.value <= INDEX_MAX))
		return diag_error(r->diag, own_cell(at, 2), "constraint-error",
		    "'%s' is no index: a number from 0,01 to 1000000, as 104,2", cell[1]);
	if (cell[2][0] == '\0')
		return diag_error(r->diag, own_cell(at, 3), "missing-cell",
		    "there is no source of the index of %d", row.year);
	row.index = index.value;
	row.source = arena_strdup(r->arena, cell[2]);
	r->rows = arena_grow(r->arena, r->rows, r->n, &r->cap, sizeof *r->rows);
	r->rows[r->n++] = row;
	return true;
}

static int
compare_rows(const void *a, const void *b)
{
	const struct price_row *x = a, *y = b;

	return (x->year > y->year) - (x->year < y->year);
}

bool
price_index_load(struct price_index *out, const char *path, struct arena *a, struct diag *d)
{
	static const char *const columns[] = { "aar", "indeks", "kilde" };
	struct reading r = { .arena = a, .diag = d };
	const struct own_table table = {
		.columns = columns, .ncolumns = countof(columns), .row = read_row, .to = &r
	};

	if (!own_table_read(&table, path, d))
		return false;
	if (r.n == 0)
		return diag_error(d, (struct pos){ .file = path }, NULL,
		    "the price index has no year; its lines are aar;indeks;kilde");
	qsort(r.rows, r.n, sizeof *r.rows, compare_rows);
	*out = (struct price_index){ path, r.rows, r.n };
	return true;
}
