#include "ingest/sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/targets.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

/* One load after the indicators rygning_daglig and arb_som. */
struct loaded {
	struct arena arena;
	struct catalogue c;
	struct sources s;
	bool ok;
	size_t errors;
	char *text;
	const char *path;
};

static void
load_path(struct loaded *l, const char *path)
{
	static const char *const ids[] = { "genindl_som", "genindl_psyk", "faerdigbeh_som",
		"faerdigbeh_psyk", "arb_som", "arb_psyk", "rygning_daglig" };
	struct caught m;

	*l = (struct loaded){ .ok = false };
	l->path = arena_strdup(&l->arena, path);
	caught_begin(&m);
	catalogue_init(&l->c, &l->arena);
	for (size_t i = 0; i < countof(ids); i++)
		catalogue_add(&l->c, (struct indicator){ .id = ids[i], .configured = true });
	l->ok = sources_load(&l->s, path, &l->c, &l->arena, &m.diag);
	l->errors = m.diag.errors;
	l->text = arena_strdup(&l->arena, caught_text(&m));
	caught_end(&m);
}

static void
load_text(struct loaded *l, const char *text)
{
	struct arena a = { 0 };

	load_path(l, test_file(&a, "sources.conf", text, strlen(text)));
	arena_free(&a);
}

static const struct source_rule *
find_source(const struct loaded *l, const char *id)
{
	for (size_t i = 0; i < l->s.n; i++)
		if (strcmp(l->s.rules[i].source.id, id) == 0)
			return &l->s.rules[i];
	return NULL;
}

/* ---- the shipped file ------------------------------------------------------ */

static void
ships_sources(void)
{
	static const struct {
		const char *id;
		char delimiter, decimal, thousands;
		bool fictional;
		int extracted;
		size_t ncolumns, nmatches;
	} rows[] = {
		{ "sundhedsprofilen", ';', ',', '-', false, 0, 5, 1 },
		{ "eksempel", ';', ',', '-', true, 20241101, 7, 6 },
		{ "dst_statbank", ';', 0, '-', false, 0, 6, 0 },
		{ "dst_bulk", ';', 0, '-', false, 0, 3, 0 },
		{ "dst_klassifikation", ';', 0, 0, false, 0, 10, 0 },
		{ "noegletal", ';', ',', '.', false, 0, 1, 0 },
		{ "ssi", ';', ',', '.', false, 0, 6, 0 },
		{ "ssi_kommuner_dag", ';', 0, 0, false, 0, 2, 0 },
		{ "ssi_alder_koen", ';', ',', '.', false, 0, 1, 0 },
		{ "ssi_alder", ';', ',', '.', false, 0, 4, 0 },
		{ "ssi_test_2020", ';', ',', '.', false, 0, 4, 0 },
		{ "ssi_test", ';', ',', '.', false, 0, 7, 0 },
		{ "ssi_nyindlagte", ';', ',', '.', false, 0, 3, 0 },
		{ "ssi_doede_uge", ';', 0, 0, false, 0, 1, 0 },
		{ "ssi_gennembrud", ';', ',', 0, false, 0, 0, 0 },
		{ "ssi_tendens", ';', ',', 0, false, 0, 4, 0 },
		{ "ssi_tendens_alder", ';', ',', 0, false, 0, 4, 0 },
		{ "ssi_dash_tilfaelde", ';', 0, 0, false, 0, 0, 0 },
		{ "ssi_dash_kort", ';', ',', 0, false, 0, 4, 0 },
		{ "ssi_dash_alder", ';', 0, 0, false, 0, 4, 0 },
		{ "ssi_dash_indlaeggelser", ';', 0, 0, false, 0, 2, 0 },
		{ "ssi_dash_region", ';', ',', 0, false, 0, 1, 0 },
		{ "jobindsats", 0, 0, 0, false, 0, 0, 0 },
		{ "esundhed", 0, 0, 0, false, 0, 0, 0 },
		{ "boernedatabasen", 0, 0, 0, false, 0, 0, 0 },
	};
	struct loaded l;

	load_path(&l, "sources.conf");
	CHECK_STR(l.text, "");
	CU_ASSERT_FATAL(l.ok && l.s.n == countof(rows));
	for (size_t i = 0; i < countof(rows); i++) {
		const struct source_rule *r = &l.s.rules[i];
		const char *row = rows[i].id;
		CHECK_STR(r->source.id, row);
		CHECK_ROW(r->delimiter == rows[i].delimiter && r->decimal == rows[i].decimal, row);
		CHECK_ROW(r->thousands == rows[i].thousands, row);
		CHECK_ROW(r->source.fictional == rows[i].fictional, row);
		CHECK_ROW(r->source.extracted == rows[i].extracted, row);
		CHECK_ROW(r->ncolumns == rows[i].ncolumns && r->nmatches == rows[i].nmatches, row);
		CHECK_ROW(r->source.publisher[0] != '\0', row);
	}
	arena_free(&l.arena);
}

