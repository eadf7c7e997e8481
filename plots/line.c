/*
 * plots/line.c - one målsætning over time. Years are true to scale, so waves that came unevenly
 * look uneven; nothing is joined across a gap or a break.
 */
#include "plots/script.h"

#include <math.h>
#include <string.h>

#include "model/period.h"
#include "model/phrase.h"
#include "model/target.h"
#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define ZERO_SHARE   0.3 /* of the height for the data, else the axis does not begin at 0 */
#define PLOT_HEIGHT  250
#define PLOT_INSET   30 /* from the first and last year to the plot's edges */
#define RIGHT_EDGE   34
#define TIC_GAP      10 /* between labels of the time axis */
#define BREAKS_SHOWN 3  /* with a label */
#define DENSE        40 /* values from which on only some are marked */

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

/* ---- what there is to draw ---------------------------------------------- */

static double
date_year(int date)
{
	return date / 10000 + (date / 100 % 100 - 1) / 12.0 + (date % 100 - 1) / 365.0;
}

/* The publisher's limits, else those that were computed for the judged values. */
static void
take_limits(struct line *l, size_t i)
{
	const struct observation *o = &l->s->series.obs[i];
	const struct judgement *judged[] = { &l->s->latest, &l->s->judged };

	l->low[i] = o->ci_low;
	l->high[i] = o->ci_high;
	for (size_t k = 0; k < countof(judged); k++)
		if ((isnan(l->low[i]) || isnan(l->high[i])) && judged[k]->obs != NULL
		    && period_compare(judged[k]->obs->period, o->period) == 0
		    && judged[k]->ci.code == STAT_OK) {
			l->low[i] = judged[k]->ci.low;
			l->high[i] = judged[k]->ci.high;
		}
	if (isnan(l->y[i]) || isnan(l->low[i]) || isnan(l->high[i]))
		l->low[i] = l->high[i] = NAN;
}

static bool
broken_before(const struct line *l, size_t i)
{
	if (l->s->series.obs[i].status == OBS_BREAK)
		return true;
	for (size_t k = 0; k < l->indicator->nbreaks; k++) {
		double at = date_year(l->indicator->breaks[k].at);
		if (l->x[i - 1] < at && at <= l->x[i])
			return true;
	}
	return false;
}

static void
take_series(struct line *l)
{
	const struct series *s = &l->s->series;

	l->n = s->n;
	l->x = s->year;
	l->y = arena_array(l->arena, s->n + 1, sizeof *l->y);
	l->low = arena_array(l->arena, s->n + 1, sizeof *l->low);
	l->high = arena_array(l->arena, s->n + 1, sizeof *l->high);
	l->joined = arena_array(l->arena, s->n + 1, sizeof *l->joined);
	for (size_t i = 0; i < s->n; i++) {
		l->y[i] = s->obs[i].value;
		take_limits(l, i);
		l->joined[i] =
		    i > 0 && !isnan(l->y[i]) && !isnan(l->y[i - 1]) && !broken_before(l, i);
	}
}

static void
take_target(struct line *l)
{
	const struct target *t = l->s->target;

	if (!target_has_number(t))
		return;
	l->target = t;
	l->target_to = t->by + 0.5;
	l->target_from = t->from != 0 ? date_year(t->from) : l->n > 0 ? l->x[0] : t->by;
	l->target_from = fmin(l->target_from, l->target_to - 0.5);
}

static bool
has_band(const struct line *l, size_t i)
{
	return l->joined[i] && !isnan(l->low[i]) && !isnan(l->low[i - 1]);
}

/* Neither joined by a band to the one before nor to the one after. */
static bool
has_whisker(const struct line *l, size_t i)
{
	return !isnan(l->low[i]) && !has_band(l, i) && !(i + 1 < l->n && has_band(l, i + 1));
}

static void
extend(double v, double *low, double *high)
{
	if (!isfinite(v))
		return;
	*low = isnan(*low) ? v : fmin(*low, v);
	*high = isnan(*high) ? v : fmax(*high, v);
}

