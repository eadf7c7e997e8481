#include "plots/control.h"

#include <math.h>

#include "model/observation.h"
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

#define PLOT_HEIGHT    290
#define LABEL_ROOM     92 /* for the names of centre and limits, at their right */
#define TIC_GAP        10
#define INSET          0.02 /* of the time shown, free on both sides */
#define LEVEL_OVERHANG 0.2  /* years that levels reach beyond the outer figures of a part */
#define DENSE          60   /* figures from which on dots are small */

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

/* ---- words ------------------------------------------------------------------------ */

static size_t
figures(const struct control_plot *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->assessment->series.n; i++)
		n += isnan(p->dots[i].value) ? 0 : 1;
	return n;
}

static size_t
signals(const struct control_plot *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->assessment->series.n; i++)
		n += p->dots[i].label != CONTROL_LABEL_NONE;
	return n;
}

static const char *
label_words(
    const struct control_plot *p, const struct control_dot *d, enum language l, struct arena *a)
{
	switch (d->label) {
	case CONTROL_LABEL_OUTSIDE:
		return d->up ? prose_say(l, "over grænsen") : prose_say(l, "under grænsen");
	case CONTROL_LABEL_NEAR: return prose_say(l, "2 af 3 nær grænsen");
	case CONTROL_LABEL_SHIFT:
		return arena_printf(a,
		    d->up ? prose_say(l, "mindst %zu i træk over midten")
			  : prose_say(l, "mindst %zu i træk under midten"),
		    p->shift);
	case CONTROL_LABEL_TREND:
		return arena_printf(a,
		    d->up ? prose_say(l, "mindst %zu i træk opad")
			  : prose_say(l, "mindst %zu i træk nedad"),
		    p->trend);
	case CONTROL_LABEL_NONE: break;
	}
	return "–";
}

static const char *
message(const struct control_plot *p, enum language l, struct arena *a)
{
	size_t n = figures(p), marked = signals(p);

	if (n == 0)
		return prose_say(l, "ingen data");
	if (!p->limits)
		return p->runs_signal ? prose_say(l, "et skift, der er mere end tilfældigt")
				      : prose_say(l, "intet tegn på andet end tilfældige udsving");
	if (marked == 0)
		return arena_printf(a, prose_say(l, "kun tilfældige udsving i %zu\u00A0tal"), n);
	return arena_printf(a, prose_say(l, "%s\u00A0tal viser mere end tilfældige udsving"),
	    word_how_many(marked, n, l, a));
}

/* Of the first figure and the latest. */
static const char *
span_words(const struct series *s, enum language l, struct arena *a)
{
	if (s->n == 0)
		return "";
	return arena_printf(a, prose_say(l, ". Fra %s til %s"),
	    phrase_period(s->obs[0].period, l, a), phrase_period(s->obs[s->n - 1].period, l, a));
}

struct chart_words
control_words(const struct chart *c, struct arena *a)
{
	struct chart series = chart_about(c, CHART_LINE, c->control->assessment);
	enum language l = c->language;
	const char *title =
	    arena_printf(a, "%s: %s", chart_indicator(&series, a)->name, message(c->control, l, a));
	const char *kind = c->control->limits ? prose_say(l, "Kontroldiagram (XmR)")
					      : prose_say(l, "Seriediagram");
	bool fictional = chart_fictional(&series);

	return (struct chart_words){ .title = title,
		.subtitle = arena_printf(a, "%s%s", word_subtitle(&series, a),
		    span_words(&c->control->assessment->series, l, a)),
		.source = word_source(&series, a),
		.alt = arena_printf(a, prose_say(l, "%s med %zu tal. %s.%s%s"), kind,
		    figures(c->control), title, fictional ? " " : "",
		    fictional ? word_fictional(l) : ""),
		.fictional = fictional };
}

struct figure_table
control_table(const struct chart *c, struct arena *a)
{
	const struct control_plot *p = c->control;
	const struct series *s = &p->assessment->series;
	struct chart series = chart_about(c, CHART_LINE, c->control->assessment);
	const struct indicator *i = chart_indicator(&series, a);
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Periode"), prose_say(l, "Signal"),
		prose_say(l, "Tal"), prose_say(l, "Midte"), prose_say(l, "Nedre grænse"),
		prose_say(l, "Øvre grænse") };
	struct table t = table_begin(heads, countof(heads), 2, a);

	for (size_t k = 0; k < s->n; k++) {
		const struct control_dot *d = &p->dots[k];
		const char *cells[] = { phrase_period(s->obs[k].period, l, a),
			label_words(p, d, l, a), word_figure(i, &s->obs[k], l, a),
			phrase_value(i, d->centre, NAN, l, a), phrase_value(i, d->low, NAN, l, a),
			phrase_value(i, d->high, NAN, l, a) };
		table_add(&t, cells);
	}
	return table_end(&t);
}

