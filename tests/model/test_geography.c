#include "model/geography.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "tests/check.h"
#include "tests/model/suites.h"

#define LINE_SIZE 512

/* Call ROW with the cells of each line of a file of data/ but the first. No quotes there. */
static void
rows_read(
    const char *path, void (*row)(struct geography *g, char *const cell[]), struct geography *g)
{
	char line[LINE_SIZE];
	FILE *f = fopen(path, "r");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof line, f));
	while (fgets(line, sizeof line, f) != NULL) {
		char *cell[8] = { line };
		line[strcspn(line, "\n")] = '\0';
		for (size_t i = 1; i < countof(cell) && cell[i - 1] != NULL; i++)
			if ((cell[i] = strchr(cell[i - 1], ';')) != NULL)
				*cell[i]++ = '\0';
		row(g, cell);
	}
	fclose(f);
}

static int
number(const char *s)
{
	int v = 0;

	for (; *s != '\0'; s++)
		v = 10 * v + (*s - '0');
	return v;
}

static void
kommune_row(struct geography *g, char *const cell[])
{
	geography_add_area(g,
	    (struct area){ .code = number(cell[0]),
		.kind = AREA_KOMMUNE,
		.name = cell[1],
		.official_name = cell[2],
		.region = number(cell[3]),
		.landsdel = cell[4],
		.kommunegruppe = cell[5] });
}

static void
group_row(struct geography *g, char *const cell[])
{
	static const char *const kinds[] = { [AREA_COUNTRY] = "land",
		[AREA_REGION] = "region",
		[AREA_KLYNGE] = "klynge",
		[AREA_FORUM] = "forum" };
	struct area a = { .code = number(cell[0]),
		.name = cell[2],
		.official_name = cell[3],
		.landsdel = "",
		.kommunegruppe = "" };

	for (size_t i = 0; i < countof(kinds); i++)
		if (kinds[i] != NULL && strcmp(kinds[i], cell[1]) == 0)
			a.kind = (enum area_kind)i;
	geography_add_area(g, a);
}

/* The shipped kommuner, regions and groups, without population and members. */
static struct geography
denmark(struct arena *a)
{
	struct geography g = { .arena = a };

	rows_read("data/kommuner.csv", kommune_row, &g);
	rows_read("data/grupper.csv", group_row, &g);
	geography_index(&g);
	return g;
}

/* TEXT with every FROM as TO. */
static const char *
respell(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	if (at == NULL)
		return text;
	return arena_printf(
	    a, "%.*s%s%s", (int)(at - text), text, to, respell(a, at + strlen(from), from, to));
}

static void
check_found(const struct geography *g, const char *text, int want)
{
	int code = -7;

	CHECK_ROW(geography_match(g, text, &code) == AREA_FOUND, text);
	CHECK_ROW(code == want, text);
}

static void
every_kommune_in_many_spellings(void)
{
	static const struct {
		const char *from, *to;
	} swaps[] = {
		{ "Aa", "Å" },
		{ "aa", "å" },
		{ "å", "aa" },
		{ "Æ", "Ae" },
		{ "æ", "ae" },
		{ "Ø", "Oe" },
		{ "ø", "oe" },
		{ "ø", "ö" },
		{ "æ", "Æ" },
		{ "ø", "Ø" },
		{ "-", " " },
		{ "-", "" },
		{ "-", "\xE2\x80\x93" },
		{ "e", "E" },
		{ "s", "S" },
	};
	struct arena a = { 0 };
	struct geography g = denmark(&a);
	size_t kommuner = 0;

	for (size_t i = 0; i < g.nareas; i++) {
		const struct area *k = &g.areas[i];
		if (k->kind != AREA_KOMMUNE)
			continue;
		kommuner++;
		for (size_t j = 0; j < countof(swaps); j++) {
			check_found(&g, respell(&a, k->name, swaps[j].from, swaps[j].to), k->code);
			check_found(
			    &g, respell(&a, k->official_name, swaps[j].from, swaps[j].to), k->code);
		}
		check_found(&g, arena_printf(&a, "%s", k->name), k->code);
		check_found(&g, arena_printf(&a, " %s ", k->name), k->code);
		check_found(&g, arena_printf(&a, "%s Kommune", k->name), k->code);
		check_found(&g, arena_printf(&a, "%s kommune", k->name), k->code);
		check_found(&g, arena_printf(&a, "%sS KOMMUNE", k->name), k->code);
		check_found(&g, arena_printf(&a, "%s\xC2\xA0Kommune", k->name), k->code);
		check_found(&g, arena_printf(&a, "%s Municipality", k->name), k->code);
		check_found(&g, arena_printf(&a, "%d", k->code), k->code);
		check_found(&g, arena_printf(&a, "0%d", k->code), k->code);
		check_found(&g, arena_printf(&a, "%d %s", k->code, k->name), k->code);
		check_found(&g, arena_printf(&a, "0%d: %s", k->code, k->official_name), k->code);
		check_found(&g, arena_printf(&a, "%s (%d)", k->name, k->code), k->code);
		check_found(&g, arena_printf(&a, "%s [0%d]", k->official_name, k->code), k->code);
	}
	CU_ASSERT_EQUAL(kommuner, 98);
	arena_free(&a);
}

