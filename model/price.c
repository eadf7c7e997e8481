#include "model/price.h"

#include <math.h>
#include <string.h>

/* ---- the index ------------------------------------------------------------- */

const struct price_row *
price_row(const struct price_index *p, int year)
{
	for (size_t k = 0; p != NULL && k < p->n; k++)
		if (p->rows[k].year == year)
			return &p->rows[k];
	return NULL;
}

double
price_factor(const struct price_index *p, int from, int to)
{
	const struct price_row *a = price_row(p, from), *b = price_row(p, to);

	if (from == 0 || to == 0)
		return NAN;
	if (from == to)
		return 1;
	return a != NULL && b != NULL ? b->index / a->index : NAN;
}

/* ---- what targets.conf states ------------------------------------------------ */

/* The one price year of I's targets; 0 if they have none, or several. */
static int
year_of_targets(const struct indicator *i)
{
	int year = 0;

	for (size_t k = 0; k < i->ntargets; k++) {
		int of = i->targets[k].price_year;
		if (of != 0 && year != 0 && of != year)
			return 0;
		year = of != 0 ? of : year;
	}
	return year;
}

/* YEAR was asked for and I has something in prices of FROM. */
static bool
refuse(const struct indicator *i, int year, int from, struct diag *d)
{
	const struct price_index *p = i->prices;

	if (p == NULL)
		return diag_error(d, (struct pos){ 0 }, NULL,
		    "--price-year: '%s' is in %d-prices and there is no price index; give one by "
		    "--price-index FILE or price_index in targets.conf",
		    i->id, from);
	return diag_error(d, (struct pos){ .file = p->path }, NULL,
	    "--price-year: there is no index for %d, so '%s' in %d-prices cannot be restated in "
	    "%d-prices",
	    price_row(p, from) == NULL ? from : year, i->id, from, year);
}

static void
restate_target(struct target *t, double factor, int year)
{
	if (factor == 1 || isnan(factor))
		return;
	t->low *= factor;
	t->high *= factor;
	t->stated_year = t->price_year;
	t->price_year = year;
}

static bool
settle(struct indicator *i, int year, struct arena *a, struct diag *d)
{
	struct target *targets = arena_array(a, i->ntargets + 1, sizeof *targets);
	struct money *m = &i->money;
	bool ok = true;
	int own = m->price_year != 0 ? m->price_year : year_of_targets(i);

	m->price_year = year != 0 ? year : own;
	if (year != 0 && m->figures_year != 0
	    && isnan(price_factor(i->prices, m->figures_year, year)))
		ok = refuse(i, year, m->figures_year, d);
	for (size_t k = 0; k < i->ntargets; k++) {
		struct target *t = &targets[k];
		*t = i->targets[k];
		double factor = price_factor(i->prices, t->price_year, m->price_year);
		if (ok && year != 0 && t->price_year != 0 && isnan(factor))
			ok = refuse(i, year, t->price_year, d);
		restate_target(t, factor, m->price_year);
	}
	i->targets = targets;
	if (!isnan(i->baseline.value) && m->price_year != 0)
		i->baseline.value *=
		    price_factor(i->prices, own != 0 ? own : i->baseline.year, m->price_year);
	return ok;
}

bool
prices_settle(
    struct catalogue *c, const struct price_index *p, int year, struct arena *a, struct diag *d)
{
	bool ok = true;

	for (size_t k = 0; k < c->nindicators; k++) {
		struct indicator *i = &c->indicators[k];
		i->prices = p;
		if (i->money.currency != CURRENCY_NONE)
			ok = settle(i, year, a, d) && ok;
		else
			i->money.price_year = year;
	}
	return ok;
}

/* ---- figures ------------------------------------------------------------------- */

/* Whose prices O was read in; 0 if not known. */
static int
year_of_figure(const struct indicator *i, const struct observation *o)
{
	if (i->money.figures_year != 0)
		return i->money.figures_year;
	return o->period.kind != PERIOD_SPAN ? o->period.year : 0;
}

static struct price
restate(struct observation *o, const struct indicator *i)
{
	int from = year_of_figure(i, o), to = i->money.price_year;
	double factor = price_factor(i->prices, from, to);

	if (isnan(factor))
		return (struct price){ from, 1 };
	if (factor != 1) {
		o->value *= factor;
		o->numerator *= factor;
		o->ci_low *= factor;
		o->ci_high *= factor;
	}
	return (struct price){ to, factor };
}

