/*
 * report/prose.h - numbers, dates and names as Danish readers write them.
 *
 * Pure. Results live in A (or are constants). Numbers have a decimal comma, U+2212
 * for minus and a no-break space before their unit.
 */
#ifndef REPORT_PROSE_H
#define REPORT_PROSE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

/* "31. december 2025"; "" for 0. */
const char *prose_date(int date, struct arena *a);
/* "2025", "1. kvartal 2023", "januar 2023", "uge 7 i 2023", "31. maj 2023", "2021-2023". */
const char *prose_period(struct period p, struct arena *a);
/* The same as part of a sentence: "i 2025", "den 31. maj 2023". */
const char *prose_in_period(struct period p, struct arena *a);

/* V in I's unit and decimals: "10,9 %", "2700". More decimals where V would read like BESIDE
 * though it differs (NAN: nothing to differ from). "–" for NAN. */
const char *prose_value(const struct indicator *i, double v, double beside, struct arena *a);
/* A difference or a change with its sign: "+2,1 procentpoint", "−0,4 pr. 1000". */
const char *prose_difference(const struct indicator *i, double v, struct arena *a);
/* The same without sign, for sentences that have the verb. */
const char *prose_distance(const struct indicator *i, double v, struct arena *a);
/* "95 %-interval": "14,4-15,2 %". */
const char *prose_interval(const struct indicator *i, struct interval ci, struct arena *a);
/* A probability 0-1: "45 %", "under 1 %", "over 99 %". */
const char *prose_probability(double p, struct arena *a);
/* "p = 0,03", "p < 0,001". */
const char *prose_p(double p, struct arena *a);

/* The bound of T nearest to V; NAN if T is NULL or has no number. */
double prose_bound(const struct target *t, double v);
/* "højst 13 %", "mindst 79,3 %", "mellem 2 og 3 %"; "et mål uden tal". */
const char *prose_rule(const struct indicator *i, const struct target *t, struct arena *a);
/* The same with its year: "højst 13 % i 2023". */
const char *prose_target(const struct indicator *i, const struct target *t, struct arena *a);

/* "ingen kommuner", "1 kommune", "22 kommuner". */
const char *prose_count(size_t n, const char *one, const char *many, struct arena *a);
/* A count of things of common gender as word: "ingen", "én", "to" ... "tolv", "13". */
const char *prose_small(size_t n, struct arena *a);
/* Parts joined: "a", "a og b", "a, b og c". */
const char *prose_join(const char *const *parts, size_t n, struct arena *a);

/* What a målsætning is called: its name, and its subgroup unless the name says it. */
const char *prose_label(const struct indicator *i, struct arena *a);
/* S with its first letter as capital or as small letter. */
const char *prose_capital(const char *s, struct arena *a);
const char *prose_uncapital(const char *s, struct arena *a);
/* What stands after the last slash of PATH. */
const char *prose_base_name(const char *path);

#endif
