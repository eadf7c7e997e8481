#include "report/compose.h"

#include <string.h>

#include "model/period.h"
#include "model/words.h"
#include "report/parts.h"
#include "report/prose.h"

/* ---- what a section is ---------------------------------------------------- */

const struct indicator *
section_indicator(const struct section *s)
{
	return s->region->series.indicator;
}

const char *
section_anchor(const struct section *s, struct arena *a)
{
	return arena_printf(a, "maal-%s", section_indicator(s)->id);
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

const struct target *
section_withdrawal(const struct section *s, int region, int as_of)
{
	const struct indicator *i = section_indicator(s);
	const struct target *latest = NULL;

	if (s->region->target != NULL)
		return NULL;
	for (size_t k = 0; k < i->ntargets; k++) {
		const struct target *t = &i->targets[k];
		if (t->area == region && t->from <= as_of
		    && (latest == NULL || t->from >= latest->from))
			latest = t;
	}
	return latest != NULL && latest->status == TARGET_WITHDRAWN ? latest : NULL;
}

const char *
group_title(const char *group, struct arena *a)
{
	if (group[0] == '\0')
		return "Uden følgegruppe";
	if (strncmp(group, "Følgegruppe", strlen("Følgegruppe")) == 0)
		return group;
	return arena_printf(a, "Følgegruppen for %s", prose_uncapital(group, a));
}

static bool
is_listed(const struct section *const *rows, size_t n, const struct section *s)
{
	for (size_t k = 0; k < n; k++)
		if (rows[k] == s)
			return true;
	return false;
}

const struct section **
status_rows(const struct status_input *in, size_t *n, struct arena *a)
{
	const struct section **rows = arena_array(a, in->nsections, sizeof(const struct section *));
	int region = in->catalogue->agreement.region;

	*n = 0;
	for (size_t j = 0; j < in->nsections; j++) {
		const char *group = section_indicator(&in->sections[j])->group;
		for (size_t k = j; k < in->nsections; k++) {
			const struct section *s = &in->sections[k];
			if (strcmp(section_indicator(s)->group, group) == 0
			    && !is_listed(rows, *n, s)
			    && section_withdrawal(s, region, in->as_of) == NULL)
				rows[(*n)++] = s;
		}
	}
	return rows;
}

void
verdict_say(struct node *n, enum verdict v, struct arena *a)
{
	node_add(n, NODE_SYMBOL, verdict_symbol(v), a);
	node_add(n, NODE_TEXT, arena_printf(a, " %s", verdict_word(v, LANGUAGE_DANISH)), a);
}

void
development_say(struct node *n, enum development d, struct arena *a)
{
	node_add(n, NODE_SYMBOL, development_symbol(d), a);
	node_add(n, NODE_TEXT, arena_printf(a, " %s", development_word(d, LANGUAGE_DANISH)), a);
}

/* ---- the document --------------------------------------------------------- */

static const char *
region_name(const struct status_input *in)
{
	return in->nsections > 0 ? in->sections[0].region->series.area->name : NULL;
}

static const char *
title(const struct status_input *in, struct arena *a)
{
	const char *name = in->catalogue->agreement.name, *region = region_name(in);

	if (region == NULL)
		return arena_printf(a, "Status på %s", name);
	return arena_printf(a, "Status på %s – %s", name, region);
}

static void
date_say(struct node *paragraph, const char *lead, int date, struct arena *a)
{
	char iso[PERIOD_SIZE];

	node_add(paragraph, NODE_TEXT, lead, a);
	struct node *n = node_add(paragraph, NODE_DATE, prose_date(date, a), a);
	n->id = arena_strdup(a, date_print(iso, date));
}

static void
banner_add(struct node *doc, struct arena *a)
{
	struct node *note = node_styled(doc, NODE_NOTE, "example", NULL, a);
	struct node *p = node_add(note, NODE_PARAGRAPH, NULL, a);

	node_add(p, NODE_STRONG, EXAMPLE_WORD, a);
	node_add(note, NODE_PARAGRAPH,
	    "Siden bygger helt eller delvis på opdigtede tal og må ikke bruges som status. Hver "
	    "målsætning med opdigtede tal er mærket " EXAMPLE_WORD ".",
	    a);
}

/* One section for each group that has figures. */
static void
groups_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	size_t n, number = 0;
	const struct section **rows = status_rows(in, &n, a);
	const char *group = NULL;
	struct node *parent = NULL;

	for (size_t k = 0; k < n; k++) {
		const struct indicator *i = section_indicator(rows[k]);
		if (!section_has_figures(rows[k]))
			continue;
		if (group == NULL || strcmp(group, i->group) != 0) {
			group = i->group;
			parent = node_section(doc, 2, arena_printf(a, "gruppe-%zu", ++number),
			    group_title(group, a), a);
		}
		section_add(parent, rows[k], in->as_of, a);
	}
}

const struct node *
status_compose(const struct status_input *in, struct arena *a)
{
	struct node *doc = node_add(NULL, NODE_DOCUMENT, title(in, a), a);

	if (in->fictional)
		banner_add(doc, a);
	date_say(node_styled(doc, NODE_PARAGRAPH, "as-of", NULL, a), "Opgjort pr. ", in->as_of, a);
	node_add(doc, NODE_CONTENTS, "Indhold", a);
	summary_add(doc, in, a);
	overview_add(doc, in, a);
	groups_add(doc, in, a);
	without_data_add(doc, in, a);
	method_add(doc, a);
	sources_add(doc, in, a);

	struct node *footer = node_add(doc, NODE_FOOTER, NULL, a);
	date_say(footer, "Opgjort pr. ", in->as_of, a);
	node_add(footer, NODE_TEXT,
	    arena_printf(
		a, " med pejl %s.%s", in->version, in->fictional ? " " EXAMPLE_WORD "." : ""),
	    a);
	return doc;
}
