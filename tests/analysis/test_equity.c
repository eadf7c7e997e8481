/*
 * analysis/equity.h. Reference: R 4.2.2 on five groups,
 *   v <- c(12, 10.5, 9.8, 8.1, 7.9); a <- c(900, 1100, 1000, 1200, 800); b <- (cumsum(a) - a / 2) /
 *   sum(a); H <- solve(t(X) %*% W %*% X) %*% t(X) %*% W, X <- cbind(1, b), W <- diag(a)
 */
#include <math.h>

#include "analysis/equity.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define GROUPS 5

static const struct equity_group five[GROUPS] = {
	{ 900, 12, 0.6 },
	{ 1100, 10.5, 0.5 },
	{ 1000, 9.8, 0.55 },
	{ 1200, 8.1, 0.45 },
	{ 800, 7.9, 0.6 },
};

/* The same as shares of 1. */
static void
shares(struct equity_group *g)
{
	for (size_t i = 0; i < GROUPS; i++)
		g[i] =
		    (struct equity_group){ five[i].persons, five[i].value / 100, five[i].se / 100 };
}

static void
check_slope(const struct inequality *r, const double want[8], const char *name)
{
	const double got[8] = { r->intercept, r->slope, r->sii, r->sii_ci.low, r->sii_ci.high,
		r->rii, r->rii_ci.low, r->rii_ci.high };

	CHECK_ROW(r->code == STAT_OK && r->n == GROUPS, name);
	for (size_t i = 0; i < countof(got); i++)
		CHECK_CLOSE(got[i], want[i], 0, 1e-11, name);
}

/* coef(lm(v ~ b, weights = a)); errors from H %*% diag(se^2) %*% t(H) */
static void
slope(void)
{
	static const double as_is[] = { 12.22033082706767, -5.1646616541353394, -5.1646616541353394,
		-6.84570918049547217, -3.48361412777520663, 0.57737137175568376,
		0.47819459737475634, 0.69711724631173722 };
	static const double logs[] = { 2.52120142983686346, -0.53478756569052566,
		-5.15419147550803380, -6.87599002566447304, -3.43239292535159457,
		0.58579371961210203, 0.48979014116086822, 0.70061492279869175 };
	static const double logits[] = { -1.953858442143213026, -0.592042316830705628,
		-0.051430884304369776, -0.068468676365062153, -0.034393092243677398,
		0.585680009103246246, 0.489939471441782515, 0.700129491616064525 };
	struct equity_group g[GROUPS];

	struct inequality r = equity_slope(five, GROUPS, EQUITY_AS_IS, 0.95);
	check_slope(&r, as_is, "as is");
	r = equity_slope(five, GROUPS, EQUITY_LOG, 0.95);
	check_slope(&r, logs, "log");
	shares(g);
	r = equity_slope(g, GROUPS, EQUITY_LOGIT, 0.95);
	check_slope(&r, logits, "logit");
}

/* What must not change: the unit of the persons; what must: the unit of the values. */
static void
units(void)
{
	struct equity_group g[GROUPS];
	struct inequality was = equity_slope(five, GROUPS, EQUITY_AS_IS, 0.95), is;

	for (size_t i = 0; i < GROUPS; i++)
		g[i] =
		    (struct equity_group){ five[i].persons * 7, five[i].value * 3, five[i].se * 3 };
	is = equity_slope(g, GROUPS, EQUITY_AS_IS, 0.95);
	CHECK_CLOSE(is.sii, was.sii * 3, 0, 1e-13, "sii");
	CHECK_CLOSE(is.sii_ci.low, was.sii_ci.low * 3, 0, 1e-13, "its limit");
	CHECK_CLOSE(is.rii, was.rii, 0, 1e-13, "rii");
	CHECK_CLOSE(is.rii_ci.high, was.rii_ci.high, 0, 1e-13, "its limit");
}

