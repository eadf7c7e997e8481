#include "model/phrase.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"
#include "model/prose.h"
#include "model/sentence.h"

/* How a verdict is said of some målsætninger, in the order they are told. */
static const struct {
	enum verdict verdict;
	const char *one, *many;
} outcomes[] = {
	{ VERDICT_MET, SAY_IN("one", "er indfriet"), SAY("er indfriet") },
	{ VERDICT_ON_TRACK, SAY_IN("one", "er på vej"), SAY("er på vej") },
	{ VERDICT_UNDECIDED, SAY("er uafklaret"), SAY("er uafklarede") },
	{ VERDICT_OFF_TRACK, SAY_IN("one", "er ikke på vej"), SAY("er ikke på vej") },
	{ VERDICT_NOT_MET, SAY_IN("one", "er ikke indfriet"), SAY("er ikke indfriet") },
	{ VERDICT_NOT_COMPARABLE, SAY("kan ikke vurderes"), SAY("kan ikke vurderes") },
	{ VERDICT_NO_DATA, SAY_IN("one", "er uden data"), SAY("er uden data") },
};

static size_t
count_verdict(const struct section *sections, size_t n, enum verdict v)
{
	size_t count = 0;

	for (size_t k = 0; k < n; k++)
		count += sections[k].region->verdict == v;
	return count;
}

const char *
verdicts_say(const struct section *sections, size_t n, enum language l, struct arena *a)
{
	const char *parts[countof(outcomes)];
	size_t nparts = 0;

	for (size_t k = 0; k < countof(outcomes); k++) {
		size_t count = count_verdict(sections, n, outcomes[k].verdict);
		if (count > 0)
			parts[nparts++] = arena_printf(a, "%s %s", prose_small(count, l, a),
			    prose_say(l, count == 1 ? outcomes[k].one : outcomes[k].many));
	}
	return prose_join(parts, nparts, l, a);
}

static const char *
verdicts_sentence(const struct status_input *in, struct arena *a)
{
	return arena_printf(a, prose_say(in->language, "Status pr. %s: %s."),
	    phrase_date(in->as_of, in->language, a),
	    verdicts_say(in->sections, in->nsections, in->language, a));
}

/* Of the målsætninger with figures; the level is another matter. */
static const char *
developments_sentence(const struct status_input *in, struct arena *a)
{
	static const struct {
		enum development development;
		const char *one, *many;
	} clauses[] = {
		{ DEVELOPMENT_IMPROVING, SAY_IN("one", "går den rigtige vej"),
		    SAY("går den rigtige vej") },
		{ DEVELOPMENT_WORSENING, SAY_IN("one", "går den forkerte vej"),
		    SAY("går den forkerte vej") },
		{ DEVELOPMENT_UNCHANGED, SAY("er uændret"), SAY("er uændrede") },
		{ DEVELOPMENT_UNDECIDED, SAY_IN("one", "viser ingen sikker retning"),
		    SAY("viser ingen sikker retning") },
	};
	const char *parts[countof(clauses)];
	size_t n = 0, all = 0;

	for (size_t c = 0; c < countof(clauses); c++) {
		size_t count = 0;
		for (size_t k = 0; k < in->nsections; k++)
			count += in->sections[k].region->latest.obs != NULL
			    && in->sections[k].region->development == clauses[c].development;
		all += count;
		if (count > 0)
			parts[n++] = arena_printf(a, "%s %s", prose_small(count, in->language, a),
			    prose_say(in->language, count == 1 ? clauses[c].one : clauses[c].many));
	}
	if (n == 0)
		return NULL;
	return arena_printf(a,
	    prose_say(in->language, "Udviklingen i de målsætninger, der har tal (%s): %s."),
	    prose_small(all, in->language, a), prose_join(parts, n, in->language, a));
}

/* What became of a target after its year is no part of its verdict, but of where we stand. */
static const char *
later_sentence(const struct status_input *in, enum verdict v, unsigned caution, const char *one,
    const char *many, struct arena *a)
{
	size_t count = 0;

	for (size_t k = 0; k < in->nsections; k++)
		count += in->sections[k].region->verdict == v
		    && (in->sections[k].region->cautions & caution) != 0;
	return count > 0 ? arena_printf(a, prose_say(in->language, count == 1 ? one : many),
		   prose_small(count, in->language, a))
			 : NULL;
}

/* ---- by verdict ----------------------------------------------------------- */

