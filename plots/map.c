#include "plots/map.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/map.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define NAME_COLUMNS 24
#define NAMES_SAID   30 /* areas whose names the alt text has; more are in the table */
#define KEY_GAP      14
#define LABEL_LINE   18
#define NAME_ROOM    48 /* pixels: with less all have their short names */

static const struct type text_type = { SIZE_TEXT, false };
static const struct type name_type = { SIZE_TEXT, true };

/* ---- what there is to show ---------------------------------------------- */

static const struct tile *
tile_of(const struct chart *c, int code)
{
	for (size_t i = 0; c->tiles != NULL && i < c->tiles->n; i++)
		if (c->tiles->of[i].area == code)
			return &c->tiles->of[i];
	return NULL;
}

static const char *
value_words(const struct map_area *to, const struct indicator *i, const struct target *t,
    enum language l, struct arena *a)
{
	if (to->position == POSITION_SUPPRESSED)
		return prose_say(l, "diskretioneret");
	if (to->position == POSITION_MISSING)
		return prose_say(l, "ingen data");
	return phrase_number(i, to->obs->value, target_bound(t, to->obs->value), l, a);
}

struct map
map_take(const struct chart *c, struct arena *a)
{
	struct map m = { .chart = c, .arena = a, .language = c->language, .n = c->nareas };
	const struct indicator *indicator = chart_indicator(c, a);
	struct period period;
	bool known = chart_period(c, &period);
	enum truth meets;

	m.areas = arena_array(a, m.n + 1, sizeof *m.areas);
	for (size_t i = 0; i < m.n; i++) {
		const struct assessment *s = &c->areas[i];
		struct map_area *to = &m.areas[i];
		to->code = s->series.area != NULL ? s->series.area->code : -1;
		to->name =
		    text_label(a, s->series.area != NULL ? s->series.area->name : "", NAME_COLUMNS);
		to->tile = tile_of(c, to->code);
		to->obs = known ? area_figure(s, period, &meets) : NULL;
		to->position = position_of(to->obs, &s->latest);
		to->value = value_words(to, indicator, s->target, c->language, a);
		m.count[to->position]++;
	}
	return m;
}

/* ---- words -------------------------------------------------------------- */

/* "4 opfylder målet, ... (Odense, Vejle); 2 ...". */
static const char *
class_words(const struct map *m, struct arena *a)
{
	const char *text = "";

	for (size_t p = 0; p < POSITIONS; p++) {
		const char *names = "";
		if (m->count[p] == 0)
			continue;
		for (size_t i = 0; i < m->n && m->n <= NAMES_SAID; i++)
			if (m->areas[i].position == p)
				names = arena_printf(a, "%s%s%s", names,
				    names[0] != '\0' ? ", " : "", m->areas[i].name);
		text = arena_printf(a, "%s%s%zu %s%s%s%s", text, text[0] != '\0' ? "; " : "",
		    m->count[p], position_words((enum position)p, m->language),
		    names[0] != '\0' ? " (" : "", names, names[0] != '\0' ? ")" : "");
	}
	return text;
}

struct chart_words
map_words(const struct chart *c, struct arena *a)
{
	struct chart_words w = assessment_words(c, a);
	struct map m = map_take(c, a);
	const char *kind = c->kind == CHART_TILES
	    ? prose_say(c->language, "Kort med en lige stor flise for hver kommune")
	    : prose_say(c->language, "Kort med kommunernes grænser");
	const char *goal = target_has_number(c->assessment->target)
	    ? arena_printf(a, " %s.",
		word_target_label(chart_indicator(c, a), c->assessment->target, c->language, a))
	    : "";

	w.alt = arena_printf(a, prose_say(c->language, "%s. %s.%s Kommuner: %s.%s%s"), kind,
	    w.title, goal, class_words(&m, a), w.fictional ? " " : "",
	    w.fictional ? word_fictional(c->language) : "");
	return w;
}

struct figure_table
map_table(const struct chart *c, struct arena *a)
{
	const char *heads[] = { prose_say(c->language, "Kommune"), prose_say(c->language, "Målet"),
		prose_say(c->language, "Tal") };
	struct table t = table_begin(heads, countof(heads), 2, a);
	struct map m = map_take(c, a);

	for (size_t i = 0; i < m.n; i++) {
		const char *cells[] = { m.areas[i].name,
			position_words(m.areas[i].position, c->language), m.areas[i].value };
		table_add(&t, cells);
	}
	return table_end(&t);
}

