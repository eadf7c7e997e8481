/*
 * model/catalogue.h - the indicators and strata of one run, by id or index.
 */
#ifndef MODEL_CATALOGUE_H
#define MODEL_CATALOGUE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strmap.h"
#include "model/kpi.h"

struct catalogue {
	struct arena *arena;
	struct agreement agreement;
	struct indicator *indicators; /* those of targets.conf first, in its order */
	size_t nindicators, capindicators;
	const char **strata; /* [0] is "" */
	size_t nstrata, capstrata;
	struct strmap ids;      /* id -> index */
	struct strmap names;    /* name of an indicator that is not configured -> index */
	struct strmap suffixes; /* id that several names make -> the last suffix given */
	struct strmap by_text;  /* stratum -> index */
};

/* Empty, with stratum 0 = "". A outlives the catalogue. */
void catalogue_init(struct catalogue *c, struct arena *a);

/* FROM as it is now, to be added to on its own: for a thread. Strings are shared; A outlives TO. */
void catalogue_copy(struct catalogue *to, const struct catalogue *from, struct arena *a);

/* Index of indicator ID, or -1. */
int catalogue_find(const struct catalogue *c, const char *id);

/*
 * The id in targets.conf that is nearest to ID, not further than half of it, the first of equally
 * near ones; NULL if none is so near.
 */
const char *catalogue_nearest(const struct catalogue *c, const char *id);

/* Add I (its strings must live on); returns its index. Its id must be new. */
int catalogue_add(struct catalogue *c, struct indicator i);

/*
 * The indicator a publisher calls NAME and targets.conf does not know: found or added,
 * with an id made of NAME ([a-z0-9_], æ -> ae), unit UNIT and no targets. Returns its index.
 */
int catalogue_publisher_name(struct catalogue *c, const char *name, const char *unit);

/* Index of stratum TEXT, found or added. */
int catalogue_stratum(struct catalogue *c, const char *text);

#endif
