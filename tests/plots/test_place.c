/* tests/plots/test_place.c - where a label goes. */
#include "plots/place.h"

#include "tests/check.h"
#include "tests/plots/suites.h"

/* Three candidates side by side, 10 x 10: at 0, 20 and 40. */
static void
chooses(void)
{
	static const struct {
		const char *name;
		struct box box;  /* taken already; empty if 0 */
		struct box line; /* drawn already */
		double right;    /* of the bounds */
		double want;     /* left of the chosen */
	} rows[] = {
		{ "free", { 0, 0, 0, 0 }, { 90, 90, 95, 95 }, 100, 0 },
		{ "the first is taken", { 5, 5, 9, 9 }, { 90, 90, 95, 95 }, 100, 20 },
		{ "a line crosses the first", { 0, 0, 0, 0 }, { 0, 0, 10, 10 }, 100, 20 },
		{ "a line ends inside", { 0, 0, 0, 0 }, { 5, 5, 5, -50 }, 100, 20 },
		{ "an upright line beside", { 0, 0, 0, 0 }, { 11, -50, 11, 50 }, 100, 0 },
		{ "a line stops short", { 0, 0, 0, 0 }, { -20, 5, -1, 5 }, 100, 0 },
		{ "better a line than a box", { 2, 2, 48, 8 }, { -50, 5, 50, 5 }, 100, 0 },
		{ "better taken than outside", { 0, 0, 10, 10 }, { 90, 90, 95, 95 }, 15, 0 },
	};
	static const struct box candidates[] = { { 0, 0, 10, 10 }, { 20, 0, 30, 10 },
		{ 40, 0, 50, 10 } };

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct place p = { .arena = &a, .bounds = { 0, 0, rows[i].right, 100 } };
		place_box(&p, rows[i].box);
		place_line(&p, rows[i].line.left, rows[i].line.top, rows[i].line.right,
		    rows[i].line.bottom);
		struct box b = place_choose(&p, candidates, countof(candidates));
		CHECK_ROW(b.left == rows[i].want, rows[i].name);
		arena_free(&a);
	}
}

static void
takes_what_it_chose(void)
{
	static const struct box candidates[] = { { 0, 0, 10, 10 }, { 20, 0, 30, 10 } };
	struct arena a = { 0 };
	struct place p = { .arena = &a, .bounds = { 0, 0, 100, 100 } };

	CU_ASSERT(place_choose(&p, candidates, 2).left == 0);
	CU_ASSERT(place_choose(&p, candidates, 2).left == 20);
	arena_free(&a);
}

/* A label that may be left out is: where every place is taken, crossed or outside. */
static void
leaves_out_what_has_no_room(void)
{
	static const struct box candidates[] = { { 0, 0, 10, 10 }, { 20, 0, 30, 10 },
		{ 95, 0, 105, 10 } };
	struct arena a = { 0 };
	struct place p = { .arena = &a, .bounds = { 0, 0, 100, 100 } };

	place_line(&p, 5, 0, 5, 50);
	const struct box *b = place_try(&p, candidates, 3);
	CU_ASSERT(b == &candidates[1]);
	CU_ASSERT(place_try(&p, candidates, 3) == NULL);
	CU_ASSERT(p.nboxes == 1);
	arena_free(&a);
}

void
suite_place(void)
{
	static const struct test tests[] = {
		{ "chooses", chooses },
		{ "takes what it chose", takes_what_it_chose },
		{ "leaves out what has no room", leaves_out_what_has_no_room },
	};

	suite_add("place", tests, countof(tests));
}
