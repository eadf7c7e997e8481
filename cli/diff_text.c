/* What changed, for readers: sentences in Danish or English. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "cli/diff.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "cli/terminal.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"

#define SHOWN  10 /* figures, the largest changes first */
#define CAUSED 3  /* of them behind one flip */

const char *
diff_factor_id(enum diff_factor f)
{
	switch (f) {
	case DIFF_REVISED: return "revised_figures";
	case DIFF_NEW: return "new_figures";
	case DIFF_TARGET: return "target";
	case DIFF_DATE: return "date";
	}
	return "";
}

const char *
diff_figure(
    struct run *r, const struct observation *o, const struct observation *beside, enum language l)
{
	const struct indicator *i = &r->catalogue.indicators[o->indicator];
	double other = beside != NULL ? beside->value : NAN;
	struct arena *a = &r->arena;

	if (!isnan(o->value))
		return phrase_value(i, o->value, other, l, a);
	if (!isnan(o->numerator))
		return arena_printf(
		    a, "%s %s", prose_say(l, "antal"), phrase_stated(o->numerator, l, a));
	return o->status == OBS_SUPPRESSED ? prose_say(l, "diskretioneret")
					   : prose_say(l, "mangler");
}

/* ---- causes ---------------------------------------------------------------------- */

static const char *
arrow(const struct diff_answer *x)
{
	return x->page ? "\xE2\x86\x92" : "->";
}

/* "import 1 -> 4, first in import 2", "import 4 -> 2, import 4 undone by 5"; FIRST 0: not asked. */
static const char *
imports_text(struct run *r, const struct diff_answer *x, const struct store_change *c, int first,
    enum language l)
{
	int before = c->news == STORE_FRESH ? 0 : c->before.import;
	int after = c->news == STORE_VANISHED ? 0 : c->after.import;
	int undone = before != 0 ? diff_undone(x, before) : 0;
	struct arena *a = &r->arena;
	const char *text = before != 0 && after != 0
	    ? arena_printf(a, "import %d -> %d", before, after)
	    : arena_printf(a, "import %d", before + after);

	if (first != 0 && first != after)
		text = arena_printf(a, "%s, %s %d", text, prose_say(l, "først i"), first);
	if (undone != 0)
		text = arena_printf(a, prose_say(l, "%s; %d fortrudt af %d"), text, before, undone);
	return text;
}

/* "14,2 % -> 9,8 %" */
static const char *
step_text(struct run *r, const struct diff_answer *x, const struct store_change *c, enum language l)
{
	const struct observation *before = &c->before.obs, *after = &c->after.obs;

	if (c->news == STORE_FRESH)
		return diff_figure(r, after, NULL, l);
	return arena_printf(&r->arena, "%s %s %s",
	    diff_figure(r, before, c->news == STORE_CHANGED ? after : NULL, l), arrow(x),
	    c->news == STORE_CHANGED ? diff_figure(r, after, before, l) : prose_say(l, "væk"));
}

const char *
diff_change(struct run *r, const struct diff_answer *x, const struct store_change *c, int first,
    enum language l)
{
	const struct observation *o = c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;
	const struct area *area = geography_area(&r->geography, o->area);
	char period[PERIOD_SIZE];
	const char *text = arena_printf(&r->arena, "%s, %s: %s",
	    x->page ? phrase_period(o->period, l, &r->arena) : period_print(period, o->period),
	    area != NULL ? area->name : "?", step_text(r, x, c, l));

	/* no number of an import is for a page, and a saved status knows none */
	return x->page || (c->before.import == 0 && c->after.import == 0)
	    ? text
	    : arena_printf(&r->arena, "%s (%s)", text, imports_text(r, x, c, first, l));
}

/* The largest of I's changes that are revised, or new; what else has to be said where none is. */
static const char *
figures_text(struct run *r, const struct diff_answer *x, const struct diff_item *i, bool revised,
    enum language l)
{
	struct arena *a = &r->arena;
	const char *list = "";
	size_t n = 0;

	for (size_t k = 0; k < i->nfigures; k++)
		if (diff_is_revised(i->figures[k]) == revised && n++ < CAUSED)
			list = arena_printf(a, "%s%s%s", list, n > 1 ? "; " : "",
			    diff_change(r, x, i->figures[k], i->first[k], l));
	if (n > CAUSED)
		return arena_printf(a, "%s; %s %zu", list, prose_say(l, "og flere:"), n - CAUSED);
	if (n > 0)
		return list;
	return revised
	    ? prose_say(l, "andre områders eller indikatorers, som fremskrivningen lærer af")
	    : prose_say(
		l, "perioder der nu er afsluttet, eller andre serier som fremskrivningen lærer af");
}

static const char *
target_text(struct run *r, const struct indicator *i, const struct target *t, enum language l)
{
	struct arena *a = &r->arena;

	if (t == NULL)
		return prose_say(l, "intet mål");
	return arena_printf(a, "%s (%s, %s %s)", phrase_target(i, t, l, a),
	    target_status_word(t->status, l), prose_say(l, "fra"), phrase_date(t->from, l, a));
}