static void
scale_y(struct line *l)
{
	double low = NAN, high = NAN;

	for (size_t i = 0; i < l->n; i++) {
		extend(l->y[i], &low, &high);
		extend(l->low[i], &low, &high);
		extend(l->high[i], &low, &high);
	}
	if (l->target != NULL) {
		if (l->target->rule != TARGET_AT_MOST)
			extend(l->target->low, &low, &high);
		if (l->target->rule != TARGET_AT_LEAST)
			extend(l->target->high, &low, &high);
	}
	if (l->outlook != NULL) {
		/* a wide prediction interval must not flatten the data: it may leave the plot */
		extend(l->outlook->value, &low, &high);
		double room = (high - low) / 2;
		double least = low >= 0 ? fmax(0, low - room) : low - room, most = high + room;
		extend(fmax(l->outlook->low, least), &low, &high);
		extend(fmin(l->outlook->high, most), &low, &high);
	}
	if (isnan(low))
		low = 0, high = 1;
	double headroom = 0.06 * (high - low);
	l->axis = axis_make(
	    low >= 0 ? fmax(0, low - headroom) : low - headroom, high + headroom, 5, ZERO_SHARE);
}

static void
scale_x(struct line *l)
{
	double low = NAN, high = NAN;
	struct draw *d = &l->draw;

	for (size_t i = 0; i < l->n; i++)
		extend(l->x[i], &low, &high);
	if (l->target != NULL) {
		extend(l->target_from, &low, &high);
		extend(l->target_to, &low, &high);
	}
	if (l->outlook != NULL)
		extend(l->outlook->year + 0.5, &low, &high);
	if (isnan(low))
		extend(date_year(l->chart->as_of), &low, &high);
	if (high - low < 2) {
		low -= 1;
		high += 1;
	}
	double width = d->plot.right - d->plot.left;
	double inset = (high - low) * PLOT_INSET / (width - 2 * PLOT_INSET);
	d->x_min = low - inset;
	d->x_max = high + inset;
}

/* ---- breaks ------------------------------------------------------------- */

static void
add_break(struct line *l, double x, int year, const char *reason)
{
	static const struct type t = { SIZE_NOTE, false };
	struct a_break *b = &l->breaks[l->nbreaks];
	double px = draw_x(&l->draw, x);

	if (l->nbreaks == BREAKS_SHOWN || x <= l->draw.x_min || x >= l->draw.x_max)
		return;
	const char *text =
	    arena_printf(l->arena, say(l->language, "Databrud %d%s%s", "Series break %d%s%s"), year,
		reason != NULL && reason[0] != '\0' ? ": " : "", reason != NULL ? reason : "");
	double right = CANVAS_WIDTH - CANVAS_EDGE - px, left = px - CANVAS_EDGE;
	b->x = x;
	b->leftwards = type_width(text, t) > right && left > right;
	b->nlines = type_wrap(
	    b->lines, countof(b->lines), text, (b->leftwards ? left : right) - 6, t, l->arena);
	l->break_rows += (double)b->nlines * LINE_NOTE;
	l->nbreaks++;
}

static void
take_breaks(struct line *l)
{
	const struct indicator *in = l->indicator;

	for (size_t k = 0; k < in->nbreaks; k++) {
		double at = date_year(in->breaks[k].at);
		/* one that lies before or after all values breaks nothing */
		if (l->n > 0 && l->x[0] < at && at <= l->x[l->n - 1])
			add_break(l, at, in->breaks[k].at / 10000, in->breaks[k].reason);
	}
	for (size_t i = 1; i < l->n; i++) {
		bool declared = false;
		for (size_t k = 0; k < in->nbreaks; k++) {
			double at = date_year(in->breaks[k].at);
			declared = declared || (l->x[i - 1] < at && at <= l->x[i]);
		}
		if (l->s->series.obs[i].status == OBS_BREAK && !declared)
			add_break(
			    l, (l->x[i - 1] + l->x[i]) / 2, l->s->series.obs[i].period.year, NULL);
	}
}

static void
draw_breaks(struct line *l)
{
	static const struct type t = { SIZE_NOTE, false };
	struct draw *d = &l->draw;
	double y = d->plot.top - l->break_rows - 8;

	for (size_t k = 0; k < l->nbreaks; k++) {
		const struct a_break *b = &l->breaks[k];
		double x = draw_x(d, b->x);
		draw_rule(d, x, y, x, d->plot.bottom, DASHED_WIDTH, COLOUR_AXIS, "(3,4)");
		place_line(&l->place, x, d->plot.top, x, d->plot.bottom);
		for (size_t i = 0; i < b->nlines; i++, y += LINE_NOTE)
			draw_text(d, b->leftwards ? x - 6 : x + 6, y + LINE_NOTE / 2.0,
			    b->leftwards ? SIDE_RIGHT : SIDE_LEFT, t, COLOUR_TEXT, b->lines[i]);
	}
}

