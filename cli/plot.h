/*
 * cli/plot.h - the charts of pejl plot: each has a maker that fills in what it draws.
 */
#ifndef CLI_PLOT_H
#define CLI_PLOT_H

#include "cli/run.h"
#include "plots/chart.h"

/*
 * Fill *C, whose language and as-of date are set, from what R has read and its options ask for:
 * kind, id and data, all in R's arena. Anything but EXIT_DONE after a message. A new chart is a
 * maker, and a row of the table in cli/plot.c.
 */
typedef enum exit_code chart_maker(struct run *r, struct chart *c);

chart_maker plot_line, plot_dots, plot_multiples, plot_funnel, plot_reliability;
chart_maker plot_xmr, plot_run_chart, plot_bullet;
chart_maker plot_tiles, plot_map, plot_heat;
chart_maker plot_gantt; /* needs no figures: R is open, and its panel empty */

/* The one figure asked for by --indicator and --area, which has a value; for makers. */
enum exit_code plot_one_figure(struct run *r, struct run_item **item);

/*
 * The sources of all figures read, or of the indicators of --indicator; each once. False after a
 * message.
 */
bool plot_sources(struct run *r, const struct source *const **list, size_t *n);

#endif
