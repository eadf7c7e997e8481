/*
 * cli/stat.h - pejl stat METHOD FILE: one method on a plain CSV, for checking and for ad hoc use.
 *
 * In: UTF-8, comma, decimal dot, a heading row, NA for missing. Out: CSV `name,index,value` with
 * %.17g, NA and inf; index is empty for a scalar, else the row (from 1) or what the method says; a
 * table of one row has its results both ways.
 * Nothing is written unless all of it could be computed.
 */
#ifndef CLI_STAT_H
#define CLI_STAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/kpi.h"

/* ARGV[0] is "stat". Returns an enum exit_code (cli/command.h). */
int stat_run(int argc, char **argv, struct diag *d);

/* ---- what a method sees ------------------------------------------------ */

struct stat_job; /* one call: table, parameters, results */

struct stat_method {
	const char *name;    /* ci.wilson */
	const char *summary; /* one line */
	const char *source;  /* primary literature, short: Wilson 1927 */
	const char *columns; /* of the input, for people */
	/* "key" takes anything the method reads; "key=value" must be just that; up to 20 */
	const char *params[20];
	bool (*run)(struct stat_job *j); /* false after a message */
};

/* Method K of one file, NULL after its last. */
const struct stat_method *stat_figure_method(size_t k);   /* limits and sums */
const struct stat_method *stat_rate_method(size_t k);     /* rates, inequality, many at once */
const struct stat_method *stat_describe_method(size_t k); /* spread, memory, posteriors */
const struct stat_method *stat_trend_method(size_t k);    /* trends of a series */
const struct stat_method *stat_seasonal_method(size_t k); /* trends of several series */
const struct stat_method *stat_line_method(size_t k);     /* a line carried forward */
const struct stat_method *stat_target_method(size_t k);
const struct stat_method *stat_funnel_method(size_t k);   /* funnel limits */
const struct stat_method *stat_outlier_method(size_t k);  /* areas outside them */
const struct stat_method *stat_forecast_method(size_t k); /* other forecasts, and their checks */
const struct stat_method *stat_count_method(size_t k);    /* trends of counts and shares */
const struct stat_method *stat_fit_method(size_t k);      /* regression */
const struct stat_method *stat_change_method(size_t k);   /* changes of level */
const struct stat_method *stat_break_method(size_t k);    /* broken lines */
const struct stat_method *stat_control_method(size_t k);  /* control and run charts */
const struct stat_method *stat_signal_method(size_t k);   /* rules, runs, assurance */

/* trend.mk_seasonal, of which trend.theil_sen with a period gives the slope. */
bool stat_run_seasonal(struct stat_job *j);

struct arena *stat_arena(struct stat_job *j);
size_t stat_rows(const struct stat_job *j);
size_t stat_columns(const struct stat_job *j);
const char *stat_heading(const struct stat_job *j, size_t column);

/* Is there a column NAME? */
bool stat_has(const struct stat_job *j, const char *name);
/* Column NAME as numbers, NAN for NA; stat_rows of them. NULL after a message: none, or no number.
 */
const double *stat_numbers(struct stat_job *j, const char *name);
/* Is no cell of COLUMN a number? Then it names areas and the like. */
bool stat_is_words(const struct stat_job *j, size_t column);
/* The same by place; COLUMN is below stat_columns. */
const double *stat_numbers_at(struct stat_job *j, size_t column);
/* The numbers of column NAME, or of the only column, without NA; *N of them. NULL after a message.
 */
const double *stat_values(struct stat_job *j, const char *name, size_t *n);
/* Column NAME as text; "" if there is no such column or row. */
const char *stat_text(const struct stat_job *j, const char *name, size_t row);

/* Parameter KEY as given, NULL if not given. */
const char *stat_param(const struct stat_job *j, const char *key);
/* Parameter KEY as a number into *OUT, which keeps its value if not given. False after a message.
 */
bool stat_param_number(struct stat_job *j, const char *key, double *out);
/*
 * Numbers that may come as a column KEY (one a row) or as a parameter KEY (the same for all rows):
 * stat_rows of them, FALLBACK where neither is given; a NAN fallback makes it required.
 */
const double *stat_numbers_or_param(struct stat_job *j, const char *key, double fallback);
/*
 * The rule of a row, by column or parameter `direction` or `polarity`: max, at_most, low_is_good;
 * min, at_least, high_is_good. False after a message.
 */
bool stat_rule(struct stat_job *j, size_t row, enum target_rule *rule);
/* At most or at least LIMIT. */
struct target stat_target(enum target_rule rule, double limit);
/*
 * -p target with its direction into *T; without a target one of no limit, which nothing meets or
 * misses. False after a message.
 */
bool stat_param_target(struct stat_job *j, struct target *t);
/* A message about the parameters or the table as a whole; always false. USAGE: exit code 2. */
bool stat_refuse(struct stat_job *j, bool usage, const char *fmt, ...) PRINTF_LIKE(3, 4);

#define STAT_SCALAR (-1L)
/* The index of row I, which is from 0. */
long stat_row(size_t i);
/* A result. NAME must live on. */
void stat_put(struct stat_job *j, const char *name, long index, double value);
void stat_put_text(struct stat_job *j, const char *name, long index, const char *value);

#endif