static const char *
runs_note(const struct control_plot *p, enum language l, struct arena *a)
{
	return arena_printf(a,
	    prose_say(l,
		"Længste løb på én side af medianen: %zu (tilfældigt højst %zu); krydsninger: %zu "
		"(mindst %zu). "),
	    p->longest, p->longest_max, p->crossings, p->crossings_min);
}

static const char *
note(const struct chart *c, bool zero, struct arena *a)
{
	const struct control_plot *p = c->control;
	struct chart series = chart_about(c, CHART_LINE, c->control->assessment);
	enum language l = c->language;
	const char *limits = !p->limits ? runs_note(p, l, a)
	    : signals(p) == 0
	    ? prose_say(l, "Mellem grænserne er udsving tilfældige. ")
	    : prose_say(l, "Mellem grænserne er udsving tilfældige, hvor de ikke er mærket. ");
	const char *trial = p->trial ? prose_say(l, "Få tal: grænserne er foreløbige. ") : "";
	const char *parts =
	    p->nparts > 1 ? prose_say(l, "Midten begynder forfra efter et databrud. ") : "";
	const char *axis = zero ? "" : prose_say(l, "Den lodrette akse begynder ikke ved\u00A00. ");

	return arena_printf(a, prose_say(l, "%s%s%sRegler: %s. %s%s"), limits, trial, parts,
	    p->rules, axis, word_gaps(&series, a));
}

/* ---- drawing ---------------------------------------------------------------------- */

struct drawing {
	const struct control_plot *p;
	const struct series *series;
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
	double low = NAN, high = NAN, first = NAN, last = NAN;

	for (size_t i = 0; i < s->series->n; i++) {
		const struct control_dot *d = &s->p->dots[i];
		const double values[] = { d->value, d->centre, d->low, d->high };
		for (size_t k = 0; k < countof(values); k++)
			axis_extend(values[k], &low, &high);
		axis_extend(d->year, &first, &last);
	}
	if (s->target != NULL)
		axis_extend(target_bound(s->target, low), &low, &high);
	if (isnan(low))
		low = 0, high = 1;
	if (isnan(first))
		first = last = 0;
	double room = 0.08 * (high - low), inset = fmax(0.25, INSET * (last - first));
	s->axis = axis_make(low >= 0 ? fmax(0, low - room) : low - room, high + room, 5, 0.6);
	s->draw.y_min = s->axis.min;
	s->draw.y_max = s->axis.max;
	s->draw.x_min = first - inset;
	s->draw.x_max = last + inset;
}

/* Years below, the latest first, as room allows. */
static void
draw_years(struct drawing *s)
{
	struct draw *d = &s->draw;
	double free_to = CANVAS_WIDTH;
	int before = 0;

	for (size_t i = s->series->n; i-- > 0;) {
		struct period p = s->series->obs[i].period;
		int year = p.year;
		/* where a year has several figures, at its beginning */
		double x =
		    draw_x(d, p.kind == PERIOD_YEAR || p.kind == PERIOD_SPAN ? year + 0.5 : year);
		const char *text = arena_printf(s->arena, "%d", year);
		double half = type_width(text, text_type) / 2;
		if (year == before || x + half > free_to || x < d->plot.left
		    || x > d->plot.right + half)
			continue;
		before = year;
		free_to = x - half - TIC_GAP;
		draw_rule(d, x, d->plot.bottom, x, d->plot.bottom + 5, 1.5, COLOUR_AXIS, NULL);
		draw_text(d, x, d->plot.bottom + 17, SIDE_CENTRE, text_type, COLOUR_TEXT, text);
	}
}

/* Where the levels of figure I begin and end; parts stand apart. */
static void
level_ends(const struct drawing *s, size_t i, double *from, double *to)
{
	const struct control_dot *dots = s->p->dots;
	size_t n = s->series->n;
	bool begins = i == 0 || dots[i - 1].part != dots[i].part;
	bool ends = i + 1 == n || dots[i + 1].part != dots[i].part;
	double before = i > 0 ? (dots[i].year - dots[i - 1].year) / 2 : 0;
	double after = i + 1 < n ? (dots[i + 1].year - dots[i].year) / 2 : before;

	*from = dots[i].year - (begins ? fmin(after, LEVEL_OVERHANG) : before);
	*to = dots[i].year + (ends ? fmin(before, LEVEL_OVERHANG) : after);
}

