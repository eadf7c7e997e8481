#include "store/panel.h"

#include <math.h>

#include "tests/check.h"
#include "tests/store/suites.h"

/* Three kommuner of a region of our own making, one of them in two fora. */
enum { REGION = 1083, A = 410, B = 530, C = 563, OUTSIDE = 615, FORUM_1 = 3001, FORUM_2 = 3002 };

struct world {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct panel panel;
	struct source source;
};

static void
add_area(struct world *w, int code, enum area_kind kind, int region, double persons)
{
	struct population *p = arena_alloc(&w->arena, sizeof *p);

	*p = (struct population){ 2020, persons };
	geography_add_area(&w->geography,
	    (struct area){ .code = code,
		.kind = kind,
		.name = arena_printf(&w->arena, "Sted %d", code),
		.official_name = "",
		.region = region,
		.landsdel = "",
		.kommunegruppe = "",
		.population = persons > 0 ? p : NULL,
		.npopulation = persons > 0 });
}

static void
world_begin(struct world *w)
{
	static const struct membership members[] = { { A, FORUM_1, 20190701, 20220630, false, "" },
		{ B, FORUM_1, 20190701, 20220630, false, "" },
		{ B, FORUM_2, 20190701, 20220630, false, "" } };

	*w = (struct world){ .source = { .id = "test" } };
	w->geography.arena = &w->arena;
	add_area(w, REGION, AREA_REGION, 0, 0);
	add_area(w, 1082, AREA_REGION, 0, 0);
	add_area(w, A, AREA_KOMMUNE, REGION, 6000);
	add_area(w, B, AREA_KOMMUNE, REGION, 3000);
	add_area(w, C, AREA_KOMMUNE, REGION, 1000);
	add_area(w, OUTSIDE, AREA_KOMMUNE, 1082, 90000);
	add_area(w, FORUM_1, AREA_FORUM, 0, 0);
	add_area(w, FORUM_2, AREA_FORUM, 0, 0);
	for (size_t i = 0; i < countof(members); i++)
		geography_add_member(&w->geography, members[i]);
	geography_index(&w->geography);
	catalogue_init(&w->catalogue, &w->arena);
	catalogue_add(&w->catalogue,
	    (struct indicator){ .id = "andel",
		.name = "Andel",
		.stratum = "",
		.unit = "%",
		.measure = MEASURE_PROPORTION,
		.per = 100 });
	catalogue_add(&w->catalogue,
	    (struct indicator){ .id = "kroner",
		.name = "Kroner",
		.stratum = "",
		.unit = "kr.",
		.measure = MEASURE_AMOUNT,
		.per = 1 });
	catalogue_add(&w->catalogue,
	    (struct indicator){ .id = "forhold",
		.name = "Forhold",
		.stratum = "",
		.unit = "",
		.measure = MEASURE_RATIO,
		.per = 1 });
	panel_init(&w->panel, &w->arena, &w->catalogue, &w->geography);
}

static struct observation
observed(struct world *w, int indicator, int area, int year, double x, double n, double value)
{
	return (struct observation){ .indicator = indicator,
		.area = area,
		.period = { .kind = PERIOD_YEAR, .year = year },
		.status = isnan(value) ? OBS_SUPPRESSED : OBS_NORMAL,
		.value = value,
		.numerator = x,
		.denominator = n,
		.ci_low = NAN,
		.ci_high = NAN,
		.source = &w->source,
		.origin = { "f.csv", (size_t)area, 1 } };
}

static void
put(struct world *w, int indicator, int area, int year, double x, double n, double value)
{
	struct observation o = observed(w, indicator, area, year, x, n, value);
	struct pos other;

	CU_ASSERT_NOT_EQUAL(panel_put(&w->panel, &o, &other), PANEL_CONTRADICTS);
}

