#include "model/price.h"

#include <math.h>

#include "model/observation.h"
#include "model/phrase_money.h"
#include "tests/check.h"
#include "tests/model/suites.h"

#define YEARS 7

/* An invented index; the numbers below are by R 4.2.2 from these two vectors:
 * i <- c(`2017`=96.4,`2018`=98.1,`2019`=100,`2020`=101.9,`2021`=103.4,`2022`=107.8,`2023`=112.2)
 * v <- c(20.1, 20.6, 21.2, 21.9, 22.3, 23.4, 24.7) */
static const struct price_row rows[] = { { 2017, 96.4, "A", { 0 } }, { 2018, 98.1, "A", { 0 } },
	{ 2019, 100, "A", { 0 } }, { 2020, 101.9, "A", { 0 } }, { 2021, 103.4, "B", { 0 } },
	{ 2022, 107.8, "B", { 0 } }, { 2023, 112.2, "B", { 0 } } };
static const struct price_index prices = { "prisindeks.csv", rows, YEARS };
static const double values[YEARS] = { 20.1, 20.6, 21.2, 21.9, 22.3, 23.4, 24.7 };

static const struct area region = { .code = 1083, .name = "Region Syddanmark" };

/* A run of yearly figures of one indicator. */
struct world {
	struct arena arena;
	struct catalogue c;
	struct indicator *i;
	struct observation obs[YEARS];
	struct series s;
};

/* Money at current prices, 1000 kr. a citizen, with a target of 20 in 2019-prices. */
static void
world_make(struct world *w)
{
	static const struct target target = { .rule = TARGET_AT_MOST,
		.low = NAN,
		.high = 20,
		.by = 2025,
		.price_year = 2019,
		.document = "Aftalen" };

	*w = (struct world){ .s = { .n = 0 } };
	catalogue_init(&w->c, &w->arena);
	catalogue_add(&w->c,
	    (struct indicator){ .id = "udgift",
		.name = "Udgift",
		.unit = "1000 kr.",
		.measure = MEASURE_MEAN,
		.per = 1,
		.better = BETTER_LOWER,
		.decimals = 1,
		.baseline = { .value = 19, .year = 2018 },
		.targets = &target,
		.ntargets = 1,
		.configured = true,
		.money = { CURRENCY_KRONER, 1000, 0, 2019, true } });
	w->i = &w->c.indicators[0];
	for (size_t k = 0; k < YEARS; k++)
		w->obs[k] =
		    (struct observation){ .period = { .kind = PERIOD_YEAR, .year = 2017 + (int)k },
			    .status = OBS_NORMAL,
			    .value = values[k],
			    .numerator = NAN,
			    .denominator = NAN,
			    .ci_low = values[k] - 1,
			    .ci_high = NAN };
	w->s = (struct series){
		.indicator = w->i, .area = &region, .stratum = "", .n = YEARS, .obs = w->obs
	};
}

static void
world_settle(struct world *w, const struct price_index *p, int year)
{
	struct diag quiet = { 0 };

	CU_ASSERT_TRUE_FATAL(prices_settle(&w->c, p, year, &w->arena, &quiet));
	series_restate(&w->s, &w->arena);
}

static void
factors(void)
{
	static const struct {
		const char *name;
		const struct price_index *p;
		int from, to;
		double want;
	} cases[] = {
		{ "up", &prices, 2019, 2023, 1.122 }, /* R: i["2023"]/i["2019"] */
		{ "down", &prices, 2023, 2019, 0.89126559714795006 },
		{ "one year needs no index", NULL, 2023, 2023, 1 },
		{ "a year that is not in it", &prices, 2024, 2024, 1 },
		{ "from a year that is not in it", &prices, 2016, 2019, NAN },
		{ "to a year that is not in it", &prices, 2019, 2024, NAN },
		{ "no index", NULL, 2019, 2023, NAN },
		{ "no year", &prices, 0, 2023, NAN },
		{ "no year at all", &prices, 0, 0, NAN },
	};

	for (size_t k = 0; k < countof(cases); k++)
		CHECK_CLOSE(price_factor(cases[k].p, cases[k].from, cases[k].to), cases[k].want, 0,
		    1e-15, cases[k].name);
}