/* Centre and limits as steps, so that limits that follow the figures' sizes can be drawn too. */
static void
draw_levels(struct drawing *s)
{
	struct strokes lines[3] = { { .columns = 2 }, { .columns = 2 }, { .columns = 2 } };
	const struct control_dot *dots = s->p->dots;
	struct draw *d = &s->draw;

	for (size_t i = 0; i < s->series->n; i++) {
		const double levels[] = { dots[i].centre, dots[i].low, dots[i].high };
		double from, to;
		level_ends(s, i, &from, &to);
		for (size_t k = 0; k < countof(levels); k++) {
			if (isnan(levels[k]) || (i > 0 && dots[i].part != dots[i - 1].part))
				strokes_add(&lines[k], (double[]){ NAN, NAN }, s->arena);
			if (isnan(levels[k]))
				continue;
			strokes_add(&lines[k], (double[]){ from, levels[k] }, s->arena);
			strokes_add(&lines[k], (double[]){ to, levels[k] }, s->arena);
			place_line(&s->place, draw_x(d, from), draw_y(d, levels[k]), draw_x(d, to),
			    draw_y(d, levels[k]));
		}
	}
	for (size_t k = 0; k < countof(lines); k++)
		strokes_draw(&lines[k],
		    k == 0 ? "using 1:2 with lines lw 1.5 lc rgb '" COLOUR_AXIS "'"
			   : "using 1:2 with lines lw 1.25 dt (6,4) lc rgb '" COLOUR_AXIS "'",
		    d);
}

static void
draw_series(struct drawing *s)
{
	struct strokes line = { .columns = 2 };
	const struct control_dot *dots = s->p->dots;
	struct draw *d = &s->draw;
	bool small = s->series->n >= DENSE;

	for (size_t i = 0; i < s->series->n; i++) {
		if (isnan(dots[i].value)
		    || (i > 0 && (isnan(dots[i - 1].value) || dots[i].part != dots[i - 1].part)))
			strokes_add(&line, (double[]){ NAN, NAN }, s->arena);
		if (isnan(dots[i].value))
			continue;
		double x = draw_x(d, dots[i].year), y = draw_y(d, dots[i].value);
		bool signal = dots[i].label != CONTROL_LABEL_NONE;
		if (line.n > 0 && !isnan(line.v[2 * line.n - 2]))
			place_line(&s->place, draw_x(d, line.v[2 * line.n - 2]),
			    draw_y(d, line.v[2 * line.n - 1]), x, y);
		strokes_add(&line, (double[]){ dots[i].year, dots[i].value }, s->arena);
		draw_mark(d, x, y,
		    !signal          ? MARK_DISC
			: dots[i].up ? MARK_TRIANGLE
				     : MARK_TRIANGLE_DOWN,
		    (signal ? 1.05 : 0.75) * (small ? 0.6 : 1),
		    signal ? COLOUR_OTHER : COLOUR_SERIES);
		place_box(&s->place, (struct box){ x - 5, y - 5, x + 5, y + 5 });
	}
	strokes_draw(&line, "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'", d);
}

#define LEVELS      7 /* heights above and below a mark at which its label may stand */
#define LABEL_LINES 2
#define LABEL_WIDTH 130 /* of a line, where it has more than a word */

/* TEXT by the mark at X, Y, wherever it covers least. */
static void
label_at(struct drawing *s, double x, double y, bool up, struct type t, const char *text)
{
	static const double sides[] = { -0.5, -1, 0 }; /* centred, ending, beginning there */
	struct box at[2 * LEVELS * countof(sides)];
	const char *lines[LABEL_LINES];
	size_t n = 0, nlines = type_wrap(lines, LABEL_LINES, text, LABEL_WIDTH, t, s->arena);
	double w = 0, h = (double)nlines * (t.size + 2);

	for (size_t i = 0; i < nlines; i++)
		w = fmax(w, type_width(lines[i], t));
	for (size_t side = 0; side < 2; side++)
		for (size_t level = 0; level < LEVELS; level++)
			for (size_t k = 0; k < countof(sides); k++) {
				double off = 9 + (double)level * (t.size + 4);
				double top = (side == 0) == up ? y - off - h : y + off;
				double left = x + sides[k] * w;
				at[n++] = (struct box){ left, top, left + w, top + h };
			}
	struct box b = place_choose(&s->place, at, n);
	for (size_t i = 0; i < nlines; i++)
		draw_text(&s->draw, (b.left + b.right) / 2,
		    b.top + ((double)i + 0.5) * (t.size + 2), SIDE_CENTRE, t, COLOUR_TEXT,
		    lines[i]);
}

/* Has figure I the label of figure K, which stands before it, with only limits passed between? */
static bool
goes_on(const struct control_dot *dots, size_t k, size_t i)
{
	for (size_t j = k + 1; j < i; j++)
		if (dots[j].label != CONTROL_LABEL_OUTSIDE)
			return false;
	return dots[i].label == dots[k].label && dots[i].up == dots[k].up
	    && dots[i].part == dots[k].part && dots[i].label != CONTROL_LABEL_OUTSIDE;
}