static void
sums_counts(void)
{
	struct world w;

	world_begin(&w);
	put(&w, 0, A, 2020, 60, 600, 10);
	put(&w, 0, B, 2020, 30, 200, 15);
	put(&w, 0, C, 2020, NAN, NAN, NAN);
	put(&w, 0, OUTSIDE, 2020, 900, 900, 100);
	panel_close(&w.panel);
	struct series s = panel_series(&w.panel, 0, REGION, 0, 20251231);
	CU_ASSERT_EQUAL_FATAL(s.n, 1);
	CHECK_CLOSE(s.obs[0].value, 11.25, 0, 1e-12, "90 of 800");
	CU_ASSERT_EQUAL(s.obs[0].numerator, 90);
	CU_ASSERT_EQUAL(s.obs[0].denominator, 800);
	CU_ASSERT_TRUE(s.aggregated && !s.weighted);
	CHECK_CLOSE(s.covered[0], 0.9, 0, 1e-12, "9000 of 10000 persons");
	const struct pos *at;
	CU_ASSERT_EQUAL(panel_origins(&w.panel, &s, 0, 20251231, &at), 2);
	CU_ASSERT_EQUAL(at[1].line, B);
	arena_free(&w.arena);
}

/* One kommune without counts: the whole period is weighted, and says so. */
static void
weighs_by_population(void)
{
	struct world w;

	world_begin(&w);
	put(&w, 0, A, 2020, 60, 600, 10);
	put(&w, 0, B, 2020, NAN, NAN, 15);
	put(&w, 0, C, 2020, NAN, NAN, 25);
	panel_close(&w.panel);
	struct series s = panel_series(&w.panel, 0, REGION, 0, 20251231);
	CU_ASSERT_EQUAL_FATAL(s.n, 1);
	CHECK_CLOSE(
	    s.obs[0].value, (10 * 6000 + 15 * 3000 + 25 * 1000) / 10000.0, 0, 1e-12, "weighted");
	CU_ASSERT_TRUE(isnan(s.obs[0].numerator));
	CU_ASSERT_TRUE(s.weighted);
	arena_free(&w.arena);
}

/* A standardised figure does not follow from the counts beside it: they are not summed. */
static void
leaves_counts_that_do_not_fit(void)
{
	struct world w;

	world_begin(&w);
	put(&w, 0, A, 2020, 60, 600, 12);
	put(&w, 0, B, 2020, 30, 200, 15);
	panel_close(&w.panel);
	struct series s = panel_series(&w.panel, 0, REGION, 0, 20251231);
	CU_ASSERT_EQUAL_FATAL(s.n, 1);
	CHECK_CLOSE(s.obs[0].value, (12 * 6000 + 15 * 3000) / 9000.0, 0, 1e-12, "weighted");
	CU_ASSERT_TRUE(s.weighted);
	arena_free(&w.arena);
}

static void
prefers_published_figures(void)
{
	struct world w;

	world_begin(&w);
	put(&w, 0, A, 2020, 60, 600, 10);
	put(&w, 0, REGION, 2020, NAN, NAN, 12.5);
	panel_close(&w.panel);
	struct series s = panel_series(&w.panel, 0, REGION, 0, 20251231);
	CU_ASSERT_EQUAL_FATAL(s.n, 1);
	CU_ASSERT_EQUAL(s.obs[0].value, 12.5);
	CU_ASSERT_FALSE(s.aggregated);
	arena_free(&w.arena);
}

