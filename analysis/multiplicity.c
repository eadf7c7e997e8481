#include "analysis/multiplicity.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_sort.h>

/* ORDER: the tests from the smallest p up. The level never falls on the way up. */
static void
step_down(bool holm, const double *p, const size_t *order, size_t m, double *adjusted)
{
	double level = 0;

	for (size_t k = 0; k < m; k++) {
		double tests = (double)(holm ? m - k : m);
		level = fmax(level, fmin(1, p[order[k]] * tests));
		adjusted[order[k]] = level;
	}
}

/* The level never rises on the way down. */
static void
step_up(bool any_dependence, const double *p, const size_t *order, size_t m, double *adjusted)
{
	double level = 1, harmonic = 0;

	for (size_t i = 1; i <= m; i++)
		harmonic += 1 / (double)i;
	double tests = (double)m * (any_dependence ? harmonic : 1);
	for (size_t k = m; k-- > 0;) {
		level = fmin(level, p[order[k]] * tests / (double)(k + 1));
		adjusted[order[k]] = level;
	}
}

enum stat_code
multiplicity_adjust(enum adjustment how, const double *p, size_t n, double *adjusted, size_t *work)
{
	size_t *order = work, *member = work + n, m = 0;
	bool bad = false;

	for (size_t i = 0; i < n; i++) {
		bad = bad || p[i] < 0 || p[i] > 1;
		if (!isnan(p[i])) {
			adjusted[m] = p[i];
			member[m++] = i;
		}
	}
	gsl_sort_index(order, adjusted, 1, m);
	for (size_t k = 0; k < m; k++)
		order[k] = member[order[k]];
	for (size_t i = 0; i < n; i++)
		adjusted[i] = NAN;
	if (bad || m == 0)
		return bad ? STAT_BAD_INPUT : STAT_TOO_SHORT;
	if (how == ADJUST_HOLM || how == ADJUST_BONFERRONI)
		step_down(how == ADJUST_HOLM, p, order, m, adjusted);
	else
		step_up(how == ADJUST_BENJAMINI_YEKUTIELI, p, order, m, adjusted);
	return STAT_OK;
}