/* Spellings of shared/domain/formats.md section 8 and what they are. */
static void
matches(void)
{
	static const struct {
		const char *text;
		enum area_match match;
		int code;
	} rows[] = {
		{ "580", AREA_FOUND, 580 },
		{ "0461", AREA_FOUND, 461 },
		{ " 461", AREA_FOUND, 461 },
		{ "461\xC2\xA0", AREA_FOUND, 461 },
		{ "(461)", AREA_FOUND, 461 },
		{ "0", AREA_FOUND, 0 },
		{ "000", AREA_FOUND, 0 },
		{ "083", AREA_FOUND, 1083 },
		{ "83", AREA_FOUND, 1083 },
		{ "1083", AREA_FOUND, 1083 },
		{ "085", AREA_FOUND, 1085 },
		{ "3002", AREA_FOUND, 3002 },
		{ "4004", AREA_FOUND, 4004 },
		{ "Århus", AREA_FOUND, 751 },
		{ "Aarhus", AREA_FOUND, 751 },
		{ "ÅRHUS KOMMUNE", AREA_FOUND, 751 },
		{ "Åbenrå", AREA_FOUND, 580 },
		{ "Ålborg", AREA_FOUND, 851 },
		{ "Høje Tåstrup", AREA_FOUND, 169 },
		{ "Høje-Taastrup Kommune", AREA_FOUND, 169 },
		{ "Nordfyn", AREA_FOUND, 480 },
		{ "Nordfyns", AREA_FOUND, 480 },
		{ "Nordfyn Kommune", AREA_FOUND, 480 },
		{ "Vesthimmerland", AREA_FOUND, 820 },
		{ "Vesthimmerlands Kommune", AREA_FOUND, 820 },
		{ "Bornholm", AREA_FOUND, 400 },
		{ "Bornholms Kommune", AREA_FOUND, 400 },
		{ "Bornholms Regionskommune", AREA_FOUND, 400 },
		{ "400 Bornholm", AREA_FOUND, 400 },
		{ "Brønderslev-Dronninglund", AREA_FOUND, 810 },
		{ "Frederiksværk-Hundested Kommune", AREA_FOUND, 260 },
		{ "Copenhagen", AREA_FOUND, 101 },
		{ "Koebenhavn", AREA_FOUND, 101 },
		{ "KØBENHAVN", AREA_FOUND, 101 },
		{ "Københavns Kommune", AREA_FOUND, 101 },
		{ "Laesoe", AREA_FOUND, 825 },
		{ "540 Sønderborg", AREA_FOUND, 540 },
		{ "461 - Odense", AREA_FOUND, 461 },
		{ "Odense, 461", AREA_FOUND, 461 },
		{ "Region Syddanmark", AREA_FOUND, 1083 },
		{ "Syddanmark", AREA_FOUND, 1083 },
		{ "REGION SJÆLLAND", AREA_FOUND, 1085 },
		{ "Region of Southern Denmark", AREA_FOUND, 1083 },
		{ "083 Region Syddanmark", AREA_FOUND, 1083 },
		{ "Region Syddanmark (1083)", AREA_FOUND, 1083 },
		{ "Nordjylland", AREA_FOUND, 1081 },
		{ "Hele landet", AREA_FOUND, 0 },
		{ "000 Hele landet", AREA_FOUND, 0 },
		{ "All Denmark", AREA_FOUND, 0 },
		{ "Danmark", AREA_FOUND, 0 },
		{ "Sundhedsklynge Fyn", AREA_FOUND, 4001 },
		{ "sundhedsklyngen Sønderjylland", AREA_FOUND, 4004 },
		{ "Klynge Lillebælt", AREA_FOUND, 4002 },
		{ "SOF-SVS", AREA_FOUND, 3003 },
		{ "SOF Sønderjylland", AREA_FOUND, 3004 },
		{ "Samordningsforum Lillebælt", AREA_FOUND, 3002 },
		{ "411", AREA_SKIP, 0 },
		{ "0411", AREA_SKIP, 0 },
		{ "Christiansø", AREA_SKIP, 0 },
		{ "411 Christiansø", AREA_SKIP, 0 },
		{ "019", AREA_SKIP, 0 },
		{ "Ukendt", AREA_SKIP, 0 },
		{ "019 Ukendt", AREA_SKIP, 0 },
		{ "Ukendt Region", AREA_SKIP, 0 },
		{ "Uoplyst", AREA_SKIP, 0 },
		{ "NA", AREA_SKIP, 0 },
		{ "I alt", AREA_SKIP, 0 },
		{ "Antal personer", AREA_SKIP, 0 },
		{ "Alle", AREA_SKIP, 0 },
		{ "Total", AREA_SKIP, 0 },
		{ "Udlandet", AREA_SKIP, 0 },
		{ "", AREA_SKIP, 0 },
		{ " \t\xC2\xA0", AREA_SKIP, 0 },
		{ "07", AREA_SKIP, 0 },
		{ "11", AREA_SKIP, 0 },
		{ "Fyn", AREA_SKIP, 0 },
		{ "07 Fyn", AREA_SKIP, 0 },
		{ "Sydjylland", AREA_SKIP, 0 },
		{ "Landsdel Sydjylland", AREA_SKIP, 0 },
		{ "Byen København", AREA_SKIP, 0 },
		{ "Province Byen København", AREA_SKIP, 0 },
		{ "Københavns omegn", AREA_SKIP, 0 },
		{ "Vest- og Sydsjælland", AREA_SKIP, 0 },
		{ "04 Bornholm", AREA_SKIP, 0 },
		{ "Landsdel Bornholm", AREA_SKIP, 0 },
		{ "11 Nordjylland", AREA_SKIP, 0 },
		{ "461 Esbjerg", AREA_UNKNOWN, 0 },
		{ "Esbjerg (461)", AREA_UNKNOWN, 0 },
		{ "461 Odnse", AREA_UNKNOWN, 0 },
		{ "461 Ukendt", AREA_UNKNOWN, 0 },
		{ "04 Odense", AREA_UNKNOWN, 0 },
		{ "08 Fyn", AREA_UNKNOWN, 0 },
		{ "411 Odense", AREA_UNKNOWN, 0 },
		{ "461 Odense 561", AREA_UNKNOWN, 0 },
		{ "-461", AREA_UNKNOWN, 0 },
		{ "4 61", AREA_UNKNOWN, 0 },
		{ "461,0", AREA_UNKNOWN, 0 },
		{ "00461", AREA_UNKNOWN, 0 },
		{ "00", AREA_UNKNOWN, 0 },
		{ "0000", AREA_UNKNOWN, 0 },
		{ "0083", AREA_UNKNOWN, 0 },
		{ "12", AREA_UNKNOWN, 0 },
		{ "7", AREA_UNKNOWN, 0 },
		{ "086", AREA_UNKNOWN, 0 },
		{ "1086", AREA_UNKNOWN, 0 },
		{ "102", AREA_UNKNOWN, 0 },
		{ "999", AREA_UNKNOWN, 0 },
		{ "2023", AREA_UNKNOWN, 0 },
		{ "99999999999999999999", AREA_UNKNOWN, 0 },
		{ "Sønderjylland", AREA_UNKNOWN, 0 }, /* klynge or forum? */
		{ "Lillebælt", AREA_UNKNOWN, 0 },
		{ "Odense Universitetshospital", AREA_UNKNOWN, 0 },
		{ "Kommune", AREA_UNKNOWN, 0 },
		{ "Region", AREA_UNKNOWN, 0 },
		{ "-", AREA_UNKNOWN, 0 },
		{ "Oden\xE6", AREA_UNKNOWN, 0 },
		{ "`touch x`", AREA_UNKNOWN, 0 },
		{ "=1+1", AREA_UNKNOWN, 0 },
		{ "<script>alert(1)</script>", AREA_UNKNOWN, 0 },
	};
	struct arena a = { 0 };
	struct geography g = denmark(&a);

	for (size_t i = 0; i < countof(rows); i++) {
		int code = -7;
		CHECK_ROW(geography_match(&g, rows[i].text, &code) == rows[i].match, rows[i].text);
		CHECK_ROW(code == (rows[i].match == AREA_FOUND ? rows[i].code : -7), rows[i].text);
	}
	arena_free(&a);
}

