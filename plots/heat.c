#include "plots/heat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/frame.h"
#include "plots/map.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define ROW          24
#define CELL_ROOM    24 /* of a cell beside its number: mark and edges */
#define NAME_COLUMNS 24
#define HEAD_LINES   2
#define BLOCK_GAP    20
#define KEY_GAP      14

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

struct column {
	struct map map;         /* its kommuner, classed */
	struct map_area region; /* the same of the region */
	const char *head;
	const char *lines[HEAD_LINES];
	size_t nlines;
};

struct heat {
	const struct heat_chart *data;
	enum language language;
	struct arena *arena;
	struct column *columns;
	size_t n, nareas;
	size_t *order; /* rows by name */
	size_t count[POSITIONS];
	double names, cell; /* widths */
	size_t per_block, blocks;
	struct draw draw;
};

/* ---- what there is to show ---------------------------------------------- */

/* Column K as a chart of its kommuner, for what it shares with a map. */
static struct chart
column_chart(const struct chart *c, size_t k)
{
	struct chart column = chart_about(c, CHART_TILES, c->heat->columns[k].region);

	column.areas = c->heat->columns[k].areas;
	column.nareas = c->heat->nareas;
	return column;
}

static const char *
head_words(const struct chart *column, struct arena *a)
{
	const struct indicator *i = chart_indicator(column, a);
	const char *goal = chart_shows_target(column) ? arena_printf(a, ", %s",
			       phrase_rule(i, column->assessment->target, column->language, a))
						      : "";
	struct period period;
	const char *when = chart_period(column, &period)
	    ? arena_printf(a, " (%s)", phrase_period(period, column->language, a))
	    : "";

	return arena_printf(a, "%s%s%s", i->name, goal, when);
}

static void
take_column(struct heat *h, struct column *to, const struct chart *c, size_t k)
{
	struct chart *column = arena_alloc(h->arena, sizeof *column);
	const struct judgement *latest = &c->heat->columns[k].region->latest;

	*column = column_chart(c, k);
	const struct indicator *i = chart_indicator(column, h->arena);
	to->map = map_take(column, h->arena);
	to->head = head_words(column, h->arena);
	to->region = (struct map_area){ .obs = latest->obs,
		.position = position_of(latest->obs, latest),
		.value = phrase_number(i, latest->value,
		    target_bound(column->assessment->target, latest->value), h->language,
		    h->arena) };
	for (size_t p = 0; p < POSITIONS; p++)
		h->count[p] += to->map.count[p];
}

/* The rows in the order of their names. */
static void
sort_rows(struct heat *h)
{
	h->order = arena_array(h->arena, h->nareas + 1, sizeof *h->order);
	for (size_t i = 0; i < h->nareas; i++) {
		size_t at = i;
		for (; at > 0
		     && text_compare_danish(h->columns[0].map.areas[i].name,
			    h->columns[0].map.areas[h->order[at - 1]].name)
			 < 0;
		     at--)
			h->order[at] = h->order[at - 1];
		h->order[at] = i;
	}
}

static struct heat
take(const struct chart *c, struct arena *a)
{
	struct heat h = { .data = c->heat,
		.language = c->language,
		.arena = a,
		.n = c->heat->ncolumns,
		.nareas = c->heat->ncolumns > 0 ? c->heat->nareas : 0 };

	h.columns = arena_array(a, h.n + 1, sizeof *h.columns);
	for (size_t k = 0; k < h.n; k++)
		take_column(&h, &h.columns[k], c, k);
	sort_rows(&h);
	return h;
}

/* ---- words -------------------------------------------------------------- */

struct chart_words
heat_words(const struct chart *c, struct arena *a)
{
	struct heat h = take(c, a);
	enum language l = c->language;
	bool fictional = sources_fictional(c->heat->sources, c->heat->nsources);
	const char *place = text_label(a, c->heat->place, NAME_COLUMNS);
	size_t met = h.count[POSITION_MET] + h.count[POSITION_MET_SURE];
	size_t missed = h.count[POSITION_NOT_MET] + h.count[POSITION_NOT_MET_SURE];
	size_t open = h.count[POSITION_OPEN];
	const char *title = arena_printf(a,
	    prose_say(l,
		"%s, kommune for kommune: %zu\u00A0tal opfylder målet, %zu\u00A0gør ikke, "
		"%zu\u00A0er %s"),
	    place, met, missed, open,
	    open == 1 ? prose_say(l, "uafklaret") : prose_say(l, "uafklarede"));
	const char *heads = "";

	for (size_t k = 0; k < h.n; k++)
		heads = arena_printf(a, "%s%s%s", heads, k > 0 ? "; " : "", h.columns[k].head);
	return (struct chart_words){ .title = title,
		.subtitle = arena_printf(a,
		    prose_say(l, "Seneste tal for hver målsætning, i dens egen enhed%s%s"),
		    fictional ? ". " : "", fictional ? word_fictional(l) : ""),
		.source = word_sources(c->heat->sources, c->heat->nsources, l, a),
		.alt = arena_printf(a,
		    prose_say(l,
			"Tabel med farvede felter, en række for hver kommune. %s. Kolonner: "
			"%s.%s%s"),
		    title, heads, fictional ? " " : "", fictional ? word_fictional(l) : ""),
		.fictional = fictional };
}

