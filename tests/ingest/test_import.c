/* Files -> observations: the fixtures of tests/data, and other people's files where they lie. */
#include "ingest/import.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/period.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

/* One import: observations as lines of text, then messages without "pejl: PATH:". */
struct imported {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct import_summary summary;
	enum import_code code;
	char *text;
	size_t size;
	FILE *out;
};

static void
print_observation(void *to, const struct observation *o)
{
	struct imported *i = to;
	char period[PERIOD_SIZE];

	fprintf(i->out, "%s %d %s %c", i->catalogue.strata[o->stratum], o->area,
	    period_print(period, o->period), o->status);
	if (!isnan(o->value))
		fprintf(i->out, " %.10g", o->value);
	fprintf(i->out, " @%zu:%zu\n", o->origin.line, o->origin.field);
}

static void
imported_begin(
    struct imported *i, const char *path, const struct sources *s, const struct import_options *o)
{
	struct caught messages;

	*i = (struct imported){ 0 };
	i->out = open_memstream(&i->text, &i->size);
	small_geography(&i->geography, &i->arena);
	catalogue_init(&i->catalogue, &i->arena);
	caught_begin(&messages);
	struct import im = { .arena = &i->arena,
		.sources = s,
		.geography = &i->geography,
		.catalogue = &i->catalogue,
		.options = o,
		.sink = print_observation,
		.sink_to = i,
		.diag = &messages.diag };
	i->code = import_file(&im, path, &i->summary);
	const char *place = arena_printf(&i->arena, "pejl: %s:", path);
	for (const char *m = caught_text(&messages), *end; *m != '\0'; m = end + 1) {
		end = strchr(m, '\n');
		if (strstr(m, ": note: read as ") != NULL && strstr(m, ": note: read as ") < end)
			continue; /* the mapping's tests have it */
		size_t skip = strncmp(m, place, strlen(place)) == 0 ? strlen(place) : 0;
		fprintf(i->out, "!%.*s\n", (int)((size_t)(end - m) - skip), m + skip);
	}
	fflush(i->out);
	caught_end(&messages);
}

static void
imported_end(struct imported *i)
{
	fclose(i->out);
	free(i->text);
	arena_free(&i->arena);
}

static const struct import_options no_options = { 0 };

