/* Maps of the kommuner: as equal tiles, and within the borders of --borders. */
#include "cli/plot.h"
#include "ingest/borders.h"
#include "ingest/tiles.h"

static const struct pos nowhere = { 0 };

/* The kommuner of the one figure's area, and their tiles. */
static enum exit_code
take_kommuner(struct run *r, struct chart *c, const char *word)
{
	struct run_item *item;
	struct tiles *tiles = arena_alloc(&r->arena, sizeof *tiles);
	enum exit_code code = plot_one_figure(r, &item);

	if (code != EXIT_DONE)
		return code;
	const struct series *s = &item->assessment.series;
	if (s->area->kind == AREA_KOMMUNE) {
		diag_error(r->diag, nowhere, NULL,
		    "%s shows the kommuner of the country, a region, klynge or forum; %s is none",
		    word, s->area->name);
		return EXIT_USAGE;
	}
	if (!tiles_load(tiles, arena_printf(&r->arena, "%s/data/fliser.csv", r->share),
		&r->geography, &r->arena, r->diag))
		return EXIT_USAGE;
	c->assessment = &item->assessment;
	c->areas = run_kommuner(r, item->indicator, item->stratum, s->area->code, &c->nareas);
	c->tiles = tiles;
	c->id = arena_printf(&r->arena, "%s-%s", word, s->indicator->id);
	return EXIT_DONE;
}

enum exit_code
plot_tiles(struct run *r, struct chart *c)
{
	c->kind = CHART_TILES;
	return take_kommuner(r, c, "tiles");
}

enum exit_code
plot_map(struct run *r, struct chart *c)
{
	struct borders *borders = arena_alloc(&r->arena, sizeof *borders);

	if (r->options->borders == NULL) {
		diag_error(r->diag, nowhere, NULL,
		    "map needs --borders FILE: GeoJSON of the kommuner from dataforsyningen.dk, or "
		    "a CSV; tiles needs none");
		return EXIT_USAGE;
	}
	if (!borders_load(borders, r->options->borders, &r->geography, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	c->kind = CHART_BORDERS;
	c->borders = borders;
	return take_kommuner(r, c, "map");
}
