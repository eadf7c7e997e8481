/*
 * plots/line.c - one målsætning over time. Years are true to scale, so waves that came unevenly
 * look uneven; nothing is joined across a gap or a break.
 */
#include "plots/script.h"

#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/target.h"
#include "plots/line.h"
#include "plots/scale.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define RIGHT_EDGE     34
#define TIC_GAP        10 /* between labels of the time axis */
#define FAN_STEPS      24 /* points of an edge of the fan */
#define REVISION_LEAST 6  /* pixels from a figure to what it replaced */
#define FIGURE_HALF    5  /* pixels of a figure's mark */
#define DENSE          40 /* values from which on marks are small */

static const struct type text_type = { SIZE_TEXT, false };

/* ---- axes and breaks ----------------------------------------------------- */

static void
draw_uprights(struct line *l)
{
	static const struct type t = { SIZE_TEXT, false };
	struct draw *d = &l->draw;
	double y = d->plot.top - l->upright_rows - 8;

	for (size_t k = 0; k < l->nuprights; k++) {
		const struct upright *u = &l->uprights[k];
		double x = draw_x(d, u->x);
		draw_rule(d, x, y, x, d->plot.bottom, u->event ? 1 : DASHED_WIDTH, COLOUR_AXIS,
		    u->event ? NULL : "(3,4)");
		if (u->event)
			draw_mark(d, x, d->plot.bottom - 5, MARK_TRIANGLE_DOWN, 0.8, COLOUR_AXIS);
		place_line(&l->place, x, d->plot.top, x, d->plot.bottom);
		for (size_t i = 0; i < u->nlines; i++, y += LINE_TEXT)
			draw_text(d, u->leftwards ? x - 6 : x + 6, y + LINE_TEXT / 2.0,
			    u->leftwards ? SIDE_RIGHT : SIDE_LEFT, t, COLOUR_TEXT, u->lines[i]);
	}
}

/* A label of the time axis at X if there is room for it beside those already there. */
static void
draw_tic(struct line *l, struct place *row, double x, const char *text)
{
	struct draw *d = &l->draw;
	double px = draw_x(d, x), half = (type_width(text, text_type) + TIC_GAP) / 2;
	struct box b = { px - half, 0, px + half, 1 };

	for (size_t i = 0; i < row->nboxes; i++)
		if (b.left < row->boxes[i].right && row->boxes[i].left < b.right)
			return;
	place_box(row, b);
	draw_rule(d, px, d->plot.bottom, px, d->plot.bottom + 5, 1.5, COLOUR_AXIS, NULL);
	draw_text(d, px, d->plot.bottom + 17, SIDE_CENTRE, text_type, COLOUR_TEXT, text);
}

/* The years that have data, the target's and the outlook's; the latest first, as room allows. */
static void
draw_x_axis(struct line *l)
{
	struct place row = { .arena = l->arena };
	struct arena *a = l->arena;

	if (l->target != NULL)
		draw_tic(l, &row, l->target_to, arena_printf(a, "%d", l->target->by));
	if (l->outlook != NULL)
		draw_tic(l, &row, l->outlook->year + 0.5, arena_printf(a, "%d", l->outlook->year));
	for (size_t i = l->n; i-- > 0;) {
		struct period p = l->s->series.obs[i].period;
		if (p.kind == PERIOD_SPAN)
			draw_tic(l, &row, l->x[i], phrase_period(p, l->language, a));
		else
			draw_tic(l, &row, p.year + 0.5, arena_printf(a, "%d", p.year));
	}
}

/* ---- data --------------------------------------------------------------- */

static double *
put_limits(const struct line *l, double *to, size_t i)
{
	to[0] = l->x[i];
	to[1] = l->low[i];
	to[2] = l->high[i];
	return to + 3;
}

static void
draw_band(struct line *l)
{
	struct draw *d = &l->draw;
	double *rows = arena_array(l->arena, 2 * l->n + 1, 3 * sizeof *rows), *to = rows;

	for (size_t i = 1; i < l->n; i++) {
		if (!line_has_band(l, i))
			continue;
		if (!line_has_band(l, i - 1)) {
			if (to != rows) {
				to[0] = NAN;
				to += 3;
			}
			to = put_limits(l, to, i - 1);
		}
		to = put_limits(l, to, i);
		double x1 = draw_x(d, l->x[i - 1]), x2 = draw_x(d, l->x[i]);
		place_line(&l->place, x1, draw_y(d, l->low[i - 1]), x2, draw_y(d, l->low[i]));
		place_line(&l->place, x1, draw_y(d, l->high[i - 1]), x2, draw_y(d, l->high[i]));
	}
	if (to != rows)
		draw_curve(d, draw_block(d, rows, (size_t)(to - rows) / 3, 3),
		    "using 1:2:3 with filledcurves fs solid 1 noborder fc rgb '" COLOUR_BAND "'");
}

