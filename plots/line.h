/*
 * plots/line.h - the parts of a line chart: what there is to draw (line_data.c), the drawing
 * (line.c), the words (line_words.c). Only those include it.
 */
#ifndef PLOTS_LINE_H
#define PLOTS_LINE_H

#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"

#define BREAKS_SHOWN 3 /* with a label */

struct a_break {
	double x;
	const char *lines[2];
	size_t nlines;
	bool leftwards; /* the label ends at the rule */
};

struct line {
	const struct chart *chart;
	const struct assessment *s;
	const struct indicator *indicator;
	const struct target *target;   /* with a number, else NULL */
	const struct outlook *outlook; /* computed and ahead, else NULL */
	enum language language;
	struct arena *arena;
	size_t n;
	const double *x;
	double *y, *low, *high; /* n; NAN where there is none */
	bool *joined;           /* n: with the one before */
	double target_from, target_to;
	struct axis axis;
	struct a_break breaks[BREAKS_SHOWN];
	size_t nbreaks;
	double break_rows; /* height of the breaks' labels */
	struct draw draw;
	struct place place;
};

/* Fill L, whose chart and arena are set: series, limits, target, outlook and the scale of y. */
void line_take(struct line *l);
/* The scale of time and the breaks; the plot's left and right are set. */
void line_scale_time(struct line *l);

/* Is there a band between value I and the one before? */
bool line_has_band(const struct line *l, size_t i);
/* Does the interval of value I stand alone? */
bool line_has_whisker(const struct line *l, size_t i);

/* What the marks mean that are not labelled, and what else a reader must know. */
const char *line_note(const struct line *l);
/* Labels of target, values and outlook, where they cover least; after all else is drawn. */
void line_label(struct line *l);

#endif
