/* analysis/interval.h. Reference: R 4.2.2. */
#include <math.h>

#include "analysis/interval.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

struct share_row {
	const char *name;
	double x, n, confidence;
	enum stat_code code;
	double low, high;
};

static void
check_shares(struct interval (*f)(double, double, double), const struct share_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct interval got = f(rows[i].x, rows[i].n, rows[i].confidence);
		CHECK_ROW(got.code == rows[i].code, rows[i].name);
		CHECK_CLOSE(got.low, rows[i].low, 1e-15, 1e-9, rows[i].name);
		CHECK_CLOSE(got.high, rows[i].high, 1e-15, 1e-9, rows[i].name);
	}
}

/* prop.test(x, n, correct = FALSE)$conf.int */
static void
wilson(void)
{
	static const struct share_row rows[] = {
		{ "412 of 4120", 412, 4120, 0.95, STAT_OK, 0.091208766045683801,
		    0.10953645345105076 },
		{ "none", 0, 20, 0.95, STAT_OK, 0, 0.1611251580528193 },
		{ "all", 20, 20, 0.95, STAT_OK, 0.83887484194718065, 1 },
		{ "rare", 3, 3343, 0.95, STAT_OK, 0.000305242032243217, 0.0026352793344790351 },
		{ "no denominator", 0, 0, 0.95, STAT_ZERO_DENOMINATOR, NAN, NAN },
		{ "too many", 5, 4, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "negative", -1, 4, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "half a person", 1.5, 4, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "missing", NAN, 4, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "missing denominator", 1, NAN, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "confidence of 95", 1, 4, 95, STAT_BAD_INPUT, NAN, NAN },
	};
	check_shares(interval_wilson, rows, countof(rows));
}

/*
 * prop.test(x, n, p = q, correct = TRUE)$conf.int, q not x / n. The first four are printed in
 * Newcombe 1998, table I, with four decimals.
 */
static void
wilson_corrected(void)
{
	static const struct share_row rows[] = {
		{ "81 of 263", 81, 263, 0.95, STAT_OK, 0.2535086822951853, 0.3681762010430036 },
		{ "15 of 148", 15, 148, 0.95, STAT_OK, 0.05977820842849813, 0.164449779364837 },
		{ "none", 0, 20, 0.95, STAT_OK, 0, 0.200453345013487 },
		{ "1 of 29", 1, 29, 0.95, STAT_OK, 0.001802640213279667, 0.1962817510097595 },
		{ "all", 29, 29, 0.95, STAT_OK, 0.8543835244204266, 1 },
		{ "one of one", 1, 1, 0.95, STAT_OK, 0.05462075552885203, 1 },
		{ "half", 20, 40, 0.95, STAT_OK, 0.3406327442169105, 0.6593672557830894 },
		{ "99.8 %", 412, 4120, 0.998, STAT_OK, 0.08635554143475842, 0.1155099441122017 },
		{ "no denominator", 0, 0, 0.95, STAT_ZERO_DENOMINATOR, NAN, NAN },
		{ "too many", 5, 4, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "confidence of 0", 1, 4, 0, STAT_BAD_INPUT, NAN, NAN },
	};
	check_shares(interval_wilson_corrected, rows, countof(rows));
}

/* binom.test(x, n, conf.level)$conf.int; the last: qbeta, where GSL's own inverse gives up */
static void
clopper_pearson(void)
{
	static const struct share_row rows[] = {
		{ "412 of 4120", 412, 4120, 0.95, STAT_OK, 0.091004124507298861,
		    0.10956748375839998 },
		{ "none", 0, 20, 0.95, STAT_OK, 0, 0.16843347098308536 },
		{ "all", 20, 20, 0.95, STAT_OK, 0.83156652901691464, 1 },
		{ "rare", 3, 3343, 0.95, STAT_OK, 0.00018510319669448998, 0.0026203150942066692 },
		{ "large", 100000, 1000000, 0.998, STAT_OK, 0.09907511256652925,
		    0.10093025128346633 },
		{ "no denominator", 0, 0, 0.95, STAT_ZERO_DENOMINATOR, NAN, NAN },
		{ "too many", 5, 4, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "confidence of 0", 1, 4, 0, STAT_BAD_INPUT, NAN, NAN },
	};
	check_shares(interval_clopper_pearson, rows, countof(rows));
}