struct figure_table
heat_table(const struct chart *c, struct arena *a)
{
	struct heat h = take(c, a);
	const char **cells = arena_array(a, h.n + 1, sizeof *cells);

	cells[0] = prose_say(c->language, "Kommune");
	for (size_t k = 0; k < h.n; k++)
		cells[k + 1] = h.columns[k].head;
	struct table t = table_begin(cells, h.n + 1, h.n + 1, a);
	for (size_t i = 0; i < h.nareas; i++) {
		cells[0] = h.columns[0].map.areas[h.order[i]].name;
		for (size_t k = 0; k < h.n; k++) {
			const struct map_area *m = &h.columns[k].map.areas[h.order[i]];
			bool valued = m->obs != NULL && !isnan(m->obs->value);
			cells[k + 1] = valued ? arena_printf(a, "%s: %s", m->value,
					   position_words(m->position, c->language))
					      : m->value;
		}
		table_add(&t, cells);
	}
	return table_end(&t);
}

/* ---- layout ------------------------------------------------------------- */

static void
layout(struct heat *h)
{
	double room = CANVAS_WIDTH - 2 * CANVAS_EDGE;

	h->names = type_width(h->data->place, strong_type);
	for (size_t k = 0; k < h->n; k++)
		for (size_t i = 0; i < h->nareas; i++) {
			const struct map_area *m = &h->columns[k].map.areas[i];
			h->names = fmax(h->names, type_width(m->name, text_type));
			if (m->obs != NULL && !isnan(m->obs->value))
				h->cell = fmax(h->cell, type_width(m->value, text_type));
		}
	h->names = fmin(h->names, room / 2) + 10;
	h->cell = fmax(h->cell, 24) + CELL_ROOM;
	h->per_block = (size_t)fmax(1, floor((room - h->names) / h->cell));
	h->blocks = (h->n + h->per_block - 1) / h->per_block;
	if (h->blocks > 0) /* blocks of like width */
		h->per_block = (h->n + h->blocks - 1) / h->blocks;
	if (h->per_block > 0)
		h->cell = fmin((room - h->names) / (double)h->per_block, 1.5 * h->cell);
}

static double
column_x(const struct heat *h, size_t k)
{
	return CANVAS_EDGE + h->names + h->cell * (double)(k % h->per_block);
}

/* Break the heads of the block from column FIRST; height they take. */
static double
break_heads(struct heat *h, size_t first)
{
	size_t lines = 0;

	for (size_t k = first; k < h->n && k < first + h->per_block; k++) {
		struct column *c = &h->columns[k];
		double width = column_x(h, k) + h->cell / 2 - CANVAS_EDGE;
		c->nlines = type_wrap(c->lines, HEAD_LINES, c->head, width, text_type, h->arena);
		lines += c->nlines;
	}
	return (double)lines * LINE_TEXT + 6;
}

static double
block_height(struct heat *h, size_t first)
{
	return break_heads(h, first) + (double)(h->nareas + 1) * ROW + BLOCK_GAP;
}

/* ---- drawing ------------------------------------------------------------ */

/*
 * The heads as a staircase: each ends above its own column, from where a line leads down past the
 * heads of the columns before it. So the first is lowest. They are broken already.
 */
static double
draw_heads(struct heat *h, size_t first, double y)
{
	size_t last = first + h->per_block < h->n ? first + h->per_block : h->n;
	double bottom = y + break_heads(h, first);

	for (size_t k = last; k-- > first;) {
		const struct column *c = &h->columns[k];
		double x = column_x(h, k) + h->cell / 2;
		for (size_t i = 0; i < c->nlines; i++, y += LINE_TEXT)
			draw_text(&h->draw, x - 5, y + LINE_TEXT / 2.0, SIDE_RIGHT, text_type,
			    COLOUR_TEXT, c->lines[i]);
		draw_rule(&h->draw, x, y - (double)c->nlines * LINE_TEXT + 4, x, bottom - 2, 1,
		    COLOUR_AXIS, NULL);
	}
	return bottom;
}

static struct box
cell_box(const struct heat *h, size_t k, double y)
{
	double x = column_x(h, k);

	return (struct box){ x + 1, y + 1, x + h->cell - 1, y + ROW - 1 };
}

/* The cell of column K and row ROW: row 0 is the region's. */
static const struct map_area *
cell_of(const struct heat *h, size_t k, size_t row)
{
	return row == 0 ? &h->columns[k].region : &h->columns[k].map.areas[h->order[row - 1]];
}

/* What is patterned of a cell: all of it, or what its number leaves. */
static struct box
pattern_box(const struct map_area *m, struct box cell)
{
	if (m->obs != NULL && !isnan(m->obs->value))
		cell.right -= 7 + type_width(m->value, strong_type);
	return cell;
}

