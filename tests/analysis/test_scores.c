/* analysis/scores.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/scores.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

/* By hand from Gneiting & Raftery 2007, equation 43. */
static void
interval_scores(void)
{
	static const struct {
		const char *name;
		double y, low, high, confidence, score;
	} rows[] = {
		{ "inside is the width", 10, 9, 12, 0.8, 3 },
		{ "on the limit", 12, 9, 12, 0.8, 3 },
		{ "one above at 80 %", 13, 9, 12, 0.8, 13 },
		{ "half below at 95 %", 8.5, 9, 12, 0.95, 23 },
		{ "no width", 9, 9, 9, 0.5, 0 },
		{ "crossed", 9, 10, 8, 0.5, NAN },
		{ "no limits", 9, NAN, NAN, 0.5, NAN },
		{ "no figure", NAN, 8, 10, 0.5, NAN },
		{ "certain", 9, 8, 10, 1, NAN },
		{ "no level", 9, 8, 10, -0.1, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_CLOSE(
		    score_interval(rows[i].y, rows[i].low, rows[i].high, rows[i].confidence),
		    rows[i].score, 1e-12, 1e-12, rows[i].name);
}

/* integrate((F(x) - (x >= y))^2) in two pieces, rel.tol = 1e-12 */
static void
ranked_probability(void)
{
	CHECK_CLOSE(score_crps_normal(11.3, 10, 2), 0.79311038348089646, 0, 1e-11, "normal");
	CHECK_CLOSE(score_crps_normal(0, 0, 1), 0.23369497725510907, 0, 1e-11, "at the mean");
	CHECK_CLOSE(score_crps_normal(12.1, 9.7, 0.66), 2.0276793755828209, 0, 1e-10, "far off");
	CHECK_CLOSE(score_crps_normal(1, 0, 0), NAN, 0, 0, "no spread");
	CHECK_CLOSE(score_crps_normal(NAN, 0, 1), NAN, 0, 0, "no figure");
	CHECK_CLOSE(score_crps_t(12.1, 9.7, 0.66, 5), 1.9545340015823929, 0, 1e-9, "t 5");
	CHECK_CLOSE(score_crps_t(0, 0, 1, 2), 0.30349282783350351, 0, 1e-6, "t 2");
	CHECK_CLOSE(score_crps_t(2.95, 3, 0.2, 40), 0.052199076558766169, 0, 1e-10, "t 40");
	CHECK_CLOSE(score_crps_t(2.5, 3, 0.2, 1e7), score_crps_normal(2.5, 3, 0.2), 0, 1e-6,
	    "t of many is normal");
	CHECK_CLOSE(score_crps_t(2.5, 3, 0.2, INFINITY), score_crps_normal(2.5, 3, 0.2), 0, 0,
	    "t of infinitely many");
	CHECK_CLOSE(score_crps_t(1, 0, 1, 1), NAN, 0, 0, "Cauchy: infinite");
	CHECK_CLOSE(score_crps_t(1, 0, NAN, 5), NAN, 0, 0, "no scale");
	CHECK_CLOSE(score_crps_t(NAN, 0, 1, 5), NAN, 0, 0, "t, no figure");
}

static void
brier(void)
{
	CHECK_CLOSE(score_brier(0.8, true), 0.04, 1e-15, 0, "met");
	CHECK_CLOSE(score_brier(0.8, false), 0.64, 1e-15, 0, "missed");
	CHECK_CLOSE(score_brier(1.1, false), NAN, 0, 0, "no probability");
	CHECK_CLOSE(score_brier(NAN, true), NAN, 0, 0, "none stated");
}

static void
reliability(void)
{
	static const double p[] = { 0, 0.05, 0.1, 0.55, 0.6, 0.59, 1, 0.95, NAN, 1.2, -0.1 };
	static const bool met[] = { false, true, false, true, true, false, true, false, true, true,
		true };
	struct reliability bins[RELIABILITY_BINS];

	reliability_table(p, met, countof(p), bins);
	CU_ASSERT_EQUAL(bins[0].n, 2);
	CHECK_CLOSE(bins[0].forecast, 0.025, 1e-15, 0, "mean of the lowest");
	CHECK_CLOSE(bins[0].met, 0.5, 0, 0, "half of them met");
	CU_ASSERT_EQUAL(bins[1].n, 1); /* 0.1 begins the second */
	CU_ASSERT_EQUAL(bins[5].n, 2);
	CU_ASSERT_EQUAL(bins[6].n, 1);
	CU_ASSERT_EQUAL(bins[9].n, 2); /* 1 belongs to the last */
	CHECK_CLOSE(bins[9].forecast, 0.975, 1e-15, 0, "mean of the highest");
	CU_ASSERT_EQUAL(bins[3].n, 0);
	CHECK_CLOSE(bins[3].met, NAN, 0, 0, "empty");
}

void
suite_scores(void)
{
	static const struct test tests[] = {
		{ "interval score", interval_scores },
		{ "ranked probability score", ranked_probability },
		{ "Brier score", brier },
		{ "reliability by decile", reliability },
	};
	suite_add("scores", tests, countof(tests));
}
