/* The comparison for people. */
#include <math.h>

#include "analysis/judge.h"
#include "analysis/rank.h"
#include "base/text.h"
#include "cli/compare.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/phrase_needs.h"
#include "model/prose.h"
#include "model/target.h"

#define FALSE_SHARE 0.05
#define ROOM_LIMITS 100 /* columns from which the difference shows its limits */
#define ROOM_COUNTS 120 /* columns from which the counts are shown */

enum {
	RANK,
	PLACES,
	AREA,
	VALUE,
	LIMITS,
	NUMERATOR,
	DENOMINATOR,
	GAP,
	DIFFERENCE,
	RANGE,
	FUNNEL,
	Q,
	SHARE,
	NCOLUMNS
};

static const char *const heads[NCOLUMNS] = { SAY("Rang"), SAY("Pladser"), SAY("Område"),
	SAY("Værdi"), SAY("95 %-grænser"), SAY("Tæller"), SAY("Nævner"), SAY("Til mål"),
	SAY("Forskel"), SAY("Forskel, 95 %"), SAY("Tragt"), SAY("q"), SAY("Af afstanden") };
static const enum align aligns[NCOLUMNS] = { ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_LEFT, ALIGN_RIGHT,
	ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_LEFT,
	ALIGN_RIGHT, ALIGN_RIGHT };

/* ---- cells ---------------------------------------------------------------------- */

static const char *
signed_number(const struct indicator *i, double v, enum language l, struct arena *a)
{
	return arena_printf(a, "%s%s", v > 0 ? "+" : "", phrase_number(i, v, 0, l, a));
}

/* The value, or why there is none. */
static const char *
value_cell(const struct indicator *i, const struct observation *o, const struct target *t,
    enum language l, struct arena *a)
{
	if (o == NULL)
		return prose_say(l, "intet tal");
	if (o->status == OBS_SUPPRESSED)
		return prose_say(l, "diskretioneret");
	if (isnan(o->value))
		return prose_say(l, "mangler");
	return phrase_value(i, o->value, target_bound(t, o->value), l, a);
}

static const char *
funnel_cell(enum funnel_place place, enum language l)
{
	static const char *const words[] = {
		[FUNNEL_WITHIN] = SAY("inde"),
		[FUNNEL_LOW] = SAY("▽ 95"),
		[FUNNEL_VERY_LOW] = SAY("▼ 99,8"),
		[FUNNEL_HIGH] = SAY("△ 95"),
		[FUNNEL_VERY_HIGH] = SAY("▲ 99,8"),
		[FUNNEL_UNKNOWN] = SAY("–"),
	};

	return prose_say(l, words[place]);
}

/* "1–8": where the rank may lie. */
static const char *
places_cell(const struct peer *e, struct arena *a)
{
	return e->rank_low > 0 ? arena_printf(a, "%zu–%zu", e->rank_low, e->rank_high) : "–";
}

/* With a star where the area stands out among all of them. */
static const char *
q_cell(double q, enum language l, struct arena *a)
{
	if (isnan(q))
		return "–";
	return arena_printf(a, "%s%s%s", q <= FALSE_SHARE ? "* " : "", q < 0.001 ? "<" : "",
	    say_number(fmax(q, 0.001), 3, l, a));
}

/* Of what is missing in the kommuner that miss the target; "–" where none is. */
static const char *
share_cell(const struct comparison *c, const struct peer *e, enum language l, struct arena *a)
{
	const struct need_part *part = compare_part(c, e->area);

	if (part == NULL || isnan(part->share) || c->needs.nwrong == 0)
		return "–";
	if (part->share > 0 && part->share < 0.005)
		return "<1\u00A0%";
	return arena_printf(a, "%s\u00A0%%", say_number(part->share * 100, 0, l, a));
}

static double
numerator_of(const struct observation *o)
{
	return o != NULL ? o->numerator : NAN;
}

static double
denominator_of(const struct observation *o)
{
	return o != NULL ? o->denominator : NAN;
}

