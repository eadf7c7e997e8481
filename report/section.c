#include <math.h>
#include <string.h>

#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/phrase_needs.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"
#include "model/prose.h"
#include "model/sentence.h"

/* What the sentences already say. */
static const unsigned said = CAUTION_FICTIONAL | CAUTION_NO_TARGET | CAUTION_EARLIER_WAVE
    | CAUTION_LATER_MEETS | CAUTION_LATER_MISSES;

static void
badge_add(struct node *parent, const struct assessment *t, enum language l, struct arena *a)
{
	struct node *p = node_add(parent, NODE_PARAGRAPH, NULL, a);

	p->style = arena_printf(a, "badge %s", verdict_id(t->verdict));
	verdict_say(node_add(p, NODE_STRONG, NULL, a), t->verdict, l, a);
	if (t->latest.obs == NULL)
		return;
	node_add(p, NODE_TEXT, prose_say(l, " · Udvikling: "), a);
	development_say(p, t->development, l, a);
}

void
paragraph_add(struct node *parent, const char *const *sentences, size_t n, struct arena *a)
{
	struct node *p = NULL;

	for (size_t k = 0; k < n; k++) {
		if (sentences[k] == NULL)
			continue;
		if (p == NULL)
			p = node_add(parent, NODE_PARAGRAPH, NULL, a);
		node_say(p, sentences[k], a);
	}
}

void
standing_add(
    struct node *parent, const struct assessment *t, int as_of, enum language l, struct arena *a)
{
	const char *stands[] = { sentence_latest(t, l, a), sentence_prices(t, l, a),
		sentence_hidden(t, l, a), sentence_verdict(t, as_of, l, a),
		sentence_distance(t, l, a), sentence_later(t, l, a),
		sentence_beside(t, as_of, l, a) };

	paragraph_add(parent, stands, countof(stands), a);
}

static void
sentences_add(
    struct node *parent, const struct section *s, int as_of, enum language l, struct arena *a)
{
	const struct assessment *t = s->region;
	struct period period;
	const char *outlook[] = { sentence_outlook(t, l, a), sentence_basis(t, l, a) };
	const char *goes[] = { sentence_development(t, l, a), sentence_pace(t, l, a),
		s->nkommuner > 0 && section_period(s, &period)
		    ? sentence_kommuner(s->kommuner, s->nkommuner, period, l, a)
		    : NULL };

	standing_add(parent, t, as_of, l, a);
	paragraph_add(parent, outlook, countof(outlook), a);
	paragraph_add(parent, goes, countof(goes), a);
}

/* What it would take while the target is missed, and who differs from the rest. */
static void
needs_add(struct node *parent, const struct section *s, enum language l, struct arena *a)
{
	const struct assessment *t = s->region;
	const struct needs *n = s->needs;

	if (n == NULL)
		return;
	bool missed = t->latest.meets == TRUTH_NO;
	const char *sentences[] = { missed ? phrase_need(t, &n->need, l, a) : NULL,
		missed ? phrase_cost(t, &n->cost, l, a) : NULL,
		missed ? phrase_shares(n, l, a) : NULL,
		missed ? phrase_own_share(t, n, l, a) : NULL, missed ? phrase_if(t, n, l, a) : NULL,
		phrase_differ(n, l, a) };
	paragraph_add(parent, sentences, countof(sentences), a);
}

/* ---- facts ---------------------------------------------------------------- */

struct node *
fact_add(struct node *table, const char *name, const char *value, struct arena *a)
{
	if (value == NULL || value[0] == '\0')
		return NULL;
	struct node *row = node_add(table, NODE_ROW, NULL, a);
	node_head_cell(row, name, a);
	return node_add(row, NODE_CELL, value, a);
}

static const char *
latest_fact(const struct assessment *t, enum language l, struct arena *a)
{
	const struct judgement *j = &t->latest;
	const struct indicator *i = t->series.indicator;

	if (j->obs == NULL)
		return prose_say(l, "ingen data");
	const char *text = arena_printf(a, "%s (%s)",
	    phrase_value(i, j->value, target_bound(t->target, j->value), l, a),
	    phrase_period(j->obs->period, l, a));
	if (j->ci.code != STAT_OK)
		return text;
	return arena_printf(a, "%s, %s %s", text, prose_say(l, "95\u00A0%-sikkerhedsinterval"),
	    prose_interval(i, j->ci, l, a));
}

