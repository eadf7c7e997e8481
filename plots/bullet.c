#include "plots/bullet.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/axis.h"
#include "plots/draw.h"
#include "plots/frame.h"
#include "plots/script.h"
#include "plots/table.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define ROW_GAP     8
#define HEAD        30 /* a group's name */
#define NAME_LINES  2
#define BAR_HEIGHT  10
#define ZONE_HEIGHT 20
#define ZONE_ROOM   29
#define AREA_WIDTH  40
#define HEADROOM    1.1 /* of a row's scale, beyond the largest of figure and target */

static const struct type text_type = { SIZE_TEXT, false };
static const struct type strong_type = { SIZE_TEXT, true };

/* ---- words ------------------------------------------------------------------------ */

/* "Indfriet" within a sentence. */
static const char *
verdict_inside(enum verdict v, enum language l, struct arena *a)
{
	char *word = arena_strdup(a, verdict_word(v, l));

	word[0] = (char)tolower((unsigned char)word[0]);
	return word;
}

/* "1 indfriet, 3 på vej", those that occur. */
static const char *
verdict_counts(const struct bullet_chart *b, enum language l, struct arena *a)
{
	const char *list = "";

	for (int v = VERDICT_MET; v <= VERDICT_NOT_COMPARABLE; v++) {
		size_t n = 0;
		for (size_t i = 0; i < b->nrows; i++)
			n += b->rows[i]->verdict == (enum verdict)v;
		if (n > 0)
			list = arena_printf(a, "%s%s%zu" NBSP "%s", list,
			    list[0] != '\0' ? ", " : "", n, verdict_inside((enum verdict)v, l, a));
	}
	return list;
}

static const char *
area_name(const struct bullet_chart *b, struct arena *a)
{
	return text_label(a, b->area != NULL ? b->area->name : "", AREA_WIDTH);
}

static bool
is_fictional(const struct chart *c)
{
	bool found = false;

	for (size_t i = 0; i < c->bullet->nrows; i++) {
		struct chart row = chart_about(c, CHART_LINE, c->bullet->rows[i]);
		found = found || chart_fictional(&row);
	}
	return found;
}

struct chart_words
bullet_words(const struct chart *c, struct arena *a)
{
	const struct bullet_chart *b = c->bullet;
	enum language l = c->language;
	bool fictional = is_fictional(c);
	const char *title = arena_printf(a, "%s: %zu" NBSP "%s, %s", area_name(b, a), b->nrows,
	    b->nrows == 1 ? prose_say(l, "målsætning") : prose_say(l, "målsætninger"),
	    verdict_counts(b, l, a));
	const char *subtitle = arena_printf(
	    a, prose_say(l, "Seneste tal og mål, som de stod %s"), phrase_date(c->as_of, l, a));

	if (fictional)
		subtitle = arena_printf(a, "%s. %s", subtitle, word_fictional(l));
	return (struct chart_words){ .title = title,
		.subtitle = subtitle,
		.source = word_sources(b->sources, b->nsources, l, a),
		.alt = arena_printf(a,
		    prose_say(l, "Oversigt med en søjle for hver målsætning. %s.%s%s"), title,
		    fictional ? " " : "", fictional ? word_fictional(l) : ""),
		.fictional = fictional };
}

/* Does the verdict rest on another figure than the latest? */
static bool
rests_on_earlier(const struct assessment *s)
{
	return s->latest.obs != NULL && s->judged.obs != NULL
	    && period_compare(s->latest.obs->period, s->judged.obs->period) != 0;
}

static const char *
figure_of(const struct chart *row, const struct judgement *j, struct arena *a)
{
	return arena_printf(a, prose_say(row->language, "%s i\u00A0%s"),
	    phrase_value(chart_indicator(row, a), j->value,
		target_bound(row->assessment->target, j->value), row->language, a),
	    phrase_period(j->obs->period, row->language, a));
}

/* "10,9 % i 2025 (14,8 % i 2021)", the latest and the one judged; or that there is no figure. */
static const char *
value_words(const struct chart *row, struct arena *a)
{
	const struct assessment *s = row->assessment;

	if (s->latest.obs == NULL)
		return prose_say(row->language, "ingen data");
	if (!rests_on_earlier(s))
		return figure_of(row, &s->latest, a);
	return arena_printf(
	    a, "%s (%s)", figure_of(row, &s->latest, a), figure_of(row, &s->judged, a));
}

/* "Mål: højst 13 % i 2023", or why there is none to show. */
static const char *
goal_words(const struct chart *row, struct arena *a)
{
	const struct assessment *s = row->assessment;
	enum language l = row->language;

	if (s->target == NULL)
		return prose_say(l, "Intet mål i kraft");
	if (!target_has_number(s->target))
		return prose_say(l, "Målet har intet tal");
	if (!chart_shows_target(row))
		return prose_say(l, "Målets enhed er ikke oplyst");
	return word_target_label(chart_indicator(row, a), s->target, l, a);
}

