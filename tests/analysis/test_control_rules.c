/* analysis/control_rules.h. Marks found by hand. */
#include <math.h>
#include <string.h>

#include "analysis/control_rules.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/* FLAGS as a line: + for 1, - for -1, . for 0. */
static const char *
line_of(const int *flags, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = flags[i] > 0 ? '+' : flags[i] < 0 ? '-' : '.';
	out[n] = '\0';
	return out;
}

static size_t
sides_of(const char *line, int *side)
{
	size_t n = strlen(line);

	for (size_t i = 0; i < n; i++)
		side[i] = line[i] == '+' ? 1 : line[i] == '-' ? -1 : 0;
	return n;
}

static void
shift(void)
{
	static const struct {
		const char *sides, *flags, *up;
		size_t length;
	} rows[] = {
		{ "", "", "", 7 },
		{ "++++++", "......", "......", 7 },
		{ "-+++++++++-", ".......+++.", ".+++++++++.", 7 },
		{ "+-------+", ".......-.", ".........", 7 },
		{ "+++.++++", "........", "........", 7 },
		{ "+++.++++++", ".........+", "....++++++", 6 },
		{ "........", "........", "........", 7 },
	};
	int side[16], flag[16], part[16];
	char text[17];

	for (size_t i = 0; i < countof(rows); i++) {
		size_t n = sides_of(rows[i].sides, side);
		rule_shift(side, n, rows[i].length, flag);
		CHECK_STR(line_of(flag, n, text), rows[i].flags);
		rule_part(flag, n, rows[i].length, 1, part);
		CHECK_STR(line_of(part, n, text), rows[i].up);
	}
}

static void
trend(void)
{
	static const struct {
		const char *values, *flags; /* a letter a value, rising with the alphabet */
		size_t length;
	} rows[] = {
		{ "", "", 7 },
		{ "abcdef", "......", 7 },
		{ "abcdefg", "......+", 7 },
		{ "abccdefg", "........", 7 },
		{ "gfedcbab", "......-.", 7 },
		{ "bgfedcba", ".......-", 7 },
		{ "abcdefedcba", ".....+....-", 6 },
		{ "aaaaaaaa", "........", 7 },
	};
	double y[16];
	int flag[16];
	char text[17];

	for (size_t i = 0; i < countof(rows); i++) {
		size_t n = strlen(rows[i].values);
		for (size_t k = 0; k < n; k++)
			y[k] = rows[i].values[k];
		rule_trend(y, n, rows[i].length, flag);
		CHECK_STR(line_of(flag, n, text), rows[i].flags);
	}
}

static void
two_of_three(void)
{
	static const struct {
		const char *near, *sides, *window, *marked;
	} rows[] = {
		{ "+.+", "+++", "+++", "+.+" },
		{ ".++", "---", "+++", ".++" },
		{ "++.", "++-", "...", "..." },
		{ "++.", "++.", "...", "..." },
		{ "++", "++", "..", ".." },
		{ "..++...", "+++++++", ".++++..", "..++..." },
		{ "+..+.", "+++++", ".....", "....." },
		{ "+++", "...", "...", "..." },
	};
	int at[16], side[16], window[16], marked[16];
	bool near[16];
	char text[17];

	for (size_t i = 0; i < countof(rows); i++) {
		size_t n = sides_of(rows[i].near, at);
		for (size_t k = 0; k < n; k++)
			near[k] = at[k] != 0;
		sides_of(rows[i].sides, side);
		rule_two_of_three(near, side, n, window, marked);
		CHECK_STR(line_of(window, n, text), rows[i].window);
		CHECK_STR(line_of(marked, n, text), rows[i].marked);
	}
}

/* A letter a mark: the strongest, capital upwards. */
static const char *
marks_of(const struct control_signals *s, char *out)
{
	for (size_t i = 0; i < s->n; i++) {
		enum control_signal list[CONTROL_SIGNALS];
		size_t n = control_signal_list(&s->marks[i], list);
		char c = n > 0 ? control_signal_name(list[0])[0] : '.';
		bool two = n > 0 && list[0] == SIGNAL_TWO_OF_THREE;
		if (two)
			c = '2';
		else if (n > 0 && list[0] == SIGNAL_TREND)
			c = 'r';
		out[i] = n > 0 && !two && (s->marks[i].up & list[0]) != 0 ? (char)(c - 32) : c;
	}
	out[s->n] = '\0';
	return out;
}

/* Points about centre 0 with limits at 3 and, at two thirds, 2; part 2 from SPLIT on. */
static struct control
drawn(const double *y, size_t n, size_t split, struct control_point *p, struct control_part *parts)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (struct control_point){ y[i], 0, -3, 3, -2, 2, i >= split, false };
	parts[0] = (struct control_part){ .end = split < n ? split : n };
	parts[1] = (struct control_part){ .first = split, .end = n };
	return (struct control){ .chart = CONTROL_XMR,
		.n = n,
		.nparts = split < n ? 2 : 1,
		.points = p,
		.parts = parts };
}

