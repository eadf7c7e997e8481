/*
 * plots/dots.c - areas in order of their figure, against the target and the region. The best is
 * at the top; who meets the target differs by shape, filling and colour.
 */
#include "plots/script.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define ROW         22
#define AXIS_ROOM   30   /* for its numbers, between rows with and without values */
#define ZERO_SHARE  0.75 /* of the width for the data, else the axis does not begin at 0 */
#define NAME_COLUMN 24   /* columns of an area's name */
#define KEY_GAP     22   /* between the entries of the key */

/* How an area stands, by enum truth. */
static const struct {
	enum mark mark, open;
	double size;
	const char *colour;
	const char *words;
} looks[] = {
	[TRUTH_UNKNOWN] = { MARK_SQUARE, MARK_SQUARE, 0.8, COLOUR_AXIS, SAY("ikke vurderet") },
	[TRUTH_NO] = { MARK_TRIANGLE, MARK_TRIANGLE_OPEN, 0.95, COLOUR_OTHER,
	    SAY("opfylder ikke målet") },
	[TRUTH_YES] = { MARK_DISC, MARK_RING, 0.95, COLOUR_SERIES, SAY("opfylder målet") },
};

struct dot {
	const char *name;
	double value, low, high; /* NAN if there is none */
	double own_target;       /* NAN unless it differs from the region's */
	enum truth meets;
	bool suppressed;
	bool open; /* the difference to the target can be chance */
};

struct dots {
	const struct chart *chart;
	const struct assessment *region;
	const struct indicator *indicator;
	const struct target *target; /* with a number, else NULL */
	enum language language;
	struct arena *arena;
	struct dot *dots;
	size_t n, valued; /* the first VALUED have a value */
	double region_value;
	struct axis axis;
	bool intervals, own_targets, open; /* some dot has it */
	struct draw draw;
};

/* ---- what there is to draw ---------------------------------------------- */

static void
take_dot(struct dots *s, struct dot *to, const struct assessment *area, struct period period)
{
	const struct observation *o = area_figure(area, period, &to->meets);
	const struct area *place = area->series.area;

	to->name = text_label(s->arena, place != NULL ? place->name : "", NAME_COLUMN);
	to->value = to->low = to->high = to->own_target = NAN;
	if (o == NULL)
		return;
	to->value = o->value;
	to->suppressed = o->status == OBS_SUPPRESSED;
	to->open = area->latest.obs == o && area->latest.beyond_chance == TRUTH_NO;
	const struct interval *ci = &area->limits[o - area->series.obs];
	if (!isnan(to->value) && ci->code == STAT_OK) {
		to->low = ci->low;
		to->high = ci->high;
	}
	if (target_has_number(area->target) && area->target != s->region->target)
		to->own_target = target_bound(area->target, to->value);
	s->valued += isnan(to->value) ? 0 : 1;
	s->open = s->open || to->open;
	s->intervals = s->intervals || !isnan(to->low);
	s->own_targets = s->own_targets || !isnan(to->own_target);
}

static int
by_name(const struct dot *a, const struct dot *b)
{
	return text_compare_danish(a->name, b->name);
}

static int
lowest_first(const void *va, const void *vb)
{
	const struct dot *a = va, *b = vb;

	if (isnan(a->value) != isnan(b->value))
		return isnan(a->value) ? 1 : -1;
	if (isnan(a->value) || a->value == b->value)
		return by_name(a, b);
	return a->value < b->value ? -1 : 1;
}

static int
highest_first(const void *va, const void *vb)
{
	const struct dot *a = va, *b = vb;

	if (isnan(a->value) || isnan(b->value) || a->value == b->value)
		return lowest_first(va, vb);
	return a->value > b->value ? -1 : 1;
}

static void
take_areas(struct dots *s)
{
	const struct chart *c = s->chart;
	struct period period;
	bool known = chart_period(c, &period);

	s->n = c->nareas;
	s->dots = arena_array(s->arena, s->n + 1, sizeof *s->dots);
	if (!known)
		period = (struct period){ 0 };
	for (size_t i = 0; i < s->n; i++)
		take_dot(s, &s->dots[i], &c->areas[i], period);
	qsort(s->dots, s->n, sizeof *s->dots,
	    s->indicator->better == BETTER_LOWER ? lowest_first : highest_first);
	s->region_value = s->region->latest.obs != NULL ? s->region->latest.value : NAN;
}

