/*
 * analysis/serial.h - Mann-Kendall where neighbours are alike. Pure: no I/O, no allocation.
 *
 * T: times, Y: values in time order, N of each, none NAN. WORK: serial_work(N) doubles. Detrended
 * means less the Theil-Sen slope times the number of the value (1 to N): a missing value leaves no
 * gap there, as in pyMannKendall, whose slope has the real times all the same.
 *
 * An autocorrelation of fewer than SERIAL_MIN values is biased by about -1 / n and says nothing.
 * These functions compute what is asked; who offers them for short series is to refuse.
 */
#ifndef ANALYSIS_SERIAL_H
#define ANALYSIS_SERIAL_H

#include <stddef.h>

#include "model/kpi.h"

#define SERIAL_MIN 20 /* values below which no correction should be trusted */

size_t serial_work(size_t n);

struct serial_kendall {
	/*
	 * TOO_SHORT below 4 values; ALL_EQUAL: no spread in the values, or none left without the
	 * trend; NO_SPREAD: one time only; NEGATIVE_VARIANCE: factor <= 0, z and p are then NAN.
	 */
	enum stat_code code;
	size_t n;        /* values tested: one fewer after whitening */
	double s, tau_a; /* of the values tested */
	double plain;    /* Var S of independent values */
	double factor;   /* n / n*, what the autocorrelation does to it; 1 after whitening */
	double variance; /* plain times factor */
	double z, p;     /* continuity-corrected, normal, two-sided */
	double slope;    /* Theil-Sen, of the values as given */
	double lag1;     /* first autocorrelation of what was whitened or corrected for */
};

/* How the terms of the factor count: with their sign, or the size of their sum. */
enum serial_sum { SERIAL_SIGNED, SERIAL_ABSOLUTE };

/*
 * Var S times 1 + 2 / (n (n - 1) (n - 2)) * sum of (n - k) (n - k - 1) (n - k - 2) r_k; r_k the
 * autocorrelation of the ranks of the detrended values, only those beyond z(1 - ALPHA / 2) /
 * sqrt(n), k = 1 to LAGS (0: n - 1). Hamed & Rao 1998, J Hydrol 204:182. The sum keeps its sign
 * there; SERIAL_ABSOLUTE is what pyMannKendall does since October 2024.
 * Cases: trend.mk_hamed_rao.
 */
struct serial_kendall kendall_hamed_rao(const double *t, const double *y, size_t n, size_t lags,
    double alpha, enum serial_sum sum, double *work);

/*
 * Var S times 1 + 2 * sum of (1 - k / n) r_k; r_k of the detrended values, k = 1 to LAGS (0: n -
 * 1), significant or not. Yue & Wang 2004, Water Resour Manage 18:201. Cases: trend.mk_yue_wang.
 */
struct serial_kendall kendall_yue_wang(
    const double *t, const double *y, size_t n, size_t lags, double *work);

/* Of y_i - r_1 y_(i-1). von Storch 1995. Cases: trend.mk_prewhite. */
struct serial_kendall kendall_prewhite(const double *t, const double *y, size_t n, double *work);

/*
 * Detrended, whitened, the trend added again. Yue, Pilon, Phinney & Cavadias 2002, Hydrol Process
 * 16:1807. Cases: trend.mk_tfpw.
 */
struct serial_kendall kendall_trend_free(const double *t, const double *y, size_t n, double *work);

#endif
