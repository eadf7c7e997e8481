/* analysis/peers.h. Reference: R 4.2.2 where no publication is named. */
#include <math.h>

#include "analysis/peers.h"
#include "tests/analysis/suites.h"
#include "tests/check.h"

#define REL 1e-9

static const struct indicator share = {
	.measure = MEASURE_PROPORTION, .unit = "%", .per = 100, .better = BETTER_LOWER
};
static const struct indicator rate = {
	.measure = MEASURE_RATE, .unit = "pr. 1000", .per = 1000, .better = BETTER_HIGHER
};
static const struct indicator amount = {
	.measure = MEASURE_AMOUNT, .unit = "kr.", .per = 1, .better = BETTER_UNKNOWN
};
static const struct area areas[] = { { .code = 1 }, { .code = 2 }, { .code = 3 }, { .code = 4 },
	{ .code = 5 }, { .code = 6 } };

/*
 * part <- function(x, n, X, N, ci, per) { r <- X - x; m <- N - n; a <- ci(x, n); b <- ci(r, m)
 *     d <- x / n - r / m; (1 - n / N) * per *
 *     c(d - sqrt((x / n - a[1])^2 + (b[2] - r / m)^2), d + sqrt((a[2] - x / n)^2 + ...)) }
 * ci: prop.test(correct = FALSE), poisson.test(x)$conf.int / n
 */
static void
parts(void)
{
	static const struct {
		const char *name;
		enum measure measure;
		double x, n, x0, n0, per;
		enum stat_code code;
		double low, high;
	} rows[] = {
		{ "share", MEASURE_PROPORTION, 30, 200, 150, 1500, 100, STAT_OK, 1.0049326409786343,
		    10.019295293092652 },
		{ "rate", MEASURE_RATE, 30, 2000, 150, 15000, 1000, STAT_OK, 0.49039523272879654,
		    10.723988205388018 },
		{ "nothing left", MEASURE_PROPORTION, 150, 1500, 150, 1500, 100,
		    STAT_ZERO_DENOMINATOR, NAN, NAN },
		{ "more events than all", MEASURE_PROPORTION, 160, 1400, 150, 1500, 100,
		    STAT_BAD_INPUT, NAN, NAN },
		{ "more persons than all", MEASURE_PROPORTION, 30, 1600, 150, 1500, 100,
		    STAT_BAD_INPUT, NAN, NAN },
		{ "no persons", MEASURE_RATE, 0, 0, 150, 1500, 1000, STAT_ZERO_DENOMINATOR, NAN,
		    NAN },
		{ "a mean", MEASURE_MEAN, 30, 200, 150, 1500, 1, STAT_BAD_INPUT, NAN, NAN },
	};
	for (size_t i = 0; i < countof(rows); i++) {
		struct interval d = interval_of_part(
		    rows[i].measure, rows[i].x, rows[i].n, rows[i].x0, rows[i].n0, rows[i].per);
		CHECK_ROW(d.code == rows[i].code, rows[i].name);
		CHECK_CLOSE(d.low, rows[i].low, 0, REL, rows[i].name);
		CHECK_CLOSE(d.high, rows[i].high, 0, REL, rows[i].name);
	}
}

/* ---- all together ------------------------------------------------------------- */

static const double events[] = { 30, 12, 60, 8, 45, 20 };
static const double persons[] = { 200, 150, 400, 180, 300, 270 };

static struct observation
figure(double x, double n, double per)
{
	return (struct observation){ .status = OBS_NORMAL,
		.value = x / n * per,
		.numerator = x,
		.denominator = n,
		.ci_low = NAN,
		.ci_high = NAN };
}

struct fixture {
	struct arena arena;
	struct observation obs[6], whole;
	struct peer of[6];
	struct peers peers;
};

