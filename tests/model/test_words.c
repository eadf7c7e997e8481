#include "model/words.h"

#include <string.h>

#include "base/text.h"
#include "tests/check.h"
#include "tests/model/suites.h"

/* The table of verdicts that outputs promise. */
static void
names_verdicts(void)
{
	static const char *const rows[][2] = { [VERDICT_MET] = { "met", "Indfriet" },
		[VERDICT_ON_TRACK] = { "on_track", "På vej" },
		[VERDICT_UNDECIDED] = { "undecided", "Uafklaret" },
		[VERDICT_OFF_TRACK] = { "off_track", "Ikke på vej" },
		[VERDICT_NOT_MET] = { "not_met", "Ikke indfriet" },
		[VERDICT_NO_DATA] = { "no_data", "Ingen data" },
		[VERDICT_NOT_COMPARABLE] = { "not_comparable", "Kan ikke vurderes" } };

	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_STR(verdict_id((enum verdict)i), rows[i][0]);
		CHECK_STR(verdict_word((enum verdict)i, LANGUAGE_DANISH), rows[i][1]);
		CU_ASSERT_EQUAL(text_width(verdict_symbol((enum verdict)i)), 1);
		for (size_t k = 0; k < i; k++)
			CHECK_ROW(
			    strcmp(verdict_symbol((enum verdict)i), verdict_symbol((enum verdict)k))
				!= 0,
			    rows[i][0]);
	}
}

/* A development stands beside a verdict: no word may mean either. */
static void
names_developments(void)
{
	static const char *const rows[][2] = { [DEVELOPMENT_IMPROVING] = { "improving",
						   "Forbedring" },
		[DEVELOPMENT_WORSENING] = { "worsening", "Forværring" },
		[DEVELOPMENT_UNCHANGED] = { "unchanged", "Uændret" },
		[DEVELOPMENT_UNDECIDED] = { "undecided", "Usikker" } };

	for (size_t i = 0; i < countof(rows); i++) {
		enum development d = (enum development)i;
		CHECK_STR(development_id(d), rows[i][0]);
		CHECK_STR(development_word(d, LANGUAGE_DANISH), rows[i][1]);
		for (size_t v = VERDICT_MET; v <= VERDICT_NOT_COMPARABLE; v++)
			for (int l = LANGUAGE_DANISH; l <= LANGUAGE_ENGLISH; l++)
				CHECK_ROW(strcmp(development_word(d, (enum language)l),
					      verdict_word((enum verdict)v, (enum language)l))
					!= 0,
				    rows[i][0]);
	}
}

static void
names_every_caution(void)
{
	for (unsigned i = 0; i < CAUTION_COUNT; i++) {
		enum caution c = (enum caution)(1u << i);
		CU_ASSERT_TRUE(strlen(caution_sentence(c, LANGUAGE_DANISH)) > 20);
		CU_ASSERT_TRUE(strlen(caution_sentence(c, LANGUAGE_ENGLISH)) > 20);
		for (unsigned k = 0; k < i; k++)
			CHECK_ROW(strcmp(caution_id(c), caution_id((enum caution)(1u << k))) != 0,
			    caution_id(c));
	}
	CHECK_STR(caution_id(CAUTION_SHORT_SERIES), "short_series");
	CHECK_STR(caution_id(CAUTION_FICTIONAL), "fictional");
	CHECK_STR(caution_id(CAUTION_NO_COUNTS), "no_counts");
	CHECK_STR(caution_id(CAUTION_ABSENT_ROWS), "absent_rows");
}

void
suite_words(void)
{
	static const struct test tests[] = {
		{ "names verdicts", names_verdicts },
		{ "names developments", names_developments },
		{ "names every caution", names_every_caution },
	};

	suite_add("words", tests, countof(tests));
}
