/* tests/plots/test_heat.c - the table of coloured cells. */
#include "plots/heat.h"

#include <string.h>

#include "plots/chart.h"
#include "plots/script.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

/* N columns of the same kommuner. */
static struct chart
heat_of(size_t n, const struct chart *kommuner, struct arena *a)
{
	static const struct source source = { .publisher = "Sundhedsstyrelsen", .title = "Profil" };
	const struct source **sources = arena_array(a, 1, sizeof *sources);
	struct heat_column *columns = arena_array(a, n, sizeof *columns);
	struct heat_chart *h = arena_alloc(a, sizeof *h);

	sources[0] = &source;
	for (size_t k = 0; k < n; k++)
		columns[k] = (struct heat_column){ kommuner->assessment, kommuner->areas };
	*h = (struct heat_chart){ .place = kommuner->assessment->series.area->name,
		.columns = columns,
		.ncolumns = n,
		.nareas = kommuner->nareas,
		.sources = sources,
		.nsources = 1 };
	return (struct chart){ .kind = CHART_HEAT, .id = "heat", .as_of = 20251231, .heat = h };
}

static void
is_sound(void)
{
	static const size_t columns[] = { 1, 5, 7 };
	struct arena a = { 0 };
	struct chart kommuner = fixture_kommuner(&a);

	for (size_t i = 0; i < countof(columns); i++) {
		struct chart c = heat_of(columns[i], &kommuner, &a);
		check_labels(&c, &a);
		check_quotes(&c, &a);
	}
	struct chart two = heat_of(2, &kommuner, &a);
	check_chart(&two, &a);
	fixture_rename(&kommuner, "`touch x`'\"@|<b>\n$d1 EOD %s", &a);
	struct chart hostile = heat_of(3, &kommuner, &a);
	check_quotes(&hostile, &a);
	check_labels(&hostile, &a);
	arena_free(&a);
}

/* Rows by name, the number and the class in words; who has no figure says why. */
static void
says_each_cell(void)
{
	static const struct {
		size_t row;
		const char *name, *cell;
	} rows[] = {
		{ 0, "Assens", "16,2: opfylder ikke målet, tilfældighed ikke vurderet" },
		{ 13, "Odense", "12,9: opfylder målet, tilfældighed ikke vurderet" },
		{ 20, "Ærø", "diskretioneret" },
		{ 21, "Aabenraa", "17,6: opfylder ikke målet, tilfældighed ikke vurderet" },
	};
	struct arena a = { 0 };
	struct chart kommuner = fixture_kommuner(&a);
	struct chart c = heat_of(1, &kommuner, &a);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT_FATAL(t.nrows == 22 && t.ncolumns == 2);
	CHECK_STR(t.heads[1],
	    "Daglige rygere, højst\xC2\xA0"
	    "13\xC2\xA0% (2021)");
	for (size_t i = 0; i < countof(rows); i++) {
		CHECK_STR(t.cells[2 * rows[i].row], rows[i].name);
		CHECK_STR(t.cells[2 * rows[i].row + 1], rows[i].cell);
	}
	const char *script = chart_script(&c, 1, IMAGE_SVG, &a);
	CHECK_STR(chart_words(&c, &a).title,
	    "Region Syddanmark, kommune for kommune: 4\xC2\xA0tal opfylder målet, 16\xC2\xA0gør "
	    "ikke, 0\xC2\xA0"
	    "er uafklarede");
	CU_ASSERT(strstr(script, "'ingen data'") != NULL);
	arena_free(&a);
}

void
suite_heat(void)
{
	static const struct test tests[] = {
		{ "nothing stands on anything, in any number of columns", is_sound },
		{ "each cell in words", says_each_cell },
	};

	suite_add("heat", tests, countof(tests));
}
