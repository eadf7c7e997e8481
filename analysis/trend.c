#include "analysis/trend.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

size_t
trend_work(size_t n)
{
	return n < 3 ? n + 1 : n * (n - 1) / 2 + 1;
}

static double
pairs(size_t n)
{
	return (double)n * ((double)n - 1) / 2;
}

/* The sizes of the groups of equal values, one after the other: the next from *AT. */
static size_t
next_group(const double *sorted, size_t n, size_t *at)
{
	size_t from = *at;

	while (*at < n && sorted[*at] == sorted[from])
		++*at;
	return *at - from;
}

struct ties {
	double pairs;    /* equal pairs */
	double variance; /* sum of t (t - 1) (2 t + 5) */
};

static struct ties
count_ties(const double *sorted, size_t n)
{
	struct ties ties = { 0 };

	for (size_t at = 0; at < n;) {
		size_t group = next_group(sorted, n, &at);
		ties.pairs += pairs(group);
		ties.variance += 2 * pairs(group) * (2 * (double)group + 5);
	}
	return ties;
}

static double
kendall_s(const double *y, size_t n)
{
	double s = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			s += (y[j] > y[i]) - (y[j] < y[i]);
	return s;
}

/*
 * Probabilities of 0, 1, ... N (N - 1) / 2 inversions of N different values into P: the m-th value
 * adds 0 to m - 1 inversions, each as likely.
 */
static void
inversions(size_t n, double *p)
{
	size_t top = 0;

	p[0] = 1;
	for (size_t m = 2; m <= n; m++) {
		memset(p + top + 1, 0, (m - 1) * sizeof *p);
		top += m - 1;
		for (size_t k = top + 1; k-- > 0;) {
			double sum = 0;
			for (size_t j = 0; j < m && j <= k; j++)
				sum += p[k - j];
			p[k] = sum / (double)m;
		}
	}
}

double
mann_kendall_tail(size_t n, double s, double *work)
{
	double sum = 0, most = (pairs(n) - s) / 2; /* S = pairs - 2 inversions */

	if (n < 2 || n > MK_EXACT_MAX || isnan(s))
		return NAN;
	inversions(n, work);
	for (size_t k = 0; (double)k <= most && (double)k <= pairs(n); k++)
		sum += work[k];
	return fmin(1, sum);
}

/*
 * The number of orders of the values SORTED that have 0, 1, ... inversions, into C; returns the
 * highest. [n]! / ([t1]! [t2]! ...), where [m]! is the product of 1 + q + ... + q^(j-1) for j to m.
 * Whole numbers, at most 20!: unsigned arithmetic is exact, also through the differences.
 */
static size_t
inversions_tied(const double *sorted, size_t n, uint64_t *c)
{
	size_t top = n * (n - 1) / 2;

	memset(c, 0, (top + 1) * sizeof *c);
	c[0] = 1;
	for (size_t m = 2; m <= n; m++) {
		for (size_t k = top; k >= m; k--)
			c[k] -= c[k - m];
		for (size_t k = 1; k <= top; k++)
			c[k] += c[k - 1];
	}
	for (size_t at = 0; at < n;) {
		size_t group = next_group(sorted, n, &at);
		for (size_t m = 2; m <= group; m++) {
			for (size_t k = top; k >= 1; k--)
				c[k] -= c[k - 1];
			for (size_t k = m; k <= top; k++)
				c[k] += c[k - m];
		}
	}
	while (top > 0 && c[top] == 0)
		top--;
	return top;
}

/* Two-sided exact p of S, and the smallest one possible. S runs from -top to top in steps of 2. */
static double
exact_tied(const double *sorted, size_t n, double s, double *attainable)
{
	uint64_t c[MK_EXACT_TIES_MAX * (MK_EXACT_TIES_MAX - 1) / 2 + 1], all = 0, tail = 0;
	size_t top = inversions_tied(sorted, n, c);

	for (size_t k = 0; k <= top; k++) {
		all += c[k];
		if (2 * (double)k <= (double)top - fabs(s))
			tail += c[k];
	}
	*attainable = fmin(1, 2 * (double)c[0] / (double)all);
	return fmin(1, 2 * (double)tail / (double)all);
}

static double
normal_p(double s, double variance)
{
	double z = (fabs(s) - 1) / sqrt(variance);

	return s == 0 ? 1 : fmin(1, 2 * gsl_cdf_ugaussian_Q(z));
}