const char *
diff_targets(struct run *r, const struct diff_answer *x, const struct diff_item *i, enum language l)
{
	const struct indicator *of = &r->catalogue.indicators[i->indicator];

	return arena_printf(&r->arena, "%s %s %s", target_text(r, of, i->before.target, l),
	    arrow(x), target_text(r, of, i->after.target, l));
}

static const char *
date_text(struct run *r, const struct diff_answer *x, const struct diff_item *i, enum language l)
{
	const struct target *t = i->before.target;
	struct arena *a = &r->arena;

	if (t != NULL && !target_is_past(t, x->from.day) && target_is_past(t, x->to.day))
		return arena_printf(a, prose_say(l, "målets år %d er gået"), t->by);
	return arena_printf(
	    a, "%s %s %s", phrase_date(x->from.day, l, a), arrow(x), phrase_date(x->to.day, l, a));
}

static const char *
factor_text(struct run *r, const struct diff_answer *x, const struct diff_item *i,
    enum diff_factor f, enum language l)
{
	struct arena *a = &r->arena;

	switch (f) {
	case DIFF_REVISED:
		return arena_printf(
		    a, "%s: %s", prose_say(l, "reviderede tal"), figures_text(r, x, i, true, l));
	case DIFF_NEW:
		return arena_printf(
		    a, "%s: %s", prose_say(l, "nye tal"), figures_text(r, x, i, false, l));
	case DIFF_TARGET:
		return arena_printf(a, "%s: %s", prose_say(l, "målet"), diff_targets(r, x, i, l));
	case DIFF_DATE:
		return arena_printf(a, "%s: %s", prose_say(l, "datoen"), date_text(r, x, i, l));
	}
	return "";
}

/* Nothing that a status keeps of the row differs. */
static const char *
unseen_text(struct run *r, const struct diff_answer *x, enum language l)
{
	const char *text = x->every_figure
	    ? prose_say(l, "ikke til at se: tal for andre områder, eller datoen")
	    : prose_say(l,
		"ikke til at se: tal for tidligere perioder eller andre områder, som en gemt "
		"status ikke har, eller datoen");

	if (strcmp(x->from.version, x->to.version) == 0)
		return text;
	return arena_printf(&r->arena, prose_say(l, "%s, eller metoden i pejl %s og %s"), text,
	    x->from.version, x->to.version);
}

const char *
diff_causes(struct run *r, const struct diff_answer *x, const struct diff_item *i, enum language l)
{
	struct arena *a = &r->arena;
	const char *all = "";

	if (x->saved && i->ncauses == 0)
		return unseen_text(r, x, l);
	for (size_t k = 0; k < i->ncauses; k++) {
		bool several = (i->cause[k] & (i->cause[k] - 1)) != 0;
		const char *one = "";
		for (unsigned f = 1; f < 1u << DIFF_FACTORS; f <<= 1)
			if ((i->cause[k] & f) != 0)
				one = arena_printf(a, "%s%s%s", one,
				    *one != '\0' ? prose_say(l, " og ") : "",
				    factor_text(r, x, i, (enum diff_factor)f, l));
		all = arena_printf(a, "%s%s%s%s", all, k > 0 ? prose_say(l, ". Eller alene: ") : "",
		    several && x->saved ? prose_say(l, "et af disse eller flere sammen: ")
			: several       ? prose_say(l, "først sammen: ")
					: "",
		    one);
	}
	return all;
}

/* ---- the page ---------------------------------------------------------------------- */

static const char *
state_text(struct run *r, const struct diff_state *s, enum language l)
{
	struct arena *a = &r->arena;
	const char *day = phrase_date(s->day, l, a);

	if (s->file != NULL)
		return arena_printf(a, prose_say(l, "%s (gemt: %s)"), day, s->file);
	return s->import != 0 ? arena_printf(a, "%s (import %d)", day, s->import) : day;
}

static const char *
verdict_text(
    struct run *r, const struct assessment *as, const struct assessment *other, enum language l)
{
	struct arena *a = &r->arena;
	const char *word =
	    arena_printf(a, "%s %s", verdict_symbol(as->verdict), verdict_word(as->verdict, l));
	char period[PERIOD_SIZE];

	if (as->judged.obs == NULL)
		return word;
	return arena_printf(a, "%s (%s, %s)", word,
	    phrase_value(as->series.indicator, as->judged.value, other->judged.value, l, a),
	    period_print(period, as->judged.obs->period));
}

static void
put_item(
    FILE *out, struct run *r, const struct diff_answer *x, const struct diff_item *i, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;
	const char *name =
	    arena_printf(a, "%s, %s", prose_label(&i->after.series, a), i->after.series.area->name);

	if (!diff_is_flip(i)) {
		grid_indented(
		    out, arena_printf(a, "%s: %s", name, diff_targets(r, x, i, l)), width, 2, a);
		return;
	}
	grid_indented(out,
	    arena_printf(a, "%s: %s -> %s", name, verdict_text(r, &i->before, &i->after, l),
		verdict_text(r, &i->after, &i->before, l)),
	    width, 2, a);
	if (diff_is_target(i) && (i->ncauses == 0 || (i->cause[0] & DIFF_TARGET) == 0))
		grid_indented(out,
		    arena_printf(a, "%s: %s", prose_say(l, "målet"), diff_targets(r, x, i, l)),
		    width, 4, a);
	grid_indented(out,
	    arena_printf(a, "%s: %s", prose_say(l, "årsag"), diff_causes(r, x, i, l)), width, 4, a);
}

