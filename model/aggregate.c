#include "model/aggregate.h"

#include <math.h>

struct sums {
	double persons, x, n, pooled_persons, weighted, weighted_persons, value;
	size_t pooled, values;
};

static void
sums_add(struct sums *s, const struct part *p)
{
	double persons = isnan(p->persons) ? 0 : p->persons;

	s->persons += persons;
	if (!isnan(p->numerator) && !isnan(p->denominator)) {
		s->pooled++;
		s->x += p->numerator;
		s->n += p->denominator;
		s->pooled_persons += persons;
	}
	if (!isnan(p->value)) {
		s->values++;
		s->value += p->value;
		s->weighted += p->value * persons;
		s->weighted_persons += persons;
	}
}

static double
ratio(double a, double b)
{
	return b > 0 ? a / b : NAN;
}

struct aggregate
aggregate_parts(const struct part *parts, size_t n, double per)
{
	struct sums s = { 0 };
	size_t without_counts = 0;

	for (size_t i = 0; i < n; i++) {
		sums_add(&s, &parts[i]);
		without_counts += !isnan(parts[i].value)
		    && (isnan(parts[i].numerator) || isnan(parts[i].denominator));
	}
	struct aggregate a = {
		.code = STAT_OK,
		.npooled = s.pooled,
		.numerator = s.x,
		.denominator = s.n,
		.pooled = ratio(s.x * per, s.n),
		.pooled_covered = ratio(s.pooled_persons, s.persons),
		.weighted_mean = ratio(s.weighted, s.weighted_persons),
		.weighted_covered = ratio(s.weighted_persons, s.persons),
		.mean = ratio(s.value, (double)s.values),
	};
	a.weighted = without_counts > 0 || s.pooled == 0 || !(s.n > 0);
	a.value = a.weighted ? a.weighted_mean : a.pooled;
	a.covered = a.weighted ? a.weighted_covered : a.pooled_covered;
	if (isnan(a.value))
		a.code = STAT_TOO_SHORT;
	return a;
}
