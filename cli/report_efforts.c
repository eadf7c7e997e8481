/* The indsatser in the report: their charts, and what the figures did as they began. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/event.h"
#include "cli/report.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"

#define MARKS      5  /* starts marked in a line chart: the latest */
#define CHART_ROWS 10 /* of a Gantt, so that it can be read on a sheet of paper */

/* ---- which have begun -------------------------------------------------------- */

struct starts {
	const struct effort **of;
	size_t n;
};

static int
by_start(const void *x, const void *y)
{
	const struct effort *const *a = x, *const *b = y;

	if ((*a)->start != (*b)->start)
		return (*a)->start < (*b)->start ? -1 : 1;
	return (*a < *b) ? -1 : *a > *b; /* the order of the file */
}

/* Does E serve the målsætning of ITEM, in the area of that? */
static bool
is_behind(const struct report *rep, const struct effort *e, const struct run_item *item)
{
	const struct run *r = rep->run;

	return effort_serves(e, item->indicator)
	    && effort_concerns(e, item->assessment.series.area, &r->geography, r->options->as_of);
}

/* The begun indsatser behind ITEM, by their first day. */
static struct starts
starts_of(const struct report *rep, const struct run_item *item)
{
	size_t n = rep->portfolio != NULL ? rep->portfolio->nefforts : 0;
	struct starts s = { arena_array(&rep->run->arena, n + 1, sizeof *s.of), 0 };

	for (size_t i = 0; i < n; i++) {
		const struct effort *e = &rep->portfolio->efforts[i];
		if (effort_has_begun(e, rep->run->options->as_of) && is_behind(rep, e, item))
			s.of[s.n++] = e;
	}
	qsort(s.of, s.n, sizeof *s.of, by_start);
	return s;
}

void
report_mark(const struct report *rep, const struct run_item *item, struct chart *line)
{
	struct starts s = starts_of(rep, item);
	size_t first = s.n > MARKS ? s.n - MARKS : 0;
	struct arena *a = &rep->run->arena;
	struct chart_event *events = arena_array(a, MARKS, sizeof *events);

	for (size_t k = first; k < s.n; k++)
		events[k - first] = (struct chart_event){ s.of[k]->start,
			arena_printf(a, prose_say(rep->run->options->language, "%s begynder"),
			    s.of[k]->name) };
	line->events = events;
	line->nevents = s.n - first;
}

/* ---- what the figures did ------------------------------------------------------- */

/* The starts of one section, and their tests. */
struct tested {
	struct starts starts;
	struct event_test *tests;
	size_t family; /* tests of the whole page */
};

static const char *
places_of(const struct report *rep, const struct effort *e, int day)
{
	struct run *r = rep->run;

	return effort_places(
	    e, &r->geography, r->catalogue.agreement.region, day, r->options->language, &r->arena);
}

/* »Navn«; a name that has such signs within gets others around it. */
static const char *
quoted(const struct effort *e, enum language l, struct arena *a)
{
	bool within = strstr(e->name, "»") != NULL;

	return arena_printf(a, within ? "”%s”" : prose_say(l, "»%s«"), e->name);
}

static const char *
item_words(const struct report *rep, const struct effort *e, const struct event_test *t,
    const struct run_item *item, bool whole)
{
	struct arena *a = &rep->run->arena;
	enum language l = rep->run->options->language;
	const char *where = whole ? places_of(rep, e, e->start) : "";
	const char *lead = arena_printf(a, prose_say(l, "%s%s%s%s fra den %s"), quoted(e, l, a),
	    where[0] != '\0' ? " (" : "", where, where[0] != '\0' ? ")" : "",
	    phrase_date(e->start, l, a));
	const char *text = event_sentence(t, item->assessment.series.indicator, lead, l, a);

	return t->effect.is_break && t->effect.fit.code == STAT_OK
	    ? arena_printf(a, "%s %s", text, event_warning(&t->effect, l))
	    : text;
}

/* Is there a figure of S whose whole period lies between the days FROM and TO? */
static bool
figure_between(const struct series *s, int from, int to)
{
	for (size_t k = 0; k < s->n; k++)
		if (!isnan(s->obs[k].value) && period_first_day(s->obs[k].period) >= from
		    && period_last_day(s->obs[k].period) < to)
			return true;
	return false;
}

/* Those of S from FIRST on that no figure parts from the one before; the first one beyond them. */
static size_t
cluster_end(const struct starts *s, size_t first, const struct series *series)
{
	size_t end = first + 1;

	while (end < s->n && !figure_between(series, s->of[end - 1]->start, s->of[end]->start))
		end++;
	return end;
}

/* Sentences being gathered. */
struct lines {
	const char **of;
	size_t n, cap;
	enum language language;
	struct arena *arena;
};

static void
put_line(struct lines *to, const char *text)
{
	to->of = arena_grow(to->arena, to->of, to->n, &to->cap, sizeof *to->of);
	to->of[to->n++] = text;
}

