#include "ingest/borders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ingest/places.h"
#include "ingest/utm.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

/* PROJ 9.1.1: echo LATITUDE LONGITUDE | cs2cs -f %.3f EPSG:4326 EPSG:25832 */
static void
degrees_become_metres(void)
{
	static const struct {
		const char *name;
		double longitude, latitude, east, north;
	} rows[] = {
		{ "the middle meridian", 9, 56, 500000.000, 6206079.587 },
		{ "Odense", 10.3883, 55.4038, 587910.362, 6140604.174 },
		{ "Bornholm", 15.1, 55.1, 888982.341, 6122928.564 },
		{ "Fanø", 8.08, 55.4, 441736.752, 6139689.541 },
		{ "København", 12.568, 55.676, 724333.648, 6175791.930 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		double east, north;
		utm32(rows[i].longitude, rows[i].latitude, &east, &north);
		CHECK_CLOSE(east, rows[i].east, 0.01, 0, rows[i].name);
		CHECK_CLOSE(north, rows[i].north, 0.01, 0, rows[i].name);
	}
}

#define HEAD "kommunekode;ring;hul;x_utm32_m;y_utm32_m\n"
#define ODENSE                                                                                     \
	"461;0;0;500000;6100000\n461;0;0;500100;6100000\n461;0;0;500100;6100100\n"                 \
	"461;0;0;500000;6100100\n"
#define FEATURE(properties, type, coordinates)                                                     \
	"{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"" type     \
	"\",\"coordinates\":" coordinates "}}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define SQUARE                                                                                     \
	"[[500000,6100000],[500100,6100000],[500100,6100100],[500000,6100100],[500000,6100000]]"

/* Both shapes, either kind of coordinate, and the same comes out. */
static void
reads_both_shapes(void)
{
	static const struct {
		const char *name, *text;
		size_t rings;
		int last; /* kommune of the last ring */
		bool hole;
	} rows[] = {
		{ "CSV", HEAD ODENSE, 1, 461, false },
		{ "CSV, closed, with a mark", "\xEF\xBB\xBF" HEAD ODENSE "461;0;0;500000;6100000\n",
		    1, 461, false },
		{ "CSV, hole and two kommuner",
		    HEAD ODENSE
		    "461;1;1;500010;6100010\n461;1;1;500020;6100010\n461;1;1;500020;6100020.5\n"
		    "492;0;0;500000;6100000\n492;0;0;500100;6100000\n492;0;0;500100;6100100\n",
		    3, 492, false },
		{ "metres", COLLECTION(FEATURE("\"kode\":\"0461\"", "Polygon", "[" SQUARE "]")), 1,
		    461, false },
		{ "number, other name",
		    COLLECTION(FEATURE("\"KOMKODE\":461", "MultiPolygon", "[[" SQUARE "]]")), 1,
		    461, false },
		{ "hole",
		    COLLECTION(FEATURE("\"navn\":\"x\",\"lau_1\":461", "Polygon",
			"[" SQUARE ",[[500010,6100010],[500020,6100010],[500020,6100020]]]")),
		    2, 461, true },
		{ "two features of one",
		    COLLECTION(FEATURE("\"kode\":461", "Polygon", "[" SQUARE "]") "," FEATURE(
			"\"kode\":461", "Polygon", "[" SQUARE "]")),
		    2, 461, false },
		{ "Christiansø is left out",
		    COLLECTION(FEATURE("\"kode\":\"0461\"", "Polygon", "[" SQUARE "]") "," FEATURE(
			"\"kode\":\"0411\"", "Polygon",
			"[[[15.18,55.32],[15.19,55.32],[15.19,55.33],[15.18,55.32]]]")),
		    1, 461, false },
	};
	struct arena a = { 0 };
	struct geography g;

	small_geography(&g, &a);
	for (size_t i = 0; i < countof(rows); i++) {
		struct borders b = { 0 };
		struct caught c;
		caught_begin(&c);
		const char *path = test_file(&a, "g", rows[i].text, strlen(rows[i].text));
		CHECK_ROW(borders_load(&b, path, &g, &a, &c.diag), rows[i].name);
		CHECK_STR(caught_text(&c), "");
		CHECK_ROW(b.n == rows[i].rings, rows[i].name);
		if (b.n == rows[i].rings && b.n > 0) {
			CHECK_ROW(b.rings[0].n == 4, rows[i].name);
			CHECK_ROW(b.rings[0].xy[2] == 500100 && b.rings[0].xy[3] == 6100000,
			    rows[i].name);
			CHECK_ROW(b.rings[b.n - 1].area == rows[i].last, rows[i].name);
			CHECK_ROW(b.rings[b.n - 1].hole == rows[i].hole, rows[i].name);
		}
		caught_end(&c);
	}
	arena_free(&a);
}

static void
degrees_are_told_from_metres(void)
{
	static const char text[] = COLLECTION(FEATURE("\"kode\":\"0461\"", "Polygon",
	    "[[[10.3883,55.4038],[10.5,55.4],[10.5,55.5],[10.3883,55.4038]]]"));
	struct arena a = { 0 };
	struct geography g;
	struct borders b = { 0 };
	struct diag d = { 0 };

	small_geography(&g, &a);
	CU_ASSERT_FATAL(borders_load(&b, test_file(&a, "g", text, strlen(text)), &g, &a, &d));
	CU_ASSERT_FATAL(b.n == 1 && b.rings[0].n == 3);
	CHECK_CLOSE(b.rings[0].xy[0], 587910.362, 0.01, 0, "east");
	CHECK_CLOSE(b.rings[0].xy[1], 6140604.174, 0.01, 0, "north");
	arena_free(&a);
}

static void
tells_what_is_wrong(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ HEAD "461;0;0;500000;6100000\n461;0;0;500100;6100000\n",
		    ":3: error: a ring has 2 corners, but at least 3 make an area "
		    "[constraint-error]\n" },
		{ HEAD "999;0;0;500000;6100000\n",
		    ":2: error: '999' is no kommune [foreign-key]\n" },
		{ HEAD "1083;0;0;500000;6100000\n",
		    ":2: error: '1083' is no kommune [foreign-key]\n" },
		{ HEAD "461;0;2;500000;6100000\n",
		    ":2:3: error: '2' is neither 0 nor 1 [constraint-error]\n" },
		{ HEAD "461;0;0;5e5;6100000\n",
		    ":2:4: error: '5e5' is no number of metres [type-error]\n" },
		{ HEAD "461;0;0;500000;nan\n",
		    ":2:5: error: 'nan' is no number of metres [type-error]\n" },
		{ HEAD "461;0;0;6100000;500000\n",
		    ":2: error: a corner is not in Denmark: neither longitude and latitude in "
		    "degrees "
		    "nor metres east and north in UTM zone 32 [constraint-error]\n" },
		{ "kode;navn\n461;Odense\n",
		    ":1: error: 2 fields, but there should be 5 (kommunekode;ring;hul;x_utm32_m;"
		    "y_utm32_m) [missing-cell]\n" },
		{ "kommunekode;ring;hul;x;y_utm32_m\n",
		    ":1:4: error: 'x' should be 'x_utm32_m' [incorrect-label]\n" },
		{ HEAD, ": error: it has no borders\n" },
		{ "{\"a\":\n}",
		    ":2: error: it is no JSON: unexpected token near '}' [type-error]\n" },
		{ "{\"type\":\"Feature\"}",
		    ": error: it is no FeatureCollection of GeoJSON [type-error]\n" },
		{ COLLECTION(""), ": error: it has no borders\n" },
		{ COLLECTION("7"),
		    ": error: feature 1: it has no code of a kommune (kode, "
		    "kommunekode, komkode or lau_1) [type-error]\n" },
		{ COLLECTION(FEATURE("\"navn\":\"Odense\"", "Polygon", "[" SQUARE "]")),
		    ": error: feature 1: it has no code of a kommune (kode, kommunekode, komkode "
		    "or "
		    "lau_1) [type-error]\n" },
		{ COLLECTION(FEATURE("\"kode\":461", "Point", "[9,56]")),
		    ": error: feature 1: its geometry is neither Polygon nor MultiPolygon "
		    "[type-error]\n" },
		{ COLLECTION(FEATURE("\"kode\":461", "Polygon", "[[[9,56],[9,\"x\"]]]")),
		    ": error: feature 1: a position is not two numbers [type-error]\n" },
		{ COLLECTION(FEATURE("\"kode\":461", "Polygon", "[7]")),
		    ": error: feature 1: a ring is no list of positions [type-error]\n" },
		{ COLLECTION(FEATURE("\"kode\":461", "MultiPolygon", "[7]")),
		    ": error: feature 1: a polygon is no list of rings [type-error]\n" },
		{ COLLECTION(FEATURE("\"kode\":461", "Polygon", "[[]]")),
		    ": error: a ring has 0 corners, but at least 3 make an area "
		    "[constraint-error]\n" },
		{ COLLECTION(FEATURE("\"kode\":461", "Polygon", "[[[55.4,10.4],[55.5,10.4]]]")),
		    ": error: a corner is not in Denmark: neither longitude and latitude in "
		    "degrees "
		    "nor metres east and north in UTM zone 32 [constraint-error]\n" },
	};
	struct arena a = { 0 };
	struct geography g;

	small_geography(&g, &a);
	for (size_t i = 0; i < countof(rows); i++) {
		struct borders b = { .n = 77 };
		struct caught c;
		caught_begin(&c);
		const char *path = test_file(&a, "g", rows[i].text, strlen(rows[i].text));
		CHECK_ROW(!borders_load(&b, path, &g, &a, &c.diag) && b.n == 77, rows[i].want);
		CHECK_STR(caught_text(&c), arena_printf(&a, "pejl: %s%s", path, rows[i].want));
		caught_end(&c);
	}
	arena_free(&a);
}

