/*
 * analysis/dispersion.h - areas that differ by more than chance: how much, and funnel limits that
 * allow for it (Spiegelhalter 2005, Qual Saf Health Care 14:347; Stat Med 24:1185). Pure: no I/O,
 * no allocation, no state.
 *
 * Every area is put on a scale where its variance is known: y, standard error s, benchmark t;
 * z = (y - t) / s. The extreme z are pulled in (Winsorised) so that single outliers do not widen
 * the funnel that is to find them.
 */
#ifndef ANALYSIS_DISPERSION_H
#define ANALYSIS_DISPERSION_H

#include <stddef.h>

#include "model/kpi.h"

/* X events of the area: of E expected, of N persons, or beside D others. */
enum dispersion_scale {
	DISPERSION_RATIO_LOG,  /* log(X/E), s = 1/sqrt(E), about 0 */
	DISPERSION_RATIO_ROOT, /* sqrt(X/E), s = 1/(2 sqrt(E)), about 1 */
	DISPERSION_SHARE,      /* asin(sqrt(X/N)), s = 1/(2 sqrt(N)), about the pooled share */
	DISPERSION_COUNTS      /* log((X + .5)/(D + .5)), s^2 = X/(X + .5)^2 + D/(D + .5)^2, about
				  the pooled ratio */
};

struct dispersion_point {
	double y, s;       /* on the scale; NAN where the area has no numbers */
	double z;          /* may be infinite: no event at all on a log scale */
	double winsorised; /* z pulled in to the limits */
};

struct dispersion {
	enum stat_code code; /* TOO_SHORT below 2 areas with numbers, BAD_INPUT for an infinite sum
			      */
	enum dispersion_scale scale;
	size_t n;      /* areas with numbers */
	double centre; /* benchmark on the scale */
	double phi;    /* sum of winsorised z^2 / n: 1 is chance */
	double tau2;   /* variance between areas, on the scale; 0 when n phi < n - 1 */
};

/*
 * N areas of X events and BASE (expected, persons, or the other count). TRIM: share of the areas
 * pulled in on each side, 0 to below 0.5 (0.1 usual), by quantiles of type 7. POINTS has room for
 * N, WORK for N doubles. An area with NAN, or a BASE not above 0, is left out.
 * R: FunnelPlotR's data types SR (SHMI: log, CQC: root), PR, RC.
 * Cases: funnel.overdispersion/funnelplotr-six-units-sr, kommuner22-proportion-homogeneous.
 */
struct dispersion dispersion_fit(enum dispersion_scale scale, const double *x, const double *base,
    size_t n, double trim, struct dispersion_point *points, double *work);

/*
 * Limits of an area with standard error S (of its point), Z normal quantile, back on the figure's
 * own scale: additive, centre -/+ z sqrt(s^2 + tau2); multiplicative, centre -/+ z s sqrt(phi),
 * phi at least 1. Cut at what the scale can be before the way back, so that 0 stays 0.
 */
struct interval dispersion_additive(const struct dispersion *d, double s, double z);
struct interval dispersion_multiplicative(const struct dispersion *d, double s, double z);

#endif
