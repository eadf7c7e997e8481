/*
 * analysis/numeric.h - what several methods ask of a number.
 */
#ifndef ANALYSIS_NUMERIC_H
#define ANALYSIS_NUMERIC_H

#include <stdbool.h>

/* V is a whole number from 0 up that a double holds exactly. */
bool numeric_is_count(double v);

#endif
