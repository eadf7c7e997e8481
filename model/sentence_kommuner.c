#include "model/period.h"
#include "model/prose.h"
#include "model/sentence.h"

struct tally {
	size_t meet, miss, missing, unknown, chance;
};

static struct tally
kommuner_count(const struct assessment *kommuner, size_t n, struct period period)
{
	struct tally c = { 0 };

	for (size_t k = 0; k < n; k++) {
		const struct judgement *j = &kommuner[k].latest;
		if (j->obs == NULL || period_compare(j->obs->period, period) != 0) {
			c.missing++;
			continue;
		}
		c.meet += j->meets == TRUTH_YES;
		c.miss += j->meets == TRUTH_NO;
		c.unknown += j->meets == TRUTH_UNKNOWN;
		c.chance += j->meets != TRUTH_UNKNOWN && j->beyond_chance == TRUTH_NO;
	}
	return c;
}

static const char *
kommuner_meeting(
    const struct tally *c, size_t n, const char *when, enum language l, struct arena *a)
{
	const char *parts[4];
	size_t k = 0;

	if (n == 1)
		return arena_printf(a,
		    c->meet == 1 ? prose_say(l, "Kommunen opfylder målet %s.")
				 : prose_say(l, "Kommunen opfylder ikke målet %s."),
		    when);
	if (c->meet == n)
		return arena_printf(
		    a, prose_say(l, "Alle %zu kommuner opfylder målet %s."), n, when);
	if (c->miss == n)
		return arena_printf(
		    a, prose_say(l, "Ingen af de %zu kommuner opfylder målet %s."), n, when);
	parts[k++] = arena_printf(a,
	    c->meet < 2 ? prose_say_in(l, "one", "Af de %zu kommuner opfylder %s målet %s")
			: prose_say(l, "Af de %zu kommuner opfylder %s målet %s"),
	    n, prose_small(c->meet, l, a), when);
	if (c->miss > 0)
		parts[k++] = arena_printf(a,
		    c->miss == 1 ? prose_say_in(l, "one", "%s gør det ikke")
				 : prose_say(l, "%s gør det ikke"),
		    prose_small(c->miss, l, a));
	if (c->missing > 0)
		parts[k++] = arena_printf(a,
		    c->missing == 1 ? prose_say_in(l, "one", "%s har intet tal")
				    : prose_say(l, "%s har intet tal"),
		    prose_small(c->missing, l, a));
	if (c->unknown > 0)
		parts[k++] = arena_printf(
		    a, prose_say(l, "%s kan ikke vurderes"), prose_small(c->unknown, l, a));
	return arena_printf(a, "%s.", prose_join(parts, k, l, a));
}

/* For how many of them the distance may be chance. */
static const char *
kommuner_chance(const struct tally *c, size_t n, enum language l, struct arena *a)
{
	if (n == 1)
		return prose_say(l, "Afstanden kan skyldes tilfældige udsving.");
	return arena_printf(a,
	    prose_say(l, "For %s%s kommune%s kan afstanden til målet skyldes tilfældige udsving."),
	    c->chance == n ? prose_say(l, "alle ") : "", prose_small(c->chance, l, a),
	    c->chance == 1 ? "" : "r");
}

const char *
sentence_kommuner(const struct assessment *kommuner, size_t n, struct period period,
    enum language l, struct arena *a)
{
	struct tally c = kommuner_count(kommuner, n, period);

	if (c.meet + c.miss == 0)
		return NULL;
	const char *text = kommuner_meeting(&c, n, prose_in_period(period, l, a), l, a);
	if (c.chance == 0)
		return text;
	return arena_printf(a, "%s %s", text, kommuner_chance(&c, n, l, a));
}
