#include <math.h>

#include "base/decimal.h"
#include "tests/base/suites.h"
#include "tests/check.h"

static void
prints(void)
{
	static const struct {
		double v;
		int decimals;
		const char *plain, *people;
	} rows[] = { { 18.65, 1, "18,6", "18,6" }, /* the double is below 18.65 */
		{ 10.85, 2, "10,85", "10,85" },
		{ -1.8, 1, "-1,8",
		    "\xE2\x88\x92"
		    "1,8" },
		{ -0.04, 1, "0,0", "0,0" }, { 2700, 0, "2700", "2700" },
		{ 1237413, 0, "1237413",
		    "1\xC2\xA0"
		    "237\xC2\xA0"
		    "413" },
		{ -12345.6, 1, "-12345,6",
		    "\xE2\x88\x92"
		    "12\xC2\xA0"
		    "345,6" },
		{ NAN, 1, "", "" } };
	char text[DECIMAL_SIZE];

	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_STR(decimal_print(text, rows[i].v, rows[i].decimals, ','), rows[i].plain);
		CHECK_STR(decimal_print_people(text, rows[i].v, rows[i].decimals), rows[i].people);
	}
}

static void
prints_beside(void)
{
	char text[DECIMAL_SIZE];

	CHECK_STR(decimal_print_beside(text, 79.29, 1, 79.3), "79,29");
	CHECK_STR(decimal_print_beside(text, 79.3, 1, 79.3), "79,3");
	CHECK_STR(decimal_print_beside(text, 79.299999, 1, 79.3), "79,299999");
	CHECK_STR(decimal_print_beside(text, 78.1, 1, 79.3), "78,1");
	CHECK_STR(decimal_print_beside(text, 13.5, 1, NAN), "13,5");
}

static void
prints_exact(void)
{
	static const struct {
		double v;
		const char *want;
	} rows[] = { { 0.1, "0.1" }, { 1.0 / 3, "0.3333333333333333" }, { 10, "10" },
		{ 1e20, "1e+20" }, { 5e-324, "4.94065645841247e-324" }, { NAN, "" } };
	char text[DECIMAL_SIZE];

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_STR(decimal_print_exact(text, rows[i].v), rows[i].want);
}

void
suite_decimal(void)
{
	static const struct test tests[] = {
		{ "prints with a decimal comma", prints },
		{ "prints what differs so that it differs", prints_beside },
		{ "prints exactly", prints_exact },
	};

	suite_add("decimal", tests, countof(tests));
}