static const char *
gap_fact(const struct assessment *t, enum language l, struct arena *a)
{
	if (isnan(t->latest.gap))
		return NULL;
	return arena_printf(a,
	    t->latest.meets == TRUTH_YES ? prose_say(l, "%s (tallet for %s opfylder målet)")
					 : prose_say(l, "%s (tallet for %s opfylder ikke målet)"),
	    phrase_difference(t->series.indicator, t->latest.gap, l, a),
	    phrase_period(t->latest.obs->period, l, a));
}

static const char *
baseline_fact(const struct assessment *t, enum language l, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	const struct baseline_figure *b = &t->baseline;
	const char *source = i->baseline.source;

	if (b->code == STAT_TOO_SHORT)
		return arena_printf(a,
		    prose_say(l, "kan ikke beregnes: der er ikke sammenlignelige tal for %s"),
		    phrase_years(b->first, b->last, a));
	if (b->code != STAT_OK)
		return prose_say(l, "ikke oplyst i dokumenterne");
	const char *text = phrase_value(i, b->value, NAN, l, a);
	if (b->first != 0)
		text = arena_printf(
		    a, prose_say(l, "%s i %s"), text, phrase_years(b->first, b->last, a));
	if (b->first != b->last)
		text = arena_printf(a, prose_say(l, "%s (gennemsnit af årenes tal)"), text);
	return source != NULL && source[0] != '\0'
	    ? arena_printf(a, prose_say(l, "%s. Kilde: %s"), text, source)
	    : text;
}

static void
target_facts_add(struct node *table, const struct assessment *t, enum language l, struct arena *a)
{
	const struct target *target = t->target;

	if (target == NULL)
		return;
	fact_add(table, prose_say(l, "Mål"),
	    arena_printf(a, "%s (%s)", phrase_target(t->series.indicator, target, l, a),
		target->status == TARGET_DRAFT ? prose_say(l, "udkast")
					       : prose_say(l, "endeligt vedtaget")),
	    a);
	fact_add(table, prose_say(l, "Målets dokument"),
	    arena_printf(a, prose_say(l, "%s, i kraft fra den %s"), target->document,
		phrase_date(target->from, l, a)),
	    a);
	node_name(fact_add(table, prose_say(l, "Note til målet"), target->note, a), l);
	const struct target *regional = t->regional.target;
	if (regional == NULL)
		return;
	fact_add(table,
	    regional->area == 0 ? prose_say(l, "Det nationale mål") : prose_say(l, "Regionens mål"),
	    arena_printf(a,
		prose_say(l, "%s (%s). Området har sit eget mål, og det er det, der er vurderet."),
		phrase_target(t->series.indicator, regional, l, a), regional->document),
	    a);
}

/* How the region's figure came about, when its publisher has none. */
static const char *
origin_fact(const struct assessment *t, enum language l, struct arena *a)
{
	if (!t->series.aggregated)
		return NULL;
	const char *how = t->series.weighted
	    ? prose_say(l, "gennemsnit af kommunernes tal, vægtet med folketal")
	    : prose_say(l, "summen af kommunernes tællere og nævnere");
	if (isnan(t->covered))
		return how;
	/* shares just under 1 must not read as all */
	double percent = t->covered < 1.0 ? floor(t->covered * 100.0) : 100.0;
	return arena_printf(
	    a, prose_say(l, "%s; dækker %d\u00A0%% af borgerne"), how, (int)percent);
}

static const char *
outlook_fact(const struct assessment *t, enum language l, struct arena *a)
{
	const struct outlook *o = &t->outlook;
	struct interval range = { STAT_OK, o->low, o->high };

	if (o->code != STAT_OK || isnan(o->value))
		return NULL;
	const char *text = arena_printf(a, prose_say(l, "%s i %d"),
	    phrase_value(t->series.indicator, o->value, target_bound(t->target, o->value), l, a),
	    o->year);
	if (isnan(o->low) || isnan(o->high))
		return text;
	return arena_printf(a, prose_say(l, "%s, %d\u00A0%%-prognoseinterval %s"), text,
	    (int)lround(o->level * 100.0), prose_interval(t->series.indicator, range, l, a));
}

