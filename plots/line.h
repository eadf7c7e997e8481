/*
 * plots/line.h - the parts of a line chart: what there is to draw (line_data.c), the drawing
 * (line.c), the words (line_words.c). Only those include it.
 */
#ifndef PLOTS_LINE_H
#define PLOTS_LINE_H

#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"

#define PLOT_HEIGHT     250
#define MARKS_SHOWN     10 /* breaks and events with a label */
#define REVISIONS_SHOWN 5  /* the latest */
#define REVISION_HALF   4  /* pixels of their marks */
#define REVISION_LEAST  6  /* pixels from a figure to what it replaced, else there is no mark */

/* An upright line with words above it. */
struct upright {
	double x;
	bool event; /* else a break of the series */
	const char *text;
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
	bool provisional;       /* some figure is */
	/* what was replaced: the latest of the chart's revisions that are of a value */
	struct {
		size_t at; /* figure */
		double before;
		int day;
		bool marked;          /* far enough from the figure to be seen */
	} revisions[REVISIONS_SHOWN]; /* the latest first */
	size_t nrevisions, nmarked;
	double target_from, target_to;
	struct axis axis;
	struct upright uprights[MARKS_SHOWN]; /* from left to right */
	size_t nuprights;
	double upright_rows; /* height of their labels */
	struct draw draw;
	struct place place;
};

/* Fill L, whose chart and arena are set: series, limits, target, outlook and the scale of y. */
void line_take(struct line *l);
/* The scale of time, the breaks and the events; the plot's left and right are set. */
void line_scale_time(struct line *l);

/* Is figure I one that may still change? */
bool line_is_provisional(const struct line *l, size_t i);
/* Is there a band between value I and the one before? */
bool line_has_band(const struct line *l, size_t i);
/* Does the interval of value I stand alone? */
bool line_has_whisker(const struct line *l, size_t i);

/* What the marks mean that are not labelled, and what else a reader must know. */
const char *line_note(const struct line *l);
/* Labels of target, values and outlook, where they cover least; after all else is drawn. */
void line_label(struct line *l);

#endif