struct figure_table
bullet_table(const struct chart *c, struct arena *a)
{
	enum language l = c->language;
	const char *heads[] = { prose_say(l, "Målsætning"), prose_say(l, "Vurdering"),
		prose_say_in(l, "column", "Mål"), prose_say(l, "Seneste tal") };
	struct table t = table_begin(heads, countof(heads), 3, a);

	for (size_t i = 0; i < c->bullet->nrows; i++) {
		struct chart row = chart_about(c, CHART_LINE, c->bullet->rows[i]);
		const char *cells[] = { chart_indicator(&row, a)->name,
			verdict_word(row.assessment->verdict, l), goal_words(&row, a),
			value_words(&row, a) };
		table_add(&t, cells);
	}
	return table_end(&t);
}

/* ---- drawing ---------------------------------------------------------------------- */

struct drawing {
	const struct chart *chart;
	enum language language;
	struct arena *arena;
	struct draw draw;
	struct strokes zones, bars, base, goals;
};

/* A filled box in pixels. */
static void
add_box(struct strokes *s, struct box b, struct arena *a)
{
	if (b.right > b.left)
		strokes_add(s,
		    (double[]){ (b.left + b.right) / 2, (b.top + b.bottom) / 2, b.left, b.right,
			b.top, b.bottom },
		    a);
}

/* The row's own scale: 0 (or less) to a little more than figure and target. */
static struct panel
row_panel(const struct chart *row, double y)
{
	const struct assessment *s = row->assessment;
	double low = 0, high = 0;

	axis_extend(s->latest.value, &low, &high);
	axis_extend(s->judged.value, &low, &high);
	if (chart_shows_target(row)) {
		if (s->target->rule != TARGET_AT_MOST)
			axis_extend(s->target->low, &low, &high);
		if (s->target->rule != TARGET_AT_LEAST)
			axis_extend(s->target->high, &low, &high);
	}
	if (high <= low)
		high = low + 1;
	return (struct panel){ .box = { CANVAS_EDGE, y - ZONE_HEIGHT / 2.0,
				   CANVAS_WIDTH - CANVAS_EDGE, y + ZONE_HEIGHT / 2.0 },
		.x_min = low * HEADROOM,
		.x_max = high * HEADROOM };
}

/* Where the target is met, and the target itself. */
static void
draw_goal(struct drawing *s, const struct chart *row, const struct panel *p)
{
	const struct target *t = row->assessment->target;
	struct box zone = p->box;
	double bounds[2];
	size_t n = 0;

	if (!chart_shows_target(row))
		return;
	if (t->rule != TARGET_AT_MOST)
		zone.left = bounds[n++] = panel_x(p, t->low);
	if (t->rule != TARGET_AT_LEAST)
		zone.right = bounds[n++] = panel_x(p, t->high);
	add_box(&s->zones, zone, s->arena);
	for (size_t i = 0; i < n; i++)
		strokes_line(
		    &s->goals, bounds[i], zone.top - 3, bounds[i], zone.bottom + 3, s->arena);
}

/* The words of a row: its name beside the verdict, the figures below the bar. */
struct row_words {
	const char *verdict, *name[NAME_LINES], *figures[NAME_LINES];
	size_t nname, nfigures;
};

static struct row_words
row_words(const struct chart *row, struct arena *a)
{
	const struct assessment *s = row->assessment;
	const double width = CANVAS_WIDTH - 2 * CANVAS_EDGE;
	struct row_words w = { .verdict = arena_printf(a, "%s %s", verdict_symbol(s->verdict),
				   verdict_word(s->verdict, row->language)) };

	w.nname = type_wrap(w.name, NAME_LINES, chart_indicator(row, a)->name,
	    width - type_width(w.verdict, strong_type) - 16, text_type, a);
	if (s->latest.obs != NULL)
		w.nfigures = type_wrap(w.figures, NAME_LINES,
		    arena_printf(a, "%s. %s", value_words(row, a), goal_words(row, a)), width,
		    text_type, a);
	return w;
}

static double
row_height(const struct chart *row, struct arena *a)
{
	struct row_words w = row_words(row, a);

	return (double)(w.nname + w.nfigures) * LINE_TEXT + (w.nfigures > 0 ? ZONE_ROOM : 0)
	    + ROW_GAP;
}