/* What a sum over kommuner keeps of the figures behind it. */
static void
sums_keep_what_is_known(void)
{
	static const struct source real = { .id = "r" },
				   invented = { .id = "i", .fictional = true };
	static const struct {
		const char *name;
		struct {
			enum obs_status status;
			double value;
			const struct source *source;
		} of[2];
		enum obs_status status;
		bool fictional;
	} rows[] = {
		{ "both normal", { { 'A', 10, &real }, { 'A', 12, &real } }, OBS_NORMAL, false },
		{ "one provisional", { { 'A', 10, &real }, { 'P', 12, &real } }, OBS_PROVISIONAL,
		    false },
		{ "one suppressed", { { 'Q', NAN, &real }, { 'A', 12, &real } }, OBS_NORMAL,
		    false },
		{ "none, one suppressed", { { 'M', NAN, &real }, { 'Q', NAN, &real } },
		    OBS_SUPPRESSED, false },
		{ "none", { { 'M', NAN, &real }, { 'M', NAN, &real } }, OBS_MISSING, false },
		{ "one invented", { { 'A', 10, &real }, { 'A', 12, &invented } }, OBS_NORMAL,
		    true },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct world w;
		struct pos other;
		world_begin(&w);
		for (int k = 0; k < 2; k++) {
			struct observation o =
			    observed(&w, 0, k == 0 ? A : B, 2020, NAN, NAN, rows[i].of[k].value);
			o.status = rows[i].of[k].status;
			o.source = rows[i].of[k].source;
			panel_put(&w.panel, &o, &other);
		}
		panel_close(&w.panel);
		struct series s = panel_series(&w.panel, 0, REGION, 0, 20251231);
		CHECK_ROW(s.n == 1 && s.obs[0].status == rows[i].status, rows[i].name);
		CHECK_ROW(
		    s.n == 1 && s.obs[0].source->fictional == rows[i].fictional, rows[i].name);
		CHECK_ROW(w.panel.fictional == rows[i].fictional, rows[i].name);
		arena_free(&w.arena);
	}
}

/* Of two populations equally near to 1 January 2020 the earlier one. */
static void
weighs_by_the_year_of_the_figure(void)
{
	static const struct population grows[] = { { 2019, 1000 }, { 2021, 99000 } };
	struct world w;

	world_begin(&w);
	struct area *a = (struct area *)geography_area(&w.geography, A);
	struct area *b = (struct area *)geography_area(&w.geography, B);
	a->population = b->population = grows;
	a->npopulation = 2;
	b->npopulation = 1;
	put(&w, 0, A, 2020, NAN, NAN, 10);
	put(&w, 0, B, 2020, NAN, NAN, 20);
	panel_close(&w.panel);
	struct series s = panel_series(&w.panel, 0, REGION, 0, 20251231);
	CHECK_CLOSE(s.obs[0].value, 15, 0, 1e-12, "1000 persons each");
	arena_free(&w.arena);
}

static void
never_pools_amounts(void)
{
	struct world w;

	world_begin(&w);
	put(&w, 1, A, 2020, NAN, NAN, 1000);
	put(&w, 2, A, 2020, NAN, NAN, 2.8);
	panel_close(&w.panel);
	CU_ASSERT_EQUAL(panel_series(&w.panel, 1, REGION, 0, 20251231).n, 0);
	CU_ASSERT_EQUAL(panel_series(&w.panel, 1, A, 0, 20251231).n, 1);
	CU_ASSERT_EQUAL(panel_series(&w.panel, 2, REGION, 0, 20251231).n, 0);
	CU_ASSERT_EQUAL(panel_series(&w.panel, 2, A, 0, 20251231).n, 1);
	arena_free(&w.arena);
}

/* B sits in two fora and counts in each, and once in the region. */
static void
counts_members_once(void)
{
	static const struct {
		int area, as_of;
		double denominator; /* NAN: no figure */
	} rows[] = { { FORUM_1, 20211231, 800 }, { FORUM_2, 20211231, 200 },
		{ REGION, 20211231, 900 }, { FORUM_1, 20230101, NAN } };
	struct world w;

	world_begin(&w);
	put(&w, 0, A, 2020, 60, 600, 10);
	put(&w, 0, B, 2020, 30, 200, 15);
	put(&w, 0, C, 2020, 10, 100, 10);
	panel_close(&w.panel);
	for (size_t i = 0; i < countof(rows); i++) {
		struct series s = panel_series(&w.panel, 0, rows[i].area, 0, rows[i].as_of);
		CHECK_CLOSE(
		    s.n > 0 ? s.obs[0].denominator : NAN, rows[i].denominator, 0, 0, "members");
	}
	arena_free(&w.arena);
}

