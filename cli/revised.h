/*
 * cli/revised.h - figures that replaced others of the same period, and what those were.
 */
#ifndef CLI_REVISED_H
#define CLI_REVISED_H

#include "cli/run.h"
#include "plots/chart.h"
#include "store/store.h"

/* Does import A supersede B, both not undone: taken out later, or of the same day later read? */
bool revised_supersedes(const struct store_import *a, const struct store_import *b);
/* The entry that undid import I by DAY; 0 if none. */
int revised_undone(const struct store_import *i, const struct store_import *log, size_t n, int day);

/* A figure that another one replaced. */
struct superseded {
	struct observation obs;
	int day;     /* yyyymmdd that the other is from; 0: not known */
	size_t told; /* order in which they were found */
};

/* Of a run, all that was replaced in the agreement's region and its kommuner. */
struct revisions {
	struct superseded *of; /* n, by indicator, stratum, area, period */
	size_t n;
	/* the indicators and strata that have any, each figure as it was before it was replaced */
	struct panel before;
};

/*
 * Find what the figures of R replaced that had another value: in the store what imports known on
 * the as-of date had and were superseded in, those undone left out; of files what another file
 * tells. Of several the last before the one that counts. One pass over the store, and none where
 * no import changed a figure. False after a message.
 */
bool revised_find(struct run *r, struct revisions *out);

/*
 * Those of series S of INDICATOR and STRATUM that read differently in print, by period; *N of them.
 * A figure that is computed from kommuner is computed from what these were. In R's arena.
 */
const struct chart_revision *revised_of(struct run *r, struct revisions *v, int indicator,
    int stratum, const struct series *s, size_t *n);

#endif
