#include "model/prose.h"

#include <math.h>

#include "model/period.h"
#include "tests/check.h"
#include "tests/model/suites.h"

static const struct indicator share = { .unit = "%", .decimals = 1 };
static const struct indicator rate = { .unit = "pr. 1000", .decimals = 1 };
static const struct indicator open = { .unit = "?", .decimals = 1 };

static void
places_periods(void)
{
	static const char *const rows[][2] = { { "2025", "i 2025" },
		{ "2023Q1", "i 1. kvartal 2023" }, { "2023-05-31", "den 31.~maj 2023" },
		{ "2021/2023", "i 2021–2023" } };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct period p = { 0 };
		CU_ASSERT_TRUE(period_parse(&p, rows[i][0]));
		CHECK_STR(shown(prose_in_period(p, LANGUAGE_DANISH, &a), &a), rows[i][1]);
	}
	arena_free(&a);
}

static void
writes_differences(void)
{
	static const struct {
		const struct indicator *i;
		double v;
		const char *number, *unit;
	} rows[] = {
		{ &share, 2.15, "+2,1", "procentpoint" }, /* 2.15 is just under in binary */
		{ &share, -1.8,
		    "\xE2\x88\x92"
		    "1,8",
		    "procentpoint" },
		{ &share, -0.01,
		    "\xE2\x88\x92"
		    "0,01",
		    "procentpoint" }, /* not like none */
		{ &share, 0, "0,0", "procentpoint" },
		{ &rate, 3, "+3,0", "pr. 1000" },
		{ &open, 3, "+3,0", "" },
		{ &share, NAN, "–", "procentpoint" },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_STR(prose_signed(rows[i].i, rows[i].v, LANGUAGE_DANISH, &a), rows[i].number);
		CHECK_STR(prose_difference_unit(rows[i].i, LANGUAGE_DANISH, &a), rows[i].unit);
	}
	arena_free(&a);
}

static void
writes_uncertainty(void)
{
	struct arena a = { 0 };
	struct interval ci = { STAT_OK, 14.4, 15.2 }, none = { STAT_BAD_INPUT, NAN, NAN };

	CHECK_STR(shown(prose_interval(&share, ci, LANGUAGE_DANISH, &a), &a), "14,4–15,2~%");
	ci.low = -1;
	CHECK_STR(shown(prose_interval(&share, ci, LANGUAGE_DANISH, &a), &a),
	    "\xE2\x88\x92"
	    "1,0 til 15,2~%");
	CHECK_STR(prose_interval(&share, none, LANGUAGE_DANISH, &a), "–");
	CHECK_STR(prose_limits(&share, none, LANGUAGE_DANISH, &a), "–");
	CHECK_STR(
	    prose_limits(&share, (struct interval){ STAT_OK, 14.4, 15.2 }, LANGUAGE_DANISH, &a),
	    "14,4–15,2");
	CHECK_STR(shown(prose_probability(0.004, &a), &a), "under 1~%");
	CHECK_STR(shown(prose_probability(0.45, &a), &a), "45~%");
	CHECK_STR(shown(prose_probability(0.996, &a), &a), "over 99~%");
	CHECK_STR(shown(prose_p(0.0167, LANGUAGE_DANISH, &a), &a), "p~=~0,017");
	CHECK_STR(shown(prose_p(0.23, LANGUAGE_DANISH, &a), &a), "p~=~0,23");
	CHECK_STR(shown(prose_p(0.0001, LANGUAGE_DANISH, &a), &a), "p~<~0,001");
	CHECK_STR(shown(prose_p(NAN, LANGUAGE_DANISH, &a), &a), "p~=~–");
	CHECK_STR(shown(prose_q(0.0167, LANGUAGE_ENGLISH, &a), &a), "q~=~0.017");
	CHECK_STR(shown(prose_q(0.0001, LANGUAGE_ENGLISH, &a), &a), "q~<~0.001");
	arena_free(&a);
}

static void
counts(void)
{
	static const char *const words[] = { "ingen", "én", "to", "tre", "fire", "fem", "seks",
		"syv", "otte", "ni", "ti", "elleve", "tolv", "13", "14" };
	static const char *const clauses[] = { "én er indfriet", "to er på vej",
		"tre er uden data" };
	struct arena a = { 0 };

	for (size_t n = 0; n < countof(words); n++)
		CHECK_STR(prose_small(n, LANGUAGE_DANISH, &a), words[n]);
	CHECK_STR(shown(prose_count(0, "kommune", "kommuner", LANGUAGE_DANISH, &a), &a),
	    "ingen~kommuner");
	CHECK_STR(
	    shown(prose_count(1, "kommune", "kommuner", LANGUAGE_DANISH, &a), &a), "1~kommune");
	CHECK_STR(
	    shown(prose_count(22, "kommune", "kommuner", LANGUAGE_DANISH, &a), &a), "22~kommuner");
	CHECK_STR(prose_join(clauses, 0, LANGUAGE_DANISH, &a), "");
	CHECK_STR(prose_join(clauses, 1, LANGUAGE_DANISH, &a), "én er indfriet");
	CHECK_STR(prose_join(clauses, 2, LANGUAGE_DANISH, &a), "én er indfriet, og to er på vej");
	CHECK_STR(prose_join(clauses, 3, LANGUAGE_DANISH, &a),
	    "én er indfriet, to er på vej, og tre er uden data");
	CHECK_STR(prose_list(clauses, 0, LANGUAGE_DANISH, &a), "");
	CHECK_STR(prose_list(clauses, 1, LANGUAGE_DANISH, &a), "én er indfriet");
	CHECK_STR(prose_list(clauses, 2, LANGUAGE_ENGLISH, &a), "én er indfriet and to er på vej");
	CHECK_STR(prose_list(clauses, 3, LANGUAGE_DANISH, &a),
	    "én er indfriet, to er på vej og tre er uden data");
	arena_free(&a);
}

static void
names(void)
{
	static const struct indicator i = { .name = "Fastholdelse, somatisk syge" };
	struct series s = { .indicator = &i, .stratum = "" };
	struct arena a = { 0 };

	CHECK_STR(prose_label(&s, &a), "Fastholdelse, somatisk syge");
	s.stratum = "somatisk syge";
	CHECK_STR(prose_label(&s, &a), "Fastholdelse, somatisk syge");
	s.stratum = "mænd";
	CHECK_STR(prose_label(&s, &a), "Fastholdelse, somatisk syge, mænd");
	CHECK_STR(prose_capital("ældre", &a), "Ældre");
	CHECK_STR(prose_capital("", &a), "");
	CHECK_STR(prose_uncapital("Årlig", &a), "årlig");
	CHECK_STR(prose_uncapital("Forebyggelse", &a), "forebyggelse");
	CHECK_STR(prose_uncapital("DRG-værdi", &a), "DRG-værdi");
	CHECK_STR(prose_uncapital("×", &a), "×"); /* between the letters, no letter */
	CHECK_STR(prose_capital("÷", &a), "÷");
	arena_free(&a);
}

void
suite_prose(void)
{
	static const struct test tests[] = {
		{ "periods in a sentence", places_periods },
		{ "differences", writes_differences },
		{ "intervals and probabilities", writes_uncertainty },
		{ "counts, singular and plural", counts },
		{ "names", names },
	};

	suite_add("prose", tests, countof(tests));
}