static void
restates_in_the_targets_year(void)
{
	/* R: v * i["2019"] / i */
	static const double want[YEARS] = { 20.850622406639005, 20.998980632008156, 21.2,
		21.491658488714425, 21.566731141199224, 21.706864564007422, 22.014260249554365 };
	struct world w;

	world_make(&w);
	world_settle(&w, &prices, 0);
	for (size_t k = 0; k < YEARS; k++) {
		CHECK_CLOSE(w.s.obs[k].value, want[k], 0, 1e-15, "value");
		CHECK_CLOSE(
		    w.s.obs[k].ci_low, (values[k] - 1) * want[k] / values[k], 0, 1e-14, "ci");
		CU_ASSERT_EQUAL(w.s.read[k].value, values[k]);
		CU_ASSERT_EQUAL(w.s.prices[k].year, 2019);
	}
	CU_ASSERT_EQUAL(w.i->targets[0].high, 20);
	CU_ASSERT_EQUAL(w.i->targets[0].stated_year, 0);
	CU_ASSERT_EQUAL(series_price_year(&w.s), 2019);
	CU_ASSERT_TRUE(series_continues(&w.s, 0, 6));
	arena_free(&w.arena);
}

static void
restates_in_the_year_asked_for(void)
{
	struct world w;

	world_make(&w);
	world_settle(&w, &prices, 2023);
	CHECK_CLOSE(w.s.obs[0].value, 23.394398340248962, 0, 1e-15, "R: v * i['2023'] / i");
	CHECK_CLOSE(w.s.obs[6].value, 24.7, 0, 0, "the year itself");
	CHECK_CLOSE(w.i->targets[0].high, 22.44, 0, 1e-15, "R: 20 * i['2023'] / i['2019']");
	CHECK_CLOSE(w.i->baseline.value, 21.318, 0, 1e-15, "R: 19 * i['2023'] / i['2019']");
	CU_ASSERT_EQUAL(w.i->targets[0].stated_year, 2019);
	CU_ASSERT_EQUAL(w.i->targets[0].price_year, 2023);
	arena_free(&w.arena);
}

/* Figures that are all in 2023-prices are not restated by their own years. */
static void
fixed_prices_have_one_factor(void)
{
	struct world w;

	world_make(&w);
	w.i->money.figures_year = w.i->money.price_year = 2023;
	world_settle(&w, &prices, 2019);
	for (size_t k = 0; k < YEARS; k++)
		CHECK_CLOSE(w.s.obs[k].value, values[k] / 1.122, 0, 1e-14, "R: v * 100 / 112.2");
	arena_free(&w.arena);
}

static void
guesses_nothing(void)
{
	static const struct price_index few = { "f.csv", rows + 2, 3 }; /* 2019 to 2021 */
	struct world w;

	world_make(&w);
	world_settle(&w, &few, 0);
	CU_ASSERT_EQUAL(w.s.obs[1].value, 20.6);
	CU_ASSERT_EQUAL(w.s.prices[1].year, 2018);
	CU_ASSERT_EQUAL(w.s.prices[3].year, 2019);
	CU_ASSERT_EQUAL(series_price_year(&w.s), 0);
	CU_ASSERT_TRUE(series_continues(&w.s, 2, 4));
	CU_ASSERT_FALSE(series_continues(&w.s, 1, 2));
	CU_ASSERT_FALSE(series_continues(&w.s, 5, 6)); /* 2022-prices, 2023-prices */
	CU_ASSERT_TRUE(price_comparable(&w.s, &w.s.obs[4], &w.i->targets[0]));
	CU_ASSERT_FALSE(price_comparable(&w.s, &w.s.obs[6], &w.i->targets[0]));
	arena_free(&w.arena);

	world_make(&w);
	world_settle(&w, NULL, 0);
	CU_ASSERT_TRUE(price_comparable(&w.s, &w.s.obs[2], &w.i->targets[0])); /* 2019 itself */
	CU_ASSERT_FALSE(price_comparable(&w.s, &w.s.obs[3], &w.i->targets[0]));
	arena_free(&w.arena);

	world_make(&w); /* a span of years has prices of no one year */
	w.obs[6].period = (struct period){ .kind = PERIOD_SPAN, .year = 2021, .year_end = 2023 };
	world_settle(&w, &prices, 0);
	CU_ASSERT_EQUAL(w.s.prices[6].year, 0);
	CU_ASSERT_EQUAL(w.s.obs[6].value, 24.7);
	CU_ASSERT_FALSE(series_same_prices(&w.s, 6, 6));
	arena_free(&w.arena);
}

static void
refuses_a_year_out_of_reach(void)
{
	static const struct {
		const struct price_index *p;
		int year;
		const char *want;
	} cases[] = {
		{ NULL, 2023,
		    "pejl: error: --price-year: 'udgift' is in 2019-prices and there is no price "
		    "index; give one by --price-index FILE or price_index in targets.conf\n" },
		{ &prices, 2024,
		    "pejl: prisindeks.csv: error: --price-year: there is no index for 2024, so "
		    "'udgift' in 2019-prices cannot be restated in 2024-prices\n" },
		{ NULL, 2019, "" },
	};

	for (size_t k = 0; k < countof(cases); k++) {
		struct world w;
		struct caught m;

		world_make(&w);
		caught_begin(&m);
		bool ok = prices_settle(&w.c, cases[k].p, cases[k].year, &w.arena, &m.diag);
		CHECK_STR(caught_text(&m), cases[k].want);
		CHECK_ROW(ok == (cases[k].want[0] == '\0'), cases[k].want);
		caught_end(&m);
		arena_free(&w.arena);
	}
}

