/*
 * analysis/compare.h - a figure against its target. Pure: no I/O, no allocation, no state.
 *
 * Two questions kept apart: does the figure meet the target (a comparison, exact), and is the
 * difference more than chance (a test). Equality meets; BETWEEN includes both ends.
 */
#ifndef ANALYSIS_COMPARE_H
#define ANALYSIS_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/kpi.h"

/*
 * Does VALUE meet T? Both were read from decimal text and rounded once, so that equal text is
 * equal here. TRUTH_UNKNOWN if VALUE is NAN or T has no number.
 */
enum truth target_meets(const struct target *t, double value);

/*
 * Does the share x / n * per meet T? With whole numbers the comparison is x * per <= T * n on
 * integers, T by its 15 decimal digits: 412 of 4120 is exactly 10 %, and 7 of 100 exactly 7 %.
 * TRUTH_UNKNOWN if n = 0 or a number is missing.
 */
enum truth target_meets_counts(const struct target *t, double x, double n, double per);

/* Sign of x / n * per - limit, exact for whole numbers (see target_meets_counts). */
int compare_share(double x, double n, double per, double limit);

/* Distance of VALUE to T: > 0 on the good side, NAN if not known. */
double target_gap(const struct target *t, double value);

/* One count against one hypothesis. */
struct exact_test {
	enum stat_code code; /* else all NAN */
	double z;            /* score test; NAN where the hypothesis leaves no variance */
	double p_less;       /* P(X <= x) */
	double p_greater;    /* P(X >= x) */
	double p_two_sided;  /* sum over all outcomes not likelier than x, as R does */
};

/* X of N against share P0 of 1. R: binom.test(x, n, p0, alternative) */
struct exact_test test_binomial(double x, double n, double p0);
/* X events against EXPECTED. R: poisson.test(x, base, rate, alternative), expected = base * rate */
struct exact_test test_poisson(double x, double expected);

/* One count against the target with a margin of tolerance, in the measure's natural unit. */
struct margin_test {
	enum stat_code
	    code;       /* else all NAN; BAD_INPUT as well where target +/- margin is no share */
	double z;       /* score test at the worse end of the margin */
	double p_score; /* normal */
	double p_exact; /* one-sided: small says the true value is better than that end */
	/* Two one-sided tests: small says the true value lies within target +/- margin. */
	double p_equivalent; /* the larger of the two exact ones; NAN if the other end is none */
};

/*
 * Is the share behind X of N better than TARGET + MARGIN (at most) or TARGET - MARGIN (at least)?
 * Schuirmann 1987 for the two tests. RULE is not TARGET_BETWEEN; MARGIN 0 or more.
 * R: binom.test(x, n, target + margin, "less")$p.value. Case: noninferiority-max-a.
 */
struct margin_test test_margin_share(
    enum target_rule rule, double x, double n, double target, double margin);
/* The same of X events in N against a rate, events per one of N. R: poisson.test */
struct margin_test test_margin_rate(
    enum target_rule rule, double x, double n, double target, double margin);

struct t_test {
	enum stat_code code; /* TOO_SHORT below 2 values, ALL_EQUAL without spread */
	double t, df;
	double p_less, p_greater, p_two_sided;
};
/* Mean of V against MU. R: t.test(v, mu = mu, alternative) */
struct t_test test_mean(const double *v, size_t n, double mu);

/*
 * Is the difference between X of N and T beyond chance, one-sided 2.5 % on the side it lies on?
 * MEASURE says binomial (proportion) or Poisson (rate); others, and counts that are none, are
 * TRUTH_UNKNOWN.
 */
enum truth target_beyond_chance(
    const struct target *t, enum measure measure, double x, double n, double per);
/* The same from 95 % limits: T strictly outside them. */
enum truth target_outside(const struct target *t, double value, double low, double high);

#endif