static void
no_file_is_told(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct borders b = { 0 };
	struct caught c;

	small_geography(&g, &a);
	caught_begin(&c);
	CU_ASSERT(!borders_load(&b, "/nowhere/borders.csv", &g, &a, &c.diag));
	CHECK_STR(caught_text(&c),
	    "pejl: /nowhere/borders.csv: error: cannot be opened: No such file or "
	    "directory\n");
	caught_end(&c);
	arena_free(&a);
}

/* Twice the area that N corners enclose, by the shoelace formula. */
static double
twice_area(const struct ring *r)
{
	double sum = 0;

	for (size_t i = 0; i < r->n; i++) {
		const double *p = r->xy + 2 * i, *q = r->xy + 2 * ((i + 1) % r->n);
		sum +=
		    (p[0] - r->xy[0]) * (q[1] - r->xy[1]) - (q[0] - r->xy[0]) * (p[1] - r->xy[1]);
	}
	return fabs(sum);
}

/*
 * The 98 kommuner of other people's file, which lies beside the project or is not there. Denmark
 * has about 42 950 square kilometres with its lakes (Danmarks Statistik, ARE207); the borders are
 * simplified to 100 m.
 */
static void
reads_a_whole_country(void)
{
	const char *shared = getenv("PEJL_SHARED");
	struct arena a = { 0 };
	struct geography g;
	struct borders b;
	struct caught c;
	double sum = 0;

	const char *path = arena_printf(
	    &a, "%s/data/geo/kommunegraenser.csv", shared != NULL ? shared : "../shared");
	if (access(path, R_OK) != 0) {
		test_skip("borders of all kommuner", "no file of borders here");
		arena_free(&a);
		return;
	}
	caught_begin(&c);
	CU_ASSERT_FATAL(places_load(&g, "data", &a, &c.diag));
	CU_ASSERT(borders_load(&b, path, &g, &a, &c.diag));
	CHECK_STR(caught_text(&c), "");
	for (size_t i = 0; i < b.n; i++)
		sum += (b.rings[i].hole ? -0.5 : 0.5) * twice_area(&b.rings[i]) / 1e6;
	CHECK_CLOSE(sum, 42950, 0, 0.01, "square kilometres");
	for (size_t i = 0; i < g.nareas; i++) {
		size_t k = 0;
		while (k < b.n && b.rings[k].area != g.areas[i].code)
			k++;
		CHECK_ROW(g.areas[i].kind != AREA_KOMMUNE || k < b.n, g.areas[i].name);
	}
	caught_end(&c);
	arena_free(&a);
}

void
suite_borders(void)
{
	static const struct test tests[] = {
		{ "degrees become metres", degrees_become_metres },
		{ "CSV and GeoJSON alike", reads_both_shapes },
		{ "degrees are told from metres", degrees_are_told_from_metres },
		{ "faults are told with their place", tells_what_is_wrong },
		{ "a file that is not there", no_file_is_told },
		{ "the whole country", reads_a_whole_country },
	};

	suite_add("borders", tests, countof(tests));
}
