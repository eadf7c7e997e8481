/*
 * ingest/aggregate.h - counts summed over the rows that have a key in common.
 *
 * Memory grows with distinct keys, never with rows. Sums are kept to twice a double's precision:
 * their order, and so the number of threads, does not show in what is printed.
 */
#ifndef INGEST_AGGREGATE_H
#define INGEST_AGGREGATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/kpi.h"

enum by_part { BY_INDICATOR, BY_AREA, BY_YEAR, BY_STRATUM, BY_PERIOD, BY_PARTS };

/* What rows must have in common to be summed, first to last as they are printed and sorted. */
struct by {
	enum by_part part[BY_PARTS];
	size_t n;
	bool has[BY_PARTS];
};

/* What is not in the key is 0. Ints alone: compared and hashed as bytes. */
struct group_key {
	int indicator, stratum; /* indices in the catalogue */
	int area;               /* code */
	struct period period;   /* of BY_YEAR the year it is in; a span stays one */
};

struct exact_sum {
	double sum, rest; /* the sum is both together */
};

struct group {
	struct group_key key;
	struct exact_sum numerator, denominator;
	size_t n;       /* rows summed */
	unsigned seen;  /* GROUP_ bits */
	uint32_t after; /* next in its bucket + 1, 0 = last */
};

/* What was in the rows that were summed. */
enum group_seen {
	GROUP_FITS = 1 << 0,    /* a published value that its row's counts give */
	GROUP_MISFITS = 1 << 1, /* one that they do not give */
	GROUP_ALL = 1 << 2,     /* rows of everyone */
	GROUP_SUBGROUP = 1 << 3,
	GROUP_COUNTRY = 1 << 4,
	GROUP_REGION = 1 << 5,
	GROUP_KOMMUNE = 1 << 6,
	GROUP_CLUSTER = 1 << 7, /* klynge or forum */
	GROUP_PERIOD = 1 << 8   /* shifted by enum period_kind */
};

struct groups {
	struct arena *arena;
	struct by by;
	struct group *group; /* in order of appearance until groups_sort */
	size_t n, cap;
	uint32_t *buckets; /* index + 1 of the first group; a power of two of them */
	size_t nbuckets;
	size_t left_out;      /* observations without both counts: missing, suppressed, no counts */
	struct pos first_out; /* the first of them */
};

/* Empty; the memory is A's, which outlives it. */
void groups_init(struct groups *g, struct by by, struct arena *a);

/* Forget all groups, keep the memory. */
void groups_clear(struct groups *g);

/* The group of O's key, found or added. Valid until the next one is added. */
struct group *groups_at(struct groups *g, const struct observation *o);

/* Add one row's counts and what it is; O must have both counts. I is O's indicator. */
void group_add(struct group *to, const struct observation *o, const struct indicator *i);

/* group_add in three, for who knows some of it already: */
void group_sum(struct group *to, double numerator, double denominator, unsigned seen);
/* the bits of O's stratum, area and period, */
unsigned group_bits(const struct observation *o);
/* and GROUP_FITS, GROUP_MISFITS or, where there is no value or it is 0, nothing. */
unsigned group_evidence(const struct observation *o, const struct indicator *i);
/* O's value, written with DECIMALS, surely gives GROUP_FITS; its numerator is a whole number. */
bool group_fits(const struct observation *o, const struct indicator *i, size_t decimals);

/* Sum O, or count it as left out if it has not both counts. I is O's indicator. */
void groups_put(struct groups *g, const struct observation *o, const struct indicator *i);

/* Add FROM, which has the same BY and was read later. */
void groups_merge(struct groups *g, const struct groups *from);

/* Order by key: indicators by id, areas by code, periods by time, strata by text. */
void groups_sort(struct groups *g, const struct catalogue *c);

double exact_value(const struct exact_sum *s);

/*
 * What numerator/denominator of indicator I is multiplied by to be its value; NAN if it is no
 * such thing, or the rows' own values (SEEN: the bits of all its groups) do not follow from their
 * counts. An indicator that only came with its file and has no unit is a percentage where its
 * rows' values say so.
 */
double group_per(const struct indicator *i, unsigned seen);

/*
 * Why the sum of G is none that means anything, NULL if it may: rows of everyone and of
 * subgroups, areas inside each other, years and their parts were added together.
 */
const char *group_overlap(const struct group *g, const struct by *by);

#endif
