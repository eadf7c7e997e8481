#include "report/followup.h"

#include "model/phrase.h"
#include "model/prose.h"
#include "report/followup_part.h"

/* Who took over from whom, where the forum asked for is another one by now or has news of it. */
static void
succession_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	const struct body *old = in->asked;
	const struct portfolio *p = in->portfolio;

	for (size_t k = 0; k < p->nbodies && old == NULL; k++)
		if (p->bodies[k].successor == in->body && in->body->from > in->before)
			old = &p->bodies[k];
	if (old == NULL)
		return;
	node_add(doc, NODE_PARAGRAPH,
	    arena_printf(a, prose_say(l, "%s er siden den %s %s."), old->name,
		phrase_date(in->body->from, l, a), in->body->name),
	    a);
}

/* What the reader must know of the meeting and of whose figures these are. */
static void
notes_add(struct node *doc, const struct followup *in, struct arena *a)
{
	enum language l = in->language;

	succession_add(doc, in, a);
	if (!in->listed)
		node_add(doc, NODE_PARAGRAPH,
		    arena_printf(a,
			prose_say(l, "Den %s står ikke i porteføljens liste over møder i %s."),
			phrase_date(in->day, l, a), in->meets->name),
		    a);
	if (in->before == 0)
		node_add(doc, NODE_PARAGRAPH,
		    prose_say(l,
			"Porteføljen nævner intet tidligere møde; »siden sidste møde« er her alt "
			"til og med dagen."),
		    a);
	if (in->area->code != in->body->area)
		node_add(doc, NODE_PARAGRAPH,
		    arena_printf(a, prose_say(l, "%s har ikke sit eget område; tallene er for %s."),
			in->body->name, in->area->name),
		    a);
}

static struct node *
sheet_begin(const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct node *doc = node_add(NULL, NODE_DOCUMENT,
	    arena_printf(a, prose_say(l, "Statusark – %s"), in->body->name), a);
	doc->language = l;
	own_sheet_head_add(doc, in->settings, l, a);

	if (in->fictional)
		banner_add(doc,
		    prose_say(l,
			"Arket bygger helt eller delvis på opdigtede tal og må ikke bruges som "
			"status. Hver målsætning med opdigtede tal er mærket EKSEMPELDATA."),
		    l, a);
	if (in->edition == EDITION_INTERNAL)
		internal_add(doc, l, a);
	struct node *p = node_styled(doc, NODE_PARAGRAPH, "as-of", NULL, a);
	date_say(p, prose_say(l, "Møde den "), in->day, l, a);
	if (in->before != 0)
		date_say(p, prose_say(l, " · sidste møde den "), in->before, l, a);
	notes_add(doc, in, a);
	node_add(doc, NODE_CONTENTS, prose_say(l, "Indhold"), a);
	return doc;
}

static void
method_add_short(struct node *doc, enum language l, struct arena *a)
{
	struct node *s = node_section(doc, 2, "metode", prose_say(l, "Metode"), a);

	node_add(s, NODE_PARAGRAPH,
	    prose_say(l,
		"Målsætningernes vurdering, udvikling og sandsynlighed er dem, der står i den "
		"årlige status, for dette område på mødedagen. Et succeskriterium er holdt op mod "
		"det seneste tal, til og med dets år; lighed opfylder det. At et kriterium er "
		"opfyldt, viser ikke, at indsatsen er årsagen."),
	    a);
}

const struct node *
followup_compose(const struct followup *in, struct arena *a)
{
	enum language l = in->language;
	struct node *doc = sheet_begin(in, a);
	struct status_input figures = followup_status(in, a);

	followup_summary_add(doc, in, a);
	if (in->nefforts > 0) {
		followup_decisions_add(doc, in, a);
		followup_list_add(doc, in, a);
		followup_efforts_add(doc, in, a);
		followup_settled_add(doc, in, a);
		followup_goals_add(doc, in, a);
		followup_missing_add(doc, in, a);
		method_add_short(doc, l, a);
	}
	if (figures.nsections > 0)
		sources_add(doc, &figures, a);
	struct node *footer = node_add(doc, NODE_FOOTER, NULL, a);
	own_contact_add(footer, in->settings, l, a);
	date_say(footer, prose_say(l, "Opgjort pr. "), in->day, l, a);
	node_add(footer, NODE_TEXT,
	    arena_printf(a, prose_say(l, " med pejl %s efter %s.%s"), in->version,
		in->portfolio->name, in->fictional ? prose_say(l, " EKSEMPELDATA.") : ""),
	    a);
	return doc;
}