static void
draw_row(struct heat *h, size_t row, double y)
{
	const char *name = row == 0 ? text_label(h->arena, h->data->place, NAME_COLUMNS)
				    : h->columns[0].map.areas[h->order[row - 1]].name;

	draw_text(&h->draw, CANVAS_EDGE, y + ROW / 2.0, SIDE_LEFT,
	    row == 0 ? strong_type : text_type, COLOUR_TEXT, name);
}

/* Move what is filled like the paper behind the rest, in the same order; how many are before it. */
static size_t
white_last(struct patch *cells, size_t n, struct arena *a)
{
	struct patch *white = arena_array(a, n + 1, sizeof *white);
	size_t others = 0, whites = 0;

	for (size_t i = 0; i < n; i++)
		if (strcmp(cells[i].fill, COLOUR_PAPER) == 0)
			white[whites++] = cells[i];
		else
			cells[others++] = cells[i];
	for (size_t i = 0; i < whites; i++)
		cells[others + i] = white[i];
	return others;
}

/* A number, or the mark that tells its class without colour. */
static void
draw_in_cell(struct heat *h, const struct map_area *m, struct box b, bool strong, bool mark)
{
	const char *ink = position_ink(m->position);
	double y = (b.top + b.bottom) / 2;

	if (mark)
		draw_mark(&h->draw, b.left + 9, y, position_mark(m->position), 0.65, ink);
	else
		draw_text(&h->draw, b.right - 4, y, SIDE_RIGHT, strong ? strong_type : text_type,
		    ink, m->value);
}

/* What is in the cells, class by class: what looks alike together is said in fewer bytes. */
static void
draw_contents(struct heat *h, size_t first, size_t last, double top)
{
	for (unsigned turn = 0; turn < 2 * POSITIONS; turn++) {
		enum position p = turn / 2;
		bool mark = turn % 2 == 1;
		if (mark && position_mark(p) == 0)
			continue;
		for (size_t row = 0; row <= h->nareas; row++)
			for (size_t k = first; k < last; k++) {
				const struct map_area *m = cell_of(h, k, row);
				struct box b = cell_box(h, k, top + (double)row * ROW);
				if (m->position == p && m->obs != NULL && !isnan(m->obs->value))
					draw_in_cell(h, m, b, row == 0, mark);
			}
	}
}

/* The region and the kommuner, columns FIRST on, from TOP down. */
static void
draw_cells(struct heat *h, size_t first, double top)
{
	size_t last = first + h->per_block < h->n ? first + h->per_block : h->n;
	size_t most = (h->nareas + 1) * (last - first), n = 0;
	struct outline *boxes = arena_array(h->arena, 2 * most + 1, sizeof *boxes);
	struct patch *cells = arena_array(h->arena, most + 1, sizeof *cells);
	struct patch *patterns = arena_array(h->arena, most + 1, sizeof *patterns);

	for (size_t row = 0; row <= h->nareas; row++) {
		double y = top + (double)row * ROW;
		draw_row(h, row, y);
		for (size_t k = first; k < last; k++, n++) {
			const struct map_area *m = cell_of(h, k, row);
			struct box b = cell_box(h, k, y);
			const char *fill = position_fill(m->position);
			boxes[2 * n] = outline_box(b, h->arena);
			boxes[2 * n + 1] = outline_box(pattern_box(m, b), h->arena);
			cells[n] = (struct patch){ fill, HATCH_NONE, &boxes[2 * n], 1 };
			patterns[n] = (struct patch){ fill, position_hatch(m->position),
				&boxes[2 * n + 1], 1 };
		}
	}
	/* only a white cell needs an edge to be seen */
	size_t coloured = white_last(cells, n, h->arena);
	patches_draw(&h->draw, cells, coloured, NULL, 1);
	patches_draw(&h->draw, cells + coloured, n - coloured, COLOUR_GRID, 1);
	patches_hatch(&h->draw, patterns, n);
	draw_contents(h, first, last, top);
}

void
heat_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct heat h = take(c, a);
	double key = position_key(NULL, 0, 0, h.count, h.language), height = 0;

	layout(&h);
	for (size_t b = 0; b < h.blocks; b++)
		height += block_height(&h, b * h.per_block);
	struct frame f = frame_make(c,
	    prose_say(h.language,
		"Tallene i oversigten er kommunernes; regionens egen række er øverst. "),
	    a);
	f.fictional = false; /* the cells would cover the stamp; the line below the title says it */
	h.draw = (struct draw){ .out = out, .arena = a, .width = CANVAS_WIDTH };
	h.draw.height = f.top + KEY_GAP + key + KEY_GAP + height + f.bottom;
	draw_pixels(&h.draw);
	draw_begin(&h.draw, format);
	frame_draw(&f, &h.draw);
	position_key(&h.draw, CANVAS_EDGE, f.top + KEY_GAP, h.count, h.language);
	double y = f.top + KEY_GAP + key + KEY_GAP;
	for (size_t b = 0; b < h.blocks; b++) {
		draw_cells(&h, b * h.per_block, draw_heads(&h, b * h.per_block, y));
		y += block_height(&h, b * h.per_block);
	}
	draw_end(&h.draw);
}
