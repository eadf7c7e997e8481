/* pejl stat: is there a trend, how fast, and what could have been seen. Names and indices of
 * results are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/power.h"
#include "analysis/serial.h"
#include "analysis/trend.h"
#include "base/translate.h"
#include "cli/stat_points.h"
#include "cli/stat_terms.h"

static void
put(struct stat_job *j, const char *name, double v)
{
	stat_put(j, name, STAT_SCALAR, v);
}

static void
put_direction(struct stat_job *j, double s, double p)
{
	const char *word = !(p < 0.05) ? "no trend" : s > 0 ? "increasing" : "decreasing";

	if (isnan(p))
		put(j, "trend_at_5_percent", NAN);
	else
		stat_put_text(j, "trend_at_5_percent", STAT_SCALAR, word);
}

/* ---- independent values ------------------------------------------------ */

static void
put_kendall(struct stat_job *j, const struct mann_kendall *m)
{
	put(j, "n", (double)m->n);
	put(j, "S", m->s);
	put(j, "var_S", m->variance);
	put(j, "tau_a", m->tau_a);
	put(j, "tau_b", m->tau_b);
	put(j, "tau", m->tau_b);
}

/*
 * One-sided: P(S as low or lower), P(S as high or higher). Exact without ties; with ties the half
 * of the two-sided p, on the side that S is on. -p alternative says which is "p_exact", "p_normal".
 */
static bool
put_sides(struct stat_job *j, const struct stat_points *p, const struct mann_kendall *m)
{
	const char *asked = stat_param(j, "alternative");
	bool untied = m->reach >= (double)p->n * ((double)p->n - 1) / 2;
	bool two = asked == NULL || strncmp(asked, "two", 3) == 0;
	bool less = !two && strcmp(asked, "less") == 0;
	double up = m->s > 0 ? m->p_exact / 2 : NAN, down = m->s < 0 ? m->p_exact / 2 : NAN;
	double high = erfc(m->z / sqrt(2)) / 2, low = erfc(-m->z / sqrt(2)) / 2;

	if (!two && !less && strcmp(asked, "greater") != 0)
		return stat_refuse(
		    j, true, "-p alternative: two-sided, less or greater, not '%s'", asked);
	if (untied && !isnan(m->p_exact)) {
		up = mann_kendall_tail(p->n, m->s, p->work);
		down = mann_kendall_tail(p->n, -m->s, p->work);
	}
	put(j, "p_exact_less", down);
	put(j, "p_exact_greater", up);
	put(j, "p_exact", two ? m->p_exact : less ? down : up);
	put(j, "p_normal_less", low);
	put(j, "p_normal_greater", high);
	put(j, "p_normal", two ? m->p_normal : less ? low : high);
	return true;
}

/* z as asked for: with or without continuity correction. False after a message. */
static bool
put_normal(struct stat_job *j, const struct mann_kendall *m)
{
	bool continuity = true;

	if (!stat_param_truth(j, "continuity_correction", &continuity))
		return false;
	double plain = m->code == STAT_OK ? m->s / sqrt(m->variance) : NAN;
	double z = continuity ? m->z : plain;
	double p = continuity ? m->p_normal : m->code == STAT_OK ? erfc(fabs(z) / sqrt(2)) : m->p;
	put(j, "z", z);
	put(j, "p_two_sided", p);
	put_direction(j, m->s, p);
	put(j, "z_continuity", m->z);
	put(j, "p_continuity", m->p_normal);
	put(j, "z_no_continuity", plain);
	put(j, "p_no_continuity", m->code == STAT_OK ? erfc(fabs(plain) / sqrt(2)) : m->p);
	return true;
}

static void
put_power(struct stat_job *j, const struct stat_points *p, const struct mann_kendall *m)
{
	put(j, "p_attainable", m->p_attainable);
	put(j, "detectable_change", power_series(p->t, p->y, p->n).change);
}

/* -p ci_index: "... interpolated" takes the limits between ranks, anything else rounds. */
static void
put_sen(struct stat_job *j, const struct stat_points *p, double confidence)
{
	const char *index = stat_param(j, "ci_index");
	bool between = index != NULL && strstr(index, "interpol") != NULL;
	struct theil_sen s = theil_sen_limits(
	    p->t, p->y, p->n, confidence, between ? LIMITS_INTERPOLATED : LIMITS_ROUNDED, p->work);

	put(j, "slopes", (double)s.slopes);
	put(j, "slope", s.slope);
	put(j, "lower", s.low);
	put(j, "upper", s.high);
	/* at the first row's time, and at time 0 */
	put(j, "intercept", s.middle_y - s.slope * (s.middle_t - p->first));
	put(j, "slope_by_date", s.slope);
	put(j, "intercept_by_date", s.middle_y - s.slope * s.middle_t);
	s = theil_sen(p->order, p->y, p->n, confidence, p->work);
	put(j, "slope_by_order", s.slope);
}

