/*
 * model/phrase.h - numbers, periods and targets as readers write them, in either language.
 *
 * Tables, charts and pages all take them from here. Pure; results live in A or are constants.
 * Danish has a decimal comma; a no-break space stands before a unit, U+2212 for minus.
 */
#ifndef MODEL_PHRASE_H
#define MODEL_PHRASE_H

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

/* "31. december 2025"; "" for 0. */
const char *phrase_date(int date, enum language l, struct arena *a);
/* "2025", "1. kvartal 2023", "januar 2023", "uge 7 i 2023", "31. maj 2023", "2021–2023". */
const char *phrase_period(struct period p, enum language l, struct arena *a);

/* "2017"; "2017–2018" of a first and a last year that differ. */
const char *phrase_years(int first, int last, struct arena *a);
/* N years, rising: "2019–2021, 2023"; "" of none. */
const char *phrase_year_list(const int *years, size_t n, struct arena *a);

/*
 * V with I's decimals, no unit; with more of them where V would read like BESIDE though it
 * differs (NAN: nothing to differ from). "–" for NAN.
 */
const char *phrase_number(
    const struct indicator *i, double v, double beside, enum language l, struct arena *a);
/* The same with I's unit: "10,9 %", "55,1 pr. 1000"; none where the unit is open. */
const char *phrase_value(
    const struct indicator *i, double v, double beside, enum language l, struct arena *a);
/* A difference with its sign, of percentages in procentpoint: "+2,1 procentpoint". */
const char *phrase_difference(
    const struct indicator *i, double v, enum language l, struct arena *a);
/* The same without sign, for sentences whose verb has it. */
const char *phrase_distance(const struct indicator *i, double v, enum language l, struct arena *a);
/* I with one decimal more: a change a year is smaller than the figure. */
struct indicator phrase_finer(const struct indicator *i);
/*
 * What a series without a trend could have shown, after its subject: "kunne have vist en ændring på
 * 0,61 procentpoint om året". NULL where T shows one (p at most 0.05), is too short to show any, or
 * has no such change.
 */
const char *phrase_power(
    const struct indicator *i, const struct trend *t, enum language l, struct arena *a);
/* V with no more decimals than it has: "13", "79,3". */
const char *phrase_stated(double v, enum language l, struct arena *a);

/* "højst 13 %", "mindst 79,3 %", "mellem 2 og 3 %"; "et mål uden tal". */
const char *phrase_rule(
    const struct indicator *i, const struct target *t, enum language l, struct arena *a);
/* The same with its year: "højst 13 % i 2023". */
const char *phrase_target(
    const struct indicator *i, const struct target *t, enum language l, struct arena *a);

#endif
