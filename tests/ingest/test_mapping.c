/* Headers -> what each column is. The note says all of it. */
#include <string.h>

#include "ingest/mapping.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

static const struct pos here = { "dir/FOLK1A.csv", 3, 0 };

static const struct row {
	const char *heads, *want;
} known[] = {
	{ "kommunekode|kommune|indikator|aar|andel_pct",
	    "note: read as long: area_code 'kommunekode', area_name 'kommune', indicator "
	    "'indikator', "
	    "period 'aar', value 'andel_pct'" },
	{ " KOMKODE | KOMNAVN |Indikator|Årstal|VÆRDI",
	    "note: read as long: area_code 'KOMKODE', area_name 'KOMNAVN', indicator 'Indikator', "
	    "period 'Årstal', value 'VÆRDI'" },
	{ "OMRÅDE|TID|INDHOLD",
	    "note: read as long: area_name 'OMRÅDE', period 'TID', value 'INDHOLD', indicator "
	    "\"FOLK1A\" (the file's name)" },
	{ "CIVILSTAND|OMRÅDE|ALDER|TID|INDHOLD", /* StatBank: what is left is a dimension */
	    "note: read as long: stratum 'CIVILSTAND', area_name 'OMRÅDE', stratum 'ALDER', period "
	    "'TID', value 'INDHOLD', indicator \"FOLK1A\" (the file's name)" },
	{ "kommune|år|andel|bemærkning",
	    "note: read as long: area_name 'kommune', period 'år', value 'andel', indicator "
	    "\"FOLK1A\" (the file's name); ignored 'bemærkning'" },
	{ "kommunekode|kommune|indikator|aar|taeller|naevner|andel|nedre|øvre|status",
	    "note: read as long: area_code 'kommunekode', area_name 'kommune', indicator "
	    "'indikator', "
	    "period 'aar', numerator 'taeller', denominator 'naevner', value 'andel', ci_low "
	    "'nedre', "
	    "ci_high 'øvre', status 'status'" },
	{ "kommune|indikator|år|tæller|nævner",
	    "note: read as long: area_name 'kommune', indicator 'indikator', period 'år', "
	    "numerator "
	    "'tæller', denominator 'nævner', value computed from the counts (per cent where "
	    "targets.conf says nothing else)" },
	{ "indikator|kommunekode|aar|periode|koen|aldersgruppe|taeller|naevner|vaerdi",
	    "note: read as long: indicator 'indikator', area_code 'kommunekode', period 'aar', "
	    "part_of_year 'periode', stratum 'koen', stratum 'aldersgruppe', numerator 'taeller', "
	    "denominator 'naevner', value 'vaerdi'" },
	{ "region|kommune|år|antal", /* a kommune goes before its region, a count alone is the
					figure */
	    "note: read as wide_measures: area_name 'kommune', period 'år', value 'antal'; ignored "
	    "'region'" },
	{ "regionskode|kommune|år|andel",
	    "note: read as long: area_name 'kommune', period 'år', value 'andel', indicator "
	    "\"FOLK1A\" (the file's name); ignored 'regionskode'" },
	{ "kommune|indikator|år|dage", /* the one column that is left is the value */
	    "note: read as long: area_name 'kommune', indicator 'indikator', period 'år', value "
	    "'dage'" },
	{ "|Kom.nr|2013|2014|2015",
	    "note: read as wide_periods: area_code 'Kom.nr', 3 columns of figures, indicator "
	    "\"FOLK1A\" (the file's name) or the title above a block of rows" },
	{ "indikator|kommune|2008Q3|2008Q4",
	    "note: read as wide_periods: indicator 'indikator', area_name 'kommune', 2 columns of "
	    "figures" },
	{ "SampleDate|Odense|Aarhus|NA|I alt",
	    "note: read as wide_areas: period 'SampleDate', 2 columns of figures, indicator "
	    "\"FOLK1A\" (the file's name); ignored 'NA', 'I alt'" },
	{ "Kommune|Dato|Testede|Bekræftede",
	    "note: read as wide_measures: area_name 'Kommune', period 'Dato', value 'Testede', "
	    "value "
	    "'Bekræftede'" },
	{ "indicator|area|area_name|period|stratum|value|numerator|denominator|ci_low|ci_high|unit|"
	  "status|file|line|field",
	    "note: read as long: indicator 'indicator', area_code 'area', area_name 'area_name', "
	    "period 'period', stratum 'stratum', value 'value', numerator 'numerator', denominator "
	    "'denominator', ci_low 'ci_low', ci_high 'ci_high', unit 'unit', status 'status'; "
	    "ignored "
	    "'file', 'line', 'field'" },
};