static void
scale(struct dots *s)
{
	double low = NAN, high = NAN;

	for (size_t i = 0; i < s->valued; i++) {
		axis_extend(s->dots[i].value, &low, &high);
		axis_extend(s->dots[i].low, &low, &high);
		axis_extend(s->dots[i].high, &low, &high);
		axis_extend(s->dots[i].own_target, &low, &high);
	}
	axis_extend(s->region_value, &low, &high);
	if (s->target != NULL) {
		if (s->target->rule != TARGET_AT_MOST)
			axis_extend(s->target->low, &low, &high);
		if (s->target->rule != TARGET_AT_LEAST)
			axis_extend(s->target->high, &low, &high);
	}
	if (isnan(low))
		low = 0, high = 1;
	s->axis = axis_make(low, high, 5, ZERO_SHARE);
}

/* ---- around the dots ---------------------------------------------------- */

/* An entry of the key, WIDTH wide, from *X on; in the next row if it does not fit. */
static void
place_entry(double *x, double *y, double width)
{
	if (*x > CANVAS_EDGE && *x + width > CANVAS_WIDTH - CANVAS_EDGE) {
		*x = CANVAS_EDGE;
		*y += LINE_TEXT;
	}
}

/*
 * Marks and what they mean, only those that occur, their first row at Y. Returns the last row's Y;
 * only that if DRAWN is false.
 */
static double
draw_key(struct dots *s, double y, bool drawn)
{
	static const struct type t = { SIZE_TEXT, false };
	static const enum truth order[] = { TRUTH_YES, TRUTH_NO, TRUTH_UNKNOWN };
	const char *interval = prose_say(s->language, "95 %-sikkerhedsinterval");
	struct draw *d = &s->draw;
	double x = CANVAS_EDGE;

	for (size_t k = 0; k < countof(order); k++) {
		bool occurs = false;
		for (size_t i = 0; i < s->valued; i++)
			occurs = occurs || s->dots[i].meets == order[k];
		if (!occurs)
			continue;
		const char *text = prose_say(s->language, looks[order[k]].words);
		double width = 18 + type_width(text, t);
		place_entry(&x, &y, width);
		if (drawn) {
			draw_mark(d, x + 6, y, looks[order[k]].mark, looks[order[k]].size,
			    looks[order[k]].colour);
			draw_text(d, x + 18, y, SIDE_LEFT, t, COLOUR_TEXT, text);
		}
		x += width + KEY_GAP;
	}
	if (s->open) {
		const char *text =
		    prose_say(s->language, "åben: forskellen til målet kan være tilfældig");
		double width = 34 + type_width(text, t);
		place_entry(&x, &y, width);
		if (drawn) {
			draw_mark(d, x + 6, y, MARK_RING, 0.95, COLOUR_SERIES);
			draw_mark(d, x + 22, y, MARK_TRIANGLE_OPEN, 0.95, COLOUR_OTHER);
			draw_text(d, x + 34, y, SIDE_LEFT, t, COLOUR_TEXT, text);
		}
		x += width + KEY_GAP;
	}
	if (s->intervals) {
		place_entry(&x, &y, 28 + type_width(interval, t));
		if (drawn) {
			draw_rule(d, x, y, x + 22, y, 2, COLOUR_AXIS, NULL);
			draw_text(d, x + 28, y, SIDE_LEFT, t, COLOUR_TEXT, interval);
		}
	}
	return y;
}

/* Where the rows with values end and the axis is; those without come below. */
static double
rows_end(const struct dots *s)
{
	return s->draw.plot.top + (double)s->valued * ROW;
}

/* A line through the rows that have values, and its words. */
struct upright {
	double value, x; /* x: its pixel */
	double width;
	const char *colour, *dash;
	const char *curve; /* the same for draw_curve */
	const char *text;
	struct type type;
};

static void
draw_value_line(struct dots *s, double v, const char *curve)
{
	double rows[] = { v, 0, v, (double)s->valued };

	draw_curve(&s->draw, draw_block(&s->draw, rows, 2, 2), curve);
}

/* Draw U from Y down, with its words above: centred on it, but between LEFT and RIGHT. */
static void
draw_upright(struct dots *s, const struct upright *u, double y, double left, double right)
{
	struct draw *d = &s->draw;
	double half = type_width(u->text, u->type) / 2;
	double x = fmin(fmax(u->x, left + half), right - half);

	draw_text(d, x, y, SIDE_CENTRE, u->type, u->colour, u->text);
	draw_rule(d, u->x, y + 10, u->x, d->plot.top, u->width, u->colour, u->dash);
	draw_value_line(s, u->value, u->curve);
}

/*
 * Two lines with their words in two rows. The line of the upper row passes the lower row, so the
 * lower words stand on their own line's side of it; what finds no room there goes to the upper row.
 */
