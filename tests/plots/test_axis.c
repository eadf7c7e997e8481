/* tests/plots/test_axis.c - round scales. */
#include "plots/axis.h"

#include "tests/check.h"
#include "tests/plots/suites.h"

static void
scales(void)
{
	static const struct {
		const char *name;
		double low, high, share;
		struct axis want;
	} rows[] = {
		{ "smoking begins at 0", 10.85, 22.2, 0.3, { 0, 25, 5, 0, true } },
		{ "retention does not", 78.1, 79.3, 0.3, { 78, 79.5, 0.25, 2, false } },
		{ "the share decides", 10.85, 22.2, 0.75, { 10, 22.5, 2.5, 1, false } },
		{ "all equal", 10, 10, 0.3, { 9, 11, 0.5, 1, false } },
		{ "all zero", 0, 0, 0.3, { -1, 1, 0.5, 1, true } },
		{ "negative", -7, 3, 0.3, { -8, 4, 2, 0, true } },
		{ "large", 0, 31000, 0.3, { 0, 40000, 10000, 0, true } },
		{ "small", 0, 0.0031, 0.3, { 0, 0.004, 0.001, 3, true } },
		{ "full", 0, 100, 0.3, { 0, 100, 20, 0, true } },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct axis a = axis_make(rows[i].low, rows[i].high, 5, rows[i].share);
		CHECK_CLOSE(a.min, rows[i].want.min, 1e-12, 1e-12, rows[i].name);
		CHECK_CLOSE(a.max, rows[i].want.max, 1e-12, 1e-12, rows[i].name);
		CHECK_CLOSE(a.step, rows[i].want.step, 1e-12, 1e-12, rows[i].name);
		CHECK_ROW(a.decimals == rows[i].want.decimals, rows[i].name);
		CHECK_ROW(a.zero == rows[i].want.zero, rows[i].name);
	}
}

void
suite_axis(void)
{
	static const struct test tests[] = { { "scales", scales } };

	suite_add("axis", tests, countof(tests));
}