void
series_restate(struct series *s, struct arena *a)
{
	struct price *prices = arena_array(a, s->n + 1, sizeof *prices);
	struct observation *obs = arena_array(a, s->n + 1, sizeof *obs);

	if (s->n > 0)
		memcpy(obs, s->obs, s->n * sizeof *obs);
	for (size_t k = 0; k < s->n; k++)
		prices[k] = restate(&obs[k], s->indicator);
	s->read = s->obs;
	s->obs = obs;
	s->prices = prices;
}

bool
series_same_prices(const struct series *s, size_t from, size_t to)
{
	return s->prices == NULL
	    || (s->prices[from].year != 0 && s->prices[from].year == s->prices[to].year);
}

int
series_price_year(const struct series *s)
{
	int year = 0;

	for (size_t k = 0; s->prices != NULL && k < s->n; k++) {
		if (isnan(s->obs[k].value))
			continue;
		if (s->prices[k].year == 0 || (year != 0 && s->prices[k].year != year))
			return 0;
		year = s->prices[k].year;
	}
	return year;
}

bool
price_comparable(const struct series *s, const struct observation *o, const struct target *t)
{
	if (s->prices == NULL || o == NULL || t == NULL)
		return true;
	return t->price_year != 0 && s->prices[o - s->obs].year == t->price_year;
}

/* ---- what a gap costs ------------------------------------------------------------ */

static const struct gap_cost no_cost = { COST_NOT_STATED, NAN, CURRENCY_NONE, 0, NAN };

/* Of the gap of a figure that is money. */
static struct gap_cost
cost_of_money(const struct assessment *as, double persons)
{
	const struct indicator *i = as->series.indicator;
	const struct observation *o = as->latest.obs;
	struct gap_cost c = no_cost;
	/* under 1 it turns kroner into the unit; else the figure is for so many persons */
	double each = fmax(i->per, 1);
	double many = i->measure == MEASURE_AMOUNT ? 1 : o->denominator / each;

	if (isnan(many) && i->money.by_inhabitants)
		many = persons / each;
	c.currency = i->money.currency;
	c.price_year = as->series.prices != NULL ? as->series.prices[o - as->series.obs].year : 0;
	c.code = strcmp(i->unit, "?") == 0 ? COST_UNIT_OPEN
	    : c.price_year == 0            ? COST_YEAR_OPEN
	    : i->measure == MEASURE_RATIO  ? COST_NO_NUMBER
					   : COST_OK;
	c.amount = fabs(as->latest.gap) * i->money.scale * many;
	if (c.code == COST_OK && !isfinite(c.amount))
		c.code = COST_NO_NUMBER;
	return c;
}

/* Of so many events, in the price year asked for where the index has it. */
static struct gap_cost
cost_of_events(const struct indicator *i, const struct need *need, int shown)
{
	const struct unit_cost *u = &i->cost;
	struct gap_cost c = no_cost;
	double factor = price_factor(i->prices, u->price_year, shown);
	bool restated = isfinite(factor);

	c.currency = u->currency;
	c.price_year = restated ? shown : u->price_year;
	c.each = restated ? u->amount * factor : u->amount;
	c.amount = c.each * need->events;
	c.code = u->currency == CURRENCY_NONE ? COST_UNIT_OPEN
	    : u->price_year == 0              ? COST_YEAR_OPEN
	    : need->code != NEED_OK           ? COST_NO_NUMBER
					      : COST_OK;
	return c;
}

struct gap_cost
gap_cost(const struct assessment *as, const struct need *need, double persons)
{
	const struct indicator *i = as->series.indicator;
	bool money = i->money.currency != CURRENCY_NONE;
	struct gap_cost c = no_cost;

	if (!money && i->cost.source == NULL)
		return c;
	if (as->latest.meets == TRUTH_YES)
		c.code = COST_MET;
	else if (as->latest.obs == NULL || (money && isnan(as->latest.gap)))
		c.code = COST_NO_NUMBER;
	else
		c = money ? cost_of_money(as, persons)
			  : cost_of_events(i, need, i->money.price_year);
	if (c.code != COST_OK)
		c.amount = NAN;
	return c;
}
