/*
 * analysis/peers.h - areas in one period: against the target, against the whole they are held up
 * to, and against each other. Pure: no I/O, no state.
 *
 * The program must have called numeric_begin() (analysis/numeric.h).
 */
#ifndef ANALYSIS_PEERS_H
#define ANALYSIS_PEERS_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/dispersion.h"
#include "analysis/funnel.h"
#include "base/arena.h"
#include "model/kpi.h"

#define PEERS_CONFIDENCE 0.95
#define PEERS_TRIM       0.1      /* of the areas on each side, pulled in before phi */
#define PEERS_INNER      1.959964 /* z of 95 % */
#define PEERS_OUTER      3.090232 /* z of 99.8 % */

/* One area. The caller sets the first four, peers_compare the others. */
struct peer {
	const struct area *area;
	const struct observation *obs; /* of the period; NULL: there is none */
	const struct target *target;   /* in force and comparable; NULL: none */
	bool within;                   /* its persons are among those of the reference */

	struct judgement judged;       /* value, 95 % limits, distance to the target */
	double difference;             /* value - reference; NAN without both */
	struct interval difference_ci; /* BAD_INPUT: no counts and no limits */
	enum funnel_place place; /* among chance and the usual spread; UNKNOWN without counts */
	struct interval inner, outer; /* the funnel at 95 and 99.8 %, indicator's unit */
	double z;                     /* how far out, in standard errors of the funnel */
	double p;                     /* two-sided normal of z */
	double q;                     /* Benjamini-Hochberg of p over these areas */
	size_t rank;                  /* 1 + the areas that are better; 0: no value */
	size_t rank_low, rank_high; /* 95 % of the ranks of its true level; 0 unless ranks is OK */
};

struct peers {
	const struct indicator *indicator;
	const struct observation *reference; /* the region's figure; NULL: none */
	struct peer *of;                     /* n */
	size_t n;

	struct interval reference_ci;
	size_t nvalues; /* areas with a value */
	bool sum; /* the reference is the sum of the areas: there is no difference to speak of */
	/*
	 * Funnel about what all areas with counts make together. Shares on the scale asin sqrt,
	 * rates as root of observed over expected; 10 % Winsorised; additive (Spiegelhalter 2005).
	 */
	struct dispersion dispersion; /* TOO_SHORT where fewer than two areas have counts */
	double benchmark;             /* indicator's unit; NAN without one */
	/*
	 * Of the rank intervals: BAD_INPUT where an area with a value has neither counts nor limits
	 * to draw its true level from; TOO_SHORT for a single area.
	 */
	enum stat_code ranks;
};

/*
 * X of N against the reference X0 of N0, which holds them: with rest = (X0 - X) of (N0 - N), which
 * is independent of the area, area - reference = (1 - N / N0) (area - rest). Limits by MOVER from
 * Wilson's (MEASURE_PROPORTION) or exact Poisson limits (MEASURE_RATE), times PER. ZERO_DENOMINATOR
 * where nothing is left; BAD_INPUT for another measure or an area that is more than the reference.
 */
struct interval interval_of_part(
    enum measure measure, double x, double n, double x0, double n0, double per);

/*
 * Fill what P's caller has not set. True levels for the ranks: Beta(x + 1/2, n - x + 1/2) of a
 * share, Gamma(x + 1/2, n) of a rate, else normal from the limits; drawn as rank_areas does.
 */
void peers_compare(struct peers *p, struct arena *a);

/* Only the funnel: benchmark, dispersion and each area's place, inner, outer, z, p and q. */
void peers_place(struct peers *p, struct arena *a);

#endif
