/*
 * cli/stat_terms.h - what the fits of pejl stat read: columns by any of their names, a predictor
 * with an origin, weights, lists of numbers; rows that are whole.
 */
#ifndef CLI_STAT_TERMS_H
#define CLI_STAT_TERMS_H

#include "cli/stat.h"

#define STAT_TERMS_MAX 6

/* Columns of the same rows, whole ones only, in the order of the file. */
struct stat_terms {
	size_t n;
	const size_t *row; /* n: number of the row in the file, from 0 */
	double *column[STAT_TERMS_MAX];
};

/* A parameter as other programs write it: [6, 20] is 6,20; True and TRUE are true. */
const char *stat_value_plain(struct arena *a, const char *value);
/* The first of the names in NAMES (parted by blanks) that is a heading; NULL if none. */
const char *stat_column_among(struct stat_job *j, const char *names);
/* That column; NULL after a message. */
const double *stat_numbers_among(struct stat_job *j, const char *names);
/*
 * The column of times: -p x ("year", "year - 2014", "t = year - 2014"), else year, time, t, x, else
 * the first that is not words; *ORIGIN what is taken off, as text, NULL for nothing.
 */
const char *stat_predictor_name(struct stat_job *j, const char **origin);
/*
 * The predictor: -p x=COLUMN, or "COLUMN - NUMBER", "COLUMN - first COLUMN", "COLUMN - mean";
 * else a column year, time, t or x, else the first. NULL after a message.
 */
const double *stat_predictor(struct stat_job *j);
/*
 * The outcome: a column value or y, else the last. NULL after a message.
 */
const double *stat_outcome(struct stat_job *j);
/*
 * Weights: -p weights=COLUMN, "1/COLUMN" or "1/COLUMN^2"; else a column weight, weights or w, or se
 * as 1/se^2. NULL after a message, or if there is neither and not REQUIRED.
 */
const double *stat_weights(struct stat_job *j, bool required);
/* The target's column or parameter, target_per_1000 if there is none; *PER: events of how many. */
const char *stat_per(struct stat_job *j, double *per);
/* K columns as one, rows with NAN in any of them left out. */
struct stat_terms stat_terms_whole(struct stat_job *j, const double *const *columns, size_t k);
/* TEXT "1, 2, 3" as numbers into OUT (MOST); false after a message. */
bool stat_list(struct stat_job *j, const char *key, double *out, size_t most, size_t *n);
/* -p KEY=true or false into *OUT, which keeps its value if not given. False after a message. */
bool stat_param_truth(struct stat_job *j, const char *key, bool *out);
/* -p seed of random orders, from 0 to 2^32 - 1. False after a message. */
bool stat_param_seed(struct stat_job *j, unsigned long *seed);
/* -p KEY as a whole number from LOW to HIGH; *OUT keeps its value if not given. */
bool stat_param_count(struct stat_job *j, const char *key, size_t low, size_t high, size_t *out);

#endif
