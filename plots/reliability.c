#include "plots/reliability.h"

#include <math.h>

#include "model/phrase.h"
#include "model/prose.h"
#include "plots/draw.h"
#include "plots/frame.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define SIDE_MAX     320
#define PANEL_GAP    26
#define PANEL_HEAD   42 /* two lines above a panel */
#define COUNT_HEIGHT 44 /* the columns of how many */
#define PANEL_FOOT   52 /* axis numbers and what the axis is */

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

/* ---- words -------------------------------------------------------------------- */

static const char *
percent(double share, int decimals, enum language l, struct arena *a)
{
	const struct indicator in = { .unit = "%", .decimals = decimals };

	return phrase_value(&in, 100 * share, NAN, l, a);
}

static size_t
forecasts(const struct reliability_panel *p)
{
	size_t n = 0;

	for (size_t k = 0; k < p->ngroups; k++)
		n += p->groups[k].n;
	return n;
}

static size_t
shown(const struct reliability_chart *r)
{
	return r->npanels < RELIABILITY_PANELS ? r->npanels : RELIABILITY_PANELS;
}

/* Mean distance of said from seen over all forecasts shown, 0-1; NAN if there are none. */
static double
mean_distance(const struct reliability_chart *r)
{
	double sum = 0, n = 0;

	for (size_t i = 0; i < shown(r); i++)
		for (size_t k = 0; k < r->panels[i].ngroups; k++) {
			const struct reliability_group *g = &r->panels[i].groups[k];
			if (g->n == 0)
				continue;
			sum += (double)g->n * fabs(g->said - g->seen);
			n += (double)g->n;
		}
	return n > 0 ? sum / n : NAN;
}

/* Groups that have forecasts, and those of them whose limits hold what was said. */
static void
count_groups(const struct reliability_chart *r, size_t *all, size_t *held)
{
	*all = *held = 0;
	for (size_t i = 0; i < shown(r); i++)
		for (size_t k = 0; k < r->panels[i].ngroups; k++) {
			const struct reliability_group *g = &r->panels[i].groups[k];
			*all += g->n > 0;
			*held += g->n > 0 && g->low <= g->said && g->said <= g->high;
		}
}

static const char *
title(const struct reliability_chart *r, enum language l, struct arena *a)
{
	const struct indicator points = { .decimals = 1 };
	double distance = mean_distance(r);

	if (isnan(distance))
		return prose_say(l, "Fremskrivningens sandsynligheder: ingen data");
	return arena_printf(a,
	    prose_say(l,
		"Fremskrivningens sandsynligheder lå i gennemsnit %s\u00A0procentpoint fra det, "
		"der skete"),
	    phrase_number(&points, 100 * distance, NAN, l, a));
}

static const char *
steps_words(size_t steps, enum language l, struct arena *a)
{
	if (steps == 1)
		return prose_say(l, "1\u00A0periode frem");
	return arena_printf(a, prose_say(l, "%zu\u00A0perioder frem"), steps);
}

static const char *
count_words(size_t n, enum language l, struct arena *a)
{
	return arena_printf(a, prose_say(l, "%s\u00A0forudsigelser"), word_whole((double)n, l, a));
}

struct chart_words
reliability_words(const struct chart *c, struct arena *a)
{
	const struct reliability_chart *r = c->reliability;
	enum language l = c->language;
	bool fictional = sources_fictional(r->sources, r->nsources);
	const char *headline = title(r, l, a);
	size_t all, held;

	count_groups(r, &all, &held);
	const char *subtitle = arena_printf(a,
	    prose_say(l,
		"Andel, der gik i opfyldelse, mod den sandsynlighed, der blev sagt, i procent; %s"),
	    r->event);
	if (fictional)
		subtitle = arena_printf(a, "%s. %s", subtitle, word_fictional(l));
	return (struct chart_words){ .title = headline,
		.subtitle = subtitle,
		.source = word_sources(r->sources, r->nsources, l, a),
		.alt = arena_printf(a,
		    prose_say(l,
			"Kalibreringsdiagram. %s. I %zu af %zu grupper af forudsigelser ligger det "
			"sagte inden for 95\u00A0%%-grænserne for det, der skete. %s.%s%s"),
		    headline, held, all,
		    count_words(r->npanels > 0 ? forecasts(&r->panels[0]) : 0, l, a),
		    fictional ? " " : "", fictional ? word_fictional(l) : ""),
		.fictional = fictional };
}

