#include "plots/gantt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "plots/frame.h"
#include "plots/patch.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define BAR          16 /* high */
#define ROW          46 /* its name, and its bar below */
#define FORUM_ROW    30
#define AXIS_ROOM    26
#define NOW_ROOM     22
#define LABEL_GAP    6
#define NAME_COLUMNS 100
#define LABELS_MAX   8 /* years named on the axis */

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

static const struct {
	const char *fill;
	enum hatch hatch;
	const char *words;
} looks[] = {
	[GANTT_PLANNED] = { COLOUR_PAPER, HATCH_SLOPED, SAY("planlagt") },
	[GANTT_RUNNING] = { COLOUR_SERIES, HATCH_NONE, SAY("i gang") },
	[GANTT_PAUSED] = { COLOUR_PAPER, HATCH_DOTTED, SAY("på pause") },
	[GANTT_DONE] = { COLOUR_MET, HATCH_NONE, SAY("afsluttet") },
	[GANTT_STOPPED] = { COLOUR_NOT_MET, HATCH_LEVEL, SAY("stoppet") },
};

struct gantt {
	const struct gantt_chart *data;
	enum language language;
	struct arena *arena;
	const struct gantt_row **rows; /* by forum, then start */
	size_t n;
	double now;      /* the as-of date as a decimal year */
	int from, until; /* years of the axis: from 1 January of FROM to that of UNTIL */
	struct draw draw;
	struct box plot;
};

/* ---- what there is to show ---------------------------------------------- */

/* A day as a decimal year, to a day or two; the picture has no finer pixels. */
static double
decimal_year(int date)
{
	return date / 10000 + ((date / 100 % 100 - 1) * 30.4375 + (date % 100 - 1)) / 365.25;
}

static double
row_end(const struct gantt *g, const struct gantt_row *r)
{
	return r->end != 0 ? fmin(decimal_year(r->end) + 1 / 365.25, g->until) : g->until;
}

static int
in_order(const void *x, const void *y)
{
	const struct gantt_row *a = *(const struct gantt_row *const *)x;
	const struct gantt_row *b = *(const struct gantt_row *const *)y;
	int forum = text_compare_danish(a->forum, b->forum);

	if (forum != 0)
		return forum;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return text_compare_danish(a->name, b->name);
}

static struct gantt
take(const struct chart *c, struct arena *a)
{
	struct gantt g = { .data = c->gantt,
		.language = c->language,
		.arena = a,
		.n = c->gantt->nrows,
		.now = decimal_year(c->as_of),
		.from = c->as_of / 10000,
		.until = c->as_of / 10000 + 1 };

	g.rows = arena_array(a, g.n + 1, sizeof *g.rows);
	for (size_t i = 0; i < g.n; i++) {
		const struct gantt_row *r = &c->gantt->rows[i];
		int last = r->end != 0 ? r->end : r->start;
		g.rows[i] = r;
		g.from = r->start / 10000 < g.from ? r->start / 10000 : g.from;
		g.until = last / 10000 + 1 > g.until ? last / 10000 + 1 : g.until;
	}
	if (g.n > 0)
		qsort(g.rows, g.n, sizeof *g.rows, in_order);
	return g;
}

/* Does row I begin another forum's? */
static bool
is_new_forum(const struct gantt *g, size_t i)
{
	return g->rows[i]->forum[0] != '\0'
	    && (i == 0 || strcmp(g->rows[i]->forum, g->rows[i - 1]->forum) != 0);
}

/* ---- words -------------------------------------------------------------- */

static const char *
years_words(double years, enum language l, struct arena *a)
{
	return arena_printf(a, prose_say(l, "%s\u00A0årsværk"), phrase_stated(years, l, a));
}

/* "i gang, 2,5 årsværk". */
static const char *
row_words(const struct gantt *g, const struct gantt_row *r)
{
	const char *status = prose_say(g->language, looks[r->status].words);
	const char *open = r->end == 0 ? prose_say(g->language, ", uden slutdato") : "";

	return isnan(r->years) ? arena_printf(g->arena, "%s%s", status, open)
			       : arena_printf(g->arena, "%s, %s%s", status,
				   years_words(r->years, g->language, g->arena), open);
}