/* Rows of n and S: the table of the null distribution. */
static bool
run_mk_table(struct stat_job *j)
{
	const double *n = stat_numbers(j, "n"), *s = stat_numbers(j, "S");
	double *work = arena_array(stat_arena(j), trend_work(MK_EXACT_MAX), sizeof *work);

	if (n == NULL || s == NULL)
		return false;
	for (size_t i = 0; i < stat_rows(j); i++) {
		bool fits = n[i] >= 2 && n[i] <= MK_EXACT_MAX && floor(n[i]) == n[i];
		stat_put(j, "p_upper_tail", (long)i + 1,
		    fits ? mann_kendall_tail((size_t)n[i], s[i], work) : NAN);
	}
	return true;
}

static bool
run_mk_exact(struct stat_job *j)
{
	struct stat_points p;

	if (stat_has(j, "n") && stat_has(j, "S"))
		return run_mk_table(j);
	if (!stat_points(j, &p))
		return false;
	struct mann_kendall m = mann_kendall(p.y, p.n, p.work);
	put_kendall(j, &m);
	put(j, "p_exact_two_sided", m.p_exact);
	put(j, "z_normal", m.z);
	put(j, "p_normal_two_sided", m.p_normal);
	put_power(j, &p, &m);
	return put_sides(j, &p, &m);
}

static bool
run_mann_kendall(struct stat_job *j)
{
	struct stat_points p;

	if (!stat_points(j, &p))
		return false;
	struct mann_kendall m = mann_kendall(p.y, p.n, p.work);
	put_kendall(j, &m);
	put(j, "p_exact_two_sided", m.p_exact);
	put_power(j, &p, &m);
	put_sen(j, &p, 0.95);
	return put_sides(j, &p, &m) && put_normal(j, &m);
}

static bool
run_theil_sen(struct stat_job *j)
{
	struct stat_points p;
	double confidence = 0.95;

	if (stat_param(j, "period") != NULL) /* the slope of all seasons */
		return stat_run_seasonal(j);
	if (!stat_points(j, &p) || !stat_param_number(j, "confidence", &confidence))
		return false;
	if (!(confidence > 0 && confidence < 1))
		return stat_refuse(j, true, "-p confidence: between 0 and 1");
	struct mann_kendall m = mann_kendall(p.y, p.n, p.work);
	put_kendall(j, &m);
	put_sen(j, &p, confidence);
	return put_normal(j, &m);
}

static bool
run_power(struct stat_job *j)
{
	struct stat_points p;
	double alpha = 0.05, power = 0.8, sd = NAN;

	if (!stat_points(j, &p) || !stat_param_number(j, "alpha", &alpha)
	    || !stat_param_number(j, "power", &power) || !stat_param_number(j, "sd", &sd))
		return false;
	if (isnan(sd))
		sd = power_residual(p.t, p.y, p.n);
	struct detectable d = power_slope(p.t, p.n, sd, alpha, power);
	put(j, "n", (double)p.n);
	put(j, "df", d.df);
	put(j, "residual_sd", sd);
	put(j, "shift", power_t_shift(d.df, alpha, power));
	put(j, "detectable_change", d.change);
	put(j, "p_attainable", mann_kendall(p.y, p.n, p.work).p_attainable);
	return true;
}

/* ---- neighbours alike -------------------------------------------------- */

static void
put_serial(struct stat_job *j, const struct stat_points *p, const struct serial_kendall *r)
{
	struct theil_sen s = theil_sen(p->t, p->y, p->n, 0.95, p->work);

	put(j, "n", (double)r->n);
	put(j, "S", r->s);
	put(j, "var_S", r->variance);
	put(j, "var_S_uncorrected", r->plain);
	put(j, "factor", r->factor);
	put(j, "tau_a", r->tau_a);
	put(j, "z", r->z);
	put(j, "p_two_sided", r->p);
	put_direction(j, r->s, r->p);
	put(j, "r1", r->lag1);
	put(j, "slope", s.slope);
	put(j, "intercept", s.middle_y - s.slope * (s.middle_t - p->first));
}

static bool
serial_points(struct stat_job *j, struct stat_points *p)
{
	if (!stat_points(j, p))
		return false;
	p->work = arena_array(stat_arena(j), serial_work(p->n), sizeof *p->work);
	return true;
}

