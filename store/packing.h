/*
 * store/packing.h - the bytes of a file, hashed and packed in pieces.
 */
#ifndef STORE_PACKING_H
#define STORE_PACKING_H

#include "store/store.h"

#define PACKING_PIECE ((size_t)256 << 10) /* bytes of the file in a chunk */

struct packing_chunk {
	struct packing_chunk *next;
	size_t first, size, packed; /* byte of the file, bytes of the file, bytes here */
	unsigned char bytes[];
};

/* The chunks of P, in order, when it has been waited for. */
const struct packing_chunk *packing_chunks(const struct store_packing *p);

#endif