static const struct {
	const char *file;
	struct import_options options;
	enum import_code code;
	size_t records, skipped, refused;
	const char *want;
} fixtures[] = {
	{ "bom-crlf-quoted-first-header.csv", { 0 }, IMPORT_OK, 2, 0, 0,
	    " 461 2017 A 15.3 @2:4\n 461 2021 A 12 @3:4\n" },
	{ "windows-1252.csv", { 0 }, IMPORT_OK, 3, 0, 0,
	    " 492 2021 A 12.5 @2:3\n 580 2021 A 13.5 @3:3\n 751 2021 A 9 @4:3\n" },
	{ "windows-1252.csv", { .encoding = "utf-8" }, IMPORT_NOT_UNDERSTOOD, 4, 1, 3,
	    "!1:2: error: bytes that are not UTF-8, the encoding of this file (byte 0) [encoding-error]\n"
	    "!2:1: error: bytes that are not UTF-8, the encoding of this file (byte 17) [encoding-error]\n"
	    "!4:1: error: bytes that are not UTF-8, the encoding of this file (byte 50) [encoding-error]\n"
	    "! error: no header: none of the first 1 records names a column; if the file has none, "
	    "name "
	    "its columns in order: --columns area_code,period,value [missing-label]\n" },
	{ "thousands-dot-undeclared.csv", { 0 }, IMPORT_OK, 4, 0, 1,
	    " 630 2021 A 999 @3:3\n 580 2021 A 12.5 @4:3\n 410 2021 A 1157 @5:3\n"
	    "!2:3: error: '1.157' can be 1157 or 1.157: say which with --thousands, or decimal and "
	    "thousands in sources.conf (byte 18) [type-error]\n" },
	{ "thousands-dot-undeclared.csv", { .thousands = '.' }, IMPORT_OK, 4, 0, 0,
	    " 461 2021 A 1157 @2:3\n 630 2021 A 999 @3:3\n 580 2021 A 12.5 @4:3\n"
	    " 410 2021 A 1157 @5:3\n" },
	{ "thousands-dot-undeclared.csv", { .decimal = '.' }, IMPORT_OK, 4, 0, 1,
	    " 461 2021 A 1.157 @2:3\n 630 2021 A 999 @3:3\n 410 2021 A 1.157 @5:3\n"
	    "!4:3: error: '12,5' does not fit the declared decimal sign, a point (byte 51) [type-error]\n" },
	{ "unclosed-quote.csv", { 0 }, IMPORT_OK, 4, 0, 1,
	    " 630 2017 A 14.1 @3:3\n 461 2021 A 12 @4:3\n 630 2021 A 11 @5:3\n"
	    "!2:3: error: a quote opened here is not closed before the end of the file "
	    "(byte 18) [source-error]\n" },
	{ "stray-quote.csv", { 0 }, IMPORT_OK, 3, 0, 1,
	    " 461 2017 A 15.3 @2:3\n 630 2017 A 14.1 @4:3\n"
	    "!3:1: error: a stray quote; a cell with quotes in it is written \"37.8\"\"N\" "
	    "(byte 35) [source-error]\n" },
	{ "line-end-in-a-cell.csv", { 0 }, IMPORT_OK, 3, 0, 2,
	    " 461 2021 A 5 @2:3\n"
	    "!4:3: error: '6^J7' is no number (byte 33) [type-error]\n"
	    "!6:2: error: '20x1' is no period (2023, 2023K1, 2023M01, 2023-05-31) (byte 50) [type-error]\n" },
	{ "statbank-christiansoe-no-last-newline.csv", { 0 }, IMPORT_OK, 5, 0, 0,
	    " 0 2021M10 A 1000 @2:3\n 1083 2021M10 A 200 @3:3\n 461 2021M10 A 30 @4:3\n"
	    " 411 2021M10 A 9 @5:3\n 411 2021M11 A 8 @6:3\n"
	    "!5:1: note: 'Christiansø' is no kommune: skipped in every sum, kept as area 411 of "
	    "its own\n" },
	{ "kommuner-as-columns.csv", { 0 }, IMPORT_OK, 2, 0, 0,
	    " 461 2020-02-26 A 1 @2:2\n 751 2020-02-26 A 0 @2:3\n"
	    " 461 2020-02-27 M @3:2\n 751 2020-02-27 A 2 @3:3\n" },
	{ "suppressed-counts.csv", { 0 }, IMPORT_OK, 4, 0, 1,
	    " 461 2021 Q @2:4\n 492 2021 Q @3:4\n 630 2021 A 2.5 @4:4\n"
	    "!5:4: error: '401' as a numerator is over the denominator, which a proportion cannot be "
	    "(byte 111) [constraint-error]\n" },
	{ "comma-quoted-decimal-comma-percent.csv", { 0 }, IMPORT_OK, 3, 0, 1,
	    " 461 2021-04-16 A 9.6 @2:3\n 630 2021-04-17 A 10.1 @4:3\n"
	    "!3:1: error: 'Vejle, by' is no kommune or region; if it stands for none, name it in "
	    "outside in sources.conf (byte 59) [constraint-error]\n" },
	{ "tidy-output.csv", { 0 }, IMPORT_OK, 3, 0, 0,
	    " 461 2021 A 15.3 @2:6\nKvinder 461 2023Q1 Q @3:6\n 1083 2021/2023 P 10 @4:6\n" },
	{ "titles-blocks-legend.csv", { .thousands = '.' }, IMPORT_OK, 10, 7, 2,
	    " 461 2013 A 1234 @6:3\n 461 2014 A 1235 @6:4\n 630 2013 A 997 @7:3\n"
	    "!7:4: error: '-' is a true zero at some publishers and missing at others: declare the "
	    "mark in sources.conf (byte 109) [type-error]\n"
	    "!10:2: error: 'rent nul' is no kommune or region; if it stands for none, name it in "
	    "outside in sources.conf (byte 156) [constraint-error]\n"
	    "!11: note: 'kun tekst' stands alone: taken for the title of the rows below it\n" },
	{ "header-only.csv", { 0 }, IMPORT_OK, 0, 0, 0, "" },
	{ "no-header.csv", { 0 }, IMPORT_NOT_UNDERSTOOD, 2, 2, 0,
	    "! error: no header: none of the first 2 records names a column; if the file has none, "
	    "name "
	    "its columns in order: --columns area_code,period,value [missing-label]\n" },
	{ "no-such-file.csv", { 0 }, IMPORT_UNREADABLE, 0, 0, 0,
	    "! error: No such file or directory [source-error]\n" },
	{ "stray-quote.csv", { .source = "fk" }, IMPORT_NOT_UNDERSTOOD, 0, 0, 0,
	    "! error: no source 'fk' in sources.conf\n" },
};

