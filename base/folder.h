/*
 * base/folder.h - a folder of one's own for what another program reads and writes; removing one.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <signal.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct folder {
	const char *path; /* absolute */
	sigset_t before;  /* the signals that were held back before it was made */
};

/*
 * Make an empty folder under TMPDIR, else /tmp, that nobody else may enter. A signal that would end
 * the program waits until the folder is removed, as with outfile_open: what is made has to be
 * removed, the last one made first. False after a message.
 */
bool folder_make(struct folder *f, struct arena *a, struct diag *d);
/* Remove it and all that is in it. */
void folder_remove(struct folder *f);

/* Remove the folder PATH, as far as that can be done; symbolic links are not followed. */
void folder_remove_tree(const char *path);

#endif
