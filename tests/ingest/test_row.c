/* Records -> observations. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/row.h"
#include "model/period.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

static const struct pos header_pos = { "x.csv", 1, 0 };

/* A file being read: its observations as lines of text, then its messages. */
struct reader {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct mapping mapping;
	struct row_reader rows;
	struct source source;
	struct caught messages;
	char *text;
	size_t size, line;
	FILE *out;
};

static void
print_observation(void *to, const struct observation *o)
{
	struct reader *r = to;
	char period[PERIOD_SIZE];

	fprintf(r->out, "%s(%s) %d %s %c", r->catalogue.indicators[o->indicator].id,
	    r->catalogue.strata[o->stratum], o->area, period_print(period, o->period), o->status);
	const double figures[] = { o->value, o->numerator, o->denominator, o->ci_low, o->ci_high };
	for (size_t i = 0; i < countof(figures); i++)
		if (isnan(figures[i]))
			fputs(" -", r->out);
		else
			fprintf(r->out, " %.10g", figures[i]);
	fprintf(r->out, " @%zu:%zu\n", o->origin.line, o->origin.field);
}

/* HEADS as by a file x.csv, with the rule RULE. Indicators of targets.conf: ryg, indl, dage. */
static void
reader_begin(struct reader *r, const char *heads, const struct source_rule *rule)
{
	const char *cells[32];

	*r = (struct reader){ .line = 1 };
	small_geography(&r->geography, &r->arena);
	catalogue_init(&r->catalogue, &r->arena);
	catalogue_add(&r->catalogue,
	    (struct indicator){ .id = "ryg",
		.measure = MEASURE_PROPORTION,
		.unit = "%",
		.per = 100,
		.configured = true });
	catalogue_add(&r->catalogue,
	    (struct indicator){ .id = "indl",
		.name = "Indl",
		.measure = MEASURE_RATE,
		.unit = "pr. 1000",
		.per = 1000,
		.configured = true });
	catalogue_add(&r->catalogue,
	    (struct indicator){
		.id = "dage", .measure = MEASURE_MEAN, .unit = "?", .per = 1, .configured = true });
	size_t n = small_cells(cells, heads, &r->arena);
	struct diag quiet = { 0 };
	CU_ASSERT_FATAL(mapping_make(&r->mapping,
	    &(struct mapping_input){ .heads = cells, .n = n, .at = header_pos, .rule = rule },
	    &r->geography, &r->catalogue, &r->arena, &quiet));
	caught_begin(&r->messages);
	r->out = open_memstream(&r->text, &r->size);
	r->rows = (struct row_reader){ .mapping = &r->mapping,
		.geography = &r->geography,
		.catalogue = &r->catalogue,
		.rule = rule,
		.source = &r->source,
		.format = { .decimal = ',' },
		.sink = print_observation,
		.sink_to = r,
		.diag = &r->messages.diag };
	row_begin(&r->rows, &r->arena, false);
}

static bool
reader_row(struct reader *r, const char *cells)
{
	const char *parts[32];
	char *fields[32];
	struct csv_record rec = { .at = { "x.csv", ++r->line, 0 }, .field = fields };

	rec.nfields = small_cells(parts, cells, &r->arena);
	for (size_t i = 0; i < rec.nfields; i++)
		fields[i] = arena_strdup(&r->arena, parts[i]);
	return row_read(&r->rows, &rec);
}

/* Observations and messages so far, the messages without "pejl: x.csv:". */
static const char *
reader_text(struct reader *r)
{
	static const char prefix[] = "pejl: x.csv:";

	for (const char *m = caught_text(&r->messages), *end; *m != '\0'; m = end + 1) {
		end = strchr(m, '\n');
		size_t skip = strncmp(m, prefix, sizeof prefix - 1) == 0 ? sizeof prefix - 1 : 0;
		fprintf(r->out, "!%.*s\n", (int)((size_t)(end - m) - skip), m + skip);
	}
	fflush(r->out);
	return r->text;
}

