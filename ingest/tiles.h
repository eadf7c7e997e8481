/*
 * ingest/tiles.h - data/fliser.csv -> the map of equal squares.
 *
 * UTF-8 with ';' and this header: kode;raekke;kolonne;kort. data/README.md says how it was made.
 */
#ifndef INGEST_TILES_H
#define INGEST_TILES_H

#include "base/arena.h"
#include "model/geography.h"
#include "model/map.h"

/*
 * Read PATH into *OUT, by code; strings and tiles live in A. False after messages with file, line
 * and field for every fault found, *OUT then untouched: another header, a code that is no kommune
 * of G, a row or column that is none (1-99), a short name that is empty or longer than three
 * letters, a kommune, a place or a short name that is there twice, a kommune of G without a tile.
 */
bool tiles_load(struct tiles *out, const char *path, const struct geography *g, struct arena *a,
    struct diag *d);

#endif
