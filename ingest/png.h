/*
 * ingest/png.h - a PNG picture: is it one, how large, and without what nobody is to see of it.
 */
#ifndef INGEST_PNG_H
#define INGEST_PNG_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/settings.h"

#define PNG_SIDE_MAX 4000 /* pixels */

/* Do the N bytes at DATA begin as a PNG does? */
bool png_begins(const char *data, size_t n);

/*
 * The N bytes at DATA as *OUT: its size from IHDR, its data in A, of the chunks that make the
 * picture alone. Texts, time, place and camera that a program put in, and the further frames of an
 * animation, are left out. NULL if it is good, else what is wrong: a chunk that goes on past the
 * end, IHDR that is not first or has a colour or depth that PNG (11.2.2) has not, a side of 0 or
 * more than PNG_SIDE_MAX, no IDAT, no IEND. (W3C, Portable Network Graphics, 5 and 11.)
 */
const char *png_read(struct picture *out, const char *data, size_t n, struct arena *a);

#endif
