/* analysis/profile.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/profile.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REL  1e-8
#define MOST 14

static const struct indicator share = { .measure = MEASURE_PROPORTION, .unit = "%", .per = 100 };
static const struct indicator rate = { .measure = MEASURE_RATE, .unit = "pr. 1000", .per = 1000 };
static const struct indicator amount = { .measure = MEASURE_AMOUNT, .unit = "kr.", .per = 1 };

struct fixture {
	struct arena arena;
	struct observation obs[MOST];
	double year[MOST];
	struct series series;
};

/* N years from 2014 with counts X of PERSONS; X NULL: none. */
static void
begin(struct fixture *f, const struct indicator *i, size_t n, const double *x,
    const double *persons, const double *value)
{
	*f = (struct fixture){ .series = { .indicator = i, .n = n } };
	f->series.obs = f->obs;
	f->series.year = f->year;
	for (size_t k = 0; k < n; k++) {
		f->year[k] = 2014.5 + (double)k;
		f->obs[k] =
		    (struct observation){ .period = { .kind = PERIOD_YEAR, .year = 2014 + (int)k },
			    .status = OBS_NORMAL,
			    .value = x != NULL ? x[k] / persons[k] * i->per : value[k],
			    .numerator = x != NULL ? x[k] : NAN,
			    .denominator = x != NULL ? persons[k] : NAN,
			    .ci_low = NAN,
			    .ci_high = NAN };
	}
}

static const double persons[] = { 2000, 1950, 2010, 1990, 2005, 1980, 2020 };

/*
 * m <- glm(cbind(x, n - x) ~ year, binomial) or glm(x ~ year + offset(log(n)), poisson),
 * epsilon = 1e-15;
 * phi <- sum(residuals(m, "pearson")^2) / 5; b <- coef(m)[2]; se <- sqrt(vcov(m)[2, 2]) *
 * sqrt(max(1, phi)); 100 * expm1(b + c(0, -1, 1) * qt(.975, 5) * se); 2 * pt(-abs(b / se), 5);
 * fitted(m)[c(1, 7)]
 */
static void
counts(void)
{
	static const double calm[] = { 210, 190, 205, 180, 160, 150, 155 };
	static const double wild[] = { 210, 150, 205, 180, 120, 150, 95 };
	static const struct {
		const char *name;
		const struct indicator *indicator;
		const double *x;
		enum glm_family family;
		double dispersion, change, low, high, p, first, last;
		enum control_kind chart;
	} rows[] = {
		{ "no more than chance: dispersion counts as 1", &share, calm, GLM_BINOMIAL,
		    0.49115563614864277, -6.3920493612229263, -9.9044035154941668,
		    -2.7427669642137223, 0.0067655361171589674, 10.647073310453765,
		    7.4217584205777483, CONTROL_P_PRIME },
		{ "more than chance", &rate, wild, GLM_POISSON, 5.6672859163505045,
		    -9.4709568799775248, -17.497914665104371, -0.66302427436689004,
		    0.040083123971676141, 105.1971559569853, 57.907068333994594, CONTROL_U_PRIME },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct fixture f;
		begin(&f, rows[i].indicator, 7, rows[i].x, persons, NULL);
		struct profile p = profile_series(&f.series, &f.arena);
		CHECK_ROW(p.counts.code == STAT_OK && p.counts.counts, rows[i].name);
		CHECK_ROW(p.counts.family == rows[i].family, rows[i].name);
		CHECK_CLOSE(p.counts.dispersion, rows[i].dispersion, 0, REL, rows[i].name);
		CHECK_CLOSE(p.counts.change, rows[i].change, 0, REL, rows[i].name);
		CHECK_CLOSE(p.counts.low, rows[i].low, 0, REL, rows[i].name);
		CHECK_CLOSE(p.counts.high, rows[i].high, 0, REL, rows[i].name);
		CHECK_CLOSE(p.counts.p, rows[i].p, 0, REL, rows[i].name);
		CHECK_CLOSE(p.counts.first, rows[i].first, 0, REL, rows[i].name);
		CHECK_CLOSE(p.counts.last, rows[i].last, 0, REL, rows[i].name);
		CHECK_ROW(p.chart.chart == rows[i].chart, rows[i].name);
		CHECK_CLOSE(p.chart.points[0].value, f.obs[0].value, 0, REL, rows[i].name);
		arena_free(&f.arena);
	}
}

