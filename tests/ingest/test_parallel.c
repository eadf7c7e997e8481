/*
 * Counts summed in pieces: whatever the piece and the number of threads, figures, counters and
 * messages are those of the usual reader, word for word.
 */
#include "ingest/parallel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/period.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

#define HEAD "indikator;kommune;aar;periode;koen;taeller;naevner;vaerdi\n"

/* A run, everything about it as text. */
struct ran {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct groups groups;
	FILE *each; /* of text */
	const struct diag *diag;
	char *text;
	size_t size;
};

static void
put(void *to, const struct observation *o)
{
	struct ran *r = to;

	groups_put(&r->groups, o, &r->catalogue.indicators[o->indicator]);
}

static void
print_groups(FILE *out, const struct ran *r)
{
	char period[PERIOD_SIZE];

	for (size_t i = 0; i < r->groups.n; i++) {
		const struct group *g = &r->groups.group[i];
		fprintf(out, "%s %s %d %s %.17g %.17g %zu %x\n",
		    r->catalogue.indicators[g->key.indicator].id,
		    r->catalogue.strata[g->key.stratum], g->key.area,
		    period_print(period, g->key.period), exact_value(&g->numerator),
		    exact_value(&g->denominator), g->n, g->seen);
	}
	fprintf(out, "left out %zu, the first %zu:%zu\n", r->groups.left_out,
	    r->groups.first_out.line, r->groups.first_out.field);
	for (size_t i = 0; i < r->catalogue.nindicators; i++)
		fprintf(out, "%s (%s) ", r->catalogue.indicators[i].id,
		    r->catalogue.indicators[i].unit);
	for (size_t i = 0; i < r->catalogue.nstrata; i++)
		fprintf(out, "[%s]", r->catalogue.strata[i]);
}

/* Everything about a figure. */
static void
tell(void *to, const struct observation *o)
{
	struct ran *r = to;
	char period[PERIOD_SIZE];

	fprintf(r->each,
	    "%s [%s] %d %s %c %.17g %.17g %.17g %.17g %.17g %.17g %.17g %d %s %s:%zu:%zu @%zu\n",
	    r->catalogue.indicators[o->indicator].id, r->catalogue.strata[o->stratum], o->area,
	    period_print(period, o->period), (char)o->status, o->value, o->numerator,
	    o->denominator, o->ci_low, o->ci_high, o->hidden_low, o->hidden_high, o->absent,
	    o->source->id, o->origin.file, o->origin.line, o->origin.field,
	    r->diag->byte != NULL ? *r->diag->byte : SIZE_MAX);
}

/* THREADS 0: the usual reader alone. EACH: one by one, else the sums. */
static void
run_as(struct ran *r, const char *path, const struct import_options *o, size_t threads,
    size_t piece, bool each)
{
	static const struct by by = { .part = { BY_INDICATOR, BY_AREA, BY_YEAR, BY_STRATUM },
		.n = 4,
		.has = { [BY_INDICATOR] = true,
		    [BY_AREA] = true,
		    [BY_YEAR] = true,
		    [BY_STRATUM] = true } };
	struct caught messages;
	struct import_summary s;
	enum import_code code;

	*r = (struct ran){ .text = NULL };
	FILE *out = open_memstream(&r->text, &r->size);
	small_geography(&r->geography, &r->arena);
	catalogue_init(&r->catalogue, &r->arena);
	groups_init(&r->groups, by, &r->arena);
	caught_begin(&messages);
	struct import im = { .arena = &r->arena,
		.geography = &r->geography,
		.catalogue = &r->catalogue,
		.options = o,
		.sink = each ? tell : put,
		.sink_to = r,
		.diag = &messages.diag };
	r->each = out;
	r->diag = &messages.diag;
	if (threads == 0)
		code = import_file(&im, path, &s);
	else if (each)
		code = parallel_read_cut(&im, path, &s, threads, piece);
	else
		code = parallel_sum_cut(&im, path, &s, &r->groups, threads, piece);
	groups_sort(&r->groups, &r->catalogue);
	print_groups(out, r);
	fprintf(out, "\ncode %d: %zu records, %zu observations, %zu skipped, %zu refused\n%s", code,
	    s.records, s.observations, s.skipped, s.refused, caught_text(&messages));
	caught_end(&messages);
	fclose(out);
}

