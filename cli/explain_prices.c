/* How a figure of money came to be in the prices it is in. */
#include <math.h>

#include "base/text.h"
#include "cli/explain.h"
#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/price.h"
#include "model/prose.h"

/* "112,2 (2023, prisindeks.csv:8, Danmarks Statistik)" */
static const char *
index_words(struct run *r, const struct price_index *p, int year, enum language l)
{
	const struct price_row *row = price_row(p, year);
	struct arena *a = &r->arena;

	return arena_printf(a, "%s (%d, %s:%zu, %s)", phrase_stated(row->index, l, a), year,
	    text_base_name(row->at.file), row->at.line, row->source);
}

const char *
explain_say_prices(struct run *r, const struct explanation *e, enum language l)
{
	const struct series *s = &e->assessment.series;
	const struct indicator *i = s->indicator;
	struct arena *a = &r->arena;

	if (s->prices == NULL || e->obs == NULL)
		return NULL;
	const struct price *p = &s->prices[e->obs - s->obs];
	int shown = i->money.price_year;
	if (p->factor != 1) {
		int from = i->money.figures_year != 0 ? i->money.figures_year : e->obs->period.year;
		return arena_printf(a, prose_say(l, "Regnet om fra %s til %s: %s · %s / %s = %s."),
		    phrase_price_year(from, l, a), phrase_price_year(shown, l, a),
		    phrase_stated(e->read->value, l, a), index_words(r, i->prices, shown, l),
		    index_words(r, i->prices, from, l), phrase_value(i, e->obs->value, NAN, l, a));
	}
	if (p->year == 0)
		return prose_say(l, "Det vides ikke, hvilket års priser tallet er i.");
	if (p->year == shown || shown == 0)
		return arena_printf(a, prose_say(l, "Tallet er i %s, som det blev læst."),
		    phrase_price_year(p->year, l, a));
	return arena_printf(a,
	    prose_say(l, "Tallet er i %s og er ikke regnet om til %s: prisindekset mangler et år."),
	    phrase_price_year(p->year, l, a), phrase_price_year(shown, l, a));
}
