/*
 * ingest/places.h - data/kommuner.csv, data/folketal.csv, data/grupper.csv -> geography.
 */
#ifndef INGEST_PLACES_H
#define INGEST_PLACES_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/geography.h"

/*
 * Read the kommuner, regions and the country, their population by year, and the dated membership
 * of klynger and fora from folder DIR, and index them. False after a message with file and line.
 */
bool places_load(struct geography *g, const char *dir, struct arena *a, struct diag *d);

#endif