static void
run(struct ran *r, const char *path, const struct import_options *o, size_t threads, size_t piece)
{
	run_as(r, path, o, threads, piece, false);
}

static void
ran_end(struct ran *r)
{
	free(r->text);
	arena_free(&r->arena);
}

/* Everything about GOT is as in WANT; else ROW and the first lines that differ are printed. */
static void
check_same(const struct ran *got, const struct ran *want, const char *row)
{
	struct arena a = { 0 };
	const char *g = got->text, *w = want->text;

	if (strcmp(g, w) != 0) {
		while (strncmp(g, w, strcspn(g, "\n") + 1) == 0) {
			g += strcspn(g, "\n") + 1;
			w += strcspn(w, "\n") + 1;
		}
		row = arena_printf(&a, "%s: got '%.*s', want '%.*s'", row, (int)strcspn(g, "\n"), g,
		    (int)strcspn(w, "\n"), w);
	}
	CHECK_ROW(strcmp(got->text, want->text) == 0, row);
	arena_free(&a);
}

static const struct import_options no_options = { 0 };
static const struct import_options no_thousands = { .thousands = '-' };
static const struct import_options utf8 = { .encoding = "utf-8" };
static const struct import_options latin = { .encoding = "windows-1252" };

/* Below HEAD 90 times FILL, so that more than a sample is there, and then TEXT, which is cut. */
static const struct {
	const char *name, *head, *fill, *text;
	size_t n; /* of text; 0: strlen */
	const struct import_options *options;
} rows[] = {
	{ "a status column", "indikator;kommune;aar;status;taeller;naevner;vaerdi\n",
	    "A;Odense;2023;A;1;10;10,00\n",
	    "A;Odense;2023;P;1;10;10,00\n"
	    "A;Vejle;2023;B;2;20;10,00\n"
	    "A;Odense;2022;;1;10;\n"
	    "A;Odense;2021;P;1;10;\n"
	    "A;Odense;2021;X;1;10;10,00\n"
	    "A;Odense;2023;P;3;10;30,00\n"
	    "A;Vejle;2023;P;3;10;30,00\n"
	    "A;Vejle;2023;B;3;10;\n"
	    "A;Odense;2023;;3;10;30,00\n",
	    0, &no_options },
	{ "plain", HEAD, "A;Odense;2023;K1;K;1;10;10,00\n",
	    "A;Odense;2023;K1;K;1;10;10,00\n"
	    "A;Odense;2023;K1;M;2;20;10,00\n"
	    "A;Odense;2023;K2;K;3;30;10,00\n"
	    "A;Odense;2023;K2;M;4;41;9,76\n"
	    "A;Vejle;2023;K1;K;5;50;10,00\n"
	    "B;Vejle;2023;K1;K;6;60;10,00\n"
	    "B;Vejle;2024;K1;M;7;70;10,00\n",
	    0, &no_options },
	{ "CRLF and no line end at the end", "indikator;kommune;aar;taeller;naevner\r\n",
	    "A;Odense;2023;1;10\r\n",
	    "A;Odense;2023;2;20\r\n"
	    "A;Vejle;2023;3;30\r\n"
	    "A;Vejle;2023;4;40",
	    0, &no_options },
	{ "quoted line breaks and delimiters", HEAD, "A;Odense;2023;K1;K;1;10;10,0\n",
	    "\"A\";\"Odense\";\"2023\";K1;\"K;\n\"\"x\"\"\n\";1;10;10,0\n"
	    "\"A\";\"Odense\";\"2023\";K1;\"K;\n\"\"x\"\"\n\";1;10;10,0\n"
	    "A;Odense;2023;K1;\"\nA;Vejle;2023;K1;K;1;1;1\n\";2;20;10,0\n"
	    "A;Odense;2023;K1;M;2;20;10,0\n"
	    "A;Odense;2023;K1;M;2;20;10,0\n",
	    0, &no_options },
	{ "all quoted", HEAD, "\"A\";\"Odense\";\"2023\";\"K1\";\"K\";\"1\";\"10\";\"10,0\"\n",
	    "\"A\";\"Odense\";\"2023\";\"K1\";\"K\";\"1\";\"10\";\"10,0\"\n"
	    "\"A\";\"Vejle\";\"2023\";\"K1\";\"K;M\";\"1\";\"10\";\"10,0\"\n",
	    0, &no_options },
	{ "a quote that is not closed", HEAD, "A;Odense;2023;K1;K;1;10;10,00\n",
	    "A;Odense;2023;K1;K;1;10;10,00\n"
	    "A;Odense;2023;K1;\"K;1;10;10,00\n"
	    "A;Odense;2023;K1;K;1;10;10,00\n"
	    "A;Odense;2023;K1;M;2;20;10,00\n",
	    0, &no_options },
	{ "a stray quote", HEAD, "A;Odense;2023;K1;K;1;10;10,00\n",
	    "A;Odense;2023;K1;K;1;10;10,00\n"
	    "A;Odense;2023;K1;\"K\"x;1;10;10,00\n"
	    "A;Odense;2023;K1;a\"b;1;10;10,00\n"
	    "A;Odense;2023;K1;K;1;10;10,00\n",
	    0, &no_options },
	{ "refused rows", HEAD, "A;Odense;2023;K1;K;1;10;10,00\n",
	    "A;Atlantis;2023;K1;K;1;10;10,00\n"
	    "A;Odense;2023;K9;K;1;10;10,00\n"
	    "A;Odense;2023;K1;K;1;0;10,00\n"
	    "A;Odense;2023;K1;K;1\n"
	    "A;Odense;2023;K1;K;1;10;10,00;x\n"
	    "A;Odense;2023;K1;K;x;10;10,00\n"
	    "A;Odense;2023;K1;K;1;10;10.50\n"
	    "A;Odense;2023;K1;K;-1;10;1,0\n"
	    ";Odense;2023;K1;K;1;10;1,0\n"
	    "A;Odense;2023;K1;K;1;10;10,00\n",
	    0, &no_options },
	{ "figures that are not there", HEAD, "A;Odense;2023;K1;K;1;10;10,0\n",
	    "A;Odense;2023;K1;K;<5;10;..\n"
	    "A;Odense;2023;K1;K;1;;10,00\n"
	    "A;Odense;2023;K1;K;1;10;\n"
	    "A;Odense;2023;K1;K;;10;\n"
	    "A;Odense;2023;K1;K;1;10;5*\n"
	    "A;Odense;2023;K1;K; 1 ;10;5\n",
	    0, &no_options },
	{ "a decimal sign that shows late", HEAD, "A;Odense;2023;K1;K;1;10;10\n",
	    "A;Odense;2023;K1;K;1;10;1.157\n"
	    "A;Odense;2023;K1;K;3;10;30,5\n"
	    "A;Odense;2023;K1;K;1;10;1.157\n"
	    "A;Odense;2023;K1;K;1.157;5.000;23,14\n"
	    "A;Odense;2023;K1;K;1;10;10.5\n",
	    0, &no_options },
	{ "no thousands", "indikator,kommune,aar,taeller,naevner,vaerdi\n",
	    "A,Odense,2023,1.5,10,15\n",
	    "A,Odense,2023,0.1,1,10\n"
	    "A,Odense,2023,0.2,1,20\n"
	    "A,Odense,2023,0.7,1,70.0\n",
	    0, &no_thousands },
	{ "areas that are not ours", HEAD, "A;Odense;2023;K1;K;1;10;10,00\n",
	    "A;Christiansø;2023;K1;K;1;10;10,00\n"
	    "A;I alt;2023;K1;K;1;10;10,00\n"
	    "A;Christiansø;2023;K1;K;1;10;10,00\n"
	    "A;;2023;K1;K;1;10;10,00\n"
	    "A;I alt;2023;K1;K;1;10;10,00\n"
	    "A;Ærø;2023;K1;K;1;10;10,00\n",
	    0, &no_options },
	{ "empty lines and empty last cells", HEAD, "A;Odense;2023;K1;K;1;10;\n",
	    "\n\nA;Odense;2023;K1;K;1;10;\n"
	    "\n\nA;Odense;2023;K1;K;2;10;\r\n"
	    "A;Odense;2023;K1;K;2;10;\n"
	    ";;;;;;;\n"
	    "A;Odense;2023;K1;K;2;10;\n",
	    0, &no_options },
	{ "an empty cell that a line end follows", "taeller;naevner;indikator;kommune;aar;koen\n",
	    "1;10;A;Odense;2023;K\n",
	    "1;10;A;Odense;2023;\n"
	    "1;10;A;Odense;2023;\n"
	    "1;10;A;Odense;2023;\r\n"
	    "1;10;A;Odense;2023;M\n",
	    0, &no_options },
	{ "the stratum that is everyone", HEAD, "A;Odense;2023;;Alle;1;10;10,00\n",
	    "A;Odense;2023;AAR;;1;10;10,00\n"
	    "A;Odense;2023;;K;1;10;10,00\n"
	    "A;Region Syddanmark;2023;;Alle;1;10;10,00\n",
	    0, &no_options },
	{ "old Macintosh line ends", "indikator;kommune;aar;taeller;naevner\r",
	    "A;Odense;2023;1;10\r",
	    "A;Odense;2023;2;20\n"
	    "A;Odense;2023;2;20\r"
	    "A;Vejle;2023;3;30\n"
	    "A;Vejle;2023;3;30\n",
	    0, &no_options },
	{ "windows-1252", "indikator;kommune;aar;k\xF8n;taeller;naevner\n",
	    "A;\xC6r\xF8;2023;M\xE6nd;1;10\n",
	    "A;\xC6r\xF8;2023;M\xE6nd;2;20\n"
	    "B\xE5;\xC5rhus;2023;M\xE6nd;2;20\n",
	    0, &latin },
	{ "windows-1252 that shows late", "indikator;kommune;aar;taeller;naevner\n",
	    "A;Odense;2023;1;10\n",
	    "A;\xC6r\xF8;2023;1;10\n"
	    "A;\xC6r\xF8;2023;1;10\n"
	    "A;\xC5rhus;2023;2;20\n",
	    0, &no_options },
	{ "bytes that are no UTF-8", HEAD, "A;Ærø;2023;K1;K;1;10;10,00\n",
	    "A;Ærø;2023;K1;\xC6;1;10;10,00\n"
	    "A;Ærø;2023;K1;K;1;10;10,00\n"
	    "A;Ærø;2023;K1;Ø\xFF;1;10;10,00\n"
	    "A;Ærø;2023;K1;Ø\xC3;1;10;10,00\n",
	    0, &utf8 },
	{ "the number of a person", HEAD, "A;Odense;2023;K1;K;1;10;10,00\n",
	    "A;Odense;2023;K1;010190-1234;1;10;10,00\n"
	    "A;Odense;2023;K1;K;1;10;10,00\n",
	    0, &no_options },
	{ "the number of a person in a column that is left out",
	    "indikator;kommune;aar;taeller;naevner;vaerdi;file\n", "A;Odense;2023;1;10;10;a\n",
	    "A;Odense;2023;1;10;10;b\n"
	    "A;Odense;2023;1;10;10;0101901234\n"
	    "A;Odense;2023;1;10;10;c\n",
	    0, &no_options },
	{ "one column a period", "kommune;2021;2022;2023\n", "Odense;1;2;3\n",
	    "Vejle;4;5;6\n"
	    "Aarhus;7;8;9\n",
	    0, &no_options },
	{ "no rows", HEAD, "", "", 0, &no_options },
	{ "nothing known", "a;b\n", "1;2\n", "3;4\n", 0, &no_options },
	{ "empty", "", "", "", 0, &no_options },
	{ "a NUL", "indikator;kommune;aar;taeller;naevner\n", "A;Odense;2023;1;10\n",
	    "A;Odense;2023;1;10\nA;Odense;20\0"
	    "23;1;10\nA;Odense;2023;1;10\n",
	    58, &no_options },
};