static void
says_what_a_name_stands_for(void)
{
	static const struct {
		const char *text;
		int name;
	} rows[] = { { "461", 461 }, { "Christiansø", NAME_CHRISTIANSOE },
		{ "411", NAME_CHRISTIANSOE }, { "411 Odense", NAME_NONE },
		{ "019", NAME_NOT_KNOWN }, { "I alt", NAME_TOTAL }, { "Udlandet", NAME_ABROAD },
		{ "08 Sydjylland", -8 }, { "", NAME_NONE }, { "Odnse", NAME_NONE } };
	struct arena a = { 0 };
	struct geography g = denmark(&a);

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(geography_name(&g, rows[i].text) == rows[i].name, rows[i].text);
	arena_free(&a);
}

static void
long_text_is_unknown(void)
{
	struct arena a = { 0 };
	struct geography g = denmark(&a);
	char text[5000];
	int code;

	for (size_t n = 100; n < sizeof text; n += 7) {
		memset(text, 'o', n);
		text[n] = '\0';
		CU_ASSERT_EQUAL(geography_match(&g, text, &code), AREA_UNKNOWN);
		CU_ASSERT_PTR_NULL(geography_nearest(&g, text));
		memset(text, '1', n);
		CU_ASSERT_EQUAL(geography_match(&g, text, &code), AREA_UNKNOWN);
	}
	arena_free(&a);
}

