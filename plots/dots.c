/*
 * plots/dots.c - areas in order of their figure, against the target and the region. The best is
 * at the top; who meets the target differs by shape, filling and colour.
 */
#include "plots/script.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define ROW         22
#define NAME_COLUMN 24 /* columns of an area's name */
#define KEY_GAP     22 /* between the entries of the key */

/* How an area stands, by enum truth. */
static const struct {
	enum mark mark;
	double size;
	const char *colour;
	const char *da, *en;
} looks[] = {
	[TRUTH_UNKNOWN] = { MARK_SQUARE, 0.8, COLOUR_AXIS, "ikke vurderet", "not judged" },
	[TRUTH_NO] = { MARK_TRIANGLE, 1.05, COLOUR_OTHER, "opfylder ikke målet",
	    "does not meet the target" },
	[TRUTH_YES] = { MARK_DISC, 0.95, COLOUR_SERIES, "opfylder målet", "meets the target" },
};

struct dot {
	const char *name;
	double value, low, high; /* NAN if there is none */
	double own_target;       /* NAN unless it differs from the region's */
	enum truth meets;
	bool suppressed;
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
	bool intervals, own_targets;
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
	to->low = o->ci_low;
	to->high = o->ci_high;
	if (o == area->latest.obs && area->latest.ci.code == STAT_OK) {
		to->low = area->latest.ci.low;
		to->high = area->latest.ci.high;
	}
	if (isnan(to->value) || isnan(to->low) || isnan(to->high))
		to->low = to->high = NAN;
	if (target_has_number(area->target) && area->target != s->region->target)
		to->own_target = target_bound(area->target, to->value);
	s->valued += isnan(to->value) ? 0 : 1;
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
extend(double v, double *low, double *high)
{
	if (!isfinite(v))
		return;
	*low = isnan(*low) ? v : fmin(*low, v);
	*high = isnan(*high) ? v : fmax(*high, v);
}

static void
scale(struct dots *s)
{
	double low = NAN, high = NAN;

	for (size_t i = 0; i < s->valued; i++) {
		extend(s->dots[i].value, &low, &high);
		extend(s->dots[i].low, &low, &high);
		extend(s->dots[i].high, &low, &high);
		extend(s->dots[i].own_target, &low, &high);
	}
	extend(s->region_value, &low, &high);
	if (s->target != NULL) {
		if (s->target->rule != TARGET_AT_MOST)
			extend(s->target->low, &low, &high);
		if (s->target->rule != TARGET_AT_LEAST)
			extend(s->target->high, &low, &high);
	}
	if (isnan(low))
		low = 0, high = 1;
	s->axis = axis_make(low, high, 5);
}

/* ---- around the dots ---------------------------------------------------- */

/* Marks and what they mean, in one line. Only those that occur. */
static void
draw_key(struct dots *s, double y)
{
	static const struct type t = { SIZE_NOTE, false };
	static const enum truth order[] = { TRUTH_YES, TRUTH_NO, TRUTH_UNKNOWN };
	struct draw *d = &s->draw;
	double x = CANVAS_EDGE;

	for (size_t k = 0; k < countof(order); k++) {
		bool occurs = false;
		for (size_t i = 0; i < s->valued; i++)
			occurs = occurs || s->dots[i].meets == order[k];
		if (!occurs)
			continue;
		const char *text = say(s->language, looks[order[k]].da, looks[order[k]].en);
		draw_mark(d, x + 6, y, looks[order[k]].mark, looks[order[k]].size,
		    looks[order[k]].colour);
		draw_text(d, x + 18, y, SIDE_LEFT, t, COLOUR_TEXT, text);
		x += 18 + type_width(text, t) + KEY_GAP;
	}
	if (s->intervals) {
		draw_rule(d, x, y, x + 22, y, 2, COLOUR_AXIS, NULL);
		draw_text(d, x + 28, y, SIDE_LEFT, t, COLOUR_TEXT,
		    say(s->language, "95 %-sikkerhedsinterval", "95 % confidence interval"));
	}
}

/* An upright line through the rows, with its words in the row above at Y. */
static void
draw_upright(struct dots *s, double v, double y, double width, const char *colour, const char *dash,
    const char *text, bool bold)
{
	struct draw *d = &s->draw;
	struct type t = { SIZE_TEXT, bold };
	double x = draw_x(d, v), half = type_width(text, t) / 2;
	double at = fmin(fmax(x, CANVAS_EDGE + half), CANVAS_WIDTH - CANVAS_EDGE - half);

	draw_text(d, at, y, SIDE_CENTRE, t, colour, text);
	draw_rule(d, x, y + 10, x, d->plot.top + (double)s->valued * ROW, width, colour, dash);
}

/* The target is above the region's figure, so that its words and the other's line keep apart. */
static void
draw_uprights(struct dots *s)
{
	double y = s->draw.plot.top - 12;

	if (s->valued == 0)
		return;
	if (!isnan(s->region_value)) {
		const struct area *area = s->region->series.area;
		draw_upright(s, s->region_value, y, 1.5, COLOUR_TEXT, "(2,3)",
		    arena_printf(s->arena, "%s: %s", area != NULL ? area->name : "",
			word_value(s->indicator, s->region_value,
			    target_bound(s->target, s->region_value), s->language, s->arena)),
		    false);
		y -= LINE_TEXT;
	}
	if (s->target == NULL)
		return;
	const char *text = word_target_label(s->indicator, s->target, s->language, s->arena);
	draw_upright(
	    s, target_bound(s->target, s->axis.max), y, 2, COLOUR_TARGET, NULL, text, true);
	if (s->target->rule == TARGET_BETWEEN)
		draw_upright(s, s->target->low, y, 2, COLOUR_TARGET, NULL, "", true);
}

static void
draw_x_axis(struct dots *s)
{
	static const struct type t = { SIZE_TEXT, false };
	struct draw *d = &s->draw;
	struct indicator tic = { .decimals = s->axis.decimals };
	int n = (int)lround((s->axis.max - s->axis.min) / s->axis.step);
	double *grid = arena_array(s->arena, (size_t)(3 * n + 3), 2 * sizeof *grid), *to = grid;

	for (int i = 0; i <= n; i++) {
		double v = s->axis.min + i * s->axis.step;
		double row[] = { v, 0, v, (double)s->n, NAN, NAN };
		memcpy(to, row, sizeof row);
		to += countof(row);
		draw_text(d, draw_x(d, v), d->plot.bottom + 14, SIDE_CENTRE, t, COLOUR_TEXT,
		    word_number(&tic, v, NAN, s->language, s->arena));
	}
	draw_curve(d, draw_block(d, grid, (size_t)(3 * n + 3), 2),
	    "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'");
}

/* ---- the rows ------------------------------------------------------------ */

static void
draw_row(struct dots *s, size_t i)
{
	static const struct type name = { SIZE_TEXT, false }, value = { SIZE_TEXT, false };
	const struct dot *a = &s->dots[i];
	struct draw *d = &s->draw;
	double y = d->plot.top + ((double)i + 0.5) * ROW, x = draw_x(d, a->value);

	draw_text(d, d->plot.left - 12, y, SIDE_RIGHT, name, COLOUR_TEXT, a->name);
	if (isnan(a->value)) {
		draw_text(d, d->plot.left + 8, y, SIDE_LEFT, value, COLOUR_TEXT,
		    a->suppressed ? say(s->language, "diskretioneret", "suppressed")
				  : say(s->language, "ingen data", "no data"));
		return;
	}
	if (!isnan(a->low))
		draw_rule(d, draw_x(d, a->low), y, draw_x(d, a->high), y, 2, COLOUR_AXIS, NULL);
	if (!isnan(a->own_target)) {
		double own = draw_x(d, a->own_target);
		draw_rule(d, own, y - 8, own, y + 8, 3, COLOUR_TARGET, NULL);
	}
	draw_mark(d, x, y, looks[a->meets].mark, looks[a->meets].size, looks[a->meets].colour);
	draw_text(d, CANVAS_WIDTH - CANVAS_EDGE, y, SIDE_RIGHT, value, COLOUR_TEXT,
	    word_number(
		s->indicator, a->value, target_bound(s->target, a->value), s->language, s->arena));
}

static const char *
note_text(const struct dots *s)
{
	const char *own = s->own_targets
	    ? say(s->language, "Kort lodret streg: kommunens eget mål. ",
		"Short upright stroke: the kommune's own target. ")
	    : "";
	const char *axis = s->axis.zero || s->valued == 0
	    ? ""
	    : say(s->language, "Aksen begynder ikke ved 0. ", "The axis does not begin at 0. ");
	const char *whose = s->target != NULL && (s->region->cautions & CAUTION_DRAFT) == 0
	    ? say(s->language, "Målet gælder regionen som helhed. ",
		"The target holds for the region as a whole. ")
	    : "";

	return arena_printf(s->arena, "%s%s%s", whose, own, axis);
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
		    type_width(word_number(s->indicator, a->value,
				   target_bound(s->target, a->value), s->language, s->arena),
			t));
	}
	d->width = CANVAS_WIDTH;
	d->plot.left = CANVAS_EDGE + names + 12;
	d->plot.right = CANVAS_WIDTH - CANVAS_EDGE - values - 16;
	d->plot.top = f->top + LINE_NOTE + 12 + 2 * LINE_TEXT + 4;
	d->plot.bottom = d->plot.top + (double)(s->n > 0 ? s->n : 1) * ROW;
	d->height = d->plot.bottom + 34 + f->bottom;
	double room = (s->axis.max - s->axis.min) * 0.02;
	d->x_min = s->axis.min - room;
	d->x_max = s->axis.max + room;
	d->y_min = 0;
	d->y_max = (double)(s->n > 0 ? s->n : 1);
}

void
dots_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct dots s = { .chart = c,
		.region = c->assessment,
		.indicator = c->assessment->series.indicator,
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a } };

	if (target_has_number(c->assessment->target))
		s.target = c->assessment->target;
	take_areas(&s);
	scale(&s);

	struct frame f = frame_make(c, note_text(&s), a);
	layout(&s, &f);
	draw_begin(&s.draw, format);
	frame_draw(&f, c, &s.draw);
	draw_key(&s, f.top + LINE_NOTE / 2.0 + 3);
	draw_x_axis(&s);
	draw_uprights(&s);
	for (size_t i = 0; i < s.n; i++)
		draw_row(&s, i);
	draw_end(&s.draw);
}
