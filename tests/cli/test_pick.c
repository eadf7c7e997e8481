/* cli/pick.h: --area and --indicator. */
#include "cli/pick.h"

#include <string.h>

#include "ingest/places.h"
#include "ingest/targets.h"
#include "tests/check.h"
#include "tests/cli/suites.h"

#define ASKED 4

struct world {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct caught caught;
};

/* The shipped places and targets. */
static void
world_begin(struct world *w)
{
	*w = (struct world){ .geography = { .arena = &w->arena } };
	caught_begin(&w->caught);
	catalogue_init(&w->catalogue, &w->arena);
	CU_ASSERT_TRUE_FATAL(places_load(&w->geography, "data", &w->arena, &w->caught.diag));
	CU_ASSERT_TRUE_FATAL(
	    targets_load(&w->catalogue, "targets.conf", &w->geography, &w->arena, &w->caught.diag));
}

static void
world_end(struct world *w)
{
	caught_end(&w->caught);
	arena_free(&w->arena);
}

static size_t
count(const char *const *words)
{
	size_t n = 0;

	while (n < ASKED && words[n] != NULL)
		n++;
	return n;
}

static void
areas(void)
{
	static const struct {
		const char *asked[ASKED];
		int as_of;
		size_t n; /* 0: refused */
		int first;
		const char *message;
	} rows[] = {
		{ { NULL }, 20251231, 1, 1083, "" },
		{ { "Odense" }, 20251231, 1, 461, "" },
		{ { "461", "Odense", "Odense Kommune" }, 20251231, 1, 461, "" },
		{ { "kommuner" }, 20251231, 22, 410, "" },
		{ { "492", "kommuner", "461" }, 20251231, 22, 492, "" },
		{ { "regioner" }, 20251231, 5, 1081, "" },
		{ { "klynger" }, 20220701, 4, 4001, "" },
		{ { "fora" }, 20220630, 4, 3001, "" },
		{ { "SOF-SVS", "fora" }, 20220630, 4, 3003, "" },
		{ { "kommuner", "1083" }, 20251231, 23, 410, "" },
		{ { "klynger" }, 20220630, 0, 0,
		    "pejl: error: --area: there are no klynger on 2022-06-30\n" },
		{ { "fora" }, 20220701, 0, 0,
		    "pejl: error: --area: there are no fora on 2022-07-01\n" },
		{ { "461", "SOF-SVS" }, 20220701, 0, 0,
		    "pejl: error: --area: 'SOF-SVS' has no kommuner on 2022-07-01\n" },
		{ { "Odens" }, 20251231, 0, 0,
		    "pejl: error: --area: 'Odens' is no area or group; did you mean Odense\n" },
		{ { "411" }, 20251231, 0, 0, "pejl: error: --area: '411' is no area or group\n" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct world w;
		struct picked got;
		const char *asked[ASKED];

		world_begin(&w);
		for (size_t k = 0; k < ASKED; k++)
			asked[k] = rows[i].asked[k];
		struct options o = {
			.areas = asked, .nareas = count(rows[i].asked), .as_of = rows[i].as_of
		};
		bool ok =
		    pick_areas(&got, &o, &w.catalogue, &w.geography, &w.arena, &w.caught.diag);
		CHECK_STR(caught_text(&w.caught), rows[i].message);
		CHECK_ROW(ok == (rows[i].n > 0), rows[i].message);
		if (ok) {
			CU_ASSERT_EQUAL(got.n, rows[i].n);
			CU_ASSERT_EQUAL(got.of[0], rows[i].first);
		}
		world_end(&w);
	}
}

static void
indicators(void)
{
	static const struct {
		const char *name;
		const char *asked[ASKED];
		int as_of;
		size_t n; /* 0: refused */
	} rows[] = {
		{ "all of the final agreement", { NULL }, 20251231, 22 },
		{ "before the drafts were withdrawn", { NULL }, 20201122, 24 },
		{ "one", { "arb_som" }, 20251231, 1 },
		{ "one, twice", { "arb_som", "arb_psyk", "arb_som" }, 20251231, 2 },
		{ "a withdrawn one by its name", { "akutindl_kol" }, 20251231, 1 },
		{ "unknown", { "arb_som", "arb" }, 20251231, 0 },
	};
	struct world w;

	world_begin(&w);
	for (size_t i = 0; i < countof(rows); i++) {
		const char *asked[ASKED];
		struct picked got;
		for (size_t k = 0; k < ASKED; k++)
			asked[k] = rows[i].asked[k];
		struct options o = { .indicators = asked,
			.nindicators = count(rows[i].asked),
			.as_of = rows[i].as_of };
		bool ok = pick_indicators(&got, &o, &w.catalogue, &w.arena, &w.caught.diag);
		CHECK_ROW(ok == (rows[i].n > 0), rows[i].name);
		CHECK_ROW(!ok || got.n == rows[i].n, rows[i].name);
	}
	CHECK_STR(caught_text(&w.caught),
	    "pejl: error: --indicator: 'arb' is neither in targets.conf nor in the files\n");
	world_end(&w);
}

/* A følgegruppe's indicators stand together, whatever the order of the file. */
static void
groups_stand_together(void)
{
	struct options o = { .as_of = 20251231 };
	struct world w;
	struct picked got;
	size_t changes = 0;

	world_begin(&w);
	w.catalogue.indicators[0].group = w.catalogue.indicators[23].group;
	CU_ASSERT_TRUE(pick_indicators(&got, &o, &w.catalogue, &w.arena, &w.caught.diag));
	for (size_t i = 1; i < got.n; i++)
		changes += strcmp(w.catalogue.indicators[got.of[i]].group,
			       w.catalogue.indicators[got.of[i - 1]].group)
		    != 0;
	CU_ASSERT_EQUAL(changes, 2);
	world_end(&w);
}

void
suite_pick(void)
{
	static const struct test tests[] = {
		{ "areas", areas },
		{ "indicators", indicators },
		{ "groups stand together", groups_stand_together },
	};

	suite_add("pick", tests, countof(tests));
}
