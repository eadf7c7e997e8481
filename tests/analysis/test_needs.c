/* analysis/needs.h. Reference: by hand, quantiles R 4.2.2. */
#include <math.h>

#include "analysis/needs.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REL 1e-12

static const struct indicator share = {
	.measure = MEASURE_PROPORTION, .unit = "%", .per = 100, .better = BETTER_LOWER
};
static const struct indicator high_share = {
	.measure = MEASURE_PROPORTION, .unit = "%", .per = 100, .better = BETTER_HIGHER
};
static const struct indicator rate = {
	.measure = MEASURE_RATE, .unit = "pr. 1000", .per = 1000, .better = BETTER_LOWER
};
static const struct indicator mean = {
	.measure = MEASURE_MEAN, .unit = "dage", .per = 1, .better = BETTER_LOWER
};
static const struct indicator amount = {
	.measure = MEASURE_AMOUNT, .unit = "kr.", .per = 1, .better = BETTER_LOWER
};

static struct observation
counted(double x, double n, double per)
{
	return (struct observation){ .status = OBS_NORMAL,
		.value = n > 0 ? x * per / n : NAN,
		.numerator = x,
		.denominator = n,
		.ci_low = NAN,
		.ci_high = NAN };
}

/* Whole events to the target: 15 % of 800 is 120; 50 per 1000 of 1010 is 50.5, so 50. */
static void
events(void)
{
	static const struct {
		const char *name;
		const struct indicator *i;
		enum target_rule rule;
		double low, high, x, n;
		enum need_code code;
		double events;
		int direction;
	} rows[] = {
		{ "fewer", &share, TARGET_AT_MOST, NAN, 15, 130, 800, NEED_OK, 10, -1 },
		{ "one", &share, TARGET_AT_MOST, NAN, 10, 413, 4120, NEED_OK, 1, -1 },
		{ "equal", &share, TARGET_AT_MOST, NAN, 10, 412, 4120, NEED_MET, 0, 0 },
		{ "equal, though 7 / 100 is no double", &share, TARGET_AT_MOST, NAN, 7, 7, 100,
		    NEED_MET, 0, 0 },
		{ "met", &share, TARGET_AT_MOST, NAN, 15, 20, 800, NEED_MET, 0, 0 },
		{ "none at all", &share, TARGET_AT_MOST, NAN, 0, 3, 50, NEED_OK, 3, -1 },
		{ "more", &high_share, TARGET_AT_LEAST, 53.3, NAN, 50, 100, NEED_OK, 4, 1 },
		{ "more, all", &high_share, TARGET_AT_LEAST, 100, NAN, 50, 100, NEED_OK, 50, 1 },
		{ "rate", &rate, TARGET_AT_MOST, NAN, 50, 56, 1010, NEED_OK, 6, -1 },
		{ "rate, more than persons", &rate, TARGET_AT_LEAST, 2000, NAN, 5, 10, NEED_OK, 15,
		    1 },
		{ "millions", &share, TARGET_AT_MOST, NAN, 12.9, 1000000, 5900000, NEED_OK, 238900,
		    -1 },
		{ "below a range", &share, TARGET_BETWEEN, 20, 30, 1, 10, NEED_OK, 1, 1 },
		{ "above a range", &share, TARGET_BETWEEN, 20, 30, 5, 10, NEED_OK, 2, -1 },
		{ "within a range", &share, TARGET_BETWEEN, 20, 30, 3, 10, NEED_MET, 0, 0 },
		{ "no whole number in the range", &share, TARGET_BETWEEN, 2, 3, 1, 10,
		    NEED_NO_WHOLE_NUMBER, NAN, -1 },
		{ "no persons", &share, TARGET_AT_MOST, NAN, 15, 0, 0, NEED_ZERO_DENOMINATOR, NAN,
		    0 },
		{ "no number", &share, TARGET_AT_MOST, NAN, NAN, 20, 100, NEED_NO_TARGET, NAN, 0 },
		{ "days are no events", &mean, TARGET_AT_MOST, NAN, 2, 30, 10, NEED_NO_COUNTS, NAN,
		    -1 },
	};
	for (size_t k = 0; k < countof(rows); k++) {
		struct target t = {
			.rule = rows[k].rule, .low = rows[k].low, .high = rows[k].high
		};
		struct observation o = counted(rows[k].x, rows[k].n, rows[k].i->per);
		struct need need = need_of(&o, rows[k].i, &t);
		CHECK_ROW(need.code == rows[k].code, rows[k].name);
		CHECK_CLOSE(need.events, rows[k].events, 0, 0, rows[k].name);
		CHECK_ROW(need.direction == rows[k].direction, rows[k].name);
	}
}