/* -p lags: "all", "significant" (which Hamed and Rao take of all), or a whole number; 0: all. */
static bool
read_lags(struct stat_job *j, size_t *lags)
{
	const char *text = stat_param(j, "lags");

	*lags = 0;
	return text == NULL || strncmp(text, "all", 3) == 0 || strncmp(text, "significant", 11) == 0
	    || stat_param_count(j, "lags", 1, 1000000, lags);
}

/* -p sum_mode: signed; absolute. */
static bool
read_sum(struct stat_job *j, enum serial_sum *sum)
{
	const char *text = stat_param(j, "sum_mode");

	*sum = SERIAL_SIGNED;
	if (text == NULL || strcmp(text, "signed") == 0)
		return true;
	if (strncmp(text, "abs", 3) != 0)
		return stat_refuse(j, true, "-p sum_mode: signed or absolute, not '%s'", text);
	*sum = SERIAL_ABSOLUTE;
	return true;
}

static bool
run_hamed_rao(struct stat_job *j)
{
	struct stat_points p;
	enum serial_sum sum;
	double alpha = 0.05;
	size_t lags;

	if (!serial_points(j, &p) || !read_lags(j, &lags) || !read_sum(j, &sum)
	    || !stat_param_number(j, "alpha_acf", &alpha))
		return false;
	if (!(alpha > 0 && alpha <= 1))
		return stat_refuse(j, true, "-p alpha_acf: over 0, at most 1");
	struct serial_kendall r = kendall_hamed_rao(p.t, p.y, p.n, lags, alpha, sum, p.work);
	put_serial(j, &p, &r);
	return true;
}

static bool
run_yue_wang(struct stat_job *j)
{
	struct stat_points p;
	size_t lags;

	if (!serial_points(j, &p) || !read_lags(j, &lags))
		return false;
	struct serial_kendall r = kendall_yue_wang(p.t, p.y, p.n, lags, p.work);
	put_serial(j, &p, &r);
	return true;
}

static bool
run_prewhite(struct stat_job *j)
{
	struct stat_points p;

	if (!serial_points(j, &p))
		return false;
	struct serial_kendall r = kendall_prewhite(p.t, p.y, p.n, p.work);
	put_serial(j, &p, &r);
	return true;
}

static bool
run_trend_free(struct stat_job *j)
{
	struct stat_points p;

	if (!serial_points(j, &p))
		return false;
	struct serial_kendall r = kendall_trend_free(p.t, p.y, p.n, p.work);
	put_serial(j, &p, &r);
	return true;
}

/* ---- table ------------------------------------------------------------ */

#define SAID  "missing", "ties", "alternative=two-sided" /* what all of them do */
#define SIDED "missing", "ties", "alternative"

static const struct stat_method methods[] = {
	{ "trend.mk_exact", "Mann-Kendall, exact", "Mann 1945; Kendall 1975",
	    N_("time, value; or n, S"), { SIDED }, run_mk_exact },
	{ "trend.mann_kendall", "Mann-Kendall, normal with ties", "Mann 1945; Kendall 1975",
	    "time, value", { SIDED, "continuity_correction", "ci_index", "intercept" },
	    run_mann_kendall },
	{ "trend.theil_sen", "Theil-Sen slope with limits", "Theil 1950; Sen 1968", "time, value",
	    { SAID, "confidence", "ci_index", "intercept", "continuity_correction", "period" },
	    run_theil_sen },
	{ "trend.mk_hamed_rao", "Mann-Kendall, variance corrected for ranks' memory",
	    "Hamed & Rao 1998", "time, value",
	    { SAID, "lags", "alpha_acf", "sum_mode", "detrend", "continuity_correction=true" },
	    run_hamed_rao },
	{ "trend.mk_yue_wang", "Mann-Kendall, variance corrected for autocorrelation",
	    "Yue & Wang 2004", "time, value",
	    { SAID, "lags", "detrend", "continuity_correction=true" }, run_yue_wang },
	{ "trend.mk_prewhite", "Mann-Kendall after pre-whitening", "von Storch 1995", "time, value",
	    { SAID, "lag=1", "lags=1", "continuity_correction=true" }, run_prewhite },
	{ "trend.mk_tfpw", "Mann-Kendall after trend-free pre-whitening", "Yue et al. 2002",
	    "time, value", { SAID, "lag=1", "lags=1", "detrend", "continuity_correction=true" },
	    run_trend_free },
	{ "trend.power", "smallest change that the series could have shown", "Lenth 1989",
	    "time, value", { "missing", "alpha", "power", "sd" }, run_power },
};

const struct stat_method *
stat_trend_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
