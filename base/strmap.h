/*
 * base/strmap.h - strings to numbers: a hash table in an arena. Zeroed, it is empty.
 */
#ifndef BASE_STRMAP_H
#define BASE_STRMAP_H

#include <stddef.h>

#include "base/arena.h"

struct strmap {
	struct strmap_slot *slots;
	size_t n, nslots;
};

/* The number of KEY, -1 if it has none. */
int strmap_get(const struct strmap *m, const char *key);
/* Give KEY, which must live on, the NUMBER, 0 or more, in place of one it may have had. */
void strmap_put(struct strmap *m, struct arena *a, const char *key, int number);
/* FROM's entries (the keys are shared) as a map of its own, slots in A. */
struct strmap strmap_copy(const struct strmap *from, struct arena *a);

#endif
