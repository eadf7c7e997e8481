/*
 * report/sentence.h - what an assessment says, in Danish sentences made by rules.
 *
 * Each takes the numbers the tables show and returns one or more whole sentences
 * in A, or NULL when there is nothing to say. Pure.
 */
#ifndef REPORT_SENTENCE_H
#define REPORT_SENTENCE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

/* "I 2025 var andelen i Region Syddanmark 10,9 %." */
const char *sentence_latest(const struct assessment *t, struct arena *a);

/*
 * The target and whether it was met: "Målet var højst 13 % i 2023; ved den seneste måling inden
 * da (2021) var andelen 14,8 %, og målet blev ikke indfriet."
 */
const char *sentence_verdict(const struct assessment *t, int as_of, struct arena *a);

/* Whether chance could explain the distance the verdict rests on. */
const char *sentence_chance(const struct assessment *t, struct arena *a);

/*
 * A figure from after the one that the verdict rests on: "Tallet for 2025 opfylder derimod
 * målet."
 */
const char *sentence_later(const struct assessment *t, struct arena *a);

/* Direction, speed, number of values and p of the development. */
const char *sentence_development(const struct assessment *t, struct arena *a);

/* What it would take each year to meet a target that is still ahead. */
const char *sentence_pace(const struct assessment *t, struct arena *a);

/*
 * How many of N kommuner met the target in PERIOD, who has no figure of it, and for how many
 * chance could explain the distance.
 */
const char *sentence_kommuner(
    const struct assessment *kommuner, size_t n, struct period period, struct arena *a);

#endif
