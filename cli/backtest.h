/*
 * cli/backtest.h - how well the outlook would have done, in three forms.
 */
#ifndef CLI_BACKTEST_H
#define CLI_BACKTEST_H

#include <stdio.h>

#include "analysis/trial.h"
#include "cli/run.h"

/*
 * The trial that R's options ask for: --indicator, --horizon, --min-points. EXIT_DATA after a
 * message: no series is long enough.
 */
enum exit_code backtest_trial(struct run *r, struct trial *t);
/* The shortest series that it takes. */
size_t backtest_min_points(const struct options *o);

void backtest_text(FILE *out, struct run *r, const struct trial *t, int width);
void backtest_csv(FILE *out, const struct trial *t, bool danish);
void backtest_json(FILE *out, const struct trial *t, size_t min_points);

#endif