static void
ships_marks(void)
{
	static const struct {
		const char *id, *text;
		enum mark_meaning meaning;
	} rows[] = {
		{ "eksempel", "<5", MARK_SUPPRESSED },
		{ "dst_statbank", "..", MARK_MISSING },
		{ "noegletal", "M", MARK_MISSING },
		{ "noegletal", "U", MARK_NOT_APPLICABLE },
		{ "noegletal", "-", MARK_ZERO },
		{ "noegletal", "JA", MARK_NO_FIGURE },
		{ "noegletal", "NEJ", MARK_NO_FIGURE },
		{ "dst_bulk", "..", MARK_MISSING },
		{ "ssi_doede_uge", "NA", MARK_MISSING },
		{ "ssi", "<10", MARK_SUPPRESSED },
	};
	struct loaded l;
	size_t n = 0;

	load_path(&l, "sources.conf");
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < l.s.n; i++)
		n += l.s.rules[i].nmarks;
	CU_ASSERT_EQUAL(n, countof(rows));
	for (size_t i = 0; i < countof(rows); i++) {
		const struct source_rule *r = find_source(&l, rows[i].id);
		bool found = false;
		for (size_t k = 0; k < r->nmarks; k++)
			found |= strcmp(r->marks[k].text, rows[i].text) == 0
			    && r->marks[k].meaning == rows[i].meaning;
		CHECK_ROW(found, rows[i].text);
	}
	arena_free(&l.arena);
}

static void
ships_matches(void)
{
	static const struct {
		const char *source, *name, *id;
	} rows[] = {
		{ "sundhedsprofilen", "Andel der ryger dagligt (16+)", "rygning_daglig" },
		{ "eksempel", "Akutte genindlæggelser inden for 30 dage, somatik", "genindl_som" },
		{ "eksempel", "Akutte genindlæggelser inden for 30 dage, psykiatri",
		    "genindl_psyk" },
		{ "eksempel", "Færdigbehandlingsdage, somatik", "faerdigbeh_som" },
		{ "eksempel", "Færdigbehandlingsdage, psykiatri", "faerdigbeh_psyk" },
		{ "eksempel", "Fastholdelse på arbejdsmarkedet, somatisk syge", "arb_som" },
		{ "eksempel", "Fastholdelse på arbejdsmarkedet, psykisk syge", "arb_psyk" },
	};
	struct loaded l;

	load_path(&l, "sources.conf");
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < countof(rows); i++) {
		const struct source_rule *r = find_source(&l, rows[i].source);
		bool found = false;
		for (size_t k = 0; k < r->nmatches; k++)
			found |= strcmp(r->matches[k].name, rows[i].name) == 0
			    && r->matches[k].stratum == NULL
			    && r->matches[k].indicator == catalogue_find(&l.c, rows[i].id);
		CHECK_ROW(found, rows[i].name);
	}
	arena_free(&l.arena);
}

/* The first line of a file that lies with the shared data, as its columns; 0 if it is not there. */
static size_t
read_heads(struct arena *a, const char *name, const char **heads, size_t max)
{
	const char *shared = getenv("PEJL_SHARED");
	const char *path =
	    arena_printf(a, "%s/data/real/%s", shared != NULL ? shared : "../shared", name);
	FILE *f = fopen(path, "rb");
	char line[8192];
	size_t n = 0;

	if (f == NULL)
		return 0;
	/* noegletal.dk puts two lines above the header. */
	for (int skip = strncmp(name, "im_", 3) == 0 ? 2 : 0; skip >= 0; skip--)
		if (fgets(line, sizeof line, f) == NULL)
			line[0] = '\0';
	fclose(f);
	char *s = arena_strdup(a, strncmp(line, "\xEF\xBB\xBF", 3) == 0 ? line + 3 : line);
	s[strcspn(s, "\r\n")] = '\0';
	for (; n < max; s++) {
		size_t k = strcspn(s, ";");
		heads[n++] = arena_strndup(a, s, k);
		s += k;
		if (*s == '\0')
			break;
	}
	return n;
}

