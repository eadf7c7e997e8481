#include "model/phrase.h"

#include <math.h>

#include "model/period.h"
#include "model/target.h"
#include "tests/check.h"
#include "tests/model/suites.h"

static const struct indicator share = { .unit = "%", .decimals = 1 };
static const struct indicator open = { .unit = "?", .decimals = 0 };

static void
writes_periods(void)
{
	static const char *const rows[][3] = { { "2023", "2023", "2023" },
		{ "2023Q1", "1. kvartal 2023", "quarter 1 of 2023" },
		{ "2023M01", "januar 2023", "January 2023" },
		{ "2023W07", "uge 7 i 2023", "week 7 of 2023" },
		{ "2023-05-31", "31.\xC2\xA0maj 2023", "31\xC2\xA0May 2023" },
		{ "2021/2023", "2021–2023", "2021–2023" } };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct period p = { 0 };
		CU_ASSERT_TRUE(period_parse(&p, rows[i][0]));
		CHECK_STR(phrase_period(p, LANGUAGE_DANISH, &a), rows[i][1]);
		CHECK_STR(phrase_period(p, LANGUAGE_ENGLISH, &a), rows[i][2]);
	}
	arena_free(&a);
}

static void
writes_years(void)
{
	static const struct {
		int years[5];
		size_t n;
		const char *want;
	} rows[] = { { { 0 }, 0, "" }, { { 2019 }, 1, "2019" },
		{ { 2019, 2020, 2021 }, 3, "2019–2021" },
		{ { 2019, 2021, 2022, 2024 }, 4, "2019, 2021–2022, 2024" } };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_STR(phrase_year_list(rows[i].years, rows[i].n, &a), rows[i].want);
	arena_free(&a);
}

static void
writes_numbers(void)
{
	struct arena a = { 0 };

	CHECK_STR(phrase_value(&share, 10.85, NAN, LANGUAGE_ENGLISH, &a), "10.8\xC2\xA0%");
	CHECK_STR(phrase_value(&share, 79.29, 79.3, LANGUAGE_DANISH, &a), "79,29\xC2\xA0%");
	CHECK_STR(phrase_value(&open, 3, NAN, LANGUAGE_DANISH, &a), "3");
	CHECK_STR(phrase_value(&share, NAN, NAN, LANGUAGE_DANISH, &a), "–");
	CHECK_STR(phrase_difference(&share, 2.15, LANGUAGE_DANISH, &a), "+2,1\xC2\xA0procentpoint");
	CHECK_STR(phrase_difference(&share, -0.01, LANGUAGE_DANISH, &a),
	    "\xE2\x88\x92"
	    "0,01\xC2\xA0procentpoint");
	CHECK_STR(
	    phrase_distance(&share, -1.8, LANGUAGE_ENGLISH, &a), "1.8\xC2\xA0percentage points");
	CHECK_STR(phrase_stated(79.3, LANGUAGE_DANISH, &a), "79,3");
	CHECK_STR(phrase_stated(2700, LANGUAGE_DANISH, &a), "2700");
	arena_free(&a);
}

static void
writes_targets(void)
{
	static const struct {
		struct target t;
		double bound_of_5;
		const char *danish, *english;
	} rows[] = {
		{ { .rule = TARGET_AT_MOST, .low = NAN, .high = 13, .by = 2023 }, 13,
		    "højst\xC2\xA0"
		    "13\xC2\xA0% i 2023",
		    "at most\xC2\xA0"
		    "13\xC2\xA0% in 2023" },
		{ { .rule = TARGET_AT_LEAST, .low = 79.3, .high = NAN, .by = 2023 }, 79.3,
		    "mindst\xC2\xA0"
		    "79,3\xC2\xA0% i 2023",
		    "at least\xC2\xA0"
		    "79.3\xC2\xA0% in 2023" },
		{ { .rule = TARGET_BETWEEN, .low = 2, .high = 6, .by = 2023 }, 6,
		    "mellem\xC2\xA0"
		    "2 og 6\xC2\xA0% i 2023",
		    "between\xC2\xA0"
		    "2 and 6\xC2\xA0% in 2023" },
		{ { .rule = TARGET_AT_MOST, .low = NAN, .high = NAN, .by = 2023 }, NAN,
		    "et mål uden tal i 2023", "a target without a number in 2023" },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		const struct target *t = &rows[i].t;
		CHECK_STR(phrase_target(&share, t, LANGUAGE_DANISH, &a), rows[i].danish);
		CHECK_STR(phrase_target(&share, t, LANGUAGE_ENGLISH, &a), rows[i].english);
		CHECK_CLOSE(target_bound(t, 5), rows[i].bound_of_5, 0, 0, rows[i].danish);
		CHECK_ROW(target_has_number(t) == !isnan(rows[i].bound_of_5), rows[i].danish);
		CU_ASSERT_TRUE(target_is_past(t, 20231231));
		CU_ASSERT_FALSE(target_is_past(t, 20231230));
	}
	CU_ASSERT_FALSE(target_has_number(NULL));
	arena_free(&a);
}

static void
writes_power(void)
{
	static const struct {
		struct trend t;
		const char *danish, *english;
	} rows[] = {
		{ { .p = 0.23, .smallest_change = 0.614 },
		    "kunne med 80\xC2\xA0% sandsynlighed have vist en ændring på "
		    "0,61\xC2\xA0procentpoint om året",
		    "had an 80\xC2\xA0% chance of showing a change of 0.61\xC2\xA0percentage "
		    "points a year" },
		{ { .p = 0.05, .smallest_change = 0.614 }, NULL, NULL },
		{ { .p = 0.23, .p_attainable = 0.083, .smallest_change = 0.614 }, NULL, NULL },
		{ { .p = NAN, .smallest_change = NAN, .power_code = STAT_TOO_SHORT }, NULL, NULL },
		{ { .p = 1, .smallest_change = NAN, .power_code = STAT_EXACT_FIT }, NULL, NULL },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_STR(phrase_power(&share, &rows[i].t, LANGUAGE_DANISH, &a), rows[i].danish);
		CHECK_STR(phrase_power(&share, &rows[i].t, LANGUAGE_ENGLISH, &a), rows[i].english);
	}
	arena_free(&a);
}

void
suite_phrase(void)
{
	static const struct test tests[] = {
		{ "writes periods", writes_periods },
		{ "writes lists of years", writes_years },
		{ "writes numbers", writes_numbers },
		{ "writes targets", writes_targets },
		{ "writes power", writes_power },
	};

	suite_add("phrase", tests, countof(tests));
}
