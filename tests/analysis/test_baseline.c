/* analysis/baseline.h: by hand. */
#include <math.h>

#include "analysis/baseline.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const struct area region = { .code = 1083, .kind = AREA_REGION };
static const struct area odense = { .code = 461, .kind = AREA_KOMMUNE, .region = 1083 };

#define YEAR(y, v, s)                                                                              \
	{                                                                                          \
		.period = { .kind = PERIOD_YEAR, .year = (y) }, .status = (s), .value = (v)        \
	}
static const struct observation figures[] = { YEAR(2016, 10, OBS_NORMAL),
	YEAR(2017, 18, OBS_NORMAL), YEAR(2018, 19, OBS_PROVISIONAL),
	YEAR(2019, NAN, OBS_SUPPRESSED),
	{ .period = { .kind = PERIOD_QUARTER, .year = 2020, .part = 1 },
	    .status = OBS_NORMAL,
	    .value = 5 },
	YEAR(2021, 30, OBS_BREAK) };

static void
comes_from_a_document_or_the_figures(void)
{
	static const int y2017[] = { 2017 }, mean[] = { 2017, 2018 }, hidden[] = { 2018, 2019 },
			 quarter[] = { 2020 }, across[] = { 2018, 2021 }, after[] = { 2021 };
	static const struct {
		const char *name;
		struct baseline baseline;
		const struct area *area;
		struct baseline_figure want;
	} rows[] = {
		{ "stated", { .value = 18.7, .year = 2017 }, &region,
		    { STAT_OK, 18.7, 2017, 2017, true } },
		{ "stated without a year", { .value = 18.7 }, &region,
		    { STAT_OK, 18.7, 0, 0, true } },
		{ "stated for the region only", { .value = 18.7, .year = 2017 }, &odense,
		    { STAT_BAD_INPUT, NAN, 0, 0, false } },
		{ "none", { .value = NAN }, &region, { STAT_BAD_INPUT, NAN, 0, 0, false } },
		{ "a year", { .value = NAN, .years = y2017, .nyears = 1 }, &odense,
		    { STAT_OK, 18, 2017, 2017, false } },
		{ "mean of years", { .value = NAN, .years = mean, .nyears = 2 }, &region,
		    { STAT_OK, 18.5, 2017, 2018, false } },
		{ "a year is hidden", { .value = NAN, .years = hidden, .nyears = 2 }, &region,
		    { STAT_TOO_SHORT, NAN, 2018, 2019, false } },
		{ "a quarter is no year", { .value = NAN, .years = quarter, .nyears = 1 }, &region,
		    { STAT_TOO_SHORT, NAN, 2020, 2020, false } },
		{ "a break between", { .value = NAN, .years = across, .nyears = 2 }, &region,
		    { STAT_TOO_SHORT, NAN, 2018, 2021, false } },
		{ "after the break", { .value = NAN, .years = after, .nyears = 1 }, &region,
		    { STAT_OK, 30, 2021, 2021, false } },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct indicator in = { .baseline = rows[i].baseline };
		struct series s = { .indicator = &in,
			.area = rows[i].area,
			.n = countof(figures),
			.obs = figures };
		struct baseline_figure f = baseline_figure(&s, 1083);
		CHECK_ROW(f.code == rows[i].want.code, rows[i].name);
		CHECK_CLOSE(f.value, rows[i].want.value, 0, 0, rows[i].name);
		CHECK_ROW(
		    f.first == rows[i].want.first && f.last == rows[i].want.last, rows[i].name);
		CHECK_ROW(f.stated == rows[i].want.stated, rows[i].name);
	}
}

void
suite_baseline(void)
{
	static const struct test tests[] = {
		{ "comes from a document or the figures", comes_from_a_document_or_the_figures },
	};

	suite_add("baseline", tests, countof(tests));
}
