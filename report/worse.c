#include "model/phrase_needs.h"
#include "report/parts.h"
#include "model/prose.h"

/* Whose figures: the målsætning, and the area with a link to its page where there is one. */
static void
subject_add(
    struct node *item, const struct worse_row *w, const struct status_input *in, struct arena *a)
{
	const struct area *area = w->assessment->series.area;
	const struct status_page *to = NULL;

	for (size_t k = 0; in->pages != NULL && k < in->pages->n; k++)
		if (&in->pages->of[k] != in->page && in->pages->of[k].nsections > 0
		    && in->pages->of[k].kind != PAGE_COUNTRY
		    && in->pages->of[k].sections[0].region->series.area == area)
			to = &in->pages->of[k];
	if (to != NULL)
		node_add(item, NODE_FILE_LINK, area->name, a)->id = page_path(in, to->file, a);
	else
		node_add(item, NODE_TEXT, area->name, a);
	node_add(item, NODE_TEXT,
	    arena_printf(a, ", %s: ", prose_uncapital(prose_label(&w->assessment->series, a), a)),
	    a);
}

void
worse_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	const struct worse_list *l = in->worse;

	if (l == NULL)
		return;
	struct node *s = node_section(
	    parent, 3, "forvaerres", prose_say(in->language, "Dårligere og i forværring"), a);
	node_add(s, NODE_PARAGRAPH, phrase_worsening_head(l->n, l->tested, in->language, a), a);
	if (l->n == 0)
		return;
	struct node *list = node_add(s, NODE_LIST, NULL, a);
	for (size_t k = 0; k < l->n; k++) {
		const struct worse_row *w = &l->rows[k];
		struct node *item = node_add(list, NODE_ITEM, NULL, a);
		subject_add(item, w, in, a);
		node_add(item, NODE_TEXT,
		    arena_printf(a, "%s.",
			phrase_worsening(
			    w->assessment, w->than_target, w->than_region, w->q, in->language, a)),
		    a);
		if (w->assessment->cautions & CAUTION_FICTIONAL) {
			node_add(item, NODE_TEXT, " ", a);
			node_styled(
			    item, NODE_STRONG, "mark", prose_say(in->language, "EKSEMPELDATA"), a);
		}
	}
}
