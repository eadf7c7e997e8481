/*
 * model/phrase_needs.h - what it would take, in sentences of either language.
 *
 * Tables and pages take them from here. Pure; results live in A; NULL: nothing to say. The numbers
 * are those of struct needs (analysis/needs.h) and nothing is judged anew.
 */
#ifndef MODEL_PHRASE_NEEDS_H
#define MODEL_PHRASE_NEEDS_H

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

/* "ok", "met", "no_target" ... */
const char *need_code_id(enum need_code c);

/*
 * The distance from AS's latest figure to its target in whole events: "Målet (højst 15 %) svarer
 * til 312 færre genindlæggelser pr. år i Region Syddanmark, regnet på tallene for 2024." "Tilfælde"
 * or "cases" where the indicator has no word for them in L.
 */
const char *phrase_need(
    const struct assessment *as, const struct need *need, enum language l, struct arena *a);
/* Which kommuner have the most of what is missing; NULL for fewer than two that miss. */
const char *phrase_shares(const struct needs *n, enum language l, struct arena *a);
/* A kommune's part of what is missing in all that miss the target; NULL for none. */
const char *phrase_own_share(
    const struct assessment *as, const struct needs *n, enum language l, struct arena *a);
/* What AS's area would have if those that miss the target, or the best quarter, reached it. */
const char *phrase_if(
    const struct assessment *as, const struct needs *n, enum language l, struct arena *a);
/* Which kommuner differ from the whole by more than chance, all of them tested at once. */
const char *phrase_differ(const struct needs *n, enum language l, struct arena *a);
/* How many of the N series, and at what, TESTED of them; NATIONAL: the whole is the country. */
const char *phrase_worsening_head(
    size_t called, size_t tested, bool national, enum language l, struct arena *a);
/* Why AS is on the list: "dårligere end målet og regionen; +0,5 procentpoint om året, q = 0,012".
 */
const char *phrase_worsening(const struct assessment *as, bool than_target, bool than_region,
    bool national, double q, enum language l, struct arena *a);

#endif
