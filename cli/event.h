/*
 * cli/event.h - what series did at dated events, tested together, and in words: for trend --event
 * and the indsatser of the report.
 */
#ifndef CLI_EVENT_H
#define CLI_EVENT_H

#include "analysis/event.h"
#include "base/arena.h"
#include "model/words.h"

struct event_test {
	struct event_effect effect;
	double level_q, slope_q; /* Benjamini-Hochberg of its p over a family; NAN: none */
};

/* Level and slope of the N TESTS are one family: their q. */
void event_family(struct event_test *tests, size_t n, struct arena *a);

/*
 * How level and slope of a series of I changed, with 95 % limits, or that it cannot be told and
 * why, after LEAD, which says at what ("1. marts 2020").
 */
const char *event_sentence(const struct event_test *t, const struct indicator *i, const char *lead,
    enum language l, struct arena *a);
/* Why that is no proof of an effect; NULL where nothing was told. */
const char *event_warning(const struct event_effect *v, enum language l);

#endif
