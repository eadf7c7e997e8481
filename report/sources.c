#include <string.h>

#include "model/phrase.h"
#include "report/parts.h"
#include "report/prose.h"

/* One file of one source. */
struct origin {
	const struct source *source; /* NULL: not told */
	const char *file;            /* base name, "" if not told */
};

struct origins {
	struct origin *at; /* in the order in which the figures name them */
	size_t n, cap;
};

static void
origins_take(struct origins *o, const struct series *s, struct arena *a)
{
	for (size_t k = 0; k < s->n; k++) {
		const char *path = s->obs[k].origin.file;
		struct origin new = { s->obs[k].source, path != NULL ? prose_base_name(path) : "" };
		size_t at = 0;
		if (new.source == NULL && path == NULL)
			continue;
		while (at < o->n
		    && (o->at[at].source != new.source || strcmp(o->at[at].file, new.file) != 0))
			at++;
		if (at < o->n)
			continue;
		o->at = arena_grow(a, o->at, o->n, &o->cap, sizeof *o->at);
		o->at[o->n++] = new;
	}
}

static void
origins_of(struct origins *o, const struct section *s, struct arena *a)
{
	origins_take(o, &s->region->series, a);
	for (size_t k = 0; k < s->nkommuner; k++)
		origins_take(o, &s->kommuner[k].series, a);
}

static const char *
extraction(const struct source *s, struct arena *a)
{
	if (s == NULL || s->extracted == 0)
		return "udtræksdato ikke oplyst";
	return arena_printf(a, "udtrukket %s", phrase_date(s->extracted, LANGUAGE_DANISH, a));
}

/* "Sundhedsstyrelsen: Den Nationale Sundhedsprofil, filen profil.csv, udtrukket 12. maj 2025." */
static const char *
origin_sentence(const struct origin *o, struct arena *a)
{
	const char *publisher = o->source != NULL ? o->source->publisher : "";
	const char *title = o->source != NULL ? o->source->title : "";
	const char *file = o->file[0] != '\0' ? arena_printf(a, "filen %s, ", o->file) : "";

	return arena_printf(a, "%s%s%s%s%s%s.", publisher,
	    publisher[0] != '\0' && title[0] != '\0' ? ": " : "", title,
	    publisher[0] != '\0' || title[0] != '\0' ? ", " : "", file, extraction(o->source, a));
}

void
section_sources_add(struct node *parent, const struct section *s, struct arena *a)
{
	struct origins o = { 0 };

	origins_of(&o, s, a);
	for (size_t k = 0; k < o.n; k++) {
		const struct source *source = o.at[k].source;
		struct node *p = node_styled(parent, NODE_PARAGRAPH, "source", NULL, a);
		node_add(p, NODE_STRONG,
		    source != NULL && source->fictional ? "Kilde (" EXAMPLE_WORD "):" : "Kilde:",
		    a);
		node_say(p, origin_sentence(&o.at[k], a), a);
		if (source != NULL && source->note[0] != '\0')
			node_say(p, source->note, a);
	}
}

static void
source_row(struct node *table, const struct origin *o, struct arena *a)
{
	static const struct source unknown = {
		.publisher = "ikke oplyst", .title = "", .url = "", .note = ""
	};
	const struct source *s = o->source != NULL ? o->source : &unknown;
	struct node *row = node_add(table, NODE_ROW, NULL, a);
	struct node *cell = node_head_cell(row, NULL, a);

	node_add(cell, NODE_TEXT, s->publisher, a);
	if (s->fictional) {
		node_add(cell, NODE_TEXT, " ", a);
		node_styled(cell, NODE_STRONG, "mark", EXAMPLE_WORD, a);
	}
	cell = node_add(row, NODE_CELL, s->title, a);
	if (s->url[0] != '\0') {
		node_add(cell, NODE_TEXT, " ", a);
		node_styled(cell, NODE_TEXT, "minor url", s->url, a);
	}
	node_add(row, NODE_CELL, o->file[0] != '\0' ? o->file : "–", a);
	node_add(row, NODE_CELL,
	    s->extracted != 0 ? phrase_date(s->extracted, LANGUAGE_DANISH, a) : "ikke oplyst", a);
}

void
sources_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const heads[] = { "Udgiver", "Titel", "Fil", "Udtrukket" };
	struct origins o = { 0 };
	struct node *s = node_section(doc, 2, "kilder", "Kilder", a);

	for (size_t k = 0; k < in->nsections; k++)
		origins_of(&o, &in->sections[k], a);
	if (o.n == 0) {
		node_add(s, NODE_PARAGRAPH, "Opgørelsen bygger ikke på nogen data.", a);
		return;
	}
	struct node *table = node_styled(s, NODE_TABLE, "cards", "Kilder til tallene", a);
	node_head_row(table, heads, countof(heads), a);
	for (size_t k = 0; k < o.n; k++)
		source_row(table, &o.at[k], a);
}
