#include "plots/position.h"

#include <math.h>

#include "model/prose.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define KEY_ROW 24
#define SWATCH  26 /* wide */

static const struct {
	const char *fill, *ink;
	enum hatch hatch;
	enum mark mark;
	const char *words;
} looks[] = {
	[POSITION_MET_SURE] = { COLOUR_SERIES, COLOUR_PAPER, HATCH_NONE, MARK_DISC,
	    SAY("opfylder målet, ud over det tilfældige") },
	[POSITION_MET] = { COLOUR_MET, COLOUR_TEXT, HATCH_NONE, MARK_DISC,
	    SAY("opfylder målet, tilfældighed ikke vurderet") },
	[POSITION_OPEN] = { COLOUR_PAPER, COLOUR_TEXT, HATCH_SLOPED, 0,
	    SAY("uafklaret: forskellen kan være tilfældig") },
	[POSITION_NOT_MET] = { COLOUR_NOT_MET, COLOUR_INK, HATCH_LEVEL, MARK_TRIANGLE,
	    SAY("opfylder ikke målet, tilfældighed ikke vurderet") },
	[POSITION_NOT_MET_SURE] = { COLOUR_OTHER, COLOUR_INK, HATCH_LEVEL, MARK_TRIANGLE,
	    SAY("opfylder ikke målet, ud over det tilfældige") },
	[POSITION_UNJUDGED] = { COLOUR_BAND, COLOUR_TEXT, HATCH_NONE, 0,
	    SAY("har tal, men intet mål at holde dem mod") },
	[POSITION_SUPPRESSED] = { COLOUR_PAPER, COLOUR_TEXT, HATCH_DOTTED, 0,
	    SAY("diskretioneret: for få til at vise") },
	[POSITION_MISSING] = { COLOUR_PAPER, COLOUR_TEXT, HATCH_CROSSED, 0, SAY("ingen data") },
};

enum position
position_of(const struct observation *o, const struct judgement *j)
{
	if (o == NULL)
		return POSITION_MISSING;
	if (isnan(o->value))
		return o->status == OBS_SUPPRESSED ? POSITION_SUPPRESSED : POSITION_MISSING;
	if (j->obs != o || j->meets == TRUTH_UNKNOWN)
		return POSITION_UNJUDGED;
	if (j->beyond_chance == TRUTH_NO)
		return POSITION_OPEN;
	if (j->meets == TRUTH_YES)
		return j->beyond_chance == TRUTH_YES ? POSITION_MET_SURE : POSITION_MET;
	return j->beyond_chance == TRUTH_YES ? POSITION_NOT_MET_SURE : POSITION_NOT_MET;
}

const char *
position_words(enum position p, enum language l)
{
	return prose_say(l, looks[p].words);
}

const char *
position_fill(enum position p)
{
	return looks[p].fill;
}

enum hatch
position_hatch(enum position p)
{
	return looks[p].hatch;
}

const char *
position_ink(enum position p)
{
	return looks[p].ink;
}

enum mark
position_mark(enum position p)
{
	return looks[p].mark;
}

double
position_key(struct draw *d, double x, double y, const size_t *count, enum language l)
{
	static const struct type t = { SIZE_TEXT, false }, bold = { SIZE_TEXT, true };
	struct patch patches[POSITIONS];
	struct outline boxes[POSITIONS];
	size_t n = 0;

	for (size_t p = 0; p < POSITIONS; p++) {
		if (count[p] == 0)
			continue;
		double at = y + (double)n * KEY_ROW + KEY_ROW / 2.0;
		if (d != NULL) {
			boxes[n] =
			    outline_box((struct box){ x, at - 8, x + SWATCH, at + 8 }, d->arena);
			patches[n] = (struct patch){ looks[p].fill, looks[p].hatch, &boxes[n], 1 };
			if (looks[p].mark != 0)
				draw_mark(
				    d, x + SWATCH / 2.0, at, looks[p].mark, 0.8, looks[p].ink);
			draw_text(d, x + SWATCH + 32, at, SIDE_RIGHT, bold, COLOUR_TEXT,
			    arena_printf(d->arena, "%zu", count[p]));
			draw_text(d, x + SWATCH + 40, at, SIDE_LEFT, t, COLOUR_TEXT,
			    prose_say(l, looks[p].words));
		}
		n++;
	}
	if (d != NULL)
		patches_draw(d, patches, n, COLOUR_AXIS, 1);
	return (double)n * KEY_ROW;
}
