/* tests/plots/test_quote.c - text that goes into a gnuplot script. */
#include "plots/quote.h"

#include <stdio.h>
#include <string.h>

#include "base/child.h"
#include "tests/check.h"
#include "tests/plots/suites.h"

static void
quotes(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ NULL, "''" },
		{ "", "''" },
		{ "Ærø", "'Ærø'" },
		{ "L'Odense", "'L''Odense'" },
		{ "it's, isn't", "'it''s, isn''t'" },
		{ "x'", "'x'''" },
		/* where gnuplot misreads a doubled quote */
		{ "'x", "'’x'" },
		{ "'", "'’'" },
		{ "x''y", "'x''’y'" },
		{ "'''", "'’’’'" },
		{ "`touch x`", "'`touch x`'" },
		{ "\"; system('x') #", "'\"; system(''x'') #'" },
		{ "a\nb", "'a b'" },
		{ "a\r\nEOD\nb", "'a  EOD b'" },
		{ "a\tb", "'a b'" },
		{ "\x1b[31m", "' [31m'" },
		{ "a\x7f"
		  "b",
		    "'a b'" },
		{ "a\xC2\x85"
		  "b",
		    "'a b'" }, /* U+0085 next line */
		{ "a\xE2\x80\xA8"
		  "b",
		    "'a b'" }, /* U+2028 line separator */
		{ "a\xE2\x80\xAE"
		  "b",
		    "'a b'" },                                  /* U+202E right-to-left override */
		{ "\xE6r\xF8", "'\xEF\xBF\xBDr\xEF\xBF\xBD'" }, /* windows-1252 */
		{ "A\xCC\x8A", "'Å'" },                         /* NFD to NFC */
		{ "@M \\n {/=90 x}_y^z ~", "'@M \\n {/=90 x}_y^z ~'" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		CHECK_STR(gp_quote(&a, rows[i].text), rows[i].want);
		arena_free(&a);
	}
}

static void
cuts_what_is_long(void)
{
	struct arena a = { 0 };
	char *wide = arena_alloc(&a, 2001), *flat = arena_alloc(&a, 4002);

	memset(wide, 'x', 2000);
	const char *q = gp_quote(&a, wide);
	CU_ASSERT(strlen(q) == 119 + 3 + 2); /* 119 columns, the ellipsis, two quotes */
	CHECK_STR(q + strlen(q) - 4, "…'");
	flat[0] = 'a';
	for (size_t i = 0; i < 2000; i++)
		memcpy(flat + 1 + 2 * i, "\xCC\x80", 2); /* accents: no width at all */
	CU_ASSERT(strlen(gp_quote(&a, flat)) <= 962);
	arena_free(&a);
}

/* gnuplot itself reads back each label as one string, and runs nothing. */
static void
is_read_as_one_string(void)
{
	static const char *const texts[] = { "'", "''", "x'", "'x", "x''y", "' '' '''",
		"'; print 1 #", "''; print 1; x = '", "`echo 1`", "a\nprint 1\nb", "\\", "\\'",
		"x\\", "#", "EOD", "@x" };
	static const struct child_limits limits = { 10, 512U << 20, 1 << 20 };
	const char *const argv[] = { "gnuplot", "-d", NULL };
	struct arena a = { 0 };
	struct caught c;
	const char *script = "set print '-'\n";

	caught_begin(&c);
	for (size_t i = 0; i < countof(texts); i++)
		script =
		    arena_printf(&a, "%ss = %s\nprint '<'.s.'>'\n", script, gp_quote(&a, texts[i]));
	struct child_result r = child_run(argv, script, strlen(script), limits, &a, &c.diag);
	if (r.code == CHILD_NOT_FOUND)
		test_skip("is read as one string", "gnuplot is not installed");
	else
		CHECK_STR(r.out,
		    "<’>\n<’’>\n<x'>\n<’x>\n<x'’y>\n<’ '’ '’’>\n<’; print 1 #>\n"
		    "<’’; print 1; x = '>\n<`echo 1`>\n<a print 1 b>\n<\\>\n<\\'>\n<x\\>\n<#>\n"
		    "<EOD>\n<@x>\n");
	caught_end(&c);
	arena_free(&a);
}

void
suite_quote(void)
{
	static const struct test tests[] = {
		{ "quotes", quotes },
		{ "cuts what is long", cuts_what_is_long },
		{ "is read as one string", is_read_as_one_string },
	};

	suite_add("quote", tests, countof(tests));
}