/* Shares without counts are charted as values, no lower than 0; counts of some are of no use. */
static void
without_counts(void)
{
	static const double value[] = { 1, 9, 2, 8, 1, 9, 2 };
	struct fixture f;

	begin(&f, &share, 7, NULL, NULL, value);
	f.obs[0].numerator = 10;
	f.obs[0].denominator = 1000;
	struct profile p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.counts.code, STAT_BAD_INPUT);
	CU_ASSERT_FALSE(p.counts.counts);
	CU_ASSERT_TRUE(isnan(p.counts.change));
	CU_ASSERT_EQUAL(p.chart.chart, CONTROL_XMR);
	CU_ASSERT_EQUAL(p.chart.points[0].low, 0);
	CU_ASSERT_EQUAL(p.power.code, STAT_OK);
	arena_free(&f.arena);

	begin(&f, &rate, 7, NULL, NULL, value);
	CU_ASSERT_EQUAL(profile_series(&f.series, &f.arena).chart.points[0].low, 0);
	arena_free(&f.arena);

	begin(&f, &amount, 7, NULL, NULL, value);
	p = profile_series(&f.series, &f.arena);
	CU_ASSERT_TRUE(p.chart.points[0].low < 0);
	CU_ASSERT_EQUAL(p.chart.parts[0].code, STAT_RULE_TOO_SHORT);
	arena_free(&f.arena);
}