/* " – 14,8 % i 2021, højst 13 % i 2023. Tallet for 2025 opfylder derimod målet." */
static const char *
standing(const struct section *s, enum language l, struct arena *a)
{
	const struct assessment *t = s->region;
	struct period period;
	const struct judgement *j = t->judged.obs != NULL ? &t->judged : &t->latest;
	const struct indicator *i = t->series.indicator;
	const char *later = sentence_later(t, l, a);

	if (j->obs == NULL)
		return section_period(s, &period) ? prose_say(l, " – kun tal for kommunerne") : "";
	const char *text = arena_printf(a, " – %s %s",
	    phrase_value(i, j->value, target_bound(t->target, j->value), l, a),
	    prose_in_period(j->obs->period, l, a));
	if (t->target != NULL)
		text = arena_printf(a, "%s; %s %s", text,
		    t->target->status == TARGET_DRAFT ? prose_say(l, "udkast til mål")
			: t->regional.target != NULL  ? prose_say(l, "eget mål")
						      : prose_say(l, "mål"),
		    phrase_target(i, t->target, l, a));
	return later != NULL ? arena_printf(a, "%s. %s", text, later) : text;
}

static void
names_add(struct node *item, const struct status_input *in, enum verdict v, struct arena *a)
{
	const struct status_row *rows = status_rows(in, a);
	struct node *list = node_styled(item, NODE_LIST, "names", NULL, a);
	bool others = false;

	for (size_t k = 0; k < in->nsections; k++) {
		const struct assessment *t = rows[k].section->region;
		if (t->verdict != v)
			continue;
		if (!section_has_figures(rows[k].section)) {
			others = true;
			continue;
		}
		struct node *name = node_add(list, NODE_ITEM, NULL, a);
		node_name(node_add(name, NODE_LINK, rows[k].label, a), in->language)->id =
		    rows[k].anchor;
		node_add(name, NODE_TEXT, standing(rows[k].section, in->language, a), a);
		if (section_is_fictional(rows[k].section)) {
			node_add(name, NODE_TEXT, " ", a);
			node_styled(
			    name, NODE_STRONG, "mark", prose_say(in->language, "EKSEMPELDATA"), a);
		}
	}
	if (others)
		node_add(node_add(list, NODE_ITEM, NULL, a), NODE_LINK,
		    prose_say(in->language, "Målsætninger uden data"), a)
		    ->id = WITHOUT_DATA_ID;
}

/* For each verdict that occurs how many and which; those without any figure have a section. */
static void
tally_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	struct node *list = node_styled(parent, NODE_LIST, "tally", NULL, a);

	for (size_t k = 0; k < countof(outcomes); k++) {
		enum verdict v = outcomes[k].verdict;
		size_t count = count_verdict(in->sections, in->nsections, v);
		if (count == 0)
			continue;
		struct node *item = node_styled(list, NODE_ITEM, verdict_id(v), NULL, a);
		struct node *head = node_styled(item, NODE_PARAGRAPH, "count", NULL, a);
		node_add(head, NODE_STRONG, arena_printf(a, "%zu", count), a);
		node_add(head, NODE_TEXT, " ", a);
		verdict_say(head, v, in->language, a);
		names_add(item, in, v, a);
	}
}

void
summary_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	struct node *s =
	    node_section(doc, 2, "sammenfatning", prose_say(in->language, "Sammenfatning"), a);
	struct node *p = node_styled(s, NODE_PARAGRAPH, "lead", NULL, a);
	const char *area = status_area(in);

	if (in->nsections == 0) {
		node_say(p, prose_say(in->language, "Opgørelsen har ingen målsætninger."), a);
		return;
	}
	node_say(p,
	    arena_printf(a, prose_say(in->language, "Opgørelsen viser %s i %s%s%s."),
		prose_count(in->nsections, prose_say(in->language, "målsætning"),
		    prose_say(in->language, "målsætninger"), in->language, a),
		in->catalogue->agreement.name, area != NULL ? prose_say(in->language, " for ") : "",
		area != NULL ? area : ""),
	    a);
	node_say(p, verdicts_sentence(in, a), a);
	node_say(p,
	    later_sentence(in, VERDICT_NOT_MET, CAUTION_LATER_MEETS,
		SAY_IN("one", "Af de ikke indfriede opfylder %s målet med et senere tal."),
		SAY("Af de ikke indfriede opfylder %s målet med et senere tal."), a),
	    a);
	node_say(p,
	    later_sentence(in, VERDICT_MET, CAUTION_LATER_MISSES,
		SAY_IN("one", "Af de indfriede opfylder %s ikke målet med et senere tal."),
		SAY("Af de indfriede opfylder %s ikke målet med et senere tal."), a),
	    a);
	node_say(p, developments_sentence(in, a), a);
	tally_add(s, in, a);
	changes_add(s, in, a);
	worse_add(s, in, a);
}
