/*
 * cli/backtest.h - how well the outlook would have done, in three forms.
 */
#ifndef CLI_BACKTEST_H
#define CLI_BACKTEST_H

#include <stdio.h>

#include "analysis/trial.h"
#include "cli/run.h"

void backtest_text(FILE *out, struct run *r, const struct trial *t, int width);
void backtest_csv(FILE *out, const struct trial *t, bool danish);
void backtest_json(FILE *out, const struct trial *t, size_t min_points);

#endif
