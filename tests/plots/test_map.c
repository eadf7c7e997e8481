/* tests/plots/test_map.c - classes, patterns, and the two maps. */
#include <math.h>
#include <string.h>

#include "model/map.h"
#include "plots/patch.h"
#include "plots/position.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

static void
classes(void)
{
	static const struct observation good = { .status = OBS_NORMAL, .value = 12 },
					hidden = { .status = OBS_SUPPRESSED, .value = NAN },
					gone = { .status = OBS_MISSING, .value = NAN };
	static const struct {
		const char *name;
		const struct observation *obs, *judged;
		enum truth meets, beyond;
		enum position want;
	} rows[] = {
		{ "sure", &good, &good, TRUTH_YES, TRUTH_YES, POSITION_MET_SURE },
		{ "met", &good, &good, TRUTH_YES, TRUTH_UNKNOWN, POSITION_MET },
		{ "met by chance", &good, &good, TRUTH_YES, TRUTH_NO, POSITION_OPEN },
		{ "missed by chance", &good, &good, TRUTH_NO, TRUTH_NO, POSITION_OPEN },
		{ "not met", &good, &good, TRUTH_NO, TRUTH_UNKNOWN, POSITION_NOT_MET },
		{ "surely not", &good, &good, TRUTH_NO, TRUTH_YES, POSITION_NOT_MET_SURE },
		{ "no target", &good, &good, TRUTH_UNKNOWN, TRUTH_UNKNOWN, POSITION_UNJUDGED },
		{ "another period judged", &good, &gone, TRUTH_YES, TRUTH_YES, POSITION_UNJUDGED },
		{ "suppressed", &hidden, &good, TRUTH_YES, TRUTH_YES, POSITION_SUPPRESSED },
		{ "missing", &gone, &good, TRUTH_YES, TRUTH_YES, POSITION_MISSING },
		{ "none", NULL, &good, TRUTH_YES, TRUTH_YES, POSITION_MISSING },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct judgement j = { .obs = rows[i].judged,
			.meets = rows[i].meets,
			.beyond_chance = rows[i].beyond };
		CHECK_ROW(position_of(rows[i].obs, &j) == rows[i].want, rows[i].name);
	}
}

/* No two classes look alike without colour: pattern, mark or words inside differ, or the grey. */
static void
looks_differ(void)
{
	for (size_t p = 0; p < POSITIONS; p++)
		for (size_t q = 0; q < p; q++)
			CHECK_ROW(
			    strcmp(position_fill((enum position)p), position_fill((enum position)q))
				    != 0
				|| position_hatch((enum position)p)
				    != position_hatch((enum position)q),
			    position_words((enum position)p, LANGUAGE_ENGLISH));
}

/* Lines across a square of 30 with a hole of 10 in its middle: none in the hole, none outside. */
static void
hatches_stay_inside(void)
{
	static const enum hatch all[] = { HATCH_SLOPED, HATCH_LEVEL, HATCH_DOTTED, HATCH_CROSSED };
	struct arena a = { 0 };
	struct outline outlines[] = { outline_box((struct box){ 100, 200, 130, 230 }, &a),
		outline_box((struct box){ 110, 210, 120, 220 }, &a) };
	outlines[1].hole = true;
	struct patch p = { "#FFFFFF", HATCH_LEVEL, outlines, 2 };

	for (size_t h = 0; h < countof(all); h++) {
		struct strokes s = { .columns = 2 };
		patch_hatch(&s, &p, all[h], &a);
		CU_ASSERT(s.n > 9);
		for (size_t i = 0; i + 2 < s.n; i += 3) {
			double x = (s.v[2 * i] + s.v[2 * i + 2]) / 2;
			double y = (s.v[2 * i + 1] + s.v[2 * i + 3]) / 2;
			CU_ASSERT(x > 100 && x < 130 && y > 200 && y < 230);
			CU_ASSERT(!(x > 110 && x < 120 && y > 210 && y < 220));
			CU_ASSERT(isnan(s.v[2 * i + 4]));
		}
	}
	struct strokes none = { .columns = 2 };
	patch_hatch(&none, &p, HATCH_NONE, &a);
	CU_ASSERT_EQUAL(none.n, 0);
	arena_free(&a);
}

