#include "model/period.h"

#include <stdlib.h>

#include "tests/check.h"
#include "tests/model/suites.h"

static void
reads_every_spelling(void)
{
	static const struct {
		const char *text, *printed; /* NULL: no period */
	} rows[] = { { "2023", "2023" }, { " 2023 ", "2023" }, { "2008K1", "2008Q1" },
		{ "2021Q2", "2021Q2" }, { "2008 K1", "2008Q1" }, { "1. kvartal 2019", "2019Q1" },
		{ "4 Kvartal 2019", "2019Q4" }, { "2021M10", "2021M10" }, { "2023M01", "2023M01" },
		{ "2023U07", "2023W07" }, { "2023W07", "2023W07" }, { "2020-W05", "2020W05" },
		{ "U11-2020", "2020W11" }, { "Uge 51-2021", "2021W51" },
		{ "uge 46 2022", "2022W46" }, { "2020W53", "2020W53" },
		{ "2023-05-31", "2023-05-31" }, { "16/04/2021", "2021-04-16" },
		{ "31.12.2023", "2023-12-31" }, { "2021-2023", "2021/2023" },
		{ "2018/2019", "2018/2019" }, { "2021–2023", "2021/2023" }, { "2008K5", NULL },
		{ "2023M13", NULL }, { "2021W53", NULL }, { "2023-02-29", NULL },
		{ "31/04/2021", NULL }, { "1899", NULL }, { "2101", NULL }, { "2023-2021", NULL },
		{ "27. januar 2020", "2020-01-27" }, { "1. maj 2020", "2020-05-01" },
		{ "3 Dec. 2021", "2021-12-03" }, { "januar 2020", "2020M01" },
		{ "JUNE 2020", "2020M06" }, { "30. februar 2020", NULL }, { "janus 2020", NULL },
		{ "0. maj 2020", NULL }, { "27. januar", NULL }, { "", NULL }, { "20233", NULL },
		{ "2023x", NULL }, { "461", NULL }, { "2023 12", NULL }, { "2018/19", NULL } };

	for (size_t i = 0; i < countof(rows); i++) {
		struct period got = { .year = -1 };
		char text[PERIOD_SIZE];
		CHECK_ROW(
		    period_parse(&got, rows[i].text) == (rows[i].printed != NULL), rows[i].text);
		if (rows[i].printed != NULL)
			CHECK_STR(period_print(text, got), rows[i].printed);
		else
			CHECK_ROW(got.year == -1, rows[i].text);
	}
}

static void
reads_without_its_year(void)
{
	static const struct {
		const char *text;
		int year;
		const char *printed; /* NULL: no period */
	} rows[] = { { "27. januar", 2020, "2020-01-27" }, { "29. februar", 2021, NULL },
		{ "29. februar", 2020, "2020-02-29" }, { "uge 46", 2022, "2022W46" },
		{ "januar", 2021, "2021M01" }, { "27. januar 2019", 2020, NULL },
		{ "2019", 2020, NULL }, { "", 2020, "2020" } };

	for (size_t i = 0; i < countof(rows); i++) {
		struct period got = { .year = -1 };
		char text[PERIOD_SIZE];
		CHECK_ROW(period_parse_in_year(&got, rows[i].text, rows[i].year)
			== (rows[i].printed != NULL),
		    rows[i].text);
		if (rows[i].printed != NULL)
			CHECK_STR(period_print(text, got), rows[i].printed);
	}
}

/* What is printed reads back as itself. */
static void
prints_what_it_reads(void)
{
	static const char *const rows[] = { "2023", "2023Q4", "2023M12", "2020W53", "2024-02-29",
		"2021/2023" };
	char text[PERIOD_SIZE];

	for (size_t i = 0; i < countof(rows); i++) {
		struct period p = { 0 };
		CU_ASSERT_TRUE(period_parse(&p, rows[i]));
		CHECK_STR(period_print(text, p), rows[i]);
	}
}

