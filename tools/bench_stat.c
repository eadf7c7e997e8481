/*
 * tools/bench_stat.c - time the statistics themselves: median of several runs, peak memory.
 *
 * Usage: bench_stat. The numbers are made here from a fixed seed: values with one decimal about a
 * slow rise, so that ties and equal slopes are as many as in real figures.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "analysis/interval.h"
#include "analysis/numeric.h"
#include "analysis/regression.h"
#include "analysis/trend.h"
#include "base/diag.h"

enum { RUNS = 11, LONG = 100000, SERIES = 2940, YEARS = 15 };

struct data {
	double *t, *y, *work;
	double *uneven, *free; /* times of any distance, values without ties */
};

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double
noise(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(*seed >> 33) * 0x1p-31 - 0.5;
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
run_kendall(struct data *d)
{
	return mann_kendall(d->y, LONG, d->work).s;
}

static double
run_sen(struct data *d)
{
	struct theil_sen s = theil_sen(d->t, d->y, LONG, 0.95, d->work);

	return s.slope + s.low + s.high;
}

static double
run_sen_uneven(struct data *d)
{
	struct theil_sen s = theil_sen(d->uneven, d->free, LONG, 0.95, d->work);

	return s.slope + s.low + s.high;
}

/* The least that any program does which sorts the values once. */
static double
run_qsort(struct data *d)
{
	memcpy(d->work, d->y, LONG * sizeof *d->y);
	qsort(d->work, LONG, sizeof *d->work, compare);
	return d->work[LONG / 2];
}

static double
run_series(struct data *d)
{
	double sum = 0;

	for (size_t i = 0; i < SERIES; i++) {
		const double *y = d->y + i * YEARS;
		sum += mann_kendall(y, YEARS, d->work).p;
		sum += theil_sen(d->t, y, YEARS, 0.95, d->work).slope;
		sum += line_fit(d->t, y, YEARS).slope;
		for (size_t k = 0; k < YEARS; k++)
			sum += interval_wilson(fabs(floor(y[k])), 1000, 0.95).low;
	}
	return sum;
}

int
main(void)
{
	static const struct {
		const char *name;
		double (*run)(struct data *d);
	} benches[] = {
		{ "qsort() of 100 000 values", run_qsort },
		{ "Mann-Kendall of 100 000 values", run_kendall },
		{ "Theil-Sen of 100 000 values", run_sen },
		{ "Theil-Sen of 100 000 values, no ties, uneven times", run_sen_uneven },
		{ "Mann-Kendall, Theil-Sen, line, Wilson of 2940 x 15", run_series },
	};
	struct data d = { calloc(LONG, sizeof(double)), calloc(LONG, sizeof(double)),
		calloc(trend_work(LONG), sizeof(double)), calloc(LONG, sizeof(double)),
		calloc(LONG, sizeof(double)) };
	uint64_t seed = 1;

	if (d.t == NULL || d.y == NULL || d.work == NULL || d.uneven == NULL || d.free == NULL)
		return 1;
	numeric_begin();
	for (size_t i = 0; i < LONG; i++) {
		d.t[i] = (double)i;
		d.y[i] = round(500 + 1e-4 * (double)i + 200 * noise(&seed)) / 10;
	}
	for (size_t i = 0; i < LONG; i++) {
		d.uneven[i] = (i > 0 ? d.uneven[i - 1] : 2000) + 0.6 + noise(&seed);
		d.free[i] = d.uneven[i] * 1e-3 + 10 * noise(&seed);
	}
	for (size_t b = 0; b < countof(benches); b++) {
		double took[RUNS], sum = 0;
		for (size_t r = 0; r < RUNS; r++) {
			double start = seconds();
			sum += benches[b].run(&d);
			took[r] = seconds() - start;
		}
		qsort(took, RUNS, sizeof *took, compare);
		printf("  %-52s %8.2f ms   (sum %.6g)\n", benches[b].name, 1e3 * took[RUNS / 2],
		    sum / RUNS);
	}
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	printf("  %-52s %8.1f MB\n", "peak memory of all this", (double)usage.ru_maxrss / 1024);
	free(d.t);
	free(d.y);
	free(d.work);
	free(d.uneven);
	free(d.free);
	return 0;
}
