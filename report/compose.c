#include "report/compose.h"

#include <string.h>

#include "model/period.h"
#include "model/phrase.h"
#include "model/words.h"
#include "report/parts.h"
#include "model/prose.h"
#include "report/text_block.h"

/* ---- what a section is ---------------------------------------------------- */

const struct indicator *
section_indicator(const struct section *s)
{
	return s->region->series.indicator;
}

bool
section_has_figures(const struct section *s)
{
	if (s->region->series.n > 0)
		return true;
	for (size_t k = 0; k < s->nkommuner; k++)
		if (s->kommuner[k].series.n > 0)
			return true;
	return false;
}

bool
section_period(const struct section *s, struct period *out)
{
	const struct observation *latest = s->region->latest.obs;

	for (size_t k = 0; k < s->nkommuner && s->region->latest.obs == NULL; k++) {
		const struct observation *o = s->kommuner[k].latest.obs;
		if (o != NULL && (latest == NULL || period_compare(o->period, latest->period) > 0))
			latest = o;
	}
	if (latest != NULL)
		*out = latest->period;
	return latest != NULL;
}

static bool
series_is_fictional(const struct series *s)
{
	for (size_t k = 0; k < s->n; k++)
		if (s->obs[k].source != NULL && s->obs[k].source->fictional)
			return true;
	return false;
}

bool
section_is_fictional(const struct section *s)
{
	if ((s->region->cautions & CAUTION_FICTIONAL) || series_is_fictional(&s->region->series))
		return true;
	for (size_t k = 0; k < s->nkommuner; k++)
		if (series_is_fictional(&s->kommuner[k].series))
			return true;
	return false;
}

const char *
group_title(const struct catalogue *c, const char *group, enum language l, struct arena *a)
{
	const char *lead = c->agreement.groups;

	if (group[0] == '\0')
		return prose_say(l, "Uden gruppe");
	if (lead == NULL || lead[0] == '\0' || strncmp(group, lead, strcspn(lead, " ")) == 0)
		return group;
	return arena_printf(a, "%s %s", lead, prose_uncapital(group, a));
}

const char *
status_area(const struct status_input *in)
{
	if (in->nsections == 0)
		return NULL;
	const struct area *area = in->sections[0].region->series.area;
	for (size_t k = 1; k < in->nsections; k++)
		if (in->sections[k].region->series.area != area)
			return NULL;
	return area->name;
}

/* Sections before J of the same indicator: other subgroups or areas. */
static size_t
siblings_before(const struct status_input *in, size_t j)
{
	size_t n = 0;

	for (size_t k = 0; k < j; k++)
		n += section_indicator(&in->sections[k]) == section_indicator(&in->sections[j]);
	return n;
}

static struct status_row
row_of(const struct status_input *in, size_t j, struct arena *a)
{
	const struct section *s = &in->sections[j];
	const char *id = section_indicator(s)->id;
	const char *label = prose_label(&s->region->series, a);
	size_t before = siblings_before(in, j);

	/* no id has a dot, so a numbered anchor is nobody else's */
	return (struct status_row){ .section = s,
		.label = status_area(in) != NULL
		    ? label
		    : arena_printf(a, "%s – %s", label, s->region->series.area->name),
		.anchor = before == 0 ? arena_printf(a, "maal-%s", id)
				      : arena_printf(a, "maal-%s.%zu", id, before + 1) };
}

const struct status_row *
status_rows(const struct status_input *in, struct arena *a)
{
	struct status_row *rows = arena_array(a, in->nsections, sizeof *rows);
	size_t n = 0;

	for (size_t j = 0; j < in->nsections; j++) {
		const char *group = section_indicator(&in->sections[j])->group;
		size_t first = 0;
		while (strcmp(section_indicator(&in->sections[first])->group, group) != 0)
			first++;
		for (size_t k = j; k < in->nsections && first == j; k++)
			if (strcmp(section_indicator(&in->sections[k])->group, group) == 0)
				rows[n++] = row_of(in, k, a);
	}
	return rows;
}

void
verdict_say(struct node *n, enum verdict v, enum language l, struct arena *a)
{
	cell_sign(n, verdict_symbol(v), verdict_word(v, l), a);
}

void
development_say(struct node *n, enum development d, enum language l, struct arena *a)
{
	cell_sign(n, development_symbol(d), development_word(d, l), a);
}

/* ---- the document --------------------------------------------------------- */

static const char *
title(const struct status_input *in, struct arena *a)
{
	const char *name = in->catalogue->agreement.name, *area = status_area(in);

	const char *usual = area == NULL
	    ? arena_printf(a, prose_say(in->language, "Status på %s"), name)
	    : arena_printf(a, prose_say(in->language, "Status på %s – %s"), name, area);
	return own_title(in, usual, area, a);
}

void
date_say(struct node *paragraph, const char *lead, int date, enum language l, struct arena *a)
{
	char iso[PERIOD_SIZE];

	node_add(paragraph, NODE_TEXT, lead, a);
	struct node *n = node_add(paragraph, NODE_DATE, phrase_date(date, l, a), a);
	n->id = arena_strdup(a, date_print(iso, date));
}

