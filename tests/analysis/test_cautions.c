/* analysis/assess.h: what depends on the measure, the source and the area, figure by figure. */
#include <math.h>

#include "analysis/assess.h"
#include "model/period.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REGION 1083
#define MOST   8

static const struct area region = { .code = REGION, .kind = AREA_REGION };
static const struct target at_most = { TARGET_AT_MOST, .low = NAN, .high = 1, .by = 2025,
	.from = 20190101, .area = REGION, .status = TARGET_FINAL };

struct fixture {
	struct arena arena;
	struct indicator indicator;
	struct observation obs[MOST];
	double year[MOST];
	struct series series;
};

static void
begin(struct fixture *f, enum measure m, const double *value, size_t n)
{
	*f = (struct fixture){ .indicator = { .id = "x",
				   .unit = "",
				   .per = 1000,
				   .measure = m,
				   .better = BETTER_LOWER,
				   .targets = &at_most,
				   .ntargets = 1 } };
	for (size_t k = 0; k < n; k++) {
		f->obs[k] = (struct observation){ .status = OBS_NORMAL,
			.period = { .kind = PERIOD_YEAR, .year = 2017 + (int)k },
			.value = value[k],
			.numerator = NAN,
			.denominator = NAN,
			.ci_low = value[k] - 0.1,
			.ci_high = value[k] + 0.1 };
		f->year[k] = period_middle(f->obs[k].period);
	}
	f->series = (struct series){ .indicator = &f->indicator,
		.area = &region,
		.stratum = "",
		.n = n,
		.obs = f->obs,
		.year = f->year };
}

static struct assessment
held(struct fixture *f, int as_of)
{
	struct outlook_pool *nothing = outlook_learn(NULL, 0, &f->arena);

	return assess(&f->series, REGION, as_of, nothing, 0, &f->arena);
}

static const double falling[] = { 5, 4.1, 3.2, 2.2, 1.2 };

/* A rate's line ends at 0, a mean's does not. */
static void
possible_limits(void)
{
	struct fixture f;

	begin(&f, MEASURE_RATE, falling, countof(falling));
	struct assessment rate = held(&f, 20211231);
	CU_ASSERT_EQUAL(rate.outlook.code, STAT_OK);
	CU_ASSERT(rate.outlook.low >= 0);
	arena_free(&f.arena);
	begin(&f, MEASURE_MEAN, falling, countof(falling));
	CU_ASSERT(held(&f, 20211231).outlook.low < 0);
	arena_free(&f.arena);
}

/* Nine events are few for a share and a rate; a mean of nine persons' costs is another matter. */
static void
small_numbers(void)
{
	static const struct {
		const char *name;
		enum measure measure;
		unsigned caution;
	} rows[] = {
		{ "share", MEASURE_PROPORTION, CAUTION_SMALL_NUMBERS },
		{ "rate", MEASURE_RATE, CAUTION_SMALL_NUMBERS },
		{ "mean", MEASURE_MEAN, 0 },
		{ "amount", MEASURE_AMOUNT, 0 },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct fixture f;
		begin(&f, rows[i].measure, falling, countof(falling));
		f.obs[4].numerator = 9;
		f.obs[4].denominator = 7500;
		CHECK_ROW((held(&f, 20211231).cautions & CAUTION_SMALL_NUMBERS) == rows[i].caution,
		    rows[i].name);
		arena_free(&f.arena);
	}
}

/* Four months after the year's end: out on 30 April, not the day before. */
static void
released_later(void)
{
	static const struct source slow = { .lag_months = 4 }, at_once = { .lag_months = 0 };
	struct fixture f;

	begin(&f, MEASURE_RATE, falling, countof(falling));
	f.obs[4].source = &slow;
	CU_ASSERT_TRUE((held(&f, 20220430).cautions & CAUTION_RELEASED_LATER) != 0);
	CU_ASSERT_EQUAL(held(&f, 20220501).cautions & CAUTION_RELEASED_LATER, 0);
	f.obs[4].source = &at_once;
	CU_ASSERT_EQUAL(held(&f, 20220101).cautions & CAUTION_RELEASED_LATER, 0);
	arena_free(&f.arena);
}

/* Rows that the publisher leaves out, anywhere in the series. */
static void
absent_rows(void)
{
	struct fixture f;

	begin(&f, MEASURE_RATE, falling, countof(falling));
	f.obs[1].absent = true;
	CU_ASSERT_TRUE((held(&f, 20211231).cautions & CAUTION_ABSENT_ROWS) != 0);
	arena_free(&f.arena);
}

/* Values whose slopes would overflow say nothing of a development, however many they are. */
static void
out_of_reach(void)
{
	static const double huge[] = { -1e308, -1.1e308, 1.2e308, 1.1e308, 1e308 };
	struct fixture f;

	begin(&f, MEASURE_AMOUNT, huge, countof(huge));
	struct assessment r = held(&f, 20211231);
	CU_ASSERT_EQUAL(r.trend.code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(r.development, DEVELOPMENT_UNDECIDED);
	arena_free(&f.arena);
}

void
suite_cautions(void)
{
	static const struct test tests[] = {
		{ "what a measure can be", possible_limits },
		{ "small numbers", small_numbers },
		{ "released later", released_later },
		{ "absent rows", absent_rows },
		{ "sizes out of reach", out_of_reach },
	};
	suite_add("cautions", tests, countof(tests));
}