static void
reader_end(struct reader *r)
{
	fclose(r->out);
	free(r->text);
	caught_end(&r->messages);
	arena_free(&r->arena);
}

#define LONG   "kommunekode|kommune|indikator|aar|delgruppe|andel"
#define COUNTS "kommune|indikator|aar|taeller|naevner"
#define ALL    "kommune|indikator|aar|taeller|naevner|andel|nedre|øvre|status"

static const struct row {
	const char *heads, *cells, *want;
} rows[] = {
	{ LONG, "461|Odense|ryg|2021||15,3", "ryg() 461 2021 A 15.3 - - - - @2:6\n" },
	{ LONG, " 461 | Odense Kommune | ryg | 2021 | I alt | 15,3 ",
	    "ryg() 461 2021 A 15.3 - - - - @2:6\n" },
	{ LONG, "|Århus|ryg|2023K1|Kvinder|15,3", "ryg(Kvinder) 751 2023Q1 A 15.3 - - - - @2:6\n" },
	{ LONG, "751||Svær overvægt, BMI|2021||15,3",
	    "svaer_overvaegt_bmi() 751 2021 A 15.3 - - - - @2:6\n" },
	{ LONG, "461|Odense|ryg|2021||", "ryg() 461 2021 M - - - - - @2:6\n" },
	{ LONG, "461|Odense|ryg|2021||<5", "ryg() 461 2021 Q - - - - - @2:6\n" },
	{ LONG, "461|Odense|ryg|2021||5,5*", "ryg() 461 2021 P 5.5 - - - - @2:6\n" },
	{ LONG, "461|Odense|ryg|2021||9,6 %", "ryg() 461 2021 A 9.6 - - - - @2:6\n" },
	{ LONG, "461|Odense|dage|2021||9,6 %", "dage() 461 2021 A 9.6 - - - - @2:6\n" },
	{ LONG, "461|Odense|indl|2021||9,6 %",
	    "!2:6: error: '9,6 %' is written with %, but the unit of 'Indl' is pr. 1000 "
	    "[constraint-error]\n" },
	{ LONG, "|||||", "" },
	{ LONG, "411|Christiansø|ryg|2021||5,5",
	    "ryg() 411 2021 A 5.5 - - - - @2:6\n"
	    "!2:2: note: 'Christiansø' is no kommune: skipped in every sum, kept as area 411 of "
	    "its own\n" },
	{ LONG, "||ryg|2021||5,5", "!2:2: note: rows that name no area are skipped\n" },
	{ LONG, "461|Vejle|ryg|2021||5,5",
	    "!2:1: error: code '461' and name 'Vejle' are not the same area [constraint-error]\n" },
	{ LONG, "|Odnse|ryg|2021||5,5",
	    "!2:2: error: 'Odnse' is no kommune or region; did you mean 'Odense'? "
	    "[constraint-error]\n" },
	{ LONG, "|`touch x`|ryg|2021||5,5",
	    "!2:2: error: '`touch x`' is no kommune or region; if it stands for none, name it in "
	    "outside in sources.conf [constraint-error]\n" },
	{ LONG, "999||ryg|2021||5,5",
	    "!2:1: error: '999' is no kommune or region; if it stands for none, name it in outside "
	    "in sources.conf [constraint-error]\n" },
	{ LONG, "461|Odense|ryg|2023K9||5,5",
	    "!2:4: error: '2023K9' is no period (2023, 2023K1, 2023M01, 2023-05-31) "
	    "[type-error]\n" },
	{ LONG, "461|Odense||2021||5,5", "!2:3: error: no indicator is named [missing-cell]\n" },
	{ LONG, "461|Odense|ryg|2021||12.5",
	    "!2:6: error: '12.5' does not fit the declared decimal sign, a comma [type-error]\n" },
	{ LONG, "461|Odense|ryg|2021|",
	    "!2: error: 5 fields, but the header has 6, in the record that begins '461' "
	    "[missing-cell]\n" },
	{ LONG, "461|Odense|ryg|2021||5|6",
	    "!2: error: 7 fields, but the header has 6, in the record that begins '461' "
	    "[extra-cell]\n" },
	{ COUNTS, "Odense|ryg|2021|412|4120", "ryg() 461 2021 A 10 412 4120 - - @2:4\n" },
	{ COUNTS, "Odense|indl|2021|11|200", "indl() 461 2021 A 55 11 200 - - @2:4\n" },
	{ COUNTS, "Odense|indl|2021|300|200", "indl() 461 2021 A 1500 300 200 - - @2:4\n" },
	{ COUNTS, "Odense|Ny|2021|1|4", "ny() 461 2021 A 25 1 4 - - @2:4\n" },
	{ COUNTS, "Odense|dage|2021|1|4", "dage() 461 2021 M - 1 4 - - @2:4\n" },
	{ COUNTS, "Odense|ryg|2021|<5|4120", "ryg() 461 2021 Q - - 4120 - - @2:4\n" },
	{ COUNTS, "Odense|ryg|2021|5*|50", "ryg() 461 2021 P 10 5 50 - - @2:4\n" },
	{ COUNTS, "Odense|ryg|2021||", "ryg() 461 2021 M - - - - - @2:4\n" },
	{ COUNTS, "Odense|ryg|2021|51|50",
	    "!2:4: error: '51' as a numerator is over the denominator, which a proportion cannot "
	    "be "
	    "[constraint-error]\n" },
	{ COUNTS, "Odense|ryg|2021|-1|50",
	    "!2:4: error: '-1' is a count below 0 [constraint-error]\n" },
	{ COUNTS, "Odense|ryg|2021|1|-50",
	    "!2:5: error: '-50' is a count below 0 [constraint-error]\n" },
	{ COUNTS, "Odense|ryg|2021|0|0",
	    "!2:5: error: '0' as a denominator is 0 [constraint-error]\n" },
	{ ALL, "Odense|ryg|2021|412|4120|10,02|9,1|10,9|B",
	    "ryg() 461 2021 B 10.02 412 4120 9.1 10.9 @2:6\n" },
	{ ALL, "Odense|ryg|2021||||||Q", "ryg() 461 2021 Q - - - - - @2:6\n" },
	{ ALL, "Odense|ryg|2021||||||A", "ryg() 461 2021 M - - - - - @2:6\n" },
	{ ALL, "Odense|ryg|2021|||5|||Q",
	    "!2:9: error: status 'Q' says there is no value, but there is one "
	    "[constraint-error]\n" },
	{ ALL, "Odense|ryg|2021|||5|||ok",
	    "!2:9: error: 'ok' is no status (A, P, B, M, Q) [constraint-error]\n" },
	{ ALL, "Odense|ryg|2021|||5|6|4|",
	    "!2:7: error: '6' as a lower limit is over the upper one [constraint-error]\n" },
	{ "kommune|aar|periode|andel", "Odense|2011|K3|5", "x() 461 2011Q3 A 5 - - - - @2:4\n" },
	{ "kommune|aar|periode|andel", "Odense|2011|AAR|5", "x() 461 2011 A 5 - - - - @2:4\n" },
	{ "kommune|År|Uge|andel", "Odense|2021|7|5", "x() 461 2021W07 A 5 - - - - @2:4\n" },
	{ "kommune|År|Kvartal|andel", "Odense|2021|2|5", "x() 461 2021Q2 A 5 - - - - @2:4\n" },
	{ "kommune|aar|periode|andel", "Odense|2011|K5|5",
	    "!2:2: error: '2011 K5' is no period (2023, 2023K1, 2023M01, 2023-05-31) "
	    "[type-error]\n" },
	{ "område|tid|køn|alder|indhold", "Hele landet|2020K1|Mænd|16-24 år|7",
	    "x(Mænd, 16-24 år) 0 2020Q1 A 7 - - - - @2:5\n" },
	{ "område|tid|køn|alder|indhold", "Region Syddanmark|2020K1|I alt|16-24 år|7",
	    "x(16-24 år) 1083 2020Q1 A 7 - - - - @2:5\n" },
	{ "kommune|2013|2014|2015", "Odense|1|x|3",
	    "x() 461 2013 A 1 - - - - @2:2\nx() 461 2015 A 3 - - - - @2:4\n"
	    "!2:3: error: 'x' is no number [type-error]\n" },
	{ "Dato|Odense|Vejle", "2020-02-26|1|",
	    "x() 461 2020-02-26 A 1 - - - - @2:2\nx() 630 2020-02-26 M - - - - - @2:3\n" },
	{ "kommune|år|ryg|Ledige senge", "Odense|2021|15,3|7",
	    "ryg() 461 2021 A 15.3 - - - - @2:3\nledige_senge() 461 2021 A 7 - - - - @2:4\n" },
};