static void
no_spelling_has_two_areas(void)
{
	struct arena a = { 0 };
	struct geography g = denmark(&a);

	CU_ASSERT(g.nnames > 4 * 98);
	for (size_t i = 0; i < g.nnames; i++) {
		CHECK_ROW(g.names[i].code != NAME_NONE, g.names[i].folded);
		CHECK_ROW(g.names[i].code < 0 || geography_area(&g, g.names[i].code) != NULL,
		    g.names[i].folded);
		CHECK_ROW(i == 0 || strcmp(g.names[i - 1].folded, g.names[i].folded) < 0,
		    g.names[i].folded);
	}
	arena_free(&a);
}

static void
shared_name_is_never_matched(void)
{
	struct arena a = { 0 };
	struct geography g = { .arena = &a };
	const char *row[] = { "461", "Odense", "Odense Kommune", "1083", "Fyn", "" };
	const char *twin[] = { "999", "Ødense", "Odense Kommune", "1083", "Fyn", "" };
	int code;

	kommune_row(&g, (char *const *)row);
	kommune_row(&g, (char *const *)twin);
	geography_index(&g);
	CU_ASSERT_EQUAL(geography_match(&g, "Odense Kommune", &code), AREA_UNKNOWN);
	check_found(&g, "Odense", 461);
	check_found(&g, "Ødense", 999);
	arena_free(&a);
}

static void
empty_geography(void)
{
	struct arena a = { 0 };
	struct geography g = { .arena = &a };
	int code;

	geography_index(&g);
	CU_ASSERT_PTR_NULL(geography_area(&g, 461));
	CU_ASSERT_EQUAL(geography_match(&g, "461", &code), AREA_UNKNOWN);
	CU_ASSERT_EQUAL(geography_match(&g, "Odense", &code), AREA_UNKNOWN);
	CU_ASSERT_EQUAL(geography_match(&g, "I alt", &code), AREA_SKIP);
	CU_ASSERT_PTR_NULL(geography_nearest(&g, "Odense"));
	CU_ASSERT_FALSE(geography_within(&g, 461, 0, 20230101));
	arena_free(&a);
}