static void
draw_whiskers(struct line *l)
{
	double *rows = arena_array(l->arena, 3 * l->n + 1, 2 * sizeof *rows), *to = rows;

	for (size_t i = 0; i < l->n; i++) {
		if (!line_has_whisker(l, i))
			continue;
		double row[] = { l->x[i], l->low[i], l->x[i], l->high[i], NAN, NAN };
		memcpy(to, row, sizeof row);
		to += countof(row);
		double x = draw_x(&l->draw, l->x[i]);
		place_line(
		    &l->place, x, draw_y(&l->draw, l->low[i]), x, draw_y(&l->draw, l->high[i]));
	}
	if (to != rows)
		draw_curve(&l->draw, draw_block(&l->draw, rows, (size_t)(to - rows) / 2, 2),
		    "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'");
}

static void
draw_series(struct line *l)
{
	struct draw *d = &l->draw;
	double *rows = arena_array(l->arena, 2 * l->n + 1, 2 * sizeof *rows), *to = rows;

	for (size_t i = 0; i < l->n; i++) {
		if (isnan(l->y[i]))
			continue;
		if (to != rows && !l->joined[i]) {
			to[0] = to[1] = NAN;
			to += 2;
		}
		to[0] = l->x[i];
		to[1] = l->y[i];
		to += 2;
		double x = draw_x(d, l->x[i]), y = draw_y(d, l->y[i]);
		place_box(&l->place, (struct box){ x - 5, y - 5, x + 5, y + 5 });
		if (l->joined[i])
			place_line(&l->place, draw_x(d, l->x[i - 1]), draw_y(d, l->y[i - 1]), x, y);
	}
	if (to == rows)
		return;
	unsigned block = draw_block(d, rows, (size_t)(to - rows) / 2, 2);
	draw_curve(d, block, "using 1:2 with lines lw 3 lc rgb '" COLOUR_SERIES "'");
	draw_curve(d, block,
	    l->n < DENSE ? "using 1:2 with points pt 7 ps 0.85 lc rgb '" COLOUR_SERIES "'"
			 : "using 1:2 with points pt 7 ps 0.4 lc rgb '" COLOUR_SERIES "'");
}

static void
draw_target(struct line *l)
{
	struct draw *d = &l->draw;
	const struct target *t = l->target;
	double bounds[2];
	size_t n = 0;

	if (t == NULL)
		return;
	if (t->rule != TARGET_AT_LEAST)
		bounds[n++] = t->high;
	if (t->rule != TARGET_AT_MOST)
		bounds[n++] = t->low;
	if (n == 2) {
		double goal[] = { l->target_from, t->low, t->high, l->target_to, t->low, t->high };
		draw_curve(d, draw_block(d, goal, 2, 3),
		    "using 1:2:3 with filledcurves fs solid 1 noborder fc rgb '" COLOUR_GOAL "'");
	}
	for (size_t i = 0; i < n; i++) {
		double rows[] = { l->target_from, bounds[i], l->target_to, bounds[i] };
		double x = draw_x(d, l->target_to), y = draw_y(d, bounds[i]);
		draw_curve(d, draw_block(d, rows, 2, 2),
		    "using 1:2 with lines lw 2.5 lc rgb '" COLOUR_TARGET "'");
		draw_mark(d, x, y, MARK_DIAMOND, 1.1, COLOUR_TARGET);
		place_line(&l->place, draw_x(d, l->target_from), y, x, y);
		place_box(&l->place, (struct box){ x - 7, y - 7, x + 7, y + 7 });
	}
}

/* The last figure that has a value; n if there is none. */
static size_t
last_value(const struct line *l)
{
	size_t last = l->n;

	while (last > 0 && isnan(l->y[last - 1]))
		last--;
	return last > 0 ? last - 1 : l->n;
}

/* From figure LAST straight to LOW and HIGH in the outlook's year, cut where it leaves the plot. */
static void
draw_wedge(struct line *l, size_t last, double low, double high, const char *style)
{
	struct strokes edge = { .columns = 3 };
	double from = l->x[last], to = l->outlook->year + 0.5, y = l->y[last];

	if (!isfinite(low) || !isfinite(high))
		return;
	for (int i = 0; i <= FAN_STEPS; i++) {
		double share = (double)i / FAN_STEPS;
		strokes_add(&edge,
		    (double[]){ from + share * (to - from),
			fmax(y + share * (low - y), l->draw.y_min),
			fmin(y + share * (high - y), l->draw.y_max) },
		    l->arena);
	}
	strokes_draw(&edge, style, &l->draw);
}

/* The prediction intervals, the widest first; before the lines. */
static void
draw_fan(struct line *l)
{
#define FAN(colour) "using 1:2:3 with filledcurves fs solid 1 noborder fc rgb '" colour "'"
	const struct outlook *o = l->outlook;
	size_t last = last_value(l);

	if (o == NULL || last == l->n)
		return;
	draw_wedge(l, last, o->low, o->high, FAN(COLOUR_FAN_95));
	draw_wedge(l, last, o->low_80, o->high_80, FAN(COLOUR_FAN_80));
	draw_wedge(l, last, o->low_50, o->high_50, FAN(COLOUR_FAN_50));
#undef FAN
}

