#include "ingest/places.h"

#include <stdlib.h>
#include <string.h>

#include "ingest/csv.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

/* The least that loads; each bad case replaces one of them. */
static const char *const good[][2] = {
	{ "grupper.csv",
	    "kode;type;navn;officielt_navn\n"
	    "0;land;Hele landet;Hele landet\n"
	    "1083;region;Region Syddanmark;Region Syddanmark\n"
	    "3002;forum;SOF Lillebælt;Samordningsforum Lillebælt\n"
	    "4002;klynge;Sundhedsklynge Lillebælt;Sundhedsklynge Lillebælt\n" },
	{ "kommuner.csv",
	    "kode;navn;officielt_navn;region;landsdel;kommunegruppe\n"
	    "410;Middelfart;Middelfart Kommune;1083;Fyn;Oplandskommuner\n"
	    "530;Billund;Billund Kommune;1083;Sydjylland;Landkommuner\n" },
	{ "folketal.csv",
	    "kode;aar;folketal\n"
	    "530;2023;300\n"
	    "410;2023;40\n"
	    "410;2017;30\n"
	    "530;2017;200\n" },
	{ "medlemskab.csv",
	    "kommune;gruppe;fra;til;usikker;kilde\n"
	    "410;3002;2019-07-01;2022-06-30;nej;et papir\n"
	    "410;4002;2022-07-01;;ja;udledt\n" },
};

/* The folder of the good files with NAME as TEXT; FOLDER's strings live in A. */
static const char *
folder(struct arena *a, const char *name, const char *text)
{
	const char *path = NULL;

	for (size_t i = 0; i < countof(good); i++) {
		bool bad = strcmp(good[i][0], name) == 0;
		const char *content = bad ? text : good[i][1];
		path = test_file(a, good[i][0], content, strlen(content));
	}
	return arena_strndup(a, path, (size_t)(strrchr(path, '/') - path));
}

static void
reads_all(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct caught c;
	int code;

	caught_begin(&c);
	const char *dir = folder(&a, "", "");
	CU_ASSERT_FATAL(places_load(&g, dir, &a, &c.diag));
	CHECK_STR(caught_text(&c), "");
	CU_ASSERT_EQUAL(g.nareas, 6);
	CU_ASSERT_EQUAL(g.nmembers, 2);
	const struct area *k = geography_area(&g, 410);
	CU_ASSERT_PTR_NOT_NULL_FATAL(k);
	CU_ASSERT_EQUAL(k->kind, AREA_KOMMUNE);
	CHECK_STR(k->name, "Middelfart");
	CHECK_STR(k->official_name, "Middelfart Kommune");
	CU_ASSERT_EQUAL(k->region, 1083);
	CHECK_STR(k->landsdel, "Fyn");
	CHECK_STR(k->kommunegruppe, "Oplandskommuner");
	CU_ASSERT_EQUAL(k->npopulation, 2);
	CU_ASSERT_EQUAL(k->population[0].year, 2017);
	CHECK_CLOSE(area_population(k, 2023), 40, 0, 0, "Middelfart 2023");
	CHECK_CLOSE(area_population(geography_area(&g, 530), 2017), 200, 0, 0, "Billund 2017");
	CHECK_CLOSE(area_population(geography_area(&g, 1083), 2023), 340, 0, 0, "region 2023");
	CHECK_CLOSE(area_population(geography_area(&g, 0), 2017), 230, 0, 0, "country 2017");
	CU_ASSERT_EQUAL(g.members[0].from, 20190701);
	CU_ASSERT_EQUAL(g.members[0].to, 20220630);
	CU_ASSERT_FALSE(g.members[0].uncertain);
	CHECK_STR(g.members[0].source, "et papir");
	CU_ASSERT_EQUAL(g.members[1].to, 99991231);
	CU_ASSERT(g.members[1].uncertain);
	CU_ASSERT_EQUAL(geography_match(&g, "Sundhedsklynge Lillebælt", &code), AREA_FOUND);
	CU_ASSERT_EQUAL(code, 4002);
	caught_end(&c);
	arena_free(&a);
}

#define GRUPPER    "kode;type;navn;officielt_navn\n"
#define KOMMUNER   "kode;navn;officielt_navn;region;landsdel;kommunegruppe\n"
#define FOLKETAL   "kode;aar;folketal\n"
#define MEDLEMSKAB "kommune;gruppe;fra;til;usikker;kilde\n"