/* poisson.test(x, conf.level)$conf.int */
static void
poisson(void)
{
	static const struct {
		const char *name;
		double x, confidence;
		enum stat_code code;
		double low, high;
	} rows[] = {
		{ "none", 0, 0.95, STAT_OK, 0, 3.6888794541139354 },
		{ "one", 1, 0.95, STAT_OK, 0.025317807984289897, 5.5716433909388989 },
		{ "9", 9, 0.95, STAT_OK, 4.1153730973783329, 17.08480345141917 },
		{ "9 at 99.8 %", 9, 0.998, STAT_OK, 2.4524244043637751, 22.65737330906293 },
		{ "a million", 1e6, 0.95, STAT_OK, 998040.98334029387, 1001961.9119454322 },
		{ "negative", -1, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "missing", NAN, 0.95, STAT_BAD_INPUT, NAN, NAN },
		{ "confidence of 0", 9, 0, STAT_BAD_INPUT, NAN, NAN },
		{ "confidence of 1", 9, 1, STAT_BAD_INPUT, NAN, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct interval got = interval_poisson(rows[i].x, rows[i].confidence);
		CHECK_ROW(got.code == rows[i].code, rows[i].name);
		CHECK_CLOSE(got.low, rows[i].low, 0, 1e-9, rows[i].name);
		CHECK_CLOSE(got.high, rows[i].high, 0, 1e-9, rows[i].name);
	}
}

/* Byar has no R function in base: PHEindicatormethods' test data for x = 65 */
static void
byar(void)
{
	struct interval got = interval_byar(65, 0.95), none = interval_byar(0, 0.95);

	CHECK_CLOSE(got.low, 50.163187710459454, 0, 1e-9, "65");
	CHECK_CLOSE(got.high, 82.84913854593984, 0, 1e-9, "65");
	CU_ASSERT_EQUAL(none.low, 0);
	CU_ASSERT_EQUAL(interval_byar(0.5, 0.95).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(interval_byar(5, 0).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(interval_byar(5, 1).code, STAT_BAD_INPUT);
}

/* Newcombe 1998, Stat Med 17:873, table II, method 10, rows a and d, in full precision */
static void
newcombe(void)
{
	struct interval a = interval_newcombe(56, 70, 48, 80, 0.95);
	struct interval d = interval_newcombe(5, 56, 0, 29, 0.95);

	CHECK_CLOSE(a.low, 0.0524314724023649, 0, 1e-9, "a");
	CHECK_CLOSE(a.high, 0.3338726540369059, 0, 1e-9, "a");
	CHECK_CLOSE(d.low, -0.03813714790353685, 0, 1e-9, "d");
	CHECK_CLOSE(d.high, 0.19256001385511157, 0, 1e-9, "d");
	CU_ASSERT_EQUAL(interval_newcombe(1, 2, 0, 0, 0.95).code, STAT_ZERO_DENOMINATOR);
	CU_ASSERT_EQUAL(interval_newcombe(3, 2, 0, 0, 0.95).code, STAT_BAD_INPUT);
}

/* Newcombe 1998, Stat Med 17:873, table II (a), method 10: 56/70 - 48/80 is 0.0524 to 0.3339. */
static void
mover(void)
{
	struct interval one = interval_wilson(56, 70, 0.95), two = interval_wilson(48, 80, 0.95);
	struct interval none = { STAT_ZERO_DENOMINATOR, NAN, NAN };

	struct interval d = interval_mover(56 / 70.0, one, 48 / 80.0, two);
	CU_ASSERT_EQUAL(d.code, STAT_OK);
	CHECK_CLOSE(d.low, 0.0524, 5e-5, 0, "Newcombe low");
	CHECK_CLOSE(d.high, 0.3339, 5e-5, 0, "Newcombe high");
	CU_ASSERT_EQUAL(interval_mover(1, none, 0.6, two).code, STAT_ZERO_DENOMINATOR);
	CU_ASSERT_EQUAL(interval_mover(0.8, one, 1, none).code, STAT_ZERO_DENOMINATOR);
	CU_ASSERT_TRUE(isnan(interval_mover(0.8, one, 1, none).low));
}

/* t.test(c(12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3))$conf.int; sd() */
static void
mean(void)
{
	static const double v[] = { 12.1, 11.6, 11.9, 11.2, 10.8, 10.9, 10.3 };
	struct mean m = interval_mean(v, countof(v), 0.95), one = interval_mean(v, 1, 0.95);

	CHECK_CLOSE(m.ci.low, 10.660498725651273, 0, 1e-12, "low");
	CHECK_CLOSE(m.ci.high, 11.853786988634441, 0, 1e-12, "high");
	CHECK_CLOSE(m.sd, 0.64512826336355455, 0, 1e-12, "sd");
	CU_ASSERT_EQUAL(m.code, STAT_OK);
	CU_ASSERT_EQUAL(one.code, STAT_TOO_SHORT);
	CHECK_CLOSE(one.mean, 12.1, 0, 0, "one value has a mean");
	CHECK_CLOSE(one.ci.low, NAN, 0, 0, "and no limits");
	CU_ASSERT_EQUAL(interval_mean(v, 0, 0.95).code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(interval_mean(v, countof(v), 95).code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(interval_mean((double[]){ 1, INFINITY }, 2, 0.95).code, STAT_BAD_INPUT);
}

void
suite_interval(void)
{
	static const struct test tests[] = {
		{ "Wilson", wilson },
		{ "Wilson, corrected", wilson_corrected },
		{ "Clopper-Pearson", clopper_pearson },
		{ "Poisson", poisson },
		{ "Byar", byar },
		{ "Newcombe", newcombe },
		{ "two estimates with limits", mover },
		{ "mean", mean },
	};
	suite_add("interval", tests, countof(tests));
}