static void
facts_add(struct node *parent, const struct status_row *row, enum language l, struct arena *a)
{
	const struct assessment *t = row->section->region;
	const struct indicator *i = t->series.indicator;
	struct node *table = node_styled(parent, NODE_TABLE, "facts",
	    arena_printf(a, prose_say(l, "Fakta om målsætningen %s"), row->label), a);

	target_facts_add(table, t, l, a);
	fact_add(table, prose_say(l, "Basislinje"), baseline_fact(t, l, a), a);
	fact_add(table, prose_say(l, "Seneste tal"), latest_fact(t, l, a), a);
	fact_add(table, prose_say(l, "Afstand til målet"), gap_fact(t, l, a), a);
	fact_add(table, prose_say(l, "Forventet tal"), outlook_fact(t, l, a), a);
	fact_add(table, arena_printf(a, prose_say(l, "Tallet for %s"), t->series.area->name),
	    origin_fact(t, l, a), a);
	fact_add(table, prose_say(l, "Prisniveau"), phrase_prices(&t->series, l, a), a);
	node_name(fact_add(table, prose_say(l, "Målgruppe"), i->population, a), l);
	node_name(fact_add(table, prose_say(l, "Vision"), i->vision, a), l);
}

/* ---- the section ---------------------------------------------------------- */

void
cautions_add(struct node *parent, const struct assessment *t, enum language l, struct arena *a)
{
	const struct indicator *i = t->series.indicator;
	unsigned cautions = t->cautions;
	struct node *list = NULL;

	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++) {
		if (!(cautions & ~said & 1u << bit))
			continue;
		if (list == NULL) {
			struct node *s =
			    node_section(parent, 4, NULL, prose_say(l, "Forbehold"), a);
			list = node_add(s, NODE_LIST, NULL, a);
		}
		node_add(list, NODE_ITEM, caution_sentence((enum caution)(1 << bit), l), a);
	}
	for (size_t k = 0; k < i->nbreaks && (cautions & CAUTION_BREAK); k++)
		node_add(list, NODE_ITEM,
		    arena_printf(a, prose_say(l, "Databrud %s: %s"),
			phrase_date(i->breaks[k].at, l, a), i->breaks[k].reason),
		    a);
}

void
section_add(struct node *parent, const struct status_row *row, const struct status_input *in,
    struct arena *a)
{
	const struct section *s = row->section;
	const struct assessment *t = s->region;
	struct node *n = node_section(parent, 3, row->anchor, row->label, a);

	node_name(n, in->language)->style = "goal";
	if (section_is_fictional(s)) {
		struct node *note = node_styled(n, NODE_NOTE, "example", NULL, a);
		struct node *p = node_add(note, NODE_PARAGRAPH, NULL, a);
		node_add(p, NODE_STRONG, prose_say(in->language, "EKSEMPELDATA"), a);
		node_add(p, NODE_TEXT,
		    prose_say(in->language, " Tallene i dette afsnit er opdigtede."), a);
	}
	badge_add(n, t, in->language, a);
	struct node *columns = node_add(n, NODE_COLUMNS, NULL, a);
	sentences_add(columns, s, in->as_of, in->language, a);
	needs_add(columns, s, in->language, a);
	figure_add(columns, s->line, s->dots == NULL ? "tall" : NULL,
	    arena_printf(a, prose_say(in->language, "Udviklingen i %s"), t->series.area->name), a);
	figure_add(columns, s->dots, "tall",
	    t->target != NULL ? prose_say(in->language, "Kommunernes tal og målet")
			      : prose_say(in->language, "Kommunernes tal"),
	    a);
	starts_add(n, s->starts, in->language, a);
	comments_add(n, s, t->series.area->code, in, a);
	chart_table_add(n, s->line,
	    arena_printf(a, prose_say(in->language, "Udviklingen i %s"), t->series.area->name),
	    s->csv, in, a);
	chart_table_add(n, s->dots, prose_say(in->language, "Kommunerne i figuren"), s->csv, in, a);
	figures_add(n, row, in, a);
	columns = node_add(n, NODE_COLUMNS, NULL, a);
	facts_add(columns, row, in->language, a);
	cautions_add(columns, t, in->language, a);
	section_sources_add(columns, s, in->edition, in->language, a);
	struct node *back = node_styled(n, NODE_PARAGRAPH, "back", NULL, a);
	node_add(back, NODE_LINK, prose_say(in->language, "Til oversigten"), a)->id = OVERVIEW_ID;
}
