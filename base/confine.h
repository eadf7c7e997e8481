/*
 * base/confine.h - the child's side of base/child.c: from fork to exec, under limits.
 */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H

#include "base/child.h"

#define STARTED 3 /* the child's fourth file: where it says why it cannot exec */

/* The child's ends of its pipes. */
struct child_ends {
	int in, out, err, started;
};

/*
 * Become the program at PATH, its files ENDS, with L and the system call filter on. Only what is
 * safe after fork. Returns only if that fails, with errno set.
 */
void confine_become(const char *path, char *const argv[], char *const environment[],
    struct child_ends ends, struct child_limits l);

#endif
