#include <string.h>

#include "base/text.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "report/parts.h"

#define MAX_FILES 12 /* named of one source */

/* One file of one source. */
struct origin {
	const struct source *source; /* NULL: not told */
	const char *file;            /* base name, "" if not told */
	size_t first, last;          /* lines of it that figures stand in, 0 if not told */
};

struct origins {
	struct origin *at; /* in the order in which the figures name them */
	size_t n, cap;
};

static void
lines_take(struct origin *o, size_t line)
{
	if (line != 0 && (o->first == 0 || line < o->first))
		o->first = line;
	if (line > o->last)
		o->last = line;
}

static void
origins_take(struct origins *o, const struct series *s, struct arena *a)
{
	for (size_t k = 0; k < s->n; k++) {
		const char *path = s->obs[k].origin.file;
		size_t line = s->obs[k].origin.line;
		struct origin new = { s->obs[k].source, path != NULL ? text_base_name(path) : "",
			line, line };
		size_t at = 0;
		if (new.source == NULL && path == NULL)
			continue;
		while (at < o->n
		    && (o->at[at].source != new.source || strcmp(o->at[at].file, new.file) != 0))
			at++;
		if (at < o->n) {
			lines_take(&o->at[at], line);
			continue;
		}
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
extraction(const struct source *s, enum language l, struct arena *a)
{
	if (s == NULL || s->extracted == 0)
		return prose_say(l, "udtræksdato ikke oplyst");
	return arena_printf(a, prose_say(l, "udtrukket %s"), phrase_date(s->extracted, l, a));
}

/* "profil.csv (linje 2–1203)" */
static const char *
file_text(const struct origin *o, enum language l, struct arena *a)
{
	if (o->file[0] == '\0' || o->first == 0)
		return o->file;
	return o->first == o->last
	    ? arena_printf(a, prose_say(l, "%s (linje %zu)"), o->file, o->first)
	    : arena_printf(a, prose_say(l, "%s (linje %zu–%zu)"), o->file, o->first, o->last);
}

/* The files of O's source number FIRST, and how many; "" if none is told. */
static const char *
files_of(const struct origins *o, size_t first, size_t *n, enum language l, struct arena *a)
{
	const char *files[MAX_FILES];
	size_t more = 0;

	*n = 0;
	for (size_t k = first; k < o->n; k++) {
		if (o->at[k].source != o->at[first].source || o->at[k].file[0] == '\0')
			continue;
		if (*n < countof(files))
			files[(*n)++] = file_text(&o->at[k], l, a);
		else
			more++;
	}
	const char *text = *n > 0 ? files[0] : "";
	for (size_t k = 1; k < *n; k++)
		text = arena_printf(a, "%s%s%s", text,
		    k + 1 == *n && more == 0 ? prose_say(l, " og ") : ", ", files[k]);
	*n += more;
	return more > 0 ? arena_printf(a, prose_say(l, "%s og %zu til"), text, more) : text;
}

/* Is K the first origin of its source? */
static bool
is_first(const struct origins *o, size_t k)
{
	for (size_t j = 0; j < k; j++)
		if (o->at[j].source == o->at[k].source)
			return false;
	return true;
}

const struct source **
status_sources(const struct status_input *in, size_t *n, struct arena *a)
{
	struct origins o = { 0 };

	for (size_t k = 0; k < in->nsections; k++)
		origins_of(&o, &in->sections[k], a);
	const struct source **list = arena_array(a, o.n + 1, sizeof *list);
	*n = 0;
	for (size_t k = 0; k < o.n; k++)
		if (o.at[k].source != NULL && is_first(&o, k))
			list[(*n)++] = o.at[k].source;
	return list;
}

/*
 * "Sundhedsstyrelsen: Den Nationale Sundhedsprofil, udtrukket 12. maj 2025."; the internal edition
 * has "filen profil.csv (linje 2–1203)" before the date.
 */
static const char *
origin_sentence(const struct origins *o, size_t k, enum edition e, enum language l, struct arena *a)
{
	const struct source *s = o->at[k].source;
	const char *publisher = s != NULL ? s->publisher : "", *title = s != NULL ? s->title : "";
	size_t n;
	const char *files = files_of(o, k, &n, l, a);

	if (e == EDITION_PUBLIC)
		files = "";
	else if (n > 0)
		files = arena_printf(
		    a, "%s %s, ", n == 1 ? prose_say(l, "filen") : prose_say(l, "filerne"), files);
	return arena_printf(a, "%s%s%s%s%s%s.", publisher,
	    publisher[0] != '\0' && title[0] != '\0' ? ": " : "", title,
	    publisher[0] != '\0' || title[0] != '\0' ? ", " : "", files, extraction(s, l, a));
}

void
section_sources_add(
    struct node *parent, const struct section *s, enum edition e, enum language l, struct arena *a)
{
	struct origins o = { 0 };

	origins_of(&o, s, a);
	for (size_t k = 0; k < o.n; k++) {
		const struct source *source = o.at[k].source;
		if (!is_first(&o, k))
			continue;
		struct node *p = node_styled(parent, NODE_PARAGRAPH, "source", NULL, a);
		node_add(p, NODE_STRONG,
		    source != NULL && source->fictional ? prose_say(l, "Kilde (EKSEMPELDATA):")
							: prose_say(l, "Kilde:"),
		    a);
		node_say(p, origin_sentence(&o, k, e, l, a), a);
		if (source != NULL && source->note[0] != '\0')
			node_name(
			    node_add(p, NODE_TEXT, arena_printf(a, " %s", source->note), a), l);
	}
}

static void
source_row(struct node *table, const struct origins *o, size_t k, enum edition e, enum language l,
    struct arena *a)
{
	const struct source unknown = {
		.publisher = prose_say(l, "ikke oplyst"), .title = "", .url = "", .note = ""
	};
	const struct source *s = o->at[k].source != NULL ? o->at[k].source : &unknown;
	struct node *row = node_add(table, NODE_ROW, NULL, a);
	struct node *cell = node_head_cell(row, NULL, a);
	size_t n;
	const char *files = files_of(o, k, &n, l, a);

	node_name(node_add(cell, NODE_TEXT, s->publisher, a), l);
	if (s->fictional) {
		node_add(cell, NODE_TEXT, " ", a);
		node_styled(cell, NODE_STRONG, "mark", prose_say(l, "EKSEMPELDATA"), a);
	}
	cell = node_add(row, NODE_CELL, NULL, a);
	node_name(node_add(cell, NODE_TEXT, s->title, a), l);
	if (s->url[0] != '\0') {
		node_add(cell, NODE_TEXT, " ", a);
		node_styled(cell, NODE_TEXT, "minor url", s->url, a);
	}
	if (e == EDITION_INTERNAL)
		node_add(row, NODE_CELL, n > 0 ? files : "–", a);
	node_add(row, NODE_CELL,
	    s->extracted != 0 ? phrase_date(s->extracted, l, a) : prose_say(l, "ikke oplyst"), a);
}

void
sources_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const public[] = { SAY("Udgiver"), SAY("Titel"), SAY("Udtrukket") };
	static const char *const internal[] = { SAY("Udgiver"), SAY("Titel"), SAY("Filer"),
		SAY("Udtrukket") };
	struct origins o = { 0 };
	struct node *s = node_section(doc, 2, "kilder", prose_say(in->language, "Kilder"), a);

	for (size_t k = 0; k < in->nsections; k++)
		origins_of(&o, &in->sections[k], a);
	if (o.n == 0) {
		node_add(s, NODE_PARAGRAPH,
		    prose_say(in->language, "Opgørelsen bygger ikke på nogen data."), a);
		return;
	}
	struct node *table =
	    node_styled(s, NODE_TABLE, "cards", prose_say(in->language, "Kilder til tallene"), a);
	if (in->edition == EDITION_INTERNAL)
		node_head_row(table, prose_each(internal, countof(internal), in->language, a),
		    countof(internal), a);
	else
		node_head_row(table, prose_each(public, countof(public), in->language, a),
		    countof(public), a);
	for (size_t k = 0; k < o.n; k++)
		if (is_first(&o, k))
			source_row(table, &o, k, in->edition, in->language, a);
}
