#include "model/phrase_money.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "model/phrase.h"
#include "model/price.h"
#include "model/prose.h"

#define NBSP "\xC2\xA0"

const char *
currency_id(enum currency c)
{
	static const char *const ids[] = {
		[CURRENCY_NONE] = NULL, [CURRENCY_KRONER] = "kroner", [CURRENCY_DRG] = "drg"
	};

	return ids[c];
}

const char *
cost_code_id(enum cost_code c)
{
	static const char *const ids[] = { [COST_NOT_STATED] = "not_stated",
		[COST_OK] = "ok",
		[COST_MET] = "met",
		[COST_UNIT_OPEN] = "unit_open",
		[COST_YEAR_OPEN] = "price_year_open",
		[COST_NO_NUMBER] = "no_number" };

	return ids[c];
}

/* ---- amounts ------------------------------------------------------------------- */

/* V with as many DECIMALS, as L writes it. */
static const char *
number(double v, int decimals, enum language l, struct arena *a)
{
	const struct indicator plain = { .decimals = decimals, .unit = "" };

	return phrase_number(&plain, v, NAN, l, a);
}

/* Kroner in the largest unit that leaves a digit before the comma, as printed. */
static const char *
in_kroner(double v, enum language l, struct arena *a)
{
	if (round(v) < 1e6)
		return arena_printf(a, prose_say(l, "%s\u00A0kr."), number(v, 0, l, a));
	if (round(v / 1e5) < 1e4)
		return arena_printf(
		    a, prose_say(l, "%s\u00A0mio.\u00A0kr."), number(v / 1e6, 1, l, a));
	return arena_printf(a, prose_say(l, "%s\u00A0mia.\u00A0kr."), number(v / 1e9, 1, l, a));
}

const char *
phrase_money(double amount, enum currency c, enum language l, struct arena *a)
{
	if (c == CURRENCY_KRONER)
		return in_kroner(amount, l, a);
	return arena_printf(
	    a, prose_say(l, "%s\u00A0DRG-point"), number(amount, fabs(amount) < 100 ? 1 : 0, l, a));
}

/* ---- prices --------------------------------------------------------------------- */

const char *
phrase_price_year(int year, enum language l, struct arena *a)
{
	return arena_printf(a, prose_say(l, "%d-priser"), year);
}

const char *
phrase_prices(const struct series *s, enum language l, struct arena *a)
{
	int year = series_price_year(s);

	if (s->prices == NULL || s->n == 0)
		return "";
	return year != 0 ? phrase_price_year(year, l, a) : prose_say(l, "hvert års egne priser");
}

/* Was any figure of S restated by the index of YEAR: from its prices, or to them? */
static bool
is_restated_by(const struct series *s, int year)
{
	const struct money *m = &s->indicator->money;

	for (size_t k = 0; k < s->n; k++) {
		int from = m->figures_year != 0 ? m->figures_year : s->read[k].period.year;
		if (!isnan(s->obs[k].value) && s->prices[k].factor != 1
		    && (year == from || year == m->price_year))
			return true;
	}
	return false;
}

/* The sources of the index of all years that S was restated by, each once. */
static const char *
index_sources(const struct series *s, enum language l, struct arena *a)
{
	const struct price_index *p = s->indicator->prices;
	const char **names = arena_array(a, p->n + 1, sizeof *names);
	size_t n = 0;

	for (size_t k = 0; k < p->n; k++) {
		bool again = false;
		for (size_t i = 0; i < n; i++)
			again = again || strcmp(names[i], p->rows[k].source) == 0;
		if (!again && is_restated_by(s, p->rows[k].year))
			names[n++] = p->rows[k].source;
	}
	return prose_list(names, n, l, a);
}

/* Has any value of S been multiplied? */
static bool
is_restated(const struct series *s)
{
	for (size_t k = 0; k < s->n; k++)
		if (!isnan(s->obs[k].value) && s->prices[k].factor != 1)
			return true;
	return false;
}

/* Why the figures of S stand in several years' prices. */
static const char *
why_not_restated(const struct series *s, enum language l, struct arena *a)
{
	const struct indicator *i = s->indicator;
	const char *years = "";

	if (i->money.price_year == 0)
		return prose_say(l, "; der er ikke valgt et prisår");
	if (i->prices == NULL)
		return prose_say(l, "; der er ikke givet noget prisindeks");
	for (size_t k = 0; k < s->n; k++) {
		int year = s->prices[k].year;
		if (isnan(s->obs[k].value) || year == i->money.price_year || year == 0
		    || (k > 0 && s->prices[k - 1].year == year))
			continue;
		years = arena_printf(a, "%s%s%d", years, years[0] != '\0' ? ", " : "", year);
	}
	return arena_printf(a, prose_say(l, "; prisindekset kan ikke omregne %s"),
	    years[0] != '\0' ? years : prose_say(l, "perioder på flere år"));
}

const char *
sentence_prices(const struct assessment *t, enum language l, struct arena *a)
{
	const struct series *s = &t->series;

	if (s->prices == NULL || t->latest.obs == NULL)
		return NULL;
	int year = series_price_year(s);
	if (year == 0)
		return arena_printf(a,
		    prose_say(l,
			"Tallene er ikke i samme års priser%s. Derfor sammenlignes de ikke over "
			"år."),
		    why_not_restated(s, l, a));
	if (!is_restated(s))
		return arena_printf(
		    a, prose_say(l, "Tallene er i %s."), phrase_price_year(year, l, a));
	const char *from = s->indicator->money.figures_year != 0
	    ? phrase_price_year(s->indicator->money.figures_year, l, a)
	    : prose_say(l, "hvert års egne priser");
	return arena_printf(a, prose_say(l, "Tallene er i %s, regnet om fra %s (prisindeks: %s)."),
	    phrase_price_year(year, l, a), from, index_sources(s, l, a));
}

/* ---- a gap ------------------------------------------------------------------------ */

const char *
phrase_cost(const struct assessment *as, const struct gap_cost *c, enum language l, struct arena *a)
{
	const struct indicator *i = as->series.indicator;

	if (c->code != COST_OK || as->latest.obs == NULL)
		return NULL;
	bool yearly = as->latest.obs->period.kind == PERIOD_YEAR;
	const char *amount = arena_printf(a, "%s%s", phrase_money(c->amount, c->currency, l, a),
	    yearly ? prose_say(l, " om året") : "");
	const char *prices = phrase_price_year(c->price_year, l, a);
	if (isnan(c->each))
		return arena_printf(a, prose_say(l, "Afstanden til målet svarer til %s i %s (%s)."),
		    amount, as->series.area->name, prices);
	const char *event =
	    i->event[l][0] != NULL ? i->event[l][0] : prose_say_in(l, "one", "tilfælde");
	return arena_printf(a, prose_say(l, "Det svarer til %s (%s; %s pr. %s, kilde: %s)."),
	    amount, prices, phrase_money(c->each, c->currency, l, a), event, i->cost.source);
}