static void
nearest(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "Odnse", "Odense" },
		{ "Odesne", "Odense" }, /* one swap */
		{ "Odense", "Odense" },
		{ "461 Odnse", "Odense" },
		{ "Kobenhavn", "København" },
		{ "Sonderborg", "Sønderborg" },
		{ "Fano", "Fanø" },
		{ "Esbjærg", "Esbjerg" },
		{ "Esbjerg Komune", "Esbjerg" },
		{ "Vesthimerlands", "Vesthimmerlands" },
		{ "Region Syddanmrak", "Region Syddanmark" },
		{ "Bronderslev-Dronninglnd", "Brønderslev" },
		{ "Malmø", NULL },
		{ "Oslo", NULL },
		{ "Flensborg", NULL },
		{ "999", NULL },
		{ "abc", NULL },
		{ "", NULL },
		{ "Oden\xE6", NULL },
	};
	struct arena a = { 0 };
	struct geography g = denmark(&a);

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_STR(geography_nearest(&g, rows[i].text), rows[i].want);
	arena_free(&a);
}

static void
within(void)
{
	static const struct membership members[] = {
		{ 530, 3002, 20190701, 20220630, false, "s" },
		{ 530, 3003, 20190701, 20220630, false, "s" },
		{ 530, 4003, 20220701, 99991231, true, "s" },
	};
	static const struct {
		const char *row;
		int kommune, area, date;
		bool want;
	} rows[] = {
		{ "itself", 530, 530, 20230101, true },
		{ "another", 530, 461, 20230101, false },
		{ "its region", 530, 1083, 20230101, true },
		{ "another region", 530, 1082, 20230101, false },
		{ "the country", 530, 0, 20230101, true },
		{ "Horsens lies between by its code", 615, 1083, 20230101, false },
		{ "Horsens", 615, 1082, 20230101, true },
		{ "one forum", 530, 3002, 20210101, true },
		{ "and the other", 530, 3003, 20210101, true },
		{ "a third", 530, 3001, 20210101, false },
		{ "first day", 530, 3002, 20190701, true },
		{ "day before", 530, 3002, 20190630, false },
		{ "last day", 530, 3002, 20220630, true },
		{ "day after", 530, 3002, 20220701, false },
		{ "klynge before its time", 530, 4003, 20220630, false },
		{ "klynge on its first day", 530, 4003, 20220701, true },
		{ "klynge, open end", 530, 4003, 20991231, true },
		{ "no kommune", 1083, 0, 20230101, false },
		{ "nothing", 411, 0, 20230101, false },
	};
	struct arena a = { 0 };
	struct geography g = denmark(&a);

	for (size_t i = 0; i < countof(members); i++)
		geography_add_member(&g, members[i]);
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(geography_within(&g, rows[i].kommune, rows[i].area, rows[i].date)
			== rows[i].want,
		    rows[i].row);
	arena_free(&a);
}

static void
existing(void)
{
	static const struct membership members[] = {
		{ 530, 3002, 20190701, 20220630, false, "s" },
		{ 530, 4003, 20220701, 99991231, true, "s" },
	};
	static const struct {
		const char *row;
		int area, date;
		bool want;
	} rows[] = {
		{ "forum before it began", 3002, 20190630, false },
		{ "forum", 3002, 20220630, true },
		{ "forum after its end", 3002, 20220701, false },
		{ "klynge before it began", 4003, 20220630, false },
		{ "klynge", 4003, 20220701, true },
		{ "kommune, at any time", 530, 19000101, true },
		{ "region", 1083, 21001231, true },
		{ "nothing", 411, 20230101, false },
	};
	struct arena a = { 0 };
	struct geography g = denmark(&a);

	for (size_t i = 0; i < countof(members); i++)
		geography_add_member(&g, members[i]);
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(
		    geography_exists(&g, rows[i].area, rows[i].date) == rows[i].want, rows[i].row);
	arena_free(&a);
}