/* A figure that its counts do not give, and none at all. */
static void
without_counts(void)
{
	static const struct target at_most = { .rule = TARGET_AT_MOST, .low = NAN, .high = 15 };
	struct observation o = counted(NAN, NAN, 100);

	CU_ASSERT_EQUAL(need_of(NULL, &share, &at_most).code, NEED_NO_FIGURE);
	CU_ASSERT_EQUAL(need_of(&o, &share, NULL).code, NEED_NO_TARGET);
	CU_ASSERT_EQUAL(need_of(&o, &share, &at_most).code, NEED_NO_FIGURE);
	o.status = OBS_SUPPRESSED;
	CU_ASSERT_EQUAL(need_of(&o, &share, &at_most).code, NEED_SUPPRESSED);
	o = counted(20, 100, 100);
	o.value = 21.4; /* weighted */
	struct need need = need_of(&o, &share, &at_most);
	CU_ASSERT_EQUAL(need.code, NEED_NO_COUNTS);
	CU_ASSERT_TRUE(isnan(need.events));
	CU_ASSERT_EQUAL(need.direction, -1);
	o.value = 15;
	CU_ASSERT_EQUAL(need_of(&o, &share, &at_most).code, NEED_MET);
}

/* ---- kommune by kommune ------------------------------------------------------------- */

/*
 * 15, 24, 10 and 16.5 %: 0, 9, -5 and 6 events past 15 %; together 130 of 800, 10 past.
 * R: quantile(c(15, 24, 10, 16.5), .25) 13.75, .75 18.375
 */
static const double x[] = { 30, 24, 10, 66 }, n[] = { 200, 100, 100, 400 };
static const struct area areas[] = { { .code = 1 }, { .code = 2 }, { .code = 3 }, { .code = 4 } };

struct four {
	struct observation obs[4];
	struct need_part parts[4];
	struct needs needs;
};

static void
four_make(struct four *f)
{
	for (size_t k = 0; k < 4; k++) {
		f->obs[k] = counted(x[k], n[k], 100);
		f->parts[k] = (struct need_part){
			.area = &areas[k], .obs = &f->obs[k], .persons = 10 * n[k]
		};
	}
	f->needs = (struct needs){ .parts = f->parts, .nparts = 4 };
}

static void
check_low_side(const struct needs *needs, const char *row)
{
	static const double shares[] = { 0, 0.6, 0, 0.4 };

	CHECK_ROW(needs->nvalues == 4 && needs->nwrong == 2, row);
	CHECK_CLOSE(needs->value, 16.25, 0, REL, row);
	CHECK_CLOSE(needs->if_all_meet, 14.375, 0, REL, row);
	CHECK_CLOSE(needs->best_quarter, 13.75, 0, REL, row);
	CHECK_CLOSE(needs->if_best_quarter, 13.28125, 0, REL, row);
	for (size_t k = 0; k < 4; k++)
		CHECK_CLOSE(needs->parts[k].share, shares[k], 0, REL, row);
}