/* The 22 of the fixture in rows of five; the last without a tile. */
static struct chart
tile_chart(struct arena *a)
{
	struct chart c = fixture_kommuner(a);
	struct tile *of = arena_array(a, c.nareas, sizeof *of);
	struct tiles *tiles = arena_alloc(a, sizeof *tiles);

	for (size_t i = 0; i + 1 < c.nareas; i++)
		of[i] = (struct tile){ c.areas[i].series.area->code, (int)i / 5 + 3, (int)i % 5 + 2,
			arena_strndup(a, c.areas[i].series.area->name, 3) };
	*tiles = (struct tiles){ of, c.nareas - 1 };
	c.kind = CHART_TILES;
	c.id = "rygning_daglig-tiles";
	c.tiles = tiles;
	return c;
}

/* The same as squares of 20 km with a hole in the first; the last without borders. */
static struct chart
border_chart(struct arena *a)
{
	struct chart c = tile_chart(a);
	struct ring *rings = arena_array(a, c.nareas, sizeof *rings);
	struct borders *borders = arena_alloc(a, sizeof *borders);
	size_t n = 0;

	for (size_t i = 0; i + 1 < c.nareas; i++) {
		double x = 450000 + 20000.0 * (double)(i % 5);
		double y = 6200000 - 20000.0 * (double)(i / 5);
		rings[n++] = (struct ring){ .area = c.areas[i].series.area->code,
			.n = 4,
			.xy = outline_box((struct box){ x, y, x + 20000, y - 20000 }, a).xy };
		if (i == 0)
			rings[n++] = (struct ring){ .area = c.areas[i].series.area->code,
				.hole = true,
				.n = 4,
				.xy = outline_box(
				    (struct box){ x + 1000, y - 1000, x + 5000, y - 5000 }, a)
					  .xy };
	}
	*borders = (struct borders){ rings, n };
	c.kind = CHART_BORDERS;
	c.id = "rygning_daglig-map";
	c.borders = borders;
	return c;
}

static void
maps_are_sound(void)
{
	struct arena a = { 0 };
	struct chart charts[] = { tile_chart(&a), border_chart(&a) };

	for (size_t i = 0; i < countof(charts); i++) {
		check_chart(&charts[i], &a);
		struct chart hostile = charts[i];
		fixture_rename(&hostile, "`touch x`'\"@|<b>\n$d1 EOD %s", &a);
		check_quotes(&hostile, &a);
	}
	arena_free(&a);
}

/* What the reader is told: all classes with their number, who has none, who is not on the map. */
static void
maps_tell_all(void)
{
	static const char *const want[] = { "'diskretioneret: for få til at vise'", "'ingen data'",
		"kortet: Vejle.", "'Odense'", "'Sve'" };
	struct arena a = { 0 };
	struct chart c = tile_chart(&a);
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);
	struct figure_table t = chart_table(&c, &a);
	size_t suppressed = 0;

	for (size_t i = 0; i < countof(want); i++)
		CHECK_ROW(strstr(script, want[i]) != NULL, want[i]);
	CU_ASSERT_EQUAL(t.nrows, 22);
	CU_ASSERT_EQUAL(t.ncolumns, 3);
	CHECK_STR(t.cells[0], "Middelfart");
	CHECK_STR(t.cells[2], "14,1");
	for (size_t i = 0; i < t.nrows; i++)
		suppressed += strcmp(t.cells[3 * i + 2], "diskretioneret") == 0;
	CU_ASSERT_EQUAL(suppressed, 1);
	arena_free(&a);
}

void
suite_map(void)
{
	static const struct test tests[] = {
		{ "a class for each position to the target", classes },
		{ "no two classes look alike", looks_differ },
		{ "patterns stay inside", hatches_stay_inside },
		{ "both maps are sound", maps_are_sound },
		{ "maps tell all", maps_tell_all },
	};

	suite_add("map", tests, countof(tests));
}
