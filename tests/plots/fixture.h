/*
 * tests/plots/fixture.h - charts to test with: figures like the real ones, and hostile ones.
 */
#ifndef TESTS_PLOTS_FIXTURE_H
#define TESTS_PLOTS_FIXTURE_H

#include "base/arena.h"
#include "plots/chart.h"

/* Daily smoking, Region Syddanmark, five uneven waves, target at most 13 % in 2023. */
struct chart fixture_smoking(struct arena *a);
/* A figure a year 2014-2024 with limits, a break, a suppressed year, an outlook; invented. */
struct chart fixture_readmissions(struct arena *a);
/* The 22 kommuner of Region Syddanmark, smoking 2021; one suppressed, one missing. */
struct chart fixture_kommuner(struct arena *a);
/* NAME as name of indicator, population, area, unit, source and break of CHART. */
void fixture_rename(struct chart *c, const char *name, struct arena *a);

/* N yearly values from YEAR; NAN: suppressed. For charts made by hand. */
struct series fixture_series(const struct indicator *i, const struct area *area, int year,
    const double *v, size_t n, struct arena *a);

/* Limits of S's values: HALF on each side; none where HALF is 0 or the value is suppressed. */
const struct interval *fixture_limits(const struct series *s, double half, struct arena *a);

#endif