static const struct row refused[] = {
	{ "Aldersgruppe|TID|INDHOLD",
	    "error: no column says which kommune or region the figures are for; if all are for "
	    "one, "
	    "state --area-of-file (0 is the whole country), or area in sources.conf "
	    "[missing-label]" },
	{ "kommune|andel",
	    "error: no column says which period the figures are for: state --period, or period in "
	    "sources.conf [missing-label]" },
	{ "kommune|år",
	    "error: no column of figures: none is called value, indhold, andel, taeller ..., and "
	    "sources.conf names none; a list of codes or names cannot be read [missing-label]" },
	{ "kommune|år|andel|pct",
	    "4: error: 'andel' and 'pct' can both be the value: say which in sources.conf "
	    "[incorrect-label]" },
	{ "kommune|år|andel|Andel",
	    "4: error: 'andel' and 'Andel' can both be the value: say which in sources.conf "
	    "[duplicate-label]" },
	{ "kommune|2013|2014|2013",
	    "4: error: '2013' and '2013' are the same column twice [duplicate-label]" },
	{ "Dato|Odense|Aarhus|Århus",
	    "4: error: 'Aarhus' and 'Århus' are the same column twice [duplicate-label]" },
	{ "kommune|indikator|år|dage|senge",
	    "error: 2 columns can be the value of 'indikator': say which in sources.conf "
	    "[incorrect-label]" },
};

static const struct column_rule columns[] = {
	{ "Sted", ROLE_AREA_NAME, "" },
	{ "Hvornår", ROLE_PERIOD, "" },
	{ "pct", ROLE_VALUE, "" },
	{ "andel", ROLE_IGNORED, "" },
};
static const struct column_rule measures[] = {
	{ "Dage", ROLE_VALUE, "" },
	{ "Senge", ROLE_VALUE, "" },
};
static const struct source_rule one_value = { .source = { .id = "fk" },
	.period = "",
	.indicator = "Rygning",
	.unit = "%",
	.columns = columns,
	.ncolumns = countof(columns) };
static const struct source_rule two_values = { .source = { .id = "to" },
	.period = "2021-2023",
	.indicator = "",
	.unit = "",
	.columns = measures,
	.ncolumns = countof(measures) };
static const struct source_rule bad_period = { .source = { .id = "x" },
	.period = "sommer",
	.indicator = "",
	.unit = "",
	.origin = { "sources.conf", 12, 0 } };

/* Map HEADS and compare the message with WANT, whose place is PLACE and a column or nothing. */
static bool
map(struct mapping *m, const char *heads, const struct source_rule *rule, const char *want,
    struct arena *a)
{
	const char *cells[32];
	size_t n = small_cells(cells, heads, a);
	struct geography g;
	struct catalogue c;
	struct caught caught;

	small_geography(&g, a);
	catalogue_init(&c, a);
	caught_begin(&caught);
	bool ok = mapping_make(m,
	    &(struct mapping_input){ .heads = cells, .n = n, .at = here, .rule = rule }, &g, &c, a,
	    &caught.diag);
	CHECK_STR(caught_text(&caught) != NULL ? caught_text(&caught) : "",
	    *want == '\0'
		? ""
		: arena_printf(a, "pejl: dir/FOLK1A.csv:3:%s%s\n", *want < 'a' ? "" : " ", want));
	caught_end(&caught);
	return ok;
}

static void
understands(void)
{
	for (size_t i = 0; i < countof(known); i++) {
		struct arena a = { 0 };
		struct mapping m;
		CHECK_ROW(map(&m, known[i].heads, NULL, known[i].want, &a), known[i].heads);
		arena_free(&a);
	}
}

