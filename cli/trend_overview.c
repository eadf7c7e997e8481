/* The trends of several areas, a line each. */
#include <math.h>

#include "cli/grid.h"
#include "cli/say.h"
#include "cli/trend.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"

#define ROOM_LIMITS 100 /* columns from which the first figure and the slope's limits are shown */
#define FALSE_SHARE 0.05

enum { AREA, COUNT, FIRST, LAST, SLOPE, LIMITS, P, Q, DEVELOPMENT, POWER, NCOLUMNS };

static const char *const heads[NCOLUMNS] = { SAY("Område"), SAY_IN("measurements", "Antal"),
	SAY("Første"), SAY("Seneste"), SAY("Om året"), SAY("95 %-grænser"), SAY("p"), SAY("q"),
	SAY("Udvikling"), SAY("Kunne vises") };
static const enum align aligns[NCOLUMNS] = { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT,
	ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_LEFT, ALIGN_RIGHT };

/* "0,017", "<0,001". */
static const char *
probability(double p, enum language l, struct arena *a)
{
	if (p < 0.001)
		return arena_printf(a, "<%s", say_number(0.001, 3, l, a));
	return say_number(p, 3, l, a);
}

static const char *
figure(const struct trend_series *t, size_t i, enum language l, struct arena *a)
{
	const struct observation *o = t->profile.usable.obs[t->profile.usable.from + i];
	char period[PERIOD_SIZE];

	return arena_printf(a, "%s (%s)",
	    phrase_number(t->assessment.series.indicator, o->value, NAN, l, a),
	    period_print(period, o->period));
}

static const char *
slope_limits(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct theil_sen *s = &t->profile.sen;
	int decimals = t->assessment.series.indicator->decimals + 1;

	if (isnan(s->low))
		return "–";
	return arena_printf(a, "%s %s %s", say_signed(s->low, decimals, l, a), prose_say(l, "til"),
	    say_signed(s->high, decimals, l, a));
}

static void
add_area(struct table *table, const struct trend_series *t, int width, enum language l)
{
	const struct assessment *as = &t->assessment;
	const struct indicator *i = as->series.indicator;
	const struct profile *p = &t->profile;
	struct arena *a = table->arena;
	bool shown = p->mk.p <= FALSE_SHARE;
	const char *cells[NCOLUMNS] = {
		[AREA] = as->series.area->name,
		[COUNT] = arena_printf(a, "%zu", p->n),
		[FIRST] = p->n > 0 && width >= ROOM_LIMITS ? figure(t, 0, l, a) : "–",
		[LAST] = p->n > 0 ? figure(t, p->n - 1, l, a) : "–",
		[SLOPE] = say_signed(p->sen.slope, i->decimals + 1, l, a),
		[LIMITS] = width < ROOM_LIMITS ? "–" : slope_limits(t, l, a),
		[P] = probability(p->mk.p, l, a),
		[Q] = probability(p->q, l, a),
		[DEVELOPMENT] = p->n == 0
		    ? "–"
		    : arena_printf(a, "%s %s", development_symbol(as->development),
			development_word(as->development, l)),
		[POWER] = shown || isnan(p->power.change)
		    ? "–"
		    : arena_printf(a, "±%s", say_number(p->power.change, i->decimals + 1, l, a)),
	};

	table_row(table, cells);
}

/* How many areas have a trend, and how many when the many tests are allowed for. */
static const char *
family_note(const struct trend_answer *t, enum language l, struct arena *a)
{
	size_t tested = 0, shown = 0, called = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct profile *p = &t->series[i].profile;
		tested += isnan(p->mk.p) ? 0 : 1;
		shown += p->mk.p <= FALSE_SHARE;
		called += p->q <= FALSE_SHARE;
	}
	return arena_printf(a,
	    prose_say(l,
		"%zu af %zu prøvede områder har en udvikling ud over tilfældet hver for sig (p ≤ "
		"0,05); %zu når der tages højde for, at der prøves så mange (q ≤ 0,05, "
		"Benjamini-Hochberg over disse områder)."),
	    shown, tested, called);
}

/* The areas taken together: is there one development? */
static const char *
region_note(const struct trend_answer *t, enum language l, struct arena *a)
{
	const struct kendall_groups *g = &t->region;
	bool joint = !isnan(g->p_covariance);
	double p = joint ? g->p_covariance : g->p;

	if (g->code != STAT_OK)
		return arena_printf(a, "%s: %s",
		    prose_say(l, "Områderne under ét (regional Mann-Kendall)"),
		    stat_code_sentence(g->code, l));
	const char *way = p > FALSE_SHARE ? (prose_say(l, "ingen påviselig fælles udvikling"))
	    : g->s > 0                    ? (prose_say(l, "fælles stigning"))
					  : (prose_say(l, "fælles fald"));
	return arena_printf(a,
	    prose_say(
		l, "Områderne under ét (regional Mann-Kendall): %s, %s%s; hældning (median) %s."),
	    way, prose_p(p, l, a),
	    joint ? (prose_say(l, ", når der tages højde for, at områderne følges ad"))
		  : (prose_say(l, ", som var områderne uafhængige")),
	    say_slope(t->indicator, g->slope, NAN, NAN, l, a));
}

static void
put_notes(FILE *out, const struct trend_answer *t, int width, enum language l, struct arena *a)
{
	int line = grid_prose(width);

	fputc('\n', out);
	grid_paragraph(out, region_note(t, l, a), line, 2, a);
	grid_paragraph(out, family_note(t, l, a), line, 2, a);
	grid_paragraph(out,
	    prose_say(l,
		"Om året: Theil-Sens hældning. p: Mann-Kendall. Kun tal efter seneste databrud er "
		"prøvet."),
	    line, 2, a);
	grid_paragraph(out,
	    prose_say(l,
		"Kunne vises: den mindste årlige ændring, som en serie uden påvist udvikling med "
		"80\u00A0% sandsynlighed kunne have vist."),
	    line, 2, a);
	grid_paragraph(out, prose_say(l, "Hele svaret for ét område: --area NAVN."), line, 2, a);
}

/* What holds for all of them, for the heading: the target they share, invented figures of any. */
static struct trend_series
in_common(const struct trend_answer *t)
{
	struct trend_series all = t->series[0];

	for (size_t i = 1; i < t->n; i++) {
		const struct assessment *as = &t->series[i].assessment;
		if (as->target != all.assessment.target)
			all.assessment.target = NULL;
		all.assessment.cautions |= as->cautions & CAUTION_FICTIONAL;
	}
	return all;
}

void
trend_overview(FILE *out, struct run *r, const struct trend_answer *t, int width)
{
	enum language l = r->options->language;
	struct table table = { .arena = &r->arena,
		.ncolumns = NCOLUMNS,
		.heads = prose_each(heads, NCOLUMNS, l, &r->arena),
		.aligns = aligns,
		.flex = AREA };

	const struct trend_series all = in_common(t);
	for (size_t i = 0; i < t->n; i++)
		add_area(&table, &t->series[i], width, l);
	trend_heading(out, r, t, &all, prose_say(l, "flere områder"));
	grid_print(&table, out, width);
	put_notes(out, t, width, l, &r->arena);
}