/* ---- axes --------------------------------------------------------------- */

static void
draw_y_axis(struct line *l)
{
	static const struct type t = { SIZE_TEXT, false };
	struct draw *d = &l->draw;
	struct indicator tic = { .decimals = l->axis.decimals };
	int n = (int)lround((l->axis.max - l->axis.min) / l->axis.step);
	double *grid = arena_array(l->arena, (size_t)(3 * n + 3), 2 * sizeof *grid), *to = grid;

	for (int i = 0; i <= n; i++) {
		double v = l->axis.min + i * l->axis.step;
		double row[] = { d->x_min, v, d->x_max, v, NAN, NAN };
		memcpy(to, row, sizeof row);
		to += countof(row);
		draw_text(d, d->plot.left - 8, draw_y(d, v), SIDE_RIGHT, t, COLOUR_TEXT,
		    phrase_number(&tic, v, NAN, l->language, l->arena));
	}
	draw_curve(d, draw_block(d, grid, (size_t)(3 * n + 3), 2),
	    "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'");
	draw_rule(
	    d, d->plot.left, d->plot.bottom, d->plot.right, d->plot.bottom, 1.5, COLOUR_AXIS, NULL);
}

static double
y_labels_width(const struct line *l)
{
	static const struct type t = { SIZE_TEXT, false };
	struct indicator tic = { .decimals = l->axis.decimals };
	double low = type_width(phrase_number(&tic, l->axis.min, NAN, l->language, l->arena), t);
	double high = type_width(phrase_number(&tic, l->axis.max, NAN, l->language, l->arena), t);

	return fmax(low, high);
}

