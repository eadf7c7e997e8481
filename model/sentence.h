/*
 * model/sentence.h - what an assessment says, in Danish or English sentences made by rules.
 *
 * The one place for it: status, trend, page and data take the sentences from here. Each takes the
 * numbers the tables show and returns one or more whole sentences in A, or NULL when there is
 * nothing to say. A verdict is said with the table's word for it and no other. Pure.
 */
#ifndef MODEL_SENTENCE_H
#define MODEL_SENTENCE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

#define SENTENCES_MOST 11

/*
 * All that T says on AS_OF (yyyymmdd), in the order below, without the kommuner and without what is
 * NULL; of invented figures first that they are. Returns how many.
 */
size_t sentences_of(const struct assessment *t, int as_of, enum language l, struct arena *a,
    const char *out[static SENTENCES_MOST]);

/* ---- where it stands (sentence.c) ------------------------------------------------ */

/* "I 2025 var andelen i Region Syddanmark 10,9 %." */
const char *sentence_latest(const struct assessment *t, enum language l, struct arena *a);

/* Why the last period has no figure: it is suppressed, or its denominator is 0. */
const char *sentence_hidden(const struct assessment *t, enum language l, struct arena *a);

/*
 * The target and its verdict, or why there is none: "Målet var højst 13 % i 2023; ved den seneste
 * måling inden da (2021) var andelen 14,8 %, og målet blev ikke indfriet."
 */
const char *sentence_verdict(
    const struct assessment *t, int as_of, enum language l, struct arena *a);

/*
 * How far from the target the figure is that the verdict rests on, and whether chance could
 * explain it: "Andelen ligger 3,2 procentpoint over målet, mere end tilfældige udsving kan
 * forklare."
 */
const char *sentence_distance(const struct assessment *t, enum language l, struct arena *a);

/*
 * A figure from after the one that the verdict rests on: "Tallet for 2025 opfylder derimod
 * målet."
 */
const char *sentence_later(const struct assessment *t, enum language l, struct arena *a);

/* The final goal beside a milestone, the region's beside an own one; how the figure lies to them.
 */
const char *sentence_beside(
    const struct assessment *t, int as_of, enum language l, struct arena *a);

/* ---- where it goes (sentence_ahead.c) -------------------------------------------- */

/*
 * "Beregnet sandsynlighed for at målet nås i 2023: 36 %; tallet ventes mellem 7,5 % og 19,7 %
 * (95 %)."; or why it cannot be computed.
 */
const char *sentence_outlook(const struct assessment *t, enum language l, struct arena *a);
/* The probability of O as part of a sentence, where there is one: "36 %", "højst 5 %". */
const char *sentence_chance(const struct outlook *o, enum language l, struct arena *a);
/*
 * What that rests on, always beside a probability: "Det bygger på 4 målinger, 2 år frem; vægt:
 * uændret 60 %, områdernes fælles udvikling 40 %." Models of where a series stands and of where it
 * goes have shares of their own; it says so where they are more than 1 together.
 */
const char *sentence_basis(const struct assessment *t, enum language l, struct arena *a);

/* Direction, speed, number of values and p of the development. */
const char *sentence_development(const struct assessment *t, enum language l, struct arena *a);

/* What it would take each year to meet a target that is still ahead. */
const char *sentence_pace(const struct assessment *t, enum language l, struct arena *a);

/* ---- kommuner (sentence_kommuner.c) ----------------------------------------------- */

/*
 * How many of N kommuner met the target in PERIOD, who has no figure of it, and for how many
 * chance could explain the distance.
 */
const char *sentence_kommuner(const struct assessment *kommuner, size_t n, struct period period,
    enum language l, struct arena *a);

#endif
