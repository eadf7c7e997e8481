/*
 * model/target.h - what every stage must agree on about a target. Pure.
 */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include <stdbool.h>

#include "model/kpi.h"

/* Has T a number to meet? A withdrawn target and one written "xx %" have none. NULL: no. */
bool target_has_number(const struct target *t);

/* The end of T that V must pass to change sides: of BETWEEN the nearer. NAN without a number. */
double target_bound(const struct target *t, double v);

/*
 * The target of I for AREA itself that was decided last on or before AS_OF (yyyymmdd), even if it
 * withdraws an earlier one. NULL if none.
 */
const struct target *target_latest(const struct indicator *i, int area, int as_of);

/* Is the last day of T's year on or before AS_OF (yyyymmdd)? */
bool target_is_past(const struct target *t, int as_of);

#endif