static void
recognises_real_files(void)
{
	static const struct {
		const char *file, *id; /* NULL: no section */
	} rows[] = {
		{ "dst_FOLK1AM_kommuner_2021M10-2024M04.csv", "dst_statbank" },
		{ "dst_FOLK1A_kommuner_2020K1_civilstand.csv", "dst_statbank" },
		{ "dst_FOLK1A_landet_kvartal_bom_crlf.csv", "dst_statbank" },
		{ "dst_en_FOLK1A_2021Q2_age_sex.csv", "dst_statbank" },
		{ "im_noegletal_98kommuner_2013-2019.csv", "noegletal" },
		{ "ssi_2020-05-08_Municipality_test_pos.csv", "ssi" },
		{ "ssi_Municipality_test_pos.csv", "ssi" },
		{ "ssi_Municipality_cases_time_series.csv", "ssi_kommuner_dag" },
		{ "dst_komgrp_klassifikation_bom.csv", "dst_klassifikation" },
		{ "transskription_sundhedsprofil_2010-2025.csv", "sundhedsprofilen" },
	};
	struct loaded l;

	load_path(&l, "sources.conf");
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < countof(rows); i++) {
		const char *heads[256];
		size_t n = read_heads(&l.arena, rows[i].file, heads, countof(heads));
		if (n == 0) {
			test_skip(rows[i].file, "not here");
			continue;
		}
		const struct source_rule *r = sources_recognise(&l.s, rows[i].file, heads, n);
		CHECK_STR(r != NULL ? r->source.id : NULL, rows[i].id);
	}
	arena_free(&l.arena);
}

static void
recognises_shipped_files(void)
{
	static const char *const profile[] = { "kommunekode", "kommune", "indikator", "aar",
		"andel_pct" };
	static const char *const example[] = { "kommunekode", "kommune", "indikator", "aar",
		"taeller", "naevner", "vaerdi" };
	struct loaded l;

	load_path(&l, "sources.conf");
	CU_ASSERT_FATAL(l.ok);
	CU_ASSERT_PTR_EQUAL(
	    sources_recognise(&l.s, "data/sundhedsprofil.csv", profile, countof(profile)),
	    find_source(&l, "sundhedsprofilen"));
	CU_ASSERT_PTR_EQUAL(sources_recognise(&l.s, "data/eksempel/eksempel_genindlaeggelser.csv",
				example, countof(example)),
	    find_source(&l, "eksempel"));
	CU_ASSERT_PTR_NULL(sources_recognise(&l.s, "eksempel_x.csv", profile, countof(profile)));
	CU_ASSERT_PTR_NULL(
	    sources_recognise(&l.s, "data/eksempel_/x.csv", example, countof(example)));
	arena_free(&l.arena);
}

/* ---- what is understood ------------------------------------------------------ */

static void
takes_the_most_specific(void)
{
	static const char text[] =
	    "source a { publisher = P file = \"*.csv\" }\n"
	    "source b { publisher = P header = { \"Område\", TID } }\n"
	    "source c { publisher = P header = { TID, Tal } }\n"
	    "source d { publisher = P file = \"x*\" header = { TID, Tal } }\n"
	    "source e { publisher = P }\n";
	static const struct {
		const char *path, *heads[3], *id;
	} rows[] = {
		{ "u/y.csv", { "q" }, "a" },
		{ "u.csv/y", { "q" }, NULL },
		{ "y", { "OMRÅDE", "tid" }, "b" },
		{ "y.csv", { "omraade", "T.I.D", "z" }, "b" },
		{ "y.csv", { "TID", "Område", "Tal" }, "b" }, /* b and c state as much */
		{ "y.csv", { "TID", "Tal" }, "c" },
		{ "a/x.csv", { "TID", "Tal" }, "d" },
		{ "y", { "TID" }, NULL },
	};
	struct loaded l;

	load_text(&l, text);
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < countof(rows); i++) {
		size_t n = 0;
		while (n < countof(rows[i].heads) && rows[i].heads[n] != NULL)
			n++;
		const struct source_rule *r =
		    sources_recognise(&l.s, rows[i].path, rows[i].heads, n);
		CHECK_STR(r != NULL ? r->source.id : NULL, rows[i].id);
	}
	arena_free(&l.arena);
}

