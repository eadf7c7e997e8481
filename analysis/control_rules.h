/*
 * analysis/control_rules.h - which points of a control chart are more than chance. Pure.
 *
 * Rules come in named, versioned sets, so that a chart can say by what it was read. A point may
 * carry several signals; all are kept, and control_signal_list gives them by priority.
 */
#ifndef ANALYSIS_CONTROL_RULES_H
#define ANALYSIS_CONTROL_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/control.h"
#include "analysis/run_chart.h"
#include "base/arena.h"
#include "model/kpi.h"

/* Bits, in the order of priority: the first is the strongest. */
enum control_signal {
	SIGNAL_OUTSIDE = 1 << 0, /* outside the limits */
	SIGNAL_TWO_OF_THREE =
	    1 << 1,            /* one of two in three beyond 2 sigma, the three on one side */
	SIGNAL_SHIFT = 1 << 2, /* one of so many in a row on one side of the centre */
	SIGNAL_TREND = 1 << 3  /* one of so many in a row rising or falling */
};
#define CONTROL_SIGNALS 4

/* Every set looks for points outside the limits, and for what its fields say. */
struct control_rules {
	const char *name;   /* "making_data_count" */
	int version;        /* year of the document it is taken from */
	const char *source; /* publication */
	bool two_of_three;
	size_t shift, trend; /* points; 0: not in the set */
	bool runs;           /* judge the parts by their longest run and crossings */
	enum runs_rule runs_rule;
};

/* Set K, NULL after the last: outside, making_data_count, making_data_count_6,
 * making_data_count_8, anhoej, anhoej_best_box, anhoej_cut_box. */
const struct control_rules *control_rules_at(size_t k);
/* Set NAME, NULL if there is none. */
const struct control_rules *control_rules_find(const char *name);

/* Signals of one point: enum control_signal bits upwards and downwards. */
struct control_mark {
	unsigned up, down;
};

struct control_signals {
	const struct control_rules *rules;
	size_t n, nparts;
	struct control_mark *marks; /* n, in the arena */
	/*
	 * nparts, in the arena: runs about the centre, counted for every set; their signal is part
	 * of the verdict only where rules->runs and the code is OK. Code RULE_TOO_SHORT: below
	 * RUNS_MIN useful points. SHIFT and TREND likewise are not used in a part with fewer points
	 * than that.
	 */
	struct runs *runs;
	size_t marked; /* points with a mark */
	bool any;      /* a mark, or a signal of runs where the set looks at them */
};

/*
 * Read C by RULES. Points that are missing or left out are passed over by all rules but OUTSIDE,
 * which still looks at a left-out point; runs end at a part's end. A point on the centre ends a
 * shift; an equal value ends a trend. All points of a shift or trend carry its mark.
 * Cases: spc.rules, spc.c, spc.xmr.
 */
struct control_signals control_signals(
    const struct control *c, const struct control_rules *rules, struct arena *a);

/* The signals of M by priority into OUT; how many. */
size_t control_signal_list(const struct control_mark *m, enum control_signal out[CONTROL_SIGNALS]);
/* "outside", "two_of_three", "shift", "trend". */
const char *control_signal_name(enum control_signal s);

/* ---- single rules, for checking and for other charts -------------------- */

/*
 * SIDE: -1, 0, 1 (0 ends a run). FLAG[i] = the side where point i is the LENGTH-th or later of its
 * run, else 0.
 */
void rule_shift(const int *side, size_t n, size_t length, int *flag);
/*
 * FLAG[i] = 1 (rising) or -1 (falling) where Y[i] is the LENGTH-th or later in a row, else 0; a tie
 * ends it. Y without NAN.
 */
void rule_trend(const double *y, size_t n, size_t length, int *flag);
/* The points behind the flags: PART[i] = 1 where one of FLAG[i .. i + LENGTH - 1] is DIRECTION. */
void rule_part(const int *flag, size_t n, size_t length, int direction, int *part);
/*
 * WINDOW[i] = 1 where i lies in three neighbours on one side (SIDE equal, not 0) of which two or
 * more are NEAR a limit; MARKED[i] = 1 where it is NEAR as well.
 */
void rule_two_of_three(const bool *near, const int *side, size_t n, int *window, int *marked);

#endif
