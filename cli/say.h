/*
 * cli/say.h - numbers in the sentences of trend and compare, in either language. Strings are in A.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

/* V with DECIMALS; "–" for NAN. */
const char *say_number(double v, int decimals, enum language l, struct arena *a);
/* The same with a plus before what is above 0. */
const char *say_signed(double v, int decimals, enum language l, struct arena *a);
/* "p = 0,017", "p < 0,001"; "p = –" for NAN. */
const char *say_p(double p, enum language l, struct arena *a);
/* A change of I with its sign and at least two figures that are not 0: "−0,012 procentpoint". */
const char *say_change(const struct indicator *i, double v, enum language l, struct arena *a);
/* The same without unit, with the decimals that suit LIKE: a limit beside its estimate. */
const char *say_change_number(
    const struct indicator *i, double v, double like, enum language l, struct arena *a);
/* "18,2–20,1"; "–" unless both are there. */
const char *say_limits(
    const struct indicator *i, double low, double high, enum language l, struct arena *a);
/* Limits of a difference, with signs: "−0,5 til +1,2". */
const char *say_range(
    const struct indicator *i, double low, double high, enum language l, struct arena *a);

#endif