static void
refusals(void)
{
	static const struct {
		const char *name;
		struct equity_group second;
		enum equity_scale scale;
		double confidence;
		enum stat_code code;
	} rows[] = {
		{ "missing value", { 10, NAN, 1 }, EQUITY_AS_IS, 0.95, STAT_BAD_INPUT },
		{ "no persons", { 0, 0.5, 1 }, EQUITY_AS_IS, 0.95, STAT_BAD_INPUT },
		{ "missing persons", { NAN, 0.5, 1 }, EQUITY_AS_IS, 0.95, STAT_BAD_INPUT },
		{ "endless persons", { INFINITY, 0.5, 1 }, EQUITY_AS_IS, 0.95, STAT_BAD_INPUT },
		{ "negative error", { 10, 0.5, -1 }, EQUITY_AS_IS, 0.95, STAT_BAD_INPUT },
		{ "log of 0", { 10, 0, 1 }, EQUITY_LOG, 0.95, STAT_BAD_INPUT },
		{ "logit of 1", { 10, 1, 1 }, EQUITY_LOGIT, 0.95, STAT_BAD_INPUT },
		{ "logit of 2", { 10, 2, 1 }, EQUITY_LOGIT, 0.95, STAT_BAD_INPUT },
		{ "confidence of 0", { 10, 0.5, 1 }, EQUITY_LOG, 0, STAT_BAD_INPUT },
		{ "confidence of 95", { 10, 0.5, 1 }, EQUITY_LOG, 95, STAT_BAD_INPUT },
		{ "fine", { 10, 0.5, 0.1 }, EQUITY_LOGIT, 0.95, STAT_OK },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct equity_group g[] = { { 10, 0.25, 0.1 }, rows[i].second };
		struct inequality r = equity_slope(g, 2, rows[i].scale, rows[i].confidence);
		CHECK_ROW(r.code == rows[i].code, rows[i].name);
		CHECK_ROW(isnan(r.sii) == (r.code != STAT_OK), rows[i].name);
		CHECK_ROW(r.sii_ci.code == r.code, rows[i].name);
	}
	CU_ASSERT_EQUAL(equity_slope(five, 1, EQUITY_AS_IS, 0.95).code, STAT_TOO_SHORT);

	struct equity_group unknown[] = { { 10, 0.2, NAN }, { 10, 0.4, 0.1 } };
	struct inequality r = equity_slope(unknown, 2, EQUITY_AS_IS, 0.95);
	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CHECK_CLOSE(r.sii, 0.4, 0, 1e-15, "the slope needs no error");
	CU_ASSERT_EQUAL(r.sii_ci.code, STAT_BAD_INPUT);
	CHECK_CLOSE(r.rii_ci.low, NAN, 0, 0, "its limits do");

	struct equity_group steep[] = { { 10, 1, 0.1 }, { 10, 9, 0.1 } }; /* from -3 to 13 */
	r = equity_slope(steep, 2, EQUITY_AS_IS, 0.95);
	CHECK_CLOSE(r.sii, 16, 0, 1e-14, "steep");
	CHECK_CLOSE(r.rii, NAN, 0, 0, "no ratio to a negative end");
	CU_ASSERT_EQUAL(r.rii_ci.code, STAT_ZERO_DENOMINATOR);
}

/* Newcombe 1998, Stat Med 17:873, table II, method 10, row a, turned round;
 * exp(log(rr) + c(-1, 1) * qnorm(.975) * sqrt(1/56 - 1/70 + 1/48 - 1/80)) */
static void
extremes(void)
{
	struct equity_gap r = equity_extremes(56, 70, 48, 80, 0.95);

	CU_ASSERT_EQUAL(r.code, STAT_OK);
	CHECK_CLOSE(r.difference, -0.2, 0, 1e-14, "difference");
	CHECK_CLOSE(r.difference_ci.low, -0.3338726540369059, 0, 1e-10, "low");
	CHECK_CLOSE(r.difference_ci.high, -0.0524314724023649, 0, 1e-10, "high");
	CHECK_CLOSE(r.ratio, 0.75, 0, 1e-14, "ratio");
	CHECK_CLOSE(r.ratio_ci.low, 0.60560236280429591, 0, 1e-12, "ratio low");
	CHECK_CLOSE(r.ratio_ci.high, 0.92882728758734245, 0, 1e-12, "ratio high");

	r = equity_extremes(0, 70, 48, 80, 0.95);
	CHECK_CLOSE(r.difference, 0.6, 0, 1e-14, "none at the bottom");
	CHECK_CLOSE(r.ratio, NAN, 0, 0, "no ratio to none");
	CU_ASSERT_EQUAL(r.ratio_ci.code, STAT_ZERO_DENOMINATOR);
	r = equity_extremes(56, 70, 0, 80, 0.95);
	CHECK_CLOSE(r.ratio, 0, 0, 0, "none at the top");
	CU_ASSERT_EQUAL(r.ratio_ci.code, STAT_ZERO_DENOMINATOR);
	r = equity_extremes(0, 0, 48, 80, 0.95);
	CU_ASSERT_EQUAL(r.code, STAT_ZERO_DENOMINATOR);
	CHECK_CLOSE(r.difference, NAN, 0, 0, "nobody at the bottom");
	CU_ASSERT_EQUAL(equity_extremes(1, 2, 3, 2, 0.95).ratio_ci.code, STAT_BAD_INPUT);
}

void
suite_equity(void)
{
	static const struct test tests[] = {
		{ "slope", slope },
		{ "units", units },
		{ "refusals", refusals },
		{ "extremes", extremes },
	};
	suite_add("equity", tests, countof(tests));
}
