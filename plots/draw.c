#include "plots/draw.h"

#include <math.h>
#include <string.h>

#include "plots/quote.h"
#include "plots/theme.h"

#define POINTS_PER_INCH 72
#define PNG_SCALE       2    /* pixels of the image for one of the canvas */
#define CAIRO_FONT      0.75 /* cairo's points against the SVG's pixels */
#define PDF_LINES       2    /* lines of the PDF against those of the SVG */
#define CAIRO_MARKS     1.75 /* cairo's marks against those of the SVG, whose 1 is 6 pixels */

static void
put_terminal(const struct draw *d, enum image_format format)
{
	switch (format) {
	case IMAGE_SVG:
		fprintf(d->out,
		    "set term svg noenhanced size %g,%g font '" FONT_FAMILY ",%d' rounded"
		    " dashlength 1 background '" COLOUR_PAPER "'\n",
		    d->width, d->height, SIZE_TEXT);
		break;
	case IMAGE_PNG:
		fprintf(d->out,
		    "set term pngcairo noenhanced size %g,%g font '" FONT_NAME ",%d' fontscale %g"
		    " linewidth %d pointscale %g rounded dashlength %d background '" COLOUR_PAPER
		    "'\n",
		    d->width * PNG_SCALE, d->height * PNG_SCALE, SIZE_TEXT, PNG_SCALE * CAIRO_FONT,
		    PNG_SCALE, PNG_SCALE * CAIRO_MARKS, PNG_SCALE);
		break;
	case IMAGE_PDF:
		fprintf(d->out,
		    "set term pdfcairo noenhanced size %.4fin,%.4fin font '" FONT_NAME ",%d'"
		    " fontscale %g linewidth %d pointscale %g rounded dashlength 1 background "
		    "'" COLOUR_PAPER "'\n",
		    d->width / POINTS_PER_INCH, d->height / POINTS_PER_INCH, SIZE_TEXT, CAIRO_FONT,
		    PDF_LINES, CAIRO_MARKS);
		break;
	}
}

static double
screen_x(const struct draw *d, double x)
{
	return x / d->width;
}

static double
screen_y(const struct draw *d, double y)
{
	return 1 - y / d->height;
}

void
draw_begin(struct draw *d, enum image_format format)
{
	d->labels = d->arrows = d->blocks = 0;
	d->curves = NULL;
	d->ncurves = d->capcurves = 0;
	fputs("reset\nset encoding utf8\n", d->out);
	put_terminal(d, format);
	fputs("unset key\nunset border\nunset tics\n", d->out);
	fprintf(d->out, "set lmargin at screen %.6f\nset rmargin at screen %.6f\n",
	    screen_x(d, d->plot.left), screen_x(d, d->plot.right));
	fprintf(d->out, "set tmargin at screen %.6f\nset bmargin at screen %.6f\n",
	    screen_y(d, d->plot.top), screen_y(d, d->plot.bottom));
	fprintf(d->out, "set xrange [%.17g:%.17g]\nset yrange [%.17g:%.17g]\n", d->x_min, d->x_max,
	    d->y_min, d->y_max);
}

void
draw_end(struct draw *d)
{
	fputs("plot ", d->out);
	for (size_t i = 0; i < d->ncurves; i++)
		fprintf(d->out, "%s%s", i > 0 ? ", \\\n     " : "", d->curves[i]);
	fputc('\n', d->out);
}

void
draw_pixels(struct draw *d)
{
	d->plot = (struct box){ 0, 0, d->width, d->height };
	d->x_min = d->y_max = 0;
	d->x_max = d->width;
	d->y_min = d->height;
}

double
draw_x(const struct draw *d, double x)
{
	return d->plot.left
	    + (x - d->x_min) / (d->x_max - d->x_min) * (d->plot.right - d->plot.left);
}

double
draw_y(const struct draw *d, double y)
{
	return d->plot.bottom
	    - (y - d->y_min) / (d->y_max - d->y_min) * (d->plot.bottom - d->plot.top);
}

void
draw_text(struct draw *d, double x, double y, enum side side, struct type t, const char *colour,
    const char *text)
{
	static const char *const sides[] = { "left", "center", "right" };

	fprintf(d->out,
	    "set label %u %s at screen %.6f,%.6f %s front font '" FONT_NAME "%s,%d' tc rgb '%s'\n",
	    ++d->labels, gp_quote(d->arena, text), screen_x(d, x), screen_y(d, y), sides[side],
	    t.bold ? ":Bold" : "", t.size, colour);
}