/* The six areas with persons times TIMES, and all of them as the reference. */
static void
begin(struct fixture *f, const struct indicator *i, double times)
{
	double x = 0, n = 0;

	*f = (struct fixture){ 0 };
	for (size_t k = 0; k < 6; k++) {
		f->obs[k] = figure(events[k], persons[k] * times, i->per);
		f->of[k] = (struct peer){ .area = &areas[k], .obs = &f->obs[k], .within = true };
		x += events[k];
		n += persons[k] * times;
	}
	f->whole = figure(x, n, i->per);
	f->peers = (struct peers){ .indicator = i, .reference = &f->whole, .of = f->of, .n = 6 };
}

/*
 * y <- asin(sqrt(x / n)); s <- 1 / (2 * sqrt(n)); t0 <- asin(sqrt(sum(x) / sum(n))); z <- (y - t0)
 * / s; w <- z pulled in to quantile(z, c(.1, .9)); phi <- mean(w^2); W <- 1 / s^2; tau2 <- max(0,
 * (6 * phi - 5) / (sum(W) - sum(W^2) / sum(W))); z <- (y - t0) / sqrt(s^2 + tau2);
 * p.adjust(2 * pnorm(-abs(z)), "BH")
 */
static void
shares(void)
{
	static const double z[] = { 0.66713077700368995, -0.80919859173859254, 0.70927160195044425,
		-1.82623802625592524, 0.69435011231039168, -1.02168337985405300 };
	static const double q[] = { 0.50468860272914262, 0.50468860272914262, 0.50468860272914262,
		0.40688649455182735, 0.50468860272914262, 0.50468860272914262 };
	static const size_t ranks[] = { 4, 3, 4, 1, 4, 2 };
	struct fixture f;

	begin(&f, &share, 1);
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.peers.nvalues, 6);
	CU_ASSERT_EQUAL(f.peers.dispersion.code, STAT_OK);
	CHECK_CLOSE(f.peers.benchmark, 11.666666666666666, 0, REL, "benchmark");
	CHECK_CLOSE(f.peers.dispersion.phi, 4.2295943103845657, 0, REL, "phi");
	CHECK_CLOSE(f.peers.dispersion.tau2, 0.0041707167330887846, 0, REL, "tau2");
	for (size_t k = 0; k < 6; k++) {
		CHECK_CLOSE(f.of[k].z, z[k], 0, REL, "z");
		CHECK_CLOSE(f.of[k].q, q[k], 0, REL, "q");
		CU_ASSERT_EQUAL(f.of[k].place, FUNNEL_WITHIN);
		CU_ASSERT_EQUAL(f.of[k].rank, ranks[k]);
		CU_ASSERT_TRUE(f.of[k].rank_low >= 1 && f.of[k].rank_high <= 6);
		CU_ASSERT_TRUE(f.of[k].rank_low < f.of[k].rank_high);
	}
	CHECK_CLOSE(f.of[0].inner.low, 4.1152351999194572, 0, REL, "inner low");
	CHECK_CLOSE(f.of[0].inner.high, 22.388927554679160, 0, REL, "inner high");
	CHECK_CLOSE(f.of[0].outer.low, 1.4584461439689933, 0, REL, "outer low");
	CHECK_CLOSE(f.of[0].outer.high, 29.676217931378591, 0, REL, "outer high");
	CHECK_CLOSE(f.of[0].difference, 15 - 35 / 3.0, 1e-12, 0, "difference");
	struct interval part = interval_of_part(MEASURE_PROPORTION, 30, 200, 175, 1500, 100);
	CU_ASSERT_EQUAL(f.of[0].difference_ci.low, part.low);
	CU_ASSERT_EQUAL(f.of[0].difference_ci.high, part.high);
	arena_free(&f.arena);
}

