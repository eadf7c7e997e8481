/*
 * tests/ingest/small.h - a few areas, enough to read a file.
 */
#ifndef TESTS_INGEST_SMALL_H
#define TESTS_INGEST_SMALL_H

#include "base/arena.h"
#include "model/geography.h"

/* The country, two regions, Middelfart, Odense, Ærø, Aabenraa, Vejle and Aarhus; indexed. */
void small_geography(struct geography *g, struct arena *a);

/* TEXT parted at '|' into CELLS (room for 32, strings in A); returns how many. */
size_t small_cells(const char *cells[static 32], const char *text, struct arena *a);

#endif
