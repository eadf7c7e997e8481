/* analysis/forecast.h. Reference: R 4.2.2 with
 * x <- c(14.2, 13.9, 14, 13.4, 13.1, 13.2, 12.6, 12.3, 12.4, 11.9). */
#include <math.h>

#include "analysis/forecast.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

static const double x[] = { 14.2, 13.9, 14, 13.4, 13.1, 13.2, 12.6, 12.3, 12.4, 11.9 };
static const double years[] = { 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023 };
static const double same[] = { 3, 3, 3, 3 };
static const double broken[] = { 3, 4, NAN, 3 };

static void
no_change(void)
{
	/* mean(diff(x)^2); qt(.9, 9) */
	struct prediction p = no_change_predict(x, 10, 2, 0.8);

	CU_ASSERT_EQUAL(p.code, STAT_OK);
	CHECK_CLOSE(p.value, 11.9, 0, 0, "the last value");
	CHECK_CLOSE(p.se, 0.53124591501697382, 0, 1e-12, "se");
	CHECK_CLOSE(p.low, 11.165271632375710, 0, 1e-12, "low");
	CHECK_CLOSE(p.high, 12.634728367624291, 0, 1e-12, "high");
	CU_ASSERT_EQUAL(no_change_predict(x, 1, 1, 0.8).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(no_change_predict(same, 4, 1, 0.8).code, STAT_EXACT_FIT);
	CU_ASSERT_EQUAL(no_change_predict(broken, 4, 1, 0.8).code, STAT_BAD_INPUT);
	/* predict(lm(x ~ 1), interval = "prediction", level = .8) */
	p = mean_predict(x, 10, 0.8);
	CHECK_CLOSE(p.value, 13.1, 0, 1e-12, "mean");
	CHECK_CLOSE(p.low, 11.957849348369697, 0, 1e-12, "low about the mean");
	CHECK_CLOSE(p.high, 14.242150651630306, 0, 1e-12, "high about the mean");
	CU_ASSERT_EQUAL(mean_predict(x, 1, 0.8).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(mean_predict(same, 4, 0.8).code, STAT_EXACT_FIT);
}

/* h <- HoltWinters(x, alpha = .4, beta = FALSE, gamma = FALSE, l.start = x[1]); var = SSE / 9 */
static void
simple_smoothing(void)
{
	double fitted[10];
	struct smoothing_rule rule = smoothing_simple(x, 0.4);
	struct smoothing s = smooth_series(x, 10, &rule, fitted);
	struct prediction p = smoothing_predict(&s, 3, 0.95);

	CU_ASSERT_EQUAL(s.code, STAT_OK);
	CU_ASSERT_EQUAL(s.errors, 9);
	CHECK_CLOSE(s.sse, 2.9550450984225396, 0, 1e-12, "sse");
	CHECK_CLOSE(s.level, 12.3309206528, 0, 1e-12, "level");
	CHECK_CLOSE(fitted[0], NAN, 0, 0, "the start is not fitted");
	CHECK_CLOSE(fitted[1], 14.2, 0, 1e-12, "first one-step forecast");
	CHECK_CLOSE(p.value, 12.3309206528, 0, 1e-12, "flat");
	CHECK_CLOSE(p.se, 0.65833624724399453, 0, 1e-12, "se");
	CHECK_CLOSE(p.low, 10.841660595567308, 0, 1e-12, "low");
	CHECK_CLOSE(p.high, 13.820180710032691, 0, 1e-12, "high");
}

static void
holt_smoothing(void)
{
	/* HoltWinters(x, alpha = .5, beta = .3, gamma = FALSE, l.start = x[2], b.start = x[2] -
	 * x[1])
	 */
	double fitted[10];
	struct smoothing_rule rule = smoothing_holt(x, 0.5, 0.3, 1);
	struct smoothing s = smooth_series(x, 10, &rule, fitted);

	CHECK_CLOSE(s.sse, 0.47547838896381672, 0, 1e-12, "sse");
	CHECK_CLOSE(s.level, 11.952590189374999, 0, 1e-12, "level");
	CHECK_CLOSE(s.trend, -0.25307154056250003, 0, 1e-12, "trend");
	CHECK_CLOSE(fitted[2], 13.6, 0, 1e-12, "first one-step forecast");
	CHECK_CLOSE(fitted[4], 13.216, 0, 1e-12, "third one-step forecast");
	/* the recursion of Gardner & McKenzie written out in R */
	rule = smoothing_holt(x, 0.5, 0.3, 0.9);
	s = smooth_series(x, 10, &rule, NULL);
	CHECK_CLOSE(s.sse, 0.55141381226885644, 0, 1e-12, "damped sse");
	CHECK_CLOSE(s.trend, -0.20253925385947455, 0, 1e-12, "damped trend");
	CHECK_CLOSE(smoothing_predict(&s, 1, 0.95).value, 11.842341430144174, 0, 1e-12, "h 1");
	CHECK_CLOSE(smoothing_predict(&s, 3, 0.95).value, 11.530633518454444, 0, 1e-12, "h 3");
	CHECK_CLOSE(smoothing_predict(&s, 1, 0.95).se, 0.26253900002400987, 0, 1e-12, "se 1");
	CHECK_CLOSE(smoothing_predict(&s, 2, 0.95).se, 0.31099791935014737, 0, 1e-12, "se 2");
	CHECK_CLOSE(smoothing_predict(&s, 3, 0.95).se, 0.36900668998430564, 0, 1e-12, "se 3");
}

static void
smoothing_refuses(void)
{
	struct smoothing_rule rule = smoothing_holt(x, 0.5, 0.3, 1);
	struct smoothing s = smooth_series(x, 2, &rule, NULL);

	CU_ASSERT_EQUAL(s.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(smoothing_predict(&s, 1, 0.95).code, STAT_TOO_SHORT);
	rule = smoothing_holt(x, 1.5, 0.3, 1);
	CU_ASSERT_EQUAL(smooth_series(x, 10, &rule, NULL).code, STAT_BAD_INPUT);
	rule = smoothing_holt(x, 0.5, -0.1, 1);
	CU_ASSERT_EQUAL(smooth_series(x, 10, &rule, NULL).code, STAT_BAD_INPUT);
	rule = smoothing_holt(x, 0.5, 0.3, 0);
	CU_ASSERT_EQUAL(smooth_series(x, 10, &rule, NULL).code, STAT_BAD_INPUT);
	rule = smoothing_holt(x, 0.5, 0.3, 1.1);
	CU_ASSERT_EQUAL(smooth_series(x, 10, &rule, NULL).code, STAT_BAD_INPUT);
	rule = smoothing_simple(broken, 0.5);
	CU_ASSERT_EQUAL(smooth_series(broken, 4, &rule, NULL).code, STAT_BAD_INPUT);
	rule = smoothing_simple(same, 0.5);
	s = smooth_series(same, 4, &rule, NULL);
	CU_ASSERT_EQUAL(s.code, STAT_EXACT_FIT);
	CHECK_CLOSE(smoothing_predict(&s, 2, 0.95).value, 3, 0, 0, "a value without limits");
	CHECK_CLOSE(smoothing_predict(&s, 2, 0.95).se, NAN, 0, 0, "no error to go by");
}

/* ceil((m + 1)(1 - alpha)) by hand */
static void
conformal(void)
{
	static const struct {
		const char *name;
		size_t m;
		double confidence, half;
		enum stat_code code;
	} rows[] = {
		{ "5 errors at 80 %: the largest", 5, 0.8, 0.9, STAT_OK },
		{ "5 errors at 50 %: the third", 5, 0.5, 0.4, STAT_OK },
		{ "5 errors at 83 %", 5, 0.83, 0.9, STAT_OK },
		{ "5 errors cannot give 84 %", 5, 0.84, NAN, STAT_TOO_SHORT },
		{ "4 errors at 80 %: just", 4, 0.8, 0.9, STAT_OK },
		{ "none", 0, 0.5, NAN, STAT_TOO_SHORT },
		{ "certain", 5, 1, NAN, STAT_BAD_INPUT },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		double errors[] = { -0.4, 0.2, -0.9, 0.1, 0.6 };
		struct interval got = conformal_interval(10, errors, rows[i].m, rows[i].confidence);
		CHECK_ROW(got.code == rows[i].code, rows[i].name);
		CHECK_CLOSE(got.low, 10 - rows[i].half, 1e-12, 0, rows[i].name);
		CHECK_CLOSE(got.high, 10 + rows[i].half, 1e-12, 0, rows[i].name);
	}
	double one[] = { 1 };
	CU_ASSERT_EQUAL(conformal_interval(NAN, one, 1, 0.5).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(conformal_interval(10, one, 1, 0).code, STAT_BAD_INPUT);
	double missing[] = { 1, NAN };
	CU_ASSERT_EQUAL(conformal_interval(10, missing, 2, 0.5).code, STAT_BAD_INPUT);
	CHECK_CLOSE(conformal_most(5), 5.0 / 6, 0, 1e-15, "5 errors reach 83 %");
}

/* drift for k = 5..9 written out in R at 90 %; CRPS by integrate(); met when at most 12.5 */
static void
rolling_origin(void)
{
	static const struct target at_most = { TARGET_AT_MOST, .low = NAN, .high = 12.5 };
	struct backtest_rule rule = {
		.model = FORECAST_DRIFT, .first = 5, .h = 1, .confidence = 0.9, .target = &at_most
	};
	struct backtest_step steps[10];
	struct backtest b = backtest_run(&rule, years, x, 10, steps);

	CU_ASSERT_EQUAL(b.code, STAT_OK);
	CU_ASSERT_EQUAL(b.n, 5);
	CU_ASSERT_EQUAL(steps[0].at, 5);
	CHECK_CLOSE(b.interval_score, 1.3327492412385482, 0, 1e-12, "interval score");
	CHECK_CLOSE(b.coverage, 1, 0, 0, "coverage");
	CHECK_CLOSE(b.mae, 0.29095238095238046, 0, 1e-12, "mae");
	CHECK_CLOSE(b.rmse, 0.32103591536916237, 0, 1e-12, "rmse");
	CHECK_CLOSE(b.crps, 0.19196850297021109, 0, 1e-8, "crps");
	CHECK_CLOSE(b.brier, 0.037418703598502599, 0, 1e-10, "brier");
	/* f -/+ qnorm(.95) s */
	rule.normal = true;
	struct prediction by_t = steps[2].prediction;
	b = backtest_run(&rule, years, x, 10, steps);
	CHECK_CLOSE(steps[2].prediction.high, by_t.value + 1.6448536269514722 * by_t.se, 0, 1e-12,
	    "normal limits");
	CU_ASSERT_TRUE(isinf(steps[2].prediction.df));
	CU_ASSERT_FALSE(isnan(b.brier + b.crps));
	rule = (struct backtest_rule){
		.model = FORECAST_NO_CHANGE, .first = 5, .h = 2, .confidence = 0.8
	};
	b = backtest_run(&rule, years, x, 10, steps);
	CU_ASSERT_EQUAL(b.n, 4);
	CU_ASSERT_EQUAL(steps[0].at, 6);
	CHECK_CLOSE(steps[1].interval_score, 3.4118734185921653, 0, 1e-12, "one outside");
	CU_ASSERT_FALSE(steps[1].covered);
	CHECK_CLOSE(b.interval_score, 2.0336691404289331, 0, 1e-12, "two steps ahead");
	CHECK_CLOSE(b.brier, NAN, 0, 0, "no target, no Brier score");
}

/* Every model gives what its own function gives. */
static void
models(void)
{
	struct backtest_rule rule = {
		.first = 4, .h = 2, .confidence = 0.9, .alpha = 0.4, .beta = 0.3, .phi = 0.9
	};
	struct line line = line_fit(years, x, 10);
	struct smoothing_rule simple = smoothing_simple(x, 0.4),
			      holt = smoothing_holt(x, 0.4, 0.3, 0.9);
	struct smoothing s = smooth_series(x, 10, &simple, NULL),
			 t = smooth_series(x, 10, &holt, NULL);
	const double want[] = {
		[FORECAST_LINE] = line_predict(&line, 2025, 0.9).low,
		[FORECAST_DRIFT] = drift_predict(x, 10, 2, 0.9).low,
		[FORECAST_NO_CHANGE] = no_change_predict(x, 10, 2, 0.9).low,
		[FORECAST_MEAN] = mean_predict(x, 10, 0.9).low,
		[FORECAST_SIMPLE] = smoothing_predict(&s, 2, 0.9).low,
		[FORECAST_HOLT] = smoothing_predict(&t, 2, 0.9).low,
	};

	for (size_t i = 0; i < countof(want); i++) {
		rule.model = (enum forecast_model)i;
		CHECK_CLOSE(
		    forecast_predict(&rule, years, x, 10, 2025).low, want[i], 0, 0, "model");
	}
	rule.model = FORECAST_SIMPLE;
	CU_ASSERT_EQUAL(forecast_predict(&rule, years, x, 1, 2025).code, STAT_TOO_SHORT);
	rule.model = FORECAST_HOLT;
	CU_ASSERT_EQUAL(forecast_predict(&rule, years, x, 2, 2025).code, STAT_TOO_SHORT);
}

static void
backtest_refuses(void)
{
	struct backtest_rule rule = {
		.model = FORECAST_DRIFT, .first = 10, .h = 1, .confidence = 0.9
	};
	struct backtest_step steps[4];
	struct backtest b = backtest_run(&rule, years, x, 10, steps);

	CU_ASSERT_EQUAL(b.code, STAT_TOO_SHORT);
	CHECK_CLOSE(b.mae, NAN, 0, 0, "nothing to measure");
	/* steps of equal size: values, but no limits */
	static const double straight[] = { 1, 2, 3, 4, 5 };
	static const struct target at_least = { TARGET_AT_LEAST, .low = 4, .high = NAN };
	rule.first = 3;
	rule.target = &at_least;
	b = backtest_run(&rule, years, straight, 5, steps);
	CU_ASSERT_EQUAL(b.code, STAT_OK);
	CU_ASSERT_EQUAL(b.n, 0);
	CHECK_CLOSE(b.mae, 0, 1e-14, 0, "right each time");
	CHECK_CLOSE(b.coverage, NAN, 0, 0, "no limits to cover with");
	CHECK_CLOSE(steps[0].brier, NAN, 0, 0, "no probability");
	rule.normal = true;
	CU_ASSERT_EQUAL(backtest_run(&rule, years, straight, 5, steps).n, 0);
	/* a value that is none: neither forecast nor error */
	static const double holed[] = { 1, 2, 2.5, NAN, 5 };
	CU_ASSERT_EQUAL(backtest_run(&rule, years, holed, 5, steps).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(steps[1].prediction.code, STAT_BAD_INPUT);
	/* a jump above and below the limits, judged against a range */
	static const double jumps[] = { 1, 2, 2.5, 9, 1 };
	static const struct target range = { TARGET_BETWEEN, .low = 0, .high = 5 };
	rule.target = &range;
	b = backtest_run(&rule, years, jumps, 5, steps);
	CU_ASSERT_FALSE(steps[0].covered);
	CHECK_CLOSE(steps[0].brier, steps[0].probability * steps[0].probability, 0, 1e-15,
	    "9 misses the range");
	CHECK_CLOSE(steps[1].brier, (1 - steps[1].probability) * (1 - steps[1].probability), 0,
	    1e-15, "1 meets it");
}

void
suite_forecast(void)
{
	static const struct test tests[] = {
		{ "no change, mean", no_change },
		{ "simple smoothing", simple_smoothing },
		{ "Holt, damped or not", holt_smoothing },
		{ "smoothing refuses", smoothing_refuses },
		{ "conformal limits", conformal },
		{ "rolling origin", rolling_origin },
		{ "every model", models },
		{ "rolling origin refuses", backtest_refuses },
	};
	suite_add("forecast", tests, countof(tests));
}
