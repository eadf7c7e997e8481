/*
 * tests/plots/look.h - what must hold of every chart, whatever it shows.
 */
#ifndef TESTS_PLOTS_LOOK_H
#define TESTS_PLOTS_LOOK_H

#include "base/arena.h"
#include "plots/chart.h"

/* Is there a program of this NAME? */
bool look_has(const char *name);

/* Outside single quotes C's script has only our own words, and datablocks only numbers. */
void check_quotes(const struct chart *c, struct arena *a);
/* No words of C stand on others or leave the canvas. */
void check_labels(const struct chart *c, struct arena *a);
/* Well-formed by xmllint. */
void check_xml(const char *svg, struct arena *a);
/* A whole, small, well-formed image with its own ids, that tells what it shows. */
void check_figure(const struct figure *f, struct arena *a);

/*
 * All of these, and that gnuplot draws C without a word and the same twice. Skips the drawing
 * where gnuplot is missing.
 */
void check_chart(const struct chart *c, struct arena *a);

#endif