static void
draw_bar(struct drawing *s, const struct chart *row, double y)
{
	const struct assessment *as = row->assessment;
	struct panel p = row_panel(row, y);
	double from = panel_x(&p, 0), to = panel_x(&p, as->latest.value);

	draw_goal(s, row, &p);
	strokes_line(&s->base, from, p.box.top, from, p.box.bottom, s->arena);
	add_box(&s->bars,
	    (struct box){
		fmin(from, to), y - BAR_HEIGHT / 2.0, fmax(from, to), y + BAR_HEIGHT / 2.0 },
	    s->arena);
	if (rests_on_earlier(as)) {
		double x = panel_x(&p, as->judged.value);
		draw_mark(&s->draw, x, y, MARK_DISC, 0.8, COLOUR_PAPER);
		draw_mark(&s->draw, x, y, MARK_RING, 0.8, COLOUR_TEXT);
	}
}

static void
draw_row(struct drawing *s, const struct chart *row, double top)
{
	struct row_words w = row_words(row, s->arena);
	struct draw *d = &s->draw;
	double y = top + LINE_TEXT / 2.0;

	draw_text(
	    d, CANVAS_WIDTH - CANVAS_EDGE, y, SIDE_RIGHT, strong_type, COLOUR_TEXT, w.verdict);
	for (size_t i = 0; i < w.nname; i++, y += LINE_TEXT)
		draw_text(d, CANVAS_EDGE, y, SIDE_LEFT, text_type, COLOUR_TEXT, w.name[i]);
	if (w.nfigures == 0)
		return;
	draw_bar(s, row, y - LINE_TEXT / 2.0 + ZONE_ROOM / 2.0);
	y += ZONE_ROOM;
	for (size_t i = 0; i < w.nfigures; i++, y += LINE_TEXT)
		draw_text(d, CANVAS_EDGE, y, SIDE_LEFT, text_type, COLOUR_TEXT, w.figures[i]);
}

/* Does row I begin a group that has a name? */
static bool
begins_group(const struct bullet_chart *b, size_t i)
{
	const char *group = b->rows[i]->series.indicator->group;

	return group != NULL && group[0] != '\0'
	    && (i == 0 || strcmp(group, b->rows[i - 1]->series.indicator->group) != 0);
}

static void
draw_rows(struct drawing *s, double y)
{
	const struct bullet_chart *b = s->chart->bullet;

	for (size_t i = 0; i < b->nrows; i++) {
		struct chart row = chart_about(s->chart, CHART_LINE, b->rows[i]);
		if (begins_group(b, i)) {
			draw_text(&s->draw, CANVAS_EDGE, y + HEAD / 2.0, SIDE_LEFT, strong_type,
			    COLOUR_SERIES,
			    text_label(s->arena, b->rows[i]->series.indicator->group, AREA_WIDTH));
			draw_rule(&s->draw, CANVAS_EDGE, y + HEAD - 4, CANVAS_WIDTH - CANVAS_EDGE,
			    y + HEAD - 4, 1, COLOUR_AXIS, NULL);
			y += HEAD;
		}
		draw_row(s, &row, y);
		y += row_height(&row, s->arena);
	}
}

static const char *
note(bool rings, enum language l, struct arena *a)
{
	return arena_printf(a, "%s%s",
	    prose_say(l,
		"Søjle: seneste tal. Lodret streg: målet. Lyst felt: her er målet nået. Hver række "
		"har sin egen skala fra\u00A00."),
	    !rings ? "" : prose_say(l, " Ring og parentes: tallet, som vurderingen bygger på."));
}

void
bullet_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a)
{
	struct drawing s = { .chart = c,
		.language = c->language,
		.arena = a,
		.draw = { .out = out, .arena = a, .width = CANVAS_WIDTH },
		.zones.columns = 6,
		.bars.columns = 6,
		.base.columns = 2,
		.goals.columns = 2 };
	double rows = 0;
	bool rings = false;

	for (size_t i = 0; i < c->bullet->nrows; i++) {
		rings = rings || rests_on_earlier(c->bullet->rows[i]);
		struct chart row = chart_about(c, CHART_LINE, c->bullet->rows[i]);
		rows += row_height(&row, a) + (begins_group(c->bullet, i) ? HEAD : 0);
	}
	struct frame f = frame_make(c, note(rings, c->language, a), a);
	s.draw.height = f.top + 10 + rows + f.bottom;
	draw_pixels(&s.draw);
	draw_begin(&s.draw, format);
	frame_draw(&f, &s.draw);
	draw_rows(&s, f.top + 10);
	strokes_draw(&s.zones,
	    "using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc rgb '" COLOUR_BAND "'",
	    &s.draw);
	strokes_draw(&s.bars,
	    "using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc rgb '" COLOUR_SERIES "'",
	    &s.draw);
	strokes_draw(&s.base, "using 1:2 with lines lw 1.5 lc rgb '" COLOUR_AXIS "'", &s.draw);
	strokes_draw(&s.goals, "using 1:2 with lines lw 3.5 lc rgb '" COLOUR_TARGET "'", &s.draw);
	draw_end(&s.draw);
}
