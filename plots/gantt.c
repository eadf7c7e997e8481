/*
 * plots/gantt.c - the picture of indsatser over time. A row is its name, and below it at the left
 * how far it is, at the right its time: crosses in years, a bar, milestones, a track each, so that
 * no mark hides another.
 */
#include "plots/gantt_part.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "plots/frame.h"
#include "plots/patch.h"
#include "plots/script.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define TRACK        18 /* high */
#define BAR          12
#define ROW_GAP      10
#define HEAD_ROOM    32
#define YEARS_ROOM   22
#define NOW_ROOM     22
#define KEY_LINE     22
#define SWATCH       28
#define SIDE_GAP     12 /* between the words at the left and the years */
#define LABEL_GAP    6
#define NAME_COLUMNS 200
#define NAME_LINES   2
#define CROSS        4 /* half of one */

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

static const struct {
	const char *fill;
	enum hatch hatch;
} looks[] = {
	[EFFORT_UNSTATED] = { COLOUR_PAPER, HATCH_NONE },
	[EFFORT_PLANNED] = { COLOUR_PAPER, HATCH_SLOPED },
	[EFFORT_RUNNING] = { COLOUR_SERIES, HATCH_NONE },
	[EFFORT_PAUSED] = { COLOUR_PAPER, HATCH_DOTTED },
	[EFFORT_DONE] = { COLOUR_MET, HATCH_NONE },
};

/* What the key explains. */
enum sign { SIGN_YEAR, SIGN_BAR, SIGN_OPEN, SIGN_AHEAD, SIGN_DONE, SIGN_LATE, SIGNS };

struct row {
	const struct effort *effort;
	const char *head; /* of the rows from here on; NULL: as before */
	const char *lines[NAME_LINES];
	size_t nlines;
	const char *status, *staff;
	double height;
};

struct gantt {
	const struct chart *chart;
	enum language language;
	struct arena *arena;
	struct row *rows;
	size_t n;
	int from, until; /* years of the axis: from 1 January of FROM to that of UNTIL */
	bool has[SIGNS];
	struct draw draw;
	struct box plot;        /* of the years */
	struct strokes crosses; /* of the years */
};

/* ---- what there is to show ---------------------------------------------- */

/* A day as a decimal year, to a day or two; the picture has no finer pixels. */
static double
decimal_year(int date)
{
	return date / 10000 + ((date / 100 % 100 - 1) * 30.4375 + (date % 100 - 1)) / 365.25;
}

static void
reach(struct gantt *g, int year)
{
	g->from = year < g->from ? year : g->from;
	g->until = year + 1 > g->until ? year + 1 : g->until;
}

static bool
has_bar(const struct effort *e)
{
	return e->start != 0 || e->end != 0;
}

/* The day milestone M is drawn at. */
static int
milestone_day(const struct effort *e, const struct milestone *m, int as_of)
{
	return gantt_reached(e, m, as_of) == MILESTONE_DONE ? m->done : m->due;
}

static void
take_effort(struct gantt *g, const struct effort *e)
{
	static const enum sign signs[] = { [MILESTONE_AHEAD] = SIGN_AHEAD,
		[MILESTONE_DONE] = SIGN_DONE,
		[MILESTONE_LATE] = SIGN_LATE };

	for (size_t k = 0; k < e->nyears; k++)
		reach(g, e->years[k]);
	if (e->start != 0)
		reach(g, e->start / 10000);
	if (has_bar(e) && e->end == 0) /* room for its arrow */
		reach(g, g->chart->as_of / 10000 + 1);
	if (e->end != 0)
		reach(g, e->end / 10000);
	for (size_t k = 0; k < e->nmilestones; k++) {
		const struct milestone *m = &e->milestones[k];
		reach(g, milestone_day(e, m, g->chart->as_of) / 10000);
		g->has[signs[gantt_reached(e, m, g->chart->as_of)]] = true;
	}
	g->has[SIGN_YEAR] = g->has[SIGN_YEAR] || e->nyears > 0;
	g->has[SIGN_BAR] = g->has[SIGN_BAR] || has_bar(e);
	g->has[SIGN_OPEN] = g->has[SIGN_OPEN] || (has_bar(e) && (e->start == 0 || e->end == 0));
}

