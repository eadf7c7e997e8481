/*
 * cli/subject.h - the one indicator that trend and compare are about.
 */
#ifndef CLI_SUBJECT_H
#define CLI_SUBJECT_H

#include "cli/run.h"

/*
 * The index of the one --indicator in *INDICATOR. False after a message that names what the files
 * have: none given, several, one that is not known, or one that the files have no figure of.
 */
bool subject_pick(const struct run *r, int *indicator);

/* The strata of INDICATOR that have figures: *N indices. Of a configured one only its own. */
const int *subject_strata(struct run *r, int indicator, size_t *n);
/*
 * I as its figures are shown: where targets.conf does not say how many decimals it has, none if
 * all usable figures of the N series are whole.
 */
const struct indicator *subject_shown(
    struct run *r, const struct indicator *i, const struct series *s, size_t n);

#endif
