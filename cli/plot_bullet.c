/* The overview of all målsætninger of an area. */
#include "cli/plot.h"
#include "plots/bullet.h"

static const struct pos nowhere = { 0 };

enum exit_code
plot_bullet(struct run *r, struct chart *c)
{
	struct bullet_chart *b = arena_alloc(&r->arena, sizeof *b);
	struct run_item *items;
	size_t n;

	if (!run_assess(r, &items, &n))
		return EXIT_USAGE;
	const struct assessment **rows = arena_array(&r->arena, n + 1, sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		rows[i] = &items[i].assessment;
		if (rows[i]->series.area == rows[0]->series.area)
			continue;
		diag_error(r->diag, nowhere, NULL,
		    "bullet shows one area; name it with --area, here there are %s and %s",
		    rows[0]->series.area->name, rows[i]->series.area->name);
		return EXIT_USAGE;
	}
	if (n == 0) {
		diag_error(r->diag, nowhere, NULL, "there is no target to show");
		return EXIT_DATA;
	}
	*b = (struct bullet_chart){ .area = rows[0]->series.area, .rows = rows, .nrows = n };
	if (!plot_sources(r, &b->sources, &b->nsources))
		return EXIT_USAGE;
	c->kind = CHART_BULLET;
	c->bullet = b;
	c->id = arena_printf(&r->arena, "bullet-%d", b->area->code);
	return EXIT_DONE;
}