static void
population_of_an_area(void)
{
	static const struct population years[] = { { 2017, 10 }, { 2019, 20 }, { 2023, 30 } };
	static const struct {
		const char *row;
		double year, want;
	} rows[] = {
		{ "the year", 2019, 20 },
		{ "long before", 1990, 10 },
		{ "long after", 2100, 30 },
		{ "tie", 2018, 10 },
		{ "tie of four years", 2021, 20 },
		{ "middle of the year", 2021.5, 30 },
	};
	const struct area a = { .population = years, .npopulation = countof(years) };
	const struct area none = { .code = 1 };

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(area_population(&a, rows[i].year), rows[i].want, 0, 0, rows[i].row);
	CU_ASSERT(isnan(area_population(&none, 2023)));
}

static void
add_kommune(struct geography *g, int code, int region, const struct population *p, size_t n)
{
	geography_add_area(g,
	    (struct area){ .code = code,
		.kind = AREA_KOMMUNE,
		.name = "k",
		.official_name = "k",
		.region = region,
		.landsdel = "",
		.kommunegruppe = "",
		.population = p,
		.npopulation = n });
}

static void
add_whole(struct geography *g, int code, enum area_kind kind)
{
	geography_add_area(g,
	    (struct area){ .code = code,
		.kind = kind,
		.name = "w",
		.official_name = "w",
		.landsdel = "",
		.kommunegruppe = "" });
}

static void
population_of_region_and_country(void)
{
	static const struct population a1[] = { { 2017, 1 }, { 2019, 2 }, { 2023, 4 } };
	static const struct population a2[] = { { 2017, 10 }, { 2023, 40 } };
	static const struct population b1[] = { { 2017, 100 }, { 2019, 200 } };
	struct arena a = { 0 };
	struct geography g = { .arena = &a };

	add_kommune(&g, 410, 1083, a1, countof(a1));
	add_kommune(&g, 420, 1083, a2, countof(a2));
	add_kommune(&g, 615, 1082, b1, countof(b1));
	add_whole(&g, 4001, AREA_KLYNGE);
	add_whole(&g, 1083, AREA_REGION);
	add_whole(&g, 1082, AREA_REGION);
	add_whole(&g, 1081, AREA_REGION);
	add_whole(&g, 0, AREA_COUNTRY);
	geography_add_member(&g, (struct membership){ 410, 4001, 20220701, 99991231, false, "s" });
	geography_index(&g);
	const struct area *region = geography_area(&g, 1083), *country = geography_area(&g, 0);
	CU_ASSERT_EQUAL(region->npopulation, 2); /* 420 has no 2019 */
	CHECK_CLOSE(area_population(region, 2017), 11, 0, 0, "region 2017");
	CHECK_CLOSE(area_population(region, 2023), 44, 0, 0, "region 2023");
	CU_ASSERT_EQUAL(country->npopulation, 1);
	CHECK_CLOSE(area_population(country, 2023), 111, 0, 0, "country has 2017 alone");
	CHECK_CLOSE(area_population(geography_area(&g, 1082), 2019), 200, 0, 0, "other region");
	CHECK_CLOSE(area_population(geography_area(&g, 1081), 2019), NAN, 0, 0, "no kommuner");
	CHECK_CLOSE(area_population(geography_area(&g, 4001), 2019), NAN, 0, 0, "klynge");
	arena_free(&a);
}

void
suite_geography(void)
{
	static const struct test tests[] = {
		{ "every kommune in many spellings", every_kommune_in_many_spellings },
		{ "what a file calls an area", matches },
		{ "what a name stands for", says_what_a_name_stands_for },
		{ "a long text is unknown", long_text_is_unknown },
		{ "no spelling has two areas", no_spelling_has_two_areas },
		{ "a shared name is never matched", shared_name_is_never_matched },
		{ "an empty geography", empty_geography },
		{ "nearest name", nearest },
		{ "membership by date", within },
		{ "klynger and fora exist while they have members", existing },
		{ "population nearest in time", population_of_an_area },
		{ "population of region and country", population_of_region_and_country },
	};

	suite_add("geography", tests, countof(tests));
}
