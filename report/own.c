/* What an office says in its own words, apart from what is computed. */
#include <string.h>

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

/* SAID, which has one %s, as the next of PARENT; NAME in its place is in the office's language. */
static void
name_say(struct node *parent, const char *said, const char *name, enum language l, struct arena *a)
{
	const char *at = strstr(said, "%s");

	node_add(parent, NODE_TEXT, arena_strndup(a, said, (size_t)(at - said)), a);
	node_name(node_add(parent, NODE_TEXT, name, a), l);
	node_add(parent, NODE_TEXT, at + strlen("%s"), a);
}

/* Colour and logo. */
static void
sign_add(struct node *doc, const struct report_settings *s, enum language l, struct arena *a)
{
	doc->style = s->accent != NULL ? s->accent : "";
	if (s->logo != NULL)
		node_name(node_add(doc, NODE_PICTURE, NULL, a), l)->picture = s->logo;
}

void
own_head_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	const struct report_settings *s = in->settings;

	if (s == NULL)
		return;
	sign_add(doc, s, in->language, a);
	if (s->title != NULL)
		node_name(doc, in->language);
	if (s->subtitle != NULL)
		node_name(
		    node_styled(doc, NODE_PARAGRAPH, "subtitle", s->subtitle, a), in->language);
}

static void
publisher_add(
    struct node *parent, const struct report_settings *s, enum language l, struct arena *a)
{
	if (s->publisher != NULL)
		name_say(parent, prose_say(l, "Udgivet af %s."), s->publisher, l, a);
}

void
own_sheet_head_add(
    struct node *doc, const struct report_settings *s, enum language l, struct arena *a)
{
	if (s == NULL)
		return;
	sign_add(doc, s, l, a);
	if (s->title != NULL)
		node_name(node_styled(doc, NODE_PARAGRAPH, "subtitle", s->title, a), l);
	if (s->publisher != NULL)
		publisher_add(node_add(doc, NODE_PARAGRAPH, NULL, a), s, l, a);
}

void
own_contact_add(
    struct node *footer, const struct report_settings *s, enum language l, struct arena *a)
{
	if (s == NULL)
		return;
	if (s->contact != NULL) {
		node_add(footer, NODE_TEXT, prose_say(l, "Kontakt: "), a);
		node_add(footer, NODE_WEB_LINK, url_shown(s->contact), a)->id = s->contact;
		node_add(footer, NODE_TEXT, ". ", a);
	}
	if (s->statement != NULL) {
		node_add(footer, NODE_WEB_LINK, prose_say(l, "Tilgængelighedserklæring"), a)->id =
		    s->statement;
		node_add(footer, NODE_TEXT, ". ", a);
	}
}

void
own_foot_add(struct node *footer, const struct status_input *in, struct arena *a)
{
	if (in->settings == NULL)
		return;
	publisher_add(footer, in->settings, in->language, a);
	if (in->settings->publisher != NULL)
		node_add(footer, NODE_TEXT, " ", a);
	own_contact_add(footer, in->settings, in->language, a);
}

/* The office's language to N and what is after it. */
static void
mark_words(struct node *n, enum language l)
{
	for (; n != NULL; n = n->next) {
		node_name(n, l);
		if (n->kind == NODE_SECTION)
			mark_words(n->first, l);
	}
}

/* TEXT, a block, as all that SECTION has. */
static void
words_add(struct node *section, const char *text, int level, enum language l, struct arena *a)
{
	section->style = "own";
	text_block_add(section, text, level, a);
	mark_words(section->first, l);
}

static void
block_add(struct node *doc, const char *id, const char *heading, const char *text,
    const struct status_input *in, struct arena *a)
{
	if (text == NULL || !is_first_page(in))
		return;
	struct node *n = node_section(doc, 2, id, heading, a);
	words_add(n, text, 3, in->language, a);
	if (in->settings->publisher != NULL)
		name_say(node_styled(n, NODE_PARAGRAPH, "byline", NULL, a),
		    prose_say(in->language, "Skrevet af %s, ikke beregnet."),
		    in->settings->publisher, in->language, a);
}

void
own_intro_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	if (in->settings != NULL)
		block_add(doc, "indledning", prose_say(in->language, "Indledning"),
		    in->settings->intro, in, a);
}

void
own_conclusion_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	if (in->settings != NULL)
		block_add(doc, "konklusion", prose_say(in->language, "Konklusion"),
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
comment_add(struct node *parent, const struct report_comment *c, enum language l, struct arena *a)
{
	struct node *n = node_section(parent, 4, NULL, prose_say(l, "Kommentar fra "), a);

	node_name(n, l)->name = c->by;
	words_add(n, c->text, 5, l, a);
	node_styled(n, NODE_PARAGRAPH, "byline",
	    arena_printf(
		a, prose_say(l, "Skrevet den %s, ikke beregnet."), phrase_date(c->date, l, a)),
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
			comment_add(parent, c, in->language, a);
	}
}
