#include <string.h>

#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "report/parts.h"

static const char *
kind_heading(const struct status_input *in, enum page_kind kind)
{
	static const char *const kinds[] = { [PAGE_REGION] = SAY("Regionen"),
		[PAGE_COUNTRY] = SAY("Landet"),
		[PAGE_GROUP] = SAY("Klynger og fora"),
		[PAGE_KOMMUNE] = SAY("Kommuner") };

	if (is_national(in) && kind == PAGE_GROUP)
		return prose_say(in->language, "Regioner");
	return prose_say(in->language, kinds[kind]);
}

/* What the pages of smaller areas are called together. */
static const char *
smaller_heading(const struct status_input *in)
{
	if (is_national(in))
		return prose_say(in->language, "Regioner og kommuner");
	for (size_t k = 0; k < in->pages->n; k++)
		if (in->pages->of[k].kind == PAGE_GROUP)
			return prose_say(in->language, "Klynger, fora og kommuner");
	return prose_say(in->language, "Kommuner");
}

const char *
page_path(const struct status_input *in, const char *file, struct arena *a)
{
	const char *root = in->page != NULL ? in->page->root : "";

	return root[0] != '\0' ? arena_printf(a, "%s%s", root, file) : file;
}

/* ---- all pages ------------------------------------------------------------ */

static void
page_link_add(
    struct node *item, const struct status_page *to, const struct status_input *in, struct arena *a)
{
	struct node *link = node_add(item, NODE_FILE_LINK, to->name, a);

	link->id = page_path(in, to->file, a);
	if (to == in->page)
		link->style = "current";
}

void
pages_nav_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	if (in->pages == NULL || in->pages->n < 2)
		return;
	struct node *nav = node_add(doc, NODE_NAV, prose_say(in->language, "Sider"), a),
		    *list = NULL, *folded = NULL;
	for (size_t k = 0; k < in->pages->n; k++) {
		const struct status_page *p = &in->pages->of[k];
		bool small = p->kind == PAGE_GROUP || p->kind == PAGE_KOMMUNE;
		if (small && folded == NULL)
			folded = node_add(nav, NODE_DETAILS, smaller_heading(in), a);
		if (small && p->kind != p[-1].kind) {
			struct node *head = node_add(folded, NODE_PARAGRAPH, NULL, a);
			node_add(head, NODE_STRONG, kind_heading(in, p->kind), a);
			list = NULL;
		}
		if (list == NULL)
			list = node_add(small ? folded : nav, NODE_LIST, NULL, a);
		page_link_add(node_add(list, NODE_ITEM, NULL, a), p, in, a);
	}
}

/* What a page tells of its latest figures. */
struct tally {
	size_t figures, meet, miss, improving, worsening;
};

static struct tally
tally_of(const struct status_page *p)
{
	struct tally t = { 0 };

	for (size_t k = 0; k < p->nsections; k++) {
		const struct assessment *as = p->sections[k].region;
		if (as->latest.obs == NULL)
			continue;
		t.figures++;
		t.meet += as->latest.meets == TRUTH_YES;
		t.miss += as->latest.meets == TRUTH_NO;
		t.improving += as->development == DEVELOPMENT_IMPROVING;
		t.worsening += as->development == DEVELOPMENT_WORSENING;
	}
	return t;
}

static void
page_row(
    struct node *table, const struct status_page *p, const struct status_input *in, struct arena *a)
{
	struct tally t = tally_of(p);
	const size_t counts[] = { t.figures, t.meet, t.miss, t.improving, t.worsening };
	struct node *row = node_add(table, NODE_ROW, NULL, a);

	page_link_add(node_head_cell(row, NULL, a), p, in, a);
	for (size_t k = 0; k < countof(counts); k++)
		node_number_cell(row, arena_printf(a, "%zu", counts[k]), a);
}

void
pages_table_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const char *const heads[] = { SAY("Område"), SAY("Målsætninger med tal"),
		SAY("Opfylder målet"), SAY("Opfylder ikke"), SAY("Forbedring"), SAY("Forværring") };

	if (in->pages == NULL || in->pages->n < 2 || in->page->kind != PAGE_REGION)
		return;
	const char *heading = smaller_heading(in);
	struct node *s = node_section(doc, 2, "omraader", heading, a);
	struct node *table = node_styled(s, NODE_TABLE, "cards",
	    arena_printf(a, prose_say(in->language, "%s og deres sider"), heading), a);
	struct node *head = node_head_row(
	    table, prose_each(heads, countof(heads), in->language, a), countof(heads), a)
				->first;
	for (head = head->next; head != NULL; head = head->next)
		head->numeric = true;
	for (size_t k = 1; k < in->pages->n; k++) {
		const struct status_page *p = &in->pages->of[k];
		if (p->kind == PAGE_COUNTRY)
			continue;
		if (p->kind != p[-1].kind)
			node_head_cell(node_styled(table, NODE_ROW, "group", NULL, a),
			    kind_heading(in, p->kind), a)
			    ->span = (int)countof(heads);
		page_row(table, p, in, a);
	}
	node_styled(s, NODE_PARAGRAPH, "table-note",
	    is_national(in)
		? prose_say(in->language,
		    "Tallene er antal målsætninger. Om målet er opfyldt, gælder det seneste tal og "
		    "landets mål; tilfældige udsving fylder mere i et lille område.")
		: prose_say(in->language,
		    "Tallene er antal målsætninger. Om målet er opfyldt, gælder det seneste tal og "
		    "regionens mål; tilfældige udsving fylder mere i et lille område. En kommune "
		    "kan høre til flere fora."),
	    a);
}

