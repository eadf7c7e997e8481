/*
 * analysis/counts.h - trends of shares and of figures with limits, without a model of their form.
 * Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_COUNTS_H
#define ANALYSIS_COUNTS_H

#include <stddef.h>

#include "model/kpi.h"

/* Does the share rise or fall with the score? */
struct share_trend {
	enum stat_code
	    code; /* TOO_SHORT below 2 groups; ZERO_DENOMINATOR: nobody; NO_SPREAD: all
		   * scores equal; ALL_EQUAL: no event or nothing but events; BAD_INPUT */
	size_t n;
	double z;                      /* > 0: the share rises with the score */
	double chi_square, p;          /* z^2, 1 degree of freedom, two-sided */
	double chi_square_less1;       /* the form with N - 1 in place of N */
	double homogeneity;            /* Pearson's chi-square of all groups, df n - 1 */
	double departure, p_departure; /* what of it is no trend, df n - 2; NAN for 2 groups */
};
/*
 * Cochran 1954, Armitage 1955 (Biometrics 11:375). N groups: SCORE, X events of DENOMINATOR
 * persons, which need not be whole. Groups of nobody are left out. R: prop.trend.test(x, n, score).
 * Cases: trend.cochran_armitage.
 */
struct share_trend share_trend(
    const double *score, const double *x, const double *denominator, size_t n);

enum recent_reason {
	RECENT_TREND,     /* beyond chance, and no single year makes it */
	RECENT_NO_TREND,  /* within chance */
	RECENT_OUTLIER,   /* beyond chance, but without one of the years the slope turns */
	RECENT_TOO_SHORT, /* fewer years than asked */
	RECENT_MISSING,   /* one of the latest years has no figure */
	RECENT_NO_LIMITS, /* one of the latest years has no limits */
	RECENT_DUPLICATE, /* a year comes twice */
	RECENT_NOT_FINITE /* a share of 0 or of 1, a limit that is no limit, bad counts */
};

/* The trend markers of Fingertips (OHID, Public Health Technical Guidance: Trend markers). */
struct recent_trend {
	enum recent_reason reason;
	size_t n;          /* years used: POINTS, or fewer if there are not as many */
	double chi_square; /* 1 degree of freedom; NAN unless it could be computed */
	double slope;      /* logit a year, or unit a year */
};

#define RECENT_POINTS   5
#define RECENT_CRITICAL 9.54953570608324 /* qchisq(0.998, 1) */
#define RECENT_MAX      100

/*
 * The latest POINTS (3 to RECENT_MAX) of N rows, which are in order of year; chi-square of
 * share_trend over CRITICAL, direction by least squares of logit(X / DENOMINATOR) on YEAR.
 * NAN is missing. Cases: trend.recent_proportion.
 */
struct recent_trend recent_share(const double *year, const double *x, const double *denominator,
    size_t n, size_t points, double critical);

/*
 * The same for figures with limits of 95 %: least squares with weights 1 / SE^2; SE is
 * (HIGH - LOW) / 3.92, and chi-square slope^2 / variance. Cases: trend.recent_weighted.
 */
struct recent_trend recent_weighted(const double *year, const double *value, const double *low,
    const double *high, size_t n, size_t points, double critical);

#endif
