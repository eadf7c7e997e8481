/*
 * ingest/saved.h - a status that was kept: the JSON of pejl status, as a report has it beside its
 * pages.
 */
#ifndef INGEST_SAVED_H
#define INGEST_SAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/kpi.h"

#define SAVED_BYTES ((size_t)64 << 20) /* of a file that is read; a region's status has 0.2 MB */
#define SAVED_PARTS 3000000            /* commas and brackets: each can stand for 200 bytes more */

/*
 * One row. Of the assessment what a status keeps is set: series (indicator, area, stratum; no
 * figures), latest, judged (with its observation's period, value and counts), target, verdict,
 * development, outlook.probability_met. Numbers that it does not keep are NAN.
 */
struct saved_item {
	int indicator, stratum; /* indices in the catalogue */
	struct assessment assessment;
};

struct saved_status {
	const char *file;      /* the one that was read */
	const char *agreement; /* its name */
	const char *version;   /* of pejl that wrote it */
	int as_of;             /* yyyymmdd */
	struct saved_item *items;
	size_t n;
};

/*
 * Read PATH, a file, or a folder with a status.json. An indicator or stratum that C does not have
 * is added to it, without targets. An area that G does not know keeps its code and name. False
 * after a message that names the file and the place in it: cannot be read, over SAVED_BYTES or
 * SAVED_PARTS, no JSON, a key that is missing or has a value that no status has, a control or
 * hidden character, one row twice. All in A.
 */
bool saved_load(struct saved_status *out, const char *path, struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d);

#endif
