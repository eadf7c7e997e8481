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
/* A change of I without its sign, with two figures that are not 0: "0,012 procentpoint". */
const char *say_size(const struct indicator *i, double v, enum language l, struct arena *a);
/* A change with its 95 % limits, with decimals that suit both: "−0,73 procentpoint om året (95 %:
 * −1,00 til −0,14)"; without limits just the change. */
const char *say_slope(const struct indicator *i, double slope, double low, double high,
    enum language l, struct arena *a);
/* "18,2–20,1"; "–" unless both are there. */
const char *say_limits(
    const struct indicator *i, double low, double high, enum language l, struct arena *a);
/* Limits of a difference, with signs: "−0,5 til +1,2". */
const char *say_range(
    const struct indicator *i, double low, double high, enum language l, struct arena *a);

#endif
