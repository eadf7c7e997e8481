/*
 * base/spool.h - a result that is held back until it is known to be whole.
 *
 * It waits in a file without a name in $TMPDIR (/tmp where that is not set), so that memory does
 * not grow with it and nothing is left behind whatever ends the program.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"

struct spool {
	FILE *f;            /* write here; NULL once given or dropped */
	const char *folder; /* it is in */
};

/* False after a message: there is no room for it. Strings live in A. */
bool spool_open(struct spool *s, struct arena *a, struct diag *d);
/*
 * Copy all that was written to TO, whose own errors are the caller's to look for. False after a
 * message, with nothing or not all copied: what was written could not be kept (a full disk).
 */
bool spool_give(struct spool *s, FILE *to, struct diag *d);
/* Forget what was written. After spool_give it does nothing. */
void spool_drop(struct spool *s);

#endif
