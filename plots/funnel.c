#include "plots/funnel.h"

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
#include "plots/place.h"
#include "plots/scale.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define PLOT_HEIGHT  300
#define LIMIT_ROOM   54 /* for the limits' names, at their right */
#define NAME_COLUMNS 24
#define TIC_GAP      14

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

/* How an area is drawn, by enum funnel_side. */
static const struct {
	enum mark mark;
	double size;
	const char *colour;
	const char *words;
} looks[] = {
	[FUNNEL_SIDE_WITHIN] = { MARK_DISC, 0.7, COLOUR_SERIES, SAY("inden for") },
	[FUNNEL_SIDE_LOW] = { MARK_TRIANGLE_DOWN, 1.0, COLOUR_OTHER, SAY("under 95 %") },
	[FUNNEL_SIDE_FAR_LOW] = { MARK_TRIANGLE_DOWN, 1.4, COLOUR_OTHER, SAY("under 99,8 %") },
	[FUNNEL_SIDE_HIGH] = { MARK_TRIANGLE, 1.0, COLOUR_OTHER, SAY("over 95 %") },
	[FUNNEL_SIDE_FAR_HIGH] = { MARK_TRIANGLE, 1.4, COLOUR_OTHER, SAY("over 99,8 %") },
};

/* ---- words ------------------------------------------------------------------------ */

static size_t
outside(const struct funnel_chart *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->ndots; i++)
		n += f->dots[i].side != FUNNEL_SIDE_WITHIN;
	return n;
}

/* "Fanø, Ærø", those outside. */
static const char *
names_outside(const struct funnel_chart *f, struct arena *a)
{
	const char *list = "";

	for (size_t i = 0; i < f->ndots; i++)
		if (f->dots[i].side != FUNNEL_SIDE_WITHIN)
			list = arena_printf(a, "%s%s%s", list, list[0] != '\0' ? ", " : "",
			    text_label(a, f->dots[i].name, NAME_COLUMNS));
	return list;
}

struct chart_words
funnel_words(const struct chart *c, struct arena *a)
{
	const struct funnel_chart *f = c->funnel;
	struct chart region = chart_about(c, CHART_DOTS, c->funnel->region);
	const struct indicator *i = chart_indicator(&region, a);
	enum language l = c->language;
	bool fictional = sources_fictional(f->sources, f->nsources);
	size_t n = outside(f);
	const char *title = f->ndots == 0
	    ? arena_printf(a, "%s: %s", i->name, prose_say(l, "ingen data"))
	    : arena_printf(a, prose_say(l, "%s: %s\u00A0kommuner lå uden for tragten i %s"),
		i->name, word_how_many(n, f->ndots, l, a), phrase_period(f->period, l, a));
	const char *subtitle = word_subtitle(&region, a);

	if (fictional && !chart_fictional(&region))
		subtitle = arena_printf(a, "%s. %s", subtitle, word_fictional(l));
	return (struct chart_words){ .title = title,
		.subtitle = subtitle,
		.source = word_sources(f->sources, f->nsources, l, a),
		.alt = arena_printf(a,
		    prose_say(l,
			"Tragtdiagram af kommunerne efter størrelse. %s%s%s. Alle tilsammen: "
			"%s.%s%s"),
		    title, n > 0 ? ": " : "", names_outside(f, a),
		    phrase_value(i, f->benchmark, NAN, l, a), fictional ? " " : "",
		    fictional ? word_fictional(l) : ""),
		.fictional = fictional };
}

struct figure_table
funnel_table(const struct chart *c, struct arena *a)
{
	const struct funnel_chart *f = c->funnel;
	struct chart region = chart_about(c, CHART_DOTS, c->funnel->region);
	const struct indicator *i = chart_indicator(&region, a);
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Område"), prose_say(l, "Tragten"),
		prose_say(l, "Tal"), prose_say(l, "Personer") };
	struct table t = table_begin(heads, countof(heads), 2, a);

	for (size_t k = 0; k < f->ndots; k++) {
		const struct funnel_dot *d = &f->dots[k];
		const char *cells[] = { d->name, prose_say(l, looks[d->side].words),
			phrase_value(i, d->value, NAN, l, a), word_whole(d->size, l, a) };
		table_add(&t, cells);
	}
	return table_end(&t);
}

