/* Spoilt records under csv_options.repair: the one reading that fits the table, or none. */
#include <stdlib.h>
#include <string.h>

#include "ingest/csv.h"
#include "ingest/csv_chunk.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

/* A table of ten rows; the case's line stands behind the fifth. */
static const char head[] = "dato,kode,pris,navn,tekst,note\n";
static const char *const body[] = {
	"01/02/2021,AB-10,7.5,Odense,\"rolig, stille\",\n",
	"02/02/2021,CD-20,17.25,Vejle,\"ny\",\n",
	"03/02/2021,EF-30,7,Ny By,\"a \"\"b\"\"\",\n",
	"04/02/2021,GH-40,8.0,Kolding,\"x\",\n",
	"05/02/2021,IJ-50,9.0,Fanø,\"y\",\n",
	"06/02/2021,KL-60,1.0,St. By,\"z\",\n",
	"07/02/2021,MN-70,2.0,A-by,\"z; z\",\n",
	"08/02/2021,OP-80,3.0,B (by),\"z\",\n",
	"09/02/2021,QR-90,4.0,C/D,\"z\",\n",
	"10/02/2021,ST-99,5.0,E by nr 1,\"z\",\n",
	"11/02/2021,UV-11,6.0,F. by-by,\"z\",\n",
	"12/02/2021,XY-12,6.0,G & H,\"z\",\n",
};
#define BEFORE ((size_t)5)

struct row {
	const char *line;
	const char *want; /* the record; NULL: refused, or as it is */
	const char *says; /* the warning */
};

static const struct row rows[] = {
	{ ",20/02/2021,ZZ-1,5.5,Ribe,\"t\",", "20/02/2021|ZZ-1|5.5|Ribe|t|",
	    "an empty cell too many before cell 1 is dropped" },
	{ "20/02/2021,ZZ-1,5.5,Ribe,,\"t\",", "20/02/2021|ZZ-1|5.5|Ribe|t|",
	    "an empty cell too many before cell 5 is dropped" },
	{ "20/02/2021,ZZ-1,5.5,Ribe,\"t\",,", "20/02/2021|ZZ-1|5.5|Ribe|t|",
	    "an empty cell too many at the end is dropped" },
	{ "20/02/2021,ZZ-1,5.5,Ribe\"t, u\",", "20/02/2021|ZZ-1|5.5|Ribe|t, u|",
	    "a delimiter missing behind cell 4 is put in" },
	{ "20/02/2021,ZZ-1,5.5,Ribe,\"t\"u\",", "20/02/2021|ZZ-1|5.5|Ribe|t\"u|",
	    "a quote in cell 5 that parts nothing is kept" },
	{ "20/02/2021,ZZ-1,5.5,Ribe,\"\"t\",", "20/02/2021|ZZ-1|5.5|Ribe|\"t|",
	    "a quote in cell 5 that parts nothing is kept" },
	{ "\"20/02/2021,ZZ-1,5.5,Ribe,\"t\",", "\"20/02/2021|ZZ-1|5.5|Ribe|t|",
	    "a quote in cell 1 that parts nothing is kept" },
	{ "20/02/2021,ZZ-1,5.5,Ribe,\"t\",\"", "20/02/2021|ZZ-1|5.5|Ribe|t|\"",
	    "a quote in cell 6 that parts nothing is kept" },
	{ "20/02/2021,ZZ-1,5.5,Ribe, nord,\"t\",", "20/02/2021|ZZ-1|5.5|Ribe, nord|t|",
	    "a delimiter in cell 4 is kept as text" },
	{ "20/02/2021;ZZ-1;5.5;Ribe;\"t, u\";", "20/02/2021|ZZ-1|5.5|Ribe|t, u|",
	    "this line is parted by ';'" },
	{ "20/02/2021 ZZ-1 5.5 Ny Ribe \"t\" ", "20/02/2021|ZZ-1|5.5|Ny Ribe|t|",
	    "this line is parted by ' '; a delimiter in cell 4 is kept as text" },
	{ "20/02/2021ZZ-1,5.5,Ribe,\"t\",", "20/02/2021|ZZ-1|5.5|Ribe|t|",
	    "a delimiter missing behind cell 1 is put in" },
	/* nothing is guessed: */
	{ "20/02/2021,ZZ-1,5,5,Ribe,\"t\",", NULL, NULL }, /* 5,5 or a cell too many */
	{ "20/02/2021,ZZ-1,5.5,Ribe,", NULL, NULL },       /* something is missing */
	{ "20/02/2021,ZZ-15.5,Ribe,\"t\",", NULL, NULL },  /* 1 and 5.5, or 15 and .5 */
	{ "20/02/2021,ZZ-1,\"5.5,Ribe,\"t\"x,", NULL, NULL },
	{ "Kilde: A, B og C", NULL, NULL },
};

struct reading {
	size_t at; /* line of the record that is wanted */
	FILE *out;
	size_t records;
};

static bool
take(void *to, struct csv_record *r)
{
	struct reading *g = to;

	g->records++;
	if (r->at.line != g->at)
		return true;
	for (size_t i = 0; i < r->nfields; i++)
		fprintf(g->out, "%s%s", i != 0 ? "|" : "", r->field[i]);
	return true;
}