/* ---- what a gap costs ------------------------------------------------------------ */

static struct assessment
missed(struct world *w, double gap)
{
	struct assessment as = { .series = w->s,
		.target = &w->i->targets[0],
		.latest = { .obs = &w->s.obs[6],
		    .value = w->s.obs[6].value,
		    .gap = gap,
		    .meets = TRUTH_NO } };

	return as;
}

static void
costs_of_money(void)
{
	const struct need none = { .code = NEED_NO_COUNTS, .events = NAN };
	struct world w;

	world_make(&w);
	world_settle(&w, &prices, 0);
	struct assessment as = missed(&w, 20 - w.s.obs[6].value);
	/* R: (v[7] * 100 / 112.2 - 20) * 1000 * 1237413 */
	struct gap_cost c = gap_cost(&as, &none, 1237413);
	CU_ASSERT_EQUAL(c.code, COST_OK);
	CHECK_CLOSE(c.amount, 2492471818.1818151, 0, 1e-12, "by inhabitants");
	CHECK_STR(shown(phrase_cost(&as, &c, LANGUAGE_DANISH, &w.arena), &w.arena),
	    "Afstanden til målet svarer til 2,5~mia.~kr. om året i Region Syddanmark "
	    "(2019-priser).");
	CHECK_STR(shown(phrase_cost(&as, &c, LANGUAGE_ENGLISH, &w.arena), &w.arena),
	    "The distance to the target is DKK~2.5~billion a year in Region Syddanmark (2019 "
	    "prices).");
	CU_ASSERT_EQUAL(gap_cost(&as, &none, NAN).code, COST_NO_NUMBER);
	w.i->per = 1000; /* for a thousand persons each */
	CHECK_CLOSE(gap_cost(&as, &none, 1237413).amount, 2492471.8181818151, 0, 1e-12, "per 1000");
	w.i->per = 0.001; /* kroner over persons in 1000 kr. */
	CHECK_CLOSE(gap_cost(&as, &none, 1237413).amount, 2492471818.1818151, 0, 1e-12, "in 1000s");
	w.i->per = 1;
	w.i->money.by_inhabitants = false; /* per what is not stated */
	CU_ASSERT_EQUAL(gap_cost(&as, &none, 1237413).code, COST_NO_NUMBER);
	w.i->measure = MEASURE_AMOUNT;
	CHECK_CLOSE(gap_cost(&as, &none, NAN).amount, 2014.2602495543654, 0, 1e-12, "an amount");
	w.i->unit = "?";
	CU_ASSERT_EQUAL(gap_cost(&as, &none, NAN).code, COST_UNIT_OPEN);
	as.latest.meets = TRUTH_YES;
	CU_ASSERT_EQUAL(gap_cost(&as, &none, NAN).code, COST_MET);
	arena_free(&w.arena);
}

static void
costs_of_events(void)
{
	static const struct {
		enum currency currency;
		int year, shown;
		enum cost_code code;
		double amount;
		const char *said;
	} cases[] = {
		{ CURRENCY_KRONER, 2023, 0, COST_OK, 862500, /* R: 25 * 34500 */
		    "Det svarer til 862~500~kr. om året (2023-priser; 34~500~kr. pr. "
		    "genindlæggelse, "
		    "kilde: Takst)." },
		{ CURRENCY_KRONER, 2023, 2019, COST_OK, 768716.57754010695, /* * 100 / 112.2 */
		    "Det svarer til 768~717~kr. om året (2019-priser; 30~749~kr. pr. "
		    "genindlæggelse, "
		    "kilde: Takst)." },
		{ CURRENCY_KRONER, 2023, 2030, COST_OK, 862500,
		    "Det svarer til 862~500~kr. om året (2023-priser; 34~500~kr. pr. "
		    "genindlæggelse, "
		    "kilde: Takst)." },
		{ CURRENCY_DRG, 2023, 0, COST_OK, 862500,
		    "Det svarer til 862~500~DRG-point om året (2023-priser; 34~500~DRG-point pr. "
		    "genindlæggelse, kilde: Takst)." },
		{ CURRENCY_NONE, 2023, 0, COST_UNIT_OPEN, NAN, NULL },
		{ CURRENCY_KRONER, 0, 0, COST_YEAR_OPEN, NAN, NULL },
	};
	const struct need need = { NEED_OK, 25, -1 };

	for (size_t k = 0; k < countof(cases); k++) {
		struct world w;

		world_make(&w);
		w.i->money = (struct money){ .price_year = cases[k].shown };
		w.i->event[LANGUAGE_DANISH][0] = "genindlæggelse";
		w.i->prices = &prices;
		w.i->cost = (struct unit_cost){ 34500, cases[k].currency, cases[k].year, "Takst" };
		struct assessment as = missed(&w, -0.5);
		struct gap_cost c = gap_cost(&as, &need, NAN);
		CU_ASSERT_EQUAL(c.code, cases[k].code);
		CHECK_CLOSE(c.amount, cases[k].amount, 0, 1e-15, "amount");
		const char *said = phrase_cost(&as, &c, LANGUAGE_DANISH, &w.arena);
		CHECK_ROW((said == NULL) == (cases[k].said == NULL), "said");
		if (said != NULL)
			CHECK_STR(shown(said, &w.arena), cases[k].said);
		w.i->cost.source = NULL;
		CU_ASSERT_EQUAL(gap_cost(&as, &need, NAN).code, COST_NOT_STATED);
		arena_free(&w.arena);
	}
}

