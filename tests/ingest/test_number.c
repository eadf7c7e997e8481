/* Cells as publishers write them -> numbers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/number.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

static const struct pos here = { "x.csv", 7, 3 };

/* Read TEXT under F; the message, without its place, is left in C. */
static bool
read_text(struct number *out, struct number_format *f, const char *text, struct caught *c)
{
	char cell[1024];

	snprintf(cell, sizeof cell, "%s", text);
	return number_read(out, f, cell, here, &c->diag);
}

static void
reads_values(void)
{
	static const struct {
		char decimal, thousands;
		const char *text;
		double want;
	} rows[] = {
		{ 0, 0, "0", 0 },
		{ 0, 0, "42", 42 },
		{ 0, 0, "007", 7 },
		{ 0, 0, "66116589", 66116589 },
		{ 0, 0, "9007199254740993",
		    9007199254740992.0 }, /* the even neighbour, as C rounds */
		{ 0, 0, "26,8", 26.8 },
		{ 0, 0, "26.8", 26.8 },
		{ 0, 0, "0,4598", 0.4598 },
		{ 0, 0, "0.157", 0.157 }, /* a group of thousands never begins with 0 */
		{ 0, 0, "1,1570", 1.157 },
		{ 0, 0, "1.234,5", 1234.5 },
		{ 0, 0, "1,234.5", 1234.5 },
		{ 0, 0, "66.116.589", 66116589 },
		{ 0, 0, "12 345", 12345 },
		{ 0, 0,
		    "12\xC2\xA0"
		    "345,6",
		    12345.6 }, /* no-break space */
		{ 0, 0,
		    "12\xE2\x80\xAF"
		    "345,6",
		    12345.6 }, /* narrow no-break space */
		{ ',', '.', "1.157", 1157 },
		{ ',', '.', "1157", 1157 },
		{ ',', '-', "1,157", 1.157 },
		{ '.', '-', "1.157", 1.157 },
		{ '.', 0, "1.157", 1.157 },
		{ ',', 0, "1.157", 1157 },
		{ '.', ',', "1,157", 1157 },
		{ ',', ' ', "1 157,25", 1157.25 },
		{ 0, 0, "-16", -16 },
		{ ',', 0, "-0,5", -0.5 },
		{ ',', 0,
		    "\xE2\x88\x92"
		    "0,5",
		    -0.5 }, /* U+2212 */
		{ 0, 0, "   10.968.123", 10968123 },
		{ ',', '.', "  38.360", 38360 },
		{ 0, 0,
		    "\xC2\xA0"
		    "5\t",
		    5 },
		{ 0, 0, "9,6 %", 9.6 },
		{ 0, 0, "9,6\xC2\xA0%", 9.6 },
		{ 0, 0, "9,6%", 9.6 },
		{ 0, 0, "89 pct.", 89 },
		{ 0, 0, "89pct", 89 },
		{ '.', 0, "1.022e+04", 10220 },
		{ 0, 0, "1.022e+04", 10220 },
		{ 0, 0, "5E3", 5000 },
		{ 0, 0, "1e-3", 0.001 },
		{ 0, 0, "0,1234567890123456789", 0.12345678901234568 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct number_format f = { .decimal = rows[i].decimal,
			.thousands = rows[i].thousands };
		struct number got = { 0 };
		struct caught c;
		caught_begin(&c);
		CHECK_ROW(read_text(&got, &f, rows[i].text, &c), rows[i].text);
		CHECK_CLOSE(got.value, rows[i].want, 0, 0, rows[i].text);
		CHECK_ROW(got.status == OBS_NORMAL, rows[i].text);
		CHECK_STR(caught_text(&c), "");
		caught_end(&c);
	}
}

static void
refuses(void)
{
	static const struct {
		char decimal, thousands;
		const char *text, *want;
	} rows[] = {
		{ 0, 0, "1.157",
		    "'1.157' can be 1157 or 1.157: say which with --thousands, or decimal and "
		    "thousands "
		    "in sources.conf" },
		{ 0, 0, "-1,157",
		    "'-1,157' can be -1.157 or -1157: say which with --thousands, or decimal and "
		    "thousands in sources.conf" },
		{ 0, 0, "-",
		    "'-' is a true zero at some publishers and missing at others: declare the mark "
		    "in "
		    "sources.conf" },
		{ ',', '.', "12.5", "'12.5' does not fit the declared decimal sign, a comma" },
		{ '.', 0, "12,5", "'12,5' does not fit the declared decimal sign, a point" },
		{ ',', '-', "1.157", "'1.157' does not fit the declared decimal sign, a comma" },
		{ ',', 0, "1.022e+04",
		    "'1.022e+04' does not fit the declared decimal sign, a comma" },
		{ 0, '.', "12.5", "'12.5' does not fit the thousands sign '.'" },
		{ 0, 0, "850 (62)",
		    "two numbers in one cell: '850 (62)': say which is meant with --pair, or pair "
		    "in sources.conf: first, second, or what both are, as numerator,value" },
		{ 0, 0, "1e999", "'1e999' is out of range" },
		{ 0, 0, "1e308", "'1e308' is out of range" },
		{ 0, 0, "-1.1e30", "'-1.1e30' is out of range" },
		{ 0, 0, "1e-101", "'1e-101' is out of range" },
		{ 0, 0, "1e-999", "'1e-999' is out of range" },
		{ 0, 0, "0x10", "'0x10' is no number" },
		{ 0, 0, "inf", "'inf' is no number" },
		{ 0, 0, "nan", "'nan' is no number" },
		{ 0, 0, "1.23.4", "'1.23.4' is no number" },
		{ 0, 0, "12 34", "'12 34' is no number" },
		{ 0, 0, "1234.567,8", "'1234.567,8' is no number" },
		{ 0, 0, "1..5", "'1..5' is no number" },
		{ 0, 0, "5.", "'5.' is no number" },
		{ 0, 0, ",5", "',5' is no number" },
		{ 0, 0, "--5", "'--5' is no number" },
		{ 0, 0, "+5", "'+5' is no number" },
		{ 0, 0, "5 % %", "'5 % %' is no number" },
		{ 0, 0, "1e", "'1e' is no number" },
		{ 0, 0, "JA", "'JA' is no number" },
		{ 0, 0, "U", "'U' is no number" },
		{ 0, 0, "=1+1", "'=1+1' is no number" },
		{ 0, 0, "<", "'<' is no number" },
		{ 0, 0, "<5x", "'<5x' is no number" },
		{ 0, 0, "2-3", "'2-3' is no number" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct number_format f = { .decimal = rows[i].decimal,
			.thousands = rows[i].thousands };
		struct number got = { .value = 99 };
		struct caught c;
		char want[256];
		caught_begin(&c);
		CHECK_ROW(!read_text(&got, &f, rows[i].text, &c), rows[i].text);
		CHECK_ROW(got.value == 99, rows[i].text); /* untouched */
		snprintf(
		    want, sizeof want, "pejl: x.csv:7:3: error: %s [type-error]\n", rows[i].want);
		CHECK_STR(caught_text(&c), want);
		caught_end(&c);
	}
}

/* A cell of a thousand digits is no number and breaks nothing. */
static void
refuses_long_digits(void)
{
	char cell[1001];
	struct number_format f = { 0 };
	struct number got;
	struct diag d = { 0 };

	memset(cell, '1', sizeof cell - 1);
	cell[sizeof cell - 1] = '\0';
	CU_ASSERT(!number_read(&got, &f, cell, here, &d));
	CU_ASSERT_EQUAL(d.errors, 1);
}

static void
reads_marks(void)
{
	static const struct mark noegletal[] = {
		{ "-", MARK_ZERO },
		{ "M", MARK_MISSING },
		{ "U", MARK_NOT_APPLICABLE },
		{ "0-4", MARK_ZERO },
		{ "x", MARK_SUPPRESSED },
	};
	static const struct {
		bool declared;
		const char *text;
		enum obs_status status;
		double value;
	} rows[] = {
		{ false, "", OBS_MISSING, NAN },
		{ false, "  ", OBS_MISSING, NAN },
		{ false, "..", OBS_MISSING, NAN },
		{ false, ".", OBS_MISSING, NAN },
		{ false, "M", OBS_MISSING, NAN },
		{ false, " NA", OBS_MISSING, NAN },
		{ false, "<5", OBS_SUPPRESSED, NAN },
		{ false, "< 10", OBS_SUPPRESSED, NAN },
		{ false, "  <10", OBS_SUPPRESSED, NAN },
		{ false, "0-4", OBS_SUPPRESSED, NAN },
		{ false, "1-4", OBS_SUPPRESSED, NAN },
		{ false, "5*", OBS_PROVISIONAL, 5 },
		{ false, "5,5 %*", OBS_PROVISIONAL, 5.5 },
		{ true, "-", OBS_NORMAL, 0 },
		{ true, "-32", OBS_NORMAL, -32 }, /* not a mark and a number */
		{ true, "U", OBS_MISSING, NAN },
		{ true, "x", OBS_SUPPRESSED, NAN },
		{ true, "0-4", OBS_NORMAL, 0 }, /* the publisher's word goes first */
		{ true, "..", OBS_MISSING, NAN },
		{ true, "", OBS_MISSING, NAN },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct number_format f = { .marks = noegletal,
			.nmarks = rows[i].declared ? countof(noegletal) : 0 };
		struct number got = { 0 };
		struct caught c;
		caught_begin(&c);
		CHECK_ROW(read_text(&got, &f, rows[i].text, &c), rows[i].text);
		CHECK_ROW(got.status == rows[i].status, rows[i].text);
		CHECK_CLOSE(got.value, rows[i].value, 0, 0, rows[i].text);
		caught_end(&c);
	}
}

/* The first cell that can be read in one way decides for the file. */
static void
learns(void)
{
	static const struct {
		const char *first, *then;
		bool ok;
		double want; /* of then */
	} rows[] = {
		{ "26,8", "1.157", true, 1157 },
		{ "26.8", "1.157", true, 1.157 },
		{ "26.8", "1,157", true, 1157 },
		{ "1.234,5", "1.157", true, 1157 },
		{ "66.116.589", "1.157", true, 1157 },
		{ "66.116.589", "2,5", true, 2.5 },
		{ "66.116.589", "2.5", false, 0 },
		{ "26,8", "12.5", false, 0 },
		{ "42", "1.157", false, 0 },        /* whole numbers decide nothing */
		{ "1.022e+04", "1.157", false, 0 }, /* nor does scientific notation */
		{ "26,8", "1.022e+04", false, 0 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct number_format f = { 0 };
		struct number got = { 0 };
		struct caught c;
		caught_begin(&c);
		CHECK_ROW(read_text(&got, &f, rows[i].first, &c), rows[i].first);
		CHECK_ROW(read_text(&got, &f, rows[i].then, &c) == rows[i].ok, rows[i].then);
		if (rows[i].ok)
			CHECK_CLOSE(got.value, rows[i].want, 0, 0, rows[i].then);
		caught_end(&c);
	}
}

static void
names_the_line_that_decided(void)
{
	struct number_format f = { 0 };
	struct number got;
	struct caught c;

	caught_begin(&c);
	CU_ASSERT(read_text(&got, &f, "26,8", &c));
	CU_ASSERT(!read_text(&got, &f, "26.8", &c));
	CHECK_STR(caught_text(&c),
	    "pejl: x.csv:7:3: error: '26.8' does not fit the file's decimal sign, a comma since "
	    "line 7 "
	    "[type-error]\n");
	caught_end(&c);
}

static void
notes_percent(void)
{
	struct number_format f = { 0 };
	struct number got;
	struct caught c;

	caught_begin(&c);
	CU_ASSERT(read_text(&got, &f, "9,6 %", &c) && got.percent);
	CU_ASSERT(read_text(&got, &f, "9,6", &c) && !got.percent);
	caught_end(&c);
}

void
suite_number(void)
{
	static const struct test tests[] = {
		{ "values", reads_values },
		{ "what is refused", refuses },
		{ "a thousand digits", refuses_long_digits },
		{ "marks", reads_marks },
		{ "the first decisive cell", learns },
		{ "a later contradiction", names_the_line_that_decided },
		{ "percent", notes_percent },
	};

	suite_add("number", tests, countof(tests));
}