static void
codes(void)
{
	static const double none[] = { 0, 0, 0 }, equal[] = { 5, 5, 5 };
	struct fixture f;

	begin(&f, &share, 3, none, persons, NULL);
	struct profile p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.counts.code, STAT_ALL_EQUAL);
	CU_ASSERT_TRUE(p.counts.counts);
	CU_ASSERT_TRUE(isnan(p.counts.p));
	arena_free(&f.arena);

	begin(&f, &amount, 3, NULL, NULL, equal);
	p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.mk.code, STAT_ALL_EQUAL);
	CU_ASSERT_EQUAL(p.power.code, STAT_EXACT_FIT);
	arena_free(&f.arena);

	begin(&f, &amount, 0, NULL, NULL, NULL);
	p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.n, 0);
	CU_ASSERT_EQUAL(p.mk.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(p.sen.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(p.counts.code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(p.power.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(p.signals.n, 0);
	arena_free(&f.arena);
}

/* v <- STEP; r0, r1 residual squares about one mean and two; 14 * log(r0 / r1) - 2 * log(14) */
static void
shifts(void)
{
	static const double step[] = { 71.2, 70.8, 71.1, 70.9, 71.3, 70.7, 71.0, 75.1, 74.8, 75.2,
		74.9, 75.3, 74.7, 75.0 };
	static const double rise[] = { 70.1, 70.4, 71.2, 71.4, 72.1, 72.4, 73.1, 73.6, 73.9, 74.6,
		75.2, 75.4, 76.1, 76.4 };
	static const double flat[] = { 70.1, 71.4, 70.2, 71.3, 70.4, 71.1, 70.3, 71.2, 70.1, 71.4,
		70.2, 71.3, 70.4, 71.2 };
	static const double equal[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
	static const struct {
		const char *name;
		const double *v;
		size_t n;
		enum stat_code code;
		size_t proposed;
		bool steady;
	} rows[] = {
		{ "a step", step, 14, STAT_OK, 1, false },
		{ "a step of 11 values", step, 11, STAT_RULE_TOO_SHORT, 0, false },
		{ "a steady rise", rise, 14, STAT_OK, 0, true },
		{ "a level", flat, 14, STAT_OK, 0, false },
		{ "all equal", equal, 12, STAT_ALL_EQUAL, 0, false },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct fixture f;
		begin(&f, &amount, rows[i].n, NULL, NULL, rows[i].v);
		struct shifts s = profile_series(&f.series, &f.arena).shifts;
		CHECK_ROW(s.code == rows[i].code, rows[i].name);
		CHECK_ROW(s.n == rows[i].proposed, rows[i].name);
		CHECK_ROW(s.steady == rows[i].steady, rows[i].name);
		if (i == 0) {
			CU_ASSERT_EQUAL(s.after[0], 7);
			CHECK_CLOSE(s.gain, 59.333572576547276, 0, REL, rows[i].name);
			CU_ASSERT_TRUE(s.pettitt.p < 0.05);
		}
		arena_free(&f.arena);
	}
}

/*
 * Quarters rise within the year and fall from year to year. Kendall::SeasonalMannKendall(ts(v,
 * c(2020, 1), frequency = 4)): S is the sum of -3 of each quarter of 3 years; the slope is -1 a
 * year.
 */
static void
season(void)
{
	struct fixture f;
	double v[12];

	for (int k = 0; k < 12; k++)
		v[k] = 10.0 * (k % 4) - k / 4;
	begin(&f, &amount, 12, NULL, NULL, v);
	struct profile p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.seasons, 0);
	for (int k = 0; k < 12; k++)
		f.obs[k].period = (struct period){ PERIOD_QUARTER, 2020 + k / 4, k % 4 + 1, 0, 0 };
	p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.seasons, 4);
	CU_ASSERT_EQUAL(p.season.code, STAT_OK);
	CU_ASSERT_EQUAL(p.season.s, -12);
	CU_ASSERT_EQUAL(p.season.slope, -1);
	for (int k = 0; k < 12; k++)
		f.obs[k].period = (struct period){ PERIOD_MONTH, 2020, k + 1, 0, 0 };
	p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.seasons, 12);
	CU_ASSERT_EQUAL(p.season.code, STAT_TOO_SHORT);
	arena_free(&f.arena);
}

/* One limit of the slope without the other is none. */
static void
slope_limits(void)
{
	static const double four[] = { 1, 2, 3, 5 };
	struct fixture f;

	begin(&f, &amount, 4, NULL, NULL, four);
	struct profile p = profile_series(&f.series, &f.arena);
	CU_ASSERT_EQUAL(p.sen.code, STAT_OK);
	CU_ASSERT_TRUE(isnan(p.sen.low) == isnan(p.sen.high));
	arena_free(&f.arena);
}

/*
 * Exact p of 5 rising, 5 nearly rising and 5 mixed values: 1/60, 1/12 (S = 8), 0.8167 (S = 2);
 * p.adjust(p, "BH"). The area without figures is no member. Regional: S = 10 + 8 + 2.
 */
static void
family(void)
{
	static const double a[] = { 1, 2, 3, 4, 5 }, b[] = { 2, 1, 3, 4, 5 },
			    c[] = { 3, 2, 1, 5, 4 };
	struct fixture f[4];
	struct profile p[4], *all[4];

	begin(&f[0], &amount, 5, NULL, NULL, a);
	begin(&f[1], &amount, 5, NULL, NULL, b);
	begin(&f[2], &amount, 5, NULL, NULL, c);
	begin(&f[3], &amount, 0, NULL, NULL, NULL);
	for (size_t i = 0; i < 4; i++) {
		p[i] = profile_series(&f[i].series, &f[0].arena);
		all[i] = &p[i];
		CU_ASSERT_TRUE(isnan(p[i].q));
	}
	profile_family(all, 4, &f[0].arena);
	CHECK_CLOSE(p[0].q, 0.05, 0, REL, "first");
	CHECK_CLOSE(p[1].q, 0.125, 0, REL, "second");
	CHECK_CLOSE(p[2].q, p[2].mk.p, 0, REL, "third");
	CU_ASSERT_TRUE(isnan(p[3].q));
	struct kendall_groups g = profile_region(all, 4, &f[0].arena);
	CU_ASSERT_EQUAL(g.code, STAT_OK);
	CU_ASSERT_EQUAL(g.n, 15);
	CU_ASSERT_EQUAL(g.s, p[0].mk.s + p[1].mk.s + p[2].mk.s);
	for (size_t i = 0; i < 4; i++)
		arena_free(&f[i].arena);
}

/* Series of other years: the regional test has the times of all, each site its own. */
static void
other_years(void)
{
	static const double a[] = { 1, 2, 3, 4, 5 }, b[] = { 5, 4, 3, 2 };
	struct fixture f[2];
	struct profile p[2], *all[2] = { &p[0], &p[1] };

	begin(&f[0], &amount, 5, NULL, NULL, a);
	begin(&f[1], &amount, 4, NULL, NULL, b);
	for (size_t k = 0; k < 4; k++) {
		f[1].obs[k].period.year += 3;
		f[1].year[k] += 3;
	}
	p[0] = profile_series(&f[0].series, &f[0].arena);
	p[1] = profile_series(&f[1].series, &f[0].arena);
	struct kendall_groups g = profile_region(all, 2, &f[0].arena);
	CU_ASSERT_EQUAL(g.code, STAT_OK);
	CU_ASSERT_EQUAL(g.n, 9);
	CU_ASSERT_EQUAL(g.s, 10 - 6);
	arena_free(&f[0].arena);
	arena_free(&f[1].arena);
}

void
suite_profile(void)
{
	static const struct test tests[] = { { "trend of counts", counts },
		{ "without counts", without_counts }, { "codes", codes },
		{ "changes of level", shifts }, { "seasons", season },
		{ "limits of the slope", slope_limits }, { "a family of areas", family },
		{ "areas of other years", other_years } };

	suite_add("profile", tests, countof(tests));
}