static void
reads_fixtures(void)
{
	for (size_t i = 0; i < countof(fixtures); i++) {
		struct arena a = { 0 };
		struct imported got;
		const char *path = arena_printf(&a, "tests/data/%s", fixtures[i].file);
		imported_begin(&got, path, NULL, &fixtures[i].options);
		CHECK_ROW(got.code == fixtures[i].code, path);
		CHECK_STR(got.text, fixtures[i].want);
		CHECK_ROW(got.summary.records == fixtures[i].records, path);
		CHECK_ROW(got.summary.records
			== got.summary.given + got.summary.skipped + got.summary.refused,
		    path);
		CHECK_ROW(got.summary.skipped == fixtures[i].skipped, path);
		CHECK_ROW(got.summary.refused == fixtures[i].refused, path);
		imported_end(&got);
		arena_free(&a);
	}
}

/* A source of sources.conf: it is recognised, its signs and marks hold, and it can have the file
 * read again with another delimiter. */
static void
obeys_the_source(void)
{
	static const struct mark marks[] = { { "-", MARK_ZERO } };
	static const char text[] = "kommune|aar|andel;x\nOdense|2021|1.157;1\nVejle|2021|-;2\n";
	const struct column_rule columns[] = { { "andel;x", ROLE_IGNORED, "" } };
	const struct source_rule rules[] = {
		{ .source = { .id = "im", .fictional = true },
		    .file = "titles-*.csv",
		    .encoding = "windows-1252",
		    .decimal = ',',
		    .thousands = '.',
		    .indicator = "",
		    .unit = "",
		    .period = "",
		    .marks = marks,
		    .nmarks = countof(marks) },
		{ .source = { .id = "bar" },
		    .file = "bar.csv",
		    .encoding = "",
		    .delimiter = '|',
		    .indicator = "",
		    .unit = "",
		    .period = "2021",
		    .columns = columns,
		    .ncolumns = countof(columns) },
	};
	const struct sources s = { rules, countof(rules) };
	struct imported got;

	imported_begin(&got, "tests/data/titles-blocks-legend.csv", &s, &no_options);
	CU_ASSERT_EQUAL(got.code, IMPORT_OK);
	CHECK_STR(got.text,
	    " 461 2013 A 1234 @6:3\n 461 2014 A 1235 @6:4\n 630 2013 A 997 @7:3\n 630 2014 A 0 "
	    "@7:4\n"
	    "!10:2: error: 'rent nul' is no kommune or region; if it stands for none, name it in "
	    "outside in sources.conf (byte 156) [constraint-error]\n"
	    "!11: note: 'kun tekst' stands alone: taken for the title of the rows below it\n");
	CU_ASSERT(got.summary.source == &rules[0].source);
	imported_end(&got);

	struct arena a = { 0 };
	imported_begin(&got, test_file(&a, "bar.csv", text, sizeof text - 1), &s, &no_options);
	CU_ASSERT_EQUAL(got.code, IMPORT_NOT_UNDERSTOOD);
	CHECK_STR(got.text,
	    "!1: error: no column of figures: none is called value, indhold, andel, taeller ..., "
	    "and "
	    "sources.conf names none; a list of codes or names cannot be read [missing-label]\n");
	imported_end(&got);
	arena_free(&a);
}