static void
put_clusters(struct lines *to, const struct starts *s, const struct series *series)
{
	enum language l = to->language;
	const char **names = arena_array(to->arena, s->n + 1, sizeof *names);

	for (size_t first = 0, end; first < s->n; first = end) {
		end = cluster_end(s, first, series);
		for (size_t k = first; k < end; k++)
			names[k - first] = quoted(s->of[k], to->language, to->arena);
		if (end - first > 1)
			put_line(to,
			    arena_printf(to->arena,
				prose_say(l,
				    "%s begyndte, uden at der er et tal for en hel periode "
				    "imellem: deres ændringer kan ikke skilles fra hinanden."),
				prose_list(names, end - first, l, to->arena)));
	}
}

/* What q is, and why what was told is no proof: once, where something was told. */
static void
put_warning(struct lines *to, const struct tested *t)
{
	enum language l = to->language;
	const char *warning = NULL;
	bool told = false;

	for (size_t k = 0; k < t->starts.n; k++) {
		const struct event_effect *v = &t->tests[k].effect;
		told = told || event_warning(v, l) != NULL;
		if (!v->is_break && warning == NULL)
			warning = event_warning(v, l);
	}
	if (told && t->family > 1)
		put_line(to,
		    arena_printf(to->arena,
			prose_say(l,
			    "q er p rettet for, at siden prøver niveau og hældning ved %zu starter "
			    "på én gang."),
			t->family));
	if (warning != NULL)
		put_line(to, warning);
}

/* The indsatser behind ITEM that have no mark, and why: not begun, or no first day stated. */
static void
put_unmarked(struct lines *to, const struct report *rep, const struct run_item *item)
{
	enum language l = to->language;
	size_t n = rep->portfolio->nefforts, silent = 0, ahead = 0;
	const char **names[2] = { arena_array(to->arena, n + 1, sizeof *names[0]),
		arena_array(to->arena, n + 1, sizeof *names[1]) };

	for (size_t i = 0; i < n; i++) {
		const struct effort *e = &rep->portfolio->efforts[i];
		if (!is_behind(rep, e, item) || effort_has_begun(e, rep->run->options->as_of))
			continue;
		if (e->start != 0 || e->status == EFFORT_PLANNED)
			names[1][ahead++] = quoted(e, to->language, to->arena);
		else
			names[0][silent++] = quoted(e, to->language, to->arena);
	}
	if (silent > 0)
		put_line(to,
		    arena_printf(to->arena,
			prose_say(l,
			    "Startdagen er ikke oplyst, så tallene før og efter kan ikke "
			    "sammenlignes: %s."),
			prose_list(names[0], silent, l, to->arena)));
	if (ahead > 0)
		put_line(to,
		    arena_printf(to->arena, prose_say(l, "Ikke begyndt: %s."),
			prose_list(names[1], ahead, l, to->arena)));
}

static void
put_notes(struct lines *to, const struct tested *t, const struct section *s)
{
	enum language l = to->language;
	size_t n = t->starts.n;

	if (n > MARKS && s->line != NULL)
		put_line(to,
		    arena_printf(to->arena,
			prose_say(l, "Figuren har de %d seneste af %zu starter."), MARKS, n));
	if (n > 1)
		put_line(to,
		    prose_say(l,
			"Hver start er prøvet for sig, som om de andre ikke havde fundet sted."));
	put_clusters(to, &t->starts, &s->region->series);
	put_warning(to, t);
}

static void
say_starts(const struct report *rep, struct section *s, const struct tested *t,
    const struct run_item *item, bool whole)
{
	struct arena *a = &rep->run->arena;
	enum language l = rep->run->options->language;
	struct lines items = { .language = l, .arena = a }, notes = { .language = l, .arena = a };
	struct section_starts *out = arena_alloc(a, sizeof *out);

	for (size_t k = 0; k < t->starts.n; k++)
		put_line(&items, item_words(rep, t->starts.of[k], &t->tests[k], item, whole));
	put_notes(&notes, t, s);
	if (whole)
		put_unmarked(&notes, rep, item);
	*out = (struct section_starts){ items.of, items.n, notes.of, notes.n };
	s->starts = items.n + notes.n > 0 ? out : NULL;
}

void
report_starts(
    const struct report *rep, struct section *sections, const struct run_item *items, bool whole)
{
	struct arena *a = &rep->run->arena;
	struct tested *t = arena_array(a, rep->n + 1, sizeof *t);
	size_t n = 0;

	if (rep->portfolio == NULL)
		return;
	for (size_t i = 0; i < rep->n; i++) {
		t[i].starts = starts_of(rep, &items[i]);
		n += t[i].starts.n;
	}
	struct event_test *tests = arena_array(a, n + 1, sizeof *tests);
	n = 0;
	for (size_t i = 0; i < rep->n; i++) {
		t[i].tests = tests + n;
		for (size_t k = 0; k < t[i].starts.n; k++)
			tests[n++] =
			    (struct event_test){ event_effect_of(&items[i].assessment.series,
						     t[i].starts.of[k]->start, a),
				    NAN, NAN };
	}
	if (n > 1)
		event_family(tests, n, a);
	for (size_t i = 0; i < rep->n; i++) {
		t[i].family = n;
		if (sections[i].region->series.n > 0)
			say_starts(rep, &sections[i], &t[i], &items[i], whole);
	}
}

