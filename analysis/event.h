/*
 * analysis/event.h - what a series did at a dated event: an indsats that began, a register that
 * changed. Pure: no I/O, no state; memory is the caller's arena.
 *
 * The program must have called numeric_begin() (analysis/numeric.h).
 */
#ifndef ANALYSIS_EVENT_H
#define ANALYSIS_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/interrupted.h"
#include "base/arena.h"
#include "model/kpi.h"

#define EVENT_CONFIDENCE 0.95

struct event_effect {
	int at;           /* yyyymmdd; 0: no event asked about */
	bool parted;      /* another series break lies between the two sides: nothing is fitted */
	bool is_break;    /* the figures are made in another way from that day on */
	size_t across;    /* periods that hold the day and more days before it; left out */
	size_t other_way; /* usable figures left out, as a break lies between them and the event */
	struct interruption fit; /* indicator's unit, a year */
};

/*
 * Level and slope of S before and from the day AT (analysis/interrupted.h), each side's figures as
 * far as no break parts them from the event. What a whole period cannot be: a period that begins
 * before AT and ends on it or after is on neither side. Times are the middles of the periods.
 * fit.code is BAD_INPUT where parted. Never fails.
 */
struct event_effect event_effect_of(const struct series *s, int at, struct arena *a);

#endif
