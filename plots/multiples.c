/*
 * plots/multiples.c - the same figure in every area over time: small lines side by side on one
 * scale, in the order of the dictionary, each over the region's pale one.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"
#include "plots/scale.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define COLUMNS      3
#define PANEL_HEIGHT 62
#define PANEL_HEAD   24 /* the area's name */
#define ROW_GAP      12
#define COLUMN_GAP   14
#define VALUE_ROOM   40 /* for the latest value, right of its line */
#define FOOT         26 /* years below the last row */
#define NAME_COLUMNS 20 /* of an area's name */
#define ZERO_SHARE   0.6

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

/* ---- which figures --------------------------------------------------------------- */

static const struct observation *
last_figure(const struct series *s)
{
	for (size_t i = s->n; i-- > 0;)
		if (!isnan(s->obs[i].value))
			return &s->obs[i];
	return NULL;
}

static const struct observation *
first_figure(const struct series *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (!isnan(s->obs[i].value))
			return &s->obs[i];
	return NULL;
}

/* How many areas are better in their last figure than in their first, of those with both. */
struct change {
	size_t compared, better, unbroken;
	const struct observation *first, *last; /* the earliest and the latest of all */
};

static struct change
count_change(const struct chart *c)
{
	bool lower = c->assessment->series.indicator->better != BETTER_HIGHER;
	struct change n = { 0 };

	for (size_t i = 0; i < c->nareas; i++) {
		const struct series *s = &c->areas[i].series;
		const struct observation *from = first_figure(s), *to = last_figure(s);
		if (from == NULL)
			continue;
		if (n.first == NULL || period_compare(from->period, n.first->period) < 0)
			n.first = from;
		if (n.last == NULL || period_compare(to->period, n.last->period) > 0)
			n.last = to;
		if (from == to)
			continue;
		n.compared++;
		n.better += lower ? to->value < from->value : to->value > from->value;
		n.unbroken += series_continues(s, (size_t)(from - s->obs), (size_t)(to - s->obs));
	}
	return n;
}

/* ---- words -------------------------------------------------------------------------- */

static const char *
message(const struct chart *c, const struct change *n, struct arena *a)
{
	enum language l = c->language;
	enum better better = c->assessment->series.indicator->better;

	if (n->last == NULL)
		return prose_say(l, "ingen data");
	const char *from = phrase_period(n->first->period, l, a);
	const char *to = phrase_period(n->last->period, l, a);
	if (n->compared == 0)
		return arena_printf(a, prose_say(l, "kommunerne i %s"), to);
	if (n->unbroken < n->compared)
		return arena_printf(a,
		    prose_say(l, "kommunerne fra %s til %s; et databrud skiller tallene"), from,
		    to);
	const char *how = better == BETTER_UNKNOWN ? prose_say(l, "lavere") : prose_say(l, "bedre");
	return arena_printf(a, prose_say(l, "%s i %s\u00A0kommuner i %s end i %s"), how,
	    word_how_many(n->better, n->compared, l, a), to, from);
}

struct chart_words
multiples_words(const struct chart *c, struct arena *a)
{
	enum language l = c->language;
	struct change n = count_change(c);
	const char *name = chart_indicator(c, a)->name;
	const char *title = arena_printf(a, "%s: %s", name, message(c, &n, a));
	const char *goal = chart_shows_target(c)
	    ? arena_printf(
		a, " %s.", word_target_label(chart_indicator(c, a), c->assessment->target, l, a))
	    : "";

	return (struct chart_words){ .title = title,
		.subtitle = word_subtitle(c, a),
		.source = word_source(c, a),
		.alt = arena_printf(a,
		    prose_say(l,
			"Små linjediagrammer, et for hver af %zu kommuner, på samme skala. "
			"%s.%s%s%s"),
		    c->nareas, title, goal, chart_fictional(c) ? " " : "",
		    chart_fictional(c) ? word_fictional(l) : ""),
		.fictional = chart_fictional(c) };
}

/* ---- table -------------------------------------------------------------------------- */

struct periods {
	struct period *at; /* rising */
	size_t n;
};

static void
take_period(struct periods *p, struct period q)
{
	size_t at = p->n;

	while (at > 0 && period_compare(p->at[at - 1], q) > 0)
		at--;
	if (at > 0 && period_compare(p->at[at - 1], q) == 0)
		return;
	memmove(p->at + at + 1, p->at + at, (p->n - at) * sizeof *p->at);
	p->at[at] = q;
	p->n++;
}

static struct periods
periods_of(const struct chart *c, struct arena *a)
{
	size_t most = 1;
	struct periods p = { 0 };

	for (size_t i = 0; i < c->nareas; i++)
		most += c->areas[i].series.n;
	p.at = arena_array(a, most, sizeof *p.at);
	for (size_t i = 0; i < c->nareas; i++)
		for (size_t k = 0; k < c->areas[i].series.n; k++)
			take_period(&p, c->areas[i].series.obs[k].period);
	return p;
}