/* Messages without "pejl: FOLDER/". */
static const struct {
	const char *file, *text, *want;
} faults[] = {
	{ "grupper.csv", GRUPPER "0;stat;Hele landet;Hele landet\n",
	    "grupper.csv:2:2: error: 'stat' is no type of group (land, region, forum, klynge) "
	    "[constraint-error]\n" },
	{ "grupper.csv", GRUPPER "83;region;Region Syddanmark;Region Syddanmark\n",
	    "grupper.csv:2:1: error: '83' is no code of a region (1081-1085) "
	    "[constraint-error]\n" },
	{ "grupper.csv", GRUPPER "1083;region;A;A\n1083;region;B;B\n",
	    "grupper.csv:3:1: error: 1083 is there already [primary-key]\n" },
	{ "kommuner.csv", KOMMUNER "46x;Odense;Odense Kommune;1083;Fyn;Storbykommuner\n",
	    "kommuner.csv:2:1: error: '46x' is no code of a kommune (101-860, not 411 Christiansø) "
	    "[constraint-error]\n" },
	{ "kommuner.csv", KOMMUNER "411;Christiansø;Christiansø;1083;Bornholm;Landkommuner\n",
	    "kommuner.csv:2:1: error: '411' is no code of a kommune (101-860, not 411 Christiansø) "
	    "[constraint-error]\n" },
	{ "kommuner.csv", KOMMUNER "461;Odense;Odense Kommune;1082;Fyn;Storbykommuner\n",
	    "kommuner.csv:2:4: error: '1082' is no region of grupper.csv [foreign-key]\n" },
	{ "kommuner.csv", KOMMUNER "461;Odense;;1083;Fyn;Storbykommuner\n",
	    "kommuner.csv:2:3: error: 'officielt_navn' is empty [missing-cell]\n" },
	{ "kommuner.csv", KOMMUNER "461;Odense;Odense Kommune;1083;Fyn\n",
	    "kommuner.csv:2: error: 5 fields, but there should be 6 [missing-cell]\n" },
	{ "kommuner.csv", KOMMUNER "461;Odense;Odense Kommune;1083;Fyn;Storbykommuner;7\n",
	    "kommuner.csv:2: error: 7 fields, but there should be 6 [extra-cell]\n" },
	{ "kommuner.csv",
	    KOMMUNER "461;Odense;Odense Kommune;1083;Fyn;Storbykommuner\n"
		     "461;Esbjerg;Esbjerg Kommune;1083;Sydjylland;Provinsbykommuner\n",
	    "kommuner.csv:3:1: error: 461 is there already [primary-key]\n" },
	{ "kommuner.csv", "kode;name;officielt_navn;region;landsdel;kommunegruppe\n",
	    "kommuner.csv:1:2: error: column 'name' should be 'navn' [incorrect-label]\n" },
	{ "kommuner.csv", "kode,navn\n",
	    "kommuner.csv:1: error: 1 fields, but there should be 6 [missing-cell]\n" },
	{ "kommuner.csv", "\n\n", "kommuner.csv: error: there is no header [incorrect-label]\n" },
	{ "folketal.csv", FOLKETAL "461;2023;200\n",
	    "folketal.csv:2:1: error: '461' is no kommune of kommuner.csv [foreign-key]\n" },
	{ "folketal.csv", FOLKETAL "1083;2023;200\n",
	    "folketal.csv:2:1: error: '1083' is no kommune of kommuner.csv [foreign-key]\n" },
	{ "folketal.csv", FOLKETAL "410;2023M01;200\n",
	    "folketal.csv:2:2: error: '2023M01' is no year (1900-2100) [type-error]\n" },
	{ "folketal.csv", FOLKETAL "410;2023;40.231\n",
	    "folketal.csv:2:3: error: '40.231' is no number of persons (digits alone, above 0) "
	    "[type-error]\n" },
	{ "folketal.csv", FOLKETAL "410;2023;-1\n410;2023;0\n",
	    "folketal.csv:2:3: error: '-1' is no number of persons (digits alone, above 0) "
	    "[type-error]\n"
	    "folketal.csv:3:3: error: '0' is no number of persons (digits alone, above 0) "
	    "[type-error]\n" },
	{ "folketal.csv", FOLKETAL "410;2023;1\n410;2022;2\n410;2023;3\n",
	    "folketal.csv:4:1: error: Middelfart has a figure of 2023 in line 2 already "
	    "[primary-key]\n" },
	{ "medlemskab.csv", MEDLEMSKAB "461;3002;2019-07-01;;nej;k\n",
	    "medlemskab.csv:2:1: error: '461' is no kommune of kommuner.csv [foreign-key]\n" },
	{ "medlemskab.csv", MEDLEMSKAB "410;1083;2019-07-01;;nej;k\n",
	    "medlemskab.csv:2:2: error: '1083' is no forum or klynge of grupper.csv "
	    "[foreign-key]\n" },
	{ "medlemskab.csv", MEDLEMSKAB "410;3002;2019-02-29;;nej;k\n",
	    "medlemskab.csv:2:3: error: '2019-02-29' is no day (2022-07-01) [type-error]\n" },
	{ "medlemskab.csv", MEDLEMSKAB "410;3002;2019-07-01;2019;nej;k\n",
	    "medlemskab.csv:2:4: error: '2019' is no day (2022-07-01) [type-error]\n" },
	{ "medlemskab.csv", MEDLEMSKAB "410;3002;2019-07-01;2019-06-30;nej;k\n",
	    "medlemskab.csv:2:4: error: the last day 2019-06-30 is before the first, 2019-07-01 "
	    "[constraint-error]\n" },
	{ "medlemskab.csv", MEDLEMSKAB "410;3002;2019-07-01;;måske;k\n",
	    "medlemskab.csv:2:5: error: 'måske' is neither ja nor nej [constraint-error]\n" },
	{ "medlemskab.csv",
	    MEDLEMSKAB "410;3002;2019-07-01;2020-01-01;nej;k\n410;3002;2020-01-01;;nej;k\n",
	    "medlemskab.csv:3:1: error: Middelfart is in SOF Lillebælt already at that time "
	    "[primary-key]\n" },
};