static void
writes_amounts(void)
{
	static const struct {
		double amount;
		const char *da, *en;
	} cases[] = {
		{ 845.4, "845~kr.", "DKK~845" },
		{ 862500, "862~500~kr.", "DKK~862~500" },
		{ 949999, "949~999~kr.", "DKK~949~999" },
		{ 999999.4, "999~999~kr.", "DKK~999~999" },
		{ 999999.5, "1,0~mio.~kr.", "DKK~1.0~million" },
		{ 999949999, "999,9~mio.~kr.", "DKK~999.9~million" },
		{ 999950000, "1,0~mia.~kr.", "DKK~1.0~billion" },
		{ 12345678, "12,3~mio.~kr.", "DKK~12.3~million" },
		{ 2492471818, "2,5~mia.~kr.", "DKK~2.5~billion" },
	};
	struct arena a = { 0 };

	for (size_t k = 0; k < countof(cases); k++) {
		CHECK_STR(
		    shown(phrase_money(cases[k].amount, CURRENCY_KRONER, LANGUAGE_DANISH, &a), &a),
		    cases[k].da);
		CHECK_STR(
		    shown(phrase_money(cases[k].amount, CURRENCY_KRONER, LANGUAGE_ENGLISH, &a), &a),
		    cases[k].en);
	}
	arena_free(&a);
}

static void
says_whose_prices(void)
{
	static const struct price_index few = { "f.csv", rows + 2, 3 };
	static const struct {
		const struct price_index *p;
		int fixed, year; /* fixed: of its figures */
		const char *want;
	} cases[] = {
		{ &prices, 0, 0,
		    "Tallene er i 2019-priser, regnet om fra hvert års egne priser (prisindeks: A "
		    "og "
		    "B)." },
		{ &prices, 2023, 2019,
		    "Tallene er i 2019-priser, regnet om fra 2023-priser (prisindeks: A og B)." },
		{ &prices, 2018, 2019,
		    "Tallene er i 2019-priser, regnet om fra 2018-priser (prisindeks: A)." },
		{ NULL, 2019, 0, "Tallene er i 2019-priser." },
		{ NULL, 0, 0,
		    "Tallene er ikke i samme års priser; der er ikke givet noget prisindeks. "
		    "Derfor "
		    "sammenlignes de ikke over år." },
		{ &few, 0, 0,
		    "Tallene er ikke i samme års priser; prisindekset kan ikke omregne 2017, 2018, "
		    "2022, 2023. Derfor sammenlignes de ikke over år." },
	};

	for (size_t k = 0; k < countof(cases); k++) {
		struct world w;

		world_make(&w);
		if (cases[k].fixed != 0)
			w.i->money.figures_year = w.i->money.price_year = cases[k].fixed;
		world_settle(&w, cases[k].p, cases[k].year);
		struct assessment as = missed(&w, -1);
		CHECK_STR(shown(sentence_prices(&as, LANGUAGE_DANISH, &w.arena), &w.arena),
		    cases[k].want);
		arena_free(&w.arena);
	}
}

void
suite_price(void)
{
	static const struct test tests[] = {
		{ "factors", factors },
		{ "restates in the target's year", restates_in_the_targets_year },
		{ "restates in the year asked for", restates_in_the_year_asked_for },
		{ "fixed prices have one factor", fixed_prices_have_one_factor },
		{ "guesses nothing", guesses_nothing },
		{ "refuses a year out of reach", refuses_a_year_out_of_reach },
		{ "costs of money", costs_of_money },
		{ "costs of events", costs_of_events },
		{ "writes amounts", writes_amounts },
		{ "says whose prices", says_whose_prices },
	};

	suite_add("price", tests, countof(tests));
}