static void
refuses(void)
{
	for (size_t i = 0; i < countof(refused); i++) {
		struct arena a = { 0 };
		struct mapping m;
		CHECK_ROW(!map(&m, refused[i].heads, NULL, refused[i].want, &a), refused[i].heads);
		arena_free(&a);
	}
}

static void
obeys_the_rule(void)
{
	struct arena a = { 0 };
	struct mapping m;

	CU_ASSERT(map(&m, "Sted|Hvornår|andel|pct", &one_value, "", &a));
	CU_ASSERT(m.columns[3].role == ROLE_VALUE && m.columns[2].role == ROLE_IGNORED);
	CHECK_STR(m.unit_text, "%");
	CU_ASSERT(map(&m, "Sted|Hvornår|pct|Andet", &one_value,
	    "note: read as long by source 'fk': area_name 'Sted', period 'Hvornår', value 'pct', "
	    "indicator \"Rygning\"; ignored 'Andet'",
	    &a));
	CU_ASSERT(map(&m, "kommune|Dage|Senge|Andet", &two_values,
	    "note: read as wide_measures by source 'to': area_name 'kommune', value 'Dage', value "
	    "'Senge'; ignored 'Andet'",
	    &a));
	CU_ASSERT(m.has_period && m.period.kind == PERIOD_SPAN && m.period.year_end == 2023);
	arena_free(&a);
}

/* What is found by what stands below the header, and what comes from the file's name, is said. */
static void
says_what_it_inferred(void)
{
	static const struct {
		const char *heads, *rows[3];
		struct mapping_input in;
		const char *want;
	} cases[] = {
		{ "Hvor|Hvornår|Metode|Tal",
		    { "Odense|2020-05-08|PCR|7", "Vejle|2020-05-08|Antigen|8", NULL }, { 0 },
		    "note: read as wide_measures: area_name 'Hvor', period 'Hvornår', stratum "
		    "'Metode', value 'Tal'; by their cells 'Hvor', 'Hvornår', 'Metode'" },
		{ "||Ugift|Gift", { "2008K1|Odense|7|1", "|Vejle|8|2", "|Aarhus|9|3" }, { 0 },
		    "note: read as wide_measures: period '', area_name '', value 'Ugift', value "
		    "'Gift'; by their cells '', ''; a blank cell means the one above in ''" },
		{ "kommune|Tal", { "Odense|7", NULL, NULL }, { .period = "2020K1" },
		    "note: read as wide_measures: area_name 'kommune', value 'Tal', period 2020Q1 "
		    "(--period)" },
		{ "Dato|Odense|Copenhagen|Christiansø|NA", { "2020-05-08|7|1|0|0", NULL, NULL },
		    { 0 },
		    "note: read as wide_areas: period 'Dato', 2 columns of figures, indicator "
		    "\"FOLK1A\" (the file's name); ignored 'Copenhagen', 'NA'" },
		{ "køn|2020|2021", { "Mænd|7|1", NULL, NULL }, { .area = "461" },
		    "note: read as wide_periods: stratum 'køn', 2 columns of figures, indicator "
		    "\"FOLK1A\" (the file's name) or the title above a block of rows, area 461 of "
		    "the whole file" },
	};

	for (size_t i = 0; i < countof(cases); i++) {
		struct arena a = { 0 };
		struct geography g;
		struct catalogue c;
		struct mapping m;
		struct caught caught;
		const char *heads[32];
		struct csv_record rows[3] = { 0 };
		struct mapping_input in = cases[i].in;
		small_geography(&g, &a);
		catalogue_init(&c, &a);
		caught_begin(&caught);
		in.n = small_cells(heads, cases[i].heads, &a);
		in.heads = heads;
		in.at = here;
		in.rows = rows;
		for (; in.nrows < 3 && cases[i].rows[in.nrows] != NULL; in.nrows++) {
			const char *cells[32];
			struct csv_record *r = &rows[in.nrows];
			r->nfields = small_cells(cells, cases[i].rows[in.nrows], &a);
			r->field = arena_array(&a, r->nfields, sizeof *r->field);
			for (size_t k = 0; k < r->nfields; k++)
				r->field[k] = arena_strdup(&a, cells[k]);
		}
		CHECK_ROW(mapping_make(&m, &in, &g, &c, &a, &caught.diag), cases[i].heads);
		CHECK_STR(caught_text(&caught),
		    arena_printf(&a, "pejl: dir/FOLK1A.csv:3: %s\n", cases[i].want));
		caught_end(&caught);
		arena_free(&a);
	}
}