static const char *
note(const struct funnel_chart *f, const char *hidden, enum language l, struct arena *a)
{
	const struct indicator one = { .decimals = 1 };
	const char *spread = arena_printf(a,
	    f->widened ? prose_say(l,
		"Tragten er gjort bredere, fordi kommunerne svinger %s gange så meget som "
		"tilfældet alene. ")
		       : prose_say(l, "Kommunerne svinger ikke mere end tilfældet (%s gange). "),
	    phrase_number(&one, f->phi, NAN, l, a));
	const char *without = f->without == 0
	    ? ""
	    : arena_printf(a, prose_say(l, "%zu uden antal er ikke vist. "), f->without);

	return arena_printf(a,
	    prose_say(l,
		"%sInden for tragten kan forskelle være tilfældige; tilfældet alene ville bringe "
		"%s af %zu uden for 95\u00A0%%. %s%s"),
	    hidden, phrase_number(&one, 0.05 * (double)f->ndots, NAN, l, a), f->ndots, spread,
	    without);
}

/* ---- drawing ---------------------------------------------------------------------- */

struct drawing {
	const struct funnel_chart *f;
	const struct indicator *indicator;
	const struct target *target;
	enum language language;
	struct arena *arena;
	struct axis axis;
	struct draw draw;
	struct place place;
};

static void
scale(struct drawing *s)
{
	const struct funnel_chart *f = s->f;
	double low = NAN, high = NAN;
	size_t from = f->nlimits / 8; /* the mouth of the funnel may leave the plot */

	for (size_t i = 0; i < f->ndots; i++)
		axis_extend(f->dots[i].value, &low, &high);
	for (size_t i = from; i < f->nlimits; i++) {
		axis_extend(f->limits[i].inner_low, &low, &high);
		axis_extend(f->limits[i].inner_high, &low, &high);
	}
	axis_extend(f->benchmark, &low, &high);
	if (s->target != NULL)
		axis_extend(target_bound(s->target, f->benchmark), &low, &high);
	if (isnan(low))
		low = 0, high = 1;
	s->axis = axis_make(low, high, 5, 0.6);
	s->draw.y_min = s->axis.min;
	s->draw.y_max = s->axis.max;
	s->draw.x_min = f->nlimits > 0 ? log10(f->limits[0].size) : 0;
	s->draw.x_max = f->nlimits > 0 ? log10(f->limits[f->nlimits - 1].size) : 1;
}

static void
draw_scales(struct drawing *s)
{
	static const int mantissas[] = { 1, 2, 5 };
	struct draw *d = &s->draw;
	double free_from = 0;

	scale_draw(d, &s->axis, s->language, s->arena);
	for (int power = (int)floor(d->x_min); power <= (int)ceil(d->x_max); power++)
		for (size_t k = 0; k < countof(mantissas); k++) {
			double v = mantissas[k] * pow(10, power), x = draw_x(d, log10(v));
			const char *text = word_whole(v, s->language, s->arena);
			double half = type_width(text, text_type) / 2;
			if (v < 1 || log10(v) < d->x_min || log10(v) > d->x_max
			    || x - half < free_from)
				continue;
			free_from = x + half + TIC_GAP;
			draw_rule(
			    d, x, d->plot.bottom, x, d->plot.bottom + 5, 1.5, COLOUR_AXIS, NULL);
			draw_text(
			    d, x, d->plot.bottom + 17, SIDE_CENTRE, text_type, COLOUR_TEXT, text);
		}
	draw_text(d, (d->plot.left + d->plot.right) / 2, d->plot.bottom + 17 + LINE_TEXT,
	    SIDE_CENTRE, text_type, COLOUR_TEXT,
	    prose_say(s->language, "Personer i opgørelsen (logaritmisk skala)"));
}

/* The limits at SIDE: 0 inner low, 1 inner high, 2 outer low, 3 outer high. */
static double
limit_of(const struct funnel_limits *l, int side)
{
	const double all[] = { l->inner_low, l->inner_high, l->outer_low, l->outer_high };

	return all[side];
}

