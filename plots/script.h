/*
 * plots/script.h - the kinds of chart. plots/chart.h is the door; this is between plots' files.
 */
#ifndef PLOTS_SCRIPT_H
#define PLOTS_SCRIPT_H

#include <stdio.h>

#include "plots/chart.h"

/* Write the script of one chart to OUT. */
void line_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void dots_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);

#endif