void
draw_watermark(struct draw *d, const char *text)
{
	static const struct type t = { SIZE_WATERMARK, true };
	double x = d->width / 2, y = (d->plot.top + d->plot.bottom) / 2;

	fprintf(d->out,
	    "set label %u %s at screen %.6f,%.6f center rotate by 18 back font '" FONT_NAME
	    ":Bold,%d' tc rgb '" COLOUR_WATERMARK "'\n",
	    ++d->labels, gp_quote(d->arena, text), screen_x(d, x), screen_y(d, y), t.size);
}

void
draw_mark(struct draw *d, double x, double y, enum mark m, double size, const char *colour)
{
	fprintf(d->out,
	    "set label %u '' at screen %.6f,%.6f front point pt %d ps %.2f lw 2 lc rgb '%s'\n",
	    ++d->labels, screen_x(d, x), screen_y(d, y), (int)m, size, colour);
}

static void
put_arrow(struct draw *d, struct box at, const char *head, double width, const char *colour,
    const char *dash)
{
	fprintf(d->out, "set arrow %u from screen %.6f,%.6f to screen %.6f,%.6f %s lw %g",
	    ++d->arrows, screen_x(d, at.left), screen_y(d, at.top), screen_x(d, at.right),
	    screen_y(d, at.bottom), head, width);
	if (dash != NULL)
		fprintf(d->out, " dt %s", dash);
	fprintf(d->out, " lc rgb '%s'\n", colour);
}

void
draw_rule(struct draw *d, double x1, double y1, double x2, double y2, double width,
    const char *colour, const char *dash)
{
	put_arrow(d, (struct box){ x1, y1, x2, y2 }, "nohead back", width, colour, dash);
}

void
draw_stroke(
    struct draw *d, double x1, double y1, double x2, double y2, double width, const char *colour)
{
	put_arrow(d, (struct box){ x1, y1, x2, y2 }, "nohead front", width, colour, NULL);
}

void
draw_arrow(
    struct draw *d, double x1, double y1, double x2, double y2, double width, const char *colour)
{
	put_arrow(d, (struct box){ x1, y1, x2, y2 }, "head filled size screen 0.012,20 front",
	    width, colour, NULL);
}

unsigned
draw_block(struct draw *d, const double *v, size_t n, size_t columns)
{
	unsigned block = ++d->blocks;

	fprintf(d->out, "$d%u << EOD\n", block);
	for (size_t i = 0; i < n; i++, v += columns) {
		for (size_t k = 0; k < columns && !isnan(v[0]); k++)
			fprintf(d->out, "%s%.17g", k > 0 ? " " : "", v[k]);
		fputc('\n', d->out);
	}
	fputs("EOD\n", d->out);
	return block;
}

void
draw_curve(struct draw *d, unsigned block, const char *style)
{
	d->curves = arena_grow(d->arena, d->curves, d->ncurves, &d->capcurves, sizeof *d->curves);
	d->curves[d->ncurves++] = arena_printf(d->arena, "$d%u %s", block, style);
}

double
panel_x(const struct panel *p, double x)
{
	return p->box.left + (x - p->x_min) / (p->x_max - p->x_min) * (p->box.right - p->box.left);
}

double
panel_y(const struct panel *p, double y)
{
	return p->box.bottom
	    - (y - p->y_min) / (p->y_max - p->y_min) * (p->box.bottom - p->box.top);
}

void
strokes_add(struct strokes *s, const double *row, struct arena *a)
{
	s->v = arena_grow(a, s->v, s->n, &s->cap, s->columns * sizeof *s->v);
	memcpy(s->v + s->n++ * s->columns, row, s->columns * sizeof *row);
}

void
strokes_line(struct strokes *s, double x1, double y1, double x2, double y2, struct arena *a)
{
	const double rows[][2] = { { x1, y1 }, { x2, y2 }, { NAN, NAN } };

	for (size_t i = 0; i < countof(rows); i++)
		strokes_add(s, rows[i], a);
}

void
strokes_draw(const struct strokes *s, const char *style, struct draw *d)
{
	bool any = false;

	for (size_t i = 0; i < s->n; i++)
		any = any || !isnan(s->v[i * s->columns]);
	if (any)
		draw_curve(d, draw_block(d, s->v, s->n, s->columns), style);
}