static void
reads_every_key(void)
{
	static const char text[] =
	    "\nsource a-1 {\n publisher = P title = T url = \"http://u/\" file = \"f?.csv\"\n"
	    " header = { one, \"two; 2\" } encoding = windows-1252 delimiter = tab\n"
	    " decimal = \".\" thousands = space indicator = I unit = U period = 2023K1\n"
	    " extracted = 2024-11-01 fictional = true note = N\n"
	    " column \"\" { role = area_name } column S { role = stratum }\n"
	    " mark \"\" { means = missing } mark \"0-4\" { means = suppressed }\n"
	    " match F { indicator = arb_som stratum = s } match F { indicator = arb_psyk }\n}\n"
	    "source b { publisher = Q }\n";
	struct loaded l;

	load_text(&l, text);
	CHECK_STR(l.text, "");
	CU_ASSERT_FATAL(l.ok && l.s.n == 2);
	const struct source_rule *r = &l.s.rules[0];
	CHECK_STR(r->source.id, "a-1");
	CHECK_STR(r->source.publisher, "P");
	CHECK_STR(r->source.title, "T");
	CHECK_STR(r->source.url, "http://u/");
	CHECK_STR(r->source.note, "N");
	CHECK_STR(r->file, "f?.csv");
	CHECK_STR(r->encoding, "windows-1252");
	CHECK_STR(r->indicator, "I");
	CHECK_STR(r->unit, "U");
	CHECK_STR(r->period, "2023K1");
	CU_ASSERT(r->delimiter == '\t' && r->decimal == '.' && r->thousands == ' ');
	CU_ASSERT(r->source.extracted == 20241101 && r->source.fictional && r->origin.line == 2);
	CU_ASSERT_FATAL(r->nheads == 2 && r->ncolumns == 2 && r->nmarks == 2 && r->nmatches == 2);
	CHECK_STR(r->heads[1], "two; 2");
	CHECK_STR(r->columns[0].header, "");
	CU_ASSERT(r->columns[0].role == ROLE_AREA_NAME && r->columns[1].role == ROLE_STRATUM);
	CHECK_STR(r->marks[1].text, "0-4");
	CU_ASSERT_EQUAL(r->marks[1].meaning, MARK_SUPPRESSED);
	CHECK_STR(r->matches[0].stratum, "s");
	CU_ASSERT_PTR_NULL(r->matches[1].stratum);
	CU_ASSERT_EQUAL(r->matches[1].indicator, catalogue_find(&l.c, "arb_psyk"));
	const struct source_rule *bare = &l.s.rules[1];
	CU_ASSERT(bare->delimiter == 0 && bare->decimal == 0 && bare->thousands == 0);
	CU_ASSERT(!bare->source.fictional && bare->source.extracted == 0 && bare->nheads == 0);
	CHECK_STR(bare->encoding, "");
	arena_free(&l.arena);
}

