/*
 * base/beside.h - what is written beside a path until it is whole, and what killed runs left there.
 *
 * A run writes PATH.pejl-<pid>.tmp, a file or a folder, and holds it (flock) until it has PATH's
 * place. A run that is killed lets go of it, so that the next one can tell, and remove it.
 */
#ifndef BASE_BESIDE_H
#define BASE_BESIDE_H

#include "base/arena.h"

#define BESIDE_OLD ".old" /* behind that name: the folder that was at PATH, while they change */

/*
 * The name to write PATH under, in A, free to be made: what killed runs of PATH left is removed
 * first, and a folder that one of them had moved away comes back. What cannot be removed stays.
 */
char *beside_name(const char *path, struct arena *a);
/* Hold TMP, just made: a descriptor to close when it has its place; -1 with errno if it is gone. */
int beside_hold(const char *tmp);

#endif
