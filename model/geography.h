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

/* One spelling of an area, as text_fold writes it. */
struct area_name {
	const char *folded;
	int code; /* an area's; negative: a NAME_ below */
};

/* What a spelling or a code stands for when it is no area of ours. Landsdele are -1 to -11. */
#define NAME_NOT_KNOWN    (-19) /* 019, "Ukendt", "Uoplyst", "NA" */
#define NAME_CHRISTIANSOE (-AREA_CHRISTIANSOE)
#define NAME_TOTAL        (-1000) /* "I alt": the sum of the file's own rows, whatever they are */
#define NAME_ABROAD       (-1001)
#define NAME_NONE         (-2000) /* the spelling of two areas, or of none: never matched */

/* Areas and memberships, filled by ingest/places.h from data/, then indexed. */
struct geography {
	struct arena *arena;
	struct area *areas; /* by code, rising, after geography_index */
	size_t nareas, capareas;
	struct membership *members;
	size_t nmembers, capmembers;
	struct area_name *names; /* by spelling, rising, each once; made by geography_index */
	size_t nnames, capnames;
};

enum area_match {
	AREA_FOUND,
	AREA_SKIP, /* understood, but no area of ours: 411 Christiansø, Udlandet, unknown residence
		    */
	AREA_UNKNOWN /* not understood */
};

/*
 * Add an area, a membership; strings and populations (by year, rising) are copied into G->arena.
 * Codes must be new. Call geography_index when all are in.
 */
void geography_add_area(struct geography *g, struct area a);
void geography_add_member(struct geography *g, struct membership m);
/*
 * Sort areas and build the index of spellings: names, official names, old and foreign spellings.
 * A region, and the country, without a population of its own gets the sum of its kommuner for
 * each year that all of them have; klynger and fora get none, their members change.
 */
void geography_index(struct geography *g);

/* NULL if there is none. */
const struct area *geography_area(const struct geography *g, int code);

/*
 * What a file calls an area -> its code. Takes a code (461, 0461, 083, 1083, 000), a name in old
 * or new spelling (Århus, Høje Tåstrup, Vesthimmerland, Copenhagen), with or without "Kommune" or
 * "Region", in any case, or both together ("461 Odense", "Odense (461)"; they must agree).
 * AREA_SKIP for landsdele, totals ("I alt", "Alle"), unknown residence and blank text, which SSI
 * writes for it; a reader that fills blank cells from above does so before it asks.
 * "Bornholm" is the kommune and "Nordjylland" the region, unless a landsdel's code is beside it.
 * *CODE is set only with AREA_FOUND. Nothing is allocated.
 */
enum area_match geography_match(const struct geography *g, const char *text, int *code);

/*
 * What geography_match found TEXT to be: the code of an area of ours, else one of the NAME_ above
 * (a landsdel's -1 to -11); NAME_NONE where it is blank or not understood.
 */
int geography_name(const struct geography *g, const char *text);

/*
 * The name of the kommune or region nearest to TEXT by edit distance (Damerau-Levenshtein with
 * adjacent swaps, on folded spellings; of equally near ones the lowest code), for a message.
 * NULL if nothing is near: more than a quarter of the letters, or more than 3, would change.
 */
const char *geography_nearest(const struct geography *g, const char *text);

/*
 * Is kommune KOMMUNE part of AREA (itself, its region, klynge, forum, the country) on DATE
 * (yyyymmdd)? False for a KOMMUNE that is none.
 */
bool geography_within(const struct geography *g, int kommune, int area, int date);

/* Does AREA exist on DATE (yyyymmdd)? A klynge or forum while it has members, all others always. */
bool geography_exists(const struct geography *g, int area, int date);

/* Persons in A at the population year nearest to YEAR (the earlier of two); NAN if none. */
double area_population(const struct area *a, double year);

#endif
