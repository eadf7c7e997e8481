/*
 * plots/line_words.c - the labels of a line chart and its note.
 */
#include "plots/line.h"

#include <math.h>

#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define FAR_LEVELS 4
#define LABEL_FAR  14 /* pixels from a mark to its label, from which on a line ties them */

/* N lines of text beside the mark at X, Y: above, below, beside, wherever they cover least. */
static struct box
label_lines(struct line *l, double x, double y, const char *const *lines, size_t n, struct type t,
    const char *colour)
{
	double w = 0, h = (double)(n - 1) * LINE_TEXT + t.size + 2, off = 8;
	for (size_t i = 0; i < n; i++)
		w = fmax(w, type_width(lines[i], t));
	double step = t.size + 2;
	double centre = x - w / 2, right = x + 4, left = x - w - 4;
	double above = y - off - h, below = y + off, level = y - h / 2;
	struct {
		double left, top;
	} at[] = { { centre, above }, { centre, below }, { right + off - 2, level },
		{ left - off + 2, level }, { right, above }, { left, above }, { right, below },
		{ left, below }, { centre, above - step }, { centre, below + step },
		{ centre, above - 1.6 * step }, { centre, below + 1.6 * step },
		{ left, above - step }, { right, above - step }, { left, below + step },
		{ right, below + step } };
	const double lefts[] = { centre, left, right };
	struct box candidates[countof(at) + 2 * FAR_LEVELS * countof(lefts)];
	size_t m = 0;

	for (; m < countof(at); m++)
		candidates[m] =
		    (struct box){ at[m].left, at[m].top, at[m].left + w, at[m].top + h };
	/* where all that is crowded, farther off */
	for (size_t k = 0; k < FAR_LEVELS; k++)
		for (size_t i = 0; i < countof(lefts); i++) {
			double up = above - ((double)k + 2) * step;
			double down = below + ((double)k + 2) * step;
			candidates[m++] = (struct box){ lefts[i], up, lefts[i] + w, up + h };
			candidates[m++] = (struct box){ lefts[i], down, lefts[i] + w, down + h };
		}
	struct box b = place_choose(&l->place, candidates, m);
	for (size_t i = 0; i < n; i++)
		draw_text(&l->draw, b.left, b.top + step / 2 + (double)i * LINE_TEXT, SIDE_LEFT, t,
		    colour, lines[i]);
	return b;
}

static void
label_mark(struct line *l, double x, double y, const char *text, struct type t, const char *colour)
{
	label_lines(l, x, y, &text, 1, t, colour);
}

static void
label_target(struct line *l)
{
	static const struct type t = { SIZE_TEXT, true };
	struct draw *d = &l->draw;

	if (l->target == NULL)
		return;
	const char *text = word_target_label(l->indicator, l->target, l->language, l->arena);
	double w = type_width(text, t), h = t.size + 2, off = 8;
	double from = draw_x(d, l->target_from), to = draw_x(d, l->target_to);
	double y = draw_y(d, target_bound(l->target, l->axis.max));
	double lefts[] = { to - w, (from + to - w) / 2, from, to - w / 2, to };
	double levels[] = { y - off - h, y + off, y - off - 2 * h, y + off + h, y - off - 3 * h,
		y + off + 2 * h };
	struct box candidates[2 + countof(lefts) * countof(levels)];
	size_t n = 0;

	for (size_t k = 0; k < countof(levels); k++) {
		for (size_t i = 0; i < countof(lefts); i++, n++)
			candidates[n] =
			    (struct box){ lefts[i], levels[k], lefts[i] + w, levels[k] + h };
		if (k != 1)
			continue;
		/* on the line's own level, before its start or after its end */
		double mid = y - h / 2;
		candidates[n++] = (struct box){ from - off - w, mid, from - off, mid + h };
		candidates[n++] = (struct box){ to + off + 4, mid, to + off + 4 + w, mid + h };
	}

	struct box b = place_choose(&l->place, candidates, n);
	draw_text(d, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, t, COLOUR_TARGET, text);
}

/* First, latest and the value the verdict rests on. */
static void
label_values(struct line *l)
{
	static const struct type strong = { SIZE_VALUE, true }, plain = { SIZE_TEXT, false };
	size_t first = l->n, latest = l->n, judged = l->n;

	for (size_t i = l->n; i-- > 0;) {
		if (isnan(l->y[i]))
			continue;
		first = i;
		if (latest == l->n)
			latest = i;
		if (l->s->judged.obs != NULL
		    && period_compare(l->s->judged.obs->period, l->s->series.obs[i].period) == 0)
			judged = i;
	}
	const size_t which[] = { latest, judged, first };
	for (size_t k = 0; k < countof(which); k++) {
		size_t i = which[k];
		if (i == l->n || (k > 0 && i == latest) || (k > 1 && i == judged))
			continue;
		label_mark(l, draw_x(&l->draw, l->x[i]), draw_y(&l->draw, l->y[i]),
		    phrase_value(l->indicator, l->y[i], target_bound(l->target, l->y[i]),
			l->language, l->arena),
		    k == 0 ? strong : plain, COLOUR_SERIES);
	}
}

