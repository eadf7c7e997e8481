/*
 * model/target.h - what every stage must agree on about a target. Pure.
 */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include <stdbool.h>

#include "model/kpi.h"

/* What holds for one indicator x area x stratum on one day. */
struct target_choice {
	const struct target *judged;     /* asked about now; NULL: none in force */
	const struct target *final;      /* of milestones the last one; NULL if JUDGED is it */
	const struct target *regional;   /* the region's, where the area has said its own */
	const struct target *withdrawal; /* why there is none; NULL: nothing was withdrawn */
};

/*
 * The one place that is asked: table, chart, page, data and exit code all go through it.
 *
 * A decision is all that was decided on one day for one area and stratum. On AS_OF (yyyymmdd) the
 * latest final one is in force, unless a withdrawal is later; without a final one the latest draft
 * that no withdrawal follows. A draft never displaces what is final. An area without any decision
 * of its own has REGION's (a code); this is not lent to the country, to a region, or to a kommune,
 * klynge or forum of another region. Where REGION is the country (0) it is lent to all. What a
 * klynge decided is not lent to its kommuner, nor what holds for all to a STRATUM ("" for all). One
 * decision may name several years (milestones): judged is the nearest that has not passed on AS_OF,
 * else the last.
 */
struct target_choice target_in_force(
    const struct indicator *i, const struct area *area, const char *stratum, int region, int as_of);

/* Is STRATUM ("" for all) one that some target of I, of whatever day, is about? */
bool target_is_about(const struct indicator *i, const char *stratum);

/* Has T a number to meet? A withdrawn target and one written "xx %" have none. NULL: no. */
bool target_has_number(const struct target *t);

/* The end of T that V must pass to change sides: of BETWEEN the nearer. NAN without a number. */
double target_bound(const struct target *t, double v);

/* Is the last day of T's year on or before AS_OF (yyyymmdd)? */
bool target_is_past(const struct target *t, int as_of);

#endif
