/*
 * model/map.h - where the kommuner lie in a picture: one square each, or their borders.
 */
#ifndef MODEL_MAP_H
#define MODEL_MAP_H

#include <stdbool.h>
#include <stddef.h>

/* A kommune's place in a map of equal squares. */
struct tile {
	int area;         /* kommune code */
	int row, column;  /* from 1; row 1 is the northernmost, column 1 the westernmost */
	const char *name; /* three letters, no two alike */
};

struct tiles {
	const struct tile *of;
	size_t n;
};

/* One closed line of a kommune's border. */
struct ring {
	int area;         /* kommune code */
	bool hole;        /* what is inside is not the kommune */
	size_t n;         /* corners, at least 3; the first is not told again */
	const double *xy; /* 2 n: metres east and north in ETRS89 / UTM zone 32N (EPSG:25832) */
};

struct borders {
	const struct ring *rings; /* a kommune's hole comes after the ring around it */
	size_t n;
};

#endif