static int
by_name(const void *x, const void *y)
{
	const struct assessment *const *a = x, *const *b = y;

	return text_compare_danish((*a)->series.area->name, (*b)->series.area->name);
}

static const struct assessment **
sorted_areas(const struct chart *c, struct arena *a)
{
	const struct assessment **list = arena_array(a, c->nareas + 1, sizeof *list);

	for (size_t i = 0; i < c->nareas; i++)
		list[i] = &c->areas[i];
	qsort(list, c->nareas, sizeof *list, by_name);
	return list;
}

static const char *
cell(const struct chart *c, const struct series *s, struct period p, struct arena *a)
{
	for (size_t k = 0; k < s->n; k++)
		if (period_compare(s->obs[k].period, p) == 0)
			return word_figure(chart_indicator(c, a), &s->obs[k], c->language, a);
	return "–";
}

struct figure_table
multiples_table(const struct chart *c, struct arena *a)
{
	const struct assessment **areas = sorted_areas(c, a);
	struct periods p = periods_of(c, a);
	const char **cells = arena_array(a, p.n + 1, sizeof *cells);

	cells[0] = prose_say(c->language, "Kommune");
	for (size_t k = 0; k < p.n; k++)
		cells[k + 1] = phrase_period(p.at[k], c->language, a);
	struct table t = table_begin(cells, p.n + 1, 1, a);
	for (size_t i = 0; i < c->nareas; i++) {
		cells[0] = areas[i]->series.area->name;
		for (size_t k = 0; k < p.n; k++)
			cells[k + 1] = cell(c, &areas[i]->series, p.at[k], a);
		table_add(&t, cells);
	}
	return table_end(&t);
}

/* ---- drawing ------------------------------------------------------------------------ */

struct multiples {
	const struct chart *chart;
	const struct indicator *indicator;
	const struct target *target; /* drawn; else NULL */
	enum language language;
	struct arena *arena;
	struct draw draw;
	struct axis axis;
	double first, last; /* decimal years of the outer figures */
	double left;        /* of the first column's panels */
	struct strokes base, region, target_lines, lines, points;
};

static void
scale(struct multiples *m)
{
	const struct chart *c = m->chart;
	double low = NAN, high = NAN;

	m->first = m->last = NAN;
	for (size_t i = 0; i <= c->nareas; i++) {
		const struct series *s =
		    i < c->nareas ? &c->areas[i].series : &c->assessment->series;
		for (size_t k = 0; k < s->n; k++) {
			if (isnan(s->obs[k].value))
				continue;
			axis_extend(s->obs[k].value, &low, &high);
			axis_extend(s->year[k], &m->first, &m->last);
		}
	}
	if (m->target != NULL)
		axis_extend(target_bound(m->target, low), &low, &high);
	if (isnan(low))
		low = 0, high = 1;
	if (isnan(m->first))
		m->first = m->last = 0;
	if (m->last - m->first < 1) {
		m->first -= 0.5;
		m->last += 0.5;
	}
	m->axis = axis_make(low, high, 4, ZERO_SHARE);
}

/* S as a line in panel P, nothing joined across a gap or a break. */
static void
add_line(struct strokes *to, const struct series *s, const struct panel *p, struct arena *a)
{
	bool drawn = false;

	for (size_t k = 0; k < s->n; k++) {
		if (isnan(s->obs[k].value))
			continue;
		if (drawn && (isnan(s->obs[k - 1].value) || !series_continues(s, k - 1, k)))
			strokes_add(to, (double[]){ NAN, NAN }, a);
		strokes_add(
		    to, (double[]){ panel_x(p, s->year[k]), panel_y(p, s->obs[k].value) }, a);
		drawn = true;
	}
	strokes_add(to, (double[]){ NAN, NAN }, a);
}

/* The latest value beside its mark, or why there is none. */
static void
label_value(struct multiples *m, const struct panel *p, const struct series *s)
{
	const struct observation *o = last_figure(s);
	struct draw *d = &m->draw;

	if (o == NULL) {
		bool hidden = s->n > 0 && s->obs[s->n - 1].status == OBS_SUPPRESSED;
		draw_text(d, p->box.left, (p->box.top + p->box.bottom) / 2, SIDE_LEFT, text_type,
		    COLOUR_TEXT,
		    hidden ? prose_say(m->language, "diskretioneret")
			   : prose_say(m->language, "ingen data"));
		return;
	}
	double x = panel_x(p, s->year[o - s->obs]), y = panel_y(p, o->value);
	strokes_add(&m->points, (double[]){ x, y }, m->arena);
	draw_text(d, x + 7, y, SIDE_LEFT, strong_type, COLOUR_SERIES,
	    phrase_number(
		m->indicator, o->value, target_bound(m->target, o->value), m->language, m->arena));
}