struct figure_table
reliability_rows(const struct chart *c, struct arena *a)
{
	const struct reliability_chart *r = c->reliability;
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Perioder frem"), prose_say(l, "Sandsynlighed"),
		prose_say(l, "Forudsigelser"), prose_say(l, "Sagt"),
		prose_say(l, "Gik i opfyldelse"), prose_say(l, "Nedre grænse"),
		prose_say(l, "Øvre grænse") };
	struct table t = table_begin(heads, countof(heads), 2, a);

	for (size_t i = 0; i < r->npanels; i++)
		for (size_t k = 0; k < r->panels[i].ngroups; k++) {
			const struct reliability_group *g = &r->panels[i].groups[k];
			const char *cells[countof(heads)] = { arena_printf(
								  a, "%zu", r->panels[i].steps),
				arena_printf(a, "%.0f–%.0f" NBSP "%%", 100 * g->from, 100 * g->to),
				arena_printf(a, "%zu", g->n), percent(g->said, 1, l, a),
				percent(g->seen, 1, l, a), percent(g->low, 1, l, a),
				percent(g->high, 1, l, a) };
			table_add(&t, cells);
		}
	return table_end(&t);
}

/* ---- drawing ------------------------------------------------------------------- */

/* What is drawn in one look, of all panels. */
struct looks {
	struct strokes grid, diagonal, limits, path, points, columns;
};

struct drawing {
	const struct reliability_chart *chart;
	enum language language;
	struct arena *arena;
	struct draw draw;
	struct looks looks;
	size_t most; /* forecasts of the largest group of all panels */
};

static void
draw_scales(struct drawing *s, const struct panel *p)
{
	struct draw *d = &s->draw;

	for (int tic = 0; tic <= 100; tic += 25) {
		double x = panel_x(p, tic / 100.0), y = panel_y(p, tic / 100.0);
		const char *text = arena_printf(s->arena, "%d", tic);
		strokes_line(&s->looks.grid, p->box.left, y, p->box.right, y, s->arena);
		strokes_line(&s->looks.grid, x, p->box.top, x, p->box.bottom, s->arena);
		draw_text(d, p->box.left - 7, y, SIDE_RIGHT, text_type, COLOUR_TEXT, text);
		draw_text(d, x, p->box.bottom + COUNT_HEIGHT + 14, SIDE_CENTRE, text_type,
		    COLOUR_TEXT, text);
	}
	strokes_line(
	    &s->looks.diagonal, p->box.left, p->box.bottom, p->box.right, p->box.top, s->arena);
	draw_text(d, (p->box.left + p->box.right) / 2,
	    p->box.bottom + COUNT_HEIGHT + 14 + LINE_TEXT, SIDE_CENTRE, text_type, COLOUR_TEXT,
	    prose_say(s->language, "Sagt sandsynlighed"));
}

static void
draw_group(struct drawing *s, const struct panel *p, const struct reliability_group *g)
{
	struct looks *l = &s->looks;
	double base = p->box.bottom + COUNT_HEIGHT;

	if (g->n == 0) {
		strokes_add(&l->path, (double[]){ NAN, NAN }, s->arena);
		return;
	}
	double x = panel_x(p, g->said), y = panel_y(p, g->seen);
	double left = panel_x(p, g->from) + 1.5, right = panel_x(p, g->to) - 1.5;
	/* a single forecast still shows */
	double height = fmax(1.5, (COUNT_HEIGHT - 8) * (double)g->n / (double)s->most);
	strokes_line(&l->limits, x, panel_y(p, g->low), x, panel_y(p, g->high), s->arena);
	strokes_add(&l->path, (double[]){ x, y }, s->arena);
	strokes_add(&l->points, (double[]){ x, y }, s->arena);
	strokes_add(&l->columns,
	    (double[]){ (left + right) / 2, base, left, right, base - height, base }, s->arena);
}

/* What it means to lie on this side of the diagonal, where nothing is drawn in its way. */
static void
label_side(struct drawing *s, const struct reliability_panel *r, const struct panel *p,
    double level, enum side side, const char *text)
{
	double width = type_width(text, text_type), y = panel_y(p, level);
	double x = side == SIDE_LEFT ? p->box.left + 8 : p->box.right - 8;
	double left = side == SIDE_LEFT ? x : x - width;

	for (size_t k = 0; k < r->ngroups; k++) {
		const struct reliability_group *g = &r->groups[k];
		double at = panel_x(p, g->said);
		if (g->n > 0 && left - 30 < at && at < left + width + 30
		    && panel_y(p, g->high) < y + LINE_TEXT && panel_y(p, g->low) > y - LINE_TEXT)
			return;
	}
	draw_text(&s->draw, x, y, side, text_type, COLOUR_TEXT, text);
}

