/*
 * analysis/count_law.h - the distribution of one count. Pure: no I/O, no allocation, no state.
 *
 * Proven by the exact tests of analysis/compare.h and the limits of analysis/funnel.h.
 */
#ifndef ANALYSIS_COUNT_LAW_H
#define ANALYSIS_COUNT_LAW_H

/* Binomial of N and P, or Poisson with mean P where N is 0. */
struct count_law {
	unsigned n;
	double p;
};

double count_law_mean(const struct count_law *l);
/* P(X = K). R: dbinom(k, n, p), dpois(k, p) */
double count_law_exactly(const struct count_law *l, unsigned k);
/* P(X <= K) and P(X >= K) by analysis/inverse.h; NAN where that has none. */
double count_law_at_most(const struct count_law *l, unsigned k);
double count_law_at_least(const struct count_law *l, unsigned k);

#endif