/* What holds for a whole file, and what the publisher says of its figures. */
static void
reads_what_no_column_says(void)
{
	static const char text[] =
	    "source a { publisher = P file = \"a*\" period_in_name = week year = 2020 area = "
	    "\"0\"\n"
	    " columns = { area_code, \"Nye tilfælde\" } outside = { \"011\", Ude } pair = second\n"
	    " fill_down = true footer = \"Noter:\" absent = zero suppressed_below = 5\n"
	    " lag_months = 0 population = \"16 år og derover\"\n"
	    " column x { role = value unit = \"pr. 1000\" } mark JA { means = no_figure } }\n"
	    "source b { publisher = P }\n";
	static const struct {
		const char *text, *want;
	} faults[] = {
		{ "period = 2020 period_in_name = day", "'period' states the period already" },
		{ "year = 99", "'99' is no whole number from 1900 to 2100" },
		{ "suppressed_below = 1", "'1' is no whole number from 2 to 100" },
		{ "lag_months = 61", "'61' is no whole number from 0 to 60" },
		{ "pair = \"value,value\"",
		    "'value,value' is no value of 'pair': write first, second, or two roles as "
		    "\"numerator,value\"" },
		{ "absent = maybe", "'maybe' is no value of 'absent': write zero or missing" },
		{ "pair = third",
		    "'third' is no value of 'pair': write first, second, or two roles as "
		    "\"numerator,value\"" },
		{ "period_in_name = span",
		    "'span' is no value of 'period_in_name': write year, quarter, month, week or "
		    "day" },
	};
	struct loaded l;

	load_text(&l, text);
	CHECK_STR(l.text, "");
	CU_ASSERT_FATAL(l.ok && l.s.n == 2);
	const struct source_rule *a = &l.s.rules[0], *b = &l.s.rules[1];
	CHECK_STR(a->period_in_name, "week");
	CHECK_STR(a->area, "0");
	CHECK_STR(a->footer, "Noter:");
	CHECK_STR(a->population, "16 år og derover");
	CHECK_STR(a->columns[0].unit, "pr. 1000");
	CU_ASSERT_FATAL(a->nnames == 2 && a->noutside == 2);
	CHECK_STR(a->names[1], "Nye tilfælde");
	CHECK_STR(a->outside[1], "Ude");
	CU_ASSERT(a->year == 2020 && a->pair.take == PAIR_SECOND && a->fill_down);
	CU_ASSERT(a->source.absent_zero && a->absent == ABSENT_ZERO && a->suppressed_below == 5
	    && a->lag_months == 0);
	CU_ASSERT_EQUAL(a->marks[0].meaning, MARK_NO_FIGURE);
	CU_ASSERT(b->year == 0 && b->pair.take == PAIR_REFUSED && !b->fill_down && b->nnames == 0);
	CU_ASSERT(!b->source.absent_zero && b->absent == ABSENT_UNKNOWN && b->suppressed_below == 0
	    && b->lag_months == -1);
	CU_ASSERT(sources_without_header(&l.s, "d/a1.csv", 2) == a);
	CU_ASSERT_PTR_NULL(sources_without_header(&l.s, "d/a1.csv", 3));
	CU_ASSERT_PTR_NULL(sources_without_header(&l.s, "d/b1.csv", 2));
	arena_free(&l.arena);
	for (size_t i = 0; i < countof(faults); i++) {
		struct arena scratch = { 0 };
		load_text(&l,
		    arena_printf(&scratch, "source a { publisher = P\n%s\n}\n", faults[i].text));
		CHECK_ROW(!l.ok && strstr(l.text, faults[i].want) != NULL, faults[i].text);
		arena_free(&scratch);
		arena_free(&l.arena);
	}
}

/* The manual's example, between .Bd and .Ed after EXAMPLES, is read without a word. */
static void
reads_the_manual(void)
{
	char page[1 << 15];
	FILE *f = fopen("doc/sources.conf.5", "rb");
	struct loaded l;

	CU_ASSERT_FATAL(f != NULL);
	page[fread(page, 1, sizeof page - 1, f)] = '\0';
	fclose(f);
	char *begin = strstr(strstr(strstr(page, ".Sh EXAMPLES"), ".Bd"), "\n");
	*strstr(begin, ".Ed") = '\0';
	load_text(&l, begin);
	CHECK_STR(l.text, "");
	CU_ASSERT(l.ok && l.s.n == 1 && l.s.rules[0].nmatches == 1);
	arena_free(&l.arena);
}

/* The shipped sections name indicators that another agreement's targets.conf need not have. */
static void
leaves_unknown_indicators(void)
{
	struct loaded l;

	load_text(&l,
	    "source a { publisher = P\n match x { indicator = arb_somm }\n match y { indicator = "
	    "arb_som } }");
	CU_ASSERT_TRUE_FATAL(l.ok);
	CU_ASSERT_EQUAL(l.s.rules[0].nmatches, 1);
	CHECK_STR(l.s.rules[0].matches[0].name, "y");
	CHECK_STR(l.text, "");
	struct caught m;
	caught_begin(&m);
	sources_warn_unknown(&l.s.rules[0], &m.diag);
	CHECK_STR(caught_text(&m),
	    arena_printf(&l.arena,
		"pejl: %s:2: warning: targets.conf has no indicator 'arb_somm': figures keep the "
		"publisher's name\n",
		l.path));
	caught_end(&m);
	arena_free(&l.arena);
}

