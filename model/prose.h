/*
 * model/prose.h - pieces of sentences in either language; numbers and dates are model/phrase.h's.
 *
 * Pure. Results live in A or are constants.
 */
#ifndef MODEL_PROSE_H
#define MODEL_PROSE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/translate.h"
#include "model/kpi.h"
#include "model/words.h"

/*
 * DA, a literal or one that SAY or SAY_IN marks, in language L: the English is that of po/en.po, or
 * DA where that lacks it. Where DA is a format, the compiler checks it, and msgfmt the English.
 */
const char *prose_say(enum language l, const char *da) __attribute__((format_arg(2)));
/* The same where one Danish text has several English ones: CONTEXT, a literal, says which. */
#define prose_say_in(l, context, da) prose_say((l), SAY_IN(context, da))
/* N texts that SAY marks, in language L. */
const char *const *prose_each(const char *const *da, size_t n, enum language l, struct arena *a);

/* A period as part of a sentence: "i 2025", "den 31. maj 2023"; "in 2025", "on 31 May 2023". */
const char *prose_in_period(struct period p, enum language l, struct arena *a);
/* A difference without its unit, "+2,1", and the unit: "procentpoint", "pr. 1000", "". */
const char *prose_signed(const struct indicator *i, double v, enum language l, struct arena *a);
const char *prose_difference_unit(const struct indicator *i, enum language l, struct arena *a);
/* I's unit after a figure in a sentence: of "1000 kr. pr. borger" "tusind kroner pr. borger". */
const char *prose_unit(const struct indicator *i, enum language l, struct arena *a);
/* "14,4–15,2 %"; "–" unless the code is STAT_OK. */
const char *prose_interval(
    const struct indicator *i, struct interval ci, enum language l, struct arena *a);
/* The same without its unit. */
const char *prose_limits(
    const struct indicator *i, struct interval ci, enum language l, struct arena *a);
/* A probability 0-1, in both languages alike: "45 %", "under 1 %", "over 99 %". */
const char *prose_probability(double p, struct arena *a);
/* "p = 0,030", "p = 0,23", "p < 0,001"; "p = –" for NAN. */
const char *prose_p(double p, enum language l, struct arena *a);
/* The same of a q, the p of one of several tests. */
const char *prose_q(double q, enum language l, struct arena *a);

/* "ingen kommuner", "1 kommune", "22 kommuner"; the nouns are in L. */
const char *prose_count(
    size_t n, const char *one, const char *many, enum language l, struct arena *a);
/* A count of things of common gender as word: "ingen", "én", "to" ... "tolv", "13". */
const char *prose_small(size_t n, enum language l, struct arena *a);
/* Clauses joined: "a", "a, og b", "a, b, og c". */
const char *prose_join(const char *const *clauses, size_t n, enum language l, struct arena *a);
/* Names listed: "a", "a og b", "a, b og c". */
const char *prose_list(const char *const *items, size_t n, enum language l, struct arena *a);

/* What S is called: its indicator's name, and its subgroup unless the name says it. */
const char *prose_label(const struct series *s, struct arena *a);
/* S with its first letter as capital or as small letter; "DRG-værdi" keeps its capitals. */
const char *prose_capital(const char *s, struct arena *a);
const char *prose_uncapital(const char *s, struct arena *a);

#endif
