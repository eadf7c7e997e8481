/*
 * report/prose.h - pieces of Danish sentences; numbers and dates are model/phrase.h's.
 *
 * Pure. Results live in A or are constants.
 */
#ifndef REPORT_PROSE_H
#define REPORT_PROSE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define LIMITS_WORD "95\xC2\xA0%-sikkerhedsinterval"

/* A period as part of a sentence: "i 2025", "den 31. maj 2023". */
const char *prose_in_period(struct period p, struct arena *a);
/* A difference without its unit, "+2,1", and the unit: "procentpoint", "pr. 1000", "". */
const char *prose_signed(const struct indicator *i, double v, struct arena *a);
const char *prose_difference_unit(const struct indicator *i);
/* "14,4–15,2 %"; "–" unless the code is STAT_OK. */
const char *prose_interval(const struct indicator *i, struct interval ci, struct arena *a);
/* The same without its unit. */
const char *prose_limits(const struct indicator *i, struct interval ci, struct arena *a);
/* A probability 0-1: "45 %", "under 1 %", "over 99 %". */
const char *prose_probability(double p, struct arena *a);
/* "p = 0,03", "p < 0,001". */
const char *prose_p(double p, struct arena *a);

/* "ingen kommuner", "1 kommune", "22 kommuner". */
const char *prose_count(size_t n, const char *one, const char *many, struct arena *a);
/* A count of things of common gender as word: "ingen", "én", "to" ... "tolv", "13". */
const char *prose_small(size_t n, struct arena *a);
/* Clauses joined: "a", "a, og b", "a, b, og c". */
const char *prose_join(const char *const *clauses, size_t n, struct arena *a);

/* What S is called: its indicator's name, and its subgroup unless the name says it. */
const char *prose_label(const struct series *s, struct arena *a);
/* S with its first letter as capital or as small letter; "DRG-værdi" keeps its capitals. */
const char *prose_capital(const char *s, struct arena *a);
const char *prose_uncapital(const char *s, struct arena *a);
/* What stands after the last slash of PATH. */
const char *prose_base_name(const char *path);

#endif