/* A chart without any value says so where the values would be. */
static void
label_emptiness(struct line *l)
{
	static const struct type t = { SIZE_TITLE, false };
	const struct box *p = &l->draw.plot;

	for (size_t i = 0; i < l->n; i++)
		if (!isnan(l->y[i]))
			return;
	draw_text(&l->draw, (p->left + p->right) / 2, (p->top + p->bottom) / 2, SIDE_CENTRE, t,
	    COLOUR_AXIS, prose_say(l->language, "Ingen data"));
}

static void
label_outlook(struct line *l)
{
	static const struct type t = { SIZE_TEXT, false };

	if (l->outlook == NULL)
		return;
	const char *text = arena_printf(l->arena, prose_say(l->language, "Forventet: %s"),
	    phrase_value(l->indicator, l->outlook->value,
		target_bound(l->target, l->outlook->value), l->language, l->arena));
	label_mark(l, draw_x(&l->draw, l->outlook->year + 0.5), draw_y(&l->draw, l->outlook->value),
	    text, t, COLOUR_SERIES);
}

/* One alone: the latest that has a mark, else the latest, by its period. */
static void
label_revision(struct line *l)
{
	static const struct type t = { SIZE_TEXT, false };
	const char *lines[2];
	size_t k = 0;

	if (l->nrevisions == 0)
		return;
	while (k < l->nrevisions && !l->revisions[k].marked)
		k++;
	bool marked = k < l->nrevisions;
	k = marked ? k : 0;
	size_t i = l->revisions[k].at;
	size_t n = word_revision_lines(lines, l->indicator, l->revisions[k].before, l->y[i],
	    l->revisions[k].day, l->language, l->arena);
	if (!marked)
		lines[0] = arena_printf(l->arena, "%s: %s",
		    phrase_period(l->s->series.obs[i].period, l->language, l->arena), lines[0]);
	double x = draw_x(&l->draw, l->x[i]), y = draw_y(&l->draw, l->revisions[k].before);
	struct box b = label_lines(l, x, y, lines, n, t, COLOUR_TEXT);
	/* a label that had to go far is tied to its mark */
	double tx = fmax(b.left, fmin(x, b.right)), ty = fmax(b.top, fmin(y, b.bottom));
	double far = hypot(tx - x, ty - y);
	if (marked && far > LABEL_FAR && place_is_clear(&l->place, x, y, tx, ty))
		draw_stroke(&l->draw, x + (tx - x) * REVISION_HALF / far,
		    y + (ty - y) * REVISION_HALF / far, tx, ty, 1, COLOUR_AXIS);
}

/* What the hollow squares are. */
static const char *
revision_note(const struct line *l)
{
	size_t all = l->chart->nrevisions;

	if (l->nmarked == 0)
		return "";
	if (l->nmarked == all)
		return prose_say(l->language, "Hul firkant: tallet, før det blev revideret. ");
	return arena_printf(l->arena,
	    prose_say(l->language,
		"Hul firkant: tallet, før det blev revideret (vist for %zu af\u00A0%zu). "),
	    l->nmarked, all);
}

const char *
line_note(const struct line *l)
{
	enum language g = l->language;
	bool band = false, whisker = false;

	for (size_t i = 0; i < l->n; i++) {
		band = band || line_has_band(l, i);
		whisker = whisker || line_has_whisker(l, i);
	}
	const char *limits = band && whisker
	    ? prose_say(g, "Lyst bånd og lodret streg: 95\u00A0%-sikkerhedsinterval. ")
	    : band    ? prose_say(g, "Lyst bånd: 95\u00A0%-sikkerhedsinterval. ")
	    : whisker ? prose_say(g, "Lodret streg: 95\u00A0%-sikkerhedsinterval. ")
		      : "";
	const char *ahead = l->outlook == NULL ? ""
					       : arena_printf(l->arena,
						   prose_say(g,
						       "Stiplet: fremskrivning. Vifte: 50, 80 og "
						       "95\u00A0%%-prognoseinterval for\u00A0%d. "),
						   l->outlook->year);
	const char *open = l->provisional ? prose_say(g, "Åben prik: foreløbigt tal. ") : "";
	const char *axis =
	    l->axis.zero ? "" : prose_say(g, "Den lodrette akse begynder ikke ved\u00A00. ");

	return arena_printf(l->arena, "%s%s%s%s%s%s%s", word_hidden_target(l->chart, l->arena),
	    limits, ahead, open, revision_note(l), axis, word_gaps(l->chart, l->arena));
}

void
line_label(struct line *l)
{
	label_target(l);
	label_emptiness(l);
	label_values(l);
	label_outlook(l);
	label_revision(l);
}