static void
reads(void)
{
	for (size_t i = 0; i < countof(rows); i++) {
		struct reader r;
		reader_begin(&r, rows[i].heads, NULL);
		bool ok = reader_row(&r, rows[i].cells);
		const char *got = reader_text(&r);
		CHECK_ROW(ok == (strstr(got, "error:") == NULL), rows[i].cells);
		CHECK_ROW(ok == (r.rows.refused == 0), rows[i].cells);
		CHECK_STR(got, rows[i].want);
		reader_end(&r);
	}
}

/* noegletal.dk: a title names the indicator of the rows below it. */
static void
reads_blocks(void)
{
	static const struct mark marks[] = { { "-", MARK_ZERO }, { "U", MARK_MISSING } };
	const struct source_rule rule = { .source = { .id = "im" },
		.indicator = "",
		.unit = "",
		.period = "",
		.marks = marks,
		.nmarks = countof(marks) };
	struct reader r;

	reader_begin(&r, "|Kom.nr|2013|2014", &rule);
	r.rows.format = (struct number_format){
		.decimal = ',', .thousands = '.', .marks = marks, .nmarks = countof(marks)
	};
	CU_ASSERT(reader_row(&r, "|||"));
	CU_ASSERT(reader_row(&r, "Indbyggertal 1. januar|||"));
	CU_ASSERT(reader_row(&r, "Odense Kommune|461|195.797|-"));
	CU_ASSERT(reader_row(&r, "Overskud|||"));
	CU_ASSERT(reader_row(&r, "Ærø Kommune|492|-32|U"));
	CHECK_STR(reader_text(&r),
	    "indbyggertal_1_januar() 461 2013 A 195797 - - - - @4:3\n"
	    "indbyggertal_1_januar() 461 2014 A 0 - - - - @4:4\n"
	    "overskud() 492 2013 A -32 - - - - @6:3\n"
	    "overskud() 492 2014 M - - - - - @6:4\n");
	CU_ASSERT_EQUAL(r.rows.skipped, 3);
	reader_end(&r);
}

