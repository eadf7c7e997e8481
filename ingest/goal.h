/*
 * ingest/goal.h - what a goal is made of, in targets.conf as in portfolio.conf: an area, a limit,
 * years. Faults are listed in C's diag with file and line.
 */
#ifndef INGEST_GOAL_H
#define INGEST_GOAL_H

#include "ingest/conf.h"
#include "model/geography.h"

/* The area that KEY of S names by code or name; FALLBACK if it does not. */
int goal_area(const struct conf *c, const struct geography *g, const struct conf_section *s,
    const char *key, int fallback);

/*
 * Rule and limits of T, a goal of I whose status is known, from at_most, at_least or between of S.
 * Exactly one of them, on the good side of I, and of a proportion within 0 and I's per; "?" is NAN.
 * A withdrawn one has none.
 */
void goal_limits(const struct conf *c, struct target *t, const struct conf_section *s,
    const struct indicator *i);

/* The years of KEY of S, rising and each once; *N of them. */
const int *goal_years(
    const struct conf *c, const struct conf_section *s, const char *key, size_t *n);

#endif
