/*
 * analysis/numeric.h - the numeric library underneath.
 */
#ifndef ANALYSIS_NUMERIC_H
#define ANALYSIS_NUMERIC_H

/* Once before anything else of analysis/: GSL reports errors as codes and never aborts. */
void numeric_begin(void);

/* "GSL 2.7.1" */
const char *numeric_library(void);

#endif