static void
draw_limits(struct drawing *s)
{
	const struct funnel_chart *f = s->f;
	struct draw *d = &s->draw;

	for (int side = 0; side < 4; side++) {
		struct strokes line = { .columns = 2 };
		for (size_t i = 0; i < f->nlimits; i++) {
			double x = log10(f->limits[i].size), v = limit_of(&f->limits[i], side);
			strokes_add(&line, (double[]){ x, v }, s->arena);
			if (i > 0)
				place_line(&s->place, draw_x(d, log10(f->limits[i - 1].size)),
				    draw_y(d, limit_of(&f->limits[i - 1], side)), draw_x(d, x),
				    draw_y(d, v));
		}
		strokes_draw(&line,
		    side < 2 ? "using 1:2 with lines lw 1.25 dt (6,4) lc rgb '" COLOUR_AXIS "'"
			     : "using 1:2 with lines lw 1.5 lc rgb '" COLOUR_AXIS "'",
		    d);
	}
}

/* Where the lines across will be, so that names keep off them. */
static void
place_levels(struct drawing *s)
{
	const struct draw *d = &s->draw;
	double levels[] = { s->f->benchmark,
		s->target != NULL ? target_bound(s->target, s->f->benchmark) : NAN };

	for (size_t i = 0; i < countof(levels); i++)
		if (!isnan(levels[i]))
			place_line(&s->place, d->plot.left, draw_y(d, levels[i]), d->plot.right,
			    draw_y(d, levels[i]));
}

/* A line across at V, its words at the left above or below it. */
static void
draw_level(struct drawing *s, double v, const char *style, const char *colour, const char *text)
{
	struct draw *d = &s->draw;
	double rows[] = { d->x_min, v, d->x_max, v }, y = draw_y(d, v);
	double w = type_width(text, strong_type), right = d->plot.right - 4;
	struct box at[] = { { right - w, y - LINE_TEXT, right, y - 2 },
		{ right - w, y + 2, right, y + LINE_TEXT },
		{ d->plot.left + 4, y - LINE_TEXT, d->plot.left + 4 + w, y - 2 },
		{ d->plot.left + 4, y + 2, d->plot.left + 4 + w, y + LINE_TEXT },
		{ right - w, y - 2 * LINE_TEXT, right, y - LINE_TEXT },
		{ right - w, y + LINE_TEXT, right, y + 2 * LINE_TEXT } };

	draw_curve(d, draw_block(d, rows, 2, 2), style);
	struct box b = place_choose(&s->place, at, countof(at));
	draw_text(d, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, strong_type, colour, text);
}

/* The limits' names at their right ends, kept apart. */
static void
label_limits(struct drawing *s)
{
	static const char *const names[] = { SAY("95 %"), SAY("99,8 %") };
	const struct funnel_chart *f = s->f;
	struct draw *d = &s->draw;

	if (f->nlimits == 0)
		return;
	const struct funnel_limits *end = &f->limits[f->nlimits - 1];
	for (int high = 0; high < 2; high++) {
		double inner = draw_y(d, high ? end->inner_high : end->inner_low);
		double outer = draw_y(d, high ? end->outer_high : end->outer_low);
		double apart = high ? -LINE_TEXT : LINE_TEXT;
		/* limits that nearly meet: the names part, the inner stays nearer the benchmark */
		double middle = draw_y(d, f->benchmark) + apart / 2;
		inner = high ? fmin(inner, middle) : fmax(inner, middle);
		outer = high ? fmin(outer, inner + apart) : fmax(outer, inner + apart);
		draw_text(d, d->plot.right + 6, inner, SIDE_LEFT, text_type, COLOUR_TEXT,
		    prose_say(s->language, names[0]));
		draw_text(d, d->plot.right + 6, outer, SIDE_LEFT, text_type, COLOUR_TEXT,
		    prose_say(s->language, names[1]));
	}
}

static void
draw_dots(struct drawing *s)
{
	struct draw *d = &s->draw;

	for (size_t i = 0; i < s->f->ndots; i++) {
		const struct funnel_dot *dot = &s->f->dots[i];
		double x = draw_x(d, log10(dot->size)), y = draw_y(d, dot->value);
		draw_mark(
		    d, x, y, looks[dot->side].mark, looks[dot->side].size, looks[dot->side].colour);
		place_box(&s->place, (struct box){ x - 5, y - 5, x + 5, y + 5 });
	}
}

