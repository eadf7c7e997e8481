#include "report/xlsx.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/report/suites.h"
#include "tests/report/unpack.h"

static const struct interval none = { STAT_BAD_INPUT, NAN, NAN };

/* The workbook of one målsætning called NAME with the figure 14.8; *SIZE bytes in A. */
static const char *
workbook(const char *name, size_t *size, struct arena *a)
{
	struct catalogue c;
	catalogue_init(&c, a);
	c.agreement =
	    (struct agreement){ "Aftalen", 1083, 20190701, 20231231, "", "Følgegruppen for" };
	const struct indicator i = {
		.id = "x", .name = name, .group = "", .unit = "%", .stratum = ""
	};
	const struct area area = { .code = 1083, .kind = AREA_REGION, .name = "Region Syddanmark" };
	const struct observation o = { .area = 1083,
		.period = { .kind = PERIOD_YEAR, .year = 2021 },
		.status = OBS_NORMAL,
		.value = 14.8,
		.numerator = NAN,
		.denominator = NAN };
	const struct assessment as = {
		.series = { .indicator = &i, .area = &area, .stratum = "", .n = 1, .obs = &o },
		.limits = &none,
		.latest = { .obs = &o, .value = 14.8, .ci = none, .gap = NAN },
		.verdict = VERDICT_NOT_COMPARABLE,
		.trend = { .slope = NAN, .p = NAN },
		.outlook = { .value = NAN, .probability_met = NAN }
	};
	const struct section s = { .region = &as };
	const struct status_input in = { .catalogue = &c,
		.sections = &s,
		.nsections = 1,
		.as_of = 20231231,
		.version = "0.1.0" };
	struct diag d = { .out = stderr };
	char *text = NULL;
	FILE *f = open_memstream(&text, size);

	CU_ASSERT_TRUE(xlsx_write(&in, f, a, &d));
	fclose(f);
	char *copy = arena_alloc(a, *size + 1);
	memcpy(copy, text, *size);
	free(text);
	return copy;
}

/* Whatever a name holds, the part that has it holds only what XML can. */
static void
names_are_text(void)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
		{ "=1+1", ">=1+1<" },
		{ "<f>a</f> & ]]>", ">&lt;f&gt;a&lt;/f&gt; &amp; ]]&gt;<" },
		{ "a\x1b]0;b", ">a ]0;b<" },
		{ "a\xE2\x80\xAE"
		  "b",
		    ">a b<" },
		{ "a\xFF"
		  "b",
		    ">a\xEF\xBF\xBD"
		    "b<" },
		{ "a\xEF\xBF\xBE"
		  "b",
		    ">a b<" },
		{ "Ærø", ">Ærø<" },
	};

	for (size_t k = 0; k < countof(rows); k++) {
		struct arena a = { 0 };
		size_t size = 0;
		const char *book = workbook(rows[k].name, &size, &a);
		const char *words = unpack(book, size, "xl/sharedStrings.xml", NULL, &a);
		CHECK_ROW(words != NULL && strstr(words, rows[k].want) != NULL, rows[k].name);
		const char *sheet = unpack(book, size, "xl/worksheets/sheet1.xml", NULL, &a);
		CHECK_ROW(sheet != NULL && strstr(sheet, "<f>") == NULL
			&& strstr(sheet, "<v>14.8</v>") != NULL,
		    rows[k].name);
		arena_free(&a);
	}
}

/* A name of a million letters fills a cell and no more; the same twice is the same bytes. */
static void
long_and_repeated(void)
{
	struct arena a = { 0 };
	size_t size = 0, again = 0, n = 1000000;
	char *name = arena_alloc(&a, n + 1);

	memset(name, 'x', n);
	const char *book = workbook(name, &size, &a);
	const char *words = unpack(book, size, "xl/sharedStrings.xml", NULL, &a);
	CU_ASSERT_PTR_NOT_NULL_FATAL(words);
	const char *first = strstr(words, "xxx");
	CU_ASSERT_PTR_NOT_NULL_FATAL(first);
	CU_ASSERT_EQUAL(strspn(first, "x"), 32767);
	const char *same = workbook(name, &again, &a);
	CU_ASSERT_TRUE(size == again && memcmp(book, same, size) == 0);
	arena_free(&a);
}

/* However many sources the figures have, each is named, once. */
static void
names_all_sources(void)
{
	enum { N = 70 };
	struct arena a = { 0 };
	struct catalogue c;
	struct source sources[N];
	struct observation obs[2 * N];
	struct interval limits[2 * N];
	const struct indicator i = {
		.id = "x", .name = "x", .group = "", .unit = "%", .stratum = ""
	};
	const struct area area = { .code = 1083, .kind = AREA_REGION, .name = "Region Syddanmark" };
	struct diag d = { .out = stderr };
	char *text = NULL;
	size_t size = 0;
	FILE *f = open_memstream(&text, &size);

	catalogue_init(&c, &a);
	for (int k = 0; k < 2 * N; k++) {
		if (k < N)
			sources[k] = (struct source){ .publisher = "Udgiver",
				.title = arena_printf(&a, "nummer %d.", k),
				.url = "" };
		limits[k] = none;
		obs[k] = (struct observation){ .area = 1083,
			.period = { .kind = PERIOD_YEAR, .year = 1900 + k },
			.status = OBS_NORMAL,
			.value = k,
			.numerator = NAN,
			.denominator = NAN,
			.source = &sources[k % N] };
	}
	const struct assessment as = {
		.series = { .indicator = &i, .area = &area, .stratum = "", .n = 2 * N, .obs = obs },
		.limits = limits,
		.latest = { .obs = &obs[0], .value = 0, .ci = none, .gap = NAN },
		.verdict = VERDICT_NOT_COMPARABLE
	};
	const struct section s = { .region = &as };
	const struct status_input in = { .catalogue = &c,
		.sections = &s,
		.nsections = 1,
		.as_of = 20231231,
		.version = "0.1.0" };
	CU_ASSERT_TRUE(xlsx_write(&in, f, &a, &d));
	fclose(f);
	const char *words = unpack(text, size, "xl/sharedStrings.xml", NULL, &a);
	const char *about = unpack(text, size, "xl/worksheets/sheet3.xml", NULL, &a);
	CU_ASSERT_FATAL(words != NULL && about != NULL);
	for (int k = 0; k < N; k++)
		CHECK_ROW(strstr(words, arena_printf(&a, ">Udgiver: nummer %d.<", k)) != NULL,
		    sources[k].title);
	size_t rows = 0;
	for (const char *at = about; (at = strstr(at, "<row ")) != NULL; at++)
		rows++;
	/* agreement, date, program; four explanations; a row for each verdict */
	CU_ASSERT_EQUAL(rows, 3 + N + 4 + VERDICT_NOT_COMPARABLE + 1);
	free(text);
	arena_free(&a);
}

void
suite_xlsx(void)
{
	static const struct test tests[] = {
		{ "names are text", names_are_text },
		{ "long names; the same twice", long_and_repeated },
		{ "all sources are named", names_all_sources },
	};

	suite_add("report/xlsx", tests, countof(tests));
}