struct mann_kendall
mann_kendall(const double *y, size_t n, double *work)
{
	struct mann_kendall m = { .code = STAT_TOO_SHORT,
		.n = n,
		.s = NAN,
		.variance = NAN,
		.tau_a = NAN,
		.z = NAN,
		.p_normal = NAN,
		.p_exact = NAN,
		.p = NAN,
		.p_attainable = NAN };

	if (n < 2)
		return m;
	memcpy(work, y, n * sizeof *work);
	gsl_sort(work, 1, n);
	struct ties ties = count_ties(work, n);
	m.s = kendall_s(y, n);
	m.variance = (2 * pairs(n) * (2 * (double)n + 5) - ties.variance) / 18;
	m.tau_a = m.s / pairs(n);
	m.code = STAT_ALL_EQUAL;
	m.p = m.p_attainable = m.p_normal = m.p_exact = 1;
	if (ties.pairs == pairs(n))
		return m;
	m.code = STAT_OK;
	m.z = (m.s - (m.s > 0) + (m.s < 0)) / sqrt(m.variance);
	m.p_normal = normal_p(m.s, m.variance);
	m.p_attainable = normal_p(pairs(n) - ties.pairs, m.variance);
	m.p_exact = NAN;
	if (n <= MK_EXACT_TIES_MAX) {
		m.p_exact = exact_tied(work, n, m.s, &m.p_attainable);
	} else if (n <= MK_EXACT_MAX && ties.pairs == 0) {
		m.p_exact = fmin(1, 2 * mann_kendall_tail(n, fabs(m.s), work));
		m.p_attainable = 2 * mann_kendall_tail(n, pairs(n), work);
	}
	m.p = isnan(m.p_exact) ? m.p_normal : m.p_exact;
	return m;
}

/* The RANK-th (from 1, rounded) of the N sorted values V; NAN if there is none. */
static double
ranked(const double *v, size_t n, double rank)
{
	double r = round(rank);

	return r >= 1 && r <= (double)n ? v[(size_t)r - 1] : NAN;
}

static double
median(double *v, size_t n)
{
	gsl_sort(v, 1, n);
	return gsl_stats_median_from_sorted_data(v, 1, n);
}

static size_t
pair_slopes(const double *t, const double *y, size_t n, double *slope)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (t[i] != t[j])
				slope[count++] = (y[j] - y[i]) / (t[j] - t[i]);
	return count;
}

struct theil_sen
theil_sen(const double *t, const double *y, size_t n, double confidence, double *work)
{
	struct theil_sen r = { .code = STAT_TOO_SHORT,
		.n = n,
		.slope = NAN,
		.low = NAN,
		.high = NAN,
		.middle_t = NAN,
		.middle_y = NAN };

	if (n < 2)
		return r;
	memcpy(work, t, n * sizeof *work);
	r.middle_t = median(work, n);
	memcpy(work, y, n * sizeof *work);
	r.middle_y = median(work, n);
	struct ties ties = count_ties(work, n);
	double variance = (2 * pairs(n) * (2 * (double)n + 5) - ties.variance) / 18;
	r.slopes = pair_slopes(t, y, n, work);
	if (r.slopes == 0)
		return r;
	r.code = STAT_OK;
	r.slope = median(work, r.slopes);
	if (variance > 0) {
		double c = gsl_cdf_ugaussian_Qinv((1 - confidence) / 2) * sqrt(variance);
		r.low = ranked(work, r.slopes, ((double)r.slopes - c) / 2);
		r.high = ranked(work, r.slopes, ((double)r.slopes + c) / 2 + 1);
	}
	return r;
}

struct trend
trend_ranks(const double *t, const double *y, size_t n, double *work)
{
	struct trend r = { .code = STAT_TOO_SHORT,
		.method = "theil_sen",
		.n = n,
		.slope = NAN,
		.slope_low = NAN,
		.slope_high = NAN,
		.p = NAN,
		.p_attainable = NAN };

	if (n < 3)
		return r;
	struct mann_kendall m = mann_kendall(y, n, work);
	struct theil_sen s = theil_sen(t, y, n, 0.95, work);
	r.code = m.code == STAT_ALL_EQUAL ? STAT_ALL_EQUAL : s.code;
	r.p = m.p;
	r.p_attainable = m.p_attainable;
	r.slope = s.slope;
	/* one limit without the other says nothing */
	if (!isnan(s.low) && !isnan(s.high)) {
		r.slope_low = s.low;
		r.slope_high = s.high;
	}
	return r;
}
