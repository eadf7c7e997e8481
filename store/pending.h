/*
 * store/pending.h - the figures of the import that is being read, until they are stored.
 */
#ifndef STORE_PENDING_H
#define STORE_PENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/catalogue.h"
#include "model/kpi.h"

/* One figure: what of struct observation is stored. */
struct figure_row {
	uint32_t subject; /* index in pending.subject */
	uint16_t period;  /* index in pending.period */
	uint16_t field;
	double number[7]; /* value, numerator, denominator, limits, hidden */
	uint32_t line;
	char status;
	size_t byte;
};

/* Indicator x area x stratum. */
struct pending_subject {
	int indicator, area, stratum; /* indices in the catalogue; area: code */
	size_t n;                     /* its rows */
	long long id;                 /* in the store, once it is known; 0: not yet */
};

struct pending {
	const struct catalogue *catalogue;
	struct figure_row *row; /* as the file has them */
	size_t n, cap;
	uint32_t *order; /* settled: the rows by subject, period, line, each key once */
	size_t nsettled;
	struct pending_subject *subject;
	size_t nsubjects, capsubjects;
	uint32_t *slots; /* hash of a subject -> index + 1 */
	size_t nslots;
	struct period *period;
	long long *period_id; /* in the store; of the arena */
	size_t nperiods, capperiods;
	bool full;    /* more periods or lines than can be told apart */
	bool settled; /* order is set, and the subjects' n is of it */
};

/* Put the rows that the N at ORDER name in order by COMPARE among themselves. False: no memory. */
bool pending_sort(struct pending *p, const uint32_t *order, size_t n,
    int (*compare)(const void *x, const void *y));

#endif
