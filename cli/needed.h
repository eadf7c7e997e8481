/*
 * cli/needed.h - what it would take, for the figures of an answer, and its JSON and CSV.
 */
#ifndef CLI_NEEDED_H
#define CLI_NEEDED_H

#include "analysis/needs.h"
#include "base/json.h"
#include "cli/emit.h"
#include "cli/run.h"

/*
 * For every one of the N items. Of a region, klynge or forum the kommuner of its latest period are
 * held against its target; a kommune has its part of the region's gap in the region's period.
 */
struct needs *needed_of(struct run *r, const struct run_item *items, size_t n);

/* The kommuner of AREA in PERIOD, against its figure WHOLE (NULL: none) and its target T (NULL:
 * none that compares). I: the indicator as it is shown. */
struct needs needed_parts(struct run *r, int indicator, int stratum, const struct indicator *i,
    const struct area *area, struct period period, const struct observation *whole,
    const struct target *t);

/*
 * The population of AS's area in the year of its latest figure; of an area with the kommuner of N
 * these together, as far as they are behind the figure. NAN if not known.
 */
double needed_persons(const struct assessment *as, const struct needs *n);

/* The list of what is worse and worsening among N items, as many as them; *TESTED in the family. */
struct worsening *needed_worsening(
    struct run *r, const struct run_item *items, size_t n, size_t *tested);

/* "needed": the object of pejl(1). */
void needed_json(struct json *j, const struct assessment *as, const struct needs *n);
/* Its CSV columns, after those of NEEDED_COLUMNS. */
#define NEEDED_COLUMNS                                                                             \
	"needed_code", "needed_events", "needed_direction", "region_if_all_meet", "best_quarter",  \
	    "region_if_best_quarter", "events_over_target", "share_of_gap", "cost_code", "cost",   \
	    "cost_unit", "cost_price_year"
void needed_csv(struct emit *e, const struct needs *n);
/* "worse_and_worsening": the object of pejl(1). */
void needed_worsening_json(struct json *j, const struct worsening *w, size_t n, size_t tested);

#endif