/* A file nobody knows is its own source. */
static void
names_its_own_source(void)
{
	struct imported got;

	imported_begin(&got, "tests/data/stray-quote.csv", NULL, &no_options);
	CU_ASSERT_PTR_NOT_NULL_FATAL(got.summary.source);
	CHECK_STR(got.summary.source->id, "stray-quote.csv");
	CU_ASSERT(!got.summary.source->fictional);
	imported_end(&got);
}

/* A million rows that are all refused are not all listed. */
static void
gives_up(void)
{
	struct arena a = { 0 };
	struct imported got;
	size_t n = 0;
	char *text = arena_alloc(&a, 200000);

	n += (size_t)snprintf(text, 200000, "kommune;aar;andel\nOdense;2021;5\n");
	while (n < 150000)
		n += (size_t)snprintf(text + n, 200000 - n, "x;y\n");
	imported_begin(&got, test_file(&a, "refused.csv", text, n), NULL, &no_options);
	CU_ASSERT_EQUAL(got.code, IMPORT_NOT_UNDERSTOOD);
	CU_ASSERT_EQUAL(got.summary.observations, 1);
	CU_ASSERT_EQUAL(got.summary.refused, 10000);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.text,
	    "!10002: error: 10000 rows in a row were refused; the rest of the file is not read "
	    "(byte 40028) [source-error]\n"));
	imported_end(&got);
	arena_free(&a);
}

/* ---- layouts ------------------------------------------------------------ */