/* ---- the pages' own ---------------------------------------------------------------- */

size_t
report_effort_charts(const struct report *rep)
{
	return rep->portfolio != NULL ? 2 * rep->portfolio->nefforts : 0;
}

/* One Gantt more, of N ROWS of which there are several if PARTS > 1. */
static const struct figure *
ask_gantt(struct report *rep, const struct effort *const *rows, size_t n, const char *place,
    const char *id)
{
	struct run *r = rep->run;

	rep->charts[rep->ncharts] =
	    efforts_chart(rep->portfolio, rows, n, place, id, r->options->as_of, &r->arena);
	rep->charts[rep->ncharts].language = r->options->language;
	return &rep->figures[rep->ncharts++];
}

/* Is any time stated of an indsats of G? */
static bool
has_time(const struct effort_group *g)
{
	for (size_t k = 0; k < g->n; k++) {
		const struct effort *e = g->rows[k];
		if (e->nyears > 0 || e->start != 0 || e->end != 0 || e->nmilestones > 0)
			return true;
	}
	return false;
}

/* The rows of G in as few Gantts as can be read, of like length; none without any time. */
static void
ask_gantts(struct report *rep, struct effort_group *g, const char *place, const char *id)
{
	struct arena *a = &rep->run->arena;
	size_t parts = (g->n + CHART_ROWS - 1) / CHART_ROWS, first = 0;
	const struct figure **figures = arena_array(a, parts + 1, sizeof *figures);

	if (!has_time(g))
		return;
	for (size_t k = 0; k < parts; k++) {
		size_t n = (g->n - first) / (parts - k);
		const char *name = parts == 1
		    ? place
		    : arena_printf(a, prose_say(rep->run->options->language, "%s, %zu af %zu"),
			place, k + 1, parts);
		figures[k] = ask_gantt(rep, g->rows + first, n, name,
		    parts == 1 ? id : arena_printf(a, "%s-%zu", id, k + 1));
		first += n;
	}
	g->figures = figures;
	g->nfigures = parts;
}

/* Does the body or a local of E have AREA for its own on DAY? */
static bool
is_carried_out_by(const struct effort *e, int area, int day)
{
	const struct body *b = body_on(e->forum, day);
	bool own = b != NULL && b->area == area;

	for (size_t k = 0; k < e->nlocal; k++) {
		b = body_on(e->local[k], day);
		own = own || (b != NULL && b->area == area);
	}
	return own;
}

static void
add_places(const struct report *rep, struct effort_group *g)
{
	const char **places = arena_array(&rep->run->arena, g->n + 1, sizeof *places);

	for (size_t i = 0; i < g->n; i++)
		places[i] = places_of(rep, g->rows[i], rep->run->options->as_of);
	g->places = places;
}

/* The rows of G that AREA carries out alone are left in it. */
static void
keep_own(const struct report *rep, struct effort_group *g, const struct area *area)
{
	const struct effort **own = arena_array(&rep->run->arena, g->n + 1, sizeof *own);
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		if (is_carried_out_by(g->rows[i], area->code, rep->run->options->as_of))
			own[n++] = g->rows[i];
	g->rows = own;
	g->n = n;
}

/* The group NAME as G, on the page of AREA (NULL: of all); number ITS in the portfolio. */
static void
fill_group(struct report *rep, struct effort_group *g, const char *name, size_t number,
    const struct area *area)
{
	struct arena *a = &rep->run->arena;

	*g = (struct effort_group){ .name = name };
	g->rows = efforts_of(rep->portfolio, name, &g->n, a);
	if (area != NULL)
		keep_own(rep, g, area);
	add_places(rep, g);
	/* a page beside the region's leaves the charts to that */
	if (area == NULL || area == rep->area)
		ask_gantts(rep, g,
		    name[0] != '\0' ? name
				    : prose_say_in(rep->run->options->language, "report_efforts",
					"Uden følgegruppe"),
		    arena_printf(a, "gantt-%zu", number));
}

const struct effort_part *
report_efforts(struct report *rep, const struct area *area)
{
	struct arena *a = &rep->run->arena;
	bool whole = area->code == rep->run->catalogue.agreement.region;
	size_t n;

	if (rep->portfolio == NULL || area->kind == AREA_KOMMUNE)
		return NULL;
	const char *const *names = efforts_groups(rep->portfolio, &n, a);
	struct effort_group *groups = arena_array(a, n + 1, sizeof *groups);
	size_t found = 0;
	for (size_t i = 0; i < n; i++) {
		fill_group(rep, &groups[found], names[i], i + 1, whole ? NULL : area);
		found += groups[found].n > 0 ? 1 : 0;
	}
	if (found == 0 && !whole)
		return NULL;
	struct effort_part *part = arena_alloc(a, sizeof *part);
	*part = (struct effort_part){ .portfolio = rep->portfolio,
		.groups = groups,
		.ngroups = found,
		.of = whole ? NULL : area,
		.csv = rep->folder ? EFFORTS_FILE : NULL };
	return part;
}