static void
take_row(struct gantt *g, struct row *r, const struct effort *e)
{
	double width = CANVAS_WIDTH - 2 * CANVAS_EDGE;
	size_t tracks = 0;

	tracks += e->nyears > 0 ? 1 : 0;
	tracks += has_bar(e) ? 1 : 0;
	tracks += e->nmilestones > 0 ? 1 : 0;
	r->effort = e;
	r->nlines = type_wrap(r->lines, NAME_LINES, text_label(g->arena, e->name, NAME_COLUMNS),
	    width, text_type, g->arena);
	r->status = gantt_status(e->status, g->language);
	r->staff = gantt_staff(e, g->language, g->arena);
	size_t words = r->staff[0] != '\0' ? 2 : 1;
	r->height = (double)r->nlines * LINE_TEXT
	    + (double)(tracks > words ? tracks : words) * TRACK + ROW_GAP;
}

static struct gantt
take(const struct chart *c, struct arena *a)
{
	const struct effort *const *efforts = gantt_rows(c, a);
	bool several = gantt_has_groups(c->gantt);
	struct gantt g = { .chart = c,
		.language = c->language,
		.arena = a,
		.n = c->gantt->nrows,
		.from = c->as_of / 10000,
		.until = c->as_of / 10000 + 1,
		.crosses = { .columns = 2 } };

	g.rows = arena_array(a, g.n + 1, sizeof *g.rows);
	for (size_t i = 0; i < g.n; i++) {
		const char *head = gantt_head(efforts[i], several, g.language, a);
		take_effort(&g, efforts[i]);
		take_row(&g, &g.rows[i], efforts[i]);
		if (i == 0 || strcmp(head, gantt_head(efforts[i - 1], several, g.language, a)) != 0)
			g.rows[i].head = head;
	}
	return g;
}

/* ---- drawing ------------------------------------------------------------ */

static double
time_x(const struct gantt *g, double year)
{
	return g->plot.left
	    + (year - g->from) / (g->until - g->from) * (g->plot.right - g->plot.left);
}

/* Words from X on, with the paper's colour under them: what is drawn before does not run through.
 */
static void
draw_words(struct gantt *g, double x, double y, struct type t, const char *colour, const char *text)
{
	double w = type_width(text, t);
	struct outline plate = outline_box((struct box){ x, y - 9, x + w, y + 9 }, g->arena);
	struct patch p = { COLOUR_PAPER, HATCH_NONE, &plate, 1 };

	if (text[0] == '\0')
		return;
	patches_draw(&g->draw, &p, 1, NULL, 0);
	draw_text(&g->draw, x, y, SIDE_LEFT, t, colour, text);
}

/* The years' names where there is room for them, in a line around Y. */
static void
draw_years(struct gantt *g, double y)
{
	double cell = (g->plot.right - g->plot.left) / (g->until - g->from);
	int step = (int)ceil((type_width("2025", text_type) + LABEL_GAP) / cell);

	for (int year = g->from; year < g->until; year += step)
		draw_text(&g->draw, time_x(g, year + 0.5), y, SIDE_CENTRE, text_type, COLOUR_TEXT,
		    arena_printf(g->arena, "%d", year));
}

/* The years above and below, lines between them, and the as-of date. */
static void
draw_time(struct gantt *g)
{
	struct strokes grid = { .columns = 2 }, today = { .columns = 2 };
	double now = time_x(g, decimal_year(g->chart->as_of));
	const char *text = phrase_date(g->chart->as_of, g->language, g->arena);
	double half = type_width(text, strong_type) / 2;
	double x = fmin(fmax(now, CANVAS_EDGE + half), CANVAS_WIDTH - CANVAS_EDGE - half);

	for (int year = g->from; year <= g->until; year++)
		strokes_line(
		    &grid, time_x(g, year), g->plot.top, time_x(g, year), g->plot.bottom, g->arena);
	strokes_line(&today, now, g->plot.top - 2, now, g->plot.bottom, g->arena);
	strokes_draw(&grid, "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'", &g->draw);
	strokes_draw(&today, "using 1:2 with lines lw 1.5 lc rgb '" COLOUR_TARGET "'", &g->draw);
	draw_years(g, g->plot.top - NOW_ROOM - YEARS_ROOM / 2.0);
	draw_years(g, g->plot.bottom + YEARS_ROOM / 2.0);
	draw_text(&g->draw, x, g->plot.top - NOW_ROOM / 2.0, SIDE_CENTRE, strong_type,
	    COLOUR_TARGET, text);
}

static void
add_cross(struct gantt *g, double x, double y, double half)
{
	static const double gap[] = { NAN, NAN };

	strokes_line(&g->crosses, x - half, y - half, x + half, y + half, g->arena);
	strokes_add(&g->crosses, gap, g->arena);
	strokes_line(&g->crosses, x - half, y + half, x + half, y - half, g->arena);
	strokes_add(&g->crosses, gap, g->arena);
}

