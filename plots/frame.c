#include "plots/frame.h"

#include <string.h>

#include "model/prose.h"
#include "plots/script.h"
#include "plots/theme.h"
#include "plots/wording.h"

static const struct type title_type = { SIZE_TITLE, true };
static const struct type text_type = { SIZE_TEXT, false };

/* Do the lines make S, none of them cut? */
static bool
is_whole(const char *const lines[], size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(lines[i]);
		if (strncmp(s, lines[i], length) != 0)
			return false;
		s += length;
		s += strspn(s, " ");
	}
	return *s == '\0';
}

/* As type_wrap, the lines as short as they can be for their number: no last line of one word. */
static size_t
wrap_evenly(
    const char *lines[], size_t max, const char *s, double width, struct type t, struct arena *a)
{
	const char *narrow[MAX_TITLE];
	size_t n = type_wrap(lines, max, s, width, t, a);

	for (double w = type_width(s, t) / (double)max; n > 1 && w < width; w += 8)
		if (type_wrap(narrow, max, s, w, t, a) == n && is_whole(narrow, n, s)) {
			memcpy(lines, narrow, n * sizeof *lines);
			break;
		}
	return n;
}

struct frame
frame_make(const struct chart *c, const char *note, struct arena *a)
{
	const double width = CANVAS_WIDTH - 2 * CANVAS_EDGE;
	const struct chart_words w = chart_words(c, a);
	struct frame f = { .fictional = w.fictional, .language = c->language };

	f.ntitle = wrap_evenly(f.title, countof(f.title), w.title, width, title_type, a);
	f.nsubtitle = type_wrap(f.subtitle, countof(f.subtitle), w.subtitle, width, text_type, a);
	f.nfoot = type_wrap(f.foot, 5, note, width, text_type, a);
	f.nfoot +=
	    type_wrap(f.foot + f.nfoot, countof(f.foot) - f.nfoot, w.source, width, text_type, a);
	f.top = CANVAS_EDGE + (double)f.ntitle * LINE_TITLE + 3 + (double)f.nsubtitle * LINE_TEXT;
	f.bottom = (double)f.nfoot * LINE_TEXT + CANVAS_EDGE;
	return f;
}

void
frame_draw(const struct frame *f, struct draw *d)
{
	double y = CANVAS_EDGE + LINE_TITLE / 2.0;

	if (f->fictional)
		draw_watermark(d, prose_say(f->language, "EKSEMPELDATA"));
	for (size_t i = 0; i < f->ntitle; i++, y += LINE_TITLE)
		draw_text(d, CANVAS_EDGE, y, SIDE_LEFT, title_type, COLOUR_TEXT, f->title[i]);
	for (size_t i = 0; i < f->nsubtitle; i++, y += LINE_TEXT)
		draw_text(d, CANVAS_EDGE, y, SIDE_LEFT, text_type, COLOUR_TEXT, f->subtitle[i]);
	y = d->height - f->bottom + LINE_TEXT / 2.0;
	for (size_t i = 0; i < f->nfoot; i++, y += LINE_TEXT)
		draw_text(d, CANVAS_EDGE, y, SIDE_LEFT, text_type, COLOUR_TEXT, f->foot[i]);
}
