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

/* TEXT beside the mark at X, Y: above, below, beside, wherever it covers least. */
static void
label_mark(struct line *l, double x, double y, const char *text, struct type t, const char *colour)
{
	double w = type_width(text, t), h = t.size + 2, off = 8;
	double centre = x - w / 2, right = x + 4, left = x - w - 4;
	double above = y - off - h, below = y + off, level = y - h / 2;
	struct {
		double left, top;
	} at[] = { { centre, above }, { centre, below }, { right + off - 2, level },
		{ left - off + 2, level }, { right, above }, { left, above }, { right, below },
		{ left, below }, { centre, above - h }, { centre, below + h },
		{ centre, above - 1.6 * h }, { centre, below + 1.6 * h }, { left, above - h },
		{ right, above - h }, { left, below + h }, { right, below + h } };
	const double lefts[] = { centre, left, right };
	struct box candidates[countof(at) + 2 * FAR_LEVELS * countof(lefts)];
	size_t n = 0;

	for (; n < countof(at); n++)
		candidates[n] =
		    (struct box){ at[n].left, at[n].top, at[n].left + w, at[n].top + h };
	/* where all that is crowded, farther off */
	for (size_t k = 0; k < FAR_LEVELS; k++)
		for (size_t i = 0; i < countof(lefts); i++) {
			double up = above - ((double)k + 2) * h, down = below + ((double)k + 2) * h;
			candidates[n++] = (struct box){ lefts[i], up, lefts[i] + w, up + h };
			candidates[n++] = (struct box){ lefts[i], down, lefts[i] + w, down + h };
		}
	struct box b = place_choose(&l->place, candidates, n);
	draw_text(&l->draw, b.left, (b.top + b.bottom) / 2, SIDE_LEFT, t, colour, text);
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

	return arena_printf(l->arena, "%s%s%s%s%s%s", word_hidden_target(l->chart, l->arena),
	    limits, ahead, open, axis, word_gaps(l->chart, l->arena));
}

void
line_label(struct line *l)
{
	label_target(l);
	label_emptiness(l);
	label_values(l);
	label_outlook(l);
}