/* TEXT with each "pejl: DIR/" cut. */
static const char *
without_folder(struct arena *a, const char *text, const char *dir)
{
	const char *prefix = arena_printf(a, "pejl: %s/", dir), *at = text;
	char *out = arena_strdup(a, "");

	while (*at != '\0') {
		const char *end = strchr(at, '\n') + 1;
		if (strncmp(at, prefix, strlen(prefix)) == 0)
			at += strlen(prefix);
		out = arena_printf(a, "%s%.*s", out, (int)(end - at), at);
		at = end;
	}
	return out;
}

static void
faults_are_named(void)
{
	for (size_t i = 0; i < countof(faults); i++) {
		struct arena a = { 0 };
		struct geography g;
		struct caught c;
		caught_begin(&c);
		const char *dir = folder(&a, faults[i].file, faults[i].text);
		CHECK_ROW(!places_load(&g, dir, &a, &c.diag), faults[i].want);
		CHECK_STR(without_folder(&a, caught_text(&c), dir), faults[i].want);
		caught_end(&c);
		arena_free(&a);
	}
}

static void
one_name_twice_is_a_fault(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct caught c;

	caught_begin(&c);
	const char *dir = folder(&a, "kommuner.csv",
	    KOMMUNER "410;Middelfart;Middelfart Kommune;1083;Fyn;Oplandskommuner\n"
		     "530;Billund;Middelfart;1083;Sydjylland;Landkommuner\n");
	CU_ASSERT_FALSE(places_load(&g, dir, &a, &c.diag));
	CHECK_STR(caught_text(&c),
	    arena_printf(&a,
		"pejl: %s: error: 'Middelfart' of 410 is the name of something else too "
		"[unique-error]\n"
		"pejl: %s: error: 'Middelfart' of 530 is the name of something else too "
		"[unique-error]\n",
		dir, dir));
	caught_end(&c);
	arena_free(&a);
}

static void
no_folder(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct caught c;

	caught_begin(&c);
	CU_ASSERT_FALSE(places_load(&g, "/nonexistent/data", &a, &c.diag));
	CU_ASSERT_EQUAL(c.diag.errors, 1);
	CU_ASSERT_PTR_NOT_NULL(strstr(caught_text(&c), "/nonexistent/data/grupper.csv"));
	caught_end(&c);
	arena_free(&a);
}

