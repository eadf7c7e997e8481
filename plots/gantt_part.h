/*
 * plots/gantt_part.h - between gantt.c (the drawing) and gantt_words.c (the words). Only they
 * include it.
 */
#ifndef PLOTS_GANTT_PART_H
#define PLOTS_GANTT_PART_H

#include "base/arena.h"
#include "model/words.h"
#include "plots/chart.h"
#include "plots/gantt.h"

/* The rows of C in the order in which they are drawn: by group as they come, then by kind. */
const struct effort *const *gantt_rows(const struct chart *c, struct arena *a);
/* Are they of more than one group? */
bool gantt_has_groups(const struct gantt_chart *g);

/* "Behandling og pleje: nye indsatser"; the group only where there are SEVERAL. */
const char *gantt_head(const struct effort *e, bool several, enum language l, struct arena *a);
/* "i gang"; "status ikke oplyst". */
const char *gantt_status(enum effort_status s, enum language l);
/* "2,5 årsværk årligt"; "" if not stated. */
const char *gantt_staff(const struct effort *e, enum language l, struct arena *a);

/* What milestone M of E is on the day AS_OF. Ahead is also what an ended indsats left undone. */
enum reached { MILESTONE_AHEAD, MILESTONE_DONE, MILESTONE_LATE };
enum reached gantt_reached(const struct effort *e, const struct milestone *m, int as_of);

#endif
