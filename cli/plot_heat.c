/* The heat table: every indicator that the kommuner of an area have figures of. */
#include "cli/plot.h"
#include "plots/heat.h"

static const struct pos nowhere = { 0 };

static bool
has_figures(const struct assessment *areas, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (areas[i].latest.obs != NULL)
			return true;
	return false;
}

enum exit_code
plot_heat(struct run *r, struct chart *c)
{
	struct heat_chart *f = arena_alloc(&r->arena, sizeof *f);
	struct heat_column *columns;
	struct run_item *items;
	size_t n;

	if (!run_assess(r, &items, &n) || !plot_sources(r, &f->sources, &f->nsources))
		return EXIT_USAGE;
	columns = arena_array(&r->arena, n + 1, sizeof *columns);
	for (size_t i = 0; i < n; i++) {
		const struct area *place = items[i].assessment.series.area;
		if (place != items[0].assessment.series.area || place->kind == AREA_KOMMUNE) {
			diag_error(r->diag, nowhere, NULL,
			    "heat shows the kommuner of one area, a region, klynge or forum");
			return EXIT_USAGE;
		}
		const struct assessment *areas =
		    run_kommuner(r, items[i].indicator, items[i].stratum, place->code, &f->nareas);
		if (has_figures(areas, f->nareas))
			columns[f->ncolumns++] =
			    (struct heat_column){ &items[i].assessment, areas };
	}
	if (f->ncolumns == 0) {
		diag_error(r->diag, nowhere, NULL, "no kommune has figures in the files");
		return EXIT_DATA;
	}
	f->place = items[0].assessment.series.area->name;
	f->columns = columns;
	c->kind = CHART_HEAT;
	c->heat = f;
	c->id = "heat";
	return EXIT_DONE;
}
