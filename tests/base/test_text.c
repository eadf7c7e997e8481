#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tests/base/suites.h"
#include "tests/check.h"

static void
checks_utf8(void)
{
	static const struct {
		const char *s;
		bool ok;
	} rows[] = { { "", true }, { "Ærø", true }, { "\xC6r\xF8", false }, { "\xC0\x80", false },
		{ "\xED\xA0\x80", false }, { "\xF4\x90\x80\x80", false }, { "a\xE2\x82", false } };

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(text_is_utf8(rows[i].s, strlen(rows[i].s)) == rows[i].ok, rows[i].s);
}

static void
converts_cp1252(void)
{
	struct arena a = { 0 };

	CHECK_STR(text_from_cp1252(&a, "\xC6r\xF8 \x80 \x96", 7), "Ærø € –");
	CHECK_STR(text_from_cp1252(&a, "", 0), "");
	arena_free(&a);
}

static void
trims(void)
{
	static const char *const rows[][2] = { { "  12 \t", "12" },
		{ "\xC2\xA0 5\xE2\x80\xAF", "5" }, { "   ", "" }, { "", "" }, { "a b", "a b" } };

	for (size_t i = 0; i < countof(rows); i++) {
		char text[32];
		strcpy(text, rows[i][0]);
		CHECK_STR(text_trim(text), rows[i][1]);
	}
}

static void
folds(void)
{
	static const char *const rows[][2] = { { "Høje-Taastrup", "hoejetaastrup" },
		{ "HØJE TÅSTRUP", "hoejetaastrup" }, { "Århus", "aarhus" }, { "Ærø", "aeroe" },
		{ "A\xCC\x8Arhus", "aarhus" }, { "Kom.nr", "komnr" },
		{ "Læsø\xC2\xA0", "laesoe" } };
	char out[64], small[4];

	for (size_t i = 0; i < countof(rows); i++) {
		CU_ASSERT_TRUE(text_fold(out, sizeof out, rows[i][0]));
		CHECK_STR(out, rows[i][1]);
	}
	CU_ASSERT_FALSE(text_fold(small, sizeof small, "Odense"));
	CU_ASSERT_FALSE(text_fold(out, sizeof out, "\xFF"));
}

static void
sorts_danish(void)
{
	static const char *const order[] = { "Billund", "Esbjerg", "Odense", "Varde", "Vejle",
		"Ærø", "Østerild", "Aabenraa", "Aarhus", "Århus" };

	for (size_t i = 0; i < countof(order); i++)
		for (size_t k = 0; k < countof(order); k++) {
			int c = text_compare_danish(order[i], order[k]);
			CHECK_ROW((c > 0) - (c < 0) == (i > k) - (i < k), order[i]);
		}
}

static void
takes_names_of_paths(void)
{
	static const char *const rows[][2] = { { "data/eksempel/a.csv", "a.csv" },
		{ "a.csv", "a.csv" }, { "/", "" }, { "", "" } };

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_STR(text_base_name(rows[i][0]), rows[i][1]);
}

static void
makes_paths_beside(void)
{
	static const char *const rows[][2] = { { "data/eksempel/a.csv", "data/eksempel/b" },
		{ "a.csv", "b" }, { "/a.csv", "/b" }, { "../a", "../b" }, { "a/", "a/b" } };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_STR(text_beside(rows[i][0], "b", &a), rows[i][1]);
	arena_free(&a);
}

/* Distances by hand: insert, drop, another, swap each count one. */
static void
finds_the_nearest(void)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} rows[] = { { "", "", 0 }, { "abc", "abc", 0 }, { "abc", "ab", 1 }, { "ab", "abc", 1 },
		{ "abc", "axc", 1 }, { "abc", "acb", 1 }, { "abc", "", 3 }, { "ca", "abc", 3 },
		{ "arb_pysk", "arb_psyk", 1 } };
	static const char *const names[] = { "arb_som", "arb_psyk", "genindl_psyk" };
	char longest[TEXT_NEAR + 2];

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(text_distance(rows[i].a, rows[i].b) == rows[i].distance, rows[i].a);
	memset(longest, 'a', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	CU_ASSERT_EQUAL(text_distance(longest, "a"), SIZE_MAX);
	CU_ASSERT_EQUAL(text_distance(longest + 1, longest + 1), 0);
	CHECK_STR(text_nearest("arb_pysk", names, countof(names)), "arb_psyk");
	CHECK_STR(text_nearest("arb_sommer", names, countof(names)), "arb_som");
	CU_ASSERT_PTR_NULL(text_nearest("rygning", names, countof(names)));
	CU_ASSERT_PTR_NULL(text_nearest("rygning", names, 0));
}

