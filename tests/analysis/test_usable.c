/* analysis/usable.h */
#include <math.h>

#include "analysis/usable.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static struct observation
year(int y, enum obs_status status, double value)
{
	return (struct observation){
		.period = { .kind = PERIOD_YEAR, .year = y }, .status = status, .value = value
	};
}

static void
what_can_be_used(void)
{
	static const struct series_break breaks[] = { { .at = 20160101,
	    .reason = "ny opgørelse" } };
	const struct indicator with = { .id = "x", .breaks = breaks, .nbreaks = 1 };
	const struct indicator without = { .id = "x" };
	const struct observation obs[] = { year(2014, OBS_NORMAL, 1), year(2015, OBS_MISSING, NAN),
		year(2016, OBS_PROVISIONAL, 3), year(2017, OBS_SUPPRESSED, NAN),
		year(2018, OBS_NORMAL, INFINITY), year(2019, OBS_NORMAL, 6) };
	const double middle[] = { 2014.5, 2015.5, 2016.5, 2017.5, 2018.5, 2019.5 };
	struct series s = { .indicator = &without, .n = countof(obs), .obs = obs, .year = middle };
	struct arena a = { 0 };

	struct usable u = series_usable(&s, &a);
	CU_ASSERT_EQUAL(u.n, 3);
	CU_ASSERT_EQUAL(u.from, 0);
	CU_ASSERT_EQUAL(u.index[1], 2);
	CU_ASSERT_EQUAL(u.obs[2], &obs[5]);
	CU_ASSERT_EQUAL(u.year[1], 2016.5);
	CU_ASSERT_EQUAL(u.value[2], 6);
	s.indicator = &with;
	u = series_usable(&s, &a);
	CU_ASSERT_EQUAL(u.n, 3);
	CU_ASSERT_EQUAL(u.from, 1);
	s.n = 0;
	u = series_usable(&s, &a);
	CU_ASSERT_EQUAL(u.n, 0);
	arena_free(&a);
}

void
suite_usable(void)
{
	static const struct test tests[] = { { "what can be used", what_can_be_used } };

	suite_add("usable", tests, countof(tests));
}