/* A file called NAME with TEXT. */
static const struct {
	const char *name, *text;
	struct import_options options;
	enum import_code code;
	const char *want;
} layouts[] = {
	/* keys on the first row of their group alone, in columns without names */
	{ "tabel.csv",
	    "Folketal den 1. i kvartalet\n\n ; ; ;Total;Men\n"
	    "2008K1;Hele landet;I alt;10;4\n;;Ugift;6;3\n;Odense;I alt;5;2\n;;Ugift;3;1\n"
	    "2008K2;Hele landet;I alt;11;5\n;;Ugift;7;4\n",
	    { 0 }, IMPORT_OK,
	    " 0 2008Q1 A 10 @4:4\n 0 2008Q1 A 4 @4:5\nUgift 0 2008Q1 A 6 @5:4\n"
	    "Ugift 0 2008Q1 A 3 @5:5\n 461 2008Q1 A 5 @6:4\n 461 2008Q1 A 2 @6:5\n"
	    "Ugift 461 2008Q1 A 3 @7:4\nUgift 461 2008Q1 A 1 @7:5\n 0 2008Q2 A 11 @8:4\n"
	    " 0 2008Q2 A 5 @8:5\nUgift 0 2008Q2 A 7 @9:4\nUgift 0 2008Q2 A 4 @9:5\n" },
	/* a blank kommune is unknown residence: it comes first, or is rare */
	{ "ukendt.csv", "Kommune;Alder;x\n;0-9;74\n461;0-9;5\n;10-19;78\n461;10-19;7\n",
	    { .period = "2021" }, IMPORT_OK,
	    "0-9 461 2021 A 5 @3:3\n10-19 461 2021 A 7 @5:3\n"
	    "!2:1: note: rows that name no area are skipped\n" },
	{ "udfyldt.csv", "kommune;aar;andel\nOdense;2020;5\n;2021;6\nVejle;2020;7\n",
	    { .fill_down = true }, IMPORT_OK,
	    " 461 2020 A 5 @2:3\n 461 2021 A 6 @3:3\n 630 2020 A 7 @4:3\n" },
	/* no header */
	{ "uden.csv", "461;2020-02-26;1\n630;2020-02-27;1\n",
	    { .columns = "area_code,period,value" }, IMPORT_OK,
	    " 461 2020-02-26 A 1 @1:3\n 630 2020-02-27 A 1 @2:3\n" },
	{ "uden.csv", "461;2020-02-26;1\n", { .columns = "area_code,value" }, IMPORT_NOT_UNDERSTOOD,
	    "! error: --columns names 2 columns, but the first record has 3 "
	    "[incorrect-label]\n" },
	{ "med.csv", "kommune;dato;antal\nOdense;2020-02-26;1\n",
	    { .columns = "area_name,period,value" }, IMPORT_NOT_UNDERSTOOD,
	    "!1: error: --columns names the columns, but the file has a header of its own: leave "
	    "one of them out [incorrect-label]\n" },
	/* names nobody knows: by what stands below them */
	{ "fremmed.csv",
	    "Hvor;Indberettet;Metode;Tal\nOdense;uge 5 2021;PCR;4\nVejle;uge 5 2021;Antigen;5\n"
	    "Odense;uge 6 2021;PCR;6\n",
	    { 0 }, IMPORT_OK,
	    "PCR 461 2021W05 A 4 @2:4\nAntigen 630 2021W05 A 5 @3:4\nPCR 461 2021W06 A 6 "
	    "@4:4\n" },
	/* a period and a subgroup in the name of a column */
	{ "uger.csv",
	    "kommune;Uge 14-2022_Fuld effekt;Uge 14-2022_Ingen;Uge 13-2022_Ingen\nOdense;1;2;3\n",
	    { 0 }, IMPORT_OK,
	    "Fuld effekt 461 2022W14 A 1 @2:2\nIngen 461 2022W14 A 2 @2:3\n"
	    "Ingen 461 2022W13 A 3 @2:4\n" },
	/* dates without their year */
	{ "dage.csv", "kommune;dato;andel\nOdense;27. januar;5\nOdense;29. februar;6\n", { 0 },
	    IMPORT_NOT_UNDERSTOOD,
	    "!2:2: error: '27. januar' has no year, nor has what is below it: state --year, or "
	    "year in sources.conf [type-error]\n" },
	{ "dage.csv",
	    "kommune;dato;andel\nOdense;27. januar;5\nOdense;29. februar;6\nOdense;I alt;9\n",
	    { .year = 2021 }, IMPORT_OK,
	    " 461 2021-01-27 A 5 @2:3\n"
	    "!3:2: error: '29. februar' has no year: state --year, or year in sources.conf "
	    "(byte 39) [type-error]\n"
	    "!4:2: note: 'I alt' is no period but a total: its row is skipped\n" },
	/* one period, one area for all */
	{ "taet_2020-05-08.csv", "kommune;Testede;Smittede\nOdense;7;2\n", { 0 },
	    IMPORT_NOT_UNDERSTOOD,
	    "!1: error: no column says which period the figures are for: state --period (--period "
	    "2020-05-08 if the one in the file's name is theirs), or period in sources.conf "
	    "[missing-label]\n" },
	{ "taet.csv", "kommune;Testede;Smittede\nOdense;7;2\n", { .period = "2020-05-08" },
	    IMPORT_OK, " 461 2020-05-08 A 7 @2:2\n 461 2020-05-08 A 2 @2:3\n" },
	{ "taet.csv", "kommune;Testede\nOdense;7\n", { .period = "i maj" }, IMPORT_NOT_UNDERSTOOD,
	    "!1: error: --period: 'i maj' is no period, as 2023, 2023K1 or 2023-05-31 "
	    "[type-error]\n" },
	{ "aar.csv", "kommune;aar;andel\nOdense;2020;7\n", { .period = "2021" },
	    IMPORT_NOT_UNDERSTOOD,
	    "!1: error: --period 2021, but the file itself says which period each figure is for "
	    "[incorrect-label]\n" },
	{ "land.csv", "Dato;Testede\n2020-05-08;7\n", { .area = "0" }, IMPORT_OK,
	    " 0 2020-05-08 A 7 @2:2\n" },
	{ "land.csv", "Dato;Testede\n2020-05-08;7\n", { .area = "Odense Vest" },
	    IMPORT_NOT_UNDERSTOOD,
	    "!1: error: --area-of-file: 'Odense Vest' is no kommune, region or country (0) "
	    "[constraint-error]\n" },
	{ "land.csv", "kommune;Dato;Testede\nOdense;2020-05-08;7\n", { .area = "0" },
	    IMPORT_NOT_UNDERSTOOD,
	    "!1: error: --area-of-file 0, but the file itself says which area each figure is for "
	    "[incorrect-label]\n" },
	/* two numbers in a cell */
	{ "par.csv", "kommune;aar;andel\nOdense;2020;  1.850 (62)\nVejle;2020;3 (61,5)\n",
	    { .pair = PAIR_FIRST, .thousands = '.', .decimal = ',' }, IMPORT_OK,
	    " 461 2020 A 1850 @2:3\n 630 2020 A 3 @3:3\n" },
	{ "par.csv", "kommune;aar;andel\nOdense;2020;850 (62)\nVejle;2020;3 (61,5)\n",
	    { .pair = PAIR_SECOND }, IMPORT_OK, " 461 2020 A 62 @2:3\n 630 2020 A 61.5 @3:3\n" },
};