/* ---- the country ---------------------------------------------------------- */

static size_t
kommuner_of(const struct section *s, int region, size_t *with)
{
	size_t n = 0;

	*with = 0;
	for (size_t k = 0; k < s->nkommuner; k++)
		if (s->kommuner[k].series.area->region == region) {
			n++;
			*with += s->kommuner[k].latest.obs != NULL;
		}
	return n;
}

/* Who has figures at all, and whose target it is. */
static const char *
basis_of(const struct section *s, enum language l, struct arena *a)
{
	const struct area *region = s->region->series.area;
	size_t with, of_region, all = 0;
	size_t n = kommuner_of(s, region->code, &with);

	for (size_t k = 0; k < s->nkommuner; k++)
		all += s->kommuner[k].latest.obs != NULL;
	of_region = with;
	return arena_printf(a,
	    prose_say(l,
		"Der er tal for %zu af landets %zu kommuner, heraf %zu af de %zu i %s. Målet er "
		"aftalt for %s alene."),
	    all, s->nkommuner, of_region, n, region->name, region->name);
}

static void
country_section_add(struct node *parent, const struct status_row *row,
    const struct status_input *in, struct arena *a)
{
	const struct section *s = row->section;
	struct node *n = node_section(parent, 3, row->anchor, row->label, a);

	node_name(n, in->language)->style = "goal";
	if (section_is_fictional(s)) {
		struct node *note = node_styled(n, NODE_NOTE, "example", NULL, a);
		struct node *p = node_add(note, NODE_PARAGRAPH, NULL, a);
		node_add(p, NODE_STRONG, prose_say(in->language, "EKSEMPELDATA"), a);
		node_add(p, NODE_TEXT,
		    prose_say(in->language, " Tallene i dette afsnit er opdigtede."), a);
	}
	struct node *columns = node_add(n, NODE_COLUMNS, NULL, a);
	struct node *p = node_add(columns, NODE_PARAGRAPH, NULL, a);
	node_say(p, sentence_latest(s->region, in->language, a), a);
	if (s->whole != NULL)
		node_say(p, sentence_latest(s->whole, in->language, a), a);
	node_add(columns, NODE_PARAGRAPH, basis_of(s, in->language, a), a);
	figure_add(columns, s->map, NULL,
	    prose_say(in->language, "Kommunerne på landkortet, et felt hver"), a);
	figure_add(columns, s->dots, "tall", prose_say(in->language, "Landets kommuner"), a);
	comments_add(n, s, 0, in, a);
	chart_table_add(n, s->map, prose_say(in->language, "Landkortet"), s->csv, in, a);
	chart_table_add(n, s->dots, prose_say(in->language, "Kommunerne"), s->csv, in, a);
	section_sources_add(n, s, in->edition, in->language, a);
}

const struct node *
country_compose(const struct status_input *in, struct arena *a)
{
	const char *agreement = in->catalogue->agreement.name;
	const char *usual = arena_printf(a, prose_say(in->language, "%s – hele landet"), agreement);
	/* an office's own title is Danish, and so is what it is completed with */
	struct node *doc = document_begin(in, own_title(in, usual, "hele landet", a), a);
	const struct status_row *rows = status_rows(in, a);
	const char *group = NULL;
	struct node *parent = NULL;
	size_t number = 0;

	node_styled(
	    node_section(doc, 2, "om", prose_say(in->language, "Sammenligning med landet"), a),
	    NODE_PARAGRAPH, "lead",
	    prose_say(in->language,
		"Kommunerne i hele landet på de samme indikatorer, hvor filerne har tal for "
		"kommuner uden for regionen. De har ikke aftalt målene; de vises til "
		"sammenligning."),
	    a);
	for (size_t k = 0; k < in->nsections; k++) {
		const char *own = section_indicator(rows[k].section)->group;
		if (group == NULL || strcmp(group, own) != 0)
			parent =
			    node_name(node_section(doc, 2, arena_printf(a, "gruppe-%zu", ++number),
					  group_title(in->catalogue, own, in->language, a), a),
				in->language);
		group = own;
		country_section_add(parent, &rows[k], in, a);
	}
	document_end(doc, in, a);
	return doc;
}

/* ---- the files ------------------------------------------------------------ */

void
files_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	static const struct {
		const char *file, *what;
	} files[] = {
		{ "status.xlsx", SAY("regneark med status, alle tal og deres kilder") },
		{ "status.csv", SAY("en række for hver målsætning (UTF-8, komma, punktum)") },
		{ "status-dk.csv", SAY("det samme til dansk Excel") },
		{ "status.json", SAY("det samme til programmer") },
		{ "tal.csv", SAY("alle tal, der ligger bag, et på hver række") },
		{ "tal-dk.csv", SAY("det samme til dansk Excel") },
		{ "datapackage.json", SAY("hvad kolonnerne er (Frictionless Data Package)") },
	};

	if (!in->files)
		return;
	struct node *s = node_section(doc, 2, "hent", prose_say(in->language, "Hent tallene"), a);
	struct node *list = node_add(s, NODE_LIST, NULL, a);
	for (size_t k = 0; k < countof(files); k++) {
		struct node *item = node_add(list, NODE_ITEM, NULL, a);
		node_add(item, NODE_FILE_LINK, files[k].file, a)->id =
		    page_path(in, files[k].file, a);
		node_add(item, NODE_TEXT,
		    arena_printf(a, ": %s", prose_say(in->language, files[k].what)), a);
	}
}
