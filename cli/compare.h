/*
 * cli/compare.h - areas against target, region and each other, in three forms.
 */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include <stdio.h>

#include "analysis/peers.h"
#include "cli/pick.h"
#include "cli/run.h"

#define COMPARE_AREAS "kommuner" /* compared where there is no --area */

/* What goes with an area's figure. */
struct area_note {
	unsigned cautions;
	bool computed; /* from its kommuner: there is no one place it was read at */
};

/* The areas of one indicator and stratum in one period. */
struct comparison {
	const struct indicator *indicator;
	const char *stratum;
	const struct area *reference; /* the agreement's region */
	bool any;                     /* there is a period at all */
	bool chosen;                  /* by --period */
	struct period period;
	size_t newer;                  /* areas that have a later figure */
	struct peers peers;            /* sorted as asked for */
	const struct area_note *notes; /* peers.n */
	unsigned all;                  /* all of them together */
	unsigned reference_cautions;
	const struct target *target; /* the region's, comparable; NULL: none */
	double covered;              /* share behind the region's figure; NAN: not computed here */
	struct assessment whole;     /* the region's figure of the period against its target */
	int price_year;              /* of money, whose prices it is compared in; 0: not known */
	struct needs needs;          /* and its kommuner in the period, whichever are shown */
};

/* The part that AREA has in the region's gap; NULL if it is no kommune of it. */
const struct need_part *compare_part(const struct comparison *c, const struct area *area);

/*
 * AREAS compared in the period of --period, or the latest that most of them have, sorted by --sort;
 * INDICATOR and STRATUM are indices. All in R's arena.
 */
struct comparison compare_areas(
    struct run *r, int indicator, int stratum, const struct picked *areas);

void compare_text(FILE *out, struct run *r, const struct comparison *c, int width);
void compare_csv(FILE *out, struct run *r, const struct comparison *c, size_t n, bool danish);
void compare_json(FILE *out, struct run *r, const struct comparison *c, size_t n);

#endif
