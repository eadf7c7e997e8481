/*
 * tools/bench_store.c - time how long the store takes to give one indicator's series: median of
 * several runs.
 *
 * Usage: bench_store STORE INDICATOR STRATUM. The figures of all areas.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/diag.h"
#include "store/store.h"

enum { RUNS = 21 };

static double
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

struct count {
	size_t figures, series;
	int area;
};

/* Figures come by area: a new one is a new series. */
static void
take(void *to, const struct store_observation *o)
{
	struct count *c = to;

	c->series += c->figures == 0 || o->obs.area != c->area ? 1 : 0;
	c->figures++;
	c->area = o->obs.area;
}

/* False after a message. */
static bool
load(struct store *s, const char *indicator, const char *stratum, struct count *out, struct diag *d)
{
	const struct store_query q = { .indicators = &indicator,
		.nindicators = 1,
		.stratum = stratum,
		.area = STORE_ALL_AREAS };
	struct arena a = { 0 };
	struct catalogue c;

	catalogue_init(&c, &a);
	*out = (struct count){ 0 };
	bool ok = store_load(s, &q, &c, take, out, &a, d);
	arena_free(&a);
	return ok;
}

int
main(int argc, char **argv)
{
	struct diag d = { .out = stderr };
	struct store *s = NULL;
	struct count n;
	double took[RUNS];
	bool ok = argc == 4 && store_open(&s, argv[1], STORE_READ, &d);

	for (size_t i = 0; ok && i < RUNS; i++) {
		double begin = milliseconds();
		ok = load(s, argv[2], argv[3], &n, &d);
		took[i] = milliseconds() - begin;
	}
	store_close(s);
	if (!ok)
		return EXIT_FAILURE;
	qsort(took, RUNS, sizeof *took, compare);
	printf("%zu figures of %zu series: %.2f ms (shortest %.2f)\n", n.figures, n.series,
	    took[RUNS / 2], took[0]);
	return EXIT_SUCCESS;
}