static void
draw_box(struct gantt *g, struct box b, const char *fill, enum hatch hatch, const char *edge)
{
	struct outline o = outline_box(b, g->arena);
	struct patch p = { fill, hatch, &o, 1 };

	patches_draw(&g->draw, &p, 1, edge, 1);
}

/* The years of E as cells around Y. */
static void
draw_cells(struct gantt *g, const struct effort *e, double y)
{
	for (size_t k = 0; k < e->nyears; k++) {
		double left = time_x(g, e->years[k]) + 1, right = time_x(g, e->years[k] + 1) - 1;
		draw_box(g, (struct box){ left, y - TRACK / 2.0 + 1, right, y + TRACK / 2.0 - 1 },
		    COLOUR_BAND, HATCH_NONE, NULL);
		add_cross(g, (left + right) / 2, y, fmin(CROSS, (right - left) / 2 - 1));
	}
}

/*
 * From the first day to the last as a bar around Y. Where one of them is not stated, a line with an
 * arrow leads out of the picture; what lies after the as-of date is not known to happen, so an
 * open bar ends there.
 */
static void
draw_bar(struct gantt *g, const struct effort *e, double y)
{
	double now = time_x(g, decimal_year(g->chart->as_of));
	double start = e->start != 0 ? time_x(g, decimal_year(e->start)) : NAN;
	double end = e->end != 0 ? time_x(g, decimal_year(e->end) + 1 / 365.25) : NAN;
	double left = isnan(start) ? end - 3 : start;
	double right = isnan(end) ? fmax(start + 3, now) : end;

	right = fmax(left + 3, right);
	if (isnan(start))
		draw_arrow(&g->draw, left, y, g->plot.left, y, 2, COLOUR_AXIS);
	if (isnan(end))
		draw_arrow(
		    &g->draw, fmin(right, g->plot.right - 10), y, g->plot.right, y, 2, COLOUR_AXIS);
	draw_box(g, (struct box){ left, y - BAR / 2.0, right, y + BAR / 2.0 },
	    looks[e->status].fill, looks[e->status].hatch, COLOUR_AXIS);
}

static void
draw_milestone(struct gantt *g, double x, double y, enum reached reached)
{
	static const struct {
		enum mark mark;
		const char *colour;
	} marks[] = { [MILESTONE_AHEAD] = { MARK_RING, COLOUR_SERIES },
		[MILESTONE_DONE] = { MARK_DISC, COLOUR_SERIES },
		[MILESTONE_LATE] = { MARK_TRIANGLE, COLOUR_OTHER } };

	if (reached == MILESTONE_AHEAD)
		draw_mark(&g->draw, x, y, MARK_DISC, 0.9, COLOUR_PAPER);
	draw_mark(&g->draw, x, y, marks[reached].mark, 0.9, marks[reached].colour);
}

/* The tracks of E from Y down. */
static void
draw_tracks(struct gantt *g, const struct effort *e, double y)
{
	double middle = y + TRACK / 2.0;
	int as_of = g->chart->as_of;

	if (has_bar(e)) {
		draw_bar(g, e, middle);
		middle += TRACK;
	}
	if (e->nyears > 0) {
		draw_cells(g, e, middle);
		middle += TRACK;
	}
	for (size_t k = 0; k < e->nmilestones; k++)
		draw_milestone(g,
		    time_x(g, decimal_year(milestone_day(e, &e->milestones[k], as_of))), middle,
		    gantt_reached(e, &e->milestones[k], as_of));
	if (e->nyears == 0 && !has_bar(e) && e->nmilestones == 0)
		draw_words(g, g->plot.left + LABEL_GAP, middle, text_type, COLOUR_TEXT,
		    prose_say(g->language, "tid ikke oplyst"));
}

static void
draw_rows(struct gantt *g)
{
	double y = g->plot.top;

	for (size_t i = 0; i < g->n; i++) {
		const struct row *r = &g->rows[i];
		const char *head = "";
		double top = y;
		if (r->head != NULL) {
			type_wrap(&head, 1, r->head, CANVAS_WIDTH - 2 * CANVAS_EDGE, strong_type,
			    g->arena);
			draw_words(
			    g, CANVAS_EDGE, y + HEAD_ROOM / 2.0, strong_type, COLOUR_SERIES, head);
			top = y += HEAD_ROOM;
		}
		for (size_t k = 0; k < r->nlines; k++, y += LINE_TEXT)
			draw_words(g, CANVAS_EDGE, y + LINE_TEXT / 2.0, text_type, COLOUR_TEXT,
			    r->lines[k]);
		draw_text(&g->draw, CANVAS_EDGE, y + TRACK / 2.0, SIDE_LEFT, text_type, COLOUR_AXIS,
		    r->status);
		if (r->staff[0] != '\0')
			draw_text(&g->draw, CANVAS_EDGE, y + 1.5 * TRACK, SIDE_LEFT, text_type,
			    COLOUR_AXIS, r->staff);
		draw_tracks(g, r->effort, y);
		y = top + r->height;
	}
	strokes_draw(&g->crosses, "using 1:2 with lines lw 2 lc rgb '" COLOUR_SERIES "'", &g->draw);
}

