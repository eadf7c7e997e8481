/*
 * analysis/equity.h - how unequal is it between groups in a social order? Pure: no I/O, no
 * allocation, no state.
 */
#ifndef ANALYSIS_EQUITY_H
#define ANALYSIS_EQUITY_H

#include <stddef.h>

#include "model/kpi.h"

/* Groups come in order, the least advantaged first. */
struct equity_group {
	double persons; /* > 0 */
	double value;
	double se; /* standard error of value; NAN if not known */
};

/* What the line is fitted to: the values, their logarithms (rates), their logits (shares of 1). */
enum equity_scale { EQUITY_AS_IS, EQUITY_LOG, EQUITY_LOGIT };

struct inequality {
	enum stat_code code; /* else all NAN */
	size_t n;
	double intercept, slope; /* on the scale of the fit; slope over the whole population */
	double sii;              /* fitted value at the top minus that at the bottom */
	struct interval sii_ci;
	double rii; /* their ratio; NAN where one of them is not above 0 */
	struct interval rii_ci;
};

/*
 * Slope and relative index of inequality. Each group stands at the middle of its share of the
 * population (ridit b); weighted least squares of the value on b with weights persons; the ends are
 * b = 0 and b = 1. The errors are closed: the fit is H v, its covariance H diag(se^2) H'; limits of
 * the SII and of log RII by the delta method and z. They are refused as BAD_INPUT where an SE is
 * not known.
 * TOO_SHORT below 2 groups; BAD_INPUT: no persons, a value that is not finite or not on the
 * scale (<= 0, >= 1), a confidence outside (0, 1).
 * Regidor 2004, J Epidemiol Community Health 58:858; Low & Low 2004, J Public Health 26:388.
 * Cases equity.sii. R: lm(value ~ ridit, weights = persons)
 */
struct inequality equity_slope(
    const struct equity_group *g, size_t n, enum equity_scale scale, double confidence);

/* The two ends held against each other, nothing in between. */
struct equity_gap {
	enum stat_code code;           /* as interval_newcombe; else all NAN */
	double difference;             /* share of the most advantaged minus that of the least */
	struct interval difference_ci; /* Newcombe 1998 */
	double ratio;                  /* most / least; NAN if the least have no event */
	struct interval
	    ratio_ci; /* log scale (Katz et al. 1978); ZERO_DENOMINATOR if one of them has none */
};

/* X1 of N1 among the least advantaged, X2 of N2 among the most. */
struct equity_gap equity_extremes(double x1, double n1, double x2, double n2, double confidence);

#endif
