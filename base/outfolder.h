/*
 * base/outfolder.h - a folder of files that appears whole or not at all.
 *
 * Files are written beside it, in PATH.pejl-<pid>.tmp (base/beside.h); the two folders then change
 * places in one step, and the old one goes. What others put into the old folder is kept: a list of
 * the files that were written lies in the folder as .pejl, and whatever the old list does not name
 * is taken over, unless a new file has its name.
 */
#ifndef BASE_OUTFOLDER_H
#define BASE_OUTFOLDER_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"

struct outfolder {
	const char *path; /* where it will appear */
	char *tmp;        /* beside it, until committed */
	const char **names;
	size_t n, cap;
	FILE *f; /* the file being written */
	struct arena *arena;
	int held;        /* keeps others from taking it for one that was left */
	sigset_t before; /* the signals that were held back before it was opened */
};

/*
 * Begin the folder PATH; the folders above it are made. A signal that would end the program waits
 * until the commit: what is opened has to be committed or aborted. What runs that were killed left
 * beside PATH is removed. False after a message.
 */
bool outfolder_open(struct outfolder *o, const char *path, struct arena *a, struct diag *d);

/*
 * Begin the file NAME: [a-z0-9._-], with at most one folder before it, neither beginning with a
 * dot. The one before it has to be ended. NULL after a message.
 */
FILE *outfolder_file(struct outfolder *o, const char *name, struct diag *d);
/* End it: what was written is on the disk. False after a message. */
bool outfolder_file_end(struct outfolder *o, struct diag *d);

/*
 * Let it appear. False after a message: the old folder stays as it was and the new one is removed,
 * also where something of others in it cannot be taken over.
 */
bool outfolder_commit(struct outfolder *o, struct diag *d);
/* Remove what was written instead. */
void outfolder_abort(struct outfolder *o);

#endif