/* "3 i gang, 2 planlagt". */
static const char *
status_words(const struct gantt *g)
{
	static const enum gantt_status order[] = { GANTT_RUNNING, GANTT_PLANNED, GANTT_PAUSED,
		GANTT_DONE, GANTT_STOPPED };
	const char *text = "";

	for (size_t k = 0; k < countof(order); k++) {
		size_t n = 0;
		for (size_t i = 0; i < g->n; i++)
			n += g->rows[i]->status == order[k];
		if (n > 0)
			text = arena_printf(g->arena, "%s%s%zu" NBSP "%s", text,
			    text[0] != '\0' ? ", " : "", n,
			    prose_say(g->language, looks[order[k]].words));
	}
	return text;
}

struct chart_words
gantt_words(const struct chart *c, struct arena *a)
{
	struct gantt g = take(c, a);
	enum language l = c->language;
	double sum = 0;
	size_t unstated = 0;
	bool fictional = sources_fictional(c->gantt->sources, c->gantt->nsources);

	for (size_t i = 0; i < g.n; i++) {
		unstated += isnan(g.rows[i]->years) ? 1 : 0;
		sum += isnan(g.rows[i]->years) ? 0 : g.rows[i]->years;
	}
	const char *title = g.n == 0
	    ? arena_printf(a, prose_say(l, "%s: ingen indsatser"), c->gantt->place)
	    : arena_printf(a, prose_say(l, "%s: %zu\u00A0%s, %s"),
		text_label(a, c->gantt->place, NAME_COLUMNS / 2), g.n,
		g.n == 1 ? prose_say(l, "indsats") : prose_say(l, "indsatser"), status_words(&g));
	const char *missing = unstated == 0
	    ? ""
	    : arena_printf(a, prose_say(l, " (%zu uden oplyst årsværk)"), unstated);
	return (struct chart_words){ .title = title,
		.subtitle = arena_printf(a, prose_say(l, "I alt %s%s%s%s"), years_words(sum, l, a),
		    missing, fictional ? ". " : "", fictional ? word_fictional(l) : ""),
		.source = word_sources(c->gantt->sources, c->gantt->nsources, l, a),
		.alt = arena_printf(a,
		    prose_say(l, "Tidsplan for indsatser fra %d til %d. %s. I alt %s%s.%s%s"),
		    g.from, g.until - 1, title, years_words(sum, l, a), missing,
		    fictional ? " " : "", fictional ? word_fictional(l) : ""),
		.fictional = fictional };
}

struct figure_table
gantt_table(const struct chart *c, struct arena *a)
{
	struct gantt g = take(c, a);
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Indsats"), prose_say(l, "Forum"),
		prose_say(l, "Status"), prose_say(l, "Start"), prose_say(l, "Slut"),
		prose_say(l, "Årsværk") };
	struct table t = table_begin(heads, countof(heads), 5, a);

	for (size_t i = 0; i < g.n; i++) {
		const struct gantt_row *r = g.rows[i];
		const char *cells[] = { r->name, r->forum, prose_say(l, looks[r->status].words),
			phrase_date(r->start, l, a), r->end != 0 ? phrase_date(r->end, l, a) : "–",
			isnan(r->years) ? "–" : phrase_stated(r->years, l, a) };
		table_add(&t, cells);
	}
	return table_end(&t);
}

/* ---- drawing ------------------------------------------------------------ */

static double
time_x(const struct gantt *g, double year)
{
	return g->plot.left
	    + (year - g->from) / (g->until - g->from) * (g->plot.right - g->plot.left);
}

/* Years below and rules through the rows; the as-of date as a line with its words above. */
static void
draw_time(struct gantt *g, int as_of)
{
	struct strokes grid = { .columns = 2 };
	int step = (g->until - g->from + LABELS_MAX - 1) / LABELS_MAX;
	double now = time_x(g, g->now);
	const char *text = phrase_date(as_of, g->language, g->arena);
	double half = type_width(text, strong_type) / 2;

	for (int year = g->from; year <= g->until; year++) {
		double x = time_x(g, year);
		strokes_line(&grid, x, g->plot.top, x, g->plot.bottom, g->arena);
		if (year < g->until && (year - g->from) % step == 0)
			draw_text(&g->draw, time_x(g, year + 0.5 * fmin(step, g->until - year)),
			    g->plot.bottom + AXIS_ROOM / 2.0, SIDE_CENTRE, text_type, COLOUR_TEXT,
			    arena_printf(g->arena, "%d", year));
	}
	strokes_draw(&grid, "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'", &g->draw);
	draw_text(&g->draw, fmin(fmax(now, g->plot.left + half), g->plot.right - half),
	    g->plot.top - NOW_ROOM / 2.0, SIDE_CENTRE, strong_type, COLOUR_TARGET, text);
	draw_rule(&g->draw, now, g->plot.top - 2, now, g->plot.bottom, 1.5, COLOUR_TARGET, NULL);
}

