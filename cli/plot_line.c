/* The charts of one figure: over time, and in the kommuner. */
#include "cli/plot.h"
#include "cli/revised.h"

static const struct pos nowhere = { 0 };

/* Is that one figure, but for the subgroups that have targets of their own beside it? */
static bool
is_one(const struct run_item *items, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (items[i].indicator != items[0].indicator
		    || items[i].assessment.series.area != items[0].assessment.series.area
		    || !items[0].assessment.series.indicator->configured)
			return false;
	return n > 0;
}

enum exit_code
plot_one_figure(struct run *r, struct run_item **item)
{
	size_t n;

	if (!run_assess(r, item, &n))
		return EXIT_USAGE;
	if (!is_one(*item, n)) {
		diag_error(r->diag, nowhere, NULL,
		    "%zu figures fit; name one with --indicator and --area", n);
		return EXIT_USAGE;
	}
	const struct assessment *as = &(*item)->assessment;
	if (as->latest.obs == NULL) {
		diag_error(r->diag, nowhere, NULL, "'%s' has no figures for %s in the files",
		    as->series.indicator->id, as->series.area->name);
		return EXIT_DATA;
	}
	return EXIT_DONE;
}

enum exit_code
plot_line(struct run *r, struct chart *c)
{
	struct run_item *item;
	enum exit_code code = plot_one_figure(r, &item);

	if (code != EXIT_DONE)
		return code;
	struct chart_event *events = arena_array(&r->arena, r->options->nevents, sizeof *events);
	for (size_t i = 0; i < r->options->nevents; i++)
		events[i] =
		    (struct chart_event){ r->options->events[i].at, r->options->events[i].text };
	c->kind = CHART_LINE;
	c->events = events;
	c->nevents = r->options->nevents;
	c->assessment = &item->assessment;
	c->id = arena_printf(&r->arena, "line-%s", c->assessment->series.indicator->id);
	struct revisions revised;
	if (!revised_find(r, &revised))
		return EXIT_UNAVAILABLE;
	c->revisions = revised_of(
	    r, &revised, item->indicator, item->stratum, &item->assessment.series, &c->nrevisions);
	return EXIT_DONE;
}

/* The kommuner of the one figure's area, as chart KIND whose word is WORD. */
static enum exit_code
plot_kommuner(struct run *r, struct chart *c, enum chart_kind kind, const char *word)
{
	struct run_item *item;
	enum exit_code code = plot_one_figure(r, &item);

	if (code != EXIT_DONE)
		return code;
	const struct series *s = &item->assessment.series;
	if (s->area->kind == AREA_KOMMUNE || s->area->kind == AREA_COUNTRY) {
		diag_error(r->diag, nowhere, NULL,
		    "%s shows the kommuner of a region, klynge or forum; %s is none", word,
		    s->area->name);
		return EXIT_USAGE;
	}
	c->kind = kind;
	c->assessment = &item->assessment;
	c->areas = run_kommuner(r, item->indicator, item->stratum, s->area->code, &c->nareas);
	c->id = arena_printf(&r->arena, "%s-%s", word, s->indicator->id);
	return EXIT_DONE;
}

enum exit_code
plot_dots(struct run *r, struct chart *c)
{
	return plot_kommuner(r, c, CHART_DOTS, "dots");
}

enum exit_code
plot_multiples(struct run *r, struct chart *c)
{
	return plot_kommuner(r, c, CHART_MULTIPLES, "multiples");
}