/* Row I of the table as a file; *N bytes of it are the text. */
static const char *
file_of(struct arena *a, size_t i, size_t *n)
{
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	*n = rows[i].n != 0 ? rows[i].n : strlen(rows[i].text);
	fputs(rows[i].head, out);
	for (size_t k = 0; k < 90; k++)
		fputs(rows[i].fill, out);
	fwrite(rows[i].text, 1, *n, out);
	fclose(out);
	const char *path = test_file(a, "parallel.csv", text, size);
	free(text);
	return path;
}

static void
no_cut_shows(void)
{
	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct ran want, got;
		size_t n;
		const char *path = file_of(&a, i, &n);

		run(&want, path, rows[i].options, 0, 0);
		for (size_t piece = 1; piece <= n + 1; piece++)
			for (size_t threads = 1; threads <= 2; threads++) {
				run(&got, path, rows[i].options, threads, piece);
				check_same(&got, &want,
				    arena_printf(&a, "%s: %zu bytes, %zu threads", rows[i].name,
					piece, threads));
				ran_end(&got);
			}
		ran_end(&want);
		arena_free(&a);
	}
}

/* Enough rows for many pieces of many keys, with something odd here and there. */
static const char *
big_file(struct arena *a)
{
	static const char *const odd[] = { "C;Odense;2023;K1;K;<5;10;\n",
		"A;Atlantis;2023;K1;K;1;10;10,00\n", "\n", "A;Odense;2023;K1;\"K\nM\";1;10;10,00\n",
		"A;Christiansø;2023;K1;K;1;10;10,00\n", "A;Odense;2023;K1;K;1;10\n" };
	static const char *const areas[] = { "Odense", "Vejle", "Ærø", "Aarhus", "Middelfart" };
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	fputs(HEAD, out);
	for (int i = 0; i < 20000; i++) {
		if (i % 1777 == 1776)
			fputs(odd[i / 1777 % 6], out);
		fprintf(out, "I%d;%s;%d;K%d;%s;%d;%d;%d,5\n", i % 50, areas[i / 50 % 5],
		    1950 + i / 250 % 70, i % 4 + 1, i % 3 != 0 ? "K" : "M", i % 7, i % 90 + 7,
		    i % 80);
	}
	fclose(out);
	const char *path = test_file(a, "big.csv", text, size);
	free(text);
	return path;
}

