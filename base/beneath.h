/*
 * base/beneath.h - a file that another file names, from the folder it lies in and no other.
 */
#ifndef BASE_BENEATH_H
#define BASE_BENEATH_H

#include <stddef.h>

#include "base/arena.h"

/*
 * The file NAME, of at most MOST bytes, from the folder of the file BESIDE: its *N bytes and a NUL,
 * in A. NULL if it may not or cannot be read; *WHY then says why, as what is allowed.
 *
 * NAME goes down alone: no path from the root, no "..", no backslash, and no symbolic link on the
 * way, so that who edits the one file cannot have another's published. What is read is an ordinary
 * file; a pipe or device is not waited for.
 */
const char *beneath_read(const char *beside, const char *name, size_t most, size_t *n,
    struct arena *a, const char **why);

#endif