/* What only one of two saved statuses has. */
static void
put_only(FILE *out, struct run *r, const struct diff_answer *x, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;

	if (x->nonly > 0)
		fprintf(out, prose_say(l, "Målsætninger, som kun den ene har: %zu\n"), x->nonly);
	for (size_t i = 0; i < x->nonly; i++) {
		const struct assessment *as = x->only[i].assessment;
		grid_indented(out,
		    arena_printf(a, "%s, %s: %s (%s)", prose_label(&as->series, a),
			as->series.area->name, verdict_word(as->verdict, l),
			x->only[i].later ? prose_say(l, "kun den anden")
					 : prose_say(l, "kun den første")),
		    width, 2, a);
	}
}

static void
put_figures(FILE *out, struct run *r, const struct diff_answer *x, int width)
{
	enum language l = r->options->language;
	const struct store_changes *f = &x->figures;
	struct arena *a = &r->arena;

	fprintf(out, prose_say(l, "Tal: nye: %zu, ændrede: %zu, forsvundne: %zu\n"),
	    f->count[STORE_FRESH], f->count[STORE_CHANGED], f->count[STORE_VANISHED]);
	for (size_t i = 0; i < f->n && i < SHOWN; i++) {
		const struct store_change *c = &f->of[i];
		const struct observation *o =
		    c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;
		const char *stratum = r->catalogue.strata[o->stratum];
		grid_indented(out,
		    arena_printf(a, "%s%s%s, %s%s", r->catalogue.indicators[o->indicator].id,
			*stratum != '\0' ? ", " : "", stratum, diff_change(r, x, c, 0, l),
			c->news == STORE_FRESH ? prose_say(l, ", nyt") : ""),
		    width, 2, a);
	}
	if (f->n > SHOWN)
		fprintf(
		    out, prose_say(l, "  og %zu til; --format csv har dem alle\n"), f->n - SHOWN);
}

/* By whom and by what the two were assessed. */
static void
put_basis(FILE *out, struct run *r, const struct diff_answer *x, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;

	if (!x->saved) {
		grid_paragraph(out,
		    arena_printf(a,
			prose_say(l,
			    "Begge er vurderet af pejl %s efter samme targets.conf; metoden er "
			    "ikke en årsag."),
			PEJL_VERSION),
		    width, 0, a);
		return;
	}
	const char *kept = x->every_figure
	    ? prose_say(l, "En gemt status læses, som den er, med alle rapportens tal. ")
	    : prose_say(l,
		"En gemt status læses, som den er: af hver målsætning har den det seneste og det "
		"vurderede tal. ");
	grid_paragraph(out,
	    arena_printf(a, "%s%s", kept,
		prose_say(l,
		    "Importer kendes ikke fra den. En årsag er her, hvad der er forskelligt; den "
		    "er ikke prøvet for sig.")),
	    width, 0, a);
	const char *was = x->from.file != NULL ? x->from.version : PEJL_VERSION;
	const char *now = x->to.file != NULL ? x->to.version : PEJL_VERSION;
	if (strcmp(was, now) != 0)
		grid_paragraph(out,
		    arena_printf(a,
			prose_say(l,
			    "Den første er lavet af pejl %s, den anden af pejl %s: også metoden "
			    "kan være en årsag."),
			was, now),
		    width, 0, a);
}

static void
put_heading(FILE *out, struct run *r, const struct diff_answer *x, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;

	grid_paragraph(out,
	    arena_printf(a, prose_say(l, "Fra %s til %s"), state_text(r, &x->from, l),
		state_text(r, &x->to, l)),
	    width, 0, a);
	put_basis(out, r, x, width);
	if (x->other_targets)
		grid_paragraph(out,
		    prose_say(l,
			"targets.conf var en anden ved den første stillings sidste import: en "
			"målsætning, der er rettet uden en ny from-dato, ses ikke her."),
		    width, 0, a);
}

void
diff_text(FILE *out, struct run *r, const struct diff_answer *x)
{
	enum language l = r->options->language;
	int width = terminal_width();

	put_heading(out, r, x, width);
	fprintf(out, prose_say(l, "\nVurderinger, der er vendt: %zu\n"), x->nflips);
	for (size_t i = 0; i < x->nflips; i++)
		put_item(out, r, x, &x->items[i], width);
	if (x->n > x->nflips)
		fprintf(out, prose_say(l, "Mål, der er ændret, uden at vurderingen er det: %zu\n"),
		    x->n - x->nflips);
	for (size_t i = x->nflips; i < x->n; i++)
		put_item(out, r, x, &x->items[i], width);
	put_only(out, r, x, width);
	put_figures(out, r, x, width);
}
