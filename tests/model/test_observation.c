/* model/observation.h. */
#include "model/observation.h"

#include <math.h>

#include "tests/check.h"
#include "tests/model/suites.h"

static void
counts_give_the_value_or_not(void)
{
	static const struct indicator share = { .per = 100 };
	static const struct {
		const char *name;
		double numerator, denominator, value;
		bool want;
	} rows[] = {
		{ "exactly", 412, 4120, 10, true },
		{ "rounded to one decimal", 1, 3, 33.3, true },
		{ "rounded to none", 1, 3, 33, true },
		{ "cut, not rounded", 2, 3, 66.6, false },
		{ "standardised", 412, 4120, 10.4, false },
		{ "none of some", 0, 5, 0, true },
		{ "no denominator", 0, 0, 0, false },
		{ "no counts", NAN, NAN, 10, false },
		{ "no whole count", 1.5, 5, 30, false },
		{ "below 0", -1, 5, -20, false },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct observation o = { .numerator = rows[i].numerator,
			.denominator = rows[i].denominator,
			.value = rows[i].value };
		CHECK_ROW(observation_has_counts(&o, &share) == rows[i].want, rows[i].name);
	}
}

/* A break on 2 March 2019. */
static void
breaks_part(void)
{
	static const struct series_break march = { .at = 20190302 };
	static const struct {
		const char *name;
		struct period from, to;
		enum obs_status status;
		bool want;
	} rows[] = {
		{ "both before", { PERIOD_YEAR, 2017, 0, 0, 0 }, { PERIOD_YEAR, 2018, 0, 0, 0 },
		    'A', true },
		{ "before and after", { PERIOD_YEAR, 2018, 0, 0, 0 },
		    { PERIOD_YEAR, 2020, 0, 0, 0 }, 'A', false },
		{ "both after", { PERIOD_YEAR, 2020, 0, 0, 0 }, { PERIOD_YEAR, 2021, 0, 0, 0 }, 'A',
		    true },
		{ "into the year of the break", { PERIOD_YEAR, 2018, 0, 0, 0 },
		    { PERIOD_YEAR, 2019, 0, 0, 0 }, 'A', false },
		{ "out of it", { PERIOD_YEAR, 2019, 0, 0, 0 }, { PERIOD_YEAR, 2020, 0, 0, 0 }, 'A',
		    false },
		{ "two that lie across it", { PERIOD_SPAN, 2017, 0, 0, 2019 },
		    { PERIOD_SPAN, 2018, 0, 0, 2020 }, 'A', false },
		{ "the month before and of it", { PERIOD_MONTH, 2019, 2, 0, 0 },
		    { PERIOD_MONTH, 2019, 3, 0, 0 }, 'A', false },
		{ "the day before and of it", { PERIOD_DAY, 2019, 3, 1, 0 },
		    { PERIOD_DAY, 2019, 3, 2, 0 }, 'A', false },
		{ "its day and the next", { PERIOD_DAY, 2019, 3, 2, 0 },
		    { PERIOD_DAY, 2019, 3, 3, 0 }, 'A', true },
		{ "marked by the publisher", { PERIOD_YEAR, 2020, 0, 0, 0 },
		    { PERIOD_YEAR, 2021, 0, 0, 0 }, 'B', false },
	};
	static const struct indicator i = { .breaks = &march, .nbreaks = 1 };

	for (size_t k = 0; k < countof(rows); k++) {
		const struct observation obs[] = { { .period = rows[k].from, .status = 'A' },
			{ .period = rows[k].to, .status = rows[k].status } };
		const struct series s = { .indicator = &i, .n = 2, .obs = obs };
		CHECK_ROW(series_continues(&s, 0, 1) == rows[k].want, rows[k].name);
	}
}

/* All that a publisher says counts, and nothing else. */
static void
says_the_same(void)
{
	const struct observation one = { .status = OBS_NORMAL,
		.value = 14.2,
		.numerator = 71,
		.denominator = 500,
		.ci_low = NAN,
		.ci_high = NAN,
		.hidden_low = NAN,
		.hidden_high = NAN };
	struct observation x[7];

	CU_ASSERT_TRUE(number_same(NAN, NAN) && number_same(0, -0.0));
	CU_ASSERT_FALSE(number_same(NAN, 0) || number_same(1, NAN) || number_same(1, 2));
	for (size_t k = 0; k < countof(x); k++)
		x[k] = one;
	x[0].hidden_low = 1;
	x[1].status = OBS_PROVISIONAL;
	x[2].value = NAN;
	x[3].numerator = 70;
	x[4].denominator = NAN;
	x[5].ci_low = 12;
	x[6].ci_high = 16;
	CU_ASSERT_TRUE(observation_same(&one, &one));
	CU_ASSERT_TRUE(observation_same(&one, &x[0]));
	for (size_t k = 1; k < countof(x); k++)
		CU_ASSERT_FALSE(observation_same(&one, &x[k]) || observation_same(&x[k], &one));
}

void
suite_observation(void)
{
	static const struct test tests[] = {
		{ "counts give the value or not", counts_give_the_value_or_not },
		{ "breaks part", breaks_part },
		{ "says the same", says_the_same },
	};

	suite_add("observation", tests, countof(tests));
}