/* ---- the key -------------------------------------------------------------- */

static const char *
sign_words(enum sign s, enum language l)
{
	switch (s) {
	case SIGN_YEAR: return prose_say(l, "år med ressourcetræk");
	case SIGN_BAR: return prose_say(l, "fra start til slut");
	case SIGN_OPEN: return prose_say(l, "start eller slut ikke oplyst");
	case SIGN_AHEAD: return prose_say(l, "milepæl");
	case SIGN_DONE: return prose_say(l, "milepæl nået");
	case SIGN_LATE:
	case SIGNS: break;
	}
	return prose_say(l, "milepæl overskredet");
}

static void
draw_swatch(struct gantt *g, enum sign s, double x, double y)
{
	static const enum reached reached[] = { [SIGN_AHEAD] = MILESTONE_AHEAD,
		[SIGN_DONE] = MILESTONE_DONE,
		[SIGN_LATE] = MILESTONE_LATE };

	switch (s) {
	case SIGN_YEAR:
		draw_box(g, (struct box){ x, y - 8, x + SWATCH - 6, y + 8 }, COLOUR_BAND,
		    HATCH_NONE, NULL);
		add_cross(g, x + (SWATCH - 6) / 2.0, y, CROSS);
		break;
	case SIGN_BAR:
		draw_box(g, (struct box){ x, y - BAR / 2.0, x + SWATCH - 6, y + BAR / 2.0 },
		    COLOUR_PAPER, HATCH_NONE, COLOUR_AXIS);
		break;
	case SIGN_OPEN: draw_arrow(&g->draw, x, y, x + SWATCH - 6, y, 2, COLOUR_AXIS); break;
	default: draw_milestone(g, x + (SWATCH - 6) / 2.0, y, reached[s]);
	}
}

/* The signs in use, from Y down; the height they take. Only measured unless DRAWN. */
static double
key(struct gantt *g, double y, bool drawn)
{
	double x = CANVAS_EDGE, height = 0;

	for (enum sign s = SIGN_YEAR; s < SIGNS; s++) {
		const char *text = sign_words(s, g->language);
		double w = SWATCH + type_width(text, text_type);
		if (!g->has[s])
			continue;
		if (height == 0 || x + w > CANVAS_WIDTH - CANVAS_EDGE) {
			x = CANVAS_EDGE;
			height += KEY_LINE;
		}
		double middle = y + height - KEY_LINE / 2.0;
		if (drawn) {
			draw_swatch(g, s, x, middle);
			draw_text(
			    &g->draw, x + SWATCH, middle, SIDE_LEFT, text_type, COLOUR_TEXT, text);
		}
		x += w + 18;
	}
	return height;
}

/* ---- all of it ------------------------------------------------------------ */

/* Where the years begin, and how high all is. */
static void
layout(struct gantt *g, const struct frame *f, double keys)
{
	double words = 0, height = 0;

	for (size_t i = 0; i < g->n; i++) {
		words = fmax(words, type_width(g->rows[i].status, text_type));
		words = fmax(words, type_width(g->rows[i].staff, text_type));
		height += g->rows[i].height + (g->rows[i].head != NULL ? HEAD_ROOM : 0);
	}
	g->plot.left = CANVAS_EDGE + fmin(words, CANVAS_WIDTH / 3.0) + SIDE_GAP;
	g->plot.right = CANVAS_WIDTH - CANVAS_EDGE;
	g->plot.top = f->top + 10 + keys + NOW_ROOM + YEARS_ROOM + 4;
	g->plot.bottom = g->plot.top + height;
	g->draw.width = CANVAS_WIDTH;
	g->draw.height = g->plot.bottom + YEARS_ROOM + 8 + f->bottom;
}

void
gantt_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct gantt g = take(c, a);
	struct frame f = frame_make(c, "", a);

	g.draw = (struct draw){ .out = out, .arena = a };
	layout(&g, &f, key(&g, 0, false));
	draw_pixels(&g.draw);
	draw_begin(&g.draw, format);
	frame_draw(&f, &g.draw);
	draw_time(&g);
	key(&g, f.top + 10, true);
	draw_rows(&g);
	draw_end(&g.draw);
}