static void
draw_panel(struct drawing *s, const struct reliability_panel *r, const struct panel *p, bool first)
{
	struct draw *d = &s->draw;
	double y = p->box.top - PANEL_HEAD + LINE_TEXT / 2.0;

	draw_text(d, p->box.left, y, SIDE_LEFT, strong_type, COLOUR_TEXT,
	    steps_words(r->steps, s->language, s->arena));
	draw_text(d, p->box.left, y + LINE_TEXT, SIDE_LEFT, text_type, COLOUR_TEXT,
	    count_words(forecasts(r), s->language, s->arena));
	draw_scales(s, p);
	for (size_t k = 0; k < r->ngroups; k++)
		draw_group(s, p, &r->groups[k]);
	strokes_add(&s->looks.path, (double[]){ NAN, NAN }, s->arena);
	if (!first)
		return;
	label_side(s, r, p, 0.93, SIDE_LEFT, prose_say(s->language, "skete oftere"));
	label_side(s, r, p, 0.07, SIDE_RIGHT, prose_say(s->language, "skete sjældnere"));
}

static void
draw_looks(struct drawing *s)
{
	const struct looks *l = &s->looks;
	struct draw *d = &s->draw;

	strokes_draw(&l->grid, "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'", d);
	strokes_draw(&l->columns,
	    "using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc rgb '" COLOUR_AXIS "'", d);
	strokes_draw(
	    &l->diagonal, "using 1:2 with lines lw 1.25 dt (6,4) lc rgb '" COLOUR_TEXT "'", d);
	strokes_draw(&l->path, "using 1:2 with lines lw 1.5 lc rgb '" COLOUR_SERIES "'", d);
	strokes_draw(&l->limits, "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'", d);
	strokes_draw(
	    &l->points, "using 1:2 with points pt 7 ps 0.85 lc rgb '" COLOUR_SERIES "'", d);
}

static const char *
note(const struct chart *c, struct arena *a)
{
	const struct reliability_chart *r = c->reliability;
	enum language l = c->language;
	size_t all, held;

	count_groups(r, &all, &held);
	return arena_printf(a,
	    prose_say(l,
		"Stiplet: det sagte og det skete er ens. Lodret streg: 95\u00A0%%-grænser for det "
		"skete, som om forudsigelserne var uafhængige; de omfatter det sagte i %zu af %zu "
		"grupper. Søjlerne: antal forudsigelser. %s\u00A0serier fik deres sidste tal "
		"skjult og forudsagt."),
	    held, all, word_whole((double)r->nseries, l, a));
}

static void
draw_panels(struct drawing *s, double top, double side)
{
	const struct reliability_chart *r = s->chart;
	double left = CANVAS_EDGE + type_width("100", text_type) + 7;
	double step = side + PANEL_GAP + type_width("100", text_type) + 7;
	double row = PANEL_HEAD + side + COUNT_HEIGHT + PANEL_FOOT;

	for (size_t i = 0; i < shown(r); i++) {
		struct panel p = { .x_max = 1, .y_max = 1 };
		p.box.left = left + (double)(i % 2) * step;
		p.box.top = top + (double)(i / 2) * row + PANEL_HEAD;
		p.box.right = p.box.left + side;
		p.box.bottom = p.box.top + side;
		draw_panel(s, &r->panels[i], &p, i == 0);
	}
}

void
reliability_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct drawing s = { .chart = c->reliability,
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a, .width = CANVAS_WIDTH },
		.looks = { { .columns = 2 }, { .columns = 2 }, { .columns = 2 }, { .columns = 2 },
		    { .columns = 2 }, { .columns = 6 } } };
	struct frame f = frame_make(c, note(c, a), a);
	double numbers = type_width("100", text_type) + 7;
	double side = shown(s.chart) > 1
	    ? (CANVAS_WIDTH - 2 * CANVAS_EDGE - 2 * numbers - PANEL_GAP - 8) / 2
	    : SIDE_MAX;
	double rows = (double)((shown(s.chart) + 1) / 2);

	for (size_t i = 0; i < shown(s.chart); i++)
		for (size_t k = 0; k < s.chart->panels[i].ngroups; k++)
			if (s.chart->panels[i].groups[k].n > s.most)
				s.most = s.chart->panels[i].groups[k].n;
	s.draw.height =
	    f.top + 10 + rows * (PANEL_HEAD + side + COUNT_HEIGHT + PANEL_FOOT) + f.bottom;
	draw_pixels(&s.draw);
	draw_begin(&s.draw, format);
	frame_draw(&f, &s.draw);
	draw_panels(&s, f.top + 10, side);
	draw_looks(&s);
	draw_end(&s.draw);
}
