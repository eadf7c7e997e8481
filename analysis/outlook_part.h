/*
 * analysis/outlook_part.h - between the files of the outlook: one series at one origin.
 */
#ifndef ANALYSIS_OUTLOOK_PART_H
#define ANALYSIS_OUTLOOK_PART_H

#include "analysis/outlook.h"
#include "analysis/shared.h"

/* A series of which only the first N values are known. */
struct origin {
	const struct outlook_series *series;
	const struct shared *shared;
	size_t n;
};

/*
 * What the models say of the figure AHEAD years after the last known value, each less that value
 * (which is what no change says), into MOVE. A model that has nothing to say says 0.
 */
void outlook_moves(const struct origin *o, double ahead, double move[OUTLOOK_MODELS]);

/*
 * sigma of a figure AHEAD years after the last known value; 0 if nothing ever moved. Of its own
 * steps alone where there are no peers, or where the series is none of them: a region moves less
 * than its kommuner.
 */
double outlook_sigma(const struct origin *o, double ahead);

/* Steps ahead, 1 to OUTLOOK_STEPS, that AHEAD years are in this series. */
size_t outlook_steps(const struct origin *o, double ahead);

#define OUTLOOK_PATHS      1000
#define OUTLOOK_PATH_STEPS 12

/* What was learned for one number of steps ahead. */
struct outlook_horizon {
	struct outlook_law shared; /* of all groups with peers */
	struct outlook_law alone;  /* of all series, each by itself */
	struct outlook_law *group; /* of each group */
	/* OUTLOOK_PATHS draws each of a t's own scale, with shared.df and with alone.df */
	double *shared_tail, *alone_tail;
};

struct outlook_pool {
	size_t ngroups;
	struct shared *shared; /* of each group */
	struct outlook_horizon horizon[OUTLOOK_STEPS];
	double *normal; /* OUTLOOK_PATHS x OUTLOOK_PATH_STEPS standard normal draws */
};

/* What stands in where there is nothing to learn from; STEPS from 1; ALONE: without peers. */
struct outlook_law outlook_prior(size_t steps, bool alone);

#endif
