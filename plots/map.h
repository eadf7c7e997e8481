/*
 * plots/map.h - what the two maps share: each kommune's class and words. Only they include it.
 */
#ifndef PLOTS_MAP_H
#define PLOTS_MAP_H

#include "plots/chart.h"
#include "plots/frame.h"
#include "plots/position.h"

/* A kommune of the chart. */
struct map_area {
	int code;
	const char *name;              /* clean */
	const struct tile *tile;       /* NULL if there is none */
	const struct observation *obs; /* of the period shown, or NULL */
	enum position position;
	const char *value; /* "12,9", or why there is none */
};

struct map {
	const struct chart *chart;
	struct arena *arena;
	enum language language;
	struct map_area *areas;
	size_t n;
	size_t count[POSITIONS];
	size_t undrawn; /* areas without a place on the map */
	struct frame frame;
	struct draw draw;
};

/* The areas of C with class and words. */
struct map map_take(const struct chart *c, struct arena *a);

/* Small print: whose target it is, who has no place on the map. MISSING: their names, "" if none.
 */
const char *map_note(const struct map *m, const char *missing);

/*
 * The words of one area inside its patch, on a plate of its colour where that is hatched: NAME, and
 * below it mark and value if ROOM (pixels high and wide) has place for them.
 */
void map_label(
    struct map *m, const struct map_area *a, double x, double y, double room_x, double room_y);

/* The frame, made with NOTE, and the key below a picture that is HEIGHT high; top of the picture.
 */
double map_begin(
    struct map *m, const char *note, double height, enum image_format format, FILE *out);
void map_end(struct map *m);

#endif
