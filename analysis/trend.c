#include "analysis/trend.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#include "analysis/power.h"
#include "analysis/slopes.h"

size_t
trend_work(size_t n)
{
	return n <= MK_EXACT_MAX ? n * (n - (n > 0)) / 2 + n + 2 : slopes_work(n);
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

/*
 * Probability of at most MOST inversions of N different values, MOST up to half of what there can
 * be; P has room for MOST + 1. The m-th value adds 0 to m - 1 inversions, each as likely:
 * multiply by (1 - q^m) / (1 - q) / m.
 */
static double
few_inversions(size_t n, size_t most, double *p)
{
	double sum = 0;

	memset(p, 0, (most + 1) * sizeof *p);
	p[0] = 1;
	for (size_t m = 2; m <= n; m++) {
		for (size_t k = most; k >= m; k--)
			p[k] -= p[k - m];
		for (size_t k = 1; k <= most; k++)
			p[k] += p[k - 1];
		for (size_t k = 0; k <= most; k++)
			p[k] /= (double)m;
	}
	for (size_t k = 0; k <= most; k++)
		sum += p[k];
	return sum;
}

double
mann_kendall_tail(size_t n, double s, double *work)
{
	double most = floor((pairs(n) - s) / 2); /* S = pairs - 2 inversions */

	if (n < 2 || n > MK_EXACT_MAX || isnan(s))
		return NAN;
	if (most < 0 || most >= pairs(n))
		return most < 0 ? 0 : 1;
	if (2 * most <= pairs(n))
		return few_inversions(n, (size_t)most, work);
	return 1 - few_inversions(n, (size_t)(pairs(n) - most) - 1, work);
}

/*
 * The number of orders of the values SORTED with at most MOST inversions, and of all. The numbers
 * for each count of inversions are the coefficients of [n]! / ([t1]! [t2]! ...), where [m]! is the
 * product of 1 + q + ... + q^(j-1) for j to m. At most 20!: unsigned arithmetic is exact, also
 * through the differences.
 */
static uint64_t
orders_tied(const double *sorted, size_t n, size_t most, uint64_t *all)
{
	uint64_t c[MK_EXACT_TIES_MAX * (MK_EXACT_TIES_MAX - 1) / 4 + 1] = { 1 }, sum = 0;

	*all = 1;
	for (size_t m = 2; m <= n; m++) {
		*all *= m;
		for (size_t k = most; k >= m; k--)
			c[k] -= c[k - m];
		for (size_t k = 1; k <= most; k++)
			c[k] += c[k - 1];
	}
	for (size_t at = 0; at < n;) {
		size_t group = next_group(sorted, n, &at);
		for (size_t m = 2; m <= group; m++) {
			*all /= m;
			for (size_t k = most; k >= 1; k--)
				c[k] -= c[k - 1];
			for (size_t k = m; k <= most; k++)
				c[k] += c[k - m];
		}
	}
	for (size_t k = 0; k <= most; k++)
		sum += c[k];
	return sum;
}

/* Two-sided exact p of S, and the smallest one possible. S runs from -top to top in steps of 2. */
static double
exact_tied(const double *sorted, size_t n, double s, double top, double *attainable)
{
	uint64_t all, tail = orders_tied(sorted, n, (size_t)((top - fabs(s)) / 2), &all);

	*attainable = fmin(1, 2 / (double)all);
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
		.reach = NAN,
		.tau_b = NAN,
		.z = NAN,
		.p_normal = NAN,
		.p_exact = NAN,
		.p = NAN,
		.p_attainable = NAN };

	if (n < 2)
		return m;
	memcpy(work, y, n * sizeof *work);
	double falling = sort_falling(work, n, work + n);
	struct ties ties = count_ties(work, n);
	m.s = pairs(n) - ties.pairs - 2 * falling;
	m.variance = (2 * pairs(n) * (2 * (double)n + 5) - ties.variance) / 18;
	m.tau_a = m.s / pairs(n);
	m.reach = sqrt((pairs(n) - ties.pairs) * pairs(n));
	m.code = STAT_ALL_EQUAL;
	m.p = m.p_attainable = m.p_normal = m.p_exact = 1;
	if (ties.pairs == pairs(n))
		return m;
	m.code = STAT_OK;
	m.tau_b = m.s / m.reach;
	m.z = (m.s - (m.s > 0) + (m.s < 0)) / sqrt(m.variance);
	m.p_normal = normal_p(m.s, m.variance);
	m.p_attainable = normal_p(pairs(n) - ties.pairs, m.variance);
	m.p_exact = NAN;
	if (n <= MK_EXACT_TIES_MAX) {
		m.p_exact = exact_tied(work, n, m.s, pairs(n) - ties.pairs, &m.p_attainable);
	} else if (n <= MK_EXACT_MAX && ties.pairs == 0) {
		m.p_exact = fmin(1, 2 * mann_kendall_tail(n, fabs(m.s), work));
		m.p_attainable = 2 * mann_kendall_tail(n, pairs(n), work);
	}
	m.p = isnan(m.p_exact) ? m.p_normal : m.p_exact;
	return m;
}