/* The same with E = n * sum(x) / sum(n), y <- sqrt(x / E), s <- 1 / (2 * sqrt(E)), about 1. */
static void
rates(void)
{
	static const double z[] = { 0.65454400011158020, -0.80672322479212644, 0.70094938422476272,
		-1.84520567664369284, 0.68440199732693929, -1.02796462943587441 };
	struct fixture f;

	begin(&f, &rate, 10);
	peers_compare(&f.peers, &f.arena);
	CHECK_CLOSE(f.peers.benchmark, 11.666666666666668, 0, REL, "benchmark");
	CHECK_CLOSE(f.peers.dispersion.tau2, 0.031130444359115661, 0, REL, "tau2");
	for (size_t k = 0; k < 6; k++)
		CHECK_CLOSE(f.of[k].z, z[k], 0, REL, "z");
	CHECK_CLOSE(f.of[0].inner.low, 4.1869910479559605, 0, REL, "inner low");
	CHECK_CLOSE(f.of[0].inner.high, 22.897054518148412, 0, REL, "inner high");
	CU_ASSERT_EQUAL(f.of[0].rank, 1); /* higher is better */
	CU_ASSERT_EQUAL(f.of[3].rank, 6);
	arena_free(&f.arena);
}

/* An area far out among many alike: outside, whatever the others do. */
static void
stands_out(void)
{
	struct fixture f;

	begin(&f, &share, 1);
	for (size_t k = 0; k < 6; k++)
		f.obs[k] = figure(k == 2 ? 600 : 200 + (double)k, 2000, 100);
	f.peers.reference = NULL;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.of[2].rank, 6);
	CU_ASSERT_EQUAL(f.of[2].rank_low, 6);
	CU_ASSERT_TRUE(f.of[2].place == FUNNEL_HIGH || f.of[2].place == FUNNEL_VERY_HIGH);
	CU_ASSERT_EQUAL(f.of[0].place, FUNNEL_WITHIN);
	CU_ASSERT_TRUE(isnan(f.of[0].difference));
	CU_ASSERT_EQUAL(f.of[0].difference_ci.code, STAT_BAD_INPUT);
	arena_free(&f.arena);
}

/* What has no counts has no funnel; what has no limits either, no interval of any kind. */
static void
without_counts(void)
{
	struct fixture f;

	begin(&f, &amount, 1);
	for (size_t k = 0; k < 6; k++)
		f.obs[k].numerator = f.obs[k].denominator = NAN;
	f.of[5].obs = NULL;
	f.obs[4].value = NAN;
	f.obs[4].status = OBS_SUPPRESSED;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.peers.nvalues, 4);
	CU_ASSERT_EQUAL(f.peers.dispersion.code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(f.peers.ranks, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(f.of[0].place, FUNNEL_UNKNOWN);
	CU_ASSERT_EQUAL(f.of[0].rank, 1); /* no side is better: the highest first; 0 and 2 tie */
	CU_ASSERT_EQUAL(f.of[2].rank, 1);
	CU_ASSERT_EQUAL(f.of[0].rank_low, 0);
	CU_ASSERT_EQUAL(f.of[0].difference_ci.code, STAT_BAD_INPUT);
	CU_ASSERT_TRUE(isnan(f.of[0].q));
	CU_ASSERT_EQUAL(f.of[4].rank, 0);
	CU_ASSERT_EQUAL(f.of[5].rank, 0);
	CU_ASSERT_TRUE(isnan(f.of[5].difference));
	arena_free(&f.arena);
}

/* A folketal: the region is the sum, and less than it no area is. */
static void
sum(void)
{
	struct fixture f;

	begin(&f, &amount, 1);
	f.whole.value = 0;
	for (size_t k = 0; k < 6; k++)
		f.whole.value += f.obs[k].value = 1000 + (double)k;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_TRUE(f.peers.sum);
	CU_ASSERT_TRUE(isnan(f.of[0].difference));
	f.whole.value = 1002; /* a mean */
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_FALSE(f.peers.sum);
	CU_ASSERT_EQUAL(f.of[0].difference, -2);
	arena_free(&f.arena);
}

/* Where one side lacks what the other has, there is no interval rather than a wrong one. */
static void
gaps(void)
{
	struct fixture f;

	begin(&f, &share, 1); /* the region's own figure has no counts */
	f.whole.numerator = f.whole.denominator = NAN;
	f.obs[1].numerator = f.obs[1].denominator = NAN;
	f.obs[2].value = NAN;
	f.obs[2].numerator = f.obs[2].denominator = NAN;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.of[0].difference_ci.code, STAT_BAD_INPUT);
	CU_ASSERT_EQUAL(f.of[1].difference_ci.code, STAT_BAD_INPUT);
	CU_ASSERT_FALSE(isnan(f.of[1].difference));
	CU_ASSERT_EQUAL(f.peers.dispersion.n, 4);
	CU_ASSERT_EQUAL(f.of[1].place, FUNNEL_UNKNOWN);
	CU_ASSERT_EQUAL(f.peers.ranks, STAT_BAD_INPUT); /* one has nothing to draw from */
	f.obs[1].ci_low = f.obs[1].ci_high = f.obs[1].value;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.peers.ranks, STAT_BAD_INPUT); /* limits without width */
	arena_free(&f.arena);

	begin(&f, &rate, 10); /* no counts at all */
	for (size_t k = 0; k < 6; k++)
		f.obs[k].numerator = f.obs[k].denominator = NAN;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_TRUE(isnan(f.peers.benchmark));
	CU_ASSERT_EQUAL(f.peers.dispersion.code, STAT_TOO_SHORT);
	arena_free(&f.arena);

	begin(&f, &amount, 1); /* an amount whose region has no figure, areas that are elsewhere */
	f.whole.value = NAN;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_FALSE(f.peers.sum);
	CU_ASSERT_TRUE(isnan(f.of[0].difference));
	f.whole.value = f.obs[0].value + f.obs[1].value;
	f.of[2].within = f.of[3].within = false;
	f.of[4].obs = NULL;
	f.obs[5].value = NAN;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_TRUE(f.peers.sum);
	f.peers.reference = NULL;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_FALSE(f.peers.sum);
	arena_free(&f.arena);
}