static void
refuses_a_bad_period(void)
{
	struct arena a = { 0 };
	struct geography g;
	struct catalogue c;
	struct mapping m;
	struct caught caught;
	const char *cells[32];
	size_t n = small_cells(cells, "kommune|andel", &a);

	small_geography(&g, &a);
	catalogue_init(&c, &a);
	caught_begin(&caught);
	CU_ASSERT(!mapping_make(&m,
	    &(struct mapping_input){ .heads = cells, .n = n, .at = here, .rule = &bad_period }, &g,
	    &c, &a, &caught.diag));
	CHECK_STR(caught_text(&caught),
	    "pejl: sources.conf:12: error: 'sommer' is no period [type-error]\n");
	caught_end(&caught);
	arena_free(&a);
}

static void
tells_headers(void)
{
	static const struct {
		const char *cells;
		bool header;
	} rows[] = {
		{ "kommune|aar|andel", true },
		{ "|Kom.nr|2013|2014", true },
		{ "Dato|Odense|Vejle", true },
		{ "Hvem|Odense|Vejle", true },
		{ "kommune", false }, /* one cell */
		{ "Kommunale Nøgletal||||", false },
		{ "||||", false },
		{ "265|2020-02-26|1", false }, /* data without a header */
		{ "101|833|96035|0,87", false },
		{ "Odense|2020K1|I alt|509861", false },
		{ "kommune|aar|7", false },
		{ "Indbyggertal 1. januar|||", false },
	};
	struct arena a = { 0 };
	struct geography g;

	small_geography(&g, &a);
	for (size_t i = 0; i < countof(rows); i++) {
		const char *cells[32];
		size_t n = small_cells(cells, rows[i].cells, &a);
		CHECK_ROW(mapping_is_header(cells, n, NULL, &g) == rows[i].header, rows[i].cells);
	}
	arena_free(&a);
}

static void
names_indicators(void)
{
	struct arena a = { 0 };
	struct catalogue c;
	bool with_stratum;

	catalogue_init(&c, &a);
	int ryg = catalogue_add(&c, (struct indicator){ .id = "rygning", .configured = true });
	int triv = catalogue_add(&c, (struct indicator){ .id = "trivsel", .configured = true });
	const struct match_rule matches[] = {
		{ "Dårlig trivsel", "Mænd, 16-24 år", triv },
		{ "Daglige rygere", NULL, ryg },
	};
	const struct source_rule rule = { .matches = matches, .nmatches = countof(matches) };

	CU_ASSERT_EQUAL(
	    mapping_indicator("Daglige rygere", "Kvinder", "", &rule, &c, &with_stratum), ryg);
	CU_ASSERT(!with_stratum);
	CU_ASSERT_EQUAL(
	    mapping_indicator("Dårlig trivsel", "Mænd, 16-24 år", "", &rule, &c, &with_stratum),
	    triv);
	CU_ASSERT(with_stratum);
	int own =
	    mapping_indicator("Dårlig trivsel", "Kvinder, 16-24 år", "%", &rule, &c, &with_stratum);
	CU_ASSERT(!with_stratum);
	CHECK_STR(c.indicators[own].name, "Dårlig trivsel");
	CHECK_STR(c.indicators[own].unit, "%");
	CU_ASSERT_EQUAL(mapping_indicator("trivsel", "", "", NULL, &c, &with_stratum), triv);
	CU_ASSERT_EQUAL(mapping_indicator("Dårlig trivsel", "", "", NULL, &c, &with_stratum), own);
	arena_free(&a);
}

void
suite_mapping(void)
{
	static const struct test tests[] = {
		{ "known headers", understands },
		{ "what is refused", refuses },
		{ "the publisher's rule", obeys_the_rule },
		{ "what was inferred is said", says_what_it_inferred },
		{ "a rule's bad period", refuses_a_bad_period },
		{ "header or not", tells_headers },
		{ "names of indicators", names_indicators },
	};

	suite_add("mapping", tests, countof(tests));
}