/* Sorts V. */
static double
median(double *v, size_t n, double *work)
{
	sort_falling(v, n, work);
	return gsl_stats_median_from_sorted_data(v, 1, n);
}

/* The slope of RANK, a whole one, among those found; NAN if it is not. */
static double
found(const struct slope_rank *w, size_t n, double rank)
{
	for (size_t i = 0; i < n; i++)
		if (w[i].rank == rank)
			return w[i].slope;
	return NAN;
}

/* The slope of RANK, between two neighbours if it is not whole. */
static double
between(const struct slope_rank *w, size_t n, double rank)
{
	double low = found(w, n, floor(rank)), high = found(w, n, ceil(rank));

	return low + (rank - floor(rank)) * (high - low);
}

/* Median and limits; C is half their distance in ranks, NAN if there are none. */
static void
slopes_of_ranks(
    struct theil_sen *r, const double *t, const double *y, double c, bool rounded, double *work)
{
	double n = (double)r->slopes, middle = (n + 1) / 2;
	double low = (n - c) / 2, high = (n + c) / 2 + 1;
	struct slope_rank w[SLOPES_RANKS];
	size_t k = 0;

	if (rounded) {
		low = round(low);
		high = round(high);
	}
	const double ranks[] = { floor(low), ceil(low), floor(middle), ceil(middle), floor(high),
		ceil(high) };
	for (size_t i = 0; i < countof(ranks); i++)
		if (ranks[i] >= 1 && ranks[i] <= n && (i == 0 || ranks[i] != ranks[i - 1]))
			w[k++].rank = ranks[i];
	slopes_select(t, y, r->n, w, k, work);
	r->slope = between(w, k, middle);
	r->low = between(w, k, low);
	r->high = between(w, k, high);
}

struct theil_sen
theil_sen_limits(const double *t, const double *y, size_t n, double confidence,
    enum limit_ranks ranks, double *work)
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
	r.middle_t = median(work, n, work + n);
	struct ties times = count_ties(work, n);
	memcpy(work, y, n * sizeof *work);
	r.middle_y = median(work, n, work + n);
	struct ties ties = count_ties(work, n);
	r.slopes = (size_t)(pairs(n) - times.pairs);
	if (r.slopes == 0)
		return r;
	r.code = STAT_OK;
	double v = (2 * pairs(n) * (2 * (double)n + 5) - ties.variance - times.variance) / 18;
	double c = v > 0 ? gsl_cdf_ugaussian_Qinv((1 - confidence) / 2) * sqrt(v) : NAN;
	slopes_of_ranks(&r, t, y, c, ranks == LIMITS_ROUNDED, work);
	if (!isfinite(r.slope))
		r.code = STAT_BAD_INPUT;
	return r;
}

struct theil_sen
theil_sen(const double *t, const double *y, size_t n, double confidence, double *work)
{
	return theil_sen_limits(t, y, n, confidence, LIMITS_ROUNDED, work);
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
		.p_attainable = NAN,
		.smallest_change = NAN,
		.power_code = STAT_TOO_SHORT };

	if (n < 3)
		return r;
	struct mann_kendall m = mann_kendall(y, n, work);
	struct theil_sen s = theil_sen(t, y, n, 0.95, work);
	r.code = m.code == STAT_ALL_EQUAL ? STAT_ALL_EQUAL : s.code;
	r.p = m.p;
	r.p_attainable = m.p_attainable;
	r.slope = s.slope;
	struct detectable d = power_series(t, y, n);
	r.smallest_change = d.change;
	r.power_code = d.code;
	/* one limit without the other says nothing */
	if (!isnan(s.low) && !isnan(s.high)) {
		r.slope_low = s.low;
		r.slope_high = s.high;
	}
	return r;
}
