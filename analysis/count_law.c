#include "analysis/count_law.h"

#include <gsl/gsl_randist.h>

#include "analysis/inverse.h"

double
count_law_mean(const struct count_law *l)
{
	return l->n > 0 ? l->n * l->p : l->p;
}

double
count_law_exactly(const struct count_law *l, unsigned k)
{
	return l->n > 0 ? gsl_ran_binomial_pdf(k, l->p, l->n) : gsl_ran_poisson_pdf(k, l->p);
}

double
count_law_at_most(const struct count_law *l, unsigned k)
{
	return l->n > 0 ? binomial_at_most(k, l->n, l->p) : poisson_at_most(k, l->p);
}

double
count_law_at_least(const struct count_law *l, unsigned k)
{
	if (k == 0)
		return 1;
	return l->n > 0 ? binomial_at_least(k, l->n, l->p) : poisson_at_least(k, l->p);
}
