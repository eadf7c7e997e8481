#include "analysis/plausible.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

#define MAD_NORMAL 1.4826 /* MAD x this estimates the sd of a normal distribution */

/* Median of the N values at V, which are sorted in place. */
static double
median(double *v, size_t n)
{
	gsl_sort(v, 1, n);
	return gsl_stats_median_from_sorted_data(v, 1, n);
}

/* Makes the MAD of N values an unbiased measure; Croux & Rousseeuw (1992), section 4. */
static double
small_sample(size_t n)
{
	return n == 8 ? 1.129 : n == 9 ? 1.107 : (double)n / ((double)n - 0.8);
}

struct jump
plausible_jump(const double *step, size_t n, double *work)
{
	struct jump j = { .code = STAT_TOO_SHORT, .median = NAN, .sd = NAN, .away = NAN };

	if (n < PLAUSIBLE_STEPS)
		return j;
	memcpy(work, step, n * sizeof *work);
	j.median = median(work, n);
	for (size_t i = 0; i < n; i++)
		work[i] = fabs(step[i] - j.median);
	j.sd = MAD_NORMAL * small_sample(n) * median(work, n);
	j.code = j.sd > 0 ? STAT_OK : STAT_ALL_EQUAL;
	if (j.code != STAT_OK)
		return j;
	j.away = -1;
	for (size_t i = 0; i < n; i++) {
		double away = fabs(step[i] - j.median) / j.sd;
		j.count += away > PLAUSIBLE_JUMP_SD;
		if (away > j.away) {
			j.away = away;
			j.at = i;
		}
	}
	return j;
}

struct zeros
plausible_zeros(const double *v, size_t n, double *work)
{
	struct zeros z = { .least = NAN, .low = NAN, .median = NAN };
	bool whole = true, negative = false;

	for (size_t i = 0; i < n; i++) {
		if (v[i] == 0) {
			z.zeros++;
			continue;
		}
		whole = whole && v[i] == floor(v[i]);
		negative = negative || v[i] < 0;
		work[z.others++] = v[i];
	}
	if (z.others == 0)
		return z;
	z.median = median(work, z.others);
	z.least = work[0];
	z.low = gsl_stats_quantile_from_sorted_data(work, 1, z.others, 0.05);
	z.odd = z.zeros > 0 && z.zeros * 10 <= n && z.others >= PLAUSIBLE_OTHERS && !negative
	    && z.low >= z.median / 4 && (!whole || z.least >= 10);
	return z;
}

struct whole
plausible_whole(double whole, const double *parts, size_t n, double unit)
{
	struct whole w = { .code = WHOLE_DIFFERS, .least = parts[0], .most = parts[0] };

	for (size_t i = 0; i < n; i++) {
		w.sum += parts[i];
		w.least = fmin(w.least, parts[i]);
		w.most = fmax(w.most, parts[i]);
	}
	double slack = unit * (double)(n + 1) / 2;
	if (fabs(whole - w.sum) <= fmax(slack, fabs(w.sum) * 0.001))
		w.code = WHOLE_IS_SUM;
	else if (whole >= w.least - unit / 2 && whole <= w.most + unit / 2)
		w.code = WHOLE_IS_BETWEEN;
	return w;
}

/* How far apart 1 and RATIO are, alike up and down: 1.1 and 1/1.1 are equally far. */
static double
distance(double ratio)
{
	return ratio > 0 ? fabs(log(ratio)) : INFINITY;
}

bool
plausible_is_population(const double *ratio, size_t n, double *work)
{
	if (n < PLAUSIBLE_AREAS)
		return false;
	for (size_t i = 0; i < n; i++)
		work[i] = distance(ratio[i]);
	return median(work, n) <= log1p(PLAUSIBLE_PERSONS);
}

bool
plausible_unlike_population(double ratio)
{
	return distance(ratio) > log1p(PLAUSIBLE_PERSONS);
}
