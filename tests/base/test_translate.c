#include "base/translate.h"
#include "tests/base/suites.h"
#include "tests/check.h"

/* po/en.po is open: tests/check.c. */
static void
says_it_in_english(void)
{
	static const struct {
		const char *da, *plain, *en;
	} rows[] = {
		{ SAY("Indfriet"), "Indfriet", "Met" },
		{ SAY_IN("one", "er indfriet"), "er indfriet", "is met" },
		{ SAY("er indfriet"), "er indfriet", "are met" },
		{ "1\u00A0%s %s", "1\u00A0%s %s", "1\u00A0%2$s %1$s" },
		{ "findes ikke", "findes ikke", "findes ikke" },
		{ SAY_IN("unknown", "er indfriet"), "er indfriet", "er indfriet" },
		{ "", "", "" }, /* not the heading of the catalogue */
	};

	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_STR(translate_plain(rows[i].da), rows[i].plain);
		CHECK_STR(translate_text(rows[i].da), rows[i].en);
	}
}

/* Asked for in English, as all tests are. */
static void
messages_are_as_asked(void)
{
	struct caught c;

	caught_begin(&c);
	diag_error(&c.diag, (struct pos){ 0 }, NULL, "%d of %d", 1, 2);
	CHECK_STR(caught_text(&c), "pejl: error: 1 of 2\n");
	CHECK_STR(diag_say(&c.diag, ""), "");
	c.diag.danish = true;
	CHECK_STR(diag_say(&c.diag, "no message of pejl"), "no message of pejl");
	CHECK_STR(diag_say(&c.diag, ""), "");
	caught_end(&c);
}

void
suite_translate(void)
{
	static const struct test tests[] = {
		{ "says it in English", says_it_in_english },
		{ "messages are as asked", messages_are_as_asked },
	};

	suite_add("translate", tests, countof(tests));
}
