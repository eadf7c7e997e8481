/*
 * model/observation.h - what every stage must agree on about one figure. Pure.
 */
#ifndef MODEL_OBSERVATION_H
#define MODEL_OBSERVATION_H

#include <stdbool.h>

#include "model/kpi.h"

/*
 * Do O's counts give its value, as I defines it, to the last decimal it was published with?
 * A standardised or survey-weighted figure stands beside crude counts that it does not follow
 * from: then the counts decide nothing and are not summed. False without whole counts.
 */
bool observation_has_counts(const struct observation *o, const struct indicator *i);

/* Are A and B one number, or both missing (NAN)? */
bool number_same(double a, double b);
/* Did publishers say the same in A and B: status, value, counts, limits? Hidden bounds are ours. */
bool observation_same(const struct observation *a, const struct observation *b);

/*
 * May figures FROM and TO (from < to) of S be compared: is there no break between them? Each of
 * the indicator's breaks parts the periods that end before it from those that begin on it or
 * after; one that lies across it compares with neither. A figure marked B begins anew. Money in the
 * prices of different years (model/price.h) does not compare either.
 */
bool series_continues(const struct series *s, size_t from, size_t to);

#endif
