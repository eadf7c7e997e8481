/*
 * analysis/seasonal.h - one Mann-Kendall verdict over several series: seasons of a year, or the
 * sites of a region. Pure: no I/O, no allocation, no state.
 */
#ifndef ANALYSIS_SEASONAL_H
#define ANALYSIS_SEASONAL_H

#include <stddef.h>

#include "model/kpi.h"

/* Doubles of work space for ROWS times and GROUPS series. */
size_t kendall_groups_work(size_t rows, size_t groups);

struct kendall_groups {
	/*
	 * TOO_SHORT: no series has two values; ALL_EQUAL: no pair in any differs, z is then NAN and
	 * p 1; BAD_INPUT: times do not rise. The covariance alone may fail: its z and p are then
	 * NAN.
	 */
	enum stat_code code;
	size_t n;                /* values in all series */
	size_t slopes;           /* pairs within series */
	double s;                /* sum of the series' S */
	double variance;         /* sum of their Var S: series independent of each other */
	double tau_a;            /* s / pairs */
	double tau;              /* s / sum of the series' sqrt((pairs - ties) pairs) */
	double z, p;             /* continuity on the sum: s less its sign; normal, two-sided */
	double z_plain, p_plain; /* without continuity, as R's Kendall::SeasonalMannKendall */
	double covariance;       /* Var S with the covariances between the series */
	double z_covariance, p_covariance; /* with continuity on the sum */
	double slope;                      /* median of all slopes within series, per unit of T */
	double middle_t, middle_y;         /* medians of all values there and their times */
};

/*
 * Y[row * GROUPS + group], NAN where missing, at times T[row], rising: years for seasons, any time
 * for sites. Seasons: Hirsch, Slack & Smith 1982, Water Resour Res 18:107. Sites: Helsel & Frans
 * 2006, Environ Sci Technol 40:4066. Covariances: [K_gh + 4 sum of R_ig R_ih - n (n_g + 1)
 * (n_h + 1)] / 3 with K_gh the sum of the signs of both series' steps, R middle ranks, a missing
 * value in the middle: Dietz & Killeen 1981, JASA 76:169; Hirsch & Slack 1984, WRR 20:727.
 * WORK: kendall_groups_work(ROWS, GROUPS) doubles. Cases: trend.mk_seasonal, trend.mk_regional.
 */
struct kendall_groups kendall_groups(
    const double *t, const double *y, size_t rows, size_t groups, double *work);

#endif
