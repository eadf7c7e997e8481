/* cli/options.h: what the command line says, and what is refused in which words. */
#include "cli/options.h"

#include <string.h>

#include "tests/check.h"
#include "tests/cli/suites.h"

#define ARGS      12
#define ALL       (~0u)
#define TEXT_ONLY TAKES_FORMAT

struct given {
	struct arena arena;
	struct options options;
	struct caught caught;
	bool ok;
};

/* Read ARGV, up to its first NULL, as the options of `pejl status`. */
static void
read_options(struct given *g, const char *const *argv, unsigned takes)
{
	char *copy[ARGS + 2] = { (char *)"status" };
	int argc = 1;

	*g = (struct given){ .ok = false };
	for (; argv[argc - 1] != NULL; argc++)
		copy[argc] = arena_strdup(&g->arena, argv[argc - 1]);
	caught_begin(&g->caught);
	g->ok = options_read(&g->options, argc, copy, takes, &g->arena, &g->caught.diag);
}

static void
given_end(struct given *g)
{
	caught_end(&g->caught);
	arena_free(&g->arena);
}

static void
refuses(void)
{
	static const struct {
		const char *argv[ARGS];
		const char *message;
	} rows[] = {
		{ { "--frm", "x" },
		    "'--frm' is no option, or short for several; see 'pejl status --help'" },
		{ { "--f", "x" },
		    "'--f' is no option, or short for several; see 'pejl status --help'" },
		{ { "-x" }, "unknown option '-x'; see 'pejl status --help'" },
		{ { "-xh" }, "unknown option '-x'; see 'pejl status --help'" },
		{ { "a.csv", "-hx" }, "unknown option '-x'; see 'pejl status --help'" },
		{ { "--script=yes" }, "--script=yes: this option takes no value" },
		{ { "--area" }, "--area needs a value; see 'pejl status --help'" },
		{ { "--out", "" }, "--out: the value is empty" },
		{ { "--out=" }, "--out: the value is empty" },
		{ { "--fail-on", "" }, "--fail-on: the value is empty" },
		{ { "--from", "" }, "--from: the value is empty" },
		{ { "a.csv", "" }, "a file name is empty" },
		{ { "--", "" }, "a file name is empty" },
		{ { "--format", "xml" }, "--format: 'xml' is none of: text, csv, csv-dk, json" },
		{ { "--format", "json", "--format", "JSON" },
		    "--format: 'JSON' is none of: text, csv, csv-dk, json" },
		{ { "--lang", "de" }, "--lang: 'de' is none of: da, en" },
		{ { "--decimal", ";" }, "--decimal: ';' is none of: comma, ,, dot, ." },
		{ { "--as-of", "31-12-2021" },
		    "--as-of: '31-12-2021' is no date; write it as 2021-12-31" },
		{ { "--as-of", "2021-02-29" },
		    "--as-of: '2021-02-29' is no date; write it as 2021-12-31" },
		{ { "--fail-on", "met,,no_data" },
		    "--fail-on: '' is no verdict (met, on_track, undecided, off_track, not_met, "
		    "no_data, not_comparable)" },
		{ { "--fail-on", "not" },
		    "--fail-on: 'not' is no verdict (met, on_track, undecided, off_track, not_met, "
		    "no_data, not_comparable)" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct given g;
		read_options(&g, rows[i].argv, ALL);
		CHECK_ROW(!g.ok, rows[i].message);
		CHECK_STR(caught_text(&g.caught),
		    arena_printf(&g.arena, "pejl: error: %s\n", rows[i].message));
		given_end(&g);
	}
}

static void
knows_only_what_the_command_takes(void)
{
	static const char *const argv[] = { "--out", "x", NULL };
	struct given g;

	read_options(&g, argv, TEXT_ONLY);
	CU_ASSERT_FALSE(g.ok);
	given_end(&g);
	read_options(&g, argv, TEXT_ONLY | TAKES_OUT);
	CU_ASSERT_TRUE(g.ok);
	given_end(&g);
}

/* Files keep their order, wherever the options stand; "--" ends these, "-" is a file. */
static void
orders_files(void)
{
	static const char *const argv[] = { "1", "--from", "2", "3", "--area=Odense", "-",
		"--from=5", "--", "--out", NULL };
	static const char *const want[] = { "1", "2", "3", "-", "5", "--out" };
	struct given g;

	read_options(&g, argv, ALL);
	CU_ASSERT_TRUE(g.ok && g.options.from && g.options.out == NULL);
	CU_ASSERT_EQUAL_FATAL(g.options.nfiles, countof(want));
	for (size_t i = 0; i < countof(want); i++)
		CHECK_STR(g.options.files[i], want[i]);
	CU_ASSERT_EQUAL(g.options.nareas, 1);
	given_end(&g);
}

static void
last_one_counts_or_all(void)
{
	static const char *const argv[] = { "--as-of", "2020-01-31", "--as-of=2021-12-31",
		"--fail-on", "not_met", "--fail-on", "off_track,no_data", "--area", "461", "--area",
		"Ærø", NULL };
	struct given g;

	read_options(&g, argv, ALL);
	CU_ASSERT_TRUE_FATAL(g.ok);
	CU_ASSERT_EQUAL(g.options.as_of, 20211231);
	CU_ASSERT_EQUAL(g.options.fail_on,
	    1u << VERDICT_NOT_MET | 1u << VERDICT_OFF_TRACK | 1u << VERDICT_NO_DATA);
	CU_ASSERT_EQUAL_FATAL(g.options.nareas, 2);
	CHECK_STR(g.options.areas[1], "Ærø");
	given_end(&g);
}

static void
reads_signs(void)
{
	static const char *const argv[] = { "--delimiter", "tab", "--decimal=comma", "--thousands",
		".", NULL };
	struct given g;

	read_options(&g, argv, ALL);
	CU_ASSERT_TRUE(g.ok);
	CU_ASSERT_EQUAL(g.options.reading.delimiter, '\t');
	CU_ASSERT_EQUAL(g.options.reading.decimal, ',');
	CU_ASSERT_EQUAL(g.options.reading.thousands, '.');
	given_end(&g);
}

void
suite_options(void)
{
	static const struct test tests[] = {
		{ "refuses, and says what", refuses },
		{ "knows only what the command takes", knows_only_what_the_command_takes },
		{ "orders files", orders_files },
		{ "the last one counts, or all do", last_one_counts_or_all },
		{ "reads signs", reads_signs },
	};

	suite_add("options", tests, countof(tests));
}
