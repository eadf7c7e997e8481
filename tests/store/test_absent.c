/* Rows that a publisher leaves out because they are zero. */
#include <math.h>

#include "model/period.h"
#include "store/absent.h"
#include "tests/check.h"
#include "tests/store/suites.h"

static const struct source zero = { .id = "z", .publisher = "Z", .absent_zero = true };
static const struct source other = { .id = "o", .publisher = "O" };

struct world {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct panel panel;
	size_t line;
};

static void
world_begin(struct world *w)
{
	*w = (struct world){ .line = 1 };
	w->geography.arena = &w->arena;
	catalogue_init(&w->catalogue, &w->arena);
	panel_init(&w->panel, &w->arena, &w->catalogue, &w->geography);
}

static void
put(struct world *w, const struct source *s, const char *file, int indicator, int stratum, int area,
    const char *period, double value, double numerator)
{
	struct observation o = { .indicator = indicator,
		.stratum = stratum,
		.area = area,
		.status = isnan(value) ? OBS_SUPPRESSED : OBS_NORMAL,
		.value = value,
		.numerator = numerator,
		.source = s,
		.origin = { file, ++w->line, 2 } };
	struct pos before;

	CU_ASSERT_FATAL(period_parse(&o.period, period));
	CU_ASSERT_EQUAL(panel_put(&w->panel, &o, &before), PANEL_NEW);
}

/* What the panel holds for a key. */
static const struct observation *
held(const struct world *w, int indicator, int stratum, int area, const char *period)
{
	struct observation o = { .indicator = indicator, .stratum = stratum, .area = area };

	CU_ASSERT_FATAL(period_parse(&o.period, period));
	return panel_find(&w->panel, &o);
}

static void
fills_the_span(void)
{
	struct world w;
	const struct source *first = NULL;

	world_begin(&w);
	put(&w, &zero, "z.csv", 0, 0, 410, "2020-02-27", 3, NAN);
	put(&w, &zero, "z.csv", 0, 0, 530, "2020-03-01", NAN, NAN);
	put(&w, &zero, "z.csv", 0, 1, 410, "2020-02-27", 2, 2);
	CU_ASSERT_EQUAL(panel_fill_absent(&w.panel, &first), 2 * 2 * 4 - 3);
	CU_ASSERT_PTR_EQUAL(first, &zero);
	const struct observation *o = held(&w, 0, 0, 410, "2020-02-29"); /* nobody has a row */
	CU_ASSERT_PTR_NOT_NULL_FATAL(o);
	CU_ASSERT(o->absent && o->value == 0 && isnan(o->numerator) && o->status == OBS_NORMAL);
	CU_ASSERT(o->origin.line == 0 && o->source == &zero);
	CHECK_STR(o->origin.file, "z.csv");
	CU_ASSERT_EQUAL(held(&w, 0, 1, 530, "2020-03-01")->numerator, 0);
	CU_ASSERT_EQUAL(held(&w, 0, 0, 410, "2020-02-27")->value, 3);
	CU_ASSERT_EQUAL(held(&w, 0, 0, 530, "2020-03-01")->status, OBS_SUPPRESSED);
	CU_ASSERT_PTR_NULL(held(&w, 0, 0, 410, "2020-02-26"));
	CU_ASSERT_PTR_NULL(held(&w, 0, 0, 410, "2020-03-02"));
	CU_ASSERT_PTR_NULL(held(&w, 0, 0, 563, "2020-02-27"));
	CU_ASSERT_EQUAL(panel_fill_absent(&w.panel, &first), 0);
	arena_free(&w.arena);
}

/* Surveys have waves: only years that the file has. An indicator has its own kinds of period. */
static void
fills_years_that_are_there(void)
{
	struct world w;
	const struct source *first = NULL;

	world_begin(&w);
	put(&w, &zero, "z.csv", 0, 0, 410, "2017", 3, NAN);
	put(&w, &zero, "z.csv", 0, 0, 530, "2021", 4, NAN);
	put(&w, &zero, "z.csv", 1, 0, 410, "2020Q4", 5, NAN);
	put(&w, &zero, "z.csv", 1, 0, 530, "2021Q2", 6, NAN);
	CU_ASSERT_EQUAL(panel_fill_absent(&w.panel, &first), 2 + 4);
	CU_ASSERT_PTR_NULL(held(&w, 0, 0, 410, "2018"));
	CU_ASSERT_PTR_NULL(held(&w, 0, 0, 410, "2020Q4"));
	CU_ASSERT(held(&w, 1, 0, 530, "2021Q1")->absent);
	arena_free(&w.arena);
}

/* Never for a publisher whose rows may be missing; and what another file has stays. */
static void
leaves_the_others(void)
{
	struct world w;
	const struct source *first = NULL;

	world_begin(&w);
	put(&w, &other, "o.csv", 0, 0, 410, "2020", 1, NAN);
	put(&w, &other, "o.csv", 0, 0, 530, "2021", 2, NAN);
	CU_ASSERT_EQUAL(panel_fill_absent(&w.panel, &first), 0);
	CU_ASSERT_PTR_NULL(first);
	put(&w, &zero, "z.csv", 0, 0, 410, "2021", 3, NAN);
	put(&w, &zero, "z.csv", 0, 0, 530, "2020", 4, NAN);
	CU_ASSERT_EQUAL(panel_fill_absent(&w.panel, &first), 0);
	put(&w, &zero, "y.csv", 0, 0, 563, "2022", 5, NAN); /* a span of its own */
	CU_ASSERT_EQUAL(panel_fill_absent(&w.panel, &first), 0);
	CU_ASSERT_EQUAL(held(&w, 0, 0, 410, "2020")->value, 1);
	CU_ASSERT_PTR_NULL(held(&w, 0, 0, 563, "2020"));
	arena_free(&w.arena);
}

void
suite_absent(void)
{
	static const struct test tests[] = {
		{ "fills the file's span", fills_the_span },
		{ "fills years that are there", fills_years_that_are_there },
		{ "leaves the others", leaves_the_others },
	};

	suite_add("absent rows", tests, countof(tests));
}