static void
sees_only_what_was_known(void)
{
	struct world w;

	world_begin(&w);
	for (int year = 2025; year >= 2015; year--)
		put(&w, 0, A, year, NAN, NAN, year - 2000);
	panel_close(&w.panel);
	struct series s = panel_series(&w.panel, 0, A, 0, 20211231);
	CU_ASSERT_EQUAL_FATAL(s.n, 7);
	for (size_t i = 0; i < s.n; i++) {
		CU_ASSERT_EQUAL(s.obs[i].period.year, 2015 + (int)i);
		CU_ASSERT_EQUAL(s.year[i], 2015.5 + (double)i);
	}
	CU_ASSERT_EQUAL(panel_series(&w.panel, 0, A, 0, 20211230).n, 6);
	arena_free(&w.arena);
}

/* Several figures for one place and year: which one stands, and what is said of it. */
static void
keeps_the_later_revision(void)
{
	static const struct source undated = { .id = "u" },
				   early = { .id = "e", .extracted = 20210101 },
				   late = { .id = "l", .extracted = 20220101 };
	static const struct {
		const char *name, *file;
		const struct source *source;
		double value, kept;
		enum panel_news news;
	} rows[] = {
		{ "the first", "a.csv", &early, 1, 1, PANEL_NEW },
		{ "again", "a.csv", &early, 1, 1, PANEL_SAME },
		{ "another in the same file", "a.csv", &early, 2, 1, PANEL_CONTRADICTS },
		{ "taken out later", "b.csv", &late, 3, 3, PANEL_REVISED },
		{ "taken out earlier, read later", "c.csv", &early, 4, 3, PANEL_REVISED },
		{ "no day stated: read later", "d.csv", &undated, 5, 5, PANEL_REVISED },
		{ "the same in another file", "e.csv", &undated, 5, 5, PANEL_SAME },
	};
	struct world w;

	world_begin(&w);
	for (size_t i = 0; i < countof(rows); i++) {
		struct observation o = observed(&w, 0, A, 2020, NAN, NAN, rows[i].value);
		struct pos other = { 0 };
		o.source = rows[i].source;
		o.origin.file = rows[i].file;
		CHECK_ROW(panel_put(&w.panel, &o, &other) == rows[i].news, rows[i].name);
		CHECK_ROW((other.file == NULL) == (rows[i].news == PANEL_NEW), rows[i].name);
		CHECK_CLOSE(w.panel.obs[0].value, rows[i].kept, 0, 0, rows[i].name);
	}
	CU_ASSERT_EQUAL(w.panel.nobs, 1);
	/* what was replaced, or came too late to count */
	CU_ASSERT_EQUAL_FATAL(w.panel.nreplaced, 3);
	CHECK_CLOSE(w.panel.replaced[0].value, 1, 0, 0, "the first");
	CHECK_CLOSE(w.panel.replaced[1].value, 4, 0, 0, "taken out earlier");
	CHECK_CLOSE(w.panel.replaced[2].value, 3, 0, 0, "taken out later");
	panel_close(&w.panel);
	struct observation sought = observed(&w, 0, A, 2020, NAN, NAN, NAN);
	CU_ASSERT_PTR_EQUAL(panel_figure(&w.panel, &sought), &w.panel.obs[0]);
	sought.period.year = 2021;
	CU_ASSERT_PTR_NULL(panel_figure(&w.panel, &sought));
	CU_ASSERT_TRUE(panel_has(&w.panel, 0, 0));
	CU_ASSERT_FALSE(panel_has(&w.panel, 1, 0));
	arena_free(&w.arena);
}

