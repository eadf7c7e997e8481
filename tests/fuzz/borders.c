/* Bytes -> borders, CSV or GeoJSON -> the script of a map: rings of known kommuner in Denmark, and
 * whatever their shape, numbers and quoted words are all that gnuplot is given. */
#include "ingest/borders.h"
#include "model/geography.h"
#include "plots/chart.h"
#include "tests/fuzz/fuzz.h"
#include "tests/ingest/small.h"

#include <math.h>
#include <string.h>

#define KOMMUNER 6

static void
check_rings(const struct borders *b, const struct geography *g)
{
	fuzz_check(b->n > 0);
	for (size_t i = 0; i < b->n; i++) {
		const struct ring *r = &b->rings[i];
		const struct area *area = geography_area(g, r->area);
		fuzz_check(area != NULL && area->kind == AREA_KOMMUNE);
		fuzz_check(r->n >= 3);
		for (size_t k = 0; k < r->n; k++) {
			fuzz_check(r->xy[2 * k] >= 400000 && r->xy[2 * k] <= 950000);
			fuzz_check(r->xy[2 * k + 1] >= 6000000 && r->xy[2 * k + 1] <= 6450000);
		}
	}
}

/* Every kommune once, one without a figure. */
static struct chart
map_of(const struct borders *b, const struct geography *g, struct arena *a)
{
	static const struct indicator in = {
		.id = "x", .name = "Rygere", .unit = "%", .decimals = 1, .better = BETTER_LOWER
	};
	static const int codes[KOMMUNER] = { 410, 461, 492, 580, 630, 751 };
	struct assessment *areas = arena_array(a, KOMMUNER + 1, sizeof *areas);
	struct observation *obs = arena_array(a, KOMMUNER, sizeof *obs);
	double *year = arena_array(a, 1, sizeof *year);

	year[0] = 2021.5;
	for (size_t i = 0; i <= KOMMUNER; i++) {
		struct assessment *s = &areas[i];
		s->series.indicator = &in;
		s->series.area = geography_area(g, i < KOMMUNER ? codes[i] : 1083);
		if (i + 1 >= KOMMUNER)
			continue;
		obs[i] = (struct observation){ .period = { .kind = PERIOD_YEAR, .year = 2021 },
			.value = 10.0 + (double)i,
			.status = OBS_NORMAL };
		s->series.obs = &obs[i];
		s->series.n = 1;
		s->series.year = year;
		s->latest = (struct judgement){ .obs = &obs[i], .value = obs[i].value };
	}
	areas[KOMMUNER].latest = areas[0].latest;
	return (struct chart){ .kind = CHART_BORDERS,
		.id = "map",
		.as_of = 20211231,
		.assessment = &areas[KOMMUNER],
		.areas = areas,
		.nareas = KOMMUNER,
		.borders = b };
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };
	struct geography g;
	struct borders b = { 0 };
	struct diag d = { 0 };

	small_geography(&g, &a);
	bool ok = borders_load(&b, fuzz_path(data, n), &g, &a, &d);
	fuzz_check(ok == (d.errors == 0));
	fuzz_check(ok || (b.rings == NULL && b.n == 0));
	if (ok) {
		check_rings(&b, &g);
		struct chart c = map_of(&b, &g, &a);
		const char *script = chart_script(&c, 1, IMAGE_SVG, &a);
		fuzz_check(strstr(script, "nan") == NULL && strstr(script, "inf") == NULL);
	}
	arena_free(&a);
	return 0;
}