static void
add_area(
    struct table *t, const struct comparison *c, const struct peer *e, int width, enum language l)
{
	const struct indicator *i = c->indicator;
	const struct interval *d = &e->difference_ci;
	struct arena *a = t->arena;
	bool counts = width >= ROOM_COUNTS, limits = width >= ROOM_LIMITS;
	const char *cells[NCOLUMNS] = {
		[RANK] = e->rank > 0 ? arena_printf(a, "%zu", e->rank) : "–",
		[PLACES] = places_cell(e, a),
		[AREA] = e->area->name,
		[VALUE] = value_cell(i, e->obs, e->target, l, a),
		[LIMITS] = say_limits(i, e->judged.ci.low, e->judged.ci.high, l, a),
		[NUMERATOR] = counts ? say_number(numerator_of(e->obs), 0, l, a) : "",
		[DENOMINATOR] = counts ? say_number(denominator_of(e->obs), 0, l, a) : "",
		[GAP] = signed_number(i, e->judged.gap, l, a),
		[DIFFERENCE] = signed_number(i, e->difference, l, a),
		[RANGE] = limits ? say_range(i, d->low, d->high, l, a) : "",
		[FUNNEL] = funnel_cell(e->place, l),
		[Q] = q_cell(e->q, l, a),
		[SHARE] = limits ? share_cell(c, e, l, a) : "",
	};

	table_row(t, cells);
}

/* The region's own row, beneath a line. */
static void
add_reference(struct table *t, const struct comparison *c, int width, enum language l)
{
	const struct observation *o = c->peers.reference;
	const struct peer whole = { .area = c->reference,
		.obs = o,
		.target = c->target,
		.judged = judge(o, c->indicator, c->target),
		.difference = NAN,
		.difference_ci = { STAT_BAD_INPUT, NAN, NAN },
		.place = FUNNEL_UNKNOWN,
		.q = NAN };

	table_heading(t, prose_say(l, "I alt"));
	add_area(t, c, &whole, width, l);
}

/* ---- around the table --------------------------------------------------------------- */

static void
put_heading(FILE *out, const struct run *r, const struct comparison *c)
{
	enum language l = r->options->language;
	struct arena *a = r->panel.arena;
	char date[PERIOD_SIZE];

	text_put_safe(out,
	    arena_printf(a, "%s%s%s – %s, %s %s", c->indicator->name,
		c->stratum[0] != '\0' ? ", " : "", c->stratum, phrase_period(c->period, l, a),
		prose_say(l, "opgjort pr."), date_print(date, r->options->as_of)));
	fputc('\n', out);
	if (c->target != NULL) {
		text_put_safe(out,
		    arena_printf(a, "%s: %s (%s)", prose_say(l, "Regionens mål"),
			phrase_target(c->indicator, c->target, l, a),
			target_status_word(c->target->status, l)));
		fputc('\n', out);
	}
	if ((c->all & CAUTION_FICTIONAL) != 0)
		fputs(prose_say(l, "*** EKSEMPELDATA: tallene er opdigtede ***\n"), out);
	fputc('\n', out);
}

static const char *
rank_note(const struct comparison *c, enum language l, struct arena *a)
{
	static const char *const first[] = {
		[BETTER_LOWER] = SAY("1 er den laveste, som er bedst"),
		[BETTER_HIGHER] = SAY("1 er den højeste, som er bedst"),
		[BETTER_UNKNOWN] = SAY("1 er den højeste"),
	};

	const char *rank = prose_say(l, heads[RANK]),
		   *one = prose_say(l, first[c->indicator->better]);
	if (c->peers.ranks != STAT_OK)
		return arena_printf(a,
		    prose_say(l,
			"%s: %s. Uden antal eller grænser kan det ikke siges, hvor sikker rangen "
			"er."),
		    rank, one);
	return arena_printf(a,
	    prose_say(l,
		"%s: %s. Pladser: dem, som områdets sande niveau med 95\u00A0%% sikkerhed kan have "
		"(%s trækninger, frø %lu)."),
	    rank, one, say_number(RANK_DRAWS, 0, l, a), RANK_SEED);
}

static const char *
period_note(const struct comparison *c, enum language l, struct arena *a)
{
	if (c->newer == 0)
		return NULL;
	return arena_printf(a, prose_say(l, "%zu af %zu områder har tal for en senere periode%s."),
	    c->newer, c->peers.n, c->chosen ? "" : (prose_say(l, "; vælg den med --period")));
}

static const char *
difference_note(const struct comparison *c, enum language l, struct arena *a)
{
	if (c->peers.reference == NULL || isnan(c->peers.reference->value))
		return arena_printf(a,
		    prose_say(l,
			"%s har intet tal for perioden, og det kan ikke beregnes af områdernes: "
			"der er ingen forskel at vise."),
		    c->reference->name);
	if (c->peers.sum)
		return arena_printf(a,
		    prose_say(l, "%ss tal er områdernes sum: en forskel ville intet sige."),
		    c->reference->name);
	return arena_printf(
	    a, prose_say(l, "Forskel: områdets tal minus %ss."), c->reference->name);
}