static void
reads_layouts(void)
{
	for (size_t i = 0; i < countof(layouts); i++) {
		struct arena a = { 0 };
		struct imported got;
		const char *path =
		    test_file(&a, layouts[i].name, layouts[i].text, strlen(layouts[i].text));
		imported_begin(&got, path, NULL, &layouts[i].options);
		CHECK_ROW(got.code == layouts[i].code, layouts[i].text);
		CHECK_STR(got.text, layouts[i].want);
		imported_end(&got);
		arena_free(&a);
	}
}

/* ---- CPR numbers ---------------------------------------------------------- */

/* Made up; 070761-4285 is the one Danish authorities show in examples. */
static void
stops_at_cpr_numbers(void)
{
	static const struct {
		const char *text;
		const char *place; /* NULL: it is read */
	} rows[] = {
		{ "kommune;aar;andel\nOdense;2020;070761-4285\n", "2:3" },
		{ "kommune;aar;andel;navn\nOdense;2020;7;Ane 070761-4285 (fiktiv)\n", "2:4" },
		{ "070761-4285;aar;andel\nOdense;2020;7\n", "1:1" },
		{ "kommune;aar;andel;id\nOdense;2020;7;0707614285\n", "2:4" },
		{ "kommune;aar;andel\nOdense;2020;0707614285\n", "2:3" },
		{ "cpr;kommune;aar\n1707614285;Odense;2020\n", "2:1" },
		{ "kommune;aar;andel\nOdense;2020;1707614285\n", NULL }, /* a count */
		{ "kommune;aar;andel\nOdense;2020;1.107.614.285\n", NULL },
		{ "kommune;aar;andel;x\nOdense;2020;7;3207614285\n", NULL }, /* no 32nd */
		{ "kommune;aar;andel;x\nOdense;2020;7;2902614285\n",
		    NULL }, /* 61 is no leap year */
		{ "kommune;aar;andel;x\nOdense;2020;7;10707614285\n", NULL }, /* eleven digits */
		{ "kommune;aar;andel;x\nOdense;2020;7;070761-42851\n", NULL },
		{ "kommune;dato;andel\nOdense;2020-01-01;7\n", NULL },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct imported got;
		const struct import_options thousands = { .thousands = '.' };
		const char *path = test_file(&a, "cpr.csv", rows[i].text, strlen(rows[i].text));
		size_t header = strcspn(rows[i].text, "\n") + 1;
		imported_begin(&got, path, NULL, &thousands);
		bool stopped = strstr(got.text, "is like a CPR number") != NULL;
		CHECK_ROW(stopped == (rows[i].place != NULL), rows[i].text);
		CHECK_ROW((got.code == IMPORT_OK && got.summary.observations == 1) == !stopped,
		    rows[i].text);
		if (rows[i].place != NULL)
			CHECK_STR(got.text,
			    arena_printf(&a,
				"!%s: error: what stands here is like a CPR number; figures about "
				"persons are not read, and no option changes that: take the column "
				"out and export again (byte %zu) [constraint-error]\n",
				rows[i].place, rows[i].place[0] == '1' ? 0 : header));
		imported_end(&got);
		arena_free(&a);
	}
}