/* ---- what is refused --------------------------------------------------------- */

static void
refuses(void)
{
	static const struct {
		const char *text;
		struct {
			unsigned line;
			const char *text;
		} want[4];
	} rows[] = {
		{ "source a {\n\n publisher = P\n column X { rolle = value }\n}",
		    { { 4, "no such option 'rolle' in column 'X'; it takes role, unit" } } },
		{ "source a {\n}\n", { { 1, "source 'a' has no 'publisher'" } } },
		{ "source A { publisher = P }\n\nsource b { publisher = P }\nsource b { publisher "
		  "= P }",
		    { { 1,
			  "'A' is no id: a-z, 0-9, _ and -, beginning with a letter or digit, at "
			  "most 64" },
			{ 4, "source 'b' is there already, in line 3" } } },
		{ "source a { publisher = P\n column X { role = vaerdi }\n mark x { means = hidden "
		  "} }",
		    { { 2,
			  "'vaerdi' is no value of 'role': write ignored, area_code, area_name, "
			  "period, "
			  "indicator, "
			  "stratum, value, numerator, denominator, ci_low, ci_high or status" },
			{ 3,
			    "'hidden' is no value of 'means': write missing, suppressed, zero, "
			    "not_applicable or no_figure" } } },
		{ "source a { publisher = P\n match y { } }",
		    { { 2, "match 'y' has no 'indicator'" } } },
		{ "source a { publisher = P\n match x { indicator = arb_som }\n match x { "
		  "indicator = "
		  "arb_psyk } match x { indicator = arb_som stratum = s } }",
		    { { 3, "match 'x' is there already, in line 2" } } },
		{ "source a { publisher = P mark x { means = zero }\n mark x { means = missing } }",
		    { { 2, "mark 'x' is there already, in line 1" } } },
		{ "source a { publisher = P decimal = \",\"\n thousands = \",\" }",
		    { { 2, "',' is no value of 'thousands': write ., space or none" } } },
		{ "source a { publisher = P decimal = \".\"\n thousands = \".\" }",
		    { { 2, "'thousands' and 'decimal' are the same" } } },
		{ "source a { publisher = P encoding = latin1\n delimiter = \":\"\n fictional = "
		  "yes\n "
		  "extracted = 01-11-2024 }",
		    { { 4,
			  "'01-11-2024' is no date of the years 1900-2100, written as 2019-07-01" },
			{ 3, "'yes' is no value of 'fictional': write false or true" },
			{ 1,
			    "'latin1' is no value of 'encoding': write utf-8, windows-1252, "
			    "iso-8859-1, iso-8859-15, cp850, cp865, macroman, utf-16le or "
			    "utf-16be" },
			{ 2, "':' is no value of 'delimiter': write ;, ,, | or tab" } } },
		{ "source a { publisher = P\n period = 2023K5\n file = \"data/x.csv\" }",
		    { { 3, "'file' is compared with the file's name alone, without folders" },
			{ 2, "'2023K5' is no period, as 2023, 2023K1 or 2023M01" } } },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct loaded l;
		load_text(&l, rows[i].text);
		const char *want = "";
		for (size_t k = 0; k < countof(rows[i].want) && rows[i].want[k].line != 0; k++)
			want = arena_printf(&l.arena, "%spejl: %s:%u: error: %s\n", want, l.path,
			    rows[i].want[k].line, rows[i].want[k].text);
		CHECK_ROW(!l.ok && l.s.rules == NULL && l.errors > 0, rows[i].text);
		CHECK_STR(l.text, want);
		arena_free(&l.arena);
	}
}

void
suite_sources(void)
{
	static const struct test tests[] = {
		{ "the shipped sections", ships_sources },
		{ "the shipped marks", ships_marks },
		{ "the shipped matches", ships_matches },
		{ "real files are recognised", recognises_real_files },
		{ "shipped files are recognised", recognises_shipped_files },
		{ "the most specific section is taken", takes_the_most_specific },
		{ "every key is read", reads_every_key },
		{ "what no column says", reads_what_no_column_says },
		{ "the manual's example", reads_the_manual },
		{ "an unknown indicator is left out", leaves_unknown_indicators },
		{ "faults", refuses },
	};

	suite_add("sources.conf", tests, countof(tests));
}
