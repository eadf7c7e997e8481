/*
 * cli/stat_funnel.h - what the funnels of pejl stat share: two levels, words for a place.
 */
#ifndef CLI_STAT_FUNNEL_H
#define CLI_STAT_FUNNEL_H

#include "analysis/funnel.h"
#include "cli/stat.h"

/* Headings that counts and sizes may have, the first that is there counts. */
#define FUNNEL_COUNTS "numerator count events observed x"
#define FUNNEL_SIZES  "denominator population pop n"

/* 95 % and 99.8 %. */
#define FUNNEL_LEVELS 2

struct funnel_levels {
	double z[FUNNEL_LEVELS];    /* normal quantiles: -p z95, z998 */
	double tail[FUNNEL_LEVELS]; /* probability on one side: -p alpha95, alpha998 */
};
/* False after a message. */
bool funnel_levels_read(struct stat_job *j, struct funnel_levels *l);

/* lower_95, upper_95 or lower_998, upper_998 of row I (from 0), times MULTIPLIER. */
void funnel_put(
    struct stat_job *j, size_t level, size_t i, const struct interval *limits, double multiplier);

/* Does -p KEY begin with WORD? */
bool funnel_param_is(const struct stat_job *j, const char *key, const char *word);

/* "not_significant", "low_0.025" ... "NA" */
const char *funnel_place_word(enum funnel_place p);

/* Sum of X over the sum of N, of the ROWS that have both; NAN without a sum. */
double funnel_pooled(const double *x, const double *n, size_t rows);

#endif
