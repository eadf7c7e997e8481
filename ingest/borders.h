/*
 * ingest/borders.h - a file of borders that the user gives -> rings by kommune.
 *
 * None is shipped. Two shapes are read; the first character that is not blank tells them apart:
 *
 *   CSV       kommunekode;ring;hul;x_utm32_m;y_utm32_m - UTF-8, a corner a row, HUL 1 for a hole;
 *             the rows of a ring are together
 *   GeoJSON   a FeatureCollection (RFC 7946) of Polygon and MultiPolygon as Dataforsyningen hands
 *             out DAGI's kommuner, whose code is the property kode, kommunekode, komkode or lau_1
 *             (in any case), 461 or "0461". Degrees, or metres in UTM zone 32N
 */
#ifndef INGEST_BORDERS_H
#define INGEST_BORDERS_H

#include "base/arena.h"
#include "model/geography.h"
#include "model/map.h"

#define BORDERS_BYTES ((size_t)64 << 20) /* of a file: more is finer than any picture */

/*
 * Read PATH into *OUT; rings live in A. Christiansø, which is no kommune, is left out. False after
 * a message, *OUT then untouched: a file that cannot be read, is empty, too large or neither shape;
 * a code that is no kommune of G; a ring of fewer than three corners; a corner that is not in
 * Denmark, as when the axes are changed about.
 */
bool borders_load(struct borders *out, const char *path, const struct geography *g, struct arena *a,
    struct diag *d);

#endif