static void
draw_area(struct multiples *m, const struct panel *p, const struct assessment *area, bool leftmost)
{
	struct indicator tic = { .decimals = m->axis.decimals };
	struct draw *d = &m->draw;
	const struct box *b = &p->box;

	draw_text(d, b->left, b->top - PANEL_HEAD / 2.0 - 2, SIDE_LEFT, text_type, COLOUR_TEXT,
	    text_label(m->arena, area->series.area->name, NAME_COLUMNS));
	for (int k = 0; k < 2; k++) {
		double v = k == 0 ? m->axis.min : m->axis.max, y = panel_y(p, v);
		strokes_line(&m->base, b->left, y, b->right, y, m->arena);
		if (leftmost)
			draw_text(d, b->left - 6, y, SIDE_RIGHT, text_type, COLOUR_TEXT,
			    phrase_number(&tic, v, NAN, m->language, m->arena));
	}
	if (m->target != NULL) {
		double y = panel_y(p, target_bound(m->target, m->axis.max));
		strokes_line(&m->target_lines, b->left, y, b->right, y, m->arena);
	}
	add_line(&m->region, &m->chart->assessment->series, p, m->arena);
	add_line(&m->lines, &area->series, p, m->arena);
	label_value(m, p, &area->series);
}

static void
draw_years(struct multiples *m, const struct panel *p)
{
	double y = p->box.bottom + 14;

	draw_text(&m->draw, p->box.left, y, SIDE_LEFT, text_type, COLOUR_TEXT,
	    arena_printf(m->arena, "%d", (int)m->first));
	draw_text(&m->draw, p->box.right, y, SIDE_RIGHT, text_type, COLOUR_TEXT,
	    arena_printf(m->arena, "%d", (int)m->last));
}

static void
draw_areas(struct multiples *m, double top)
{
	const struct assessment **areas = sorted_areas(m->chart, m->arena);
	size_t n = m->chart->nareas;
	double step = (CANVAS_WIDTH - CANVAS_EDGE - m->left + COLUMN_GAP) / COLUMNS;
	double row = PANEL_HEAD + PANEL_HEIGHT + ROW_GAP;

	for (size_t i = 0; i < n; i++) {
		struct panel p = { .x_min = m->first,
			.x_max = m->last,
			.y_min = m->axis.min,
			.y_max = m->axis.max };
		p.box.left = m->left + (double)(i % COLUMNS) * step;
		p.box.right = p.box.left + step - COLUMN_GAP - VALUE_ROOM;
		p.box.top = top + (double)(i / COLUMNS) * row + PANEL_HEAD;
		p.box.bottom = p.box.top + PANEL_HEIGHT;
		draw_area(m, &p, areas[i], i % COLUMNS == 0);
		if (i + COLUMNS >= n)
			draw_years(m, &p);
	}
}

static void
draw_looks(struct multiples *m)
{
	struct draw *d = &m->draw;

	strokes_draw(&m->base, "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'", d);
	strokes_draw(&m->region, "using 1:2 with lines lw 2.5 lc rgb '" COLOUR_PALE "'", d);
	strokes_draw(&m->target_lines,
	    "using 1:2 with lines lw 1.25 dt (4,3) lc rgb '" COLOUR_TARGET "'", d);
	strokes_draw(&m->lines, "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'", d);
	strokes_draw(&m->points, "using 1:2 with points pt 7 ps 0.6 lc rgb '" COLOUR_SERIES "'", d);
}

static const char *
note(const struct multiples *m)
{
	enum language l = m->language;
	const struct area *region = m->chart->assessment->series.area;
	const char *line = m->chart->assessment->series.n == 0
	    ? ""
	    : arena_printf(m->arena, prose_say(l, "Bleg linje: %s. "),
		region != NULL ? text_label(m->arena, region->name, NAME_COLUMNS) : "");
	const char *goal = m->target == NULL
	    ? word_hidden_target(m->chart, m->arena)
	    : arena_printf(m->arena, prose_say(l, "Stiplet: %s. "),
		word_target_label(m->indicator, m->target, l, m->arena));
	const char *axis = m->axis.zero ? "" : prose_say(l, "Skalaen begynder ikke ved\u00A00. ");

	return arena_printf(m->arena,
	    prose_say(l, "%s%sSamme skala for alle kommuner; tallet er det seneste. %s"), line,
	    goal, axis);
}

void
multiples_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct multiples m = { .chart = c,
		.indicator = chart_indicator(c, a),
		.target = chart_shows_target(c) ? c->assessment->target : NULL,
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a, .width = CANVAS_WIDTH },
		.base.columns = 2,
		.region.columns = 2,
		.target_lines.columns = 2,
		.lines.columns = 2,
		.points.columns = 2 };
	double rows = (double)((c->nareas + COLUMNS - 1) / COLUMNS);

	scale(&m);
	m.left = CANVAS_EDGE + scale_width(&m.axis, text_type, m.language, a) + 6;
	struct frame f = frame_make(c, note(&m), a);
	double top = f.top + 8;
	m.draw.height =
	    top + rows * (PANEL_HEAD + PANEL_HEIGHT + ROW_GAP) - ROW_GAP + FOOT + 6 + f.bottom;
	draw_pixels(&m.draw);
	draw_begin(&m.draw, format);
	frame_draw(&f, &m.draw);
	draw_areas(&m, top);
	draw_looks(&m);
	draw_end(&m.draw);
}
