/* tests/plots/test_type.c - widths and line breaks. */
#include "plots/type.h"

#include "tests/check.h"
#include "tests/plots/suites.h"

static const struct type plain = { 100, false };

/* Thousandths by hand from Adobe's Helvetica AFM, of size 100, and 3 % to spare. */
static void
measures(void)
{
	static const struct {
		const char *text;
		double want;
	} rows[] = {
		{ "", 0 }, { "A", 66.7 }, { "10,9 %", 55.6 + 55.6 + 27.8 + 55.6 + 27.8 + 88.9 },
		{ "Ærø", 100 + 33.3 + 61.1 }, { "\xC2\xA0–…", 27.8 + 55.6 + 100 },
		{ "å", 66.7 }, /* not listed: as wide as a capital */
	};

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(
		    type_width(rows[i].text, plain), rows[i].want * 1.03, 1e-9, 0, rows[i].text);
	CU_ASSERT(type_width("A", (struct type){ 100, true }) > type_width("A", plain));
}

static void
wraps(void)
{
	/* an x is 51.5 wide, a space 28.6, an ellipsis 103 */
	static const struct {
		const char *text;
		double width;
		size_t max, n;
		const char *lines[3];
	} rows[] = {
		{ "", 500, 3, 0, { NULL } },
		{ "   ", 500, 3, 0, { NULL } },
		{ "xx xx", 500, 3, 1, { "xx xx" } },
		{ "xx xx", 200, 3, 2, { "xx", "xx" } },
		{ "xx xx xx", 250, 3, 2, { "xx xx", "xx" } },
		{ "xx\xC2\xA0xx xx", 250, 3, 2, { "xx\xC2\xA0xx", "xx" } },
		{ "xx xx xx", 250, 1, 1, { "xx…" } },
		{ "xx xx xx xx", 120, 2, 2, { "xx", "…" } },
		{ "xxxxxxxx xx", 250, 2, 2, { "xx…", "xx" } },
		{ "  xx   xx ", 120, 3, 2, { "xx", "xx" } },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		const char *lines[3];
		size_t n = type_wrap(lines, rows[i].max, rows[i].text, rows[i].width, plain, &a);
		CHECK_ROW(n == rows[i].n, rows[i].text);
		for (size_t k = 0; k < n && k < rows[i].n; k++) {
			CHECK_STR(lines[k], rows[i].lines[k]);
			CHECK_ROW(type_width(lines[k], plain) <= rows[i].width, rows[i].text);
		}
		arena_free(&a);
	}
}

void
suite_type(void)
{
	static const struct test tests[] = { { "measures", measures }, { "wraps", wraps } };

	suite_add("type", tests, countof(tests));
}