/* Python: datetime.date.fromisocalendar(2020, 53, 1) and (2021, 1, 7) */
static void
knows_days(void)
{
	static const struct {
		const char *text;
		int first, last;
		double middle;
	} rows[] = { { "2023", 20230101, 20231231, 2023.5 },
		{ "2023Q1", 20230101, 20230331, 2023 + 45.0 / 365 },
		{ "2024M02", 20240201, 20240229, 2024 + 45.5 / 366 },
		{ "2020W53", 20201228, 20210103, 2021 - 0.5 / 366 },
		{ "2021W01", 20210104, 20210110, 2021 + 6.5 / 365 },
		{ "2021/2023", 20210101, 20231231, 2022.5 },
		{ "2023-05-31", 20230531, 20230531, 2023 + 150.5 / 365 } };

	for (size_t i = 0; i < countof(rows); i++) {
		struct period p = { 0 };
		CU_ASSERT_TRUE(period_parse(&p, rows[i].text));
		CHECK_ROW(period_first_day(p) == rows[i].first, rows[i].text);
		CHECK_ROW(period_last_day(p) == rows[i].last, rows[i].text);
		CHECK_CLOSE(period_middle(p), rows[i].middle, 2e-5, 0, rows[i].text);
	}
}

static void
orders(void)
{
	static const char *const order[] = { "2019", "2020-01-01", "2020M01", "2020Q1", "2020",
		"2020/2022", "2020W02", "2020M02" };

	for (size_t i = 0; i + 1 < countof(order); i++) {
		struct period a = { 0 }, b = { 0 };
		period_parse(&a, order[i]);
		period_parse(&b, order[i + 1]);
		CHECK_ROW(period_compare(a, b) < 0 && period_compare(b, a) > 0, order[i]);
		CHECK_ROW(period_compare(a, a) == 0, order[i]);
		CHECK_ROW(period_same(a, a) && !period_same(a, b), order[i]);
	}
	/* the same days, but another kind */
	const struct period year = { .kind = PERIOD_YEAR, .year = 2020 };
	const struct period span = { .kind = PERIOD_SPAN, .year = 2020, .year_end = 2020 };
	CU_ASSERT_EQUAL(period_compare(year, span), 0);
	CU_ASSERT_FALSE(period_same(year, span));
}

static void
reads_dates(void)
{
	char text[PERIOD_SIZE];

	CU_ASSERT_EQUAL(date_parse("2021-12-31"), 20211231);
	CU_ASSERT_EQUAL(date_parse("2021-02-29"), 0);
	CU_ASSERT_EQUAL(date_parse("31-12-2021"), 0);
	CU_ASSERT_EQUAL(date_parse("2021"), 0);
	CHECK_STR(date_print(text, 20211231), "2021-12-31");
	CU_ASSERT_EQUAL(date_add(20240228, 2), 20240301);
	CU_ASSERT_EQUAL(date_add(20220101, -14), 20211218);
	CU_ASSERT_EQUAL(date_add(20211231, 0), 20211231);
	setenv("SOURCE_DATE_EPOCH", "1640995199", 1); /* 2021-12-31T23:59:59Z */
	CU_ASSERT_EQUAL(date_today(), 20211231);
	unsetenv("SOURCE_DATE_EPOCH");
	CU_ASSERT_TRUE(date_today() > 20260101);
}

static void
moves_on(void)
{
	static const char *const rows[][2] = { { "2023", "2024" }, { "2021/2023", "2022/2024" },
		{ "2023Q3", "2023Q4" }, { "2023Q4", "2024Q1" }, { "2023M12", "2024M01" },
		{ "2023M02", "2023M03" }, { "2023W52", "2024W01" }, { "2020W52", "2020W53" },
		{ "2020W53", "2021W01" }, { "2024-02-28", "2024-02-29" },
		{ "2023-12-31", "2024-01-01" } };

	for (size_t i = 0; i < countof(rows); i++) {
		struct period p;
		char text[PERIOD_SIZE];
		CU_ASSERT_FATAL(period_parse(&p, rows[i][0]));
		CHECK_STR(period_print(text, period_next(p)), rows[i][1]);
	}
}

void
suite_period(void)
{
	static const struct test tests[] = {
		{ "reads every spelling", reads_every_spelling },
		{ "a period without its year", reads_without_its_year },
		{ "prints what it reads", prints_what_it_reads },
		{ "knows first, last and middle day", knows_days },
		{ "orders by time", orders },
		{ "moves on", moves_on },
		{ "reads dates", reads_dates },
	};

	suite_add("period", tests, countof(tests));
}
