/* Where the figures of a chart come from, in words. */
#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "plots/wording.h"

#define TEXT_WIDTH 200 /* columns that names from outside may take */

static const char *
source_text(const struct source *s, enum language l, struct arena *a)
{
	const char *publisher = text_label(a, s->publisher != NULL ? s->publisher : "", TEXT_WIDTH);
	const char *title = text_label(a, s->title != NULL ? s->title : "", TEXT_WIDTH);
	const char *both = arena_printf(
	    a, "%s%s%s", publisher, publisher[0] != '\0' && title[0] != '\0' ? ": " : "", title);

	if (s->extracted == 0)
		return arena_printf(a, prose_say(l, "%s (udtræksdato ikke\u00A0oplyst)"), both);
	return arena_printf(
	    a, prose_say(l, "%s (udtrukket\u00A0%s)"), both, phrase_date(s->extracted, l, a));
}

/* Add S to the list unless it is there. */
static size_t
source_add(const struct source *list[], size_t n, const struct source *s)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == s)
			return n;
	if (s != NULL)
		list[n++] = s;
	return n;
}

bool
sources_fictional(const struct source *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i]->fictional)
			return true;
	return false;
}

const char *
word_sources(const struct source *const *list, size_t n, enum language l, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < n; i++)
		text =
		    arena_printf(a, "%s%s%s", text, i > 0 ? "; " : "", source_text(list[i], l, a));
	return n == 0 ? prose_say(l, "Kilde: ikke oplyst")
		      : arena_printf(a, prose_say(l, "Kilde: %s"), text);
}

const char *
word_source(const struct chart *c, struct arena *a)
{
	size_t n = 0, most = c->assessment->series.n + c->nareas;
	const struct source **list = arena_array(a, most + 1, sizeof *list);

	for (size_t i = c->assessment->series.n; i-- > 0;)
		n = source_add(list, n, c->assessment->series.obs[i].source);
	for (size_t i = 0; i < c->nareas; i++)
		if (c->areas[i].latest.obs != NULL)
			n = source_add(list, n, c->areas[i].latest.obs->source);
	return word_sources(list, n, c->language, a);
}