static void
finds_each_of_many(void)
{
	struct world w;

	world_begin(&w);
	for (int k = 0; k < 2; k++)
		for (int year = 1900; year < 2100; year++)
			put(&w, 0, A, year, NAN, NAN, year);
	CU_ASSERT_EQUAL(w.panel.nobs, 200);
	struct observation key = w.panel.obs[0];
	CU_ASSERT_PTR_EQUAL(panel_find(&w.panel, &key), &w.panel.obs[0]);
	key.area = C;
	CU_ASSERT_PTR_NULL(panel_find(&w.panel, &key));
	panel_close(&w.panel);
	CU_ASSERT_EQUAL(panel_series(&w.panel, 0, A, 0, 21001231).n, 200);
	arena_free(&w.arena);
}

static void
put_quarter(struct world *w, int area, int year, int quarter, double x)
{
	struct observation o = observed(w, 0, area, year, x, 100, x);
	struct pos other;

	o.period = (struct period){ .kind = PERIOD_QUARTER, .year = year, .part = quarter };
	CU_ASSERT_EQUAL(panel_put(&w->panel, &o, &other), PANEL_NEW);
}

/* Years and quarters never stand in one series, nor in one sum. */
static void
mixes_no_kinds_of_period(void)
{
	static const struct {
		const char *name;
		int area, as_of;
		size_t n;
		enum period_kind kind;
		double last;
	} rows[] = {
		{ "years go first", A, 20221231, 1, PERIOD_YEAR, 10 },
		{ "quarters before the first year has ended", A, 20210331, 1, PERIOD_QUARTER, 7 },
		{ "quarters where there is nothing else", B, 20221231, 2, PERIOD_QUARTER, 30 },
		{ "the region: only who has years", REGION, 20221231, 1, PERIOD_YEAR, 10 },
		{ "the region by quarters, while nobody has years", REGION, 20210630, 2,
		    PERIOD_QUARTER, 30 },
	};
	struct world w;

	world_begin(&w);
	put(&w, 0, A, 2021, 10, 100, 10);
	put_quarter(&w, A, 2021, 1, 7);
	put_quarter(&w, B, 2021, 1, 20);
	put_quarter(&w, B, 2021, 2, 30);
	panel_close(&w.panel);
	for (size_t i = 0; i < countof(rows); i++) {
		struct series s = panel_series(&w.panel, 0, rows[i].area, 0, rows[i].as_of);
		CHECK_ROW(s.n == rows[i].n, rows[i].name);
		for (size_t k = 0; k < s.n; k++)
			CHECK_ROW(s.obs[k].period.kind == rows[i].kind, rows[i].name);
		CHECK_CLOSE(s.obs[s.n - 1].value, rows[i].last, 0, 1e-12, rows[i].name);
	}
	CU_ASSERT_EQUAL(panel_period_kinds(&w.panel, 0), 1u << PERIOD_YEAR | 1u << PERIOD_QUARTER);
	CU_ASSERT_EQUAL(panel_period_kinds(&w.panel, 1), 0);
	arena_free(&w.arena);
}

void
suite_panel(void)
{
	static const struct test tests[] = {
		{ "sums counts where they exist", sums_counts },
		{ "weighs by population otherwise", weighs_by_population },
		{ "leaves counts that do not fit", leaves_counts_that_do_not_fit },
		{ "prefers published figures", prefers_published_figures },
		{ "sums keep what is known", sums_keep_what_is_known },
		{ "weighs by the year of the figure", weighs_by_the_year_of_the_figure },
		{ "never pools amounts or ratios", never_pools_amounts },
		{ "counts a member of two fora once", counts_members_once },
		{ "sees only what was known", sees_only_what_was_known },
		{ "keeps the later revision", keeps_the_later_revision },
		{ "finds each of many", finds_each_of_many },
		{ "mixes no kinds of period", mixes_no_kinds_of_period },
	};

	suite_add("panel", tests, countof(tests));
}