/* Areas outside always have their name, the others where there is room. */
static void
label_dots(struct drawing *s, bool out)
{
	struct draw *d = &s->draw;

	for (size_t i = 0; i < s->f->ndots; i++) {
		const struct funnel_dot *dot = &s->f->dots[i];
		struct type t = out ? strong_type : text_type;
		if ((dot->side != FUNNEL_SIDE_WITHIN) != out)
			continue;
		const char *text = text_label(s->arena, dot->name, NAME_COLUMNS);
		double x = draw_x(d, log10(dot->size)), y = draw_y(d, dot->value);
		double w = type_width(text, t), h = t.size + 2;
		struct box at[] = { { x + 8, y - h / 2, x + 8 + w, y + h / 2 },
			{ x - 8 - w, y - h / 2, x - 8, y + h / 2 },
			{ x - w / 2, y - 8 - h, x + w / 2, y - 8 },
			{ x - w / 2, y + 8, x + w / 2, y + 8 + h },
			{ x - 4 - w, y - 8 - h, x - 4, y - 8 },
			{ x + 4, y - 8 - h, x + 4 + w, y - 8 },
			{ x - 4 - w, y + 8, x - 4, y + 8 + h },
			{ x + 4, y + 8, x + 4 + w, y + 8 + h },
			{ x - w / 2, y - 8 - 2 * h, x + w / 2, y - 8 - h },
			{ x - w / 2, y + 8 + h, x + w / 2, y + 8 + 2 * h } };
		if (out) {
			struct box b = place_choose(&s->place, at, countof(at));
			draw_text(
			    d, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, t, COLOUR_TEXT, text);
			continue;
		}
		const struct box *b = place_try(&s->place, at, countof(at) - 2);
		if (b != NULL)
			draw_text(
			    d, b->left, (b->top + b->bottom) / 2, SIDE_LEFT, t, COLOUR_TEXT, text);
	}
}

static void
layout(struct drawing *s, const struct frame *f)
{
	struct draw *d = &s->draw;

	d->width = CANVAS_WIDTH;
	d->plot.left = CANVAS_EDGE + scale_width(&s->axis, text_type, s->language, s->arena) + 8;
	d->plot.right = CANVAS_WIDTH - CANVAS_EDGE - LIMIT_ROOM;
	d->plot.top = f->top + 16;
	d->plot.bottom = d->plot.top + PLOT_HEIGHT;
	d->height = d->plot.bottom + 17 + LINE_TEXT + 18 + f->bottom;
	s->place.arena = s->arena;
	s->place.bounds =
	    (struct box){ d->plot.left + 2, d->plot.top - 12, d->plot.right, d->plot.bottom - 2 };
}

void
funnel_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct chart region = chart_about(c, CHART_DOTS, c->funnel->region);
	struct drawing s = { .f = c->funnel,
		.indicator = chart_indicator(&region, a),
		.target = chart_shows_target(&region) ? c->funnel->region->target : NULL,
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a } };
	struct frame f = frame_make(c, note(s.f, word_hidden_target(&region, a), s.language, a), a);

	scale(&s);
	layout(&s, &f);
	draw_begin(&s.draw, format);
	frame_draw(&f, &s.draw);
	draw_scales(&s);
	draw_limits(&s);
	place_levels(&s);
	draw_dots(&s);
	label_limits(&s);
	label_dots(&s, true);
	if (s.target != NULL)
		draw_level(&s, target_bound(s.target, s.f->benchmark),
		    "using 1:2 with lines lw 2.5 lc rgb '" COLOUR_TARGET "'", COLOUR_TARGET,
		    word_target_label(s.indicator, s.target, s.language, a));
	draw_level(&s, s.f->benchmark, "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'",
	    COLOUR_SERIES,
	    arena_printf(a, prose_say(s.language, "Alle: %s"),
		phrase_value(s.indicator, s.f->benchmark, NAN, s.language, a)));
	label_dots(&s, false);
	draw_end(&s.draw);
}
