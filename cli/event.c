#include "cli/event.h"

#include <math.h>

#include "analysis/multiplicity.h"
#include "cli/say.h"
#include "model/phrase.h"
#include "model/prose.h"

void
event_family(struct event_test *tests, size_t n, struct arena *a)
{
	double *p = arena_array(a, 2 * n + 1, sizeof *p);
	double *q = arena_array(a, 2 * n + 1, sizeof *q);
	size_t *work = arena_array(a, 4 * n + 1, sizeof *work);

	for (size_t i = 0; i < n; i++) {
		const struct event_effect *e = &tests[i].effect;
		bool told = e->at != 0 && e->fit.code == STAT_OK;
		p[2 * i] = told ? e->fit.level.p : NAN;
		p[2 * i + 1] = told ? e->fit.slope.p : NAN;
	}
	multiplicity_adjust(ADJUST_BENJAMINI_HOCHBERG, p, 2 * n, q, work);
	for (size_t i = 0; i < n; i++) {
		tests[i].level_q = q[2 * i];
		tests[i].slope_q = q[2 * i + 1];
	}
}

/* ---- sentences ----------------------------------------------------------------- */

/* "5 målinger før og 1 efter". */
static const char *
sides(const struct event_effect *v, enum language l, struct arena *a)
{
	size_t before = v->fit.n_before, after = v->fit.n_after;

	return arena_printf(a,
	    before == 1 ? prose_say(l, "%zu måling før og %zu efter")
			: prose_say(l, "%zu målinger før og %zu efter"),
	    before, after);
}

/* "et databrud"; another one where the event is one. */
static const char *
other_break(const struct event_effect *v, enum language l)
{
	return v->is_break ? prose_say(l, "et andet databrud") : prose_say(l, "et databrud");
}

/* Why nothing can be told, after the colon. */
static const char *
reason(const struct event_effect *v, enum language l, struct arena *a)
{
	if (v->parted)
		return arena_printf(a, prose_say(l, "%s ligger mellem målingerne på de to sider."),
		    other_break(v, l));
	if (v->fit.code == STAT_TOO_SHORT)
		return arena_printf(a, prose_say(l, "%s; der skal mindst %d på hver side."),
		    sides(v, l, a), INTERRUPTED_LEAST);
	if (v->fit.code == STAT_EXACT_FIT)
		return prose_say(
		    l, "målingerne ligger præcis på to linjer, så usikkerheden er ukendt.");
	return stat_code_sentence(v->fit.code, l);
}

/* Figures that are on neither side, with a blank before it; "" for none. */
static const char *
left_out(const struct event_effect *v, enum language l, struct arena *a)
{
	const char *across = "", *other = "";

	if (v->across > 0)
		across = prose_say(l, " Perioden, som datoen ligger inde i, er udeladt.");
	if (v->other_way > 0)
		other = arena_printf(a, prose_say(l, " %zu %s på den anden side af %s er udeladt."),
		    v->other_way,
		    v->other_way == 1 ? prose_say_in(l, "left out", "måling")
				      : prose_say_in(l, "left out", "målinger"),
		    other_break(v, l));
	return arena_printf(a, "%s%s", across, other);
}

/* "p = 0,02"; of several areas "p = 0,02, q = 0,04". */
static const char *
chance(double p, double q, enum language l, struct arena *a)
{
	const char *text = prose_p(p, l, a);

	return isnan(q) ? text : arena_printf(a, "%s, q%s", text, prose_p(q, l, a) + 1);
}

static const char *
level_change(
    const struct indicator *i, const struct effect *e, double q, enum language l, struct arena *a)
{
	return arena_printf(a, "%s (95\u00A0%%: %s), %s", phrase_difference(i, e->value, l, a),
	    say_range(i, e->low, e->high, l, a), chance(e->p, q, l, a));
}

const char *
event_sentence(const struct event_test *t, const struct indicator *i, const char *lead,
    enum language l, struct arena *a)
{
	const struct event_effect *v = &t->effect;
	const struct interruption *f = &v->fit;
	const char *rest = left_out(v, l, a);

	if (f->code != STAT_OK)
		return arena_printf(
		    a, prose_say(l, "%s: Kan ikke afgøres: %s%s"), lead, reason(v, l, a), rest);
	return arena_printf(a,
	    prose_say(l,
		"%s (%s): niveauet ændrede sig %s; hældningen ændrede sig %s, %s. Linjen før giver "
		"%s på dagen.%s"),
	    lead, sides(v, l, a), level_change(i, &f->level, t->level_q, l, a),
	    say_slope(i, f->slope.value, f->slope.low, f->slope.high, l, a),
	    chance(f->slope.p, t->slope_q, l, a), phrase_value(i, f->expected, NAN, l, a), rest);
}

const char *
event_warning(const struct event_effect *v, enum language l)
{
	if (v->at == 0 || v->fit.code != STAT_OK)
		return NULL;
	if (v->is_break)
		return prose_say(l,
		    "Hændelsen er selv et databrud: ændringen kan være den nye måde at gøre op på "
		    "og er intet bevis for en virkning.");
	return prose_say(l,
	    "En ændring ved hændelsen er intet bevis for, at hændelsen er årsagen: alt andet fra "
	    "samme tid er med i tallet, og der er ingen kontrolgruppe.");
}
