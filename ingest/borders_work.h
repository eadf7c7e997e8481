/*
 * ingest/borders_work.h - between borders.c and the readers of the two shapes.
 */
#ifndef INGEST_BORDERS_WORK_H
#define INGEST_BORDERS_WORK_H

#include <stdio.h>

#include "ingest/borders.h"

struct borders_work {
	const struct geography *geography;
	struct arena *arena;
	struct diag *diag;
	struct pos at;      /* for messages */
	struct ring *rings; /* the closed ones */
	size_t nrings, caprings;
	struct ring ring; /* the open one; its area is 0 if there is none, -1 if it is left out */
	double *xy;
	size_t capxy;
};

/* Begin a ring of the kommune that CODE stands for. False after a message. */
bool borders_begin(struct borders_work *w, const char *code, bool hole);
/* Its next corner: degrees or metres. False after a message. */
bool borders_corner(struct borders_work *w, double x, double y);
/* Close it, if one is open. False after a message. */
bool borders_close(struct borders_work *w);

bool borders_read_csv(struct borders_work *w, const char *path);
/* IN is at the file's first character. */
bool borders_read_json(struct borders_work *w, FILE *in);

#endif
