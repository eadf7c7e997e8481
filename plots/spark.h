/*
 * plots/spark.h - a series as small as a word, for tables. Written as SVG at once: no gnuplot.
 */
#ifndef PLOTS_SPARK_H
#define PLOTS_SPARK_H

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

/*
 * One <svg> element in A of S's figures on a scale of their own: a line, broken at gaps and breaks,
 * the latest figure as a dot, the target's bound dashed where TARGET (NULL: none) has a number.
 * It has role="img" and says in aria-label from what to what; it has no id, so that a page may hold
 * any number of them. A series without figures gives "".
 */
const char *spark_svg(
    const struct series *s, const struct target *target, enum language l, struct arena *a);

#endif
