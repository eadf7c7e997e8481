#include "analysis/counts.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "analysis/regression.h"

static bool
counts_valid(double x, double n)
{
	return isfinite(n) && x >= 0 && x <= n;
}

/* Score mean, sum of squares about it and sum of products with the counts, weighted by N. */
struct share_sums {
	double events, persons, mean, squares, products;
	size_t groups;
};

static struct share_sums
share_sums(const double *score, const double *x, const double *denominator, size_t n)
{
	struct share_sums s = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (denominator[i] == 0)
			continue;
		s.groups++;
		s.events += x[i];
		s.persons += denominator[i];
		s.mean += (score[i] - s.mean) * denominator[i] / s.persons;
	}
	for (size_t i = 0; i < n; i++) {
		double away = score[i] - s.mean;
		s.squares += denominator[i] * away * away;
		s.products += (x[i] - denominator[i] * (s.events / s.persons)) * away;
	}
	return s;
}

static double
pearson_of_shares(const double *x, const double *denominator, size_t n, double share)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		double off = x[i] - denominator[i] * share;
		if (denominator[i] > 0)
			sum += off * off / (denominator[i] * share * (1 - share));
	}
	return sum;
}

struct share_trend
share_trend(const double *score, const double *x, const double *denominator, size_t n)
{
	struct share_trend t = { STAT_BAD_INPUT, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN };

	for (size_t i = 0; i < n; i++)
		if (!isfinite(score[i]) || !counts_valid(x[i], denominator[i]))
			return t;
	struct share_sums s = share_sums(score, x, denominator, n);
	t.n = s.groups;
	if (n >= 2 && s.persons == 0)
		t.code = STAT_ZERO_DENOMINATOR;
	else if (s.groups < 2)
		t.code = STAT_TOO_SHORT;
	else if (s.squares <= s.persons * 1e-24 * s.mean * s.mean)
		t.code = STAT_NO_SPREAD;
	else if (s.events == 0 || s.events == s.persons)
		t.code = STAT_ALL_EQUAL;
	else
		t.code = STAT_OK;
	if (t.code != STAT_OK)
		return t;
	double share = s.events / s.persons;
	t.z = s.products / sqrt(share * (1 - share) * s.squares);
	t.chi_square = t.z * t.z;
	t.p = gsl_cdf_chisq_Q(t.chi_square, 1);
	t.chi_square_less1 = t.chi_square * (s.persons - 1) / s.persons;
	t.homogeneity = pearson_of_shares(x, denominator, n, share);
	if (t.n > 2) {
		t.departure = fmax(0, t.homogeneity - t.chi_square);
		t.p_departure = gsl_cdf_chisq_Q(t.departure, (double)t.n - 2);
	}
	return t;
}

/* ---- the latest years -------------------------------------------------- */

static struct recent_trend
no_marker(enum recent_reason reason, size_t n)
{
	return (struct recent_trend){ reason, n, NAN, NAN };
}

static bool
years_repeat(const double *year, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (year[i] == year[i - 1])
			return true;
	return false;
}

/* Slope of Y on X by weights W, row SKIP left out (N: none). */
static double
slope_without(const double *x, const double *y, const double *w, size_t n, size_t skip)
{
	double total = 0, mean_x = 0, mean_y = 0, sxx = 0, sxy = 0;

	for (size_t i = 0; i < n; i++) {
		if (i == skip)
			continue;
		total += w[i];
		mean_x += (x[i] - mean_x) * w[i] / total;
		mean_y += (y[i] - mean_y) * w[i] / total;
	}
	for (size_t i = 0; i < n; i++) {
		if (i == skip)
			continue;
		sxx += w[i] * (x[i] - mean_x) * (x[i] - mean_x);
		sxy += w[i] * (x[i] - mean_x) * (y[i] - mean_y);
	}
	return sxy / sxx;
}

/* Slope and verdict from Y with weights W, whose chi-square is known. A slope of 0 counts as up. */
static struct recent_trend
mark(
    const double *x, const double *y, const double *w, size_t n, double chi_square, double critical)
{
	struct recent_trend r = { RECENT_NO_TREND, n, chi_square, slope_without(x, y, w, n, n) };

	if (!isfinite(chi_square))
		return no_marker(RECENT_NOT_FINITE, n);
	if (chi_square <= critical)
		return r;
	r.reason = RECENT_TREND;
	for (size_t i = 0; i < n; i++)
		if ((slope_without(x, y, w, n, i) < 0) != (r.slope < 0))
			r.reason = RECENT_OUTLIER;
	return r;
}

/* Skip to the latest POINTS of *N rows; the reason why there is no marker, or RECENT_TREND. */
static enum recent_reason
latest(const double *year, size_t *n, size_t points, size_t *first)
{
	*first = 0;
	if (years_repeat(year, *n))
		return RECENT_DUPLICATE;
	if (points < 3 || points > RECENT_MAX || *n < points)
		return RECENT_TOO_SHORT;
	*first = *n - points;
	*n = points;
	return RECENT_TREND;
}

struct recent_trend
recent_share(const double *year, const double *x, const double *denominator, size_t n,
    size_t points, double critical)
{
	double logit[RECENT_MAX], same[RECENT_MAX];
	size_t first;
	enum recent_reason reason = latest(year, &n, points, &first);

	if (reason != RECENT_TREND)
		return no_marker(reason, n);
	year += first;
	x += first;
	denominator += first;
	for (size_t i = 0; i < n; i++)
		if (isnan(x[i]) || isnan(denominator[i]))
			return no_marker(RECENT_MISSING, n);
	for (size_t i = 0; i < n; i++) {
		same[i] = 1;
		logit[i] = log(x[i] / (denominator[i] - x[i]));
		if (!isfinite(logit[i]))
			return no_marker(RECENT_NOT_FINITE, n);
	}
	struct share_trend t = share_trend(year, x, denominator, n);
	return mark(year, logit, same, n, t.chi_square, critical);
}

struct recent_trend
recent_weighted(const double *year, const double *value, const double *low, const double *high,
    size_t n, size_t points, double critical)
{
	double weight[RECENT_MAX];
	size_t first;
	enum recent_reason reason = latest(year, &n, points, &first);

	if (reason != RECENT_TREND)
		return no_marker(reason, n);
	year += first;
	value += first;
	for (size_t i = 0; i < n; i++)
		if (isnan(value[i]))
			return no_marker(RECENT_MISSING, n);
	for (size_t i = 0; i < n; i++) {
		double se = (high[first + i] - low[first + i]) / 3.92;
		if (isnan(se))
			return no_marker(RECENT_NO_LIMITS, n);
		weight[i] = 1 / (se * se);
		if (!(se > 0) || !isfinite(weight[i]))
			return no_marker(RECENT_NOT_FINITE, n);
	}
	struct weighted_line l = weighted_line_fit(year, value, weight, n);
	return mark(year, value, weight, n, l.chi_square, critical);
}
