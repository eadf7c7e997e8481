/*
 * analysis/control.h - what a series does by chance alone: centre and limits of control charts.
 * Pure: no I/O, no state; memory comes from the caller's arena.
 *
 * 	struct control_input in = { .chart = CONTROL_P_PRIME, .n = n, .y = x, .size = n_i };
 * 	struct control c = control_chart(&in, arena);
 * 	struct control_signals s =
 * 	    control_signals(&c, control_rules_find("making_data_count"), arena);
 *
 * Baseline, left-out points and parts hold for every ingredient: centre, moving ranges, sigma.
 */
#ifndef ANALYSIS_CONTROL_H
#define ANALYSIS_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"

#define CONTROL_TRIAL_BELOW 12     /* points: limits from fewer are trial limits */
#define CONTROL_K_XMR       2.66   /* Making Data Count's 3 / 1.128, rounded */
#define CONTROL_D2          1.128  /* mean of the range of two normal values, in sigma */
#define CONTROL_SCREEN      3.267  /* D4 of two values: moving ranges from here on are dropped */
#define CONTROL_SCREEN_I    3.2665 /* the same as Taylor gives it, for I' */
#define CONTROL_POWER       3.6    /* t chart: times are about normal after y^(1/3.6) */

enum control_kind {
	CONTROL_RUN,     /* y; centre the median, no limits */
	CONTROL_XMR,     /* y; mean +- 3 MR / 1.128 */
	CONTROL_I_PRIME, /* y values of size n: limits follow the size (Taylor 2017) */
	CONTROL_P,       /* y counts of n: binomial */
	CONTROL_U,       /* y counts per n: Poisson */
	CONTROL_C,       /* y counts: Poisson */
	CONTROL_P_PRIME, /* p times what the points spread beyond chance (Laney 2002) */
	CONTROL_U_PRIME,
	CONTROL_G, /* y units between events: geometric; centre drawn at the median */
	CONTROL_T  /* y time between events: y^(1/3.6) on an individuals chart, and back */
};

struct control_input {
	enum control_kind chart;
	size_t n;
	const double *y;      /* n, in time order: counts for P, U, C, primed; else values */
	const double *size;   /* n denominators for P, U, primed and I'; NULL for the others */
	const bool *left_out; /* n: makes no limits, starts no signal of runs; NULL: none */
	const size_t *breaks; /* a new part begins after this many points, rising; others than
				  1 .. n - 1 or falling ones make no part; NULL: none */
	size_t nbreaks;
	size_t baseline;  /* the first so many points of each part make the limits; 0: all */
	double per;       /* values of P, U, primed are times this; 0: 1 */
	bool screen;      /* drop moving ranges >= 3.267 x their mean, once (Nelson 1982) */
	double screen_at; /* in place of 3.267 (I': 3.2665); 0: that */
	double k;         /* XMR: mean +- k x mean moving range; 0: 3 / 1.128 */
	double power;     /* T; 0: 3.6 */
	bool centre_mean; /* G: centre drawn at the mean */
	bool bridge;      /* a moving range may reach over a left-out point */
	double low, high; /* possible range of values of XMR and I', both 0: unlimited */
};

struct control_point {
	double value;       /* y, y / size, times per; NAN where missing or size 0 */
	double centre;      /* NAN where the part has none, as are the limits */
	double low, high;   /* limits of chance, clipped to what is possible */
	double low2, high2; /* at two thirds of the way: 2 sigma, clipped */
	size_t part;        /* from 0 */
	bool left_out;
};

struct control_part {
	/*
	 * OK. RULE_TOO_SHORT: fewer than CONTROL_TRIAL_BELOW points made the limits; they are
	 * given, as trial limits. TOO_SHORT: no point, or no moving range where one is needed.
	 * ALL_EQUAL: no spread, the limits lie on the centre. ZERO_DENOMINATOR, BAD_INPUT: no
	 * number; a negative count or time, a count over its size, events among nobody.
	 */
	enum stat_code code;
	size_t first, end; /* points first .. end - 1 */
	size_t made_of;    /* points that made the limits */
	double mean_range; /* XMR, T (of y^(1/power)), I' (scaled), primed (of z); else NAN */
	size_t ranges;     /* moving ranges behind mean_range, after screening */
	double sigma_z;    /* primed: spread of the points in terms of chance alone; else NAN */
};

struct control {
	enum stat_code code; /* the first part's that is not OK, else OK */
	enum control_kind chart;
	size_t n, nparts;
	struct control_point *points; /* n, in the arena */
	struct control_part *parts;   /* nparts, in the arena */
};

/*
 * Chart of IN. Never fails; the codes say what the limits are worth. Formulas and sources:
 * doc/METHODS.md; Shewhart 1931, Wheeler, Montgomery ch. 6-7, Nelson 1982, Laney 2002 (Qual Eng
 * 14:531), Taylor 2017. Cases: spc.xmr, spc.p, spc.u, spc.c, spc.pprime, spc.uprime, spc.iprime,
 * spc.g, spc.t, spc.run_chart.
 */
struct control control_chart(const struct control_input *in, struct arena *a);

/* Strictly outside its limits; false without them. */
bool control_outside(const struct control_point *p);

/* What limits say of a target, as Making Data Count reads them. */
enum assurance {
	ASSURANCE_UNKNOWN, /* no limits or no target */
	ASSURANCE_PASS, /* the limits lie wholly on the good side: met every time, by chance alone
			 */
	ASSURANCE_FAIL,
	ASSURANCE_INCONSISTENT /* the target lies between them or on one: hit and miss */
};

/*
 * LOW, HIGH: the limits in force. BETTER_UNKNOWN: no assurance. Looks at neither trend nor length
 * nor size. Case: target.assurance_xmr.
 */
enum assurance control_assurance(double low, double high, double target, enum better better);

#endif
