/*
 * store/panel.h - observations in, series out; in memory, for one run.
 *
 * Holds one observation per indicator x area x stratum x period. Memory grows with distinct
 * figures, not with rows.
 */
#ifndef STORE_PANEL_H
#define STORE_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/kpi.h"

struct panel {
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct geography *geography;
	struct observation *obs; /* sorted by panel_close */
	size_t nobs, capobs;
	size_t *slots; /* hash of the key -> index in obs + 1 */
	size_t nslots;
	bool fictional; /* any observation is invented */
	/* of two files that tell differently the figure that does not count, as they came */
	struct observation *replaced;
	size_t nreplaced, capreplaced;
};

void panel_init(
    struct panel *p, struct arena *a, const struct catalogue *c, const struct geography *g);

/* What the panel had of the same indicator, area, stratum and period. */
enum panel_news {
	PANEL_NEW,        /* nothing */
	PANEL_SAME,       /* the same figure */
	PANEL_REVISED,    /* another figure, from another file */
	PANEL_CONTRADICTS /* another figure, from the same file: which one is right? */
};

/*
 * Take in one observation (copied). Of two files the one whose source was taken out last goes
 * first, else the one read last. What contradicts its own file is not taken in. *OTHER is set,
 * except for PANEL_NEW, to where the figure that was there before was read.
 */
enum panel_news panel_put(struct panel *p, const struct observation *o, struct pos *other);

/* The figure held for O's indicator, area, stratum and period; NULL if none. Before panel_close. */
const struct observation *panel_find(const struct panel *p, const struct observation *o);

/* < 0, 0, > 0: by indicator, stratum, area, kind of period, period. */
int panel_compare(const struct observation *a, const struct observation *b);

/* The same as panel_find after panel_close. */
const struct observation *panel_figure(const struct panel *p, const struct observation *o);

/* Sort by indicator, stratum, area, period. No panel_put after it. */
void panel_close(struct panel *p);

/* Is there any observation of INDICATOR and STRATUM? After panel_close. */
bool panel_has(const struct panel *p, int indicator, int stratum);

/* The kinds of period INDICATOR has figures for: a bit 1 << kind each. After panel_close. */
unsigned panel_period_kinds(const struct panel *p, int indicator);

/*
 * The series of INDICATOR (index) in AREA for STRATUM (index), only periods that end on or before
 * AS_OF (yyyymmdd). A region, klynge, forum or the country without figures of its own is computed
 * from its kommuner: sum of counts where every kommune with a figure has them, else the mean
 * weighted by population (area_population), with the share covered. n = 0 if there is nothing.
 * A series has one kind of period: years if there are any, else quarters and so on; of an area that
 * is computed, if any of its kommuner has years.
 */
struct series panel_series(struct panel *p, int indicator, int area, int stratum, int as_of);

/*
 * Where observation I of S, made by panel_series, was read: one place, or one for each kommune it
 * was computed from on AS_OF. Returns how many; *OUT is in the panel's arena.
 */
size_t panel_origins(
    struct panel *p, const struct series *s, size_t i, int as_of, const struct pos **out);

#endif