static const char *
gap_note(const struct comparison *c, enum language l, struct arena *a)
{
	(void)a;
	if (c->target == NULL)
		return NULL;
	return prose_say(l, "Til mål: plus er den gode side.");
}

/* What the funnel is about and how wide; nothing where there is none. */
static const char *
funnel_note(const struct comparison *c, enum language l, struct arena *a)
{
	const struct dispersion *d = &c->peers.dispersion;

	if (d->code != STAT_OK)
		return NULL;
	return arena_printf(a,
	    prose_say(l,
		"Tragt: ligger området uden for det, som tilfældet og områdernes sædvanlige "
		"forskelle giver om %s? △ og ▽ over og under 95\u00A0%%, ▲ og ▼ 99,8\u00A0%%. "
		"Områderne svinger %s gange så meget som tilfældet alene (phi)%s."),
	    phrase_value(c->indicator, c->peers.benchmark, NAN, l, a), say_number(d->phi, 1, l, a),
	    d->tau2 > 0 ? (prose_say(l, "; det gør tragten bredere")) : "");
}

static const char *
family_note(const struct comparison *c, enum language l, struct arena *a)
{
	size_t called = 0;

	if (c->peers.dispersion.code != STAT_OK)
		return NULL;
	for (size_t i = 0; i < c->peers.n; i++)
		called += c->peers.of[i].q <= FALSE_SHARE ? 1u : 0u;
	return arena_printf(a,
	    prose_say(l,
		"q: når der tages højde for, at %zu områder prøves på én gang "
		"(Benjamini-Hochberg); * q ≤ 0,05: området skiller sig ud. Det gør %zu."),
	    c->peers.dispersion.n, called);
}

static const char *
covered_note(const struct comparison *c, enum language l, struct arena *a)
{
	if (!(c->covered < 1 - 1e-9))
		return NULL;
	return arena_printf(a,
	    prose_say(l, "Regionens tal dækker %d\u00A0%% af borgerne; resten har intet tal."),
	    (int)floor(c->covered * 100 + 1e-9));
}

static const char *
need_note(const struct comparison *c, enum language l, struct arena *a)
{
	return phrase_need(&c->whole, &c->needs.need, l, a);
}

static const char *
shares_note(const struct comparison *c, enum language l, struct arena *a)
{
	return phrase_shares(&c->needs, l, a);
}

static const char *
if_note(const struct comparison *c, enum language l, struct arena *a)
{
	return phrase_if(&c->whole, &c->needs, l, a);
}

static const char *
differ_note(const struct comparison *c, enum language l, struct arena *a)
{
	return phrase_differ(&c->needs, l, a);
}

static void
put_notes(FILE *out, const struct comparison *c, int width, enum language l, struct arena *a)
{
	static const char *(*const notes[])(const struct comparison *, enum language,
	    struct arena *) = { rank_note, gap_note, difference_note, funnel_note, family_note,
		differ_note, period_note, covered_note, need_note, shares_note, if_note };
	const unsigned shown = CAUTION_NO_COUNTS | CAUTION_REGIONAL_TARGET | CAUTION_DRAFT
	    | CAUTION_UNIT_OPEN | CAUTION_NO_TARGET | CAUTION_TARGET_OPEN;
	int line = grid_prose(width);

	fputc('\n', out);
	for (size_t k = 0; k < countof(notes); k++) {
		const char *note = notes[k](c, l, a);
		if (note != NULL)
			grid_paragraph(out, note, line, 2, a);
	}
	unsigned cautions = (c->all & shown) | (c->reference_cautions & CAUTION_WEIGHTED);
	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++)
		if ((cautions & 1u << bit) != 0)
			grid_paragraph(
			    out, caution_sentence((enum caution)(1u << bit), l), line, 2, a);
}

void
compare_text(FILE *out, struct run *r, const struct comparison *c, int width)
{
	enum language l = r->options->language;
	struct table t = { .arena = &r->arena,
		.ncolumns = NCOLUMNS,
		.heads = prose_each(heads, NCOLUMNS, l, &r->arena),
		.aligns = aligns,
		.flex = AREA };

	put_heading(out, r, c);
	for (size_t i = 0; i < c->peers.n; i++)
		add_area(&t, c, &c->peers.of[i], width, l);
	if (c->peers.reference != NULL)
		add_reference(&t, c, width, l);
	grid_print(&t, out, width);
	put_notes(out, c, width, l, &r->arena);
}
