/*
 * ingest/plain_key.h - keys of rows by their bytes: what row_read made of the same cells before.
 * For plain.c alone.
 */
#ifndef INGEST_PLAIN_KEY_H
#define INGEST_PLAIN_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "model/kpi.h"

#define KEY_TEXT  96
#define KEY_SLOTS 4096 /* a power of two */
#define KEY_NEAR  8    /* slots in which a key may be */

/* Cells, one after the other. */
struct key_text {
	size_t n; /* over KEY_TEXT: too long to be known */
	char text[KEY_TEXT + 8];
};

struct key_slot {
	uint64_t hash; /* 0: free */
	size_t n;
	int a, b;
	struct period period;
	char text[KEY_TEXT];
};

/* Zeroed: empty. */
struct key_memo {
	struct key_slot slot[KEY_SLOTS];
};

/* Add a cell of N bytes, of which 8 more can be read. */
void key_add(struct key_text *k, const char *s, size_t n);

/* NULL: not known. Valid until the next key_learn. */
const struct key_slot *key_find(const struct key_memo *m, const struct key_text *k);

/* Keep what K stands for, as in WHAT; NULL if it is too long. */
const struct key_slot *key_learn(
    struct key_memo *m, const struct key_text *k, const struct key_slot *what);

#endif
