#include "model/phrase.h"
#include "model/words.h"
#include "report/parts.h"
#include "report/prose.h"

/* How a verdict is said of some målsætninger, in the order they are told. */
static const struct {
	enum verdict verdict;
	const char *one, *many;
} outcomes[] = {
	{ VERDICT_MET, "er indfriet", "er indfriet" },
	{ VERDICT_ON_TRACK, "er på vej", "er på vej" },
	{ VERDICT_UNDECIDED, "er uafklaret", "er uafklarede" },
	{ VERDICT_OFF_TRACK, "er ikke på vej", "er ikke på vej" },
	{ VERDICT_NOT_MET, "er ikke indfriet", "er ikke indfriet" },
	{ VERDICT_NOT_COMPARABLE, "kan ikke vurderes", "kan ikke vurderes" },
	{ VERDICT_NO_DATA, "er uden data", "er uden data" },
};

static size_t
count_verdict(const struct status_input *in, enum verdict v)
{
	size_t count = 0;

	for (size_t k = 0; k < in->nsections; k++)
		count += in->sections[k].region->verdict == v;
	return count;
}

static const char *
verdicts_sentence(const struct status_input *in, struct arena *a)
{
	const char *parts[countof(outcomes)];
	size_t n = 0;

	for (size_t k = 0; k < countof(outcomes); k++) {
		size_t count = count_verdict(in, outcomes[k].verdict);
		if (count > 0)
			parts[n++] = arena_printf(a, "%s %s", prose_small(count, a),
			    count == 1 ? outcomes[k].one : outcomes[k].many);
	}
	return arena_printf(a, "Status pr. %s: %s.", phrase_date(in->as_of, LANGUAGE_DANISH, a),
	    prose_join(parts, n, a));
}

/* Of the målsætninger with figures; the level is another matter. */
static const char *
developments_sentence(const struct status_input *in, struct arena *a)
{
	static const struct {
		enum development development;
		const char *clause; /* before the number */
	} clauses[] = {
		{ DEVELOPMENT_IMPROVING, "udviklingen går den rigtige vej for" },
		{ DEVELOPMENT_WORSENING, "den går den forkerte vej for" },
		{ DEVELOPMENT_UNCHANGED, "tallet er uændret for" },
		{ DEVELOPMENT_UNDECIDED, "tallene viser ingen sikker retning for" },
	};
	const char *parts[countof(clauses)];
	size_t n = 0;

	for (size_t c = 0; c < countof(clauses); c++) {
		size_t count = 0;
		for (size_t k = 0; k < in->nsections; k++)
			count += in->sections[k].region->latest.obs != NULL
			    && in->sections[k].region->development == clauses[c].development;
		if (count > 0)
			parts[n++] =
			    arena_printf(a, "%s %s", clauses[c].clause, prose_small(count, a));
	}
	if (n == 0)
		return NULL;
	return arena_printf(a, "%s.", prose_capital(prose_join(parts, n, a), a));
}

static void
tally_add(struct node *parent, const struct status_input *in, struct arena *a)
{
	struct node *list = node_styled(parent, NODE_LIST, "tally", NULL, a);

	for (size_t k = 0; k < countof(outcomes); k++) {
		enum verdict v = outcomes[k].verdict;
		size_t count = count_verdict(in, v);
		if (count == 0)
			continue;
		struct node *item = node_styled(list, NODE_ITEM, verdict_id(v), NULL, a);
		node_add(item, NODE_STRONG, arena_printf(a, "%zu", count), a);
		node_add(item, NODE_TEXT, " ", a);
		verdict_say(item, v, a);
	}
}

void
summary_add(struct node *doc, const struct status_input *in, struct arena *a)
{
	struct node *s = node_section(doc, 2, "sammenfatning", "Sammenfatning", a);
	struct node *p = node_styled(s, NODE_PARAGRAPH, "lead", NULL, a);
	const char *area = status_area(in);

	if (in->nsections == 0) {
		node_say(p, "Opgørelsen har ingen målsætninger.", a);
		return;
	}
	node_say(p,
	    arena_printf(a, "Opgørelsen viser %s i %s%s%s.",
		prose_count(in->nsections, "målsætning", "målsætninger", a),
		in->catalogue->agreement.name, area != NULL ? " for " : "",
		area != NULL ? area : ""),
	    a);
	node_say(p, verdicts_sentence(in, a), a);
	node_say(p, developments_sentence(in, a), a);
	tally_add(s, in, a);
}