static void
sets_on_a_chart(void)
{
	static const double shifted[12] = { -1, 0.5, -0.5, 1, 2.5, 1, 2.4, 1, 1, 1, 4, -1 };
	static const double falling[12] = { 1, -1, 1, -1, 2.5, 2, 1, 0.5, -0.5, -1, -3.5, 1 };
	static const double restless[12] = { 1, -1, 1, 1, -1, 1, -1, -1, 1, -1, 1, -1 };
	static const struct {
		const char *name, *set;
		const double *y;
		size_t n, split, marked;
		const char *marks;
		bool any;
	} rows[] = {
		{ "outside alone", "outside", shifted, 12, 12, 1, "..........O.", true },
		{ "seven", "making_data_count", shifted, 12, 12, 8, "...S2S2SSSO.", true },
		{ "six", "making_data_count_6", shifted, 12, 12, 8, "...S2S2SSSO.", true },
		{ "eight", "making_data_count_8", shifted, 12, 12, 8, "...S2S2SSSO.", true },
		{ "seven falling", "making_data_count", falling, 12, 12, 7, "....rrrrrro.", true },
		{ "a part of nine has no runs", "making_data_count", shifted, 9, 9, 2, "....2.2..",
		    true },
		{ "runs end at a part", "making_data_count", shifted, 12, 7, 3, "....2.2...O.",
		    true },
		{ "runs, counted", "anhoej", shifted, 10, 10, 0, "..........", true },
		{ "no signal", "anhoej", restless, 12, 12, 0, "............", false },
		{ "nothing", "anhoej", shifted, 4, 4, 0, "....", false },
	};
	struct control_point p[12];
	struct control_part parts[2];
	struct arena a = { 0 };
	char text[13];

	for (size_t i = 0; i < countof(rows); i++) {
		struct control c = drawn(rows[i].y, rows[i].n, rows[i].split, p, parts);
		struct control_signals s = control_signals(&c, control_rules_find(rows[i].set), &a);
		CHECK_STR(marks_of(&s, text), rows[i].marks);
		CHECK_ROW(s.marked == rows[i].marked, rows[i].name);
		CHECK_ROW(s.any == rows[i].any, rows[i].name);
	}
	arena_free(&a);
}

/* All signals of one point are kept, the strongest first. */
static void
several(void)
{
	static const double y[12] = { -1, 1, -1, 0.1, 0.2, 0.3, 0.4, 0.5, 2.5, 4, 1, -1 };
	struct control_point p[12];
	struct control_part parts[2];
	struct arena a = { 0 };
	struct control c = drawn(y, 12, 12, p, parts);
	enum control_signal list[CONTROL_SIGNALS];

	struct control_signals s = control_signals(&c, control_rules_find("making_data_count"), &a);
	CU_ASSERT_EQUAL(control_signal_list(&s.marks[9], list), 4);
	CU_ASSERT_EQUAL(list[0], SIGNAL_OUTSIDE);
	CU_ASSERT_EQUAL(list[1], SIGNAL_TWO_OF_THREE);
	CU_ASSERT_EQUAL(list[2], SIGNAL_SHIFT);
	CU_ASSERT_EQUAL(list[3], SIGNAL_TREND);
	CU_ASSERT_EQUAL(s.marks[9].down, 0);
	/* left out: still outside, but of no run */
	p[9].left_out = true;
	s = control_signals(&c, control_rules_find("making_data_count"), &a);
	CU_ASSERT_EQUAL(control_signal_list(&s.marks[9], list), 1);
	CU_ASSERT_EQUAL(list[0], SIGNAL_OUTSIDE);
	CU_ASSERT_EQUAL(s.runs[0].useful, 11);
	/* a value below the two sigma line, on the low side */
	for (size_t i = 0; i < 12; i++)
		p[i].value = i == 5 || i == 7 ? -2.5 : -1;
	p[3].value = NAN;
	s = control_signals(&c, control_rules_find("making_data_count"), &a);
	CU_ASSERT_EQUAL(s.marks[5].down, SIGNAL_TWO_OF_THREE | SIGNAL_SHIFT);
	CU_ASSERT_EQUAL(s.marks[3].down, 0);
	CU_ASSERT_EQUAL(s.runs[0].useful, 10);
	arena_free(&a);
}

static void
named_sets(void)
{
	size_t n = 0;

	for (const struct control_rules *r; (r = control_rules_at(n)) != NULL; n++) {
		CHECK_ROW(control_rules_find(r->name) == r, r->name);
		CHECK_ROW(r->version > 1900 && r->source[0] != '\0', r->name);
	}
	CU_ASSERT_EQUAL(n, 7);
	CU_ASSERT_PTR_NULL(control_rules_find("nelson"));
	CHECK_STR(control_signal_name(SIGNAL_TREND), "trend");
	CHECK_STR(control_signal_name((enum control_signal)0), "");
}

void
suite_control_rules(void)
{
	CU_pSuite s = CU_add_suite("control_rules", NULL, NULL);

	CU_add_test(s, "so many on one side", shift);
	CU_add_test(s, "so many rising or falling", trend);
	CU_add_test(s, "two of three", two_of_three);
	CU_add_test(s, "sets on a chart", sets_on_a_chart);
	CU_add_test(s, "several signals on a point", several);
	CU_add_test(s, "named sets", named_sets);
}