/* A head at the plot's edge where the widest interval leaves it. */
static void
draw_outlook_ends(struct line *l, double x, double y)
{
	struct draw *d = &l->draw;
	double low = fmax(l->outlook->low, d->y_min), high = fmin(l->outlook->high, d->y_max);

	if (!isfinite(low) || !isfinite(high))
		return;
	if (l->outlook->low < d->y_min)
		draw_arrow(d, x, y + 8, x, d->plot.bottom, 2, COLOUR_SERIES);
	if (l->outlook->high > d->y_max)
		draw_arrow(d, x, y - 8, x, d->plot.top, 2, COLOUR_SERIES);
	place_line(&l->place, x, draw_y(d, low), x, draw_y(d, high));
}

static void
draw_outlook(struct line *l)
{
	struct draw *d = &l->draw;
	size_t last = last_value(l);

	if (l->outlook == NULL)
		return;
	double x = draw_x(d, l->outlook->year + 0.5), y = draw_y(d, l->outlook->value);
	if (last < l->n) {
		double rows[] = { l->x[last], l->y[last], l->outlook->year + 0.5,
			l->outlook->value };
		draw_curve(d, draw_block(d, rows, 2, 2),
		    "using 1:2 with lines lw 2 dt (5,5) lc rgb '" COLOUR_SERIES "'");
		place_line(&l->place, draw_x(d, rows[0]), draw_y(d, rows[1]), x, y);
	}
	draw_outlook_ends(l, x, y);
	draw_mark(d, x, y, MARK_DISC, 0.9, COLOUR_PAPER);
	draw_mark(d, x, y, MARK_RING, 0.9, COLOUR_SERIES);
	place_box(&l->place, (struct box){ x - 6, y - 6, x + 6, y + 6 });
}

/* Figures that may still change are open. */
static void
draw_provisional(struct line *l)
{
	for (size_t i = 0; i < l->n; i++) {
		double x = draw_x(&l->draw, l->x[i]), y = draw_y(&l->draw, l->y[i]);
		if (!line_is_provisional(l, i))
			continue;
		draw_mark(&l->draw, x, y, MARK_DISC, 0.9, COLOUR_PAPER);
		draw_mark(&l->draw, x, y, MARK_RING, 0.9, COLOUR_SERIES);
	}
}

/*
 * What a figure replaced: small and hollow, with a thin stem to what it is now. One so near that it
 * would hide that has words alone.
 */
static void
draw_revisions(struct line *l)
{
	struct draw *d = &l->draw;

	for (size_t k = l->nrevisions; k-- > 0;) {
		size_t i = l->revisions[k].at;
		double x = draw_x(d, l->x[i]), now = draw_y(d, l->y[i]);
		double was = draw_y(d, l->revisions[k].before);
		double gap = fabs(was - now), down = was < now ? 1 : -1;
		if (!l->revisions[k].marked)
			continue;
		if (gap > REVISION_HALF + FIGURE_HALF)
			draw_stroke(d, x, was + down * REVISION_HALF, x, now - down * FIGURE_HALF,
			    1, COLOUR_AXIS);
		place_line(&l->place, x, was, x, now);
		draw_mark(d, x, was, MARK_SQUARE, 0.6, COLOUR_PAPER);
		draw_mark(d, x, was, MARK_SQUARE_OPEN, 0.6, COLOUR_AXIS);
		place_box(&l->place,
		    (struct box){ x - REVISION_HALF, was - REVISION_HALF, x + REVISION_HALF,
			was + REVISION_HALF });
	}
}

/* ---- all of it ---------------------------------------------------------- */

static void
layout(struct line *l, const struct frame *f)
{
	struct draw *d = &l->draw;

	d->width = CANVAS_WIDTH;
	d->plot.left = CANVAS_EDGE + scale_width(&l->axis, text_type, l->language, l->arena) + 8;
	d->plot.right = CANVAS_WIDTH - RIGHT_EDGE;
	d->y_min = l->axis.min;
	d->y_max = l->axis.max;
	line_scale_time(l);
	d->plot.top = f->top + 18 + (l->nuprights > 0 ? l->upright_rows + 8 : 0);
	d->plot.bottom = d->plot.top + PLOT_HEIGHT;
	d->height = d->plot.bottom + 40 + f->bottom;
	l->place.arena = l->arena;
	l->place.bounds = (struct box){ d->plot.left + 2, d->plot.top - (l->nuprights > 0 ? 4 : 14),
		CANVAS_WIDTH - 4, d->plot.bottom - 2 };
}

void
line_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct line l = { .chart = c, .arena = a, .draw = { .out = out, .arena = a } };

	line_take(&l);
	struct frame f = frame_make(c, line_note(&l), a);
	layout(&l, &f);
	draw_begin(&l.draw, format);
	frame_draw(&f, &l.draw);
	scale_draw(&l.draw, &l.axis, l.language, a);
	draw_fan(&l);
	draw_band(&l);
	draw_target(&l);
	draw_whiskers(&l);
	draw_outlook(&l);
	draw_revisions(&l);
	draw_series(&l);
	draw_provisional(&l);
	draw_x_axis(&l);
	draw_uprights(&l);
	line_label(&l);
	draw_end(&l.draw);
}
