/*
 * plots/draw.h - the parts of a chart as gnuplot script.
 *
 * Text, marks and rules are placed in pixels of the canvas, y downwards; data are given to
 * gnuplot as they are, in datablocks of numbers. All text goes through gp_quote; colours and
 * styles are constants of the program.
 */
#ifndef PLOTS_DRAW_H
#define PLOTS_DRAW_H

#include <stddef.h>
#include <stdio.h>

#include "plots/chart.h"
#include "plots/place.h"
#include "plots/type.h"

enum side { SIDE_LEFT, SIDE_CENTRE, SIDE_RIGHT }; /* of the text that is at the given x */

#define DASHED_WIDTH 1.25

/* gnuplot's point types. */
enum mark {
	MARK_SQUARE_OPEN = 4,
	MARK_SQUARE = 5,
	MARK_RING = 6,
	MARK_DISC = 7,
	MARK_TRIANGLE_OPEN = 8,
	MARK_TRIANGLE = 9,
	MARK_TRIANGLE_DOWN = 11,
	MARK_DIAMOND = 13
};

struct draw {
	FILE *out;
	struct arena *arena;
	double width, height; /* canvas */
	struct box plot;      /* where the data are drawn */
	double x_min, x_max;  /* data at its left and right */
	double y_min, y_max;  /* data at its bottom and top */
	unsigned labels, arrows, blocks;
	const char **curves; /* clauses of the plot command */
	size_t ncurves, capcurves;
};

/* Begin a canvas of D->width x D->height. Everything but out, arena and the layout is reset. */
void draw_begin(struct draw *d, enum image_format format);
/* The plot command: draws what was asked for since draw_begin. */
void draw_end(struct draw *d);

/* The whole canvas is the plot and data are its pixels, y downwards: for several panels. */
void draw_pixels(struct draw *d);

/* Pixel of a data value. */
double draw_x(const struct draw *d, double x);
double draw_y(const struct draw *d, double y);

/* Text whose middle line is at Y. */
void draw_text(struct draw *d, double x, double y, enum side side, struct type t,
    const char *colour, const char *text);
/* Large and pale, across the plot, behind everything. */
void draw_watermark(struct draw *d, const char *text);
void draw_mark(struct draw *d, double x, double y, enum mark m, double size, const char *colour);
/*
 * A straight line; DASH: a gnuplot dash pattern "(6,4)", or NULL. gnuplot draws a dashed one solid
 * after a solid one of the same width and colour: use DASHED_WIDTH for it.
 */
void draw_rule(struct draw *d, double x1, double y1, double x2, double y2, double width,
    const char *colour, const char *dash);
/* A solid one before the data, not behind them. */
void draw_stroke(
    struct draw *d, double x1, double y1, double x2, double y2, double width, const char *colour);
/* The same with an arrow head at its end. */
void draw_arrow(
    struct draw *d, double x1, double y1, double x2, double y2, double width, const char *colour);

/*
 * A datablock: COLUMNS numbers a row, row by row in V, N rows. A row that begins with NAN is a
 * gap. Returns the block's number, for draw_curve.
 */
unsigned draw_block(struct draw *d, const double *v, size_t n, size_t columns);
/* Plot block BLOCK by STYLE: "using 1:2 with lines ...", a constant of the program. */
void draw_curve(struct draw *d, unsigned block, const char *style);

/* A part of the canvas with scales of its own; for charts that draw in pixels. */
struct panel {
	struct box box;
	double x_min, x_max; /* data at its left and right */
	double y_min, y_max; /* data at its bottom and top */
};
double panel_x(const struct panel *p, double x);
double panel_y(const struct panel *p, double y);

/* Points and lines of one look, gathered into one block; a row that begins with NAN is a gap. */
struct strokes {
	double *v;
	size_t n, cap; /* rows; room for */
	size_t columns;
};
void strokes_add(struct strokes *s, const double *row, struct arena *a);
void strokes_line(struct strokes *s, double x1, double y1, double x2, double y2, struct arena *a);
/* Draw them, if there are any, by STYLE as in draw_curve. */
void strokes_draw(const struct strokes *s, const char *style, struct draw *d);

#endif