/* Each signal once: at the middle of the figures that have it in a row. */
static void
label_signals(struct drawing *s)
{
	const struct control_dot *dots = s->p->dots;
	size_t n = s->series->n, end;

	bool *done = arena_array(s->arena, n + 1, sizeof *done);
	for (size_t i = 0; i < n; i++) {
		if (dots[i].label == CONTROL_LABEL_NONE || isnan(dots[i].value) || done[i])
			continue;
		end = i;
		for (size_t k = i + 1; k < n; k++)
			if (goes_on(dots, end, k)) {
				done[k] = true;
				end = k;
			}
		const struct control_dot *at = &dots[i + (end - i) / 2];
		label_at(s, draw_x(&s->draw, at->year), draw_y(&s->draw, at->value), dots[i].up,
		    text_type, label_words(s->p, &dots[i], s->language, s->arena));
	}
}

/* Names and values of the last part's levels, at the right of their lines, kept apart. */
static void
label_levels(struct drawing *s)
{
	const struct control_dot *last = &s->p->dots[s->series->n - 1];
	enum language l = s->language;
	const struct {
		double level;
		const char *name;
	} rows[] = { { last->high, prose_say(l, "øvre") },
		{ last->centre, s->p->limits ? prose_say(l, "middel") : prose_say(l, "median") },
		{ last->low, prose_say(l, "nedre") } };
	double lowest = -INFINITY;

	for (size_t k = 0; k < countof(rows); k++) {
		if (isnan(rows[k].level))
			continue;
		double y = fmax(draw_y(&s->draw, rows[k].level), lowest + LINE_TEXT);
		lowest = y;
		draw_text(&s->draw, s->draw.plot.right + 6, y, SIDE_LEFT, text_type, COLOUR_TEXT,
		    arena_printf(s->arena, "%s %s", rows[k].name,
			phrase_number(s->indicator, rows[k].level, NAN, l, s->arena)));
	}
}

static void
draw_target(struct drawing *s)
{
	struct draw *d = &s->draw;

	if (s->target == NULL)
		return;
	double v = target_bound(s->target, s->axis.max), y = draw_y(d, v);
	double rows[] = { d->x_min, v, d->x_max, v };
	const char *text = word_target_label(s->indicator, s->target, s->language, s->arena);
	double w = type_width(text, strong_type), h = strong_type.size + 2;
	double left = d->plot.left + 6, right = d->plot.right - 6, middle = (left + right - w) / 2;
	struct box at[] = { { left, y - 4 - h, left + w, y - 4 },
		{ left, y + 4, left + w, y + 4 + h }, { right - w, y - 4 - h, right, y - 4 },
		{ right - w, y + 4, right, y + 4 + h }, { middle, y - 4 - h, middle + w, y - 4 },
		{ middle, y + 4, middle + w, y + 4 + h } };

	draw_curve(
	    d, draw_block(d, rows, 2, 2), "using 1:2 with lines lw 2.5 lc rgb '" COLOUR_TARGET "'");
	place_line(&s->place, d->plot.left, y, d->plot.right, y);
	struct box b = place_choose(&s->place, at, countof(at));
	draw_text(d, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, strong_type, COLOUR_TARGET, text);
}

static void
layout(struct drawing *s, const struct frame *f)
{
	struct draw *d = &s->draw;

	d->width = CANVAS_WIDTH;
	d->plot.left = CANVAS_EDGE + scale_width(&s->axis, text_type, s->language, s->arena) + 8;
	d->plot.right = CANVAS_WIDTH - CANVAS_EDGE - LABEL_ROOM;
	d->plot.top = f->top + 18;
	d->plot.bottom = d->plot.top + PLOT_HEIGHT;
	d->height = d->plot.bottom + 40 + f->bottom;
	s->place.arena = s->arena;
	s->place.bounds =
	    (struct box){ d->plot.left + 2, d->plot.top - 8, d->plot.right, d->plot.bottom - 2 };
}

void
control_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct chart series = chart_about(c, CHART_LINE, c->control->assessment);
	struct drawing s = { .p = c->control,
		.series = &c->control->assessment->series,
		.indicator = chart_indicator(&series, a),
		.target = chart_shows_target(&series) ? c->control->assessment->target : NULL,
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a } };

	scale(&s);
	struct frame f = frame_make(c, note(c, s.axis.zero, a), a);
	layout(&s, &f);
	draw_begin(&s.draw, format);
	frame_draw(&f, &s.draw);
	scale_draw(&s.draw, &s.axis, s.language, a);
	draw_years(&s);
	draw_levels(&s);
	draw_series(&s);
	draw_target(&s);
	if (s.series->n > 0)
		label_levels(&s);
	label_signals(&s);
	draw_end(&s.draw);
}
