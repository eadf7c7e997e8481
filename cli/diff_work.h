/*
 * cli/diff_work.h - how two states are compared: by mixtures of their figures, targets and days.
 *
 * While it works, the run's panel and pool are those of one mixture, and its options those here.
 */
#ifndef CLI_DIFF_WORK_H
#define CLI_DIFF_WORK_H

#include "cli/diff.h"

#define DIFF_PANELS 4 /* by the bits DIFF_REVISED and DIFF_NEW */

struct diff_work {
	struct run *run;
	struct store *store; /* NULL: both states have the figures that the run was filled with */
	struct options options; /* the run's: its as-of date is that of the mixture */
	struct diff_answer *answer;
	const struct panel
	    *later; /* the later state, filled and closed; NULL: it is to be loaded */
	struct panel panel[DIFF_PANELS];
	struct outlook_pool *pool[DIFF_PANELS];
	struct panel computed[2]; /* of two saved reports: what they computed from kommuner */
};

/* ---- diff.c ---------------------------------------------------------------- */

/* Open the store and read the answer's log. False after a message. */
bool diff_open_store(struct diff_work *w);
/* Of every indicator of targets.conf, also of one that was withdrawn, unless some are asked for. */
void diff_ask_for_all(struct diff_work *w);
/* The answer's other_targets. False after a message. */
bool diff_configurations(struct diff_work *w);
/* Of the N ITEMS, as they are in the later state: those whose verdict or target changed. */
void diff_items(struct diff_work *w, const struct run_item *items, size_t n);

/* Put the answer's items in order, those whose verdict flipped first, and count these. */
void diff_flips_first(struct diff_answer *x, struct arena *a);

/* ---- diff_saved.c ---------------------------------------------------------- */

/* The answer where one of the two NAMED, or both, is a saved status. */
enum exit_code diff_saved(struct diff_work *w, const char *const *named);

/* ---- diff_tables.c --------------------------------------------------------- */

/* Are both NAMED folders with all their figures, tal.csv? */
bool diff_has_tables(const struct diff_work *w, const char *const *named);
/*
 * The answer's figures by these, those apart that were computed from kommuner; the indicators are
 * known from the status of both. False after a message.
 */
bool diff_tables(struct diff_work *w, const char *const *named);
/* Did one of the two compute ITEM's series from kommuner? */
bool diff_is_computed(const struct diff_work *w, const struct diff_item *item);

/* ---- diff_state.c ---------------------------------------------------------- */

/* Does TEXT name a state of the store: a date, or the number of an import? Else it is a path. */
bool diff_names_state(const char *text);
/* That state, of the N imports of LOG. False after a message. */
bool diff_read_state(struct diff_state *out, const char *text, const struct store_import *log,
    size_t n, struct diag *d);
/* What was known at the end of DAY. */
struct diff_state diff_day(int day, const struct store_import *log, size_t n);
/* Does FROM come before TO? Else false after a message. */
bool diff_in_order(const struct diff_state *from, const struct diff_state *to, struct diag *d);

/* ---- diff_mix.c ------------------------------------------------------------ */

/* Load both states of the answer from the store and mix them. False after a message. */
bool diff_load(struct diff_work *w);
/* The same where both have the figures of the run's panel, as it is. */
void diff_share(struct diff_work *w);
/* Make the run's panel and pool, and the as-of date, those of the bits of MASK. */
void diff_use(struct diff_work *w, unsigned mask);
/* Keep what the run has learned meanwhile. */
void diff_used(struct diff_work *w, unsigned mask);
#define DIFF_ALL ((1u << DIFF_FACTORS) - 1) /* the later state */
/* ITEM with the factors of MASK as they are in the later state, the others as in the earlier. */
struct assessment diff_assess(struct diff_work *w, const struct diff_item *item, unsigned mask);
/* Of ITEM, whose verdict flipped: cause and ncauses. */
void diff_find_causes(struct diff_work *w, struct diff_item *item);

/* ---- diff_figures.c -------------------------------------------------------- */

/* The answer's figures, of the areas asked for and of their kommuner. False after a message. */
bool diff_figures(struct diff_work *w);
/* Of ITEM, whose verdict flipped: figures and nfigures, those that it rests on first. */
void diff_own_figures(struct diff_work *w, struct diff_item *item);
/* The import that brought each. False after a message. */
bool diff_find_firsts(struct diff_work *w, struct diff_item *item);

#endif
