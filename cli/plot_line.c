/* The charts of one figure: over time, and in the kommuner. */
#include "cli/plot.h"

static const struct pos nowhere = { 0 };

enum exit_code
plot_one_figure(struct run *r, struct run_item **item)
{
	size_t n;

	if (!run_assess(r, item, &n))
		return EXIT_USAGE;
	if (n != 1) {
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
	c->kind = CHART_LINE;
	c->assessment = &item->assessment;
	c->id = arena_printf(&r->arena, "line-%s", c->assessment->series.indicator->id);
	return EXIT_DONE;
}

enum exit_code
plot_dots(struct run *r, struct chart *c)
{
	struct run_item *item;
	enum exit_code code = plot_one_figure(r, &item);

	if (code != EXIT_DONE)
		return code;
	const struct series *s = &item->assessment.series;
	if (s->area->kind == AREA_KOMMUNE || s->area->kind == AREA_COUNTRY) {
		diag_error(r->diag, nowhere, NULL,
		    "dots ranks the kommuner of a region, klynge or forum; %s is none",
		    s->area->name);
		return EXIT_USAGE;
	}
	c->kind = CHART_DOTS;
	c->assessment = &item->assessment;
	c->areas = run_kommuner(r, item->indicator, item->stratum, s->area->code, &c->nareas);
	c->id = arena_printf(&r->arena, "dots-%s", s->indicator->id);
	return EXIT_DONE;
}
