/*
 * model/phrase_money.h - money as readers write it, and in whose prices it is.
 *
 * Pure; results live in A or are constants.
 */
#ifndef MODEL_PHRASE_MONEY_H
#define MODEL_PHRASE_MONEY_H

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

const char *currency_id(enum currency c);   /* "kroner"; NULL for none */
const char *cost_code_id(enum cost_code c); /* "ok" */

/*
 * "845 kr.", "862.500 kr." with no-break spaces for thousands, from a million on "12,3 mio. kr.",
 * from a thousand millions "1,2 mia. kr."; "1 234 DRG-point". C: not CURRENCY_NONE.
 */
const char *phrase_money(double amount, enum currency c, enum language l, struct arena *a);
/* "2023-priser"; "2023 prices". */
const char *phrase_price_year(int year, enum language l, struct arena *a);
/* The same of all figures of S; "årets priser" where they are in several years'; "" of no money. */
const char *phrase_prices(const struct series *s, enum language l, struct arena *a);

/*
 * Whose prices the figures of T are in and what they were restated by, or why they were not; NULL
 * of no money: "Tallene er i 2023-priser, regnet om fra hvert års priser (indeks: Opdigtet)."
 */
const char *sentence_prices(const struct assessment *t, enum language l, struct arena *a);
/*
 * What the gap is in money: "Det svarer til 862 500 kr. pr. år (2023-priser; 34 500 kr. pr.
 * genindlæggelse, kilde: …)." NULL unless C's code is OK.
 */
const char *phrase_cost(
    const struct assessment *as, const struct gap_cost *c, enum language l, struct arena *a);

#endif
