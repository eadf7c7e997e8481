/*
 * analysis/describe.h - what a handful of values look like: centre, spread, order, memory.
 * Pure: no I/O, no allocation, no state.
 *
 * Everywhere: values are finite and missing ones left out before; results have the values' unit.
 * What cannot be said is NAN (a single number) or a code (a struct).
 */
#ifndef ANALYSIS_DESCRIBE_H
#define ANALYSIS_DESCRIBE_H

#include <stddef.h>

#include "model/kpi.h"

/* Rising order, in place. */
void describe_sort(double *v, size_t n);

/*
 * Quantile P (0-1) of N values in rising order, interpolated between neighbours (Hyndman & Fan
 * 1996, type 7, which R's quantile() takes). NAN for n = 0 or P outside 0-1.
 */
double describe_quantile(const double *sorted, size_t n, double p);

/* Median of N values in rising order; NAN for n = 0. */
double describe_median_sorted(const double *sorted, size_t n);

/* Median of N values in any order; WORK has room for N. NAN for n = 0. */
double describe_median(const double *v, size_t n, double *work);

/*
 * Median absolute deviation from CENTRE, without the factor 1.4826 of the normal distribution.
 * WORK has room for N. NAN for n = 0. R: mad(v, center, constant = 1)
 */
double describe_mad(const double *v, size_t n, double centre, double *work);

/* Mean and spread. The sums run over the distances to the mean in long double (NIST NumAcc4). */
struct description {
	enum stat_code code; /* TOO_SHORT: no value (n = 0), or no spread to tell of (n = 1) */
	size_t n;
	double sum, mean; /* NAN for n = 0 */
	double variance;  /* divisor n - 1; NAN below 2 values */
	double sd;
	double lag1; /* autocorrelation of neighbours; NAN below 2 values or without spread */
};
/* Proven by NIST StRD Lew, Mavro, Michelso, NumAcc1-4 (cases stats.univariate). R: mean, sd */
struct description describe_values(const double *v, size_t n);

/*
 * Autocorrelation R[k - 1] at lags k = 1 to LAGS of N equally spaced values: sum over t of
 * (v[t] - mean)(v[t + k] - mean) over the sum of squares, so the divisor is n at every lag (Box &
 * Jenkins). LAGS is below N. R: acf(v, lag.max)$acf[-1]
 * TOO_SHORT for n <= lags or no lag asked, ALL_EQUAL without spread, BAD_INPUT if a value is not
 * finite; R is then NAN.
 */
enum stat_code describe_autocorrelation(const double *v, size_t n, size_t lags, double *r);

/* All autocorrelations up to a lag against none. */
struct portmanteau {
	enum stat_code code; /* TOO_SHORT: no lag, or none of them left for df */
	double statistic;
	double df;
	double p; /* of chi-square above the statistic */
};
/*
 * Ljung & Box 1978, Biometrika 65:297: Q = n (n + 2) sum of r_k^2 / (n - k) over the LAGS values R
 * of describe_autocorrelation, chi-square with LAGS - FITTED degrees of freedom (FITTED: parameters
 * of the model whose residuals these are). R: Box.test(v, lag, "Ljung-Box", fitdf)
 */
struct portmanteau describe_ljung_box(const double *r, size_t n, size_t lags, size_t fitted);

/* Box & Pierce 1970: Q = n sum of r_k^2. R: Box.test(v, lag, "Box-Pierce", fitdf) */
struct portmanteau describe_box_pierce(const double *r, size_t n, size_t lags, size_t fitted);

#endif
