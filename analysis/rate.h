/*
 * analysis/rate.h - rates that take age into account, and means of areas. Pure: no I/O, no
 * allocation, no state.
 *
 * Everywhere: CONFIDENCE is two-sided, 0.95 for 95 %; results are per person (multiply by 1000 or
 * what is usual) and NAN unless the code is STAT_OK. Codes: STAT_BAD_INPUT for a count that is
 * none, a missing or negative population or weight, or a confidence outside (0, 1);
 * STAT_ZERO_DENOMINATOR for a stratum with weight but nobody at risk, no weight at all, or no
 * expected event; STAT_TOO_SHORT without strata or below the smallest count asked for.
 */
#ifndef ANALYSIS_RATE_H
#define ANALYSIS_RATE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

/* One age band, or age band by sex. */
struct rate_stratum {
	double events;
	/*
	 * Sum over persons of (events of that person)^2: EVENTS where nobody has two. It carries
	 * the dependence of several events of one person into the variance.
	 */
	double squares;
	double persons; /* at risk, or person years */
	double weight;  /* persons of the standard population */
};

struct standardised {
	enum stat_code code;
	double events, persons; /* sums; also where the rate is withheld */
	double crude;           /* events / persons */
	double value;           /* standardised */
	double variance;
	struct interval ci;
};

/*
 * Limits of X events: exact below EXACT_BELOW events (interval_poisson), Byar's from there on
 * (interval_byar). 0: always Byar's; INFINITY: always exact.
 */
struct interval rate_count_limits(double x, double confidence, double exact_below);

/*
 * Directly standardised: value = sum w r / sum w with r = events / persons. Variance sum w^2
 * squares / persons^2 / (sum w)^2. Limits value + sqrt(variance / O)(limit of O - O), O all events
 * (Dobson et al. 1991, Stat Med 10:457). Withheld (TOO_SHORT) below MIN_EVENTS events; without any
 * event the variance says nothing and the limits are refused as ZERO_DENOMINATOR.
 * Cases rate.dsr_dobson; R in tests/analysis/test_rate.c.
 */
struct standardised rate_dobson(const struct rate_stratum *s, size_t n, double confidence,
    double min_events, double exact_below);

/*
 * The same value with limits of the gamma distribution (Fay & Feuer 1997, Stat Med 16:791), which
 * hold for any number of events, also none. SQUARES enters the variance here too, which the paper
 * does not treat.
 * Cases rate.dsr_gamma. R: epitools::ageadjust.direct
 */
struct standardised rate_gamma(const struct rate_stratum *s, size_t n, double confidence);

/* One age band of an area and of the reference. */
struct isr_stratum {
	double events; /* of the area; only their sum counts */
	double persons;
	double reference_events, reference_persons;
};

struct indirect {
	enum stat_code code;
	double observed, expected;
	double ratio; /* observed / expected */
	struct interval ratio_ci;
	double reference; /* crude rate of the reference */
	double rate;      /* ratio * reference */
	struct interval rate_ci;
};

/*
 * Indirectly standardised: expected = sum persons * reference_events / reference_persons; limits of
 * the observed count (rate_count_limits), divided by it. The reference is without error.
 * Breslow & Day 1987, vol. II. Cases rate.isr.
 */
struct indirect rate_indirect(
    const struct isr_stratum *s, size_t n, double confidence, double exact_below);

/* The figures of areas, weighted, with the errors of each. */
struct weighted_mean {
	enum stat_code code;
	size_t n;           /* areas with value, error and weight */
	double value;       /* sum w v / sum w */
	double se;          /* sqrt(sum w^2 se^2) / sum w: independent areas */
	struct interval ci; /* value -/+ z se */
	double covered;     /* share of all weight that they have, 0-1 */
};

/*
 * V, SE, WEIGHT: N each, NAN where an area has none; such areas are left out. A negative SE or
 * WEIGHT is BAD_INPUT, no area with weight TOO_SHORT.
 */
struct weighted_mean rate_weighted_mean(
    const double *v, const double *se, const double *weight, size_t n, double confidence);

#endif