const char *
map_note(const struct map *m, const char *missing)
{
	const struct assessment *r = m->chart->assessment;
	const char *goal = chart_shows_target(m->chart) ? arena_printf(m->arena, "%s. ",
			       word_target_label(chart_indicator(m->chart, m->arena), r->target,
				   m->language, m->arena))
							: word_hidden_target(m->chart, m->arena);
	const char *whose = chart_shows_target(m->chart) && (r->cautions & CAUTION_DRAFT) == 0
	    ? prose_say(m->language, "Målet gælder regionen som helhed. ")
	    : "";
	const char *out = missing[0] != '\0'
	    ? arena_printf(m->arena, prose_say(m->language, "Uden plads på kortet: %s. "), missing)
	    : "";

	return arena_printf(m->arena, "%s%s%s", goal, whose, out);
}

/* ---- drawing ------------------------------------------------------------ */

double
map_begin(struct map *m, const char *note, double height, enum image_format format, FILE *out)
{
	double key = position_key(NULL, 0, 0, m->count, m->language);

	m->frame = frame_make(m->chart, note, m->arena);
	m->draw = (struct draw){ .out = out, .arena = m->arena, .width = CANVAS_WIDTH };
	m->draw.height =
	    m->frame.top + KEY_GAP + key + KEY_GAP + height + KEY_GAP + m->frame.bottom;
	draw_pixels(&m->draw);
	draw_begin(&m->draw, format);
	frame_draw(&m->frame, &m->draw);
	position_key(&m->draw, CANVAS_EDGE, m->frame.top + KEY_GAP, m->count, m->language);
	return m->frame.top + KEY_GAP + key + KEY_GAP;
}

void
map_end(struct map *m)
{
	draw_end(&m->draw);
}

/* What hatches cover is hard to read: a plate of the patch's colour under the words. */
static void
draw_plate(struct map *m, const struct map_area *a, double x, double y, double w, double h)
{
	struct outline box =
	    outline_box((struct box){ x - w / 2, y - h / 2, x + w / 2, y + h / 2 }, m->arena);
	struct patch plate = { position_fill(a->position), HATCH_NONE, &box, 1 };

	if (position_hatch(a->position) != HATCH_NONE)
		patches_draw(&m->draw, &plate, 1, NULL, 0);
}

void
map_label(struct map *m, const struct map_area *a, double x, double y, double room_x, double room_y)
{
	const char *ink = position_ink(a->position);
	const char *name = a->name, *value = a->value;
	enum mark mark = position_mark(a->position);

	struct type type = room_x < NAME_ROOM ? text_type : name_type;
	if (a->tile != NULL && (room_x < NAME_ROOM || type_width(name, type) > room_x))
		name = text_label(m->arena, a->tile->name, 4);
	double w = type_width(name, type);
	if (w > room_x)
		return;
	bool valued = a->obs != NULL && !isnan(a->obs->value);
	double below = type_width(value, text_type) + (mark != 0 ? 14 : 0);
	bool has_value = valued && below <= room_x && 2 * LABEL_LINE <= room_y;
	bool has_mark = mark != 0 && (has_value || LABEL_LINE + 10 <= room_y);
	double height = LABEL_LINE + (has_value ? LABEL_LINE : has_mark ? 10 : 0);
	double top = y - height / 2;
	draw_plate(m, a, x, y, fmin(fmax(w, has_value ? below : 0) + 6, room_x - 4), height);
	draw_text(&m->draw, x, top + LABEL_LINE / 2.0, SIDE_CENTRE, type, ink, name);
	if (has_value)
		draw_text(&m->draw, x + below / 2, top + 1.5 * LABEL_LINE, SIDE_RIGHT, text_type,
		    ink, value);
	if (has_mark)
		draw_mark(&m->draw, has_value ? x - below / 2 + 5 : x,
		    top + (has_value ? 1.5 * LABEL_LINE : LABEL_LINE + 4), mark, 0.65, ink);
}