/* A label of the time axis at X if there is room for it beside those already there. */
static void
draw_tic(struct line *l, struct place *row, double x, const char *text)
{
	static const struct type t = { SIZE_TEXT, false };
	struct draw *d = &l->draw;
	double px = draw_x(d, x), half = (type_width(text, t) + TIC_GAP) / 2;
	struct box b = { px - half, 0, px + half, 1 };

	for (size_t i = 0; i < row->nboxes; i++)
		if (b.left < row->boxes[i].right && row->boxes[i].left < b.right)
			return;
	place_box(row, b);
	draw_rule(d, px, d->plot.bottom, px, d->plot.bottom + 5, 1.5, COLOUR_AXIS, NULL);
	draw_text(d, px, d->plot.bottom + 17, SIDE_CENTRE, t, COLOUR_TEXT, text);
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
		if (!has_band(l, i))
			continue;
		if (!has_band(l, i - 1)) {
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
		if (!has_whisker(l, i))
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

/* The stroke of the prediction interval, with a head where it leaves the plot. */
static void
draw_outlook_interval(struct line *l, double x, double y)
{
	struct draw *d = &l->draw;
	double low = fmax(l->outlook->low, d->y_min), high = fmin(l->outlook->high, d->y_max);
	double rows[] = { l->outlook->year + 0.5, low, l->outlook->year + 0.5, high };

	if (!isfinite(low) || !isfinite(high))
		return;
	draw_curve(
	    d, draw_block(d, rows, 2, 2), "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'");
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
	size_t last = l->n;

	if (l->outlook == NULL)
		return;
	while (last > 0 && isnan(l->y[last - 1]))
		last--;
	double x = draw_x(d, l->outlook->year + 0.5), y = draw_y(d, l->outlook->value);
	if (last > 0) {
		double rows[] = { l->x[last - 1], l->y[last - 1], l->outlook->year + 0.5,
			l->outlook->value };
		draw_curve(d, draw_block(d, rows, 2, 2),
		    "using 1:2 with lines lw 2 dt (5,5) lc rgb '" COLOUR_SERIES "'");
		place_line(&l->place, draw_x(d, rows[0]), draw_y(d, rows[1]), x, y);
	}
	draw_outlook_interval(l, x, y);
	draw_mark(d, x, y, MARK_DISC, 0.9, COLOUR_PAPER);
	draw_mark(d, x, y, MARK_RING, 0.9, COLOUR_SERIES);
	place_box(&l->place, (struct box){ x - 6, y - 6, x + 6, y + 6 });
}

/* ---- labels ------------------------------------------------------------- */

/* TEXT beside the mark at X, Y: above, below, beside, wherever it covers least. */
static void
label_mark(struct line *l, double x, double y, const char *text, struct type t, const char *colour)
{
	double w = type_width(text, t), h = t.size + 2, off = 8;
	double centre = x - w / 2, right = x + 4, left = x - w - 4;
	double above = y - off - h, below = y + off, level = y - h / 2;
	struct {
		double left, top;
	} at[] = { { centre, above }, { centre, below }, { right + off - 2, level },
		{ left - off + 2, level }, { right, above }, { left, above }, { right, below },
		{ left, below }, { centre, above - h }, { centre, below + h },
		{ centre, above - 1.6 * h }, { centre, below + 1.6 * h }, { left, above - h },
		{ right, above - h }, { left, below + h }, { right, below + h } };
	struct box candidates[countof(at)];

	for (size_t i = 0; i < countof(at); i++)
		candidates[i] =
		    (struct box){ at[i].left, at[i].top, at[i].left + w, at[i].top + h };
	struct box b = place_choose(&l->place, candidates, countof(candidates));
	draw_text(&l->draw, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, t, colour, text);
}

static void
label_target(struct line *l)
{
	static const struct type t = { SIZE_TEXT, true };
	struct draw *d = &l->draw;

	if (l->target == NULL)
		return;
	const char *text = word_target_label(l->indicator, l->target, l->language, l->arena);
	double w = type_width(text, t), h = t.size + 2, off = 8;
	double from = draw_x(d, l->target_from), to = draw_x(d, l->target_to);
	double y = draw_y(d, target_bound(l->target, l->axis.max));
	double lefts[] = { to - w, (from + to - w) / 2, from, to - w / 2, to };
	double levels[] = { y - off - h, y + off, y - off - 2 * h, y + off + h, y - off - 3 * h,
		y + off + 2 * h };
	struct box candidates[2 + countof(lefts) * countof(levels)];
	size_t n = 0;

	for (size_t k = 0; k < countof(levels); k++) {
		for (size_t i = 0; i < countof(lefts); i++, n++)
			candidates[n] =
			    (struct box){ lefts[i], levels[k], lefts[i] + w, levels[k] + h };
		if (k != 1)
			continue;
		/* on the line's own level, before its start or after its end */
		double mid = y - h / 2;
		candidates[n++] = (struct box){ from - off - w, mid, from - off, mid + h };
		candidates[n++] = (struct box){ to + off + 4, mid, to + off + 4 + w, mid + h };
	}

	struct box b = place_choose(&l->place, candidates, n);
	draw_text(d, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, t, COLOUR_TARGET, text);
}

/* First, latest and the value the verdict rests on. */
static void
label_values(struct line *l)
{
	static const struct type strong = { SIZE_VALUE, true }, plain = { SIZE_TEXT, false };
	size_t first = l->n, latest = l->n, judged = l->n;

	for (size_t i = l->n; i-- > 0;) {
		if (isnan(l->y[i]))
			continue;
		first = i;
		if (latest == l->n)
			latest = i;
		if (l->s->judged.obs != NULL
		    && period_compare(l->s->judged.obs->period, l->s->series.obs[i].period) == 0)
			judged = i;
	}
	const size_t which[] = { latest, judged, first };
	for (size_t k = 0; k < countof(which); k++) {
		size_t i = which[k];
		if (i == l->n || (k > 0 && i == latest) || (k > 1 && i == judged))
			continue;
		label_mark(l, draw_x(&l->draw, l->x[i]), draw_y(&l->draw, l->y[i]),
		    phrase_value(l->indicator, l->y[i], target_bound(l->target, l->y[i]),
			l->language, l->arena),
		    k == 0 ? strong : plain, COLOUR_SERIES);
	}
}

/* A chart without any value says so where the values would be. */
static void
label_emptiness(struct line *l)
{
	static const struct type t = { SIZE_TITLE, false };
	const struct box *p = &l->draw.plot;

	for (size_t i = 0; i < l->n; i++)
		if (!isnan(l->y[i]))
			return;
	draw_text(&l->draw, (p->left + p->right) / 2, (p->top + p->bottom) / 2, SIDE_CENTRE, t,
	    COLOUR_AXIS, say(l->language, "Ingen data", "No data"));
}

static void
label_outlook(struct line *l)
{
	static const struct type t = { SIZE_TEXT, false };

	if (l->outlook == NULL)
		return;
	const char *text = arena_printf(l->arena, say(l->language, "Forventet: %s", "Expected: %s"),
	    phrase_value(l->indicator, l->outlook->value,
		target_bound(l->target, l->outlook->value), l->language, l->arena));
	label_mark(l, draw_x(&l->draw, l->outlook->year + 0.5), draw_y(&l->draw, l->outlook->value),
	    text, t, COLOUR_SERIES);
}

/* ---- all of it ---------------------------------------------------------- */

/* What the marks mean that are not labelled, and what else a reader must know. */
static const char *
note_text(const struct line *l)
{
	enum language g = l->language;
	bool band = false, whisker = false;

	for (size_t i = 0; i < l->n; i++) {
		band = band || has_band(l, i);
		whisker = whisker || has_whisker(l, i);
	}
	const char *limits = band && whisker
	    ? say(g, "Lyst bånd og lodret streg: 95" NBSP "%-sikkerhedsinterval. ",
		"Pale band and upright stroke: 95" NBSP "% confidence interval. ")
	    : band    ? say(g, "Lyst bånd: 95" NBSP "%-sikkerhedsinterval. ",
		     "Pale band: 95" NBSP "% confidence interval. ")
	    : whisker ? say(g, "Lodret streg: 95" NBSP "%-sikkerhedsinterval. ",
		  "Upright stroke: 95" NBSP "% confidence interval. ")
		      : "";
	const char *ahead = l->outlook == NULL
	    ? ""
	    : arena_printf(l->arena,
		say(g, "Stiplet: fremskrivning til %d med %.0f" NBSP "%%-prognoseinterval. ",
		    "Dashed: projection to %d with %.0f" NBSP "%% prediction interval. "),
		l->outlook->year, 100 * l->outlook->level);
	const char *axis = l->axis.zero ? ""
					: say(g, "Den lodrette akse begynder ikke ved 0. ",
					    "The vertical axis does not begin at 0. ");

	return arena_printf(
	    l->arena, "%s%s%s%s", limits, ahead, axis, word_gaps(l->chart, l->arena));
}

static void
layout(struct line *l, const struct frame *f)
{
	struct draw *d = &l->draw;

	d->width = CANVAS_WIDTH;
	d->plot.left = CANVAS_EDGE + y_labels_width(l) + 8;
	d->plot.right = CANVAS_WIDTH - RIGHT_EDGE;
	d->y_min = l->axis.min;
	d->y_max = l->axis.max;
	scale_x(l);
	take_breaks(l);
	d->plot.top = f->top + 18 + (l->nbreaks > 0 ? l->break_rows + 8 : 0);
	d->plot.bottom = d->plot.top + PLOT_HEIGHT;
	d->height = d->plot.bottom + 40 + f->bottom;
	l->place.arena = l->arena;
	l->place.bounds = (struct box){ d->plot.left + 2, d->plot.top - (l->nbreaks > 0 ? 4 : 14),
		CANVAS_WIDTH - 4, d->plot.bottom - 2 };
}

void
line_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	const struct assessment *s = c->assessment;
	struct line l = { .chart = c,
		.s = s,
		.indicator = chart_indicator(c, a),
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a } };

	take_series(&l);
	take_target(&l);
	if (s->outlook.code == STAT_OK && isfinite(s->outlook.value)
	    && (l.n == 0 || s->outlook.year + 0.5 > l.x[l.n - 1]))
		l.outlook = &s->outlook;
	scale_y(&l);

	struct frame f = frame_make(c, note_text(&l), a);
	layout(&l, &f);
	draw_begin(&l.draw, format);
	frame_draw(&f, c, &l.draw);
	draw_y_axis(&l);
	draw_band(&l);
	draw_target(&l);
	draw_whiskers(&l);
	draw_outlook(&l);
	draw_series(&l);
	draw_x_axis(&l);
	draw_breaks(&l);
	label_target(&l);
	label_emptiness(&l);
	label_values(&l);
	label_outlook(&l);
	draw_end(&l.draw);
}