/* The folder that ships. */
static void
shipped_places(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct caught c;

	caught_begin(&c);
	CU_ASSERT_FATAL(places_load(&g, "data", &a, &c.diag));
	CHECK_STR(caught_text(&c), "");
	CU_ASSERT_EQUAL(g.nareas, 98 + 5 + 1 + 4 + 4);
	for (size_t i = 0; i < g.nareas; i++) {
		const struct area *k = &g.areas[i];
		int code = -1;
		CHECK_ROW(
		    geography_match(&g, k->name, &code) == AREA_FOUND && code == k->code, k->name);
		CHECK_ROW(
		    geography_match(&g, k->official_name, &code) == AREA_FOUND && code == k->code,
		    k->official_name);
		CHECK_ROW(geography_match(&g, arena_printf(&a, "%d", k->code), &code) == AREA_FOUND
			&& code == k->code,
		    k->name);
		CHECK_ROW(k->kind != AREA_KOMMUNE || k->npopulation == 4, k->name);
	}
	caught_end(&c);
	arena_free(&a);
}

/* shared/domain/domain.md section c: kommuner of each region, and Danmarks Statistik's totals. */
static void
shipped_regions(void)
{
	static const struct {
		int code;
		size_t kommuner;
	} rows[] = { { 1084, 29 }, { 1085, 17 }, { 1083, 22 }, { 1082, 19 }, { 1081, 11 },
		{ 0, 98 } };
	struct arena a = { 0 };
	struct geography g;
	struct diag d = { 0 };

	CU_ASSERT_FATAL(places_load(&g, "data", &a, &d));
	for (size_t i = 0; i < countof(rows); i++) {
		const struct area *whole = geography_area(&g, rows[i].code);
		size_t n = 0;
		for (size_t j = 0; j < g.nareas; j++)
			n += geography_within(&g, g.areas[j].code, rows[i].code, 20230101);
		CHECK_ROW(n == rows[i].kommuner, whole->name);
		CHECK_ROW(whole->npopulation == 4, whole->name);
	}
	/* FOLK1AM, 2023M01, Region Syddanmark */
	CHECK_CLOSE(area_population(geography_area(&g, 1083), 2023), 1237413, 0, 0, "Syddanmark");
	CU_ASSERT_FALSE(geography_within(&g, 615, 1083, 20230101));
	arena_free(&a);
}

/* Kommuner of each forum and klynge, and those whose place is not read in a document. */
static void
shipped_groups(void)
{
	static const struct {
		int code, date;
		size_t kommuner, uncertain;
	} rows[] = {
		{ 3001, 20200101, 9, 9 },
		{ 3002, 20200101, 6, 0 },
		{ 3003, 20200101, 5, 0 },
		{ 3004, 20200101, 4, 0 },
		{ 4001, 20230101, 9, 9 },
		{ 4002, 20230101, 4, 4 },
		{ 4003, 20230101, 5, 5 },
		{ 4004, 20230101, 4, 0 },
		{ 3001, 20220701, 0, 9 },
		{ 4001, 20220630, 0, 9 },
	};
	struct arena a = { 0 };
	struct geography g;
	struct diag d = { 0 };

	CU_ASSERT_FATAL(places_load(&g, "data", &a, &d));
	for (size_t i = 0; i < countof(rows); i++) {
		const char *name = geography_area(&g, rows[i].code)->name;
		size_t n = 0, uncertain = 0;
		for (size_t j = 0; j < g.nareas; j++)
			n += geography_within(&g, g.areas[j].code, rows[i].code, rows[i].date);
		for (size_t j = 0; j < g.nmembers; j++)
			uncertain += g.members[j].group == rows[i].code && g.members[j].uncertain;
		CHECK_ROW(n == rows[i].kommuner, name);
		CHECK_ROW(uncertain == rows[i].uncertain, name);
	}
	arena_free(&a);
}

/* What the area cells of a publisher's export are to the shipped geography. */
struct sighting {
	const struct geography *g;
	size_t first, last; /* columns with an area's code or name */
	bool in_header;     /* areas are the columns: look at the first record alone */
	bool coded;         /* only records with a kommune's code in LAST are data */
	size_t records, unknown, disagreeing;
	bool seen[1100]; /* by code */
};