/* A subgroup that is part of the indicator is no stratum of it. */
static void
matches_subgroups(void)
{
	const struct match_rule matches[] = { { "Trivsel", "Mænd, 16-24 år", 0 },
		{ "Rygning", NULL, 1 } };
	const struct source_rule rule = { .source = { .id = "sp" },
		.indicator = "",
		.unit = "",
		.period = "",
		.matches = matches,
		.nmatches = countof(matches) };
	struct reader r;

	reader_begin(&r, "kommune|indikator|aar|køn|alder|andel", &rule);
	reader_row(&r, "Odense|Trivsel|2021|Mænd|16-24 år|8");
	reader_row(&r, "Odense|Trivsel|2021|Mænd|25-34 år|7");
	reader_row(&r, "Odense|Rygning|2021|Mænd|Alle|6");
	CHECK_STR(reader_text(&r),
	    "ryg() 461 2021 A 8 - - - - @2:6\n"
	    "trivsel(Mænd, 25-34 år) 461 2021 A 7 - - - - @3:6\n"
	    "indl(Mænd) 461 2021 A 6 - - - - @4:6\n");
	reader_end(&r);
}

static void
keep_value(void *to, const struct observation *o)
{
	*(double *)to = o->value;
}

/* Equality meets a target: a share that is a round number must be that number. */
static void
computes_exactly(void)
{
	struct reader r;
	double value = NAN;

	reader_begin(&r, COUNTS, NULL);
	r.rows.sink = keep_value;
	r.rows.sink_to = &value;
	CU_ASSERT(reader_row(&r, "Odense|ryg|2021|57|100"));
	CHECK_CLOSE(value, 57, 0, 0, "57 / 100");
	CU_ASSERT(reader_row(&r, "Odense|ryg|2021|793|1000"));
	CHECK_CLOSE(value, 79.3, 0, 0, "793 / 1000");
	reader_end(&r);
}

