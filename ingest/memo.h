/*
 * ingest/memo.h - what a text was last understood as. An export writes the same few hundred
 * kommuner, periods and names in millions of rows; each is looked up once.
 */
#ifndef INGEST_MEMO_H
#define INGEST_MEMO_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

#define MEMO_SLOTS 512
#define MEMO_TEXT  112

struct memo_slot {
	size_t n; /* bytes of the text + 1; 0 = free */
	char text[MEMO_TEXT];
	int result; /* the caller's */
	int a, b;   /* the caller's */
	struct period period;
};

/* Zeroed: empty. One slot per hash, the newer text replaces the older. */
struct memo {
	struct memo_slot slots[MEMO_SLOTS];
	struct memo_slot spare; /* for texts too long to be kept */
};

/*
 * The slot of TEXT (N bytes). *HIT: it was understood before and the results are there; else the
 * caller fills them in.
 */
struct memo_slot *memo_slot(struct memo *m, const char *text, size_t n, bool *hit);

/* Forget the slot: what it was for could not be understood. */
void memo_forget(struct memo_slot *s);

#endif