static void
many_pieces_are_one_file(void)
{
	static const size_t pieces[] = { 777, 4096, 65536, PARALLEL_PIECE };
	struct arena a = { 0 };
	struct ran want, got;
	const char *path = big_file(&a);

	run(&want, path, &no_options, 0, 0);
	CU_ASSERT(strstr(want.text, "20009 records") != NULL);
	for (size_t i = 0; i < countof(pieces); i++)
		for (size_t threads = 1; threads <= 4; threads++) {
			run(&got, path, &no_options, threads, pieces[i]);
			check_same(&got, &want,
			    arena_printf(&a, "%zu bytes, %zu threads", pieces[i], threads));
			ran_end(&got);
		}
	ran_end(&want);
	arena_free(&a);
}

/* One by one: each figure, its status, line, field and byte, in the order of the file. */
static void
each_as_usual(void)
{
	static const size_t pieces[] = { 1, 7, 40, 333, 4096, 65536 };
	struct arena a = { 0 };
	struct ran want, got;

	for (size_t i = 0; i <= countof(rows); i++) {
		size_t n;
		const char *path = i < countof(rows) ? file_of(&a, i, &n) : big_file(&a);
		const struct import_options *o = i < countof(rows) ? rows[i].options : &no_options;
		run_as(&want, path, o, 0, 0, true);
		for (size_t k = i < countof(rows) ? 0 : 3; k < countof(pieces); k++)
			for (size_t threads = 1; threads <= 2; threads++) {
				run_as(&got, path, o, threads, pieces[k], true);
				check_same(&got, &want,
				    arena_printf(&a, "%s: %zu bytes, %zu threads",
					i < countof(rows) ? rows[i].name : "big", pieces[k],
					threads));
				ran_end(&got);
			}
		ran_end(&want);
	}
	arena_free(&a);
}

static void
a_folder_is_no_file(void)
{
	struct ran want, got;

	run(&want, "tests", &no_options, 0, 0);
	run(&got, "tests", &no_options, 2, 100);
	check_same(&got, &want, "a folder");
	ran_end(&want);
	ran_end(&got);
}

static const struct test tests[] = {
	{ "no cut shows", no_cut_shows },
	{ "many pieces are one file", many_pieces_are_one_file },
	{ "each figure is as the usual reader gives it", each_as_usual },
	{ "a folder is no file", a_folder_is_no_file },
};

void
suite_parallel(void)
{
	suite_add("parallel", tests, countof(tests));
}