/* A skipped area is named once, however often it comes. */
static void
names_skipped_once(void)
{
	struct reader r;

	reader_begin(&r, "kommune|aar|andel", NULL);
	for (int i = 0; i < 50; i++)
		CU_ASSERT(reader_row(&r, "Udlandet|2021|5"));
	CU_ASSERT_EQUAL(r.rows.skipped, 50);
	CU_ASSERT_EQUAL(r.messages.diag.notes, 1);
	reader_end(&r);
}

/* What is remembered of a text is what was understood, in any order of rows. */
static void
remembers(void)
{
	static const char *const cells[] = { "Odense|ryg|2021|Kvinder|1", "Vejle|dage|2017||2",
		"Odnse|ryg|2021||3", "Odense|ryg|2021||4" };
	struct reader r;

	reader_begin(&r, "kommune|indikator|aar|køn|andel", NULL);
	for (size_t i = 0; i < 100 * countof(cells); i++)
		CHECK_ROW(
		    reader_row(&r, cells[i % countof(cells)]) == (i % countof(cells) != 2), "row");
	CU_ASSERT_EQUAL(r.rows.observations, 300);
	CU_ASSERT_EQUAL(r.rows.refused, 100);
	const char *got = reader_text(&r);
	size_t n = 0;
	for (const char *s = got; (s = strstr(s, "ryg(Kvinder) 461 2021 A 1 ")) != NULL; s++)
		n++;
	CU_ASSERT_EQUAL(n, 100);
	n = 0;
	for (const char *s = got; (s = strstr(s, "dage() 630 2017 A 2 ")) != NULL; s++)
		n++;
	CU_ASSERT_EQUAL(n, 100);
	reader_end(&r);
}

static void
refuses_long_names(void)
{
	char cells[2200] = "Odense|";
	struct reader r;

	memset(cells + strlen(cells), 'x', 2000);
	memcpy(cells + 2007, "|2021|5", 8);
	reader_begin(&r, "kommune|indikator|aar|andel", NULL);
	CU_ASSERT(!reader_row(&r, cells));
	CHECK_STR(reader_text(&r),
	    "!2:2: error: the name of the indicator or subgroup is over 1024 bytes "
	    "[constraint-error]\n");
	reader_end(&r);
}

void
suite_row(void)
{
	static const struct test tests[] = {
		{ "one record", reads },
		{ "blocks", reads_blocks },
		{ "shares to the last bit", computes_exactly },
		{ "indicators of a subgroup", matches_subgroups },
		{ "skipped areas", names_skipped_once },
		{ "what is remembered", remembers },
		{ "long names", refuses_long_names },
	};

	suite_add("row", tests, countof(tests));
}
