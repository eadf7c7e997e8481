/*
 * base/outfile.h - files that appear whole or not at all.
 */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"

struct outfile {
	FILE *f;          /* write here */
	const char *path; /* where it will appear */
	char *tmp;        /* beside it, until committed */
	int held;         /* keeps others from taking it for one that was left */
	sigset_t before;  /* the signals that were held back before it was opened */
};

/*
 * Open PATH's neighbour for writing. Folders must exist. Strings live in A. A signal that would end
 * the program (interrupt, hang-up, termination) waits until the commit, so that no neighbour is
 * left behind: what is opened has to be committed or aborted, the last one opened first. What runs
 * that were killed left beside PATH is removed.
 */
bool outfile_open(struct outfile *o, const char *path, struct arena *a, struct diag *d);
/* Flush, fsync, check, rename into place. On failure the old file stays and the new is removed. */
bool outfile_commit(struct outfile *o, struct diag *d);
/* Remove what was written instead. */
void outfile_abort(struct outfile *o);
/* Hold back the signals that end the program; *BEFORE is the mask to set when they may come. */
void outfile_hold(sigset_t *before);
/* Make DIR and the folders above it. */
bool outfile_mkdirs(const char *dir, struct arena *a, struct diag *d);

#endif
