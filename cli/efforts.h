/*
 * cli/efforts.h - the indsatser of a portfolio as charts and pages show them.
 */
#ifndef CLI_EFFORTS_H
#define CLI_EFFORTS_H

#include "cli/run.h"
#include "model/portfolio.h"
#include "plots/chart.h"

/*
 * The portfolio of R in *P: of --portfolio, else the portfolio.conf beside targets.conf; NULL if
 * there is none there. False after messages: it is wrong, or the one that was named is not there.
 */
bool efforts_load(struct run *r, const struct portfolio **p);

/* The groups of P, each once, in the order of the file; *N of them. */
const char *const *efforts_groups(const struct portfolio *p, size_t *n, struct arena *a);
/* The indsatser of GROUP (NULL: all): the new, the existing, the tasks; *N of them. */
const struct effort *const *efforts_of(
    const struct portfolio *p, const char *group, size_t *n, struct arena *a);

/*
 * Does E happen in AREA on its first day, or on DAY where that is not stated? A body of its own
 * country or agreement (without an area) has it everywhere; a region or country holds all of it.
 */
bool effort_concerns(
    const struct effort *e, const struct area *area, const struct geography *g, int day);
/* Who carries E out on DAY: "Sundhedsklynge Fyn"; "" if that is all of REGION's kommuner. */
const char *effort_places(const struct effort *e, const struct geography *g, int region, int day,
    enum language l, struct arena *a);

/* Has E begun by DAY? Only a stated first day tells, and no indsats that is still planned. */
bool effort_has_begun(const struct effort *e, int day);
/* Does E serve the indicator with this index? */
bool effort_serves(const struct effort *e, int indicator);

/* A Gantt of N ROWS of P, called PLACE. */
struct chart efforts_chart(const struct portfolio *p, const struct effort *const *rows, size_t n,
    const char *place, const char *id, int as_of, struct arena *a);

#endif