static void
draw_two_uprights(struct dots *s, const struct upright *target, const struct upright *region)
{
	const double edge_left = CANVAS_EDGE, edge_right = CANVAS_WIDTH - CANVAS_EDGE;
	double low = s->draw.plot.top - 12, high = low - LINE_TEXT;
	const struct upright *upper = target, *lower = region;

	for (int turn = 0; turn < 2; turn++) {
		bool rightwards = lower->x > upper->x || (lower->x == upper->x && turn == 0);
		double left = rightwards ? upper->x + 8 : edge_left;
		double right = rightwards ? edge_right : upper->x - 8;
		if (turn == 1 || type_width(lower->text, lower->type) <= right - left) {
			draw_upright(s, upper, high, edge_left, edge_right);
			draw_upright(s, lower, low, left, right);
			return;
		}
		upper = region;
		lower = target;
	}
}

static void
draw_uprights(struct dots *s)
{
	struct draw *d = &s->draw;
	const struct area *area = s->region->series.area;
	struct upright region = { .width = DASHED_WIDTH,
		.colour = COLOUR_TEXT,
		.dash = "(2,3)",
		.curve = "using 1:2 with lines lw 1.25 dt (2,3) lc rgb '" COLOUR_TEXT "'",
		.type = { SIZE_TEXT, false } };
	struct upright target = { .width = 2,
		.colour = COLOUR_TARGET,
		.curve = "using 1:2 with lines lw 2 lc rgb '" COLOUR_TARGET "'",
		.type = { SIZE_TEXT, true } };
	bool has_region = !isnan(s->region_value), has_target = s->target != NULL;

	if (s->valued == 0)
		return;
	if (has_region) {
		region.value = s->region_value;
		region.x = draw_x(d, region.value);
		region.text = arena_printf(s->arena, "%s: %s", area != NULL ? area->name : "",
		    phrase_value(s->indicator, s->region_value,
			target_bound(s->target, s->region_value), s->language, s->arena));
	}
	if (has_target) {
		target.value = target_bound(s->target, s->axis.max);
		target.x = draw_x(d, target.value);
		target.text = word_target_label(s->indicator, s->target, s->language, s->arena);
		if (s->target->rule == TARGET_BETWEEN)
			draw_value_line(s, s->target->low, target.curve);
	}
	if (has_region && has_target)
		draw_two_uprights(s, &target, &region);
	else if (has_region || has_target)
		draw_upright(s, has_region ? &region : &target, d->plot.top - 12, CANVAS_EDGE,
		    CANVAS_WIDTH - CANVAS_EDGE);
}

static void
draw_x_axis(struct dots *s)
{
	static const struct type t = { SIZE_TEXT, false };
	struct draw *d = &s->draw;
	struct indicator tic = { .decimals = s->axis.decimals };
	int n = (int)lround((s->axis.max - s->axis.min) / s->axis.step);
	size_t rows = 3 * (size_t)(n + 1 + (int)s->valued);
	double *grid = arena_array(s->arena, rows, 2 * sizeof *grid), *to = grid;

	for (size_t i = 0; i < s->valued; i++) {
		double y = (double)i + 0.5;
		double row[] = { d->x_min, y, d->x_max, y, NAN, NAN };
		memcpy(to, row, sizeof row);
		to += countof(row);
	}
	for (int i = 0; i <= n; i++) {
		double v = s->axis.min + i * s->axis.step;
		double row[] = { v, 0, v, (double)s->valued, NAN, NAN };
		memcpy(to, row, sizeof row);
		to += countof(row);
		draw_text(d, draw_x(d, v), rows_end(s) + 14, SIDE_CENTRE, t, COLOUR_TEXT,
		    phrase_number(&tic, v, NAN, s->language, s->arena));
	}
	draw_curve(
	    d, draw_block(d, grid, rows, 2), "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'");
}

/* ---- the rows ------------------------------------------------------------ */

static void
draw_intervals(struct dots *s)
{
	double *rows = arena_array(s->arena, 3 * s->n + 1, 2 * sizeof *rows), *to = rows;

	for (size_t i = 0; i < s->valued; i++) {
		double y = (double)i + 0.5;
		double row[] = { s->dots[i].low, y, s->dots[i].high, y, NAN, NAN };
		if (isnan(s->dots[i].low))
			continue;
		memcpy(to, row, sizeof row);
		to += countof(row);
	}
	if (to != rows)
		draw_curve(&s->draw, draw_block(&s->draw, rows, (size_t)(to - rows) / 2, 2),
		    "using 1:2 with lines lw 2 lc rgb '" COLOUR_AXIS "'");
}

