#include "analysis/shared.h"

#include <math.h>
#include <string.h>

#include "analysis/describe.h"

#define SAME_TIME 1e-6

double
shared_sampling(const struct outlook_series *s, size_t n)
{
	double sum = 0;
	size_t used = 0;

	if (s->numerator == NULL || s->denominator == NULL)
		return 0;
	for (size_t k = 0; k < n; k++) {
		double x = s->numerator[k], d = s->denominator[k];
		if (!(d > 0) || !(x >= 0))
			return 0;
		double p = (x + 0.5) / (d + 1);
		sum += s->measure == MEASURE_PROPORTION ? p * (1 - p) / d : p / d;
		used++;
	}
	return used > 0 ? 2 * s->per * s->per * sum / (double)used : 0;
}

double
shared_steps(const struct outlook_series *s, size_t n, double sampling)
{
	double sum = 0;

	if (n < 2)
		return 0;
	for (size_t k = 1; k < n; k++)
		sum += fabs(s->value[k] - s->value[k - 1]) / sqrt(s->year[k] - s->year[k - 1]);
	double mean = sum / (double)(n - 1), v = acos(-1) / 2 * mean * mean;
	return fmax(v - sampling, v / 20);
}

size_t
shared_at(const struct shared *p, double time)
{
	size_t k = p->n;

	while (k > 0 && p->time[k - 1] > time + SAME_TIME)
		k--;
	return k > 0 ? k - 1 : p->n;
}

bool
shared_any(const struct shared *p)
{
	for (size_t k = 0; k < p->n; k++)
		if (!isnan(p->spread[k]))
			return true;
	return false;
}

/* All times of the peers, each once, rising. */
static void
times_of(struct shared *p, const struct outlook_series *const *s, size_t n, struct arena *a)
{
	size_t all = 0;

	for (size_t i = 0; i < n; i++)
		all += s[i]->peer ? s[i]->n : 0;
	p->time = arena_array(a, all + 1, sizeof(double));
	for (size_t i = 0, m = 0; i < n; i++) {
		if (!s[i]->peer)
			continue;
		memcpy(p->time + m, s[i]->year, s[i]->n * sizeof(double));
		m += s[i]->n;
	}
	describe_sort(p->time, all);
	for (size_t k = 0; k < all; k++)
		if (p->n == 0 || p->time[k] > p->time[p->n - 1] + SAME_TIME)
			p->time[p->n++] = p->time[k];
}

/* A list of numbers whose median is asked for. */
struct bag {
	double *v;
	size_t n;
};

static double
bag_median(const struct bag *b, double *work)
{
	return b->n >= SHARED_MIN ? describe_median(b->v, b->n, work) : NAN;
}

/* What is seen at time K of the peers, into the bags of one time. */
struct moment {
	struct bag steps, levels;
	double logs; /* of the variance a step */
	size_t nlogs, nseries;
};

static void
moment_add(struct moment *m, const struct outlook_series *s, double time)
{
	for (size_t k = 0; k < s->n; k++) {
		if (fabs(s->year[k] - time) > SAME_TIME)
			continue;
		m->levels.v[m->levels.n++] = s->value[k];
		if (k == 0)
			return;
		m->steps.v[m->steps.n++] =
		    (s->value[k] - s->value[k - 1]) / (s->year[k] - s->year[k - 1]);
		double v = shared_steps(s, k + 1, shared_sampling(s, k + 1));
		m->nseries++;
		if (v > 0) {
			m->logs += log(v);
			m->nlogs++;
		}
		return;
	}
}

struct shared
shared_of(const struct outlook_series *const *s, size_t n, struct arena *a)
{
	struct shared p = { 0 };
	struct bag all = { 0 };

	times_of(&p, s, n, a);
	size_t room = n * (p.n + 1) + 1;
	double *work = arena_array(a, room, sizeof(double));
	struct moment m = { .steps.v = arena_array(a, n + 1, sizeof(double)),
		.levels.v = arena_array(a, n + 1, sizeof(double)) };
	all.v = arena_array(a, room, sizeof(double));
	double **const columns[] = { &p.step, &p.drift, &p.level, &p.spread };
	for (size_t c = 0; c < 4; c++)
		*columns[c] = arena_array(a, p.n + 1, sizeof(double));
	for (size_t k = 0; k < p.n; k++) {
		m.steps.n = m.levels.n = m.nlogs = m.nseries = 0;
		m.logs = 0;
		for (size_t i = 0; i < n; i++)
			if (s[i]->peer)
				moment_add(&m, s[i], p.time[k]);
		memcpy(all.v + all.n, m.steps.v, m.steps.n * sizeof(double));
		all.n += m.steps.n;
		p.step[k] = bag_median(&m.steps, work);
		p.level[k] = bag_median(&m.levels, work);
		p.drift[k] = bag_median(&all, work);
		p.spread[k] = m.nseries < SHARED_MIN ? NAN
		    : m.nlogs > 0                    ? exp(m.logs / (double)m.nlogs)
						     : 0;
	}
	return p;
}