static void
parts(void)
{
	static const struct target at_most = { .rule = TARGET_AT_MOST, .low = NAN, .high = 15 };
	static const double over[] = { 0, 9, -5, 6 };
	struct arena a = { 0 };
	struct four f;

	four_make(&f);
	needs_parts(&f.needs, &share, &at_most, 16.25, &a);
	check_low_side(&f.needs, "counts");
	CU_ASSERT_FALSE(f.needs.weighted);
	for (size_t k = 0; k < 4; k++)
		CHECK_CLOSE(f.parts[k].events_over, over[k], 1e-12, REL, "events");

	four_make(&f);
	for (size_t k = 0; k < 4; k++)
		f.obs[k].numerator = f.obs[k].denominator = NAN;
	needs_parts(&f.needs, &share, &at_most, 16.25, &a);
	check_low_side(&f.needs, "persons");
	CU_ASSERT_TRUE(f.needs.weighted);
	CU_ASSERT_TRUE(isnan(f.parts[1].events_over));
	CU_ASSERT_TRUE(isnan(f.parts[1].q));

	/* one without counts, and all are weighted: never the two mixed */
	four_make(&f);
	f.obs[1].numerator = NAN;
	needs_parts(&f.needs, &share, &at_most, 16.25, &a);
	check_low_side(&f.needs, "one without counts");
	CU_ASSERT_TRUE(f.needs.weighted);
	f.parts[3].persons = NAN; /* 64 of 400 are left */
	needs_parts(&f.needs, &share, &at_most, 16.25, &a);
	CU_ASSERT_EQUAL(f.needs.nvalues, 3);
	CU_ASSERT_EQUAL(f.needs.nwrong, 1);
	CHECK_CLOSE(f.needs.value, 16, 0, REL, "without the one of unknown size");
	CHECK_CLOSE(f.parts[1].share, 1, 0, REL, "without the one of unknown size");
	arena_free(&a);
}

/* High is good: 18.375 is the best quarter, 24 keeps; 15 + 4 to 36.75, 24, 18.375 and 73.5. */
static void
parts_high(void)
{
	static const struct target at_least = { .rule = TARGET_AT_LEAST, .low = 16, .high = NAN };
	static const struct target between = { .rule = TARGET_BETWEEN, .low = 12, .high = 16 };
	static const struct target range = { .rule = TARGET_BETWEEN, .low = 12, .high = 17 };
	struct arena a = { 0 };
	struct four f;

	four_make(&f);
	needs_parts(&f.needs, &high_share, &at_least, 16.25, &a);
	CHECK_CLOSE(f.needs.best_quarter, 18.375, 0, REL, "quarter");
	CHECK_CLOSE(f.needs.if_best_quarter, 152.625 / 8, 0, REL, "if best quarter");
	CHECK_CLOSE(f.needs.if_all_meet, 138 / 8.0, 0, REL, "32 + 24 + 16 + 66 of 800");
	CHECK_CLOSE(f.parts[0].share, 0.25, 0, REL, "2 of 8 missing");
	CHECK_CLOSE(f.parts[2].share, 0.75, 0, REL, "6 of 8 missing");

	four_make(&f);
	needs_parts(&f.needs, &share, &between, 16.25, &a);
	CU_ASSERT_EQUAL(f.needs.nwrong, 3);
	CHECK_CLOSE(f.needs.if_all_meet, 122 / 8.0, 0, REL, "30 + 16 + 12 + 64 of 800");
	CHECK_CLOSE(f.parts[1].share, 0.8, 0, REL, "8 of 10 above");
	CHECK_CLOSE(f.parts[2].share, 0, 0, 0, "below the range is not the region's side");

	four_make(&f);
	needs_parts(&f.needs, &share, &range, 16.25, &a);
	CU_ASSERT_TRUE(isnan(f.parts[1].share));
	CU_ASSERT_EQUAL(f.needs.nwrong, 2);
	arena_free(&a);
}

