/* One figure explained, for readers. */
#include <math.h>

#include "base/text.h"
#include "cli/explain.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "cli/terminal.h"
#include "cli/when.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/sentence.h"
#include "model/target.h"

/* Where to, in which language and how wide. */
struct page {
	FILE *out;
	struct run *run;
	enum language l;
	int width;
};

static void
put(const struct page *p, int indent, const char *text)
{
	if (text != NULL)
		grid_indented(p->out, text, p->width, indent, &p->run->arena);
}

static void
put_heading(const struct page *p, const char *text)
{
	fprintf(p->out, "\n%s\n", text);
}

/* The figure of O, or why it has none. */
static const char *
figure(const struct page *p, const struct observation *o)
{
	const struct indicator *i = &p->run->catalogue.indicators[o->indicator];
	struct arena *a = &p->run->arena;
	const char *counts = "";

	if (isnan(o->value))
		return o->status == OBS_SUPPRESSED ? prose_say(p->l, "diskretioneret")
						   : prose_say(p->l, "mangler");
	if (!isnan(o->numerator) && !isnan(o->denominator))
		counts = arena_printf(a, " (%s %s %s)", phrase_stated(o->numerator, p->l, a),
		    prose_say(p->l, "af"), phrase_stated(o->denominator, p->l, a));
	return arena_printf(a, "%s%s", phrase_value(i, o->value, NAN, p->l, a), counts);
}

static const char *
weight(const struct page *p, const struct explain_part *x)
{
	if (isnan(x->weight))
		return "";
	return arena_printf(&p->run->arena, prose_say(p->l, "; vægt %s\u00A0%%"),
	    say_number(100 * x->weight, 1, p->l, &p->run->arena));
}

static void
put_import(const struct page *p, const struct explain_part *x)
{
	const struct store_import *im = x->import;
	const struct source *source = im != NULL ? &im->source : x->obs->source;
	struct arena *a = &p->run->arena;
	char when[WHEN_SIZE];

	if (im != NULL)
		put(p, 4,
		    arena_printf(a, "import %d, %s, pejl %s%s%s", im->id,
			when_print(when, im->time), im->version, im->note[0] != '\0' ? ": " : "",
			im->note));
	if (source != NULL && source->publisher[0] != '\0')
		put(p, 4, arena_printf(a, "%s: %s", prose_say(p->l, "udgiver"), source->publisher));
	if (source != NULL)
		put(p, 4,
		    im != NULL && im->rule[0] == '\0'
			? prose_say(p->l, "læst uden regel i sources.conf")
			: arena_printf(a, "%s '%s'",
			    prose_say(p->l, "læst efter sources.conf, kilde"), source->id));
	if (x->sha256[0] != '\0')
		put(p, 4, arena_printf(a, "SHA-256 %s", x->sha256));
}

static void
put_past(const struct page *p, const struct explain_part *x)
{
	struct arena *a = &p->run->arena;
	char date[PERIOD_SIZE];

	for (size_t i = 0; i < x->npast; i++) {
		const struct explain_past *y = &x->past[i];
		const char *fate = "";
		if (y->counts)
			continue;
		if (y->undone_by != 0)
			fate = arena_printf(a, prose_say(p->l, ", fortrudt af %d"), y->undone_by);
		else if (y->superseded_by != 0)
			fate = arena_printf(
			    a, prose_say(p->l, ", afløst af import %d"), y->superseded_by);
		put(p, 4,
		    arena_printf(a, "%s %d (%s): %s%s", prose_say(p->l, "i import"), y->of.import,
			date_print(date, y->import->day), figure(p, &y->of.obs), fate));
	}
}

/* What is said of the file is said once for parts in a row. */
static void
put_part(const struct page *p, const struct explain_part *x, const struct explain_part *above)
{
	const struct pos *at = &x->obs->origin;
	struct arena *a = &p->run->arena;

	put(p, 2, arena_printf(a, "%s: %s%s", x->area->name, figure(p, x->obs), weight(p, x)));
	if (at->line != 0)
		put(p, 4,
		    arena_printf(a, prose_say(p->l, "%s, linje %zu, felt %zu"), at->file, at->line,
			at->field));
	else
		put(p, 4,
		    arena_printf(a,
			prose_say(p->l, "%s: ingen række; udgiveren udelader dem, der er 0"),
			at->file));
	if (x->raw != NULL) {
		fputs("    | ", p->out);
		text_put_safe(p->out, x->raw);
		fputc('\n', p->out);
	}
	if (above == NULL || above->obs->origin.file != at->file)
		put_import(p, x);
	put_past(p, x);
}

static void
put_figure(const struct page *p, const struct explanation *e)
{
	const struct series *s = &e->assessment.series;
	struct arena *a = &p->run->arena;
	char date[PERIOD_SIZE], period[PERIOD_SIZE];

	put(p, 0,
	    arena_printf(a, "%s%s, %s%s%s, %s %s", prose_label(s, a),
		(e->assessment.cautions & CAUTION_FICTIONAL) != 0 ? " [EKSEMPELDATA]" : "",
		s->area->name, e->obs != NULL ? ", " : "",
		e->obs != NULL ? period_print(period, e->obs->period) : "",
		prose_say(p->l, "opgjort pr."), date_print(date, p->run->options->as_of)));
	put_heading(p, prose_say(p->l, "Tallet"));
	if (e->obs != NULL)
		put(p, 2, figure(p, e->obs));
	put(p, 2, explain_say_method(p->run, e, p->l));
	if (e->obs != NULL && !isnan(e->obs->value))
		put(p, 2, explain_say_limits(p->run, e, p->l));
}

static void
put_verdict(const struct page *p, const struct explanation *e)
{
	const struct assessment *as = &e->assessment;
	struct arena *a = &p->run->arena;

	put_heading(p, prose_say(p->l, "Vurderingen"));
	put(p, 2,
	    arena_printf(a, "%s %s", verdict_symbol(as->verdict), verdict_word(as->verdict, p->l)));
	put(p, 2, explain_say_verdict(p->run, e, p->l));
	put(p, 2, sentence_later(as, p->l, a));
	put(p, 2, sentence_outlook(as, p->l, a));
	put(p, 2, sentence_basis(as, p->l, a));
	put_heading(p, prose_say(p->l, "Udviklingen"));
	put(p, 2,
	    arena_printf(a, "%s %s", development_symbol(as->development),
		development_word(as->development, p->l)));
	put(p, 2, explain_say_development(p->run, e, p->l));
	if (as->cautions != 0)
		put_heading(p, prose_say(p->l, "Forbehold"));
	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++)
		if ((as->cautions >> bit & 1u) != 0)
			put(p, 2, caution_sentence((enum caution)(1u << bit), p->l));
}

void
explain_text(FILE *out, struct run *r, const struct explanation *e)
{
	const struct page p = { out, r, r->options->language, terminal_width() };

	put_figure(&p, e);
	if (e->nparts > 0)
		put_heading(&p, prose_say(p.l, "Observationerne bag"));
	for (size_t i = 0; i < e->nparts; i++)
		put_part(&p, &e->parts[i], i > 0 ? &e->parts[i - 1] : NULL);
	put_heading(&p, prose_say(p.l, "Målet"));
	if (e->ntargets == 0)
		put(&p, 2, prose_say(p.l, "targets.conf har intet mål for det."));
	for (size_t i = 0; i < e->ntargets; i++)
		put(&p, 2, explain_say_target(r, e, &e->targets[i], p.l));
	put_verdict(&p, e);
}
