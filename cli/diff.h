/*
 * cli/diff.h - two states of the store and what made the verdicts of one those of the other.
 */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/run.h"
#include "store/store.h"

/* What can make a verdict another one: bits. The method cannot: both are assessed by this pejl. */
enum diff_factor {
	DIFF_REVISED = 1, /* figures that both states have differ, or are gone */
	DIFF_NEW = 2,     /* figures that only the later state has */
	DIFF_TARGET = 4,  /* what was decided in between */
	DIFF_DATE = 8     /* the day: a target's year has passed, another milestone is next */
};
#define DIFF_FACTORS 4
#define DIFF_CAUSES  6 /* as many sets of four have none within another */

/* What was known at the end of DAY by the imports with a number under BEFORE (0: all). */
struct diff_state {
	int day, before;
	int import;          /* the last of them, 0 if none */
	const char *version; /* of pejl that read it, "" if none */
	const char *file;    /* the saved status that it is; NULL: a state of the store */
};

struct diff_item {
	int indicator, stratum, area;
	struct assessment before, after;
	/*
	 * Of a verdict that flipped: the smallest sets of factors that make BEFORE's verdict
	 * AFTER's, all else as it was; bits of enum diff_factor each.
	 */
	unsigned cause[DIFF_CAUSES];
	size_t ncauses;
	/* the changes that are its own, or its kommuner's: first those that the verdicts rest on,
	 * else the largest first */
	const struct store_change **figures;
	int *first; /* nfigures: the import that brought the later figure; 0: it is gone */
	size_t nfigures;
};

/* A row that only one of two saved statuses has. */
struct diff_only {
	const struct assessment *assessment;
	bool later; /* the later one */
};

struct diff_answer {
	struct diff_state from, to;
	struct diff_item *items; /* whose verdict or target changed, flips first */
	size_t n, nflips;
	struct store_changes figures; /* count of STORE_UNCHANGED is not kept */
	const struct store_import *log;
	size_t nlog;
	bool other_targets; /* the two last imports were read by differing targets.conf */
	/*
	 * One of the two, or both, is a saved status: of each row the latest figure and the judged
	 * one are known, of no figure the import; an item has one set of causes at most, all that
	 * differs, which nobody has tried one by one.
	 */
	bool saved;
	bool every_figure;            /* ... but two whole reports have all figures */
	const struct diff_only *only; /* nonly; of saved ones */
	size_t nonly;
	bool page; /* words for a page: no numbers of imports, → for -> */
};

/* The undo by which import ID does not count in the later state; 0 if it is not undone. */
int diff_undone(const struct diff_answer *x, int id);
bool diff_is_flip(const struct diff_item *i);
bool diff_is_target(const struct diff_item *i);
/* Is change C one of figures that both states had? Else it is a new one. */
bool diff_is_revised(const struct store_change *c);
const char *diff_factor_id(enum diff_factor f); /* "revised_figures" */
/* The causes of I in words: "reviderede tal: 2021 14,2 % -> 9,8 % (import 1 -> 2)". */
const char *diff_causes(
    struct run *r, const struct diff_answer *x, const struct diff_item *i, enum language l);
/* "højst 12 % i 2026 (udkast, fra 1. januar 2023) -> højst 10 % i 2026 (...)" */
const char *diff_targets(
    struct run *r, const struct diff_answer *x, const struct diff_item *i, enum language l);
/* "2021, Odense: 14,2 % -> 9,8 % (import 1 -> 2)"; FIRST: as in struct diff_item, 0: not asked. */
const char *diff_change(struct run *r, const struct diff_answer *x, const struct store_change *c,
    int first, enum language l);
/* The figure of O as a reader sees it; BESIDE: the one it must not read like. */
const char *diff_figure(
    struct run *r, const struct observation *o, const struct observation *beside, enum language l);

void diff_text(FILE *out, struct run *r, const struct diff_answer *x);
void diff_csv(FILE *out, struct run *r, const struct diff_answer *x, bool danish);
void diff_json(FILE *out, struct run *r, const struct diff_answer *x);

#endif