void
internal_add(struct node *doc, enum language l, struct arena *a)
{
	struct node *note = node_styled(doc, NODE_NOTE, "internal", NULL, a);
	struct node *p = node_add(note, NODE_PARAGRAPH, NULL, a);

	node_add(p, NODE_STRONG, prose_say(l, "Intern udgave"), a);
	node_add(p, NODE_TEXT,
	    prose_say(l, " med tallenes filer og linjer. Den er ikke til offentliggørelse."), a);
}

void
banner_add(struct node *doc, const char *warning, enum language l, struct arena *a)
{
	struct node *note = node_styled(doc, NODE_NOTE, "example", NULL, a);
	struct node *p = node_add(note, NODE_PARAGRAPH, NULL, a);

	node_add(p, NODE_STRONG, prose_say(l, "EKSEMPELDATA"), a);
	node_add(note, NODE_PARAGRAPH, warning, a);
}

/* One section for each group that has figures. */
static void
groups_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	const struct status_row *rows = status_rows(in, a);
	size_t number = 0;
	const char *group = NULL;
	struct node *parent = NULL;

	for (size_t k = 0; k < in->nsections; k++) {
		const struct indicator *i = section_indicator(rows[k].section);
		if (!section_has_figures(rows[k].section))
			continue;
		if (group == NULL || strcmp(group, i->group) != 0) {
			group = i->group;
			parent =
			    node_name(node_section(doc, 2, arena_printf(a, "gruppe-%zu", ++number),
					  group_title(in->catalogue, group, in->language, a), a),
				in->language);
		}
		section_add(parent, &rows[k], in, a);
	}
}

struct node *
document_begin(const struct status_input *in, const char *title, struct arena *a)
{
	struct node *doc = node_add(NULL, NODE_DOCUMENT, title, a);

	doc->language = in->language;
	own_head_add(doc, in, a);
	if (in->fictional)
		banner_add(doc,
		    prose_say(in->language,
			"Siden bygger helt eller delvis på opdigtede tal og må ikke bruges som "
			"status. Hver målsætning med opdigtede tal er mærket EKSEMPELDATA."),
		    in->language, a);
	if (in->edition == EDITION_INTERNAL)
		internal_add(doc, in->language, a);
	date_say(node_styled(doc, NODE_PARAGRAPH, "as-of", NULL, a),
	    prose_say(in->language, "Opgjort pr. "), in->as_of, in->language, a);
	pages_nav_add(doc, in, a);
	node_add(doc, NODE_CONTENTS, prose_say(in->language, "Indhold"), a);
	return doc;
}

void
document_end(struct node *doc, const struct status_input *in, struct arena *a)
{
	struct node *footer = node_add(doc, NODE_FOOTER, NULL, a);

	own_foot_add(footer, in, a);
	date_say(footer, prose_say(in->language, "Opgjort pr. "), in->as_of, in->language, a);
	node_add(footer, NODE_TEXT,
	    arena_printf(a, prose_say(in->language, " med pejl %s.%s"), in->version,
		in->fictional ? prose_say(in->language, " EKSEMPELDATA.") : ""),
	    a);
	if (in->settings != NULL)
		text_block_settle(doc, a);
}

/* What the page of a smaller area leaves to the region's. */
static void
elsewhere_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const struct {
		const char *lead, *text, *file;
	} links[] = {
		{ SAY("Målene er aftalt for regionen som helhed; at holde et mindre område op mod "
		      "dem er denne opgørelses valg. "),
		    SAY("Metode og forbehold"), "index.html#metode" },
		{ SAY("Hvert afsnit nævner sine kilder; alle er samlet under "), SAY("Kilder"),
		    "index.html#kilder" },
	};
	struct node *s =
	    node_section(doc, 2, "metode", prose_say(in->language, "Metode og kilder"), a);

	for (size_t k = 0; k < countof(links); k++) {
		struct node *p = node_add(s, NODE_PARAGRAPH, NULL, a);
		const char *lead = k == 0 && is_national(in)
		    ? prose_say(in->language,
			"Målene gælder hele landet; at holde et mindre område op mod dem er denne "
			"opgørelses valg. ")
		    : prose_say(in->language, links[k].lead);
		node_add(p, NODE_TEXT, lead, a);
		node_add(p, NODE_FILE_LINK, prose_say(in->language, links[k].text), a)->id =
		    page_path(in, links[k].file, a);
		node_add(p, NODE_TEXT, ".", a);
	}
}

const struct node *
status_compose(const struct status_input *in, struct arena *a)
{
	struct node *doc = document_begin(in, title(in, a), a);

	own_intro_add(doc, in, a);
	summary_add(doc, in, a);
	overview_add(doc, in, a);
	pages_table_add(doc, in, a);
	groups_add(doc, in, a);
	own_conclusion_add(doc, in, a);
	without_data_add(doc, in, a);
	efforts_add(doc, in, a);
	if (in->page != NULL && in->page->kind != PAGE_REGION) {
		elsewhere_add(doc, in, a);
	} else {
		method_add(doc, in, a);
		sources_add(doc, in, a);
		files_add(doc, in, a);
	}
	document_end(doc, in, a);
	return doc;
}
