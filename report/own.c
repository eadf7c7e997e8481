/* What an office says in its own words, apart from what is computed. */
#include "base/url.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "report/parts.h"
#include "report/text_block.h"

static bool
is_first_page(const struct status_input *in)
{
	return in->page == NULL || in->page->kind == PAGE_REGION;
}

const char *
own_title(const struct status_input *in, const char *usual, const char *area, struct arena *a)
{
	const struct report_settings *s = in->settings;

	if (s == NULL || s->title == NULL)
		return usual;
	bool of_region = in->nsections == 0
	    || in->sections[0].region->series.area->code == in->catalogue->agreement.region;
	if (area == NULL || (of_region && is_first_page(in)))
		return s->title;
	return arena_printf(a, "%s – %s", s->title, area);
}

void
own_head_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	const struct report_settings *s = in->settings;

	if (s == NULL)
		return;
	doc->style = s->accent != NULL ? s->accent : "";
	if (s->logo != NULL)
		node_add(doc, NODE_PICTURE, NULL, a)->picture = s->logo;
	if (s->subtitle != NULL)
		node_styled(doc, NODE_PARAGRAPH, "subtitle", s->subtitle, a);
}

void
own_foot_add(struct node *footer, const struct status_input *in, struct arena *a)
{
	const enum language l = LANGUAGE_DANISH;
	const struct report_settings *s = in->settings;

	if (s == NULL)
		return;
	if (s->publisher != NULL)
		node_add(footer, NODE_TEXT,
		    arena_printf(
			a, prose_say(l, "Udgivet af %s. ", "Published by %s. "), s->publisher),
		    a);
	if (s->contact != NULL) {
		node_add(footer, NODE_TEXT, prose_say(l, "Kontakt: ", "Contact: "), a);
		node_add(footer, NODE_WEB_LINK, url_shown(s->contact), a)->id = s->contact;
		node_add(footer, NODE_TEXT, ". ", a);
	}
	if (s->statement != NULL) {
		node_add(footer, NODE_WEB_LINK,
		    prose_say(l, "Tilgængelighedserklæring", "Accessibility statement"), a)
		    ->id = s->statement;
		node_add(footer, NODE_TEXT, ". ", a);
	}
}

static void
block_add(struct node *doc, const char *id, const char *heading, const char *text,
    const struct status_input *in, struct arena *a)
{
	if (text == NULL || !is_first_page(in))
		return;
	struct node *n = node_section(doc, 2, id, heading, a);
	n->style = "own";
	text_block_add(n, text, 3, a);
	if (in->settings->publisher != NULL)
		node_styled(n, NODE_PARAGRAPH, "byline",
		    arena_printf(a,
			prose_say(LANGUAGE_DANISH, "Skrevet af %s, ikke beregnet.",
			    "Written by %s, not computed."),
			in->settings->publisher),
		    a);
}

void
own_intro_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	if (in->settings != NULL)
		block_add(doc, "indledning",
		    prose_say(LANGUAGE_DANISH, "Indledning", "Introduction"), in->settings->intro,
		    in, a);
}

void
own_conclusion_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	if (in->settings != NULL)
		block_add(doc, "konklusion", prose_say(LANGUAGE_DANISH, "Konklusion", "Conclusion"),
		    in->settings->conclusion, in, a);
}

/* Is S the first section of its indicator with figures on the page? */
static bool
is_first_section(const struct section *s, const struct status_input *in)
{
	for (size_t k = 0; k < in->nsections && &in->sections[k] != s; k++)
		if (section_indicator(&in->sections[k]) == section_indicator(s)
		    && section_has_figures(&in->sections[k]))
			return false;
	return true;
}

static void
comment_add(struct node *parent, const struct report_comment *c, struct arena *a)
{
	const enum language l = LANGUAGE_DANISH;
	struct node *n = node_section(parent, 4, NULL,
	    arena_printf(a, prose_say(l, "Kommentar fra %s", "Comment from %s"), c->by), a);

	n->style = "own";
	text_block_add(n, c->text, 5, a);
	node_styled(n, NODE_PARAGRAPH, "byline",
	    arena_printf(a,
		prose_say(l, "Skrevet den %s, ikke beregnet.", "Written on %s, not computed."),
		phrase_date(c->date, l, a)),
	    a);
}

void
comments_add(struct node *parent, const struct section *s, int area, const struct status_input *in,
    struct arena *a)
{
	const struct report_settings *own = in->settings;

	for (size_t k = 0; own != NULL && k < own->ncomments; k++) {
		const struct report_comment *c = &own->comments[k];
		if (section_indicator(s) == &in->catalogue->indicators[c->indicator]
		    && (c->area == area || (c->area == COMMENT_EVERYWHERE && area != 0))
		    && is_first_section(s, in))
			comment_add(parent, c, a);
	}
}