/* Published limits give ranks, and the difference to a region that is elsewhere. */
static void
published_limits(void)
{
	struct fixture f;

	begin(&f, &share, 1);
	for (size_t k = 0; k < 6; k++) {
		f.obs[k].numerator = f.obs[k].denominator = NAN;
		f.obs[k].ci_low = f.obs[k].value - 1;
		f.obs[k].ci_high = f.obs[k].value + 1;
		f.of[k].within = false;
	}
	f.whole.numerator = f.whole.denominator = NAN;
	f.whole.ci_low = f.whole.value - 0.75;
	f.whole.ci_high = f.whole.value + 0.75;
	f.of[5].obs = NULL;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.peers.ranks, STAT_OK);
	CU_ASSERT_EQUAL(f.of[3].rank_low, 1);
	CU_ASSERT_EQUAL(f.of[3].rank_high, 1);
	CU_ASSERT_EQUAL(f.of[5].rank_low, 0);
	/* 3-4-5: sqrt(1 + 0.75^2) = 1.25 */
	CHECK_CLOSE(f.of[0].difference_ci.low, f.of[0].difference - 1.25, 0, REL, "low");
	CHECK_CLOSE(f.of[0].difference_ci.high, f.of[0].difference + 1.25, 0, REL, "high");
	arena_free(&f.arena);
}

static void
alone(void)
{
	struct fixture f;

	begin(&f, &share, 1);
	f.peers.n = 1;
	peers_compare(&f.peers, &f.arena);
	CU_ASSERT_EQUAL(f.peers.ranks, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(f.peers.dispersion.code, STAT_TOO_SHORT);
	CU_ASSERT_EQUAL(f.of[0].rank, 1);
	CU_ASSERT_EQUAL(f.of[0].place, FUNNEL_UNKNOWN);
	CU_ASSERT_TRUE(isnan(f.of[0].z));
	arena_free(&f.arena);
}

void
suite_peers(void)
{
	static const struct test tests[] = { { "a part against the whole", parts },
		{ "shares", shares }, { "rates", rates }, { "one stands out", stands_out },
		{ "without counts", without_counts }, { "a sum", sum }, { "gaps", gaps },
		{ "published limits", published_limits }, { "one area", alone } };

	suite_add("peers", tests, countof(tests));
}