static const char *
table_with(struct arena *a, const char *line)
{
	const char *text = head;

	for (size_t i = 0; i < countof(body); i++)
		text = arena_printf(
		    a, "%s%s%s%s", text, i == BEFORE ? line : "", i == BEFORE ? "\n" : "", body[i]);
	return text;
}

static void
repairs(void)
{
	static const size_t chunks[] = { 1, 7, 4096 };
	struct arena a = { 0 };

	for (size_t i = 0; i < 3 * countof(rows); i++) {
		const struct row *row = &rows[i / 3];
		const char *text = table_with(&a, row->line);
		const char *path = test_file(&a, "spoilt.csv", text, strlen(text));
		char *got;
		size_t size;
		struct reading g = { .at = BEFORE + 2, .out = open_memstream(&got, &size) };
		struct csv_facts facts;
		struct caught c;
		caught_begin(&c);
		csv_read_chunked(path, (struct csv_options){ .delimiter = ',', .repair = true },
		    take, &g, &facts, &c.diag, chunks[i % 3]);
		fclose(g.out);
		CHECK_ROW(facts.repaired == (row->want != NULL ? 1 : 0), row->line);
		CHECK_ROW(g.records + facts.bad_records == countof(body) + 2, row->line);
		if (row->want != NULL) {
			CHECK_STR(got, row->want);
			CHECK_STR(caught_text(&c),
			    arena_printf(&a,
				"pejl: %s:7: warning: repaired: %s [source-error]\n"
				"pejl: %s: note: records repaired: 1, each with a warning above\n",
				path, row->says, path));
		}
		caught_end(&c);
		free(got);
	}
	arena_free(&a);
}

/* As the same line is refused, or has a cell too many, where nobody asked for repairs. */
static void
leaves_alone(void)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		const char *text = table_with(&a, rows[i].line);
		const char *path = test_file(&a, "spoilt.csv", text, strlen(text));
		char *got;
		size_t size;
		struct reading g = { .at = BEFORE + 2, .out = open_memstream(&got, &size) };
		struct csv_facts facts;
		struct diag d = { 0 };
		csv_read(path, (struct csv_options){ .delimiter = ',' }, take, &g, &facts, &d);
		fclose(g.out);
		CHECK_ROW(facts.repaired == 0 && d.warnings == 0, rows[i].line);
		CHECK_ROW(rows[i].want == NULL || strcmp(got, rows[i].want) != 0, rows[i].line);
		free(got);
	}
	arena_free(&a);
}

/* Names, a quote that takes lines along, C1 control characters, and too small a table. */
static void
repairs_files(void)
{
	static const char quote[] = "20/02/2021,ZZ-1,5.5,Ribe,\"t\",\"\n"
				    "21/02/2021,ZZ-2,5.5,Ribe,\"t\",";
	static const struct {
		const char *before, *line;
		size_t rows, at;
		const char *want;
		size_t repaired, bad;
	} files[] = {
		{ "dato,kode,,pris,navn,tekst,note\n", "x,y,z,x,\"z\",", 12, 1,
		    "dato|kode|pris|navn|tekst|note", 1, 0 },
		{ head, quote, 12, 7, "20/02/2021|ZZ-1|5.5|Ribe|t|\"", 1, 0 },
		{ head, "20/02/2021,ZZ-1,5.5,Fan\xC2\x92s \xC2\x80,\"\xC2\x81\",", 12, 7,
		    "20/02/2021|ZZ-1|5.5|Fan’s €|\xC2\x81|", 1, 0 },
		{ head, ",20/02/2021,ZZ-1,5.5,Ribe,\"t\",", 6, 7, "|20/02/2021|ZZ-1|5.5|Ribe|t|", 0,
		    0 },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(files); i++) {
		const char *text = files[i].before;
		for (size_t k = 0; k < files[i].rows; k++)
			text = arena_printf(&a, "%s%s%s%s", text, k == BEFORE ? files[i].line : "",
			    k == BEFORE ? "\n" : "", body[k]);
		char *got;
		size_t size;
		struct reading g = { .at = files[i].at, .out = open_memstream(&got, &size) };
		struct csv_facts facts;
		struct diag d = { 0 };
		csv_read(test_file(&a, "spoilt.csv", text, strlen(text)),
		    (struct csv_options){ .delimiter = ',', .repair = true }, take, &g, &facts, &d);
		fclose(g.out);
		CHECK_STR(got, files[i].want);
		CHECK_ROW(facts.repaired == files[i].repaired, files[i].want);
		CHECK_ROW(facts.bad_records == files[i].bad, files[i].want);
		free(got);
	}
	arena_free(&a);
}

void
suite_csv_repair(void)
{
	static const struct test tests[] = {
		{ "one record in a table", repairs },
		{ "nothing unless asked for", leaves_alone },
		{ "names, lines taken along, C1, small tables", repairs_files },
	};

	suite_add("csv_repair", tests, countof(tests));
}