static void
draw_row(struct dots *s, size_t i)
{
	static const struct type t = { SIZE_TEXT, false };
	const struct dot *a = &s->dots[i];
	struct draw *d = &s->draw;
	double y = rows_end(s) + ((double)i + 0.5 - (double)s->valued) * ROW;

	if (isnan(a->value)) {
		y += AXIS_ROOM;
		draw_text(d, d->plot.left - 12, y, SIDE_RIGHT, t, COLOUR_TEXT, a->name);
		draw_text(d, d->plot.left, y, SIDE_LEFT, t, COLOUR_TEXT,
		    a->suppressed ? prose_say(s->language, "diskretioneret")
				  : prose_say(s->language, "ingen data"));
		return;
	}
	if (!isnan(a->own_target)) {
		double own = draw_x(d, a->own_target);
		draw_rule(d, own, y - 8, own, y + 8, 3, COLOUR_TARGET, NULL);
	}
	draw_text(d, d->plot.left - 12, y, SIDE_RIGHT, t, COLOUR_TEXT, a->name);
	draw_mark(d, draw_x(d, a->value), y, a->open ? looks[a->meets].open : looks[a->meets].mark,
	    looks[a->meets].size, looks[a->meets].colour);
	draw_text(d, CANVAS_WIDTH - CANVAS_EDGE, y, SIDE_RIGHT, t, COLOUR_TEXT,
	    phrase_number(
		s->indicator, a->value, target_bound(s->target, a->value), s->language, s->arena));
}

/* How the region's figure came about, where it was computed. */
static const char *
weighted_text(const struct dots *s)
{
	const struct series *r = &s->region->series;

	if (isnan(s->region_value) || !r->aggregated)
		return "";
	return r->weighted
	    ? prose_say(s->language, "Områdets tal er kommunernes, vægtet med deres folketal. ")
	    : prose_say(s->language, "Områdets tal er lagt sammen af kommunernes. ");
}

static const char *
note_text(const struct dots *s)
{
	const char *own =
	    s->own_targets ? prose_say(s->language, "Kort lodret streg: målet for kommunen. ") : "";
	const char *axis = s->axis.zero || s->valued == 0
	    ? ""
	    : prose_say(s->language, "Aksen begynder ikke ved\u00A00. ");
	const char *whose = s->target != NULL && (s->region->cautions & CAUTION_DRAFT) == 0
	    ? prose_say(s->language, "Målet gælder regionen som helhed. ")
	    : "";

	return arena_printf(s->arena, "%s%s%s%s%s", word_hidden_target(s->chart, s->arena), whose,
	    weighted_text(s), own, axis);
}

static void
layout(struct dots *s, const struct frame *f)
{
	static const struct type t = { SIZE_TEXT, false };
	struct draw *d = &s->draw;
	double names = 0, values = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct dot *a = &s->dots[i];
		names = fmax(names, type_width(a->name, t));
		values = fmax(values,
		    type_width(phrase_number(s->indicator, a->value,
				   target_bound(s->target, a->value), s->language, s->arena),
			t));
	}
	d->width = CANVAS_WIDTH;
	d->plot.left = CANVAS_EDGE + names + 12;
	d->plot.right = CANVAS_WIDTH - CANVAS_EDGE - values - 16;
	d->plot.top = draw_key(s, f->top + LINE_TEXT / 2.0 + 3, false) + 22 + 2 * LINE_TEXT + 4;
	d->plot.bottom = d->plot.top + (double)(s->valued > 0 ? s->valued : 1) * ROW;
	d->height = rows_end(s) + AXIS_ROOM + (double)(s->n - s->valued) * ROW + 8 + f->bottom;
	double room = (s->axis.max - s->axis.min) * 0.02;
	d->x_min = s->axis.min - room;
	d->x_max = s->axis.max + room;
	d->y_min = (double)(s->valued > 0 ? s->valued : 1);
	d->y_max = 0; /* the first row is at the top */
}

void
dots_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct dots s = { .chart = c,
		.region = c->assessment,
		.indicator = chart_indicator(c, a),
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a } };

	if (chart_shows_target(c))
		s.target = c->assessment->target;
	take_areas(&s);
	scale(&s);

	struct frame f = frame_make(c, note_text(&s), a);
	layout(&s, &f);
	draw_begin(&s.draw, format);
	frame_draw(&f, &s.draw);
	draw_key(&s, f.top + LINE_TEXT / 2.0 + 3, true);
	draw_x_axis(&s);
	draw_uprights(&s);
	draw_intervals(&s);
	for (size_t i = 0; i < s.n; i++)
		draw_row(&s, i);
	draw_end(&s.draw);
}
