/*
 * model/price.h - figures of money in the prices of one year. Pure, but for the arena.
 *
 * A figure of year Y in its own prices is worth index(P) / index(Y) times as much in those of P.
 * Nothing is guessed: without both years in the index a figure stays as it was read, in the prices
 * it was read in, and is held neither against figures in other prices nor against a target in them.
 */
#ifndef MODEL_PRICE_H
#define MODEL_PRICE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/catalogue.h"
#include "model/kpi.h"

/* The row of YEAR in P (NULL: no index); NULL if there is none. */
const struct price_row *price_row(const struct price_index *p, int year);

/*
 * What prices of year FROM are multiplied by to be those of year TO: 1 where the years are one, NAN
 * where either is 0 or not in P (NULL: no index).
 */
double price_factor(const struct price_index *p, int from, int to);

/*
 * Give all of C's indicators the index P (NULL: none), choose the price year they are shown in -
 * YEAR, or where that is 0 the one of targets.conf - and restate their targets and stated baselines
 * in it. A target that cannot be keeps its own prices; a baseline that cannot be is dropped. False
 * after a message if YEAR is given and cannot be reached from the prices that an indicator's
 * figures or targets are stated in. Arrays are copied into A.
 */
bool prices_settle(
    struct catalogue *c, const struct price_index *p, int year, struct arena *a, struct diag *d);

/*
 * Restate S, of an indicator of money, in the price year it is shown in: values, counts and limits
 * alike. S->prices says of each figure whose prices it is in; S->read keeps what was read. Of a
 * figure in its own prices the year is that of its period; a span of years has none.
 */
void series_restate(struct series *s, struct arena *a);

/* Are figures FROM and TO of S in the prices of one year, which is known? True if S is no money. */
bool series_same_prices(const struct series *s, size_t from, size_t to);

/* The one year whose prices all figures of S with a value are in; 0 if there is none. */
int series_price_year(const struct series *s);

/* May figure O of S be held against T: are they in the prices of one year? True without money. */
bool price_comparable(const struct series *s, const struct observation *o, const struct target *t);

/*
 * What the gap of AS is in money; NEED is what it would take. A gap in money is the gap's size
 * times the persons behind the figure (its denominator, or PERSONS where it is for each
 * inhabitant); else it is events times what one costs. Said only where unit and price year are
 * stated.
 */
struct gap_cost gap_cost(const struct assessment *as, const struct need *need, double persons);

#endif
