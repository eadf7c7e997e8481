/*
 * cli/subject.h - the one indicator that trend, compare and explain are about, and its areas.
 */
#ifndef CLI_SUBJECT_H
#define CLI_SUBJECT_H

#include "cli/pick.h"
#include "cli/run.h"

/*
 * The index of the one --indicator in *INDICATOR. False after a message that names what the files
 * have: none given, several, one that is not known, or one that the files have no figure of.
 */
bool subject_pick(const struct run *r, int *indicator);

/* The strata of INDICATOR that have figures: *N indices. Of a configured one only its own. */
const int *subject_strata(struct run *r, int indicator, size_t *n);

/* What --indicator and --area ask for. */
struct subject {
	int indicator;
	const int *strata; /* nstrata */
	size_t nstrata;
	struct picked areas;
};

/*
 * *OUT from R's options, in R's arena; GROUP is what stands for a missing --area, NULL: the
 * agreement's region. False after a message.
 */
bool subject_read(struct subject *out, struct run *r, const char *group);

/* The series of each of AREAS on --as-of, in R's arena. */
struct series *subject_series(
    struct run *r, int indicator, int stratum, const struct picked *areas);
/*
 * I as its figures are shown: where targets.conf does not say how many decimals it has, none if
 * all usable figures of the N series are whole.
 */
const struct indicator *subject_shown(
    struct run *r, const struct indicator *i, const struct series *s, size_t n);

#endif
