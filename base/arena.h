/*
 * base/arena.h - the memory of one run, given back at once.
 *
 * Nothing handed out is freed on its own. When memory runs out the arena
 * calls out_of_memory, which must not return (cli/ ends the program there);
 * so no allocation has to be checked.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/diag.h"

struct arena {
	struct arena_block *blocks;  /* newest first */
	void (*out_of_memory)(void); /* must not return; NULL: the program aborts */
};

/* SIZE zeroed bytes, aligned for any object. Never NULL. */
void *arena_alloc(struct arena *a, size_t size);
/* N objects of SIZE bytes, zeroed; the product is checked for overflow. */
void *arena_array(struct arena *a, size_t n, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/*
 * Make room for one more in a growing array of *CAP objects of SIZE bytes of
 * which N are in use; returns the array, moved if it had to be.
 */
void *arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size);
/* Memory ran out that the arena does not hand out itself: end as it would. */
_Noreturn void arena_exhausted(const struct arena *a);
/* Free all; the arena can be used again. */
void arena_free(struct arena *a);

#endif