/* Words from X on, with the paper's colour under them: rules and bars do not run through. */
static void
draw_words(struct gantt *g, double x, double y, struct type t, const char *colour, const char *text)
{
	double w = type_width(text, t);
	struct outline plate = outline_box((struct box){ x, y - 9, x + w, y + 9 }, g->arena);
	struct patch p = { COLOUR_PAPER, HATCH_NONE, &plate, 1 };

	if (text[0] != '\0')
		patches_draw(&g->draw, &p, 1, NULL, 0);
	draw_text(&g->draw, x, y, SIDE_LEFT, t, colour, text);
}

/* The words beside the bar from LEFT to RIGHT; on a plate in it where neither side has room. */
static void
draw_bar_words(struct gantt *g, const struct gantt_row *r, double left, double right, double y)
{
	const char *text = row_words(g, r);
	double w = type_width(text, text_type);
	double x = right + LABEL_GAP;

	if (x + w > g->plot.right)
		x = left - LABEL_GAP - w;
	if (x < g->plot.left)
		x = fmax(g->plot.left, (left + right - w) / 2);
	draw_words(g, x, y, text_type, COLOUR_TEXT, text);
}

static void
draw_rows(struct gantt *g)
{
	struct outline *boxes = arena_array(g->arena, g->n + 1, sizeof *boxes);
	struct patch *bars = arena_array(g->arena, g->n + 1, sizeof *bars);
	double *middle = arena_array(g->arena, g->n + 1, sizeof *middle);
	const double width = g->plot.right - g->plot.left;
	double y = g->plot.top + 4;

	for (size_t i = 0; i < g->n; i++, y += ROW) {
		const struct gantt_row *r = g->rows[i];
		const char *line = "";
		if (is_new_forum(g, i)) {
			type_wrap(&line, 1, r->forum, width, strong_type, g->arena);
			draw_words(
			    g, g->plot.left, y + FORUM_ROW / 2.0, strong_type, COLOUR_SERIES, line);
			y += FORUM_ROW;
		}
		type_wrap(&line, 1, r->name, width, text_type, g->arena);
		draw_words(g, g->plot.left, y + 11, text_type, COLOUR_TEXT, line);
		double left = time_x(g, decimal_year(r->start));
		double right = fmax(time_x(g, row_end(g, r)), left + 3);
		middle[i] = y + 22 + BAR / 2.0;
		boxes[i] = outline_box(
		    (struct box){ left, middle[i] - BAR / 2.0, right, middle[i] + BAR / 2.0 },
		    g->arena);
		bars[i] =
		    (struct patch){ looks[r->status].fill, looks[r->status].hatch, &boxes[i], 1 };
	}
	patches_draw(&g->draw, bars, g->n, COLOUR_AXIS, 1);
	for (size_t i = 0; i < g->n; i++)
		draw_bar_words(g, g->rows[i], boxes[i].xy[0], boxes[i].xy[2], middle[i]);
}

void
gantt_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct gantt g = take(c, a);
	struct frame f = frame_make(c, "", a);
	double rows = (double)g.n * ROW + 8;

	for (size_t i = 0; i < g.n; i++)
		rows += is_new_forum(&g, i) ? FORUM_ROW : 0;
	g.plot = (struct box){ CANVAS_EDGE, f.top + NOW_ROOM + 8, CANVAS_WIDTH - CANVAS_EDGE, 0 };
	g.plot.bottom = g.plot.top + rows;
	g.draw = (struct draw){ .out = out, .arena = a, .width = CANVAS_WIDTH };
	g.draw.height = g.plot.bottom + AXIS_ROOM + 8 + f.bottom;
	draw_pixels(&g.draw);
	draw_begin(&g.draw, format);
	frame_draw(&f, &g.draw);
	draw_time(&g, c->as_of);
	draw_rows(&g);
	draw_end(&g.draw);
}