/* ---- other people's files ----------------------------------------------- */

static const char *
shared(struct arena *a, const char *what)
{
	const char *dir = getenv("PEJL_SHARED");

	return arena_printf(a, "%s/%s", dir != NULL ? dir : "../shared", what);
}

/* Records below the header of real exports, and titles above it, counted with wc -l and by eye:
 * nothing is lost without a word. */
static void
reads_real_files(void)
{
	static const struct {
		const char *file;
		struct import_options options;
		enum import_code code;
		size_t records;
	} files[] = {
		{ "dst_FOLK1AM_kommuner_2021M10-2024M04.csv", { 0 }, IMPORT_OK, 3255 },
		{ "dst_FOLK1A_kommuner_2020K1_civilstand.csv", { 0 }, IMPORT_OK, 525 },
		{ "dst_FOLK1A_landet_kvartal_bom_crlf.csv", { 0 }, IMPORT_OK, 52 },
		{ "transskription_sundhedsprofil_2010-2025.csv", { 0 }, IMPORT_OK, 710 },
		{ "ssi_Municipality_cases_time_series.csv", { 0 }, IMPORT_OK, 1078 },
		{ "im_noegletal_98kommuner_2013-2019.csv", { .thousands = '.' }, IMPORT_OK, 18167 },
		{ "ssi_2020-05-08_Municipality_test_pos.csv", { 0 }, IMPORT_NOT_UNDERSTOOD, 0 },
		{ "ssi_dash_2021-04-16_Kommunalt_DB_10_kort_pr_kommune.csv", { 0 },
		    IMPORT_NOT_UNDERSTOOD, 80 },
	};
	struct arena a = { 0 };

	if (access(shared(&a, "data/real"), R_OK) != 0) {
		test_skip("real exports", "shared/data/real is not here");
		arena_free(&a);
		return;
	}
	for (size_t i = 0; i < countof(files); i++) {
		struct imported got;
		const char *path = shared(&a, arena_printf(&a, "data/real/%s", files[i].file));
		imported_begin(&got, path, NULL, &files[i].options);
		CHECK_ROW(got.code == files[i].code, path);
		CHECK_ROW(got.summary.records == files[i].records, path);
		imported_end(&got);
	}
	arena_free(&a);
}

void
suite_import(void)
{
	static const struct test tests[] = {
		{ "fixtures", reads_fixtures },
		{ "layouts", reads_layouts },
		{ "CPR numbers", stops_at_cpr_numbers },
		{ "a source's rule", obeys_the_source },
		{ "a file's own source", names_its_own_source },
		{ "refused rows without end", gives_up },
		{ "real exports", reads_real_files },
	};

	suite_add("import", tests, countof(tests));
}
