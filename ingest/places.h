/*
 * ingest/places.h - data/kommuner.csv, folketal.csv, grupper.csv, medlemskab.csv -> geography.
 *
 * All are UTF-8 with ';' and the header given here, column for column:
 *
 *   grupper.csv     kode;type;navn;officielt_navn
 *                   land, region, forum, klynge: areas that are made of kommuner
 *   kommuner.csv    kode;navn;officielt_navn;region;landsdel;kommunegruppe
 *   folketal.csv    kode;aar;folketal
 *                   kommuner only; regions and the country are their sums
 *   medlemskab.csv  kommune;gruppe;fra;til;usikker;kilde
 *                   days as 2022-07-01, both included, TIL empty while open; USIKKER ja or nej
 */
#ifndef INGEST_PLACES_H
#define INGEST_PLACES_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/geography.h"

/*
 * Read the four files from folder DIR into G, which may be uninitialised, and index them; strings
 * live in A. False after messages with file, line and field for every fault found: a code, year,
 * day or figure that is none, an unknown kommune, region or group, the same one twice, two areas
 * of one name, membership of one group twice at a time. Then G is not to be used.
 */
bool places_load(struct geography *g, const char *dir, struct arena *a, struct diag *d);

#endif