static void
parts_degenerate(void)
{
	static const struct target at_most = { .rule = TARGET_AT_MOST, .low = NAN, .high = 30 };
	struct indicator open = share;
	struct arena a = { 0 };
	struct four f;

	four_make(&f);
	needs_parts(&f.needs, &share, &at_most, 16.25, &a);
	CU_ASSERT_EQUAL(f.needs.nwrong, 0);
	CHECK_CLOSE(f.parts[1].share, 0, 0, 0, "all meet");
	CHECK_CLOSE(f.needs.if_all_meet, 16.25, 0, REL, "all meet");

	four_make(&f);
	needs_parts(&f.needs, &share, NULL, 16.25, &a);
	CU_ASSERT_TRUE(isnan(f.needs.if_all_meet));
	CU_ASSERT_TRUE(isnan(f.parts[1].share));
	CHECK_CLOSE(f.needs.if_best_quarter, 13.28125, 0, REL, "no target");

	four_make(&f);
	for (size_t k = 0; k < 4; k++) {
		f.obs[k] = counted(NAN, NAN, 100);
		f.obs[k].status = OBS_SUPPRESSED;
	}
	needs_parts(&f.needs, &share, &at_most, NAN, &a);
	CU_ASSERT_EQUAL(f.needs.nvalues, 0);
	CU_ASSERT_TRUE(isnan(f.needs.value));
	CU_ASSERT_TRUE(isnan(f.needs.best_quarter));
	CU_ASSERT_TRUE(isnan(f.needs.if_all_meet));

	four_make(&f);
	f.parts[3].obs = NULL; /* 64 of 400 */
	needs_parts(&f.needs, &share, &at_most, 16.25, &a);
	CU_ASSERT_EQUAL(f.needs.nvalues, 3);
	CHECK_CLOSE(f.needs.value, 16, 0, REL, "one has no figure");
	CU_ASSERT_TRUE(isnan(f.parts[3].share));

	four_make(&f);
	open.better = BETTER_UNKNOWN;
	needs_parts(&f.needs, &open, &at_most, 16.25, &a);
	CU_ASSERT_TRUE(isnan(f.needs.best_quarter));
	four_make(&f);
	needs_parts(&f.needs, &amount, &at_most, 16.25, &a);
	CU_ASSERT_TRUE(isnan(f.needs.value));
	arena_free(&a);
}

/* ---- worse and worsening ------------------------------------------------------------- */

/* R: p.adjust(c(.001, .03, .02, .04), "BH") = .004, .04, .04, .04; the fifth has no p. */
static void
worsening(void)
{
	static const struct {
		const char *name;
		double value, region, p;
		enum truth meets;
		enum development development;
		bool than_target, than_region, called;
		double q;
	} rows[] = {
		{ "than both", 20, 16, 0.001, TRUTH_NO, DEVELOPMENT_WORSENING, true, true, true,
		    0.004 },
		{ "than none", 14, 16, 0.03, TRUTH_YES, DEVELOPMENT_WORSENING, false, false, false,
		    0.04 },
		{ "improving", 20, 16, 0.02, TRUTH_NO, DEVELOPMENT_IMPROVING, true, true, false,
		    0.04 },
		{ "than the region", 17, 16, 0.04, TRUTH_UNKNOWN, DEVELOPMENT_WORSENING, false,
		    true, true, 0.04 },
		{ "too short", 17, NAN, NAN, TRUTH_NO, DEVELOPMENT_UNDECIDED, true, false, false,
		    NAN },
	};
	struct assessment as[countof(rows)];
	struct worsening w[countof(rows)];
	struct arena a = { 0 };

	for (size_t k = 0; k < countof(rows); k++) {
		as[k] = (struct assessment){ .series.indicator = &share,
			.latest = { .value = rows[k].value, .meets = rows[k].meets },
			.trend = { .code = isnan(rows[k].p) ? STAT_TOO_SHORT : STAT_OK,
			    .p = rows[k].p },
			.development = rows[k].development };
		w[k] = (struct worsening){ .assessment = &as[k], .region = rows[k].region };
	}
	CU_ASSERT_EQUAL(needs_worsening(w, countof(rows), &a), 4);
	for (size_t k = 0; k < countof(rows); k++) {
		CHECK_ROW(w[k].than_target == rows[k].than_target, rows[k].name);
		CHECK_ROW(w[k].than_region == rows[k].than_region, rows[k].name);
		CHECK_ROW(w[k].called == rows[k].called, rows[k].name);
		CHECK_CLOSE(w[k].q, rows[k].q, 0, REL, rows[k].name);
	}
	/* one among many is called less easily */
	for (size_t k = 1; k < 4; k++)
		as[k].trend.p = 0.9;
	as[0].trend.p = 0.03;
	needs_worsening(w, countof(rows), &a);
	CU_ASSERT_FALSE(w[0].called);
	CU_ASSERT_EQUAL(needs_worsening(w, 0, &a), 0);
	arena_free(&a);
}

void
suite_needs(void)
{
	static const struct test tests[] = {
		{ "whole events", events },
		{ "without counts", without_counts },
		{ "each kommune's part", parts },
		{ "the other side, and ranges", parts_high },
		{ "nothing to divide", parts_degenerate },
		{ "worse and worsening", worsening },
	};

	suite_add("needs", tests, countof(tests));
}
