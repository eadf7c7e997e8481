/*
 * model/geography.h - kommuner, regions, klynger and fora; find one by what a file calls it.
 */
#ifndef MODEL_GEOGRAPHY_H
#define MODEL_GEOGRAPHY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define AREA_CHRISTIANSOE 411 /* the 99th code in DST and SSI data: under the state, no kommune */

/* Areas and memberships, filled by ingest/places.h from data/, then indexed. */
struct geography {
	struct arena *arena;
	struct area *areas; /* by code, rising, after geography_index */
	size_t nareas, capareas;
	struct membership *members;
	size_t nmembers, capmembers;
	struct area_name *names; /* folded spelling -> code, sorted; made by geography_index */
	size_t nnames, capnames;
};

enum area_match {
	AREA_FOUND,
	AREA_SKIP,   /* understood, but no area of ours: 411 Christiansø, Udlandet, unknown residence */
	AREA_UNKNOWN /* not understood */
};

/* Add an area, a membership; strings are copied. Call geography_index when all are in. */
void geography_add_area(struct geography *g, struct area a);
void geography_add_member(struct geography *g, struct membership m);
/* Sort areas and build the index of spellings: names, official names, old and foreign spellings. */
void geography_index(struct geography *g);

/* NULL if there is none. */
const struct area *geography_area(const struct geography *g, int code);

/*
 * What a file calls an area -> its code. Takes a code (461, 0461, 083, 1083, 000), a name in old
 * or new spelling (Århus, Høje Tåstrup, Vesthimmerland, Copenhagen), with or without "Kommune" or
 * "Region", in any case, or both together ("461 Odense"; they must agree).
 */
enum area_match geography_match(const struct geography *g, const char *text, int *code);

/* The name nearest to TEXT by edit distance, for a message; NULL if nothing is near. */
const char *geography_nearest(const struct geography *g, const char *text);

/* Is kommune KOMMUNE part of AREA (itself, its region, klynge, forum, the country) on DATE? */
bool geography_within(const struct geography *g, int kommune, int area, int date);

/* Persons in A at the population year nearest to YEAR (the earlier of two); NAN if none. */
double area_population(const struct area *a, double year);

#endif
