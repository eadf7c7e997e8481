/*
 * plots/wording.h - what a chart says, in the reader's language. Plain UTF-8, in A.
 */
#ifndef PLOTS_WORDING_H
#define PLOTS_WORDING_H

#include "base/arena.h"
#include "plots/chart.h"

#define NBSP "\xC2\xA0"

/* The assessment S as a chart of KIND in C's language, for the words that charts share. */
struct chart chart_about(const struct chart *c, enum chart_kind kind, const struct assessment *s);

/* The indicator of C, its name, population and unit clean and not too long for a chart. */
const struct indicator *chart_indicator(const struct chart *c, struct arena *a);

/* "Mål: højst 13 % i 2023". */
const char *word_target_label(
    const struct indicator *i, const struct target *t, enum language l, struct arena *a);

/*
 * Is the target drawn? It has a number, and a unit: where the documents leave that open, a line
 * among the figures would compare what cannot be compared.
 */
bool chart_shows_target(const struct chart *c);
/* That there is a target which is not drawn, and why; "" if there is none. */
const char *word_hidden_target(const struct chart *c, struct arena *a);

/* V without decimals, digits in threes. */
const char *word_whole(double v, enum language l, struct arena *a);
/* O's value with I's unit, or why there is none. NULL: no data. */
const char *word_figure(
    const struct indicator *i, const struct observation *o, enum language l, struct arena *a);

/* "tidligere 14,2 %, revideret marts 2026", one or two lines: what NOW replaced on DAY; 0: not
 * known. How many. */
size_t word_revision_lines(const char *lines[2], const struct indicator *i, double before,
    double now, int day, enum language l, struct arena *a);
/* "marts 2026" of DAY; that it is not known of 0. */
const char *word_revised(int day, enum language l, struct arena *a);
/* The same of a line chart's latest, and how many there are, as sentences; "" if none. */
const char *word_revisions(const struct chart *c, struct arena *a);

/* Is any figure of C invented? */
bool chart_fictional(const struct chart *c);
/* The period a dot chart shows: the region's latest, else the areas' latest; false if none. */
bool chart_period(const struct chart *c, struct period *out);
/* AREA's observation of PERIOD, or NULL; *MEETS as far as it was judged. */
const struct observation *area_figure(
    const struct assessment *area, struct period period, enum truth *meets);

/* The message, from the numbers. */
const char *word_title(const struct chart *c, struct arena *a);
/* "4 af 20", "ingen af 20", "alle 20". */
const char *word_how_many(size_t some, size_t all, enum language l, struct arena *a);
/* Population, stratum, area, unit; the indicator's name first if the title has it cut. */
const char *word_subtitle(const struct chart *c, struct arena *a);
/* Publisher, title, extraction date. */
const char *word_source(const struct chart *c, struct arena *a);
/* The same of N sources; each once, none of them NULL. */
const char *word_sources(
    const struct source *const *list, size_t n, enum language l, struct arena *a);
/* Is any of N sources one of invented figures? */
bool sources_fictional(const struct source *const *list, size_t n);
/* "EKSEMPELDATA: opdigtede tal". */
const char *word_fictional(enum language l);
/* Whom the target of S is for, as a sentence with a blank after it. */
const char *word_whose_target(const struct assessment *s, enum language l, struct arena *a);
/* The region's target, as a sentence with a blank after it, where C's area has its own; else "". */
const char *word_other_target(const struct chart *c, struct arena *a);
/* Periods without figure and why; "" if none. */
const char *word_gaps(const struct chart *c, struct arena *a);
/* For who does not see it: kind of chart, message, key numbers, verdict. */
const char *word_alt(const struct chart *c, struct arena *a);

#endif