static bool
sighting_take(void *to, struct csv_record *r)
{
	struct sighting *s = to;
	size_t last = s->in_header ? r->nfields - 1 : s->last;
	int before = -1;

	if (s->records++ == 0 && !s->in_header)
		return true;
	if (s->coded
	    && (s->last >= r->nfields
		|| geography_match(s->g, r->field[s->last], &before) != AREA_FOUND))
		return true;
	before = -1;
	for (size_t i = s->first; i <= last && i < r->nfields; i++) {
		int code = -1;
		s->unknown += geography_match(s->g, r->field[i], &code) == AREA_UNKNOWN;
		if (code >= 0)
			s->seen[code] = true;
		s->disagreeing += i > s->first && !s->in_header && code != before;
		before = code;
	}
	return !s->in_header;
}

/* Publishers' own files, read where they lie; how many area cells are not understood. */
static void
names_of_real_exports(void)
{
	static const struct {
		const char *file;
		size_t first, last;
		bool in_header, coded;
		size_t kommuner, unknown;
	} rows[] = {
		{ "ssi_Municipality_test_pos.csv", 0, 1, false, false, 98, 0 },
		{ "ssi_2020-05-08_Municipality_test_pos.csv", 0, 1, false, false, 98, 0 },
		{ "ssi_Municipality_cases_time_series.csv", 1, 0, true, false, 98, 0 },
		{ "ssi_dash_2021-04-16_Kommunalt_DB_10_kort_pr_kommune.csv", 0, 0, false, false, 97,
		    0 },
		{ "ssi_dash_2021-04-16_Kommunalt_DB_09_tilfaelde_aldersgrp_kommuner.csv", 0, 0,
		    false, false, 98, 11 }, /* codes 011, 012 and 961: not explained by SSI */
		{ "ssi_dash_2021-04-16_Regionalt_DB_11_noegletal_pr_region_pr_aldersgruppe.csv", 0,
		    0, false, false, 0, 0 },
		{ "dst_FOLK1AM_kommuner_2021M10-2024M04.csv", 0, 0, false, false, 98, 0 },
		{ "dst_en_region_province_municipality.csv", 2, 2, false, false, 98, 0 },
		{ "dst_en_region_province_municipality.csv", 1, 1, false, false, 0, 0 },
		{ "afledt_lau1_kommuner_iso3166-2.csv", 0, 0, false, false, 98, 0 },
		{ "afledt_lau1_kommuner_iso3166-2.csv", 2, 2, false, false, 98, 0 },
		{ "im_noegletal_98kommuner_2013-2019.csv", 0, 1, false, true, 98, 0 },
	};
	const char *shared = getenv("PEJL_SHARED");
	struct arena a = { 0 };
	struct geography g;
	struct diag d = { 0 };

	CU_ASSERT_FATAL(places_load(&g, "data", &a, &d));
	for (size_t i = 0; i < countof(rows); i++) {
		struct sighting s = { .g = &g,
			.first = rows[i].first,
			.last = rows[i].last,
			.in_header = rows[i].in_header,
			.coded = rows[i].coded };
		struct csv_facts facts = { 0 };
		const char *path = arena_printf(
		    &a, "%s/data/real/%s", shared != NULL ? shared : "../shared", rows[i].file);
		enum csv_code code =
		    csv_read(path, (struct csv_options){ 0 }, sighting_take, &s, &facts, &d);
		if (code == CSV_UNREADABLE) {
			test_skip(rows[i].file, "the publishers' files are not here");
			continue;
		}
		size_t kommuner = 0;
		for (size_t c = 101; c <= 860; c++)
			kommuner += s.seen[c];
		CHECK_ROW(s.unknown == rows[i].unknown, rows[i].file);
		CHECK_ROW(s.disagreeing == 0, rows[i].file);
		CHECK_ROW(kommuner == rows[i].kommuner, rows[i].file);
	}
	arena_free(&a);
}

void
suite_places(void)
{
	static const struct test tests[] = {
		{ "four files become a geography", reads_all },
		{ "faults are named with file, line and field", faults_are_named },
		{ "one name of two areas", one_name_twice_is_a_fault },
		{ "no folder", no_folder },
		{ "the shipped places match themselves", shipped_places },
		{ "the shipped regions", shipped_regions },
		{ "the shipped groups", shipped_groups },
		{ "names of real exports", names_of_real_exports },
	};

	suite_add("places", tests, countof(tests));
}
