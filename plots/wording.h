/*
 * plots/wording.h - what a chart says, in the reader's language. Plain UTF-8, in A.
 */
#ifndef PLOTS_WORDING_H
#define PLOTS_WORDING_H

#include "base/arena.h"
#include "plots/chart.h"

#define NBSP "\xC2\xA0"

/* DA or EN. A format is checked like printf's. */
__attribute__((format_arg(2), format_arg(3))) const char *say(
    enum language l, const char *da, const char *en);

/* "2023", "1. kvartal 2023", "januar 2023", "uge 7 2023", "2021–2023". */
const char *word_period(struct period p, enum language l, struct arena *a);

/* V in the indicator's unit: "10,9 %", "55,1 pr. 1000", "2,8"; so that it differs from OTHER
 * (NAN: nothing) if it does. */
const char *word_value(
    const struct indicator *i, double v, double other, enum language l, struct arena *a);
/* The same without unit. */
const char *word_number(
    const struct indicator *i, double v, double other, enum language l, struct arena *a);
/* V with as many decimals as it has (at most 6) and no unit: "13", "79,3". */
const char *word_plain(double v, enum language l, struct arena *a);

/* "højst 13 %"; T has a number. */
const char *word_target(
    const struct indicator *i, const struct target *t, enum language l, struct arena *a);
/* "Mål: højst 13 % i 2023". */
const char *word_target_label(
    const struct indicator *i, const struct target *t, enum language l, struct arena *a);

/* Is any figure of C invented? */
bool chart_fictional(const struct chart *c);
/* The period a dot chart shows: the region's latest, else the areas' latest; false if none. */
bool chart_period(const struct chart *c, struct period *out);
/* AREA's observation of PERIOD, or NULL; *MEETS as far as it was judged. */
const struct observation *area_figure(
    const struct assessment *area, struct period period, enum truth *meets);

/* The message, from the numbers. */
const char *word_title(const struct chart *c, struct arena *a);
/* Indicator, population, area, unit. */
const char *word_subtitle(const struct chart *c, struct arena *a);
/* Publisher, title, extraction date. */
const char *word_source(const struct chart *c, struct arena *a);
/* Periods without figure and why; "" if none. */
const char *word_gaps(const struct chart *c, struct arena *a);
/* For who does not see it: kind of chart, message, key numbers, verdict. */
const char *word_alt(const struct chart *c, struct arena *a);

#endif
