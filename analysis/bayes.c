#include "analysis/bayes.h"

#include <math.h>
#include <stdbool.h>

#include "analysis/inverse.h"
#include "base/decimal.h"

static struct belief
unknown(enum stat_code code)
{
	return (struct belief){ .code = code,
		.a = NAN,
		.b = NAN,
		.mean = NAN,
		.ci = { .code = code, .low = NAN, .high = NAN },
		.at_most = NAN,
		.at_least = NAN };
}

static enum stat_code
check_terms(struct prior prior, double target, double confidence)
{
	if (!(prior.a >= 0) || !(prior.b >= 0) || !isfinite(prior.a) || !isfinite(prior.b))
		return STAT_BAD_INPUT;
	return confidence > 0 && confidence < 1 && !isinf(target) ? STAT_OK : STAT_BAD_INPUT;
}

/* ---- one posterior ----------------------------------------------------- */

static struct belief
belief_beta(double a, double b, double target, double confidence)
{
	double tail = (1 - confidence) / 2;

	if (!(a > 0) || !(b > 0))
		return unknown(STAT_ZERO_DENOMINATOR);
	struct belief r = { .code = STAT_OK, .a = a, .b = b, .mean = a / (a + b) };
	r.ci.low = inverse_beta_lower(tail, a, b);
	r.ci.high = inverse_beta_upper(tail, a, b);
	r.at_most = isnan(target) ? NAN : beta_below(fmin(fmax(target, 0), 1), a, b);
	r.at_least = isnan(target) ? NAN : beta_above(fmin(fmax(target, 0), 1), a, b);
	return r;
}

static struct belief
belief_gamma(double a, double b, double target, double confidence)
{
	double tail = (1 - confidence) / 2;

	if (!(a > 0) || !(b > 0))
		return unknown(STAT_ZERO_DENOMINATOR);
	struct belief r = { .code = STAT_OK, .a = a, .b = b, .mean = a / b };
	r.ci.low = inverse_gamma_lower(tail, a) / b;
	r.ci.high = inverse_gamma_upper(tail, a) / b;
	r.at_most = isnan(target) ? NAN : gamma_below(fmax(target, 0) * b, a);
	r.at_least = isnan(target) ? NAN : gamma_above(fmax(target, 0) * b, a);
	return r;
}

static bool
is_share(double x, double n)
{
	return decimal_is_count(x) && decimal_is_count(n) && x <= n;
}

static bool
is_rate(double x, double persons)
{
	return decimal_is_count(x) && persons >= 0 && isfinite(persons);
}

struct belief
bayes_share(double x, double n, struct prior prior, double target, double confidence)
{
	if (!is_share(x, n) || check_terms(prior, target, confidence) != STAT_OK)
		return unknown(STAT_BAD_INPUT);
	return belief_beta(x + prior.a, n - x + prior.b, target, confidence);
}

struct belief
bayes_rate(double x, double persons, struct prior prior, double target, double confidence)
{
	if (!is_rate(x, persons) || check_terms(prior, target, confidence) != STAT_OK)
		return unknown(STAT_BAD_INPUT);
	return belief_gamma(x + prior.a, persons + prior.b, target, confidence);
}

/* ---- a series, forgetting ---------------------------------------------- */

/* The two kinds differ in what a year must be, what it adds, and the distribution. */
struct conjugate {
	bool (*valid)(double x, double of);
	double (*second)(double x, double of);
	struct belief (*belief)(double a, double b, double target, double confidence);
};

static double
without_event(double x, double n)
{
	return n - x;
}

static double
at_risk(double x, double persons)
{
	(void)x;
	return persons;
}

static enum stat_code
discounted(const struct conjugate *c, const double *x, const double *of, size_t n, double discount,
    struct prior prior, double target, double confidence, struct belief *out)
{
	enum stat_code code = check_terms(prior, target, confidence);
	struct prior now = prior;

	if (!(discount > 0 && discount <= 1))
		code = STAT_BAD_INPUT;
	for (size_t t = 0; t < n; t++) {
		bool missing = isnan(x[t]) || isnan(of[t]);
		if (!missing && !c->valid(x[t], of[t]))
			code = STAT_BAD_INPUT;
		now.a = discount * now.a + (missing ? 0 : x[t]);
		now.b = discount * now.b + (missing ? 0 : c->second(x[t], of[t]));
		out[t] =
		    code == STAT_OK ? c->belief(now.a, now.b, target, confidence) : unknown(code);
	}
	if (code != STAT_OK)
		return code;
	return n == 0 ? STAT_TOO_SHORT : out[n - 1].code;
}

enum stat_code
bayes_share_discounted(const double *x, const double *of, size_t n, double discount,
    struct prior prior, double target, double confidence, struct belief *out)
{
	static const struct conjugate beta = { is_share, without_event, belief_beta };

	return discounted(&beta, x, of, n, discount, prior, target, confidence, out);
}

enum stat_code
bayes_rate_discounted(const double *x, const double *persons, size_t n, double discount,
    struct prior prior, double target, double confidence, struct belief *out)
{
	static const struct conjugate gamma_poisson = { is_rate, at_risk, belief_gamma };

	return discounted(&gamma_poisson, x, persons, n, discount, prior, target, confidence, out);
}