static void
measures_width(void)
{
	CU_ASSERT_EQUAL(text_width("Ærø"), 3);
	CU_ASSERT_EQUAL(text_width("e\xCC\x81"), 1);
	CU_ASSERT_EQUAL(text_width("日本"), 4);
	CU_ASSERT_EQUAL(text_width("\xFF"), 1);
}

static void
shows_controls(void)
{
	static const char *const rows[][2] = { { "a\033[31mb", "a^[[31mb" }, { "x\ny", "x^Jy" },
		{ "\x7F", "^?" },
		{ "\xC2\x9B"
		  "1m",
		    "\\u{9b}1m" },
		{ "\xE2\x80\xAE"
		  "abc",
		    "\\u{202e}abc" },
		{ "\xC6", "\xEF\xBF\xBD" }, { "Ærø", "Ærø" } };

	for (size_t i = 0; i < countof(rows); i++) {
		char *text = NULL;
		size_t size;
		FILE *f = open_memstream(&text, &size);
		text_put_safe(f, rows[i][0]);
		fclose(f);
		CHECK_STR(text, rows[i][1]);
		free(text);
	}
}

static void
makes_labels(void)
{
	struct arena a = { 0 };

	CHECK_STR(text_label(&a, "Odense\n\033[1m", 20), "Odense  [1m");
	CHECK_STR(text_label(&a, "A\xCC\x8Arhus", 20), "Århus");
	CHECK_STR(text_label(&a, "Faaborg-Midtfyn", 8), "Faaborg…");
	CHECK_STR(text_label(&a, "Faaborg-", 8), "Faaborg-");
	CHECK_STR(text_label(&a, "\xE2\x80\xAEx", 8), " x");
	CU_ASSERT(text_hidden("Odense \xC3\xA6\xE2\x80\x93", 12) == 0);
	CU_ASSERT(text_hidden("a\xE2\x80\xAE", 4) == 0x202E);
	CU_ASSERT(text_hidden("a\xE2\x80\xAE", 2) == 0); /* before it */
	CU_ASSERT(text_hidden("\xC2\x9B", 2) == 0x9B);
	CHECK_STR(text_label(&a, "x\xEF\xBF\xBEy\xEF\xB7\x90z", 8), "x y z"); /* noncharacters */
	CHECK_STR(text_label(&a, "\xC6rø", 8), "\xEF\xBF\xBDrø");
	arena_free(&a);
}

static void
writes_csv(void)
{
	static const struct {
		const char *s, *exact, *sheet;
	} rows[] = { { "Odense", "Odense", "Odense" }, { "a;b", "\"a;b\"", "\"a;b\"" },
		{ "a\"b", "\"a\"\"b\"", "\"a\"\"b\"" }, { " a", "\" a\"", "\" a\"" },
		{ "=1+1", "=1+1", "'=1+1" }, { "@SUM(A1)", "@SUM(A1)", "'@SUM(A1)" },
		{ "\tx", "\"\tx\"", "\"'\tx\"" },
		{ "\xEF\xBC\x9D"
		  "1",
		    "\xEF\xBC\x9D"
		    "1",
		    "'\xEF\xBC\x9D"
		    "1" },
		{ "x\ny", "\"x\ny\"", "\"x\ny\"" }, { "", "", "" } };

	for (size_t i = 0; i < countof(rows); i++)
		for (int sheet = 0; sheet < 2; sheet++) {
			char *text = NULL;
			size_t size;
			FILE *f = open_memstream(&text, &size);
			text_put_csv(f, rows[i].s, ';', sheet != 0);
			fclose(f);
			CHECK_STR(text, sheet != 0 ? rows[i].sheet : rows[i].exact);
			free(text);
		}
}

void
suite_text(void)
{
	static const struct test tests[] = {
		{ "checks UTF-8", checks_utf8 },
		{ "converts windows-1252", converts_cp1252 },
		{ "trims", trims },
		{ "folds names", folds },
		{ "sorts by the Danish alphabet", sorts_danish },
		{ "takes names of paths", takes_names_of_paths },
		{ "makes paths beside", makes_paths_beside },
		{ "finds the nearest spelling", finds_the_nearest },
		{ "measures width", measures_width },
		{ "shows control characters", shows_controls },
		{ "makes labels", makes_labels },
		{ "writes CSV cells", writes_csv },
	};

	suite_add("text", tests, countof(tests));
}
