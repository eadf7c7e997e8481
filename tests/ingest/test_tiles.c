#include "ingest/tiles.h"

#include <stdlib.h>
#include <string.h>

#include "ingest/places.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

static bool
load_ours(struct tiles *t, struct geography *g, struct arena *a, struct diag *d)
{
	return places_load(g, "data", a, d) && tiles_load(t, "data/fliser.csv", g, a, d);
}

/* The shipped layout has each of the 98 once; the reader refuses places and names taken twice. */
static void
has_every_kommune_once(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct tiles t;
	struct caught c;

	caught_begin(&c);
	CU_ASSERT_FATAL(load_ours(&t, &g, &a, &c.diag));
	CHECK_STR(caught_text(&c), "");
	CU_ASSERT_EQUAL(t.n, 98);
	for (size_t i = 0; i < t.n; i++) {
		CHECK_ROW(geography_area(&g, t.of[i].area) != NULL, t.of[i].name);
		CHECK_ROW(i == 0 || t.of[i].area > t.of[i - 1].area, t.of[i].name);
		for (size_t k = 0; k < i; k++)
			CHECK_ROW(t.of[k].row != t.of[i].row || t.of[k].column != t.of[i].column,
			    t.of[i].name);
	}
	caught_end(&c);
	arena_free(&a);
}

/* Move everything of REGION that can be reached from tile I in steps of at most STEP. */
static void
reach(bool *reached, size_t i, const struct tiles *t, const struct geography *g, int step)
{
	reached[i] = true;
	for (size_t k = 0; k < t->n; k++) {
		int down = abs(t->of[k].row - t->of[i].row);
		int right = abs(t->of[k].column - t->of[i].column);
		if (!reached[k] && down <= step && right <= step
		    && geography_area(g, t->of[k].area)->region
			== geography_area(g, t->of[i].area)->region)
			reach(reached, k, t, g, step);
	}
}

/* Each region is one piece, a strait of one tile not counted: Læsø, Samsø and Bornholm have one. */
static void
regions_hang_together(void)
{
	static const struct {
		int region, step;
	} rows[] = { { 1081, 2 }, { 1082, 1 }, { 1083, 1 }, { 1084, 2 }, { 1085, 1 } };
	struct arena a = { 0 };
	struct geography g;
	struct tiles t;
	struct diag d = { 0 };

	CU_ASSERT_FATAL(load_ours(&t, &g, &a, &d));
	for (size_t r = 0; r < countof(rows); r++) {
		bool reached[98] = { false }, begun = false;
		for (size_t i = 0; i < t.n; i++) {
			if (geography_area(&g, t.of[i].area)->region != rows[r].region)
				continue;
			if (!begun)
				reach(reached, i, &t, &g, rows[r].step);
			begun = true;
			CHECK_ROW(reached[i], t.of[i].name);
		}
		CHECK_ROW(begun, "a region");
	}
	arena_free(&a);
}

/* Who lies on which side of whom, as everybody knows it. */
static void
looks_like_denmark(void)
{
	static const struct {
		const char *name;
		int west, east, north, south; /* codes; 0: nothing to say */
	} rows[] = {
		{ "the Belts", 607, 410, 0, 0 },
		{ "Storebælt", 450, 330, 0, 0 },
		{ "Fanø and Odense", 563, 461, 0, 0 },
		{ "Ærø south of Faaborg", 0, 0, 430, 492 },
		{ "Skagen and Tønder", 0, 0, 813, 550 },
		{ "Fanø south of Esbjerg", 0, 0, 561, 563 },
		{ "Bornholm", 101, 0, 101, 400 },
		{ "Læsø", 813, 825, 0, 0 },
		{ "Samsø", 727, 741, 0, 0 },
		{ "Lolland-Falster", 360, 376, 390, 376 },
		{ "Helsingør and Amager", 0, 0, 217, 155 },
		{ "Thisted and Randers", 787, 730, 0, 0 },
	};
	struct arena a = { 0 };
	struct geography g;
	struct tiles t;
	struct diag d = { 0 };
	int row[1000] = { 0 }, column[1000] = { 0 };

	CU_ASSERT_FATAL(load_ours(&t, &g, &a, &d));
	for (size_t i = 0; i < t.n; i++) {
		row[t.of[i].area] = t.of[i].row;
		column[t.of[i].area] = t.of[i].column;
	}
	for (size_t i = 0; i < countof(rows); i++) {
		if (rows[i].west != 0 && rows[i].east != 0)
			CHECK_ROW(column[rows[i].west] < column[rows[i].east], rows[i].name);
		if (rows[i].north != 0)
			CHECK_ROW(row[rows[i].north] < row[rows[i].south], rows[i].name);
	}
	arena_free(&a);
}

#define HEAD  "kode;raekke;kolonne;kort\n"
#define GOOD  HEAD "410;1;1;Mid\n461;1;2;Ode\n492;3;2;Ærø\n580;3;1;Aab\n630;2;1;Vej\n"
#define WHOLE GOOD "751;1;3;Aar\n"

static void
tells_what_is_wrong(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ WHOLE, "" },
		{ GOOD, ": error: Aarhus (751) has no tile [missing-row]\n" },
		{ "kode;row;kolonne;kort\n",
		    ":1:2: error: column 'row' should be 'raekke' "
		    "[incorrect-label]\n" },
		{ "kode;raekke\n", ":1: error: 2 fields, but there should be 4 [missing-cell]\n" },
		{ WHOLE "751;9;9;Xxx\n", ":8:1: error: 751 has a tile already [primary-key]\n" },
		{ GOOD "751;1;2;Aar\n",
		    ":7:2: error: row 1, column 2 is 461's already [unique-error]\n" },
		{ GOOD "751;1;3;Ode\n",
		    ":7:4: error: 'Ode' is the name of 461 already "
		    "[unique-error]\n" },
		{ GOOD "1083;1;3;Aar\n",
		    ":7:1: error: '1083' is no code of a kommune "
		    "[foreign-key]\n" },
		{ GOOD "751;0;3;Aar\n", ":7:2: error: '0' is no place (1-99) [type-error]\n" },
		{ GOOD "751;1;100;Aar\n", ":7:3: error: '100' is no place (1-99) [type-error]\n" },
		{ GOOD "751;1;;Aar\n", ":7:3: error: '' is no place (1-99) [type-error]\n" },
		{ GOOD "751;1;3;Aarhus\n",
		    ":7:4: error: 'Aarhus' should have one to 3 letters "
		    "[constraint-error]\n" },
	};
	struct arena a = { 0 };
	struct geography g;

	small_geography(&g, &a);
	for (size_t i = 0; i < countof(rows); i++) {
		struct tiles t = { .n = 77 };
		struct caught c;
		caught_begin(&c);
		const char *path = test_file(&a, "fliser.csv", rows[i].text, strlen(rows[i].text));
		bool ok = tiles_load(&t, path, &g, &a, &c.diag);
		CHECK_ROW(ok == (rows[i].want[0] == '\0'), rows[i].want);
		CHECK_ROW(ok || t.n == 77, rows[i].want);
		CHECK_STR(
		    caught_text(&c), ok ? "" : arena_printf(&a, "pejl: %s%s", path, rows[i].want));
		caught_end(&c);
	}
	arena_free(&a);
}

void
suite_tiles(void)
{
	static const struct test tests[] = {
		{ "the layout has every kommune once", has_every_kommune_once },
		{ "each region hangs together", regions_hang_together },
		{ "it looks like Denmark", looks_like_denmark },
		{ "faults are told with their place", tells_what_is_wrong },
	};

	suite_add("tiles", tests, countof(tests));
}
